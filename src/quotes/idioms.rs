//! Verbs that report in certain phrases alone: "shot back that", "allowed that", "made clear that", "put it to him that".

use super::cues::{Form, Frame};
use super::items::Item;
use super::speaker;
use super::words::{Class, Cue};

/// The cue that a verb is by the words behind it: "shot back that", "allowed that", "went on".
pub(super) fn by_next_words(text: &str, items: &[Item], i: usize) -> Option<Cue> {
    let (frame, form) = if is_shot_back(text, items, i) {
        (Frame::QUOTE.join(Frame::MARKED), Form::Past)
    } else if allows_that(text, items, i) {
        (Frame::MARKED, if items[i].span.slice(text) == "allows" { Form::Third } else { Form::Past })
    } else if goes_on(text, items, i) {
        (Frame::QUOTE.join(Frame::CLAUSE), Form::Past)
    } else {
        return None;
    };
    Some(Cue { frame, form })
}

/// True for the verb of "He allowed that it was late" and "She allows, when pressed, that it was".
fn allows_that(text: &str, items: &[Item], i: usize) -> bool {
    // "She did allow that"
    let did = items[i].span.len() == 5 && i > 0 && items[i - 1].is(Class::AUXILIARY);
    let word = items[i].span.slice(text);
    if !(items[i].is(Class::VERB.or(Class::ED)) && matches!(word, "allowed" | "allows") || did && word == "allow") {
        return false;
    }
    let that = |k: usize| items.get(k).is_some_and(|that| that.is(Class::THAT));
    let aside = || {
        let close = (i + 2..items.len().min(i + 7)).find(|&k| items[k].is(Class::COMMA));
        items.get(i + 1).is_some_and(|next| next.is(Class::COMMA)) && close.is_some_and(|close| that(close + 1))
    };
    let subject = did
        || i > 0
            && items[i - 1].is(Class::PRONOUN.or(Class::NAME).or(Class::ROLE).or(Class::COMMA).or(Class::CONJUNCTION));
    subject && (that(i + 1) || aside())
}

/// True for the "went" of "It will hold, the mayor went on."
fn goes_on(text: &str, items: &[Item], i: usize) -> bool {
    let word = |k: usize| items.get(k).map_or("", |item| item.span.slice(text));
    if items[i].span.len() != 4 || word(i) != "went" || word(i + 1) != "on" {
        return false;
    }
    let ends = items.get(i + 2).is_none_or(|next| next.is(Class::STOP.or(Class::COMMA)));
    // Not "As the day went on, ..."
    let bar = Class::VERB.or(Class::SUBORDINATOR).or(Class::AS).or(Class::RELATIVE);
    let opens = (i.saturating_sub(8)..i).rev().take_while(|&k| !items[k].is(bar)).any(|k| items[k].is(Class::COMMA));
    ends && opens
}

/// The "that" of "counsel put it to the skipper that he had lied", if the verb is at `i`.
pub(super) fn that_is_put(text: &str, items: &[Item], i: usize) -> Option<usize> {
    let is = |k: usize, class: Class| items.get(k).is_some_and(|item| item.is(class));
    let word = |k: usize| items.get(k).map_or("", |item| item.span.slice(text));
    let puts = items[i].span.len() == 3 && is(i + 1, Class::IT) && word(i) == "put" && word(i + 2) == "to";
    // Not "put it to a vote that".
    let hears = puts && speaker::phrase_after(items, i + 3).is_some_and(|phrase| speaker::can_speak(items, phrase));
    let mut near = (i + 3..i + 8).take_while(|&k| hears && !is(k, Class::MARK.or(Class::VERB)));
    near.find(|&k| is(k, Class::THAT.or(Class::RELATIVE)) && word(k) == "that")
}

/// True for the verb of "shot back that", but not of "shot that man".
fn is_shot_back(text: &str, items: &[Item], i: usize) -> bool {
    let back = |next: &Item| next.is(Class::ADVERB) && next.span.slice(text) == "back";
    items[i].span.len() == 4 && items[i].span.slice(text) == "shot" && items.get(i + 1).is_some_and(back)
}

/// The verb of "made clear that", "makes it perfectly plain that it", and its form, if the adjective is at `i`.
pub(super) fn made_clear(text: &str, items: &[Item], i: usize) -> Option<(usize, Form)> {
    let word = |k: usize| items[k].span.slice(text);
    if items[i].span.len() != 5 || !matches!(word(i), "clear" | "plain") {
        return None;
    }
    let that =
        items.get(i + 1).is_some_and(|next| next.is(Class::THAT.or(Class::PRONOUN)) && !next.is(Class::RELATIVE));
    let later = || {
        let near = items.get(i + 1).is_some_and(|next| next.is(Class::PREPOSITION.or(Class::ADVERB).or(Class::TIME)));
        near && (i + 2..items.len().min(i + 10))
            .take_while(|&k| !items[k].is(Class::MARK.or(Class::VERB)))
            .any(|k| items[k].is(Class::THAT))
    };
    let over = Class::ADVERB.or(Class::IT);
    let verb = (i.saturating_sub(4)..i).rev().find(|&k| !items[k].is(over))?;
    let form = match word(verb) {
        "make" => Form::Base,
        "makes" => Form::Third,
        "made" => Form::Past,
        "making" => Form::Ing,
        _ => return None,
    };
    (that || later()).then_some((verb, form))
}

/// True for the "know" of "demanded to know why": a question that was asked.
pub(super) fn asks_to_know(text: &str, items: &[Item], i: usize) -> bool {
    let word = |k: usize| items[k].span.slice(text);
    let next = items.get(i + 1).map_or(Class::STOP, |next| next.class);
    i >= 2
        && word(i) == "know"
        && items[i - 1].is(Class::TO)
        && (word(i - 2).starts_with("demand") || word(i - 2).starts_with("want"))
        && next.has(Class::QUESTION.or(Class::COMMA).or(Class::STOP))
}

/// True if the preposition follows with which the verb at `i` directs someone: "called on", "called again for", "appealed to",
/// "pleaded with".
pub(super) fn leads_to_object(text: &str, items: &[Item], i: usize) -> bool {
    let word = |k: usize| items.get(k).map_or("", |item| item.span.slice(text));
    let adverb = usize::from(items.get(i + 1).is_some_and(|item| item.is(Class::ADVERB)));
    let preposition = word(i + 1 + adverb);
    match word(i).as_bytes() {
        [b'c' | b'C', ..] => matches!(preposition, "on" | "upon" | "for"),
        [b'a' | b'A', ..] => preposition == "to",
        _ => preposition == "with",
    }
}
