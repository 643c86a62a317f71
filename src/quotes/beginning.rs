//! Where what is reported begins behind a verb: past adverbs, times, adverbials and an addressee.

use super::adverbial::{addressee_end, adverbial};
use super::cues::{Form, Frame};
use super::extent::ADVERBIALS;
use super::infinitive::is_noun_like;
use super::page::Item;
use super::predicate::{takes_auxiliary, takes_verb};
use super::speaker;
use super::words::{Class, Cue};

/// The quotation after the insertion that the comma at `open` begins: said Okoro, who lives there, “...”
pub(super) fn over_insertion(items: &[Item], open: usize) -> Option<usize> {
    let first = items.get(open + 1)?;
    // "reading from a sheet", but not "adding"
    let idle =
        first.is(Class::ING) && items.get(open + 2).is_some_and(|next| next.is(Class::PREPOSITION.or(Class::TO)));
    if !first.is(Class::RELATIVE.or(Class::DETERMINER).or(Class::ROLE).or(Class::ING).or(Class::NUMBER))
        || first.cue.is_some() && !idle
    {
        return None;
    }
    let bar = Class::STOP.or(Class::SEMICOLON).or(Class::COLON);
    let next =
        (open + 1..items.len().min(open + ADVERBIALS)).find(|&k| items[k].stretch.is_some() || items[k].is(bar))?;
    let spoken = items[open + 1 + usize::from(idle)..next]
        .iter()
        .any(|item| item.cue.is_some_and(|cue| cue.frame.has(Frame::CLAUSE)));
    // Not "says the singer, whose album, “Stone Dream,” sold well".
    let title = items[next].is(Class::TITLED) && !items[next].is(Class::CLAUSAL);
    let apart = items[next].stretch.is_some() && items[next - 1].is(Class::COMMA) && next > open + 2;
    (apart && !spoken && !title).then_some(next)
}

/// Steps over what may stand between the verb and what it reports: adverbs, times, adverbials, an addressee. Gives where
/// the reported words begin, and whether a comma, a colon or "that" sets them off.
pub(super) fn content_start(items: &[Item], start: usize, cue: Cue) -> Option<(usize, bool)> {
    let frame = cue.frame;
    let ceiling = items.len().min(start + ADVERBIALS);
    let mut addressed = false;
    let mut k = start;
    while k < ceiling {
        let item = &items[k];
        // "told “Harlow Today” it held", "told the network's “Today” show that it held"
        if frame.has(Frame::ADDRESSEE) && is_programme(items, start, k) {
            addressed = true;
            k += 1 + usize::from(items.get(k + 1).is_some_and(|next| next.is(Class::NOUN.or(Class::WORK))));
            if items.get(k).is_none_or(|next| next.is(Class::STOP)) {
                return None;
            }
            continue;
        }
        if item.stretch.is_some() || item.is(Class::THAT) {
            break;
        }
        if item.is(Class::COLON) {
            return (k == start || !is_title_behind(items, k)).then_some((k + 1, true));
        }
        if k == start && item.is(Class::IT) {
            match over_it(items, k, ceiling) {
                Some((next, true)) => return Some((next, true)),
                Some((next, false)) => {
                    k = next;
                    continue;
                }
                None => {}
            }
        }
        if item.is(Class::COMMA.or(Class::DASH)) {
            match over_comma(items, k, ceiling)? {
                (next, true) => return Some((next, true)),
                (next, false) => k = next,
            }
            continue;
        }
        // "What he told me was, “...”"
        let cleft = item.is(Class::BE) && items.get(k + 2).is_some_and(|quoted| quoted.stretch.is_some());
        if cleft && items[k + 1].is(Class::COMMA.or(Class::COLON)) {
            return Some((k + 2, true));
        }
        // "What he had told them, in May, was that the ships were ready"
        let that = items.get(k + 1).is_some_and(|next| next.is(Class::THAT));
        if item.is(Class::BE) && that && items[0].is(Class::QUESTION) {
            return Some((k + 1, true));
        }
        // "warned last week of “a flood”"
        let late = items[start..k].iter().all(|item| item.is(Class::TIME.or(Class::ADJECTIVE)));
        if late && is_particle(items, k, ceiling, cue) {
            return Some((k + 1, false));
        }
        // "that" or a quotation further on, with nothing but adverbials before it.
        if is_noun_like(items, k) {
            break;
        }
        if let Some(far) = far_content(items, k, ceiling) {
            return Some((far, items[far].is(Class::THAT) || items[far - 1].is(Class::COMMA.or(Class::COLON))));
        }
        let times = times_end(items, k);
        if times > k {
            // "said today it held", but "said today was late", "said last week's vote held", "said each day of it was"
            let of = |next: &Item| next.is_of() && !items[k].is(Class::TIME);
            let owns = items.get(times).is_some_and(|next| next.is(Class::POSSESSIVE) || of(next));
            if owns || takes_verb(items, times) {
                break;
            }
            k = times;
            continue;
        }
        // "told them there was", "said now was the time": a clause begins.
        let subject = matches!(item.span.len(), 3 | 5) && takes_auxiliary(items, k + 1);
        if item.is(Class::ADVERB) && !item.is(Class::SUBORDINATOR.or(Class::QUESTION)) && !subject {
            k += 1;
        } else if frame.has(Frame::ADDRESSEE)
            && !addressed
            && let Some(phrase) = speaker::phrase_after(items, k)
        {
            let end = addressee_end(items, k, phrase.end);
            // "warned it would close": what a verb follows is its subject and no addressee.
            let object = item.is(Class::OBJECT) && !item.is(Class::IT);
            if !object && end == phrase.end && takes_auxiliary(items, end) {
                break;
            }
            addressed = true;
            // Something must follow the addressee: not "told the truth."
            k = end;
            if items.get(k)?.is(Class::STOP) {
                return None;
            }
            // "told bishops gathered in Marle that": what the tagger may take for a verb.
            let gathered = items[k].is(Class::ED.or(Class::VERB)) && !items[k].is(Class::AUXILIARY);
            if gathered
                && items.get(k + 1).is_some_and(|next| next.is(Class::PREPOSITION))
                && let Some(that) = far_content(items, k + 1, ceiling).filter(|&far| items[far].is(Class::THAT))
            {
                return Some((that, true));
            }
        } else {
            addressed = true;
            match adverbial(items, k).or_else(|| complement_end(items, start, k)) {
                Some(next) => k = next,
                None => break,
            }
        }
    }
    if k > start { behind_adverbials(items, k, ceiling) } else { Some((k, false)) }
}

/// True if the colon at `k` stands between a noun for a work and its title: "on the theme: “Clean Water”".
pub(super) fn is_title_behind(items: &[Item], k: usize) -> bool {
    let title = |next: &Item| next.is(Class::TITLED) && !next.is(Class::CLAUSAL);
    items[k].is(Class::COLON) && k > 0 && items[k - 1].is(Class::WORK) && items.get(k + 1).is_some_and(title)
}

/// Past the "of" phrase at `k` that belongs to the adverbial before it: "argued in a string | of papers".
fn complement_end(items: &[Item], start: usize, k: usize) -> Option<usize> {
    let inner = k > start && items[k].is_of() && items[k - 1].is(Class::NOUN) && !items[k - 1].is(Class::TIME);
    let phrase = speaker::phrase_after(items, k + 1).filter(|_| inner)?;
    items.get(phrase.end).is_some_and(|next| next.stretch.is_none()).then_some(phrase.end)
}

/// Where the reported words begin if adverbials and an addressee end at `k`, and whether "that" sets them off.
fn behind_adverbials(items: &[Item], k: usize, ceiling: usize) -> Option<(usize, bool)> {
    // "said in a letter dated May 2 that"
    if items.get(k).is_some_and(|item| item.is(Class::ED.or(Class::PAST)) && items[k - 1].is(Class::OCCASION))
        && let Some(that) = far_content(items, k + 1, ceiling).filter(|&far| items[far].is(Class::THAT))
    {
        return Some((that, true));
    }
    // "said in a statement posted on its site": nothing that was said.
    let posted =
        items.get(k).is_some_and(|item| item.is(Class::ED) && item.cue.is_none_or(|cue| cue.frame.has(Frame::QUOTE)));
    if posted && items[k - 1].is(Class::OCCASION) && items.get(k + 1).is_some_and(|next| next.is(Class::PREPOSITION)) {
        return None;
    }
    // "wrote to the council alleging that": the participle reports.
    let participle = items.get(k).and_then(|item| item.cue).is_some_and(|cue| cue.form == Form::Ing);
    (!participle || !speaker::is_nominal(items, k - 1)).then_some((k, false))
}

/// True for the quoted item at `k` if it names whom a verb addresses, with nothing but names from `start` on before it: "told
/// Harlow Radio's “Today”".
fn is_programme(items: &[Item], start: usize, k: usize) -> bool {
    let part = Class::NAME.or(Class::POSSESSIVE).or(Class::DETERMINER).or(Class::NOUN);
    let owned = k == start && items[k].is(Class::TITLED) || k > start && items[k - 1].is(Class::POSSESSIVE);
    items[k].stretch.is_some()
        && owned
        && items[k].is(Class::CAPITAL)
        && !items[k].is(Class::CLAUSAL.or(Class::ENDS_COMMA).or(Class::ENDS_STOP))
        && items[start..k].iter().all(|item| item.is(part))
}

/// Past the times that begin at `k`: "today", "late Thursday", "this week", "last Monday night".
fn times_end(items: &[Item], k: usize) -> usize {
    let time = |k: usize| items.get(k).is_some_and(|item| item.is(Class::TIME));
    let modifies = Class::ADJECTIVE.or(Class::ADVERB).or(Class::DETERMINER);
    let lead = items[k].is(modifies) && !items[k].is(Class::ARTICLE.or(Class::TIME)) && time(k + 1);
    let mut end = k + usize::from(lead);
    while time(end) {
        end += 1;
    }
    end
}

/// Past the "it" at `k` of "as Okoro put it: “...”" and "as Okoro put it in an email, “...”"; true if the words begin there.
fn over_it(items: &[Item], k: usize, ceiling: usize) -> Option<(usize, bool)> {
    if let Some(colon) = (k + 1..ceiling.min(k + 5)).find(|&k| items[k].is(Class::COLON)) {
        return Some((colon + 1, true));
    }
    if items.get(k + 1)?.is(Class::COMMA) {
        return Some((k + 1, false));
    }
    // "put it to her that"
    if items[k + 1].is(Class::TO.or(Class::PREPOSITION))
        && items[k + 1].span.len() == 2
        && let Some(that) = far_content(items, k + 2, ceiling).filter(|&far| items[far].is(Class::THAT))
    {
        return Some((that, true));
    }
    let comma = (k + 1..ceiling.min(k + 9)).find(|&k| items[k].is(Class::COMMA.or(Class::VERB)))?;
    let quoted = items[comma].is(Class::COMMA) && items.get(comma + 1).is_some_and(|next| next.stretch.is_some());
    quoted.then_some((comma + 1, true))
}

/// Past the comma at `k`: to a quotation or "that", or over an insertion: "said, however, that", "said, in a letter, “...”"
/// The second value says that the reported words begin there.
fn over_comma(items: &[Item], k: usize, ceiling: usize) -> Option<(usize, bool)> {
    let opens = |k: usize| items.get(k).map(|item| item.stretch.is_some() || item.is(Class::THAT));
    if opens(k + 1)? {
        return Some((k + 1, true));
    }
    if let Some(next) = over_insertion(items, k) {
        return Some((next, true));
    }
    let close = (k + 1..ceiling).find(|&j| items[j].is(Class::COMMA))?;
    let that = items.get(close + 1).is_some_and(|next| next.is(Class::THAT));
    if that && items[k + 1].is(Class::ACCORDING) {
        return Some((close + 1, true));
    }
    // "She writes, and I quote, ‘...’"
    let aside = close == k + 4 && items[k + 1].is(Class::AND) && items[k + 2].is(Class::PERSON) && opens(close + 1)?;
    if aside {
        return Some((close + 1, true));
    }
    // "allowed, when pressed, that"
    let pressed = close == k + 3 && items[k + 1].is(Class::QUESTION) && items[k + 1].is(Class::SUBORDINATOR) && that;
    if !pressed && (k + 1..close).any(|j| speaker::is_verb(items, j) || items[j].cue.is_some()) {
        return None;
    }
    let work = items.get(close + 1).is_some_and(|next| next.is(Class::TITLED)) && items[close - 1].is(Class::WORK);
    let opens = opens(close + 1)? && !work;
    // "inquired, to some laughter, how much it cost"
    let asked = close == k + 4 && items[close + 1].is(Class::QUESTION);
    (opens || (close <= k + 3 || asked) && !work).then_some((close + 1, opens))
}

/// True for the preposition at `k` after which something is reported: "warned of a flood", "pointed to the levee"; not if a
/// time follows it, or the reported clause comes later.
fn is_particle(items: &[Item], k: usize, ceiling: usize, cue: Cue) -> bool {
    let fits = cue.frame.has(Frame::ABOUT) && items[k].is(Class::ABOUT) && cue.form != Form::Ing
        || cue.frame.has(Frame::TOWARDS) && items[k].is(Class::TO) && cue.form != Form::Ing;
    let occasion = |end: usize| items[k + 1..end].iter().any(|item| item.is(Class::TIME.or(Class::OCCASION)));
    fits && far_content(items, k, ceiling).is_none() && !adverbial(items, k).is_some_and(occasion)
}

/// The "that" or comma-and-quotation that adverbials lead up to, if there is no verb on the way.
pub(super) fn far_content(items: &[Item], start: usize, ceiling: usize) -> Option<usize> {
    for k in start..ceiling {
        let item = &items[k];
        if item.is(Class::THAT) && k > start && !is_relative(items, k) {
            return Some(k);
        }
        if item.stretch.is_some() {
            // Not the title of "wrote a memoir, “Salt”".
            let title = item.is(Class::TITLED) && k >= 2 && items[k - 2].is(Class::WORK.or(Class::OCCASION));
            return (k > start && items[k - 1].is(Class::COMMA.or(Class::COLON)) && !title).then_some(k);
        }
        if item.is(Class::STOP.or(Class::SEMICOLON).or(Class::QUESTION))
            || item.is(Class::SUBORDINATOR) && !item.is(Class::PREPOSITION)
            || speaker::is_verb(items, k)
            || item.is(Class::PRONOUN) && !item.is(Class::DETERMINER)
            || begins_report(items, k)
        {
            return None;
        }
    }
    None
}

/// True for the "that" at `k` which has a noun before it and a verb behind it: "told staff in an email that was seen by", "said
/// in a filing that ran to nine pages".
pub(super) fn is_relative(items: &[Item], k: usize) -> bool {
    // Not "told the audience that closed models were"
    let plain = Class::PREPOSITION.or(Class::TO).or(Class::DETERMINER).or(Class::ADVERB);
    let past = |verb: &Item| {
        verb.is(Class::PAST) && verb.is(Class::VERB) && items.get(k + 2).is_some_and(|next| next.is(plain))
    };
    speaker::is_nominal(items, k - 1) && items.get(k + 1).is_some_and(|next| next.is(Class::AUXILIARY) || past(next))
}

/// True for the participle at `k` with which another report begins: "criticized the plan, with one | writing: “...”",
/// "declined to comment on it, | saying only that".
fn begins_report(items: &[Item], k: usize) -> bool {
    let Some(before) = k.checked_sub(1) else { return false };
    items[k].cue.or(items[k].latent).is_some_and(|cue| {
        let after_comma = items[before].is(Class::COMMA) && cue.frame.has(Frame::CLAUSE);
        cue.form == Form::Ing && (speaker::is_nominal(items, before) || after_comma)
    })
}
