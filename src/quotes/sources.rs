//! Attributions without a reporting verb: "according to", "per" and colons.

use super::beginning::is_title_behind;
use super::clause_end::{dependent_end, inserted_end};
use super::cues::{Form, Frame};
use super::extent::{ADVERBIALS, clause_start, content_end, has_quote, has_verb};
use super::main_clause;
use super::mention::mention;
use super::page::Item;
use super::predicate::takes_verb;
use super::report::{Order, Report, SOURCE};
use super::speaker::{self, Phrase};
use super::subject::named_by_apposition;
use super::words::{Class, Cue};

/// True for "according to", and for "per" where it names a source.
pub(super) fn is_according(items: &[Item], i: usize) -> bool {
    items[i].is(Class::ACCORDING) && source_start(items, i).is_some()
}

/// Where the source begins that "according to" or "per" at `i` names.
fn source_start(items: &[Item], i: usize) -> Option<usize> {
    if items.get(i + 1)?.is(Class::TO) {
        return Some(i + 2);
    }
    let per = items[i].is(Class::PREPOSITION);
    let phrase = speaker::phrase_after(items, i + 1).filter(|&phrase| per && speaker::can_speak(items, phrase));
    phrase.map(|_| i + 1)
}

/// What "according to" introduces: a clause without a speaker's verb that a conjunction could go on from.
const DOCUMENT: Cue = Cue { frame: Frame::CLAUSE.join(Frame::SOURCE), form: Form::Base };

/// "According to X, ..." and "..., according to X".
pub(super) fn according(items: &[Item], i: usize) -> Option<Report> {
    let to = source_start(items, i)?;
    let phrase = source(items, to)?;
    // "told colleagues, according to two of them, that": an aside about how this is known.
    let comma = (phrase.end..items.len().min(phrase.end + ADVERBIALS)).find(|&k| items[k].is(Class::MARK));
    let that = comma.and_then(|comma| items.get(comma + 1)).is_some_and(|next| next.is(Class::THAT));
    if that && i > 0 && items[i - 1].is(Class::COMMA) && cue_before(items, i - 1) {
        return None;
    }
    // "According to the managing director, Ana Roe, ..."
    let (start, end) = phrase.mention;
    let head = speaker::head_end(items, start, end);
    let person = head > start && items[head - 1].is(Class::ROLE);
    let phrase = if person { named_by_apposition(items, phrase) } else { phrase };
    let mut after = phrase.end;
    let mut extent = (i, after);
    let frame = Frame::CLAUSE;
    // "Costs, according to the auditor, have tripled": a subject, however short.
    let goes_on = |next: &Item| next.is(Class::VERB) && !next.is(Class::NAME);
    let subject = i == 2
        && speaker::is_nominal(items, 0)
        && items[1].is(Class::COMMA)
        && items.get(phrase.end).is_some_and(|item| item.is(Class::COMMA))
        && items.get(phrase.end + 1).is_some_and(goes_on);
    if i == 0
        || items[i - 1].is(Class::COLON.or(Class::SEMICOLON).or(Class::DASH))
        || i <= 2 && !has_verb(items, 0, i) && !has_quote(items, 0, i) && !subject
    {
        // What modifies the source ends at the next comma or colon.
        let mark = (after..items.len().min(after + ADVERBIALS))
            .find(|&k| items[k].is(Class::COMMA.or(Class::COLON)) || items[k].stretch.is_some())?;
        after = if items[mark].stretch.is_some() { mark } else { mark + 1 };
        // An apposition to the source: "according to Ana Roe, a lawyer, ..."
        if items[mark].is(Class::COMMA)
            && let Some(next) = insertion_end(items, mark)
        {
            after = next;
        }
        extent.1 = after;
        let end = content_end(items, after, items.len(), DOCUMENT);
        (after < end).then(|| Report {
            cue: (i, to),
            speaker: Some(phrase),
            pieces: vec![(after, end)],
            order: Order::According,
            frame,
            extent,
        })
    } else {
        let start = clause_start(items, i, 0);
        // "in Marle, where the forecast, according to Roe, is “rain”"
        let relative = (start + 1..i)
            .rev()
            .find(|&k| items[k].is(Class::RELATIVE.or(Class::SUBORDINATOR)) && items[k - 1].is(Class::COMMA));
        let subject = |relative: usize| {
            let next = items.get(phrase.end + 1).is_some_and(|next| next.is(Class::VERB) && !next.is(Class::NAME));
            let closed =
                items[i - 1].is(Class::COMMA) && items.get(phrase.end).is_some_and(|item| item.is(Class::COMMA));
            closed && next && relative + 2 < i && !has_verb(items, relative + 1, i)
        };
        let inner = relative.filter(|&relative| subject(relative));
        let start = inner.map_or(start, |relative| relative + 1);
        let mut last = i;
        while last > start && items[last - 1].is(Class::MARK) && !items[last - 1].is(Class::CLOSE) {
            last -= 1;
        }
        if last == start {
            return None;
        }
        let mut pieces = vec![(start, last)];
        // "The plan, according to X, will fail."
        if items[i - 1].is(Class::COMMA)
            && let Some(next) = items.get(after)
            && next.is(Class::ED.or(Class::PREPOSITION).or(Class::TIME).or(Class::RELATIVE))
            && let Some(comma) =
                (after..items.len().min(after + ADVERBIALS)).find(|&k| items[k].is(Class::MARK.or(Class::QUOTED)))
            // "according to the engineers who inspected it, had been leaking"
            && (!has_verb(items, after + 1, comma) || next.is(Class::RELATIVE))
        {
            after = comma;
        }
        if items[last - 1].stretch.is_some() && items.get(after + 1).is_some_and(|next| next.stretch.is_some()) {
            // “...,” according to the report, “...”
            pieces.push((after + 1, content_end(items, after + 1, items.len(), DOCUMENT)));
        } else if items[i - 1].is(Class::COMMA)
            && items.get(after).is_some_and(|item| item.is(Class::COMMA))
            && after + 1 < items.len()
        {
            let next = &items[after + 1];
            // "The plan was, according to X, “dead in the water.”"
            let goes_on = next.stretch.is_some() && !next.is(Class::CAPITAL);
            if goes_on
                || (next.is(Class::AUXILIARY.or(Class::VERB).or(Class::ED)) || !has_verb(items, start, i))
                    && !next.is(Class::RELATIVE.or(Class::DETERMINER))
            {
                let end = content_end(items, after + 1, items.len(), DOCUMENT);
                // "The road, where Roe, according to Hale, fell, | is closed"
                let end = match inner {
                    Some(_) => dependent_end(items, after + 1, inserted_end(items, after + 1, end)),
                    None => end,
                };
                pieces.push((after + 1, end));
            }
        }
        Some(Report { cue: (i, to), speaker: Some(phrase), pieces, order: Order::According, frame, extent })
    }
}

/// True if a verb that reports a clause stands before `end`, with nothing but whom it addresses in between.
fn cue_before(items: &[Item], end: usize) -> bool {
    let start = speaker::phrase_before(items, end).map_or(end, |addressee| addressee.start);
    start > 0 && items[start - 1].cue.is_some_and(|cue| cue.frame.has(Frame::CLAUSE))
}

/// The source that begins at `start`, over a term in its name: "the “open harbor” plan".
fn source(items: &[Item], start: usize) -> Option<Phrase> {
    let phrase = speaker::phrase_after(items, start)?;
    let term = items.get(phrase.end).is_some_and(|item| item.stretch.is_some());
    if term && items[phrase.end - 1].is(Class::DETERMINER.or(Class::POSSESSIVE)) {
        let rest = speaker::phrase_after(items, phrase.end + 1)?;
        return Some(Phrase { start, end: rest.end, mention: (start, rest.mention.1) });
    }
    Some(phrase)
}

/// If the comma at `mark` opens an apposition that another comma closes, where the text goes on: the last such comma of
/// "according to Ana Roe, 53, a lawyer in Leeds who advised the city, ...".
pub(super) fn insertion_end(items: &[Item], mark: usize) -> Option<usize> {
    let mut after = None;
    let mut open = mark;
    while open < mark + ADVERBIALS {
        let close = (open + 1..items.len().min(open + 25)).find(|&k| items[k].is(Class::COMMA));
        let Some(close) = close.filter(|&close| close < open + 20 && is_apposition(items, open + 1, close)) else {
            break;
        };
        // What is left must be a clause.
        if !has_verb(items, close + 1, items.len()) {
            break;
        }
        after = Some(close + 1);
        open = close;
    }
    after
}

/// True if the items between two commas describe the source before them: a relative clause, an age, or a noun phrase in
/// which verbs stand only in a relative clause of its own.
fn is_apposition(items: &[Item], start: usize, end: usize) -> bool {
    let Some(first) = items.get(start).filter(|_| start < end) else { return false };
    if first.is(Class::RELATIVE) {
        return true;
    }
    if first.is(Class::NUMBER) {
        return end == start + 1;
    }
    let relative =
        (start..end).find(|&k| items[k].is(Class::RELATIVE) || k > start && items[k].is(Class::THAT)).unwrap_or(end);
    let subject = relative == end && items.get(end + 1).is_some_and(|next| next.is(Class::RELATIVE));
    // "according to Ana Roe, head of research at Acme, ..."
    let role = first.is(Class::ROLE) && !first.is(Class::NAME) && items.get(start + 1).is_some_and(Item::is_of);
    (first.is(Class::DETERMINER) || role)
        && !subject
        && !is_listed(items, end + 1)
        && !has_verb(items, start, relative)
        && !takes_verb(items, end + 1)
        && (start..relative).any(|k| items[k].is(Class::ROLE.or(Class::PERSON).or(Class::SOURCE).or(Class::NOUN)))
}

/// True if the noun phrase at `start` closes a list: "the city, the state and the county failed".
fn is_listed(items: &[Item], start: usize) -> bool {
    items.get(start).is_some_and(|first| first.is(Class::DETERMINER.or(Class::AND)))
        && (items[start].is(Class::AND)
            || speaker::phrase_after(items, start)
                .is_some_and(|phrase| items[phrase.start..phrase.end].iter().any(|item| item.is(Class::AND))))
}

/// "Okoro: “...”", and a statement that ends in a colon before a quotation.
pub(super) fn colon(items: &[Item], i: usize, found: &[Report]) -> Option<Report> {
    let next = items.get(i + 1)?;
    next.stretch?;
    // "What we are reading: “The Salt Year,” by Ana Roe": a title.
    let is = |k: usize, class: Class| items.get(k).is_some_and(|item| item.is(class));
    let by_author = next.is(Class::TITLED) && is(i + 2, Class::BY) && is(i + 3, Class::NAME);
    if by_author || is_title_behind(items, i) {
        return None;
    }
    // A cue before the colon has taken the quotation already.
    if found.iter().any(|report| report.pieces.iter().any(|&(start, end)| start <= i + 1 && i + 1 < end)) {
        return None;
    }
    // "The study raises questions, says Okoro: “...”"
    let inverted = found.iter().rev().find(|report| report.extent.1 == i && report.order == Order::Backward);
    // "Said one farmer as the auction ended: “...”"
    let opens = || {
        let cue = items[0].cue.or(items[0].latent);
        let verb = cue.is_some_and(|cue| cue.frame.has(Frame::QUOTE) && cue.form == Form::Past);
        let phrase = speaker::phrase_after(items, 1).filter(|_| verb)?;
        let end = (phrase.start..phrase.end).find(|&k| items[k].is(Class::SUBORDINATOR)).unwrap_or(phrase.end);
        let phrase = Phrase { end, mention: mention(items, phrase.start, end), ..phrase };
        (end < i && speaker::can_speak(items, phrase)).then_some(phrase)
    };
    let speaker = inverted
        .and_then(|report| report.speaker)
        .or_else(opens)
        .or_else(|| named_before(items, i))
        .or_else(|| clause_subject(items, i))
        .or_else(|| main_clause::main_subject(items, i))
        .or_else(|| found.last().and_then(|report| report.speaker))
        // "His verdict: “...”"
        .or_else(|| speaker::phrase_before(items, i).filter(|owned| owned.start == 0 && items[0].is(Class::POSSESSIVE)))
        .or_else(|| {
            (0..i)
                .rev()
                .find(|&k| items[k].is(Class::NAME) && !items[k].is(Class::TIME))
                .and_then(|k| speaker::phrase_before(items, k + 1))
        });
    // "Then, after a pause: “...”": the same speaker goes on.
    let speaks = Class::NAME.or(Class::PRONOUN).or(Class::ROLE).or(Class::VERB).or(Class::QUOTED);
    let goes_on = items[0].is(Class::ADVERB.or(Class::CONJUNCTION)) && !items[..i].iter().any(|item| item.is(speaks));
    if speaker.is_none() && !goes_on {
        return None;
    }
    let speaker = speaker.map(|phrase| possessor(items, phrase));
    let end = content_end(items, i + 1, items.len(), SOURCE);
    Some(Report {
        cue: (i, i + 1),
        speaker,
        pieces: vec![(i + 1, end)],
        order: Order::Colon,
        frame: Frame::QUOTE,
        extent: (speaker.map_or(0, |phrase| phrase.start), i + 1),
    })
}

/// The name or source that fills the clause before the colon at `i`: "Okoro: “...”", "The pier sank - Okoro: “...”", "From
/// Okoro's diary: “...”".
pub(super) fn named_before(items: &[Item], i: usize) -> Option<Phrase> {
    let start = clause_start(items, i, 0);
    let start = (start..i).rev().find(|&k| items[k].is(Class::DASH)).map_or(start, |dash| dash + 1);
    if speaker::is_bare_name(items, start, i) {
        return speaker::phrase_before(items, i);
    }
    let from = start + usize::from(items[start].is(Class::ADVERB.or(Class::ADJECTIVE).or(Class::DETERMINER)));
    let first = items.get(from).filter(|first| first.is(Class::PREPOSITION) && first.span.len() == 4);
    let phrase = first.and(speaker::phrase_after(items, from + 1)).filter(|phrase| phrase.end == i)?;
    (speaker::can_speak(items, phrase) && !items[phrase.start].is(Class::PLACE)).then_some(phrase)
}

/// The subject of the last main clause before the colon at `i`, if that is not the first: she was tired, but he thanked her:
/// “...”
fn clause_subject(items: &[Item], i: usize) -> Option<Phrase> {
    let start = (1..i).rev().find(|&k| {
        items[k - 1].is(Class::COMMA.or(Class::DASH).or(Class::SEMICOLON)) && items[k].is(Class::CONJUNCTION)
    })?;
    let phrase = speaker::phrase_after(items, start + 1).filter(|&phrase| speaker::can_speak(items, phrase))?;
    takes_verb(items, phrase.end).then_some(phrase)
}

/// Who speaks in "Okoro's advice was simple: “...”": the owner of a noun that cannot speak itself.
fn possessor(items: &[Item], phrase: Phrase) -> Phrase {
    let (start, end) = phrase.mention;
    let head = (start..end).find(|&k| items[k].is(Class::PREPOSITION.or(Class::TO))).unwrap_or(end);
    let speaks = Class::ROLE.or(Class::NAME).or(Class::PERSON);
    if head == start
        || items[head - 1].is(speaks)
        || items[head - 1].is(Class::SOURCE) && !items[head - 1].is(Class::OCCASION)
    {
        return phrase;
    }
    if items[start].is(Class::POSSESSIVE) && !items[start].is(Class::CLITIC) {
        return Phrase { mention: (start, start + 1), ..phrase };
    }
    match (start + 1..head).find(|&k| items[k].is(Class::CLITIC)) {
        Some(clitic) => Phrase { mention: mention(items, start, clitic), ..phrase },
        None => phrase,
    }
}
