//! Classes of the words and marks on the two sides of a site.

use super::lexicon::Abbreviation;

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
