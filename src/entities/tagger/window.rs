//! A window of a text through the network's layers, which become narrower towards the candidates.

use super::cache::Cache;
use super::decode::{Scores, TAGS};
use super::kernel::{self, Work};
use super::layout::REACH;
use super::network::{FIXED, Network};
use super::position::Position;
use super::word;
use crate::Token;
use crate::entities::lexicon::Classes;

/// Rows that are multiplied at a time, so that they and their sums stay near the processor.
const TILE: usize = 24;
/// Tokens between the fetching of a word's row and its first use.
const AHEAD: usize = 4;
/// Farther from every candidate than any layer sees.
const FAR: u8 = u8::MAX;

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
    pub(super) distances: Vec<u8>,
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

impl Scratch {
    /// Memory for words that each have `width` sums in the first layer.
    pub(super) fn new(width: usize) -> Self {
        Self {
            cache: Cache::new(width),
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
}

impl Network {
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
            let rows = room(&mut scratch.rows, new.len() * self.kind);
            for (&(_, at), codes) in new.iter().zip(rows.chunks_exact_mut(self.kind)) {
                self.vector(input.tokens[at].text(input.text), input.classes[at], &mut scratch.vector);
                scratch.vector.iter_mut().for_each(|number| *number = number.max(0.0));
                encode(&scratch.vector, self.vector_scale, codes);
            }
            let sums = room(&mut scratch.sums, new.len() * self.first.outputs());
            self.first.multiply(rows, sums);
            for (&(number, _), sums) in new.iter().zip(sums.chunks_exact(self.first.outputs())) {
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
        room(&mut scratch.stream, span.len() * hidden);
        let zeros = span.len();
        room(&mut scratch.codes, (zeros + 1) * hidden)[zeros * hidden..].fill(0);
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
                let rows = room(&mut scratch.rows, tile.len() * 3 * hidden);
                for (&at, row) in tile.iter().zip(rows.chunks_exact_mut(3 * hidden)) {
                    let left = if input.starts[at] { zeros } else { at - from - 1 };
                    let right =
                        if input.starts.get(at + 1).is_some_and(|&start| !start) { at - from + 1 } else { zeros };
                    for (part, local) in row.chunks_exact_mut(hidden).zip([left, at - from, right]) {
                        part.copy_from_slice(&scratch.codes[local * hidden..][..hidden]);
                    }
                }
                let width = layer.matrix.outputs();
                let sums = room(&mut scratch.sums, tile.len() * width);
                layer.matrix.multiply(rows, sums);
                for (&at, sums) in tile.iter().zip(sums.chunks_exact(width)) {
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
            let rows = room(&mut scratch.rows, tile.len() * hidden);
            for (&at, row) in tile.iter().zip(rows.chunks_exact_mut(hidden)) {
                encode(&scratch.stream[(at - from) * hidden..][..hidden], self.output.scale, row);
            }
            let width = self.output.matrix.outputs();
            let sums = room(&mut scratch.sums, tile.len() * width);
            self.output.matrix.multiply(rows, sums);
            for sums in sums.chunks_exact(width) {
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
pub(super) struct WindowWork<'a> {
    pub(super) network: &'a Network,
    pub(super) input: Input<'a>,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) scratch: &'a mut Scratch,
    pub(super) scores: &'a mut Vec<Scores>,
}

impl Work<()> for WindowWork<'_> {
    #[inline(always)]
    fn run(self) {
        self.network.window(self.input, self.start, self.end, self.scratch, self.scores);
    }
}

/// For each token how far the nearest candidate of its sentence is, up to what layers can see.
pub(super) fn distances(input: Input, distances: &mut Vec<u8>) {
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

/// The first `len` of `numbers`, which become so many if they were fewer, with whatever they hold: to fill them with zeros
/// for every tile takes longer than to multiply a small one.
fn room<T: Copy + Default>(numbers: &mut Vec<T>, len: usize) -> &mut [T] {
    if numbers.len() < len {
        numbers.resize(len, T::default());
    }
    &mut numbers[..len]
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
