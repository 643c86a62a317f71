//! The features of whole texts, for the training of the network, and models in files, to try them.

use std::collections::HashMap;

pub use super::perceptron::{Learner, Run, runs};
use super::position::{self, Position};
use super::word::{self, WordFeatures};
use super::{Family, Memory, Model, Tagger, linear, random};
use crate::entities::lexicon;
use crate::entities::scan;
use crate::entities::sentence::Sentence;
use crate::entities::{Entity, tag_with};
use crate::{Error, Quotations, Span, Tokens, sentences};

/// The tables that features are looked up in, with their numbers of rows; classes have one row a bit.
pub const TABLES: [(&str, usize); 8] = [
    ("suffix3", word::AFFIXES),
    ("suffix2", word::AFFIXES),
    ("prefix3", word::AFFIXES),
    ("spelling", word::SPELLINGS),
    ("classes", u32::BITS as usize),
    ("case", position::CASES),
    ("gazetteer", position::GAZETTEER),
    ("grammar", position::GRAMMAR),
];

/// The features of one word form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word as it is written, cut to what the features are made of.
    pub word: String,
    /// The normalised form.
    pub form: String,
    /// FNV-1a of the normalised form.
    pub hash: u64,
    /// Buckets of the form's last three, last two and first three characters, and of the spelling.
    pub buckets: [u16; 4],
    /// One bit a word class.
    pub classes: u32,
}

impl Word {
    /// The features, as the taggers take them.
    pub(super) fn features(&self) -> WordFeatures {
        let [suffix3, suffix2, prefix3, spelling] = self.buckets;
        WordFeatures { hash: self.hash, suffix3, suffix2, prefix3, spelling, classes: self.classes }
    }
}

/// The features of one token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// The number of its word form.
    pub word: u32,
    /// The features of its place: case, gazetteer, grammar.
    pub position: [u8; 3],
    /// True if the network looks at it.
    pub candidate: bool,
}

impl Token {
    /// The features of the place, as the taggers take them.
    pub(super) fn place(&self) -> Position {
        let [case, gazetteer, grammar] = self.position;
        Position { case, gazetteer, grammar, candidate: self.candidate }
    }
}

/// All word forms that were seen, numbered in the order of their first appearance.
#[derive(Debug, Default)]
pub struct Words {
    numbers: HashMap<String, u32>,
    words: Vec<Word>,
}

impl Words {
    /// The word forms by number.
    pub fn as_slice(&self) -> &[Word] {
        &self.words
    }

    /// The features of the tokens of `text`, and for each sentence the index of its first token.
    pub fn tokens(&mut self, text: &str, sentences: &[Span]) -> (Vec<Token>, Vec<usize>) {
        let tokens = Tokens::new(text, sentences);
        let classes = lexicon::look_up(&tokens);
        let (mut found, mut positions): (_, Vec<Position>) = (Vec::new(), Vec::new());
        for number in 0..tokens.sentence_count() {
            let range = tokens.sentence(number);
            if range.is_empty() {
                continue;
            }
            let sentence = Sentence::new(text, &tokens.as_slice()[range.clone()], &classes[range]);
            scan::scan(&sentence, &mut found);
            position::append(&sentence, found.drain(..).map(|one| (one.tokens, one.label)), &mut positions);
        }
        let features = tokens.iter().zip(&classes).zip(&positions).map(|((token, &classes), position)| Token {
            span: token.span,
            word: self.number(word::head(token.text(text)), classes),
            position: [position.case, position.gazetteer, position.grammar],
            candidate: position.candidate,
        });
        (features.collect(), (0..tokens.sentence_count()).map(|number| tokens.sentence(number).start).collect())
    }

    fn number(&mut self, word: &str, classes: lexicon::Classes) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let features = WordFeatures::new(word, classes);
        let number = self.words.len() as u32;
        self.numbers.insert(word.to_owned(), number);
        self.words.push(Word {
            word: word.to_owned(),
            form: word::normalise(word),
            hash: features.hash,
            buckets: [features.suffix3, features.suffix2, features.prefix3, features.spelling],
            classes: features.classes,
        });
        number
    }
}

/// The bytes of a small model of random weights.
pub fn random_model(seed: u64) -> Vec<u8> {
    random::random(random::SMALL, seed)
}

/// Makes the sums in a model's header agree with its other bytes, if these are enough for a header.
pub fn seal(bytes: &mut [u8]) {
    random::seal(bytes);
}

/// A tagger with a model from a file.
pub struct ModelTagger {
    tagger: Tagger,
    memory: Memory,
    provenance: String,
}

impl ModelTagger {
    /// A tagger with the model file at `path`.
    ///
    /// # Errors
    /// [`Error::Model`] if the file is no model that this release can use.
    pub fn read(path: impl AsRef<std::path::Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        match std::fs::read(path) {
            Ok(bytes) => Self::new(&path.display().to_string(), bytes),
            Err(_) => Model::read(path).map(Self::of_network),
        }
    }

    /// A tagger with the model that `bytes` are; `file` names it in errors.
    ///
    /// # Errors
    /// [`Error::Model`] if the bytes are no model that this release can use.
    pub fn new(file: &str, bytes: Vec<u8>) -> Result<Self, Error> {
        if bytes.starts_with(linear::MAGIC) {
            let tagger = Tagger { family: Family::Linear(linear::Linear::new(file, &bytes)?) };
            return Ok(Self::of(tagger, "a linear model".to_owned()));
        }
        Model::new(file, bytes).map(Self::of_network)
    }

    /// A tagger of random weights and the sizes of a real model, to measure speed.
    ///
    /// # Panics
    /// Never: such a model is sound.
    pub fn random() -> Self {
        Self::of_network(Model::new("random", random::random(random::REAL, 1)).expect("a sound model"))
    }

    fn of_network(model: Model) -> Self {
        let provenance = model.provenance().to_owned();
        Self::of(Tagger::new(model), provenance)
    }

    fn of(tagger: Tagger, provenance: String) -> Self {
        let memory = tagger.memory();
        Self { tagger, memory, provenance }
    }

    /// Where the model comes from.
    pub fn provenance(&self) -> &str {
        &self.provenance
    }

    /// The entity mentions of a text, which is segmented and tokenized first.
    pub fn tag(&mut self, text: &str) -> (Tokens, Vec<Entity>) {
        let mut spans = Vec::new();
        sentences::segment(text, Quotations::Split, &mut spans);
        let tokens = Tokens::new(text, &spans);
        let texts = [(text, tokens)];
        let entities = tag_with(&self.tagger, &mut self.memory, &texts).remove(0);
        let [(_, tokens)] = texts;
        (tokens, entities)
    }
}
