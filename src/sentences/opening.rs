//! The marks near the start of a paragraph that may end a salutation or a dateline.

use super::minor::LONGEST_OPENING;
use crate::text::{Block, before_bit, from_bit};

/// Commas and hyphens of the opening of a paragraph. Elsewhere they end nothing.
#[derive(Debug)]
pub(super) struct Opening {
    start: usize,
    /// A bit for each byte from `start` on.
    marks: u64,
}

impl Opening {
    /// The marks of the paragraph that begins at `start`.
    #[allow(clippy::needless_bitwise_bool)] // no branches, so that many bytes are compared at a time
    pub(super) fn new(bytes: &[u8], start: usize) -> Self {
        let marks = Block::look(bytes, start, |block| {
            let marks = block.bits(|byte| (byte == b',') | (byte == b'-')) & before_bit(LONGEST_OPENING);
            if marks == 0 {
                return 0;
            }
            let commas = block.bits(|byte| byte == b',');
            // Past the end of the text there are zeros.
            let spaces = block.bits(|byte| byte.is_ascii_whitespace() || byte == 0);
            // After a comma the sentence goes on in lower case, though not with "i".
            let goes_on = block.bits(|byte| byte.is_ascii_lowercase() && byte != b'i');
            marks & spaces >> 1 & !(commas & goes_on >> 2)
        });
        Self { start, marks }
    }

    /// The first mark at or after byte `from`.
    #[inline]
    pub(super) fn next(&self, from: usize) -> Option<usize> {
        let from = from.saturating_sub(self.start);
        let marks = if from < LONGEST_OPENING { self.marks & from_bit(from) } else { 0 };
        (marks != 0).then(|| self.start + marks.trailing_zeros() as usize)
    }
}
