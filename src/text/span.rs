//! A half-open byte range of a text.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of byte offsets into one text, always with `start <= end`.
///
/// Every layer speaks in spans; a span never owns text, so whoever holds one can always check it against the text that
/// it came from. Texts are limited to [`Span::MAX_TEXT`] bytes, which lets a span be eight bytes.
///
/// ```
/// use pullquote::Span;
/// let span = Span::new(4, 9);
/// assert_eq!(span.slice("She said so."), "said ");
/// assert_eq!(span.trim("She said so.").slice("She said so."), "said");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The longest text, in bytes, that spans can point into: offsets fit a signed 32-bit integer, as tables need.
    pub const MAX_TEXT: usize = i32::MAX as usize;

    /// The span from byte `start` up to, not including, byte `end`.
    ///
    /// # Panics
    /// If `start > end`.
    #[inline]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span cannot end at {end} before it starts at {start}");
        debug_assert!(end <= Self::MAX_TEXT);
        Self { start: start as u32, end: end as u32 }
    }

    /// The empty span at `offset`.
    #[inline]
    pub fn empty(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    /// First byte.
    #[inline]
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    #[inline]
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    #[inline]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// True if the span covers nothing.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The part of `text` that the span covers.
    ///
    /// # Panics
    /// If the span lies outside `text` or cuts a character.
    #[inline]
    pub fn slice(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// The same range in the standard library's type.
    #[inline]
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// True if byte `offset` lies inside.
    #[inline]
    pub fn contains_offset(self, offset: usize) -> bool {
        self.start() <= offset && offset < self.end()
    }

    /// True if all of `other` lies inside.
    #[inline]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True if the two share at least one byte.
    #[inline]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[inline]
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span without the white space at its two ends; empty at its start if there is nothing else.
    #[must_use]
    #[inline]
    pub fn trim(self, text: &str) -> Self {
        // Mostly there is nothing to do, and an ASCII mark or letter, or a curly quotation mark, at both ends shows it.
        let bytes = text.as_bytes();
        let graphic = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_graphic);
        let curly = |at: usize| matches!(bytes.get(at..), Some([0xE2, 0x80, 0x98..=0x9F, ..]));
        let plain = self.len() > 2
            && (graphic(self.start()) || curly(self.start()))
            && (graphic(self.end() - 1) || curly(self.end() - 3));
        if plain { self } else { self.trim_any(text) }
    }

    fn trim_any(self, text: &str) -> Self {
        let slice = self.slice(text);
        let visible = |char: char| !char.is_whitespace();
        if slice.starts_with(visible) && slice.ends_with(visible) {
            return self;
        }
        let body = slice.trim_end();
        let start = self.start() + body.len() - body.trim_start().len();
        if body.is_empty() { Self::empty(self.start()) } else { Self::new(start, self.start() + body.len()) }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

impl TryFrom<(u32, u32)> for Span {
    type Error = String;

    fn try_from((start, end): (u32, u32)) -> Result<Self, String> {
        if start <= end {
            Ok(Self { start, end })
        } else {
            Err(format!("a span cannot end at {end} before it starts at {start}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn covers_contains_and_overlaps() {
        let (a, b) = (Span::new(2, 5), Span::new(4, 9));
        assert_eq!(a.cover(b), Span::new(2, 9));
        assert!(a.overlaps(b) && !a.contains(b) && a.cover(b).contains(b));
        assert!(!a.overlaps(Span::new(5, 6)), "spans that only touch do not overlap");
        assert!(a.contains_offset(2) && !a.contains_offset(5));
    }

    #[test]
    fn trims_unicode_white_space() {
        let text = "\u{a0} a b\u{2009}\n";
        assert_eq!(Span::new(0, text.len()).trim(text).slice(text), "a b");
        assert!(Span::new(0, 3).trim(text).is_empty());
    }

    #[test]
    #[should_panic(expected = "cannot end at 1 before it starts at 2")]
    fn refuses_a_reversed_span() {
        let _ = Span::new(2, 1);
    }

    #[test]
    fn a_reversed_span_is_no_valid_data() {
        assert!(serde_json::from_str::<Span>("[3,2]").is_err());
        assert_eq!(serde_json::from_str::<Span>("[2,3]").unwrap(), Span::new(2, 3));
    }
}
