//! Entity mentions: which people, organisations, places, amounts and dates a text names.

mod label;

pub use label::Label;

use serde::{Deserialize, Serialize};

use crate::{Span, Tokens};

/// One mention of an entity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Entity {
    /// Where the mention stands.
    pub span: Span,
    /// What kind of thing it names.
    pub label: Label,
    /// The fullest form of the name that this mention refers to, somewhere in the same text; the mention itself if
    /// there is no fuller one.
    pub name: Span,
    /// Confidence from 0 to 1.
    pub score: f32,
}

impl Entity {
    /// A mention that stands for itself.
    pub fn new(span: Span, label: Label, score: f32) -> Self {
        Self { span, label, name: span, score }
    }
}

/// Finds the entity mentions of a tokenized text, in order and without overlap.
pub(crate) fn tag(text: &str, tokens: &Tokens) -> Vec<Entity> {
    let _ = (text, tokens);
    Vec::new()
}
