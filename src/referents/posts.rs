//! Posts: the titles and affiliations that a text gives a person beside the name.

use super::index::NameIndex;
use super::mention::Group;
use super::phrase::{Phrase, Reader};
use super::words::Class;
use crate::Span;

/// A title or affiliation that the text gives a person.
#[derive(Debug, Clone, Copy)]
pub(super) struct Post {
    pub(super) referent: usize,
    pub(super) title: Option<Span>,
    /// The referent of the organisation.
    pub(super) organisation: Option<usize>,
}

/// The title and affiliation that a phrase gives.
pub(super) fn post(reader: &Reader, index: &NameIndex<'_>, phrase: &Phrase, referent: usize) -> Post {
    // An organisation among the modifiers or as the possessor: "Orrin chief executive", "Orrin's chief executive".
    let from = phrase.possessor.unwrap_or(phrase.modifiers.start);
    let mentions = index.mentions[index.touching(reader.span(from..phrase.head + 1))].iter().rev();
    let mut names = mentions.filter(|mention| mention.tokens.1 <= phrase.head && mention.referent != referent);
    let inside = names.clone().find(|mention| mention.group == Group::Organisation);
    // "GM’s North America president", "Marle mayor": no name is part of a title.
    let start = names.next().map_or(phrase.modifiers.start, |mention| mention.tokens.1.max(phrase.modifiers.start));
    // "Orrin’s North America president Ana Ruiz"
    let owner = || {
        let clitic = phrase.modifiers.start.checked_sub(1).filter(|&at| at > 0 && reader.is_possessive_clitic(at))?;
        let mention = index.mentions[index.touching(reader.span(clitic - 1..clitic))].last()?;
        (mention.group == Group::Organisation && mention.referent != referent).then_some(mention.referent)
    };
    let after = organisation_after(reader, index, phrase.head + 1);
    let mut end = if phrase.complement.is_empty() { phrase.head + 1 } else { phrase.complement.end };
    // "head of research", but "president of Orrin Foods".
    if after.is_none() && reader.word(end) == "of" {
        let complement = reader.phrase(end + 1, reader.sentence(end).end);
        end = complement
            .filter(|complement| index.starting_at(complement.modifiers.start).is_none())
            .map_or(end, |c| c.head + 1);
    }
    // "His grandson Prince Leo": whose kin someone is, is no title.
    let kin = (start..phrase.head).rev().find(|&at| reader.class(at).has(Class::KIN)).map_or(start, |at| at + 1);
    // "Harlow-based lawyer": nor is what is tied to a name.
    let tied = if reader.word(kin) == "-" { kin + 2 } else { kin };
    let start = (tied..phrase.head).find(|&at| reader.word(at) != "-").unwrap_or(phrase.head);
    let honorific = end == phrase.head + 1 && reader.class(phrase.head).has(Class::HONORIFIC);
    Post {
        referent,
        title: (!honorific).then(|| reader.span(start..end)),
        organisation: inside.map(|mention| mention.referent).or_else(owner).or(after),
    }
}

/// The organisation that "of", "at", "for", "with" or "from" at token `at` leads to.
pub(super) fn organisation_after(reader: &Reader, index: &NameIndex<'_>, at: usize) -> Option<usize> {
    if !matches!(reader.word(at), "of" | "at" | "for" | "with" | "from") {
        return None;
    }
    let article = usize::from(reader.class(at + 1).has(Class::ARTICLE));
    let mention = index.starting_at(at + 1).or_else(|| index.starting_at(at + 1 + article))?;
    let mention = &index.mentions[mention];
    (mention.group == Group::Organisation).then_some(mention.referent)
}
