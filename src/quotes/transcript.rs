//! Transcripts, interviews and headlines: paragraphs in which a name and a colon, or Q and A, stand before what was said,
//! without quotation marks. The name may stand in bold: "**Ana Roe:** It holds."

use std::collections::HashMap;

use super::headline::headline;
use super::page::{Item, Page, Statement};
use super::words::Class;

/// A paragraph that begins with a name and a colon, or a headline with a verb in the place of the colon.
#[derive(Debug, Clone, Copy)]
pub(super) struct Turn {
    /// The first and the last statement of the paragraph.
    pub(super) first: usize,
    pub(super) last: usize,
    /// Where the name begins and ends, as items of the first statement.
    pub(super) name: (usize, usize),
    /// The colon or verb, or the full stop of "Q.", as an item of the first statement; the name itself if the full stop is part
    /// of it.
    pub(super) colon: usize,
    /// Where the words begin and end, counted over the items of all the statements.
    pub(super) words: (usize, usize),
    /// A headline has no full stop of its own, though some are printed with one.
    pub(super) headline: bool,
}

/// The longest name before a colon, in items.
const LONGEST: usize = 5;

/// Finds the turns of a page, ordered, and its headline among them if that tells who says what. Of turns a name is sure if the
/// entity layer knows it for a person's, or if several paragraphs begin with it, as in an interview; "Correction:" is no speaker.
pub(super) fn turns(page: &Page) -> Vec<Turn> {
    let mut found: Vec<(Turn, &str)> = Vec::new();
    let mut paragraph = None;
    for (number, statement) in page.statements.iter().enumerate() {
        if statement.parent.is_some() {
            break;
        }
        if paragraph == Some(statement.paragraph) {
            if let Some((turn, _)) = found.last_mut().filter(|(turn, _)| turn.last + 1 == number) {
                turn.last = number;
            }
            continue;
        }
        paragraph = Some(statement.paragraph);
        let items = page.items(statement);
        if let Some((start, colon)) = speaker_colon(page.text, items) {
            let last = (start..colon).rev().find(|&k| !is_emphasis(page.text, &items[k])).unwrap_or(start);
            let name = items[start].span.cover(items[last].span).slice(page.text).trim_end_matches('.');
            let words = colon + 1 + items[colon + 1..].iter().take_while(|item| is_emphasis(page.text, item)).count();
            let words = (words, usize::MAX);
            found.push((
                Turn { first: number, last: number, name: (start, last + 1), colon, words, headline: false },
                name,
            ));
        }
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for &(_, name) in &found {
        *counts.entry(name).or_default() += 1;
    }
    let personal = |turn: &Turn| {
        page.items(&page.statements[turn.first])[..turn.colon].iter().any(|item| item.is(Class::PERSONAL))
    };
    let answered = |(turn, name): &(Turn, &str)| *name == "A" || *name != "Q" && (personal(turn) || counts[name] > 1);
    let interview = counts.contains_key("Q") && found.iter().any(answered);
    // Notes on two teams are no conversation: somebody asks, or has a person's name.
    let asks = |turn: &Turn| {
        page.statements[turn.first..=turn.last]
            .iter()
            .flat_map(|statement| page.items(statement))
            .any(|item| item.is(Class::STOP) && item.span.slice(page.text).starts_with('?'))
    };
    let conversation = found.iter().any(|(turn, _)| personal(turn) || asks(turn));
    let sure = |turn: &Turn, name: &str| match name {
        "Q" | "A" => interview,
        _ => personal(turn) || counts[name] > 1 && conversation,
    };
    let sure = found.into_iter().filter(|(turn, name)| sure(turn, name) && speaks(page, *turn)).map(|(turn, _)| turn);
    let mut turns: Vec<Turn> = sure.collect();
    if turns.first().is_none_or(|turn| turn.first > 0) {
        turns.splice(0..0, headline(page));
    }
    turns
}

/// True for a mark of bold or italics.
pub(super) fn is_emphasis(text: &str, item: &Item) -> bool {
    matches!(item.span.slice(text), "*" | "**" | "_" | "__")
}

/// Where the name that the items begin with starts, and the colon after it.
fn speaker_colon(text: &str, items: &[Item]) -> Option<(usize, usize)> {
    let start = items.iter().take(4).take_while(|item| is_emphasis(text, item)).count();
    let letter = items.get(start).map_or("", |item| item.span.slice(text));
    if matches!(letter, "Q." | "A.") {
        return Some((start, start));
    }
    if matches!(letter, "Q" | "A") && items.get(start + 1)?.is(Class::COLON.or(Class::STOP)) {
        return Some((start, start + 1));
    }
    let colon = items.iter().skip(start).take(LONGEST + 3).position(|item| item.is(Class::COLON))? + start;
    let end = (start..colon).rev().find(|&k| !is_emphasis(text, &items[k])).map_or(start, |last| last + 1);
    let named = items[start..end].iter().all(|item| item.is(Class::NAME.or(Class::TITLE)) && !item.is(Class::TIME));
    (end > start && end <= start + LONGEST && named).then_some((start, colon))
}

/// True if words follow the colon, and not a quotation.
fn speaks(page: &Page, turn: Turn) -> bool {
    let items = page.items(&page.statements[turn.first]);
    let next = |statement: &Statement| page.items(statement).first().copied();
    let after = items.get(turn.words.0).copied();
    let after = after.or_else(|| (turn.last > turn.first).then(|| next(&page.statements[turn.first + 1])).flatten());
    after.is_some_and(|item| item.stretch.is_none())
}
