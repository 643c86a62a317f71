//! The extent of what is reported: where the clause of a quotation begins, where reported words end and where they go on.

use super::beginning::over_insertion;
use super::coordination::starts_coordinated;
use super::cues::Frame;
use super::new_clause::{another_clause, is_afterthought, is_remark, new_clause};
use super::next_act::{acts_next, acts_then, is_told_by_another, returns_to_speaker};
use super::page::Item;
use super::rows::{goes_on_in_row, row_end};
use super::sources::is_according;
use super::speaker;
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
        // "Savio left in silence, but “Well played,” he tweeted"
        || items[quoted].is(Class::CAPITAL) && items[quoted].is(Class::ENDS_COMMA) && before.is(Class::CONJUNCTION)
    {
        return quoted;
    }
    // Several quotations in a row, or only a conjunction before them.
    if is_only_quoted(&items[start..quoted]) {
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

/// True if nothing but quotations and marks stands among the items.
pub(super) fn is_only_quoted(items: &[Item]) -> bool {
    items.iter().all(|item| item.stretch.is_some() || item.is(Class::MARK))
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
        if item.is(Class::MARK.or(Class::QUOTED).or(Class::THAT).or(Class::CONJUNCTION)) && !item.is(Class::HYPHEN)
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
    if let Some(next) = over_circumstance(items, start, tail) {
        return Some(next);
    }
    let mark = items.get(tail)?;
    let pause = mark.is(Class::COMMA.or(Class::DASH).or(Class::COLON).or(Class::SEMICOLON));
    // Not the programme of: he told “Harlow Today.”
    let close = mark.stretch.is_some() && tail == start && (mark.is(Class::CLAUSAL) || !mark.is(Class::TITLED));
    if !pause && !close {
        return None;
    }
    let mut k = if mark.stretch.is_some() { tail } else { tail + 1 };
    if mark.is(Class::COMMA)
        && let Some(next) = over_insertion(items, tail)
    {
        return Some(next);
    }
    while items.get(k).is_some_and(|item| item.is(Class::CONJUNCTION)) {
        k += 1;
    }
    if items.get(k)?.stretch.is_some() {
        return Some(k);
    }
    // “If you ask me,” she said, and here she lowered her voice, “he never read it”: a small letter goes on.
    let next = (k..items.len().min(k + ADVERBIALS)).find(|&k| items[k].stretch.is_some())?;
    let dashes = mark.is(Class::DASH) && items[next - 1].is(Class::DASH);
    let goes_on = !items[next].is(Class::CAPITAL)
        && (items[next].is(Class::CLAUSAL) || dashes)
        && items[next - 1].is(Class::COMMA.or(Class::DASH))
        && items[k..next].iter().all(|item| item.cue.is_none() && !item.is(Class::SEMICOLON.or(Class::COLON)));
    goes_on.then_some(next)
}

/// The quotation that goes on behind a clause in the attribution, whose verb is at `verb`: “I did not,” Okoro told reporters as
/// she left, “and I will not.”
fn over_circumstance(items: &[Item], start: usize, verb: usize) -> Option<usize> {
    let clause = items.get(verb).is_some_and(|item| item.is(Class::VERB))
        && items[start..verb].iter().any(|item| item.is(Class::AS.or(Class::SUBORDINATOR)));
    let comma =
        (verb + 1..items.len().min(verb + ADVERBIALS)).find(|&k| items[k].is(Class::MARK)).filter(|_| clause)?;
    // Not "as the crowd shouted, “Liar!”", which is what the crowd said.
    let other = items[start..comma].iter().any(|item| item.cue.is_some_and(|cue| cue.frame.has(Frame::QUOTE)));
    let quoted = items.get(comma + 1).is_some_and(|next| next.stretch.is_some() && !next.is(Class::CAPITAL));
    (quoted && !other && items[comma].is(Class::COMMA)).then_some(comma + 1)
}

/// Where reported words that begin at `start` end: before the next attribution, a participle that reports, or the full stop.
pub(super) fn content_end(items: &[Item], start: usize, len: usize, cue: Cue) -> usize {
    let frame = cue.frame;
    // A quotation by itself, with its own punctuation inside, is all that is reported.
    if start < len && items[start].is(Class::ENDS_COMMA.or(Class::ENDS_STOP)) {
        return if frame.is_term() { start + 1 } else { row_end(items, start, len) };
    }
    // Roe told them “half of you will be gone” before the bus had left: what was said, and when.
    let whole = frame.has(Frame::ADDRESSEE) && start + 1 < len && items[start].is(Class::CLAUSAL);
    let dated = |k: usize| items[k].is(Class::ARTICLE) && items.get(k + 1).is_some_and(|next| next.is(Class::TIME));
    if whole && (items[start + 1].is_temporal() || dated(start + 1)) {
        return start + 1;
    }
    let mut end = len;
    for k in start..len {
        let item = &items[k];
        let next = items.get(k + 1);
        let pause = item.is(Class::COMMA.or(Class::DASH).or(Class::ENDS_COMMA));
        let kept = if item.stretch.is_some() { k + 1 } else { k };
        if item.is(Class::SEMICOLON) && k > start && another_clause(items, k) {
            end = k;
            break;
        }
        if is_according(items, k) && has_verb(items, start, k) {
            end = k;
            break;
        }
        if pause && k > start && next.is_some_and(|next| next.is(Class::ACCORDING) || new_clause(items, k + 1, len)) {
            end = kept;
            break;
        }
        if pause && k > start && next.is_some_and(|next| next.is(Class::CITING)) && has_verb(items, start, k) {
            end = kept;
            break;
        }
        if item.is(Class::CONJUNCTION)
            && k > start
            && !frame.has(Frame::SOURCE)
            && (returns_to_speaker(items, start, k, frame) || starts_coordinated(items, k, cue.form))
        {
            end = k;
            break;
        }
        // "warned it would cost jobs, then showed them her books"
        if pause && k > start && acts_then(items, start, k + 1) {
            end = kept;
            break;
        }
        // "promised “a clean harbor,” the third such pledge this year"
        if item.is(Class::ENDS_COMMA) && k > start && is_afterthought(items, k + 1, len) {
            end = k + 1;
            break;
        }
        // "said it was “old”, a remark the mayor called rude"
        let quoted = item.is(Class::COMMA) && k > start && items[k - 1].stretch.is_some();
        if quoted && (is_remark(items, k + 1) || is_told_by_another(items, k + 1, len)) {
            end = k;
            break;
        }
        // "said “no comment” and walked off"
        if item.stretch.is_some() && k == start && frame.has(Frame::QUOTE) && acts_next(items, k + 1, item) {
            end = k + 1;
            break;
        }
        // "said “Order” four times", "a line he liked — “Trust nobody” — before turning to taxes"
        let times = |next: &Item| next.is(Class::DETERMINER) && !next.is(Class::ARTICLE.or(Class::PRONOUN));
        let dashes = |next: &Item| next.is(Class::DASH) && k > 0 && items[k - 1].is(Class::DASH);
        if item.stretch.is_some() && k == start && next.is_some_and(|next| times(next) || dashes(next)) {
            end = k + 1;
            break;
        }
        // "warned rates “will fall” after reporting a loss"
        let reports = |k: usize| items.get(k).is_some_and(|next| next.is(Class::ING) && next.cue.is_some());
        if item.stretch.is_some()
            && next.is_some_and(|next| next.is(Class::SUBORDINATOR) && next.is(Class::PREPOSITION))
            && reports(k + 2)
        {
            end = k + 1;
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

/// True if what is reported ends with the quotation at `k`: a term that was called so, with no noun after it.
pub(super) fn ends_with_quotation(items: &[Item], k: usize, frame: Frame) -> bool {
    let Some(next) = items.get(k + 1) else { return true };
    if frame.has(Frame::TERM) && goes_on_in_row(items, k) {
        return false;
    }
    if items[k].is(Class::ENDS_COMMA) && next.is(Class::ING) {
        return true;
    }
    // "wrote “fragile” on the box"
    if frame.has(Frame::MAKES) && k > 0 && items[k - 1].cue.is_some() && next.is(Class::PREPOSITION) {
        return true;
    }
    // "said “thank you” to them", "are crying “fraud” over the count"
    let spoken = items[k].is(Class::CLAUSAL) || frame == Frame::QUOTE;
    if spoken && frame.has(Frame::QUOTE) && k > 0 && items[k - 1].cue.is_some() {
        return next.is(Class::PREPOSITION.or(Class::TO)) && !next.is(Class::ABOUT.or(Class::SUBORDINATOR));
    }
    if frame.has(Frame::CLAUSE) || !frame.has(Frame::TERM) {
        return false;
    }
    items[k].is(Class::ENDS_COMMA.or(Class::ENDS_STOP))
        || next.is(Class::COMMA.or(Class::DASH).or(Class::SEMICOLON).or(Class::SUBORDINATOR))
        // But "a “radical overhaul” of the system"
        || next.is(Class::PREPOSITION)
            && !(next.is_of() && k > 0 && items[k - 1].is(Class::DETERMINER))
        // "called out “I’m sorry” to them", but not "called it “safe” to eat"
        || next.is(Class::TO) && items[k].is(Class::CAPITAL)
        || next.is(Class::CONJUNCTION) && items.get(k + 2).is_none_or(|after| after.stretch.is_none())
}
