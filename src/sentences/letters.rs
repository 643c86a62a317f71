//! What the bytes beside a site are, with a bit for each byte.
//!
//! So it takes no walk along a word, whose length is hard to foretell, to know how far it goes and what it is made of.

/// The number of bytes that can be looked at.
const WINDOW: usize = 32;

/// As many are looked at first. Few words are longer.
const HALF: usize = WINDOW / 2;

/// What 32 bytes are; the lowest bits are for the first one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letters {
    pub(super) lower: u32,
    pub(super) upper: u32,
    pub(super) digit: u32,
    /// Bytes of letters outside ASCII: all but the lead bytes of the marks of Latin-1 and of U+2000 to U+2FFF.
    pub(super) wide: u32,
    pub(super) dot: u32,
    /// Vowels of ASCII in both cases, with `y`.
    pub(super) vowel: u32,
}

impl Letters {
    /// The bytes before `end`, with the highest bits for the last one. Those that no word with dots in it reaches may be
    /// left out.
    #[inline]
    pub(super) fn before(bytes: &[u8], end: usize) -> Self {
        let padded;
        let window = if let Some(window) = bytes[..end].last_chunk() {
            window
        } else {
            padded = padded_before(bytes, end);
            &padded
        };
        let [far, near] = halves(window);
        let near = Self::of(near);
        let goes_on = (near.word() | near.dot).count_ones() as usize == HALF;
        if goes_on { Self::both(far, near) } else { Self::NONE.and_then(near) }
    }

    /// The bytes from `at` on. Those that no word with an apostrophe in it reaches may be left out.
    #[inline]
    pub(super) fn after(bytes: &[u8], at: usize) -> Self {
        let padded;
        let window = if let Some(window) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
            window
        } else {
            padded = crate::text::padded(bytes, at);
            &padded
        };
        let [near, far] = halves(window);
        let letters = Self::of(near);
        // Of a word that goes on behind them, one byte is the apostrophe at most.
        let goes_on = letters.word().count_ones() as usize + 1 >= HALF;
        if goes_on { Self::both(near, Self::of(far)) } else { letters }
    }

    /// Letters and digits.
    #[inline]
    pub(super) fn word(self) -> u32 {
        self.lower | self.upper | self.digit | self.wide
    }

    const NONE: Self = Self { lower: 0, upper: 0, digit: 0, wide: 0, dot: 0, vowel: 0 };

    /// A whole window, which few ask for.
    #[cold]
    fn both(half: &[u8; HALF], next: Self) -> Self {
        Self::of(half).and_then(next)
    }

    /// Half a window and the other one behind it.
    #[inline]
    fn and_then(self, next: Self) -> Self {
        Self {
            lower: self.lower | next.lower << HALF,
            upper: self.upper | next.upper << HALF,
            digit: self.digit | next.digit << HALF,
            wide: self.wide | next.wide << HALF,
            dot: self.dot | next.dot << HALF,
            vowel: self.vowel | next.vowel << HALF,
        }
    }

    /// Half a window.
    #[inline]
    fn of(half: &[u8; HALF]) -> Self {
        #[cfg(target_arch = "x86_64")]
        #[allow(unsafe_code)]
        // SAFETY: every processor of this kind has the instructions.
        return unsafe { sse2::of(half) };
        #[cfg(not(target_arch = "x86_64"))]
        return portable(half);
    }
}

fn halves(window: &[u8; WINDOW]) -> [&[u8; HALF]; 2] {
    let (halves, _) = window.as_chunks();
    [&halves[0], &halves[1]]
}

/// The bytes before `end`, which are too few, behind zeros.
#[cold]
fn padded_before(bytes: &[u8], end: usize) -> [u8; WINDOW] {
    let mut window = [0; WINDOW];
    window[WINDOW - end..].copy_from_slice(&bytes[..end]);
    window
}

/// Half a window, in plain code.
#[cfg(any(test, not(target_arch = "x86_64")))]
fn portable(half: &[u8; HALF]) -> Letters {
    let bits = |test: fn(u8) -> bool| (0..HALF).fold(0, |bits, at| bits | u32::from(test(half[at])) << at);
    Letters {
        lower: bits(|byte| byte.is_ascii_lowercase()),
        upper: bits(|byte| byte.is_ascii_uppercase()),
        digit: bits(|byte| byte.is_ascii_digit()),
        wide: bits(|byte| !byte.is_ascii() && byte != 0xC2 && byte != 0xE2),
        dot: bits(|byte| byte == b'.'),
        vowel: bits(|byte| b"aeiouy".contains(&byte.to_ascii_lowercase())),
    }
}

/// The same with instructions that compare 16 bytes at a time.
#[cfg(target_arch = "x86_64")]
mod sse2 {
    use std::arch::x86_64::{
        __m128i, _mm_and_si128, _mm_andnot_si128, _mm_cmpeq_epi8, _mm_cmpgt_epi8, _mm_movemask_epi8, _mm_or_si128,
        _mm_set_epi64x, _mm_set1_epi8,
    };

    use super::{HALF, Letters};

    #[inline]
    #[target_feature(enable = "sse2")]
    pub(super) fn of(half: &[u8; HALF]) -> Letters {
        let (eights, _) = half.as_chunks();
        let bytes = _mm_set_epi64x(i64::from_le_bytes(eights[1]), i64::from_le_bytes(eights[0]));
        let small = _mm_or_si128(bytes, all(0x20));
        let (upper, letter) = (within(bytes, b'A', b'Z'), within(small, b'a', b'z'));
        let vowels = b"aeiouy".map(|vowel| _mm_cmpeq_epi8(small, all(vowel)));
        let marks = _mm_or_si128(_mm_cmpeq_epi8(bytes, all(0xC2)), _mm_cmpeq_epi8(bytes, all(0xE2)));
        Letters {
            lower: bits(_mm_andnot_si128(upper, letter)),
            upper: bits(upper),
            digit: bits(within(bytes, b'0', b'9')),
            // Outside ASCII the highest bit is set.
            wide: bits(_mm_andnot_si128(marks, bytes)),
            dot: bits(_mm_cmpeq_epi8(bytes, all(b'.'))),
            vowel: bits(vowels.into_iter().fold(all(0), |any, vowel| _mm_or_si128(any, vowel))),
        }
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    fn all(byte: u8) -> __m128i {
        _mm_set1_epi8(byte.cast_signed())
    }

    /// The bytes from `first` to `last`, both of ASCII. Other bytes count as negative.
    #[inline]
    #[target_feature(enable = "sse2")]
    fn within(bytes: __m128i, first: u8, last: u8) -> __m128i {
        _mm_and_si128(_mm_cmpgt_epi8(bytes, all(first - 1)), _mm_cmpgt_epi8(all(last + 1), bytes))
    }

    /// The highest bit of each byte.
    #[inline]
    #[target_feature(enable = "sse2")]
    fn bits(bytes: __m128i) -> u32 {
        _mm_movemask_epi8(bytes).cast_unsigned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_byte_is_seen_alike_on_all_processors() {
        for first in (0..=u8::MAX).step_by(HALF) {
            let half = std::array::from_fn(|at| first + at as u8);
            assert_eq!(Letters::of(&half), portable(&half), "from {first}");
        }
    }

    proptest! {
        #[test]
        fn words_are_seen_to_their_ends(text in "[a-zA-Z0-9.é ]{0,24}", word in "[a-zA-Z0-9é]{0,30}", dotted in "[a-z.]{0,24}") {
            let bytes = format!("{text} {word} {text}").into_bytes();
            let (from, to) = (text.len() + 1, text.len() + 1 + word.len());
            let length = |bytes: &[u8]| bytes.len().min(WINDOW);
            prop_assert_eq!(Letters::after(&bytes, from).word().trailing_ones() as usize, length(word.as_bytes()));
            prop_assert_eq!(Letters::before(&bytes, to).word().leading_ones() as usize, length(word.as_bytes()));
            let bytes = format!(" {dotted}").into_bytes();
            let before = Letters::before(&bytes, bytes.len());
            prop_assert_eq!((before.word() | before.dot).leading_ones() as usize, dotted.len());
        }
    }
}
