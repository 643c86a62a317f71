//! What follows a reporting verb: where the reported words begin, behind adverbials and addressees, and whether the verb can
//! report them.

use super::cues::{Form, Frame};
use super::extent::{ADVERBIALS, content_end, has_quote, has_verb};
use super::page::Item;
use super::predicate::takes_verb;
use super::speaker;
use super::terms::is_owned_title;
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
    (items[next].stretch.is_some() && items[next - 1].is(Class::COMMA) && next > open + 2 && !spoken).then_some(next)
}

/// What is reported after the attribution: its items, and whether it stands apart by a comma, colon or "that".
pub(super) fn forward(items: &[Item], start: usize, inverted: bool, cue: Cue) -> Option<(usize, usize, bool)> {
    let (mut from, marked) = content_start(items, start, cue)?;
    // "said that's late": no conjunction.
    // "said that was late": nor there.
    let joined = items.get(from + 1).is_some_and(|next| {
        let glued = next.span.start() == items[from].span.end();
        next.is(Class::CLITIC) && glued || next.is(Class::AUXILIARY) && next.is(Class::VERB) && from == start
    });
    let that = items.get(from)?.is(Class::THAT) && !inverted && !joined;
    let named = items[from].is(Class::RELATIVE) && items[from].span.len() == 4;
    if (that || named) && from > start && is_relative(items, from) {
        return None;
    }
    // "are closing by the week, a habit that": a verb of mere quoting takes its "that" at once or not at all.
    let comma = |k: usize| items[start..k].iter().any(|item| item.is(Class::COMMA));
    if that && cue.frame == Frame::QUOTE && from > start && comma(from) && !items[from - 1].is(Class::COMMA) {
        return None;
    }
    if that {
        // "said that, if it rains, it leaks"
        let comma = items.get(from + 1).is_some_and(|next| next.is(Class::COMMA));
        from += 1 + usize::from(comma);
    }
    if items.get(from)?.is(Class::MARK) {
        return None;
    }
    let end = content_end(items, from, items.len(), cue);
    // "He said that on Monday": what he said stands elsewhere.
    let loose = Class::PREPOSITION.or(Class::TIME).or(Class::NUMBER).or(Class::ADVERB).or(Class::ADJECTIVE).or(Class::STOP);
    if that && items[from..end.max(from)].iter().all(|item| item.is(loose)) {
        return None;
    }
    // "She did not say which": nothing is reported.
    let bare = Class::QUESTION.or(Class::CONJUNCTION).or(Class::MARK).or(Class::NEGATION);
    if items[from].is(Class::QUESTION) && items[from..end.max(from)].iter().all(|item| item.is(bare)) {
        return None;
    }
    if from >= end || inverted && !marked && items[from].stretch.is_none() {
        return None;
    }
    // "writing in the paper", "declined to comment on": nothing is reported.
    let idle = cue.form == Form::Ing
        && items[start].is(Class::PREPOSITION)
        && from == start
        && !quoted_in_clause(items, from, end);
    let refused = cue.form == Form::Base
        && cue.frame.has(Frame::ABOUT)
        && start >= 2
        && items[start - 2].is(Class::TO)
        && !that
        && !has_quote(items, from, (from..end).find(|&k| items[k].is(Class::COMMA)).unwrap_or(end));
    // "Speaking on Harbour Radio, Roe said", "Replying to a debate in the chamber, Roe said"
    let occasion = cue.form == Form::Ing
        && items[start - 1].is(Class::SENTENCE)
        && items[start].is(Class::PREPOSITION.or(Class::TO))
        && !that
        && !quoted_in_clause(items, from, end);
    if idle || refused || occasion {
        return None;
    }
    accepts(items, start, from, end, that, cue.frame).then_some((from, end, marked || that))
}

/// True if the object of the verb that ends before `start` only points to what was said elsewhere: "disclosed this while
/// parading them", "said this on Monday".
pub(super) fn points_elsewhere(items: &[Item], start: usize) -> bool {
    let clause = Class::SUBORDINATOR.or(Class::RELATIVE).or(Class::MARK);
    let pointer = |item: &Item| item.is(Class::DETERMINER) && item.is(Class::OBJECT);
    let rest = || (start + 1..items.len()).find(|&k| items[k].is(clause)).unwrap_or(items.len());
    items.get(start).is_some_and(pointer)
        // Not "read this as an admission that".
        && items.get(start + 1).is_some_and(|next| {
            next.is(Class::PREPOSITION.or(Class::SUBORDINATOR)) && !next.is(Class::AS)
        })
        && !has_verb(items, start, rest())
}

/// Steps over what may stand between the verb and what it reports: adverbs, times, adverbials, an addressee. Gives where
/// the reported words begin, and whether a comma, a colon or "that" sets them off.
fn content_start(items: &[Item], start: usize, cue: Cue) -> Option<(usize, bool)> {
    let frame = cue.frame;
    let ceiling = items.len().min(start + ADVERBIALS);
    let mut addressed = false;
    let mut k = start;
    while k < ceiling {
        let item = &items[k];
        // "told “Harlow Today” it held", "told the network's “Today” show that it held"
        let programme = frame.has(Frame::ADDRESSEE)
            && item.is(Class::CAPITAL)
            && item.stretch.is_some()
            && !item.is(Class::CLAUSAL.or(Class::ENDS_COMMA).or(Class::ENDS_STOP))
            && items[start..k].iter().all(|item| speaker_part(item));
        if programme {
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
            return Some((k + 1, true));
        }
        // "as Okoro put it: “...”"
        if k == start && item.is(Class::IT) {
            if let Some(colon) = (k + 1..ceiling.min(k + 5)).find(|&k| items[k].is(Class::COLON)) {
                return Some((colon + 1, true));
            }
            if items.get(k + 1)?.is(Class::COMMA) {
                k += 1;
                continue;
            }
            // "as Okoro put it in an email, “...”"
            let comma = (k + 1..ceiling.min(k + 9)).find(|&k| items[k].is(Class::COMMA.or(Class::VERB)));
            if let Some(comma) = comma.filter(|&comma| {
                items[comma].is(Class::COMMA) && items.get(comma + 1).is_some_and(|next| next.stretch.is_some())
            }) {
                return Some((comma + 1, true));
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
        // "warned last week of a flood"
        let timed = items[start..k].iter().all(|item| item.is(Class::TIME.or(Class::ADJECTIVE)));
        if timed && is_particle(items, k, ceiling, cue) {
            return Some((k + 1, false));
        }
        // "that" or a quotation further on, with nothing but adverbials before it.
        if let Some(far) = far_content(items, k, ceiling) {
            return Some((far, items[far].is(Class::THAT) || items[far - 1].is(Class::COMMA.or(Class::COLON))));
        }
        // "told them there was": a clause begins.
        let there = item.span.len() == 5 && items.get(k + 1).is_some_and(|next| next.is(Class::AUXILIARY));
        let adverb = item.is(Class::ADVERB) && !item.is(Class::SUBORDINATOR.or(Class::QUESTION)) && !there;
        let auxiliary = |k: usize| items.get(k).is_some_and(|next| next.is(Class::AUXILIARY) && !next.is(Class::CLITIC));
        // "said today it held", but "said today was late", "said now was the time"
        let subject = auxiliary(k + 1) && (item.is(Class::TIME) || item.span.len() == 3);
        let time = item.is(Class::TIME) && !items.get(k + 1).is_some_and(|next| next.is(Class::POSSESSIVE)) && !subject;
        let adverb = adverb && !subject;
        // "said this week it held"
        let timed = item.is(Class::DETERMINER.or(Class::ADJECTIVE))
            && !item.is(Class::ARTICLE)
            && items.get(k + 1).is_some_and(|next| next.is(Class::TIME))
            && items.get(k + 2).is_some_and(|next| next.is(Class::PRONOUN.or(Class::DETERMINER).or(Class::THAT)));
        if timed {
            k += 2;
            continue;
        }
        // "said late Thursday it would", but not "said late spring was dry"
        let late = item.is(Class::ADJECTIVE) && items.get(k + 1).is_some_and(|next| next.is(Class::TIME));
        if adverb || time || late && !takes_verb(items, k + 2) {
            k += 1;
        } else if frame.has(Frame::ADDRESSEE)
            && !addressed
            && let Some(phrase) = speaker::phrase_after(items, k)
        {
            // "warned it would close": what a verb follows is its subject and no addressee.
            let object = items[k].is(Class::OBJECT) && !items[k].is(Class::IT);
            let verb = items.get(phrase.end).is_some_and(|verb| verb.is(Class::AUXILIARY) && !verb.is(Class::CLITIC));
            if !object && verb && addressee_end(items, k, phrase.end) == phrase.end {
                break;
            }
            addressed = true;
            // Something must follow the addressee: not "told the truth."
            k = addressee_end(items, k, phrase.end);
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
            match adverbial(items, k) {
                Some(next) => k = next,
                None => break,
            }
        }
    }
    // "wrote to the council alleging that": the participle reports.
    let participle = items.get(k).and_then(|item| item.cue).is_some_and(|cue| cue.form == Form::Ing);
    if participle && k > start && speaker::is_nominal(items, k - 1) {
        return None;
    }
    Some((k, false))
}

/// True for what can stand between a verb and the name in marks of whom it addresses: "told Harlow Radio's “Today”".
fn speaker_part(item: &Item) -> bool {
    item.is(Class::NAME.or(Class::POSSESSIVE).or(Class::DETERMINER).or(Class::NOUN))
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
    if (k + 1..close).any(|j| speaker::is_verb(items, j) || items[j].cue.is_some()) {
        return None;
    }
    let opens = opens(close + 1)?;
    (opens || close <= k + 3).then_some((close + 1, opens))
}

/// True for the preposition at `k` after which something is reported: "warned of a flood", "pointed to the levee"; not if a
/// time follows it, or the reported clause comes later.
fn is_particle(items: &[Item], k: usize, ceiling: usize, cue: Cue) -> bool {
    let fits = cue.frame.has(Frame::ABOUT) && items[k].is(Class::ABOUT) && cue.form != Form::Ing
        || cue.frame.has(Frame::TOWARDS) && items[k].is(Class::TO);
    let occasion = |end: usize| items[k + 1..end].iter().any(|item| item.is(Class::TIME.or(Class::OCCASION)));
    fits && far_content(items, k, ceiling).is_none() && !adverbial(items, k).is_some_and(occasion)
}

/// True if a verb with `frame` can report the items `from..end`. `start` is where its attribution ends.
fn accepts(items: &[Item], start: usize, from: usize, end: usize, that: bool, frame: Frame) -> bool {
    let first = &items[from];
    // "read Roe's “Salt,”", "wrote a memoir, “Salt and Rope”"
    let named = |k: usize| {
        let noun = if items[k - 1].is(Class::COMMA) { k.checked_sub(2) } else { k.checked_sub(1) };
        items[k].is(Class::TITLED) && noun.is_some_and(|noun| noun >= from && items[noun].is(Class::WORK))
    };
    let title = end > from + 1 && (is_owned_title(items, end - 1) || named(end - 1)) && !has_verb(items, from, end);
    // "the estimate compiled by the bank"
    let passive = first.is(Class::ED) && items.get(from + 1).is_some_and(|next| next.is(Class::BY));
    if title || passive {
        return false;
    }
    // "wrote “Blue Moon” in 1971"
    if frame.has(Frame::MAKES) && first.is(Class::TITLED) && !first.is(Class::CLAUSAL) && from == start {
        return false;
    }
    if first.stretch.is_some() && end == from + 1 {
        return frame.has(Frame::QUOTE.join(Frame::CLAUSE));
    }
    if has_quote(items, from, end)
        && (that || frame.has(Frame::CLAUSE) || frame.has(Frame::TERM) && quoted_in_clause(items, from, end))
    {
        return true;
    }
    // "denied it was “the end”": a clause of its own.
    let clause = || speaker::phrase_after(items, from).is_some_and(|phrase| takes_verb(items, phrase.end));
    // "denied he had lied", "denied the report was true"
    let plain = || {
        let verb = speaker::phrase_after(items, from).and_then(|phrase| items.get(phrase.end));
        !frame.has(Frame::ADDRESSEE.join(Frame::INFINITIVE)) && verb.is_some_and(|verb| verb.is(Class::AUXILIARY) && !verb.is(Class::CLITIC))
    };
    if frame.has(Frame::MARKED) && (has_quote(items, from, end) && clause() || plain()) {
        return true;
    }
    let marked = that || first.is(Class::QUESTION);
    if frame.has(Frame::CLAUSE) {
        let infinitive = first.is(Class::TO) && frame.has(Frame::INFINITIVE.join(Frame::NOUN));
        return marked || infinitive || frame.has(Frame::NOUN) || first.is(Class::ED) || is_clause(items, from, end);
    }
    let about = frame.has(Frame::ABOUT.join(Frame::TOWARDS))
        && items[start..from].iter().any(|item| item.is(Class::PREPOSITION.or(Class::TO)))
        && speaker::is_nominal(items, from);
    about || frame.has(Frame::NOUN) || frame.has(Frame::MARKED) && marked
}

/// True if a finite verb stands among the items, or a past at their end that looks like a participle.
pub(super) fn is_clause(items: &[Item], start: usize, end: usize) -> bool {
    has_verb(items, start, end) || ends_in_past(items, start, end)
}

/// True for a noun phrase with a past behind it that looks like a participle, if nothing but a time follows: "the levee
/// held", "the levee held on Monday". Not behind a text: "wrote an essay published on Monday".
fn ends_in_past(items: &[Item], start: usize, end: usize) -> bool {
    let Some(past) = speaker::phrase_after(items, start).map(|phrase| phrase.end).filter(|&past| past < end) else {
        return false;
    };
    let rest = &items[past + 1..end];
    let time = |item: &Item| item.is(Class::TIME.or(Class::NUMBER).or(Class::ADVERB).or(Class::PREPOSITION));
    let timed = rest.is_empty() || rest.iter().any(|item| item.is(Class::TIME)) && rest.iter().all(time);
    let text = items[past - 1].is(Class::WORK.or(Class::SPEECH).or(Class::OCCASION));
    items[past].is(Class::ED) && timed && !text
}

/// True if a quotation stands among the items before anything that begins another clause.
pub(super) fn quoted_in_clause(items: &[Item], start: usize, end: usize) -> bool {
    let bar =
        Class::COMMA.or(Class::DASH).or(Class::SEMICOLON).or(Class::RELATIVE).or(Class::VERB).or(Class::SUBORDINATOR);
    // Not the "as" of "dismissed it as “talk”".
    let bars = |item: &Item| item.is(bar) && !item.is(Class::NAME.or(Class::AS));
    let stop = (start..end).find(|&k| items[k].stretch.is_some() || bars(&items[k]) || k == start && items[k].is(Class::AS));
    stop.is_some_and(|k| items[k].stretch.is_some())
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

/// True for the "that" at `k` which has a noun before it and a verb behind it: "told staff in an email that was seen by".
fn is_relative(items: &[Item], k: usize) -> bool {
    speaker::is_nominal(items, k - 1) && items.get(k + 1).is_some_and(|next| next.is(Class::AUXILIARY))
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

/// Past the addressee that begins at `start`: "the board's members in Leeds" ends where a clause begins.
pub(super) fn addressee_end(items: &[Item], start: usize, end: usize) -> usize {
    for k in start + 1..end {
        // A second noun phrase begins the clause: "told reporters the plan".
        if items[k].is(Class::DETERMINER.or(Class::POSSESSIVE))
            && !items[k].is(Class::CLITIC)
            && !items[k - 1].is(Class::PREPOSITION.or(Class::AND).or(Class::DETERMINER))
        {
            return k;
        }
        // So does a common noun behind a name, if a verb follows: "told CNBC demand was".
        let other = Class::NAME.or(Class::ROLE).or(Class::SOURCE).or(Class::OCCASION).or(Class::TITLE);
        if items[k].is(Class::NOUN)
            && !items[k].is(other)
            && items[start..k].iter().all(|item| item.is(Class::NAME))
            && takes_verb(items, end)
        {
            return k;
        }
    }
    // "told reporters police had failed": those who are told need no article, for they are many.
    let many = items[start].is(Class::ROLE) && items[start].is(Class::NOUN) && !items[start].is(Class::TITLE.or(Class::NAME));
    let next = items.get(start + 1).is_some_and(|next| next.is(Class::NOUN.or(Class::NAME).or(Class::ADJECTIVE).or(Class::ROLE)));
    if many && next && start + 1 < end && takes_verb(items, end) {
        return start + 1;
    }
    let mut k = end;
    while k + 1 < items.len() && items[k].is(Class::PREPOSITION) && !items[k].is(Class::SUBORDINATOR) {
        match speaker::phrase_after(items, k + 1) {
            Some(phrase) if !items[phrase.start].is(Class::PRONOUN) => k = phrase.end,
            _ => break,
        }
    }
    k
}

/// Past an adverbial that begins at `k`: "on Tuesday", "in a statement", "to reporters", "during a visit to Leeds".
pub(super) fn adverbial(items: &[Item], k: usize) -> Option<usize> {
    let item = &items[k];
    if !item.is(Class::PREPOSITION.or(Class::TO)) {
        return None;
    }
    if items.get(k + 1)?.is(Class::ING) {
        return None;
    }
    let phrase_start = k + 1;
    let mut end = phrase_start;
    while end < items.len() && end < k + 10 && speaker::is_nominal(items, end) {
        let breaks = end > phrase_start && items[end].is(Class::DETERMINER) && !items[end - 1].is(Class::DETERMINER);
        let named_after_common = end > phrase_start
            && items[end].is(Class::NAME)
            && !items[end - 1].is(Class::NAME
                .or(Class::DETERMINER)
                .or(Class::POSSESSIVE)
                .or(Class::ADJECTIVE)
                .or(Class::HYPHEN));
        if breaks || named_after_common {
            break;
        }
        end += 1;
        if items[end - 1].is(Class::TIME) && !items.get(end).is_some_and(|next| next.is(Class::TIME.or(Class::NUMBER)))
        {
            break;
        }
    }
    if end == phrase_start {
        return items[phrase_start].is(Class::OBJECT).then_some(phrase_start + 1);
    }
    // "remarking from Leeds he felt": a clause begins.
    let clause = items.get(end).is_some_and(|next| next.is(Class::PERSON))
        && items.get(end + 1).is_some_and(|verb| verb.is(Class::VERB));
    let occasion = clause
        || items[phrase_start..end].iter().any(|item| item.is(Class::TIME.or(Class::OCCASION).or(Class::NUMBER)));
    // "said in a filing with the board the plan failed"
    if occasion
        && items.get(end).is_some_and(|item| item.is(Class::PREPOSITION) && !item.is(Class::SUBORDINATOR.or(Class::ABOUT)))
        && let Some(phrase) = speaker::phrase_after(items, end + 1)
        && items.get(phrase.end).is_some_and(|next| next.is(Class::DETERMINER.or(Class::PRONOUN).or(Class::THAT)))
    {
        return Some(phrase.end);
    }
    // "said in court the plan failed", "said at the time he left"
    let short = item.span.len() == 2 && !item.is(Class::ABOUT.or(Class::AS).or(Class::BY));
    let begins = items.get(end).is_some_and(|next| next.is(Class::ARTICLE.or(Class::PRONOUN).or(Class::POSSESSIVE)))
        && speaker::phrase_after(items, end).is_some_and(|phrase| takes_verb(items, phrase.end));
    (item.is(Class::TO)
        || occasion
        || short && begins
        || items.get(end).is_some_and(|item| item.is(Class::PREPOSITION.or(Class::TIME).or(Class::THAT))))
    .then_some(end)
}
