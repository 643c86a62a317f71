//! The classes of words before a mark that are in no list, by their form alone.

use super::classes::left;
use super::letters::Letters;

/// The class of the word of ASCII of so many bytes that the window of `letters` ends in, from one table, as the parts of words
/// are many and hard to foretell.
#[inline]
pub(super) fn shape(letters: Letters, length: usize) -> u8 {
    CLASSES[form(letters, length)]
}

/// What a word may be made of, as bits.
mod form {
    pub(super) const LOWER: usize = 1;
    pub(super) const UPPER: usize = 2;
    pub(super) const DIGIT: usize = 4;
    pub(super) const DOT: usize = 8;
    pub(super) const VOWEL: usize = 16;
    /// It begins with a capital.
    pub(super) const CAPITAL: usize = 32;
    /// After its first byte it goes on, and all in lower case.
    pub(super) const LOWER_TAIL: usize = 64;
    /// It has more than one byte, more than three, more than four.
    pub(super) const LONGER: [usize; 3] = [128, 256, 512];
    pub(super) const COUNT: usize = 1024;
}

/// What that word is made of.
#[inline]
fn form(letters: Letters, length: usize) -> usize {
    let (first, word) = (1 << (u32::BITS as usize - length), u32::MAX << (u32::BITS as usize - length));
    let tail = word & !first;
    let bit = |set: bool, bit: usize| usize::from(set) * bit;
    let has = |bits: u32, part: usize| bit(bits & word != 0, part);
    has(letters.lower, form::LOWER)
        | has(letters.upper, form::UPPER)
        | has(letters.digit, form::DIGIT)
        | has(letters.dot, form::DOT)
        | has(letters.vowel, form::VOWEL)
        | bit(letters.upper & first != 0, form::CAPITAL)
        | bit(length > 1 && letters.lower & tail == tail, form::LOWER_TAIL)
        | bit(length > 1, form::LONGER[0])
        | bit(length > 3, form::LONGER[1])
        | bit(length > 4, form::LONGER[2])
}

static CLASSES: [u8; form::COUNT] = {
    let mut classes = [0; form::COUNT];
    let mut form = 0;
    while form < classes.len() {
        classes[form] = class(form);
        form += 1;
    }
    classes
};

const fn class(form: usize) -> u8 {
    let (dot, vowel) = (form & form::DOT != 0, form & form::VOWEL != 0);
    let name = form & form::CAPITAL != 0 && form & form::LOWER_TAIL != 0;
    let [single, short, medium] =
        [form & form::LONGER[0] == 0, form & form::LONGER[1] == 0, form & form::LONGER[2] == 0];
    let parts = form & (form::LOWER | form::UPPER | form::DIGIT);
    match parts {
        form::DIGIT | 0 if dot => left::DECIMAL,
        form::UPPER if dot => left::DOTTED_CAPITALS,
        _ if dot => left::DOTTED,
        form::DIGIT => left::DIGITS,
        _ if parts & form::DIGIT != 0 => left::ALPHANUMERIC,
        form::UPPER if single => left::INITIAL,
        _ if single => left::LETTER,
        form::LOWER if !vowel => left::CONSONANTS,
        form::LOWER if short => left::SHORT,
        form::LOWER => left::WORD,
        form::UPPER if medium => left::SHORT_CAPITALS,
        form::UPPER => left::CAPITALS,
        _ if !name => left::MIXED,
        _ if !vowel => left::CAPITALISED_CONSONANTS,
        _ if short => left::SHORT_CAPITALISED,
        _ => left::CAPITALISED_WORD,
    }
}
