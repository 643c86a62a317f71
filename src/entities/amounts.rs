//! Counted things: money, percentages, measures, durations, and bare cardinals.

use super::Label;
use super::dates::{is_year, period_tail};
use super::numbers::{Digits, Numeral, digits, modifiers, numeral};
use super::rule::{Found, Rule};
use super::sentence::Sentence;
use super::words::{CURRENCY, CURRENCY_SIGN, FRACTION, HOURS, MEASURE, ORDINAL, PERCENT, PERIOD, PERIODS, VAGUE};
use crate::Shape;

/// The amount whose modifiers, sign or numeral begin at token `at`.
pub(super) fn amount(s: &Sentence, at: usize) -> Option<Found> {
    let between = s.is(at, "between");
    let from = modifiers(s, at + usize::from(between));
    // A range "between X and Y" is one amount with "between"; without a second part the word stands outside.
    if between {
        return range(s, from).map(|(end, label, rule)| Found::new(at..end, label, rule));
    }
    // "some years ago" begins like "some 50 people".
    let (end, label, rule) = range(s, from).or_else(|| one(s, from)).or_else(|| vague(s, at))?;
    Some(Found::new(at..end, label, rule))
}

type Piece = (usize, Label, Rule);

/// One amount at token `at`.
fn one(s: &Sentence, at: usize) -> Option<Piece> {
    if let Some(end) = signed(s, at) {
        return Some((end, Label::Money, Rule::Sign));
    }
    if let Some(found) = suffixed(s, at) {
        return Some(found);
    }
    if let Some(n) = numeral(s, at) {
        return Some(unit(s, n).unwrap_or((n.end, Label::Cardinal, cardinal_rule(&n, s, at))));
    }
    vague(s, at)
}

fn cardinal_rule(n: &Numeral, s: &Sentence, at: usize) -> Rule {
    if n.scaled {
        Rule::Scaled
    } else if n.fraction {
        Rule::Fraction
    } else if s.shape(at) == Shape::Number {
        Rule::Digits
    } else {
        Rule::NumberWord
    }
}

/// "$5 million", "Rs. 500", "USD 20": one past the end.
fn signed(s: &Sentence, at: usize) -> Option<usize> {
    if !s.has(at, CURRENCY_SIGN) {
        return None;
    }
    let letters = s.word(at).bytes().next().is_some_and(|b| b.is_ascii_alphabetic());
    // "C$", "Rs." and codes are written with capitals.
    if letters && !s.capitalised(at) && s.shape(at) != Shape::Symbol {
        return None;
    }
    let mut start = at + 1;
    // "US $ 5", "C $5" in loosely tokenized text leave the sign alone here.
    if s.is_any(start, &["a", "an"]) && !letters {
        return None;
    }
    if s.has(start, CURRENCY_SIGN) && !s.is(start, "euro") {
        start += 1;
    }
    // "$4 billion dollars" says it twice.
    numeral(s, start).map(|n| n.end + usize::from(n.scaled && s.is_any(n.end, &["dollars", "euros", "pounds"])))
}

/// Digits with a unit written onto them: "5km", "20pc", "9p".
fn suffixed(s: &Sentence, at: usize) -> Option<Piece> {
    if s.shape(at) != Shape::Number {
        return None;
    }
    let Digits::Unit(suffix) = digits(s.word(at)) else { return None };
    let is = |list: &[&str]| list.iter().any(|unit| suffix.eq_ignore_ascii_case(unit));
    if is(&[
        "km", "kms", "cm", "mm", "kg", "kgs", "mg", "g", "lb", "lbs", "oz", "ft", "mph", "kph", "kmh", "mw", "gw",
        "kw", "kwh", "gb", "mb", "tb", "kb", "mhz", "ghz", "hz", "ml", "cl", "sqm", "ha", "mi", "in", "yd", "bbl",
    ]) {
        return Some((at + 1, Label::Quantity, Rule::Suffixed));
    }
    if is(&["pc", "pct"]) {
        return Some((at + 1, Label::Percent, Rule::Suffixed));
    }
    if is(&["p", "c"]) && suffix.bytes().all(|b| b.is_ascii_lowercase()) {
        return Some((at + 1, Label::Money, Rule::Suffixed));
    }
    if is(&["hr", "hrs", "min", "mins", "sec", "secs", "s", "h"]) {
        return Some((at + 1, Label::Time, Rule::Suffixed));
    }
    if is(&["yr", "yrs"]) {
        return Some((at + 1, Label::Date, Rule::Suffixed));
    }
    if suffix == "m" && numeral(s, at).is_none_or(|n| n.end == at + 1) && !s.has(at + 1, CURRENCY) {
        // "the 100m" is a distance, "5m people" a count.
        let distance = at > 0 && s.is_any(at - 1, &["the", "of", "than"]);
        return Some((at + 1, if distance { Label::Quantity } else { Label::Cardinal }, Rule::Suffixed));
    }
    None
}

/// Two amounts joined to one: "5 to 10 percent", "$5-$10", "two or three days", "3-2".
fn range(s: &Sentence, at: usize) -> Option<Piece> {
    let first_signed = signed(s, at);
    let first = if first_signed.is_some() { None } else { Some(numeral(s, at)?) };
    let mut end = first_signed.or(first.map(|n| n.end))?;
    let first_unit = first.and_then(|n| unit(s, n));
    if let Some((unit_end, ..)) = first_unit {
        end = unit_end;
    }
    let and = s.is(end, "and");
    let dash = s.dash(end);
    if !(and || dash || s.is_any(end, &["to", "or"])) {
        return None;
    }
    let between = at > 0 && (s.is(at - 1, "between") || at > 1 && s.is(at - 2, "between"));
    let second = modifiers(s, end + 1);
    if second > end + 1 && !s.is(end, "to") {
        return None;
    }
    let second_signed = signed(s, second);
    if first_signed.is_some() || second_signed.is_some() {
        // "$5 to $10", "$5 to 10 million"; "$5 and $10" are two amounts.
        let last = second_signed.or_else(|| numeral(s, second).filter(|n| n.scaled || dash).map(|n| n.end))?;
        let joined = first_signed.is_some() && (!and || between);
        return joined.then_some((last, Label::Money, Rule::SignRange));
    }
    let (first, n) = (first?, numeral(s, second)?);
    let (last, label, rule) = match unit(s, n) {
        Some((last, label, _)) => (last, label, Rule::Range),
        None => (n.end, Label::Cardinal, Rule::CardinalRange),
    };
    match first_unit {
        // "5 percent to 10 percent", "two weeks to three weeks"
        Some((_, first_label, _)) => (first_label == label && (!and || between)).then_some((last, label, rule)),
        None if label == Label::Cardinal => {
            // "3-2", "two or three", "10 to 15"; never across a whole line of scores "3 - 2 - 1" and no years.
            let plain = first.plain == n.plain && first.fraction == n.fraction;
            let rising = first.value.zip(n.value).is_none_or(|(first, last)| first < last);
            let joined = if dash { s.glued(end) == s.glued(end + 1) } else { between || !and && rising };
            (joined && plain && !(is_year(&first) && is_year(&n))).then_some((last, label, rule))
        }
        // "5 and 6 percent", "two or three days": the unit is left out of the first part.
        None => (!first.fraction).then_some((last, label, rule)),
    }
}

/// The unit after numeral `n` makes it more than a cardinal.
fn unit(s: &Sentence, n: Numeral) -> Option<Piece> {
    let at = s.after_hyphen(n.end);
    let hyphen = at > n.end;
    // "half a percent", "half an hour", "a half hour"
    let at = if n.fraction
        && s.is_any(at, &["a", "an", "of"])
        && !hyphen
        && (s.has(at + 1, PERIOD | HOURS | PERCENT | MEASURE) || s.is(at + 1, "a"))
    {
        at + 1 + usize::from(s.is(at, "of") && s.is_any(at + 1, &["a", "an"]))
    } else if n.scaled && s.is(at, "of") && s.has(at + 1, PERIODS | HOURS | MEASURE) {
        at + 1
    } else {
        at
    };
    percent(s, at)
        .map(|end| (end, Label::Percent, Rule::Percent))
        .or_else(|| money_word(s, at, &n).map(|end| (end, Label::Money, Rule::CurrencyWord)))
        .or_else(|| duration(s, at, &n, hyphen))
        .or_else(|| measure(s, at, &n).map(|end| (end, Label::Quantity, Rule::Measure)))
}

/// "%", "percent", "per cent", "percentage points": one past the end.
fn percent(s: &Sentence, at: usize) -> Option<usize> {
    if s.are(at, &["per", "cent"]) {
        return Some(at + 2);
    }
    if !s.has(at, PERCENT) {
        return None;
    }
    let point = s.after_hyphen(at + 1);
    let points = s.is_any(point, &["point", "points"]);
    if s.is(at, "percentage") && !points {
        return None;
    }
    Some(if points && s.is(at, "percentage") { point + 1 } else { at + 1 })
}

/// "dollars", "U.S. dollars", "of Hong Kong dollars": one past the end.
fn money_word(s: &Sentence, at: usize, n: &Numeral) -> Option<usize> {
    let of = at + usize::from(n.scaled && s.is(at, "of"));
    // At most two capitalised words tell whose currency it is.
    let currency = (of..of + 3).find(|&at| s.has(at, CURRENCY))?;
    if (of..currency).any(|at| !s.capitalised(at)) {
        return None;
    }
    let word = s.word(currency);
    // "two pounds of flour" is a weight, "20 million pounds" an amount; "three marks" are seldom money.
    if s.is_any(currency, &["pound", "pounds"]) && !n.scaled && !s.text.contains('£') {
        return None;
    }
    if s.is_any(currency, &["real", "won", "mark", "marks", "nickel", "rand", "rub", "quid", "lira", "try"])
        && !(n.scaled || s.is_any(currency, &["marks", "quid", "lira", "rand"]))
        && !(s.is(currency, "won") && !n.plain && s.shape(at.saturating_sub(1)) == Shape::Number)
    {
        return None;
    }
    let single = word.len() == 3 && word.bytes().all(|b| b.is_ascii_lowercase());
    if single && !s.is_any(currency, &["yen", "won"]) {
        return None;
    }
    Some(currency + 1)
}

/// "weeks", "hours", "year-old": what takes time, with what belongs to it.
fn duration(s: &Sentence, at: usize, n: &Numeral, hyphen: bool) -> Option<Piece> {
    let mut at = at;
    // "two more weeks", "three straight days", "20 business days"
    if !hyphen
        && s.is_any(
            at,
            &[
                "more",
                "straight",
                "consecutive",
                "full",
                "whole",
                "long",
                "short",
                "solid",
                "business",
                "calendar",
                "working",
                "trading",
                "additional",
                "fiscal",
                "academic",
                "successive",
            ],
        )
    {
        at += 1;
    }
    let plural = s.has(at, PERIODS);
    if plural || s.has(at, PERIOD) {
        // "one day", "five-year", "30 year", but no "2006 week".
        if s.is_any(at, &["quarter", "quarters"]) && n.plain && !hyphen && s.is(at, "quarter") {
            return None;
        }
        let (end, rule) = period_tail(s, at + 1);
        return Some((end, Label::Date, rule));
    }
    if s.has(at, HOURS) && !(s.is(at, "second") && n.value != Some(1) && !hyphen) {
        let mut end = at + 1;
        // "five hours and 20 minutes", "2 minutes 30 seconds"
        let and = end + usize::from(s.is(end, "and"));
        if let Some(next) = numeral(s, and).filter(|next| s.has(next.end, HOURS)) {
            end = next.end + 1;
        } else if s.are(end, &["and", "a", "half"]) {
            end += 3;
        }
        if s.is_any(end, &["ago", "later", "earlier"]) {
            end += 1;
        }
        return Some((end, Label::Time, Rule::Hours));
    }
    None
}

/// "miles", "square feet", "degrees Celsius", "miles per hour": one past the end.
fn measure(s: &Sentence, at: usize, n: &Numeral) -> Option<usize> {
    let mut end = at;
    if s.is_any(end, &["square", "cubic", "nautical", "metric", "sq.", "sq", "light", "short", "long"]) {
        end = s.after_hyphen(end + 1);
        if !s.has(end, MEASURE) && !s.has(end, PERIODS) {
            return None;
        }
    } else if !s.has(end, MEASURE) && !s.is_any(end, &["pound", "pounds"]) {
        return None;
    }
    if s.is_any(end, &["stone", "cup", "cups", "yards", "metric", "cubic", "square", "nautical"]) && s.capitalised(end)
    {
        return None;
    }
    // "two cups" may be trophies; measures by volume of the kitchen need "of".
    if s.is_any(end, &["stone", "cup", "cups", "degree"]) && !(s.is(end + 1, "of") || s.hyphen(end - 1)) {
        return None;
    }
    let degrees = s.is_any(end, &["degrees", "°"]);
    end += 1;
    if degrees {
        if s.is_any(
            end,
            &["celsius", "fahrenheit", "centigrade", "c", "f", "c.", "f.", "north", "south", "east", "west"],
        ) {
            end += 1;
        }
        if s.is_any(end, &["below", "above"]) && s.is_any(end + 1, &["zero", "freezing"]) {
            end += 2;
        }
        return Some(end);
    }
    // "60 miles per hour", "5 miles an hour"
    if s.is_any(end, &["per", "an", "a"]) && s.is_any(end + 1, &["hour", "second"]) {
        return Some(end + 2);
    }
    // "six feet two inches", "5-foot-10"
    let second = s.after_hyphen(end);
    if s.is_any(end - 1, &["foot", "feet", "pounds"])
        && let Some(next) = numeral(s, second).filter(|next| next.plain || next.value.is_some())
    {
        let inches = s.after_hyphen(next.end);
        if s.is_any(inches, &["inch", "inches", "ounces", "ounce"]) {
            return Some(inches + 1);
        }
        if next.value.is_some_and(|value| value < 12) && !n.scaled && (second > end || s.is(end - 1, "feet")) {
            return Some(next.end);
        }
    }
    Some(end)
}

/// Amounts without a numeral: "a few days", "several years", "an hour", "a dollar", "a percent".
fn vague(s: &Sentence, at: usize) -> Option<Piece> {
    let article = s.is_any(at, &["a", "an"]);
    if !article && !s.has(at, VAGUE) {
        return None;
    }
    let mut unit = at + 1;
    // "a few", "a couple of", "a half", "another few", "many more"
    if article && s.is_any(unit, &["few", "couple", "good", "full", "whole", "half", "single", "quarter"]) {
        unit = s.after_hyphen(unit + 1);
    }
    if s.is_any(unit, &["of", "more", "a", "an", "full"])
        && (s.is_any(at, &["couple", "half", "dozen"]) || unit > at + 1 || s.is(unit, "more"))
    {
        unit += 1;
    }
    let plural = s.has(unit, PERIODS);
    let single = s.has(unit, PERIOD) && (article || s.is(at, "half")) && !s.is_any(unit - 1, &["few", "couple", "of"]);
    if s.shape(unit) != Shape::Title && (single || plural && !(article && unit == at + 1)) {
        if s.is(unit, "quarter") || s.is_any(at, &["some"]) && s.has(unit, PERIOD) {
            return None;
        }
        let (end, rule) = period_tail(s, unit + 1);
        let rule = if end == unit + 1 && article && unit == at + 1 { Rule::ArticlePeriod } else { rule };
        return Some((end, Label::Date, rule));
    }
    if s.has(unit, HOURS) && !s.is_any(unit, &["second", "sec"]) {
        let end = unit + 1 + usize::from(s.is_any(unit + 1, &["ago", "later", "earlier"]));
        return Some((end, Label::Time, Rule::Hours));
    }
    if article && unit == at + 1 {
        if s.is(unit, "dollar") && !s.has(unit + 1, FRACTION) {
            return Some((unit + 1, Label::Money, Rule::CurrencyWord));
        }
        if s.is(unit, "percent") || s.are(unit, &["percentage", "point"]) {
            return percent(s, unit).map(|end| (end, Label::Percent, Rule::Percent));
        }
    }
    None
}

/// An ordinal at token `at`: "first", "17th", "twenty-first".
pub(super) fn ordinal(s: &Sentence, at: usize) -> Option<Found> {
    if s.shape(at) == Shape::Number {
        return matches!(digits(s.word(at)), Digits::Ordinal(_))
            .then(|| Found::new(at..at + 1, Label::Ordinal, Rule::OrdinalDigits));
    }
    if s.has(at, super::words::TENS) {
        let unit = s.after_hyphen(at + 1);
        return (unit > at + 1 && s.has(unit, ORDINAL))
            .then(|| Found::new(at..unit + 1, Label::Ordinal, Rule::OrdinalWord));
    }
    if !s.has(at, ORDINAL) {
        return None;
    }
    // "per second", "a split second", "second-hand"
    let second = s.is(at, "second") && at > 0 && s.is_any(at - 1, &["per", "split", "every", "each"]);
    let hand = s.hyphen(at + 1) && s.is_any(at + 2, &["hand", "guess", "guessing", "guessed"]);
    (!second && !hand).then(|| Found::new(at..at + 1, Label::Ordinal, Rule::OrdinalWord))
}
