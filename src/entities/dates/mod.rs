//! Dates: days, months, years, ages, and stretches of a day or longer.

mod ages;
mod calendar;
mod edges;
mod fiscal;
mod periods;

pub(super) use ages::{age, is_age};
pub(super) use calendar::is_year;
pub(super) use periods::period_tail;

use calendar::{day_month, decade, holiday, month_date, numeric_date, relative_day, weekday, year};
use edges::{bare, edge, part};
use fiscal::{fiscal, quarter};
use periods::{deictic, ordinal_period, pointed, season, the_period, the_plain_period};

use super::Label;
use super::numbers::{Digits, digits};
use super::rule::{Found, Rule};
use super::sentence::{Sentence, set};
use super::words::{PERIOD, PERIODS};
use crate::Shape;

/// What a date is made of; only like dates make a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Weekday,
    Month,
    Year,
    Decade,
    Other,
}

/// A date without what may stand around it.
#[derive(Debug, Clone, Copy)]
struct Core {
    end: usize,
    label: Label,
    rule: Rule,
    kind: Kind,
}

impl Core {
    fn new(end: usize, rule: Rule, kind: Kind) -> Self {
        Self { end, label: Label::Date, rule, kind }
    }
}

/// The date, or time of a day that is named, that begins at token `at`.
pub(super) fn date(s: &Sentence, at: usize) -> Option<Found> {
    let between = s.is(at, "between");
    let from = at + usize::from(between);
    let first = core(s, from)?;
    let joined = (s.is_any(first.end, &const { set("to through") }) && !between)
        || (between && s.is(first.end, "and"))
        || (s.dash(first.end) && s.glued(first.end) == s.glued(first.end + 1));
    // Two full dates, as in "(May 5, 1901 – June 6, 1980)", stay two.
    let full = s.dash(first.end) && first.kind == Kind::Month && year_value(s, first.end - 1).is_some();
    if joined
        && first.kind != Kind::Other
        && !full
        && let Some(second) = core(s, first.end + 1)
        && second.kind == first.kind
        && second.label == first.label
    {
        return Some(Found::new(at..second.end, first.label, Rule::DateRange));
    }
    // "the 1980s and 1990s" is one, "1980 and 1990" two.
    if first.kind == Kind::Decade && s.is_any(first.end, &const { set("and or") }) {
        let next = first.end + 1;
        if !s.is_any(next, &const { set("his her their my our") })
            && let Some(second) = decade(s, next)
        {
            return Some(Found::new(at..second.end, Label::Date, Rule::DateRange));
        }
    }
    (!between).then(|| Found::new(at..first.end, first.label, first.rule))
}

fn core(s: &Sentence, at: usize) -> Option<Core> {
    if s.shape(at) == Shape::Number {
        return numeric_date(s, at)
            .or_else(|| day_month(s, at))
            .or_else(|| decade(s, at))
            .or_else(|| year(s, at))
            .or_else(|| ordinal_period(s, at, at));
    }
    part(s, at)
        .or_else(|| month_date(s, at))
        .or_else(|| weekday(s, at))
        .or_else(|| relative_day(s, at))
        .or_else(|| edge(s, at))
        .or_else(|| deictic(s, at))
        .or_else(|| the_period(s, at))
        .or_else(|| decade(s, at))
        .or_else(|| quarter(s, at))
        .or_else(|| ordinal_period(s, at, at + usize::from(s.is_any(at, &const { set("the a") }))))
        .or_else(|| fiscal(s, at))
        .or_else(|| season(s, at))
        .or_else(|| holiday(s, at))
        .or_else(|| bare(s, at))
}

/// True if token `at` is a period as a common noun: "week", not the "Week" of a title.
fn period(s: &Sentence, at: usize) -> bool {
    s.has(at, PERIOD | PERIODS) && s.shape(at) != Shape::Title
}

/// The value of token `at` if it is in plain digits or an ordinal in digits.
fn value(s: &Sentence, at: usize) -> Option<u32> {
    if s.shape(at) != Shape::Number {
        return None;
    }
    match digits(s.word(at)) {
        Digits::Plain(value) | Digits::Ordinal(value) => value,
        _ => None,
    }
}

/// True if token `at` can be the day of a month.
fn is_day(s: &Sentence, at: usize) -> bool {
    value(s, at).is_some_and(|day| (1..=31).contains(&day))
}

/// The value of token `at` if it is written as a year is.
fn year_value(s: &Sentence, at: usize) -> Option<u32> {
    if s.shape(at) != Shape::Number || s.word(at).len() != 4 {
        return None;
    }
    match digits(s.word(at)) {
        Digits::Plain(value) => value.filter(|value| (1000..2100).contains(value)),
        _ => None,
    }
}

/// A date that can follow "of". It holds no other such date, so that a chain of them does not recurse.
fn inner(s: &Sentence, at: usize) -> Option<Core> {
    month_date(s, at)
        .or_else(|| year_value(s, at).and_then(|_| year(s, at)))
        .or_else(|| pointed(s, at).filter(|core| core.label == Label::Date))
        .or_else(|| fiscal(s, at))
        .or_else(|| decade(s, at))
        .or_else(|| the_plain_period(s, at))
}
