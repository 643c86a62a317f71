//! Referents: which person, organisation or place each mention and each speaker stands for.
//!
//! News names people in full once and by surname, title or pronoun after that. Here every mention of a person,
//! organisation or place is joined to the fullest form that the same text gives, and every speaker to a name. Names are
//! compared word by word, so that "Quintero" finds "Alba Quintero" and "FTC" the "Federal Trade Commission"; roles are
//! found where the text sets them up; pronouns go to the antecedent with the best score.

mod agents;
mod antecedent;
mod apposition;
mod corpus;
mod deeds;
mod disclosed;
mod epithets;
mod evidence;
mod facts;
mod fields;
mod form;
mod holders;
mod index;
mod initials;
mod introduced;
mod joint;
mod key;
mod kinds;
mod leads;
mod lists;
mod mention;
mod name;
mod named;
mod nominal;
mod nouns;
mod offices;
mod phrase;
mod posts;
mod register;
mod regroup;
mod resolver;
mod roles;
mod settle;
mod short;
mod short_names;
mod speakers;
mod states;
mod strangers;
mod subject;
#[cfg(test)]
mod tests;
mod ticker;
mod verbs;
mod words;

pub use corpus::{Attribution, Speaker, count_speakers};

use serde::{Deserialize, Serialize};

use self::facts::Facts;
use self::index::{Entry, NameIndex};
use self::key::Key;
use self::phrase::Reader;
use self::posts::Post;
use self::roles::Roles;
use self::speakers::Found;
use crate::interrupt::checkpoint;
use crate::{Entity, Label, Quote, Span, Tokens};

/// How many titles and how many affiliations of a referent are gathered.
const MAX_POSTS: usize = 16;

/// A person, organisation or place that a text names, with all that the text says of it by way of names, titles and
/// affiliations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Referent {
    /// The fullest form of the name in the text.
    pub name: Span,
    /// What kind of thing it is: the label of its first full mention.
    pub label: Label,
    /// Where the text mentions it, in order: by name, and as the speaker of a quote also by pronoun or role.
    pub mentions: Vec<Span>,
    /// The titles and roles that the text gives it beside its name, each once: "CEO", "head of research".
    pub titles: Vec<Span>,
    /// The names of the organisations that the text says it belongs to, each once, in their fullest form.
    pub affiliations: Vec<Span>,
    /// The stock symbol, as it stands in brackets behind the name in the text, or else by a list of companies. The list has
    /// one symbol for a company with several classes of shares: the one that the S&P 500 names first, or else that of the
    /// shares without a class or of the first class ("GOOGL", "BRK.B").
    pub ticker: Option<String>,
}

/// Sets `name` of each entity, and `speaker_name`, `speaker_title` and `speaker_affiliation` of each quote; a speaker who
/// is nowhere named keeps `None`. Gives the referents in order of their first mention, if they are `wanted`.
pub(crate) fn resolve(
    text: &str,
    tokens: &Tokens,
    entities: &mut [Entity],
    quotes: &mut [Quote],
    wanted: bool,
) -> Vec<Referent> {
    let facts = Facts::new(text, tokens);
    let reader = Reader { text, tokens, facts: &facts };
    // The names of entities come first, so that they are the same whether quotes were asked for or not.
    let mut index = NameIndex::new(&reader, entities);
    index.name_entities(entities);
    if quotes.is_empty() && !wanted {
        return Vec::new();
    }
    let speakers: Vec<Option<Span>> = quotes.iter().map(|quote| quote.speaker).collect();
    for quote in quotes.iter_mut() {
        quote.speaker = quote.speaker.map(|speaker| named_part(text, entities, speaker));
    }
    index.add_speakers(&reader, entities, quotes);
    let (roles, posts) = Roles::read(&reader, &index);
    let found = speakers::name_speakers(reader, &mut index, &roles, &posts, quotes);
    let mut referents = gather(&reader, &index, &posts, &found, entities);
    settle::settle(&reader, &index, &posts, entities, &mut referents, quotes);
    for (quote, speaker) in quotes.iter_mut().zip(speakers) {
        quote.speaker = speaker;
    }
    if wanted { referents } else { Vec::new() }
}

/// The part of a speaker's mention that names a person: of "the mayor, Dr. Ana Roe" what stands behind the comma.
fn named_part(text: &str, entities: &[Entity], speaker: Span) -> Span {
    // Few speakers have a comma, so that looking for one byte is enough for most.
    let bytes = &text.as_bytes()[speaker.range()];
    let comma = memchr::memrchr_iter(b',', bytes).find(|&at| bytes.get(at + 1) == Some(&b' '));
    let Some(comma) = comma.map(|at| speaker.start() + at) else { return speaker };
    let first = entities.partition_point(|entity| entity.span.start() < speaker.start());
    let mut before = entities[first..].iter().take_while(|entity| entity.span.start() < comma);
    let name = Span::new(comma + ", ".len(), speaker.end());
    let listed = before.any(|entity| entity.label == Label::Person);
    if !listed && name.slice(text).starts_with(char::is_uppercase) { name } else { speaker }
}

/// The referents with all that was found out about them.
fn gather(
    reader: &Reader,
    index: &NameIndex<'_>,
    posts: &[Post],
    found: &[Found],
    entities: &[Entity],
) -> Vec<Referent> {
    let new = |entry: &Entry| Referent {
        name: entry.name.span,
        label: entry.label,
        mentions: Vec::new(),
        titles: Vec::new(),
        affiliations: Vec::new(),
        ticker: None,
    };
    let mut referents: Vec<Referent> = index.entries.iter().map(new).collect();
    for mention in &index.mentions {
        referents[mention.referent].mentions.push(mention.span);
    }
    for &(span, referent) in found {
        // A speaker that is a name is among the mentions already.
        if index.touching(span).is_empty() {
            referents[referent].mentions.push(span);
        }
    }
    // What the titles of each are compared by: a title may be long, and is read once.
    let mut keys: Vec<Vec<Key>> = vec![Vec::new(); referents.len()];
    for post in posts {
        let (referent, known) = (&mut referents[post.referent], &mut keys[post.referent]);
        if let Some(title) = post.title.filter(|_| known.len() < MAX_POSTS) {
            let key = Key::of(title.slice(reader.text));
            if !known.contains(&key) {
                known.push(key);
                referent.titles.push(title);
            }
        }
        let organisation = post.organisation.map(|organisation| index.entries[organisation].name.span);
        let room = referent.affiliations.len() < MAX_POSTS;
        if let Some(name) = organisation.filter(|name| room && !referent.affiliations.contains(name)) {
            referent.affiliations.push(name);
        }
    }
    for (referent, symbol) in ticker::bracketed(reader, index, entities) {
        referents[referent].ticker.get_or_insert_with(|| symbol.to_owned());
    }
    for (referent, entry) in referents.iter_mut().zip(&index.entries) {
        checkpoint();
        if entry.label == Label::Org && referent.ticker.is_none() && !entry.kinds.is_exchange() {
            referent.ticker = ticker::by_name(&index.words, entry.name).map(str::to_owned);
        }
        referent.mentions.sort_unstable();
        referent.mentions.dedup();
    }
    referents.sort_by_key(|referent| referent.mentions.first().copied());
    referents
}
