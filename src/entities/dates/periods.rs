//! Stretches of time that are counted or pointed at: "last week", "the past two years", "the 19th century".

use super::calendar::{holiday, is_year, month_date, tail_time, year};
use super::edges::part;
use super::{Core, Kind, inner, period, year_value};
use crate::Shape;
use crate::entities::Label;
use crate::entities::name_words::FUNCTION;
use crate::entities::numbers::{Digits, digits, numeral};
use crate::entities::rule::Rule;
use crate::entities::sentence::{Sentence, set};
use crate::entities::words::{DAYPART, DEICTIC, HOURS, MONTH, ORDINAL, PART, PERIOD, PERIODS, SEASON, VAGUE, WEEKDAY};

/// "last week", "the past two years", "this morning", "recent years", "the last week of June".
pub(super) fn deictic(s: &Sentence, at: usize) -> Option<Core> {
    let core = pointed(s, at)?;
    let of = core.label == Label::Date && s.is(at, "the") && s.is(core.end, "of");
    match of.then(|| inner(s, core.end + 1)).flatten() {
        Some(inner) => Some(Core { end: inner.end, ..core }),
        None => Some(core),
    }
}

/// The place of the word that singles a period out, behind an article: "last", "this", "every".
fn pointer(s: &Sentence, at: usize) -> Option<usize> {
    let the = at + usize::from(s.is(at, "the"));
    if the > at {
        let ordinal = s.is_any(the, &const { set("first final entire whole second") });
        let demonstrative = s.is_any(the, &const { set("this that each every another these those") });
        return (ordinal || s.has(the, DEICTIC) && !demonstrative).then_some(the);
    }
    // Without an article "following" is a preposition, and "last" may be a verb.
    let preposition = s.is_any(at, &const { set("following present past preceding") })
        && !(at > 0 && s.is_any(at - 1, &const { set("this in over for") }));
    let verb =
        s.is(at, "last") && at > 0 && s.is_any(at - 1, &const { set("to will would can could may might should not") });
    (s.has(at, DEICTIC) && !preposition && !verb).then_some(at)
}

/// The place of the unit behind what counts it at token `at`, and whether anything does: "two", "few", "six to nine".
fn counted_unit(s: &Sentence, at: usize) -> Option<(usize, bool)> {
    if let Some(n) = numeral(s, at).filter(|n| !n.plain || n.value.is_some_and(|value| value < 1000)) {
        let range = s.is_any(n.end, &const { set("to or") }) || s.dash(n.end);
        let last = if range { numeral(s, n.end + 1).map_or(n.end, |last| last.end) } else { n.end };
        return (!s.hyphen(last)).then_some((last, true));
    }
    if s.has(at, VAGUE)
        || s.is_any(at, &const { set("full academic calendar fiscal financial business trading school half") })
    {
        return Some((at + 1 + usize::from(s.is(at, "couple") && s.is(at + 1, "of")), true));
    }
    // "this or next year"
    Some((if s.is(at, "or") && s.has(at + 1, DEICTIC) { at + 2 } else { at }, false))
}

/// A period that a word singles out, without what "of" may add.
pub(super) fn pointed(s: &Sentence, at: usize) -> Option<Core> {
    let the = pointer(s, at)?;
    // "this past weekend", "this same day"
    let twice = s.is_any(the, &const { set("this that these those") })
        && s.is_any(the + 1, &const { set("past coming last same next very") });
    let (unit, counted) = counted_unit(s, the + 1 + usize::from(twice))?;
    let core = Core::new(unit + 1, Rule::Deictic, Kind::Other);
    // "that" before a weekday or month joins clauses.
    let that = s.is_any(the, &const { set("that those prior another") });
    if period(s, unit) {
        // "each week", but "each quarter" of an apple; "the last quarter" is a date.
        let mut end = unit + 1;
        if s.hyphen(end) && !s.is(end + 1, "old") {
            return None;
        }
        if s.are(end, "and a half") {
            end += 3;
        } else if s.are(end, "and half") {
            end += 2;
        }
        if s.is_any(end, &const { set("ago earlier") }) && counted {
            end += 1;
        }
        if the > at && s.is_any(the, &const { set("first second") }) && !counted {
            return None;
        }
        return Some(Core { end, ..core });
    }
    if s.has(unit, HOURS)
        && !s.is_any(unit, &const { set("second sec") })
        && (counted || s.is_any(unit, &const { set("hour minute minutes hours") }))
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
        return (!s.is(unit, "fall") || s.is_any(the, &const { set("last this next each every") })).then_some(core);
    }
    holiday.map(|inner| Core { end: inner.end, ..core })
}

pub(super) fn the_plain_period(s: &Sentence, at: usize) -> Option<Core> {
    (s.is(at, "the") && (s.has(at + 1, PERIOD) && period(s, at + 1) || s.is(at + 1, "season")) && !s.hyphen(at + 2))
        .then(|| Core::new(at + 2, Rule::ThePeriod, Kind::Other))
}

/// "the year", "the weekend", "the week of June 5", "the day before", "the morning".
pub(super) fn the_period(s: &Sentence, at: usize) -> Option<Core> {
    if !s.is(at, "the") {
        return None;
    }
    // "the 2011 season", "the 2016-17 season"
    if year_value(s, at + 1).is_some()
        && let Some(core) = year(s, at + 1)
        && s.is(core.end, "season")
    {
        return Some(Core::new(core.end + 1, Rule::Season, Kind::Other));
    }
    let unit = at + 1;
    let end = at + 2;
    let core = Core::new(end, Rule::ThePeriod, Kind::Other);
    if s.has(unit, DAYPART)
        && s.shape(unit) != Shape::Title
        && !s.is_any(end, &const { set("star light shift") })
        && !s.hyphen(end)
    {
        let end = end + usize::from(s.is_any(end, &const { set("before") }) && s.shape(end + 1) == Shape::Punctuation);
        return Some(Core { end, label: Label::Time, rule: Rule::Daypart, ..core });
    }
    if s.has(unit, SEASON) && s.shape(unit) != Shape::Title && !s.is(unit, "fall") && !s.is(unit, "spring") {
        if s.is_any(end, &const { set("months season days weeks") }) {
            return Some(Core { end: end + 1, ..core });
        }
        let alone = s.shape(end) != Shape::Lower || s.has(end, FUNCTION);
        return season(s, unit).map(|season| Core { end: season.end, ..core }).or(alone.then_some(core));
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
    if s.is_any(end, &const { set("ended ending") })
        && let Some(inner) = month_date(s, end + 1)
    {
        return Some(Core { end: inner.end, ..core });
    }
    // "the year-ago quarter"
    if s.hyphen(end) {
        let ago = s.is_any(end + 1, &const { set("ago earlier") })
            && s.is_any(end + 2, &const { set("period quarter month week") });
        return ago.then(|| Core::new(end + 3, Rule::Ago, Kind::Other));
    }
    if s.is_any(end, &const { set("before after earlier later") }) && s.shape(end + 1) == Shape::Punctuation {
        return Some(Core { end: end + 1, ..core });
    }
    // A noun after it takes it as its own modifier: "the day job".
    let alone = s.shape(end) != Shape::Lower || s.has(end, FUNCTION);
    (alone && !s.is(unit, "quarter") && !s.is(unit, "century")).then_some(core)
}

/// "the 19th century", "17th-century", "the 20th and 21st centuries".
pub(super) fn century(s: &Sentence, at: usize) -> Option<Core> {
    ordinal_period(s, at, at + usize::from(s.is(at, "the")))
}

/// "the second day", "the 19th century", "17th-century", "the first week of May", at the ordinal's place `number`.
pub(super) fn ordinal_period(s: &Sentence, at: usize, number: usize) -> Option<Core> {
    let digits = s.shape(number) == Shape::Number && matches!(digits(s.word(number)), Digits::Ordinal(_));
    if !s.has(number, ORDINAL) && !digits {
        return None;
    }
    let mut unit = s.after_hyphen(number + 1);
    let hyphen = unit > number + 1;
    // "the 19th-century mill": the article belongs to the mill.
    if hyphen && at < number {
        return None;
    }
    // "the 19th and 20th centuries"
    if s.is_any(unit, &const { set("and to") }) && s.is(unit + 2, "centuries") {
        unit += 2;
    }
    if s.is_any(unit, &const { set("consecutive straight full successive") }) {
        unit += 1;
    }
    if s.is_any(unit, &const { set("century centuries season seasons") }) && s.shape(unit) == Shape::Lower {
        return Some(Core::new(unit + 1, Rule::OrdinalPeriod, Kind::Other));
    }
    // "a third week", and "fourth day" with no article; but "second-day".
    if !s.has(unit, PERIOD)
        || !period(s, unit)
        || hyphen
        || s.hyphen(unit + 1)
        || s.is_any(unit, &const { set("quarter") })
    {
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

/// "summer 2012", "the summer of 1969".
pub(super) fn season(s: &Sentence, at: usize) -> Option<Core> {
    let the = at + usize::from(s.is(at, "the"));
    if !s.has(the, SEASON) {
        return None;
    }
    let next = the + 1 + usize::from(s.is(the + 1, "of"));
    if let Some(core) = inner(s, next).filter(|_| year_value(s, next).is_some() || next > the + 1) {
        return Some(Core::new(core.end, Rule::Season, Kind::Other));
    }
    let alone = s.is_any(the, &const { set("summer winter autumn") })
        && s.shape(the) == Shape::Lower
        && the > 0
        && s.is_any(the - 1, &const { set("in during since until by each") })
        && (s.shape(the + 1) != Shape::Lower || s.has(the + 1, FUNCTION));
    alone.then(|| Core::new(the + 1, Rule::Season, Kind::Other))
}

/// What belongs to a period that ends before token `end`: "ago", "later", "old", "from now". One past it.
pub(in crate::entities) fn period_tail(s: &Sentence, end: usize) -> (usize, Rule) {
    let mut end = end;
    if s.are(end, "and a half") {
        end += 3;
    } else if let Some(n) = numeral(s, end + usize::from(s.is(end, "and"))).filter(|n| s.has(n.end, PERIODS | PERIOD)) {
        // "three years and two months"
        end = n.end + 1;
    }
    if s.is_any(end, &const { set("ago later earlier hence back") }) {
        return (end + 1, Rule::Ago);
    }
    if s.are(end, "from now") {
        return (end + 2, Rule::Ago);
    }
    let old = s.after_hyphen(end);
    if s.is_any(old, &const { set("old olds") }) {
        return (old + 1, Rule::Age);
    }
    (end, Rule::CountedPeriod)
}

#[cfg(test)]
mod tests {
    use crate::entities::testing::check;

    #[test]
    fn a_word_singles_a_period_out() {
        check("It fell last year, this week and every day.", "last year DATE; this week DATE; every day DATE", &[]);
        check(
            "over the past two years and the next six to nine months",
            "the past two years DATE; the next six to nine months DATE",
            &[],
        );
        check("It rained this morning and last night.", "this morning TIME; last night TIME", &[]);
        check("In recent years she won next Friday's race.", "recent years DATE; next Friday DATE", &[]);
        check(
            "the last week of June was the first three months of 2006",
            "the last week of June DATE; the first three months of 2006 DATE",
            &[],
        );
    }

    #[test]
    fn prepositions_and_verbs_single_nothing_out() {
        check("The talks will last four days.", "four days DATE", &[]);
        check("It came following years of doubt.", "years DATE", &[]);
        check("He said that Monday was fine.", "Monday DATE", &[]);
    }

    #[test]
    fn an_article_belongs_to_the_period() {
        check(
            "It rose during the week, the weekend and the year 2010.",
            "the week DATE; the weekend DATE; the year 2010 DATE",
            &[],
        );
        check("the day job of the week", "the week DATE", &[]);
        check("in the winter months, the summer games", "the winter months DATE", &[]);
        check("He read The Kelp Week.", "", &[crate::Label::Date]);
    }

    #[test]
    fn counts_centuries_and_weeks() {
        check("It won the ninth season and the 2011 season.", "the ninth season DATE; the 2011 season DATE", &[]);
        check("a 17th-century mill of the late 19th century", "17th-century DATE; the late 19th century DATE", &[]);
        check("in the second week of May", "the second week of May DATE", &[]);
    }

    #[test]
    fn a_long_chain_of_periods_is_read_in_linear_time() {
        let text = "the last week of ".repeat(3_000);
        assert!(!crate::Analyzer::default().analyze(&text).unwrap().entities.is_empty());
    }
}
