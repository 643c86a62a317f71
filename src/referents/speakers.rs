//! Speakers: a name for each, through names, pronouns and roles.

use std::cell::OnceCell;

use super::antecedent::{Now, Salience};
use super::deeds::Deeds;
use super::disclosed::Disclosed;
use super::index::NameIndex;
use super::joint::Joint;
use super::phrase::Reader;
use super::posts::Post;
use super::resolver::Resolver;
use super::roles::Roles;
use crate::interrupt::checkpoint;
use crate::text::Places;
use crate::{Quote, QuoteKind, Span};

/// A pronoun or role that has been resolved: where it stands, and for which referent.
pub(super) type Found = (Span, usize);

/// Sets `speaker_name` of each quote whose speaker can be named, and gives the speakers that are not names themselves.
pub(super) fn name_speakers(
    reader: Reader,
    index: &mut NameIndex<'_>,
    roles: &Roles,
    posts: &[Post],
    quotes: &mut [Quote],
) -> Vec<Found> {
    let disclosed = Disclosed::read(&reader, index);
    let stretches = quoted_stretches(quotes);
    let mut resolver = Resolver {
        reader,
        roles,
        called: roles.called(&reader, index, posts),
        strangers: OnceCell::new(),
        disclosed,
        deeds: Deeds::read(&reader, index),
        quoted_places: Places::new(reader.text.len(), stretches.iter().map(|stretch| stretch.end())),
        quoted: stretches,
        sites: Vec::with_capacity(index.mentions.len()),
        salience: Salience::new(index.entries.len()),
        passed: 0,
        steps: Vec::with_capacity(reader.tokens.sentence_count()),
        paragraphs: Vec::with_capacity(reader.tokens.sentence_count()),
        now: Now::default(),
        nameless: None,
    };
    resolver.count_steps();
    let (mut outside, mut inside) = (Vec::new(), Vec::new());
    for (number, quote) in quotes.iter().enumerate() {
        if let Some(speaker) = quote.speaker {
            let list = if resolver.is_quoted(speaker) { &mut inside } else { &mut outside };
            list.push(Event { span: speaker, quote: Some(number) });
        }
    }
    outside.extend(resolver.stand_ins());
    // Where a speaker is a pronoun, the quote comes before the bare pronoun, which then changes nothing.
    outside.sort_by_key(|event| (event.span, event.quote.is_none(), event.quote));
    let mut found: Vec<Found> = Vec::new();
    // The referent of each quote's speaker.
    let mut named: Vec<Option<usize>> = vec![None; quotes.len()];
    let mut last: Option<(Span, Option<usize>)> = None;
    // The last speaker, if that was two.
    let mut pair: Option<Span> = None;
    let joint = Joint::read(&reader, index);
    for event in outside {
        checkpoint();
        let referent = match last {
            Some((span, referent)) if span == event.span => referent,
            _ => resolver.hear(index, &event),
        };
        last = Some((event.span, referent));
        if let (Some(quote), Some(referent)) = (event.quote, referent) {
            quotes[quote].speaker_name = Some(index.entries[referent].name.span);
            named[quote] = Some(referent);
            found.push((event.span, referent));
        }
        if let Some(quote) = event.quote {
            let again =
                || joint.again(event.span.slice(reader.text), pair).filter(|name| name.end() <= event.span.start());
            let just_named = || joint.just_named(&reader, index, event.span);
            let joined = || joint.find(&reader, index, event.span).or_else(again).or_else(just_named);
            pair = if referent.is_some() { None } else { joined() };
            quotes[quote].speaker_name = quotes[quote].speaker_name.or(pair);
        }
    }
    // "I" in a turn of a transcript is who has the turn.
    let selves = (0..quotes.len()).filter_map(|number| {
        let speaker = quotes[number].speaker.filter(|speaker| speaker.slice(reader.text) == "I")?;
        let is_new = quotes[number].speaker_name.is_none() && !resolver.is_quoted(speaker);
        is_new.then_some(Event { span: speaker, quote: Some(number) })
    });
    inside.extend(selves);
    for event in inside {
        checkpoint();
        let Some(number) = event.quote else { continue };
        let outer = enclosing(quotes, number, event.span).and_then(|outer| named[outer]);
        if let Some(referent) = resolver.inner(index, event.span, outer) {
            quotes[number].speaker_name = Some(index.entries[referent].name.span);
            named[number] = Some(referent);
            found.push((event.span, referent));
        }
    }
    found
}

/// A speaker, or a pronoun that is none.
pub(super) struct Event {
    pub(super) span: Span,
    pub(super) quote: Option<usize>,
}

/// The innermost other direct quote around `span`.
fn enclosing(quotes: &[Quote], number: usize, span: Span) -> Option<usize> {
    // Quotes are ordered by start, so the ones around a place lie shortly before it.
    let end = quotes.partition_point(|quote| quote.pieces[0].start() <= span.start());
    let near = (end.saturating_sub(16)..end).rev().filter(|&other| other != number);
    let around = |&other: &usize| quotes[other].pieces.iter().any(|piece| piece.contains(span));
    near.filter(around).min_by_key(|&other| quotes[other].span().len())
}

/// The stretches inside direct quotations, in order, without overlap and none of them empty.
fn quoted_stretches(quotes: &[Quote]) -> Vec<Span> {
    let direct = quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct);
    let mut spans: Vec<Span> = direct.flat_map(|quote| quote.pieces.iter().copied()).collect();
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if last.overlaps(span) => *last = last.cover(span),
            _ => merged.push(span),
        }
    }
    merged
}
