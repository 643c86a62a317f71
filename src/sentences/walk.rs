//! The walk over a text from site to site.

use super::facts::{Facts, is_reporting_clause};
use super::lines::Lines;
use super::list::List;
use super::minor::minor;
use super::scan::{Scanner, Trigger};
use super::site::{Closer, Gap, Kind, Site};
use super::wide::{Wide, full_stop};
use super::words::is_whole_word;

/// Visits the sites of `text` in order. `judge` decides whether a sentence ends at a doubtful one, which it gets with
/// the byte offset of the possible end; `boundary` hears of every boundary: where a sentence ends, and where the next
/// one begins.
pub(super) fn walk(text: &str, mut judge: impl FnMut(&Facts, usize) -> bool, mut boundary: impl FnMut(usize, usize)) {
    let bytes = text.as_bytes();
    let mut start = text.len() - text.trim_start().len();
    let mut paragraph = start;
    let mut at = start;
    let mut quoted = false;
    let mut lines = Lines::new(text, start);
    let mut list = None;
    if let Some((found, text)) = List::at(bytes, start) {
        (list, at) = (Some(found), text);
    }
    let mut scanner = Scanner::new(bytes);
    while let Some((found, trigger)) = scanner.next(at) {
        at = found + 1;
        if bytes[found] == b'.' && list.is_none() {
            if let Some((end, next)) = plain(bytes, found) {
                boundary(end, next);
                quoted &= end == found + 1;
                start = next;
                at = next;
                continue;
            }
            if is_point(bytes, found) || is_form_of_address(bytes, found) {
                continue;
            }
        }
        if matches!(bytes[found], b',' | b')') && start != paragraph && list.is_none() {
            continue;
        }
        if let Some((running, item)) = list.and_then(|list| list.item(bytes, start, found).map(|item| (list, item)))
            && matches!(trigger, Trigger::Terminal | Trigger::Minor)
        {
            if item.start > start {
                boundary(start + text[start..item.start].trim_end().len(), item.start);
                start = item.start;
            }
            list = Some(running.on());
            at = item.text;
            continue;
        }
        let site = match trigger {
            Trigger::Terminal => Site::at(text, found, quoted),
            Trigger::Line => Site::minor(text, Kind::Break, found, start + text[start..found].trim_end().len()),
            Trigger::Minor => {
                let (site, on) = minor(text, found, start, paragraph);
                at = on;
                match site {
                    Some(site) => site,
                    None => continue,
                }
            }
            Trigger::Quote => {
                quoted = !quoted;
                continue;
            }
            Trigger::Wide | Trigger::None => match Wide::at(bytes, found) {
                Wide::Ellipsis => Site::at(text, found, quoted),
                Wide::FullStop => full_stop(text, found),
                Wide::Break(width) => {
                    at = found + width;
                    Site::minor(text, Kind::Break, found, start + text[start..found].trim_end().len())
                }
                mark @ (Wide::OpeningQuote | Wide::ClosingQuote) => {
                    quoted = mark == Wide::OpeningQuote;
                    continue;
                }
                Wide::Other => continue,
            },
        };
        at = at.max(site.end);
        let was_quoted = quoted;
        quoted &= !site.closes_quotation;
        let ends = ends(text, &site, (start, paragraph), was_quoted, &mut lines, &mut judge);
        if matches!(site.gap, Gap::Line | Gap::Blank) {
            lines.go_on(site.next);
            quoted &= site.gap == Gap::Line;
            at = at.max(site.next);
        }
        if ends {
            boundary(site.end, site.next);
            start = site.next;
            at = site.next;
            if matches!(site.gap, Gap::Line | Gap::Blank) {
                paragraph = start;
                list = None;
                if let Some((found, text)) = List::at(bytes, start) {
                    (list, at) = (Some(found), text);
                }
            }
        }
    }
}

/// True if a sentence that would begin at `start`, in a paragraph that began at `paragraph`, ends at `site`.
fn ends(
    text: &str,
    site: &Site,
    (start, paragraph): (usize, usize),
    quoted: bool,
    lines: &mut Lines,
    judge: &mut impl FnMut(&Facts, usize) -> bool,
) -> bool {
    let bytes = text.as_bytes();
    match site.gap {
        Gap::End => false,
        _ if site.end <= start => false,
        Gap::Blank => true,
        Gap::Line if lines.breaks(site.end, site.next) => true,
        _ if site.kind == Kind::Break => false,
        _ if site.kind == Kind::Foreign => site.gap != Gap::None,
        _ if trails_off(bytes, site) => false,
        Gap::None if !may_lack_space(bytes, site) => false,
        _ if goes_on(bytes, site) => false,
        _ => {
            let facts = Facts::of(text, site, start, quoted, start == paragraph);
            !facts.is_inside() && (facts.is_surely_end() || judge(&facts, site.end))
        }
    }
}

/// True if the full stop at `at` belongs to "Mr.", "Mrs." or "Ms.", which end no sentence.
#[inline]
fn is_form_of_address(bytes: &[u8], at: usize) -> bool {
    let before = &bytes[..at];
    let form =
        before.strip_suffix(b"Mr").or_else(|| before.strip_suffix(b"Ms")).or_else(|| before.strip_suffix(b"Mrs"));
    form.is_some_and(|before| before.last().is_none_or(|byte| !byte.is_ascii_alphanumeric()))
        && bytes.get(at + 1) == Some(&b' ')
}

/// True if the full stop at `at` stands within a number, or within a word or address that goes on in lower case.
#[inline]
fn is_point(bytes: &[u8], at: usize) -> bool {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase) || (at > 0 && digit(at - 1) && digit(at + 1))
}

/// Where a sentence ends and the next one begins if a lower-case word that is no abbreviation, the full stop at `at`, a
/// space and a capitalised word make the boundary plain, also with a quotation mark on one side of the space. Most full
/// stops are like that.
#[inline]
fn plain(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let (end, next, word) = match &bytes[at + 1..] {
        [b' ', b'A'..=b'Z', ..] => (at + 1, at + 2, at + 2),
        [b' ', b'"', b'A'..=b'Z', ..] => (at + 1, at + 2, at + 3),
        [b' ', 0xE2, 0x80, 0x9C, b'A'..=b'Z', ..] => (at + 1, at + 2, at + 5),
        [b'"', b' ', b'A'..=b'Z', ..] => (at + 2, at + 3, at + 3),
        [0xE2, 0x80, 0x9D, b' ', b'A'..=b'Z', ..] => (at + 4, at + 5, at + 5),
        _ => return None,
    };
    let capitalised = bytes.get(word + 1).is_some_and(|&second| second.is_ascii_lowercase() || second == b' ');
    (capitalised && is_whole_word(bytes, at)).then_some((end, next))
}

/// True if the sentence goes on after an ellipsis that stands for a pause: with a space before it.
fn trails_off(bytes: &[u8], site: &Site) -> bool {
    let spaced = site.kind == Kind::Ellipsis && site.mark > 0 && bytes[site.mark - 1] == b' ';
    let on = bytes[site.next].is_ascii_lowercase() || bytes[site.next..].starts_with(b"I ");
    spaced && on && site.closer == Closer::None
}

/// True if the sentence goes on after closing marks: in lower case, or with the reporting clause of a question or
/// exclamation.
fn goes_on(bytes: &[u8], site: &Site) -> bool {
    match site.closer {
        Closer::Single | Closer::Double | Closer::Bracket => {}
        _ => return false,
    }
    let rest = &bytes[site.next..];
    let lower = rest[0].is_ascii_lowercase() && !rest.starts_with(b"http") && !rest.starts_with(b"www.");
    let exclaimed = matches!(site.kind, Kind::Question | Kind::Exclamation) && site.closer != Closer::Bracket;
    lower || (exclaimed && is_reporting_clause(bytes, site.next))
}

/// How far an address is looked for on both sides of a mark, in bytes.
const ADDRESS: usize = 64;

/// True if a space may have been forgotten at a site where none stands.
fn may_lack_space(bytes: &[u8], site: &Site) -> bool {
    if site.kind.is_minor() {
        return false;
    }
    let before = site.mark.checked_sub(1).map_or(b' ', |at| bytes[at]);
    let next = bytes[site.next];
    let capital = next.is_ascii_uppercase() && bytes.get(site.next + 1).is_some_and(|b| !b.is_ascii_uppercase());
    if !capital || !(before.is_ascii_lowercase() || site.mark + 1 < site.end) {
        return false;
    }
    let part = |byte: &&u8| !byte.is_ascii_whitespace();
    let mut after = bytes[site.next..].iter().take(ADDRESS).take_while(part);
    let mut before = bytes[..site.mark].iter().rev().take(ADDRESS).take_while(part);
    !after.any(|byte| b"@/".contains(byte)) && !before.any(|byte| b"@/".contains(byte))
}
