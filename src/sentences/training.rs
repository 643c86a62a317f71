//! What the trainer of the sentence scorer needs: the features of every doubtful site.

use super::{model, walk};

/// The number of weights of the scorer.
pub const WEIGHTS: usize = model::WEIGHTS;

/// The number of features of every site.
pub const FEATURES: usize = model::TEMPLATES;

/// A doubtful site: the indices of its weights, and whether a sentence ends there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Byte offset of the possible end of the sentence.
    pub end: usize,
    /// Indices into the weights.
    pub features: [usize; FEATURES],
    /// True if a sentence ends there.
    pub boundary: bool,
}

/// The doubtful sites of `text`, whose sentences end at the byte offsets for which `is_end` is true.
pub fn examples(text: &str, is_end: impl Fn(usize) -> bool) -> Vec<Example> {
    let mut examples = Vec::new();
    walk::walk(
        text,
        |facts, end| {
            let boundary = is_end(end);
            examples.push(Example { end, features: model::features(facts), boundary });
            boundary
        },
        |_, _| {},
    );
    examples
}
