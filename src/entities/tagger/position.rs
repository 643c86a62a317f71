//! What the tagger knows of a token by its place in the sentence.

use std::ops::Range;

use super::candidates;
use crate::Shape;
use crate::entities::Label;
use crate::entities::gazetteer;
use crate::entities::name_words::{FUNCTION, LISTED};
use crate::entities::sentence::Sentence;
use crate::interrupt::checkpoint;

/// The number of values of [`Position::case`].
pub(super) const CASES: usize = 8;
/// The number of values of [`Position::gazetteer`].
pub(super) const GAZETTEER: usize = 22;
/// The number of values of [`Position::grammar`].
pub(super) const GRAMMAR: usize = 19;

/// The features of a token's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Position {
    /// Twice the sentence's [`Case`], and one more if the token opens the sentence or a quotation.
    pub(super) case: u8,
    /// A listed name that the token is part of: zero for none, else the name's group and the token's part in it.
    pub(super) gazetteer: u8,
    /// What a grammar found that the token is part of: zero for nothing, else its label and whether the token begins it.
    pub(super) grammar: u8,
    /// True if the token can be part of a name; the network looks at no other ones.
    pub(super) candidate: bool,
}

/// How a sentence uses capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// Names and first words have them.
    Normal,
    /// All words are in capitals.
    Capitals,
    /// Most longer words have one, as in a headline.
    Headline,
    /// No word has one.
    None,
}

impl Case {
    /// How `s` uses capitals.
    pub(super) fn of(s: &Sentence) -> Self {
        let (mut words, mut any, mut long, mut capitalised, mut upper) = (0_usize, false, 0_usize, 0_usize, 0_usize);
        for at in 0..s.len() {
            checkpoint();
            let shape = s.shape(at);
            if !shape.is_word() {
                continue;
            }
            words += 1;
            any |= shape.is_capitalised();
            if s.word(at).len() > 3 {
                long += 1;
                capitalised += usize::from(shape.is_capitalised());
                upper += usize::from(shape == Shape::Upper);
            }
        }
        if !any && words >= 4 {
            Self::None
        } else if long >= 2 && upper * 10 >= long * 8 {
            Self::Capitals
        } else if long >= 4 && capitalised * 10 >= long * 8 && !s.is(s.len() - 1, ".") {
            Self::Headline
        } else {
            Self::Normal
        }
    }
}

/// Appends the position features of every token of `s`, in which the grammars have found mentions of these tokens
/// and labels.
pub(super) fn append(
    s: &Sentence,
    found: impl IntoIterator<Item = (Range<usize>, Label)>,
    positions: &mut Vec<Position>,
) {
    let first = positions.len();
    let case = Case::of(s);
    positions.extend(
        (0..s.len()).map(|at| Position { case: case as u8 * 2 + u8::from(s.opens(at)), ..Position::default() }),
    );
    let positions = &mut positions[first..];
    for (tokens, label) in found {
        let label = grammar_label(label);
        let first = tokens.start;
        for (at, position) in tokens.clone().zip(&mut positions[tokens]) {
            position.grammar = 1 + 2 * label + u8::from(at > first);
        }
    }
    let mut at = 0;
    while at < s.len() {
        let listed = s.has(at, LISTED) && (s.capitalised(at) || !s.has(at, FUNCTION));
        let Some((end, label)) = listed.then(|| gazetteer::longest(s, at)).flatten() else {
            at += 1;
            continue;
        };
        let group = gazetteer_group(label);
        if end == at + 1 {
            positions[at].gazetteer = 1 + 3 * group;
        } else {
            for position in &mut positions[at..end] {
                position.gazetteer = 3 + 3 * group;
            }
            positions[at].gazetteer -= 1;
        }
        at = end;
    }
    candidates::mark(s, case, |at| positions[at].candidate = true);
}

/// The number of a label that the grammars give.
fn grammar_label(label: Label) -> u8 {
    match label {
        Label::Date => 0,
        Label::Time => 1,
        Label::Percent => 2,
        Label::Money => 3,
        Label::Quantity => 4,
        Label::Ordinal => 5,
        Label::Cardinal => 6,
        Label::Ticker => 7,
        _ => 8,
    }
}

/// The number of a group of labels that the gazetteer gives.
fn gazetteer_group(label: Label) -> u8 {
    match label {
        Label::Person => 0,
        Label::Norp => 1,
        Label::Org => 2,
        Label::Gpe => 3,
        Label::Loc | Label::Fac => 4,
        Label::Event | Label::Law | Label::WorkOfArt => 5,
        _ => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::{lexicon, scan};
    use crate::{Span, Tokens};

    fn positions(text: &str) -> Vec<Position> {
        let tokens = Tokens::new(text, &[Span::new(0, text.len())]);
        let classes = lexicon::look_up(&tokens);
        let sentence = Sentence::new(text, tokens.as_slice(), &classes);
        let (mut found, mut positions) = (Vec::new(), Vec::new());
        scan::scan(&sentence, &mut found);
        append(&sentence, found.into_iter().map(|one| (one.tokens, one.label)), &mut positions);
        positions
    }

    fn case(text: &str) -> u8 {
        positions(text).last().unwrap().case / 2
    }

    #[test]
    fn sentences_differ_in_their_capitals() {
        assert_eq!(case("The mayor of Harlow closed the bridge."), Case::Normal as u8);
        assert_eq!(case("MAYOR CLOSES BRIDGE IN HARLOW"), Case::Capitals as u8);
        assert_eq!(case("Mayor of Harlow Closes Old Bridge"), Case::Headline as u8);
        assert_eq!(case("the mayor of harlow closed it"), Case::None as u8);
    }

    #[test]
    fn openings_are_marked() {
        let cases: Vec<_> = positions("He said: “It holds.”").iter().map(|position| position.case).collect();
        assert_eq!(cases, [1, 0, 0, 1, 1, 0, 0, 1]);
    }

    #[test]
    fn lists_and_grammars_tell_what_a_token_is_part_of() {
        let found = positions("In June 2006 the United Nations left Iraq.");
        let pairs: Vec<_> = found.iter().map(|position| (position.gazetteer, position.grammar)).collect();
        assert_eq!(pairs, [(0, 0), (0, 1), (0, 2), (0, 0), (8, 0), (9, 0), (0, 0), (10, 0), (0, 0)]);
        assert!(
            pairs
                .iter()
                .all(|&(gazetteer, grammar)| usize::from(gazetteer) < GAZETTEER && usize::from(grammar) < GRAMMAR)
        );
    }
}
