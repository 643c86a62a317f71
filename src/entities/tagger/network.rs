//! The network: from words and places to scores of tags, computed only where a name can be.
//!
//! A word form has a vector, the sum of the embeddings of its features. The first layer sees the vectors of seven tokens
//! and the embeddings of the place; each later layer adds to a token what it makes of the token and its two neighbours;
//! the output layer scores the tags. Products are of bytes, and sums of floating-point numbers have a fixed order, so that
//! every processor gives the same scores.

use super::decode::{Calibration, Scores};
use super::kernel::{self, Level, Matrix};
use super::layout::{REACH, Table, Weights};
use super::model::{Index, Model};
use super::window::{Input, Scratch, WindowWork, distances};
use super::word::WordFeatures;
use crate::entities::lexicon::Classes;
use crate::interrupt::checkpoint;

/// Tokens that are worked on at a time.
const WINDOW: usize = 512;
/// The first layer's sums are whole multiples of one part in this many.
pub(super) const FIXED: f32 = 512.0;
/// No number of a place is farther from zero, so that three of them and seven words' add up in 32 bits, whatever a model holds.
const MOST_FIXED: f32 = (1 << 29) as f32;

/// A model made ready to predict with.
pub(super) struct Network {
    pub(super) model: Model,
    pub(super) vectors: Index,
    pub(super) words: Index,
    pub(super) level: Level,
    pub(super) kind: usize,
    pub(super) hidden: usize,
    pub(super) projection: Vec<f32>,
    pub(super) bias: Vec<f32>,
    /// One over the step of a word's vector.
    pub(super) vector_scale: f32,
    /// For each of the seven places the products of a word's vector, all in one matrix.
    pub(super) first: Matrix,
    pub(super) first_factors: Vec<f32>,
    /// The first layer's sums for each value of case (with the bias), gazetteer and grammar.
    pub(super) positions: [Vec<i32>; 3],
    pub(super) layers: Vec<Layer>,
    pub(super) output: Layer,
    pub(super) consistency: f32,
    pub(super) calibration: Calibration,
}

/// A matrix, the scale of its inputs, and how its sums become numbers.
pub(super) struct Layer {
    pub(super) matrix: Matrix,
    pub(super) scale: f32,
    pub(super) factors: Vec<f32>,
    pub(super) biases: Vec<f32>,
}

impl Network {
    /// Makes `model` ready for this processor.
    pub(super) fn new(model: Model) -> Self {
        Self::with_level(model, Level::detect())
    }

    /// Makes `model` ready for the instructions of `level`.
    pub(super) fn with_level(model: Model, level: Level) -> Self {
        let (kind, hidden) = (model.sizes.kind, model.sizes.hidden);
        let layout = &model.layout;
        let steps = model.floats(&layout.steps);
        let layer = |weights: &Weights, step: f32| {
            let (scales, bytes, biases) = model.weights(weights);
            let inputs = weights.inputs();
            Layer {
                matrix: Matrix::new(level, scales.len(), inputs, |o, i| bytes[o * inputs + i].cast_signed()),
                scale: 1.0 / step,
                factors: scales.iter().map(|scale| scale * step).collect(),
                biases,
            }
        };
        let (scales, bytes, biases) = model.weights(&layout.first);
        let inputs = layout.first.inputs();
        let places = 2 * REACH + 1;
        let first = Matrix::new(level, places * hidden, kind, |output, input| {
            bytes[output % hidden * inputs + output / hidden * kind + input].cast_signed()
        });
        let factors = scales.iter().map(|scale| scale * steps[0] * FIXED);
        let first_factors: Vec<f32> = std::iter::repeat_n(factors, places).flatten().collect();
        let fixed = |number: f32| (number * FIXED).round().clamp(-MOST_FIXED, MOST_FIXED) as i32;
        let mut positions = layout.positions.each_ref().map(|section| model.floats(section));
        for row in positions[0].chunks_exact_mut(hidden) {
            row.iter_mut().zip(&biases).for_each(|(number, bias)| *number += bias);
        }
        Self {
            vectors: model.index(&layout.vector_hashes),
            words: model.index(&layout.word_hashes),
            level,
            kind,
            hidden,
            projection: model.floats(&layout.projection),
            bias: model.floats(&layout.bias),
            vector_scale: 1.0 / steps[0],
            first,
            first_factors,
            positions: positions.map(|numbers| numbers.into_iter().map(fixed).collect()),
            layers: layout.layers.iter().zip(&steps[1..]).map(|(weights, &step)| layer(weights, step)).collect(),
            output: layer(&layout.output, steps[steps.len() - 1]),
            consistency: model.floats(&layout.consistency)[0],
            calibration: Calibration {
                sharpness: 1.0 / model.floats(&layout.temperature)[0],
                knots: model.floats(&layout.calibration),
            },
            model,
        }
    }

    /// Memory for [`scores`](Self::scores).
    pub(super) fn scratch(&self) -> Scratch {
        Scratch::new(self.first.outputs())
    }

    /// Appends the scores of the tags of each candidate, in order.
    pub(super) fn scores(&self, input: Input, scratch: &mut Scratch, scores: &mut Vec<Scores>) {
        distances(input, &mut scratch.distances);
        let count = input.tokens.len();
        for start in (0..count).step_by(WINDOW) {
            checkpoint();
            let end = count.min(start + WINDOW);
            if scratch.distances[start..end].contains(&0) {
                kernel::run(self.level, WindowWork { network: self, input, start, end, scratch, scores });
            }
        }
    }

    /// The vector of a word form, before it is cut to bytes.
    #[inline(always)]
    pub(super) fn vector(&self, word: &str, classes: Classes, vector: &mut [f32]) {
        let layout = &self.model.layout;
        let features = WordFeatures::new(word, classes);
        vector.copy_from_slice(&self.bias);
        if let Some(row) = self.model.find(&self.vectors, features.hash) {
            let (scale, bytes) = self.model.row(&layout.vectors, row);
            for (&byte, weights) in bytes.iter().zip(self.projection.chunks_exact(self.kind)) {
                let input = scale * f32::from(byte.cast_signed());
                vector.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += input * weight);
            }
        }
        let mut add = |table: &Table, row: usize| {
            let (scale, bytes) = self.model.row(table, row);
            vector.iter_mut().zip(bytes).for_each(|(sum, byte)| *sum += scale * f32::from(byte.cast_signed()));
        };
        add(&layout.words, self.model.find(&self.words, features.hash).map_or(0, |row| row + 1));
        for (table, bucket) in layout.affixes.iter().zip([features.suffix3, features.suffix2, features.prefix3]) {
            add(table, bucket.into());
        }
        add(&layout.spellings, features.spelling.into());
        for bit in (0..u32::BITS).filter(|bit| features.classes >> bit & 1 == 1) {
            add(&layout.classes, bit as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::layout::Layout;
    use super::super::random::{SMALL, random, seal};
    use super::*;
    use crate::entities::sentence::Sentence;
    use crate::entities::tagger::position::{self, Position};
    use crate::entities::{lexicon, scan};
    use crate::{Span, Tokens};

    /// Words of all kinds, so that random texts reach all features.
    const WORDS: [&str; 24] = [
        "the", "Ana", "Ruiz", "said", "of", "Bank", "Harlow", "747", "Boeing", "in", "June", "2006", "“", "”", ",",
        "river", "U.S.", "NATO", "and", "a", "bridges", "closed", "McKelp", "éclair",
    ];

    fn network(level: Level) -> Network {
        Network::with_level(Model::new("random", random(SMALL, 7)).unwrap(), level)
    }

    /// What a text of these sentences holds.
    struct Prepared {
        text: String,
        tokens: Tokens,
        classes: Vec<Classes>,
        positions: Vec<Position>,
        starts: Vec<bool>,
    }

    impl Prepared {
        fn new(sentences: &[String]) -> Self {
            let text = sentences.join("\n");
            let mut end = 0;
            let spans: Vec<_> = sentences
                .iter()
                .map(|sentence| {
                    let start = end;
                    end += sentence.len() + 1;
                    Span::new(start, end - 1)
                })
                .collect();
            let tokens = Tokens::new(&text, &spans);
            let classes = lexicon::look_up(&tokens);
            let (mut positions, mut starts) = (Vec::new(), vec![false; tokens.len()]);
            for number in 0..tokens.sentence_count() {
                let range = tokens.sentence(number);
                if range.is_empty() {
                    continue;
                }
                starts[range.start] = true;
                let sentence = Sentence::new(&text, &tokens.as_slice()[range.clone()], &classes[range]);
                let mut found = Vec::new();
                scan::scan(&sentence, &mut found);
                position::append(&sentence, found.into_iter().map(|one| (one.tokens, one.label)), &mut positions);
            }
            Self { text, tokens, classes, positions, starts }
        }

        fn scores(&self, network: &Network, scratch: &mut Scratch) -> Vec<Scores> {
            let mut scores = Vec::new();
            let input = Input {
                text: &self.text,
                tokens: self.tokens.as_slice(),
                classes: &self.classes,
                positions: &self.positions,
                starts: &self.starts,
            };
            network.scores(input, scratch, &mut scores);
            scores
        }
    }

    fn sentences() -> impl Strategy<Value = Vec<String>> {
        let sentence = prop::collection::vec(0..WORDS.len(), 0..30)
            .prop_map(|words| words.into_iter().map(|word| WORDS[word]).collect::<Vec<_>>().join(" "));
        prop::collection::vec(sentence, 0..8)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn every_level_gives_the_same_scores(sentences in sentences(), noise in "\\PC{0,20}") {
            let prepared = Prepared::new(&[sentences, vec![noise]].concat());
            let portable = network(Level::Portable);
            let expected = prepared.scores(&portable, &mut portable.scratch());
            for level in [Level::Avx2, Level::Vnni].into_iter().filter(|&level| level <= Level::detect()) {
                let network = network(level);
                prop_assert_eq!(&prepared.scores(&network, &mut network.scratch()), &expected);
            }
        }

        #[test]
        fn computing_every_token_changes_no_candidate(sentences in sentences()) {
            let mut prepared = Prepared::new(&sentences);
            let network = network(Level::detect());
            let scores = prepared.scores(&network, &mut network.scratch());
            let candidates: Vec<_> = prepared.positions.iter().map(|position| position.candidate).collect();
            prepared.positions.iter_mut().for_each(|position| position.candidate = true);
            let all = prepared.scores(&network, &mut network.scratch());
            prop_assert_eq!(all.len(), candidates.len());
            let mut kept = all.into_iter().zip(candidates).filter(|&(_, candidate)| candidate);
            for scores in scores {
                prop_assert_eq!(Some(scores), kept.next().map(|(scores, _)| scores));
            }
            prop_assert!(kept.next().is_none());
        }

        #[test]
        fn neither_windows_nor_the_cache_change_a_sentence(sentences in sentences(), repeats in 1..40_usize) {
            let network = network(Level::detect());
            let mut scratch = network.scratch();
            let all = vec![sentences.clone(); repeats].concat();
            let together = Prepared::new(&all).scores(&network, &mut scratch);
            let alone: Vec<_> = all
                .iter()
                .flat_map(|sentence| {
                    Prepared::new(std::slice::from_ref(sentence)).scores(&network, &mut network.scratch())
                })
                .collect();
            prop_assert_eq!(&together, &alone);
            prop_assert_eq!(&Prepared::new(&all).scores(&network, &mut scratch), &alone);
        }
    }

    #[test]
    fn numbers_of_any_size_add_up_without_overflow() {
        let mut bytes = random(SMALL, 7);
        let layout = Layout::new(&SMALL).unwrap();
        for section in layout.positions {
            bytes[section].as_chunks_mut::<4>().0.fill(1e30_f32.to_le_bytes());
        }
        seal(&mut bytes);
        let model = Model::new("random", bytes).unwrap();
        let prepared = Prepared::new(&["In Harlow Ana Ruiz left the Bank of June 2006.".to_owned()]);
        for level in [Level::Portable, Level::Avx2, Level::Vnni].into_iter().filter(|&level| level <= Level::detect()) {
            let network = Network::with_level(model.clone(), level);
            assert!(!prepared.scores(&network, &mut network.scratch()).is_empty());
        }
    }

    #[test]
    #[allow(clippy::float_cmp)] // The same scores to the bit.
    fn words_and_neighbours_matter() {
        let network = network(Level::detect());
        let score = |sentence: &str| Prepared::new(&[sentence.to_owned()]).scores(&network, &mut network.scratch())[0];
        assert_ne!(score("Ana left."), score("Bank left."));
        assert_ne!(score("Ana left."), score("Ana stayed."));
        assert_eq!(
            score("Ana left it here for all of us."),
            score("Ana left it here for all of them."),
            "out of reach"
        );
    }
}
