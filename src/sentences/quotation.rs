//! Whether a quotation is open, as far as double quotation marks tell.

use std::cell::Cell;

use crate::text::{BLOCK, Block, before_bit, from_bit};

/// Follows the double quotation marks of a text. Most sites do not ask, so marks are read only when one does.
#[derive(Debug)]
pub(super) struct Quotation {
    open: Cell<bool>,
    /// How far the marks were read.
    read: Cell<usize>,
}

impl Quotation {
    pub(super) fn new(start: usize) -> Self {
        Self { open: Cell::new(false), read: Cell::new(start) }
    }

    /// True if a quotation is open at byte `to`.
    #[allow(clippy::needless_bitwise_bool)] // no branches, so that many bytes are compared at a time
    pub(super) fn is_open_at(&self, bytes: &[u8], to: usize) -> bool {
        let (mut open, mut read) = (self.open.get(), self.read.get());
        while read < to {
            let block = read & !(BLOCK - 1);
            let marks = Block::look(bytes, block, |block| block.bits(|byte| (byte == b'"') | (byte == 0xE2)));
            let mut marks = marks & from_bit(read - block) & before_bit(to - block);
            while marks != 0 {
                match bytes[block + marks.trailing_zeros() as usize..] {
                    [b'"', ..] => open = !open,
                    [_, 0x80, 0x9C, ..] => open = true,
                    [_, 0x80, 0x9D, ..] => open = false,
                    _ => {}
                }
                marks &= marks - 1;
            }
            read = to.min(block + BLOCK);
        }
        self.open.set(open);
        self.read.set(read);
        open
    }

    /// Sets whether a quotation is open at byte `at`, whatever marks stand before.
    #[inline]
    pub(super) fn set(&self, open: bool, at: usize) {
        self.open.set(open);
        self.read.set(at);
    }
}
