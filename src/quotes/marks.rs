//! Quotation marks in pairs.
//!
//! Marks are paired within a paragraph by a stack, each family with its own: double marks (straight, curly and low, which
//! writers mix), wire-style `''` and ``` `` ```, single marks, and guillemets.

use super::glyphs::{
    Family, LOOK_AHEAD, Mark, collect, is_apostrophe, is_elision, is_measure, is_wire, opens_double, opens_single,
    pairs_across,
};
use super::paragraphs::Paragraph;
use crate::Span;
use crate::interrupt::checkpoint;

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

/// A mark that has opened and not closed yet.
#[derive(Debug, Clone, Copy)]
struct Open {
    mark: Mark,
    stretch: usize,
    /// True for a single mark that its paragraph does not close, because the next one opens with another.
    runs: bool,
}

/// Stretches nested deeper than this are not told apart.
const MAX_DEPTH: usize = 6;

/// How many nested stretches an unclosed one is looked for behind.
const MAX_INSIDE: usize = 24;

/// Finds all quoted stretches of a text, ordered by start, outer before inner.
pub(super) fn pair(text: &str, paragraphs: &[Paragraph]) -> Vec<Stretch> {
    let mut pairing = Pairing {
        text,
        stretches: Vec::new(),
        open: Vec::new(),
        next_single: false,
        next_double: false,
        next_wire: false,
        end: 0,
    };
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

struct Pairing<'t> {
    text: &'t str,
    stretches: Vec<Stretch>,
    open: Vec<Open>,
    /// True if the next paragraph begins with a single mark that can open, or with a double one.
    next_single: bool,
    next_double: bool,
    /// The same for wire marks.
    next_wire: bool,
    /// Where the paragraph ends.
    end: usize,
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
        self.end = paragraph.end();
        let next = paragraphs.get(number as usize + 1).map(|next| next.span);
        self.next_single = next.is_some_and(|next| opens_single(self.text, next));
        self.next_double = next.is_some_and(|next| opens_double(self.text, next));
        self.next_wire = next.is_some_and(|next| is_wire(next.slice(self.text)));
        for i in range.clone() {
            checkpoint();
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
        let inside_single = self.open.last().is_some_and(|open| open.mark.family == Family::Single && !open.runs);
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
        if !may_open || is_elision(self.text, mark) {
            return;
        }
        let runs = self.runs_to_next(marks, i, end);
        if runs || self.has_single_close(marks, i, end) {
            self.start(mark, number);
            if let Some(open) = self.open.last_mut() {
                open.runs = runs;
            }
        }
    }

    /// True if the single mark `i` opens a quotation over several paragraphs: the next one opens with a single mark too,
    /// and nothing but apostrophes follows in this one.
    fn runs_to_next(&self, marks: &[Mark], i: usize, end: usize) -> bool {
        let mark = marks[i];
        let introduced = self.text[..mark.at].trim_end_matches(' ').ends_with(['\n', ':', ',']) || mark.at == 0;
        let ahead = &marks[i + 1..end.min(i + 1 + LOOK_AHEAD)];
        self.next_single
            && self.open.is_empty()
            && (mark.glyph == '‘' || introduced)
            && ahead.iter().filter(|mark| mark.family == Family::Single).all(|mark| {
                let stops = mark.after.is_whitespace() && mark.at + mark.len < self.end || mark.after.is_alphanumeric();
                !mark.surely_closes() && (stops || !mark.may_close())
            })
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
                    if depth == 0 {
                        return false;
                    }
                    depth -= 1;
                } else {
                    depth += 1;
                }
            }
        }
        false
    }

    fn start(&mut self, mark: Mark, number: u32) {
        if self.open.len() >= MAX_DEPTH {
            return;
        }
        self.open.push(Open { mark, stretch: self.stretches.len(), runs: false });
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
        // Of the paragraph before, what reaches furthest, for nested stretches close before that.
        let before = self.stretches.iter().rev().take(MAX_INSIDE).take_while(|last| last.paragraph + 1 >= number);
        let last = before.filter(|last| !last.span.is_empty()).max_by_key(|last| (last.span.end(), !last.closed));
        starts_line && last.is_some_and(|last| !last.closed && last.paragraph + 1 == number)
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
        if open.mark.family == Family::Single && !open.runs {
            return;
        }
        // What was quoted inside an unclosed stretch was more likely quoted after it.
        // But in a quotation that goes on in the next paragraph, marks of the other kind stand inside.
        let inner: &[char] = match open.mark.family {
            Family::Double if self.next_double => &['‘', '\''],
            Family::Single if self.next_single => &['“', '"'],
            Family::Wire if self.next_wire => &['‘', '\'', '`'],
            _ => &[],
        };
        let nested = |stretch: &&Stretch| {
            let inside = &self.text[stretch.span.start()..];
            inside.starts_with(inner) && !is_wire(inside)
        };
        let after = |stretch: &&Stretch| !stretch.span.is_empty() && !nested(stretch);
        let inside = self.stretches[open.stretch + 1..].iter().find(after);
        let end = inside.map_or(end, |stretch| stretch.span.start().min(end));
        let span = Span::new(open.mark.at, end.max(open.mark.at + open.mark.len)).trim(self.text);
        let stretch = &mut self.stretches[open.stretch];
        stretch.span = span;
        stretch.inner = Span::new((open.mark.at + open.mark.len).min(span.end()), span.end());
    }
}

/// True if a quotation that is open at the end of a line goes on in the next: the next double mark closes it, and the
/// next line does not open with one.
fn runs_over(marks: &[Mark], from: usize, block_end: usize, line: usize, outer: Open) -> bool {
    let next = marks[from..block_end.min(from + LOOK_AHEAD)].iter().find(|mark| mark.family == outer.mark.family);
    next.is_some_and(|mark| mark.at != line && mark.may_close() && (mark.is_spaced() || !mark.may_open()))
}
