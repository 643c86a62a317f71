//! Numerals: "12", "1,250.5", "twenty-five", "half a million", "two-thirds", and the modifiers in front of them.

use super::sentence::{Sentence, set};
use super::words::{FRACTION, ORDINAL, SCALE, SCALES, TEEN, TENS, UNIT};
use crate::Shape;

/// Decimal digits that a token in digits may have for its value to be read.
const VALUE_DIGITS: usize = 6;

/// A numeral has at most this many scales: "two million five hundred thousand" has three.
const MOST_SCALES: usize = 6;

/// How a token in digits is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Digits<'a> {
    /// "12", "2006": the value, or `None` if it is too long to matter.
    Plain(Option<u32>),
    /// "1,250", "0.5", "5½".
    Number,
    /// "3:30", "12:05:31".
    Clock,
    /// "17th".
    Ordinal(Option<u32>),
    /// "1990s", "'90s".
    Decade,
    /// "3/4", "9/11": numerator and denominator.
    Slashed(u32, u32),
    /// "12/05/2014".
    SlashedDate,
    /// "5km", "3m", "9am": digits with a unit.
    Unit(&'a str),
    /// "3D", "747B" and anything else.
    Other,
}

/// Reads a token that begins with a digit (or with the apostrophe of a short decade).
pub(super) fn digits(word: &str) -> Digits<'_> {
    let bytes = word.as_bytes();
    if word.starts_with(['\'', '’']) {
        return Digits::Decade;
    }
    let body = bytes.iter().position(|b| !(b.is_ascii_digit() || b".,:/".contains(b))).unwrap_or(bytes.len());
    let (number, suffix) = word.split_at(body);
    let plain = number.bytes().all(|b| b.is_ascii_digit());
    let value = |digits: &str| if digits.len() <= VALUE_DIGITS { digits.parse().ok() } else { None };
    if body == 0 {
        return if suffix.chars().all(char::is_numeric) { Digits::Number } else { Digits::Other };
    }
    match suffix {
        "" if plain => Digits::Plain(value(number)),
        "" if number.contains(':') => {
            if is_clock(number) {
                Digits::Clock
            } else {
                Digits::Other
            }
        }
        "" if number.contains('/') => {
            let mut parts = number.split('/').map(value);
            match (parts.next(), parts.next(), parts.next(), parts.next()) {
                (Some(Some(a)), Some(Some(b)), None, None) => Digits::Slashed(a, b),
                (Some(Some(_)), Some(Some(_)), Some(Some(_)), None) => Digits::SlashedDate,
                _ => Digits::Other,
            }
        }
        "" => Digits::Number,
        "s" if plain && bytes[body - 1] == b'0' && (body == 4 || body == 2) => Digits::Decade,
        "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH" if !number.contains(['.', ':', '/']) => {
            Digits::Ordinal(value(number))
        }
        _ if suffix.chars().all(|c| c.is_numeric() && !c.is_ascii_digit()) => Digits::Number,
        _ if suffix.len() <= 6 && suffix.bytes().all(|b| b.is_ascii_alphabetic() || b == b'.') => Digits::Unit(suffix),
        _ => Digits::Other,
    }
}

/// True for "3:30" and "12:05:31": one or two digits, then two or two and two.
fn is_clock(number: &str) -> bool {
    let mut parts = number.split(':');
    let hours = parts.next().is_some_and(|hours| (1..=2).contains(&hours.len()));
    let minutes = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    hours && number.len() <= 8 && parts.all(minutes)
}

/// A unit that multiplies, written onto the digits: "3m", "5bn", "10k".
pub(super) fn is_scale_suffix(suffix: &str) -> bool {
    ["k", "m", "mn", "mln", "mm", "b", "bn", "t", "tn", "tr", "trn"]
        .iter()
        .any(|scale| suffix.eq_ignore_ascii_case(scale))
}

/// A cardinal numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    /// One past its last token.
    pub(super) end: usize,
    /// Its value where it is written in one to six digits; number words up to twelve too.
    pub(super) value: Option<u32>,
    /// True for digits only, without marks or scale: what can be a year or day.
    pub(super) plain: bool,
    /// True if it has a scale: "5 million", "thousands".
    pub(super) scaled: bool,
    /// True for "half", "two-thirds", "a quarter".
    pub(super) fraction: bool,
}

/// The numeral that begins at token `at`.
pub(super) fn numeral(s: &Sentence, at: usize) -> Option<Numeral> {
    let mut n = simple(s, at)?;
    // "one and a half million", "2 1/2", "three and a quarter"
    if s.are(n.end, "- and - a-half") && s.glued(n.end) {
        n.end += 4;
        n.plain = false;
        n.value = None;
    } else if s.are(n.end, "and a") && s.is_any(n.end + 2, &const { set("half quarter third") }) {
        n.end += 3;
        n.plain = false;
        scale(s, &mut n);
    } else if n.plain
        && s.shape(n.end) == Shape::Number
        && let Digits::Slashed(a, b) = digits(s.word(n.end))
        && a < b
    {
        n.end += 1;
        n.plain = false;
        scale(s, &mut n);
    }
    Some(n)
}

fn simple(s: &Sentence, at: usize) -> Option<Numeral> {
    let new = |end| Numeral { end, value: None, plain: false, scaled: false, fraction: false };
    if s.shape(at) == Shape::Number {
        let mut n = new(at + 1);
        match digits(s.word(at)) {
            Digits::Plain(value) => (n.value, n.plain) = (value, true),
            Digits::Number => {}
            Digits::Slashed(a, b) if a < b => n.fraction = true,
            Digits::Unit(suffix) if is_scale_suffix(suffix) => n.scaled = true,
            _ => return None,
        }
        scale(s, &mut n);
        return Some(n);
    }
    if s.has(at, UNIT | TEEN | TENS) {
        let mut n = new(at + 1);
        // "twenty-five", "twenty five"
        if s.has(at, TENS) && s.has(s.after_hyphen(n.end), UNIT) {
            n.end = s.after_hyphen(n.end) + 1;
        } else {
            n.value = small(s.word(at));
        }
        if s.has(at, UNIT) {
            // "two-thirds", "one third", "three quarters": not "two third places".
            let part = s.after_hyphen(n.end);
            let plural = s.word(part).ends_with(['s', 'S']);
            let one = s.is(at, "one") && (part > n.end || s.is(part + 1, "of"));
            // "six quarters" are a year and a half.
            let periods = s.is(part, "quarters") && !s.is_any(at, &const { set("two three") });
            if s.has(part, FRACTION) && !periods && (plural || one || s.is(part, "half")) && !s.is(part, "seconds") {
                n.end = part + 1;
                n.fraction = true;
                n.value = None;
                scale(s, &mut n);
                return Some(n);
            }
        }
        scale(s, &mut n);
        return Some(n);
    }
    if s.has(at, SCALES) || (s.has(at, SCALE) && s.is_any(at, &const { set("hundred thousand dozen million billion") }))
    {
        // "hundreds of thousands", "thousands", "tens of millions"
        if !s.has(at, SCALES) {
            return None;
        }
        let mut n = new(at + 1);
        n.scaled = true;
        if s.is(n.end, "of") && s.has(n.end + 1, SCALES) {
            n.end += 2;
        } else if s.is_any(at, &const { set("tens scores crores") }) && !s.is(n.end, "of") {
            return None;
        }
        return Some(n);
    }
    if s.is(at, "half") {
        // "half a million", "half", "half a dozen"
        let article = at + 1 + usize::from(s.is_any(at + 1, &const { set("a an") }));
        if article > at + 1 && s.has(article, SCALE) {
            return Some(Numeral { scaled: true, ..new(article + 1) });
        }
        return Some(Numeral { fraction: true, ..new(at + 1) });
    }
    if s.is_any(at, &const { set("a an") }) {
        // "a million", "a few hundred", "a quarter of", "a dozen"
        let few = at + 1 + usize::from(s.is_any(at + 1, &const { set("few couple half") }));
        let few = few + usize::from(s.is(few - 1, "couple") && s.is(few, "of"));
        if s.has(few, SCALE) {
            let mut n = new(few);
            scale(s, &mut n);
            return Some(n);
        }
        if few == at + 1 && s.has(few, FRACTION) && !s.is(few, "half") && s.is(few + 1, "of") {
            return Some(Numeral { fraction: true, ..new(few + 1) });
        }
        return None;
    }
    if s.is_any(at, &const { set("several few many") }) && s.has(at + 1, SCALE) && !s.is(at, "many") {
        let mut n = new(at + 1);
        scale(s, &mut n);
        return Some(n);
    }
    None
}

/// Extends `n` over the scales after it: "million", "-million", "hundred and fifty thousand".
fn scale(s: &Sentence, n: &mut Numeral) {
    for _ in 0..MOST_SCALES {
        let next = s.after_hyphen(n.end);
        if !s.has(next, SCALE) {
            return;
        }
        n.end = next + 1;
        (n.scaled, n.plain, n.value) = (true, false, None);
        // "one hundred and fifty", "two thousand five hundred"
        let and = n.end + usize::from(s.is(n.end, "and"));
        if s.has(and, UNIT | TEEN | TENS)
            && s.is_any(next, &const { set("hundred thousand million") })
            && !s.has(and + 1, ORDINAL)
        {
            n.end = and + 1;
            let unit = s.after_hyphen(n.end);
            if s.has(and, TENS) && s.has(unit, UNIT) {
                n.end = unit + 1;
            }
        }
    }
}

/// The value of a number word up to twelve.
fn small(word: &str) -> Option<u32> {
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    (1..).zip(words).find(|(_, name)| word.eq_ignore_ascii_case(name)).map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::look_up;
    use super::super::modifiers::modifiers;
    use super::*;
    use crate::{Span, Tokens};

    /// Where the numeral at the start of `text` ends, in tokens' text.
    fn read(text: &str) -> Option<(String, Numeral)> {
        let tokens = Tokens::new(text, &[Span::new(0, text.len())]);
        let classes = look_up(&tokens);
        let sentence = Sentence::new(text, tokens.as_slice(), &classes);
        let numeral = numeral(&sentence, modifiers(&sentence, 0))?;
        Some((sentence.span(0..numeral.end).slice(text).to_owned(), numeral))
    }

    #[test]
    fn reads_numerals_as_far_as_they_go() {
        for (text, expected) in [
            ("12 boats", "12"),
            ("1,250.5 boats", "1,250.5"),
            ("twenty-five boats", "twenty-five"),
            ("two hundred and fifty boats", "two hundred and fifty"),
            ("5 million boats", "5 million"),
            ("half a million boats", "half a million"),
            ("a dozen boats", "a dozen"),
            ("several hundred boats", "several hundred"),
            ("tens of thousands of boats", "tens of thousands"),
            ("two-thirds of it", "two-thirds"),
            ("a third of it", "a third"),
            ("two and a half million boats", "two and a half million"),
            ("2 1/2 boats", "2 1/2"),
            ("two-and-a-half boats", "two-and-a-half"),
            ("at least about 30 boats", "at least about 30"),
            ("as many as 40 boats", "as many as 40"),
        ] {
            assert_eq!(read(text).map(|(found, _)| found).as_deref(), Some(expected), "{text}");
        }
        for text in ["boats", "a third boat", "million", "17th boat", "tens digit"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn tells_how_digits_are_written() {
        for (word, expected) in [
            ("2006", Digits::Plain(Some(2006))),
            ("12345678", Digits::Plain(None)),
            ("1,000.5", Digits::Number),
            ("5½", Digits::Number),
            ("½", Digits::Number),
            ("3:30", Digits::Clock),
            ("21st", Digits::Ordinal(Some(21))),
            ("1990s", Digits::Decade),
            ("’90s", Digits::Decade),
            ("3/4", Digits::Slashed(3, 4)),
            ("12/05/2014", Digits::SlashedDate),
            ("1/2/3/4", Digits::Other),
            ("5km", Digits::Unit("km")),
            ("9a.m.", Digits::Unit("a.m.")),
            ("3D4", Digits::Other),
        ] {
            assert_eq!(digits(word), expected, "{word}");
        }
    }
}
