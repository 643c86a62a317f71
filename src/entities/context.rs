//! What an unknown name is, by the words around it.

use std::ops::Range;

use super::Label;
use super::gazetteer;
use super::name_words::{
    COMMON, FUNCTION, GIVEN, LISTED, OCCUPATION, ORG_NOUN, PLACE_NOUN, PLACE_PREPOSITION, SPEECH, SURNAME, TITLE,
    TITLE_PART,
};
use super::rule::{Found, Rule};
use super::sentence::Sentence;
use crate::Shape;

/// Endings of place names.
const PLACE_ENDINGS: [&str; 14] = [
    "stan", "ville", "burg", "shire", "grad", "abad", "istan", "borough", "polis", "pur", "kirk", "landia", "bury",
    "stadt",
];

/// The unknown name of these tokens, if it is one, with the label that its surroundings suggest.
pub(super) fn guess(s: &Sentence, tokens: Range<usize>, headline: bool) -> Option<Found> {
    let (start, end) = (tokens.start, tokens.end);
    let single = end == start + 1;
    let all_common = tokens.clone().all(|at| s.has(at, COMMON | TITLE | TITLE_PART | FUNCTION));
    if all_common || (single && s.shape(start) == Shape::Initial) {
        return None;
    }
    let found = |label, rule| Some(Found::new(start..end, label, rule));
    let lower = |at: usize, class| s.has(at, class) && s.shape(at) == Shape::Lower;
    let before = start.wrapping_sub(1);
    let acronym = single && s.shape(start) == Shape::Upper && !headline;
    if lower(before, OCCUPATION) && !acronym {
        return found(Label::Person, Rule::PersonContext);
    }
    if lower(before, ORG_NOUN) || lower(end, ORG_NOUN) {
        return found(Label::Org, Rule::OrgContext);
    }
    if lower(end, PLACE_NOUN)
        || (lower(before, PLACE_NOUN) && !acronym)
        || s.is(before, "of") && lower(before.wrapping_sub(1), PLACE_NOUN)
    {
        return found(Label::Gpe, Rule::PlaceContext);
    }
    // "Springfield, Ohio"
    if s.is(end, ",")
        && s.has(end + 1, LISTED)
        && gazetteer::longest(s, end + 1).is_some_and(|(_, label)| label == Label::Gpe)
        && !acronym
    {
        return found(Label::Gpe, Rule::PlaceContext);
    }
    if acronym {
        return found(Label::Org, Rule::Acronym);
    }
    let name = s.has(end - 1, SURNAME) || single && s.has(start, GIVEN);
    if lower(end, SPEECH) || s.is(end, ",") && s.has(end + 1, SPEECH) {
        return found(Label::Person, Rule::PersonContext);
    }
    if lower(before, PLACE_PREPOSITION)
        && s.is_any(
            before,
            &["in", "near", "northern", "southern", "eastern", "western", "central", "downtown", "outside", "across"],
        )
    {
        return found(Label::Gpe, Rule::PlaceContext);
    }
    if PLACE_ENDINGS.iter().any(|ending| s.word(end - 1).ends_with(ending)) {
        return found(Label::Gpe, Rule::PlaceContext);
    }
    if name {
        return found(Label::Person, Rule::Guess);
    }
    if lower(before, PLACE_PREPOSITION) && s.is_any(before, &["at", "from", "to"]) {
        return found(Label::Gpe, Rule::Guess);
    }
    found(if single { Label::Org } else { Label::Person }, Rule::Guess)
}
