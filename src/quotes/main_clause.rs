//! The main clause of a statement: its subject, behind what may stand in front of it and over the relative clauses in it.

use super::page::Item;
use super::speaker::{Phrase, WINDOW, can_speak, is_verb, phrase_after};
use super::subject::subject_before;
use super::words::Class;

/// How many verbs are looked at for one that stands in no relative clause.
const NEAR: usize = 8;

/// The subject of the last finite verb of a statement.
pub(super) fn last_subject(items: &[Item]) -> Option<Phrase> {
    let floor = items.len().saturating_sub(WINDOW);
    (floor..items.len()).rev().filter(|&k| is_verb(items, k)).find_map(|k| subject_before(items, k))
}

/// The subject of a statement's main clause: the noun phrase before its first verb.
pub(super) fn main_subject(items: &[Item], end: usize) -> Option<Phrase> {
    let end = end.min(items.len()).min(WINDOW);
    // "Okoro disagreed.": a past that looks like a participle.
    let past = |k: usize| {
        items[k].is(Class::ED)
            && items[k - 1].is(Class::COMMA.or(Class::NAME).or(Class::PRONOUN).or(Class::ROLE))
            && items.get(k + 1).is_none_or(|next| next.is(Class::STOP))
    };
    let mut verbs = (1..end).filter(|&k| is_verb(items, k) || past(k));
    // "Roe -- whose husband left -- has said"
    let related = |k: usize| {
        subject_before(items, k).is_some_and(|phrase| phrase.start > 0 && items[phrase.start - 1].is(Class::RELATIVE))
    };
    let verb = match main_clause(items, end) {
        0 => verbs.clone().take(NEAR).find(|&k| !related(k)).or_else(|| verbs.next()),
        start => verbs.find(|&k| k > start),
    };
    match verb {
        Some(verb) => subject_before(items, verb),
        None => opening(items, end),
    }
}

/// The phrase that opens a statement, before what looks like a participle and must be the verb, for there is no other
/// before `end`: "The official responded by saying".
pub(super) fn opening(items: &[Item], end: usize) -> Option<Phrase> {
    let phrase = phrase_after(items, 0).filter(|phrase| phrase.end < end)?;
    // "The next morning he"
    let timed = items[phrase.end].is(Class::PERSON);
    let phrase = if timed { phrase_after(items, phrase.end).filter(|phrase| phrase.end < end)? } else { phrase };
    let verb = items[phrase.end].is(Class::ED) && !items.get(phrase.end + 1).is_some_and(|next| next.is(Class::BY));
    let responded = items[phrase.end].cue.is_some() || !(0..end).any(|k| is_verb(items, k));
    ((verb || items[phrase.end].cue.is_some()) && responded && can_speak(items, phrase)).then_some(phrase)
}

/// Where the main clause begins behind a dependent one: "Asked what he would do, | the keeper had a plan". Zero if none is
/// seen to stand in front.
fn main_clause(items: &[Item], end: usize) -> usize {
    let dependent = Class::ED.or(Class::ING).or(Class::SUBORDINATOR);
    if end < 4 || items[0].is(Class::NAME) {
        return 0;
    }
    // "Shortly after the meeting ended, ...", "In the hours after a fire broke out, ..."
    let later = (1..end.min(6))
        .take_while(|&k| !items[k].is(Class::MARK.or(Class::QUOTED)) && !is_verb(items, k))
        .any(|k| items[k].is(Class::SUBORDINATOR.or(Class::RELATIVE)));
    let behind = later && items[0].is(Class::ADVERB.or(Class::PREPOSITION));
    if !items[0].is(dependent) && items[0].cue.is_none() && !behind {
        return 0;
    }
    let opens = |k: usize| {
        items[k].is(Class::COMMA.or(Class::DASH))
            && phrase_after(items, k + 1).is_some_and(|phrase| {
                let speaks = can_speak(items, phrase) || items[phrase.start].is(Class::DETERMINER);
                phrase.end < end && speaks && (phrase.end..end.min(phrase.end + 3)).any(|k| is_verb(items, k))
            })
    };
    (1..end - 1).find(|&k| opens(k)).map_or(0, |comma| comma + 1)
}
