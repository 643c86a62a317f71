//! Offices: whether what a phrase calls someone can be the role that the text has set beside a name.

use std::ops::Range;

use super::key::Key;
use super::nouns;
use super::phrase::{Phrase, Reader};
use super::roles::Role;
use super::words::Class;
use crate::Shape;

/// True if a role has all modifiers of the phrase, and none that makes it another role.
pub(super) fn agrees(reader: &Reader, phrase: &Phrase, role: &Role) -> bool {
    // Who was a barrister is a former barrister.
    let past = |at: usize| role.past && matches!(reader.word(at), "former" | "ex" | "onetime");
    let office = nouns::office(reader.word(role.modifiers.start)).map(|(modifier, _)| modifier);
    let has = |at: usize| {
        past(at)
            || reader.word(at) == "-"
            || office == Some(reader.word(at))
            || role.details().any(|own| same_word(reader.word(own), reader.word(at)))
    };
    phrase.details().all(has) && (contrasts(reader, &phrase.modifiers) || !contrasts(reader, &role.modifiers))
}

/// True if the phrase and the role are offices for different things: "the defence secretary" is no "press secretary".
pub(super) fn clashes(reader: &Reader, phrase: &Phrase, role: &Role) -> bool {
    let apart = |is_kind: &dyn Fn(usize) -> bool| {
        let mut wanted = phrase.details().filter(|&at| is_kind(at)).peekable();
        let mut own = role.details().filter(|&at| is_kind(at)).peekable();
        wanted.peek().is_some()
            && own.peek().is_some()
            && !wanted.any(|at| own.clone().any(|own| same_word(reader.word(own), reader.word(at))))
    };
    // Nor is "the Socialist leader" a Christian Democrat, nor "the KLP leader" one of the MRP.
    apart(&|at| reader.class(at).has(Class::FIELD))
        || apart(&|at| nouns::is_party(reader.word(at)))
        || is_party_post(reader.word(phrase.head)) && apart(&|at| reader.shape(at) == Shape::Upper)
}

/// True for a post that tells of a party by the letters before it: "the KLP leader".
fn is_party_post(word: &str) -> bool {
    matches!(word, "leader" | "lawmaker" | "candidate" | "MP" | "spokesman" | "spokeswoman")
}

/// True if two words are one, perhaps in another spelling or form.
pub(super) fn same_word(a: &str, b: &str) -> bool {
    let spelled = |british: &str, american: &str| {
        [(a, b), (b, a)].iter().any(|(a, b)| a.eq_ignore_ascii_case(british) && b.eq_ignore_ascii_case(american))
    };
    let pairs = [
        ("defence", "defense"),
        ("labour", "labor"),
        ("democratic", "democrat"),
        ("ex", "former"),
        ("onetime", "former"),
    ];
    Key::of(a) == Key::of(b) || pairs.iter().any(|(one, other)| spelled(one, other))
}

/// True if the modifiers make another role of it: "deputy", "former".
pub(super) fn contrasts(reader: &Reader, modifiers: &Range<usize>) -> bool {
    modifiers.clone().any(|at| reader.is_contrast(at))
}
