//! Word classes: what a word is known to do before a full stop, and at the start of a sentence.

use std::sync::LazyLock;

/// The longest word that can be looked up, in bytes.
const LONGEST: usize = 16;

/// Slots of the hash table, a power of two that leaves most of them free.
const SLOTS: usize = 1 << 14;

/// What a full stop after a word is likely to be. `None` is for words that are no known abbreviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub(super) enum Abbreviation {
    #[default]
    None,
    Title,
    Suffix,
    Month,
    Day,
    State,
    Street,
    Number,
    Latin,
    Etc,
    Unit,
    Clock,
    Era,
    Degree,
    Country,
    Brand,
    Postscript,
    Saint,
    Versus,
}

/// What a word is likely to do at the start of a sentence. `None` is for words that are in no list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub(super) enum Word {
    #[default]
    None,
    Pronoun,
    Determiner,
    Preposition,
    Conjunction,
    Subordinator,
    Adverb,
    Auxiliary,
    Reporting,
    Month,
    Day,
    Title,
    Courtesy,
    Common,
}

const ABBREVIATIONS: [(&str, Abbreviation); 18] = [
    ("title", Abbreviation::Title),
    ("suffix", Abbreviation::Suffix),
    ("month", Abbreviation::Month),
    ("day", Abbreviation::Day),
    ("state", Abbreviation::State),
    ("street", Abbreviation::Street),
    ("number", Abbreviation::Number),
    ("latin", Abbreviation::Latin),
    ("etc", Abbreviation::Etc),
    ("unit", Abbreviation::Unit),
    ("clock", Abbreviation::Clock),
    ("era", Abbreviation::Era),
    ("degree", Abbreviation::Degree),
    ("country", Abbreviation::Country),
    ("brand", Abbreviation::Brand),
    ("postscript", Abbreviation::Postscript),
    ("saint", Abbreviation::Saint),
    ("versus", Abbreviation::Versus),
];

const WORDS: [(&str, Word); 13] = [
    ("pronoun", Word::Pronoun),
    ("determiner", Word::Determiner),
    ("preposition", Word::Preposition),
    ("conjunction", Word::Conjunction),
    ("subordinator", Word::Subordinator),
    ("adverb", Word::Adverb),
    ("auxiliary", Word::Auxiliary),
    ("reporting", Word::Reporting),
    ("month", Word::Month),
    ("day", Word::Day),
    ("title", Word::Title),
    ("courtesy", Word::Courtesy),
    ("common", Word::Common),
];

/// Both classes of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Classes {
    pub(super) abbreviation: Abbreviation,
    pub(super) word: Word,
}

/// A hash table from lower-case words to their classes.
pub(super) struct Lexicon {
    slots: Box<[(u128, Classes)]>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("words.txt")));

/// The lexicon in the binary.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    /// Reads lines of the form `kind.class: word word`. The first class of a kind that names a word wins.
    ///
    /// # Panics
    /// If a line is malformed, which a test rules out for the list in the binary.
    fn parse(list: &str) -> Self {
        let mut lexicon = Self { slots: vec![(0, Classes::default()); SLOTS].into() };
        for line in list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (class, words) = line.split_once(':').expect("a line of words starts with its class");
            let (kind, name) = class.split_once('.').expect("a class has a kind");
            for word in words.split_whitespace() {
                let key = key(word.as_bytes()).expect("a listed word is short");
                let slot = lexicon.find(key);
                let (held, classes) = &mut lexicon.slots[slot];
                *held = key;
                if kind == "abbreviation" {
                    let (_, class) = ABBREVIATIONS.iter().find(|(known, _)| *known == name).expect("known class");
                    if classes.abbreviation == Abbreviation::None {
                        classes.abbreviation = *class;
                    }
                } else {
                    let (_, class) = WORDS.iter().find(|(known, _)| *known == name).expect("known class");
                    if classes.word == Word::None {
                        classes.word = *class;
                    }
                }
            }
        }
        lexicon
    }

    /// The classes of `word`, whatever its case.
    pub(super) fn look_up(&self, word: &[u8]) -> Classes {
        key(word).map_or_else(Classes::default, |key| self.slots[self.find(key)].1)
    }

    /// The slot that holds `key`, or else the free one where it belongs.
    fn find(&self, key: u128) -> usize {
        let folded = (key as u64) ^ ((key >> 64) as u64).rotate_left(23);
        let mut slot = (folded.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as usize % SLOTS;
        while self.slots[slot].0 != key && self.slots[slot].0 != 0 {
            slot = (slot + 1) % SLOTS;
        }
        slot
    }
}

/// The word in lower case as one number; `None` if it is empty or too long.
fn key(word: &[u8]) -> Option<u128> {
    let mut bytes = [0; LONGEST];
    bytes.get_mut(..word.len()).filter(|bytes| !bytes.is_empty())?.copy_from_slice(word);
    bytes.make_ascii_lowercase();
    Some(u128::from_le_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_both_classes_whatever_the_case() {
        let classes = lexicon().look_up(b"No");
        assert_eq!((classes.abbreviation, classes.word), (Abbreviation::Number, Word::Determiner));
        assert_eq!(lexicon().look_up(b"p.m").abbreviation, Abbreviation::Clock);
        assert_eq!(lexicon().look_up(b"GOV").abbreviation, Abbreviation::Title);
    }

    #[test]
    fn unknown_words_have_no_class() {
        for word in ["", "levee", "incomprehensibilities"] {
            assert_eq!(lexicon().look_up(word.as_bytes()), Classes::default(), "{word}");
        }
    }
}
