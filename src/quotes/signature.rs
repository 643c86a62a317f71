//! Quotations with their author behind them, and titles of sources, which look like these.

use super::cues::Frame;
use super::extent::{has_verb, is_only_quoted};
use super::page::Item;
use super::report::{Order, Report};
use super::speaker;
use super::words::Class;

/// A quotation with its author after a dash, and nothing else: “...” — Ana Roe, mayor
pub(super) fn signature(items: &[Item]) -> Option<Report> {
    let dash = items.iter().position(|item| item.is(Class::DASH))?;
    let quoted = is_only_quoted(&items[..dash]);
    if !quoted || dash == 0 {
        return None;
    }
    let phrase = speaker::phrase_after(items, dash + 1).filter(|&phrase| speaker::is_named(items, phrase))?;
    // A title has no full stop.
    if is_imprint(&items[dash + 1..]) && !items[dash - 1].is(Class::ENDS_STOP) {
        return None;
    }
    let rest = &items[phrase.end..];
    let ends = rest.first().is_none_or(|item| item.is(Class::STOP.or(Class::COMMA).or(Class::OPEN)))
        && !has_verb(items, phrase.end, items.len());
    ends.then(|| Report {
        cue: (dash, dash + 1),
        speaker: Some(phrase),
        pieces: vec![(0, dash)],
        order: Order::Signature,
        frame: Frame::QUOTE,
        extent: (dash, phrase.end),
    })
}

/// True for names and a date and nothing else, as where and when something was published: Harlow Courier, March 8, 2021
/// The title of the next source may follow.
pub(super) fn is_imprint(items: &[Item]) -> bool {
    let items = items.split(|item| item.stretch.is_some()).next().unwrap_or_default();
    let part = Class::NAME.or(Class::TIME).or(Class::NUMBER).or(Class::COMMA).or(Class::STOP).or(Class::DASH);
    let small = Class::DETERMINER.or(Class::PREPOSITION).or(Class::AND);
    let named = items.iter().any(|item| item.is(Class::NAME) && !item.is(Class::TIME));
    let dated = items.windows(2).any(|pair| pair[0].is(Class::TIME) && pair[1].is(Class::NUMBER))
        || items.windows(2).any(|pair| pair[0].is(Class::NUMBER) && pair[1].is(Class::TIME));
    named && dated && items.iter().all(|item| item.is(part.or(small)))
}
