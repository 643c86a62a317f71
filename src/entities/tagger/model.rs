//! The tagger's model: the data of a trained network, read from bytes and checked.
//!
//! A file is a header, then sections, each padded with zeros to a multiple of eight bytes; all numbers are little-endian.
//!
//! | bytes | header |
//! |---|---|
//! | 0..8 | `PQTAGGER` |
//! | 8..12 | version, u32: 1 |
//! | 12..72 | fifteen u32: kind, hidden, layers, vector width, vector rows, word rows, tags, affixes, spellings, classes, cases, gazetteer, grammar, reach, provenance (bytes) |
//! | 72..88 | two u64 sums, modulo 2^64, over the other bytes as u64 words: of the words, and of each word times its number, counted from one |
//!
//! "Kind" is the size of a word's vector, "hidden" that of a layer. The sections, in their order:
//!
//! | section | type and shape |
//! |---|---|
//! | provenance | UTF-8 |
//! | vector hashes, rising | u64 \[vector rows\] |
//! | vectors | table \[vector rows\]\[vector width\] |
//! | word hashes, rising | u64 \[word rows\] |
//! | words; row 0 is for unknown words, row n + 1 has hash n | table \[word rows + 1\]\[kind\] |
//! | suffix3, suffix2, prefix3 | three tables \[affixes\]\[kind\] |
//! | spellings | table \[spellings\]\[kind\] |
//! | classes | table \[classes\]\[kind\] |
//! | projection of the vectors | f32 \[vector width\]\[kind\] |
//! | bias of the word's vector | f32 \[kind\] |
//! | steps of the activations: word's vector, input of each layer, input of the output | f32 \[layers + 2\] |
//! | first layer | matrix \[hidden\]\[7 · kind\]; the inputs are the tokens from 3 before to 3 after |
//! | case, gazetteer, grammar | three times f32 \[rows\]\[hidden\] |
//! | layers | each a matrix \[hidden\]\[3 · hidden\] |
//! | output | matrix \[tags\]\[hidden\] |
//! | consistency | f32 \[1\] |
//! | temperature | f32 \[1\] |
//! | calibration | f32 \[labels\]\[11\] |
//!
//! A *table* is f32 scales \[rows\], then i8 \[rows\]\[width\], each a section of its own: a row's values are its bytes times
//! its scale. A *matrix* is f32 scales \[outputs\], i8 \[outputs\]\[inputs\] and f32 biases \[outputs\].

use std::borrow::Cow;
use std::ops::Range;

use super::decode::TAGS;
use super::layout::{HEADER, Layout, REACH, Sizes, Table, Weights};
use super::{kernel, position, word};
use crate::Error;

/// What every model file begins with.
pub(super) const MAGIC: &[u8; 8] = b"PQTAGGER";
/// The version of the layout.
pub(super) const VERSION: u32 = 1;
/// Where the header's sums stand.
pub(super) const SUMS: Range<usize> = 72..88;
/// The most layers after the first.
pub(super) const MOST_LAYERS: usize = 8;

/// Finds hashes by their first bits: where the hashes that begin with each value of them start.
pub(super) struct Index {
    hashes: Range<usize>,
    starts: Vec<u32>,
}

impl Index {
    const BUCKETS: usize = 4096;
    const SHIFT: u32 = u64::BITS - Self::BUCKETS.ilog2();
}

/// A trained model: checked bytes and where their sections lie.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    bytes: Cow<'static, [u8]>,
    pub(super) sizes: Sizes,
    pub(super) layout: Layout,
}

impl Model {
    /// Reads a model from `bytes`; `file` names it in errors.
    ///
    /// # Errors
    /// [`Error::Model`] if the bytes are no whole model of this version.
    pub(crate) fn new(file: &str, bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, Error> {
        let bytes = bytes.into();
        match check(&bytes) {
            Ok((sizes, layout)) => Ok(Self { bytes, sizes, layout }),
            Err((problem, remedy)) => Err(Error::Model { file: file.to_owned(), problem, remedy }),
        }
    }

    /// Reads the model file at `path`.
    ///
    /// # Errors
    /// [`Error::Model`] if the file cannot be read or is no whole model of this version.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn read(path: &std::path::Path) -> Result<Self, Error> {
        let file = path.display().to_string();
        match std::fs::read(path) {
            Ok(bytes) => Self::new(&file, bytes),
            Err(error) => {
                Err(Error::Model { file, problem: error.to_string(), remedy: "give the path of a model file" })
            }
        }
    }

    /// Where the model comes from, in the words of who trained it.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn provenance(&self) -> &str {
        std::str::from_utf8(&self.bytes[self.layout.provenance.clone()]).unwrap_or_default()
    }

    /// The numbers of a section.
    pub(super) fn floats(&self, section: &Range<usize>) -> Vec<f32> {
        floats(&self.bytes, section).collect()
    }

    /// The scale and the bytes of a table's row.
    pub(super) fn row(&self, table: &Table, row: usize) -> (f32, &[u8]) {
        let scale = &self.bytes[table.scales.start + 4 * row..][..4];
        let start = table.bytes.start + row * table.width;
        let scale = f32::from_le_bytes([scale[0], scale[1], scale[2], scale[3]]);
        (scale, &self.bytes[start..start + table.width])
    }

    /// The scales, bytes and biases of a matrix.
    pub(super) fn weights(&self, weights: &Weights) -> (Vec<f32>, &[u8], Vec<f32>) {
        (self.floats(&weights.scales), &self.bytes[weights.bytes.clone()], self.floats(&weights.biases))
    }

    /// An index of a section of rising hashes.
    pub(super) fn index(&self, hashes: &Range<usize>) -> Index {
        let rows = self.bytes[hashes.clone()].as_chunks::<8>().0;
        let mut starts = Vec::with_capacity(Index::BUCKETS + 1);
        let mut row = 0;
        for bucket in 0..=Index::BUCKETS as u64 {
            while row < rows.len() && u64::from_le_bytes(rows[row]) >> Index::SHIFT < bucket {
                row += 1;
            }
            starts.push(row as u32);
        }
        Index { hashes: hashes.clone(), starts }
    }

    /// The row of `hash` in the section of `index`.
    pub(super) fn find(&self, index: &Index, hash: u64) -> Option<usize> {
        let rows = self.bytes[index.hashes.clone()].as_chunks::<8>().0;
        let bucket = (hash >> Index::SHIFT) as usize;
        let (start, end) = (index.starts[bucket] as usize, index.starts[bucket + 1] as usize);
        rows[start..end].binary_search_by_key(&hash, |&bytes| u64::from_le_bytes(bytes)).ok().map(|row| start + row)
    }
}

fn floats(bytes: &[u8], section: &Range<usize>) -> impl Iterator<Item = f32> {
    bytes[section.clone()].as_chunks::<4>().0.iter().map(|&bytes| f32::from_le_bytes(bytes))
}

/// The sums of the bytes outside the header's own sums.
pub(super) fn sums(bytes: &[u8]) -> [u64; 2] {
    let (mut plain, mut weighted, mut number) = (0_u64, 0_u64, 0_u64);
    for part in [&bytes[..SUMS.start], &bytes[SUMS.end..]] {
        for &word in part.as_chunks::<8>().0 {
            number += 1;
            let word = u64::from_le_bytes(word);
            plain = plain.wrapping_add(word);
            weighted = weighted.wrapping_add(word.wrapping_mul(number));
        }
    }
    [plain, weighted]
}

/// What is wrong with a file, and the remedy.
type Problem = (String, &'static str);

/// Checks the bytes of a file from front to back; sizes are believed only once the length bears them out.
fn check(bytes: &[u8]) -> Result<(Sizes, Layout), Problem> {
    const FOREIGN: &str = "give a file that `make train-entities` wrote";
    const BROKEN: &str = "fetch or train it again";
    if bytes.len() < HEADER || bytes[..8] != *MAGIC {
        let foreign = !bytes.starts_with(&MAGIC[..bytes.len().min(MAGIC.len())]) || bytes.is_empty();
        return Err(if foreign {
            ("it is no model of this tagger".to_owned(), FOREIGN)
        } else {
            (format!("it ends after {} bytes, inside its header", bytes.len()), BROKEN)
        });
    }
    let header: Vec<u32> =
        bytes[8..SUMS.start].as_chunks::<4>().0.iter().map(|&field| u32::from_le_bytes(field)).collect();
    if header[0] != VERSION {
        let problem = format!("its format is version {}, and this release reads version {VERSION}", header[0]);
        return Err((problem, "use the release of pullquote that it was trained for, or train it again"));
    }
    let field = |at: usize| header[at] as usize;
    let fixed = [
        ("tags", field(7), TAGS),
        ("affixes", field(8), word::AFFIXES),
        ("spellings", field(9), word::SPELLINGS),
        ("classes", field(10), u32::BITS as usize),
        ("cases", field(11), position::CASES),
        ("gazetteer", field(12), position::GAZETTEER),
        ("grammar", field(13), position::GRAMMAR),
        ("reach", field(14), REACH),
    ];
    if let Some((name, is, should)) = fixed.into_iter().find(|&(_, is, should)| is != should) {
        let problem = format!("it has {is} {name}, and this release has {should}");
        return Err((problem, "use the release of pullquote that it was trained for, or train it again"));
    }
    let sizes = Sizes {
        kind: field(1),
        hidden: field(2),
        layers: field(3),
        vector_width: field(4),
        vector_rows: field(5),
        word_rows: field(6),
        provenance: field(15),
    };
    let wide = |size: usize| (64..=kernel::MOST_INPUTS / 3).contains(&size) && size.is_multiple_of(64);
    let sound = wide(sizes.kind) && wide(sizes.hidden) && sizes.layers <= MOST_LAYERS && sizes.vector_width <= 1024;
    let Some(layout) = sound.then(|| Layout::new(&sizes)).flatten() else {
        return Err((format!("its header gives sizes that no model has: {sizes:?}"), BROKEN));
    };
    if layout.end != bytes.len() {
        let problem = format!("it is {} bytes long instead of the {} that its header tells", bytes.len(), layout.end);
        return Err((problem, BROKEN));
    }
    let told = bytes[SUMS].as_chunks::<8>().0.iter().map(|&sum| u64::from_le_bytes(sum));
    if !told.eq(sums(bytes)) {
        return Err(("its bytes do not add up to the sums in its header: it was changed".to_owned(), BROKEN));
    }
    check_content(bytes, &layout).map_err(|problem| (problem.to_owned(), BROKEN))?;
    Ok((sizes, layout))
}

/// Checks what the sections of a whole file say.
fn check_content(bytes: &[u8], layout: &Layout) -> Result<(), &'static str> {
    if std::str::from_utf8(&bytes[layout.provenance.clone()]).is_err() {
        return Err("its provenance is no text");
    }
    for hashes in [&layout.vector_hashes, &layout.word_hashes] {
        let hashes = bytes[hashes.clone()].as_chunks::<8>().0;
        if !hashes.is_sorted_by(|&a, &b| u64::from_le_bytes(a) < u64::from_le_bytes(b)) {
            return Err("its hashes do not rise");
        }
    }
    if !layout.floats.iter().all(|section| floats(bytes, section).all(f32::is_finite)) {
        return Err("it holds numbers that are not finite");
    }
    let above_zero = |section| floats(bytes, section).all(|number| number > 0.0);
    if !above_zero(&layout.steps) || !above_zero(&layout.temperature) {
        return Err("its steps and its temperature must be above zero");
    }
    if !floats(bytes, &layout.calibration).all(|number| (0.0..=1.0).contains(&number)) {
        return Err("its calibration must lie between zero and one");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::random::{SMALL, random, seal};
    use super::*;

    fn problem(bytes: Vec<u8>) -> String {
        Model::new("entities.bin", bytes).unwrap_err().to_string()
    }

    #[test]
    fn a_whole_file_is_read() {
        let model = Model::new("entities.bin", random(SMALL, 1)).unwrap();
        assert_eq!(model.provenance(), "random weights");
        assert_eq!(model.sizes, SMALL);
    }

    #[test]
    fn errors_name_the_file_the_problem_and_the_remedy() {
        let whole = random(SMALL, 1);
        let mut newer = whole.clone();
        newer[8] = 2;
        let mut changed = whole.clone();
        *changed.last_mut().unwrap() ^= 1;
        let mut other = whole.clone();
        other[36] += 1;
        for (bytes, expected) in [
            (b"PK\x03\x04 and so on".to_vec(), "no model"),
            (Vec::new(), "no model"),
            (whole[..50].to_vec(), "inside its header"),
            (whole[..whole.len() - 8].to_vec(), "bytes long instead of"),
            (newer, "version 2"),
            (changed, "add up"),
            (other, "46 tags"),
        ] {
            let message = problem(bytes);
            assert!(message.contains("entities.bin") && message.contains(expected), "{message}");
            assert!(message.contains("again") || message.contains("make train-entities"), "{message}");
        }
        let message = Model::read(std::path::Path::new("/nowhere/entities.bin")).unwrap_err().to_string();
        assert!(message.contains("/nowhere/entities.bin") && message.contains("path"), "{message}");
    }

    #[test]
    fn hostile_sizes_are_refused_before_memory_is_taken() {
        let whole = random(SMALL, 1);
        for field in 3..19 {
            for value in [0, 1, 65, 1 << 20, u32::MAX - 1, u32::MAX] {
                let mut bytes = whole.clone();
                let at = 4 * field;
                if bytes[at..at + 4] == u32::to_le_bytes(value) {
                    continue;
                }
                bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
                assert!(Model::new("entities.bin", bytes).is_err(), "field {field} as {value}");
            }
        }
    }

    #[test]
    fn no_cut_or_change_of_a_byte_goes_unseen() {
        let whole = random(SMALL, 1);
        for at in (0..whole.len()).step_by(whole.len() / 50) {
            assert!(Model::new("entities.bin", whole[..at].to_vec()).is_err());
            let mut changed = whole.clone();
            changed[at] ^= 0x40;
            assert!(Model::new("entities.bin", changed).is_err(), "byte {at}");
        }
    }

    #[test]
    fn numbers_that_are_none_are_refused() {
        let mut bytes = random(SMALL, 1);
        let layout = Layout::new(&SMALL).unwrap();
        bytes[layout.bias.start..][..4].copy_from_slice(&f32::NAN.to_le_bytes());
        seal(&mut bytes);
        assert!(problem(bytes).contains("not finite"));
    }
}
