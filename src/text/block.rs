//! Bytes looked at 64 at a time, as the bits of one number.

/// The number of bytes of a block.
pub(crate) const BLOCK: usize = 64;

/// 64 bytes of a text, from any place on; past the end of the text they are zero.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Block<'t>(&'t [u8; BLOCK]);

impl Block<'_> {
    /// Looks at the block that begins at byte `at`, where it stands: only what the text ends in is copied.
    #[inline(always)]
    #[allow(clippy::inline_always)] // so that what looks may be made for any set of instructions
    pub(crate) fn look<R>(bytes: &[u8], at: usize, look: impl FnOnce(Block) -> R) -> R {
        let padded;
        let block = if let Some(block) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
            block
        } else {
            padded = self::padded(bytes, at);
            &padded
        };
        look(Block(block))
    }

    /// The bytes, 32 and 32.
    #[cfg(target_arch = "x86_64")]
    #[inline]
    pub(crate) fn halves(&self) -> [&[u8; BLOCK / 2]; 2] {
        let (halves, _) = self.0.as_chunks();
        [&halves[0], &halves[1]]
    }

    /// A bit for each byte that passes `test`, the lowest for the first. A test without branches is made for many bytes
    /// at a time.
    #[inline]
    pub(crate) fn bits(&self, test: impl Fn(u8) -> bool) -> u64 {
        top_bits(&self.0.map(|byte| if test(byte) { 0xFF } else { 0 }))
    }
}

/// What a text ends in from byte `at` on, less than is asked for, and zeros.
#[cold]
#[inline(never)]
pub(crate) fn padded<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    let mut padded = [0; N];
    let rest = bytes.get(at..).unwrap_or_default();
    padded[..rest.len()].copy_from_slice(rest);
    padded
}

/// The highest bit of each byte.
#[cfg(target_arch = "x86_64")]
#[inline]
#[allow(unsafe_code)]
fn top_bits(flags: &[u8; BLOCK]) -> u64 {
    use std::arch::x86_64::{_mm_movemask_epi8, _mm_set_epi64x};
    let (halves, _) = flags.as_chunks();
    let half = |at: usize| i64::from_le_bytes(halves[at]);
    // SAFETY: these are instructions of SSE2, which every processor of this kind has.
    let sixteen = |at: usize| unsafe { _mm_movemask_epi8(_mm_set_epi64x(half(2 * at + 1), half(2 * at))) };
    let bits = |at: usize| u64::from(sixteen(at).cast_unsigned()) << (16 * at);
    bits(0) | bits(1) | bits(2) | bits(3)
}

/// The highest bit of each byte.
#[cfg(not(target_arch = "x86_64"))]
#[inline]
fn top_bits(flags: &[u8; BLOCK]) -> u64 {
    let mut bits = 0;
    for (index, eight) in flags.as_chunks().0.iter().enumerate() {
        let eight = u64::from_le_bytes(*eight) >> 7 & 0x0101_0101_0101_0101;
        // Gathers the lowest bits of eight bytes in the top byte.
        bits |= (eight.wrapping_mul(0x0102_0408_1020_4080) >> 56) << (index * 8);
    }
    bits
}

/// The bits from `from` on; `from` is below 64.
#[inline]
pub(crate) fn from_bit(from: usize) -> u64 {
    u64::MAX << from
}

/// The bits before `to`, which may be 64.
#[inline]
pub(crate) fn before_bit(to: usize) -> u64 {
    if to < BLOCK { !(u64::MAX << to) } else { u64::MAX }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn bits_are_those_of_a_plain_loop(bytes in prop::collection::vec(any::<u8>(), 0..200), at in 0_usize..220) {
            let bits = Block::look(&bytes, at, |block| block.bits(|byte| byte > b'a'));
            for index in 0..BLOCK {
                let expected = bytes.get(at + index).is_some_and(|&byte| byte > b'a');
                prop_assert_eq!(bits >> index & 1 == 1, expected);
            }
        }
    }

    #[test]
    fn bits_are_cut() {
        assert_eq!((before_bit(0), before_bit(2), before_bit(64)), (0, 3, u64::MAX));
        assert_eq!(from_bit(63).count_ones(), 1);
    }
}
