//! Quotes: who said what, in which words.

mod attribution;
mod cues;
mod marks;
mod page;
mod paragraphs;
mod report;
mod speaker;
mod tagger;
mod words;

use serde::{Deserialize, Serialize};

use crate::{Entity, Error, Span, Tokens};

/// How a quote reports speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// All of it stands in quotation marks.
    Direct,
    /// A reported clause of which part stands in quotation marks; the span covers the clause.
    Mixed,
    /// Reported speech without marks.
    Indirect,
}

impl QuoteKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Direct, Self::Mixed, Self::Indirect];

    /// The kind's name as it stands in tables: `"direct"`, `"mixed"` or `"indirect"`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

impl std::str::FromStr for QuoteKind {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == name)
            .ok_or_else(|| Error::unknown("quote kind", name, Self::ALL.map(Self::as_str)))
    }
}

/// One reported speech act.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Quote {
    /// The pieces of the quote in order: one, or more if the attribution interrupts it. Never empty. Quotation marks
    /// belong to the pieces.
    pub pieces: Vec<Span>,
    /// How it reports speech.
    pub kind: QuoteKind,
    /// The mention of the speaker nearest to the cue, with a title in front of it.
    pub speaker: Option<Span>,
    /// The full name that `speaker` refers to, somewhere in the same text.
    pub speaker_name: Option<Span>,
    /// The speaker's title or role, if the text gives it: "CEO", "head of research".
    pub speaker_title: Option<Span>,
    /// The organisation that the speaker belongs to, if the text gives it.
    pub speaker_affiliation: Option<Span>,
    /// The word or words that report: "said", "according to".
    pub cue: Option<Span>,
    /// The step of the attribution that found the speaker, such as "clause"; see `Method`.
    pub method: Method,
    /// Confidence from 0 to 1.
    pub score: f32,
}

impl Quote {
    /// The hull of the pieces: from the start of the first to the end of the last.
    pub fn span(&self) -> Span {
        self.pieces[0].cover(self.pieces[self.pieces.len() - 1])
    }
}

/// The step of the attribution that found a quote's speaker, from sure to unsure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Method {
    /// Cue and speaker stand in the sentence of the quote: “...,” said Okoro; Okoro said that ...
    Clause,
    /// "According to" and its kin name the source.
    According,
    /// A quotation goes on after its attribution: “...,” she said. “...”
    Continued,
    /// A colon leads from the speaker to the quotation: Okoro: “...”
    Colon,
    /// The quotation is part of a sentence whose subject is taken for the speaker, with a verb that is no sure cue.
    Subject,
    /// The quotation stands alone; the speaker is that of the quotation or the sentence before it.
    Floating,
    /// The quotation stands alone in a conversation; the speaker is the one before the last.
    Turn,
    /// No speaker was found.
    None,
}

impl Method {
    /// The step's name as it stands in tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Clause => "clause",
            Self::According => "according",
            Self::Continued => "continued",
            Self::Colon => "colon",
            Self::Subject => "subject",
            Self::Floating => "floating",
            Self::Turn => "turn",
            Self::None => "none",
        }
    }
}

/// Finds the quotes of a text and their speakers, ordered by start, longer before shorter.
///
/// `entities` are the text's mentions, ordered by start. All layers share the same `tokens`.
pub(crate) fn extract(text: &str, tokens: &Tokens, entities: &[Entity]) -> Vec<Quote> {
    let _ = entities;
    attribution::attribute(&page::Page::new(text, tokens))
}
