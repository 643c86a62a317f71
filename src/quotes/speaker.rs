//! Noun phrases that speak: names with titles, "the mayor", "a spokesman for the agency", pronouns.

pub(super) use super::noun_phrase::{phrase_after, phrase_before};
use super::page::Item;
use super::words::Class;

/// A noun phrase in a statement, as ranges of item indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    /// All of it, with what modifies it.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The mention that stands for it: the name with its title, or the noun with its complements.
    pub(super) mention: (usize, usize),
}

impl Phrase {
    /// The same phrase counted from another item.
    pub(super) fn shift(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by, mention: (self.mention.0 + by, self.mention.1 + by) }
    }
}

/// How far a search for a subject goes, in items.
pub(super) const WINDOW: usize = 60;

/// True if the item can be part of the core of a noun phrase.
pub(super) fn is_nominal(items: &[Item], i: usize) -> bool {
    let item = &items[i];
    let core =
        Class::NAME.or(Class::DETERMINER).or(Class::POSSESSIVE).or(Class::NUMBER).or(Class::ADJECTIVE).or(Class::NOUN);
    if item.stretch.is_some() {
        return false;
    }
    if item.is(core) {
        return !item.is(Class::RELATIVE) && (item.is(Class::NAME) || !item.is(Class::AUXILIARY));
    }
    if item.is(Class::HYPHEN) {
        return i > 0 && i + 1 < items.len() && !items[i + 1].is(Class::MARK) && !items[i - 1].is(Class::MARK);
    }
    // "the leading candidate", "a hired hand", "a 40-year-old"
    let modifier =
        item.is(Class::ED.or(Class::ING)) && (in_phrase(items, i) || i > 0 && items[i - 1].is(Class::HYPHEN));
    modifier
        || item.is(Class::ADVERB)
            && in_phrase(items, i)
            && items.get(i + 1).is_some_and(|next| {
                // "a recently released memo", "a recently court-released memo"
                let compound = items.get(i + 2).is_some_and(|after| after.is(Class::HYPHEN));
                next.is(Class::ADJECTIVE.or(Class::ED).or(Class::HYPHEN)) || compound && next.is(Class::NOUN)
            })
}

/// True if the item before can only stand before a noun or adjective.
fn in_phrase(items: &[Item], i: usize) -> bool {
    let Some(before) = i.checked_sub(1).map(|before| &items[before]) else { return false };
    before.is(Class::DETERMINER.or(Class::POSSESSIVE).or(Class::ADJECTIVE).or(Class::HYPHEN))
        && !before.is(Class::PRONOUN)
}

/// True if the item is a verb that can be the predicate of a clause.
pub(super) fn is_verb(items: &[Item], i: usize) -> bool {
    items[i].is(Class::VERB) && !items[i].is(Class::NAME)
}

/// The last verb in `start..end`.
pub(super) fn last_verb(items: &[Item], start: usize, end: usize) -> Option<usize> {
    (start..end).rev().find(|&k| is_verb(items, k))
}

/// True for a verb that is no auxiliary.
pub(super) fn is_full_verb(items: &[Item], i: usize) -> bool {
    is_verb(items, i) && !items[i].is(Class::AUXILIARY)
}

/// True if the phrase is mentioned by a name, not by a common noun.
pub(super) fn is_named(items: &[Item], phrase: Phrase) -> bool {
    let (start, end) = phrase.mention;
    let first = if items[start].is(Class::DETERMINER) && start + 1 < end { start + 1 } else { start };
    // "the group's CEO"
    let office = |item: &Item| item.is(Class::ROLE) && item.is(Class::TITLE) && !item.is(Class::PERSONAL);
    !items[first..end].iter().all(office)
        && items[first].is(Class::NAME)
        && items[end - 1].is(Class::NAME)
        && !items[first].is(Class::TIME)
        && !is_office(items, first, end)
}

/// True if `start..end` tells an office in capitals and no person: "Governor of Harlow State", "The Managing Director".
fn is_office(items: &[Item], start: usize, end: usize) -> bool {
    let head = head_end(items, start, end);
    let determined = start > 0 && items[start - 1].is(Class::ARTICLE);
    (head < end || head > start + 1 || determined)
        && head > start
        && items[head - 1].is(Class::ROLE.or(Class::TITLE))
        && !items[start..end].iter().any(|item| item.is(Class::PERSONAL))
}

/// Where the head of the mention `start..end` ends: before its first preposition, if it has one.
pub(super) fn head_end(items: &[Item], start: usize, end: usize) -> usize {
    (start..end).find(|&k| items[k].is(Class::PREPOSITION)).unwrap_or(end)
}

/// True if `start..end` is nothing but a name.
pub(super) fn is_bare_name(items: &[Item], start: usize, end: usize) -> bool {
    let hyphenated = |k: usize| k > start + 1 && items[k - 1].is(Class::HYPHEN);
    start < end
        && items[start].is(Class::NAME)
        && (items[end - 1].is(Class::NAME) || hyphenated(end - 1))
        && (start..end).all(|k| items[k].is(Class::NAME.or(Class::AND).or(Class::HYPHEN)) || hyphenated(k))
        && !items[start].is(Class::TIME)
}

/// True if the phrase names someone or something that can speak: a name, a pronoun for a person, a role, a source.
pub(super) fn can_speak(items: &[Item], phrase: Phrase) -> bool {
    let (start, end) = phrase.mention;
    let speaks = Class::NAME.or(Class::PERSON).or(Class::ROLE).or(Class::SOURCE);
    items[start..end].iter().any(|item| item.is(speaks) && !item.is(Class::TIME))
        || items[start].is(Class::PRONOUN) && items[start].span.len() > 2
}
