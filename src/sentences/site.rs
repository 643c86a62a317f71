//! Sites: the places where a sentence may end, and what can be seen at once about them.

/// What stands at the end of the possible sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    Stop,
    Question,
    Exclamation,
    Ellipsis,
}

impl Kind {
    pub(super) const COUNT: usize = 4;
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
}

impl Closer {
    pub(super) const COUNT: usize = 5;
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

/// The longest number or list of numbers taken for a note mark, in bytes with its brackets.
const LONGEST_NOTE: usize = 16;

impl Site {
    /// The site of the terminal mark at byte `mark`. `quoted` says that a quotation is open there.
    pub(super) fn at(text: &str, mark: usize, quoted: bool) -> Self {
        let bytes = text.as_bytes();
        let (kind, closing) = terminal(bytes, mark);
        let (mut end, mut closer, mut closes_quotation) = (closing, Closer::None, false);
        while let Some((found, after)) = closing_mark(bytes, end, quoted && !closes_quotation) {
            closes_quotation |= found == Closer::Double;
            closer = closer.max(found);
            end = after;
        }
        let (next, gap) = gap(text, end);
        Self { kind, mark, closing, end, next, closer, gap, closes_quotation }
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
            _ => break,
        }
        at += 1;
    }
    if kind == Kind::Stop && dots > 1 {
        kind = Kind::Ellipsis;
    }
    (kind, at)
}

/// True if the space at `at` belongs to a spaced ellipsis that began at or after `start`.
fn spaced_dots(bytes: &[u8], start: usize, at: usize) -> bool {
    let dot = |at: usize| bytes.get(at) == Some(&b'.');
    let apart = |at: usize| dot(at) && bytes.get(at + 1) == Some(&b' ') && dot(at + 2);
    at > start && apart(at - 1) && (apart(at + 1) || (at >= start + 3 && apart(at - 3)))
}

/// The closing mark at `at`, if there is one, and where it ends.
fn closing_mark(bytes: &[u8], at: usize, quoted: bool) -> Option<(Closer, usize)> {
    let open = |after: usize| bytes.get(after).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'$');
    match *bytes.get(at)? {
        b')' | b']' | b'}' => Some((Closer::Bracket, at + 1)),
        b'\'' if bytes.get(at + 1) == Some(&b'\'') && !open(at + 2) => Some((Closer::Double, at + 2)),
        b'"' if !open(at + 1) => Some((Closer::Double, at + 1)),
        b'\'' if !open(at + 1) => Some((Closer::Single, at + 1)),
        b'[' => note(bytes, at).map(|end| (Closer::Note, end)),
        0xE2 => curly(bytes, at),
        0xC2 if bytes.get(at + 1) == Some(&0xBB) => Some((Closer::Double, at + 2)),
        b'0'..=b'9' => superscript(bytes, at).map(|end| (Closer::Note, end)),
        b' ' => spaced_closing_mark(bytes, at + 1, quoted),
        _ => None,
    }
}

/// A closing mark at `at` that a space sets apart from the mark before it, as in detokenized text.
fn spaced_closing_mark(bytes: &[u8], at: usize, quoted: bool) -> Option<(Closer, usize)> {
    let apart = |after: usize| bytes.get(after).is_none_or(u8::is_ascii_whitespace);
    let found = match *bytes.get(at)? {
        b')' | b']' => Some((Closer::Bracket, at + 1)),
        b'"' if quoted => Some((Closer::Double, at + 1)),
        b'\'' if quoted && bytes.get(at + 1) == Some(&b'\'') => Some((Closer::Double, at + 2)),
        b'[' => note(bytes, at).map(|end| (Closer::Note, end)),
        0xE2 => curly(bytes, at),
        _ => None,
    };
    found.filter(|&(_, end)| apart(end))
}

/// A curly closing quotation mark.
fn curly(bytes: &[u8], at: usize) -> Option<(Closer, usize)> {
    match bytes.get(at + 1..at + 3)? {
        [0x80, 0x99] => Some((Closer::Single, at + 3)),
        [0x80, 0x9D] => Some((Closer::Double, at + 3)),
        _ => None,
    }
}

/// The end of a bracketed reference such as `[12]` or `[3, 4]`.
fn note(bytes: &[u8], at: usize) -> Option<usize> {
    let inside = &bytes[at + 1..bytes.len().min(at + LONGEST_NOTE)];
    let length = inside.iter().position(|b| !b.is_ascii_digit() && !b", -".contains(b))?;
    (length > 0 && inside[length] == b']' && inside[0].is_ascii_digit()).then_some(at + length + 2)
}

/// The end of a note number set right after a word's full stop: "as shown.12 The".
fn superscript(bytes: &[u8], at: usize) -> Option<usize> {
    let digits = bytes[at..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
    let word = at
        .checked_sub(4)
        .is_some_and(|from| bytes[from..at - 1].iter().all(u8::is_ascii_lowercase) && bytes[at - 1] == b'.');
    let capital =
        bytes.get(at + digits) == Some(&b' ') && bytes.get(at + digits + 1).is_some_and(u8::is_ascii_uppercase);
    (digits < 4 && word && capital).then_some(at + digits)
}

/// Where the text goes on after `at`, and what lies between.
pub(super) fn gap(text: &str, at: usize) -> (usize, Gap) {
    let bytes = text.as_bytes();
    // Mostly one space and a word.
    if bytes.get(at) == Some(&b' ') && bytes.get(at + 1).is_some_and(u8::is_ascii_graphic) {
        return (at + 1, Gap::Space);
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
