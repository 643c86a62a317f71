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
    Address,
    Ticker,
    CutTicker,
    Sign,
    SignRange,
    CurrencyWord,
    Percent,
    Measure,
    Suffixed,
    Range,
    CardinalRange,
    Scaled,
    Fraction,
    Digits,
    NumberWord,
    One,
    OrdinalDigits,
    OrdinalWord,
    CalendarDate,
    Month,
    Weekday,
    Year,
    OldYear,
    Decade,
    Deictic,
    ThePeriod,
    ArticlePeriod,
    BarePeriods,
    CountedPeriod,
    Ago,
    Age,
    Edge,
    Quarter,
    OrdinalPeriod,
    RelativeDay,
    Frequency,
    Holiday,
    Season,
    DateRange,
    Clock,
    Daypart,
    Hours,
    QuotedTitle,
    Gazetteer,
    Titled,
    FullName,
    Company,
    Head,
    HeadOf,
    Acronym,
    Memory,
    PlaceContext,
    PersonContext,
    OrgContext,
    PlaceGuess,
    NameGuess,
    Guess,
}

impl Rule {
    /// True if the rule goes by weak hints alone, which the rest of the document may overrule.
    pub(super) fn is_guess(self) -> bool {
        matches!(self, Self::Guess | Self::NameGuess | Self::PlaceGuess | Self::Acronym)
    }

    /// The share of the rule's finds that were right in span and label.
    pub(super) fn score(self) -> f32 {
        0.5 + f32::from(self as u8) / 1000.0
    }
}
