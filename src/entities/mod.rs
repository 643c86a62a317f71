//! Entity mentions: which people, organisations, places, amounts and dates a text names.

mod amounts;
mod context;
mod dates;
mod gazetteer;
mod label;
mod lexicon;
mod memory;
mod name_words;
mod names;
mod numbers;
mod rule;
mod scan;
mod sentence;
mod symbols;
#[cfg(test)]
mod testing;
mod times;
mod words;

pub use label::Label;

use serde::{Deserialize, Serialize};

use self::names::Names;
use self::rule::{Found, Rule};
use self::sentence::Sentence;
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
    let classes = lexicon::look_up(text, tokens);
    let mut found = Vec::new();
    let mut taken = vec![false; tokens.len()];
    for number in 0..tokens.sentence_count() {
        let range = tokens.sentence(number);
        let sentence = Sentence::new(text, &tokens.as_slice()[range.clone()], &classes[range.clone()]);
        let first = found.len();
        scan::scan(&sentence, &mut found);
        let taken = &mut taken[range.clone()];
        for one in &found[first..] {
            taken[one.tokens.clone()].fill(true);
        }
        Names::new(sentence, taken).find(&mut found);
        found[first..].sort_by_key(|one| one.tokens.start);
        for one in &mut found[first..] {
            one.tokens = one.tokens.start + range.start..one.tokens.end + range.start;
        }
    }
    let document = Sentence::new(text, tokens.as_slice(), &classes);
    memory::apply(&document, tokens, &mut found);
    found.into_iter().map(|found| entity(&document, found)).collect()
}

/// The mention that a rule found, with the rule's score.
fn entity(document: &Sentence, found: Found) -> Entity {
    let mut span = document.span(found.tokens);
    if found.rule == Rule::CutTicker
        && let Some(len) = symbols::cut_symbol(span.slice(document.text))
    {
        span = Span::new(span.start(), span.start() + len);
    }
    Entity::new(span, found.label, found.rule.score())
}
