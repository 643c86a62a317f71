//! Verbs that no list knows and that can only be an attribution where they stand: “...,” an angry Okoro retorted.

use super::cues::{Form, Frame};
use super::extent::has_verb;
use super::page::Item;
use super::report::Report;
use super::speaker::{self, Phrase};
use super::subject;
use super::words::Class;

/// True if the verb at `i`, which no list knows, stands in a clause that depends on another, or takes a quotation from one:
/// she said, when the storm broke, “...”; While Roe called it “old,” Okoro looked away.
pub(super) fn is_dependent(items: &[Item], i: usize, found: &[Report]) -> bool {
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
    // “Never!” came the reply. “Call the roll,” came shouts from the benches.
    let noun = |next: &Item| next.is(Class::ARTICLE.or(Class::SPEECH));
    if ended && items[i].is(Class::PAST) && items.get(i + 1).is_some_and(noun) {
        let spoken =
            |phrase: Phrase| items[phrase.mention.0..phrase.mention.1].iter().any(|item| item.is(Class::SPEECH));
        if speaker::phrase_after(items, i + 1).is_some_and(spoken) {
            return true;
        }
    }
    // “...?” posed the speaker of the house.
    if ended && verbal && items.get(i + 1).is_some_and(|next| next.is(Class::ARTICLE)) {
        let last = |phrase: &Phrase| items.get(phrase.end).is_none_or(|next| next.is(Class::STOP));
        let phrase = speaker::phrase_after(items, i + 1).filter(last);
        return phrase.is_some_and(|phrase| speaker::can_speak(items, phrase));
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
