//! Times of day.

use super::Label;
use super::numbers::{Digits, digits, numeral};
use super::rule::{Found, Rule};
use super::sentence::{Sentence, set};
use super::words::{DAYPART, ZONE};
use crate::Shape;

/// The time of day at token `at`: "3 p.m.", "3:30", "noon", "five o'clock", "1530 GMT".
pub(super) fn clock(s: &Sentence, at: usize) -> Option<Found> {
    if s.is_any(at, &const { set("noon midnight") }) {
        return Some(Found::new(at..zone(s, at + 1), Label::Time, Rule::Clock));
    }
    let number = s.shape(at) == Shape::Number;
    let kind = if number { digits(s.word(at)) } else { Digits::Other };
    if let Digits::Unit(suffix) = kind {
        let half = ["am", "pm", "a.m.", "p.m.", "a.m", "p.m"].iter().any(|half| suffix.eq_ignore_ascii_case(half));
        return half.then(|| Found::new(at..zone(s, at + 1), Label::Time, Rule::Clock));
    }
    let end = match kind {
        Digits::Clock | Digits::Plain(Some(0..=2400)) | Digits::Number => at + 1,
        _ if number => return None,
        _ => numeral(s, at).filter(|n| n.value.is_some())?.end,
    };
    // "3-4 p.m.", "from 3 to 4 p.m."
    let range = if s.dash(end) || s.is(end, "to") {
        Some(end + 2).filter(|_| {
            s.shape(end + 1) == Shape::Number
                && matches!(digits(s.word(end + 1)), Digits::Clock | Digits::Plain(Some(0..=24)))
        })
    } else {
        None
    };
    // "970 AM" is a radio station's.
    let hour = !matches!(kind, Digits::Plain(Some(25..)));
    for end in [range, Some(end)].into_iter().flatten() {
        if hour && let Some(end) = half(s, end) {
            return Some(Found::new(at..end, Label::Time, Rule::Clock));
        }
    }
    if s.is_any(end, &const { set("o'clock o’clock") }) {
        return Some(Found::new(at..end + 1, Label::Time, Rule::Clock));
    }
    let zoned = zone(s, end);
    let clock = kind == Digits::Clock;
    (clock || zoned > end && s.word(at).len() == 4 && number).then(|| Found::new(at..zoned, Label::Time, Rule::Clock))
}

/// "a.m.", "p.m." and the zone after it: one past the end.
fn half(s: &Sentence, at: usize) -> Option<usize> {
    if s.is_any(at, &const { set("a.m. p.m. am pm a.m p.m") }) {
        let stop = at
            + 1
            + usize::from(
                !s.word(at).ends_with('.') && s.word(at).contains('.') && s.is(at + 1, ".") && s.glued(at + 1),
            );
        return Some(zone(s, stop));
    }
    None
}

/// One past the time zone at token `at`, or `at`.
fn zone(s: &Sentence, at: usize) -> usize {
    let bracket = at + usize::from(s.is(at, "("));
    if s.has(bracket, ZONE) && s.shape(bracket) == Shape::Upper {
        return if bracket == at {
            at + 1
        } else if s.is(bracket + 1, ")") {
            bracket + 2
        } else {
            at
        };
    }
    if s.is_any(at, &const { set("local eastern pacific central mountain") }) {
        let time = at + 1 + usize::from(s.is_any(at + 1, &const { set("standard daylight") }));
        if s.is(time, "time") {
            return time + 1;
        }
    }
    at
}

/// One past a part of the day that follows a day which ends before token `at`: "morning", "late night".
pub(super) fn with_daypart(s: &Sentence, at: usize) -> Option<usize> {
    let part = at + usize::from(s.is_any(at, &const { set("early late") }));
    s.has(part, DAYPART).then_some(part + 1)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn reads_the_clock() {
        check("at 3 p.m. EST, 9am, 3:30 and 1530 GMT", "3 p.m. EST TIME; 9am TIME; 3:30 TIME; 1530 GMT TIME", &[]);
        check(
            "from 3-4 p.m. or around five o'clock, not at noon",
            "3-4 p.m. TIME; around five o'clock TIME; noon TIME",
            &[],
        );
    }

    #[test]
    fn counts_hours() {
        check("two and a half hours, 20 minutes ago", "two and a half hours TIME; 20 minutes ago TIME", &[]);
        check("two hours and 20 minutes, about an hour", "two hours and 20 minutes TIME; about an hour TIME", &[]);
    }
}
