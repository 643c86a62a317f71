//! The network: from words and places to scores of tags, computed only where a name can be.
//!
//! A word form has a vector, the sum of the embeddings of its features. The first layer sees the vectors of seven tokens
//! and the embeddings of the place; each later layer adds to a token what it makes of the token and its two neighbours;
//! the output layer scores the tags. Products are of bytes, and sums of floating-point numbers have a fixed order, so that
//! every processor gives the same scores.

use super::cache::Cache;
use super::decode::{Calibration, Scores, TAGS};
use super::kernel::{self, Level, Matrix, Work};
use super::model::{Index, Model, REACH, Table, Weights};
use super::position::Position;
use super::word::{self, WordFeatures};
use crate::Token;
use crate::entities::lexicon::Classes;
use crate::interrupt::checkpoint;

/// Tokens that are worked on at a time.
const WINDOW: usize = 512;
/// Rows that are multiplied at a time, so that they and their sums stay near the processor.
const TILE: usize = 24;
/// Tokens between the fetching of a word's row and its first use.
const AHEAD: usize = 4;
/// The first layer's sums are whole multiples of one part in this many.
const FIXED: f32 = 512.0;
/// Farther from every candidate than any layer sees.
const FAR: u8 = u8::MAX;

/// A model made ready to predict with.
pub(super) struct Network {
    model: Model,
    glove: Index,
    words: Index,
    level: Level,
    kind: usize,
    hidden: usize,
    projection: Vec<f32>,
    bias: Vec<f32>,
    /// One over the step of a word's vector.
    vector_scale: f32,
    /// For each of the seven places the products of a word's vector, all in one matrix.
    first: Matrix,
    first_factors: Vec<f32>,
    /// The first layer's sums for each value of case (with the bias), gazetteer and grammar.
    positions: [Vec<i32>; 3],
    layers: Vec<Layer>,
    output: Layer,
    pub(super) consistency: f32,
    pub(super) calibration: Calibration,
}

/// A matrix, the scale of its inputs, and how its sums become numbers.
struct Layer {
    matrix: Matrix,
    scale: f32,
    factors: Vec<f32>,
    biases: Vec<f32>,
}

/// A tokenized text with what is known of its tokens.
#[derive(Clone, Copy)]
pub(super) struct Input<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) classes: &'a [Classes],
    pub(super) positions: &'a [Position],
    /// True for the first token of each sentence.
    pub(super) starts: &'a [bool],
}

/// Memory that is used again for every document.
pub(super) struct Scratch {
    cache: Cache,
    /// For each token how far the next candidate of its sentence is.
    distances: Vec<u8>,
    /// For each token of the window its row in the cache.
    words: Vec<u32>,
    /// Rows of the cache that are new, with their tokens.
    new: Vec<(u32, usize)>,
    /// For each token of the window what the layers have made of it.
    stream: Vec<f32>,
    /// The same as bytes, with a row of zeros at the end.
    codes: Vec<u8>,
    /// Inputs of a matrix.
    rows: Vec<u8>,
    /// Its sums.
    sums: Vec<i32>,
    /// The tokens of the window that a layer is computed for.
    live: Vec<usize>,
    vector: Vec<f32>,
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
        let fixed = |number: f32| (number * FIXED).round() as i32;
        let mut positions = layout.positions.each_ref().map(|section| model.floats(section));
        for row in positions[0].chunks_exact_mut(hidden) {
            row.iter_mut().zip(&biases).for_each(|(number, bias)| *number += bias);
        }
        Self {
            glove: model.index(&layout.glove_hashes),
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
        Scratch {
            cache: Cache::new(self.first.outputs()),
            distances: Vec::new(),
            words: Vec::new(),
            new: Vec::new(),
            stream: Vec::new(),
            codes: Vec::new(),
            rows: Vec::new(),
            sums: Vec::new(),
            live: Vec::new(),
            vector: Vec::new(),
        }
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
    fn vector(&self, word: &str, classes: Classes, vector: &mut [f32]) {
        let layout = &self.model.layout;
        let features = WordFeatures::new(word, classes);
        vector.copy_from_slice(&self.bias);
        if let Some(row) = self.model.find(&self.glove, features.hash) {
            let (scale, bytes) = self.model.row(&layout.glove, row);
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

    /// Looks the words of the tokens `span` up in the cache, as far as a layer sees them, and fills in new rows.
    #[inline(always)]
    fn look_up(&self, input: Input, span: std::ops::Range<usize>, scratch: &mut Scratch) {
        let seen = (self.layers.len() + REACH) as u8;
        scratch.cache.reserve(span.len());
        scratch.words.clear();
        scratch.new.clear();
        for at in span {
            let mut number = 0;
            if scratch.distances[at] <= seen {
                let (found, new) = scratch.cache.find(word::head(input.tokens[at].text(input.text)));
                number = found;
                if new {
                    scratch.new.push((number, at));
                }
            }
            scratch.words.push(number);
        }
        scratch.vector.resize(self.kind, 0.0);
        for new in scratch.new.chunks(TILE) {
            scratch.rows.resize(new.len() * self.kind, 0);
            for (&(_, at), codes) in new.iter().zip(scratch.rows.chunks_exact_mut(self.kind)) {
                self.vector(input.tokens[at].text(input.text), input.classes[at], &mut scratch.vector);
                scratch.vector.iter_mut().for_each(|number| *number = number.max(0.0));
                encode(&scratch.vector, self.vector_scale, codes);
            }
            scratch.sums.resize(new.len() * self.first.outputs(), 0);
            self.first.multiply(&scratch.rows, &mut scratch.sums);
            for (&(number, _), sums) in new.iter().zip(scratch.sums.chunks_exact(self.first.outputs())) {
                fix(sums, &self.first_factors, scratch.cache.row_mut(number));
            }
        }
    }

    /// Computes the first layer for token `at` of the text, number `local` of the window.
    #[inline(always)]
    fn first_layer(&self, input: Input, at: usize, local: usize, scratch: &mut Scratch) {
        let hidden = self.hidden;
        let position = input.positions[at];
        let values = [position.case, position.gazetteer, position.grammar];
        // The neighbours in the same sentence.
        let left = (0..REACH).take_while(|&left| !input.starts[at - left]).count();
        let right = (1..=REACH).take_while(|&right| input.starts.get(at + right).is_some_and(|&start| !start)).count();
        let mut sums = [0_i32; kernel::MOST_INPUTS / 3];
        let sums = &mut sums[..hidden];
        for (table, value) in self.positions.iter().zip(values) {
            let row = &table[usize::from(value) * hidden..][..hidden];
            sums.iter_mut().zip(row).for_each(|(sum, number)| *sum += number);
        }
        for place in REACH - left..=REACH + right {
            let row = scratch.cache.row(scratch.words[local + place - REACH]);
            let row = &row[place * hidden..][..hidden];
            sums.iter_mut().zip(row).for_each(|(sum, &number)| *sum += i32::from(number));
        }
        let stream = &mut scratch.stream[local * hidden..][..hidden];
        stream.iter_mut().zip(sums).for_each(|(number, &mut sum)| *number = sum.max(0) as f32 * (1.0 / FIXED));
    }

    /// Computes the scores of the candidates among the tokens `start..end`.
    #[inline(always)]
    fn window(&self, input: Input, start: usize, end: usize, scratch: &mut Scratch, scores: &mut Vec<Scores>) {
        let hidden = self.hidden;
        let layers = self.layers.len();
        let halo = layers + REACH;
        // The window with all that its layers see.
        let from = start.saturating_sub(halo);
        let span = from..input.tokens.len().min(end + halo);
        self.look_up(input, span.clone(), scratch);
        grow(&mut scratch.stream, span.len() * hidden);
        grow(&mut scratch.codes, (span.len() + 1) * hidden);
        let zeros = span.len();
        scratch.codes[zeros * hidden..][..hidden].fill(0);
        // Layer by layer the tokens that a candidate still depends on become fewer.
        let reach = |left: usize, distances: &[u8], live: &mut Vec<usize>| {
            let near = start.saturating_sub(left)..input.tokens.len().min(end + left);
            live.clear();
            live.extend(near.filter(|&at| usize::from(distances[at]) <= left));
        };
        reach(layers, &scratch.distances, &mut scratch.live);
        for index in 0..scratch.live.len() {
            let at = scratch.live[index];
            // The farthest word that a token some steps ahead will add up.
            if let Some(&ahead) = scratch.live.get(index + AHEAD)
                && let Some(&word) = scratch.words.get(ahead - from + REACH)
            {
                kernel::prefetch(scratch.cache.row(word));
            }
            self.first_layer(input, at, at - from, scratch);
        }
        for (number, layer) in self.layers.iter().enumerate() {
            for &at in &scratch.live {
                let place = (at - from) * hidden..(at - from + 1) * hidden;
                encode(&scratch.stream[place.clone()], layer.scale, &mut scratch.codes[place]);
            }
            reach(layers - number - 1, &scratch.distances, &mut scratch.live);
            for tile in scratch.live.chunks(TILE) {
                scratch.rows.resize(tile.len() * 3 * hidden, 0);
                for (&at, row) in tile.iter().zip(scratch.rows.chunks_exact_mut(3 * hidden)) {
                    let left = if input.starts[at] { zeros } else { at - from - 1 };
                    let right =
                        if input.starts.get(at + 1).is_some_and(|&start| !start) { at - from + 1 } else { zeros };
                    for (part, local) in row.chunks_exact_mut(hidden).zip([left, at - from, right]) {
                        part.copy_from_slice(&scratch.codes[local * hidden..][..hidden]);
                    }
                }
                let width = layer.matrix.outputs();
                scratch.sums.resize(tile.len() * width, 0);
                layer.matrix.multiply(&scratch.rows, &mut scratch.sums);
                for (&at, sums) in tile.iter().zip(scratch.sums.chunks_exact(width)) {
                    let stream = &mut scratch.stream[(at - from) * hidden..][..hidden];
                    for (((number, &sum), factor), bias) in
                        stream.iter_mut().zip(sums).zip(&layer.factors).zip(&layer.biases)
                    {
                        *number += (sum as f32 * factor + bias).max(0.0);
                    }
                }
            }
        }
        for tile in scratch.live.chunks(TILE) {
            scratch.rows.resize(tile.len() * hidden, 0);
            for (&at, row) in tile.iter().zip(scratch.rows.chunks_exact_mut(hidden)) {
                encode(&scratch.stream[(at - from) * hidden..][..hidden], self.output.scale, row);
            }
            let width = self.output.matrix.outputs();
            scratch.sums.resize(tile.len() * width, 0);
            self.output.matrix.multiply(&scratch.rows, &mut scratch.sums);
            for sums in scratch.sums.chunks_exact(width) {
                let mut own = [0.0; TAGS];
                for (((number, &sum), factor), bias) in
                    own.iter_mut().zip(sums).zip(&self.output.factors).zip(&self.output.biases)
                {
                    *number = sum as f32 * factor + bias;
                }
                scores.push(own);
            }
        }
    }
}

/// [`Network::window`] as work for [`kernel::run`].
struct WindowWork<'a> {
    network: &'a Network,
    input: Input<'a>,
    start: usize,
    end: usize,
    scratch: &'a mut Scratch,
    scores: &'a mut Vec<Scores>,
}

impl Work<()> for WindowWork<'_> {
    #[inline(always)]
    fn run(self) {
        self.network.window(self.input, self.start, self.end, self.scratch, self.scores);
    }
}

/// For each token how far the nearest candidate of its sentence is, up to what layers can see.
fn distances(input: Input, distances: &mut Vec<u8>) {
    distances.clear();
    let mut distance = FAR;
    for (position, &start) in input.positions.iter().zip(input.starts) {
        distance = match (position.candidate, start) {
            (true, _) => 0,
            (false, true) => FAR,
            (false, false) => distance.saturating_add(1),
        };
        distances.push(distance);
    }
    let mut after = FAR;
    for (distance, &start) in distances.iter_mut().zip(input.starts).rev() {
        *distance = (*distance).min(after);
        after = if start { FAR } else { distance.saturating_add(1) };
    }
}

/// Makes `numbers` at least so long.
fn grow<T: Copy + Default>(numbers: &mut Vec<T>, len: usize) {
    if numbers.len() < len {
        numbers.resize(len, T::default());
    }
}

/// Cuts numbers from zero up to bytes: to the nearest, the even one of two, and 255 at most.
#[inline(always)]
fn encode(numbers: &[f32], scale: f32, codes: &mut [u8]) {
    // 2^23: a number from 0 to 255 added to it is rounded, and stands in the low bits.
    const ROUND: f32 = 8_388_608.0;
    for (code, number) in codes.iter_mut().zip(numbers) {
        *code = ((number * scale).min(255.0) + ROUND).to_bits() as u8;
    }
}

/// Cuts sums times their factors to the nearest whole numbers of 16 bits.
#[inline(always)]
fn fix(sums: &[i32], factors: &[f32], fixed: &mut [i16]) {
    // 1.5 * 2^23, for numbers of both signs.
    const ROUND: f32 = 12_582_912.0;
    for ((fixed, &sum), factor) in fixed.iter_mut().zip(sums).zip(factors) {
        let number = (sum as f32 * factor).clamp(-32_767.0, 32_767.0) + ROUND;
        *fixed = number.to_bits() as i16;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::random::{SMALL, random};
    use super::*;
    use crate::entities::sentence::Sentence;
    use crate::entities::tagger::position;
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
            let classes = lexicon::look_up(&text, &tokens);
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
