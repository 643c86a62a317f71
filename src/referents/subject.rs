//! Subjects: a shallow test of whether a mention is what its clause is about.

use super::antecedent::Turn;
use super::phrase::{Phrase, Reader};
use super::words::Class;
use crate::Shape;

/// How many tokens may stand before the noun of the phrase that a name explains at the beginning of a sentence.
const MAX_LEAD: usize = 4;

/// Whether a mention is the subject of its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    No,
    /// Of a clause that hangs on another: "that Brandt had left".
    Clause,
    /// Of its sentence.
    Main,
}

impl Subject {
    /// What it is worth in the score of an antecedent.
    pub(super) fn worth(self) -> i32 {
        match self {
            Self::No => 0,
            Self::Clause => 3,
            Self::Main => 5,
        }
    }

    /// The tokens of a mention are a subject if they begin, with what modifies them, their sentence or clause, and a verb can
    /// follow them.
    pub(super) fn of(reader: &Reader, tokens: (usize, usize)) -> Self {
        Self::of_phrase(reader, reader.start_of_phrase(tokens.0), tokens)
    }

    /// The same where what modifies them is known to begin at token `start`.
    pub(super) fn of_phrase(reader: &Reader, mut start: usize, (first, end): (usize, usize)) -> Self {
        let sentence = reader.sentence(first);
        if reader.is_possessive_clitic(end) {
            // "Brandt’s speech was long": whose the subject is.
            let titled = first > sentence.start && reader.class(first - 1).has(Class::TITLE);
            let start = first - usize::from(titled);
            let adverbial = start > sentence.start && reader.is_comma(start - 1) && start - sentence.start <= MAX_LEAD;
            let opens = start == sentence.start || adverbial;
            return if opens { Self::Clause } else { Self::No };
        }
        if start > sentence.start && reader.class(start - 1).has(Class::ARTICLE) {
            start -= 1;
        }
        // "But Ana Ruiz was late."
        let joined = start == sentence.start + 1 && matches!(reader.word(sentence.start), "But" | "And" | "Yet" | "So");
        // "Marle’s Ana Ruiz"
        let lead =
            start.checked_sub(1).filter(|&clitic| clitic > sentence.start && reader.is_possessive_clitic(clitic));
        let owned = lead.is_some_and(|clitic| {
            clitic - sentence.start <= MAX_LEAD && (sentence.start..clitic).all(|at| reader.is_name(at))
        });
        if start == sentence.start || joined || owned {
            return Self::Main;
        }
        let before = start - 1;
        let mark = reader.shape(before) == Shape::Punctuation;
        let next = reader.class(end);
        let verb = reader.shape(end) == Shape::Lower
            && !next.has(Class::PREPOSITION.or(Class::ARTICLE).or(Class::POSSESSIVE))
            && !matches!(reader.word(end), "and" | "or");
        // "The winner was Ana Ruiz", "the winner was the builder, Ana Ruiz": who is presented is spoken of next.
        let explained =
            || reader.phrase_before_comma(start).map(|phrase| phrase.possessor.unwrap_or(phrase.modifiers.start));
        let predicate =
            |at: usize| (1..=2).any(|back| at >= sentence.start + back && reader.class(at - back).has(Class::COPULA));
        if reader.class(before).has(Class::COPULA) || reader.is_comma(before) && explained().is_some_and(predicate) {
            return Self::Main;
        }
        // "Its director, Ana Ruiz, was"
        let opens = |phrase: &Phrase| {
            let lead = phrase.modifiers.start - sentence.start;
            match phrase.possessor {
                Some(possessor) => phrase.modifiers.start == possessor + 2 && lead <= MAX_LEAD,
                // "But his wife, Ana Ruiz, was"
                None => lead == 1 || lead == 2 && reader.class(sentence.start).has(Class::OPENS_CLAUSE),
            }
        };
        // "Father of the boy, Ana Ruiz, was", "The Governor of Harlow State, Ana Ruiz, said"
        let head = sentence.start + usize::from(reader.class(sentence.start).has(Class::ARTICLE));
        let office = reader.is_comma(before)
            && (reader.is_comma(end) || verb)
            && head + 1 < before
            && reader.class(head).has(Class::ROLE.or(Class::KIN).or(Class::TITLE))
            && reader.class(head + 1).has(Class::PREPOSITION)
            && is_complement(reader, head + 2..before);
        if office {
            return Self::Main;
        }
        let apposed = reader.is_comma(before)
            && (reader.is_comma(end) || verb)
            && reader.phrase_before_comma(start).as_ref().is_some_and(opens);
        if apposed {
            return Self::Main;
        }
        // "Two minutes later its captain, Ana Ruiz, was sent off."
        let finite = |at: usize| {
            reader.class(at).has(Class::COPULA) || matches!(reader.word(at), "had" | "has" | "will" | "would")
        };
        let named = reader.is_comma(before) && reader.is_comma(end) && finite(end + 1);
        if named && reader.phrase_before_comma(start).is_some() {
            return Self::Main;
        }
        if mark {
            // What stands between two commas, or after a bracket, is an aside or part of a list.
            let main = verb && reader.word(before) != "(" || before == sentence.start;
            return if main { Self::Main } else { Self::No };
        }
        if before == sentence.start && verb && !reader.class(before).has(Class::PREPOSITION.or(Class::OPENS_CLAUSE)) {
            // "Then the mayor laughed."
            return Self::Main;
        }
        // "When Ana Ruiz, her rival, called"
        let aside = reader.is_comma(end) && !matches!(reader.word(before), "and" | "or" | "but");
        if reader.class(before).has(Class::OPENS_CLAUSE) && (verb || aside) { Self::Clause } else { Self::No }
    }
}

/// True if the tokens can be what an office is for and no clause: "the Senate Committee on Works", "the deceased".
fn is_complement(reader: &Reader, mut tokens: std::ops::Range<usize>) -> bool {
    let mut common = 0;
    let word =
        |at: usize| reader.class(at).has(Class::ARTICLE.or(Class::PREPOSITION)) || reader.shape(at).is_capitalised();
    tokens.all(|at| {
        let other = !word(at) && !matches!(reader.word(at), "and" | "-");
        common += usize::from(other);
        common < 2 && reader.shape(at) != Shape::Number
    })
}

/// Whose turn to speak it is after the tokens of a name: "Hannity asked Mr. Brandt" leaves it to Brandt.
pub(super) fn turn(reader: &Reader, (first, end): (usize, usize)) -> Turn {
    let asks = |at: usize| reader.class(at).has(Class::ASKS) && reader.shape(at) == Shape::Lower;
    let titled = first > 0 && reader.class(first - 1).has(Class::TITLE);
    if first.checked_sub(1 + usize::from(titled)).is_some_and(asks) {
        Turn::Asked
    } else if asks(end) && reader.shape(end + 1).is_word() {
        Turn::Asks
    } else {
        Turn::Open
    }
}
