//! Joint speakers: "Ruiz and Okoro said".
//!
//! A quote has one stretch of text for its speaker's name. Several speakers have a name if the text somewhere joins their full
//! names in one stretch: "Ana Ruiz and Ben Okoro", "Ana Ruiz, Ben Okoro and Cleo Brandt". Where it never does they have none.

use std::collections::HashMap;
use std::ops::Range;

use super::index::NameIndex;
use super::mention::{Group, Mention};
use super::phrase::Reader;
use super::words::Class;
use crate::{Shape, Span};

/// How many speakers can be joined.
const MAX_JOINED: usize = 6;

/// How many mentions before "they" are looked at for the last person.
const MAX_LOOK_BACK: usize = 16;

/// The stretches of one text that join full names, by the referents in order of their index.
#[derive(Debug, Default)]
pub(super) struct Joint {
    by_referents: HashMap<Vec<usize>, Span>,
    /// The stretches by where they end.
    by_end: HashMap<usize, Span>,
}

impl Joint {
    /// Reads the first stretch for each set of referents.
    pub(super) fn read(reader: &Reader, index: &NameIndex<'_>) -> Self {
        let mut stretches = HashMap::new();
        let full = |mention: &Mention| {
            let name = index.entries[mention.referent].name;
            index.words.of(mention.name).len() == index.words.of(name).len()
        };
        let mut start = 0;
        for next in 1..index.mentions.len() {
            let (a, b) = (&index.mentions[next - 1], &index.mentions[next]);
            match link(reader, a, b).filter(|_| full(a) && full(b)) {
                Some(Link::Comma) => {}
                Some(Link::And) => {
                    let run = start.max((next + 1).saturating_sub(MAX_JOINED))..next + 1;
                    if let Some(key) = key(&index.mentions[run.clone()]) {
                        let stretch = index.mentions[run.start].name.span.cover(b.name.span);
                        stretches.entry(key).or_insert(stretch);
                    }
                    start = next;
                }
                None => start = next,
            }
        }
        let by_end = stretches.values().map(|&stretch: &Span| (stretch.end(), stretch)).collect();
        Self { by_referents: stretches, by_end }
    }

    /// The name of those who speak as `speaker`, if those are several and the text joins their full names.
    pub(super) fn find(&self, reader: &Reader, index: &NameIndex<'_>, speaker: Span) -> Option<Span> {
        if self.by_referents.is_empty() {
            return None;
        }
        let inside: Range<usize> = index.touching(speaker);
        let mentions = &index.mentions[inside];
        let ([first, .., last], true) = (mentions, mentions.len() <= MAX_JOINED) else { return None };
        let whole = speaker.start() <= first.span.start() && last.span.end() <= speaker.end();
        let tokens = reader.tokens.within(speaker);
        let ends = (last.tokens.1..tokens.end).all(|at| reader.class(at).has(Class::SUFFIX));
        // "the ministers", "his children", "both"
        let opens = (tokens.start..first.tokens.0).all(|at| {
            let class = reader.class(at);
            class.has(Class::TITLE.or(Class::ROLE).or(Class::ARTICLE).or(Class::POSSESSIVE))
                || reader.shape(at) == Shape::Lower && !class.has(Class::PREPOSITION) && reader.word(at) != "and"
        });
        let joined = whole && opens && ends && are_joined(reader, mentions);
        joined.then(|| self.by_referents.get(&key(mentions)?).copied()).flatten()
    }

    /// Those whom "they", "the couple" or "the three" stands for: who spoke last, or else, if it says how many they are, the
    /// only ones of that number whom the text joins.
    pub(super) fn again(&self, speaker: &str, last: Option<Span>) -> Option<Span> {
        const TWO: [&str; 6] = ["the couple", "the pair", "the duo", "the two", "the brothers", "the sisters"];
        const THREE: [&str; 2] = ["the three", "the trio"];
        let is_one = |words: &[&str]| words.iter().any(|word| speaker.eq_ignore_ascii_case(word));
        if speaker.eq_ignore_ascii_case("they") {
            return last;
        }
        let count = if is_one(&TWO) {
            2
        } else if is_one(&THREE) {
            3
        } else {
            return None;
        };
        let mut joined =
            self.by_referents.iter().filter(|(referents, _)| referents.len() == count).map(|(_, &span)| span);
        let only = joined.next().filter(|_| joined.next().is_none());
        let of_number =
            |span: &Span| self.by_referents.iter().any(|(referents, own)| own == span && referents.len() == count);
        last.filter(of_number).or(only)
    }
}

/// The referents of mentions in order of their index, if each is another's.
fn key(mentions: &[Mention]) -> Option<Vec<usize>> {
    let mut referents: Vec<usize> = mentions.iter().map(|mention| mention.referent).collect();
    referents.sort_unstable();
    referents.windows(2).all(|pair| pair[0] != pair[1]).then_some(referents)
}

/// How many sentences behind the names of those who have not spoken yet "they" can stand.
const MAX_SENTENCES: usize = 2;

impl Joint {
    /// Those whom "they" stands for where nobody spoke jointly before: whom the text has just joined, with no other person
    /// named since.
    pub(super) fn just_named(&self, reader: &Reader, index: &NameIndex<'_>, speaker: Span) -> Option<Span> {
        if self.by_referents.is_empty() || !speaker.slice(reader.text).eq_ignore_ascii_case("they") {
            return None;
        }
        let passed = index.first_behind(speaker.start());
        let near = index.mentions[passed.saturating_sub(MAX_LOOK_BACK)..passed].iter();
        let last = near.rev().find(|mention| mention.group == Group::Person)?;
        let stretch = *self.by_end.get(&last.name.span.end())?;
        let sentence = |span: Span| reader.sentence_of(reader.tokens.index_at(span.start()));
        (sentence(speaker) - sentence(last.span) <= MAX_SENTENCES).then_some(stretch)
    }
}

/// True if commas and, before the last, "and" join the mentions.
pub(super) fn are_joined(reader: &Reader, mentions: &[Mention]) -> bool {
    let mut links = mentions.windows(2).rev().map(|pair| link(reader, &pair[0], &pair[1]));
    matches!(links.next(), Some(Some(Link::And))) && links.all(|link| link.is_some())
}

/// What joins two names.
#[derive(Clone, Copy)]
enum Link {
    /// A comma: a third name has to follow.
    Comma,
    /// "and", perhaps behind a comma.
    And,
}

/// What stands between two mentions of one kind, if that is no more than a comma, "and", and titles behind it.
fn link(reader: &Reader, a: &Mention, b: &Mention) -> Option<Link> {
    let (from, to) = (a.tokens.1, b.tokens.0);
    if a.group != b.group || from >= to || to - from > 5 {
        return None;
    }
    let comma = usize::from(reader.is_comma(from));
    let and = usize::from(matches!(reader.word(from + comma), "and" | "&"));
    let titles = (from + comma + and..to).all(|at| reader.class(at).has(Class::TITLE.or(Class::ARTICLE)));
    match (comma, and) {
        _ if !titles => None,
        (_, 1) => Some(Link::And),
        (1, 0) => Some(Link::Comma),
        _ => None,
    }
}
