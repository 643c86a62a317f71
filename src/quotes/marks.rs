//! Quotation marks: which open, which close, and which are apostrophes, feet or inches.
//!
//! Marks are paired within a paragraph by a stack, each family with its own: double marks (straight, curly and low, which
//! writers mix), wire-style `''` and ``` `` ```, single marks, and guillemets.

use super::paragraphs::Paragraph;
use crate::Span;

/// A stretch of text in quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    /// With its marks.
    pub(super) span: Span,
    /// Between its marks.
    pub(super) inner: Span,
    /// The stretch that it is nested in.
    pub(super) parent: Option<u32>,
    /// The number of the paragraph in which it begins.
    pub(super) paragraph: u32,
    /// True if the closing mark is there.
    pub(super) closed: bool,
    /// True if it goes on with an unclosed stretch of the paragraph before: the stretch with the number one less among
    /// those that are not nested.
    pub(super) continues: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Wire,
    Single,
    Guillemet,
}

/// One mark and what stands around it.
#[derive(Debug, Clone, Copy)]
struct Mark {
    at: usize,
    len: usize,
    glyph: char,
    family: Family,
    /// The character before, a blank at the start of the paragraph.
    before: char,
    /// The character after, a blank at the end of the paragraph.
    after: char,
}

/// A mark that has opened and not closed yet.
#[derive(Debug, Clone, Copy)]
struct Open {
    mark: Mark,
    stretch: usize,
}

/// Stretches nested deeper than this are not told apart.
const MAX_DEPTH: usize = 6;

/// How many marks ahead a closing mark is looked for.
const LOOK_AHEAD: usize = 48;

/// Words that begin with an apostrophe for the letters that they leave out.
const ELISIONS: &[&str] = &[
    "em", "til", "till", "tis", "twas", "twere", "cause", "bout", "round", "n", "cuz", "ere", "neath", "hood", "nuff",
];

/// Finds all quoted stretches of a text, ordered by start, outer before inner.
pub(super) fn pair(text: &str, paragraphs: &[Paragraph]) -> Vec<Stretch> {
    let mut pairing = Pairing { text, stretches: Vec::new(), open: Vec::new(), straight_single: 0 };
    let mut marks = Vec::new();
    let mut first = 0;
    while first < paragraphs.len() {
        // A block: paragraphs with no blank line between them, in which an open quotation may run over line ends.
        let mut last = first + 1;
        while last < paragraphs.len() && !paragraphs[last].after_blank {
            last += 1;
        }
        marks.clear();
        let mut ends = Vec::with_capacity(last - first);
        for paragraph in &paragraphs[first..last] {
            collect(text, paragraph.span, &mut marks);
            ends.push(marks.len());
        }
        let mut from = 0;
        for (i, &end) in ends.iter().enumerate() {
            pairing.paragraph(&marks, from..end, ends[ends.len() - 1], (first + i) as u32, paragraphs);
            from = end;
        }
        first = last;
    }
    let mut stretches = pairing.stretches;
    stretches.retain(|stretch| !stretch.span.is_empty());
    order(&mut stretches);
    stretches
}

/// Sorts the stretches and sets their parents.
fn order(stretches: &mut [Stretch]) {
    stretches.sort_by_key(|stretch| (stretch.span.start(), std::cmp::Reverse(stretch.span.end())));
    let mut above: Vec<usize> = Vec::new();
    for i in 0..stretches.len() {
        while above.last().is_some_and(|&top| !stretches[top].span.contains(stretches[i].span)) {
            above.pop();
        }
        stretches[i].parent = above.last().map(|&top| top as u32);
        above.push(i);
    }
}

/// Appends the marks of one paragraph.
fn collect(text: &str, paragraph: Span, marks: &mut Vec<Mark>) {
    let bytes = text.as_bytes();
    let mut at = paragraph.start();
    while at < paragraph.end() {
        let byte = bytes[at];
        // All marks are ASCII quotes or begin with one of two lead bytes; skip anything else quickly.
        if !matches!(byte, b'"' | b'\'' | b'`' | 0xE2 | 0xC2) {
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        let (family, len) = match c {
            '"' | '“' | '”' | '„' | '‟' => (Family::Double, c.len_utf8()),
            '\'' | '`' => {
                let run = bytes[at..paragraph.end()].iter().take(4).take_while(|&&b| b == byte).count();
                match run {
                    1 => (Family::Single, 1),
                    // Of three, an opening run is a wire mark and then a single one, a closing run the reverse.
                    3 if !opens_run(text, at, paragraph) => (Family::Single, 1),
                    _ => (Family::Wire, 2),
                }
            }
            '‘' | '’' | '‚' | '‛' => (Family::Single, c.len_utf8()),
            '«' | '»' | '‹' | '›' => (Family::Guillemet, c.len_utf8()),
            _ => {
                at += c.len_utf8();
                continue;
            }
        };
        let before = text[paragraph.start()..at].chars().next_back().unwrap_or(' ');
        let after = text[at + len..paragraph.end()].chars().next().unwrap_or(' ');
        marks.push(Mark { at, len, glyph: c, family, before, after });
        at += len;
    }
}

fn opens_run(text: &str, at: usize, paragraph: Span) -> bool {
    opens_after(text[paragraph.start()..at].chars().next_back().unwrap_or(' '))
}

/// True if an opening mark may stand right after `c`.
fn opens_after(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '…' | '>' | '=') || is_mark(c)
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‘' | '’' | '\'' | '`' | '«' | '»' | '‹' | '›' | '‚')
}

/// True if a closing mark may stand right before `c`.
fn closes_before(c: char) -> bool {
    !c.is_alphanumeric()
}

impl Mark {
    /// Blanks on both sides, as in text that was split into tokens.
    fn is_spaced(self) -> bool {
        self.before.is_whitespace() && self.after.is_whitespace()
    }

    /// True if what stands around the mark lets it open.
    fn may_open(self) -> bool {
        (opens_after(self.before) || (matches!(self.before, ':' | ',' | '.' | ';') && self.after.is_alphanumeric()))
            && !self.after.is_whitespace()
            || self.is_spaced()
    }

    /// True if what stands around the mark lets it close.
    fn may_close(self) -> bool {
        // “...,”Okoro said: a missing space.
        let glued = matches!(self.before, ',' | '.' | '!' | '?') && self.after.is_uppercase();
        !self.before.is_whitespace() && !matches!(self.before, '(' | '[') && (closes_before(self.after) || glued)
            || self.is_spaced()
    }

    /// True for a closing mark that can hardly be an apostrophe, because a full stop or comma stands before it.
    fn surely_closes(self) -> bool {
        matches!(self.before, '.' | ',' | '!' | '?' | '…' | ';' | ':' | ')' | '—' | '–' | '-' | '"' | '”')
            && closes_before(self.after)
    }
}

struct Pairing<'t> {
    text: &'t str,
    stretches: Vec<Stretch>,
    open: Vec<Open>,
    /// Up to which mark a look-ahead for a closing single mark has failed, so that it need not be repeated.
    straight_single: usize,
}

impl Pairing<'_> {
    /// Pairs the marks `range` of one paragraph; the marks up to `block_end` belong to the same block of lines.
    fn paragraph(
        &mut self,
        marks: &[Mark],
        range: std::ops::Range<usize>,
        block_end: usize,
        number: u32,
        paragraphs: &[Paragraph],
    ) {
        let paragraph = paragraphs[number as usize].span;
        self.straight_single = range.start;
        for i in range.clone() {
            let mark = marks[i];
            match mark.family {
                Family::Single => self.single(marks, i, range.end, number),
                _ => self.double(marks, i, range.end, number),
            }
        }
        // Quotations still open run into the next line, or into the next paragraph if that opens with a mark, or end here.
        let next = paragraphs.get(number as usize + 1);
        if let (Some(next), Some(outer)) = (next, self.open.first().copied())
            && !next.after_blank
            && runs_over(marks, range.end, block_end, next.span.start(), outer)
        {
            self.open.truncate(1);
            return;
        }
        while let Some(open) = self.open.pop() {
            self.leave(open, paragraph.end());
        }
    }

    /// A double or wire mark or a guillemet.
    fn double(&mut self, marks: &[Mark], i: usize, end: usize, number: u32) {
        let mark = marks[i];
        let opened =
            self.open.iter().rposition(|open| open.mark.family == mark.family || pairs_across(open.mark, mark));
        let same = opened.map(|at| self.open[at].mark.glyph);
        match mark.glyph {
            '“' | '‟' => match same {
                Some('„') if mark.may_close() => self.close(opened, mark),
                Some(_) if mark.may_close() && !mark.may_open() => self.close(opened, mark),
                _ => self.start(mark, number),
            },
            '„' | '`' => self.start(mark, number),
            '”' => match same {
                Some(_) => self.close(opened, mark),
                None if mark.may_open() => self.start(mark, number),
                None => {}
            },
            '«' | '‹' | '»' | '›' => match same {
                Some(glyph) if glyph != mark.glyph => self.close(opened, mark),
                // The same glyph at both ends is no style, so the second one opens a nested stretch.
                _ if mark.may_open() || matches!(mark.glyph, '«' | '‹') => self.start(mark, number),
                _ => {}
            },
            // Straight marks look alike, so what stands around them decides, and else whether one is open.
            _ => match same {
                Some(glyph) if mark.may_open() && !mark.may_close() => {
                    // A second opening mark: nested in a curly one; after a straight one the first was never closed.
                    if glyph == mark.glyph
                        && let Some(at) = opened
                    {
                        self.abandon(at, mark.at);
                    }
                    self.start(mark, number);
                }
                Some(_) if is_measure(self.text, marks, i, end) => {}
                Some(_) => self.close(opened, mark),
                None if mark.may_open() => self.start(mark, number),
                None => {}
            },
        }
    }

    /// A single mark, which is most often an apostrophe.
    fn single(&mut self, marks: &[Mark], i: usize, end: usize, number: u32) {
        let mark = marks[i];
        let inside_single = self.open.last().is_some_and(|open| open.mark.family == Family::Single);
        if inside_single && mark.glyph != '‘' && mark.glyph != '‚' && mark.may_close() {
            if !mark.surely_closes() && is_apostrophe(self.text, marks, i, end) {
                return;
            }
            self.close(Some(self.open.len() - 1), mark);
            return;
        }
        let may_open = match mark.glyph {
            '‘' | '‚' => !mark.after.is_whitespace(),
            '\'' | '`' => mark.may_open() && !mark.is_spaced(),
            _ => false,
        };
        if may_open && !is_elision(self.text, mark) && self.has_single_close(marks, i, end) {
            self.start(mark, number);
        }
    }

    /// True if a mark that can close a single quotation follows before its paragraph ends.
    fn has_single_close(&mut self, marks: &[Mark], i: usize, end: usize) -> bool {
        let ahead = &marks[i + 1..end.min(i + 1 + LOOK_AHEAD)];
        // Inside a double quotation a nested one must close before that does.
        let outer = self.open.last().map(|open| open.mark.family);
        let mut depth = 0_usize;
        for mark in ahead {
            if mark.family == Family::Single {
                if matches!(mark.glyph, '\'' | '’' | '‛') && mark.may_close() {
                    let after_s = mark.before == 's' && mark.after == ' ' && !mark.surely_closes();
                    if !after_s || depth > 0 || mark.glyph == '’' || outer.is_some() {
                        return true;
                    }
                }
            } else if outer == Some(mark.family) {
                if mark.may_close() && !mark.may_open() {
                    return false;
                }
                depth += 1;
            }
        }
        false
    }

    fn start(&mut self, mark: Mark, number: u32) {
        if self.open.len() >= MAX_DEPTH {
            return;
        }
        self.open.push(Open { mark, stretch: self.stretches.len() });
        let continues = self.open.len() == 1 && self.continues(mark, number);
        self.stretches.push(Stretch {
            span: Span::empty(mark.at),
            inner: Span::empty(mark.at + mark.len),
            parent: None,
            paragraph: number,
            closed: false,
            continues,
        });
    }

    /// True if `mark` is the first thing in its paragraph and the last stretch of the paragraph before was not closed.
    fn continues(&self, mark: Mark, number: u32) -> bool {
        let starts_line = mark.before == ' ' && self.text[..mark.at].trim_end_matches(' ').ends_with(['\n', '\r']);
        starts_line
            && self
                .stretches
                .iter()
                .rev()
                .take(MAX_DEPTH)
                .find(|last| last.span.end() > last.span.start())
                .is_some_and(|last| !last.closed && last.paragraph + 1 == number)
    }

    /// Closes the open mark number `at`; those opened inside it and never closed were no quotations, or end here too.
    fn close(&mut self, at: Option<usize>, mark: Mark) {
        let Some(at) = at else { return };
        while self.open.len() > at + 1 {
            if let Some(open) = self.open.pop() {
                self.drop_or_leave(open, mark.at);
            }
        }
        if let Some(open) = self.open.pop() {
            let stretch = &mut self.stretches[open.stretch];
            stretch.span = Span::new(open.mark.at, mark.at + mark.len);
            stretch.inner = Span::new(open.mark.at + open.mark.len, mark.at);
            stretch.closed = true;
        }
    }

    /// Ends the open mark number `at` and all inside it at byte `end`, because a new quotation begins there.
    fn abandon(&mut self, at: usize, end: usize) {
        while self.open.len() > at {
            if let Some(open) = self.open.pop() {
                self.leave(open, end);
            }
        }
    }

    /// An unclosed single mark was an apostrophe; any other unclosed one ends where the text around it does.
    fn drop_or_leave(&mut self, open: Open, end: usize) {
        if open.mark.family != Family::Single {
            self.leave(open, end);
        }
    }

    fn leave(&mut self, open: Open, end: usize) {
        if open.mark.family == Family::Single {
            return;
        }
        // What was quoted inside an unclosed stretch was more likely quoted after it.
        let inside = self.stretches[open.stretch + 1..].iter().find(|stretch| !stretch.span.is_empty());
        let end = inside.map_or(end, |stretch| stretch.span.start().min(end));
        let span = Span::new(open.mark.at, end.max(open.mark.at + open.mark.len)).trim(self.text);
        let stretch = &mut self.stretches[open.stretch];
        stretch.span = span;
        stretch.inner = Span::new((open.mark.at + open.mark.len).min(span.end()), span.end());
    }
}

/// Writers close straight marks with curly ones, and wire marks with straight ones.
fn pairs_across(open: Mark, close: Mark) -> bool {
    open.family == Family::Wire && close.glyph == '"' && close.may_close() && !close.may_open()
}

/// True if a quotation that is open at the end of a line goes on in the next: the next double mark closes it, and the
/// next line does not open with one.
fn runs_over(marks: &[Mark], from: usize, block_end: usize, line: usize, outer: Open) -> bool {
    let next = marks[from..block_end.min(from + LOOK_AHEAD)].iter().find(|mark| mark.family == outer.mark.family);
    next.is_some_and(|mark| mark.at != line && mark.may_close() && (mark.is_spaced() || !mark.may_open()))
}

/// True for inches: a digit before the mark, and the next double mark of the paragraph can only close.
fn is_measure(text: &str, marks: &[Mark], i: usize, end: usize) -> bool {
    let mark = marks[i];
    if !mark.before.is_ascii_digit() {
        return false;
    }
    // 6'2"
    let digits = text[..mark.at].trim_end_matches(|c: char| c.is_ascii_digit());
    if digits.strip_suffix(['\'', '’', '′']).is_some_and(|feet| feet.ends_with(|c: char| c.is_ascii_digit())) {
        return true;
    }
    let next = marks[i + 1..end.min(i + 1 + LOOK_AHEAD)].iter().find(|next| next.family == mark.family);
    next.is_some_and(|next| next.may_close() && !next.may_open())
}

/// True if a possible closing mark after a letter is an apostrophe: a plural possessive or a dropped letter, with a sure
/// closing mark after it and no opening one between.
fn is_apostrophe(text: &str, marks: &[Mark], i: usize, end: usize) -> bool {
    let mark = marks[i];
    let word = &text[..mark.at];
    // "rock ’n’ roll"
    if word.ends_with("’n") || word.ends_with("'n") {
        return true;
    }
    if !(word.ends_with('s') || word.ends_with("in") || word.ends_with('z')) || !mark.after.is_whitespace() {
        return false;
    }
    // A possessive stands before the noun, so a small letter follows.
    if !text[mark.at + mark.len..].trim_start().starts_with(|c: char| c.is_lowercase() || c.is_numeric()) {
        return false;
    }
    for next in marks[i + 1..end.min(i + 1 + LOOK_AHEAD)].iter().filter(|next| next.family == Family::Single) {
        if next.glyph == '‘' || (next.glyph == '\'' && next.may_open() && !next.may_close()) {
            return false;
        }
        if next.may_close() && (next.surely_closes() || !next.before.is_alphabetic()) {
            return true;
        }
    }
    false
}

/// True for the apostrophe of "'90s", "'16" and "'em".
fn is_elision(text: &str, mark: Mark) -> bool {
    let rest = &text[mark.at + mark.len..];
    let word = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 2 && (word.len() == 2 || word[2..].eq_ignore_ascii_case("s")) {
        return true;
    }
    word.len() <= 5 && ELISIONS.iter().any(|elision| word.eq_ignore_ascii_case(elision))
}
