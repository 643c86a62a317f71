//! Strangers: those whom a text speaks of and never names, as in "a bus driver was hurt. The driver said".

use super::index::NameIndex;
use super::key::Key;
use super::nouns::is_person_noun;
use super::phrase::{Opens, Phrase, Reader};
use super::roles::Roles;
use super::words::Class;
use crate::Shape;
use crate::interrupt::checkpoint;

/// The nouns by which a text introduces those whom it never names, by noun and place.
#[derive(Debug, Default)]
pub(super) struct Strangers(Vec<(Key, usize)>);

impl Strangers {
    pub(super) fn read(reader: &Reader, index: &NameIndex<'_>, roles: &Roles) -> Self {
        let mut found = Vec::new();
        for (at, token) in reader.stand_ins() {
            // "One of the jurors"
            if matches!(token.text(reader.text), "one" | "One") && reader.word(at + 1) == "of" {
                let phrase = reader.phrase(at + 2, reader.sentence(at).end);
                let noun = phrase.and_then(|phrase| reader.word(phrase.head).strip_suffix('s'));
                if let Some(noun) = noun.filter(|noun| is_person_noun(noun)) {
                    found.push((Key::of(noun), token.span.start()));
                }
                continue;
            }
            if !matches!(token.text(reader.text), "a" | "an" | "A" | "An" | "one" | "One") {
                continue;
            }
            checkpoint();
            let Some(phrase) = reader.phrase(at, reader.sentence(at).end) else { continue };
            let head = reader.key(phrase.head);
            let person = (phrase.opens == Opens::Indefinite || token.span.len() == 3)
                && reader.shape(phrase.head) == Shape::Lower
                && is_person_noun(reader.word(phrase.head));
            if person && !roles.knows(head) && !describes(reader, index, at, &phrase) {
                found.push((head, token.span.start()));
            }
        }
        found.sort_unstable();
        Self(found)
    }

    /// True if the text has introduced someone by this noun before byte `place`.
    pub(super) fn knows(&self, noun: Key, place: usize) -> bool {
        let from = self.0.partition_point(|&(known, _)| known < noun);
        self.0.get(from).is_some_and(|&(known, first)| known == noun && first < place)
    }
}

/// True if the phrase from token `at` on says what someone is whom the text names, or what anyone may be: ", a baker",
/// "is a baker", "as a baker", "a baker named".
fn describes(reader: &Reader, index: &NameIndex<'_>, at: usize, phrase: &Phrase) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let apposed = reader.is_comma(before) && before > 0 && {
        let named = index.touching(reader.span(before - 1..before));
        !named.is_empty() || reader.shape(before - 1) == Shape::Number
    };
    let told = reader.class(before).has(Class::COPULA)
        || matches!(
            reader.word(before),
            "as" | "be" | "been" | "become" | "becoming" | "being" | "like" | "not" | "of" | "once" | "are" | "such"
        );
    let end = phrase.head + 1;
    let named = matches!(reader.word(end), "named" | "called" | "," | "-") && reader.shape(end + 1).is_capitalised()
        || index.starting_at(end).is_some();
    apposed || told || named
}
