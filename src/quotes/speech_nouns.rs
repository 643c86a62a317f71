//! Nouns that report: "his claim that the levee held", "in the words of one farmer".

use super::adverbial::adverbial;
use super::clause_end::{OPENERS, second_verb};
use super::content::quoted_in_clause;
use super::coordination::coordinated_subject;
use super::cues::Frame;
use super::extent::{clause_start, content_end, has_quote, has_verb, quoted_before};
use super::light;
use super::page::Item;
use super::predicate::is_passive;
use super::report::{Order, Report, SOURCE};
use super::speaker::{self, Phrase};
use super::subject;
use super::words::Class;

/// “Not a chance,” was the premier’s answer.
pub(super) fn verdict(items: &[Item], i: usize) -> Option<Report> {
    let speaker = owner(items, i)?;
    let quoted = speaker.start.checked_sub(2).filter(|&quoted| items[quoted].is(Class::ENDS_COMMA))?;
    items[quoted + 1].is(Class::BE).then(|| Report {
        cue: (i, i + 1),
        speaker: Some(speaker),
        pieces: vec![(quoted, quoted + 1)],
        order: Order::Backward,
        frame: Frame::QUOTE,
        extent: (speaker.start, i + 1),
    })
}

/// A noun that reports: "his claim that the levee held", "a chant of “Hold the line”".
pub(super) fn noun(items: &[Item], i: usize) -> Option<Report> {
    let next = items.get(i + 1)?;
    let skip =
        adverbial(items, i + 1).filter(|&end| items.get(end).is_some_and(|item| item.is(Class::THAT))).unwrap_or(i + 1);
    // "a warning from the authority that", "a claim by the union that"
    let source = next.is(Class::BY) || next.is(Class::PREPOSITION) && !next.is(Class::ABOUT) && next.span.len() == 4;
    let giver = if source { speaker::phrase_after(items, i + 2) } else { None };
    let giver = giver.filter(|&giver| speaker::can_speak(items, giver));
    let opens = |k: usize| {
        let that =
            items.get(k).is_some_and(|that| that.is(Class::THAT) || that.is(Class::RELATIVE) && that.span.len() == 4);
        that && k + 1 < items.len() && !speaker::is_verb(items, k + 1)
    };
    let giver = giver.filter(|giver| opens(giver.end));
    let (from, that) = if let Some(giver) = giver {
        (giver.end + 1, true)
    } else if items.get(skip)?.is(Class::THAT) {
        (skip + 1, true)
    } else if next.stretch.is_some() {
        (i + 1, false)
    } else if next.is(Class::PREPOSITION.or(Class::COMMA).or(Class::COLON))
        && !next.is(Class::AS)
        && items.get(i + 2)?.stretch.is_some()
    {
        (i + 2, false)
    } else if next.is(Class::PREPOSITION.or(Class::TO)) && !next.is(Class::AS) && governs_quotation(items, i + 2) {
        // "a call for the town to “embrace” it"
        (i + 2, false)
    } else {
        return None;
    };
    let speaker = giver.or_else(|| owner(items, i)).or_else(|| maker(items, i))?;
    // "called the ministry's response “slow”"
    let judged = speaker.start.checked_sub(1).and_then(|before| items[before].cue);
    if !that && judged.is_some_and(|cue| cue.frame.has(Frame::TERM) && !cue.frame.has(Frame::CLAUSE)) {
        return None;
    }
    let end = content_end(items, from, items.len(), SOURCE);
    // "From his “rude speech” to her call for a “force,” Okoro described the week": what is called for ends with a comma.
    let close = || (from..end).find(|&k| items[k].is(Class::ENDS_COMMA)).map_or(end, |close| close + 1);
    let end = if that { end } else { close() };
    let first = items[..i].iter().all(|item| item.is(Class::DETERMINER.or(Class::ADJECTIVE)));
    let end = if speaker.start == 0 || giver.is_some() && first { predicate_after(items, from, end) } else { end };
    let accepted = from < end && (has_quote(items, from, end) || that && has_predicate(items, from, end));
    accepted.then_some(Report {
        cue: (i, i + 1),
        speaker: Some(speaker),
        pieces: vec![(from, end)],
        order: Order::Forward,
        frame: Frame::CLAUSE,
        extent: (speaker.start.min(i), speaker.end.max(i + 1)),
    })
}

/// True if a quotation stands in the phrase that begins at `start` behind a preposition: not in "a statement on Friday: “...”".
fn governs_quotation(items: &[Item], start: usize) -> bool {
    let mark = (start..items.len()).find(|&k| items[k].is(Class::MARK.or(Class::QUOTED).or(Class::TIME)));
    mark.is_some_and(|k| items[k].stretch.is_some()) && quoted_in_clause(items, start, items.len())
}

/// Who makes the noun at `i` an act of speech: | Okoro | made the claim.
fn maker(items: &[Item], i: usize) -> Option<Phrase> {
    let verb = light::verb_before(items, i).filter(|_| items[i].cue.is_some_and(|cue| cue.frame.has(Frame::MADE)))?;
    let subject = subject::subject_before(items, verb).filter(|subject| subject.end <= verb);
    let joint = || coordinated_subject(items, verb, &[]);
    subject.or_else(joint).filter(|&phrase| speaker::can_speak(items, phrase) && !is_passive(items, verb))
}

/// Where the clause that a subject reports ends: at the second verb, if nothing joins it to the first. "His claim that the vote
/// was rigged | was mocked", "her claim that it was ‘over’ | drew gasps".
fn predicate_after(items: &[Item], from: usize, end: usize) -> usize {
    let finite = |k: usize| {
        let past = items[k].is(Class::PAST) && speaker::is_nominal(items, k - 1) && !items[k].is(Class::ED);
        past || items[k].is(Class::AUXILIARY) && items[k].is(Class::VERB)
    };
    // The first verb may stand in quotation marks.
    let quoted = (from..end).rev().find(|&k| items[k].stretch.is_some());
    let bar = OPENERS.or(Class::PRONOUN).or(Class::TO);
    let behind = quoted.and_then(|quoted| {
        let stop = (quoted + 1..end).find(|&k| items[k].is(bar)).unwrap_or(end);
        (quoted + 1..stop).find(|&k| finite(k))
    });
    behind.unwrap_or_else(|| second_verb(items, from, end, Class::PRONOUN.or(Class::TO), finite))
}

/// True if a finite verb stands among the items, or what can be one: "the levee held".
fn has_predicate(items: &[Item], start: usize, end: usize) -> bool {
    has_verb(items, start, end) || items[start..end].iter().any(|item| item.is(Class::ED))
}

/// “...,” in the words of one farmer; in Okoro's words, “...”: the quotation next to the phrase.
pub(super) fn in_the_words(items: &[Item], i: usize) -> Option<Report> {
    let opens = |k: usize| items[k].is(Class::PREPOSITION) && items[k].span.len() == 2;
    let (start, speaker, end) = if items.get(i + 1)?.is(Class::PREPOSITION) && i >= 2 && items[i - 1].is(Class::ARTICLE)
    {
        let phrase = speaker::phrase_after(items, i + 2)?;
        (i - 2, phrase, phrase.end)
    } else {
        let phrase = owner(items, i)?;
        (phrase.start.checked_sub(1)?, phrase, i + 1)
    };
    if !opens(start) {
        return None;
    }
    let before = quoted_before(items, start, 0);
    let after = || items.get(end).filter(|item| item.is(Class::COMMA.or(Class::COLON))).map(|_| end + 1);
    let quoted = before.or_else(|| after().filter(|&k| items.get(k).is_some_and(|item| item.stretch.is_some())))?;
    // "It was, in the words of one farmer, “a mess”": the clause is his.
    let comma = start.checked_sub(1).filter(|&comma| items[comma].is(Class::COMMA));
    let goes_on = quoted > start && !items[quoted].is(Class::CAPITAL);
    let clause = comma.filter(|_| goes_on).map(|comma| (clause_start(items, comma, 0), comma));
    let first = clause.filter(|&(from, to)| has_verb(items, from, to));
    Some(Report {
        cue: (i, i + 1),
        speaker: Some(speaker),
        pieces: first.into_iter().chain([(quoted, quoted + 1)]).collect(),
        order: Order::According,
        frame: Frame::QUOTE,
        extent: (start, end),
    })
}

/// Who owns the noun at `i`: "his claim", "the mayor's latest claim".
pub(super) fn owner(items: &[Item], i: usize) -> Option<Phrase> {
    let mut k = i;
    while k > 0
        && k + 4 > i
        && items[k - 1].is(Class::ADJECTIVE
            .or(Class::NOUN)
            .or(Class::ED)
            .or(Class::ING)
            .or(Class::ADVERB)
            .or(Class::NUMBER)
            .or(Class::HYPHEN))
    {
        k -= 1;
    }
    let possessive = k.checked_sub(1)?;
    if !items[possessive].is(Class::POSSESSIVE) || items[possessive].is(Class::AUXILIARY) {
        return None;
    }
    if items[possessive].is(Class::CLITIC)
        || items[possessive].span.len() <= 3
            && possessive > 0
            && items[possessive - 1].span.end() == items[possessive].span.start()
    {
        return speaker::phrase_before(items, possessive);
    }
    Some(Phrase { start: possessive, end: k, mention: (possessive, k) })
}
