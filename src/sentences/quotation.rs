//! Whether a quotation is open, as far as double quotation marks tell.

use crate::text::{BLOCK, Block, before_bit, from_bit};

/// Follows the double quotation marks of a text. Most sites do not ask, so marks are read only when one does.
#[derive(Debug)]
pub(super) struct Quotation {
    open: bool,
    /// How far the marks were read.
    read: usize,
}

impl Quotation {
    pub(super) fn new(start: usize) -> Self {
        Self { open: false, read: start }
    }

    /// True if a quotation is open at byte `to`.
    #[allow(clippy::needless_bitwise_bool)] // no branches, so that many bytes are compared at a time
    pub(super) fn is_open_at(&mut self, bytes: &[u8], to: usize) -> bool {
        while self.read < to {
            let block = self.read & !(BLOCK - 1);
            let marks = Block::look(bytes, block, |block| block.bits(|byte| (byte == b'"') | (byte == 0xE2)));
            let mut marks = marks & from_bit(self.read - block) & before_bit(to - block);
            while marks != 0 {
                match bytes[block + marks.trailing_zeros() as usize..] {
                    [b'"', ..] => self.open = !self.open,
                    [_, 0x80, 0x9C, ..] => self.open = true,
                    [_, 0x80, 0x9D, ..] => self.open = false,
                    _ => {}
                }
                marks &= marks - 1;
            }
            self.read = to.min(block + BLOCK);
        }
        self.open
    }

    /// Sets whether a quotation is open at byte `at`, whatever marks stand before.
    #[inline]
    pub(super) fn set(&mut self, open: bool, at: usize) {
        (self.open, self.read) = (open, at);
    }
}
