//! What the scorer knows about a site: small classes of the words and marks on its two sides, from a bounded window.

use super::hints::Hint;
use super::lexicon::Word;
use super::openers::{Opener, openers};
use super::site::{Closer, Gap, Kind, Site};
use super::words::{left_word, right_mark, right_word};

/// Everything the scorer knows, as it is fitted.
#[cfg(any(test, feature = "train"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) near: Near,
    /// A quotation is open at the mark.
    pub(super) quoted: bool,
    /// The word before the one before the mark.
    pub(super) before: u8,
    /// The word after the one after the gap.
    pub(super) after: u8,
}

/// What stands right at the site, and what is known already. Mostly it is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Near {
    pub(super) kind: Kind,
    pub(super) closer: Closer,
    pub(super) gap: Gap,
    pub(super) opener: Opener,
    /// The word before the mark.
    pub(super) left: u8,
    /// The word after the gap.
    pub(super) right: u8,
    /// How long the sentence would be, in steps.
    pub(super) length: u8,
    /// What the sentence would begin with, if it is short.
    pub(super) head: u8,
    /// The sentence would be the first one of its paragraph.
    pub(super) first: bool,
    pub(super) hint: Hint,
}

/// A look at a site: what is near at once, and what takes longer to tell when somebody asks.
pub(super) struct Sight<'t> {
    pub(super) near: Near,
    quoted: &'t dyn Fn() -> bool,
    bytes: &'t [u8],
    /// Where the sentence would begin.
    start: usize,
    /// Where the word before the mark begins.
    from: usize,
    /// Where the word after the gap ends.
    to: usize,
}

pub(super) const LENGTHS: usize = 6;

/// Heads: of a long sentence, of a short one, and of a short one that begins like an adverbial ("At 5 a.m.").
pub(super) const HEADS: usize = 3;
pub(super) const ADVERBIAL: u8 = 2;

/// The longest sentence whose head is looked at, in bytes.
const SHORT: usize = 24;

impl<'t> Sight<'t> {
    /// Looks at `site`, whose sentence would begin at byte `start`. `quoted` tells whether a quotation is open there.
    pub(super) fn of(text: &'t str, site: &Site, start: usize, quoted: &'t dyn Fn() -> bool, first: bool) -> Self {
        let bytes = text.as_bytes();
        let (left, from) = left_word(bytes, start, site.mark);
        let (opener, word) = openers(bytes, site.next);
        let (right, to) = right_word(bytes, word);
        let length = match site.mark - start.min(site.mark) {
            0..2 => 0,
            2..4 => 1,
            4..9 => 2,
            9..21 => 3,
            21..51 => 4,
            _ => 5,
        };
        let head = if site.mark - start.min(site.mark) > SHORT { 0 } else { head(bytes, start) };
        let near = Near {
            kind: site.kind,
            closer: site.closer,
            gap: site.gap,
            opener,
            left,
            right,
            length,
            head,
            first,
            hint: Hint::of(bytes, site, (left, from), (right, word..to), (start, first)),
        };
        Self { near, quoted, bytes, start, from, to }
    }

    /// True if a quotation is open at the mark.
    pub(super) fn quoted(&self) -> bool {
        (self.quoted)()
    }

    /// The word before the one before the mark.
    pub(super) fn before(&self) -> u8 {
        left_word(self.bytes, self.start, self.from.saturating_sub(usize::from(self.from > self.start))).0
    }

    /// The word after the one after the gap.
    pub(super) fn after(&self) -> u8 {
        let (_, resumed) = openers(self.bytes, self.to + usize::from(self.bytes.get(self.to) == Some(&b' ')));
        if resumed > self.to { right_word(self.bytes, resumed).0 } else { right_mark(self.bytes, self.to) }
    }

    /// Everything.
    #[cfg(any(test, feature = "train"))]
    pub(super) fn facts(&self) -> Facts {
        Facts { near: self.near, quoted: self.quoted(), before: self.before(), after: self.after() }
    }
}

fn head(bytes: &[u8], start: usize) -> u8 {
    const PREPOSITION: u8 = Word::Preposition as u8;
    const SUBORDINATOR: u8 = Word::Subordinator as u8;
    match right_word(bytes, openers(bytes, start).1).0 {
        PREPOSITION | SUBORDINATOR => ADVERBIAL,
        _ => 1,
    }
}
