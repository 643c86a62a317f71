//! The result of analysing one text.

use serde::{Deserialize, Serialize};

use crate::{Entity, Quote, Referent, Span};

/// The annotations of one text. They are spans into it; the text itself stays with the caller.
///
/// A layer that the analyzer was not asked for is empty.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Document {
    /// The sentences, in order, without overlap.
    pub sentences: Vec<Span>,
    /// The entity mentions, in order, without overlap.
    pub entities: Vec<Entity>,
    /// The quotes, ordered by start, longer before shorter.
    pub quotes: Vec<Quote>,
    /// The persons, organisations and places that the mentions and speakers stand for, by first mention.
    pub referents: Vec<Referent>,
}
