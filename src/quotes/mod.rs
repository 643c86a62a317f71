//! Quotes: who said what, in which words.

mod attribution;
mod cues;
mod marks;
mod page;
mod paragraphs;
mod report;
mod roles;
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
    /// The name stands after the quotation and a dash: “...” — Ana Roe
    Signature,
    /// A colon leads from the speaker to the quotation: Okoro: “...”
    Colon,
    /// The quotation is part of a sentence whose subject is taken for the speaker, with a verb that is no sure cue.
    Subject,
    /// The quotation stands alone; the speaker is that of the quotation or the sentence before it.
    Floating,
    /// No speaker was found.
    None,
}

impl Method {
    /// The step's name as it stands in tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Clause => "clause",
            Self::According => "according",
            Self::Signature => "signature",
            Self::Colon => "colon",
            Self::Subject => "subject",
            Self::Floating => "floating",
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

#[cfg(test)]
mod bench {
    use super::*;
    use std::time::Instant;
    fn tok(text: &str) -> Tokens {
        let mut s = Vec::new();
        crate::sentences::segment(text, crate::Quotations::Split, &mut s);
        Tokens::new(text, &s)
    }
    #[test]
    #[ignore = "timing"]
    fn speed() {
        if let Ok(f) = std::env::var("FILE") {
            let texts: Vec<String> = std::fs::read_to_string(f).unwrap().lines().map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["text"].as_str().unwrap().to_owned()).collect();
            let toks: Vec<Tokens> = texts.iter().map(|t| tok(t)).collect();
            let bytes: usize = texts.iter().map(String::len).sum();
            for _ in 0..3 {
                let t = Instant::now();
                for (x, k) in texts.iter().zip(&toks) { std::hint::black_box(page::Page::new(x, k)); }
                let a = t.elapsed().as_secs_f64();
                let t = Instant::now();
                for (x, k) in texts.iter().zip(&toks) { std::hint::black_box(extract(x, k, &[])); }
                let b = t.elapsed().as_secs_f64();
                println!("page {:.3} all {:.3} ms per 5kB", a * 5e6 / bytes as f64, b * 5e6 / bytes as f64);
            }
            return;
        }
        let n = 1_000_000;
        let cases: Vec<(&str, String)> = vec![
            ("quotes", "\"".repeat(n)), ("open", "“".repeat(100_000)), ("open sp", "“ ".repeat(n / 4)), ("open word", "“a ".repeat(n / 5)), ("single", "'".repeat(n)), ("single sp", " 'a".repeat(n / 3)),
            ("straight w", " \"a".repeat(n / 3)), ("wire", "''".repeat(n / 2)), ("said", "said ".repeat(n / 5)), ("he said", "he said, ".repeat(n / 9)), ("names", "Anna ".repeat(n / 5)), ("commas", ",".repeat(n)), ("a,", "a, ".repeat(n / 3)),
            ("dash", "— ".repeat(n / 4)), ("paren", "( ".repeat(n / 2)), ("newline", "\n".repeat(n)), ("line", "a\n".repeat(n / 2)), ("q line", "“a\n\n".repeat(n / 6)), ("digits", "1".repeat(n)), ("nospace", "a".repeat(n)), ("A", "A".repeat(n)),
            ("“”", "“”".repeat(n / 6)), ("\"a\" ", "\"a\" ".repeat(n / 4)), ("”", "”".repeat(n / 3)), ("‘a ", "‘a ".repeat(n / 5)), ("’ ", "s’ ".repeat(n / 5)), ("said that", "he said that ".repeat(n / 13)), ("the", "the ".repeat(n / 4)), ("of", "of Ann ".repeat(n / 7)), (": “a” ", ": “a” ".repeat(n / 10)), ("“a,” he said. ", "“a,” he said. ".repeat(n / 18)),
            ("para", "The mayor said that the bridge was safe, and she added that it would hold. ".repeat(n / 75)),
            ("nest", "“a 'b ".repeat(n / 8)), ("« ", "« a ".repeat(n / 5)), ("saying", "saying ".repeat(n / 7)), ("to say", "to say ".repeat(n / 7)), ("who said", ", who said ".repeat(n / 11)),
        ];
        for (name, text) in cases {
            let k = tok(&text);
            let t = Instant::now();
            let q = extract(&text, &k, &[]);
            println!("{name}: {} kB {} quotes {:.0} ms", text.len() / 1000, q.len(), t.elapsed().as_secs_f64() * 1e3);
        }
    }
}
