//! Infinitives, and what someone is told to do: "asked them to leave", "called on the crews not to leave".

use super::cues::Frame;
use super::page::Item;
use super::speaker::{self, Phrase};
use super::words::Class;

/// Where the words begin that tell what someone is to do, whom a verb with `frame` that ends before `start` directs: "asked them
/// | to leave", "ordered | the crews today to leave", "called on | them not to leave". "She asked | to leave" is for oneself.
pub(super) fn directive_start(items: &[Item], start: usize, frame: Frame) -> Option<usize> {
    if !frame.has(Frame::DIRECTIVE) {
        return None;
    }
    let leads = |item: &Item| item.is(Class::PREPOSITION.or(Class::TO));
    let behind = |end: usize| end + usize::from(items.get(end).is_some_and(|item| item.is(Class::TIME)));
    // "them", "the crews", "workers", but not "ordered a coffee to go", "ordered 50 jets to replace its fleet"
    let acts = |phrase: Phrase| {
        let first = &items[phrase.start];
        let definite = first.is(Class::ARTICLE) && first.span.len() == "the".len();
        speaker::can_speak(items, phrase) || definite || first.is(Class::OBJECT.or(Class::POSSESSIVE))
    };
    if frame.needs_preposition() {
        // "called again on"
        let lead = start + usize::from(items.get(start).is_some_and(|item| item.is(Class::ADVERB) && !leads(item)));
        let object = items.get(lead).filter(|item| leads(item)).and(speaker::phrase_after(items, lead + 1))?;
        // "called for help to move it"
        let fits = items[lead].span.len() != "for".len() || acts(object);
        return (fits && begins_infinitive(items, behind(object.end))).then_some(lead + 1);
    }
    if begins_infinitive(items, start) {
        // "were ordered by the court to leave"
        let agent = (start.saturating_sub(AGENT)..start).any(|k| items[k].is(Class::BY));
        return (agent || frame.has(Frame::ADDRESSEE)).then_some(start);
    }
    let object = items.get(start).filter(|first| !leads(first)).and(speaker::phrase_after(items, start))?;
    let to_do = behind(object.end);
    let addressed = frame.has(Frame::ADDRESSEE);
    (acts(object) && begins_infinitive(items, to_do)).then_some(if addressed { to_do } else { start })
}

/// How long an agent can be that stands between a verb and what it directs, in items.
const AGENT: usize = 8;

/// True for an infinitive at `k`: "to leave", "not to leave", "to quietly leave", "to be there".
pub(super) fn begins_infinitive(items: &[Item], k: usize) -> bool {
    let to = k + usize::from(items.get(k).is_some_and(|not| not.is(Class::NEGATION)));
    if !items.get(to).is_some_and(|item| item.is(Class::TO)) {
        return false;
    }
    let verb = to + 1 + usize::from(items.get(to + 1).is_some_and(|item| item.is(Class::ADVERB)));
    let other = Class::NOUN
        .or(Class::NAME)
        .or(Class::DETERMINER)
        .or(Class::POSSESSIVE)
        .or(Class::PRONOUN)
        .or(Class::NUMBER)
        .or(Class::ADJECTIVE)
        .or(Class::TIME)
        .or(Class::PREPOSITION)
        .or(Class::QUESTION)
        .or(Class::ING)
        .or(Class::MARK);
    let bare = |item: &Item| item.is(Class::AUXILIARY) || !item.is(other) && item.stretch.is_none();
    items.get(verb).is_some_and(bare) || is_noun_like(items, to)
}

/// True for the "to" of "promised to ballot her members", where the verb looks like a noun: a noun phrase follows it.
pub(super) fn is_noun_like(items: &[Item], k: usize) -> bool {
    let verb = items.get(k + 1).is_some_and(|verb| verb.is(Class::NOUN) && !verb.is(Class::ROLE.or(Class::SOURCE)));
    let object = items.get(k + 2).is_some_and(|object| object.is(Class::ARTICLE.or(Class::POSSESSIVE)));
    items[k].is(Class::TO) && verb && object && !items[k + 2].is(Class::CLITIC.or(Class::STRAY))
}
