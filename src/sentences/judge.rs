//! Whether a sentence ends at a site: the scorer's sum in few steps.
//!
//! Templates that look at the same facts are added up beforehand, in tables small enough for the processor's first caches.
//! What the two words farther off can add to the sum is known within bounds; mostly these decide, and the words need no look.

use std::sync::LazyLock;

use super::classes::{left, right};
use super::facts::{HEADS, LENGTHS, Sight};
use super::model::{GROUP, GROUPS, OFFSETS, STARTS, start, weights};
use super::openers::Opener;
use super::site::{Closer, Gap, Kind};

/// True if the score of the site is above zero: a sentence ends there.
pub(super) fn ends(sight: &Sight) -> bool {
    static JUDGE: LazyLock<Judge> = LazyLock::new(Judge::new);
    JUDGE.ends(sight)
}

/// The weights of the scorer, added up.
struct Judge {
    weights: Box<[i16]>,
    /// By kind, word after the gap, closing and opening marks.
    marks: Box<[i16]>,
    /// By kind, length, word after the gap, first in its paragraph or not, in a quotation or not.
    lengths: Box<[i16]>,
    /// By kind, gap, word after the gap, in a quotation or not.
    gaps: Box<[i16]>,
    /// By kind, word before the mark, gap.
    lefts: Box<[i16]>,
    /// By group, word before the mark, length, head.
    heads: Box<[i16]>,
    /// By group, words on both sides.
    pairs: Box<[Pair]>,
    /// The least and the most that the word before the one before the mark adds, by group and the latter.
    before: Box<[[i16; 2]]>,
}

/// What two words on both sides of a site add to its score.
#[derive(Clone, Copy, Default)]
struct Pair {
    both: i16,
    /// The least and the most that the words farther off add.
    least: i16,
    most: i16,
}

impl Judge {
    fn new() -> Self {
        let weights = weights();
        let weight = |template: usize, index: usize| weights[OFFSETS[template] + index];
        let marks =
            table([Kind::COUNT, right::COUNT, Closer::COUNT, Opener::COUNT], |[kind, right, closer, opener]| {
                weight(0, (kind * right::COUNT + right) * Closer::COUNT + closer)
                    + weight(5, (kind * Closer::COUNT + closer) * Opener::COUNT + opener)
                    + weight(8, (kind * right::COUNT + right) * Opener::COUNT + opener)
            });
        let lengths = table([Kind::COUNT, LENGTHS, right::COUNT, 4], |[kind, length, right, flags]| {
            weight(7, (kind * LENGTHS + length) * 2 + flags % 2)
                + weight(10, (GROUP[kind] * right::COUNT + right) * LENGTHS + length)
                + weight(14, ((kind * LENGTHS + length) * right::COUNT + right) * 2 + flags / 2)
        });
        let gaps = table([Kind::COUNT, Gap::COUNT, right::COUNT, 2], |[kind, gap, right, quoted]| {
            weight(6, (kind * Gap::COUNT + gap) * 2 + quoted)
                + weight(12, (GROUP[kind] * Gap::COUNT + gap) * right::COUNT + right)
        });
        let lefts = table([1, Kind::COUNT, left::COUNT, Gap::COUNT], |[_, kind, left, gap]| {
            weight(9, GROUP[kind] * left::COUNT + left) + weight(11, (kind * left::COUNT + left) * Gap::COUNT + gap)
        });
        let heads = table([GROUPS, left::COUNT, LENGTHS, HEADS], |[group, left, length, head]| {
            weight(13, (group * left::COUNT + left) * LENGTHS + length)
                + weight(15, (group * left::COUNT + left) * HEADS + head)
        });
        let before = table([1, 1, GROUPS, left::COUNT], |[_, _, group, left]| {
            let before: &[i16; left::COUNT] = row(&weights[before_at(group, left)..]);
            bounds(before)
        });
        // What the word after adds to each word before and kind of word after the gap, without the latter itself.
        let after = table([1, GROUPS, left::COUNT, STARTS], |[_, group, left, start]| {
            std::array::from_fn::<_, { right::COUNT }, _>(|after| after_left(&weights, [group, left, start, after]))
        });
        let pairs = table([1, GROUPS, left::COUNT, right::COUNT], |[_, group, left, right]| {
            let after = &after[(group * left::COUNT + left) * STARTS + start(right as u8)];
            let more: &[i16; right::COUNT] = row(&weights[after_at(group, right)..]);
            let [least, most] = bounds(&std::array::from_fn::<_, { right::COUNT }, _>(|word| after[word] + more[word]));
            let [least_before, most_before] = before[group * left::COUNT + left];
            let both = weight(1, (group * left::COUNT + left) * right::COUNT + right)
                + weight(16, (group * left::COUNT + left) * STARTS + start(right as u8));
            Pair { both, least: least + least_before, most: most + most_before }
        });
        Self { weights, marks, lengths, gaps, lefts, heads, pairs, before }
    }

    fn ends(&self, sight: &Sight) -> bool {
        let near = &sight.near;
        let (kind, group) = (near.kind as usize, GROUP[near.kind as usize]);
        let (closer, opener, gap) = (near.closer as usize, near.opener as usize, near.gap as usize);
        let [left, right, length, head] = [near.left, near.right, near.length, near.head].map(usize::from);
        let lengths =
            &self.lengths[((kind * LENGTHS + length) * right::COUNT + right) * 4 + usize::from(near.first) * 2..];
        let gaps = &self.gaps[((kind * Gap::COUNT + gap) * right::COUNT + right) * 2..];
        let pair = self.pairs[(group * left::COUNT + left) * right::COUNT + right];
        let parts = [
            self.marks[((kind * right::COUNT + right) * Closer::COUNT + closer) * Opener::COUNT + opener],
            lengths[0],
            gaps[0],
            self.lefts[(kind * left::COUNT + left) * Gap::COUNT + gap],
            self.heads[((group * left::COUNT + left) * LENGTHS + length) * HEADS + head],
            pair.both,
        ];
        let mut sum = parts.into_iter().map(i32::from).sum::<i32>();
        // What an open quotation would add. Mostly that is too little to look for one.
        let quoted = lengths[1] - lengths[0] + gaps[1] - gaps[0];
        if let Some(ends) = decided(sum, [pair.least + quoted.min(0), pair.most + quoted.max(0)]) {
            return ends;
        }
        if sight.quoted() {
            sum += i32::from(quoted);
        }
        if let Some(ends) = decided(sum, [pair.least, pair.most]) {
            return ends;
        }
        let after = usize::from(sight.after());
        let after_left = after_left(&self.weights, [group, left, start(right as u8), after]);
        sum += i32::from(after_left) + i32::from(self.weights[after_at(group, right) + after]);
        decided(sum, self.before[group * left::COUNT + left])
            .unwrap_or_else(|| sum + i32::from(self.weights[before_at(group, left) + usize::from(sight.before())]) > 0)
    }
}

/// Whether a sum is above zero if what is missing is known to lie within bounds.
fn decided(sum: i32, [least, most]: [i16; 2]) -> Option<bool> {
    let ends = sum + i32::from(least) > 0;
    (ends == (sum + i32::from(most) > 0)).then_some(ends)
}

/// What the word after the one after the gap adds beside the word before the mark.
fn after_left(weights: &[i16], [group, left, start, after]: [usize; 4]) -> i16 {
    let starts = ((group * left::COUNT + left) * STARTS + start) * STARTS + super::model::start(after as u8);
    weights[OFFSETS[2] + (group * left::COUNT + left) * right::COUNT + after] + weights[OFFSETS[17] + starts]
}

/// Where the weights begin that it has beside the word after the gap.
fn after_at(group: usize, right: usize) -> usize {
    OFFSETS[4] + (group * right::COUNT + right) * right::COUNT
}

/// Where the weights of the word before the one before the mark begin.
fn before_at(group: usize, left: usize) -> usize {
    OFFSETS[3] + (group * left::COUNT + left) * left::COUNT
}

fn row<const N: usize>(weights: &[i16]) -> &[i16; N] {
    weights.first_chunk().expect("tables are made of whole rows")
}

/// The least and the most of some values, without branches, so that many are compared at a time.
fn bounds<const N: usize>(values: &[i16; N]) -> [i16; 2] {
    let fold = |choose: fn(i16, i16) -> i16| values.iter().copied().fold(values[0], choose);
    [fold(i16::min), fold(i16::max)]
}

/// The values for all combinations of four numbers below these sizes, the last of which changes fastest.
fn table<T>(sizes: [usize; 4], value: impl Fn([usize; 4]) -> T) -> Box<[T]> {
    let mut values = Vec::with_capacity(sizes.iter().product());
    for a in 0..sizes[0] {
        for b in 0..sizes[1] {
            for c in 0..sizes[2] {
                values.extend((0..sizes[3]).map(|d| value([a, b, c, d])));
            }
        }
    }
    values.into_boxed_slice()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::facts::Facts;
    use super::super::model::features;
    use super::super::walk::walk;
    use super::*;

    proptest! {
        #[test]
        fn judges_as_the_sum_of_all_templates(text in "(\\PC|[a-zA-Z0-9 .!?:,'\"“”()-]|(Mr|St|U\\.S|Inc|a\\.m|Oct|He|said|It|[A-Z])\\. |\n){0,60}") {
            let weights = weights();
            let score = |facts: &Facts| features(facts).iter().map(|&feature| i32::from(weights[feature])).sum::<i32>();
            let mut same = true;
            let judge = |sight: &Sight, _| {
                same &= ends(sight) == (score(&sight.facts()) > 0);
                ends(sight)
            };
            walk(&text, judge, |_, _| {});
            prop_assert!(same);
        }
    }
}
