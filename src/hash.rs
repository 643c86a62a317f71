//! A quick hash of short words, for tables whose content nobody outside chooses or whose collisions are bounded.

use std::hash::{BuildHasherDefault, Hasher};

/// A map from words to what is known of them.
pub(crate) type WordMap<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<WordHasher>>;

const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// A one in each of eight bytes.
const EACH: u64 = 0x0101_0101_0101_0101;

/// The hasher of [`WordMap`].
#[derive(Default)]
pub(crate) struct WordHasher(u64);

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
pub(crate) fn word_hash(seed: u64, bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let hash = words.iter().fold(seed ^ bytes.len() as u64, |hash, &word| mix(hash, u64::from_le_bytes(word)));
    finish(mix(hash, short(rest)))
}

#[inline]
fn mix(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(23) ^ word).wrapping_mul(FACTOR)
}

/// Lets the last word tell in the low bits too.
#[inline]
fn finish(hash: u64) -> u64 {
    (hash ^ hash >> 32).wrapping_mul(FACTOR)
}

/// The longest word that is read to its end, in bytes.
const LONGEST: usize = 64;

/// The hash of a word in lower case with straight apostrophes, by which lists know it: "ÉLAN’S" has that of "élan's". Of a word
/// longer than any in a language only the beginning and the length count, so that it costs little whatever the word.
pub(crate) fn lower_hash(word: &str) -> u64 {
    let head = &word[..word.floor_char_boundary(LONGEST)];
    let hash = ascii_hash(head.as_bytes()).unwrap_or_else(|| folded_hash(head));
    if head.len() < word.len() { word_hash(hash, &word.len().to_le_bytes()) } else { hash }
}

/// The hash that `word_hash(0, ...)` gives the same letters in lower case; `None` if some are not ASCII.
#[inline]
fn ascii_hash(bytes: &[u8]) -> Option<u64> {
    let (words, rest) = bytes.as_chunks::<8>();
    let (mut hash, mut seen) = (bytes.len() as u64, 0);
    for &word in words {
        let word = u64::from_le_bytes(word);
        (hash, seen) = (mix(hash, lower(word)), seen | word);
    }
    let rest = short(rest);
    ((seen | rest) & (0x80 * EACH) == 0).then_some(finish(mix(hash, lower(rest))))
}

/// The hash of a word with other letters than ASCII has.
fn folded_hash(word: &str) -> u64 {
    let straight = word.chars().map(|c| if c == '’' { '\'' } else { c });
    let (mut folded, mut len) = ([0; 2 * LONGEST], 0);
    for c in straight.flat_map(char::to_lowercase) {
        // Few letters grow when they are made small, and none to twice its bytes.
        let Some(room) = folded.get_mut(len..len + c.len_utf8()) else { break };
        len += c.encode_utf8(room).len();
    }
    word_hash(0, &folded[..len])
}

/// True if the word holds a full stop: for short words sooner than a search would begin.
#[inline]
pub(crate) fn has_stop(word: &str) -> bool {
    let (words, rest) = word.as_bytes().as_chunks::<8>();
    let stop = |eight: u64| {
        // A byte that becomes zero is the only one to borrow from its neighbour.
        let zero = eight ^ (u64::from(b'.') * EACH);
        zero.wrapping_sub(EACH) & !zero & (0x80 * EACH) != 0
    };
    words.iter().any(|&word| stop(u64::from_le_bytes(word))) || stop(short(rest))
}

/// Fewer than eight bytes as a number, which tells them apart from all others of their length.
#[inline]
fn short(bytes: &[u8]) -> u64 {
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        // Two reads that overlap, whatever the length, for which no loop has to be run through.
        (Some(&first), Some(&last)) => u64::from(u32::from_le_bytes(first)) << 32 | u64::from(u32::from_le_bytes(last)),
        _ => bytes.iter().fold(0, |last, &byte| last << 8 | u64::from(byte)),
    }
}

/// Eight bytes with the capitals of ASCII among them made small, all at once.
#[inline]
fn lower(bytes: u64) -> u64 {
    let low = bytes & (0x7f * EACH);
    // The highest bit of each byte tells in turn whether it is at least "A", more than "Z", and ASCII.
    let from_a = low + (0x80 - u64::from(b'A')) * EACH;
    let past_z = low + (0x7f - u64::from(b'Z')) * EACH;
    let capital = (from_a ^ past_z) & !bytes & (0x80 * EACH);
    bytes | capital >> 2
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

    #[test]
    fn a_full_stop_is_seen_wherever_it_stands() {
        for word in (0..20).map(|len| "é/-a".chars().cycle().take(len).collect::<String>()) {
            assert!(!has_stop(&word), "{word}");
            for (at, _) in word.char_indices() {
                let dotted = format!("{}.{}", &word[..at], &word[at..]);
                assert!(has_stop(&dotted), "{dotted}");
            }
        }
    }

    #[test]
    fn the_hash_in_lower_case_is_that_of_the_word_in_lower_case() {
        let all: String = (0..128).map(char::from).collect();
        for start in 0..all.len() {
            for word in (0..20).filter_map(|len| all.get(start..start + len)) {
                assert_eq!(lower_hash(word), word_hash(0, word.to_ascii_lowercase().as_bytes()), "{word:?}");
            }
        }
        assert_eq!(lower_hash("ÉLAN’S"), lower_hash("élan's"));
        assert_ne!(lower_hash("Élan"), lower_hash("elan"));
        assert_eq!(lower_hash(&"É".repeat(500)), lower_hash(&"é".repeat(500)));
        assert_ne!(lower_hash(&"é".repeat(500)), lower_hash(&"é".repeat(501)));
    }
}
