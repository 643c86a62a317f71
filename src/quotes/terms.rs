//! Quoted words that no report holds: words set apart, titles, and what a verb that is no sure cue governs.

use super::content::is_behind_as;
use super::coordination::coordinated_subject;
use super::cues::{Form, Frame};
use super::extent::content_end;
use super::page::Item;
use super::predicate::is_passive;
use super::report::{Order, Report};
use super::speaker;
use super::subject;
use super::words::{Class, Cue};

/// True if a quotation is a word set apart and not a word spoken: a modifier between an article and a noun (an “easy”
/// answer), part of a name (Ana “Bo” Roe), or a title after the noun for a work (the novel “Salt”).
pub(super) fn is_scare(items: &[Item], quoted: usize) -> bool {
    let Some(before) = quoted.checked_sub(1).map(|k| &items[k]) else { return false };
    let next = items.get(quoted + 1).map_or(Class::STOP, |next| next.class);
    // "the “premium” tag": what could be a verb is none in this form.
    let base =
        items.get(quoted + 1).and_then(|next| next.cue.or(next.latent)).is_some_and(|cue| cue.form == Form::Base);
    let modifier =
        before.is(Class::DETERMINER.or(Class::POSSESSIVE).or(Class::ADJECTIVE).or(Class::ED).or(Class::HYPHEN))
            && (next.has(Class::NOUN.or(Class::NAME).or(Class::HYPHEN)) || base && before.is(Class::ARTICLE));
    let nickname = before.is(Class::NAME) && next.has(Class::NAME);
    let title =
        before.is(Class::WORK.or(Class::ED)) && items[quoted].is(Class::TITLED) || is_owned_title(items, quoted);
    modifier || nickname || title || items[quoted].is(Class::TITLED)
}

/// True for the title of a work or a programme after its maker: the BBC's “Dawn,” Roe's “Salt.”
pub(super) fn is_owned_title(items: &[Item], quoted: usize) -> bool {
    let possessive = |k: usize| items[k].is(Class::POSSESSIVE) && items[k].is(Class::CLITIC.or(Class::STRAY));
    quoted >= 2
        && possessive(quoted - 1)
        && items[quoted - 2].is(Class::NAME)
        && items[quoted].is(Class::CAPITAL)
        && (items[quoted].is(Class::TITLED) || !items[quoted].is(Class::CLAUSAL))
}

/// What a verb that is no sure cue governs in quotation marks: “Okoro has promised to bring ‘real change’ to the port.”
/// The subject is taken for the speaker; the least sure step.
pub(super) fn governed(items: &[Item], quoted: usize) -> Option<Report> {
    if is_scare(items, quoted) {
        return None;
    }
    let floor = quoted.saturating_sub(30);
    let verb = (floor..quoted)
        .rev()
        .take_while(|&k| !items[k].is(Class::STOP.or(Class::SEMICOLON).or(Class::COLON)))
        .find(|&k| {
        (speaker::is_verb(items, k) || items[k].is(Class::ING.or(Class::ED)))
            && !items[k].is(Class::AUXILIARY)
            && !(k > 0 && items[k - 1].is(Class::HYPHEN))
    })?;
    // "a class called “Perception”"
    let names = items[verb].cue.is_some_and(|cue| cue.frame.has(Frame::TERM) && !cue.frame.has(Frame::CLAUSE));
    let noun = verb > 0 && items[verb - 1].is(Class::NOUN) && !items[verb - 1].is(Class::ROLE.or(Class::SOURCE));
    if names && noun && verb + 1 == quoted {
        return None;
    }
    if items[verb].cue.is_some_and(|cue| cue.frame.has(Frame::AS)) && !is_behind_as(items, verb + 1, quoted + 1) {
        return None;
    }
    // "closes a restaurant ‘to sleep’": a verb that reports nothing but quotations, with an object.
    let told = items[verb].cue.is_some_and(|cue| cue.frame == Frame::QUOTE);
    if told && verb + 1 < quoted && !items[quoted].is(Class::CLAUSAL) {
        return None;
    }
    // "was asked about the label “...”": the subject did not speak.
    if is_passive(items, verb) {
        return None;
    }
    if items[verb].cue.is_none() && items[verb].latent.is_none() && !items[quoted].is(Class::CLAUSAL) {
        return None;
    }
    let speaker = if speaker::is_verb(items, verb) {
        subject::subject_before(items, verb).or_else(|| coordinated_subject(items, verb, &[]))
    } else {
        (floor..verb).rev().filter(|&k| speaker::is_verb(items, k)).find_map(|k| subject::subject_before(items, k))
    }?;
    let last = &items[speaker.mention.1 - 1];
    if !last.is(Class::NAME.or(Class::ROLE).or(Class::PRONOUN)) || last.is(Class::TIME) {
        return None;
    }
    // "went on, “...”"
    let on = quoted == verb + 3 && items[verb + 1].is(Class::ADVERB) && items[verb + 2].is(Class::COMMA);
    let from = if on { quoted } else { verb + 1 };
    let end = content_end(items, from, items.len(), Cue { frame: Frame::TERM, form: Form::Base }).max(quoted + 1);
    Some(Report {
        cue: (verb, verb + 1),
        speaker: Some(speaker),
        pieces: vec![(from, end)],
        order: Order::Governed,
        frame: Frame::TERM,
        extent: (speaker.start, verb + 1),
    })
}
