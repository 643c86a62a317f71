//! The linear scorer: a sum of weights, one for each template that a site's facts fill in. What is fitted is this sum;
//! `judge` takes it in fewer steps.

use super::classes::{left, right};
#[cfg(any(test, feature = "train"))]
use super::facts::Facts;
use super::facts::{HEADS, LENGTHS};
use super::lexicon::Word;
use super::openers::Opener;
use super::site::{Closer, Gap, Kind};

/// The number of templates, and so of weights that make a score.
pub(super) const TEMPLATES: usize = 18;

/// Kinds of sites that share weights for pairs of words: full stops, other terminal marks, and the minor kinds.
pub(super) const GROUPS: usize = 5;
pub(super) const GROUP: [usize; Kind::COUNT] = [0, 1, 1, 1, 2, 3, 4, 4, 4, 4, 4, 4, 4];

/// Kinds of words after the gap: function words with a capital, other words with one, lower case, and the rest.
pub(super) const STARTS: usize = 4;

pub(super) fn start(right: u8) -> usize {
    const FIRST: u8 = Word::Pronoun as u8;
    const LAST: u8 = Word::Auxiliary as u8;
    match right {
        FIRST..=LAST => 0,
        0 | ..right::LOWER => 1,
        right::LOWER..right::INITIAL => 2,
        _ => 3,
    }
}

/// The number of values of each template.
const SIZES: [usize; TEMPLATES] = [
    Kind::COUNT * right::COUNT * Closer::COUNT,
    GROUPS * left::COUNT * right::COUNT,
    GROUPS * left::COUNT * right::COUNT,
    GROUPS * left::COUNT * left::COUNT,
    GROUPS * right::COUNT * right::COUNT,
    Kind::COUNT * Closer::COUNT * Opener::COUNT,
    Kind::COUNT * Gap::COUNT * 2,
    Kind::COUNT * LENGTHS * 2,
    Kind::COUNT * right::COUNT * Opener::COUNT,
    GROUPS * left::COUNT,
    GROUPS * right::COUNT * LENGTHS,
    Kind::COUNT * left::COUNT * Gap::COUNT,
    GROUPS * Gap::COUNT * right::COUNT,
    GROUPS * left::COUNT * LENGTHS,
    Kind::COUNT * LENGTHS * right::COUNT * 2,
    GROUPS * left::COUNT * HEADS,
    GROUPS * left::COUNT * STARTS,
    GROUPS * left::COUNT * STARTS * STARTS,
];

/// Where each template's weights begin.
pub(super) const OFFSETS: [usize; TEMPLATES + 1] = {
    let mut offsets = [0; TEMPLATES + 1];
    let mut template = 0;
    while template < TEMPLATES {
        offsets[template + 1] = offsets[template] + SIZES[template];
        template += 1;
    }
    offsets
};

/// The number of weights.
pub(super) const WEIGHTS: usize = OFFSETS[TEMPLATES];

/// The indices of the weights that `facts` sum over.
#[cfg(any(test, feature = "train"))]
pub(super) fn features(facts: &Facts) -> [usize; TEMPLATES] {
    let near = &facts.near;
    let kind = near.kind as usize;
    let group = GROUP[kind];
    let closer = near.closer as usize;
    let opener = near.opener as usize;
    let gap = near.gap as usize;
    let quoted = usize::from(facts.quoted);
    let length = usize::from(near.length);
    let [left, before, right, after] = [near.left, facts.before, near.right, facts.after].map(usize::from);
    let values = [
        (kind * right::COUNT + right) * Closer::COUNT + closer,
        (group * left::COUNT + left) * right::COUNT + right,
        (group * left::COUNT + left) * right::COUNT + after,
        (group * left::COUNT + left) * left::COUNT + before,
        (group * right::COUNT + right) * right::COUNT + after,
        (kind * Closer::COUNT + closer) * Opener::COUNT + opener,
        (kind * Gap::COUNT + gap) * 2 + quoted,
        (kind * LENGTHS + length) * 2 + quoted,
        (kind * right::COUNT + right) * Opener::COUNT + opener,
        group * left::COUNT + left,
        (group * right::COUNT + right) * LENGTHS + length,
        (kind * left::COUNT + left) * Gap::COUNT + gap,
        (group * Gap::COUNT + gap) * right::COUNT + right,
        (group * left::COUNT + left) * LENGTHS + length,
        ((kind * LENGTHS + length) * right::COUNT + right) * 2 + usize::from(near.first),
        (group * left::COUNT + left) * HEADS + usize::from(near.head),
        (group * left::COUNT + left) * STARTS + start(near.right),
        ((group * left::COUNT + left) * STARTS + start(near.right)) * STARTS + start(facts.after),
    ];
    std::array::from_fn(|template| OFFSETS[template] + values[template])
}

/// The weights in the binary.
pub(super) fn weights() -> Box<[i16]> {
    parse(include_str!("weights.txt"))
}

/// Reads lines of "first index, weights" for the stretches that are not zero.
fn parse(data: &str) -> Box<[i16]> {
    let mut weights = vec![0; WEIGHTS].into_boxed_slice();
    for line in data.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split(' ');
        let first: usize = fields.next().and_then(|field| field.parse().ok()).expect("a line starts with an index");
        for (weight, field) in weights[first..].iter_mut().zip(fields) {
            *weight = field.parse().expect("weights are small numbers");
        }
    }
    weights
}
