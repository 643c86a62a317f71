//! Initials: names and offices by their first letters. After "Resident Electoral Commissioner Ana Ruiz", "the REC" is she.

use super::index::NameIndex;
use super::key::Key;
use super::mention::{Group, Mention};
use super::name::Word;
use super::phrase::{Phrase, Reader};
use super::roles::Roles;
use crate::Shape;

/// How few initials stand for an office without its first words: "PRO" for "Police Public Relations Officer".
const FEWEST: usize = 3;

/// How many words of an office are read.
const MOST: usize = 6;

/// How many tokens a bracket may have with its marks: "(South)", "(Crime and Traffic)".
const BRACKET: usize = 5;

impl Reader<'_> {
    /// The token that opens the short bracket which ends right before token `end`; `end` itself where none does.
    pub(super) fn before_bracket(&self, end: usize) -> usize {
        if end == 0 || self.word(end - 1) != ")" {
            return end;
        }
        let floor = self.sentence(end - 1).start.max(end.saturating_sub(BRACKET));
        (floor..end - 1).rev().find(|&at| self.word(at) == "(").unwrap_or(end)
    }
}

/// The initials of an office whose words all have capitals: "dcp" for "Deputy Commissioner of Police".
pub(super) fn of_office(reader: &Reader, phrase: &Phrase) -> impl Iterator<Item = Key> {
    let words = phrase.modifiers.clone().chain([phrase.head]).chain(phrase.complement.clone());
    let words = words.filter(|&at| reader.word(at) != "-");
    let office = words.clone().count() <= MOST && words.clone().all(|at| reader.shape(at) == Shape::Title);
    // "CP" for the Commissioner of Police of a state
    let head = phrase.modifiers.clone().filter(|&at| reader.word(at) != "-").count();
    let letters: Vec<char> = words.filter(|_| office).filter_map(|at| reader.word(at).chars().next()).collect();
    let count = letters.len();
    (0..count)
        .filter(move |&from| count > from + 1 && (from == 0 || from == head || count - from >= FEWEST))
        .map(move |from| Key::of_letters(letters[from..].iter().copied()))
}

/// True if a mention with an article, which stands for nothing that the text names in full, is written like the initials of an
/// office that somebody has.
pub(super) fn is_office(reader: &Reader, index: &NameIndex<'_>, roles: &Roles, mention: &Mention) -> bool {
    let (first, end) = mention.tokens;
    let article = first.checked_sub(1).is_some_and(|before| matches!(reader.word(before), "the" | "The"));
    mention.group == Group::Organisation
        && article
        && end == first + 1
        && reader.shape(first) == Shape::Upper
        && index.is_acronym(mention.referent)
        && roles.knows(reader.key(first))
}

/// The initials of a name, with or without those of its small words, if there are at least two: "Federal Trade Commission"
/// gives "ftc".
pub(super) fn of_name(text: &str, words: &[Word], small_words: bool) -> Option<Key> {
    let letters = words.iter().filter_map(|word| word.span.slice(text).chars().next());
    let letters = letters.filter(|letter| small_words || letter.is_uppercase());
    if letters.clone().count() < 2 {
        return None;
    }
    Some(Key::of_letters(letters))
}
