//! What the first layer adds up for each word form, kept from one document to the next.

use super::word;
use crate::hash::word_hash;

/// The most word forms that are kept.
const MOST: usize = 8192;
/// Of word forms that no text has repeated, none survives a clearing; of the others, at most this many.
const MOST_KEPT: usize = MOST / 2;
/// Pairs of places in the table that finds a word form.
const PAIRS: usize = 2 * MOST;
/// A place that holds no word form.
const EMPTY: u32 = u32::MAX;

/// Rows of numbers by word form.
///
/// The cache changes the time that a text takes and never its result: a row is a function of its word form alone.
pub(super) struct Cache {
    width: usize,
    keys: Vec<Key>,
    rows: Vec<i16>,
    /// Where a word form's row is, twice two places for each hash: a newer word form may push out the one that was not asked
    /// for last.
    table: Vec<[u32; 2]>,
}

/// A word form that has a row.
#[derive(Clone, Copy)]
struct Key {
    hash: u64,
    len: u8,
    bytes: [u8; word::LONGEST],
    /// True if the word form was asked for again since the last clearing.
    repeated: bool,
}

impl Cache {
    /// An empty cache of rows of `width` numbers.
    pub(super) fn new(width: usize) -> Self {
        Self { width, keys: Vec::new(), rows: Vec::new(), table: vec![[EMPTY; 2]; PAIRS] }
    }

    /// Makes room for `count` new word forms, so that no row is lost while they come. At most a window's worth.
    pub(super) fn reserve(&mut self, count: usize) {
        if self.keys.len() + count > MOST {
            self.clear();
        }
    }

    /// The number of a word form's row, and whether the row is new and has to be filled in. `word` is cut already.
    pub(super) fn find(&mut self, word: &str) -> (u32, bool) {
        let bytes = word.as_bytes();
        let hash = word_hash(0, bytes);
        let pair = &mut self.table[(hash >> (u64::BITS - PAIRS.ilog2())) as usize];
        for place in 0..pair.len() {
            let number = pair[place];
            if number != EMPTY
                && let key = &mut self.keys[number as usize]
                && key.hash == hash
                && key.bytes[..usize::from(key.len)] == *bytes
            {
                key.repeated = true;
                // The one that was asked for last is the last to be pushed out.
                pair.swap(0, place);
                return (number, false);
            }
        }
        let number = self.keys.len() as u32;
        *pair = [number, pair[0]];
        let mut key = Key { hash, len: bytes.len() as u8, bytes: [0; word::LONGEST], repeated: false };
        key.bytes[..bytes.len()].copy_from_slice(bytes);
        self.keys.push(key);
        self.rows.resize(self.keys.len() * self.width, 0);
        (number, true)
    }

    /// The row with this number.
    #[inline(always)]
    pub(super) fn row(&self, number: u32) -> &[i16] {
        &self.rows[number as usize * self.width..][..self.width]
    }

    /// The row with this number, to be filled in.
    pub(super) fn row_mut(&mut self, number: u32) -> &mut [i16] {
        &mut self.rows[number as usize * self.width..][..self.width]
    }

    /// Drops the word forms that were not repeated since the last clearing, and more if too many are left.
    fn clear(&mut self) {
        self.table.fill([EMPTY; 2]);
        let mut kept = 0;
        for number in 0..self.keys.len() {
            let key = self.keys[number];
            if !key.repeated || kept == MOST_KEPT {
                continue;
            }
            let pair = &mut self.table[(key.hash >> (u64::BITS - PAIRS.ilog2())) as usize];
            *pair = [kept as u32, pair[0]];
            self.keys[kept] = Key { repeated: false, ..key };
            let row = number * self.width;
            self.rows.copy_within(row..row + self.width, kept * self.width);
            kept += 1;
        }
        self.keys.truncate(kept);
        self.rows.truncate(kept * self.width);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_it_keeps_and_forgets_what_was_not_repeated() {
        let mut cache = Cache::new(2);
        let (often, new) = cache.find("often");
        assert!(new);
        cache.row_mut(often).copy_from_slice(&[7, 8]);
        for number in 0..20 * MOST {
            cache.reserve(2);
            assert_eq!(cache.find("often"), (0, false));
            assert_eq!(cache.row(0), [7, 8]);
            assert!(cache.find(&format!("once {number}")).1);
            assert!(cache.keys.len() <= MOST);
        }
    }

    #[test]
    fn like_words_differ() {
        let mut cache = Cache::new(1);
        for word in ["", "a", "A", "a\0", "a\0\0\0\0\0\0\0", "a\0\0\0\0\0\0\0\0", "aaaaaaaa", "aaaaaaaaa"] {
            assert!(cache.find(word).1, "{word:?}");
        }
    }
}
