//! The lexicon: one look-up a word tells every class that the word belongs to.
//!
//! Closed classes (numerals, months, units) are listed in [`words`](super::words); open classes (given names, places)
//! come from the plain-text lists in `data/`.

use std::hash::BuildHasherDefault;
use std::ops::BitOr;
use std::sync::LazyLock;

use super::gazetteer;
use super::name_words::{COMMON, GIVEN, NAME_WORDS, SURNAME};
use super::words::CLOSED;
use crate::Tokens;
use crate::hash::{WordMap, lower_hash};
use crate::interrupt::{checkpoint, whole};

/// The open classes: one lower-case word a line.
const LISTS: [(Classes, &str); 3] = [
    (GIVEN, include_str!("../../data/given_names.txt")),
    (SURNAME, include_str!("../../data/surnames.txt")),
    (COMMON, include_str!("../../data/common_words.txt")),
];

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Classes(u64);

impl Classes {
    pub(super) const NONE: Self = Self(0);

    /// The class with number `bit`.
    pub(super) const fn bit(bit: u32) -> Self {
        Self(1 << bit)
    }

    /// All classes of both; usable in constants, unlike `|`.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True if the two sets share a class.
    #[inline]
    pub(super) fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

/// The classes of every listed word, by the hash of its lower-case form: no two of them share one.
static LEXICON: LazyLock<WordMap<u64, Classes>> = LazyLock::new(|| whole(read_lists));

fn read_lists() -> WordMap<u64, Classes> {
    let mut lexicon = WordMap::with_capacity_and_hasher(50_000, BuildHasherDefault::default());
    each_word(|word, classes| {
        let entry = lexicon.entry(lower_hash(word)).or_insert(Classes::NONE);
        *entry = *entry | classes;
    });
    lexicon
}

/// Calls `add` with every listed word, some more than once, and with classes of it.
fn each_word(mut add: impl FnMut(&str, Classes)) {
    for &(classes, words) in CLOSED.iter().chain(NAME_WORDS) {
        words.split_ascii_whitespace().for_each(|word| add(word, classes));
    }
    for (classes, words) in LISTS {
        words.lines().for_each(|word| add(word, classes));
    }
    gazetteer::each_first(|first, classes| add(&first.to_lowercase(), classes));
}

/// The classes of each token, in the order of `tokens`.
pub(super) fn look_up(tokens: &Tokens) -> Vec<Classes> {
    let lexicon = &*LEXICON;
    let classes = |hash| {
        checkpoint();
        lexicon.get(hash).copied().unwrap_or_default()
    };
    tokens.hashes().iter().map(classes).collect()
}

/// True for a word that English writes in lower case and that is nobody's name.
pub(crate) fn is_common_word(word: &str) -> bool {
    let classes = LEXICON.get(&lower_hash(word)).copied().unwrap_or_default();
    classes.any(COMMON) && !classes.any(GIVEN | SURNAME)
}

/// What kinds of name the lists know a word for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ListedName {
    pub(crate) given: bool,
    pub(crate) surname: bool,
}

/// Whether the lists know a word, whatever its capitals, for a given name and for a surname.
pub(crate) fn listed_name(word: &str) -> ListedName {
    let classes = LEXICON.get(&lower_hash(word)).copied().unwrap_or_default();
    ListedName { given: classes.any(GIVEN), surname: classes.any(SURNAME) }
}

#[cfg(test)]
mod tests {
    use super::super::words::{MONTH, ORDINAL};
    use super::*;

    #[test]
    fn no_two_listed_words_share_a_hash() {
        let mut words = std::collections::BTreeMap::new();
        each_word(|word, _| {
            let known = words.entry(lower_hash(word)).or_insert_with(|| word.replace('’', "'"));
            assert_eq!(*known, word.replace('’', "'"));
        });
        assert!(words.len() > 30_000);
        assert!(words.values().all(|word| *word == word.to_lowercase()));
    }

    #[test]
    fn a_word_can_be_of_several_classes() {
        let text = "Second June bridge";
        let tokens = Tokens::new(text, &[crate::Span::new(0, text.len())]);
        let classes = look_up(&tokens);
        assert!(classes[0].any(ORDINAL) && classes[1].any(MONTH));
        assert!(!classes[2].any(MONTH | ORDINAL));
    }
}
