//! Keys: what words and names are compared by.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The longest word that is read to its end, in bytes.
const LONGEST: usize = 64;

/// A word or name as it is compared: a hash of its lower-case letters without full stops. Two words with one key are
/// taken for the same word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(u64);

impl Key {
    /// The key of no word, with which longer keys begin.
    pub(super) const EMPTY: Self = Self(0xcbf2_9ce4_8422_2325);

    /// The key of one word: "U.N." has that of "un". Of a word longer than any in a language only the beginning and the
    /// length count, so that a key costs little whatever the word.
    pub(super) fn of(word: &str) -> Self {
        if word.len() <= LONGEST {
            return Self::EMPTY.word(word);
        }
        let end = (0..=LONGEST).rev().find(|&end| word.is_char_boundary(end)).unwrap_or(0);
        Self::EMPTY.word(&word[..end]).bytes(&word.len().to_le_bytes())
    }

    /// The key of a whole name of several words.
    pub(super) fn phrase(words: impl Iterator<Item = Self>) -> Self {
        words.fold(Self::EMPTY, |key, word| key.byte(b' ').bytes(&word.0.to_le_bytes()))
    }

    /// This key with the letters of `word` behind it.
    fn word(self, word: &str) -> Self {
        if word.is_ascii() {
            let letters = word.bytes().filter(|&byte| byte != b'.');
            letters.fold(self, |key, byte| key.byte(byte.to_ascii_lowercase()))
        } else {
            word.chars().filter(|&c| c != '.').flat_map(char::to_lowercase).fold(self, Self::letter)
        }
    }

    /// This key with one more letter, which is lower case.
    pub(super) fn letter(self, letter: char) -> Self {
        self.bytes(letter.encode_utf8(&mut [0; 4]).as_bytes())
    }

    fn bytes(self, bytes: &[u8]) -> Self {
        bytes.iter().fold(self, |key, &byte| key.byte(byte))
    }

    /// One step of FNV-1a.
    fn byte(self, byte: u8) -> Self {
        Self((self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }
}

/// A map by keys. Its hashes begin with a number of chance, so that nobody can write a text whose names all collide.
pub(super) type KeyMap<V> = HashMap<Key, V>;

/// A map of listed words. A text looks them up and adds none, so that it cannot make them collide, and as a key is a hash
/// already, another one would only take time.
pub(super) type ListMap<V> = HashMap<Key, V, BuildHasherDefault<KeyHasher>>;

/// The hasher of [`ListMap`].
#[derive(Default)]
pub(super) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    #[inline]
    fn write_u64(&mut self, key: u64) {
        // The map reads the first bits and the last ones, of which short words fill the first badly.
        self.0 = (key ^ key >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(self.0 ^ u64::from(byte));
        }
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn case_and_full_stops_do_not_count() {
        assert_eq!(Key::of("U.N."), Key::of("un"));
        assert_eq!(Key::of("ÉLAN"), Key::of("élan"));
        assert_ne!(Key::of("Orrin"), Key::of("Orlin"));
        assert_eq!(Key::of("FTC"), "ftc".chars().fold(Key::EMPTY, Key::letter));
    }

    #[test]
    fn a_phrase_is_more_than_its_letters() {
        let key = |words: &str| Key::phrase(words.split(' ').map(Key::of));
        assert_ne!(key("new town"), key("newt own"));
        assert_ne!(key("new"), Key::of("new"));
    }
}
