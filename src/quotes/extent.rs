//! The extent of what is reported: where it begins behind adverbials and addressees, and where its clause ends.

use super::cues::{Form, Frame};
use super::page::Item;
use super::speaker;
use super::verbs::takes_verb;
use super::words::{Class, Cue};

/// How far reported words are looked for behind adverbials, in items.
pub(super) const ADVERBIALS: usize = 30;

/// The quoted item right before `start`, over a comma or dash.
pub(super) fn quoted_before(items: &[Item], start: usize, floor: usize) -> Option<usize> {
    let mut k = start;
    if k > floor && items[k - 1].is(Class::COMMA.or(Class::DASH)) {
        k -= 1;
    }
    (k > floor && items[k - 1].stretch.is_some()).then(|| k - 1)
}

/// Where the reported words that end with the quoted item begin: at that item, or at the start of the clause it stands in.
pub(super) fn quoted_start(items: &[Item], quoted: usize, floor: usize) -> usize {
    let start = clause_start(items, quoted, floor);
    if start >= quoted {
        return quoted;
    }
    let before = &items[quoted - 1];
    // A quotation that begins like a sentence after a comma, dash or bracket stands by itself.
    if before.is(Class::COLON.or(Class::STOP).or(Class::OPEN))
        || items[quoted].is(Class::CAPITAL) && before.is(Class::COMMA.or(Class::DASH).or(Class::ENDS_COMMA))
    {
        return quoted;
    }
    // Several quotations in a row, or only a conjunction before them.
    if items[start..quoted].iter().all(|item| item.stretch.is_some() || item.is(Class::MARK)) {
        return start;
    }
    if !has_word(items, start, quoted) {
        return quoted;
    }
    start
}

pub(super) fn has_word(items: &[Item], start: usize, end: usize) -> bool {
    items[start..end].iter().any(|item| !item.is(Class::MARK.or(Class::CONJUNCTION).or(Class::QUOTED)))
}

pub(super) fn has_quote(items: &[Item], start: usize, end: usize) -> bool {
    items[start..end].iter().any(|item| item.stretch.is_some())
}

/// True if a finite verb stands among the items.
pub(super) fn has_verb(items: &[Item], start: usize, end: usize) -> bool {
    (start..end.min(items.len())).any(|k| speaker::is_verb(items, k))
}

/// The start of the clause that ends at `end`: after a colon, semicolon or closed attribution, without a conjunction in front.
pub(super) fn clause_start(items: &[Item], end: usize, floor: usize) -> usize {
    let mut start = floor;
    for k in (floor..end).rev() {
        if items[k].is(Class::COLON.or(Class::SEMICOLON).or(Class::STOP)) {
            start = k + 1;
            break;
        }
    }
    while start < end && items[start].is(Class::MARK.or(Class::CONJUNCTION)) {
        start += 1;
    }
    start
}

/// Steps over adverbials after an attribution: times, "in a statement", "of the plan".
pub(super) fn adverbials_end(items: &[Item], start: usize) -> usize {
    let mut k = start;
    while k < items.len() && k < start + ADVERBIALS {
        let item = &items[k];
        if item.is(Class::MARK.or(Class::QUOTED).or(Class::THAT).or(Class::CONJUNCTION))
            || speaker::is_verb(items, k)
            || item.is(Class::ING) && item.cue.is_some()
        {
            break;
        }
        k += 1;
    }
    k
}

/// True if what follows a comma starts something new rather than going on with the clause before the attribution.
pub(super) fn begins_new(items: &[Item], k: usize) -> bool {
    let item = &items[k];
    item.is(Class::RELATIVE.or(Class::ACCORDING))
        || item.is(Class::CONJUNCTION)
        || item.is(Class::ING) && item.cue.is_some()
        || item.stretch.is_some()
}

/// A quotation that goes on after the attribution in the same statement: ..., she said, “...”
pub(super) fn continuation(items: &[Item], start: usize) -> Option<usize> {
    let tail = adverbials_end(items, start);
    let mark = items.get(tail)?;
    let pause = mark.is(Class::COMMA.or(Class::DASH).or(Class::COLON).or(Class::SEMICOLON));
    let close = mark.stretch.is_some() && tail == start;
    if !pause && !close {
        return None;
    }
    let mut k = if mark.stretch.is_some() { tail } else { tail + 1 };
    while items.get(k).is_some_and(|item| item.is(Class::CONJUNCTION)) {
        k += 1;
    }
    items.get(k)?.stretch.map(|_| k)
}

/// What is reported after the attribution: its items, and whether it stands apart by a comma, colon or "that".
pub(super) fn forward(items: &[Item], start: usize, inverted: bool, cue: Cue) -> Option<(usize, usize, bool)> {
    let (mut from, marked) = content_start(items, start, cue)?;
    let that = items.get(from)?.is(Class::THAT) && !inverted;
    if that {
        from += 1;
    }
    if items.get(from)?.is(Class::MARK) {
        return None;
    }
    let end = content_end(items, from, items.len(), cue);
    // "She did not say which": nothing is reported.
    let bare = Class::QUESTION.or(Class::CONJUNCTION).or(Class::MARK).or(Class::NEGATION);
    if items[from].is(Class::QUESTION) && items[from..end.max(from)].iter().all(|item| item.is(bare)) {
        return None;
    }
    if from >= end || inverted && !marked && items[from].stretch.is_none() {
        return None;
    }
    accepts(items, start, from, end, that, cue.frame).then_some((from, end, marked || that))
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
        if item.stretch.is_some() || item.is(Class::THAT) {
            break;
        }
        if item.is(Class::COLON) {
            return Some((k + 1, true));
        }
        // "as Okoro put it: “...”"
        if k == start && item.is(Class::IT) && items.get(k + 1)?.is(Class::COLON.or(Class::COMMA)) {
            k += 1;
            continue;
        }
        if item.is(Class::COMMA.or(Class::DASH)) {
            match over_comma(items, k, ceiling)? {
                (next, true) => return Some((next, true)),
                (next, false) => k = next,
            }
            continue;
        }
        if k == start && is_particle(items, k, ceiling, cue) {
            return Some((k + 1, false));
        }
        // "that" or a quotation further on, with nothing but adverbials before it.
        if let Some(far) = far_content(items, k, ceiling) {
            return Some((far, items[far].is(Class::THAT) || items[far - 1].is(Class::COMMA.or(Class::COLON))));
        }
        let adverb = item.is(Class::ADVERB) && !item.is(Class::SUBORDINATOR.or(Class::QUESTION));
        let time = item.is(Class::TIME) && !items.get(k + 1).is_some_and(|next| next.is(Class::POSSESSIVE));
        if adverb || time {
            k += 1;
        } else if frame.has(Frame::ADDRESSEE)
            && !addressed
            && let Some(phrase) = speaker::phrase_after(items, k)
        {
            addressed = true;
            // Something must follow the addressee: not "told the truth."
            k = addressee_end(items, k, phrase.end);
            if items.get(k)?.is(Class::STOP) {
                return None;
            }
        } else {
            addressed = true;
            match adverbial(items, k) {
                Some(next) => k = next,
                None => break,
            }
        }
    }
    Some((k, false))
}

/// Past the comma at `k`: to a quotation or "that", or over an insertion: "said, however, that", "said, in a letter, “...”"
/// The second value says that the reported words begin there.
fn over_comma(items: &[Item], k: usize, ceiling: usize) -> Option<(usize, bool)> {
    let opens = |k: usize| items.get(k).map(|item| item.stretch.is_some() || item.is(Class::THAT));
    if opens(k + 1)? {
        return Some((k + 1, true));
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
    if first.stretch.is_some() && end == from + 1 {
        return frame.has(Frame::QUOTE.join(Frame::CLAUSE));
    }
    if has_quote(items, from, end)
        && (that || frame.has(Frame::CLAUSE) || frame.has(Frame::TERM) && quoted_in_clause(items, from, end))
    {
        return true;
    }
    let marked = that || first.is(Class::QUESTION);
    if frame.has(Frame::CLAUSE) {
        let infinitive = first.is(Class::TO) && frame.has(Frame::INFINITIVE.join(Frame::NOUN));
        return marked || infinitive || frame.has(Frame::NOUN) || first.is(Class::ED) || has_verb(items, from, end);
    }
    let about = frame.has(Frame::ABOUT.join(Frame::TOWARDS))
        && items[start..from].iter().any(|item| item.is(Class::PREPOSITION.or(Class::TO)))
        && speaker::is_nominal(items, from);
    about || frame.has(Frame::NOUN) || frame.has(Frame::MARKED) && marked
}

/// True if a quotation stands among the items before anything that begins another clause.
pub(super) fn quoted_in_clause(items: &[Item], start: usize, end: usize) -> bool {
    let bar =
        Class::COMMA.or(Class::DASH).or(Class::SEMICOLON).or(Class::RELATIVE).or(Class::VERB).or(Class::SUBORDINATOR);
    let stop = (start..end).find(|&k| items[k].stretch.is_some() || items[k].is(bar) && !items[k].is(Class::NAME));
    stop.is_some_and(|k| items[k].stretch.is_some())
}

/// The "that" or comma-and-quotation that adverbials lead up to, if there is no verb on the way.
pub(super) fn far_content(items: &[Item], start: usize, ceiling: usize) -> Option<usize> {
    for k in start..ceiling {
        let item = &items[k];
        if item.is(Class::THAT) && k > start {
            return Some(k);
        }
        if item.stretch.is_some() {
            return (k > start && items[k - 1].is(Class::COMMA.or(Class::COLON))).then_some(k);
        }
        if item.is(Class::STOP.or(Class::SEMICOLON).or(Class::QUESTION))
            || item.is(Class::SUBORDINATOR) && !item.is(Class::PREPOSITION)
            || speaker::is_verb(items, k)
            || item.is(Class::PRONOUN)
        {
            return None;
        }
    }
    None
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
    let occasion =
        items[phrase_start..end].iter().any(|item| item.is(Class::TIME.or(Class::OCCASION).or(Class::NUMBER)));
    (item.is(Class::TO)
        || occasion
        || items.get(end).is_some_and(|item| item.is(Class::PREPOSITION.or(Class::TIME).or(Class::THAT))))
    .then_some(end)
}

/// Where reported words that begin at `start` end: before the next attribution, a participle that reports, or the full stop.
pub(super) fn content_end(items: &[Item], start: usize, len: usize, cue: Cue) -> usize {
    let frame = cue.frame;
    // A quotation by itself, with its own punctuation inside, is all that is reported.
    if start < len && items[start].is(Class::ENDS_COMMA.or(Class::ENDS_STOP)) {
        return start + 1;
    }
    let mut end = len;
    for k in start..len {
        let item = &items[k];
        let next = items.get(k + 1);
        let pause = item.is(Class::COMMA.or(Class::DASH).or(Class::ENDS_COMMA));
        let kept = if item.stretch.is_some() { k + 1 } else { k };
        if item.is(Class::ACCORDING) && next.is_some_and(|next| next.is(Class::TO)) && has_verb(items, start, k) {
            end = k;
            break;
        }
        if pause && k > start && next.is_some_and(|next| next.is(Class::ACCORDING) || new_clause(items, k + 1, len)) {
            end = kept;
            break;
        }
        if item.is(Class::CONJUNCTION) && k > start && starts_coordinated(items, k, cue.form) {
            end = k;
            break;
        }
        // A name or label that was quoted ends with its marks.
        if item.stretch.is_some() && ends_with_quotation(items, k, frame) {
            end = k + 1;
            break;
        }
    }
    while end > start && items[end - 1].is(Class::MARK) && !items[end - 1].is(Class::CLOSE) {
        end -= 1;
    }
    end
}

/// True if a new main clause begins at `k`, after a comma: "and" or "but" with a subject and a verb of its own.
pub(super) fn new_clause(items: &[Item], k: usize, len: usize) -> bool {
    // What a relative or an adversative clause adds is the writer's own, unless part of it is quoted.
    if items[k].is(Class::RELATIVE.or(Class::ADVERSATIVE)) && !has_quote(items, k, len) {
        let inserted = (k..len.min(k + 40)).any(|j| items[j].is(Class::COMMA) && takes_verb(items, j + 1));
        return k + 2 < len && !inserted;
    }
    if !items[k].is(Class::CONJUNCTION) || k + 2 >= len {
        return false;
    }
    let next = k + 1;
    let subject = if items[next].is(Class::PRONOUN) && !items[next].is(Class::RELATIVE) {
        Some(next + 1)
    } else {
        speaker::phrase_after(items, next).map(|phrase| phrase.end)
    };
    subject.is_some_and(|end| takes_verb(items, end))
}

/// True if what is reported ends with the quotation at `k`: a term that was called so, with no noun after it.
pub(super) fn ends_with_quotation(items: &[Item], k: usize, frame: Frame) -> bool {
    let Some(next) = items.get(k + 1) else { return true };
    if items[k].is(Class::ENDS_COMMA) && next.is(Class::ING) {
        return true;
    }
    if frame.has(Frame::CLAUSE) || !frame.has(Frame::TERM) {
        return false;
    }
    items[k].is(Class::ENDS_COMMA.or(Class::ENDS_STOP))
        || next.is(Class::COMMA.or(Class::DASH).or(Class::SEMICOLON).or(Class::SUBORDINATOR).or(Class::PREPOSITION))
        || next.is(Class::CONJUNCTION) && items.get(k + 2).is_none_or(|after| after.stretch.is_none())
}

/// "and added", "but did not say": a cue without a subject of its own after a conjunction.
pub(super) fn starts_coordinated(items: &[Item], k: usize, form: Form) -> bool {
    let mut next = k + 1;
    while next < items.len() && next < k + 4 && items[next].is(Class::ADVERB.or(Class::AUXILIARY).or(Class::NEGATION)) {
        next += 1;
    }
    let Some(item) = items.get(next) else { return false };
    let Some(cue) = item.cue.filter(|_| !item.is(Class::NAME.or(Class::ROLE))) else { return false };
    let fits = match cue.form {
        Form::Past | Form::Third => true,
        Form::Ing => form == Form::Ing,
        Form::Base | Form::Participle => false,
    };
    if !fits {
        return false;
    }
    // "says he respects her and calls her “tough”": the same form, and a quotation soon after.
    let term = cue.form == form
        && cue.frame.has(Frame::TERM)
        && items[next..items.len().min(next + 10)].iter().any(|item| item.stretch.is_some());
    cue.frame.has(Frame::CLAUSE.join(Frame::NOUN)) || term
}

/// Where the reported words of a relative clause end: at the comma or dash after which the main clause goes on.
pub(super) fn inserted_end(items: &[Item], start: usize, end: usize) -> usize {
    (start + 1..end)
        .find(|&k| {
            items[k].is(Class::COMMA.or(Class::DASH)) && k + 1 < end && {
                let next = k + 1 + usize::from(items[k + 1].is(Class::ADVERB));
                next < end && speaker::is_verb(items, next)
            }
        })
        .unwrap_or(end)
}

/// Where the reported words of a dependent clause end: at the comma after which the main clause begins.
pub(super) fn dependent_end(items: &[Item], start: usize, end: usize) -> usize {
    for k in start + 1..end {
        let inside = items[k - 1].is(Class::ENDS_COMMA);
        if items[k].is(Class::COMMA) && k + 1 < end || inside {
            let next = if inside { k } else { k + 1 };
            let subject =
                items[next].is(Class::PRONOUN) && !items[next].is(Class::RELATIVE) || speaker::is_nominal(items, next);
            if subject && has_verb(items, next, end) {
                return k;
            }
        }
    }
    end
}
