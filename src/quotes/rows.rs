//! Quotations in a row, and terms in a row of noun phrases.

use super::page::Item;
use super::speaker;
use super::words::Class;

/// True for quotations in a row: “Peace,” “Order,” and “Work.”
pub(super) fn is_row(items: &[Item]) -> bool {
    let next = |k: usize| items.get(k).is_some_and(|next| next.stretch.is_some() && next.is(Class::CAPITAL));
    items.iter().enumerate().all(|(k, item)| {
        item.stretch.is_some() || item.is(Class::COMMA) || k > 0 && item.is(Class::CONJUNCTION) && next(k + 1)
    })
}

/// Where the row of quotations ends that begins with the one at `start`: shouted “Send them off,” and “Build the dam.”
pub(super) fn row_end(items: &[Item], start: usize, len: usize) -> usize {
    let mut last = start;
    while let Some(next) = (last + 1..len.min(last + 4)).find(|&k| items[k].stretch.is_some()) {
        let joined = next > last + 1 || items[last].is(Class::ENDS_COMMA);
        if !joined || !items[next].is(Class::CAPITAL) || !is_row(&items[last..=next]) {
            break;
        }
        last = next;
    }
    last + 1
}

/// True if another quotation follows the one at `k` in the same row of noun phrases: pledged “support” for the goals, a
/// “lasting” peace and a “frank” talk. Or if it stands behind the noun phrase that the first is a part of: called the plan
/// for a “wall” in Marle “absurd”.
pub(super) fn goes_on_in_row(items: &[Item], k: usize) -> bool {
    let bar = Class::STOP.or(Class::SEMICOLON).or(Class::COLON).or(Class::DASH).or(Class::SUBORDINATOR).or(Class::THAT);
    let bar = bar.or(Class::RELATIVE).or(Class::QUESTION).or(Class::PERSON).or(Class::TO);
    let bars = |j: usize| {
        let item = &items[j];
        item.is(bar) && !item.is(Class::PREPOSITION) || speaker::is_verb(items, j) || item.cue.is_some()
    };
    let Some(next) = (k + 1..items.len().min(k + ROW)).find(|&j| items[j].stretch.is_some() || bars(j)) else {
        return false;
    };
    if items[next].stretch.is_none() || items[k].is(Class::ENDS_STOP) || items[next].is(Class::CAPITAL) {
        return false;
    }
    let before = &items[next - 1];
    let joins = |j: usize| {
        let opener = Class::DETERMINER.or(Class::POSSESSIVE).or(Class::QUOTED).or(Class::AS).or(Class::ADVERB);
        let joint = items[j].is(Class::COMMA.or(Class::CONJUNCTION).or(Class::ENDS_COMMA));
        joint && items[j + 1].is(opener.or(Class::CONJUNCTION).or(Class::NOUN).or(Class::ADJECTIVE))
    };
    let judged = before.is(Class::NOUN.or(Class::NAME)) && !before.is(Class::DETERMINER.or(Class::WORK));
    (k..next).any(joins) || judged && !items[k].is(Class::ENDS_COMMA)
}

/// How far a row of noun phrases goes between two quotations, in items.
const ROW: usize = 12;
