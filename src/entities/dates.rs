//! Dates: days, months, years, ages, and stretches of a day or longer.

use super::Label;
use super::numbers::{Digits, Numeral, digits, numeral};
use super::rule::{Found, Rule};
use super::sentence::Sentence;
use super::times::{clock, with_daypart};
use super::words::{
    DAYPART, DECADE, DEICTIC, FREQUENCY, HOLIDAY, HOURS, MONTH, ORDINAL, PART, PERIOD, PERIODS, RELATIVE_DAY, SEASON,
    VAGUE, WEEKDAY,
};
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
    let joined = (s.is_any(first.end, &["to", "through"]) && !between)
        || (between && s.is(first.end, "and"))
        || (s.dash(first.end) && s.glued(first.end) == s.glued(first.end + 1));
    if joined
        && first.kind != Kind::Other
        && let Some(second) = core(s, first.end + 1)
        && second.kind == first.kind
        && second.label == first.label
    {
        return Some(Found::new(at..second.end, first.label, Rule::DateRange));
    }
    // "the 1980s and 1990s" is one, "1980 and 1990" two.
    if first.kind == Kind::Decade && s.is_any(first.end, &["and", "or"]) {
        let next = first.end + 1;
        let next = next + usize::from(s.has(next, PART));
        let next = s.after_hyphen(next);
        if let Some(second) = decade(s, next) {
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
        .or_else(|| ordinal_period(s, at, at + usize::from(s.is_any(at, &["the", "a"]))))
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

/// True if the numeral is written as a year is.
pub(super) fn is_year(n: &Numeral) -> bool {
    n.plain && n.value.is_some_and(|value| (1500..2100).contains(&value))
}

/// The year after a month or day, with a comma or "of": one past its end, or `at`.
fn year_after(s: &Sentence, at: usize) -> usize {
    let next = at + usize::from(s.is_any(at, &[",", "of", "in"]));
    if year_value(s, next).is_some() && (!s.is(at, "in") || s.has(at.wrapping_sub(1), MONTH)) && !s.is(at, "in") {
        next + 1
    } else if s.shape(at) == Shape::Symbol && s.is(at, "'") {
        at
    } else {
        at
    }
}

/// "June", "June 5", "June 5, 2006", "June 5-7", "June of 2006", "June the 5th".
fn month_date(s: &Sentence, at: usize) -> Option<Core> {
    if !s.has(at, MONTH) || !s.capitalised(at) {
        return None;
    }
    let mut end = at + 1;
    let hyphen = s.hyphen(end) && is_day(s, end + 1);
    let the = end + usize::from(hyphen || s.is(end, "the"));
    if s.has(the, ORDINAL) && s.shape(the) == Shape::Lower && !s.is(the + 1, "quarter") {
        return Some(Core::new(the + 1, Rule::CalendarDate, Kind::Month));
    }
    if is_day(s, the) && !s.is(the + 1, "%") && !s.are(the + 1, &["percent"]) {
        end = the + 1;
        // "August 2 and 3", "August 2-5", "June 5 to 10"
        if s.is_any(end, &["and", "to", "or", "through"]) || s.dash(end) {
            let plain = !s.has(end + 2, PERIODS | HOURS) && !s.is_any(end + 2, &["percent", "%", "people", "million"]);
            let closed = s.shape(end + 2) != Shape::Lower
                || s.is_any(end + 2, &["in", "at", "for", "and", "to", "with", "by", "as"]);
            if is_day(s, end + 1) && plain && (closed || s.dash(end)) {
                end += 2;
            }
        }
        end = year_after(s, end);
        return Some(tail_time(s, end, Core::new(end, Rule::CalendarDate, Kind::Month)));
    }
    let year = year_after(s, end);
    if year > end {
        return Some(Core::new(year, Rule::CalendarDate, Kind::Month));
    }
    // Short forms are too short to stand alone, and so are months that are words at the start of a sentence.
    let word = s.word(at);
    let short = word.len() <= 4 && !s.is_any(at, &["may", "june", "july"]);
    let dotted = word.ends_with('.');
    let verb = at == 0 && s.is_any(at, &["may", "march"]) && !s.is_any(end, &["'s", "’s", "to", "is", "was", "and"]);
    if (short && !dotted) || verb || s.shape(at) == Shape::Upper && s.is_any(at, &["may", "mar"]) {
        return None;
    }
    Some(Core::new(end, Rule::Month, Kind::Month))
}

/// "5 June 2006", "4th of July", "the 4th of July".
fn day_month(s: &Sentence, at: usize) -> Option<Core> {
    if !is_day(s, at) {
        return None;
    }
    let mut month = at + 1;
    // "5-7 June", "5 and 6 June"
    if (s.dash(month) || s.is_any(month, &["and", "to"])) && is_day(s, month + 1) && s.has(month + 2, MONTH) {
        month += 2;
    }
    month = s.after_hyphen(month);
    month += usize::from(s.is(month, "of"));
    if !s.has(month, MONTH) || !s.capitalised(month) {
        return None;
    }
    // "in 2 May 5 ...": a day of its own after the month belongs to it instead.
    if is_day(s, month + 1) && year_value(s, month + 1).is_none() && !s.is(month - 1, "of") {
        return None;
    }
    let mut end = month + 1;
    let dashed = s.after_hyphen(end);
    end = if year_value(s, dashed).is_some() { dashed + 1 } else { year_after(s, end) };
    Some(tail_time(s, end, Core::new(end, Rule::CalendarDate, Kind::Month)))
}

/// "2014-05-12", "12/05/2014", "12.05.2014", "9/11".
fn numeric_date(s: &Sentence, at: usize) -> Option<Core> {
    let word = s.word(at);
    let found = |end| Some(Core::new(end, Rule::CalendarDate, Kind::Other));
    match digits(word) {
        Digits::SlashedDate => return found(at + 1),
        // The one date that is known by its digits.
        Digits::Slashed(9, 11) => return found(at + 1),
        Digits::Slashed(year, next) if (1900..2100).contains(&year) && (year + 1) % 100 == next % 100 => {
            return Some(Core::new(at + 1, Rule::Year, Kind::Other));
        }
        Digits::Number if word.bytes().filter(|&b| b == b'.').count() == 2 && (8..=10).contains(&word.len()) => {
            return found(at + 1);
        }
        _ => {}
    }
    let number =
        |at: usize, len: usize| s.shape(at) == Shape::Number && s.word(at).len() == len && value(s, at).is_some();
    let dashed = s.hyphen(at + 1) && s.glued(at + 2) && s.hyphen(at + 3) && s.glued(at + 4);
    let iso = number(at, 4) && number(at + 2, 2) && number(at + 4, 2);
    let reversed = is_day(s, at) && is_day(s, at + 2) && number(at + 4, 4);
    if dashed && (iso || reversed) { found(at + 5) } else { None }
}

/// "2006", "2004-08", "480 B.C.".
fn year(s: &Sentence, at: usize) -> Option<Core> {
    let end = at + 1;
    if value(s, at).is_some()
        && s.is_any(end, &["bc", "b.c.", "b.c", "bce", "b.c.e.", "ad", "a.d.", "a.d", "ce"])
        && s.shape(end) == Shape::Upper
    {
        return Some(Core::new(end + 1, Rule::Year, Kind::Other));
    }
    let value = year_value(s, at)?;
    // "1992-93", "2004–05"
    if s.dash(end) && s.word(end + 1).len() == 2 && self::value(s, end + 1) == Some((value + 1) % 100).or(None) {
        return Some(Core::new(end + 2, Rule::Year, Kind::Other));
    }
    if s.dash(end)
        && s.glued(end)
        && s.glued(end + 1)
        && s.word(end + 1).len() == 2
        && self::value(s, end + 1).is_some_and(|next| next > value % 100)
    {
        return Some(Core::new(end + 2, Rule::Year, Kind::Other));
    }
    let before = |words: &[&str]| at > 0 && s.is_any(at - 1, words);
    let led = before(&[
        "in",
        "since",
        "until",
        "till",
        "during",
        "year",
        "early",
        "late",
        "mid",
        "circa",
        "throughout",
        "winter",
        "summer",
        "spring",
        "autumn",
        "fall",
        "fiscal",
        "season",
    ]);
    let joined = before(&[
        "of", "by", "from", "before", "after", "to", "through", "(", "and", "between", "the", "for", "-", "–",
        "around", "than", ",",
    ]);
    // "2000 people", "1500 new jobs": a count of what follows.
    let noun = s.shape(end) == Shape::Lower
        && s.word(end).ends_with('s')
        && s.word(end).len() > 3
        && !s.is_any(
            end,
            &[
                "was",
                "this",
                "'s",
                "’s",
                "has",
                "does",
                "less",
                "plus",
                "versus",
                "across",
                "towards",
                "sales",
                "elections",
                "results",
                "afterwards",
                "earnings",
                "revenues",
                "profits",
            ],
        );
    let counted = s.is_any(end, &["people", "men", "women", "children", "more", "percent", "police"])
        || s.hyphen(end) && s.shape(end + 1) == Shape::Lower;
    if led || s.hyphen(at.wrapping_sub(1)) && at > 1 && s.has(at - 2, PART) {
        return Some(Core::new(end, Rule::Year, Kind::Year));
    }
    if noun || counted && !joined || counted && s.is(end, "people") {
        return None;
    }
    if (1900..2050).contains(&value) {
        return Some(Core::new(end, if joined { Rule::Year } else { Rule::OldYear }, Kind::Year));
    }
    (joined && value >= 1400 && !before(&["the", "for", "than", ",", "by"]))
        .then(|| Core::new(end, Rule::OldYear, Kind::Year))
}

/// "the 1990s", "1990s", "the '90s", "the nineties", "the late 1990s".
fn decade(s: &Sentence, at: usize) -> Option<Core> {
    let the = at + usize::from(s.is_any(at, &["the", "his", "her", "their", "my", "our"]));
    let part = the + usize::from(s.has(the, PART) || s.is(the, "middle"));
    let part = if part > the { s.after_hyphen(part) } else { part };
    let number = s.shape(part) == Shape::Number && matches!(digits(s.word(part)), Digits::Decade);
    // "her thirties", "the late eighties"
    let word = s.has(part, DECADE) && the > at;
    (number || word).then(|| Core::new(part + 1, Rule::Decade, Kind::Decade))
}

/// "Monday", "Monday, June 5", "Monday morning", "Monday the 13th".
fn weekday(s: &Sentence, at: usize) -> Option<Core> {
    if !s.has(at, WEEKDAY) || !s.capitalised(at) {
        return None;
    }
    let end = at + 1;
    if s.is(end, "the") && s.shape(end + 1) == Shape::Number && matches!(digits(s.word(end + 1)), Digits::Ordinal(_)) {
        return Some(Core::new(end + 2, Rule::Weekday, Kind::Weekday));
    }
    let next = end + usize::from(s.is(end, ","));
    let calendar = month_date(s, next).filter(|core| core.rule == Rule::CalendarDate).or_else(|| day_month(s, next));
    if let Some(core) = calendar {
        return Some(Core { kind: Kind::Month, ..core });
    }
    let bracket = s.is(end, "(");
    let short = s.word(at).ends_with('.') || s.word(at).len() <= 3;
    if short && !bracket && s.shape(at) != Shape::Title {
        return None;
    }
    Some(tail_time(s, end, Core::new(end, Rule::Weekday, Kind::Weekday)))
}

/// "today", "yesterday morning", "the day after tomorrow".
fn relative_day(s: &Sentence, at: usize) -> Option<Core> {
    if s.is(at, "tonight") {
        return Some(Core { label: Label::Time, ..Core::new(at + 1, Rule::Daypart, Kind::Other) });
    }
    if s.is(at, "overnight") {
        let end = at + 1 + usize::from(s.has(at + 1, WEEKDAY) && s.capitalised(at + 1));
        return Some(Core { label: Label::Time, ..Core::new(end, Rule::Daypart, Kind::Other) });
    }
    if s.has(at, RELATIVE_DAY) && (s.shape(at) != Shape::Title || at == 0) {
        return Some(tail_time(s, at + 1, Core::new(at + 1, Rule::RelativeDay, Kind::Other)));
    }
    if s.is(at, "the") && s.is(at + 1, "day") && s.is_any(at + 2, &["after", "before"]) && s.has(at + 3, RELATIVE_DAY) {
        return Some(Core::new(at + 4, Rule::RelativeDay, Kind::Other));
    }
    None
}

/// A named day with a part of the day after it is a time.
fn tail_time(s: &Sentence, end: usize, core: Core) -> Core {
    match with_daypart(s, end) {
        Some(end) => Core { end, label: Label::Time, rule: Rule::Daypart, ..core },
        None => core,
    }
}

/// "early 2015", "mid-July", "late last year", "earlier this month", "early Monday".
fn part(s: &Sentence, at: usize) -> Option<Core> {
    if !s.has(at, PART) {
        return None;
    }
    let next = s.after_hyphen(at + 1);
    // "later August 3" is an adverb and a date.
    let adverb = s.is_any(at, &["earlier", "later"]);
    let core = month_date(s, next)
        .filter(|_| !adverb)
        .or_else(|| weekday(s, next))
        .or_else(|| deictic(s, next))
        .or_else(|| decade(s, next))
        .or_else(|| {
            year_value(s, next)
                .and_then(|_| year(s, next))
                .filter(|core| core.kind == Kind::Year || core.kind == Kind::Other)
        })
        .or_else(|| season(s, next))
        .or_else(|| relative_day(s, next))
        .or_else(|| century(s, next));
    if let Some(core) = core {
        let each = s.is_any(next, &["each", "every", "another", "these", "those"]);
        return (!each).then_some(core);
    }
    // "early morning", "late night"
    if s.has(next, DAYPART) && s.is_any(at, &["early", "late", "mid"]) {
        return Some(Core { label: Label::Time, ..Core::new(next + 1, Rule::Daypart, Kind::Other) });
    }
    // "mid-century", "mid-week"
    if s.is_any(at, &["mid", "late"]) && next > at + 1 && (s.has(next, PERIOD) || s.has(next, DAYPART)) {
        return Some(Core::new(next + 1, Rule::Edge, Kind::Other));
    }
    None
}

/// "the end of June", "the first half of 2005", "the rest of the week".
fn edge(s: &Sentence, at: usize) -> Option<Core> {
    let the = at + usize::from(s.is(at, "the"));
    let half = s.has(the, ORDINAL) || s.is_any(the, &["latter", "early", "final", "last", "next", "very"]);
    let noun = the + usize::from(half);
    let edges: &[&str] = if half {
        &["half", "part", "quarter", "end", "third", "days", "weeks", "months", "day", "week"]
    } else {
        &["end", "beginning", "start", "middle", "turn", "rest", "remainder", "close", "eve", "course"]
    };
    if !s.is_any(noun, edges) || !s.is(noun + 1, "of") || (the == at && !half) {
        return None;
    }
    let next = noun + 2;
    let core = month_date(s, next)
        .or_else(|| deictic(s, next))
        .or_else(|| the_period(s, next))
        .or_else(|| decade(s, next))
        .or_else(|| century(s, next))
        .or_else(|| year_value(s, next).and_then(|_| year(s, next)))
        .or_else(|| fiscal(s, next))
        .or_else(|| season(s, next))
        .or_else(|| holiday(s, next))?;
    (core.label == Label::Date).then(|| Core::new(core.end, Rule::Edge, Kind::Other))
}

/// "last week", "the past two years", "this morning", "recent years", "every few days".
fn deictic(s: &Sentence, at: usize) -> Option<Core> {
    let the = at + usize::from(s.is(at, "the"));
    let ordinal = the > at && s.is_any(the, &["first", "final", "entire", "whole", "second"]);
    if !s.has(the, DEICTIC) && !ordinal {
        return None;
    }
    if the > at && s.is_any(the, &["this", "that", "each", "every", "another", "these", "those"]) {
        return None;
    }
    // Without an article "following" is a preposition, and "last" may be a verb.
    if the == at
        && s.is_any(the, &["following", "present", "past", "preceding"])
        && !(at > 0 && s.is_any(at - 1, &["this", "in", "over", "for"]))
    {
        return None;
    }
    if the == at
        && s.is(the, "last")
        && at > 0
        && s.is_any(at - 1, &["to", "will", "would", "can", "could", "may", "might", "should", "not"])
    {
        return None;
    }
    let mut unit = the + 1;
    // "this past weekend", "this same day", "the very next day"
    if s.is_any(the, &["this", "that", "these", "those"])
        && s.is_any(unit, &["past", "coming", "last", "same", "next", "very"])
    {
        unit += 1;
    }
    let mut counted = false;
    if let Some(n) = numeral(s, unit).filter(|n| !n.plain || n.value.is_some_and(|value| value < 1000)) {
        let range = s.is_any(n.end, &["to", "or"]) || s.dash(n.end);
        let last = if range { numeral(s, n.end + 1).map_or(n.end, |last| last.end) } else { n.end };
        unit = s.after_hyphen(last);
        if unit > last {
            return None;
        }
        counted = true;
    } else if s.has(unit, VAGUE)
        || s.is_any(
            unit,
            &["full", "academic", "calendar", "fiscal", "financial", "business", "trading", "school", "half"],
        )
    {
        unit += 1 + usize::from(s.is(unit, "couple") && s.is(unit + 1, "of"));
        counted = true;
    } else if s.is(unit, "or") && s.has(unit + 1, DEICTIC) {
        unit += 2;
    }
    let core = Core::new(unit + 1, Rule::Deictic, Kind::Other);
    // "that" before a weekday or month joins clauses.
    let that = s.is_any(the, &["that", "those", "prior", "another"]);
    if period(s, unit) {
        // "each week", but "each quarter" of an apple; "the last quarter" is a date.
        let mut end = unit + 1;
        if s.hyphen(end) && !s.is(end + 1, "old") {
            return None;
        }
        if s.is(end, "and") && s.is_any(end + 1, &["half", "a"]) {
            end += if s.is(end + 1, "a") && s.is(end + 2, "half") {
                3
            } else if s.is(end + 1, "half") {
                2
            } else {
                0
            };
        }
        if s.is_any(end, &["ago", "earlier"]) && counted {
            end += 1;
        }
        // "the first three months of 2006", "the last week of June"
        if the > at
            && s.is(end, "of")
            && let Some(inner) = inner(s, end + 1)
        {
            return Some(Core { end: inner.end, ..core });
        }
        if ordinal && s.is_any(the, &["first", "second"]) && !counted {
            return None;
        }
        return Some(Core { end, ..core });
    }
    if s.has(unit, HOURS)
        && !s.is_any(unit, &["second", "sec"])
        && (counted || s.is_any(unit, &["hour", "minute", "minutes", "hours"]))
    {
        return Some(Core { label: Label::Time, rule: Rule::Hours, ..core });
    }
    if s.has(unit, DAYPART) && !counted {
        return Some(Core { label: Label::Time, rule: Rule::Daypart, ..core });
    }
    if that || counted && !s.has(unit, WEEKDAY | SEASON) {
        return None;
    }
    if s.has(unit, WEEKDAY) && s.capitalised(unit) {
        return Some(tail_time(s, unit + 1, core));
    }
    if s.has(unit, MONTH) && s.capitalised(unit) {
        let end = month_date(s, unit).map_or(unit + 1, |inner| inner.end);
        return Some(Core { end, ..core });
    }
    let holiday = holiday(s, unit);
    if s.has(unit, SEASON) {
        // "this fall" is a season, "each fall" mostly too, "the current fall" is none.
        return (!s.is(unit, "fall") || s.is_any(the, &["last", "this", "next", "each", "every"])).then_some(core);
    }
    holiday.map(|inner| Core { end: inner.end, ..core })
}

/// A date that can follow "of".
fn inner(s: &Sentence, at: usize) -> Option<Core> {
    month_date(s, at)
        .or_else(|| year_value(s, at).and_then(|_| year(s, at)))
        .or_else(|| deictic(s, at).filter(|core| core.label == Label::Date))
        .or_else(|| fiscal(s, at))
        .or_else(|| decade(s, at))
        .or_else(|| the_plain_period(s, at))
}

fn the_plain_period(s: &Sentence, at: usize) -> Option<Core> {
    (s.is(at, "the") && (s.has(at + 1, PERIOD) && period(s, at + 1) || s.is(at + 1, "season")) && !s.hyphen(at + 2))
        .then(|| Core::new(at + 2, Rule::ThePeriod, Kind::Other))
}

/// "the year", "the weekend", "the week of June 5", "the day before", "the morning".
fn the_period(s: &Sentence, at: usize) -> Option<Core> {
    if !s.is(at, "the") {
        return None;
    }
    let unit = at + 1;
    let end = at + 2;
    let core = Core::new(end, Rule::ThePeriod, Kind::Other);
    if s.has(unit, DAYPART)
        && s.shape(unit) != Shape::Title
        && !s.is_any(end, &["star", "light", "shift"])
        && !s.hyphen(end)
    {
        let end = end + usize::from(s.is_any(end, &["before"]) && s.shape(end + 1) == Shape::Punctuation);
        return Some(Core { end, label: Label::Time, rule: Rule::Daypart, ..core });
    }
    if s.has(unit, SEASON) && s.shape(unit) != Shape::Title && !s.is(unit, "fall") && !s.is(unit, "spring") {
        return season(s, unit).map(|season| Core { end: season.end, ..core }).or(Some(core));
    }
    if let Some(n) = numeral(s, unit).filter(|n| !is_year(n))
        && s.has(n.end, PERIODS)
        && period(s, n.end)
    {
        let (end, rule) = period_tail(s, n.end + 1);
        return Some(Core { end, rule, ..core });
    }
    if s.has(unit, PERIODS) && period(s, unit) && !s.is(unit, "quarters") {
        let end = if s.is(end, "of") { inner(s, end + 1)?.end } else { end };
        return Some(Core { end, ..core });
    }
    if s.has(unit, PART)
        && let Some(inner) = part(s, unit)
    {
        return Some(inner);
    }
    if s.is(unit, "early") && s.is(end, "hours") {
        return Some(Core { end: end + 1, label: Label::Time, rule: Rule::Hours, ..core });
    }
    if !s.has(unit, PERIOD) || !period(s, unit) {
        return None;
    }
    if year_value(s, end).is_some() {
        return Some(Core { end: end + 1, rule: Rule::CalendarDate, ..core });
    }
    if s.is(end, "of") {
        let inner = inner(s, end + 1)?;
        return Some(Core { end: inner.end, ..core });
    }
    if s.is_any(end, &["ended", "ending"])
        && let Some(inner) = month_date(s, end + 1)
    {
        return Some(Core { end: inner.end, ..core });
    }
    // "the year-ago quarter"
    if s.hyphen(end) {
        let ago = s.is_any(end + 1, &["ago", "earlier"]) && s.is_any(end + 2, &["period", "quarter", "month", "week"]);
        return ago.then(|| Core::new(end + 3, Rule::Ago, Kind::Other));
    }
    if s.is_any(end, &["before", "after", "earlier", "later"]) && s.shape(end + 1) == Shape::Punctuation {
        return Some(Core { end: end + 1, ..core });
    }
    // A noun after it takes it as its own modifier: "the day job".
    let alone = s.shape(end) != Shape::Lower || s.is_any(end, FUNCTION_WORDS);
    (alone && !s.is(unit, "quarter") && !s.is(unit, "century")).then_some(core)
}

/// Words that cannot be the noun of a phrase that begins with "the week".
const FUNCTION_WORDS: &[&str] = &[
    "in", "on", "at", "to", "for", "with", "by", "from", "as", "and", "or", "but", "when", "that", "after", "before",
    "is", "was", "were", "are", "has", "had", "have", "will", "would", "could", "may", "might", "because", "since",
    "while", "he", "she", "it", "they", "we", "i", "you", "'s", "’s", "if", "than", "so", "which", "who", "into",
    "through", "until", "during", "without", "can", "there", "about", "against", "ahead", "came", "ended", "began",
    "went", "saw", "if", "not", "also", "where", "over",
];

/// "the 19th century", "17th-century", "the 20th and 21st centuries".
fn century(s: &Sentence, at: usize) -> Option<Core> {
    ordinal_period(s, at, at + usize::from(s.is(at, "the")))
}

/// "the second day", "the 19th century", "17th-century", "the first week of May", at the ordinal's place `number`.
fn ordinal_period(s: &Sentence, at: usize, number: usize) -> Option<Core> {
    let digits = s.shape(number) == Shape::Number && matches!(digits(s.word(number)), Digits::Ordinal(_));
    if !s.has(number, ORDINAL) && !digits {
        return None;
    }
    let mut unit = s.after_hyphen(number + 1);
    let hyphen = unit > number + 1;
    // "the 19th and 20th centuries"
    if s.is_any(unit, &["and", "to"]) && s.is(unit + 2, "centuries") {
        unit += 2;
    }
    if s.is_any(unit, &["consecutive", "straight", "full", "successive"]) {
        unit += 1;
    }
    if s.is_any(unit, &["century", "centuries"]) {
        return Some(Core::new(unit + 1, Rule::OrdinalPeriod, Kind::Other));
    }
    // "a third week", and "fourth day" with no article; but "second-day".
    if !s.has(unit, PERIOD) || !period(s, unit) || hyphen || s.hyphen(unit + 1) || s.is_any(unit, &["quarter"]) {
        return None;
    }
    let mut end = unit + 1;
    if s.is(end, "of")
        && at < number
        && let Some(inner) = inner(s, end + 1)
    {
        end = inner.end;
    }
    Some(Core::new(end, Rule::OrdinalPeriod, Kind::Other))
}

/// "the third quarter of 2005", "fourth-quarter", "first half of last year", "Q3 2015".
fn quarter(s: &Sentence, at: usize) -> Option<Core> {
    let the = at + usize::from(s.is(at, "the"));
    let fiscal = the + usize::from(s.is_any(the, &["fiscal", "financial"]));
    let short = s.shape(at) == Shape::Alphanumeric
        && s.word(at).len() == 2
        && matches!(s.word(at).as_bytes(), [b'Q', b'1'..=b'4'] | [b'H', b'1' | b'2']);
    let mut end = if short {
        at + 1
    } else {
        if !(s.has(fiscal, ORDINAL)
            || s.is_any(fiscal, &["latest", "latter"])
            || matches!(s.word(fiscal), "1st" | "2nd" | "3rd" | "4th"))
        {
            return None;
        }
        let unit = s.after_hyphen(fiscal + 1);
        let hyphen = unit > fiscal + 1;
        // "the first half" is as often a half of a match.
        if !(s.is(unit, "quarter") || s.is(unit, "half") && (hyphen || year_value(s, unit + 1).is_some()))
            || hyphen && the > at
        {
            return None;
        }
        unit + 1
    };
    if s.is(end, "of")
        && let Some(inner) = inner(s, end + 1)
    {
        end = inner.end;
    } else if year_value(s, end).is_some() {
        end += 1;
    } else if s.is_any(end, &["ended", "ending"])
        && let Some(inner) = month_date(s, end + 1)
    {
        end = inner.end;
    }
    Some(Core::new(end, Rule::Quarter, Kind::Other))
}

/// "fiscal 2015", "fiscal year 2015", "the fiscal year ended June 30", "year 2000".
fn fiscal(s: &Sentence, at: usize) -> Option<Core> {
    let the = at + usize::from(s.is(at, "the"));
    let fiscal = s.is_any(the, &["fiscal", "financial", "calendar", "academic"]);
    let noun = the + usize::from(fiscal);
    let year = noun + usize::from(s.is_any(noun, &["year", "years"]));
    if !fiscal || (year == noun && year_value(s, noun).is_none()) {
        return None;
    }
    let mut end = year;
    if year_value(s, end).is_some() {
        end = year_range(s, end);
    } else if s.is_any(end, &["ended", "ending"])
        && let Some(inner) = month_date(s, end + 1)
    {
        end = inner.end;
    }
    Some(Core::new(end, Rule::CalendarDate, Kind::Other))
}

/// One past the year at token `at` or past the range of years that it begins.
fn year_range(s: &Sentence, at: usize) -> usize {
    year(s, at).map_or(at + 1, |core| core.end)
}

/// "summer 2012", "the summer of 1969".
fn season(s: &Sentence, at: usize) -> Option<Core> {
    let the = at + usize::from(s.is(at, "the"));
    if !s.has(the, SEASON) {
        return None;
    }
    let next = the + 1 + usize::from(s.is(the + 1, "of"));
    if let Some(core) = inner(s, next).filter(|_| year_value(s, next).is_some() || next > the + 1) {
        return Some(Core::new(core.end, Rule::Season, Kind::Other));
    }
    let alone = s.is_any(the, &["summer", "winter", "autumn"])
        && s.shape(the) == Shape::Lower
        && the > 0
        && s.is_any(the - 1, &["in", "during", "since", "until", "by", "each"])
        && (s.shape(the + 1) != Shape::Lower || s.is_any(the + 1, FUNCTION_WORDS));
    alone.then(|| Core::new(the + 1, Rule::Season, Kind::Other))
}

/// "Christmas Eve", "New Year's Day", "Labor Day", "Eid al-Adha".
fn holiday(s: &Sentence, at: usize) -> Option<Core> {
    if !s.capitalised(at) {
        return None;
    }
    let found = |end: usize| {
        let end = if year_value(s, end).is_some() { end + 1 } else { end };
        Some(Core::new(end, Rule::Holiday, Kind::Other))
    };
    let day = |at: usize| s.is_any(at, &["day", "eve"]) && s.capitalised(at);
    if s.has(at, HOLIDAY) {
        let next = at + 1;
        return found(
            next + usize::from(day(next) || s.is_any(next, &["monday", "sunday", "week"]) && s.capitalised(next)),
        );
    }
    if s.is_any(at, &["eid", "rosh", "yom", "mardi"]) {
        if s.are(at, &["eid", "al", "-"]) {
            return found(at + 4);
        }
        let next = s.capitalised(at + 1) || s.is_any(at + 1, &["al-fitr", "al-adha"]);
        if next || s.is(at, "eid") {
            return found(at + 1 + usize::from(next));
        }
    }
    if s.is(at, "new") && s.is_any(at + 1, &["year", "years"]) && s.capitalised(at + 1) {
        let possessive = at + 2 + usize::from(s.is_any(at + 2, &["'s", "’s", "'", "’"]) && day(at + 3));
        return found(possessive + usize::from(day(possessive)));
    }
    if s.is_any(at, &["good", "ash", "palm", "boxing", "super", "black", "cyber"]) {
        let weekday = s.has(at + 1, WEEKDAY) && s.capitalised(at + 1) && !s.is(at, "super");
        if weekday {
            return found(at + 2);
        }
    }
    const DAYS: &[&str] = &[
        "labor",
        "labour",
        "memorial",
        "independence",
        "veterans",
        "valentine",
        "mother",
        "father",
        "election",
        "boxing",
        "bastille",
        "canada",
        "australia",
        "republic",
        "armistice",
        "presidents",
        "columbus",
        "inauguration",
        "anzac",
        "may",
        "earth",
        "patrick",
        "martin",
        "king",
        "remembrance",
        "groundhog",
        "liberation",
        "constitution",
        "unity",
        "groundhog",
        "thanksgiving",
        "veteran",
    ];
    if s.is_any(at, DAYS) {
        let possessive = at + 1 + usize::from(s.is_any(at + 1, &["'s", "’s", "'", "’"]));
        if day(possessive) {
            return found(possessive + 1);
        }
    }
    None
}

/// "years", "decades ago", "hours later", "annual", "overnight": periods with nothing in front.
fn bare(s: &Sentence, at: usize) -> Option<Core> {
    if s.has(at, FREQUENCY) && !s.capitalised(at) {
        return Some(Core::new(at + 1, Rule::Frequency, Kind::Other));
    }
    if s.has(at, PERIODS) && (!s.capitalised(at) || at == 0) && !s.is_any(at, &["quarters", "semesters"]) {
        let (end, rule) = period_tail(s, at + 1);
        let rule = if end == at + 1 { Rule::BarePeriods } else { rule };
        return Some(Core::new(end, rule, Kind::Other));
    }
    if s.is_any(at, &["hours", "minutes"])
        && (s.shape(at) == Shape::Lower || at == 0)
        && !s.is_any(at.wrapping_sub(1), &["business", "opening", "working", "visiting", "office", "the", "man"])
    {
        let end = at + 1 + usize::from(s.is_any(at + 1, &["ago", "later", "earlier"]));
        return Some(Core { label: Label::Time, ..Core::new(end, Rule::Hours, Kind::Other) });
    }
    // "year-end", "year-on-year" (which is none), "week-long"
    if s.has(at, PERIOD) && s.hyphen(at + 1) && s.shape(at) == Shape::Lower {
        if s.is_any(at + 2, &["long", "end", "old"]) {
            return Some(Core::new(at + 3, Rule::Edge, Kind::Other));
        }
        if s.is_any(at + 2, &["ago", "earlier"]) {
            let end = at + 3 + usize::from(s.is_any(at + 3, &["period", "quarter"]));
            return Some(Core::new(end, Rule::Ago, Kind::Other));
        }
    }
    if let Some(found) = clock(s, at) {
        return Some(Core { label: found.label, ..Core::new(found.tokens.end, found.rule, Kind::Other) });
    }
    None
}

/// What belongs to a period that ends before token `end`: "ago", "later", "old", "from now". One past it.
pub(super) fn period_tail(s: &Sentence, end: usize) -> (usize, Rule) {
    let mut end = end;
    if s.are(end, &["and", "a", "half"]) {
        end += 3;
    } else if let Some(n) = numeral(s, end + usize::from(s.is(end, "and"))).filter(|n| s.has(n.end, PERIODS | PERIOD)) {
        // "three years and two months"
        end = n.end + 1;
    }
    if s.is_any(end, &["ago", "later", "earlier", "hence", "back"]) {
        return (end + 1, Rule::Ago);
    }
    if s.are(end, &["from", "now"]) {
        return (end + 2, Rule::Ago);
    }
    let old = s.after_hyphen(end);
    if s.is_any(old, &["old", "olds"]) {
        return (old + 1, Rule::Age);
    }
    (end, Rule::CountedPeriod)
}

/// "aged 45", "age 12": the age whose word stands at token `at`.
pub(super) fn age(s: &Sentence, at: usize) -> Option<Found> {
    if !s.is_any(at, &["aged", "age", "ages"]) {
        return None;
    }
    let n = numeral(s, at + 1).filter(|n| n.value.is_some_and(|value| value < 120))?;
    let mut end = n.end;
    if (s.is_any(end, &["to", "and"]) || s.dash(end))
        && let Some(last) = numeral(s, end + 1).filter(|last| last.value.is_some_and(|value| value < 120))
    {
        end = last.end;
    }
    Some(Found::new(at..end, Label::Date, Rule::Age))
}

/// True if the number at token `at` is the age of the person named before it: "Ana Ruiz, 45, a nurse".
pub(super) fn is_age(s: &Sentence, at: usize) -> bool {
    at >= 2
        && s.is(at - 1, ",")
        && s.capitalised(at - 2)
        && !s.has(at - 2, MONTH)
        && s.is_any(at + 1, &[",", ".", ";", ")"])
        && matches!(digits(s.word(at)), Digits::Plain(Some(10..=110)))
}
