//! What follows a reporting verb: where the reported words end, and whether the verb can report them.

use super::beginning::{content_start, is_relative};
use super::cues::{Form, Frame};
use super::extent::{content_end, has_quote, has_verb};
use super::infinitive::directive_start;
use super::page::Item;
use super::predicate::{takes_auxiliary, takes_verb};
use super::rows::is_row;
use super::speaker;
use super::terms::is_owned_title;
use super::words::{Class, Cue};

/// What is reported after the attribution: its items, and whether it stands apart by a comma, colon or "that".
pub(super) fn forward(items: &[Item], start: usize, inverted: bool, cue: Cue) -> Option<(usize, usize, bool)> {
    let (mut from, marked) = content_start(items, start, cue)?;
    // No conjunction: "said that's late", "said that was late".
    let joined = items.get(from + 1).is_some_and(|next| {
        let glued = next.span.start() == items[from].span.end();
        next.is(Class::CLITIC) && glued || next.is(Class::AUXILIARY) && next.is(Class::VERB) && from == start
    });
    let that = items.get(from)?.is(Class::THAT) && !inverted && !joined;
    let named = items[from].is(Class::RELATIVE) && items[from].span.len() == 4;
    let behind = from > start && (that || named) && is_relative(items, from);
    // "told staff in an email that was seen by", but "told staff that was late"
    let adverbial = items[start..from].iter().any(|item| item.is(Class::PREPOSITION));
    if behind && adverbial {
        return None;
    }
    let that = that && !behind;
    // "are closing by the week, a habit that": a verb of mere quoting takes its "that" at once or not at all.
    let comma = |k: usize| items[start..k].iter().any(|item| item.is(Class::COMMA));
    if that && cue.frame == Frame::QUOTE && from > start && comma(from) && !items[from - 1].is(Class::COMMA) {
        return None;
    }
    if that {
        // "said that, if it rains, it leaks"
        let comma = items.get(from + 1).is_some_and(|next| next.is(Class::COMMA));
        // "asked whether she believed that, Roe said no"
        let aside = Class::SUBORDINATOR.or(Class::PREPOSITION).or(Class::AS).or(Class::ADVERB);
        if comma && cue.frame == Frame::FINDING && !items.get(from + 2).is_some_and(|next| next.is(aside)) {
            return None;
        }
        from += 1 + usize::from(comma);
    }
    if items.get(from)?.is(Class::MARK) {
        return None;
    }
    if let Some(to_do) = directive_start(items, start, cue.frame).filter(|_| !that) {
        from = to_do;
    }
    // "wrote slowly | and spoke less": another verb.
    if items[from].is(Class::AND) && from > start && !that {
        return None;
    }
    // "said in a report, “Stay and Pay”, on Thursday": a title.
    let titled =
        items[from].is(Class::TITLED) && !items[from].is(Class::CLAUSAL.or(Class::ENDS_STOP)) && from >= start + 2;
    let closed = items.get(from + 1).is_some_and(|next| next.is(Class::COMMA));
    if titled && closed && items[from - 1].is(Class::COMMA) && items[from - 2].is(Class::WORK.or(Class::OCCASION)) {
        return None;
    }
    let end = content_end(items, from, items.len(), cue);
    // "He said that on Monday": what he said stands elsewhere.
    let loose =
        Class::PREPOSITION.or(Class::TIME).or(Class::NUMBER).or(Class::ADVERB).or(Class::ADJECTIVE).or(Class::STOP);
    if that && items[from..end.max(from)].iter().all(|item| item.is(loose)) {
        return None;
    }
    // "She did not say which": nothing is reported.
    let bare = Class::QUESTION.or(Class::CONJUNCTION).or(Class::MARK).or(Class::NEGATION);
    if items[from].is(Class::QUESTION) && items[from..end.max(from)].iter().all(|item| item.is(bare)) {
        return None;
    }
    if from >= end || inverted && !marked && items[from].stretch.is_none() {
        return None;
    }
    // "writing in the paper", "declined to comment on": nothing is reported.
    let idle = cue.form == Form::Ing
        && items[start].is(Class::PREPOSITION)
        && from == start
        && !quoted_in_clause(items, from, end);
    let comma = || (from..end).find(|&k| items[k].is(Class::COMMA)).unwrap_or(end);
    let refused = cue.form == Form::Base
        && cue.frame.has(Frame::ABOUT)
        && start >= 2
        && items[start - 2].is(Class::TO)
        && !that
        && !has_quote(items, from, comma());
    // "Speaking on Harbour Radio, Roe said", "Replying to a debate in the chamber, Roe said"
    let opening = cue.form == Form::Ing && items[start - 1].is(Class::SENTENCE);
    let occasion =
        opening && items[start].is(Class::PREPOSITION.or(Class::TO)) && !that && !quoted_in_clause(items, from, end);
    // "Confirming the arrest, Roe said": what stands in front of a sentence is what it is about, and no report of its own.
    let event = opening
        && !marked
        && speaker::is_nominal(items, from)
        && !has_verb(items, from, comma())
        && !has_quote(items, from, comma());
    // "speaking to the paper a day after": who was spoken to, and when.
    let spoke = cue.form == Form::Ing
        && !cue.frame.has(Frame::CLAUSE.join(Frame::NOUN))
        && items[start].is(Class::TO.or(Class::PREPOSITION))
        && !that
        && !marked
        && !has_quote(items, from, end);
    if idle || refused || occasion || event || spoke {
        return None;
    }
    accepts(items, start, from, end, that, cue.frame).then_some((from, end, marked || that))
}

/// True if the object of the verb that ends before `start` only points to what was said elsewhere: "disclosed this while
/// parading them", "said this on Monday".
pub(super) fn points_elsewhere(items: &[Item], start: usize) -> bool {
    let clause = Class::SUBORDINATOR.or(Class::RELATIVE).or(Class::QUESTION).or(Class::MARK);
    let pointer = |item: &Item| item.is(Class::DETERMINER) && item.is(Class::OBJECT);
    let rest = || (start + 1..items.len()).find(|&k| items[k].is(clause)).unwrap_or(items.len());
    items.get(start).is_some_and(pointer)
        // Not "read this as an admission that".
        && items.get(start + 1).is_some_and(|next| {
            next.is(Class::PREPOSITION.or(Class::SUBORDINATOR)) && !next.is(Class::AS)
        })
        && !has_verb(items, start, rest())
}

/// True if a verb with `frame` can report the items `from..end`. `start` is where its attribution ends.
fn accepts(items: &[Item], start: usize, from: usize, end: usize, that: bool, frame: Frame) -> bool {
    let first = &items[from];
    // "read Roe's “Salt,”", "wrote a memoir, “Salt and Rope”"
    let named = |k: usize| {
        let noun = if items[k - 1].is(Class::COMMA) { k.checked_sub(2) } else { k.checked_sub(1) };
        items[k].is(Class::TITLED) && noun.is_some_and(|noun| noun >= from && items[noun].is(Class::WORK))
    };
    let title = end > from + 1 && (is_owned_title(items, end - 1) || named(end - 1)) && !has_verb(items, from, end);
    // "the estimate compiled by the bank"
    let passive = first.is(Class::ED) && items.get(from + 1).is_some_and(|next| next.is(Class::BY));
    if title || passive {
        return false;
    }
    // "wanted to call the book “Departures”": a title.
    let work = |k: usize| items[k].is(Class::CAPITAL) && !items[k].is(Class::CLAUSAL) && items[k - 1].is(Class::WORK);
    if frame.is_term() && end > from + 1 && items[end - 1].stretch.is_some() && work(end - 1) {
        return false;
    }
    if frame.has(Frame::AS) && !is_behind_as(items, from, end) {
        return false;
    }
    if directive_start(items, start, frame) == Some(from) {
        return true;
    }
    // "wrote “Blue Moon” in 1971", but "wrote “Get Well” on Instagram"
    let posted = items.get(from + 1).is_some_and(Item::is_of)
        && items.get(from + 2).is_some_and(|site| site.is(Class::NAME) && !site.is(Class::TIME));
    if !posted && frame.has(Frame::MAKES) && first.is(Class::TITLED) && !first.is(Class::CLAUSAL) && from == start {
        return false;
    }
    if first.stretch.is_some() && is_row(&items[from..end]) {
        return frame.has(Frame::QUOTE.join(Frame::CLAUSE));
    }
    // "called what she saw “terrible”"
    let free = || frame.is_term() && first.is(Class::QUESTION) && !first.is(Class::SUBORDINATOR.or(Class::RELATIVE));
    if has_quote(items, from, end)
        && (that || free() || frame.has(Frame::CLAUSE) || frame.has(Frame::TERM) && quoted_in_clause(items, from, end))
    {
        return true;
    }
    // "denied it was “the end”": a clause of its own.
    let clause = || speaker::phrase_after(items, from).is_some_and(|phrase| takes_verb(items, phrase.end));
    // "denied he had lied", "denied the report was true", "denied having lied"
    let plain = || {
        let subject = || speaker::phrase_after(items, from).is_some_and(|phrase| takes_auxiliary(items, phrase.end));
        let ing = first.is(Class::ING) || first.is(Class::NONFINITE) && !first.is(Class::CLITIC);
        let gerund = from == start && ing && !frame.has(Frame::CLAUSE);
        !frame.has(Frame::ADDRESSEE.join(Frame::INFINITIVE)) && (gerund || subject())
    };
    if frame.has(Frame::MARKED) && (has_quote(items, from, end) && clause() || plain()) {
        return true;
    }
    let marked = that || first.is(Class::QUESTION);
    if frame.has(Frame::CLAUSE) {
        // "told them not to go"
        let negated = first.is(Class::NEGATION) && items.get(from + 1).is_some_and(|next| next.is(Class::TO));
        let infinitive = (first.is(Class::TO) || negated) && frame.has(Frame::INFINITIVE.join(Frame::NOUN));
        // Not "wrote an essay published on Monday", but "said the interview ended on Monday".
        // "said she no longer slept": what looks like a participle.
        let own = first.is(Class::PERSON) && items[from..end].iter().any(|item| item.is(Class::ED));
        let clause = own || is_clause(items, from, end) || !frame.has(Frame::MAKES) && ends_in_past(items, from, end);
        return marked || infinitive || frame.has(Frame::NOUN) || first.is(Class::ED) || clause;
    }
    let about = frame.has(Frame::ABOUT.join(Frame::TOWARDS))
        && items[start..from].iter().any(|item| item.is(Class::PREPOSITION.or(Class::TO)))
        && speaker::is_nominal(items, from);
    about || frame.has(Frame::NOUN) || frame.has(Frame::MARKED) && marked
}

/// True if "as" stands before the first quotation, with neither a verb in between nor a preposition other than "of".
pub(super) fn is_behind_as(items: &[Item], from: usize, end: usize) -> bool {
    let Some(quoted) = (from..end).find(|&k| items[k].stretch.is_some()) else { return false };
    let bars = |item: &Item| item.is(Class::PREPOSITION) && !item.is(Class::AS) && !item.is_of();
    (from..quoted)
        .rev()
        .take_while(|&k| !speaker::is_verb(items, k) && !bars(&items[k]))
        .any(|k| items[k].is(Class::AS))
}

/// True if a finite verb stands among the items, or a past at their end that looks like a participle.
pub(super) fn is_clause(items: &[Item], start: usize, end: usize) -> bool {
    has_verb(items, start, end) || ends_in_past(items, start, end) && !subject_is_text(items, start, end)
}

/// True for a noun phrase with a past behind it that looks like a participle, if nothing but a time follows: "the levee
/// held", "the levee held on Monday".
fn ends_in_past(items: &[Item], start: usize, end: usize) -> bool {
    let Some(past) = subject_end(items, start, end) else { return false };
    let rest = &items[past + 1..end];
    let time = |item: &Item| item.is(Class::TIME.or(Class::NUMBER).or(Class::ADVERB).or(Class::PREPOSITION));
    let timed = rest.is_empty() || rest.iter().any(|item| item.is(Class::TIME)) && rest.iter().all(time);
    items[past].is(Class::ED) && timed
}

/// True for a noun phrase that names a text and has something behind it: "an essay published on Monday".
fn subject_is_text(items: &[Item], start: usize, end: usize) -> bool {
    let text = Class::WORK.or(Class::SPEECH).or(Class::OCCASION);
    subject_end(items, start, end).is_some_and(|past| items[past - 1].is(text))
}

/// Where the noun phrase ends that begins at `start`, if something follows it before `end`.
fn subject_end(items: &[Item], start: usize, end: usize) -> Option<usize> {
    speaker::phrase_after(items, start).map(|phrase| phrase.end).filter(|&past| past < end)
}

/// True if a quotation stands among the items before anything that begins another clause.
pub(super) fn quoted_in_clause(items: &[Item], start: usize, end: usize) -> bool {
    let bar =
        Class::COMMA.or(Class::DASH).or(Class::SEMICOLON).or(Class::RELATIVE).or(Class::VERB).or(Class::SUBORDINATOR);
    // Not the "as" of "dismissed it as “talk”", nor the "being" of "accused them of being “slow”".
    let gerund = |k: usize| items[k].is(Class::NONFINITE) && k > start && items[k - 1].is(Class::PREPOSITION);
    let bars = |k: usize| items[k].is(bar) && !items[k].is(Class::NAME.or(Class::AS)) && !gerund(k);
    let stop = (start..end).find(|&k| items[k].stretch.is_some() || bars(k) || k == start && items[k].is(Class::AS));
    stop.is_some_and(|k| items[k].stretch.is_some()) || is_judged(items, start, end)
}

/// True if a quotation ends the clause behind a noun phrase that a relative clause closes: called the flood that killed two
/// farmers “an attack on us”.
fn is_judged(items: &[Item], start: usize, end: usize) -> bool {
    let relative = Class::THAT.or(Class::RELATIVE);
    let Some(quoted) = (start..end).find(|&k| items[k].stretch.is_some()) else { return false };
    let nominal =
        |k: usize| items[k].is(Class::NOUN.or(Class::NAME).or(Class::NUMBER)) && !items[k].is(Class::DETERMINER);
    let mark = Class::COMMA.or(Class::DASH).or(Class::SEMICOLON).or(Class::SUBORDINATOR);
    let open = (start + 1..quoted).find(|&k| items[k].is(relative)).filter(|&k| nominal(k - 1));
    let last = items.get(quoted + 1).is_none_or(|next| next.is(Class::MARK.or(Class::CONJUNCTION)));
    let ends = last || items[quoted].is(Class::ENDS_COMMA.or(Class::ENDS_STOP));
    let one = |open: usize| (open..quoted).filter(|&k| speaker::is_full_verb(items, k)).count() <= 1;
    let plain = |open: usize| !items[start..quoted].iter().any(|item| item.is(mark)) && !has_verb(items, start, open);
    open.is_some_and(|open| one(open) && plain(open)) && ends && nominal(quoted - 1)
}
