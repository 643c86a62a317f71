//! Joint speakers: "Ruiz and Okoro said".
//!
//! A quote has one stretch of text for its speaker's name. Two speakers have a name if the text somewhere joins their full
//! names in one stretch: "Ana Ruiz and Ben Okoro". Where it never does they have none.

use std::collections::HashMap;

use super::index::NameIndex;
use super::phrase::Reader;
use super::words::Class;
use crate::Span;

/// The stretches of one text that join two full names, by the two referents, the one with the lower index first.
#[derive(Debug, Default)]
pub(super) struct Joint(HashMap<(usize, usize), Span>);

impl Joint {
    /// Reads the first stretch for each two referents.
    pub(super) fn read(reader: &Reader, index: &NameIndex<'_>) -> Self {
        let mut stretches = HashMap::new();
        for pair in index.mentions.windows(2) {
            let [a, b] = pair else { continue };
            let full = |mention: &super::mention::Mention| {
                let name = index.entries[mention.referent].name;
                index.words.of(mention.name).len() == index.words.of(name).len()
            };
            if a.group == b.group
                && a.referent != b.referent
                && joins(reader, a.tokens.1, b.tokens.0)
                && full(a)
                && full(b)
            {
                let stretch = a.name.span.cover(b.name.span);
                stretches.entry(key(a.referent, b.referent)).or_insert(stretch);
            }
        }
        Self(stretches)
    }

    /// The name of the two who speak as `speaker`, if those are two and the text joins their full names.
    pub(super) fn find(&self, reader: &Reader, index: &NameIndex<'_>, speaker: Span) -> Option<Span> {
        if self.0.is_empty() {
            return None;
        }
        let [a, b] = &index.mentions[index.touching(speaker)] else { return None };
        let whole = speaker.start() <= a.span.start() && b.span.end() <= speaker.end();
        let tokens = reader.tokens.within(speaker);
        let ends = (b.tokens.1..tokens.end).all(|at| reader.class(at).has(Class::SUFFIX));
        let opens = (tokens.start..a.tokens.0).all(|at| {
            reader.class(at).has(Class::TITLE.or(Class::ROLE).or(Class::ARTICLE)) || reader.word(at) == "both"
        });
        let joined = whole && opens && ends && joins(reader, a.tokens.1, b.tokens.0);
        joined.then(|| self.0.get(&key(a.referent, b.referent)).copied()).flatten()
    }

    /// The two whom "they" or "the couple" stands for: those who spoke last, or else, if it says that they are two, the only
    /// two whom the text joins.
    pub(super) fn again(&self, speaker: &str, last: Option<Span>) -> Option<Span> {
        const TWO: [&str; 6] = ["the couple", "the pair", "the duo", "the two", "the brothers", "the sisters"];
        let two = TWO.iter().any(|two| speaker.eq_ignore_ascii_case(two));
        let last = last.filter(|_| two || speaker.eq_ignore_ascii_case("they"));
        last.or_else(|| self.0.values().next().copied().filter(|_| two && self.0.len() == 1))
    }
}

fn key(a: usize, b: usize) -> (usize, usize) {
    (a.min(b), a.max(b))
}

/// True if "and" stands from token `from` to token `to`, with no more than titles behind it.
fn joins(reader: &Reader, from: usize, to: usize) -> bool {
    from < to
        && to - from <= 4
        && matches!(reader.word(from), "and" | "&")
        && (from + 1..to).all(|at| reader.class(at).has(Class::TITLE.or(Class::ARTICLE)))
}
