//! Word classes: what a word is known to do before a full stop, and at the start of a sentence.

use std::sync::LazyLock;

/// The longest word that can be looked up, in bytes.
const LONGEST: usize = 16;

/// Slots of a bucket, which are compared together, without a branch for each.
const SLOTS: usize = 4;

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
/// Each slot holds the upper bits of a word's hash, which take the place of the word, and both classes below; a free one
/// is zero. What finds no room in a bucket goes into the next one.
pub(super) struct Lexicon {
    buckets: Box<[Bucket]>,
}

/// Slots that lie in one line of the processor's cache.
#[derive(Clone, Copy, Default)]
#[repr(align(32))]
struct Bucket([u64; SLOTS]);

/// The bits of a slot that hold classes.
const CLASS_BITS: u32 = 10;
const CLASSES: u64 = (1 << CLASS_BITS) - 1;

/// The lists in the binary: one written by hand, and one of common words.
const LISTS: [&str; 2] = [include_str!("words.txt"), include_str!("common_words.txt")];

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(&LISTS, 1 << 12));
static WITHOUT_COMMON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(&LISTS[..1], 1 << 9));

/// All words in the binary.
#[inline]
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

/// The words in the binary without those that are merely common, which say nothing before a mark: a table so small that it
/// stays in the processor's first cache.
#[inline]
pub(super) fn without_common() -> &'static Lexicon {
    &WITHOUT_COMMON
}

impl Lexicon {
    /// Reads lines of the form `kind.class: word word` into so many buckets, a power of two that leaves most of their slots
    /// free. The first class of a kind that names a word wins.
    ///
    /// # Panics
    /// If a line is malformed, which a test rules out for the list in the binary.
    fn parse(lists: &[&str], buckets: usize) -> Self {
        let mut lexicon = Self { buckets: vec![Bucket::default(); buckets].into_boxed_slice() };
        for line in lists.iter().flat_map(|list| list.lines()).filter(|line| !line.is_empty() && !line.starts_with('#'))
        {
            let (class, words) = line.split_once(':').expect("a line of words starts with its class");
            let (kind, name) = class.split_once('.').expect("a class has a kind");
            for word in words.split_whitespace() {
                let hash = hash(word.as_bytes(), 0, word.len()).expect("a listed word is short");
                let slot = lexicon.slot(hash);
                let mut classes = Classes::unpack(*slot);
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
                *slot = (hash & !CLASSES) | classes.pack();
            }
        }
        lexicon
    }

    /// The classes of the word that stands in `bytes` between `from` and `to`, whatever its case.
    #[inline]
    pub(super) fn look_up(&self, bytes: &[u8], from: usize, to: usize) -> Classes {
        let Some(hash) = hash(bytes, from, to) else { return Classes::default() };
        let mut index = self.bucket(hash);
        loop {
            let Bucket(slots) = &self.buckets[index];
            let found = slots.iter().fold(0, |found, &slot| found | if is_of(slot, hash) { slot } else { 0 });
            if found != 0 || slots[SLOTS - 1] == 0 {
                return Classes::unpack(found);
            }
            index = (index + 1) & (self.buckets.len() - 1);
        }
    }

    /// The bucket where the word with this hash belongs.
    #[inline]
    fn bucket(&self, hash: u64) -> usize {
        (hash >> 40) as usize & (self.buckets.len() - 1)
    }

    /// The slot that holds the word with this hash, or else the free one where it belongs.
    fn slot(&mut self, hash: u64) -> &mut u64 {
        let mut index = self.bucket(hash);
        loop {
            let Bucket(slots) = &self.buckets[index];
            if let Some(slot) = slots.iter().position(|&slot| slot == 0 || is_of(slot, hash)) {
                return &mut self.buckets[index].0[slot];
            }
            index = (index + 1) & (self.buckets.len() - 1);
        }
    }
}

/// True if the slot holds the word with this hash.
#[inline]
fn is_of(slot: u64, hash: u64) -> bool {
    (slot ^ hash) & !CLASSES == 0
}

impl Classes {
    fn pack(self) -> u64 {
        (self.abbreviation as u64) << 5 | self.word as u64
    }

    #[inline]
    fn unpack(slot: u64) -> Self {
        Self { abbreviation: BY_NUMBER.0[(slot >> 5 & 31) as usize], word: BY_NUMBER.1[(slot & 31) as usize] }
    }
}

/// The classes by the numbers that they are packed as. The lists are in the order of the classes.
const BY_NUMBER: ([Abbreviation; 32], [Word; 32]) = {
    let (mut abbreviations, mut words) = ([Abbreviation::None; 32], [Word::None; 32]);
    let mut index = 0;
    while index < ABBREVIATIONS.len() {
        abbreviations[index + 1] = ABBREVIATIONS[index].1;
        index += 1;
    }
    index = 0;
    while index < WORDS.len() {
        words[index + 1] = WORDS[index].1;
        index += 1;
    }
    (abbreviations, words)
};

/// Bit 5 of every byte, which is set in the lower case of letters.
const LOWER: u128 = 0x2020_2020_2020_2020_2020_2020_2020_2020;

/// A hash of the word between `from` and `to` in lower case; `None` if it is empty or too long.
#[inline]
fn hash(bytes: &[u8], from: usize, to: usize) -> Option<u64> {
    let length = to - from;
    if length == 0 || length > LONGEST {
        return None;
    }
    // All that a word can be is read at once, and what follows it is cut off.
    let word = if let Some(chunk) = bytes.get(from..).and_then(<[u8]>::first_chunk::<LONGEST>) {
        u128::from_le_bytes(*chunk) & u128::MAX >> (128 - 8 * length)
    } else {
        let mut chunk = [0; LONGEST];
        chunk[..length].copy_from_slice(&bytes[from..to]);
        u128::from_le_bytes(chunk)
    };
    let word = word | LOWER;
    let mixed = (word as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ mixed >> 32 ^ (word >> 64) as u64).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    Some(mixed ^ mixed >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look_up(word: &str) -> Classes {
        lexicon().look_up(word.as_bytes(), 0, word.len())
    }

    #[test]
    fn finds_both_classes_whatever_the_case() {
        let classes = look_up("No");
        assert_eq!((classes.abbreviation, classes.word), (Abbreviation::Numero, Word::Determiner));
        assert_eq!(look_up("p.m").abbreviation, Abbreviation::Clock);
        assert_eq!(look_up("GOV").abbreviation, Abbreviation::Title);
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
                assert_ne!(look_up(word), Classes::default(), "{word}");
            }
        }
    }

    #[test]
    fn what_stands_around_a_word_counts_for_nothing() {
        for text in ["a gov. of", "a gov. of the state and more", "gov"] {
            let from = text.find("gov").unwrap();
            assert_eq!(lexicon().look_up(text.as_bytes(), from, from + 3), look_up("gov"), "{text}");
        }
    }

    #[test]
    fn common_words_are_known_by_one_lexicon_alone() {
        let both =
            |word: &str| [lexicon(), without_common()].map(|words| words.look_up(word.as_bytes(), 0, word.len()));
        assert_eq!(both("gov")[0], both("gov")[1]);
        let common = LISTS[1].lines().filter(|line| !line.starts_with('#')).find_map(|line| line.split(' ').nth(1));
        let [with, without] = both(common.unwrap());
        assert!(with.word == Word::Common && without == Classes::default(), "{common:?}");
    }

    #[test]
    fn unknown_words_have_no_class() {
        for word in ["", "levee", "incomprehensibilities"] {
            assert_eq!(look_up(word), Classes::default(), "{word}");
        }
    }
}
