//! Line breaks: which of them end a sentence, and which only wrap a paragraph.
//!
//! In wrapped text a line breaks where the next word would not have fit any more. A line that had room for the next word
//! was broken on purpose: it is a headline, a list item, the last line of a paragraph. How wide the lines of a block
//! may be is read off its longest line; a block is what stands between two blank lines.

use memchr::memchr2;

use crate::text::count_starts;

/// Lines shorter than this are never taken for wrapped text.
const NARROWEST: usize = 40;

/// By how much a line may be shorter than its block is wide for no reason.
const SLACK: usize = 1;

/// Follows the lines of a text. All look-ahead is for the end of the block, found once for each block.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t str,
    /// Where the current line begins.
    line: usize,
    /// Where the current block ends, if that is past `line`, and its longest line.
    block_end: usize,
    width: usize,
}

impl<'t> Lines<'t> {
    /// Before the first line of `text`, which begins at `start`.
    pub(super) fn new(text: &'t str, start: usize) -> Self {
        Self { text, line: start, block_end: start, width: 0 }
    }

    /// Notes that a new line begins at `next`.
    pub(super) fn go_on(&mut self, next: usize) {
        self.line = next;
    }

    /// True if the break between the line that ends at `end` and the one that begins at `next` was made on purpose.
    pub(super) fn breaks(&mut self, end: usize, next: usize) -> bool {
        if self.block_end <= end {
            self.measure();
        }
        let before = &self.text[self.line.min(end)..end];
        let after = &self.text[next..];
        let done = is_done(before.as_bytes());
        let room = self.width < NARROWEST || {
            let word = after.bytes().take(self.width).position(|b| b.is_ascii_whitespace()).unwrap_or(self.width);
            let word = width(&after.as_bytes()[..word.min(after.len())]);
            width(before.as_bytes()) + 1 + word + SLACK <= self.width
        };
        if is_bullet(after) {
            return room || done || !after.starts_with('-');
        }
        if !room {
            return is_byline(after) && !done;
        }
        done || !after.starts_with(|first: char| first.is_lowercase())
    }

    /// Finds the end and the width of the block that holds the current line.
    fn measure(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = self.line;
        self.width = 0;
        while at < bytes.len() {
            let end = memchr2(b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |length| at + length + 1);
            let line = &self.text[at..end];
            let length = width(line.trim_end().as_bytes());
            // The second half of CR LF is no blank line.
            if length == 0 && at > self.line && !(line == "\n" && bytes[at - 1] == b'\r') {
                break;
            }
            self.width = self.width.max(length);
            at = end;
        }
        self.block_end = at;
    }
}

/// True if a line ends with a mark after which it may well be over.
fn is_done(line: &[u8]) -> bool {
    match line {
        [.., last] if last.is_ascii() => b".!?:\");'".contains(last),
        // A curly closing mark, an apostrophe, an ellipsis.
        [.., 0xE2, 0x80, last] => matches!(last, 0x9D | 0x99 | 0xA6),
        _ => false,
    }
}

/// The number of characters.
fn width(line: &[u8]) -> usize {
    count_starts(line) as usize
}

/// True if a list item begins here: a bullet, or a small number with a full stop or bracket.
fn is_bullet(line: &str) -> bool {
    let bytes = line.as_bytes();
    // Most lines begin with a word.
    if bytes.first().is_some_and(u8::is_ascii_alphabetic) {
        return false;
    }
    let digits = bytes.iter().take(3).take_while(|b| b.is_ascii_digit()).count();
    let space = |at: usize| bytes.get(at) == Some(&b' ');
    line.starts_with(['•', '▪', '‣', '◦', '·'])
        || (matches!(bytes.first(), Some(b'-' | b'*' | b'+')) && space(1))
        || ((1..3).contains(&digits) && matches!(bytes.get(digits), Some(b'.' | b')')) && space(digits + 1))
}

/// True if a line begins like a byline: "By" and a name.
fn is_byline(line: &str) -> bool {
    let name = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY "));
    name.is_some_and(|name| name.starts_with(char::is_uppercase))
}
