//! The left-to-right pass of the grammars over one sentence.

use super::Label;
use super::amounts::{amount, ordinal};
use super::dates::{age, date, is_age};
use super::lexicon::Classes;
use super::modifiers::modifiers;
use super::rule::{Found, Rule};
use super::sentence::{Sentence, set};
use super::symbols::{address, ticker};
use super::times::clock;
use super::words::{
    CURRENCY_SIGN, DAYPART, DECADE, DEICTIC, FRACTION, FREQUENCY, HOLIDAY, HOURS, MODIFIER, MONTH, ORDINAL, PART,
    PERIOD, PERIODS, RELATIVE_DAY, SCALES, SEASON, STARTER, TEEN, TENS, UNIT, VAGUE, WEEKDAY,
};
use crate::Shape;
use crate::interrupt::checkpoint;

/// Every class that can begin something the grammars know.
const STARTS: Classes = UNIT
    .or(TEEN)
    .or(TENS)
    .or(SCALES)
    .or(ORDINAL)
    .or(FRACTION)
    .or(MODIFIER)
    .or(MONTH)
    .or(WEEKDAY)
    .or(PERIOD)
    .or(PERIODS)
    .or(DAYPART)
    .or(SEASON)
    .or(DEICTIC)
    .or(RELATIVE_DAY)
    .or(FREQUENCY)
    .or(PART)
    .or(HOLIDAY)
    .or(CURRENCY_SIGN)
    .or(VAGUE)
    .or(DECADE)
    .or(HOURS)
    .or(STARTER);

/// Appends what the grammars find in the sentence, in order and without overlap.
pub(super) fn scan(s: &Sentence, found: &mut Vec<Found>) {
    let mut at = 0;
    while at < s.len() {
        checkpoint();
        match first(s, at) {
            Some(one) => {
                at = one.tokens.end;
                found.push(one);
            }
            None => at += 1,
        }
    }
}

/// What begins at token `at`.
fn first(s: &Sentence, at: usize) -> Option<Found> {
    let shape = s.shape(at);
    match shape {
        Shape::Address => return Some(address(s, at)),
        Shape::Alphanumeric => return date(s, at),
        Shape::Number | Shape::Symbol | Shape::Upper | Shape::Initial | Shape::Mixed => {
            if let Some(found) = ticker(s, at) {
                return Some(found);
            }
        }
        _ => {}
    }
    if shape != Shape::Number && !s.has(at, STARTS) {
        return None;
    }
    if let Some(found) = age(s, at) {
        return Some(found);
    }
    if shape == Shape::Number && is_age(s, at) {
        return Some(Found::new(at..at + 1, Label::Date, Rule::Age));
    }
    if let Some(found) = clock(s, at) {
        return Some(found);
    }
    if let Some(found) = date(s, at) {
        return Some(found);
    }
    // "around 3 p.m.", "around 2006"
    if s.is_any(at, &const { set("about around approximately almost nearly roughly") }) {
        let next = modifiers(s, at);
        let inner = clock(s, next)
            .or_else(|| if s.is(at, "around") && s.shape(next) == Shape::Number { date(s, next) } else { None });
        if let Some(inner) = inner {
            return Some(Found::new(at..inner.tokens.end, inner.label, inner.rule));
        }
    }
    // "as early as 1717", "as soon as next week"
    if s.is(at, "as")
        && s.is_any(at + 1, &const { set("early late recently soon far") })
        && s.is(at + 2, "as")
        && let Some(inner) = date(s, at + 3)
    {
        return Some(Found::new(at..inner.tokens.end, inner.label, inner.rule));
    }
    if let Some(found) = ordinal(s, at) {
        return Some(found);
    }
    let found = amount(s, at)?;
    keep(s, found)
}

/// Drops or trims what only looks like an amount.
fn keep(s: &Sentence, found: Found) -> Option<Found> {
    let (start, end) = (found.tokens.start, found.tokens.end);
    // "over two weeks" is mostly a time during which.
    if s.is(start, "over") && matches!(found.label, Label::Date | Label::Time) {
        return Some(Found::new(start + 1..end, found.label, found.rule));
    }
    // "C-130", "Flight 93": the number is part of a name.
    if found.label == Label::Cardinal
        && start > 0
        && (s.hyphen(start - 1)
            && s.glued(start)
            && s.shape(start) == Shape::Number
            && start > 1
            && s.shape(start - 2).is_word()
            || s.capitalised(start - 1) && s.is(start - 1, "flight"))
    {
        return None;
    }
    if found.label == Label::Cardinal && end == start + 1 && s.is(start, "one") {
        // "no one", "this one", "one another", "one can": a pronoun; so is one that nothing follows which could be
        // counted, "this is one.", "one who left", unless a number comes next: "one, two and three", "one in five".
        let before = start > 0
            && s.is_any(
                start - 1,
                &const { set("no this that the any every which each another some good big new first last -") },
            );
        let after = s.is_any(end, &const { set("another can should must would could might may - 's ’s") });
        let uncounted = end == s.len()
            || s.is_any(
                end,
                &const { set("that who whom whose which where when in to is was are were has had for and or but with from on at as by . , ; : ? !") },
            );
        let numbers = s.has(end + 1, UNIT | TEEN | TENS) || s.shape(end + 1) == Shape::Number;
        let after = after || uncounted && !numbers;
        return (!before && !after).then(|| Found::new(start..end, Label::Cardinal, Rule::One));
    }
    if found.label == Label::Cardinal && found.rule == Rule::Fraction && s.is(end - 1, "half") && end == start + 1 {
        // "half of", "half the": a share; "half an eye on" and "half-hearted" are none.
        return (s.is_any(end, &const { set("of the its their his her as that") })
            && !(start > 0 && s.has(start - 1, ORDINAL)))
        .then_some(found);
    }
    Some(found)
}
