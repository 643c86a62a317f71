//! Keys: what words and names are compared by.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::hash::{WordMap, lower_hash, word_hash};

/// A word or name as it is compared: a hash of its lower-case letters without full stops. Two words with one key are
/// taken for the same word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(u64);

impl Key {
    /// The key of one word: "U.N." has that of "un".
    pub(super) fn of(word: &str) -> Self {
        match memchr::memchr(b'.', word.as_bytes()) {
            None => Self(lower_hash(word)),
            Some(stop) if stop + 1 == word.len() => Self(lower_hash(&word[..stop])),
            Some(_) => Self(lower_hash(&word.replace('.', ""))),
        }
    }

    /// The key of a word without a full stop that has this [`lower_hash`].
    #[inline]
    pub(super) fn without_stops(hash: u64) -> Self {
        Self(hash)
    }

    /// One of `places`, a power of two, where a table may hold the key.
    #[inline]
    pub(super) fn place(self, places: usize) -> usize {
        (self.0 >> 32) as usize % places
    }

    /// What the key is beside its place.
    #[inline]
    pub(super) fn rest(self) -> u32 {
        self.0 as u32
    }

    /// The key of the word of these letters, in whatever case.
    pub(super) fn of_letters(letters: impl Iterator<Item = char>) -> Self {
        Self::of(&letters.collect::<String>())
    }

    /// The key of a whole name of several words.
    pub(super) fn phrase(words: impl Iterator<Item = Self>) -> Self {
        words.fold(Self(1), |key, word| Self(word_hash(key.0, &word.0.to_le_bytes())))
    }
}

/// A sieve of keys, which tells of most others at once that they are none of them.
#[derive(Debug, Default)]
pub(super) struct Sieve([u64; 8]);

impl Sieve {
    pub(super) fn of(keys: impl Iterator<Item = Key>) -> Self {
        let mut sieve = Self::default();
        for key in keys {
            let (word, bit) = Self::place(key);
            sieve.0[word] |= bit;
        }
        sieve
    }

    /// False if `key` is none of the keys.
    pub(super) fn may_hold(&self, key: Key) -> bool {
        let (word, bit) = Self::place(key);
        self.0[word] & bit != 0
    }

    fn place(key: Key) -> (usize, u64) {
        // The highest bits tell most of a key.
        let place = key.0 >> 55;
        ((place / 64) as usize, 1 << (place % 64))
    }
}

/// A map by keys. Its hashes begin with a number of chance, so that nobody can write a text whose names all collide.
pub(super) type KeyMap<V> = HashMap<Key, V, Seeded>;

/// A map of listed words. A text looks them up and adds none, so that it cannot make them collide.
pub(super) type ListMap<V> = WordMap<Key, V>;

/// What the hashes of a [`KeyMap`] begin with: another number for each map, so that whoever analyses a text twice sees whether
/// anything follows the order of a map.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seeded(u64);

impl Default for Seeded {
    fn default() -> Self {
        static FIRST: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one(0));
        static MAPS: AtomicU64 = AtomicU64::new(0);
        Self(word_hash(*FIRST, &MAPS.fetch_add(1, Ordering::Relaxed).to_le_bytes()))
    }
}

impl BuildHasher for Seeded {
    type Hasher = SeededHasher;

    fn build_hasher(&self) -> SeededHasher {
        SeededHasher(self.0)
    }
}

/// The hasher of [`KeyMap`]: a key is a hash already, which one multiplication mixes with the seed.
pub(super) struct SeededHasher(u64);

impl Hasher for SeededHasher {
    #[inline]
    fn write_u64(&mut self, key: u64) {
        let product = u128::from(self.0 ^ key) * u128::from(self.0 | 1);
        self.0 = product as u64 ^ (product >> u64::BITS) as u64;
    }

    fn write(&mut self, bytes: &[u8]) {
        self.write_u64(word_hash(0, bytes));
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_full_stops_do_not_count() {
        assert_eq!(Key::of("U.N."), Key::of("un"));
        assert_eq!(Key::of("ÉLAN"), Key::of("élan"));
        assert_ne!(Key::of("Orrin"), Key::of("Orlin"));
        assert_eq!(Key::of("FTC"), Key::of_letters("FtC".chars()));
    }

    #[test]
    fn a_sieve_lets_its_keys_through_and_few_others() {
        let keys = |from: u32| (from..from + 40).map(|number| Key::of(&number.to_string()));
        let sieve = Sieve::of(keys(0));
        assert!(keys(0).all(|key| sieve.may_hold(key)));
        assert!(keys(100).filter(|&key| sieve.may_hold(key)).count() < 10);
    }

    #[test]
    fn a_phrase_is_more_than_its_letters() {
        let key = |words: &str| Key::phrase(words.split(' ').map(Key::of));
        assert_ne!(key("new town"), key("newt own"));
        assert_ne!(key("new"), Key::of("new"));
    }
}
