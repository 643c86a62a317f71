//! How the linear family learns: a structured perceptron with averaged weights, whose updates are those of the best
//! well-formed sequence of tags.
//!
//! Source: Collins (2002), "Discriminative training methods for hidden Markov models: theory and experiments with
//! perceptron algorithms".

use super::decode::{Decoder, Mention, Scores, TAGS};
use super::linear::{BUCKETS, Buckets, MAGIC, ROW, buckets};
use super::position::Position;
use super::training::{Token, Word};
use super::word::WordFeatures;

/// Learns a model run by run, where a run is a row of neighbouring candidates of one sentence.
pub struct Learner {
    weights: Vec<f32>,
    /// The sum of each weight's changes times the step that it came at, for the average.
    sums: Vec<f64>,
    step: f64,
    decoder: Decoder,
}

/// A run of candidates to learn from: the features of each, and its tag.
pub struct Run {
    buckets: Vec<Buckets>,
    tags: Vec<u8>,
}

/// The runs of a text with these features and one tag a token; where the tags of a run are no well-formed sequence,
/// since a name reaches beyond it, it is left out.
pub fn runs(words: &[Word], tokens: &[Token], sentences: &[usize], tags: &[u8]) -> Vec<Run> {
    let mut starts = vec![false; tokens.len()];
    sentences.iter().filter(|&&first| first < tokens.len()).for_each(|&first| starts[first] = true);
    let forms: Vec<WordFeatures> = tokens.iter().map(|token| words[token.word as usize].features()).collect();
    let positions: Vec<Position> = tokens.iter().map(Token::place).collect();
    let (mut runs, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        let end = if tokens[at].candidate {
            (at + 1..tokens.len()).find(|&end| !tokens[end].candidate || starts[end]).unwrap_or(tokens.len())
        } else {
            at + 1
        };
        if tokens[at].candidate && well_formed(&tags[at..end]) {
            let buckets = (at..end).map(|at| buckets(&forms, &positions, &starts, at)).collect();
            runs.push(Run { buckets, tags: tags[at..end].to_vec() });
        }
        at = end;
    }
    runs
}

/// True if names begin and end among these tags, with one label each.
fn well_formed(tags: &[u8]) -> bool {
    let mut open = 0;
    for &tag in tags {
        let (part, label) = if tag == 0 { (0, 0) } else { ((tag - 1) % 4 + 1, (tag - 1) / 4 + 1) };
        let fits = match part {
            0 | 1 | 4 => open == 0,
            _ => open == label,
        };
        if !fits || usize::from(tag) >= TAGS {
            return false;
        }
        open = if matches!(part, 1 | 2) { label } else { 0 };
    }
    open == 0
}

impl Default for Learner {
    fn default() -> Self {
        let size = BUCKETS * ROW;
        Self { weights: vec![0.0; size], sums: vec![0.0; size], step: 1.0, decoder: Decoder::default() }
    }
}

impl Learner {
    /// Finds the best tags of a run and, where they differ from its own, moves the weights. True if they did not.
    pub fn learn(&mut self, run: &Run) -> bool {
        let scores: Vec<Scores> = run.buckets.iter().map(|buckets| self.scores(buckets)).collect();
        let mut mentions = Vec::new();
        self.decoder.best_path(&scores, &mut mentions);
        let found = tags_of(&mentions, run.tags.len());
        self.step += 1.0;
        for ((buckets, &right), &wrong) in run.buckets.iter().zip(&run.tags).zip(&found) {
            if right != wrong {
                for &bucket in buckets {
                    self.change(bucket, right, 1.0);
                    self.change(bucket, wrong, -1.0);
                }
            }
        }
        found == run.tags
    }

    fn scores(&self, buckets: &Buckets) -> Scores {
        let mut sums = [0.0; ROW];
        for &bucket in buckets {
            let row = &self.weights[bucket as usize * ROW..][..ROW];
            sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight);
        }
        std::array::from_fn(|tag| sums[tag])
    }

    fn change(&mut self, bucket: u32, tag: u8, by: f32) {
        let at = bucket as usize * ROW + usize::from(tag);
        self.weights[at] += by;
        self.sums[at] += f64::from(by) * self.step;
    }

    /// The bytes of a model file with the averages of the weights.
    pub fn model(&self) -> Vec<u8> {
        let average = |at: usize| (f64::from(self.weights[at]) - self.sums[at] / self.step) as f32;
        let averages: Vec<f32> = (0..self.weights.len()).map(average).collect();
        let mut sizes: Vec<f32> = averages.iter().map(|weight| weight.abs()).filter(|&size| size > 0.0).collect();
        sizes.sort_by(f32::total_cmp);
        // A few weights are far larger than the others; those are cut, so that the others keep their differences.
        let largest = sizes.get(sizes.len() - sizes.len() / 2000 - 1).copied().unwrap_or(1.0);
        let factor = largest / 127.0;
        let codes =
            averages.iter().map(|weight| ((weight / factor).round().clamp(-127.0, 127.0) as i8).cast_unsigned());
        MAGIC.iter().copied().chain(factor.to_le_bytes()).chain(codes).collect()
    }
}

/// The tags of a run of so many tokens in which these mentions were found.
fn tags_of(mentions: &[Mention], len: usize) -> Vec<u8> {
    let mut tags = vec![0; len];
    for Mention { tokens, label, .. } in mentions {
        let first = 4 * *label as u8 + 1;
        let last = tokens.end - 1;
        if tokens.start == last {
            tags[last] = first + 3;
        } else {
            tags[tokens.clone()].fill(first + 1);
            tags[tokens.start] = first;
            tags[last] = first + 2;
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::super::training::{ModelTagger, Words};
    use super::*;
    use crate::{Label, Span};

    #[test]
    fn tags_that_are_cut_off_are_not_well_formed() {
        assert!(well_formed(&[0, 1, 2, 3, 4, 0]));
        for tags in [&[1, 0][..], &[2, 3], &[1, 7], &[1], &[45]] {
            assert!(!well_formed(tags), "{tags:?}");
        }
    }

    #[test]
    fn learns_what_it_is_shown_and_reads_it_from_its_file() {
        let text = "The mayor, Alba Quintero, said that Harlow was quiet.";
        let mut words = Words::default();
        let (tokens, sentences) = words.tokens(text, &[Span::new(0, text.len())]);
        let tags: Vec<u8> = tokens
            .iter()
            .map(|token| match token.span.slice(text) {
                "Alba" => 1,
                "Quintero" => 3,
                "Harlow" => 20,
                _ => 0,
            })
            .collect();
        let runs = runs(words.as_slice(), &tokens, &sentences, &tags);
        let mut learner = Learner::default();
        for _ in 0..20 {
            for run in &runs {
                learner.learn(run);
            }
        }
        assert!(runs.iter().all(|run| learner.learn(run)));
        let mut tagger = ModelTagger::new("linear.bin", learner.model()).unwrap();
        let found = tagger.tag(text).1;
        let names: Vec<_> = found.iter().map(|entity| (entity.span.slice(text), entity.label)).collect();
        assert_eq!(names, [("Alba Quintero", Label::Person), ("Harlow", Label::Gpe)]);
        let cut = learner.model()[..100].to_vec();
        assert!(ModelTagger::new("linear.bin", cut).is_err_and(|error| error.to_string().contains("linear.bin")));
    }
}
