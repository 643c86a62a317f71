//! From byte offsets to code-point offsets in the order of the text.
#![allow(clippy::inline_always)] // what is made for several sets of instructions

use super::Span;
use super::block::{BLOCK, Block, before_bit};

/// Converts spans that come in order: it counts on from the last one, and so needs no index.
#[derive(Debug, Clone)]
pub(crate) struct OffsetCursor<'t> {
    bytes: &'t [u8],
    ascii: bool,
    /// Where the block of the last offset begins, and the code points before it.
    block: usize,
    before: usize,
    /// A bit for each byte of the block that begins a code point.
    starts: u64,
}

impl<'t> OffsetCursor<'t> {
    /// A cursor at the start of `text`.
    pub(crate) fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        Self { bytes, ascii: text.is_ascii(), block: 0, before: 0, starts: starts(bytes, 0) }
    }

    /// Appends where `spans` begin and end, in code points as tables hold them: texts are limited so that they fit.
    ///
    /// # Panics
    /// If a span lies before the last one by more than a block.
    pub(crate) fn extend(&mut self, spans: &[Span], begins: &mut Vec<i32>, ends: &mut Vec<i32>) {
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("popcnt") {
            // SAFETY: the processor has the instructions.
            #[allow(unsafe_code)]
            return unsafe { self.extend_avx2(spans, begins, ends) };
        }
        self.extend_portable(spans, begins, ends);
    }

    /// The same code, made for instructions that look at more bytes at a time and count bits.
    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2,popcnt")]
    fn extend_avx2(&mut self, spans: &[Span], begins: &mut Vec<i32>, ends: &mut Vec<i32>) {
        self.extend_portable(spans, begins, ends);
    }

    #[inline(always)]
    fn extend_portable(&mut self, spans: &[Span], begins: &mut Vec<i32>, ends: &mut Vec<i32>) {
        begins.reserve(spans.len());
        ends.reserve(spans.len());
        for span in spans {
            begins.push((self.code_points(span.start()) as u32).cast_signed());
            ends.push((self.code_points(span.end()) as u32).cast_signed());
        }
    }

    /// The number of code points before byte `offset`.
    #[inline(always)]
    fn code_points(&mut self, offset: usize) -> usize {
        if self.ascii {
            return offset;
        }
        assert!(offset >= self.block, "offsets come in order");
        while offset - self.block >= BLOCK {
            self.before += self.starts.count_ones() as usize;
            self.block += BLOCK;
            self.starts = starts(self.bytes, self.block);
        }
        self.before + (self.starts & before_bit(offset - self.block)).count_ones() as usize
    }
}

/// A bit for each byte of the block at `at` that begins a code point.
#[inline(always)]
fn starts(bytes: &[u8], at: usize) -> u64 {
    Block::look(bytes, at, |block| block.bits(|byte| byte & 0xC0 != 0x80))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::OffsetMap;
    use super::*;

    proptest! {
        #[test]
        fn agrees_with_the_index_with_any_instructions(text in "(\\PC|[a-z ]){0,300}", step in 1_usize..40) {
            let offsets: Vec<usize> = text.char_indices().step_by(step).map(|(byte, _)| byte).collect();
            let spans: Vec<Span> = offsets.windows(2).map(|pair| Span::new(pair[0], pair[1])).collect();
            let map = OffsetMap::new(&text);
            let as_i32 = |offset| i32::try_from(map.code_points(offset)).unwrap();
            let expected: Vec<_> = spans.iter().map(|span| (as_i32(span.start()), as_i32(span.end()))).collect();
            for extend in [OffsetCursor::extend, OffsetCursor::extend_portable] {
                let (mut begins, mut ends) = (Vec::new(), Vec::new());
                extend(&mut OffsetCursor::new(&text), &spans, &mut begins, &mut ends);
                let found: Vec<_> = begins.into_iter().zip(ends).collect();
                prop_assert_eq!(&found, &expected);
            }
        }
    }
}
