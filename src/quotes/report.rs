//! Reports: every attribution inside one statement, and which of them a quotation belongs to.

use super::cues::{Form, Frame};
use super::extent::{has_quote, has_verb};
use super::page::Item;
use super::signature::signature;
use super::sources::{according, colon};
use super::speaker::{self, Phrase};
use super::speech_nouns::{in_the_words, noun};
use super::subject;
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
    for i in 0..items.len() {
        let item = &items[i];
        let report = if item.is(Class::ACCORDING) && items.get(i + 1).is_some_and(|next| next.is(Class::TO)) {
            according(items, i)
        } else if item.is(Class::COLON) {
            colon(items, i, &found)
        } else if item.is(Class::SPEECH) && item.is(Class::NOUN) {
            in_the_words(items, i).or_else(|| noun(items, i))
        } else if let Some(cue) = item.cue.filter(|_| !item.is(Class::NAME)) {
            verb(items, i, cue, &found)
        } else if (speaker::is_full_verb(items, i) || item.is(Class::ING))
            && items.get(i + 1).is_some_and(|next| next.is(Class::THAT))
            && !item.is(Class::NAME)
        {
            // Any verb with a clause of which part is quoted: he worried that it was “a sham”.
            let form = if item.is(Class::ING) { Form::Ing } else { Form::Past };
            verb(items, i, Cue { frame: Frame::FINDING, form }, &found)
        } else if speaker::is_full_verb(items, i)
            && !item.is(Class::NAME)
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
        items[start..end].iter().all(|item| item.stretch.is_some() || item.is(Class::COMMA))
            && items[start].is(Class::CAPITAL)
    };
    let within = |outer: &Report| {
        outer.pieces.iter().any(|&(start, end)| {
            start <= report.cue.0
                && report.cue.1 <= end
                && report.pieces.iter().all(|&(from, to)| start <= from && to <= end)
        })
    };
    let spoken = report.speaker.is_some() && report.pieces.iter().all(sentence);
    let plain = |outer: &Report| {
        outer.order != Order::According || report.speaker.is_none() || !report.frame.has(Frame::CLAUSE)
    };
    !spoken && found.iter().filter(|outer| plain(outer)).any(within)
}

/// True if the verb at `i`, which no list knows, stands in a clause that depends on another, or takes a quotation from one:
/// she said, when the storm broke, “...”; While Roe called it “old,” Okoro looked away.
fn is_dependent(items: &[Item], i: usize, found: &[Report]) -> bool {
    let opener = Class::SUBORDINATOR.or(Class::AS).or(Class::QUESTION).or(Class::RELATIVE).or(Class::THAT);
    let subject = subject::subject_before(items, i);
    let dependent = subject.is_some_and(|phrase| phrase.start > 0 && items[phrase.start - 1].is(opener));
    // "saying at one point, “...”": a noun.
    let governed = |phrase: Phrase| phrase.start > 0 && items[phrase.start - 1].is(Class::PREPOSITION);
    let participle = items[i].latent.is_some_and(|cue| cue.form == Form::Ing);
    // "a sharp retort: “...”"
    let modified = i > 0 && items[i - 1].is(Class::ADJECTIVE.or(Class::ARTICLE)) && has_verb(items, 0, i);
    let noun = !speaker::is_verb(items, i)
        && !participle
        && (modified || subject.is_some_and(|phrase| governed(phrase) || !speaker::can_speak(items, phrase)))
        && items.get(i + 1).is_some_and(|next| next.is(Class::COMMA.or(Class::COLON)));
    let taken = items[0].is(Class::SUBORDINATOR)
        && found
            .iter()
            .any(|report| report.pieces.iter().any(|&(_, end)| end <= i && items[end - 1].stretch.is_some()));
    dependent || noun || taken
}

/// True for a verb that no list knows but that can only be an attribution where it stands: “...,” an angry Okoro retorted.
/// Okoro sings, “...”
pub(super) fn is_tag(items: &[Item], i: usize) -> bool {
    let quoted =
        items.get(i + 1).is_some_and(|next| next.is(Class::CAPITAL) && next.is(Class::ENDS_STOP.or(Class::ENDS_COMMA)));
    if quoted
        && items[i].latent.is_some_and(|cue| cue.frame.has(Frame::QUOTE))
        && i > 0
        && speaker::is_nominal(items, i - 1)
    {
        return true;
    }
    let next_quoted = items.get(i + 2).is_some_and(|next| next.stretch.is_some() && next.is(Class::CAPITAL));
    if next_quoted && items[i + 1].is(Class::COMMA.or(Class::COLON)) {
        return true;
    }
    let close = items.get(i + 1).is_none_or(|next| {
        next.is(Class::MARK.or(Class::PREPOSITION).or(Class::ADVERB).or(Class::TIME).or(Class::CONJUNCTION))
    });
    // “...?” reacted Okoro.
    let verbal = items[i].is(Class::VERB.or(Class::ED))
        || items[i].latent.is_some_and(|cue| {
            let third = cue.form == Form::Third && cue.frame.has(Frame::CLAUSE);
            cue.frame.has(Frame::QUOTE) && (cue.form == Form::Past || third)
        });
    let ended = i > 0 && items[i - 1].is(Class::ENDS_COMMA.or(Class::ENDS_STOP));
    // “...,” mutters the ferryman.
    let third = items[i].latent.is_some_and(|cue| cue.frame.has(Frame::QUOTE) && cue.form == Form::Third);
    if ended && third && items.get(i + 1).is_some_and(|next| next.is(Class::ARTICLE)) {
        return speaker::phrase_after(items, i + 1).is_some_and(|phrase| {
            speaker::can_speak(items, phrase) || items.get(phrase.end).is_none_or(|next| next.is(Class::MARK))
        });
    }
    // “Never!” came the reply.
    let noun = |next: &Item| next.is(Class::ARTICLE.or(Class::SPEECH));
    if ended && items[i].is(Class::PAST) && items.get(i + 1).is_some_and(noun) {
        let spoken =
            |phrase: Phrase| items[phrase.mention.0..phrase.mention.1].iter().any(|item| item.is(Class::SPEECH));
        if speaker::phrase_after(items, i + 1).is_some_and(spoken) {
            return true;
        }
    }
    if ended && (verbal || third) {
        return speaker::phrase_after(items, i + 1).is_some_and(|phrase| {
            let end = if third { Class::MARK.or(Class::PREPOSITION) } else { Class::MARK };
            // “...,” sniffed one.
            let one = items[phrase.start].is(Class::PRONOUN) && items[phrase.start].is(Class::DETERMINER);
            let speaks = speaker::is_named(items, phrase) || one && phrase.end == phrase.start + 1;
            speaks && items.get(phrase.end).is_none_or(|next| next.is(end))
        });
    }
    let Some(quoted) = (i.saturating_sub(8)..i).rev().find(|&k| items[k].stretch.is_some()) else { return false };
    close
        && quoted + 1 < i
        && items[quoted].is(Class::ENDS_COMMA.or(Class::ENDS_STOP))
        && (quoted + 1..i).all(|k| {
            speaker::is_nominal(items, k) || items[k].is(Class::PRONOUN.or(Class::ADVERB).or(Class::PREPOSITION))
        })
}

/// What an aside between dashes interrupts: “I am not” — he stopped to wipe his eyes — “I am not a man who cries.” “It is” —
/// and here she lowered her voice, though nobody was near — “the end.”
fn aside(items: &[Item], i: usize) -> Option<Report> {
    let speaker = subject::subject_before(items, i).filter(|subject| subject.end == i)?;
    let loose = Class::CONJUNCTION.or(Class::ADVERB);
    let open = (1..speaker.start).rev().find(|&k| !items[k].is(loose)).filter(|&open| items[open].is(Class::DASH))?;
    let close = (i + 1..items.len().min(i + ASIDE)).find(|&k| items[k].is(Class::DASH.or(Class::QUOTED)))?;
    // Not “I had none” — she looked away — “and nobody,” Roe said.
    let goes_on = |next: &Item| next.stretch.is_some() && !next.is(Class::ENDS_COMMA);
    let interrupts = items[open - 1].stretch.is_some() && items[close].is(Class::DASH);
    (interrupts && items.get(close + 1).is_some_and(goes_on)).then(|| Report {
        cue: (i, i + 1),
        speaker: Some(speaker),
        pieces: vec![(open - 1, open), (close + 1, close + 2)],
        order: Order::Around,
        frame: Frame::QUOTE,
        extent: (open + 1, close),
    })
}

/// How long the rest of an aside behind its verb can be, in items.
const ASIDE: usize = 20;

/// Leaves each quotation that several reports claim for themselves to the surest of them: an attribution right after it,
/// then the nearest cue before it. Reports of terms give way to reports of clauses.
pub(super) fn settle(items: &[Item], found: &mut Vec<Report>) {
    for i in 0..found.len() {
        for j in 0..found.len() {
            if i == j || found[i].pieces.is_empty() || found[j].pieces.is_empty() {
                continue;
            }
            let beats = match (found[i].order, found[j].order) {
                (Order::Around, _) => true,
                (_, Order::Around) => false,
                (Order::Backward, Order::Backward) => i < j,
                (Order::Backward, _) => true,
                (_, Order::Backward | Order::Colon) => found[j].order == Order::Colon,
                (Order::According, _) => false,
                // "said in his statement: “...”"
                _ if items[found[j].cue.0].is(Class::SPEECH.or(Class::OCCASION))
                    && items[found[j].cue.0].is(Class::NOUN) =>
                {
                    true
                }
                _ if items[found[i].cue.0].is(Class::NOUN) => false,
                _ => i > j,
            };
            if !beats {
                continue;
            }
            let winner = found[i].pieces.clone();
            let alone = |&(start, end): &(usize, usize)| end == start + 1 && items[start].stretch.is_some();
            found[j].pieces.retain(|piece| !(alone(piece) && winner.contains(piece)));
        }
    }
    for j in 0..found.len() {
        let weak = found[j].frame.is_term();
        let Some(&piece) = found[j].pieces.first() else { continue };
        let taken = weak
            && found.iter().enumerate().any(|(i, other)| {
                let sure = other.frame.has(Frame::CLAUSE) || !other.frame.has(Frame::TERM);
                i != j
                    && sure
                    && other.pieces.iter().any(|&(start, end)| {
                        // Not for a term inside a longer reported clause: she said he called it “safe”.
                        piece.0 <= start
                            && start < piece.1
                            && has_quote(items, start, end.min(piece.1))
                            && (start, end) != piece
                    })
            });
        // "told reporters, speaking in Leeds, that it held": words are reported once.
        let clause = found[j].frame.has(Frame::CLAUSE);
        let again = found.iter().enumerate().any(|(i, other)| {
            let sure = other.frame.has(Frame::CLAUSE);
            let same = other.pieces == found[j].pieces && other.speaker == found[j].speaker;
            same && (sure && !clause || sure == clause && i < j)
        });
        if taken || again {
            found[j].pieces.clear();
        }
    }
    found.retain(|report| !report.pieces.is_empty());
}

/// How many attributions before a participle can be its main clause.
const NEAR: usize = 4;

/// Cuts reports where a later attribution with a subject of its own begins.
pub(super) fn limit(items: &[Item], found: &mut [Report]) {
    for i in 0..found.len() {
        for j in i + 1..found.len() {
            let (start, order) = (found[j].extent.0, found[j].order);
            if order == Order::Forward || found[j].frame.has(Frame::TERM) && order != Order::According {
                // A new clause of its own: "..., but the mayor said"
                let participle = items[found[j].cue.0].is(Class::ING)
                    && found[j].frame.has(Frame::QUOTE)
                    && start > 0
                    && items[start - 1].is(Class::COMMA.or(Class::DASH).or(Class::ENDS_COMMA))
                    && found[i.max(j.saturating_sub(NEAR))..j].iter().chain([&found[i]]).any(|report| {
                        let main = report.cue == found[i].cue || report.order == Order::Backward;
                        main && report.speaker.map(|phrase| phrase.mention)
                            == found[j].speaker.map(|phrase| phrase.mention)
                    });
                let first = found[i].pieces.last().map_or(start, |piece| piece.0);
                let boundary = participle
                    || start > 1
                        && items[start - 1].is(Class::CONJUNCTION.or(Class::SEMICOLON))
                        && has_verb(items, first, start - 1);
                if !boundary {
                    continue;
                }
            }
            let earlier = found[j].pieces.first().map_or(0, |first| first.0);
            let interrupts = order == Order::Backward && found[j].pieces.len() > 1;
            let pronoun = found[j].speaker.is_some_and(|phrase| items[phrase.mention.0].is(Class::PERSON));
            let found_cue = found[i].cue.0;
            let (order_i, Some(piece)) = (found[i].order, found[i].pieces.last_mut()) else { continue };
            // "say 12,000 came; it was a tenth of that, according to police"
            if piece.0 < earlier && earlier < piece.1 && items[earlier - 1].is(Class::SEMICOLON) && earlier < start {
                piece.1 = earlier - 1;
            }
            if piece.0 < start && start < piece.1 && !matches!(order_i, Order::Backward | Order::Around) {
                let mut end = start;
                while end > piece.0
                    && (items[end - 1].is(Class::MARK.or(Class::CONJUNCTION))
                        // "in Marle, where, she said"
                        || end > piece.0 + 1
                            && items[end - 1].is(Class::RELATIVE.or(Class::SUBORDINATOR))
                            && items[end - 2].is(Class::COMMA))
                    && !items[end - 1].is(Class::CLOSE)
                {
                    end -= 1;
                }
                // "The owners did not complain when it closed, a clerk said": all of it is the clerk's.
                let whole = earlier <= found_cue && order_i == Order::Forward && !pronoun;
                // "said it was no different, he added, from others": the speaker's own aside.
                if interrupts && earlier <= piece.0 && !whole {
                    continue;
                }
                piece.1 = end.max(piece.0 + 1);
            }
        }
    }
}
