//! From byte offsets to code-point offsets.

use super::{BLOCK, Span};

/// Converts byte offsets of one text to Unicode code-point offsets, which are what Python's strings are indexed by.
///
/// Pure ASCII text needs no index at all. Any other text gets one count for every 64 bytes, so building is one
/// vectorised pass, and each look-up counts at most 63 bytes, in whatever order offsets are asked for.
///
/// ```
/// use pullquote::{OffsetMap, Span};
/// let text = "“No,” he said.";
/// let map = OffsetMap::new(text);
/// assert_eq!(map.code_points(text.find("he").unwrap()), 6);
/// assert_eq!(map.span(Span::new(0, "“No,”".len())), (0, 5));
/// ```
#[derive(Debug, Clone)]
pub struct OffsetMap<'t> {
    bytes: &'t [u8],
    /// Code points that start before byte `i * BLOCK`; `None` for ASCII, where both offsets are the same. A block is small
    /// enough to count in a few instructions and large enough for the index to cost little.
    blocks: Option<Vec<u32>>,
}

impl<'t> OffsetMap<'t> {
    /// Indexes `text` in time linear in its length.
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        if text.is_ascii() {
            return Self { bytes, blocks: None };
        }
        let mut seen = 0;
        let blocks = bytes
            .chunks(BLOCK)
            .map(|block| {
                let before = seen;
                seen += count_starts(block);
                before
            })
            .collect();
        Self { bytes, blocks: Some(blocks) }
    }

    /// The number of code points before byte `offset`.
    ///
    /// # Panics
    /// If `offset` lies past the end of the text.
    #[inline]
    pub fn code_points(&self, offset: usize) -> usize {
        let Some(blocks) = &self.blocks else {
            assert!(offset <= self.bytes.len(), "offset {offset} lies past the end of the text");
            return offset;
        };
        let block = (offset / BLOCK).min(blocks.len() - 1);
        (blocks[block] + count_starts(&self.bytes[block * BLOCK..offset])) as usize
    }

    /// A byte span as code points: `(start, end)`, half open.
    #[inline]
    pub fn span(&self, span: Span) -> (usize, usize) {
        (self.code_points(span.start()), self.code_points(span.end()))
    }
}

/// Counts the bytes that begin a code point, which is all but UTF-8 continuation bytes (0b10xxxxxx).
#[inline]
pub(crate) fn count_starts(bytes: &[u8]) -> u32 {
    const LOWEST: u64 = 0x0101_0101_0101_0101;
    let (words, rest) = bytes.as_chunks::<8>();
    let mut continued = 0;
    // A byte of the sum has room for the counts of 255 words.
    for words in words.chunks(255) {
        let sum = words.iter().fold(0, |sum: u64, &word| {
            let word = u64::from_le_bytes(word);
            sum + (word >> 7 & !word >> 6 & LOWEST)
        });
        // Two sums of four bytes each, which cannot overflow, and then one.
        let pairs = (sum & 0x00FF_00FF_00FF_00FF) + (sum >> 8 & 0x00FF_00FF_00FF_00FF);
        continued += (pairs.wrapping_mul(0x0001_0001_0001_0001) >> 48) as u32;
    }
    continued += rest.iter().map(|&byte| u32::from(byte & 0xC0 == 0x80)).sum::<u32>();
    bytes.len() as u32 - continued
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ascii_needs_no_index() {
        assert!(OffsetMap::new("plain").blocks.is_none());
        assert_eq!(OffsetMap::new("plain").code_points(5), 5);
        assert_eq!(OffsetMap::new("").code_points(0), 0);
    }

    #[test]
    #[should_panic(expected = "past the end")]
    fn refuses_an_offset_past_the_end() {
        OffsetMap::new("plain").code_points(6);
    }

    #[test]
    fn counts_long_texts_without_overflow() {
        for piece in ["é", "ab", "“", "😀"] {
            let text = piece.repeat(20_000);
            assert_eq!(count_starts(text.as_bytes()) as usize, text.chars().count());
        }
    }

    proptest! {
        #[test]
        fn agrees_with_counting_characters(text in "(\\PC|[a-z ]){0,300}") {
            let map = OffsetMap::new(&text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(map.code_points(byte), count);
            }
            prop_assert_eq!(map.code_points(text.len()), text.chars().count());
        }
    }
}
