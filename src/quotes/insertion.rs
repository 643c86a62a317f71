//! What stands between commas or dashes behind a subject: ages, appositions, relative clauses, and the names in them.

use super::cues::Form;
use super::mention::mention;
use super::page::Item;
use super::speaker::{Phrase, WINDOW, is_bare_name, is_full_verb, is_named, is_verb, phrase_before};
use super::subject::{before_participle, before_relative};
use super::words::Class;

/// True if a word among the items can stand for someone or something that speaks.
fn speaks(items: &[Item]) -> bool {
    items.iter().any(|item| item.is(Class::NAME.or(Class::ROLE).or(Class::SOURCE).or(Class::WORK).or(Class::PRONOUN)))
}

/// The noun phrase that the relative pronoun right before `end` stands for.
fn before_pronoun(items: &[Item], end: usize) -> Option<Phrase> {
    let comma = end >= 2 && items[end - 2].is(Class::COMMA.or(Class::DASH));
    let stop = if comma { end - 2 } else { end - 1 };
    if let Some(text) = described_text(items, stop).filter(|_| comma) {
        return Some(Phrase { end, ..text });
    }
    let phrase = phrase_before(items, stop)?;
    // The clause belongs to the last name before it: "a message from Ana Roe, who said".
    let mut name = stop;
    while name > phrase.start && (items[name - 1].is(Class::NAME) || items[name - 1].is(Class::HYPHEN) && name < stop) {
        name -= 1;
    }
    // But to the first one in "an aide to Ana Roe, who said".
    let head = (phrase.start..stop).find(|&k| items[k].is(Class::PREPOSITION.or(Class::TO))).unwrap_or(stop);
    let aide =
        head > phrase.start && head < stop && items[head - 1].is(Class::ROLE) && !items[head - 1].is(Class::NAME);
    // Or to the noun nearest to it, if the first one cannot speak: "nine to one for the motion, which said".
    let near = (phrase.mention.0 + 1..stop).rev().find(|&k| items[k - 1].is(Class::PREPOSITION));
    // Or to the people near it: "a crowd of teachers outside the House, who chanted".
    let who = items[end - 1].span.len() == 3;
    let elsewhere = name < stop && !items[name].is(Class::PERSONAL) && who;
    let preposition = (phrase.start + 1..name).rev().find(|&k| items[k].is(Class::PREPOSITION));
    let outside = preposition.filter(|&k| {
        let bare = items[k + 1..name].iter().all(|item| item.is(Class::ARTICLE));
        elsewhere && bare && !items[k].is_of() && items[phrase.start..k].iter().any(|item| item.is(Class::ROLE))
    });
    if let Some(outside) = outside {
        return Some(Phrase { end, mention: mention(items, phrase.start, outside), ..phrase });
    }
    let mention = match near {
        _ if name < stop && !(aide && comma) => mention(items, name, stop),
        Some(near) if !speaks(&items[phrase.mention.0..near]) && speaks(&items[near..stop]) => {
            mention(items, near, stop)
        }
        _ => phrase.mention,
    };
    Some(Phrase { end, mention, ..phrase })
}

/// The text that a participle between commas before `stop` describes: "a notice, taped to the doors, | which said".
fn described_text(items: &[Item], stop: usize) -> Option<Phrase> {
    let participle = |item: &Item| item.is(Class::ED) || item.cue.is_none() && item.is(Class::VERB);
    let comma = (stop.saturating_sub(WINDOW)..stop).rev().find(|&k| items[k].is(Class::MARK))?;
    let described = items[comma].is(Class::COMMA) && items.get(comma + 1).is_some_and(participle);
    let text = phrase_before(items, comma).filter(|_| described)?;
    let written = Class::OCCASION.or(Class::SPEECH).or(Class::WORK);
    items[text.mention.0..text.mention.1].iter().any(|item| item.is(written)).then_some(text)
}

/// The noun phrase before `end`, stepping over a relative clause or an insertion between commas.
pub(super) fn before_insertion(items: &[Item], end: usize, floor: usize) -> Option<Phrase> {
    if end == 0 {
        return None;
    }
    let last = &items[end - 1];
    if last.is(Class::RELATIVE) {
        return before_pronoun(items, end);
    }
    // "Okoro, author of “The Long Road,” said": the title closes the insertion.
    let title = last.stretch.is_some() && last.is(Class::ENDS_COMMA) && last.is(Class::TITLED) && end > 3;
    if !last.is(Class::COMMA.or(Class::DASH)) && !title {
        let phrase = phrase_before(items, end)?;
        // "The court in Harlow, Norland | ruled": the state ends the subject.
        let outer = if is_state(items, phrase) { phrase_before(items, phrase.start - 1) } else { None };
        let outer = outer.filter(|outer| outer.start + 2 < phrase.start);
        return Some(outer.map_or(phrase, |outer| Phrase { end, ..outer }));
    }
    if end >= 2 && items[end - 2].is(Class::CLOSE) {
        // "Ana Roe (D-Ohio), said"; but "Ana Roe, head of the agency (EPA), said" goes on.
        let phrase = phrase_before(items, end - 1)?;
        if phrase.start <= floor + 1 || !items[phrase.start - 1].is(Class::COMMA) {
            return Some(Phrase { end, ..phrase });
        }
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
        let state = phrase.start > floor + 1 && is_state(items, phrase);
        if state {
            last_resort = last_resort.or(Some(Phrase { end, ..phrase }));
        }
        if governed || state {
            // "One delegate on the slate, Ana Roe, said"
            if best.is_none() && close - at > 2 && is_bare_name(items, at + 1, close) && !items[at + 1].is(Class::PLACE)
            {
                return Some(Phrase { start: phrase.start, end, mention: mention(items, at + 1, close) });
            }
            // "A diplomat briefed on the talks, who spoke at length, said"
            // "Two people who were on the plane, speaking at length, said"
            let outer = || before_participle(items, phrase, floor).or_else(|| before_relative(items, phrase, floor));
            last_resort = last_resort.or_else(|| outer().map(|phrase| Phrase { end, ..phrase }));
            close = at;
            continue;
        }
        if best.is_none()
            && !is_named(items, phrase)
            && let Some((from, to)) = name_inside(items, phrase, at, close)
        {
            return Some(Phrase { start: phrase.start, end, mention: mention(items, from, to) });
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

/// True for the state after its town and a comma: the last word of "Harlow, Norland".
fn is_state(items: &[Item], phrase: Phrase) -> bool {
    let place = |k: usize| items[k].is(Class::PLACE);
    let start = phrase.start;
    phrase.end == start + 1 && start > 1 && place(start) && items[start - 1].is(Class::COMMA) && place(start - 2)
}

/// The name in the insertion between the commas `at` and `close` that the common noun `phrase` before it has.
fn name_inside(items: &[Item], phrase: Phrase, at: usize, close: usize) -> Option<(usize, usize)> {
    let start = at + 1;
    // "the chief executive, Ana Roe, said"; but "a lawyer in Leeds, Ohio, said".
    let place = close - at == 2 && !items[start].is(Class::PERSONAL) || items[start].is(Class::PLACE);
    // "Ana Roe, editor of the town's only paper, The Post, said"
    let personal = items[start..close].iter().any(|item| item.is(Class::PERSONAL));
    // "one passenger, teacher Ana Roe, said", "the team's owner, the developer Ana Roe, says"
    let first = start + usize::from(items[start].is(Class::ARTICLE));
    let role =
        (first..close).take_while(|&k| items[k].is(Class::ROLE.or(Class::NOUN)) && !items[k].is(Class::NAME)).count();
    let name = first + role;
    if role > 0 && name < close && items[name].is(Class::PERSONAL) && is_bare_name(items, name, close) {
        return Some((name, close));
    }
    // "its chief, the Dane Ana Roe, said"
    let nation = items[start].is(Class::ARTICLE) && items.get(start + 1).is_some_and(|dane| dane.is(Class::NAME));
    if nation && start + 2 < close && (start + 2..close).all(|k| items[k].is(Class::PERSONAL)) {
        return Some((start + 2, close));
    }
    if is_bare_name(items, start, close)
        && !(items[at - 1].is(Class::NAME) && place)
        && (personal || !follows_person(items, phrase.start))
    {
        return Some((start, close));
    }
    // "one pastor, Ana Roe of the Harlow Mission, said"
    let name = (start..close).take_while(|&k| items[k].is(Class::NAME) && items[k].is(Class::PERSONAL)).count();
    let end = start + name;
    if name > 1 && end < close && items[end].is(Class::PREPOSITION) && !items[phrase.start].is(Class::NAME) {
        return Some((start, end));
    }
    // "the woman who found it, a cleaner named Ana Roe, said"
    let name = (start..close).rev().take_while(|&k| items[k].is(Class::NAME)).last()?;
    (name > start && items[name].is(Class::PERSONAL) && items[name - 1].is(Class::ED)).then_some((name, close))
}

/// True if a person's name and a comma stand before `start`.
fn follows_person(items: &[Item], start: usize) -> bool {
    start > 1 && items[start - 1].is(Class::COMMA) && items[start - 2].is(Class::PERSONAL)
}

/// True if the items `start..end` between two commas can stand between a subject and its verb.
fn is_insertion(items: &[Item], start: usize, end: usize) -> bool {
    // "who signed it, and who did not wish to be named, said"
    let start =
        start + usize::from(start + 1 < end && items[start].is(Class::AND) && items[start + 1].is(Class::RELATIVE));
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
    let past = is_full_verb(items, start) && first.cue.is_none();
    let asked = (past || first.cue.is_some_and(|cue| cue.form == Form::Past))
        && start + 1 < end
        && (items[start + 1].is(Class::PREPOSITION.or(Class::QUESTION).or(Class::TO))
            // "ranked ninth"
            || items[start + 1].is(Class::NUMBER.or(Class::ADJECTIVE))
            // "posted hours before her death"
            || start + 2 < end
                && items[start + 1].is(Class::NOUN.or(Class::TIME))
                && items[start + 2].is(Class::PREPOSITION));
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
