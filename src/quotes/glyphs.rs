//! The single marks: what stands around them tells whether they can open or close, and which are apostrophes, feet or inches.

use crate::Span;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Double,
    Wire,
    Single,
    Guillemet,
}

/// One mark and what stands around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) at: usize,
    pub(super) len: usize,
    pub(super) glyph: char,
    pub(super) family: Family,
    /// The character before, a blank at the start of the paragraph.
    pub(super) before: char,
    /// The character after, a blank at the end of the paragraph.
    pub(super) after: char,
}

/// How many marks ahead a closing mark is looked for.
pub(super) const LOOK_AHEAD: usize = 48;

/// Words that begin with an apostrophe for the letters that they leave out.
const ELISIONS: &[&str] = &[
    "em", "til", "till", "tis", "twas", "twere", "cause", "bout", "round", "n", "cuz", "ere", "neath", "hood", "nuff",
];

/// Appends the marks of one paragraph.
pub(super) fn collect(text: &str, paragraph: Span, marks: &mut Vec<Mark>) {
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
    pub(super) fn is_spaced(self) -> bool {
        self.before.is_whitespace() && self.after.is_whitespace()
    }

    /// True if what stands around the mark lets it open.
    pub(super) fn may_open(self) -> bool {
        (opens_after(self.before) || (matches!(self.before, ':' | ',' | '.' | ';') && self.after.is_alphanumeric()))
            && !self.after.is_whitespace()
            || self.is_spaced()
    }

    /// True if what stands around the mark lets it close.
    pub(super) fn may_close(self) -> bool {
        // “...,”Okoro said: a missing space.
        let glued = matches!(self.before, ',' | '.' | '!' | '?') && self.after.is_uppercase();
        !self.before.is_whitespace() && !matches!(self.before, '(' | '[') && (closes_before(self.after) || glued)
            || self.is_spaced()
    }

    /// True for a closing mark that can hardly be an apostrophe, because a full stop or comma stands before it.
    pub(super) fn surely_closes(self) -> bool {
        matches!(self.before, '.' | ',' | '!' | '?' | '…' | ';' | ':' | ')' | '—' | '–' | '-' | '"' | '”')
            && closes_before(self.after)
    }
}

/// Writers close straight marks with curly ones, and wire marks with straight ones.
pub(super) fn pairs_across(open: Mark, close: Mark) -> bool {
    open.family == Family::Wire && close.glyph == '"' && close.may_close() && !close.may_open()
}

/// True for inches: a digit before the mark, and the next double mark of the paragraph can only close.
pub(super) fn is_measure(text: &str, marks: &[Mark], i: usize, end: usize) -> bool {
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
pub(super) fn is_apostrophe(text: &str, marks: &[Mark], i: usize, end: usize) -> bool {
    let mark = marks[i];
    let word = &text[..mark.at];
    // "rock ’n’ roll"
    if word.ends_with("’n") || word.ends_with("'n") {
        return true;
    }
    // "t’ field", "a pint o’ milk"
    let last = word.trim_end_matches(char::is_alphabetic);
    if matches!(&word[last.len()..], "t" | "T" | "th" | "Th" | "o") && mark.after.is_whitespace() {
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
        // ‘the lads’ boots’, she said
        let outside = matches!(next.after, ',' | '.' | ';' | ':' | '!' | '?');
        if next.may_close() && (next.surely_closes() || outside || !next.before.is_alphabetic()) {
            return true;
        }
    }
    false
}

/// True if a paragraph begins with a single mark that can open.
pub(super) fn opens_single(text: &str, paragraph: Span) -> bool {
    let mut chars = paragraph.slice(text).chars();
    matches!(chars.next(), Some('‘' | '\'')) && chars.next().is_some_and(char::is_alphanumeric)
}

/// True if a paragraph begins with a double mark that can open.
pub(super) fn opens_double(text: &str, paragraph: Span) -> bool {
    let mut chars = paragraph.slice(text).chars();
    matches!(chars.next(), Some('“' | '"')) && chars.next().is_some_and(|next| !next.is_whitespace())
}

/// True if the text begins with a wire mark that can open.
pub(super) fn is_wire(text: &str) -> bool {
    let rest = text.strip_prefix("``").or_else(|| text.strip_prefix("''"));
    rest.is_some_and(|rest| rest.starts_with(|next: char| !next.is_whitespace()))
}

/// True for the apostrophe of "'90s", "'16" and "'em".
pub(super) fn is_elision(text: &str, mark: Mark) -> bool {
    let rest = &text[mark.at + mark.len..];
    let word = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 2 && (word.len() == 2 || word[2..].eq_ignore_ascii_case("s")) {
        return true;
    }
    word.len() <= 5 && ELISIONS.iter().any(|elision| word.eq_ignore_ascii_case(elision))
}
