//! The table of listed words, by which the classes of a word are told at one look.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::key::Key;
use super::words::{Class, LISTS};

/// The classes of all listed words. They take little room, since they are read for every word of a text after other layers
/// have filled the processor's caches with theirs.
pub(super) struct Lists {
    /// Each listed word at the first free place from its own on: 25 bits of its key, and the number of its set of classes in
    /// the lowest seven; zero where no word is. Fewer than a quarter of the places are taken, so that most words are told by
    /// one look. One in a hundred million words that are not listed is taken for one that is.
    table: Box<[u32; PLACES]>,
    /// The sets of classes that words have; the first one is empty.
    sets: [Class; SETS],
    /// The key of "us" and "US".
    us: Key,
}

/// How many places the table has, four or more for each listed word.
const PLACES: usize = 1 << 12;

/// How many sets of classes there can be.
const SETS: usize = 1 << 7;

static CLASSES: LazyLock<Lists> = LazyLock::new(|| {
    let mut classes: BTreeMap<Key, Class> = BTreeMap::new();
    for &(class, words) in LISTS {
        for word in words.split_whitespace() {
            let known = classes.entry(Key::of(word)).or_default();
            *known = known.or(class);
        }
    }
    let mut lists = Lists { table: Box::new([0; PLACES]), sets: [Class::NONE; SETS], us: Key::of("us") };
    let mut count = 1;
    for (key, class) in classes {
        let set = lists.sets[..count].iter().position(|&known| known == class).unwrap_or_else(|| {
            lists.sets[count] = class;
            count += 1;
            count - 1
        });
        let place = lists.place(key);
        lists.table[place] = mark(key) | set as u32;
    }
    lists
});

/// What the lists say of words.
pub(super) fn lists() -> &'static Lists {
    &CLASSES
}

/// The part of a key that the table holds, above the lowest bits.
#[inline]
fn mark(key: Key) -> u32 {
    key.rest() & !(SETS as u32 - 1)
}

impl Lists {
    /// The place of a key, or the free one that it would have.
    #[inline]
    #[allow(
        clippy::needless_bitwise_bool,
        reason = "that one of the two holds can be foreseen, and which of them cannot"
    )]
    fn place(&self, key: Key) -> usize {
        let mut place = key.place(PLACES);
        while (self.table[place] != 0) & ((self.table[place] ^ key.rest()) >= SETS as u32) {
            place = (place + 1) % PLACES;
        }
        place
    }

    /// The classes of the word that has this key.
    #[inline]
    pub(super) fn classify<'t>(&self, key: Key, word: impl FnOnce() -> &'t str) -> Class {
        // "US" is no pronoun.
        if key == self.us && word() == "US" {
            return Class::NONE;
        }
        self.sets[self.table[self.place(key)] as usize % SETS]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::words::classify;
    use super::*;

    fn listed() -> impl Iterator<Item = (Class, &'static str)> {
        LISTS.iter().flat_map(|&(class, words)| words.split_whitespace().map(move |word| (class, word)))
    }

    #[test]
    fn every_listed_word_has_its_classes_and_no_others() {
        for (_, word) in listed() {
            let own = listed().filter(|&(_, other)| Key::of(other) == Key::of(word));
            assert_eq!(classify(word), own.fold(Class::NONE, |all, (class, _)| all.or(class)), "{word}");
        }
    }

    #[test]
    fn the_table_has_room_and_tells_listed_words_apart() {
        let keys: BTreeSet<Key> = listed().map(|(_, word)| Key::of(word)).collect();
        let taken = lists().table.iter().filter(|&&place| place != 0).count();
        assert_eq!(taken, keys.len());
        assert!(4 * taken < PLACES, "{taken} of {PLACES} places are taken");
    }
}
