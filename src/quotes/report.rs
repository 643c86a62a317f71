//! Reports: every attribution inside one statement.

use super::aside::aside;
use super::cues::{Form, Frame};
use super::extent::has_verb;
use super::page::Item;
use super::rivals::{limit, settle};
use super::rows::is_row;
use super::signature::signature;
use super::sources::{according, colon, is_according};
use super::speaker::{self, Phrase};
use super::speech_nouns::{in_the_words, noun, verdict};
use super::tag::{is_dependent, is_tag};
use super::verbs::verb;
use super::words::{Class, Cue};

/// One attribution inside one statement, in item indices of the statement.
#[derive(Debug, Clone)]
pub(super) struct Report {
    pub(super) cue: (usize, usize),
    pub(super) speaker: Option<Phrase>,
    /// What is reported, in order.
    pub(super) pieces: Vec<(usize, usize)>,
    pub(super) order: Order,
    pub(super) frame: Frame,
    /// Where the attribution itself begins and ends, without what is reported.
    pub(super) extent: (usize, usize),
}

/// Where the reported words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// After the cue: she said that ...
    Forward,
    /// Before the attribution, and perhaps after it as well: ..., she said, ...
    Backward,
    /// "according to"
    According,
    /// A name and a colon.
    Colon,
    /// A name after a dash.
    Signature,
    /// On both sides of an aside between dashes.
    Around,
    /// A verb that is no sure cue.
    Governed,
}

/// What a source or a colon introduces: a clause.
pub(super) const SOURCE: Cue = Cue { frame: Frame::CLAUSE, form: Form::Base };

/// Finds all reports of a statement, ordered by cue.
pub(super) fn reports(items: &[Item]) -> Vec<Report> {
    let mut found: Vec<Report> = Vec::new();
    let dashed = items.iter().any(|item| item.is(Class::DASH));
    for i in 0..items.len() {
        let item = &items[i];
        let report = if is_according(items, i) {
            according(items, i)
        } else if item.is(Class::COLON) {
            colon(items, i, &found)
        } else if item.is(Class::SPEECH) && item.is(Class::NOUN) {
            in_the_words(items, i).or_else(|| verdict(items, i)).or_else(|| noun(items, i))
        } else if let Some(cue) = item.cue.filter(|_| !item.is(Class::NAME)) {
            verb(items, i, cue, &found)
        } else if (speaker::is_full_verb(items, i) || item.is(Class::ING))
            && items.get(i + 1).is_some_and(|next| next.is(Class::THAT))
            && !item.is(Class::NAME)
        {
            // Any verb with a clause of which part is quoted: he worried that it was “a sham”.
            let form = if item.is(Class::ING) { Form::Ing } else { Form::Past };
            verb(items, i, Cue { frame: Frame::FINDING, form }, &found)
        } else if dashed
            && speaker::is_full_verb(items, i)
            && let Some(report) = aside(items, i)
        {
            Some(report)
        } else if (speaker::is_full_verb(items, i) || item.latent.is_some())
            && !item.is(Class::NAME)
            && is_tag(items, i)
            && !is_dependent(items, i, &found)
        {
            verb(items, i, item.latent.unwrap_or(Cue { frame: Frame::QUOTE, form: Form::Past }), &found)
        } else {
            None
        };
        found.extend(report);
    }
    found.extend(signature(items));
    limit(items, &mut found);
    settle(items, &mut found);
    let own: Vec<Option<usize>> = found.iter().map(|report| own_end(items, report, &found)).collect();
    let inner: Vec<bool> = found.iter().map(|report| is_part_of_another(items, report, &found)).collect();
    for (report, end) in found.iter_mut().zip(own) {
        match (end, &mut report.pieces[..]) {
            (Some(end), [piece]) if end > piece.0 => piece.1 = end,
            (Some(_), _) => report.pieces.clear(),
            _ => {}
        }
    }
    let mut inner = inner.into_iter();
    found.retain(|report| !inner.next().unwrap_or_default() && !report.pieces.is_empty());
    found
}

/// Where the report's own words end if they lead to what another one said, in words which that one quotes: nowhere in "Okoro
/// testified that the mayor told him, “Sell it”", for the words are the mayor's.
fn own_end(items: &[Item], report: &Report, found: &[Report]) -> Option<usize> {
    let [(start, end)] = report.pieces[..] else { return None };
    let sentence = |(from, to): (usize, usize)| {
        to == end
            && (from..to).all(|k| items[k].stretch.is_some())
            && items[from].is(Class::CAPITAL)
            && items[from - 1].is(Class::COMMA.or(Class::COLON))
    };
    let other = found.iter().filter(|_| report.order == Order::Forward).find(|inner| {
        let within = start <= inner.extent.0 && inner.cue.0 > report.cue.0 && inner.speaker.is_some();
        within && inner.pieces.len() == 1 && inner.pieces[0].0 > start && sentence(inner.pieces[0])
    })?;
    // "reported that the mayor wrote to Okoro, asking, “...”": that tells more than who spoke, and is reported whole.
    if !has_verb(items, start, other.extent.0) {
        return Some(start);
    }
    // "said that it was dead, to which Okoro replied, “...”"
    let joint = Class::MARK.or(Class::CONJUNCTION).or(Class::RELATIVE);
    let loose = joint.or(Class::PREPOSITION).or(Class::TO);
    let last = (start..other.extent.0).rev().find(|&k| !items[k].is(loose))?;
    let inside = other.speaker.is_some_and(|phrase| (start..=last).contains(&phrase.start));
    let apart = !inside && items[last + 1..other.extent.0].iter().any(|item| item.is(joint));
    (apart && !items[start].is(Class::SUBORDINATOR)).then_some(last + 1)
}

/// True if the report stands inside what another one reports, and is no full quotation: of "Okoro said that the mayor called
/// the pier “old”" the second is a part of the first.
fn is_part_of_another(items: &[Item], report: &Report, found: &[Report]) -> bool {
    let sentence = |&(start, end): &(usize, usize)| {
        // "wrote that the warden had told the crew “the gate can wait”", but not "when people say “it rained”"
        let addressed = items[report.cue.0].cue.is_some_and(|cue| cue.form == Form::Past)
            && report.frame.has(Frame::ADDRESSEE)
            && items.get(report.cue.0 + 1..start).is_some_and(|addressee| !addressee.is_empty())
            && items[start].is(Class::CLAUSAL);
        is_row(&items[start..end]) && (items[start].is(Class::CAPITAL) || addressed)
    };
    let within = |outer: &Report| {
        outer.pieces.iter().any(|&(start, end)| {
            start <= report.cue.0
                && report.cue.1 <= end
                && report.pieces.iter().all(|&(from, to)| start <= from && to <= end)
        })
    };
    let spoken = report.speaker.is_some() && report.pieces.iter().all(sentence);
    // "According to the complaint, a supervisor told drivers that ...": what the supervisor said is a report of its own.
    let told =
        |outer: &Report| outer.order == Order::According && report.speaker.is_some() && report.frame.has(Frame::CLAUSE);
    !spoken && found.iter().any(|outer| !told(outer) && within(outer))
}
