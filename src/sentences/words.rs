//! Classes of the words and marks on the two sides of a site.

use super::lexicon::{Abbreviation, Classes, Word, lexicon, without_common};

/// The longest word looked at, in bytes; longer ones count as `Left::Long`.
const LONGEST: usize = 24;

/// Classes of the word before the mark. The first ones are the abbreviation classes, lower case and capitalised.
pub(super) mod left {
    pub(in super::super) const CAPITALISED: u8 = 20;
    pub(in super::super) const NOTHING: u8 = 40;
    pub(in super::super) const INITIAL: u8 = 41;
    pub(in super::super) const LETTER: u8 = 42;
    pub(in super::super) const DOTTED_CAPITALS: u8 = 43;
    pub(in super::super) const DOTTED: u8 = 44;
    pub(in super::super) const DIGITS: u8 = 45;
    pub(in super::super) const DECIMAL: u8 = 46;
    pub(in super::super) const ALPHANUMERIC: u8 = 47;
    pub(in super::super) const SHORT_CAPITALS: u8 = 48;
    pub(in super::super) const CAPITALS: u8 = 49;
    pub(in super::super) const CAPITALISED_CONSONANTS: u8 = 50;
    pub(in super::super) const SHORT_CAPITALISED: u8 = 51;
    pub(in super::super) const CAPITALISED_WORD: u8 = 52;
    pub(in super::super) const SHORT: u8 = 53;
    pub(in super::super) const CONSONANTS: u8 = 54;
    pub(in super::super) const FUNCTION_WORD: u8 = 55;
    pub(in super::super) const WORD: u8 = 56;
    pub(in super::super) const MIXED: u8 = 57;
    pub(in super::super) const LONG: u8 = 58;
    pub(in super::super) const CASELESS: u8 = 59;
    pub(in super::super) const CLOSED: u8 = 60;
    pub(in super::super) const PUNCTUATION: u8 = 61;
    pub(in super::super) const MONTH: u8 = 62;
    pub(in super::super) const DAY: u8 = 63;
    pub(in super::super) const COURTESY: u8 = 64;
    pub(in super::super) const TITLE: u8 = 65;
    pub(in super::super) const FUNCTION_WORD_CAPITALISED: u8 = 66;
    pub(in super::super) const COUNT: usize = 67;
}

/// Classes of the word after the gap. The first ones are the word classes, capitalised and lower case.
pub(super) mod right {
    pub(in super::super) const LOWER: u8 = 14;
    pub(in super::super) const INITIAL: u8 = 28;
    pub(in super::super) const CAPITALS: u8 = 29;
    pub(in super::super) const DIGITS: u8 = 30;
    pub(in super::super) const ENUMERATOR: u8 = 31;
    pub(in super::super) const COMMA: u8 = 32;
    pub(in super::super) const DASH: u8 = 33;
    pub(in super::super) const TERMINAL: u8 = 34;
    pub(in super::super) const CURRENCY: u8 = 35;
    pub(in super::super) const CASELESS: u8 = 36;
    pub(in super::super) const SYMBOL: u8 = 37;
    pub(in super::super) const NOTHING: u8 = 38;
    pub(in super::super) const MIXED: u8 = 39;
    pub(in super::super) const TITLE: u8 = 40;
    pub(in super::super) const ADDRESS: u8 = 41;
    pub(in super::super) const COUNT: usize = 42;
}

/// Classes of abbreviations, capitalised, as a bit for each class of a word before a mark.
pub(super) const fn capitalised(classes: &[Abbreviation]) -> u128 {
    let (mut bits, mut index) = (0, 0);
    while index < classes.len() {
        bits |= 1 << (classes[index] as u8 + left::CAPITALISED);
        index += 1;
    }
    bits
}

/// The same in lower case and capitalised.
pub(super) const fn both_cases(classes: &[Abbreviation]) -> u128 {
    capitalised(classes) | capitalised(classes) >> left::CAPITALISED
}

/// What opens before the word after the gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Opener {
    None,
    Bracket,
    Single,
    Double,
    Bullet,
}

impl Opener {
    pub(super) const COUNT: usize = 5;
}

/// What a byte of a word may be, as bits.
mod part {
    pub(super) const LOWER: u8 = 1;
    pub(super) const UPPER: u8 = 2;
    pub(super) const DIGIT: u8 = 4;
    /// Part of a letter outside ASCII.
    pub(super) const WIDE: u8 = 8;
    pub(super) const LETTER: u8 = LOWER | UPPER | DIGIT | WIDE;
    pub(super) const DOT: u8 = 16;
    pub(super) const VOWEL: u8 = 32;
}

const PARTS: [u8; 256] = {
    let mut parts = [0; 256];
    let mut index = 0;
    while index < parts.len() {
        parts[index] = match index as u8 {
            b'a' | b'e' | b'i' | b'o' | b'u' | b'y' => part::LOWER | part::VOWEL,
            b'a'..=b'z' => part::LOWER,
            b'A' | b'E' | b'I' | b'O' | b'U' | b'Y' => part::UPPER | part::VOWEL,
            b'A'..=b'Z' => part::UPPER,
            b'0'..=b'9' => part::DIGIT,
            b'.' => part::DOT,
            // All but the lead bytes of the marks of Latin-1 and of U+2000 to U+2FFF.
            0x80..=0xBF | 0xC3..=0xE1 | 0xE3..=0xFF => part::WIDE,
            _ => 0,
        };
        index += 1;
    }
    parts
};

fn part(byte: u8) -> u8 {
    PARTS[usize::from(byte)]
}

fn letter(byte: u8) -> bool {
    part(byte) & part::LETTER != 0
}

/// The class of the word that ends at byte `end`, and where it begins, not before `start`.
pub(super) fn left_word(bytes: &[u8], start: usize, end: usize) -> (u8, usize) {
    let floor = start.max(end.saturating_sub(LONGEST));
    let mut from = end;
    // The parts of the word, and of all of it but its first byte.
    let (mut parts, mut tail) = (0, 0);
    while from > floor {
        let next = part(bytes[from - 1]);
        if next & part::LETTER == 0 && (next & part::DOT == 0 || from == end) {
            break;
        }
        tail = parts;
        parts |= next;
        from -= 1;
    }
    let word = &bytes[from..end];
    let class = match word {
        [] if end <= start => left::NOTHING,
        [] => match bytes[end - 1] {
            b')' | b']' | b'"' | b'\'' => left::CLOSED,
            _ => left::PUNCTUATION,
        },
        _ if from == floor && floor > start => left::LONG,
        _ if parts & part::WIDE != 0 => left::CASELESS,
        _ => {
            let classes =
                if parts & part::DIGIT == 0 { without_common().look_up(bytes, from, end) } else { Classes::default() };
            left_shape(word, classes, (parts & !part::VOWEL, tail & !part::VOWEL), parts & part::VOWEL != 0)
        }
    };
    (class, from)
}

/// The class of an ASCII word with these `classes` and `parts`, and these in its `tail`: all of it but its first byte.
fn left_shape(word: &[u8], classes: Classes, (parts, tail): (u8, u8), vowels: bool) -> u8 {
    let capital = part(word[0]) & part::UPPER != 0;
    if classes.abbreviation != Abbreviation::None {
        return classes.abbreviation as u8 + if capital { left::CAPITALISED } else { 0 };
    }
    match classes.word {
        Word::Month if capital => return left::MONTH,
        Word::Day if capital => return left::DAY,
        Word::Courtesy => return left::COURTESY,
        Word::Title => return left::TITLE,
        Word::None => {}
        _ if capital && word.len() > 1 => return left::FUNCTION_WORD_CAPITALISED,
        _ => {}
    }
    if parts & part::DOT != 0 {
        return match parts & !part::DOT {
            part::DIGIT | 0 => left::DECIMAL,
            part::UPPER => left::DOTTED_CAPITALS,
            _ => left::DOTTED,
        };
    }
    match (parts, word.len()) {
        (part::DIGIT, _) => left::DIGITS,
        (parts, _) if parts & part::DIGIT != 0 => left::ALPHANUMERIC,
        (part::UPPER, 1) => left::INITIAL,
        (_, 1) => left::LETTER,
        (part::LOWER, _) if classes.word != Word::None => left::FUNCTION_WORD,
        (part::LOWER, _) if !vowels => left::CONSONANTS,
        (part::LOWER, 2 | 3) => left::SHORT,
        (part::LOWER, _) => left::WORD,
        (part::UPPER, 2..5) => left::SHORT_CAPITALS,
        (part::UPPER, _) => left::CAPITALS,
        (_, _) if !capital || tail != part::LOWER => left::MIXED,
        (_, _) if !vowels => left::CAPITALISED_CONSONANTS,
        (_, 2 | 3) => left::SHORT_CAPITALISED,
        (_, _) => left::CAPITALISED_WORD,
    }
}

/// Skips the opening marks at `at`, also where spaces set them apart.
#[inline]
pub(super) fn openers(bytes: &[u8], at: usize) -> (Opener, usize) {
    // Mostly there are none.
    if bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) { (Opener::None, at) } else { all_openers(bytes, at) }
}

fn all_openers(bytes: &[u8], at: usize) -> (Opener, usize) {
    let (mut at, mut opener) = (at, Opener::None);
    for _ in 0..4 {
        let (found, width) = match bytes.get(at..).unwrap_or_default() {
            [b'(' | b'[' | b'{', ..] => (Opener::Bracket, 1),
            [b'"', ..] | [b'\'', b'\'', ..] | [b'`', b'`', ..] | [0xE2, 0x80, 0x9C, ..] | [0xC2, 0xAB, ..] => (
                Opener::Double,
                if bytes[at] == b'"' {
                    1
                } else if bytes[at] == 0xE2 {
                    3
                } else {
                    2
                },
            ),
            [0xE2, 0x80, 0x98, ..] => (Opener::Single, 3),
            [b'\'' | b'`', ..] => (Opener::Single, 1),
            [0xE2, 0x80, 0xA2, ..] => (Opener::Bullet, 3),
            [0xC2, 0xB7, ..] => (Opener::Bullet, 2),
            [b'*' | b'_', ..] => (Opener::Bullet, 1),
            _ => break,
        };
        opener = opener.max(found);
        at += width;
        at += usize::from(bytes.get(at) == Some(&b' '));
    }
    (opener, at)
}

/// The class of the word that begins at byte `at`, and where it ends.
pub(super) fn right_word(bytes: &[u8], at: usize) -> (u8, usize) {
    let window = &bytes[at.min(bytes.len())..bytes.len().min(at + LONGEST)];
    let mut parts = 0;
    let mut length = 0;
    while let Some(&byte) = window.get(length)
        && letter(byte)
    {
        parts |= part(byte);
        length += 1;
    }
    if window.get(length) == Some(&b'\'') && window.get(length + 1).is_some_and(u8::is_ascii_alphabetic) {
        length += 1 + window[length + 1..].iter().position(|&b| !letter(b)).unwrap_or(window.len() - length - 1);
    }
    let word = &window[..length];
    if word.is_empty() {
        return (right_mark(bytes, at), at);
    }
    let classes = || lexicon().look_up(bytes, at, at + length);
    (right_shape(word, classes, parts, window.get(length).copied().unwrap_or(b' ')), at + length)
}

/// The class of a word with these `classes` and `parts`, after which the byte `then` stands.
#[inline]
fn right_shape(word: &[u8], classes: impl Fn() -> Classes, parts: u8, then: u8) -> u8 {
    let first = word[0];
    if first.is_ascii_digit() {
        let enumerator = word.len() < 3 && (then == b'.' || then == b')') && parts == part::DIGIT;
        return if enumerator { right::ENUMERATOR } else { right::DIGITS };
    }
    if first.is_ascii_uppercase() && word.len() == 1 && then == b'.' {
        return right::INITIAL;
    }
    let address = |known: &[u8]| word.eq_ignore_ascii_case(known);
    if matches!(first, b'h' | b'H' | b'w' | b'W') && (address(b"http") || address(b"https") || address(b"www")) {
        return right::ADDRESS;
    }
    let classes = classes();
    if first.is_ascii_uppercase() {
        if classes.abbreviation == Abbreviation::Title && then == b'.' {
            return right::TITLE;
        }
        if classes.word == Word::None && word.len() > 1 && parts & !part::VOWEL == part::UPPER {
            return right::CAPITALS;
        }
        return classes.word as u8;
    }
    if first.is_ascii_lowercase() {
        let class = if classes.word == Word::Common { Word::None } else { classes.word };
        return if parts & part::UPPER != 0 { right::MIXED } else { class as u8 + right::LOWER };
    }
    // A letter outside ASCII: the case of the first one decides.
    match std::str::from_utf8(word).ok().and_then(|word| word.chars().next()) {
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
