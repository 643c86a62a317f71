//! Ages: "aged 45", "Ana Ruiz, 45, a nurse".

use crate::entities::Label;
use crate::entities::numbers::{Digits, digits, numeral};
use crate::entities::rule::{Found, Rule};
use crate::entities::sentence::{Sentence, set};
use crate::entities::words::MONTH;

/// "aged 45", "age 12": the age whose word stands at token `at`.
pub(in crate::entities) fn age(s: &Sentence, at: usize) -> Option<Found> {
    let of = s.are(at, "the age of");
    if !of && !s.is_any(at, &const { set("aged age ages") }) {
        return None;
    }
    let n = numeral(s, at + if of { 3 } else { 1 }).filter(|n| n.value.is_some_and(|value| value < 120))?;
    let mut end = n.end;
    if (s.is_any(end, &const { set("to and") }) || s.dash(end))
        && let Some(last) = numeral(s, end + 1).filter(|last| last.value.is_some_and(|value| value < 120))
    {
        end = last.end;
    }
    Some(Found::new(at..end, Label::Date, Rule::Age))
}

/// True if the number at token `at` is the age of the person named before it: "Ana Ruiz, 45, a nurse".
pub(in crate::entities) fn is_age(s: &Sentence, at: usize) -> bool {
    at >= 2
        && s.is(at - 1, ",")
        && s.capitalised(at - 2)
        && !s.has(at - 2, MONTH)
        && s.is_any(at + 1, &const { set(", . ; )") })
        && matches!(digits(s.word(at)), Digits::Plain(Some(10..=110)))
}

#[cfg(test)]
mod tests {
    use crate::entities::testing::check;

    #[test]
    fn reads_ages() {
        check("Ana Ruiz, 45, has a six-year-old.", "45 DATE; six-year-old DATE", &[]);
        check("anyone aged 18 to 25, or 70 years old", "aged 18 to 25 DATE; 70 years old DATE", &[]);
        check("She died at the age of 47.", "the age of 47 DATE", &[]);
        check("They sold 45, 50 and 60.", "45 CARDINAL; 50 CARDINAL; 60 CARDINAL", &[]);
    }
}
