//! Parts of dates, and periods with nothing in front: "early 2015", "the end of June", "years".

use super::calendar::{decade, holiday, month_date, relative_day, weekday, year};
use super::fiscal::fiscal;
use super::periods::{century, deictic, period_tail, season, the_period};
use super::{Core, Kind, year_value};
use crate::Shape;
use crate::entities::Label;
use crate::entities::rule::Rule;
use crate::entities::sentence::{Sentence, set};
use crate::entities::times::clock;
use crate::entities::words::{DAYPART, FREQUENCY, ORDINAL, PART, PERIOD, PERIODS};

/// "early 2015", "mid-July", "late last year", "earlier this month", "early Monday".
pub(super) fn part(s: &Sentence, at: usize) -> Option<Core> {
    if !s.has(at, PART) {
        return None;
    }
    let next = s.after_hyphen(at + 1);
    // "later August 3" is an adverb and a date.
    let adverb = s.is_any(at, &const { set("earlier later") });
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
        let each = s.is_any(next, &const { set("each every another these those") });
        return (!each).then_some(core);
    }
    // "earlier in the day", "late in the year"
    if s.are(at + 1, "in the") && s.has(at + 3, PERIOD) && s.shape(at + 3) == Shape::Lower {
        return Some(Core::new(at + 4, Rule::Edge, Kind::Other));
    }
    // "early morning", "late night"
    if s.has(next, DAYPART) && s.is_any(at, &const { set("early late mid") }) {
        return Some(Core { label: Label::Time, ..Core::new(next + 1, Rule::Daypart, Kind::Other) });
    }
    // "mid-century", "mid-week"
    if s.is_any(at, &const { set("mid late") }) && next > at + 1 && (s.has(next, PERIOD) || s.has(next, DAYPART)) {
        return Some(Core::new(next + 1, Rule::Edge, Kind::Other));
    }
    None
}

/// "the end of June", "the first half of 2005", "the rest of the week".
pub(super) fn edge(s: &Sentence, at: usize) -> Option<Core> {
    let the = at + usize::from(s.is(at, "the"));
    let half = s.has(the, ORDINAL) || s.is_any(the, &const { set("latter early final last next very") });
    let noun = the + usize::from(half);
    let edges = if half {
        &const { set("half part quarter end third days weeks months day week") }
    } else {
        &const { set("end beginning start middle turn rest remainder close eve course") }
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

/// "years", "decades ago", "hours later", "annual", "overnight": periods with nothing in front.
pub(super) fn bare(s: &Sentence, at: usize) -> Option<Core> {
    if s.has(at, FREQUENCY) && !s.capitalised(at) {
        return Some(Core::new(at + 1, Rule::Frequency, Kind::Other));
    }
    if s.has(at, PERIODS) && (!s.capitalised(at) || at == 0) && !s.is_any(at, &const { set("quarters semesters") }) {
        let (end, rule) = period_tail(s, at + 1);
        let rule = if end == at + 1 { Rule::BarePeriods } else { rule };
        return Some(Core::new(end, rule, Kind::Other));
    }
    if s.is_any(at, &const { set("hours minutes") })
        && (s.shape(at) == Shape::Lower || at == 0)
        && !s.is_any(at.wrapping_sub(1), &const { set("business opening working visiting office the man") })
    {
        let end = at + 1 + usize::from(s.is_any(at + 1, &const { set("ago later earlier") }));
        return Some(Core { label: Label::Time, ..Core::new(end, Rule::Hours, Kind::Other) });
    }
    // "year-end", "year-on-year" (which is none), "week-long"
    if s.has(at, PERIOD) && s.hyphen(at + 1) && s.shape(at) == Shape::Lower {
        if s.is_any(at + 2, &const { set("long end old") }) {
            return Some(Core::new(at + 3, Rule::Edge, Kind::Other));
        }
        if s.is_any(at + 2, &const { set("ago earlier") }) {
            let end = at + 3 + usize::from(s.is_any(at + 3, &const { set("period quarter") }));
            return Some(Core::new(end, Rule::Ago, Kind::Other));
        }
    }
    if let Some(found) = clock(s, at) {
        return Some(Core { label: found.label, ..Core::new(found.tokens.end, found.rule, Kind::Other) });
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::entities::testing::check;

    #[test]
    fn parts_belong_to_their_date() {
        check(
            "early 2015, mid-July, late last year and earlier this month",
            "early 2015 DATE; mid-July DATE; late last year DATE; earlier this month DATE",
            &[],
        );
        check("It ended late Sunday, and later May 3 came.", "late Sunday DATE; May 3 DATE", &[]);
        check("She left earlier in the day.", "earlier in the day DATE", &[]);
        check("by the end of June or the rest of the week", "the end of June DATE; the rest of the week DATE", &[]);
    }

    #[test]
    fn periods_stand_alone() {
        check("It took years, then hours, with annual reports.", "years DATE; hours TIME; annual DATE", &[]);
        check("decades ago, weeks later", "decades ago DATE; weeks later DATE", &[]);
    }
}
