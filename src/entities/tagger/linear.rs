//! The other family of tagger: a linear model over hashed features, learned as a structured perceptron.
//!
//! [`perceptron`](super::perceptron) learns it. It is not shipped: it stands here to be measured beside the network (docs/entities.md). It sees the same features of
//! words and places, singly and in pairs, and its scores go through the same sharing and decoding.
//!
//! A file is `PQLINEAR`, the f32 that the weights are multiplied with, and a table of i8 \[buckets\]\[48\], of whose
//! columns the first 45 are the tags.

use std::collections::HashMap;

use super::decode::{Calibration, KNOTS, LABELS, Scores};
use super::position::Position;
use super::window::Input;
use super::word::{self, WordFeatures};
use crate::Error;
use crate::interrupt::checkpoint;

/// What each file begins with.
pub(super) const MAGIC: &[u8; 8] = b"PQLINEAR";
/// Buckets that features are hashed into.
pub(super) const BUCKETS: usize = 1 << 18;
/// Numbers of a bucket: the tags, filled up to whole vectors.
pub(super) const ROW: usize = 48;
/// Features of a token.
pub(super) const FEATURES: usize = 38;
/// Word forms whose features are kept.
const KEPT: usize = 20_000;
/// Tokens to either side whose words are features.
const REACH: usize = 2;
/// How far scores move to their mean over the text, as the network's do.
pub(super) const CONSISTENCY: f32 = 0.5;
/// What stands beyond the first and the last token of a sentence.
const EDGE: WordFeatures = WordFeatures { hash: 1, suffix3: 0, suffix2: 0, prefix3: 0, spelling: 0, classes: 0 };

/// The buckets of a token's features.
pub(super) type Buckets = [u32; FEATURES];

/// A trained model, ready to score.
pub(super) struct Linear {
    weights: Vec<i8>,
    factor: f32,
    pub(super) calibration: Calibration,
}

/// The words of texts, kept from one to the next.
#[derive(Default)]
pub(super) struct Scratch {
    known: HashMap<Box<str>, WordFeatures>,
    words: Vec<WordFeatures>,
}

impl Linear {
    /// Reads the model that `bytes` are; `file` names it in errors.
    pub(super) fn new(file: &str, bytes: &[u8]) -> Result<Self, Error> {
        let table = bytes.strip_prefix(MAGIC).and_then(<[u8]>::split_first_chunk::<4>);
        match table {
            Some((factor, table)) if table.len() == BUCKETS * ROW => Ok(Self {
                weights: table.iter().map(|byte| byte.cast_signed()).collect(),
                factor: f32::from_le_bytes(*factor),
                calibration: Calibration {
                    sharpness: 1.0,
                    knots: (0..LABELS.len() * KNOTS).map(|at| (at % KNOTS) as f32 / (KNOTS - 1) as f32).collect(),
                },
            }),
            _ => Err(Error::Model {
                file: file.to_owned(),
                problem: "it is no whole linear model".to_owned(),
                remedy: "train it again",
            }),
        }
    }

    /// Appends the scores of the tags of each candidate, in order.
    pub(super) fn scores(&self, input: Input, scratch: &mut Scratch, scores: &mut Vec<Scores>) {
        let Scratch { known, words } = scratch;
        if known.len() > KEPT {
            known.clear();
        }
        words.clear();
        words.extend(input.tokens.iter().zip(input.classes).map(|(token, &classes)| {
            let word = word::head(token.text(input.text));
            if let Some(&features) = known.get(word) {
                return features;
            }
            let features = WordFeatures::new(word, classes);
            known.insert(word.into(), features);
            features
        }));
        for at in (0..words.len()).filter(|&at| input.positions[at].candidate) {
            checkpoint();
            let mut sums = [0_i32; ROW];
            for bucket in buckets(words, input.positions, input.starts, at) {
                let row = &self.weights[bucket as usize * ROW..][..ROW];
                sums.iter_mut().zip(row).for_each(|(sum, &weight)| *sum += i32::from(weight));
            }
            scores.push(std::array::from_fn(|tag| sums[tag] as f32 * self.factor));
        }
    }
}

/// The buckets of the features of token `at`. `starts` is true for the first token of each sentence.
pub(super) fn buckets(words: &[WordFeatures], positions: &[Position], starts: &[bool], at: usize) -> Buckets {
    let left = (0..REACH).take_while(|&left| !starts[at - left]).count();
    let right = (1..=REACH).take_while(|&right| starts.get(at + right).is_some_and(|&start| !start)).count();
    let word = |offset: isize| {
        let inside = if offset < 0 { offset.unsigned_abs() <= left } else { offset.unsigned_abs() <= right };
        if inside { &words[at.wrapping_add_signed(offset)] } else { &EDGE }
    };
    let place = |offset: isize| {
        let inside = if offset < 0 { offset.unsigned_abs() <= left } else { offset.unsigned_abs() <= right };
        if inside { positions[at.wrapping_add_signed(offset)] } else { Position::default() }
    };
    let [w0, w1, w2, w3, w4] = [-2, -1, 0, 1, 2].map(word);
    let [p1, p2, p3] = [-1, 0, 1].map(place);
    let [s1, s2, s3] = [w1, w2, w3].map(|word| u64::from(word.spelling));
    let [c1, c2, c3] = [w1, w2, w3].map(|word| u64::from(word.classes));
    let [g1, g2, g3] = [p1, p2, p3].map(|place| u64::from(place.gazetteer));
    let grammar = [p1, p2, p3].map(|place| u64::from(place.grammar));
    let case = u64::from(p2.case);
    let pairs: [(u64, u64); FEATURES] = [
        (0, 0),
        (w2.hash, 0),
        (w1.hash, 0),
        (w3.hash, 0),
        (w0.hash, 0),
        (w4.hash, 0),
        (w1.hash, w2.hash),
        (w2.hash, w3.hash),
        (w0.hash, w1.hash),
        (w3.hash, w4.hash),
        (w1.hash, w3.hash),
        (w2.suffix3.into(), 0),
        (w2.suffix2.into(), 0),
        (w2.prefix3.into(), 0),
        (w1.suffix3.into(), 0),
        (w3.suffix3.into(), 0),
        (s2, case),
        (s1, s2),
        (s2, s3),
        (s1 << 8 | s2, s3),
        (c2, 0),
        (c1, 0),
        (c3, 0),
        (c1, c2),
        (c2, c3),
        (c1 << 32 | c2, c3),
        (c2, s2),
        (g2, 0),
        (g1, g2),
        (g2, g3),
        (g2, c2),
        (g2, s2 << 3 | case),
        (grammar[1], 0),
        (grammar[0], grammar[1]),
        (grammar[1], grammar[2]),
        (w1.hash, c2),
        (w3.hash, c2),
        (w2.hash, case),
    ];
    let mut template = 0;
    pairs.map(|(a, b)| {
        template += 1;
        bucket(template, a, b)
    })
}

/// The bucket of a feature: two values under a template.
fn bucket(template: u64, a: u64, b: u64) -> u32 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, value: u64| (hash.rotate_left(23) ^ value).wrapping_mul(FACTOR);
    let hash = mix(mix(mix(0, template), a), b);
    ((hash ^ hash >> 29).wrapping_mul(FACTOR) >> (u64::BITS - BUCKETS.ilog2())) as u32
}
