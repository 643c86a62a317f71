//! Places: which of many spans stands at a byte.

/// Finds the span at a byte among spans that are in order and overlap nowhere, in a few steps however many there are: those
/// that begin in one block of `BLOCK` bytes, which should be a few. Empty spans are walked through. The unit need not be a
/// byte: sentences are found among tokens in the same way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Places<const BLOCK: usize> {
    /// For each block of this many bytes the first span that ends behind its start; nothing for those behind all spans.
    firsts: Vec<u32>,
}

impl<const BLOCK: usize> Places<BLOCK> {
    /// The places of spans that end at these bytes, in a text of `len` bytes.
    pub(crate) fn new(len: usize, ends: impl Iterator<Item = usize>) -> Self {
        let mut firsts = Vec::with_capacity(len.div_ceil(BLOCK));
        for (number, end) in ends.enumerate() {
            while firsts.len() * BLOCK < end {
                firsts.push(number as u32);
            }
        }
        Self { firsts }
    }

    /// The number of the first of the `spans` that ends behind byte `offset`; how many there are if none does. `end` tells where
    /// each ends, as it did when the places were noted.
    #[inline]
    pub(crate) fn first_behind<T>(&self, spans: &[T], offset: usize, end: impl Fn(&T) -> usize) -> usize {
        let Some(&first) = self.firsts.get(offset / BLOCK) else { return spans.len() };
        let mut number = first as usize;
        while spans.get(number).is_some_and(|span| end(span) <= offset) {
            number += 1;
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Span;

    proptest! {
        #[test]
        fn finds_what_a_search_finds(gaps in prop::collection::vec((0..20_usize, 0..40_usize), 0..30)) {
            let mut at = 0;
            let mut spans = Vec::new();
            for (gap, len) in gaps {
                spans.push(Span::new(at + gap, at + gap + len));
                at += gap + len;
            }
            let places = Places::<8>::new(at, spans.iter().map(|span| span.end()));
            for offset in 0..at + 20 {
                let searched = spans.partition_point(|span| span.end() <= offset);
                prop_assert_eq!(places.first_behind(&spans, offset, |span| span.end()), searched);
            }
        }
    }
}
