//! The trained tagger of names: a small convolutional network over what is known of each word and of its place.
//!
//! All that the network sees is made here, once: [`word`] tells what depends on the word form alone and [`position`]
//! what depends on its place. The training reads a dump of the same features (`training`), so that training and
//! prediction cannot differ. [`Model`] is what the training wrote; [`Tagger`] is that model made ready for this
//! processor.

// Numbers that become floating-point ones are small, and what runs with a processor's instructions must be inlined.
#![allow(clippy::cast_precision_loss, clippy::inline_always)]

mod cache;
mod candidates;
mod consistency;
mod decode;
mod joined;
mod kernel;
mod layout;
#[cfg(feature = "train")]
mod linear;
mod model;
mod network;
#[cfg(feature = "train")]
mod perceptron;
mod position;
#[cfg(any(test, feature = "train"))]
mod random;
#[cfg(feature = "train")]
pub mod training;
mod window;
mod word;

pub(crate) use model::Model;

use self::decode::{Calibration, Decoder, Mention, Scores};
use self::joined::Joined;
#[cfg(test)]
use self::kernel::Level;
use self::network::Network;
use self::position::Position;
use self::window::{Input, Scratch};
use super::Label;
use super::lexicon::Classes;
use super::rule::Found;
use super::sentence::Sentence;
use crate::Tokens;
use crate::interrupt::checkpoint;

/// The confidence from which on the network is sure of a label.
const SURE: f32 = 0.8;

/// A name that the network found in a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Name {
    /// The indices of its tokens in the text.
    pub(super) tokens: std::ops::Range<usize>,
    pub(super) label: Label,
    /// Confidence from 0 to 1.
    pub(super) score: f32,
}

impl Name {
    /// True if the network knows better than what a word beside the name tells of its label.
    pub(super) fn is_sure(&self) -> bool {
        self.score >= SURE
    }
}

/// A tokenized text, the classes of its tokens, and what the grammars found in it.
#[derive(Clone, Copy)]
pub(super) struct Read<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a Tokens,
    pub(super) classes: &'a [Classes],
    pub(super) found: &'a [Found],
}

/// A model made ready to tag with.
pub(crate) struct Tagger {
    family: Family,
}

/// What scores the tags of a token.
#[allow(clippy::large_enum_variant)] // There is one of it.
enum Family {
    Network(Network),
    #[cfg(feature = "train")]
    Linear(linear::Linear),
}

impl Family {
    /// How confidence comes from scores.
    fn calibration(&self) -> &Calibration {
        match self {
            Self::Network(network) => &network.calibration,
            #[cfg(feature = "train")]
            Self::Linear(linear) => &linear.calibration,
        }
    }

    /// How far the scores of a word's mentions in a text move to their mean.
    fn consistency(&self) -> f32 {
        match self {
            Self::Network(network) => network.consistency,
            #[cfg(feature = "train")]
            Self::Linear(_) => linear::CONSISTENCY,
        }
    }
}

/// Memory for one thread that tags text after text. What it keeps changes no result.
pub(crate) struct Memory {
    scratch: Scratch,
    #[cfg(feature = "train")]
    linear: linear::Scratch,
    joined: Joined,
    positions: Vec<Position>,
    starts: Vec<bool>,
    scores: Vec<Scores>,
    decoder: Decoder,
    mentions: Vec<Mention>,
}

impl Tagger {
    /// Makes `model` ready for this processor.
    pub(crate) fn new(model: Model) -> Self {
        Self { family: Family::Network(Network::new(model)) }
    }

    /// The same for each of the instruction sets that this processor has.
    #[cfg(test)]
    pub(crate) fn of_every_level(model: &Model) -> Vec<Self> {
        let levels = [Level::Portable, Level::Avx2, Level::Vnni].into_iter().filter(|&level| level <= Level::detect());
        levels.map(|level| Self { family: Family::Network(Network::with_level(model.clone(), level)) }).collect()
    }

    /// Memory for [`names`](Self::names).
    pub(crate) fn memory(&self) -> Memory {
        let scratch = match &self.family {
            Family::Network(network) => network.scratch(),
            #[cfg(feature = "train")]
            Family::Linear(_) => Scratch::new(0),
        };
        Memory {
            scratch,
            #[cfg(feature = "train")]
            linear: linear::Scratch::default(),
            joined: Joined::default(),
            positions: Vec::new(),
            starts: Vec::new(),
            scores: Vec::new(),
            decoder: Decoder::default(),
            mentions: Vec::new(),
        }
    }

    /// The names of each of some texts, in order and without overlap. `memory` is this tagger's.
    pub(super) fn names(&self, texts: &[Read], memory: &mut Memory) -> Vec<Vec<Name>> {
        let Memory { scratch, joined, positions, starts, scores, decoder, mentions, .. } = memory;
        positions.clear();
        starts.clear();
        scores.clear();
        for read in texts {
            read.place(positions, starts);
        }
        // The network sees the sentences of all the texts as those of one: it has too little to do in a short one.
        let (text, tokens, classes) = match texts {
            [read] => (read.text, read.tokens.as_slice(), read.classes),
            _ => joined.join(texts),
        };
        let input = Input { text, tokens, classes, positions, starts };
        match &self.family {
            Family::Network(network) => network.scores(input, scratch, scores),
            #[cfg(feature = "train")]
            Family::Linear(linear) => linear.scores(input, &mut memory.linear, scores),
        }
        let (mut positions, mut starts, mut scores) = (&positions[..], &starts[..], &mut scores[..]);
        let mut names = Vec::with_capacity(texts.len());
        for read in texts {
            let (own_positions, own_starts, own_scores);
            (own_positions, positions) = positions.split_at(read.tokens.len());
            (own_starts, starts) = starts.split_at(read.tokens.len());
            let candidates = own_positions.iter().filter(|position| position.candidate).count();
            (own_scores, scores) = scores.split_at_mut(candidates);
            let input = Input {
                text: read.text,
                tokens: read.tokens.as_slice(),
                classes: read.classes,
                positions: own_positions,
                starts: own_starts,
            };
            consistency::share(input, self.family.consistency(), own_scores);
            mentions.clear();
            decode_runs(input, own_scores, self.family.calibration(), decoder, mentions);
            let name = |mention: Mention| Name {
                tokens: mention.tokens,
                label: decode::LABELS[mention.label],
                score: mention.score,
            };
            names.push(mentions.drain(..).map(name).collect());
        }
        names
    }
}

impl Read<'_> {
    /// Appends what the tokens' places tell, and which tokens begin a sentence.
    fn place(&self, positions: &mut Vec<Position>, starts: &mut Vec<bool>) {
        let first = starts.len();
        starts.resize(first + self.tokens.len(), false);
        let mut found = self.found;
        for number in 0..self.tokens.sentence_count() {
            checkpoint();
            let range = self.tokens.sentence(number);
            if range.is_empty() {
                continue;
            }
            starts[first + range.start] = true;
            let tokens = &self.tokens.as_slice()[range.clone()];
            let sentence = Sentence::new(self.text, tokens, &self.classes[range.clone()]);
            let here;
            (here, found) = found.split_at(found.partition_point(|one| one.tokens.start < range.end));
            position::append(
                &sentence,
                here.iter().map(|one| (one.tokens.start - range.start..one.tokens.end - range.start, one.label)),
                positions,
            );
        }
    }
}

/// Appends the mentions of a text whose candidates have these scores, run by run: a token that is no candidate is outside
/// of all names.
fn decode_runs(
    input: Input,
    scores: &[Scores],
    calibration: &Calibration,
    decoder: &mut Decoder,
    mentions: &mut Vec<Mention>,
) {
    let Input { positions, starts, .. } = input;
    let (mut at, mut rest) = (0, scores);
    while at < positions.len() {
        checkpoint();
        if !positions[at].candidate {
            at += 1;
            continue;
        }
        let end =
            (at + 1..positions.len()).find(|&end| !positions[end].candidate || starts[end]).unwrap_or(positions.len());
        let run;
        (run, rest) = rest.split_at(end - at);
        decoder.decode(at, run, calibration, mentions);
        at = end;
    }
}
