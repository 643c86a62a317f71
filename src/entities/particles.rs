//! Names that the network cuts at a particle or a nickname: "Karin ten Brink" is one person, though "ten" looks like a number,
//! and so is "Joe “Big Joe” Marsh".

use std::ops::Range;

use super::Label;
use super::name_words::PARTICLE;
use super::sentence::Sentence;
use super::tagger::Name;
use crate::Shape;
use crate::interrupt::checkpoint;

/// The most particles of a name: "de la".
const MOST: usize = 2;

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

/// True if the tokens `between` two names end a nickname in quotation marks, which may begin in the first name, from `start` on.
fn is_nickname(document: &Sentence, start: usize, between: Range<usize>) -> bool {
    let mark = |at: &usize| matches!(document.word(*at), "\"" | "“" | "”" | "'" | "‘" | "’");
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
}
