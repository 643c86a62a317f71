//! Infinitives, and what someone is told to do: "asked them to leave", "called on the crews not to leave".

use super::cues::Frame;
use super::page::Item;
use super::speaker;
use super::words::Class;

/// True if the items from `from` on tell what someone is to do, whom a verb that ends before `start` directs: "told them | to
/// leave", "ordered | the crews today to leave", "called on | them not to leave".
pub(super) fn is_directive(items: &[Item], start: usize, from: usize, frame: Frame) -> bool {
    // "called on her to ask", but not "called her to ask"
    let led = |k: usize| items[k].is(Class::PREPOSITION) || items[k].is(Class::TO) && !begins_infinitive(items, k);
    if !led(start) && !led(from) && !frame.has(Frame::ADDRESSEE.join(Frame::INFINITIVE)) {
        return false;
    }
    let behind = |end: usize| end + usize::from(items.get(end).is_some_and(|item| item.is(Class::TIME)));
    let object = || speaker::phrase_after(items, from + usize::from(led(from)));
    begins_infinitive(items, from) || object().is_some_and(|phrase| begins_infinitive(items, behind(phrase.end)))
}

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
