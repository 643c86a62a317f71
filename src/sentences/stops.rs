//! The bytes that the walk has to stop at, found 64 at a time, as the bits of one number.
//!
//! Most of a text is letters, spaces and marks that end nothing, so what counts is to stop seldom: for a hyphen only where
//! another follows, and for a character outside ASCII only if its bytes may be those of an ellipsis, a break or an interrobang.

use crate::text::{BLOCK, Block};

/// Blocks that are searched together.
pub(super) const BATCH: usize = 8;

/// What the bytes of a block are, with a bit for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Classes {
    /// Bytes to stop at whatever follows: `.`, `!`, `?`, line breaks, `:`, `;`, `@`, `/`, `>`, `*`, `=`, `_` (and `<`, which
    /// costs less to let in), and the lead bytes of Armenian, Arabic and Indic scripts, of East Asian marks and full-width
    /// ones.
    stops: u64,
    hyphens: u64,
    /// Lead bytes of U+0080 to U+00BF and of U+2000 to U+2FFF.
    latin: u64,
    general: u64,
    /// What U+0085, U+2026, U+2028, U+2029 and U+203D end with, and the last bytes of some rare characters.
    last: u64,
}

impl Classes {
    /// Where to stop. What cannot be seen, as it lies in the next block, counts as if it were there.
    #[inline]
    fn stops(self) -> u64 {
        let next = |bits: u64| bits >> 1 | 1 << 63;
        let hyphens = self.hyphens & next(self.hyphens);
        self.stops | hyphens | self.latin & next(self.last) | self.general & next(next(self.last))
    }
}

/// Finds stops with the instructions that the processor has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Finder {
    #[cfg_attr(not(target_arch = "x86_64"), allow(dead_code))]
    avx2: bool,
}

impl Finder {
    pub(super) fn new() -> Self {
        #[cfg(target_arch = "x86_64")]
        let avx2 = is_x86_feature_detected!("avx2");
        #[cfg(not(target_arch = "x86_64"))]
        let avx2 = false;
        Self { avx2 }
    }

    /// The stops of the blocks from byte `first` on.
    pub(super) fn find(self, bytes: &[u8], first: usize) -> [u64; BATCH] {
        #[cfg(target_arch = "x86_64")]
        if self.avx2 {
            // SAFETY: the processor has the instructions.
            #[allow(unsafe_code)]
            return unsafe { avx2::find(bytes, first) };
        }
        find_portable(bytes, first)
    }
}

/// The stops of the blocks from byte `first` on, with any instructions.
fn find_portable(bytes: &[u8], first: usize) -> [u64; BATCH] {
    let mut stops = [0; BATCH];
    for (block, stops) in (first..bytes.len()).step_by(BLOCK).zip(&mut stops) {
        *stops = Block::look(bytes, block, |block| portable(&block).stops());
    }
    stops
}

/// The classes in plain code, which the compiler makes for many bytes at a time.
#[inline]
#[allow(clippy::needless_bitwise_bool)] // no branches, so that it can
fn portable(block: &Block) -> Classes {
    let within = |byte: u8, first: u8, last: u8| byte.wrapping_sub(first) <= last - first;
    let stops = block.bits(|byte| {
        let marks = within(byte, b'.', b'/') | within(byte, b':', b'@') | (byte == b'!') | (byte == b'*');
        marks | within(byte, b'\n', b'\r') | (byte == b'_')
    });
    let hyphens = block.bits(|byte| byte == b'-');
    if block.bits(|byte| byte >= 0x80) == 0 {
        return Classes { stops, hyphens, latin: 0, general: 0, last: 0 };
    }
    let foreign = block.bits(|byte| {
        let two = (byte == 0xD5) | (byte == 0xD8) | (byte == 0xDB);
        two | within(byte, 0xE0, 0xE1) | (byte == 0xE3) | (byte == 0xEF)
    });
    Classes {
        stops: stops | foreign,
        hyphens,
        latin: block.bits(|byte| byte == 0xC2),
        general: block.bits(|byte| byte == 0xE2),
        last: block.bits(|byte| {
            let lower = byte & 0xF;
            ((byte >> 4 == 0x8) | (byte >> 4 == 0xA) | (byte >> 4 == 0xB)) & (within(lower, 5, 9) | (lower == 0xD))
        }),
    }
}

/// The same with instructions that look up the two halves of 32 bytes at a time.
#[cfg(target_arch = "x86_64")]
mod avx2 {
    use std::arch::x86_64::{
        __m256i, _mm256_and_si256, _mm256_cmpeq_epi8, _mm256_cmpgt_epi8, _mm256_loadu_si256, _mm256_movemask_epi8,
        _mm256_or_si256, _mm256_set_epi64x, _mm256_set1_epi8, _mm256_setzero_si256, _mm256_shuffle_epi8,
        _mm256_slli_epi16, _mm256_srli_epi16,
    };

    use super::{BATCH, BLOCK, Block, Classes};

    /// Sets of bytes as the lower halves and the upper halves that a byte of the set may have, one set for each bit.
    const SETS: [(&[usize], &[usize]); 8] = [
        (&[0xA, 0xB, 0xC, 0xD], &[0x0, 0x3]),
        (&[0xE, 0xF], &[0x2, 0x3]),
        (&[0x1, 0xA], &[0x2]),
        (&[0x5, 0x8, 0xB], &[0xD]),
        (&[0x0, 0x1, 0x3, 0xF], &[0xE]),
        (&[0x5, 0x6, 0x7, 0x8, 0x9, 0xD], &[0x8, 0xA, 0xB]),
        (&[0x2], &[0xC]),
        (&[0x2], &[0xE]),
    ];

    /// The sets to stop at whatever follows, but for `@` and `_`.
    const STOPS: i8 = 0b1_1111;

    /// For each half, the sets that it is in.
    const fn halves(upper: bool) -> [u8; 16] {
        let mut table = [0; 16];
        let mut set = 0;
        while set < SETS.len() {
            let halves = if upper { SETS[set].1 } else { SETS[set].0 };
            let mut index = 0;
            while index < halves.len() {
                table[halves[index]] |= 1 << set;
                index += 1;
            }
            set += 1;
        }
        table
    }

    const LOWER: [u8; 16] = halves(false);
    const UPPER: [u8; 16] = halves(true);

    #[target_feature(enable = "avx2")]
    pub(super) fn find(bytes: &[u8], first: usize) -> [u64; BATCH] {
        let mut stops = [0; BATCH];
        for (index, stops) in stops.iter_mut().enumerate() {
            let block = first + index * BLOCK;
            if block >= bytes.len() {
                break;
            }
            *stops = Block::look(bytes, block, |block| classes(&block).stops());
        }
        stops
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    fn classes(block: &Block) -> Classes {
        let [low, high] = block.halves();
        let (low, high) = (bits(load(low)), bits(load(high)));
        let class = |index: usize| u64::from(low[index]) | u64::from(high[index]) << 32;
        Classes { stops: class(0), hyphens: class(1), latin: class(2), general: class(3), last: class(4) }
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    fn load(half: &[u8; 32]) -> __m256i {
        // SAFETY: the array is of 32 bytes, and need not be aligned.
        #[allow(unsafe_code)]
        unsafe {
            _mm256_loadu_si256(half.as_ptr().cast())
        }
    }

    /// The classes of 32 bytes, in the order of the fields.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn bits(bytes: __m256i) -> [u32; 5] {
        let table = |halves: [u8; 16]| {
            let half = |at: usize| i64::from_le_bytes(halves.as_chunks().0[at]);
            _mm256_set_epi64x(half(1), half(0), half(1), half(0))
        };
        let half = |bytes| _mm256_and_si256(bytes, _mm256_set1_epi8(0xF));
        let lower = _mm256_shuffle_epi8(table(LOWER), half(bytes));
        let upper = _mm256_shuffle_epi8(table(UPPER), half(_mm256_srli_epi16::<4>(bytes)));
        let sets = _mm256_and_si256(lower, upper);
        let is = |byte: u8| _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(byte.cast_signed()));
        let top = |flags| _mm256_movemask_epi8(flags).cast_unsigned();
        let in_stops = _mm256_cmpgt_epi8(_mm256_and_si256(sets, _mm256_set1_epi8(STOPS)), _mm256_setzero_si256());
        let stops = _mm256_or_si256(in_stops, _mm256_or_si256(is(b'@'), is(b'_')));
        [top(stops), top(is(b'-')), top(_mm256_slli_epi16::<1>(sets)), top(sets), top(_mm256_slli_epi16::<2>(sets))]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stops(bytes: &[u8]) -> Vec<usize> {
        let mut found = Vec::new();
        for first in (0..bytes.len()).step_by(BATCH * BLOCK) {
            let stops = Finder::new().find(bytes, first);
            assert_eq!(stops, find_portable(bytes, first), "whatever the processor");
            let is_stop = |at: usize| stops[at / BLOCK] >> (at % BLOCK) & 1 == 1;
            found.extend((0..BATCH * BLOCK).filter(|&at| is_stop(at)).map(|at| first + at));
        }
        found
    }

    #[test]
    fn stops_only_where_something_may_happen() {
        let text = "A well-known — “old” — bridge, é (so) -- £5… \u{2028}\u{85}";
        let expected: Vec<usize> =
            ["--", "…", "\u{2028}", "\u{85}"].iter().map(|mark| text.find(mark).unwrap()).collect();
        assert_eq!(stops(text.as_bytes()), expected);
    }

    #[test]
    fn what_lies_in_the_next_block_counts() {
        for at in BLOCK - 3..BLOCK {
            for mark in ["--", "…", "‽", "\u{2029}", "\u{85}", "."] {
                let text = "a".repeat(at) + mark;
                assert!(stops(text.as_bytes()).contains(&at), "{mark:?} at {at}");
            }
        }
    }

    proptest! {
        #[test]
        fn finds_the_same_with_any_instructions(bytes in prop::collection::vec(any::<u8>(), 0..1200)) {
            let found = stops(&bytes);
            for mark in b".!?\n\r\x0B\x0C:;@/>*=_" {
                prop_assert!(bytes.iter().enumerate().all(|(at, byte)| byte != mark || found.contains(&at)));
            }
        }
    }
}
