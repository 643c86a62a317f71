//! Organisations that a name's own words or those around it tell, where the tagger does not: "the Harbour Pilots Union",
//! "Harlow First, a charity".

use std::sync::LazyLock;

use super::key::Key;
use super::kinds::{self, Kinds};
use super::nouns::is_person_noun;
use super::phrase::{Opens, Phrase, Reader};
use super::words::Class;
use crate::interrupt::checkpoint;
use crate::{Shape, Span};

/// Longest name that is found, in tokens.
const MAX_NAME: usize = 6;

/// The names of organisations, in order, that stand in capitals in running text: those that end in the noun for what they
/// are, and those beside which such a noun stands; only where `is_free` says so.
pub(super) fn organisations<'a>(
    reader: Reader<'a>,
    mut is_free: impl FnMut(Span) -> bool + 'a,
) -> impl Iterator<Item = Span> + 'a {
    let sentences = (0..reader.tokens.sentence_count()).map(move |sentence| reader.tokens.sentence(sentence));
    // A headline ends without a mark, and has capitals whatever it says.
    let running = sentences.filter(move |range| !range.is_empty() && reader.shape(range.end - 1) == Shape::Punctuation);
    let runs = running.flat_map(move |range| {
        checkpoint();
        let mut next = range.start;
        std::iter::from_fn(move || {
            let start = (next..range.end).find(|&at| reader.shape(at).is_capitalised())?;
            next = end_of_name(&reader, start, range.end);
            Some((start, next))
        })
    });
    runs.filter_map(move |(start, end)| {
        // Most capitals are names that the tagger knows, or open a sentence.
        let alone = end - start == 1 && !reader.is_comma(end);
        if alone || !is_free(reader.span(start..end)) {
            return None;
        }
        let small = Class::SMALL.or(Class::STOP).or(Class::ARTICLE).or(Class::PREPOSITION).or(Class::TITLE);
        let start = (start..end).find(|&at| !reader.class(at).has(small))?;
        // "Deputy Commissioner of Police" is somebody's office.
        let office = (start + 1..end)
            .any(|at| reader.word(at) == "of" && reader.class(at - 1).has(Class::ROLE.or(Class::TITLE)));
        if office {
            return None;
        }
        let kind = || is_kind(&reader, end - 1) || reader.word(start + 1) == "of" && is_kind(&reader, start);
        let told = || reader.is_comma(end) && beside(&reader, start, end);
        let found = end - start <= MAX_NAME && (end - start > 1 && kind() || told());
        found.then(|| reader.span(start..end))
    })
}

/// One past the last token of the capitalised words from `start` on, over "of", "and" and possessives between two of them.
fn end_of_name(reader: &Reader, start: usize, limit: usize) -> usize {
    let capital = |at: usize| at < limit && reader.shape(at).is_capitalised();
    let mut end = start + 1;
    loop {
        // "Marle Dockers Local 44"
        let branch = reader.word(end - 1) == "Local" && reader.shape(end) == Shape::Number && end < limit;
        if capital(end) || branch {
            end += 1;
        } else if capital(end + 1)
            && (matches!(reader.word(end), "of" | "and" | "&" | "for")
                || reader.word(end) == "-" && reader.is_glued(end)
                || reader.is_possessive_clitic(end))
        {
            end += 2;
        } else {
            return end;
        }
    }
}

/// True if the token is a noun for an organisation that names have too: "Union", "Board".
fn is_kind(reader: &Reader, at: usize) -> bool {
    let key = reader.key(at);
    let name = kinds::of_name(std::iter::once(key));
    name.is_union() || name != Kinds::UNKNOWN && kinds::of_noun(key) != Kinds::UNKNOWN
}

/// True if a noun for an organisation stands beside the name at the tokens from `first` to `end`: "a charity", "start-up".
pub(super) fn beside(reader: &Reader, first: usize, end: usize) -> bool {
    let tells = |phrase: &Phrase| {
        kinds::of_noun(reader.head(phrase)) != Kinds::UNKNOWN
            && reader.shape(phrase.head) == Shape::Lower
            && !reader.class(phrase.head).has(Class::ROLE)
    };
    appositions(reader, first, end).chain(reader.phrase_before(first)).any(|phrase| tells(&phrase))
}

/// The phrases with a determiner beside the name at the tokens from `first` to `end`: in apposition or as its predicate behind
/// it, and before it between two commas.
fn appositions(reader: &Reader, first: usize, end: usize) -> impl Iterator<Item = Phrase> {
    let after = reader.phrase_after(end).filter(|phrase| phrase.opens != Opens::Bare && reader.closes(phrase));
    let before = reader.phrase_before_comma(first).filter(|_| reader.is_comma(end));
    after.into_iter().chain(before)
}

/// True if an indefinite phrase for a business or a charity stands between two commas before the name at the tokens from
/// `first` to `end`: "A local start-up, Vane Tactile,".
pub(super) fn is_presented(reader: &Reader, first: usize, end: usize) -> bool {
    let tells = |phrase: &Phrase| {
        let kind = kinds::of_noun(reader.head(phrase));
        phrase.opens == Opens::Indefinite
            && kind != Kinds::UNKNOWN
            && !reader.class(phrase.head).has(Class::ROLE)
            && !is_person_noun(reader.word(phrase.head))
    };
    reader.is_comma(end) && reader.phrase_before_comma(first).is_some_and(|phrase| tells(&phrase))
}

/// True if a noun for a business, a union or a charity stands in apposition behind the name at the tokens from `first` to
/// `end`: "Alto Vane, the largest company in the district".
pub(super) fn is_business(reader: &Reader, first: usize, end: usize) -> bool {
    let tells = |phrase: &Phrase| {
        let kind = kinds::of_noun(reader.head(phrase));
        reader.shape(phrase.head) == Shape::Lower && (kind.is_business() || kind.is_union())
    };
    reader.is_comma(end) && appositions(reader, first, end).any(|phrase| tells(&phrase))
}

/// True if those who work for the name at the tokens from `first` to `end` are told just before it: "analysts at Barrow
/// Hale", "a fund manager at Barrow Hale".
pub(super) fn employs(reader: &Reader, first: usize, end: usize) -> bool {
    let Some(noun) = first.checked_sub(2).filter(|_| reader.word(first - 1) == "at") else { return false };
    let word = reader.word(noun).to_ascii_lowercase();
    !reader.is_possessive_clitic(end)
        && matches!(
            word.strip_suffix('s').unwrap_or(&word),
            "analyst"
                | "strategist"
                | "economist"
                | "trader"
                | "broker"
                | "researcher"
                | "scientist"
                | "engineer"
                | "executive"
                | "manager"
                | "partner"
                | "professor"
                | "lecturer"
                | "consultant"
                | "lawyer"
                | "economics"
        )
}

/// True if the first or last of the words of a name tells that no person bears it: "Banco Marle", "Harlow University".
pub(super) fn names_an_organisation(mut words: impl DoubleEndedIterator<Item = Key>) -> bool {
    const FIRST: [&str; 9] =
        ["banco", "banca", "banque", "bank", "university", "institute", "grupo", "groupe", "gruppo"];
    const LAST: [&str; 14] = [
        "bank",
        "university",
        "airlines",
        "airways",
        "group",
        "pictures",
        "entertainment",
        "partners",
        "industries",
        "foundation",
        "institute",
        "college",
        "union",
        "party",
    ];
    static KEYS: LazyLock<([Key; 9], [Key; 14])> = LazyLock::new(|| (FIRST.map(Key::of), LAST.map(Key::of)));
    let (first, last) = (words.next(), words.next_back());
    // A name of one word has no last.
    last.is_some_and(|last| KEYS.1.contains(&last) || first.is_some_and(|first| KEYS.0.contains(&first)))
}

/// True if a newspaper's or magazine's noun stands in front of the name at token `first`: "the daily Hanil Sinmun".
pub(super) fn is_press(reader: &Reader, first: usize) -> bool {
    let Some(before) = first.checked_sub(1) else { return false };
    reader.shape(before) == Shape::Lower
        && matches!(
            reader.word(before),
            "newspaper" | "daily" | "weekly" | "magazine" | "tabloid" | "journal" | "website"
        )
        && reader.sentence(first).start < before
}

#[cfg(test)]
mod tests {
    use super::super::facts::Facts;
    use super::*;
    use crate::Tokens;

    fn found(text: &str) -> Vec<&str> {
        let tokens = Tokens::new(text, &[Span::new(0, text.len())]);
        let reader = Reader { text, tokens: &tokens, facts: &Facts::new(text, &tokens) };
        organisations(reader, |_| true).map(|span| span.slice(text)).collect()
    }

    #[test]
    fn a_name_that_ends_in_its_kind_is_an_organisation() {
        assert_eq!(found("Talks with the Harbour Pilots’ Union failed."), ["Harbour Pilots’ Union"]);
        assert_eq!(
            found("The Board of Marle met the Kelder Relations Board."),
            ["Board of Marle", "Kelder Relations Board"]
        );
        assert_eq!(found("Mayor Alba Quintero left the union."), [""; 0]);
        assert_eq!(found("Council Backs Pilots Union"), [""; 0]);
    }

    #[test]
    fn a_noun_beside_a_name_tells_an_organisation() {
        assert_eq!(found("It met Harlow First, a charity, on Monday."), ["Harlow First"]);
        assert_eq!(found("A rival studio, Grand Hill, fell on Monday."), ["Grand Hill"]);
        assert_eq!(found("It met Ana Ruiz, a baker, on Monday."), [""; 0]);
        assert_eq!(found("So it was, Ana Ruiz, the newspaper reported on Monday, said."), [""; 0]);
    }
}
