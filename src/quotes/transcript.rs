//! Transcripts and headlines: paragraphs in which a name and a colon stand before what was said, without quotation marks.

use std::collections::HashMap;

use super::page::{Item, Page, Statement};
use super::words::Class;

/// A paragraph that begins with a name and a colon.
#[derive(Debug, Clone, Copy)]
pub(super) struct Turn {
    /// The first and the last statement of the paragraph.
    pub(super) first: usize,
    pub(super) last: usize,
    /// The colon, as an item of the first statement.
    pub(super) colon: usize,
}

/// The longest name before a colon, in items.
const LONGEST: usize = 5;

/// Finds the turns of a page, ordered. A name is sure if the entity layer knows it for a person's, or if several paragraphs
/// begin with it, as in an interview; "Correction:" is no speaker.
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
        if let Some(colon) = speaker_colon(items) {
            let name = items[0].span.cover(items[colon - 1].span).slice(page.text);
            found.push((Turn { first: number, last: number, colon }, name));
        }
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for &(_, name) in &found {
        *counts.entry(name).or_default() += 1;
    }
    let personal = |turn: &Turn| {
        page.items(&page.statements[turn.first])[..turn.colon].iter().any(|item| item.is(Class::PERSONAL))
    };
    found
        .into_iter()
        .filter(|(turn, name)| (personal(turn) || counts[name] > 1) && speaks(page, *turn))
        .map(|(turn, _)| turn)
        .collect()
}

/// The colon after the name that the items begin with.
fn speaker_colon(items: &[Item]) -> Option<usize> {
    let colon = items.iter().take(LONGEST + 1).position(|item| item.is(Class::COLON))?;
    let named = items[..colon].iter().all(|item| item.is(Class::NAME.or(Class::TITLE)) && !item.is(Class::TIME));
    (colon > 0 && named).then_some(colon)
}

/// True if words follow the colon, and not a quotation.
fn speaks(page: &Page, turn: Turn) -> bool {
    let items = page.items(&page.statements[turn.first]);
    let next = |statement: &Statement| page.items(statement).first().copied();
    let after = items.get(turn.colon + 1).copied();
    let after = after.or_else(|| (turn.last > turn.first).then(|| next(&page.statements[turn.first + 1])).flatten());
    after.is_some_and(|item| item.stretch.is_none())
}
