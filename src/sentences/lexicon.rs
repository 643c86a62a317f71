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
    Numero,
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

const ABBREVIATIONS: [(&str, Abbreviation); 19] = [
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
    ("numero", Abbreviation::Numero),
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

/// A hash table from lower-case words to their classes: small enough to stay in the cache.
///
/// Each slot holds the upper bits of a word's hash, which take the place of the word, and both classes below.
pub(super) struct Lexicon {
    slots: Box<[u64]>,
}

/// The bits of a slot that hold classes.
const CLASS_BITS: u32 = 10;
const CLASSES: u64 = (1 << CLASS_BITS) - 1;

/// The lists in the binary: one written by hand, and one of common words.
const LISTS: [&str; 2] = [include_str!("words.txt"), include_str!("common_words.txt")];

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(LISTS));

/// The lexicon in the binary.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    /// Reads lines of the form `kind.class: word word`. The first class of a kind that names a word wins.
    ///
    /// # Panics
    /// If a line is malformed, which a test rules out for the list in the binary.
    fn parse(lists: [&str; 2]) -> Self {
        let mut lexicon = Self { slots: vec![0; SLOTS].into_boxed_slice() };
        for line in lists.iter().flat_map(|list| list.lines()).filter(|line| !line.is_empty() && !line.starts_with('#'))
        {
            let (class, words) = line.split_once(':').expect("a line of words starts with its class");
            let (kind, name) = class.split_once('.').expect("a class has a kind");
            for word in words.split_whitespace() {
                let hash = hash(word.as_bytes()).expect("a listed word is short");
                let slot = lexicon.find(hash);
                let mut classes = Classes::unpack(lexicon.slots[slot]);
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
                lexicon.slots[slot] = (hash & !CLASSES) | classes.pack();
            }
        }
        lexicon
    }

    /// The classes of `word`, whatever its case.
    #[inline]
    pub(super) fn look_up(&self, word: &[u8]) -> Classes {
        hash(word).map_or_else(Classes::default, |hash| Classes::unpack(self.slots[self.find(hash)]))
    }

    /// The slot that holds the word with this hash, or else the free one where it belongs.
    #[inline]
    fn find(&self, hash: u64) -> usize {
        let mut slot = (hash >> 40) as usize % SLOTS;
        while self.slots[slot] != 0 && (self.slots[slot] ^ hash) & !CLASSES != 0 {
            slot = (slot + 1) % SLOTS;
        }
        slot
    }
}

impl Classes {
    fn pack(self) -> u64 {
        (self.abbreviation as u64) << 5 | self.word as u64
    }

    #[inline]
    fn unpack(slot: u64) -> Self {
        // The lists are in the order of the classes.
        let abbreviation = (slot >> 5 & 31) as usize;
        let word = (slot & 31) as usize;
        Self {
            abbreviation: abbreviation.checked_sub(1).map_or(Abbreviation::None, |index| ABBREVIATIONS[index].1),
            word: word.checked_sub(1).map_or(Word::None, |index| WORDS[index].1),
        }
    }
}

/// Bit 5 of every byte.
const LOWER: u64 = 0x2020_2020_2020_2020;

/// A hash of the word in lower case; `None` if it is empty or too long.
#[inline]
fn hash(word: &[u8]) -> Option<u64> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    // Two overlapping parts hold all of the word. Bit 5 set is the lower case of letters.
    let (first, last) = if let (Some(first), Some(last)) = (word.first_chunk::<8>(), word.last_chunk::<8>()) {
        (u64::from_le_bytes(*first), u64::from_le_bytes(*last))
    } else if let (Some(first), Some(last)) = (word.first_chunk::<4>(), word.last_chunk::<4>()) {
        (u64::from(u32::from_le_bytes(*first)), u64::from(u32::from_le_bytes(*last)))
    } else {
        (u64::from(word[0]) << 16 | u64::from(word[word.len() / 2]) << 8, u64::from(word[word.len() - 1]))
    };
    let (first, last) = (first | LOWER, last | LOWER);
    let mixed = (first ^ (word.len() as u64) << 59).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ mixed >> 32 ^ last).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    Some(mixed ^ mixed >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_both_classes_whatever_the_case() {
        let classes = lexicon().look_up(b"No");
        assert_eq!((classes.abbreviation, classes.word), (Abbreviation::Numero, Word::Determiner));
        assert_eq!(lexicon().look_up(b"p.m").abbreviation, Abbreviation::Clock);
        assert_eq!(lexicon().look_up(b"GOV").abbreviation, Abbreviation::Title);
    }

    #[test]
    fn classes_survive_packing() {
        for (_, abbreviation) in ABBREVIATIONS {
            for (_, word) in WORDS {
                let classes = Classes { abbreviation, word };
                assert_eq!(Classes::unpack(classes.pack()), classes);
            }
        }
    }

    #[test]
    fn every_listed_word_is_found() {
        let lines = LISTS.iter().flat_map(|list| list.lines());
        for line in lines.filter(|line| !line.starts_with('#') && !line.is_empty()) {
            for word in line.split_once(':').unwrap().1.split_whitespace() {
                assert_ne!(lexicon().look_up(word.as_bytes()), Classes::default(), "{word}");
            }
        }
    }

    #[test]
    fn unknown_words_have_no_class() {
        for word in ["", "levee", "incomprehensibilities"] {
            assert_eq!(lexicon().look_up(word.as_bytes()), Classes::default(), "{word}");
        }
    }
}
