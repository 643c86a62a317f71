//! The scan for places at which something may happen, from left to right.

use super::stops::{BATCH, Finder};
use crate::text::{BLOCK, Block, from_bit};

/// What a byte may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Trigger {
    None,
    /// A full stop, a question mark or an exclamation mark.
    Terminal,
    /// A line break.
    Line,
    /// A mark that sets something apart: `,`, `:`, `;`, `@`, `/`, `>`, `-`, `*`, `=`, `_`, `)`.
    Minor,
    /// A character outside ASCII that may be one of the above.
    Wide,
}

const TRIGGERS: [Trigger; 256] = {
    let mut table = [Trigger::None; 256];
    let kinds: [(&[u8], Trigger); 4] = [
        (b".!?", Trigger::Terminal),
        (b"\n\r\x0B\x0C", Trigger::Line),
        (b",:;@/>-*=_)", Trigger::Minor),
        // The lead bytes of U+0085, of Greek, Arabic and Armenian, of Indic scripts, of U+2014 to U+2029, of East Asian
        // marks and of full-width ones.
        (b"\xC2\xD5\xD8\xDB\xE0\xE1\xE2\xE3\xEF", Trigger::Wide),
    ];
    let mut kind = 0;
    while kind < kinds.len() {
        let mut byte = 0;
        while byte < kinds[kind].0.len() {
            table[kinds[kind].0[byte] as usize] = kinds[kind].1;
            byte += 1;
        }
        kind += 1;
    }
    table
};

impl Trigger {
    #[inline]
    pub(super) fn of(byte: u8) -> Self {
        TRIGGERS[usize::from(byte)]
    }
}

/// Finds stops from left to right.
#[derive(Debug)]
pub(super) struct Scanner<'t> {
    bytes: &'t [u8],
    finder: Finder,
    /// Where the blocks begin that were searched last, and their stops.
    first: usize,
    stops: [u64; BATCH],
    /// The last block that was searched for closing brackets, and those.
    bracketed: usize,
    brackets: u64,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(bytes: &'t [u8]) -> Self {
        let finder = Finder::new();
        Self { bytes, finder, first: 0, stops: finder.find(bytes, 0), bracketed: usize::MAX, brackets: 0 }
    }

    /// The first stop at or after byte `from`; closing brackets are stops too if they may mark the items of a list.
    #[inline]
    pub(super) fn next(&mut self, from: usize, brackets: bool) -> Option<usize> {
        let mut from = from;
        while from < self.bytes.len() {
            let block = from & !(BLOCK - 1);
            // Whoever goes back a little may leave these blocks too.
            let mut index = block.wrapping_sub(self.first) / BLOCK;
            if index >= BATCH {
                (self.first, self.stops, index) = (block, self.finder.find(self.bytes, block), 0);
            }
            let mut stops = self.stops[index];
            if brackets {
                if self.bracketed != block {
                    self.bracketed = block;
                    self.brackets = Block::look(self.bytes, block, |block| block.bits(|byte| byte == b')'));
                }
                stops |= self.brackets;
            }
            stops &= from_bit(from - block);
            if stops != 0 {
                return Some(block + stops.trailing_zeros() as usize);
            }
            from = block + BLOCK;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn finds_what_a_plain_loop_finds(bytes in prop::collection::vec(any::<u8>(), 0..1200), brackets: bool, back in 0_usize..90) {
            let mut scanner = Scanner::new(&bytes);
            let mut from = 0;
            for (at, &byte) in bytes.iter().enumerate() {
                // Bytes that are stops only in some places may be passed over, and all others not.
                let always = matches!(Trigger::of(byte), Trigger::Terminal | Trigger::Line) || b":;@/>*=_".contains(&byte);
                if always || (brackets && byte == b')') {
                    while scanner.next(from, brackets).unwrap() < at {
                        from = scanner.next(from, brackets).unwrap() + 1;
                    }
                    prop_assert_eq!(scanner.next(from, brackets), Some(at));
                    scanner.next(from.saturating_sub(back), brackets);
                    from = at + 1;
                }
            }
        }
    }
}
