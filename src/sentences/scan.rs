//! The scan for bytes at which something may happen: 64 at a time, as the bits of one number.

/// What a byte may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Trigger {
    None,
    /// A full stop, a question mark or an exclamation mark.
    Terminal,
    /// A line break.
    Line,
    /// A straight double quotation mark.
    Quote,
    /// A mark that sets something apart: `,`, `:`, `;`, `@`, `/`, `>`, `-`, `*`, `=`, `_`, `)`.
    Minor,
    /// A character outside ASCII that may be one of the above.
    Wide,
}

const TRIGGERS: [Trigger; 256] = {
    let mut table = [Trigger::None; 256];
    let kinds: [(&[u8], Trigger); 5] = [
        (b".!?", Trigger::Terminal),
        (b"\n\r\x0B\x0C", Trigger::Line),
        (b"\"", Trigger::Quote),
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

/// Bytes looked at together.
const BLOCK: usize = 64;

/// Finds triggers from left to right.
#[derive(Debug)]
pub(super) struct Scanner<'t> {
    bytes: &'t [u8],
    /// Where the current block begins, and a bit for each byte of it that may be a trigger.
    block: usize,
    mask: u64,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(bytes: &'t [u8]) -> Self {
        Self { bytes, block: 0, mask: mask_at(bytes, 0) }
    }

    /// The first trigger at or after byte `from`, which must not lie before the block of the last call.
    #[inline]
    pub(super) fn next(&mut self, from: usize) -> Option<(usize, Trigger)> {
        let mut from = from;
        loop {
            let block = from & !(BLOCK - 1);
            if block != self.block {
                if block >= self.bytes.len() {
                    return None;
                }
                (self.block, self.mask) = (block, mask_at(self.bytes, block));
            }
            let rest = self.mask & (u64::MAX << (from - block));
            if rest == 0 {
                from = block + BLOCK;
                continue;
            }
            let found = block + rest.trailing_zeros() as usize;
            match TRIGGERS[usize::from(self.bytes[found])] {
                Trigger::None => from = found + 1,
                trigger => return Some((found, trigger)),
            }
        }
    }
}

/// The mask of the block that begins at byte `at`.
fn mask_at(bytes: &[u8], at: usize) -> u64 {
    if let Some(block) = bytes.get(at..at + BLOCK) {
        return mask(block.try_into().expect("a block has its size"));
    }
    let mut block = [0; BLOCK];
    let rest = bytes.get(at..).unwrap_or_default();
    block[..rest.len()].copy_from_slice(rest);
    mask(&block)
}

/// A bit for each byte that may be a trigger. The tests are for ranges that hold all triggers and little else, so that
/// the compiler can make them many bytes at a time.
#[inline]
fn mask(block: &[u8; BLOCK]) -> u64 {
    let flags = block.map(|byte| {
        let within = |first: u8, last: u8| u8::from(byte.wrapping_sub(first) <= last - first);
        let low = within(b'\n', b'\r') | within(b'!', b'"') | within(b')', b'/');
        low | within(b':', b'@') | within(b'_', b'_') | within(0xC2, 0xFF)
    });
    let mut mask = 0;
    for (index, eight) in flags.chunks_exact(8).enumerate() {
        let eight = u64::from_le_bytes(eight.try_into().expect("eight bytes"));
        // Gathers the lowest bits of eight bytes in the top byte.
        mask |= (eight.wrapping_mul(0x0102_0408_1020_4080) >> 56) << (index * 8);
    }
    mask
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn finds_what_a_plain_loop_finds(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let mut scanner = Scanner::new(&bytes);
            let mut from = 0;
            for (at, &byte) in bytes.iter().enumerate() {
                if TRIGGERS[usize::from(byte)] != Trigger::None {
                    prop_assert_eq!(scanner.next(from), Some((at, TRIGGERS[usize::from(byte)])));
                    from = at + 1;
                }
            }
            prop_assert_eq!(scanner.next(from), None);
        }
    }
}
