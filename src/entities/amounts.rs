//! Counted things: money, percentages, measures, durations, and bare cardinals.

use super::Label;
use super::dates::{is_year, period_tail};
use super::modifiers::modifiers;
use super::numbers::{Digits, Numeral, digits, numeral};
use super::rule::{Found, Rule};
use super::sentence::{Sentence, set};
use super::units::{percent, suffixed, unit};
use super::words::{CURRENCY_SIGN, FRACTION, HOURS, MEASURE, ORDINAL, PERIOD, PERIODS, TENS, VAGUE};
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

/// One past an amount's last token, its label, and the rule that found it.
pub(super) type Piece = (usize, Label, Rule);

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
    let mut start = at + 1 + usize::from(s.is(at, "rs") && s.is(at + 1, ".") && s.glued(at + 1));
    // "US $ 5", "C $5" in loosely tokenized text leave the sign alone here.
    if s.is_any(start, &const { set("a an") }) && !letters {
        return None;
    }
    if s.has(start, CURRENCY_SIGN) && !s.is(start, "euro") {
        start += 1;
    }
    let n = numeral(s, start)?;
    // "$4 billion dollars" says it twice; "$4 m" is short for it.
    let twice = n.scaled && s.is_any(n.end, &const { set("dollars euros pounds") });
    let short = !n.scaled && matches!(s.word(n.end), "m" | "b" | "k" | "M" | "B" | "K");
    Some(n.end + usize::from(twice || short))
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
    if !(and || dash || s.is_any(end, &const { set("to or") })) {
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

/// Amounts without a numeral: "a few days", "several years", "an hour", "a dollar", "a percent".
fn vague(s: &Sentence, at: usize) -> Option<Piece> {
    let article = s.is_any(at, &const { set("a an") });
    if !article && !s.has(at, VAGUE) {
        return None;
    }
    let mut unit = at + 1;
    // "a few", "a couple of", "a half", "another few", "many more"
    if article && s.is_any(unit, &const { set("few couple good full whole half single quarter") }) {
        unit = s.after_hyphen(unit + 1);
    }
    if s.is_any(unit, &const { set("of more a an full") })
        && (s.is_any(at, &const { set("couple half dozen") }) || unit > at + 1 || s.is(unit, "more"))
    {
        unit += 1;
    }
    let plural = s.has(unit, PERIODS);
    let single =
        s.has(unit, PERIOD) && (article || s.is(at, "half")) && !s.is_any(unit - 1, &const { set("few couple of") });
    if s.shape(unit) != Shape::Title && (single || plural && !(article && unit == at + 1)) {
        if s.is(unit, "quarter") || s.is_any(at, &const { set("some") }) && s.has(unit, PERIOD) {
            return None;
        }
        let (end, rule) = period_tail(s, unit + 1);
        let rule = if end == unit + 1 && article && unit == at + 1 { Rule::ArticlePeriod } else { rule };
        return Some((end, Label::Date, rule));
    }
    if s.has(unit, HOURS) && !s.is_any(unit, &const { set("second sec") }) {
        let end = unit + 1 + usize::from(s.is_any(unit + 1, &const { set("ago later earlier") }));
        return Some((end, Label::Time, Rule::Hours));
    }
    // "a mile", "a few miles"
    let distance =
        s.is_any(unit, &const { set("mile kilometer kilometre acre hectare ton tonne gallon liter litre inch") });
    let few = unit > at + 1 && s.is_any(unit - 1, &const { set("few several") })
        || s.is_any(at, &const { set("several few") });
    if article && unit == at + 1 && distance || few && s.has(unit, MEASURE) {
        return Some((unit + 1, Label::Quantity, Rule::Measure));
    }
    if article && unit == at + 1 {
        if s.is(unit, "dollar") && !s.has(unit + 1, FRACTION) {
            return Some((unit + 1, Label::Money, Rule::CurrencyWord));
        }
        if s.is(unit, "percent") || s.are(unit, "percentage point") {
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
    if s.has(at, TENS) {
        let unit = s.after_hyphen(at + 1);
        return (unit > at + 1 && s.has(unit, ORDINAL))
            .then(|| Found::new(at..unit + 1, Label::Ordinal, Rule::OrdinalWord));
    }
    if !s.has(at, ORDINAL) {
        return None;
    }
    // "per second", "a split second", "second-hand"
    let second = s.is(at, "second") && at > 0 && s.is_any(at - 1, &const { set("per split every each") });
    let hand = s.hyphen(at + 1) && s.is_any(at + 2, &const { set("hand guess guessing guessed") });
    (!second && !hand).then(|| Found::new(at..at + 1, Label::Ordinal, Rule::OrdinalWord))
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn reads_money_by_its_sign() {
        check(
            "$5 million, NT$ 30 billion, US$3m, Rs. 500, EUR 20",
            "$5 million MONEY; NT$ 30 billion MONEY; US$3m MONEY; Rs. 500 MONEY; EUR 20 MONEY",
            &[],
        );
        check(
            "about $5 a barrel, $5 to $10, $5-$6 million",
            "about $5 MONEY; $5 to $10 MONEY; $5-$6 million MONEY",
            &[],
        );
        check("between $5 and $10, then $5 and $10", "between $5 and $10 MONEY; $5 MONEY; $10 MONEY", &[]);
    }

    #[test]
    fn modifiers_belong_to_the_number() {
        check(
            "at least five, more than 2,600, nearly 2 percent",
            "at least five CARDINAL; more than 2,600 CARDINAL; nearly 2 percent PERCENT",
            &[],
        );
        check("only 30, all five, over two weeks", "30 CARDINAL; five CARDINAL; two weeks DATE", &[]);
    }

    #[test]
    fn joins_ranges() {
        check(
            "10 to 15 boats, two or three boats, a 3-2 win",
            "10 to 15 CARDINAL; two or three CARDINAL; 3-2 CARDINAL",
            &[],
        );
        check("from 15 to 10 boats, two and three", "15 CARDINAL; 10 CARDINAL; two CARDINAL; three CARDINAL", &[]);
    }

    #[test]
    fn counts_without_a_numeral() {
        check("nearly a mile and a few miles", "nearly a mile QUANTITY; a few miles QUANTITY", &[]);
        check(
            "a few days, several years, some years ago, a full day",
            "a few days DATE; several years DATE; some years ago DATE; a full day DATE",
            &[],
        );
        check(
            "half of it, a third of them, dozens, thousands of boats",
            "half CARDINAL; a third CARDINAL; dozens CARDINAL; thousands CARDINAL",
            &[],
        );
    }

    #[test]
    fn one_is_a_number_but_no_pronoun() {
        check("one of the boats, one boat", "one CARDINAL; one CARDINAL", &[]);
        check("No one helps one another; this one can.", "", &[]);
        check("She is one that listens, and I found one.", "", &[]);
        check("One man in four left one of them.", "One CARDINAL; four CARDINAL; one CARDINAL", &[]);
    }

    #[test]
    fn numbers_in_model_names_are_no_counts() {
        check("a C-130 and an AK-47", "", &[crate::Label::Cardinal]);
    }

    #[test]
    fn reads_ordinals() {
        check(
            "the first, the 17th, the twenty-first and the third-largest",
            "first ORDINAL; 17th ORDINAL; twenty-first ORDINAL; third ORDINAL",
            &[],
        );
        check("ten per second, second-hand boats", "ten CARDINAL", &[]);
    }
}
