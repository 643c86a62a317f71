//! Days of the calendar: months, weekdays, years, decades and holidays.

use super::{Core, Kind, is_day, value, year_value};
use crate::Shape;
use crate::entities::Label;
use crate::entities::numbers::{Digits, Numeral, digits};
use crate::entities::rule::Rule;
use crate::entities::sentence::{Sentence, WordSet, set};
use crate::entities::times::with_daypart;
use crate::entities::words::{DECADE, HOLIDAY, HOURS, MONTH, ORDINAL, PART, PERIODS, RELATIVE_DAY, WEEKDAY};

/// What stands before "Day" in the names of holidays.
const NAMED_DAYS: WordSet =
    set("anzac armistice australia bastille boxing canada columbus constitution earth election father \
    groundhog inauguration independence king labor labour liberation martin may memorial mother patrick \
    presidents remembrance republic thanksgiving unity valentine veteran veterans");

/// The year after a month or day, with a comma or "of": one past its end, or `at`.
pub(super) fn year_after(s: &Sentence, at: usize) -> usize {
    let next = at + usize::from(s.is_any(at, &const { set(", of in") }));
    if year_value(s, next).is_some() && (!s.is(at, "in") || s.has(at.wrapping_sub(1), MONTH)) && !s.is(at, "in") {
        next + 1
    } else {
        at
    }
}

/// "June", "June 5", "June 5, 2006", "June 5-7", "June of 2006", "June the 5th".
pub(super) fn month_date(s: &Sentence, at: usize) -> Option<Core> {
    if !s.has(at, MONTH) || !s.capitalised(at) {
        return None;
    }
    let mut end = at + 1;
    let hyphen = s.hyphen(end) && is_day(s, end + 1);
    let the = end + usize::from(hyphen || s.is(end, "the"));
    if s.has(the, ORDINAL) && s.shape(the) == Shape::Lower && !s.is(the + 1, "quarter") {
        return Some(Core::new(the + 1, Rule::CalendarDate, Kind::Month));
    }
    if is_day(s, the) && !s.is(the + 1, "%") && !s.are(the + 1, "percent") {
        end = the + 1;
        // "August 2 and 3", "August 2-5", "June 5 to 10"
        if s.is_any(end, &const { set("and to or through") }) || s.dash(end) {
            let plain =
                !s.has(end + 2, PERIODS | HOURS) && !s.is_any(end + 2, &const { set("percent % people million") });
            let closed =
                s.shape(end + 2) != Shape::Lower || s.is_any(end + 2, &const { set("in at for and to with by as") });
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
    let short = word.len() <= 4 && !s.is_any(at, &const { set("may june july") });
    let dotted = word.ends_with('.');
    // "Red October", "April Okoro": a word of a name.
    let title = at > 0 && s.shape(at - 1) == Shape::Title && !s.opens(at - 1) && !s.has(at - 1, WEEKDAY);
    let name = s.is_any(at, &const { set("may march april june august") })
        && s.shape(end) == Shape::Title
        && !s.has(end, WEEKDAY);
    if title || name && !(at > 0 && s.is_any(at - 1, &const { set("in since until by last this next") })) {
        return None;
    }
    let verb =
        at == 0 && s.is_any(at, &const { set("may march") }) && !s.is_any(end, &const { set("'s ’s to is was and") });
    if (short && !dotted) || verb || s.shape(at) == Shape::Upper && s.is_any(at, &const { set("may mar") }) {
        return None;
    }
    Some(Core::new(end, Rule::Month, Kind::Month))
}

/// "5 June 2006", "4th of July", "the 4th of July".
pub(super) fn day_month(s: &Sentence, at: usize) -> Option<Core> {
    if !is_day(s, at) {
        return None;
    }
    let mut month = at + 1;
    // "5-7 June", "5 and 6 June"
    if (s.dash(month) || s.is_any(month, &const { set("and to") })) && is_day(s, month + 1) && s.has(month + 2, MONTH) {
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
pub(super) fn numeric_date(s: &Sentence, at: usize) -> Option<Core> {
    let word = s.word(at);
    let found = |end| Some(Core::new(end, Rule::CalendarDate, Kind::Other));
    match digits(word) {
        // "9/11" is the one date that is known by its digits.
        Digits::SlashedDate | Digits::Slashed(9, 11) => return found(at + 1),
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
pub(super) fn year(s: &Sentence, at: usize) -> Option<Core> {
    let end = at + 1;
    if value(s, at).is_some()
        && s.is_any(end, &const { set("bc b.c. b.c bce b.c.e. ad a.d. a.d ce") })
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
    let before = |words| at > 0 && s.is_any(at - 1, words);
    let led = before(
        &const {
            set(
                "in since until till during year early late mid circa throughout winter summer spring autumn fall fiscal season",
            )
        },
    );
    let joined = before(&const { set("of by from before after to through ( and between the for - – around than ,") });
    // "2000 people", "1500 new jobs": a count of what follows.
    let noun = s.shape(end) == Shape::Lower
        && s.word(end).ends_with('s')
        && s.word(end).len() > 3
        && !s.is_any(end, &const { set("was this 's ’s has does less plus versus across towards sales elections results afterwards earnings revenues profits") });
    let counted = s.is_any(end, &const { set("people men women children more percent police") })
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
    (joined && value >= 1400 && !before(&const { set("the for than , by") }))
        .then(|| Core::new(end, Rule::OldYear, Kind::Year))
}

/// True if the numeral is written as a year is.
pub(in crate::entities) fn is_year(n: &Numeral) -> bool {
    n.plain && n.value.is_some_and(|value| (1500..2100).contains(&value))
}

/// "the 1990s", "1990s", "the '90s", "the nineties", "the late 1990s".
pub(super) fn decade(s: &Sentence, at: usize) -> Option<Core> {
    let the = at + usize::from(s.is_any(at, &const { set("the his her their my our") }));
    let part = the + usize::from(s.has(the, PART) || s.is(the, "middle"));
    let part = if part > the { s.after_hyphen(part) } else { part };
    let number = s.shape(part) == Shape::Number && matches!(digits(s.word(part)), Digits::Decade);
    // "her thirties", "the late eighties"
    let word = s.has(part, DECADE) && the > at;
    (number || word).then(|| Core::new(part + 1, Rule::Decade, Kind::Decade))
}

/// "Monday", "Monday, June 5", "Monday morning", "Monday the 13th".
pub(super) fn weekday(s: &Sentence, at: usize) -> Option<Core> {
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
pub(super) fn relative_day(s: &Sentence, at: usize) -> Option<Core> {
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
    if s.is(at, "the")
        && s.is(at + 1, "day")
        && s.is_any(at + 2, &const { set("after before") })
        && s.has(at + 3, RELATIVE_DAY)
    {
        return Some(Core::new(at + 4, Rule::RelativeDay, Kind::Other));
    }
    None
}

/// A named day with a part of the day after it is a time.
pub(super) fn tail_time(s: &Sentence, end: usize, core: Core) -> Core {
    match with_daypart(s, end) {
        Some(end) => Core { end, label: Label::Time, rule: Rule::Daypart, ..core },
        None => core,
    }
}

/// "Christmas Eve", "New Year's Day", "Labor Day", "Eid al-Adha".
pub(super) fn holiday(s: &Sentence, at: usize) -> Option<Core> {
    if !s.capitalised(at) {
        return None;
    }
    let found = |end: usize| {
        let end = if year_value(s, end).is_some() { end + 1 } else { end };
        Some(Core::new(end, Rule::Holiday, Kind::Other))
    };
    let day = |at: usize| s.is_any(at, &const { set("day eve") }) && s.capitalised(at);
    if s.has(at, HOLIDAY) {
        let next = at + 1;
        return found(
            next + usize::from(
                day(next) || s.is_any(next, &const { set("monday sunday week") }) && s.capitalised(next),
            ),
        );
    }
    if s.is_any(at, &const { set("eid rosh yom mardi") }) {
        if s.are(at, "eid al -") {
            return found(at + 4);
        }
        let next = s.capitalised(at + 1) || s.is_any(at + 1, &const { set("al-fitr al-adha") });
        if next || s.is(at, "eid") {
            return found(at + 1 + usize::from(next));
        }
    }
    if s.is(at, "new") && s.is_any(at + 1, &const { set("year years") }) && s.capitalised(at + 1) {
        let possessive = at + 2 + usize::from(s.is_any(at + 2, &const { set("'s ’s ' ’") }) && day(at + 3));
        return found(possessive + usize::from(day(possessive)));
    }
    if s.is_any(at, &const { set("good ash palm boxing super black cyber") }) {
        let weekday = s.has(at + 1, WEEKDAY) && s.capitalised(at + 1) && !s.is(at, "super");
        if weekday {
            return found(at + 2);
        }
    }
    if s.is_any(at, &NAMED_DAYS) {
        let possessive = at + 1 + usize::from(s.is_any(at + 1, &const { set("'s ’s ' ’") }));
        if day(possessive) {
            return found(possessive + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::entities::testing::check;

    #[test]
    fn reads_days_and_months() {
        check(
            "It opened on Monday, June 5, 2006, and shut on 7 July 2006.",
            "Monday, June 5, 2006 DATE; 7 July 2006 DATE",
            &[],
        );
        check(
            "They met in June of 2006 and again in Sept. or on 3rd of May.",
            "June of 2006 DATE; Sept. DATE; 3rd of May DATE",
            &[],
        );
        check("It ran August 2 and 3, then June 5-7 in the yard.", "August 2 and 3 DATE; June 5-7 DATE", &[]);
        for month in "Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec.".split(' ') {
            check(&format!("It opens on {month} 9 in a barn."), &format!("{month} 9 DATE"), &[]);
        }
        check("She may march in the cold.", "", &[]);
    }

    #[test]
    fn reads_numeric_dates() {
        check("due 2014-05-12 or 12/05/2014, after 9/11", "2014-05-12 DATE; 12/05/2014 DATE; 9/11 DATE", &[]);
        check("a 3/4 share", "3/4 CARDINAL", &[]);
    }

    #[test]
    fn tells_years_from_counts() {
        check("In 2006 it sold 2000 boats.", "2006 DATE; 2000 CARDINAL", &[]);
        check("since 1688 or 480 B.C.", "1688 DATE; 480 B.C. DATE", &[]);
        check(
            "the years 2004-08, 1992-93 and 1914 - 1918",
            "the years DATE; 2004-08 DATE; 1992-93 DATE; 1914 - 1918 DATE",
            &[],
        );
        check("(May 5, 1901 – June 6, 1980)", "May 5, 1901 DATE; June 6, 1980 DATE", &[]);
        check("born between 1990 and 1995", "between 1990 and 1995 DATE", &[]);
    }

    #[test]
    fn reads_decades() {
        check(
            "the 1990s, the late '80s and her thirties",
            "the 1990s DATE; the late '80s DATE; her thirties DATE",
            &[],
        );
        check("the 1980s and 1990s", "the 1980s and 1990s DATE", &[]);
    }

    #[test]
    fn a_part_of_a_named_day_is_a_time() {
        check("He left Tuesday morning, not yesterday.", "Tuesday morning TIME; yesterday DATE", &[]);
    }

    #[test]
    fn reads_holidays() {
        check(
            "shut on New Year's Day, Christmas Eve, Labor Day and Good Friday",
            "New Year's Day DATE; Christmas Eve DATE; Labor Day DATE; Good Friday DATE",
            &[],
        );
    }
}
