//! The walk over a text from site to site.

use super::facts::{Facts, is_reporting_clause};
use super::lines::Lines;
use super::list::List;
use super::minor::minor;
use super::scan::{self, Trigger};
use super::site::{Closer, Gap, Kind, Site};

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
    while let Some((found, trigger)) = scan::next(bytes, at) {
        at = found + 1;
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
            Trigger::Line => Site::minor(text, Kind::Stop, found, start + text[start..found].trim_end().len()),
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
            Trigger::Wide | Trigger::None => match &bytes[found..] {
                [0xE2, 0x80, 0x9C, ..] => {
                    quoted = true;
                    continue;
                }
                [0xE2, 0x80, 0x9D, ..] => {
                    quoted = false;
                    continue;
                }
                [0xE2, 0x80, 0xA6, ..] => Site::at(text, found, quoted),
                _ => continue,
            },
        };
        at = at.max(site.end);
        let was_quoted = quoted;
        quoted &= !site.closes_quotation;
        let ends = match site.gap {
            Gap::End => false,
            _ if site.end <= start => false,
            Gap::Blank => true,
            Gap::Line if lines.breaks(site.end, site.next) => true,
            _ if trigger == Trigger::Line => false,
            _ if trails_off(bytes, &site) => false,
            Gap::None if !may_lack_space(bytes, &site) => false,
            _ if goes_on(bytes, &site) => false,
            _ => {
                let facts = Facts::of(text, &site, start, was_quoted, start == paragraph);
                !facts.is_name() && judge(&facts, site.end)
            }
        };
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

/// True if a space may have been forgotten at a site where none stands.
fn may_lack_space(bytes: &[u8], site: &Site) -> bool {
    if site.kind.is_minor() {
        return false;
    }
    let before = site.mark.checked_sub(1).map_or(b' ', |at| bytes[at]);
    let next = bytes[site.next];
    let capital = next.is_ascii_uppercase() && bytes.get(site.next + 1).is_some_and(|b| !b.is_ascii_uppercase());
    (before.is_ascii_lowercase() || site.mark + 1 < site.end) && capital
}
