//! Reporting verbs: who speaks, and on which side of the verb the reported words stand.

use super::cues::{Form, Frame};
use super::extent::{
    ADVERBIALS, adverbials_end, begins_new, clause_start, content_end, continuation, dependent_end, forward, has_verb,
    inserted_end, quoted_before, quoted_start,
};
use super::page::Item;
use super::report::{Order, Report, SOURCE};
use super::speaker::{self, Phrase};
use super::words::{Class, Cue};

/// A reporting verb.
pub(super) fn verb(items: &[Item], i: usize, cue: Cue, found: &[Report]) -> Option<Report> {
    let finite = matches!(cue.form, Form::Past | Form::Third | Form::Base);
    if is_modifier(items, i) {
        return None;
    }
    let passive = cue.form != Form::Ing && cue.form != Form::Base && is_passive(items, i);
    let (mut speaker, mut start, mut after, mut inverted) = (None, i, i + 1, false);
    if passive {
        // "was asked by the host": only the agent speaks.
        let by = (i + 1..items.len().min(i + 4)).find(|&k| items[k].span_is_by())?;
        let agent = speaker::phrase_after(items, by + 1)?;
        (speaker, after) = (Some(agent), agent.end);
    } else if let Some(begin) = participle_start(items, i, cue.form) {
        start = begin;
        speaker = participle_speaker(items, i, begin, found);
    } else {
        let left = speaker::subject_before(items, i);
        // An inverted attribution: the verb follows a quotation or a comma, and no subject closes with that comma.
        let position = inverted_position(items, i, cue.form)
            .filter(|_| finite && left.is_none_or(|left| !subject_fits(items, left, i)));
        let right = position
            .filter(|_| !cue.frame.has(Frame::ADDRESSEE) || cue.frame.has(Frame::MARKED))
            .and_then(|_| speaker::phrase_after(items, i + 1))
            .filter(|right| !takes_verb(items, right.end) && !items[right.start].is(Class::IT));
        if let (Some(begin), Some(right)) = (position, right) {
            (speaker, start, after, inverted) = (Some(right), begin, right.end, true);
        } else if let Some(left) = left {
            (speaker, start) = (Some(left), left.start);
        } else if coordinated_start(items, i) == i && cue.form != Form::Base {
            // "Asked about the plan, ...", "when told that": a participle.
            return None;
        } else {
            speaker = coordinated_subject(items, i, found);
            start = coordinated_start(items, i);
        }
    }
    let mut report = Report {
        cue: (i, i + 1),
        speaker,
        pieces: Vec::new(),
        order: Order::Backward,
        frame: cue.frame,
        extent: (start, after),
    };
    let floor = found.iter().map(|report| report.extent.1).filter(|&end| end <= start).max().unwrap_or(0);
    let relative = (start..i).find(|&k| items[k].is(Class::RELATIVE));
    let inserted = participle_start(items, i, cue.form)
        .is_some_and(|begin| begin > 0 && items[begin - 1].is(Class::COMMA))
        || relative.is_some_and(|k| k > 0 && items[k - 1].is(Class::COMMA.or(Class::DASH)))
        || start > 0 && items[start - 1].is(Class::RELATIVE);
    let dependent = start > 0 && items[start - 1].is(Class::SUBORDINATOR)
        || start == 0 && participle_start(items, i, cue.form).is_some();
    let forward = forward(items, after, inverted, cue).map(|(from, end, marked)| {
        (
            from,
            if dependent {
                dependent_end(items, from, end)
            } else if inserted {
                inserted_end(items, from, end)
            } else {
                end
            },
            marked,
        )
    });
    let participle = cue.form == Form::Ing && start < i || participle_start(items, i, cue.form).is_some();
    // A quotation right before the attribution.
    if let Some(quoted) = quoted_before(items, start, floor)
        && cue.frame.has(Frame::QUOTE)
        && speaker.is_some()
        && !participle
        && !passive
        && (inverted
            || items[start - 1].is(Class::COMMA.or(Class::DASH).or(Class::ENDS_COMMA).or(Class::ENDS_STOP))
            || forward.is_none() && quoted == floor)
    {
        let from = quoted_start(items, quoted, floor);
        report.pieces.push((from, quoted + 1));
        if let Some((from, end, true)) = forward
            && items[from].stretch.is_some()
        {
            report.pieces.push((from, end));
        } else if let Some(next) = continuation(items, report.extent.1) {
            report.pieces.push((next, content_end(items, next, items.len(), cue)));
        }
        return Some(report);
    }
    // "But, she said, the levee will hold."
    if !inverted
        && start > 1
        && items[start - 1].is(Class::COMMA)
        && items.get(after).is_some_and(|item| item.is(Class::COMMA))
        && cue.frame.has(Frame::CLAUSE)
        && (floor..start - 1)
            .all(|k| items[k].is(Class::CONJUNCTION.or(Class::ADVERB).or(Class::MARK).or(Class::SUBORDINATOR)))
        && items.get(after + 1).is_some_and(|item| item.stretch.is_none())
    {
        let end = content_end(items, after + 1, items.len(), cue);
        if has_verb(items, after + 1, end) {
            report.order = Order::Forward;
            report.pieces.push((after + 1, end));
            return Some(report);
        }
    }
    // "It is no surprise, she said, that the levee held."
    let split = start > floor + 1
        && items[start - 1].is(Class::COMMA)
        && items.get(after).is_some_and(|item| item.is(Class::COMMA))
        && items.get(after + 1).is_some_and(|item| item.is(Class::THAT))
        && has_verb(items, floor, start - 1);
    if let Some((from, end, _)) = forward
        && (!inverted || start == 0)
        && !split
    {
        report.order = Order::Forward;
        report.pieces.push((from, end));
        return Some(report);
    }
    // "As the mayor said, the levee will hold."
    if cue.frame.has(Frame::CLAUSE)
        && start > 0
        && start <= 2
        && items[start - 1].is(Class::AS)
        && !participle
        && speaker.is_some()
    {
        let comma = adverbials_end(items, after);
        if items.get(comma).is_some_and(|item| item.is(Class::COMMA)) {
            let end = content_end(items, comma + 1, items.len(), SOURCE);
            if comma + 1 < end {
                report.order = Order::Forward;
                report.pieces.push((comma + 1, end));
                return Some(report);
            }
        }
    }
    // A clause before the attribution, and perhaps after it.
    if cue.frame.has(Frame::CLAUSE)
        && !participle
        && !passive
        && speaker.is_some()
        && start > floor + 1
        && items[start - 1].is(Class::COMMA.or(Class::DASH))
    {
        let from = clause_start(items, start - 1, floor);
        if start - 1 > from {
            let whole = has_verb(items, from, start - 1);
            let tail = adverbials_end(items, report.extent.1);
            let goes_on = items.get(tail).is_some_and(|item| item.is(Class::COMMA))
                && tail + 1 < items.len()
                && !(inverted && whole)
                && !begins_new(items, tail + 1);
            if goes_on {
                report.pieces.push((from, start - 1));
                report.pieces.push((tail + 1, content_end(items, tail + 1, items.len(), cue)));
                return Some(report);
            }
            if has_verb(items, from, start - 1) {
                report.pieces.push((from, start - 1));
                return Some(report);
            }
        }
    }
    None
}

/// True if a finite verb follows the noun phrase that ends at `end`, over adverbs.
pub(super) fn takes_verb(items: &[Item], end: usize) -> bool {
    let mut k = end;
    while k < items.len() && k < end + 3 && items[k].is(Class::ADVERB) {
        k += 1;
    }
    k < items.len() && speaker::is_verb(items, k)
}

/// "the alleged plan", "a self-described poet", "its reported losses", "an editor's note", "a fact confirmed by".
pub(super) fn is_modifier(items: &[Item], i: usize) -> bool {
    let next = items.get(i + 1).map_or(Class::STOP, |next| next.class);
    let mut k = i;
    while k > 0 && k + 3 > i && items[k - 1].is(Class::ADVERB) {
        k -= 1;
    }
    let Some(before) = k.checked_sub(1).map(|k| &items[k]) else { return false };
    let possessive = before.is(Class::POSSESSIVE) && !before.is(Class::AUXILIARY.or(Class::RELATIVE));
    let article = before.is(Class::DETERMINER.or(Class::HYPHEN)) && !before.is(Class::PRONOUN);
    if before.is(Class::ARTICLE) && !items[i].is(Class::ING) {
        return true;
    }
    possessive && !items[i].is(Class::ING)
        || (article
            && items[i].is(Class::ED.or(Class::VERB))
            && next.has(Class::NOUN.or(Class::NAME).or(Class::ADJECTIVE)))
        || before.is(Class::HYPHEN)
        || items[i].is(Class::ED) && next.has(Class::BY) && !before.is(Class::BE)
}

/// True if the subject `left` of the verb at `i` begins its clause, so that the comma before the verb closes an insertion.
pub(super) fn subject_fits(items: &[Item], left: Phrase, i: usize) -> bool {
    let adjacent = !items[i - 1].is(Class::COMMA.or(Class::DASH).or(Class::QUOTED));
    adjacent
        || left.start == 0
        || items[left.start - 1].is(Class::MARK
            .or(Class::QUOTED)
            .or(Class::CONJUNCTION)
            .or(Class::SUBORDINATOR)
            .or(Class::TIME))
}

/// The subject of a verb after "and" or "but": that of the verb before it in the clause.
pub(super) fn coordinated_subject(items: &[Item], i: usize, found: &[Report]) -> Option<Phrase> {
    let start = coordinated_start(items, i);
    if start == i {
        return None;
    }
    // The report that ends at the conjunction goes on with this verb.
    let before = found
        .iter()
        .rev()
        .find(|report| report.order == Order::Forward && report.pieces.last().is_some_and(|piece| piece.1 == start));
    if let Some(report) = before {
        return report.speaker;
    }
    for k in (start.saturating_sub(40)..start).rev() {
        if items[k].is(Class::STOP) {
            break;
        }
        if speaker::is_verb(items, k)
            && let Some(phrase) = speaker::subject_before(items, k)
        {
            return Some(phrase);
        }
    }
    found.iter().rev().find_map(|report| report.speaker)
}

/// Where the conjunction before the verb at `i` stands, over adverbs and auxiliaries; `i` if there is none.
pub(super) fn coordinated_start(items: &[Item], i: usize) -> usize {
    let mut k = i;
    while k > 0
        && k + 4 > i
        && items[k - 1].is(Class::ADVERB.or(Class::AUXILIARY).or(Class::NEGATION))
        && !items[k - 1].is(Class::CONJUNCTION)
    {
        k -= 1;
    }
    if k > 0 && items[k - 1].is(Class::CONJUNCTION) { k - 1 } else { i }
}

/// The speaker of a participle that begins at `begin`: the noun before it ("a statement saying"), or the speaker or
/// subject of the main clause.
pub(super) fn participle_speaker(items: &[Item], i: usize, begin: usize, found: &[Report]) -> Option<Phrase> {
    let mut noun = i;
    while noun > 0 && items[noun - 1].is(Class::ADVERB) {
        noun -= 1;
    }
    if noun > 0 && begin >= noun && speaker::is_nominal(items, noun - 1) {
        let phrase = speaker::phrase_before(items, noun);
        // "issued a statement saying": who issued it speaks.
        let person = phrase.is_some_and(|phrase| {
            let last = &items[phrase.mention.1 - 1];
            last.is(Class::NAME.or(Class::ROLE)) && !last.is(Class::TIME)
        });
        if person {
            return phrase;
        }
    }
    // "The paper reported that Okoro wrote to the mayor, asking": Okoro asks.
    if let Some(report) = found.iter().rev().find(|report| {
        report.extent.1 <= begin && report.order == Order::Forward && items[report.cue.0].is(Class::REPORT)
    }) {
        let spoke = (report.extent.1..begin).rev().find(|&k| speaker::is_verb(items, k) && items[k].is(Class::CUE));
        if let Some(phrase) =
            spoke.and_then(|verb| speaker::subject_before(items, verb)).filter(|phrase| phrase.start >= report.extent.1)
        {
            return Some(phrase);
        }
    }
    // The participle belongs to the main clause: not to a report inside what another reports.
    let reported = found.iter().enumerate().rev().find(|(k, report)| {
        report.extent.0 < begin
            && report.speaker.is_some()
            && report.frame.has(Frame::QUOTE)
            && !found[..*k]
                .iter()
                .any(|outer| outer.pieces.iter().any(|&(start, end)| start <= report.extent.0 && report.extent.0 < end))
    });
    if let Some((_, report)) = reported {
        return report.speaker;
    }
    // "Okoro, citing ...": the subject stands before it, its verb after.
    if begin > 1 && items[begin - 1].is(Class::COMMA) && !has_verb(items, 0, begin - 1) {
        return speaker::phrase_before(items, begin - 1);
    }
    if i <= 3 {
        // "Speaking in Leeds, Okoro ...": the subject comes after.
        let comma = (i..items.len().min(i + ADVERBIALS)).find(|&k| items[k].is(Class::COMMA))?;
        return speaker::phrase_after(items, comma + 1);
    }
    let clause =
        (0..begin).rev().find(|&k| items[k].is(Class::STOP.or(Class::SEMICOLON).or(Class::COLON))).map_or(0, |k| k + 1);
    speaker::main_subject(&items[clause..], begin - clause).map(|phrase| phrase.shift(clause))
}

/// "was told", "is being called".
pub(super) fn is_passive(items: &[Item], i: usize) -> bool {
    let mut k = i;
    while k > 0 && items[k - 1].is(Class::ADVERB.or(Class::NEGATION)) && k + 4 > i {
        k -= 1;
    }
    // "he's said" is perfect, not passive.
    k > 0 && items[k - 1].is(Class::BE) && !items[k - 1].is(Class::NAME.or(Class::CLITIC))
}

impl Item {
    fn span_is_by(&self) -> bool {
        self.is(Class::PREPOSITION) && self.span.len() == 2 && self.is(Class::BY)
    }
}

/// Where an inverted attribution begins, if one can begin at the cue: after a quotation, after a comma, or at the start.
pub(super) fn inverted_position(items: &[Item], i: usize, form: Form) -> Option<usize> {
    if !matches!(form, Form::Past | Form::Third | Form::Base) {
        return None;
    }
    let mut k = i;
    while k > 0 && items[k - 1].is(Class::ADVERB) && k + 3 > i {
        k -= 1;
    }
    if k == 0 {
        return (form != Form::Base).then_some(0);
    }
    let before = &items[k - 1];
    let after_quote = before.stretch.is_some() || before.is(Class::COMMA.or(Class::DASH));
    after_quote.then_some(k)
}

/// For a participle after a comma or preposition, where its phrase begins: ", adding that".
pub(super) fn participle_start(items: &[Item], i: usize, form: Form) -> Option<usize> {
    if form != Form::Ing || is_passive(items, i) {
        return None;
    }
    let mut k = i;
    while k > 0
        && items[k - 1].is(Class::ADVERB.or(Class::PREPOSITION).or(Class::AND).or(Class::SUBORDINATOR))
        && k + 4 > i
    {
        k -= 1;
    }
    Some(k)
}
