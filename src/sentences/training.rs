//! What the trainer of the sentence scorer needs: the features of every doubtful site, and of made-up ones.

use std::cell::{Cell, RefCell};

use super::classes::{left, right};
use super::facts::{ADVERBIAL, Facts, Near, Sight};
use super::lexicon::{Abbreviation, Word};
use super::model;
use super::site::{Gap, Kind, Site};
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

/// The sites of `text`, whose sentences end at the byte offsets for which `is_end` is true: the doubtful ones, and the
/// plain terminal marks, which teach what begins a sentence.
pub fn examples(text: &str, is_end: impl Fn(usize) -> bool) -> Vec<Example> {
    let mut examples = Vec::new();
    let (judged, mut start) = (Cell::new(0), 0);
    let plain = RefCell::new(Vec::new());
    walk::walk(
        text,
        |sight, end| {
            judged.set(end);
            examples.push(example(&sight.facts(), is_end(end)));
            is_end(end)
        },
        |end, next| {
            if judged.get() != end && text[..end].ends_with(['.', '?', '!']) {
                let site = Site::at(text, end - 1, &|| false);
                if site.gap == Gap::Space {
                    let facts = Sight::of(text, &site, start, &|| false, start == 0).facts();
                    plain.borrow_mut().push(example(&facts, is_end(end)));
                }
            }
            start = next;
        },
    );
    examples.extend(plain.take());
    examples
}

fn example(facts: &Facts, boundary: bool) -> Example {
    Example { features: model::features(facts), minor: facts.near.kind.is_minor(), boundary }
}

/// An abbreviation that could as well have stood at a place where none stands.
struct Insertion {
    /// The class of the word before the mark.
    left: u8,
    /// The class of the word before that, if it is not the word that stands there.
    before: Option<u8>,
    place: Place,
    /// How many to make up at the ends of sentences, and inside of them.
    ends: usize,
    insides: usize,
}

/// Where an insertion may be made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// After a name, before a capital.
    Name,
    /// After a name; inside a sentence, not before a common word, as no such name goes on like that.
    Address,
    /// After any word, before a capital.
    Word,
    /// After any word, before a capital; a title goes on only after an adverbial: "At 5 a.m. Mr. Abara left".
    Time,
    /// After any word, before digits.
    Number,
}

const fn lower(abbreviation: Abbreviation) -> u8 {
    abbreviation as u8
}

const fn upper(abbreviation: Abbreviation) -> u8 {
    abbreviation as u8 + left::CAPITALISED
}

const fn insertion(left: u8, before: Option<u8>, place: Place, ends: usize, insides: usize) -> Insertion {
    Insertion { left, before, place, ends, insides }
}

/// Open corpora hold few sentences that end in "Corp." or "Fla.", and none of some kinds. What may follow such an
/// abbreviation is nevertheless known: inside a sentence what follows a name there, at its end what begins a sentence.
/// So abbreviations are put, in made-up examples, where a name or word stands. Their numbers say how often an
/// abbreviation before a capital ends a sentence in newspapers.
const INSERTIONS: [Insertion; 25] = [
    insertion(upper(Abbreviation::Suffix), None, Place::Address, 2000, 2000),
    insertion(upper(Abbreviation::State), Some(left::PUNCTUATION), Place::Address, 1000, 1000),
    insertion(upper(Abbreviation::Country), Some(left::FUNCTION_WORD), Place::Word, 1500, 3000),
    insertion(upper(Abbreviation::Country), Some(left::PUNCTUATION), Place::Name, 500, 500),
    insertion(lower(Abbreviation::Clock), Some(left::DIGITS), Place::Time, 1500, 500),
    insertion(upper(Abbreviation::Clock), Some(left::DIGITS), Place::Time, 300, 100),
    insertion(upper(Abbreviation::Degree), Some(left::PUNCTUATION), Place::Name, 200, 200),
    insertion(upper(Abbreviation::Street), None, Place::Name, 300, 200),
    insertion(upper(Abbreviation::Saint), None, Place::Name, 200, 200),
    insertion(upper(Abbreviation::Saint), Some(left::FUNCTION_WORD), Place::Word, 0, 500),
    insertion(lower(Abbreviation::Etc), Some(left::PUNCTUATION), Place::Word, 300, 200),
    insertion(upper(Abbreviation::Era), Some(left::DIGITS), Place::Word, 300, 200),
    insertion(upper(Abbreviation::Title), Some(left::FUNCTION_WORD), Place::Word, 0, 1000),
    insertion(lower(Abbreviation::Versus), None, Place::Name, 0, 300),
    insertion(upper(Abbreviation::Number), Some(left::FUNCTION_WORD), Place::Number, 0, 1000),
    insertion(lower(Abbreviation::Number), Some(left::FUNCTION_WORD), Place::Number, 0, 500),
    insertion(upper(Abbreviation::Numero), Some(left::FUNCTION_WORD), Place::Number, 0, 500),
    insertion(lower(Abbreviation::Numero), Some(left::FUNCTION_WORD), Place::Number, 0, 200),
    insertion(upper(Abbreviation::Numero), Some(left::FUNCTION_WORD), Place::Word, 100, 0),
    insertion(lower(Abbreviation::Numero), Some(left::WORD), Place::Word, 500, 0),
    insertion(upper(Abbreviation::Month), Some(left::FUNCTION_WORD), Place::Number, 0, 1000),
    insertion(left::INITIAL, None, Place::Name, 200, 2000),
    insertion(left::INITIAL, Some(left::FUNCTION_WORD), Place::Word, 200, 500),
    insertion(left::INITIAL, Some(left::WORD), Place::Word, 200, 100),
    insertion(left::DOTTED_CAPITALS, Some(left::FUNCTION_WORD), Place::Word, 300, 600),
];

/// Made-up examples from `texts`, each with a test for the byte offsets at which its sentences end.
pub fn insertions<'t>(texts: impl Iterator<Item = (&'t str, Box<dyn Fn(usize) -> bool>)>) -> Vec<Example> {
    let (mut ends, mut insides) = (Vec::new(), Vec::new());
    for (text, is_end) in texts {
        let mut start = 0;
        walk::walk(
            text,
            |_, end| is_end(end),
            |end, next| {
                if is_end(end) && text[..end].ends_with('.') {
                    let site = Site::at(text, end - 1, &|| false);
                    let facts = Sight::of(text, &site, start, &|| false, false).facts();
                    let capital =
                        facts.near.right < right::LOWER || matches!(facts.near.right, right::CAPITALS | right::TITLE);
                    if site.gap == Gap::Space && capital {
                        ends.push(facts);
                    }
                }
                start = next;
            },
        );
        insides.extend(gaps(text, &is_end));
    }
    let function_word = |facts: &Facts| (1..Word::Month as u8).contains(&facts.near.right);
    let mut examples = Vec::new();
    for insertion in &INSERTIONS {
        for (facts, count, boundary) in [(&ends, insertion.ends, true), (&insides, insertion.insides, false)] {
            // After an initial a name follows, so that only other words tell the end of a sentence.
            let initial = boundary && insertion.left == left::INITIAL;
            let fits = |facts: &&Facts| insertion.fits(facts, boundary) && (!initial || function_word(facts));
            let fit: Vec<_> = facts.iter().filter(fits).collect();
            let step = (fit.len() / count.max(1)).max(1);
            examples
                .extend(fit.iter().step_by(step).take(count).map(|facts| example(&insertion.apply(facts), boundary)));
        }
    }
    examples
}

impl Insertion {
    fn fits(&self, facts: &Facts, boundary: bool) -> bool {
        let digits = matches!(facts.near.right, right::DIGITS | right::ENUMERATOR);
        let name =
            matches!(facts.near.left, left::CAPITALISED_WORD | left::CAPITALS | left::SHORT_CAPITALISED | left::MIXED);
        match self.place {
            Place::Name => name && !digits,
            Place::Address => name && !digits && (boundary || facts.near.right != Word::Common as u8),
            Place::Word => !digits,
            Place::Time if boundary => !digits && facts.near.head != ADVERBIAL,
            Place::Time => !digits && (facts.near.head == ADVERBIAL || facts.near.right != right::TITLE),
            Place::Number => digits,
        }
    }

    fn apply(&self, facts: &Facts) -> Facts {
        let near = Near { left: self.left, ..facts.near };
        Facts { near, before: self.before.unwrap_or(facts.near.left), ..*facts }
    }
}

/// What a full stop at a space inside a sentence would look like, wherever a capital or digit follows.
fn gaps(text: &str, is_end: &dyn Fn(usize) -> bool) -> Vec<Facts> {
    let bytes = text.as_bytes();
    let mut gaps = Vec::new();
    let mut start = 0;
    for (at, pair) in bytes.windows(3).enumerate() {
        if is_end(at + 1) {
            start = at + 1;
        } else if pair[0].is_ascii_alphanumeric()
            && pair[1] == b' '
            && (pair[2].is_ascii_uppercase() || pair[2].is_ascii_digit())
        {
            let site = Site::minor(text, Kind::Stop, at + 1, at + 1);
            let facts = Sight::of(text, &site, start, &|| false, false).facts();
            // Function words have a capital in headings, and "I" has it everywhere.
            if facts.near.right == Word::None as u8 || facts.near.right >= Word::Month as u8 {
                gaps.push(facts);
            }
        }
    }
    gaps
}
