//! The subject of a verb: the noun phrase before it, over what may stand between the two.

use super::adjuncts::adjunct_before;
use super::cues::{Form, Frame};
use super::insertion::before_insertion;
use super::mention::mention;
use super::page::Item;
use super::speaker::{
    Phrase, WINDOW, can_speak, is_bare_name, is_full_verb, is_named, is_nominal, is_verb, last_verb, phrase_after,
    phrase_before,
};
use super::words::Class;

/// The subject of the verb at `verb`: the noun phrase before it, over adverbs, auxiliaries, appositions and relative clauses.
pub(super) fn subject_before(items: &[Item], verb: usize) -> Option<Phrase> {
    let mut end = verb;
    let floor = verb.saturating_sub(WINDOW);
    // Back over what stands between subject and verb.
    while end > floor {
        let item = &items[end - 1];
        let between = Class::ADVERB.or(Class::AUXILIARY).or(Class::NEGATION);
        if item.is(Class::REFLEXIVE) {
            // "Okoro himself said"
            end -= 1;
            continue;
        }
        if item.is(Class::TO) && end == verb && items[verb].cue.is_some_and(|cue| cue.form == Form::Past) {
            // "Everyone we spoke to said": the end of a relative clause that no word opens.
            let spoke = last_verb(items, end.saturating_sub(4), end - 1)?;
            let inner = subject_before(items, spoke)?;
            return phrase_before(items, inner.start);
        }
        if item.is(Class::TO) {
            // "went on to say", "has this to say", "was quick to add": the subject of the finite verb before.
            let finite = (end.saturating_sub(9)..end - 1)
                .rev()
                .take_while(|&k| !items[k].is(Class::CLAUSE_MARK.or(Class::QUOTED)))
                .find(|&k| is_verb(items, k) || k + 2 == end && items[k].is(Class::ED));
            let subject = finite.and_then(|finite| subject_before(items, finite));
            return controller(items, end - 1, subject).or(subject);
        }
        if item.is(Class::PRONOUN.or(Class::RELATIVE))
            || item.is(Class::NAME) && !item.is(Class::AUXILIARY.or(Class::TIME))
        {
            break;
        }
        if let Some(start) = adjunct_before(items, end, floor) {
            end = start;
            continue;
        }
        // "Okoro, a baker, today announced"
        if item.is(Class::TIME) && !item.is(Class::NAME) && end >= floor + 2 && items[end - 2].is(Class::COMMA) {
            end -= 1;
            continue;
        }
        // "Okoro on Saturday criticized"
        let dated = item.is(Class::TIME) && end >= floor + 3 && items[end - 2].is(Class::PREPOSITION);
        if dated {
            end -= 2;
        } else if item.is(between) && !item.is(Class::CONJUNCTION) {
            end -= 1;
        } else {
            break;
        }
    }
    let phrase = before_insertion(items, end, floor)?;
    // "In a video posted online she called": what opens a clause with a preposition is no subject.
    let adjunct = phrase.start > 0
        && items[phrase.start - 1].is(Class::PREPOSITION)
        && items[phrase.start - 1].is(Class::SENTENCE)
        && phrase.end == verb
        && items[phrase.end - 1].is(Class::WORK);
    if adjunct {
        return None;
    }
    // "Okoro, who as head of the club had promised"
    let part = Class::PREPOSITION.or(Class::AS);
    let relative = (floor..phrase.start)
        .rev()
        .take_while(|&k| items[k].is(part) || is_nominal(items, k) || items[k].is(Class::RELATIVE))
        .find(|&k| items[k].is(Class::RELATIVE) && items[k + 1].is(part) && k + 1 < phrase.start);
    if let Some(relative) = relative {
        return before_insertion(items, relative + 1, floor);
    }
    let outer = before_relative(items, phrase, floor).or_else(|| before_participle(items, phrase, floor));
    Some(outer.unwrap_or_else(|| listed(items, phrase, floor)))
}

/// The subject of which the object `phrase` only ends what a participle tells: "lawyers representing the family | said",
/// "sources briefed on the plans | said". The subject must begin its clause.
pub(super) fn before_participle(items: &[Item], phrase: Phrase, floor: usize) -> Option<Phrase> {
    let before = |k: usize| k.checked_sub(1).filter(|&before| before > floor);
    let preposition = |item: &Item| item.is(Class::PREPOSITION.or(Class::TO)) && !item.is(Class::SUBORDINATOR);
    let over = before(phrase.start).filter(|&k| preposition(&items[k]));
    let participle = before(over.unwrap_or(phrase.start))?;
    // What the tagger takes for a past, but a verb follows.
    let past = is_full_verb(items, participle) && items[participle].cue.is_none() && over.is_some();
    if !items[participle].is(Class::ING.or(Class::ED)) && !past {
        return None;
    }
    let any = !can_speak(items, phrase) || over.is_none() && items[participle].is(Class::ING);
    let subject = phrase_before(items, participle).filter(|&subject| any || can_speak(items, subject))?;
    let opens = opens_clause(items, subject) || items[subject.start - 1].is(Class::THAT);
    let common = !items[subject.mention.0].is(Class::PRONOUN) && !items[phrase.end - 1].is(Class::RELATIVE);
    (opens && common).then_some(Phrase { end: phrase.end, ..subject })
}

/// The phrase with the people named before it in a list: "her children Ruth, Simon | and Esther".
fn listed(items: &[Item], phrase: Phrase, floor: usize) -> Phrase {
    let person = |k: usize| items[k].is(Class::NAME) && items[k].is(Class::PERSONAL);
    let first = |end: usize| (floor..end).rev().take_while(|&k| person(k)).last();
    let comma = |k: usize| k > floor && items[k - 1].is(Class::COMMA);
    // "After meeting Ana Roe, | Bo Lee and Cy Poe said": another phrase ends there.
    let governs = Class::PREPOSITION.or(Class::TO).or(Class::SUBORDINATOR).or(Class::ING).or(Class::ED);
    let free = |k: usize| k == 0 || !items[k - 1].is(governs) && !is_verb(items, k - 1);
    // The last name stands behind "and", which another comma may stand before.
    let (mut start, last) = phrase.mention;
    let and = (start..last).find(|&k| items[k].is(Class::AND));
    let names = and.map_or(start..last, |and| and + 1..last);
    let before = and.or_else(|| start.checked_sub(1).filter(|&k| k > floor && items[k].is(Class::AND)));
    let Some(and) = before.filter(|_| !names.is_empty() && names.clone().all(person)) else { return phrase };
    start = if comma(and) { and } else { first(and).unwrap_or(and) };
    let mut found = usize::from(!comma(and));
    while comma(start) {
        let Some(name) = first(start - 1).filter(|&name| free(name)) else { break };
        (start, found) = (name, found + 1);
    }
    if found < 2 {
        return phrase;
    }
    // What they are: "the ministers Ana Roe, ..."
    let start = phrase_before(items, start + 1).map_or(start, |whole| whole.start);
    Phrase { start, end: phrase.end, mention: (start, last) }
}

/// Who speaks in "asked her to say" and "that led Roe to say": what stands between a verb and the "to", if it is a pronoun
/// that can be no subject, or if the verb's own `subject` cannot speak.
fn controller(items: &[Item], to: usize, subject: Option<Phrase>) -> Option<Phrase> {
    let last = to.checked_sub(1)?;
    if items[last].is(Class::OBJECT) && !items[last].is(Class::REFLEXIVE) {
        return Some(Phrase { start: last, end: to, mention: (last, to) });
    }
    let phrase = phrase_before(items, to).filter(|&phrase| can_speak(items, phrase))?;
    let object = phrase.start > 0
        && (is_verb(items, phrase.start - 1) || items[phrase.start - 1].is(Class::ED.or(Class::ING)))
        && !items[phrase.start - 1].is(Class::AUXILIARY);
    let person = items[phrase.mention.1 - 1].is(Class::NAME.or(Class::ROLE).or(Class::PERSON));
    (object && person && subject.is_none_or(|subject| !can_speak(items, subject))).then_some(phrase)
}

/// The subject of which the object `phrase` only ends the relative clause: "a neighbor who saw | the fire" said. The
/// subject must begin its clause, and the clause after it hold one verb that takes a plain object.
pub(super) fn before_relative(items: &[Item], phrase: Phrase, floor: usize) -> Option<Phrase> {
    let reports = |k: usize| {
        is_verb(items, k) && items[k].cue.is_some_and(|cue| cue.frame.has(Frame::CLAUSE)) && can_speak(items, phrase)
    };
    let relative = (floor.max(phrase.start.saturating_sub(20))..phrase.start)
        .rev()
        .take_while(|&k| items[k].is(Class::HYPHEN) || !items[k].is(Class::MARK.or(Class::QUOTED)) && !reports(k))
        .find(|&k| items[k].is(Class::RELATIVE))?;
    let verb = (relative + 1..phrase.start).find(|&k| is_verb(items, k))?;
    let plain = (relative + 1..verb).all(|k| items[k].is(Class::ADVERB.or(Class::AUXILIARY).or(Class::NEGATION)));
    // "a woman who spoke with Roe | said"
    let over = phrase.start == verb + 2 && items[verb + 1].is(Class::PREPOSITION.or(Class::TO));
    let near = verb + 1 == phrase.start && items[verb].cue.is_none() || over;
    // "who", of people alone
    let person = items[relative].span.len() == 3;
    let subject = phrase_before(items, relative)
        .filter(|subject| plain && (near || !can_speak(items, phrase)) && (person || can_speak(items, *subject)))?;
    opens_clause(items, subject).then_some(Phrase { end: phrase.end, ..subject })
}

/// True if nothing but an adverb or a conjunction stands before the subject in its clause.
fn opens_clause(items: &[Item], subject: Phrase) -> bool {
    let opener = Class::MARK.or(Class::CONJUNCTION).or(Class::QUOTED).or(Class::ADVERB);
    subject.start == 0 || items[subject.start - 1].is(opener)
}

/// The phrase with the name after it for its mention: said the head of the coast guard, | Ana Roe.
pub(super) fn named_by_apposition(items: &[Item], phrase: Phrase) -> Phrase {
    let start = phrase.end + 1;
    let comma = items.get(phrase.end).is_some_and(|item| item.is(Class::COMMA));
    if !comma || is_named(items, phrase) || items[phrase.mention.0].is(Class::PRONOUN) {
        return phrase;
    }
    let end = (start..items.len().min(start + 6))
        .find(|&k| !items[k].is(Class::NAME.or(Class::HYPHEN)))
        .unwrap_or(items.len());
    let ends = items.get(end).is_none_or(|item| item.is(Class::COMMA.or(Class::STOP)));
    // A single name may be a place, but not in "his sister, Ana".
    let sure =
        items[phrase.start].is(Class::POSSESSIVE) || items.get(start).is_some_and(|item| item.is(Class::PERSONAL));
    let place =
        end <= start + usize::from(!sure) || items.get(start).is_some_and(|item| item.is(Class::PLACE.or(Class::TIME)));
    if ends && !place && is_bare_name(items, start, end) {
        Phrase { end, mention: mention(items, start, end), ..phrase }
    } else {
        phrase
    }
}

/// The subject of the verb at `verb` if the "it" that `phrase` is ends the relative clause of that subject: "the trust that
/// runs | it".
pub(super) fn of_relative(items: &[Item], phrase: Phrase, verb: usize) -> Option<Phrase> {
    let object = phrase.end == verb && items[phrase.start].is(Class::IT) && phrase.start > 0;
    (object && is_full_verb(items, phrase.start - 1)).then(|| before_that(items, verb))?
}

/// The subject that begins the clause of the verb at `verb`, with a relative clause in between that ends in no noun
/// phrase: "unions that have backed her" say.
pub(super) fn before_that(items: &[Item], verb: usize) -> Option<Phrase> {
    let floor = verb.saturating_sub(WINDOW / 2);
    let bar = Class::MARK.or(Class::QUOTED);
    let mut start = (floor..verb).rev().find(|&k| items[k].is(bar)).map_or(floor, |k| k + 1);
    while start < verb && items[start].is(Class::CONJUNCTION.or(Class::SUBORDINATOR).or(Class::ADVERB)) {
        start += 1;
    }
    let pronoun = Class::PERSON.or(Class::IT).or(Class::RELATIVE);
    let phrase = phrase_after(items, start).filter(|phrase| phrase.end < verb && !items[start].is(pronoun))?;
    // "One of those who survived"
    let rest = items[phrase.end].is_of().then(|| phrase_after(items, phrase.end + 1)).flatten();
    let end = rest.map_or(phrase.end, |rest| rest.end);
    if end >= verb {
        return None;
    }
    let phrase = Phrase { end, mention: (phrase.mention.0, end.max(phrase.mention.1)), ..phrase };
    // "a man we met": a clause that no word opens.
    let bare = items[phrase.end].is(Class::PERSON) && is_full_verb(items, phrase.end + 1);
    let relative = bare || items[phrase.end].is(Class::THAT.or(Class::RELATIVE));
    let reports = |item: &Item| item.cue.is_some_and(|cue| cue.frame.has(Frame::CLAUSE));
    let clause = (phrase.end..verb).any(|k| is_verb(items, k)) && !items[phrase.end..verb].iter().any(reports);
    (relative && clause).then_some(Phrase { end: verb, ..phrase })
}
