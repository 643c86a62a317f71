//! A quick hash of short words, for tables whose content nobody outside chooses or whose collisions are bounded.

use std::hash::{BuildHasherDefault, Hasher};

/// A map from words to what is known of them.
pub(super) type WordMap<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<WordHasher>>;

const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hasher of [`WordMap`].
#[derive(Default)]
pub(super) struct WordHasher(u64);

impl Hasher for WordHasher {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        self.0 = word_hash(self.0, bytes);
    }

    /// The end mark of a string: its length is in the hash already.
    #[inline]
    fn write_u8(&mut self, _: u8) {}

    /// A hash of a word already.
    #[inline]
    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}

/// Mixes `bytes` into `seed`.
#[inline]
pub(super) fn word_hash(seed: u64, bytes: &[u8]) -> u64 {
    let mix = |hash: u64, word: u64| (hash.rotate_left(23) ^ word).wrapping_mul(FACTOR);
    let (words, rest) = bytes.as_chunks::<8>();
    let hash = words.iter().fold(seed ^ bytes.len() as u64, |hash, &word| mix(hash, u64::from_le_bytes(word)));
    let last = rest.iter().rev().fold(0, |last, &byte| last << 8 | u64::from(byte));
    let hash = mix(hash, last);
    (hash ^ hash >> 32).wrapping_mul(FACTOR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_words_differ() {
        let words = ["", "a", "b", "ab", "ba", "a\0", "abcdefgh", "abcdefgh\0", "habcdefg"];
        let mut hashes = words.map(|word| word_hash(0, word.as_bytes())).to_vec();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), words.len());
    }
}
