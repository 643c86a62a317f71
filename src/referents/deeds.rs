//! Deeds: what a text tells that persons do, by which it may call them: who "drives a school bus" is "the bus driver".

use std::ops::Range;

use super::index::NameIndex;
use super::key::Key;
use super::mention::{Group, Mention};
use super::phrase::{Phrase, Reader};
use super::verbs;
pub(super) use super::verbs::LEFT;
use super::words::Class;
use crate::Shape;
use crate::interrupt::checkpoint;

/// How many words may stand between a name and its verb, and how many words behind the verb tell what the deed is about.
const MAX_AUXILIARIES: usize = 5;
const MAX_OBJECT: usize = 8;

/// How many tokens an aside between a name and its verb may have.
const MAX_ASIDE: usize = 20;

/// How many deeds with one noun are compared.
const MAX_DEEDS: usize = 16;

/// That someone does what a noun such as "driver" says.
#[derive(Debug, Clone)]
struct Deed {
    noun: Key,
    place: usize,
    referent: usize,
    /// What the deed is about: "a school bus".
    object: Range<usize>,
}

/// The deeds that a text tells of those whom it names, by noun and place.
#[derive(Debug, Default)]
pub(super) struct Deeds(Vec<Deed>);

impl Deeds {
    pub(super) fn read(reader: &Reader, index: &NameIndex<'_>) -> Self {
        let mut deeds = Vec::new();
        for mention in index.mentions.iter().filter(|mention| mention.group == Group::Person) {
            checkpoint();
            // "The trial of Ana Ruiz"
            if verbs::is_tried_before(reader, mention.tokens.0) {
                let (place, referent, object) = (mention.span.start(), mention.referent, 0..0);
                deeds.extend(verbs::TRIED.map(|noun| Deed {
                    noun: Key::of(noun),
                    place,
                    referent,
                    object: object.clone(),
                }));
            }
            // What most names stand before, which tells no deed.
            if reader.class(mention.tokens.1).has(Class::SAYS) {
                continue;
            }
            for verb in verbs_of(reader, mention) {
                let limit = reader.sentence(verb).end.min(verb + 1 + MAX_OBJECT);
                let ends = |&at: &usize| reader.shape(at) == Shape::Punctuation && reader.word(at) != "-";
                let object = verb + 1..(verb + 1..limit).find(ends).unwrap_or(limit);
                let (place, referent) = (mention.span.start(), mention.referent);
                for noun in verbs::doers(reader, verb, object.clone()) {
                    deeds.push(Deed { noun, place, referent, object: object.clone() });
                }
            }
        }
        deeds.sort_by_key(|deed| (deed.noun, deed.place));
        Self(deeds)
    }

    fn with_noun(&self, noun: Key) -> &[Deed] {
        let start = self.0.partition_point(|deed| deed.noun < noun);
        let end = self.0.partition_point(|deed| deed.noun <= noun);
        &self.0[start..end]
    }

    /// The nouns for all that someone does.
    pub(super) fn nouns(&self) -> impl Iterator<Item = Key> {
        self.0.iter().map(|deed| deed.noun)
    }

    /// True if someone does what the noun says.
    pub(super) fn knows(&self, noun: Key) -> bool {
        !self.with_noun(noun).is_empty()
    }

    /// True if the text tells this deed of the person.
    pub(super) fn has(&self, noun: Key, person: usize) -> bool {
        self.with_noun(noun).iter().take(MAX_DEEDS).any(|deed| deed.referent == person)
    }

    /// Those who do what the phrase at byte `place` says, told before it or else after it, each once.
    pub(super) fn find(&self, reader: &Reader, phrase: &Phrase, place: usize) -> Vec<usize> {
        let all = self.with_noun(reader.head(phrase));
        let passed = all.partition_point(|deed| deed.place < place);
        let mut found = Vec::new();
        let near = all[..passed].iter().rev().take(MAX_DEEDS).chain(all[passed..].iter().take(1));
        for deed in near.filter(|deed| is_about(reader, phrase, deed)) {
            if !found.contains(&deed.referent) && (deed.place < place || found.is_empty()) {
                found.push(deed.referent);
            }
        }
        found
    }
}

/// True if what modifies the noun is what the deed is about, or tells nothing of it: "the bus driver" and "the former driver".
fn is_about(reader: &Reader, phrase: &Phrase, deed: &Deed) -> bool {
    let told = |at: usize| {
        let word = reader.word(at);
        let one = |own: &str| {
            own.eq_ignore_ascii_case(word)
                || own.strip_suffix('s').is_some_and(|own| own.eq_ignore_ascii_case(word))
                || own.strip_suffix("es").is_some_and(|own| own.eq_ignore_ascii_case(word))
        };
        deed.object.clone().any(|own| one(reader.word(own)))
    };
    let idle = |at: usize| {
        is_of_witness(reader, phrase, at)
            || reader.is_contrast(at)
            || reader.shape(at) != Shape::Lower
            || matches!(reader.word(at), "young" | "year" | "ex")
    };
    phrase.modifiers.clone().all(|at| idle(at) || told(at))
}

/// True for what tells which witness one is: "the 12th prosecution witness".
fn is_of_witness(reader: &Reader, phrase: &Phrase, at: usize) -> bool {
    const SIDES: [&str; 14] = [
        "prosecution",
        "defence",
        "defense",
        "state",
        "crown",
        "star",
        "key",
        "expert",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "last",
        "final",
    ];
    let word = reader.word(at);
    reader.word(phrase.head) == "witness" && (SIDES.contains(&word) || word.starts_with(|c: char| c.is_ascii_digit()))
}

/// The verbs that tell what the person of a mention does: "Ana Ruiz drives", "Ana Ruiz, 41, has driven", "Ana Ruiz, who drives".
fn verbs_of(reader: &Reader, mention: &Mention) -> impl Iterator<Item = usize> {
    let end = mention.tokens.1;
    let limit = reader.sentence(mention.tokens.0).end;
    let comma = reader.is_comma(end);
    let who = comma && reader.word(end + 1) == "who";
    let aside = (end + 1..limit.min(end + MAX_ASIDE)).find(|&at| reader.is_comma(at)).filter(|_| comma);
    let starts = [
        (!comma).then_some(end),
        who.then_some(end + 2),
        // "Ana Ruiz, who lives in Marle, drives"
        aside.map(|at| at + 1),
        // "Ana Ruiz, 41, who drives"
        aside.filter(|&at| reader.word(at + 1) == "who").map(|at| at + 2),
    ];
    let verb = move |start: usize| {
        let auxiliary = |&at: &usize| {
            verbs::is_auxiliary(reader.word(at))
                || reader.word(at).ends_with("ly")
                || reader.class(at).has(Class::COPULA)
        };
        (start..limit.min(start + MAX_AUXILIARIES)).find(|at| !auxiliary(at))
    };
    let verbs = starts.into_iter().flatten().filter_map(verb).filter(|&at| reader.shape(at) == Shape::Lower);
    let mut last = None;
    verbs.filter(move |&at| last.replace(at) != Some(at))
}
