//! Whole words before a terminal mark: those that decide at once that it ends a sentence.

use super::lexicon::{Abbreviation, without_common};

/// The length of a lower-case word that is no abbreviation, but for one.
const LONG_WORD: usize = 6;

/// True if a lower-case word that is no abbreviation ends at `at`; what a long one begins with is not looked at.
#[inline]
pub(super) fn is_whole_word(bytes: &[u8], at: usize) -> bool {
    let letters = lower_before(bytes, at);
    if letters >= LONG_WORD {
        return &bytes[at - LONG_WORD..at] != b"approx";
    }
    let from = at - letters;
    letters > 1
        && is_apart(bytes, from)
        && bytes[from..at].iter().any(|letter| b"aeiouy".contains(letter))
        && without_common().look_up(bytes, from, at).abbreviation == Abbreviation::None
}

/// True if the word that ends at `at` is of at most sixteen letters, and all in lower case.
#[inline]
pub(super) fn is_lower_case(bytes: &[u8], at: usize) -> bool {
    let last = lower_before(bytes, at);
    let from = at - last - if last == 8 { lower_before(bytes, at - 8) } else { 0 };
    from < at && is_apart(bytes, from)
}

/// True if nothing stands right before `from`.
#[inline]
fn is_apart(bytes: &[u8], from: usize) -> bool {
    from == 0 || bytes[from - 1].is_ascii_whitespace()
}

/// The number of lower-case letters right before `at`, up to eight.
#[inline]
fn lower_before(bytes: &[u8], at: usize) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let Some(chunk) = bytes[..at].last_chunk() else {
        return bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_lowercase()).count();
    };
    // In every byte of the sums the highest bit tells whether what is below it is at least `a`, or past `z`.
    let word = u64::from_le_bytes(*chunk);
    let low = word & (0x7F * EACH);
    let not_below = low + (0x80 - u64::from(b'a')) * EACH;
    let above = low + (0x7F - u64::from(b'z')) * EACH;
    let lower = not_below & !above & !word & (0x80 * EACH);
    ((lower ^ (0x80 * EACH)).leading_zeros() / 8) as usize
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn abbreviations_and_parts_of_words_are_not_whole() {
        for word in ["bridge", "the old sea", "ferries", "so"] {
            assert!(is_whole_word(word.as_bytes(), word.len()), "{word}");
        }
        for word in ["approx", "etc", "Bridge's", "x", "Ohio", "pm", "e.g", ""] {
            assert!(!is_whole_word(word.as_bytes(), word.len()), "{word}");
        }
    }

    #[test]
    fn a_word_in_lower_case_has_no_capital_however_long_it_is() {
        for word in ["so", "the bridges", "wonderful", "very wonderfullest", "abcdefghijklmno"] {
            assert!(is_lower_case(word.as_bytes(), word.len()), "{word}");
        }
        for word in ["Jeopardy", "Wonderful", "McVane", "un-done", "so ", "", "abcdefghijklmnopq"] {
            assert!(!is_lower_case(word.as_bytes(), word.len()), "{word}");
        }
    }

    proptest! {
        #[test]
        fn letters_are_counted_as_in_a_plain_loop(bytes in prop::collection::vec(
            prop_oneof![4 => b'a'..=b'z', 1 => any::<u8>(), 1 => b'X'..=b'f', 1 => b'w'..=0x81_u8], 0..24
        )) {
            let plain = bytes.iter().rev().take_while(|byte| byte.is_ascii_lowercase()).count();
            prop_assert_eq!(lower_before(&bytes, bytes.len()).min(8), plain.min(8));
        }
    }
}
