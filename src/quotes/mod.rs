//! Quotes: who said what, in which words.
//!
//! There is no parser here. The text is read in steps, each from the one before:
//!
//! 1. `paragraphs` and `marks` pair the quotation marks of each paragraph into quoted stretches, nested ones too.
//! 2. `items`, `words`, `tagger`, `lexicon` and `cues` give every token its word classes (`class`): closed-class words from
//!    lists, the rest from a small part-of-speech tagger; verbs that report, with what each can report. `hidden`, `context`,
//!    `latent` and `idioms` mend what the words beside a word tell better.
//! 3. `page` cuts paragraphs into statements, in which a quoted stretch is one item, however many sentences it holds.
//! 4. `report` finds every attribution of a statement: `verbs`, `sources`, `speech_nouns`, `tag` and `aside` find the cue,
//!    `predicate` and `participle` how it stands, `subject`, `noun_phrase` and `speaker` who speaks, `beginning` where the
//!    reported words begin, `patterns`, `content` and `infinitive` whether the cue can report them, and `extent`, `rows`,
//!    `clause_end`, `new_clause` and `next_act` where they end. `rivals` settles which of two reports has words that both
//!    claim. What is reported makes the kind: only quoted stretches, some, or none.
//! 5. `attribution` is the cascade over the quotations that are left: those that stand alone take their speaker from a
//!    signature, the sentence or the quotation before; parts of a sentence, from its subject. `transcript` and `headline`
//!    read names and colons without marks, `roles` adds title and affiliation.
//!
//! Every search is bounded by a statement of at most 250 items, or passes each word once, so that the time is linear in the text.

mod adjuncts;
mod adverbial;
mod aside;
mod attribution;
mod beginning;
mod class;
mod clause_end;
mod content;
mod context;
mod coordination;
mod cues;
mod extent;
mod finish;
mod forward;
mod glyphs;
mod headline;
mod hidden;
mod idioms;
mod infinitive;
mod insertion;
mod items;
mod latent;
mod lexicon;
mod light;
mod main_clause;
mod marks;
mod mention;
mod modality;
mod new_clause;
mod next_act;
mod noun_phrase;
mod page;
mod paragraphs;
mod participle;
mod patterns;
mod predicate;
mod report;
mod rest;
mod resumption;
mod rivals;
mod roles;
mod rows;
mod signature;
mod sources;
mod speaker;
mod speech_nouns;
mod standing;
mod subject;
mod tag;
mod tagger;
mod terms;
mod transcript;
mod unclosed;
mod verbs;
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
    /// The mention of the speaker nearest to the cue, with a title or a description in front of it: "Mayor Alba Quintero",
    /// "the mayor, Alba Quintero".
    pub speaker: Option<Span>,
    /// The full name that `speaker` refers to, somewhere in the same text; of two joint speakers the stretch that joins their
    /// full names, if there is one: "Ana Ruiz and Ben Okoro".
    pub speaker_name: Option<Span>,
    /// The speaker's title or role, if the text gives it: "CEO", "head of research".
    pub speaker_title: Option<Span>,
    /// The organisation that the speaker belongs to, if the text gives it: the fullest form of its name, if it is named.
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
    /// The quotation stands alone in a conversation, next to a question: the speaker is the other one.
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
            Self::Signature => "signature",
            Self::Colon => "colon",
            Self::Subject => "subject",
            Self::Floating => "floating",
            Self::Turn => "turn",
            Self::None => "none",
        }
    }
}

/// Finds the quotes of some texts and their speakers, those of each ordered by start, longer before shorter.
///
/// `entities` are the texts' mentions, ordered by start. All layers share the same tokens.
pub(crate) fn extract(texts: &[(&str, Tokens)], entities: &[Vec<Entity>]) -> Vec<Vec<Quote>> {
    let pages: Vec<_> =
        texts.iter().zip(entities).map(|((text, tokens), entities)| page::Page::new(text, tokens, entities)).collect();
    pages.iter().map(attribution::attribute).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Quotations, sentences};

    fn quotes(text: &str) -> Vec<Quote> {
        let mut boundaries = Vec::new();
        sentences::segment(text, Quotations::Split, &mut boundaries);
        extract(&[(text, Tokens::new(text, &boundaries))], &[Vec::new()]).remove(0)
    }

    fn check_spans(text: &str, quotes: &[Quote]) -> Result<(), TestCaseError> {
        let mut before = None;
        for quote in quotes {
            let spans = [quote.speaker, quote.speaker_title, quote.speaker_affiliation, quote.cue];
            for span in quote.pieces.iter().copied().chain(spans.into_iter().flatten()) {
                prop_assert!(text.is_char_boundary(span.start()) && text.is_char_boundary(span.end()));
                prop_assert!(!span.is_empty());
                prop_assert_eq!(span.trim(text), span);
            }
            prop_assert!(quote.pieces.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
            prop_assert!((0.0..=1.0).contains(&quote.score));
            let key = (quote.span().start(), std::cmp::Reverse(quote.span().end()));
            prop_assert!(before.is_none_or(|before| before <= key));
            before = Some(key);
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn spans_slice_back_in_order(
            words in prop::collection::vec(
                prop::sample::select(vec![
                    "“", "”", "\"", "''", "``", "'", "‘", "’", "«", "»", "„", "(", ")", ",", ".", "?", ":", ";", "—", "-",
                    "\n", "\n\n", " ", " ", " ", "she", "said", "that", "Ana", "Roe", "the", "mayor", "asked", "saying",
                    "according", "to", "and", "but", "who", "it", "is", "told", "of", "é", "東京", "\u{a0}", "so", "says",
                ]),
                0..60,
            ),
            spaced in any::<bool>(),
        ) {
            let text = words.join(if spaced { " " } else { "" });
            check_spans(&text, &quotes(&text))?;
        }

        #[test]
        fn any_text_is_read(text in "\\PC{0,200}") {
            check_spans(&text, &quotes(&text))?;
        }
    }

    #[test]
    fn every_method_and_kind_has_a_name() {
        for kind in QuoteKind::ALL {
            assert_eq!(kind.as_str().parse::<QuoteKind>().unwrap(), kind);
        }
        assert_eq!(serde_json::to_value(Method::According).unwrap(), Method::According.as_str());
    }
}
