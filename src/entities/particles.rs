//! Names that the network cuts at a particle or a nickname: "Karin ten Brink" is one person, though "ten" looks like a number,
//! and so is "Joe “Big Joe” Marsh".

use std::ops::Range;

use super::Label;
use super::merge;
use super::name_words::{GIVEN, PARTICLE};
use super::sentence::{Sentence, WordSet, set};
use super::tagger::Name;
use crate::Shape;
use crate::interrupt::checkpoint;

/// The most particles of a name: "de la".
const MOST: usize = 2;

/// How sure a name is that its particle tells.
const SCORE: f32 = 0.6;

/// The longest nickname, in tokens with its marks.
const NICKNAME: usize = 5;

/// Makes two persons one that nothing but particles in lower case, or a nickname, stands between.
pub(super) fn join(document: &Sentence, names: &mut Vec<Name>) {
    names.dedup_by(|after, before| {
        checkpoint();
        let between = before.tokens.end..after.tokens.start;
        let particle = |at: usize| document.has(at, PARTICLE) && document.shape(at) == Shape::Lower;
        let particles = (1..=MOST).contains(&between.len()) && between.clone().all(particle);
        let persons = [&*before, &*after].iter().all(|name| name.label == Label::Person);
        let joined = persons && (particles || is_nickname(document, before.tokens.start, between));
        if joined {
            before.tokens.end = after.tokens.end;
            before.score = before.score.min(after.score);
        }
        joined
    });
}

/// Particles that the network has not learnt, most of them of the Philippines.
const UNLEARNT: WordSet = set("dela delos delas dos");

/// Adds the persons whose names the network misses for a particle that it does not know: a given name, the particle and one word
/// more, all outside of other names but for the last, which is then a part.
pub(super) fn recall(document: &Sentence, names: &mut Vec<Name>) {
    let mut missed = Vec::new();
    let mut next = 0;
    for at in 1..document.len().saturating_sub(1) {
        // What is rare is asked first.
        if document.shape(at) != Shape::Lower || !document.is_any(at, &UNLEARNT) {
            continue;
        }
        checkpoint();
        let whole = |at: usize| document.shape(at) == Shape::Title;
        let given = whole(at - 1) && document.has(at - 1, GIVEN) && !document.opens(at);
        if !given || !whole(at + 1) || document.opens(at + 1) {
            continue;
        }
        next += names[next..].partition_point(|name| name.tokens.end < at);
        match names.get_mut(next).filter(|name| name.tokens.start <= at + 1) {
            Some(name) if name.tokens == (at - 1..at) || name.tokens == (at + 1..at + 2) => {
                (name.tokens, name.label) = (at - 1..at + 2, Label::Person);
            }
            Some(_) => {}
            None => missed.push(Name { tokens: at - 1..at + 2, label: Label::Person, score: SCORE }),
        }
    }
    merge::add(names, missed);
}

/// Makes whole the names of persons of which the network has one side of a nickname alone: "Ana" or "Rua" of "Ana “Big Ana” Rua".
pub(super) fn complete(document: &Sentence, names: &mut [Name]) {
    let whole = |at: usize| document.shape(at) == Shape::Title;
    let mut next = 0;
    for open in 1..document.len().saturating_sub(2) {
        // What is rare is asked first.
        if !matches!(document.word(open), "“" | "\"" | "‘") || !whole(open - 1) {
            continue;
        }
        checkpoint();
        let Some(close) = (open + 1..document.len().min(open + NICKNAME)).find(|&at| is_mark(document, at)) else {
            continue;
        };
        let nickname = close > open + 1 && (open + 1..close).all(|at| document.capitalised(at));
        if !nickname || !whole(close + 1) || document.glued(open) || document.glued(close + 1) {
            continue;
        }
        next += names[next..].partition_point(|name| name.tokens.end < open);
        let end = next + names[next..].partition_point(|name| name.tokens.start <= close + 1);
        let [name] = &mut names[next..end] else { continue };
        let left = name.tokens.end > open - 1 && name.tokens.end <= close;
        let right = name.tokens.start == close + 1 && (!document.opens(open - 1) || document.has(open - 1, GIVEN));
        if name.label == Label::Person && (left || right) {
            name.tokens = name.tokens.start.min(open - 1)..name.tokens.end.max(close + 2);
            name.score = name.score.min(SCORE);
        }
    }
}

fn is_mark(document: &Sentence, at: usize) -> bool {
    matches!(document.word(at), "\"" | "“" | "”" | "'" | "‘" | "’")
}

/// True if the tokens `between` two names end a nickname in quotation marks, which may begin in the first name, from `start` on.
fn is_nickname(document: &Sentence, start: usize, between: Range<usize>) -> bool {
    let mark = |at: &usize| is_mark(document, *at);
    let marks = (start..between.end).filter(mark);
    !between.is_empty()
        && between.len() <= NICKNAME
        && mark(&(between.end - 1))
        && marks.clone().count() == 2
        && marks.clone().next().is_some_and(|open| open > start && open + NICKNAME > between.end - 1)
        && between.clone().all(|at| mark(&at) || document.capitalised(at))
}

#[cfg(test)]
mod tests {
    use super::super::testing;

    #[test]
    fn a_particle_that_the_network_does_not_know_tells_a_person() {
        let found = |text: &str| testing::words(text, |document, _, names| super::recall(document, names));
        assert_eq!(found("Her sister, Paula dela Rosa, spoke."), ["Paula dela Rosa"]);
        assert_eq!(found("Then |PPaula| delos Reyes met |PBo Hale|."), ["Paula delos Reyes", "Bo Hale"]);
        assert_eq!(found("Then |PPaula Anne| dela Rosa spoke."), ["Paula Anne"]);
        assert_eq!(found("Then came dela Rosa."), [""; 0]);
        assert_eq!(found("They use Windows dos Commands."), [""; 0]);
    }

    #[test]
    fn a_particle_or_a_nickname_joins_persons_and_nothing_else_does() {
        let joined = |text: &str| testing::words(text, |document, _, names| super::join(document, names));
        assert_eq!(joined("The minister, |PKarin| ten |PBrink|, spoke."), ["Karin ten Brink"]);
        assert_eq!(joined("Then |PAna| de la |PRua| spoke."), ["Ana de la Rua"]);
        assert_eq!(joined("Then |PAna| “Big Ana” |PRua| spoke."), ["Ana “Big Ana” Rua"]);
        assert_eq!(joined("Then |PAna| \"Rosie\" |PRua| spoke."), ["Ana \"Rosie\" Rua"]);
        assert_eq!(joined("Then |PAna| said “No” to |PRua|."), ["Ana", "Rua"]);
        assert_eq!(joined("Then |PAna| and |PRua| spoke."), ["Ana", "Rua"]);
        assert_eq!(joined("Then |GHarlow| ten |GBrink| spoke."), ["Harlow", "Brink"]);
    }

    #[test]
    fn a_nickname_has_a_name_on_either_side() {
        let found = |text: &str| testing::words(text, |document, _, names| super::complete(document, names));
        assert_eq!(found("Then |PAna| “Big Ana” Rua spoke."), ["Ana “Big Ana” Rua"]);
        assert_eq!(found("Then |PAna “Rosie| ” Rua spoke."), ["Ana “Rosie ” Rua"]);
        assert_eq!(found("Then Eldric \"Rosie\" |PRua| spoke."), ["Eldric \"Rosie\" Rua"]);
        assert_eq!(found("Then |GHarlow| “Salt” |PRua| sang."), ["Harlow", "Rua"]);
        assert_eq!(found("He asked |PAna|. “No,” |PRua| said."), ["Ana", "Rua"]);
    }
}
