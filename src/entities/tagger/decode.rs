//! From scores of tags to mentions: the best well-formed sequence, and how sure each of its mentions is.

use std::ops::Range;

use crate::entities::Label;

/// The labels of names, in the order of the tags.
pub(super) const LABELS: [Label; 11] = [
    Label::Person,
    Label::Norp,
    Label::Fac,
    Label::Org,
    Label::Gpe,
    Label::Loc,
    Label::Product,
    Label::Event,
    Label::WorkOfArt,
    Label::Law,
    Label::Language,
];
/// The number of tags: "O", then for each label the first, an inner, the last and the only token of a mention.
pub(super) const TAGS: usize = 1 + PARTS * LABELS.len();
/// The number of points of each label's calibration, from 0 to 1.
pub(super) const KNOTS: usize = 11;

/// The parts that a token can play in a mention.
const PARTS: usize = 4;
const FIRST: usize = 1;
const INNER: usize = 2;
const LAST: usize = 3;
const ONLY: usize = 4;

/// The scores of a token's tags.
pub(super) type Scores = [f32; TAGS];

/// A mention: the indices of its tokens, the number of its label and a confidence from 0 to 1.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mention {
    pub(super) tokens: Range<usize>,
    pub(super) label: usize,
    pub(super) score: f32,
}

/// How confidence comes from scores.
pub(super) struct Calibration {
    /// What the scores are multiplied with before they become probabilities.
    pub(super) sharpness: f32,
    /// For each label the share of right mentions at a probability of 0, 0.1, ... 1.
    pub(super) knots: Vec<f32>,
}

impl Calibration {
    /// The confidence in a mention of a label that has this probability.
    fn confidence(&self, label: usize, probability: f32) -> f32 {
        let knots = &self.knots[label * KNOTS..][..KNOTS];
        let place = probability.clamp(0.0, 1.0) * (KNOTS - 1) as f32;
        let below = (0..KNOTS - 2).take_while(|&knot| place >= (knot + 1) as f32).count();
        let share = place - below as f32;
        knots[below] + (knots[below + 1] - knots[below]) * share
    }
}

/// Memory for the decoding of one run after the other.
#[derive(Default)]
pub(super) struct Decoder {
    steps: Vec<Step>,
    weights: Vec<Scores>,
    forward: Vec<State>,
    backward: Vec<State>,
}

/// How the best path reaches each state after a token.
struct Step {
    /// What ended outside of all mentions: 0 for "O", `1 + label` for a mention of one token, `1 + labels + label` for
    /// the end of one.
    outside: u8,
    /// For each label, true if its mention began at this token.
    began: [bool; LABELS.len()],
}

/// A number for each state between two tokens: outside of all mentions, or inside one of a label.
#[derive(Clone, Copy)]
struct State {
    outside: f32,
    inside: [f32; LABELS.len()],
}

/// The score of `label`'s tag for a part.
fn tag(scores: &Scores, label: usize, part: usize) -> f32 {
    scores[PARTS * label + part]
}

impl Decoder {
    /// Appends the mentions of a run of tokens that begins at token `start` and has these scores. What lies before and
    /// after the run is outside of all mentions.
    pub(super) fn decode(
        &mut self,
        start: usize,
        scores: &[Scores],
        calibration: &Calibration,
        mentions: &mut Vec<Mention>,
    ) {
        let before = mentions.len();
        self.best_path(scores, mentions);
        if mentions.len() == before {
            return;
        }
        self.sum_paths(scores, calibration.sharpness);
        for mention in &mut mentions[before..] {
            let probability = self.probability(mention);
            mention.score = calibration.confidence(mention.label, probability);
            mention.tokens = mention.tokens.start + start..mention.tokens.end + start;
        }
    }

    /// Appends the mentions of the best path (the Viterbi algorithm), counted from the start of the run.
    pub(super) fn best_path(&mut self, scores: &[Scores], mentions: &mut Vec<Mention>) {
        self.steps.clear();
        let mut best = State { outside: 0.0, inside: [f32::NEG_INFINITY; LABELS.len()] };
        for scores in scores {
            let mut step = Step { outside: 0, began: [false; LABELS.len()] };
            let mut outside = best.outside + scores[0];
            let mut inside = best.inside;
            for (label, code) in (0..LABELS.len()).zip(1..) {
                let only = best.outside + tag(scores, label, ONLY);
                if only > outside {
                    (outside, step.outside) = (only, code);
                }
            }
            for (label, code) in (0..LABELS.len()).zip(1 + LABELS.len() as u8..) {
                let last = best.inside[label] + tag(scores, label, LAST);
                if last > outside {
                    (outside, step.outside) = (last, code);
                }
                let first = best.outside + tag(scores, label, FIRST);
                let inner = best.inside[label] + tag(scores, label, INNER);
                step.began[label] = first >= inner;
                inside[label] = if step.began[label] { first } else { inner };
            }
            best = State { outside, inside };
            self.steps.push(step);
        }
        let first = mentions.len();
        let mut at = self.steps.len();
        while at > 0 {
            at -= 1;
            let code = usize::from(self.steps[at].outside);
            if code == 0 {
                continue;
            }
            let label = (code - 1) % LABELS.len();
            let end = at + 1;
            if code > LABELS.len() {
                at -= 1;
                while !self.steps[at].began[label] {
                    at -= 1;
                }
            }
            mentions.push(Mention { tokens: at..end, label, score: 0.0 });
        }
        mentions[first..].reverse();
    }

    /// Sums the weights of all well-formed sequences up to each token and from each token on (the forward-backward
    /// algorithm), scaled so that each forward state adds up to one.
    fn sum_paths(&mut self, scores: &[Scores], sharpness: f32) {
        self.weights.clear();
        self.forward.clear();
        let mut state = State { outside: 1.0, inside: [0.0; LABELS.len()] };
        self.forward.push(state);
        for scores in scores {
            let mut weights = exponentials(scores, sharpness);
            let mut next = step_forward(&state, &weights);
            let sum = next.inside.iter().fold(next.outside, |sum, part| sum + part).max(f32::MIN_POSITIVE);
            next.outside /= sum;
            for number in next.inside.iter_mut().chain(&mut weights) {
                *number /= sum;
            }
            self.weights.push(weights);
            self.forward.push(next);
            state = next;
        }
        self.backward.clear();
        self.backward.resize(scores.len() + 1, State { outside: 1.0, inside: [0.0; LABELS.len()] });
        for at in (0..scores.len()).rev() {
            self.backward[at] = step_backward(&self.backward[at + 1], &self.weights[at]);
        }
    }

    /// The share of a mention, counted from the start of the run, in the weight of all sequences.
    fn probability(&self, mention: &Mention) -> f32 {
        let Mention { tokens: Range { start, end }, label, .. } = *mention;
        let part = |at: usize| match (at == start, at + 1 == end) {
            (true, true) => ONLY,
            (true, false) => FIRST,
            (false, true) => LAST,
            (false, false) => INNER,
        };
        let path: f32 = (start..end)
            .fold(self.forward[start].outside, |product, at| product * tag(&self.weights[at], label, part(at)));
        let share = path * self.backward[end].outside / self.forward[self.forward.len() - 1].outside;
        if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// The weight of "O" and of all mentions of one token.
fn closed(weights: &Scores) -> f32 {
    (0..LABELS.len()).fold(weights[0], |sum, label| sum + tag(weights, label, ONLY))
}

fn step_forward(state: &State, weights: &Scores) -> State {
    let mut next = State { outside: state.outside * closed(weights), inside: state.inside };
    for label in 0..LABELS.len() {
        next.outside += state.inside[label] * tag(weights, label, LAST);
        next.inside[label] =
            state.outside * tag(weights, label, FIRST) + state.inside[label] * tag(weights, label, INNER);
    }
    next
}

fn step_backward(after: &State, weights: &Scores) -> State {
    let mut state = State { outside: after.outside * closed(weights), inside: after.inside };
    for label in 0..LABELS.len() {
        state.outside += tag(weights, label, FIRST) * after.inside[label];
        state.inside[label] =
            tag(weights, label, LAST) * after.outside + tag(weights, label, INNER) * after.inside[label];
    }
    state
}

/// The exponential of each score times `sharpness`, relative to the largest one.
fn exponentials(scores: &Scores, sharpness: f32) -> Scores {
    let largest = scores.iter().fold(f32::NEG_INFINITY, |largest, &score| largest.max(score));
    scores.map(|score| exponential((score - largest) * sharpness))
}

/// The exponential function for numbers up to zero, to about one part in a million. Written out, because that of the
/// system differs between processors.
fn exponential(x: f32) -> f32 {
    // 1.5 * 2^23: adding it rounds to a whole number, which then stands in the low bits.
    const ROUND: f32 = 12_582_912.0;
    let x = x.max(-80.0) * std::f32::consts::LOG2_E;
    let whole = x + ROUND;
    let part = (x - (whole - ROUND)) * std::f32::consts::LN_2;
    let power = f32::from_bits((whole.to_bits() << 23).wrapping_add(1.0_f32.to_bits()));
    let series = 1.0 + part * (1.0 + part * (0.5 + part * (1.0 / 6.0 + part * (1.0 / 24.0 + part * (1.0 / 120.0)))));
    power * series
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plain() -> Calibration {
        let knots = (0..LABELS.len() * KNOTS).map(|at| (at % KNOTS) as f32 / (KNOTS - 1) as f32).collect();
        Calibration { sharpness: 1.0, knots }
    }

    fn decode(scores: &[Scores]) -> Vec<Mention> {
        let mut mentions = Vec::new();
        Decoder::default().decode(0, scores, &plain(), &mut mentions);
        mentions
    }

    /// The mentions of a sequence: tokens and label of each.
    type Sequence = Vec<(Range<usize>, usize)>;

    /// Every well-formed sequence of `len` tokens.
    fn sequences(len: usize) -> Vec<Sequence> {
        let mut up_to: Vec<Vec<Sequence>> = vec![vec![Vec::new()]];
        for end in 1..=len {
            let mut all = up_to[end - 1].clone();
            for (start, before) in up_to.iter().enumerate() {
                for label in 0..LABELS.len() {
                    all.extend(before.iter().map(|sequence| {
                        let mut sequence = sequence.clone();
                        sequence.push((start..end, label));
                        sequence
                    }));
                }
            }
            up_to.push(all);
        }
        up_to.pop().unwrap()
    }

    fn total(scores: &[Scores], sequence: &[(Range<usize>, usize)]) -> f64 {
        let mut tags = vec![0; scores.len()];
        for (tokens, label) in sequence {
            for at in tokens.clone() {
                let part = match (at == tokens.start, at + 1 == tokens.end) {
                    (true, true) => ONLY,
                    (true, false) => FIRST,
                    (false, true) => LAST,
                    (false, false) => INNER,
                };
                tags[at] = PARTS * label + part;
            }
        }
        tags.iter().zip(scores).map(|(&tag, scores)| f64::from(scores[tag])).sum()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(30))]
        #[test]
        fn agrees_with_all_sequences_written_out(
            numbers in prop::collection::vec(prop::collection::vec(-4.0_f32..4.0, TAGS), 1..4),
        ) {
            let scores: Vec<Scores> = numbers.iter().map(|row| row.as_slice().try_into().unwrap()).collect();
            let all = sequences(scores.len());
            let best = all.iter().max_by(|a, b| total(&scores, a).total_cmp(&total(&scores, b))).unwrap();
            let found = decode(&scores);
            let pairs: Vec<_> = found.iter().map(|mention| (mention.tokens.clone(), mention.label)).collect();
            prop_assert!((total(&scores, &pairs) - total(&scores, best)).abs() < 1e-4);
            let sum: f64 = all.iter().map(|sequence| total(&scores, sequence).exp()).sum();
            for mention in found {
                let pair = (mention.tokens.clone(), mention.label);
                let own: f64 =
                    all.iter().filter(|sequence| sequence.contains(&pair)).map(|one| total(&scores, one).exp()).sum();
                prop_assert!((f64::from(mention.score) - own / sum).abs() < 1e-4, "{} {}", mention.score, own / sum);
            }
        }
    }

    #[test]
    fn the_exponential_is_close() {
        for step in 0..8000 {
            let x = -0.01 * step as f32;
            assert!((exponential(x) / x.exp() - 1.0).abs() < 1e-5, "{x}");
        }
        assert!(exponential(f32::NEG_INFINITY) < 1e-30);
    }

    #[test]
    fn confidence_follows_the_knots() {
        let mut calibration = plain();
        calibration.knots[9] = 0.5;
        assert!((calibration.confidence(0, 0.95) - 0.75).abs() < 1e-6);
        assert!((calibration.confidence(1, 0.95) - 0.95).abs() < 1e-6);
        assert!((calibration.confidence(0, 1.0) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn long_and_extreme_runs_keep_scores_between_zero_and_one() {
        let mut scores = vec![[0.0; TAGS]; 2000];
        for (at, scores) in scores.iter_mut().enumerate() {
            scores[at % TAGS] = 1e6;
            scores[(at * 7) % TAGS] = -1e6;
        }
        for mention in decode(&scores) {
            assert!((0.0..=1.0).contains(&mention.score) && mention.tokens.end <= 2000);
        }
    }
}
