//! The linear scorer: a sum of weights, one for each template that a site's facts fill in.

use std::sync::LazyLock;

use super::facts::{Facts, HEADS, LENGTHS};
use super::lexicon::Word;
use super::site::{Closer, Gap, Kind};
use super::words::{Opener, left, right};

/// The number of templates, and so of weights that make a score.
pub(super) const TEMPLATES: usize = 18;

/// Kinds of sites that share weights for pairs of words: full stops, other terminal marks, and the minor kinds.
const GROUPS: usize = 5;
const GROUP: [usize; Kind::COUNT] = [0, 1, 1, 1, 2, 3, 4, 4, 4, 4, 4, 4, 4];

/// Kinds of words after the gap: function words with a capital, other words with one, lower case, and the rest.
const STARTS: usize = 4;

fn start(right: u8) -> usize {
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
const OFFSETS: [usize; TEMPLATES + 1] = {
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
#[inline]
pub(super) fn features(facts: &Facts) -> [usize; TEMPLATES] {
    let kind = facts.kind as usize;
    let group = GROUP[kind];
    let closer = facts.closer as usize;
    let opener = facts.opener as usize;
    let gap = facts.gap as usize;
    let quoted = usize::from(facts.quoted);
    let length = usize::from(facts.length);
    let [left, before, right, after] = [facts.left, facts.before, facts.right, facts.after].map(usize::from);
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
        ((kind * LENGTHS + length) * right::COUNT + right) * 2 + usize::from(facts.first),
        (group * left::COUNT + left) * HEADS + usize::from(facts.head),
        (group * left::COUNT + left) * STARTS + start(facts.right),
        ((group * left::COUNT + left) * STARTS + start(facts.right)) * STARTS + start(facts.after),
    ];
    std::array::from_fn(|template| OFFSETS[template] + values[template])
}

static MODEL: LazyLock<Box<[i16]>> = LazyLock::new(|| parse(include_str!("weights.txt")));

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

/// The score of a site: a boundary if above zero.
pub(super) fn score(facts: &Facts) -> i32 {
    let model = &**MODEL;
    features(facts).iter().map(|&feature| i32::from(model[feature])).sum()
}
