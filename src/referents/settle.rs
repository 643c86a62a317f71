//! Titles and affiliations of speakers, settled between what a quote and what the rest of the text says of them.
//!
//! A quote's own title and affiliation stand beside its speaker. Here they lose what is part of a name or of one another, and
//! what only the quote gives goes to the referent, so that the two never disagree.

use super::index::NameIndex;
use super::mention::{Group, Mention};
use super::phrase::Reader;
use super::posts::Post;
use super::words::Class;
use super::{MAX_POSTS, Referent};
use crate::interrupt::checkpoint;
use crate::{Entity, Label, Quote, Shape, Span};

/// Settles the titles and affiliations of quotes, and gives those that have none the first of their referent.
pub(super) fn settle(
    reader: &Reader,
    index: &NameIndex<'_>,
    posts: &[Post],
    entities: &[Entity],
    referents: &mut [Referent],
    quotes: &mut [Quote],
) {
    let mut titles: Vec<(Span, Span)> =
        posts.iter().filter_map(|post| Some((post.title?, index.entries[post.referent].name.span))).collect();
    titles.sort_unstable();
    let mut by_name: Vec<(Span, usize)> =
        referents.iter().enumerate().map(|(number, referent)| (referent.name, number)).collect();
    by_name.sort_unstable();
    let settler = Settler { reader, index, entities, titles: &titles };
    for quote in quotes {
        checkpoint();
        quote.speaker_title = quote.speaker_title.and_then(|title| settler.title(title, quote.speaker_name));
        quote.speaker_affiliation = quote
            .speaker_affiliation
            .and_then(|span| settler.affiliation(span, quote.speaker_title, quote.speaker_name));
        let Some(name) = quote.speaker_name else { continue };
        let Ok(at) = by_name.binary_search_by_key(&name, |&(name, _)| name) else { continue };
        let referent = &mut referents[by_name[at].1];
        // "Orrin’s North America president" works for Orrin.
        let employer = referent.affiliations.first().copied();
        if quote.speaker_affiliation.is_none_or(|span| employer.is_some() && settler.is_place(span)) {
            quote.speaker_affiliation = employer;
        } else if let Some(own) = quote.speaker_affiliation.filter(|&own| settler.is_organisation(own)) {
            add(reader, &mut referent.affiliations, own);
        }
        match quote.speaker_title {
            Some(own) => add(reader, &mut referent.titles, own),
            None => quote.speaker_title = referent.titles.first().copied(),
        }
    }
}

/// Adds what a referent does not have yet.
fn add(reader: &Reader, known: &mut Vec<Span>, new: Span) {
    let same = |known: &Span| known.slice(reader.text).eq_ignore_ascii_case(new.slice(reader.text));
    if known.len() < MAX_POSTS && !known.iter().any(same) {
        known.push(new);
    }
}

struct Settler<'a> {
    reader: &'a Reader<'a>,
    index: &'a NameIndex<'a>,
    entities: &'a [Entity],
    /// The titles that the text gives, each with the name of its bearer, in order.
    titles: &'a [(Span, Span)],
}

impl Settler<'_> {
    fn mentions(&self, span: Span) -> &[Mention] {
        &self.index.mentions[self.index.touching(span)]
    }

    fn is_place(&self, span: Span) -> bool {
        let mentions = self.mentions(span);
        !mentions.is_empty() && mentions.iter().all(|mention| mention.group == Group::Place)
    }

    /// True of a person whom the text names in full; a tagger takes many a company's name of one word for a person's.
    fn is_person(&self, mention: &Mention) -> bool {
        let name = self.index.entries[mention.referent].name;
        mention.group == Group::Person && self.index.words.of(name).len() > 1
    }

    /// True of what someone can work for: an organisation, or a hospital or a studio that is rather a building.
    fn is_employer(&self, mention: &Mention) -> bool {
        mention.group == Group::Organisation || self.index.entries[mention.referent].label == Label::Fac
    }

    fn is_organisation(&self, span: Span) -> bool {
        let named = |mention: &Mention| self.index.entries[mention.referent].name.span == span;
        self.mentions(span).iter().any(|mention| self.is_employer(mention) && named(mention))
    }

    /// The title as the text has it in full: "Fire Chief" for "Chief"; none where the words are part of a name, or tell whose
    /// kin someone is.
    fn title(&self, title: Span, speaker: Option<Span>) -> Option<Span> {
        let next = self.titles.partition_point(|(known, _)| known.end() <= title.start());
        let near = self.titles[next..].iter().take_while(|(known, _)| known.start() < title.end());
        if let Some(&(whole, _)) = near.clone().find(|&&(_, name)| Some(name) == speaker) {
            return Some(whole);
        }
        let tokens = self.reader.tokens.within(title);
        let last = tokens.end.checked_sub(1).filter(|_| !tokens.is_empty())?;
        let class = self.reader.class(last);
        let named = self.mentions(title).iter().any(|mention| mention.tokens.1 > last);
        (!named && (!class.has(Class::KIN) || class.has(Class::ROLE))).then_some(title)
    }

    /// The affiliation by the name of its organisation, so that an organisation is one value in all rows: without an article,
    /// and in its fullest form. "The agency" stays what it is. None where the words are part of the title or of the speaker's
    /// name, or name no organisation or place.
    fn affiliation(&self, affiliation: Span, title: Option<Span>, speaker: Option<Span>) -> Option<Span> {
        let reader = self.reader;
        let tokens = reader.tokens.within(affiliation);
        if tokens.is_empty() || title.is_some_and(|title| title.contains(affiliation)) {
            return None;
        }
        let mentions = self.mentions(affiliation);
        // "economist at Orrin Foods Inc. in Harlow": the place is the organisation's.
        let ends = |mention: &&Mention| {
            let located = |place: &Mention| {
                place.group == Group::Place
                    && place.name.span.end() == affiliation.end()
                    && place.tokens.0 == mention.tokens.1 + 1
                    && reader.word(mention.tokens.1) == "in"
            };
            mention.name.span.end() == affiliation.end() || mentions.iter().any(located)
        };
        let organisations = mentions.iter().filter(|mention| self.is_employer(mention));
        if let Some(mention) = organisations.clone().find(ends) {
            let name = self.index.entries[mention.referent].name.span;
            return (Some(name) != speaker).then_some(name);
        }
        let first = tokens.start;
        let article = reader.class(first).has(Class::ARTICLE.or(Class::POSSESSIVE));
        if mentions.is_empty() {
            let next = self.entities.partition_point(|entity| entity.span.end() <= affiliation.start());
            let other = self.entities.get(next).is_some_and(|entity| {
                entity.span.start() < affiliation.end() && matches!(entity.label, Label::Norp | Label::Cardinal)
            });
            if !article && (other || reader.shape(first) == Shape::Lower && tokens.len() == 1) {
                return None;
            }
        } else if !article && mentions.iter().all(|mention| self.is_person(mention)) {
            return None;
        }
        let bare = reader.class(first).has(Class::ARTICLE)
            && reader.shape(first) == Shape::Lower
            && reader.shape(first + 1).is_capitalised()
            && tokens.len() > 1;
        Some(if bare { Span::new(reader.span(first + 1..first + 2).start(), affiliation.end()) } else { affiliation })
    }
}
