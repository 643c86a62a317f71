//! What the trainer of the sentence scorer needs: the features of every doubtful site, and of made-up ones.

use super::facts::{Facts, left, right};
use super::lexicon::Abbreviation;
use super::model;
use super::site::{Closer, Gap, Kind, Site};
use super::walk;

/// The number of weights of the scorer.
pub const WEIGHTS: usize = model::WEIGHTS;

/// The number of features of every site.
pub const FEATURES: usize = model::TEMPLATES;

/// A doubtful site: the indices of its weights, and whether a sentence ends there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Indices into the weights.
    pub features: [usize; FEATURES],
    /// True if no terminal mark stands there.
    pub minor: bool,
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
            examples.push(example(facts, boundary));
            boundary
        },
        |_, _| {},
    );
    examples
}

fn example(facts: &Facts, boundary: bool) -> Example {
    Example { features: model::features(facts), minor: facts.kind.is_minor(), boundary }
}

/// An abbreviation that could as well have stood at a place where none stands.
struct Insertion {
    abbreviation: Abbreviation,
    /// The class of the word before it, if it is not the word that stands there.
    before: Option<u8>,
    /// True if it follows names only.
    name: bool,
    /// How many to make up at the ends of sentences, and inside of them.
    ends: usize,
    insides: usize,
}

/// Open corpora hold few sentences that end in "Corp." or "Fla.", and none of some kinds. What may follow such an
/// abbreviation is nevertheless known: inside a sentence what follows a name there, at its end what begins a sentence.
/// So abbreviations are put, in made-up examples, where a name or word stands. Their numbers say how often an
/// abbreviation before a capital ends a sentence in newspapers.
const INSERTIONS: [Insertion; 9] = [
    Insertion { abbreviation: Abbreviation::Suffix, before: None, name: true, ends: 400, insides: 400 },
    Insertion {
        abbreviation: Abbreviation::State,
        before: Some(left::PUNCTUATION),
        name: true,
        ends: 200,
        insides: 200,
    },
    Insertion {
        abbreviation: Abbreviation::Country,
        before: Some(left::FUNCTION_WORD),
        name: false,
        ends: 100,
        insides: 600,
    },
    Insertion { abbreviation: Abbreviation::Clock, before: Some(left::DIGITS), name: false, ends: 200, insides: 200 },
    Insertion {
        abbreviation: Abbreviation::Degree,
        before: Some(left::PUNCTUATION),
        name: true,
        ends: 50,
        insides: 50,
    },
    Insertion { abbreviation: Abbreviation::Street, before: None, name: true, ends: 60, insides: 40 },
    Insertion { abbreviation: Abbreviation::Saint, before: None, name: true, ends: 40, insides: 40 },
    Insertion { abbreviation: Abbreviation::Etc, before: Some(left::PUNCTUATION), name: false, ends: 60, insides: 40 },
    Insertion { abbreviation: Abbreviation::Era, before: Some(left::DIGITS), name: false, ends: 60, insides: 40 },
];

/// Made-up examples from `texts`, each with a test for the byte offsets at which its sentences end.
pub fn insertions<'t>(texts: impl Iterator<Item = (&'t str, Box<dyn Fn(usize) -> bool>)>) -> Vec<Example> {
    let (mut ends, mut insides) = (Vec::new(), Vec::new());
    for (text, is_end) in texts {
        walk::walk(
            text,
            |facts, end| {
                if is_end(end) && facts.kind == Kind::Stop && facts.closer == Closer::None && facts.gap == Gap::Space {
                    ends.push(*facts);
                }
                is_end(end)
            },
            |_, _| {},
        );
        insides.extend(gaps(text, &is_end));
    }
    let mut examples = Vec::new();
    for insertion in &INSERTIONS {
        for (facts, count, boundary) in [(&ends, insertion.ends, true), (&insides, insertion.insides, false)] {
            let fit: Vec<_> = facts.iter().filter(|facts| insertion.fits(facts)).collect();
            let step = (fit.len() / count.max(1)).max(1);
            examples
                .extend(fit.iter().step_by(step).take(count).map(|facts| example(&insertion.apply(facts), boundary)));
        }
    }
    examples
}

impl Insertion {
    fn fits(&self, facts: &Facts) -> bool {
        let capital =
            facts.right < right::LOWER || matches!(facts.right, right::CAPITALS | right::TITLE | right::INITIAL);
        let name =
            matches!(facts.left, left::CAPITALISED_WORD | left::CAPITALS | left::SHORT_CAPITALISED | left::MIXED);
        capital && (name || !self.name)
    }

    fn apply(&self, facts: &Facts) -> Facts {
        let case = match self.abbreviation {
            Abbreviation::Clock | Abbreviation::Etc => 0,
            _ => left::CAPITALISED,
        };
        Facts { left: self.abbreviation as u8 + case, before: self.before.unwrap_or(facts.left), ..*facts }
    }
}

/// What a full stop at a space inside a sentence would look like, wherever a capital follows.
fn gaps(text: &str, is_end: &dyn Fn(usize) -> bool) -> Vec<Facts> {
    let bytes = text.as_bytes();
    let mut gaps = Vec::new();
    let mut start = 0;
    for (at, pair) in bytes.windows(3).enumerate() {
        if is_end(at + 1) {
            start = at + 1;
        } else if pair[0].is_ascii_alphanumeric() && pair[1] == b' ' && pair[2].is_ascii_uppercase() {
            let site = Site::minor(text, Kind::Stop, at + 1, at + 1);
            gaps.push(Facts::of(text, &site, start, false, false));
        }
    }
    gaps
}
