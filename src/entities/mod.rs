//! Entity mentions: which people, organisations, places, amounts and dates a text names.
//!
//! Each token is looked up once in the lexicon, which tells its word classes. Then, sentence by sentence, grammars find
//! what is nearly regular: numbers, amounts, dates, times, stock symbols, addresses. A trained network, which sees what
//! they found, tags the names. Look-ahead is bounded everywhere, so that time is linear in the text.

mod ages;
mod amounts;
mod appositions;
mod articles;
pub(crate) mod brackets;
mod branches;
mod companies;
mod datelines;
mod dates;
mod extent;
mod fragments;
mod gazetteer;
mod headlines;
mod label;
#[cfg(test)]
mod levels;
mod lexicon;
mod merge;
mod modifiers;
mod name_words;
mod numbers;
mod particles;
mod police;
mod ranks;
mod rule;
mod scan;
mod sentence;
mod surnames;
mod symbols;
pub(crate) mod tagger;
#[cfg(test)]
mod testing;
mod times;
mod units;
mod words;

pub use label::Label;
pub(crate) use lexicon::{is_common_word, listed_name};

use std::cell::Cell;
use std::ops::Range;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use self::lexicon::Classes;
use self::rule::{Found, Rule};
use self::sentence::Sentence;
use self::tagger::{Memory, Model, Name, Read, Tagger};
use crate::interrupt::checkpoint;
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

/// The tagger of the model that is shipped.
static TAGGER: LazyLock<Tagger> = LazyLock::new(|| Tagger::new(shipped()));

fn shipped() -> Model {
    let bytes: &'static [u8] = include_bytes!("../../data/entities.bin");
    Model::new("data/entities.bin", bytes).expect("the shipped model is whole")
}

thread_local! {
    /// The memory of [`TAGGER`] for this thread. Taken out while in use: what a panic leaves half done is not kept.
    static MEMORY: Cell<Option<Box<Memory>>> = const { Cell::new(None) };
}

/// Finds the entity mentions of some tokenized texts, those of each in order and without overlap. The texts share nothing
/// but the work: a text's mentions are the same in any company.
pub(crate) fn tag(texts: &[(&str, Tokens)]) -> Vec<Vec<Entity>> {
    let mut memory = MEMORY.take().unwrap_or_else(|| Box::new(TAGGER.memory()));
    let entities = tag_with(&TAGGER, &mut memory, texts);
    MEMORY.set(Some(memory));
    entities
}

/// The same as [`tag`]: the names with `tagger`, whose memory `memory` is.
pub(crate) fn tag_with(tagger: &Tagger, memory: &mut Memory, texts: &[(&str, Tokens)]) -> Vec<Vec<Entity>> {
    // Step by step over all texts, since each step has its own tables, which stay near the processor meanwhile.
    let classes: Vec<_> = texts.iter().map(|(_, tokens)| lexicon::look_up(tokens)).collect();
    let found: Vec<_> =
        texts.iter().zip(&classes).map(|((text, tokens), classes)| regular(text, tokens, classes)).collect();
    let reads: Vec<_> = texts
        .iter()
        .zip(&classes)
        .zip(&found)
        .map(|(((text, tokens), classes), found)| Read { text, tokens, classes, found })
        .collect();
    let names = tagger.names(&reads, memory);
    reads.iter().zip(names).map(|(read, names)| complete(read, names)).collect()
}

/// The mentions of a text in which the network has found `names`.
fn complete(read: &Read, mut names: Vec<Name>) -> Vec<Entity> {
    let tokens = read.tokens;
    let document = Sentence::new(read.text, tokens.as_slice(), read.classes);
    brackets::join(&document, tokens.as_slice(), &mut names);
    fragments::cut(&document, &mut names);
    ages::recall(&document, &mut names);
    articles::recall(&document, &mut names);
    appositions::recall(&document, read.found, &mut names);
    let mut free_from = 0;
    for at in 0..names.len() {
        checkpoint();
        let Range { start, end } = names[at].tokens;
        let sentence = tokens.sentence(tokens.sentence_of(start));
        let next = names.get(at + 1).map_or(sentence.end, |next| next.tokens.start.min(sentence.end));
        let room = free_from.max(sentence.start)..next;
        free_from = end;
        names[at].tokens = extent::settle(&document, start..end, names[at].label, room);
    }
    particles::recall(&document, &mut names);
    particles::join(&document, &mut names);
    particles::complete(&document, &mut names);
    branches::join(&document, &mut names);
    police::join(&document, &mut names);
    ranks::recall(&document, &mut names);
    headlines::cut(&document, tokens, &mut names);
    datelines::recall(&document, tokens, &mut names);
    surnames::recall(&document, &mut names);
    companies::recall(&document, &mut names);
    // "the company St. | Mr. Roe": a rule that reads on over capitals may have passed the end of a sentence.
    for name in &mut names {
        let sentence = tokens.sentence(tokens.sentence_of(name.tokens.start));
        name.tokens.end = name.tokens.end.min(sentence.end);
    }
    merge::merge(&document, read.found, names)
}

/// What the grammars find in a tokenized text, in order and without overlap.
fn regular(text: &str, tokens: &Tokens, classes: &[Classes]) -> Vec<Found> {
    let mut found = Vec::new();
    for number in 0..tokens.sentence_count() {
        let range = tokens.sentence(number);
        let sentence = Sentence::new(text, &tokens.as_slice()[range.clone()], &classes[range.clone()]);
        let first = found.len();
        scan::scan(&sentence, &mut found);
        for one in &mut found[first..] {
            one.tokens = one.tokens.start + range.start..one.tokens.end + range.start;
        }
    }
    found
}

/// The mention that a rule found, with the rule's score.
fn entity(document: &Sentence, found: &Found) -> Entity {
    let mut span = document.span(found.tokens.clone());
    if found.rule == Rule::CutTicker
        && let Some(len) = symbols::cut_symbol(span.slice(document.text))
    {
        span = Span::new(span.start(), span.start() + len);
    }
    Entity::new(span, found.label, found.rule.score())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Words that begin, join and end what the grammars know, so that random texts reach all of them.
    const WORDS: [&str; 64] = [
        "the",
        "The",
        "of",
        "and",
        "to",
        "between",
        "last",
        "next",
        "week",
        "years",
        "ago",
        "old",
        "half",
        "a",
        "one",
        "two",
        "twenty",
        "million",
        "percent",
        "%",
        "$",
        "US$",
        "dollars",
        "miles",
        "per",
        "hour",
        "at",
        "least",
        "about",
        "first",
        "third",
        "17th",
        "2006",
        "1990s",
        "'90s",
        "3:30",
        "p.m.",
        "June",
        "May",
        "Monday",
        "early",
        "mid",
        "-",
        "–",
        ",",
        "(",
        ")",
        ":",
        "NYSE",
        "ACMas",
        "ACM",
        ".",
        "Mr.",
        "President",
        "Ana",
        "Ruiz",
        "U.S.",
        "Senate",
        "Bank",
        "Inc.",
        "&",
        "von",
        "“",
        "Sunday Times",
    ];

    #[test]
    fn a_mention_ends_with_its_sentence() {
        let text = "He left the company St. Mr., not us.";
        let tokens = Tokens::new(text, &[Span::new(0, 23), Span::new(24, text.len())]);
        let entities = tag(&[(text, tokens)]).remove(0);
        assert!(entities.iter().all(|entity| entity.span.end() <= 23 || entity.span.start() >= 24), "{entities:?}");
        assert!(entities.iter().any(|entity| entity.span.start() == 20), "{entities:?}");
    }

    proptest! {
        #[test]
        fn mentions_lie_in_order_inside_sentences(
            words in prop::collection::vec((0..WORDS.len(), any::<bool>()), 0..40),
            noise in "(\\PC|[A-Za-z0-9 .,$%&-]){0,30}",
        ) {
            let mut text = String::new();
            for (word, space) in words {
                text.push_str(WORDS[word]);
                text.push_str(if space { " " } else { "" });
            }
            text.push_str(&noise);
            let middle = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
            let tokens = Tokens::new(&text, &[Span::new(0, middle), Span::new(middle, text.len())]);
            let mut end = 0;
            for entity in tag(&[(&text, tokens.clone())]).remove(0) {
                prop_assert!(entity.span.start() >= end, "mentions overlap");
                prop_assert!(!entity.span.is_empty());
                end = entity.span.end();
                prop_assert!(end <= middle || entity.span.start() >= middle, "a mention crosses sentences");
                prop_assert!(tokens.iter().any(|token| token.span.start() == entity.span.start()));
                prop_assert!(entity.label == Label::Ticker || tokens.iter().any(|token| token.span.end() == end));
                prop_assert!((0.0..=1.0).contains(&entity.score));
            }
        }
    }
}
