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
    use super::super::lexicon;
    use super::*;
    use crate::{Span, Tokens};

    /// The names of `text` after joining, where those of one word are found as persons.
    #[track_caller]
    fn check(text: &str, found: &[&str], label: Label, expected: &[&str]) {
        let tokens = Tokens::new(text, &[Span::new(0, text.len())]);
        let classes = lexicon::look_up(text, &tokens);
        let s = Sentence::new(text, tokens.as_slice(), &classes);
        let at = |word: &str| (0..s.len()).find(|&at| s.word(at) == word).expect("a word of the text");
        let name = |word: &&str| Name { tokens: at(word)..at(word) + 1, label, score: 0.5 };
        let mut names: Vec<Name> = found.iter().map(name).collect();
        join(&s, &mut names);
        let joined: Vec<_> = names.iter().map(|name| s.span(name.tokens.clone()).slice(text)).collect();
        assert_eq!(joined, expected, "in {text:?}");
    }

    #[test]
    fn a_particle_or_a_nickname_joins_persons_and_nothing_else_does() {
        check("The minister, Karin ten Brink, spoke.", &["Karin", "Brink"], Label::Person, &["Karin ten Brink"]);
        check("Then Ana de la Rua spoke.", &["Ana", "Rua"], Label::Person, &["Ana de la Rua"]);
        check("Then Ana “Big Ana” Rua spoke.", &["Ana", "Rua"], Label::Person, &["Ana “Big Ana” Rua"]);
        check("Then Ana \"Rosie\" Rua spoke.", &["Ana", "Rua"], Label::Person, &["Ana \"Rosie\" Rua"]);
        check("Then Ana said “No” to Rua.", &["Ana", "Rua"], Label::Person, &["Ana", "Rua"]);
        check("Then Ana and Rua spoke.", &["Ana", "Rua"], Label::Person, &["Ana", "Rua"]);
        check("Then Harlow ten Brink spoke.", &["Harlow", "Brink"], Label::Gpe, &["Harlow", "Brink"]);
    }
}
