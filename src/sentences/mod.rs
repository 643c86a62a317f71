//! Sentences: where each one begins and ends.

use serde::{Deserialize, Serialize};

use crate::{Error, Span};

/// What to do with the sentences inside a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Quotations {
    /// A sentence inside a quotation is a sentence (the Universal Dependencies and Penn convention).
    #[default]
    Split,
    /// A quotation stays whole, with the sentence that it stands in.
    Keep,
}

impl Quotations {
    /// Every choice.
    pub const ALL: [Self; 2] = [Self::Split, Self::Keep];

    /// The choice's name: `"split"` or `"keep"`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Split => "split",
            Self::Keep => "keep",
        }
    }
}

impl std::str::FromStr for Quotations {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|choice| choice.as_str() == name)
            .ok_or_else(|| Error::unknown("way with quotations", name, Self::ALL.map(Self::as_str)))
    }
}

/// Appends the sentences of `text` to `sentences`: in order, without overlap, without white space at their ends, and
/// with every character that is not white space in exactly one of them.
pub(crate) fn segment(text: &str, quotations: Quotations, sentences: &mut Vec<Span>) {
    let _ = quotations;
    let mut start = 0;
    for (at, _) in text.match_indices(['.', '!', '?', '\n']) {
        if text[at + 1..].starts_with([' ', '\n']) {
            let span = Span::new(start, at + 1).trim(text);
            if !span.is_empty() {
                sentences.push(span);
            }
            start = at + 1;
        }
    }
    let span = Span::new(start, text.len()).trim(text);
    if !span.is_empty() {
        sentences.push(span);
    }
}
