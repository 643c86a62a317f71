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

/// A name that the network found in a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Name {
    /// The indices of its tokens in the text.
    pub(super) tokens: std::ops::Range<usize>,
    pub(super) label: Label,
    /// Confidence from 0 to 1.
    pub(super) score: f32,
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
}

/// Memory for one thread that tags text after text. What it keeps changes no result.
pub(crate) struct Memory {
    scratch: Scratch,
    #[cfg(feature = "train")]
    linear: linear::Scratch,
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
            positions: Vec::new(),
            starts: Vec::new(),
            scores: Vec::new(),
            decoder: Decoder::default(),
            mentions: Vec::new(),
        }
    }

    /// The names of a text whose tokens have `classes` and in which the grammars have found `found`, in order and
    /// without overlap. `memory` is this tagger's.
    pub(super) fn names(
        &self,
        text: &str,
        tokens: &Tokens,
        classes: &[Classes],
        found: &[Found],
        memory: &mut Memory,
    ) -> Vec<Name> {
        let Memory { scratch, positions, starts, scores, decoder, mentions, .. } = memory;
        positions.clear();
        starts.clear();
        scores.clear();
        mentions.clear();
        starts.resize(tokens.len(), false);
        let mut found = found;
        for number in 0..tokens.sentence_count() {
            checkpoint();
            let range = tokens.sentence(number);
            if range.is_empty() {
                continue;
            }
            starts[range.start] = true;
            let sentence = Sentence::new(text, &tokens.as_slice()[range.clone()], &classes[range.clone()]);
            let here;
            (here, found) = found.split_at(found.partition_point(|one| one.tokens.start < range.end));
            position::append(
                &sentence,
                here.iter().map(|one| (one.tokens.start - range.start..one.tokens.end - range.start, one.label)),
                positions,
            );
        }
        let input = Input { text, tokens: tokens.as_slice(), classes, positions, starts };
        match &self.family {
            Family::Network(network) => {
                network.scores(input, scratch, scores);
                consistency::share(input, network.consistency, scores);
            }
            #[cfg(feature = "train")]
            Family::Linear(linear) => {
                linear.scores(input, &mut memory.linear, scores);
                consistency::share(input, linear::CONSISTENCY, scores);
            }
        }
        // Decode run by run: a token that is no candidate is outside of all names.
        let (mut at, mut rest) = (0, scores.as_slice());
        while at < positions.len() {
            checkpoint();
            if !positions[at].candidate {
                at += 1;
                continue;
            }
            let end = (at + 1..positions.len())
                .find(|&end| !positions[end].candidate || starts[end])
                .unwrap_or(positions.len());
            let run;
            (run, rest) = rest.split_at(end - at);
            decoder.decode(at, run, self.family.calibration(), mentions);
            at = end;
        }
        mentions
            .drain(..)
            .map(|mention| Name { tokens: mention.tokens, label: decode::LABELS[mention.label], score: mention.score })
            .collect()
    }
}
