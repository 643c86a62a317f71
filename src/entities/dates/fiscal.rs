//! Quarters and business years.

use super::calendar::{month_date, year};
use super::{Core, Kind, inner, year_value};
use crate::Shape;
use crate::entities::rule::Rule;
use crate::entities::sentence::{Sentence, set};
use crate::entities::words::ORDINAL;

/// "the third quarter of 2005", "fourth-quarter", "first half of last year", "Q3 2015".
pub(super) fn quarter(s: &Sentence, at: usize) -> Option<Core> {
    let the = at + usize::from(s.is(at, "the"));
    let fiscal = the + usize::from(s.is_any(the, &const { set("fiscal financial") }));
    let short = s.shape(at) == Shape::Alphanumeric
        && s.word(at).len() == 2
        && matches!(s.word(at).as_bytes(), [b'Q', b'1'..=b'4'] | [b'H', b'1' | b'2']);
    let mut end = if short {
        at + 1
    } else {
        if !(s.has(fiscal, ORDINAL)
            || s.is_any(fiscal, &const { set("latest latter") })
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
    } else if s.is_any(end, &const { set("ended ending") })
        && let Some(inner) = month_date(s, end + 1)
    {
        end = inner.end;
    }
    Some(Core::new(end, Rule::Quarter, Kind::Other))
}

/// "fiscal 2015", "fiscal year 2015", "the fiscal year ended June 30", "year 2000".
pub(super) fn fiscal(s: &Sentence, at: usize) -> Option<Core> {
    let the = at + usize::from(s.is(at, "the"));
    let fiscal = s.is_any(the, &const { set("fiscal financial calendar academic") });
    let noun = the + usize::from(fiscal);
    let year = noun + usize::from(s.is_any(noun, &const { set("year years") }));
    if !fiscal || (year == noun && year_value(s, noun).is_none()) {
        return None;
    }
    let mut end = year;
    if year_value(s, end).is_some() {
        end = year_range(s, end);
    } else if s.is_any(end, &const { set("ended ending") })
        && let Some(inner) = month_date(s, end + 1)
    {
        end = inner.end;
    }
    Some(Core::new(end, Rule::CalendarDate, Kind::Other))
}

/// One past the year at token `at` or past the range of years that it begins.
pub(super) fn year_range(s: &Sentence, at: usize) -> usize {
    year(s, at).map_or(at + 1, |core| core.end)
}

#[cfg(test)]
mod tests {
    use crate::Label;
    use crate::entities::testing::check;

    #[test]
    fn reads_quarters_and_business_years() {
        check("It was the best in six quarters, for three quarters of the shops.", "six quarters DATE", &[Label::Date]);
        check(
            "in the third quarter of 2005 and the first quarter",
            "the third quarter of 2005 DATE; the first quarter DATE",
            &[],
        );
        check(
            "its fourth-quarter loss in fiscal 2015 and Q3 2016",
            "fourth-quarter DATE; fiscal 2015 DATE; Q3 2016 DATE",
            &[],
        );
        check("the fiscal year ended June 30", "the fiscal year ended June 30 DATE", &[]);
    }
}
