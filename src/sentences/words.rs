//! The words on the two sides of a site: where they end, and of what class they are.

use std::ops::Range;

use super::classes::{left, right};
use super::letters::Letters;
use super::lexicon::{Abbreviation, Classes, Word, lexicon, without_common};
use super::shapes::shape;

/// The longest word looked at, in bytes; one that begins before that, or might, counts as `left::LONG`.
const LONGEST: usize = 24;

/// The class of the word that ends at byte `end`, and where it begins, not before `start`.
pub(super) fn left_word(bytes: &[u8], start: usize, end: usize) -> (u8, usize) {
    if end <= start {
        return (left::NOTHING, end);
    }
    let letters = Letters::before(bytes, end);
    if letters.word().leading_ones() == 0 {
        let closed = matches!(bytes[end - 1], b')' | b']' | b'"' | b'\'');
        return (if closed { left::CLOSED } else { left::PUNCTUATION }, end);
    }
    let length = ((letters.word() | letters.dot).leading_ones() as usize).min(end - start).min(LONGEST);
    let from = end - length;
    let class = if length == LONGEST && from > start {
        left::LONG
    } else if letters.wide.leading_zeros() < length as u32 {
        left::CASELESS
    } else {
        left_class(bytes, from, end, letters)
    };
    (class, from)
}

/// The class of the word of ASCII between `from` and `end`, whose `letters` these are.
#[inline]
fn left_class(bytes: &[u8], from: usize, end: usize, letters: Letters) -> u8 {
    let length = end - from;
    let capital = bytes[from].is_ascii_uppercase();
    let digits = letters.digit.leading_zeros() < length as u32;
    let classes = if digits { Classes::default() } else { without_common().look_up(bytes, from, end) };
    if classes.abbreviation != Abbreviation::None {
        return classes.abbreviation as u8 + if capital { left::CAPITALISED } else { 0 };
    }
    match classes.word {
        Word::Month if capital => left::MONTH,
        Word::Day if capital => left::DAY,
        Word::Courtesy => left::COURTESY,
        Word::Title => left::TITLE,
        Word::None => shape(letters, length),
        _ if capital && length > 1 => left::FUNCTION_WORD_CAPITALISED,
        _ if length > 1 && letters.lower.leading_ones() as usize >= length => left::FUNCTION_WORD,
        _ => shape(letters, length),
    }
}

/// The class of the word that begins at byte `at`, and where it ends.
pub(super) fn right_word(bytes: &[u8], at: usize) -> (u8, usize) {
    let letters = Letters::after(bytes, at);
    let length = (letters.word().trailing_ones() as usize).min(LONGEST);
    let mut to = at + length;
    let then = bytes.get(to).copied().unwrap_or(b' ');
    if then == b'\'' && length + 1 < LONGEST && bytes.get(to + 1).is_some_and(u8::is_ascii_alphabetic) {
        to += 1 + ((letters.word() >> (length + 1)).trailing_ones() as usize).min(LONGEST - length - 1);
    }
    if to == at {
        return (right_mark(bytes, at), at);
    }
    (right_class(bytes, at..to, letters, (length, then)), to)
}

/// The class of the word that stands in `word` and begins with `length` letters; `then` stands after these, perhaps an
/// apostrophe with more.
#[inline]
fn right_class(bytes: &[u8], word: Range<usize>, letters: Letters, (length, then): (usize, u8)) -> u8 {
    let first = bytes[word.start];
    // True if the letters are all such, or some.
    let all = |bits: u32| bits.trailing_ones() as usize >= length;
    let some = |bits: u32| (bits.trailing_zeros() as usize) < length;
    if first.is_ascii_digit() {
        let enumerator = word.len() < 3 && (then == b'.' || then == b')') && all(letters.digit);
        return if enumerator { right::ENUMERATOR } else { right::DIGITS };
    }
    if first.is_ascii_uppercase() && word.len() == 1 && then == b'.' {
        return right::INITIAL;
    }
    let address = |known: &[u8]| bytes[word.clone()].eq_ignore_ascii_case(known);
    if matches!(first, b'h' | b'H' | b'w' | b'W') && (address(b"http") || address(b"https") || address(b"www")) {
        return right::ADDRESS;
    }
    let classes = lexicon().look_up(bytes, word.start, word.end);
    if first.is_ascii_uppercase() {
        if classes.abbreviation == Abbreviation::Title && then == b'.' {
            return right::TITLE;
        }
        if classes.word == Word::None && word.len() > 1 && all(letters.upper) {
            return right::CAPITALS;
        }
        return classes.word as u8;
    }
    if first.is_ascii_lowercase() {
        let class = if classes.word == Word::Common { Word::None } else { classes.word };
        return if some(letters.upper) { right::MIXED } else { class as u8 + right::LOWER };
    }
    // A letter outside ASCII: the case of the first one decides.
    match std::str::from_utf8(&bytes[word]).ok().and_then(|word| word.chars().next()) {
        Some(char) if char.is_uppercase() => Word::None as u8,
        Some(char) if char.is_lowercase() => right::LOWER,
        _ => right::CASELESS,
    }
}

/// The class of a mark that stands where a word might.
pub(super) fn right_mark(bytes: &[u8], at: usize) -> u8 {
    match bytes.get(at..).unwrap_or_default() {
        [] => right::NOTHING,
        [b',' | b';' | b':', ..] => right::COMMA,
        [b'.' | b'!' | b'?', ..] | [0xE2, 0x80, 0xA6, ..] => right::TERMINAL,
        [b'-', ..] | [0xE2, 0x80, 0x93 | 0x94, ..] => right::DASH,
        [b'$' | b'#' | b'@', ..] | [0xE2, 0x82, ..] | [0xC2, 0xA3, ..] => right::CURRENCY,
        _ => right::SYMBOL,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn assert_left(text: &str, class: u8, word: &str) {
        let (found, from) = left_word(text.as_bytes(), 0, text.len());
        assert_eq!((found, &text[from..]), (class, word), "{text}");
    }

    #[test]
    fn words_before_a_mark_are_classed_by_their_form() {
        for (text, class) in [
            ("it rained", left::WORD),
            ("a dim", left::SHORT),
            ("forty hrz", left::CONSONANTS),
            ("x", left::LETTER),
            ("Kay B", left::INITIAL),
            ("on Lake Meru", left::CAPITALISED_WORD),
            ("Ola", left::SHORT_CAPITALISED),
            ("Mc Bgt", left::CAPITALISED_CONSONANTS),
            ("at NTO", left::SHORT_CAPITALS),
            ("at NTOMA", left::CAPITALS),
            ("by McVane", left::MIXED),
            ("the eBook", left::MIXED),
            ("in 1987", left::DIGITS),
            ("up 3.5", left::DECIMAL),
            ("a B2", left::ALPHANUMERIC),
            ("w.r.t", left::DOTTED),
            ("the Q.R.T", left::DOTTED_CAPITALS),
            ("in Orléans", left::CASELESS),
            ("he and she", left::FUNCTION_WORD),
            ("She", left::FUNCTION_WORD_CAPITALISED),
            ("on Monday", left::DAY),
            ("in March", left::MONTH),
            ("said Dr", Abbreviation::Title as u8 + left::CAPITALISED),
            ("the gov", Abbreviation::Title as u8),
            ("abcdefghijklmnopqrstuvw", left::WORD),
        ] {
            assert_left(text, class, text.rsplit(' ').next().unwrap());
        }
    }

    #[test]
    fn what_is_no_word_before_a_mark_has_a_class_too() {
        assert_left("", left::NOTHING, "");
        assert_left("(so)", left::CLOSED, "");
        assert_left("so!", left::PUNCTUATION, "");
        assert_left("abcdefghijklmnopqrstuvwxyz", left::LONG, "cdefghijklmnopqrstuvwxyz");
        assert_eq!(left_word(b"hi there", 5, 8), (left::SHORT, 5), "no further than the sentence");
    }

    #[test]
    fn words_after_a_gap_are_classed_by_their_form() {
        for (text, class, word) in [
            ("The sea", Word::Determiner as u8, "The"),
            ("the sea", Word::Determiner as u8 + right::LOWER, "the"),
            ("Dr. Roe", right::TITLE, "Dr"),
            ("K. Roe", right::INITIAL, "K"),
            ("NTOMA said", right::CAPITALS, "NTOMA"),
            ("eBook", right::MIXED, "eBook"),
            ("12. Bread", right::ENUMERATOR, "12"),
            ("1987", right::DIGITS, "1987"),
            ("www.example", right::ADDRESS, "www"),
            ("Élan", Word::None as u8, "Élan"),
            ("élan", right::LOWER, "élan"),
            ("水の", right::CASELESS, "水の"),
            ("They're off", Word::Pronoun as u8, "They're"),
            ("uncharacteristicall'y so", right::LOWER, "uncharacteristicall'y"),
            ("abcdefghijklmnopqrstuvwxyz", right::LOWER, "abcdefghijklmnopqrstuvwx"),
            ("“so”", right::SYMBOL, ""),
            ("", right::NOTHING, ""),
        ] {
            let (found, end) = right_word(text.as_bytes(), 0);
            assert_eq!((found, &text[..end]), (class, word), "{text}");
        }
    }

    proptest! {
        #[test]
        fn words_end_where_a_plain_loop_ends(text in "([a-zA-Z0-9.'é ]|[a-z]{10,20}|”){0,12}", at in 0_usize..100) {
            let bytes = text.as_bytes();
            let at = at.min(bytes.len());
            let letter = |byte: &u8| byte.is_ascii_alphanumeric() || !(byte.is_ascii() || matches!(byte, 0xC2 | 0xE2));
            let letters = bytes[at..].iter().take(LONGEST).take_while(|&byte| letter(byte)).count();
            let (_, end) = right_word(bytes, at);
            prop_assert!(end == at + letters || bytes[at + letters] == b'\'' && end <= at + LONGEST);
            let dotted = |byte: &&u8| letter(byte) || **byte == b'.';
            let length = bytes[..at].iter().rev().take(LONGEST).take_while(dotted).count();
            let ends_in_letter = bytes[..at].last().is_some_and(letter);
            prop_assert_eq!(left_word(bytes, 0, at).1, at - if ends_in_letter { length } else { 0 });
        }
    }
}
