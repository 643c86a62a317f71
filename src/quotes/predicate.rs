//! The verb of an attribution and the words around it: passives, modifiers, relative clauses, inversion.

use super::cues::Form;
use super::extent::has_verb;
use super::new_clause::ASIDE;
use super::page::Item;
use super::speaker::{self, Phrase};
use super::subject;
use super::words::Class;

/// The name after an inverted verb that follows a quotation, over words in front of it: “...,” said lifeguard Ana Roe.
pub(super) fn named_after(items: &[Item], i: usize) -> Option<Phrase> {
    let quoted = i > 0 && items[i - 1].is(Class::ENDS_COMMA.or(Class::ENDS_STOP));
    let name = (i + 1..items.len().min(i + 6))
        .take_while(|&k| !items[k].is(Class::MARK.or(Class::QUOTED).or(Class::CONJUNCTION)))
        .find(|&k| items[k].is(Class::NAME) && !items[k].is(Class::TIME))
        .filter(|_| quoted)?;
    speaker::phrase_after(items, name).map(|phrase| Phrase { start: i + 1, ..phrase })
}

/// The end of "quoted the captain as", after the verb at `i`: another cue follows, which reports.
pub(super) fn quotes_another(items: &[Item], i: usize) -> bool {
    (i + 1..items.len().min(i + 12))
        .take_while(|&k| !items[k].is(Class::MARK.or(Class::QUOTED)) && !speaker::is_verb(items, k))
        .any(|k| {
            items[k].is(Class::AS)
                && items.get(k + 1).and_then(|next| next.cue).is_some_and(|cue| cue.form == Form::Ing)
        })
}

/// The speaker of "as saying" at `begin`: whom the verb before it quotes. The second value is true if that verb is passive.
pub(super) fn quoted_speaker(items: &[Item], begin: usize) -> Option<(Phrase, bool)> {
    let verb = (begin.saturating_sub(12)..begin).rev().find(|&k| items[k].is(Class::CUE))?;
    if is_passive(items, verb) {
        return subject::subject_before(items, verb).map(|phrase| (phrase, true));
    }
    if items[begin - 1].is(Class::OBJECT) {
        return Some((Phrase { start: begin - 1, end: begin, mention: (begin - 1, begin) }, false));
    }
    // "quoted an official, Ana Roe, as saying"
    let end = if items[begin - 1].is(Class::COMMA) { begin - 1 } else { begin };
    speaker::phrase_before(items, end).map(|phrase| (phrase, false))
}

/// True if the verb at `i` is that of a relative clause: "who spoke".
pub(super) fn after_relative(items: &[Item], i: usize) -> bool {
    relative_before(items, i).is_some()
}

/// The relative pronoun before the verb at `i`, over adverbs and auxiliaries.
pub(super) fn relative_before(items: &[Item], i: usize) -> Option<usize> {
    let mut k = i;
    while k > 0 && k + 4 > i && items[k - 1].is(Class::ADVERB.or(Class::AUXILIARY).or(Class::NEGATION)) {
        k -= 1;
    }
    k.checked_sub(1).filter(|&before| items[before].is(Class::RELATIVE))
}

/// True if a finite verb follows the noun phrase that ends at `end`, over adverbs.
pub(super) fn takes_verb(items: &[Item], end: usize) -> bool {
    let mut k = end;
    while k < items.len() && k < end + 3 && items[k].is(Class::ADVERB) {
        k += 1;
    }
    k < items.len() && speaker::is_verb(items, k)
}

/// True if an auxiliary stands at `end`, so that what ends there is its subject.
pub(super) fn takes_auxiliary(items: &[Item], end: usize) -> bool {
    items.get(end).is_some_and(|verb| verb.is(Class::AUXILIARY) && !verb.is(Class::CLITIC))
}

/// "the alleged plan", "a self-described poet", "its reported losses", "an editor's note", "a fact confirmed by".
pub(super) fn is_modifier(items: &[Item], i: usize) -> bool {
    let next = items.get(i + 1).map_or(Class::STOP, |next| next.class);
    let mut k = i;
    while k > 0 && k + 3 > i && items[k - 1].is(Class::ADVERB) {
        k -= 1;
    }
    let Some(before) = k.checked_sub(1).map(|k| &items[k]) else { return false };
    let possessive = before.is(Class::POSSESSIVE) && !before.is(Class::AUXILIARY.or(Class::RELATIVE));
    // Not "a mother-of-three told last night".
    let compound = k > 1 && items[k - 2].is(Class::HYPHEN);
    let article = before.is(Class::DETERMINER.or(Class::HYPHEN)) && !before.is(Class::PRONOUN) && !compound;
    // "the ruling party", but not "the sign reading"
    let attributive = items[i].is(Class::ING) && next.has(Class::NOUN) && !next.has(Class::NAME);
    if before.is(Class::ARTICLE) && (attributive || !items[i].is(Class::ING)) {
        return true;
    }
    // "those who back her say that": an object.
    let object = before.is(Class::OBJECT) && next.has(Class::PRONOUN.or(Class::THAT).or(Class::DETERMINER));
    // "the governor's reasoning"
    let noun = before.is(Class::CLITIC) && next.has(Class::QUOTED.or(Class::PREPOSITION));
    possessive && (!items[i].is(Class::ING) || noun) && !object
        || (article
            && items[i].is(Class::ED.or(Class::VERB))
            && next.has(Class::NOUN.or(Class::NAME).or(Class::ADJECTIVE))
            && !next.has(Class::TIME))
        || before.is(Class::HYPHEN)
        || items[i].is(Class::ED)
            && next.has(Class::BY)
            && !before.is(Class::BE)
            && !is_by_means(items, i + 1)
            && !is_likened(items, i)
}

/// True for the participle at `i` of "dismissed by critics as “a joke”".
pub(super) fn is_likened(items: &[Item], i: usize) -> bool {
    let term = items[i].is(Class::ED) && items[i].cue.is_some_and(|cue| cue.frame.is_term());
    let by = items.get(i + 1).is_some_and(|by| by.is(Class::BY));
    let agent = if term && by { speaker::phrase_after(items, i + 2) } else { None };
    agent.is_some_and(|agent| items.get(agent.end).is_some_and(|next| next.is(Class::AS)))
}

/// True for the "by" of "said by telephone".
fn is_by_means(items: &[Item], by: usize) -> bool {
    items.get(by + 1).is_some_and(|means| means.is(Class::OCCASION) && !means.is(Class::NAME))
}

/// True if the subject `left` of the verb at `i` begins its clause, so that the comma before the verb closes an insertion.
pub(super) fn subject_fits(items: &[Item], left: Phrase, i: usize) -> bool {
    let adjacent = !items[i - 1].is(Class::COMMA.or(Class::DASH).or(Class::QUOTED));
    adjacent
        || left.start == 0
        || items[left.start - 1].is(Class::MARK
            .or(Class::QUOTED)
            .or(Class::CONJUNCTION)
            .or(Class::SUBORDINATOR)
            .or(Class::THAT)
            .or(Class::TIME))
}

/// Where the question begins that the agent of a passive asks, if something between commas stands before it: "asked by the coroner,
/// Ana Roe, | whether", "asked by Mr Roe, for the builders, | whether". The agent's noun phrase ends at `noun`, and all of it at
/// `end`.
pub(super) fn question_behind(items: &[Item], noun: usize, end: usize) -> Option<usize> {
    let comma = |k: usize| items[k].is(Class::COMMA);
    // Not "asked by the host, who is a friend".
    let relative = |k: usize| k == noun && items[k + 1].is(Class::RELATIVE);
    let question = |k: usize| items.get(k + 1).is_some_and(|next| next.is(Class::QUESTION)) && !relative(k);
    let close = (end..items.len().min(end + ASIDE)).find(|&k| comma(k) && question(k))?;
    let relative = (end..close).find(|&k| items[k].is(Class::RELATIVE)).unwrap_or(close);
    (comma(end) && !has_verb(items, end, relative)).then_some(close + 1)
}

/// "was told", "is being called".
pub(super) fn is_passive(items: &[Item], i: usize) -> bool {
    let mut k = i;
    while k > 0 && items[k - 1].is(Class::ADVERB.or(Class::NEGATION)) && k + 4 > i {
        k -= 1;
    }
    // "he's said" is perfect, not passive.
    k > 0 && items[k - 1].is(Class::BE) && !items[k - 1].is(Class::NAME.or(Class::CLITIC))
}

/// Where an inverted attribution begins, if one can begin at the cue: after a quotation, after a comma, or at the start.
pub(super) fn inverted_position(items: &[Item], i: usize, form: Form) -> Option<usize> {
    if !matches!(form, Form::Past | Form::Third | Form::Base) {
        return None;
    }
    let mut k = i;
    while k > 0 && items[k - 1].is(Class::ADVERB) && k + 3 > i {
        k -= 1;
    }
    if k == 0 {
        return (form != Form::Base).then_some(0);
    }
    let before = &items[k - 1];
    let after_quote = before.stretch.is_some() || before.is(Class::COMMA.or(Class::DASH));
    after_quote.then_some(k)
}
