//! Names that are known in advance, matched token by token.

use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use super::Label;
use super::lexicon::Classes;
use super::name_words::{LISTED, PLACE};
use super::sentence::Sentence;
use crate::hash::WordMap;
use crate::{Span, Tokens};

/// Labelled lists written by hand.
const NAMES: &str = include_str!("../../data/gazetteer.txt");
/// Countries, states and large cities.
const PLACES: &str = include_str!("../../data/places.txt");
/// Large companies.
const COMPANIES: &str = include_str!("../../data/companies.txt");

/// A name in the gazetteer has at most this many tokens.
const MOST_TOKENS: usize = 7;
/// And at most this many bytes.
const LONGEST: usize = 48;

static GAZETTEER: LazyLock<WordMap<&'static str, Label>> = LazyLock::new(|| {
    let mut names = WordMap::with_capacity_and_hasher(8_000, BuildHasherDefault::default());
    for name in COMPANIES.lines() {
        names.insert(name, Label::Org);
    }
    for name in PLACES.lines() {
        names.insert(name, Label::Gpe);
    }
    // What is written by hand overrides what is derived.
    names.extend(listed());
    names
});

/// The names of the list written by hand, with their labels.
fn listed() -> impl Iterator<Item = (&'static str, Label)> {
    let mut label = None;
    NAMES.lines().filter(|line| !line.starts_with('#')).flat_map(move |line| {
        if let Some(section) = line.strip_prefix('[') {
            label = section.trim_end_matches(']').parse().ok();
            debug_assert!(label.is_some(), "no label {section}");
        }
        let section = label.filter(|_| !line.starts_with('['));
        line.split("; ").filter(|name| !name.is_empty()).filter_map(move |name| section.map(|label| (name, label)))
    })
}

/// The class of words that a name of `count` tokens in the gazetteer begins with.
const fn begins(count: usize) -> Classes {
    Classes::bit(56 + count as u32)
}

/// Calls `add` with the first token of every name of the gazetteer, in lower case or not, and with its classes.
#[expect(clippy::iter_over_hash_type, reason = "classes are added to a set, in whatever order")]
pub(super) fn each_first(mut add: impl FnMut(&'static str, Classes)) {
    for (&name, &label) in &*GAZETTEER {
        // Inside a sentence an abbreviation keeps its full stop.
        let inside = format!("{name} x");
        let tokens = Tokens::new(&inside, &[Span::new(0, inside.len())]);
        let count = tokens.len() - 1;
        if let Some(first) = tokens.as_slice().first().filter(|_| (1..=MOST_TOKENS).contains(&count)) {
            let place = count == 1 && label == Label::Gpe;
            add(first.text(name), if place { LISTED | PLACE } else { LISTED } | begins(count));
        }
    }
}

/// The longest known name that begins at token `at`: one past its end, and what it is.
pub(super) fn longest(s: &Sentence, at: usize) -> Option<(usize, Label)> {
    (1..=MOST_TOKENS).rev().filter(|&count| s.has(at, begins(count))).find_map(|count| {
        let end = Some(at + count).filter(|&end| end <= s.len())?;
        let span = s.span(at..end);
        if span.len() > LONGEST {
            return None;
        }
        GAZETTEER.get(span.slice(s.text)).map(|&label| (end, label))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_has_a_label_and_every_name_can_match() {
        assert!(listed().count() > 1_000);
        for (name, _) in listed() {
            assert_eq!(name, name.trim(), "white space around {name:?}");
            assert!(name.len() <= LONGEST, "{name} is too long");
            let tokens = Tokens::new(name, &[Span::new(0, name.len())]);
            assert!(tokens.len() <= MOST_TOKENS, "{name} has too many tokens");
        }
    }
}
