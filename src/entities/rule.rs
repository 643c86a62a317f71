//! What the grammars hand over, and how far each of their rules can be trusted.

use std::ops::Range;

use super::Label;

/// What a grammar found: a run of tokens of one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// The indices of the tokens within the sentence.
    pub(super) tokens: Range<usize>,
    pub(super) label: Label,
    pub(super) rule: Rule,
}

impl Found {
    pub(super) fn new(tokens: Range<usize>, label: Label, rule: Rule) -> Self {
        Self { tokens, label, rule }
    }
}

/// The rule that found a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// "https://...", "@desk".
    Address,
    /// "WMT" after its exchange.
    Ticker,
    /// A symbol that other words have run into.
    CutTicker,
    /// "$5".
    Sign,
    /// "$5 to $10".
    SignRange,
    /// "5 dollars".
    CurrencyWord,
    /// "5 percent".
    Percent,
    /// "5 miles".
    Measure,
    /// "5km".
    Suffixed,
    /// "5 to 10 miles".
    Range,
    /// "5 to 10", "3-2".
    CardinalRange,
    /// "5 million", "thousands".
    Scaled,
    /// "two-thirds".
    Fraction,
    /// "12".
    Digits,
    /// "twelve".
    NumberWord,
    /// "one".
    One,
    /// "17th".
    OrdinalDigits,
    /// "first".
    OrdinalWord,
    /// "June 5, 2006".
    CalendarDate,
    /// "June".
    Month,
    /// "Monday".
    Weekday,
    /// "2006", where a year is likely.
    Year,
    /// Other four digits that can be a year.
    OldYear,
    /// "the 1990s".
    Decade,
    /// "last week".
    Deictic,
    /// "the week".
    ThePeriod,
    /// "a week".
    ArticlePeriod,
    /// "weeks".
    BarePeriods,
    /// "two weeks".
    CountedPeriod,
    /// "two weeks ago".
    Ago,
    /// "45 years old".
    Age,
    /// "the end of June", "early 2006".
    Edge,
    /// "the third quarter".
    Quarter,
    /// "the second week".
    OrdinalPeriod,
    /// "today".
    RelativeDay,
    /// "daily".
    Frequency,
    /// "Christmas Eve".
    Holiday,
    /// "summer 2006".
    Season,
    /// "2004 to 2008".
    DateRange,
    /// "3 p.m.".
    Clock,
    /// "this morning".
    Daypart,
    /// "two hours".
    Hours,
}

impl Rule {
    /// How often the rule is right, measured on open text: the share of its finds that overlap a mention of the same
    /// label by spaCy's en_core_web_md in Re-DocRED and the Groningen Meaning Bank. Addresses and stock symbols, which
    /// nothing labels, are set by hand; rules with fewer than twenty finds take the value of their neighbours.
    pub(super) fn score(self) -> f32 {
        match self {
            Self::Address | Self::CalendarDate | Self::RelativeDay | Self::Weekday | Self::Month | Self::Sign => 0.99,
            Self::Ago | Self::SignRange => 0.98,
            Self::Ticker | Self::CountedPeriod | Self::Deictic | Self::DateRange | Self::ThePeriod => 0.97,
            Self::OrdinalPeriod => 0.96,
            Self::Percent | Self::NumberWord | Self::Edge => 0.95,
            Self::Year => 0.94,
            Self::Fraction => 0.93,
            Self::Scaled | Self::Decade => 0.92,
            Self::OrdinalWord => 0.91,
            Self::Age | Self::Range | Self::Quarter => 0.90,
            Self::BarePeriods | Self::Season => 0.88,
            Self::Digits => 0.86,
            Self::OldYear => 0.85,
            Self::CurrencyWord => 0.84,
            Self::Measure | Self::Suffixed => 0.83,
            Self::Frequency => 0.82,
            Self::Hours | Self::Daypart | Self::Clock | Self::CutTicker => 0.80,
            Self::CardinalRange => 0.79,
            Self::One => 0.71,
            Self::ArticlePeriod => 0.66,
            Self::OrdinalDigits => 0.62,
            Self::Holiday => 0.44,
        }
    }
}
