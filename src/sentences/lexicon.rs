//! Word classes: what a word is known to do before a full stop, and at the start of a sentence.

use std::sync::LazyLock;

/// The longest word that can be looked up, in bytes.
const LONGEST: usize = 16;

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
/// is zero. A word stands in one of two places, both of which its hash tells, so that a look takes two comparisons and no
/// search.
pub(super) struct Lexicon {
    slots: Box<[u64]>,
}

/// The bits of a slot that hold classes.
const CLASS_BITS: u32 = 10;
const CLASSES: u64 = (1 << CLASS_BITS) - 1;

/// The lists in the binary: one written by hand, and one of common words.
const LISTS: [&str; 2] = [include_str!("words.txt"), include_str!("common_words.txt")];

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(&LISTS, 1 << 14));
static WITHOUT_COMMON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(&LISTS[..1], 1 << 11));

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
    /// Reads lines of the form `kind.class: word word` into so many slots, a power of two that leaves more than half of them
    /// free. The first class of a kind that names a word wins.
    ///
    /// # Panics
    /// If a line is malformed or a word finds no place, which a test rules out for the lists in the binary.
    fn parse(lists: &[&str], slots: usize) -> Self {
        let mut lexicon = Self { slots: vec![0; slots].into_boxed_slice() };
        for line in lists.iter().flat_map(|list| list.lines()).filter(|line| !line.is_empty() && !line.starts_with('#'))
        {
            let (class, words) = line.split_once(':').expect("a line of words starts with its class");
            let (kind, name) = class.split_once('.').expect("a class has a kind");
            for word in words.split_whitespace() {
                let hash = hash(word.as_bytes(), 0, word.len()).expect("a listed word is short");
                let mut classes = lexicon.classes(hash);
                let known = lexicon.places(hash).into_iter().find(|&place| is_of(lexicon.slots[place], hash));
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
                let slot = (hash & !CLASSES) | classes.pack();
                match known {
                    Some(place) => lexicon.slots[place] = slot,
                    None => lexicon.put(slot),
                }
            }
        }
        lexicon
    }

    /// The classes of the word that stands in `bytes` between `from` and `to`, whatever its case.
    #[inline]
    pub(super) fn look_up(&self, bytes: &[u8], from: usize, to: usize) -> Classes {
        hash(bytes, from, to).map_or_else(Classes::default, |hash| self.classes(hash))
    }

    /// The classes of the word with this hash.
    #[inline]
    fn classes(&self, hash: u64) -> Classes {
        let [one, other] = self.places(hash).map(|place| self.slots[place]);
        let if_found = |slot| if is_of(slot, hash) { slot } else { 0 };
        Classes::unpack(if_found(one) | if_found(other))
    }

    /// The two places of the word with this hash, or in this slot.
    #[inline]
    fn places(&self, hash: u64) -> [usize; 2] {
        let last = self.slots.len() - 1;
        [(hash >> 40) as usize & last, (hash >> 20) as usize & last]
    }

    /// Puts a slot into one of its places. What stood there moves to its other one, and so on.
    fn put(&mut self, slot: u64) {
        let mut slot = slot;
        let [mut place, _] = self.places(slot);
        for _ in 0..self.slots.len() {
            slot = std::mem::replace(&mut self.slots[place], slot);
            if slot == 0 {
                return;
            }
            let [one, other] = self.places(slot);
            place = if place == one { other } else { one };
        }
        panic!("a word finds no place");
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

/// For each length, all bits of so many bytes.
static FIRST: [u128; LONGEST + 1] = {
    let mut masks = [0; LONGEST + 1];
    let mut length = 1;
    while length <= LONGEST {
        masks[length] = u128::MAX >> (128 - 8 * length);
        length += 1;
    }
    masks
};

/// A hash of the word between `from` and `to` in lower case; `None` if it is empty or too long.
#[inline]
fn hash(bytes: &[u8], from: usize, to: usize) -> Option<u64> {
    let length = to - from;
    if length == 0 || length > LONGEST {
        return None;
    }
    // All that a word can be is read at once, and what follows it is cut off.
    let word = if let Some(chunk) = bytes.get(from..).and_then(<[u8]>::first_chunk::<LONGEST>) {
        u128::from_le_bytes(*chunk) & FIRST[length]
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
