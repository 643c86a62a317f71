//! Where quotations stand, for those who want them whole.

/// The quotations of a text, found as they are asked for.
///
/// A quotation counts only if its closing mark is found in the same paragraph, so a mark without a partner hides nothing.
/// Each paragraph is searched for each kind of closing mark in vain at most once: the time is linear.
#[derive(Debug)]
pub(super) struct Quoted<'t> {
    text: &'t str,
    /// How far the text was searched for opening marks.
    at: usize,
    /// The last quotation found: from its opening mark to past its closing mark.
    open: usize,
    close: usize,
    /// Up to where no closing mark of each kind stands.
    closed_until: [usize; MARKS.len()],
}

/// Opening marks with their closing marks. Of two that begin alike the longer one comes first.
const MARKS: [(&str, &str); 7] =
    [("“", "”"), ("«", "»"), ("‘", "’"), ("\"", "\""), ("``", "''"), ("''", "''"), ("'", "'")];

impl<'t> Quoted<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, open: 0, close: 0, closed_until: [0; MARKS.len()] }
    }

    /// True if `offset` lies inside a quotation. Offsets must not decrease from call to call.
    pub(super) fn covers(&mut self, offset: usize) -> bool {
        let bytes = self.text.as_bytes();
        while self.at < offset {
            let at = self.at;
            self.at += 1;
            if !matches!(bytes[at], b'"' | b'\'' | b'`' | 0xE2 | 0xC2) {
                continue;
            }
            let rest = &bytes[at..];
            let Some(kind) = MARKS.iter().position(|(open, _)| rest.starts_with(open.as_bytes())) else { continue };
            let (open, close) = MARKS[kind];
            if self.closed_until[kind] > at || !opens(bytes, at, open.len()) {
                continue;
            }
            match find_closing(bytes, at + open.len(), close.as_bytes()) {
                Ok(end) => (self.open, self.close, self.at) = (at, end, end),
                Err(end) => self.closed_until[kind] = end,
            }
        }
        self.open < offset && offset < self.close
    }
}

/// True if the mark at `at` can open a quotation: a word follows, and none stands right before it.
fn opens(bytes: &[u8], at: usize, width: usize) -> bool {
    let before = at.checked_sub(1).map_or(b' ', |at| bytes[at]);
    let after = bytes.get(at + width).copied().unwrap_or(b' ');
    !before.is_ascii_alphanumeric() && !after.is_ascii_whitespace()
}

/// The end of the closing mark after `from`, or else the end of the paragraph.
fn find_closing(bytes: &[u8], from: usize, mark: &[u8]) -> Result<usize, usize> {
    let single = matches!(mark, b"'") || mark == "’".as_bytes();
    let mut at = from;
    while at < bytes.len() {
        if bytes[at] == b'\n' && matches!(bytes.get(at + 1), Some(b'\n' | b'\r')) {
            return Err(at);
        }
        if bytes[at..].starts_with(mark) && at > from {
            // An apostrophe closes nothing: a single mark needs punctuation before it and no letter after it.
            let after = bytes.get(at + mark.len()).copied().unwrap_or(b' ');
            let closes = !after.is_ascii_alphanumeric() && (!single || b".,!?".contains(&bytes[at - 1]));
            if closes {
                return Ok(at + mark.len());
            }
        }
        at += 1;
    }
    Err(bytes.len())
}
