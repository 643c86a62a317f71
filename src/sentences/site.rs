//! Sites: the places where a sentence may end, and what can be seen at once about them.

use super::closing::closing_mark;

/// What stands at the end of the possible sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    Stop,
    Question,
    Exclamation,
    Ellipsis,
    Colon,
    /// The comma or dash after a salutation, a valediction or a dateline.
    Opening,
    /// A web or mail address ends.
    Address,
    /// A time of day with a colon ends.
    Time,
    /// A date with slashes begins.
    Date,
    Emoticon,
    /// A run of symbols, such as a line of dashes, begins.
    RuleBefore,
    /// It ends.
    RuleAfter,
    /// A closing angle bracket.
    Angle,
    /// The full stop of another script. Needs no scorer.
    Foreign,
    /// A line break. Needs no scorer.
    Break,
}

impl Kind {
    /// The number of kinds that the scorer knows.
    pub(super) const COUNT: usize = 13;

    /// True if it is no terminal mark.
    pub(super) fn is_minor(self) -> bool {
        !matches!(self, Self::Stop | Self::Question | Self::Exclamation | Self::Ellipsis)
    }
}

/// What closes after the mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Closer {
    None,
    Single,
    Double,
    Bracket,
    Note,
    Emoticon,
}

impl Closer {
    pub(super) const COUNT: usize = 6;
}

/// What lies between two pieces of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Gap {
    None,
    Space,
    Wide,
    Line,
    Blank,
    /// Nothing but white space follows.
    End,
}

impl Gap {
    pub(super) const COUNT: usize = 6;
}

/// A place where a sentence may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Site {
    pub(super) kind: Kind,
    /// Where the terminal marks begin.
    pub(super) mark: usize,
    /// Where they end and the closing marks begin.
    pub(super) closing: usize,
    /// Where the sentence would end, after the closing marks.
    pub(super) end: usize,
    /// Where the next one would begin.
    pub(super) next: usize,
    pub(super) closer: Closer,
    pub(super) gap: Gap,
    /// A double quotation mark is among the closing marks.
    pub(super) closes_quotation: bool,
}

impl Site {
    /// The site of the terminal mark at byte `mark`. `quoted` tells whether a quotation is open there.
    #[inline]
    pub(super) fn at(text: &str, mark: usize, quoted: &dyn Fn() -> bool) -> Self {
        let bytes = text.as_bytes();
        if let [kind @ (b'.' | b'?' | b'!'), b' ', b'A'..=b'Z' | b'a'..=b'z', ..] = bytes[mark..] {
            return Self::before_word(kind, mark);
        }
        let (kind, closing) = terminal(bytes, mark);
        let (mut end, mut closer, mut closes_quotation) = (closing, Closer::None, false);
        while let Some((found, after)) = closing_mark(bytes, end, &|| quoted() && !closes_quotation) {
            closes_quotation |= found == Closer::Double;
            closer = closer.max(found);
            end = after;
        }
        let (next, gap) = gap(text, end);
        Self { kind, mark, closing, end, next, closer, gap, closes_quotation }
    }

    /// The site of one terminal mark before a space and a word, which is what most look like.
    #[inline]
    fn before_word(terminal: u8, mark: usize) -> Self {
        let kind = match terminal {
            b'.' => Kind::Stop,
            b'?' => Kind::Question,
            _ => Kind::Exclamation,
        };
        let end = mark + 1;
        let (closer, gap) = (Closer::None, Gap::Space);
        Self { kind, mark, closing: end, end, next: end + 1, closer, gap, closes_quotation: false }
    }

    /// A site without terminal marks: the sentence would end at `end`, and what tells so begins at `mark`.
    pub(super) fn minor(text: &str, kind: Kind, mark: usize, end: usize) -> Self {
        let (next, gap) = gap(text, end);
        Self { kind, mark, closing: end, end, next, closer: Closer::None, gap, closes_quotation: false }
    }
}

/// The kind and end of the run of terminal marks at `start`, with the dots of ". . ." in it.
fn terminal(bytes: &[u8], start: usize) -> (Kind, usize) {
    let (mut at, mut kind, mut dots) = (start, Kind::Stop, 0);
    loop {
        match bytes.get(at) {
            Some(b'.') => dots += 1,
            Some(b'?') => kind = Kind::Question,
            Some(b'!') if kind != Kind::Question => kind = Kind::Exclamation,
            Some(b'!') => {}
            Some(0xE2) if bytes[at..].starts_with("…".as_bytes()) => {
                dots += 3;
                at += 2;
            }
            Some(b' ') if spaced_dots(bytes, start, at) => {
                at += 1;
                dots += 1;
            }
            // Doubled marks in detokenized text: "What? ?"
            Some(b' ') if kind != Kind::Stop && is_alone(bytes, at + 1) => {}
            _ => break,
        }
        at += 1;
    }
    if kind == Kind::Stop && dots > 1 {
        kind = Kind::Ellipsis;
    }
    (kind, at)
}

/// True if the question or exclamation mark at `at` stands alone.
fn is_alone(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at), Some(b'?' | b'!')) && bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace)
}

/// True if the space at `at` belongs to a spaced ellipsis that began at or after `start`.
fn spaced_dots(bytes: &[u8], start: usize, at: usize) -> bool {
    let dot = |at: usize| bytes.get(at) == Some(&b'.');
    let apart = |at: usize| dot(at) && bytes.get(at + 1) == Some(&b' ') && dot(at + 2);
    at > start && apart(at - 1) && (apart(at + 1) || (at >= start + 3 && apart(at - 3)))
}

/// Where the text goes on after `at`, and what lies between.
pub(super) fn gap(text: &str, at: usize) -> (usize, Gap) {
    let bytes = text.as_bytes();
    // Mostly one space, one line break or two, and a word.
    let (width, gap) = match bytes.get(at..).unwrap_or_default() {
        [b' ', ..] => (1, Gap::Space),
        [b'\n', b'\n', ..] => (2, Gap::Blank),
        [b'\n', ..] => (1, Gap::Line),
        _ => (0, Gap::None),
    };
    if text[at + width..].starts_with(|first: char| !first.is_whitespace()) {
        return (at + width, gap);
    }
    let rest = text[at..].trim_start();
    let next = text.len() - rest.len();
    if rest.is_empty() {
        return (next, Gap::End);
    }
    let between = &text[at..next];
    let gap = match lines(between) {
        0 if between.is_empty() => Gap::None,
        0 if between.chars().nth(1).is_none() => Gap::Space,
        0 => Gap::Wide,
        1 => Gap::Line,
        _ => Gap::Blank,
    };
    (next, gap)
}

/// The number of line breaks in white space: CR LF is one, and a page or paragraph separator is as good as two.
fn lines(space: &str) -> usize {
    let mut count = 0;
    let mut before = ' ';
    for char in space.chars() {
        count += match char {
            '\n' if before == '\r' => 0,
            '\n' | '\r' | '\u{b}' | '\u{85}' | '\u{2028}' => 1,
            '\u{c}' | '\u{2029}' => 2,
            _ => 0,
        };
        before = char;
    }
    count
}
