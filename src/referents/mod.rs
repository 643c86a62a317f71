//! Referents: which name each mention and each speaker stands for.
//!
//! News names people in full once and by surname, title or pronoun after that. Here every mention of a person,
//! organisation or place is joined to the fullest form that the same text gives, and every speaker to a name, in one
//! pass over the mentions and one over the quotes.

mod index;
mod roles;
mod speakers;
mod words;

use crate::{Entity, Quote, Tokens};

use index::NameIndex;

/// Sets `name` of each entity and `speaker_name` of each quote to the fullest form that the text gives. A speaker who
/// is nowhere named keeps `None`.
pub(crate) fn resolve(text: &str, tokens: &Tokens, entities: &mut [Entity], quotes: &mut [Quote]) {
    let mut index = NameIndex::new(text, tokens, entities, quotes);
    index.name_entities(entities);
    speakers::name_speakers(text, tokens, &mut index, quotes);
}
