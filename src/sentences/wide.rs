//! Characters outside ASCII that end sentences or lines.

use super::closing::closing_mark;
use super::site::{Closer, Gap, Kind, Site, gap};

/// What a character outside ASCII means for sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wide {
    Ellipsis,
    /// The full stop, question mark or exclamation mark of another script.
    FullStop,
    /// A line, paragraph or page break of this many bytes.
    Break(usize),
    Other,
}

/// Full stops and their like in scripts that put a space after them.
const SPACED: [&str; 9] = ["؟", "۔", "։", "।", "॥", "။", "។", "።", "‽"];

/// Those of East Asian scripts, which put none.
const UNSPACED: [&str; 4] = ["。", "！", "？", "｡"];

/// Closing marks of East Asian scripts.
const CLOSERS: [&str; 8] = ["」", "』", "）", "】", "〉", "》", "〕", "］"];

impl Wide {
    /// The meaning of the character that begins at byte `at`.
    #[inline]
    pub(super) fn at(bytes: &[u8], at: usize) -> Self {
        match &bytes[at..] {
            [0xE2, 0x80, 0xA6, ..] => Self::Ellipsis,
            [0xE2, 0x80, 0xA8 | 0xA9, ..] => Self::Break(3),
            [0xC2, 0x85, ..] => Self::Break(2),
            // The rest of what news is full of: quotation marks, dashes, apostrophes, accents.
            [0xE2, 0x80, ..=0xBC, ..] | [0xC2, ..] => Self::Other,
            rest if starts(rest, &SPACED).or_else(|| starts(rest, &UNSPACED)).is_some() => Self::FullStop,
            _ => Self::Other,
        }
    }
}

/// The width of the first of `marks` that `rest` starts with.
fn starts(rest: &[u8], marks: &[&str]) -> Option<usize> {
    marks.iter().find(|mark| rest.starts_with(mark.as_bytes())).map(|mark| mark.len())
}

/// The site of the foreign full stop at byte `mark`. Where its script needs no space, none counts as one.
pub(super) fn full_stop(text: &str, mark: usize) -> Site {
    let bytes = text.as_bytes();
    let (mut closing, mut unspaced) = (mark, false);
    loop {
        if let Some(width) = starts(&bytes[closing..], &UNSPACED) {
            unspaced = true;
            closing += width;
        } else if let Some(width) = starts(&bytes[closing..], &SPACED) {
            closing += width;
        } else {
            break;
        }
    }
    let mut end = closing;
    loop {
        if let Some(width) = starts(&bytes[end..], &CLOSERS) {
            end += width;
        } else if let Some((_, after)) = closing_mark(bytes, end, &|| false) {
            end = after;
        } else {
            break;
        }
    }
    let (next, mut gap) = gap(text, end);
    if gap == Gap::None && unspaced {
        gap = Gap::Space;
    }
    Site { kind: Kind::Foreign, mark, closing, end, next, closer: Closer::None, gap, closes_quotation: false }
}
