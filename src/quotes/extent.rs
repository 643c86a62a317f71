//! The extent of what is reported: where it begins behind adverbials and addressees, and where its clause ends.

use super::content::over_insertion;
use super::coordination::starts_coordinated;
use super::cues::Frame;
use super::page::Item;
use super::predicate::takes_verb;
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
        if item.is(Class::SEMICOLON) && k > start && another_clause(items, k) {
            end = k;
            break;
        }
        if item.is(Class::ACCORDING) && next.is_some_and(|next| next.is(Class::TO)) && has_verb(items, start, k) {
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
        if item.is(Class::CONJUNCTION) && k > start && starts_coordinated(items, k, cue.form) {
            end = k;
            break;
        }
        // "promised “a clean harbor,” the third such pledge this year"
        if item.is(Class::ENDS_COMMA) && k > start && is_afterthought(items, k + 1, len) {
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

/// True if what follows the semicolon at `k` is no longer reported: after a quotation, or where another one speaks.
fn another_clause(items: &[Item], k: usize) -> bool {
    let Some((next, phrase)) = items.get(k + 1).zip(speaker::phrase_after(items, k + 1)) else { return false };
    // "said it was “aware”; the bank did not call back"
    let quoted = k > 0 && items[k - 1].stretch.is_some();
    let other = !next.is(Class::PERSON.or(Class::THAT).or(Class::CONJUNCTION)) && next.stretch.is_none();
    // "said it had “no record” of it; Roe’s office said the same"
    let speaks = || {
        let verb = items.get(phrase.end).and_then(|verb| verb.cue);
        verb.is_some_and(|cue| cue.frame.has(Frame::CLAUSE)) && speaker::is_verb(items, phrase.end)
    };
    quoted && other && takes_verb(items, phrase.end) || !items[phrase.start].is(Class::PERSON) && speaks()
}

/// True if a new main clause begins at `k`, after a comma: "and" or "but" with a subject and a verb of its own.
pub(super) fn new_clause(items: &[Item], k: usize, len: usize) -> bool {
    // "said it was “old,” while Roe blamed the weather"; "said it held, while Roe cut his forecast, citing “old piles”"
    if items[k].is(Class::ADVERSATIVE) && !items[k].is(Class::RELATIVE) {
        let other = speaker::phrase_after(items, k + 1).filter(|&phrase| speaker::is_named(items, phrase));
        let own = |end: usize| items[end..len].iter().any(|item| item.cue.is_some() || item.is(Class::CITING));
        if other.is_some_and(|phrase| phrase.end < len && has_verb(items, phrase.end, len) && own(phrase.end)) {
            return true;
        }
    }
    // "said it leaks, something the agency called “false”": others tell that. The tagger may see a preposition there.
    let word = |item: &Item| item.is(Class::NOUN.or(Class::PREPOSITION)) && !item.is(Class::SUBORDINATOR);
    let noun = |k: usize| word(&items[k]) && items[k + 1].is(Class::ARTICLE.or(Class::NAME));
    if k + 2 < len && (items[k].is(Class::RELATIVE) || noun(k)) && reports_within(items, k, len) {
        return true;
    }
    // What a relative or an adversative clause adds is the writer's own, unless part of it is quoted.
    if items[k].is(Class::RELATIVE.or(Class::ADVERSATIVE)) && !has_quote(items, k, len) {
        let inserted = (k..len.min(k + 40)).any(|j| items[j].is(Class::COMMA) && takes_verb(items, j + 1));
        return k + 2 < len && !inserted;
    }
    if !items[k].is(Class::CONJUNCTION) || k + 2 >= len {
        return false;
    }
    let next = k + 1;
    if returns_to_reporter(items, k) {
        return true;
    }
    let subject = if items[next].is(Class::PRONOUN) && !items[next].is(Class::RELATIVE) {
        Some(next + 1)
    } else {
        speaker::phrase_after(items, next).map(|phrase| after_brackets(items, phrase.end))
    };
    subject.is_some_and(|end| takes_verb(items, end))
}

/// True if the clause that opens at `k` has a subject with a name or a role and a cue before its quotation.
fn reports_within(items: &[Item], k: usize, len: usize) -> bool {
    let Some(subject) = speaker::phrase_after(items, k + 1) else { return false };
    let speaks = subject.end < len && speaker::can_speak(items, subject) && !items[subject.start].is(Class::PRONOUN);
    let quoted = (k..len).find(|&k| items[k].stretch.is_some()).unwrap_or(k);
    let told = |verb: &Item| verb.cue.is_some() && verb.is(Class::VERB.or(Class::ED));
    speaks && quoted > subject.end && told(&items[subject.end])
}

/// True if nothing but a noun phrase about what was said stands at `start`: "a phrase that came up in every talk".
fn is_afterthought(items: &[Item], start: usize, len: usize) -> bool {
    let Some(phrase) =
        items.get(start).filter(|first| first.is(Class::ARTICLE)).and(speaker::phrase_after(items, start))
    else {
        return false;
    };
    let rest = phrase.end.min(len)..len;
    let relative = rest.clone().find(|&k| items[k].is(Class::THAT.or(Class::RELATIVE))).unwrap_or(len);
    // Not "the paper reported".
    let attributes = items[rest].iter().any(|item| item.cue.is_some_and(|cue| cue.frame.has(Frame::CLAUSE)));
    !attributes
        && !takes_verb(items, phrase.end)
        && !has_verb(items, phrase.end, relative)
        && !has_quote(items, phrase.end.min(len), len)
}

/// Past the brackets that open at `k`, if any do: "Ana Roe (D-Ohio)".
fn after_brackets(items: &[Item], k: usize) -> usize {
    let close = (k..items.len().min(k + 8)).find(|&close| items[close].is(Class::CLOSE));
    if items.get(k).is_some_and(|item| item.is(Class::OPEN)) { close.map_or(k, |close| close + 1) } else { k }
}

/// True for the conjunction at `k` that goes on with what the speaker did, after a quotation that a comma ends: she called
/// the talks “frank,” but gave no details. An auxiliary goes on with what was said.
fn returns_to_reporter(items: &[Item], k: usize) -> bool {
    let quoted = k > 0 && items[k - 1].is(Class::ENDS_COMMA)
        || k > 1 && items[k - 1].is(Class::COMMA) && items[k - 2].stretch.is_some();
    quoted
        && !items[k].is(Class::AND)
        && items
            .get(k + 1)
            .is_some_and(|next| next.is(Class::VERB.or(Class::ED)) && !next.is(Class::AUXILIARY.or(Class::NAME)))
}

/// True if what is reported ends with the quotation at `k`: a term that was called so, with no noun after it.
pub(super) fn ends_with_quotation(items: &[Item], k: usize, frame: Frame) -> bool {
    let Some(next) = items.get(k + 1) else { return true };
    if items[k].is(Class::ENDS_COMMA) && next.is(Class::ING) {
        return true;
    }
    // "said “thank you” to them"
    if items[k].is(Class::CLAUSAL) && frame.has(Frame::QUOTE) && k > 0 && items[k - 1].cue.is_some() {
        return next.is(Class::PREPOSITION.or(Class::TO)) && !next.is(Class::ABOUT.or(Class::SUBORDINATOR));
    }
    if frame.has(Frame::CLAUSE) || !frame.has(Frame::TERM) {
        return false;
    }
    items[k].is(Class::ENDS_COMMA.or(Class::ENDS_STOP))
        || next.is(Class::COMMA.or(Class::DASH).or(Class::SEMICOLON).or(Class::SUBORDINATOR))
        // But "a “radical overhaul” of the system"
        || next.is(Class::PREPOSITION)
            && !(next.is(Class::ABOUT) && next.span.len() == 2 && k > 0 && items[k - 1].is(Class::DETERMINER))
        // "called out “I’m sorry” to them", but not "called it “safe” to eat"
        || next.is(Class::TO) && items[k].is(Class::CAPITAL)
        || next.is(Class::CONJUNCTION) && items.get(k + 2).is_none_or(|after| after.stretch.is_none())
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

/// Where the reported words of a relative clause without commas end: at the verb of the main clause. "The nurse who told
/// patients she was a doctor | has been jailed".
pub(super) fn restrictive_end(items: &[Item], start: usize, end: usize) -> usize {
    let Some(first) = (start..end).find(|&k| speaker::is_verb(items, k)) else { return end };
    let bar = Class::MARK.or(Class::QUOTED).or(Class::CONJUNCTION).or(Class::SUBORDINATOR).or(Class::RELATIVE);
    (first + 1..end)
        .take_while(|&k| !items[k].is(bar.or(Class::THAT)))
        .find(|&k| {
            let verb = speaker::is_verb(items, k) && !items[k].is(Class::NONFINITE);
            verb && !speaker::is_verb(items, k - 1) && speaker::is_nominal(items, k - 1)
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
