//! The pipeline: one text in, one document out.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::guard::{fault, guard};
use crate::{Document, Error, Quotations, Span, Tokens, entities, quotes, referents, sentences};

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

    /// Analyses one text, in time linear in its length.
    ///
    /// # Errors
    /// [`Error::TextTooLong`] past [`Span::MAX_TEXT`] bytes, and [`Error::Internal`] where a defect of this crate would
    /// otherwise panic.
    pub fn analyze(&self, text: &str) -> Result<Document, Error> {
        if text.len() > Span::MAX_TEXT {
            return Err(Error::TextTooLong(text.len()));
        }
        guard(|| self.run(text))
    }

    fn run(&self, text: &str) -> Document {
        fault(text, "analysis");
        let [wants_sentences, wants_entities, wants_quotes, wants_referents] = self.components;
        let mut document = Document::default();
        if wants_sentences {
            sentences::segment(text, self.quotations, &mut document.sentences);
        }
        if !wants_entities && !wants_quotes && !wants_referents {
            return document;
        }
        // The other layers always read the text in sentences of the split convention, so that the choice of how to
        // show quotations never changes what is found in them.
        let mut split = Vec::new();
        let boundaries = if wants_sentences && self.quotations == Quotations::Split {
            &document.sentences
        } else {
            sentences::segment(text, Quotations::Split, &mut split);
            &split
        };
        let tokens = Tokens::new(text, boundaries);
        let mut entities = entities::tag(text, &tokens);
        let mut quotes = Vec::new();
        if wants_quotes || wants_referents {
            quotes = quotes::extract(text, &tokens, &entities);
        }
        let referents = referents::resolve(text, &tokens, &mut entities, &mut quotes, wants_referents);
        if wants_entities {
            document.entities = entities;
        }
        if wants_quotes {
            document.quotes = quotes;
        }
        document.referents = referents;
        document
    }
}
