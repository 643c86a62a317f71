//! Units: what makes a number an amount of money, a percentage, a measure or a duration.

use super::Label;
use super::amounts::Piece;
use super::dates::period_tail;
use super::numbers::{Digits, Numeral, digits, numeral};
use super::rule::Rule;
use super::sentence::{Sentence, set};
use super::words::{CURRENCY, HOURS, MEASURE, PERCENT, PERIOD, PERIODS};
use crate::Shape;

/// Digits with a unit written onto them: "5km", "20pc", "9p".
pub(super) fn suffixed(s: &Sentence, at: usize) -> Option<Piece> {
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
    if is(&["hr", "hrs", "min", "mins", "sec", "secs"]) {
        return Some((at + 1, Label::Time, Rule::Suffixed));
    }
    if is(&["yr", "yrs"]) {
        return Some((at + 1, Label::Date, Rule::Suffixed));
    }
    if suffix == "m" && numeral(s, at).is_none_or(|n| n.end == at + 1) && !s.has(at + 1, CURRENCY) {
        // "the 100m" is a distance, "5m people" a count.
        let distance = at > 0 && s.is_any(at - 1, &const { set("the of than") });
        return Some((at + 1, if distance { Label::Quantity } else { Label::Cardinal }, Rule::Suffixed));
    }
    None
}

/// The unit after numeral `n` makes it more than a cardinal.
pub(super) fn unit(s: &Sentence, n: Numeral) -> Option<Piece> {
    let at = s.after_hyphen(n.end);
    let hyphen = at > n.end;
    // "half a percent", "half an hour", "a half hour"
    let at = if n.fraction
        && s.is_any(at, &const { set("a an of") })
        && !hyphen
        && (s.has(at + 1, PERIOD | HOURS | PERCENT | MEASURE) || s.is(at + 1, "a"))
    {
        at + 1 + usize::from(s.is(at, "of") && s.is_any(at + 1, &const { set("a an") }))
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
pub(super) fn percent(s: &Sentence, at: usize) -> Option<usize> {
    if s.are(at, "per cent") {
        return Some(at + 2);
    }
    if !s.has(at, PERCENT) {
        return None;
    }
    let point = s.after_hyphen(at + 1);
    let points = s.is_any(point, &const { set("point points") });
    if s.is(at, "percentage") && !points {
        return None;
    }
    Some(if points && s.is(at, "percentage") { point + 1 } else { at + 1 })
}

/// "dollars", "U.S. dollars", "of Hong Kong dollars": one past the end.
pub(super) fn money_word(s: &Sentence, at: usize, n: &Numeral) -> Option<usize> {
    let of = at + usize::from(n.scaled && s.is(at, "of"));
    // At most two capitalised words tell whose currency it is.
    let currency = (of..of + 3).find(|&at| s.has(at, CURRENCY))?;
    if (of..currency).any(|at| !s.capitalised(at)) {
        return None;
    }
    let word = s.word(currency);
    // "two pounds of flour" is a weight, "20 million pounds" an amount; "three marks" are seldom money.
    if s.is_any(currency, &const { set("pound pounds") }) && !n.scaled {
        return None;
    }
    if s.is_any(currency, &const { set("real won mark marks nickel rand rub quid lira try") })
        && !(n.scaled || s.is_any(currency, &const { set("marks quid lira rand") }))
        && !(s.is(currency, "won") && !n.plain && s.shape(at.saturating_sub(1)) == Shape::Number)
    {
        return None;
    }
    let single = word.len() == 3 && word.bytes().all(|b| b.is_ascii_lowercase());
    if single && !s.is_any(currency, &const { set("yen won") }) {
        return None;
    }
    Some(currency + 1)
}

/// "weeks", "hours", "year-old": what takes time, with what belongs to it.
pub(super) fn duration(s: &Sentence, at: usize, n: &Numeral, hyphen: bool) -> Option<Piece> {
    let mut at = at;
    // "two more weeks", "three straight days", "20 business days"
    if !hyphen
        && s.is_any(at, &const { set("more straight consecutive full whole long short solid business calendar working trading additional fiscal academic successive") })
    {
        at += 1;
    }
    let plural = s.has(at, PERIODS);
    if plural || s.has(at, PERIOD) {
        // "one day", "five-year", "30 year", but no "2006 week".
        if s.is_any(at, &const { set("quarter quarters") }) && n.plain && !hyphen && s.is(at, "quarter") {
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
        } else if s.are(end, "and a half") {
            end += 3;
        }
        if s.is_any(end, &const { set("ago later earlier") }) {
            end += 1;
        }
        return Some((end, Label::Time, Rule::Hours));
    }
    None
}

/// "miles", "square feet", "degrees Celsius", "miles per hour": one past the end.
pub(super) fn measure(s: &Sentence, at: usize, n: &Numeral) -> Option<usize> {
    let mut end = at;
    if s.is_any(end, &const { set("square cubic nautical metric sq. sq light short long") }) {
        end = s.after_hyphen(end + 1);
        if !s.has(end, MEASURE) && !s.has(end, PERIODS) {
            return None;
        }
    } else if !s.has(end, MEASURE) && !s.is_any(end, &const { set("pound pounds") }) {
        return None;
    }
    if s.is_any(end, &const { set("stone cup cups yards metric cubic square nautical") }) && s.capitalised(end) {
        return None;
    }
    // "two cups" may be trophies; measures by volume of the kitchen need "of".
    if s.is_any(end, &const { set("stone cup cups degree") }) && !(s.is(end + 1, "of") || s.hyphen(end - 1)) {
        return None;
    }
    let degrees = s.is_any(end, &const { set("degrees °") });
    end += 1;
    if degrees {
        if s.is_any(end, &const { set("celsius fahrenheit centigrade c f c. f. north south east west") }) {
            end += 1;
        }
        if s.is_any(end, &const { set("below above") }) && s.is_any(end + 1, &const { set("zero freezing") }) {
            end += 2;
        }
        return Some(end);
    }
    // "60 miles per hour", "5 miles an hour"
    if s.is_any(end, &const { set("per an a") }) && s.is_any(end + 1, &const { set("hour second") }) {
        return Some(end + 2);
    }
    // "six feet two inches", "5-foot-10"
    let second = s.after_hyphen(end);
    if s.is_any(end - 1, &const { set("foot feet pounds") })
        && let Some(next) = numeral(s, second).filter(|next| next.plain || next.value.is_some())
    {
        let inches = s.after_hyphen(next.end);
        if s.is_any(inches, &const { set("inch inches ounces ounce") }) {
            return Some(inches + 1);
        }
        if next.value.is_some_and(|value| value < 12) && !n.scaled && (second > end || s.is(end - 1, "feet")) {
            return Some(next.end);
        }
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn reads_percentages() {
        check(
            "5 percent, 5%, 5 per cent, half a percent",
            "5 percent PERCENT; 5% PERCENT; 5 per cent PERCENT; half a percent PERCENT",
            &[],
        );
        check(
            "5 to 10 percent, 5 and 6 percent, two percentage points",
            "5 to 10 percent PERCENT; 5 and 6 percent PERCENT; two percentage points PERCENT",
            &[],
        );
    }

    #[test]
    fn reads_money_by_its_words() {
        check(
            "500 yen, 20,000 Hong Kong dollars, millions of dollars",
            "500 yen MONEY; 20,000 Hong Kong dollars MONEY; millions of dollars MONEY",
            &[],
        );
        check("25 cents, a dollar, 3 million pounds", "25 cents MONEY; a dollar MONEY; 3 million pounds MONEY", &[]);
        check("He won two real prizes.", "two CARDINAL", &[]);
    }

    #[test]
    fn reads_measures() {
        check(
            "20 miles, 5km, 60 miles per hour, 100 square feet",
            "20 miles QUANTITY; 5km QUANTITY; 60 miles per hour QUANTITY; 100 square feet QUANTITY",
            &[],
        );
        check(
            "six feet two inches, a 10-foot wall, 3 degrees below zero",
            "six feet two inches QUANTITY; 10-foot QUANTITY; 3 degrees below zero QUANTITY",
            &[],
        );
        check(
            "two pounds of flour, hundreds of kilometers",
            "two pounds QUANTITY; hundreds of kilometers QUANTITY",
            &[],
        );
    }

    #[test]
    fn reads_durations() {
        check(
            "a five-year plan, two weeks ago, three years and two months",
            "five-year DATE; two weeks ago DATE; three years and two months DATE",
            &[],
        );
        check(
            "for 20 business days, 10 more years, thousands of years",
            "20 business days DATE; 10 more years DATE; thousands of years DATE",
            &[],
        );
    }
}
