//! The subject of a verb: the noun phrase before it, over what may stand between the two.

use super::adjuncts::adjunct_before;
use super::cues::{Form, Frame};
use super::mention::mention;
use super::page::Item;
use super::speaker::{Phrase, WINDOW, can_speak, is_bare_name, is_named, is_verb, phrase_after, phrase_before};
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
        // "Okoro on Saturday criticized"
        let dated = item.is(Class::TIME) && end >= floor + 2 && items[end - 2].is(Class::PREPOSITION) && end > 3;
        if dated {
            end -= 2;
        } else if item.is(between) && !item.is(Class::CONJUNCTION) {
            end -= 1;
        } else {
            break;
        }
    }
    let phrase = before_insertion(items, end, floor)?;
    Some(before_relative(items, phrase, floor).unwrap_or(phrase))
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
fn before_relative(items: &[Item], phrase: Phrase, floor: usize) -> Option<Phrase> {
    let reports = |k: usize| {
        is_verb(items, k) && items[k].cue.is_some_and(|cue| cue.frame.has(Frame::CLAUSE)) && can_speak(items, phrase)
    };
    let relative = (floor.max(phrase.start.saturating_sub(20))..phrase.start)
        .rev()
        .take_while(|&k| !items[k].is(Class::MARK.or(Class::QUOTED)) && !reports(k))
        .find(|&k| items[k].is(Class::RELATIVE))?;
    let verb = (relative + 1..phrase.start).find(|&k| is_verb(items, k))?;
    let plain = (relative + 1..verb).all(|k| items[k].is(Class::ADVERB.or(Class::AUXILIARY).or(Class::NEGATION)));
    // "a woman who spoke with Roe | said"
    let over = phrase.start == verb + 2 && items[verb + 1].is(Class::PREPOSITION.or(Class::TO));
    let near = verb + 1 == phrase.start && items[verb].cue.is_none() || over;
    let subject = phrase_before(items, relative)
        .filter(|subject| plain && (near || !can_speak(items, phrase)) && can_speak(items, *subject))?;
    let opener = Class::MARK.or(Class::CONJUNCTION).or(Class::QUOTED).or(Class::ADVERB);
    let opens = subject.start == 0 || items[subject.start - 1].is(opener);
    opens.then_some(Phrase { end: phrase.end, ..subject })
}

/// The phrase with the name after it for its mention: said the head of the coast guard, | Ana Roe.
pub(super) fn named_by_apposition(items: &[Item], phrase: Phrase) -> Phrase {
    let start = phrase.end + 1;
    let comma = items.get(phrase.end).is_some_and(|item| item.is(Class::COMMA));
    if !comma || is_named(items, phrase) || items[phrase.mention.0].is(Class::PRONOUN) {
        return phrase;
    }
    let end = (start..items.len().min(start + 6)).find(|&k| !items[k].is(Class::NAME)).unwrap_or(items.len());
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

/// The subject that begins the clause of the verb at `verb`, with a relative clause in between that ends in no noun
/// phrase: "unions that have backed her" say.
pub(super) fn before_that(items: &[Item], verb: usize) -> Option<Phrase> {
    let floor = verb.saturating_sub(WINDOW / 2);
    let bar = Class::MARK.or(Class::QUOTED);
    let mut start = (floor..verb).rev().find(|&k| items[k].is(bar)).map_or(floor, |k| k + 1);
    while start < verb && items[start].is(Class::CONJUNCTION.or(Class::SUBORDINATOR).or(Class::ADVERB)) {
        start += 1;
    }
    let phrase = phrase_after(items, start).filter(|phrase| phrase.end < verb && !items[start].is(Class::PRONOUN))?;
    let relative = items[phrase.end].is(Class::THAT.or(Class::RELATIVE));
    let clause =
        (phrase.end..verb).any(|k| is_verb(items, k)) && items[phrase.end..verb].iter().all(|item| item.cue.is_none());
    (relative && clause).then_some(Phrase { end: verb, ..phrase })
}

/// True if a word among the items can stand for someone or something that speaks.
fn speaks(items: &[Item]) -> bool {
    items.iter().any(|item| item.is(Class::NAME.or(Class::ROLE).or(Class::SOURCE).or(Class::WORK).or(Class::PRONOUN)))
}

/// The noun phrase before `end`, stepping over a relative clause or an insertion between commas.
fn before_insertion(items: &[Item], end: usize, floor: usize) -> Option<Phrase> {
    if end == 0 {
        return None;
    }
    let last = &items[end - 1];
    if last.is(Class::RELATIVE) {
        let comma = end >= 2 && items[end - 2].is(Class::COMMA.or(Class::DASH));
        let stop = if comma { end - 2 } else { end - 1 };
        let phrase = phrase_before(items, stop)?;
        // The clause belongs to the last name before it: "a message from Ana Roe, who said".
        let mut name = stop;
        while name > phrase.start && items[name - 1].is(Class::NAME) {
            name -= 1;
        }
        // Or to the noun nearest to it, if the first one cannot speak: "6-1 for the resolution, which said".
        let near = (phrase.start + 1..stop).rev().find(|&k| items[k - 1].is(Class::PREPOSITION));
        let mention = match near {
            _ if name < stop => mention(items, name, stop),
            Some(near) if !speaks(&items[phrase.mention.0..near]) && speaks(&items[near..stop]) => {
                mention(items, near, stop)
            }
            _ => phrase.mention,
        };
        return Some(Phrase { end, mention, ..phrase });
    }
    // "Okoro, author of “The Long Road,” said": the title closes the insertion.
    let title = last.stretch.is_some() && last.is(Class::ENDS_COMMA) && last.is(Class::TITLED) && end > 3;
    if !last.is(Class::COMMA.or(Class::DASH)) && !title {
        return phrase_before(items, end);
    }
    if end >= 2 && items[end - 2].is(Class::CLOSE) {
        return phrase_before(items, end - 1).map(|phrase| Phrase { end, ..phrase });
    }
    let mark = if title { Class::COMMA } else { last.class };
    let mut close = end - usize::from(!title);
    let mut best: Option<Phrase> = None;
    let mut last_resort = None;
    // Outward over the commas: "Ana Roe, 53, a lawyer in Leeds, said".
    let mut at = close;
    while at > floor {
        at -= 1;
        let item = &items[at];
        if item.is(Class::STOP.or(Class::SEMICOLON).or(Class::COLON))
            || item.stretch.is_some() && at + 1 < close && at == floor
        {
            break;
        }
        let opens = if mark.has(Class::CLOSE) {
            item.is(Class::OPEN)
        } else if mark.has(Class::DASH) {
            item.is(Class::DASH)
        } else {
            item.is(Class::COMMA)
        };
        if !opens {
            continue;
        }
        if !is_insertion(items, at + 1, close) {
            break;
        }
        let Some(phrase) = phrase_before(items, at) else { break };
        // ", of Leeds, Ohio, said": still inside the insertion.
        let governed = phrase.start > floor
            && items[phrase.start - 1].is(Class::PREPOSITION)
            && !items[phrase.start - 1].is(Class::SUBORDINATOR);
        // ", Ohio, in July, said": so is the state.
        let state = phrase.end == phrase.start + 1
            && phrase.start > floor + 1
            && items[phrase.start].is(Class::PLACE)
            && items[phrase.start - 1].is(Class::COMMA)
            && items[phrase.start - 2].is(Class::PLACE);
        if state {
            last_resort = last_resort.or(Some(Phrase { end, ..phrase }));
        }
        if governed || state {
            // "One delegate on the slate, Ana Roe, said"
            if best.is_none() && close - at > 2 && is_bare_name(items, at + 1, close) && !items[at + 1].is(Class::PLACE)
            {
                return Some(Phrase { start: phrase.start, end, mention: mention(items, at + 1, close) });
            }
            close = at;
            continue;
        }
        // "the chief executive, Ana Roe, said": the name in the insertion is the mention; but "a lawyer in Leeds, Ohio, said".
        let place = close - at == 2 && !items[at + 1].is(Class::PERSONAL) || items[at + 1].is(Class::PLACE);
        if best.is_none()
            && is_bare_name(items, at + 1, close)
            && !(items[at - 1].is(Class::NAME) && place)
            && !is_named(items, phrase)
            // "Ana Roe, editor of the town's only paper, The Post, said"
            && (items[at + 1..close].iter().any(|item| item.is(Class::PERSONAL)) || !follows_person(items, phrase.start))
        {
            return Some(Phrase { start: phrase.start, end, mention: mention(items, at + 1, close) });
        }
        // "one pastor, Ana Roe of the Harlow Mission, said"
        let first = (at + 1..close).take_while(|&k| items[k].is(Class::NAME) && items[k].is(Class::PERSONAL)).count();
        let common = !items[phrase.start].is(Class::NAME) && !is_named(items, phrase);
        if best.is_none()
            && first > 1
            && at + 1 + first < close
            && items[at + 1 + first].is(Class::PREPOSITION)
            && common
        {
            return Some(Phrase { start: phrase.start, end, mention: mention(items, at + 1, at + 1 + first) });
        }
        // "the woman who found it, a cleaner named Ana Roe, said"
        let name = (at + 1..close).rev().take_while(|&k| items[k].is(Class::NAME)).last();
        if let Some(name) = name.filter(|&name| name > at + 1 && items[name].is(Class::PERSONAL))
            && best.is_none()
            && items[name - 1].is(Class::ED)
            && !is_named(items, phrase)
        {
            return Some(Phrase { start: phrase.start, end, mention: mention(items, name, close) });
        }
        let named = is_named(items, phrase);
        let better = best.is_none_or(|best| named && !is_named(items, best) || items[best.mention.0].is(Class::NUMBER));
        if better {
            best = Some(Phrase { end, ..phrase });
        }
        if named {
            break;
        }
        close = at;
    }
    best.or(last_resort)
}

/// True if a person's name and a comma stand before `start`.
fn follows_person(items: &[Item], start: usize) -> bool {
    start > 1 && items[start - 1].is(Class::COMMA) && items[start - 2].is(Class::PERSONAL)
}

/// True if the items `start..end` between two commas can stand between a subject and its verb.
fn is_insertion(items: &[Item], start: usize, end: usize) -> bool {
    let Some(first) = items.get(start).filter(|_| start < end) else { return false };
    let opener = Class::RELATIVE
        .or(Class::DETERMINER)
        .or(Class::POSSESSIVE)
        .or(Class::NUMBER)
        .or(Class::PREPOSITION)
        .or(Class::ADVERB)
        .or(Class::TIME)
        .or(Class::ING)
        .or(Class::ED)
        .or(Class::ROLE)
        .or(Class::NAME)
        .or(Class::ADJECTIVE)
        .or(Class::SUBORDINATOR)
        .or(Class::QUESTION);
    // "asked about the plan", "sent to the council"
    let past = is_verb(items, start) && !first.is(Class::AUXILIARY) && first.cue.is_none();
    let asked = (past || first.cue.is_some_and(|cue| cue.form == Form::Past))
        && start + 1 < end
        && items[start + 1].is(Class::PREPOSITION.or(Class::QUESTION).or(Class::TO));
    if asked {
        return true;
    }
    if first.is(opener) {
        // A clause of its own after a comma is no insertion, unless a relative or subordinating word opens it.
        let dependent = first.is(Class::RELATIVE
            .or(Class::SUBORDINATOR)
            .or(Class::QUESTION)
            .or(Class::PREPOSITION)
            .or(Class::ING)
            .or(Class::ED));
        return dependent
            || !(start..end).any(|k| {
                items[k].is(Class::AUXILIARY)
                    && !items[k].is(Class::NAME)
                    && !(start..k).any(|r| items[r].is(Class::RELATIVE.or(Class::THAT)))
            });
    }
    !(start..end).any(|k| is_verb(items, k))
}
