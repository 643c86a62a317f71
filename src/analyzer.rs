//! The pipeline: one text in, one document out.

use std::iter;
use std::str::FromStr;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::guard::{fault, guard};
use crate::{Document, Error, Quotations, Span, Tokens, entities, quotes, referents, sentences};

/// Texts are analysed together up to so many bytes.
const BATCH_BYTES: usize = 1 << 16;

/// A layer of annotation that an [`Analyzer`] can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Component {
    /// Sentence boundaries.
    Sentences,
    /// Entity mentions.
    Entities,
    /// Quotes and their speakers.
    Quotes,
    /// Persons, organisations and places, each with all its mentions.
    Referents,
}

impl Component {
    /// Every component.
    pub const ALL: [Self; 4] = [Self::Sentences, Self::Entities, Self::Quotes, Self::Referents];

    /// The component's name: `"sentences"`, `"entities"`, `"quotes"` or `"referents"`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sentences => "sentences",
            Self::Entities => "entities",
            Self::Quotes => "quotes",
            Self::Referents => "referents",
        }
    }
}

impl FromStr for Component {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|component| component.as_str() == name)
            .ok_or_else(|| Error::unknown("component", name, Self::ALL.map(Self::as_str)))
    }
}

/// Analyses texts. Immutable, cheap to copy and free to share between threads.
///
/// ```
/// use pullquote::{Analyzer, Component};
/// let text = "The levee will hold. At least that is what they say.";
/// let document = Analyzer::new(&[Component::Sentences]).analyze(text)?;
/// assert_eq!(document.sentences[0].slice(text), "The levee will hold.");
/// # Ok::<(), pullquote::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Analyzer {
    /// Which of [`Component::ALL`] were asked for.
    components: [bool; Component::ALL.len()],
    quotations: Quotations,
}

impl Default for Analyzer {
    /// All components, quotations split into sentences.
    fn default() -> Self {
        Self::new(&Component::ALL)
    }
}

impl Analyzer {
    /// An analyzer that fills in `components` and does only the work that they need.
    pub fn new(components: &[Component]) -> Self {
        Self {
            components: Component::ALL.map(|component| components.contains(&component)),
            quotations: Quotations::default(),
        }
    }

    /// The same analyzer with another way of segmenting quotations.
    #[must_use]
    pub fn with_quotations(self, quotations: Quotations) -> Self {
        Self { quotations, ..self }
    }

    /// True if `component` was asked for.
    pub fn has(&self, component: Component) -> bool {
        self.components[component as usize]
    }

    /// True if more than sentences was asked for, which take a small part of the time.
    pub(crate) fn is_slow(&self) -> bool {
        Component::ALL[1..].iter().any(|&component| self.has(component))
    }

    /// Analyses one text, in time linear in its length.
    ///
    /// # Errors
    /// [`Error::TextTooLong`] past [`Span::MAX_TEXT`] bytes, and [`Error::Internal`] where a defect of this crate would
    /// otherwise panic.
    pub fn analyze(&self, text: &str) -> Result<Document, Error> {
        let mut document = Document::default();
        self.analyze_into(text, &mut document)?;
        Ok(document)
    }

    /// Analyses one text into a document that may have been one of another text, whose room is used again.
    fn analyze_into(&self, text: &str, document: &mut Document) -> Result<(), Error> {
        if text.len() > Span::MAX_TEXT {
            return Err(Error::TextTooLong(text.len()));
        }
        if self.is_slow() {
            *document = guard(|| self.run(&[text], |_| {}))?.swap_remove(0);
            return Ok(());
        }
        document.sentences.clear();
        guard(|| {
            fault(text, "analysis");
            if self.has(Component::Sentences) {
                sentences::segment(text, self.quotations, &mut document.sentences);
            }
        })
    }

    /// Analyses texts, each as [`analyze`](Self::analyze) would: for short ones in less time than one by one.
    ///
    /// ```
    /// use pullquote::Analyzer;
    /// let texts = ["The levee will hold.", "“It will,” said Ana Roe."];
    /// let documents = Analyzer::default().analyze_all(&texts);
    /// assert_eq!(documents[1], Analyzer::default().analyze(texts[1]));
    /// ```
    pub fn analyze_all(&self, texts: &[&str]) -> Vec<Result<Document, Error>> {
        let mut documents = Vec::with_capacity(texts.len());
        self.analyze_each(texts, |document| documents.push(document.map(std::mem::take)));
        documents
    }

    /// Analyses texts as [`analyze_all`](Self::analyze_all) does, and hands each document on to `done`, in order. The room of
    /// what is not taken out of a document is used again.
    pub(crate) fn analyze_each(&self, texts: &[&str], mut done: impl FnMut(Result<&mut Document, Error>)) {
        let mut document = Document::default();
        let mut one_by_one = |texts: &[&str], done: &mut dyn FnMut(Result<&mut Document, Error>)| {
            for text in texts {
                done(self.analyze_into(text, &mut document).map(|()| &mut document));
            }
        };
        if !self.is_slow() {
            return one_by_one(texts, &mut done);
        }
        for batch in batches(texts) {
            // A text that is longer than a batch stands alone.
            let documents = if batch.len() > 1 { guard(|| self.run(batch, |_| {})).ok() } else { None };
            match documents {
                Some(documents) => documents.into_iter().for_each(|mut document| done(Ok(&mut document))),
                // A defect that one of them brings to light must not lose the others.
                None => one_by_one(batch, &mut done),
            }
        }
    }

    /// How long each component takes to analyse these texts, all in one pass: that of sentences with the tokens, and that of
    /// referents with the names of entities and speakers. Time that a component's results take to be thrown away counts for
    /// none.
    ///
    /// # Errors
    /// As for [`analyze`](Self::analyze), if one of the texts can't be analysed.
    ///
    /// ```
    /// use pullquote::{Analyzer, Component};
    /// let times = Analyzer::default().component_times(&["“The levee will hold,” said Ana Roe."])?;
    /// assert_eq!(times.map(|(component, _)| component), Component::ALL);
    /// # Ok::<(), pullquote::Error>(())
    /// ```
    pub fn component_times(&self, texts: &[&str]) -> Result<[(Component, Duration); 4], Error> {
        if let Some(text) = texts.iter().find(|text| text.len() > Span::MAX_TEXT) {
            return Err(Error::TextTooLong(text.len()));
        }
        let mut times = Component::ALL.map(|component| (component, Duration::ZERO));
        for batch in batches(texts) {
            let mut last = Instant::now();
            let ends = |component: Component| {
                let now = Instant::now();
                times[component as usize].1 += now - last;
                last = now;
            };
            guard(|| self.run(batch, ends))?;
        }
        Ok(times)
    }

    /// The documents of some texts. Each layer reads them all before the next one begins, so that its code and its
    /// tables are near the processor for more than one short text. Tells when each has `ended`.
    fn run(&self, texts: &[&str], mut ended: impl FnMut(Component)) -> Vec<Document> {
        for text in texts {
            fault(text, "analysis");
        }
        let [wants_sentences, wants_entities, wants_quotes, wants_referents] = self.components;
        let mut documents = vec![Document::default(); texts.len()];
        if wants_sentences {
            for (text, document) in texts.iter().zip(&mut documents) {
                sentences::segment(text, self.quotations, &mut document.sentences);
            }
        }
        // The other layers always read the text in sentences of the split convention, so that the choice of how to
        // show quotations never changes what is found in them.
        let mut split = Vec::new();
        let mut tokenized = Vec::with_capacity(texts.len());
        for (&text, document) in texts.iter().zip(&documents) {
            if wants_sentences && self.quotations == Quotations::Split {
                tokenized.push((text, Tokens::new(text, &document.sentences)));
            } else {
                split.clear();
                sentences::segment(text, Quotations::Split, &mut split);
                tokenized.push((text, Tokens::new(text, &split)));
            }
        }
        ended(Component::Sentences);
        let texts = tokenized;
        let entities = entities::tag(&texts);
        ended(Component::Entities);
        let mut quotes = vec![Vec::new(); texts.len()];
        if wants_quotes || wants_referents {
            quotes = quotes::extract(&texts, &entities);
        }
        ended(Component::Quotes);
        for ((((text, tokens), mut entities), mut quotes), document) in
            texts.iter().zip(entities).zip(quotes).zip(&mut documents)
        {
            document.referents = referents::resolve(text, tokens, &mut entities, &mut quotes, wants_referents);
            if wants_entities {
                document.entities = entities;
            }
            if wants_quotes {
                document.quotes = quotes;
            }
        }
        ended(Component::Referents);
        documents
    }
}

/// Neighbours that are analysed together.
fn batches<'s, 't>(texts: &'s [&'t str]) -> impl Iterator<Item = &'s [&'t str]> {
    let mut rest = texts;
    iter::from_fn(move || {
        let (batch, later) = (!rest.is_empty()).then(|| rest.split_at(batch_len(rest)))?;
        rest = later;
        Some(batch)
    })
}

/// How many of these texts are analysed together: at least one.
fn batch_len(texts: &[&str]) -> usize {
    let mut bytes = 0;
    let fits = |text: &&&str| {
        bytes += text.len();
        bytes <= BATCH_BYTES
    };
    texts.iter().take_while(fits).count().max(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        #[test]
        fn a_text_has_the_same_document_in_any_company(
            texts in prop::collection::vec(
                prop::collection::vec(
                    prop::sample::select(vec![
                        "Ana Ruiz", "Ruiz", "the", "Bank of Harlow", "bank", "said", "“", "”", "he", "that it", "Acme", "NYSE:",
                        "ACM", "in", "Harlow", "June 2006", ".", ",", "\n\n", "$5 million", "é", "Mayor",
                    ]),
                    0..40,
                ),
                0..8,
            ),
        ) {
            let texts: Vec<String> = texts.into_iter().map(|words| words.join(" ")).collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let analyzer = Analyzer::default();
            let alone: Vec<_> = texts.iter().map(|text| analyzer.analyze(text)).collect();
            prop_assert_eq!(analyzer.analyze_all(&texts), alone);
        }
    }

    #[test]
    fn batches_hold_short_texts_and_long_ones_stand_alone() {
        let long = "x".repeat(BATCH_BYTES + 1);
        assert_eq!(batch_len(&["", "short", "", &long]), 3);
        assert_eq!(batch_len(&[&long, "short"]), 1);
        assert_eq!(batch_len(&[&long[..BATCH_BYTES / 2]; 5]), 2);
    }
}
