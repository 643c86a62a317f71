//! What an unknown name is, by the words around it.

use std::ops::Range;

use super::Label;
use super::gazetteer;
use super::name_words::{
    COMMON, FUNCTION, GIVEN, LISTED, OCCUPATION, ORG_HEAD, ORG_NOUN, PLACE_NOUN, PLACE_PREPOSITION, SPEECH, SURNAME,
    TITLE, TITLE_PART,
};
use super::rule::{Found, Rule};
use super::sentence::Sentence;
use super::words::EXCHANGE;
use crate::Shape;

/// Endings of place names.
const PLACE_ENDINGS: [&str; 14] = [
    "stan", "ville", "burg", "shire", "grad", "abad", "istan", "borough", "polis", "pur", "kirk", "landia", "bury",
    "stadt",
];

/// Postal codes of the states of the USA.
const US_STATES: [&str; 51] = [
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA",
    "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR",
    "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY",
];

/// Prepositions after which a name mostly is a place.
const INSIDE: &str = "in near northern southern eastern western central downtown outside across";

/// Endings of common words that lists may miss.
const NO_NAME_ENDINGS: [&str; 16] = [
    "ed", "ing", "ly", "ous", "tion", "tions", "ness", "able", "ible", "ists", "ism", "ment", "ments", "ities", "ics",
    "ful",
];

/// The unknown name of these tokens, if it is one, with the label that its surroundings suggest.
pub(super) fn guess(s: &Sentence, tokens: Range<usize>, headline: bool) -> Option<Found> {
    let (start, end) = (tokens.start, tokens.end);
    let single = end == start + 1;
    let all_common = tokens.clone().all(|at| s.has(at, COMMON | TITLE | TITLE_PART | FUNCTION | PLACE_PREPOSITION));
    if all_common
        || (single && (matches!(s.shape(start), Shape::Initial | Shape::Alphanumeric) || s.has(start, ORG_HEAD)))
    {
        return None;
    }
    // At the start of a sentence any word has a capital; these endings tell that it is no name.
    if single && s.opens(start) && NO_NAME_ENDINGS.iter().any(|ending| s.word(start).ends_with(ending)) {
        return None;
    }
    let found = |label, rule| Some(Found::new(start..end, label, rule));
    let lower = |at: usize, class| s.has(at, class) && s.shape(at) == Shape::Lower;
    let before = start.wrapping_sub(1);
    let acronym = single && s.shape(start) == Shape::Upper && !headline;
    // "Zelbo & Quorv"
    if tokens.clone().any(|at| s.is(at, "&")) {
        return found(Label::Org, Rule::OrgContext);
    }
    // "Acme (NYSE: ACM)"
    if s.is(end, "(") && s.has(end + 1, EXCHANGE) {
        return found(Label::Org, Rule::OrgContext);
    }
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
        && gazetteer::longest(s, end + 1).is_some_and(|(_, known)| known.label == Label::Gpe)
        && !acronym
    {
        return found(Label::Gpe, Rule::PlaceContext);
    }
    // "Kelpville, AR"
    if acronym && s.is(before, ",") && start > 1 && s.capitalised(start - 2) && US_STATES.contains(&s.word(start)) {
        return found(Label::Gpe, Rule::PlaceContext);
    }
    if acronym {
        return found(Label::Org, Rule::Acronym);
    }
    // "Acme CEO Ana Ruiz": the title follows in the same run.
    if s.has(end, TITLE) && s.capitalised(end) {
        return found(Label::Org, Rule::OrgContext);
    }
    if lower(end, SPEECH) || s.is(end, ",") && s.has(end + 1, SPEECH) {
        return found(Label::Person, Rule::PersonContext);
    }
    let named = s.has(end - 1, SURNAME) && !s.has(end - 1, COMMON) || single && s.has(start, GIVEN);
    if lower(before, PLACE_PREPOSITION) && s.is_any(before, INSIDE) {
        return found(Label::Gpe, Rule::PlaceContext);
    }
    if PLACE_ENDINGS.iter().any(|ending| s.word(end - 1).ends_with(ending)) {
        return found(Label::Gpe, Rule::PlaceContext);
    }
    // A name next to a mark or to another name is as often a title, a thing or half a name.
    let mark =
        matches!(s.word(before), "\"" | "“" | "(" | "‘" | "``") || matches!(s.word(end), ")" | "/") || s.hyphen(end);
    let neighbour =
        s.capitalised(end) || s.shape(end) == Shape::Number || (start > 0 && s.capitalised(before) && !s.opens(before));
    let article = s.is_any(before, "the a an");
    let common = tokens.clone().any(|at| s.has(at, COMMON));
    if !named && (article || single && (mark || neighbour) || common) {
        return None;
    }
    if single && !named && s.is_any(before, "at from of") && !s.opens(start) {
        return found(Label::Gpe, Rule::PlaceGuess);
    }
    if single && !named {
        return found(Label::Person, Rule::Guess);
    }
    found(Label::Person, Rule::NameGuess)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn neighbours_tell_what_an_unknown_name_is() {
        check("They camped in Zelbo near the town of Quorv.", "Zelbo GPE; Quorv GPE", &[]);
        check("He praised actor Zelbo Quorv.", "Zelbo Quorv PERSON", &[]);
        check("In Zelbostan, Quorv said no.", "Zelbostan GPE; Quorv PERSON", &[]);
        check("They sued the carmaker Zelbo and a Zelbo spokesman.", "Zelbo ORG; Zelbo ORG", &[]);
        check("Zelbo (NYSE: ZLB) grew.", "Zelbo ORG; NYSE ORG; ZLB TICKER", &[]);
        check("It began in Zelbo, Ohio, not Quorvville, OH.", "Zelbo GPE; Ohio GPE; Quorvville GPE; OH GPE", &[]);
    }

    #[test]
    fn common_words_are_no_names() {
        check("Melodious tunes came. Unmasking them was hard on the Internet.", "", &[]);
    }
}
