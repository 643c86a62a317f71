//! Sentences: where each one begins and ends.
//!
//! One scan over the bytes finds the marks at which a sentence may end (`scan`, `stops`); the walk (`walk`) asks at each of
//! them whether one does. Blank lines always do, and line breaks that were made on purpose (`lines`). Most marks follow a
//! plain word and stand before a capital, which decides at once (`at_once`). Of the rest some have a form that a rule decides
//! (`hints`, `sure`), and a linear scorer (`model`, `judge`) judges the others by classes of the words and marks on both sides
//! (`facts`, `classes`, `words`, `letters`, `shapes`, `openers`, `lexicon`), all from a bounded window, so the time is linear
//! whatever the text. No allocation is made for a sentence but its place in the result.
//!
//! The scorer's weights (`weights.txt`) are data, written by `tools/train_sentences.sh`; the list of common words
//! (`common_words.txt`) is written by `tools/common_words.py`; the other word classes (`words.txt`) are written by hand.

mod at_once;
mod classes;
mod closing;
mod facts;
mod hints;
mod judge;
mod letters;
mod lexicon;
mod lines;
mod list;
mod minor;
mod model;
mod openers;
mod opening;
mod quotation;
mod quoted;
mod reporting;
mod scan;
mod shapes;
mod site;
mod stops;
mod sure;
#[cfg(test)]
mod tests;
#[cfg(feature = "train")]
pub mod training;
mod walk;
mod whole;
mod wide;
mod words;

use serde::{Deserialize, Serialize};

use self::quoted::Quoted;
use crate::interrupt::checkpoint;
use crate::{Error, Span};

/// What to do with the sentences inside a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Quotations {
    /// A sentence inside a quotation is a sentence (the Universal Dependencies and Penn convention).
    #[default]
    Split,
    /// A quotation stays whole, with the sentence that it stands in.
    Keep,
}

impl Quotations {
    /// Every choice.
    pub const ALL: [Self; 2] = [Self::Split, Self::Keep];

    /// The choice's name: `"split"` or `"keep"`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Split => "split",
            Self::Keep => "keep",
        }
    }
}

impl std::str::FromStr for Quotations {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|choice| choice.as_str() == name)
            .ok_or_else(|| Error::unknown("way with quotations", name, Self::ALL.map(Self::as_str)))
    }
}

/// The bytes of text that a sentence takes at most, on average, in what room is made for at first.
const LONG: usize = 64;

/// Appends the sentences of `text` to `sentences`: in order, without overlap, without white space at their ends, and
/// with every character that is not white space in exactly one of them.
pub(crate) fn segment(text: &str, quotations: Quotations, sentences: &mut Vec<Span>) {
    sentences.reserve(text.len() / LONG);
    let mut start = text.len() - text.trim_start().len();
    let mut quoted = (quotations == Quotations::Keep).then(|| Quoted::new(text));
    let boundary = |end, next| {
        checkpoint();
        if !quoted.as_mut().is_some_and(|quoted| quoted.covers(end)) {
            sentences.push(Span::new(start, end));
            start = next;
        }
    };
    walk::walk(text, |sight, _| judge::ends(sight), boundary);
    let last = Span::new(start, text.len()).trim(text);
    if !last.is_empty() {
        sentences.push(last);
    }
}
