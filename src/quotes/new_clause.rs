//! Where reported words end because another clause begins: "and" with a subject of its own, an aside by the writer.

use super::cues::Frame;
use super::extent::{has_quote, has_verb};
use super::page::Item;
use super::predicate::takes_verb;
use super::speaker::{self, Phrase};
use super::words::Class;

/// True if what follows the semicolon at `k` is no longer reported: after a quotation, or where another one speaks.
pub(super) fn another_clause(items: &[Item], k: usize) -> bool {
    let Some((next, phrase)) = items.get(k + 1).zip(speaker::phrase_after(items, k + 1)) else { return false };
    // "said it was “aware”; the bank did not call back"
    let quoted = k > 0 && items[k - 1].stretch.is_some();
    let other = !next.is(Class::PERSON.or(Class::THAT).or(Class::CONJUNCTION)) && next.stretch.is_none();
    // "said it had “no record” of it; Roe’s office said the same"
    let speaks = || {
        let verb = items.get(phrase.end).and_then(|verb| verb.cue);
        verb.is_some_and(|cue| cue.frame.has(Frame::CLAUSE)) && speaker::is_verb(items, phrase.end)
    };
    // "his deputy, Ana Roe, did not call back"
    let apposed =
        items.get(phrase.end).is_some_and(|next| next.is(Class::COMMA)) && has_verb(items, phrase.end, items.len());
    quoted && other && (apposed || takes_verb(items, phrase.end))
        || !items[phrase.start].is(Class::PERSON) && (speaks() || another_speaks(items, k + 1))
}

/// True if someone other than a pronoun reports a clause with "that" somewhere behind `start`: "two years later its engineer
/// testified that it leaked".
fn another_speaks(items: &[Item], start: usize) -> bool {
    let reports = |k: &usize| {
        items[*k].cue.is_some_and(|cue| cue.frame.has(Frame::CLAUSE))
            && speaker::is_verb(items, *k)
            && items.get(k + 1).is_some_and(|next| next.is(Class::THAT))
    };
    let verb = (start..items.len()).take_while(|&k| !items[k].is(Class::SEMICOLON)).find(reports);
    verb.and_then(|verb| speaker::phrase_before(items, verb).filter(|phrase| phrase.end == verb)).is_some_and(
        |phrase| phrase.start >= start && speaker::can_speak(items, phrase) && !items[phrase.start].is(Class::PERSON),
    )
}

/// True if a new main clause begins at `k`, after a comma: "and" or "but" with a subject and a verb of its own.
pub(super) fn new_clause(items: &[Item], k: usize, len: usize) -> bool {
    // "said it was “old,” while Roe blamed the weather"; "said it held, while Roe cut his forecast, citing “old piles”"
    if items[k].is(Class::ADVERSATIVE) && !items[k].is(Class::RELATIVE) {
        // "while the developer, Acme, said"
        let speaks = |phrase: Phrase| {
            let comma = items.get(phrase.end).is_some_and(|item| item.is(Class::COMMA));
            let named = items.get(phrase.end + 1).is_some_and(|name| name.is(Class::NAME));
            speaker::is_named(items, phrase) || comma && (named || speaker::can_speak(items, phrase))
        };
        let other = speaker::phrase_after(items, k + 1).filter(|&phrase| speaks(phrase) || goes_on(items, phrase));
        let own = |end: usize| items[end..len].iter().any(|item| item.cue.is_some() || item.is(Class::CITING));
        if other.is_some_and(|phrase| phrase.end < len && has_verb(items, phrase.end, len) && own(phrase.end)) {
            return true;
        }
    }
    // "said it held, even as she admitted that"
    let even = items[k].is(Class::ADVERB) && items.get(k + 1).is_some_and(|next| next.is(Class::AS));
    if even && speaker::phrase_after(items, k + 2).is_some_and(|phrase| goes_on(items, phrase)) {
        return true;
    }
    // "said it leaks, something the agency called “false”": others tell that. The tagger may see a preposition there.
    let word = |item: &Item| item.is(Class::NOUN.or(Class::PREPOSITION)) && !item.is(Class::SUBORDINATOR);
    let noun = |k: usize| word(&items[k]) && items[k + 1].is(Class::ARTICLE.or(Class::NAME));
    if k + 2 < len && (items[k].is(Class::RELATIVE) || noun(k)) && reports_within(items, k, len) {
        return true;
    }
    // "said it would close, a move unions said was illegal": so do others that.
    let others = |phrase: Phrase| {
        let cue = items.get(phrase.end).and_then(|verb| verb.cue);
        let tells = phrase.end < len && cue.is_some_and(|cue| cue.frame.has(Frame::CLAUSE));
        tells && speaker::can_speak(items, phrase) && !items[phrase.start].is(Class::PERSON)
    };
    let noun = items[k].is(Class::ARTICLE) && k + 3 < len && items[k + 1].is(Class::NOUN);
    if noun && !items[k + 1].is(Class::ROLE) && speaker::phrase_after(items, k + 2).is_some_and(others) {
        return true;
    }
    // What a relative or an adversative clause adds is the writer's own, unless part of it is quoted.
    if items[k].is(Class::RELATIVE.or(Class::ADVERSATIVE)) && !has_quote(items, k, len) {
        let inserted = (k..len.min(k + 40)).any(|j| items[j].is(Class::COMMA) && takes_verb(items, j + 1));
        return k + 2 < len && !inserted;
    }
    if !items[k].is(Class::CONJUNCTION) || k + 2 >= len {
        return false;
    }
    let next = k + 1;
    if returns_to_reporter(items, k) {
        return true;
    }
    let subject = if items[next].is(Class::PRONOUN) && !items[next].is(Class::RELATIVE) {
        Some(next + 1)
    } else {
        speaker::phrase_after(items, next).map(|phrase| after_brackets(items, phrase.end))
    };
    // "urged the council to act, and the mayor, visibly shaken, left"
    let inserted = |end: usize| {
        let comma = |k: usize| items.get(k).is_some_and(|item| item.is(Class::COMMA));
        let close = (end + 1..len.min(end + ASIDE)).find(|&k| comma(k)).filter(|_| comma(end));
        close.is_some_and(|close| takes_verb(items, close + 1) && !has_verb(items, end, close))
    };
    subject.is_some_and(|end| takes_verb(items, end) || inserted(end))
}

/// True if the pronoun `phrase` goes on with a report of its own: "they cautioned that", "she did admit that".
fn goes_on(items: &[Item], phrase: Phrase) -> bool {
    let over = |item: &&Item| item.is(Class::AUXILIARY.or(Class::ADVERB));
    let verb = phrase.end + items[phrase.end..].iter().take(2).take_while(over).count();
    let that = items.get(verb + 1).is_some_and(|next| next.is(Class::THAT));
    let frame = items.get(verb).and_then(|verb| verb.cue).map(|cue| cue.frame);
    let reports = |frame: Frame| frame.has(Frame::CLAUSE) || frame.has(Frame::MARKED) && that;
    items[phrase.start].is(Class::PERSON) && frame.is_some_and(reports)
}

/// How long what stands between commas behind a subject can be, in items.
pub(super) const ASIDE: usize = 12;

/// True if the clause that opens at `k` has a subject with a name or a role and a cue before its quotation.
fn reports_within(items: &[Item], k: usize, len: usize) -> bool {
    let Some(subject) = speaker::phrase_after(items, k + 1) else { return false };
    let speaks = subject.end < len && speaker::can_speak(items, subject) && !items[subject.start].is(Class::PRONOUN);
    let quoted = (k..len).find(|&k| items[k].stretch.is_some()).unwrap_or(k);
    let told = |verb: &Item| verb.cue.is_some() && verb.is(Class::VERB.or(Class::ED));
    speaks && quoted > subject.end && told(&items[subject.end])
}

/// True if nothing but a noun phrase about what was said stands at `start`: "a phrase that came up in every talk".
pub(super) fn is_afterthought(items: &[Item], start: usize, len: usize) -> bool {
    let Some(phrase) =
        items.get(start).filter(|first| first.is(Class::ARTICLE)).and(speaker::phrase_after(items, start))
    else {
        return false;
    };
    let rest = phrase.end.min(len)..len;
    let relative = rest.clone().find(|&k| items[k].is(Class::THAT.or(Class::RELATIVE))).unwrap_or(len);
    // Not "the paper reported".
    let attributes = items[rest].iter().any(|item| item.cue.is_some_and(|cue| cue.frame.has(Frame::CLAUSE)));
    !attributes
        && !takes_verb(items, phrase.end)
        && !has_verb(items, phrase.end, relative)
        && !has_quote(items, phrase.end.min(len), len)
}

/// True if a noun for what was said stands at `start`, as it may behind a quotation: "a remark the mayor called rude".
pub(super) fn is_remark(items: &[Item], start: usize) -> bool {
    let Some(phrase) = speaker::phrase_after(items, start) else { return false };
    let (from, end) = phrase.mention;
    let noun = (from..end).find(|&k| items[k].is(Class::SPEECH));
    items[start].is(Class::ARTICLE) && from == start && noun.is_some_and(|noun| noun <= start + 2)
}

/// Past the brackets that open at `k`, if any do: "Ana Roe (D-Ohio)".
fn after_brackets(items: &[Item], k: usize) -> usize {
    let close = (k..items.len().min(k + 8)).find(|&close| items[close].is(Class::CLOSE));
    if items.get(k).is_some_and(|item| item.is(Class::OPEN)) { close.map_or(k, |close| close + 1) } else { k }
}

/// True for the conjunction at `k` that goes on with what the speaker did, after a quotation that a comma ends: she called
/// the talks “frank,” but gave no details. An auxiliary goes on with what was said.
fn returns_to_reporter(items: &[Item], k: usize) -> bool {
    let quoted = k > 0 && items[k - 1].is(Class::ENDS_COMMA)
        || k > 1 && items[k - 1].is(Class::COMMA) && items[k - 2].stretch.is_some();
    quoted
        && !items[k].is(Class::AND)
        && items
            .get(k + 1)
            .is_some_and(|next| next.is(Class::VERB.or(Class::ED)) && !next.is(Class::AUXILIARY.or(Class::NAME)))
}
