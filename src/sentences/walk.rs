//! The walk over a text from site to site.

use super::at_once::{AtOnce, at_once};
use super::facts::Sight;
use super::lines::Lines;
use super::list::List;
use super::minor::minor;
use super::opening::Opening;
use super::quotation::Quotation;
use super::reporting::is_reporting_clause;
use super::scan::{Scanner, Trigger};
use super::site::{Closer, Gap, Kind, Site};
use super::wide::{Wide, full_stop};
use crate::Span;

/// Visits the sites of `text` in order. `judge` decides whether a sentence ends at a doubtful one, which it gets with
/// the byte offset of the possible end; `boundary` hears of every boundary: where a sentence ends, without white space at
/// its end, and where the next one begins, with something visible.
pub(super) fn walk(text: &str, mut judge: impl FnMut(&Sight, usize) -> bool, mut boundary: impl FnMut(usize, usize)) {
    let bytes = text.as_bytes();
    let mut start = text.len() - text.trim_start().len();
    let mut paragraph = start;
    let quotation = Quotation::new(start);
    let mut lines = Lines::new(text, start);
    let mut scanner = Scanner::new(bytes);
    let mut opening = Opening::new(bytes, start);
    let (mut list, mut at) = list_at(bytes, start);
    loop {
        let mut next = scanner.next(at, list.is_some());
        if start == paragraph
            && let Some(mark) = opening.next(at)
        {
            next = Some(next.map_or(mark, |next| next.min(mark)));
        }
        let Some(found) = next else { break };
        at = found + 1;
        let trigger = Trigger::of(bytes[found]);
        if trigger == Trigger::Terminal && list.is_none() {
            match at_once(bytes, start, found) {
                Some(AtOnce::Paragraph { end, next }) => {
                    boundary(end, next);
                    quotation.set(false, next);
                    lines.go_on(next);
                    (start, paragraph) = (next, next);
                    opening = Opening::new(bytes, next);
                    (list, at) = list_at(bytes, next);
                    continue;
                }
                Some(AtOnce::Sentence { end, next }) => {
                    boundary(end, next);
                    if end > found + 1 {
                        quotation.set(false, next);
                    }
                    (start, at) = (next, next);
                    continue;
                }
                Some(AtOnce::Nothing) => continue,
                None => {}
            }
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
        // Whether a quotation is open, few sites ask, and at a line break none does.
        let quoted = || trigger != Trigger::Line && quotation.is_open_at(bytes, found);
        let site = match trigger {
            Trigger::Terminal => Some(Site::at(text, found, &quoted)),
            Trigger::Line => Some(line_break(text, start, found)),
            Trigger::Minor => {
                let (site, on) = minor(text, found, start, paragraph);
                at = on;
                site
            }
            Trigger::Wide | Trigger::None => match Wide::at(bytes, found) {
                Wide::Ellipsis => Some(Site::at(text, found, &quoted)),
                Wide::FullStop => Some(full_stop(text, found)),
                Wide::Break(width) => {
                    at = found + width;
                    Some(line_break(text, start, found))
                }
                Wide::Other => continue,
            },
        };
        let Some(site) = site else {
            // Marks of quotation inside an address or a run of symbols open nothing.
            if at > found + 1 {
                quotation.set(quoted(), at);
            }
            continue;
        };
        at = at.max(site.end);
        let may_pass_marks = at > found + 1 && trigger != Trigger::Line;
        let ends = ends(text, &site, (start, paragraph), &quoted, &mut lines, &mut judge);
        if matches!(site.gap, Gap::Line | Gap::Blank) {
            lines.go_on(site.next);
            at = at.max(site.next);
        }
        if ends {
            // Rare white space, such as a line separator after an address, may stand before the end of a site.
            boundary(Span::new(start, site.end).trim(text).end(), site.next);
            (start, at) = (site.next, site.next);
        }
        if site.gap == Gap::Blank {
            quotation.set(false, at);
        } else if may_pass_marks {
            quotation.set(quoted() && !site.closes_quotation, at);
        }
        if ends && matches!(site.gap, Gap::Line | Gap::Blank) {
            paragraph = start;
            opening = Opening::new(bytes, start);
            (list, at) = list_at(bytes, start);
        }
    }
}

/// The list that a paragraph at `start` begins with, if it does, and where the text of the paragraph or of the first item
/// begins.
fn list_at(bytes: &[u8], start: usize) -> (Option<List>, usize) {
    List::at(bytes, start).map_or((None, start), |(list, text)| (Some(list), text))
}

/// The site of the line break at byte `mark`.
fn line_break(text: &str, start: usize, mark: usize) -> Site {
    Site::minor(text, Kind::Break, mark, start + text[start..mark].trim_end().len())
}

/// True if a sentence that would begin at `start`, in a paragraph that began at `paragraph`, ends at `site`.
fn ends(
    text: &str,
    site: &Site,
    (start, paragraph): (usize, usize),
    quoted: &dyn Fn() -> bool,
    lines: &mut Lines,
    judge: &mut impl FnMut(&Sight, usize) -> bool,
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
            let sight = Sight::of(text, site, start, quoted, start == paragraph);
            sight.decided().unwrap_or_else(|| judge(&sight, site.end))
        }
    }
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
