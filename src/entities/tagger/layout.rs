//! Where each part of a model file lies, from the sizes that its header tells; the format is told in `model`.

use std::ops::Range;

use super::decode::{KNOTS, LABELS, TAGS};
use super::{position, word};

/// The bytes of the header.
pub(super) const HEADER: usize = 88;
/// Tokens on either side that the first layer sees.
pub(super) const REACH: usize = 3;

/// The sizes that the header tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sizes {
    pub(super) kind: usize,
    pub(super) hidden: usize,
    pub(super) layers: usize,
    pub(super) vector_width: usize,
    pub(super) vector_rows: usize,
    pub(super) word_rows: usize,
    pub(super) provenance: usize,
}

/// A table of rows of bytes, each with its scale.
#[derive(Debug, Clone)]
pub(super) struct Table {
    pub(super) scales: Range<usize>,
    pub(super) bytes: Range<usize>,
    pub(super) width: usize,
}

/// A matrix of bytes with a scale and a bias for each output.
#[derive(Debug, Clone)]
pub(super) struct Weights {
    pub(super) scales: Range<usize>,
    pub(super) bytes: Range<usize>,
    pub(super) biases: Range<usize>,
    inputs: usize,
}

/// Where each section lies.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub(super) provenance: Range<usize>,
    pub(super) vector_hashes: Range<usize>,
    pub(super) vectors: Table,
    pub(super) word_hashes: Range<usize>,
    pub(super) words: Table,
    pub(super) affixes: [Table; 3],
    pub(super) spellings: Table,
    pub(super) classes: Table,
    pub(super) projection: Range<usize>,
    pub(super) bias: Range<usize>,
    pub(super) steps: Range<usize>,
    pub(super) first: Weights,
    pub(super) positions: [Range<usize>; 3],
    pub(super) layers: Vec<Weights>,
    pub(super) output: Weights,
    pub(super) consistency: Range<usize>,
    pub(super) temperature: Range<usize>,
    pub(super) calibration: Range<usize>,
    /// The length of the file.
    pub(super) end: usize,
    /// The sections of floating-point numbers.
    pub(super) floats: Vec<Range<usize>>,
}

/// Lays sections out one after the other.
struct Cursor {
    /// Where the next section begins; `None` past the largest offset.
    at: Option<usize>,
    floats: Vec<Range<usize>>,
}

impl Cursor {
    /// A section of `counts` multiplied with each other, of items of `size` bytes.
    fn section(&mut self, size: usize, counts: &[usize]) -> Range<usize> {
        let start = self.at.unwrap_or_default();
        let len = counts.iter().try_fold(size, |product, &count| product.checked_mul(count));
        let end = len.and_then(|len| self.at?.checked_add(len));
        self.at = end.and_then(|end| end.checked_next_multiple_of(8));
        start..end.unwrap_or(start)
    }

    fn floats(&mut self, counts: &[usize]) -> Range<usize> {
        let section = self.section(4, counts);
        self.floats.push(section.clone());
        section
    }

    fn table(&mut self, rows: usize, width: usize) -> Table {
        Table { scales: self.floats(&[rows]), bytes: self.section(1, &[rows, width]), width }
    }

    fn weights(&mut self, outputs: usize, inputs: usize) -> Weights {
        Weights {
            scales: self.floats(&[outputs]),
            bytes: self.section(1, &[outputs, inputs]),
            biases: self.floats(&[outputs]),
            inputs,
        }
    }
}

impl Layout {
    /// Where the sections of a model of these sizes lie; `None` if no memory could hold it.
    pub(super) fn new(sizes: &Sizes) -> Option<Self> {
        let &Sizes { kind, hidden, .. } = sizes;
        let mut cursor = Cursor { at: Some(HEADER), floats: Vec::new() };
        let mut layout = Self {
            provenance: cursor.section(1, &[sizes.provenance]),
            vector_hashes: cursor.section(8, &[sizes.vector_rows]),
            vectors: cursor.table(sizes.vector_rows, sizes.vector_width),
            word_hashes: cursor.section(8, &[sizes.word_rows]),
            words: cursor.table(sizes.word_rows + 1, kind),
            affixes: std::array::from_fn(|_| cursor.table(word::AFFIXES, kind)),
            spellings: cursor.table(word::SPELLINGS, kind),
            classes: cursor.table(u32::BITS as usize, kind),
            projection: cursor.floats(&[sizes.vector_width, kind]),
            bias: cursor.floats(&[kind]),
            steps: cursor.floats(&[sizes.layers + 2]),
            first: cursor.weights(hidden, (2 * REACH + 1) * kind),
            positions: [position::CASES, position::GAZETTEER, position::GRAMMAR]
                .map(|rows| cursor.floats(&[rows, hidden])),
            layers: (0..sizes.layers).map(|_| cursor.weights(hidden, 3 * hidden)).collect(),
            output: cursor.weights(TAGS, hidden),
            consistency: cursor.floats(&[1]),
            temperature: cursor.floats(&[1]),
            calibration: cursor.floats(&[LABELS.len(), KNOTS]),
            end: 0,
            floats: Vec::new(),
        };
        layout.floats = cursor.floats;
        layout.end = cursor.at?;
        Some(layout)
    }
}

impl Weights {
    /// The number of inputs of each output.
    pub(super) fn inputs(&self) -> usize {
        self.inputs
    }
}
