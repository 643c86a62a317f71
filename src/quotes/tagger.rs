//! A part-of-speech tagger with sixteen coarse tags: just enough to tell a verb from a noun, which decides where clauses
//! begin and what a cue is.
//!
//! It is a greedy averaged perceptron (Collins 2002) over hashed features of the word, its ending and spelling, its two
//! neighbours and the two tags before it. Weights are bytes in a fixed table, so a token costs a dozen look-ups. The
//! table is learned by `examples/train_tagger.rs` from open text that `tools/label_pos.py` labels.

use crate::Shape;

/// A part of speech. Finite verbs are `Past` and `Present`, the latter with modals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Tag {
    Noun,
    Name,
    Past,
    Present,
    Base,
    Ing,
    Participle,
    Adjective,
    Adverb,
    /// Prepositions and subordinating conjunctions, "that" among them.
    Preposition,
    /// Articles, demonstratives, numbers in words.
    Determiner,
    Pronoun,
    Possessive,
    Conjunction,
    /// "who", "which", "what", "how".
    Wh,
    /// Marks, numbers, and all else.
    Other,
}

/// The number of tags.
pub(crate) const TAGS: usize = 16;

impl Tag {
    /// Every tag, in the order of the weights.
    pub(crate) const ALL: [Self; TAGS] = [
        Self::Noun,
        Self::Name,
        Self::Past,
        Self::Present,
        Self::Base,
        Self::Ing,
        Self::Participle,
        Self::Adjective,
        Self::Adverb,
        Self::Preposition,
        Self::Determiner,
        Self::Pronoun,
        Self::Possessive,
        Self::Conjunction,
        Self::Wh,
        Self::Other,
    ];
}

/// The number of feature buckets.
pub(crate) const BUCKETS: usize = 1 << 16;

/// The number of features of a token.
pub(crate) const FEATURES: usize = 13;

/// What the features of a token are made of.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Form {
    word: u32,
    ending: u32,
    /// The last two letters with the spelling class.
    shape: u32,
    /// True for words, false for what is `Tag::Other` whatever stands around it.
    tagged: bool,
}

impl Form {
    /// Hashes a token.
    pub(crate) fn new(word: &str, shape: Shape) -> Self {
        let bytes = word.as_bytes();
        let from = |n: usize| hash(&bytes[bytes.len().saturating_sub(n)..]);
        let tagged = !matches!(shape, Shape::Punctuation | Shape::Symbol | Shape::Number | Shape::Address);
        Self {
            word: if tagged { hash(&bytes[..bytes.len().min(24)]) } else { hash(&bytes[..bytes.len().min(1)]) },
            ending: from(3),
            shape: mix(from(2), shape as u32 + 1),
            tagged,
        }
    }
}

/// FNV-1a over ASCII lower case.
fn hash(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .fold(0x811c_9dc5, |hash, &byte| (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193))
}

fn mix(a: u32, b: u32) -> u32 {
    (a ^ b.wrapping_mul(0x9e37_79b1)).wrapping_mul(0x85eb_ca6b) ^ (a >> 15)
}

/// The buckets of the features of token `at` of a sentence, given the tags of the two tokens before it.
pub(crate) fn features(sentence: &[Form], at: usize, before: Tag, second: Tag) -> [u16; FEATURES] {
    let here = sentence[at];
    let neighbour =
        |offset: isize| at.checked_add_signed(offset).and_then(|i| sentence.get(i)).copied().unwrap_or_default();
    let (previous, next, after) = (neighbour(-1), neighbour(1), neighbour(2));
    let (tag, tags) = (before as u32 + 1, (before as u32 + 1) * 32 + second as u32 + 1);
    let first = u32::from(at == 0);
    let values = [
        here.word,
        here.ending,
        here.shape,
        mix(here.shape, first + 7),
        tag,
        tags,
        mix(here.word, tag),
        previous.word,
        next.word,
        next.ending,
        mix(here.ending, mix(tag, next.ending)),
        mix(tag, next.word),
        after.word,
    ];
    let mut buckets = [0; FEATURES];
    for (i, (bucket, value)) in buckets.iter_mut().zip(values).enumerate() {
        let hash = mix(value, i as u32 + 1);
        *bucket = ((hash >> 13) as usize % BUCKETS) as u16;
    }
    buckets
}

/// The learned weights: for each bucket one byte a tag.
static WEIGHTS: &[u8; BUCKETS * TAGS] = include_bytes!("tagger.bin");

/// Tags the tokens of one sentence, appending to `tags`.
pub(crate) fn tag(sentence: &[Form], tags: &mut Vec<Tag>) {
    let (mut before, mut second) = (Tag::Other, Tag::Other);
    for at in 0..sentence.len() {
        let tag = if sentence[at].tagged {
            // The sum of `FEATURES` bytes fits in sixteen bits, which take half the registers.
            let mut scores = [0_i16; TAGS];
            for bucket in features(sentence, at, before, second) {
                let row = &WEIGHTS[usize::from(bucket) * TAGS..][..TAGS];
                for (score, &weight) in scores.iter_mut().zip(row) {
                    *score += i16::from(weight.cast_signed());
                }
            }
            best(&scores)
        } else {
            Tag::Other
        };
        tags.push(tag);
        (second, before) = (before, tag);
    }
}

/// The tag with the highest score, the first of equals.
pub(crate) fn best<T: PartialOrd + Copy>(scores: &[T; TAGS]) -> Tag {
    let (mut best, mut highest) = (0, scores[0]);
    for (i, &score) in scores.iter().enumerate().skip(1) {
        if score > highest {
            (best, highest) = (i, score);
        }
    }
    Tag::ALL[best]
}
