//! Leads: the first sentence of many reports tells of someone without a name, "A bus driver was jailed on Monday", and the next
//! one names them: "Ana Ruiz, 41, had denied theft".

use super::index::NameIndex;
use super::mention::{Group, Mention};
use super::nouns::{is_listed_person, is_person_noun};
use super::phrase::{Opens, Reader};
use super::words::Class;
use crate::Shape;

/// Among how many sentences at the beginning the lead is looked for: a headline, a byline and a dateline may stand before it.
const MAX_SENTENCES: usize = 6;

/// How many sentences behind the lead the name can stand.
const MAX_AFTER: usize = 2;

/// The first token of the phrase for whom the lead is about, the noun for them, and who they are.
pub(super) fn lead<'t>(reader: &Reader<'t>, index: &NameIndex<'_>) -> Option<(usize, &'t str, usize)> {
    let last = reader.tokens.sentence_count().min(MAX_SENTENCES);
    let (sentence, at, noun) = (0..last).find_map(|sentence| {
        let range = reader.tokens.sentence(sentence);
        let at = range.clone().find(|&at| opens_report(reader, range.start, at))?;
        let phrase = reader.phrase(at, range.end).filter(|phrase| phrase.opens == Opens::Indefinite)?;
        let mut nouns = (phrase.modifiers.start..=phrase.head).rev().map(|at| (at, reader.word(at)));
        let (_, noun) = nouns.find(|&(at, noun)| {
            is_listed_person(noun) || at == phrase.head && reader.shape(at) == Shape::Lower && is_person_noun(noun)
        })?;
        Some((sentence, at, noun))
    })?;
    let end = reader.tokens.sentence(sentence).end;
    let people = index.mentions.iter().filter(|mention| mention.group == Group::Person);
    // What stands in a paragraph that has named someone is no lead, but a headline may name them.
    let place = reader.span(at..at + 1).start();
    let before = people.clone().take_while(|mention| mention.tokens.0 < at).last();
    if before.is_some_and(|mention| !reader.text[mention.span.end()..place].contains('\n')) {
        return None;
    }
    let mut behind = people.skip_while(|mention| mention.tokens.0 < at);
    let first = behind.next().filter(|mention| mention.tokens.0 >= end)?;
    let near = reader.sentence_of(first.tokens.0) <= sentence + MAX_AFTER;
    (near && is_named(reader, index, first)).then_some((at, noun, first.referent))
}

/// True if token `at` is the article that a report opens with, in front of the sentence or behind its dateline.
fn opens_report(reader: &Reader, start: usize, at: usize) -> bool {
    let dash = || at.checked_sub(1).is_some_and(|dash| matches!(reader.word(dash), "—" | "–" | "-" | ":"));
    reader.class(at).has(Class::ARTICLE) && matches!(reader.word(at), "A" | "An") && (at == start || dash())
}

/// True if the sentence is about whom the mention names in full and tells no other role of them.
fn is_named(reader: &Reader, index: &NameIndex<'_>, mention: &Mention) -> bool {
    let (first, end) = mention.tokens;
    let opens = reader.sentence(first).start == first && !mention.title.has(Class::TITLE);
    let full = index.words.core(mention.name).len() > 1;
    let aged = reader.is_comma(end) && reader.shape(end + 1) == Shape::Number;
    let speaks = reader.class(end).has(Class::SAYS);
    let other = reader.phrase_after(end).is_some_and(|phrase| is_person_noun(reader.word(phrase.head)));
    opens && full && (aged || !speaks) && !other && !reader.is_possessive_clitic(end)
}
