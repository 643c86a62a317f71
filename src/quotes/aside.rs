//! Asides between dashes that interrupt a quotation.

use super::cues::Frame;
use super::extent::has_verb;
use super::page::Item;
use super::report::{Order, Report};
use super::speaker;
use super::subject;
use super::words::Class;

/// What an aside between dashes interrupts: “I am not” — he stopped to wipe his eyes — “I am not a man who cries.” “It is” —
/// and here she lowered her voice, though nobody was near — “the end.”
pub(super) fn aside(items: &[Item], i: usize) -> Option<Report> {
    let close = (i + 1..items.len().min(i + ASIDE)).find(|&k| items[k].is(Class::DASH.or(Class::QUOTED)))?;
    let dash = items[close].is(Class::DASH);
    let subject = if dash { subject::subject_before(items, i) } else { None };
    let speaker = subject.filter(|&subject| subject.end == i && speaker::can_speak(items, subject))?;
    let loose = Class::CONJUNCTION.or(Class::ADVERB);
    let open = (1..speaker.start).rev().find(|&k| !items[k].is(loose)).filter(|&open| items[open].is(Class::DASH))?;
    // Not “I had none” — she looked away — “and nobody,” Roe said.
    let goes_on = |next: &Item| next.stretch.is_some() && !next.is(Class::ENDS_COMMA);
    (items[open - 1].stretch.is_some() && items.get(close + 1).is_some_and(goes_on)).then(|| Report {
        cue: (i, i + 1),
        speaker: Some(speaker),
        pieces: vec![(open - 1, open), (close + 1, close + 2)],
        order: Order::Around,
        frame: Frame::QUOTE,
        extent: (open + 1, close),
    })
}

/// How long the rest of an aside behind its verb can be, in items.
const ASIDE: usize = 20;

/// The pieces of the words `start..end`, which an aside between dashes may interrupt: “was seen in March and” — he ran a
/// finger down the page — “found to be sound.”
pub(super) fn without_aside(items: &[Item], start: usize, end: usize) -> Vec<(usize, usize)> {
    let dash = |k: usize| items.get(k).is_some_and(|item| item.is(Class::DASH));
    let close = (start + 2..end.saturating_sub(1)).rev().find(|&k| dash(k) && items[k + 1].stretch.is_some());
    let aside = items[start].stretch.is_some() && dash(start + 1);
    match close.filter(|_| aside) {
        Some(close) => vec![(start, start + 1), (close + 1, end)],
        None => vec![(start, end)],
    }
}

/// The quotation that the one at `quoted` goes on with after an aside between dashes: “We were a team” – here he wiped his
/// eyes – “and teams stay together,” he said.
pub(super) fn interrupted(items: &[Item], from: usize, quoted: usize) -> Option<usize> {
    let close = quoted.checked_sub(1).filter(|&close| items[close].is(Class::DASH))?;
    let open = (from + 1..close).rev().find(|&k| items[k].is(Class::DASH))?;
    let aside = has_verb(items, open, close) && !items[quoted].is(Class::CAPITAL);
    (aside && items[open - 1].stretch.is_some()).then_some(open - 1)
}
