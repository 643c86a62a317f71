//! Reports: a cue in a statement, who speaks, and which items are reported.

use super::cues::{Form, Frame};
use super::page::Item;
use super::speaker::{self, Phrase};
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
    /// A verb that is no sure cue.
    Governed,
}

/// How far reported words are looked for behind adverbials, in items.
const ADVERBIALS: usize = 30;

/// What a source or a colon introduces: a clause.
const SOURCE: Cue = Cue { frame: Frame::CLAUSE, form: Form::Base };

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
            noun(items, i)
        } else if let Some(cue) = item.cue.filter(|_| !item.is(Class::NAME)) {
            verb(items, i, cue, &found)
        } else if (speaker::is_verb(items, i) && !item.is(Class::AUXILIARY) || item.latent.is_some()) && is_tag(items, i) {
            verb(items, i, item.latent.unwrap_or(Cue { frame: Frame::QUOTE, form: Form::Past }), &found)
        } else {
            None
        };
        found.extend(report);
    }
    found.extend(signature(items));
    limit(items, &mut found);
    settle(items, &mut found);
    found
}

/// A quotation with its author after a dash, and nothing else: “...” — Ana Roe, mayor
fn signature(items: &[Item]) -> Option<Report> {
    let dash = items.iter().position(|item| item.is(Class::DASH))?;
    let quoted = items[..dash].iter().all(|item| item.stretch.is_some() || item.is(Class::MARK));
    if !quoted || dash == 0 {
        return None;
    }
    let phrase = speaker::phrase_after(items, dash + 1).filter(|&phrase| speaker::is_named(items, phrase))?;
    let rest = &items[phrase.end..];
    let ends = rest.first().is_none_or(|item| item.is(Class::STOP.or(Class::COMMA).or(Class::OPEN))) && !has_verb(items, phrase.end, items.len());
    ends.then(|| Report {
        cue: (dash, dash + 1),
        speaker: Some(phrase),
        pieces: vec![(0, dash)],
        order: Order::Signature,
        frame: Frame::QUOTE,
        extent: (dash, phrase.end),
    })
}

/// True for a verb that no list knows but that can only be an attribution where it stands: “...,” an angry Okoro retorted.
/// Okoro sings, “...”
fn is_tag(items: &[Item], i: usize) -> bool {
    let next_quoted = items.get(i + 2).is_some_and(|next| next.stretch.is_some() && next.is(Class::CAPITAL));
    if next_quoted && items[i + 1].is(Class::COMMA.or(Class::COLON)) {
        return true;
    }
    let close = items.get(i + 1).is_none_or(|next| {
        next.is(Class::MARK.or(Class::PREPOSITION).or(Class::ADVERB).or(Class::TIME).or(Class::CONJUNCTION))
    });
    // “...?” reacted Okoro.
    if i > 0 && items[i - 1].is(Class::ENDS_COMMA.or(Class::ENDS_STOP)) && items[i].is(Class::VERB) {
        return speaker::phrase_after(items, i + 1)
            .is_some_and(|phrase| speaker::is_named(items, phrase) && items.get(phrase.end).is_none_or(|next| next.is(Class::MARK)));
    }
    let Some(quoted) = (i.saturating_sub(6)..i).rev().find(|&k| items[k].stretch.is_some()) else { return false };
    close
        && quoted + 1 < i
        && items[quoted].is(Class::ENDS_COMMA)
        && (quoted + 1..i).all(|k| speaker::is_nominal(items, k) || items[k].is(Class::PRONOUN.or(Class::ADVERB)))
}

/// Leaves each quotation that several reports claim for themselves to the surest of them: an attribution right after it,
/// then the nearest cue before it. Reports of terms give way to reports of clauses.
fn settle(items: &[Item], found: &mut Vec<Report>) {
    for i in 0..found.len() {
        for j in 0..found.len() {
            if i == j || found[i].pieces.is_empty() || found[j].pieces.is_empty() {
                continue;
            }
            let beats = match (found[i].order, found[j].order) {
                (Order::Backward, Order::Backward) => i < j,
                (Order::Backward, _) => true,
                (_, Order::Backward | Order::Colon) => found[j].order == Order::Colon,
                (Order::According, _) => false,
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
        let weak = found[j].frame.has(Frame::TERM) && !found[j].frame.has(Frame::CLAUSE.join(Frame::MARKED));
        let Some(&piece) = found[j].pieces.first() else { continue };
        let taken = weak
            && found.iter().enumerate().any(|(i, other)| {
                i != j
                    && !(other.frame.has(Frame::TERM) && !other.frame.has(Frame::CLAUSE))
                    && other.pieces.iter().any(|&(start, end)| {
                        // Not for a term inside a longer reported clause: she said he called it “safe”.
                        piece.0 <= start
                            && start < piece.1
                            && has_quote(items, start, end.min(piece.1))
                            && (start, end) != piece
                    })
            });
        if taken {
            found[j].pieces.clear();
        }
    }
    found.retain(|report| !report.pieces.is_empty());
}

/// "According to X, ..." and "..., according to X".
fn according(items: &[Item], i: usize) -> Option<Report> {
    let phrase = speaker::phrase_after(items, i + 2)?;
    let mut after = phrase.end;
    let mut extent = (i, after);
    let frame = Frame::CLAUSE;
    if i == 0
        || items[i - 1].is(Class::COLON.or(Class::SEMICOLON).or(Class::DASH))
        || i <= 2 && !has_verb(items, 0, i) && !has_quote(items, 0, i)
    {
        // What modifies the source ends at the next comma or colon.
        let mark = (after..items.len().min(after + ADVERBIALS))
            .find(|&k| items[k].is(Class::COMMA.or(Class::COLON)) || items[k].stretch.is_some())?;
        after = if items[mark].stretch.is_some() { mark } else { mark + 1 };
        // An apposition to the source: "according to Ana Roe, a lawyer, ..."
        if items[mark].is(Class::COMMA)
            && let Some(next) = insertion_end(items, mark)
        {
            after = next;
        }
        extent.1 = after;
        let end = content_end(items, after, items.len(), SOURCE);
        (after < end).then(|| Report {
            cue: (i, i + 2),
            speaker: Some(phrase),
            pieces: vec![(after, end)],
            order: Order::According,
            frame,
            extent,
        })
    } else {
        let start = clause_start(items, i, 0);
        let mut pieces = vec![(start, i)];
        // "The plan, according to X, will fail."
        if items[i - 1].is(Class::COMMA)
            && items.get(after).is_some_and(|item| item.is(Class::COMMA))
            && after + 2 < items.len()
        {
            let next = &items[after + 1];
            if (next.is(Class::AUXILIARY.or(Class::VERB).or(Class::ED)) || !has_verb(items, start, i))
                && !next.is(Class::RELATIVE.or(Class::DETERMINER))
            {
                pieces.push((after + 1, content_end(items, after + 1, items.len(), SOURCE)));
            }
        }
        Some(Report { cue: (i, i + 2), speaker: Some(phrase), pieces, order: Order::According, frame, extent })
    }
}

/// If the comma at `mark` opens an apposition that another comma closes, where the text goes on.
fn insertion_end(items: &[Item], mark: usize) -> Option<usize> {
    let first = items.get(mark + 1)?;
    if !first.is(Class::RELATIVE)
        && !(first.is(Class::DETERMINER) && !has_verb(items, mark + 1, items.len().min(mark + 12)))
    {
        return None;
    }
    let close = (mark + 1..items.len().min(mark + 25)).find(|&k| items[k].is(Class::COMMA))?;
    (close - mark < 20).then_some(close + 1)
}

/// "Okoro: “...”", and a statement that ends in a colon before a quotation.
fn colon(items: &[Item], i: usize, found: &[Report]) -> Option<Report> {
    let next = items.get(i + 1)?;
    next.stretch?;
    // A cue before the colon has taken the quotation already.
    if found.iter().any(|report| report.pieces.iter().any(|&(start, end)| start <= i + 1 && i + 1 < end)) {
        return None;
    }
    let speaker = if i > 0 && speaker::is_bare_name(items, clause_start(items, i, 0), i) {
        speaker::phrase_before(items, i)
    } else {
        speaker::main_subject(items, i).or_else(|| found.last().and_then(|report| report.speaker)).or_else(|| {
            (0..i)
                .rev()
                .find(|&k| items[k].is(Class::NAME) && !items[k].is(Class::TIME))
                .and_then(|k| speaker::phrase_before(items, k + 1))
        })
    };
    let speaker = speaker?;
    let end = content_end(items, i + 1, items.len(), SOURCE);
    Some(Report {
        cue: (i, i + 1),
        speaker: Some(speaker),
        pieces: vec![(i + 1, end)],
        order: Order::Colon,
        frame: Frame::QUOTE,
        extent: (speaker.start, i + 1),
    })
}

/// A noun that reports: "his claim that the levee held", "a chant of “Hold the line”".
fn noun(items: &[Item], i: usize) -> Option<Report> {
    let next = items.get(i + 1)?;
    let skip = adverbial(items, i + 1).filter(|&end| items.get(end).is_some_and(|item| item.is(Class::THAT))).unwrap_or(i + 1);
    let (from, that) = if items.get(skip)?.is(Class::THAT) {
        (skip + 1, true)
    } else if next.stretch.is_some() {
        (i + 1, false)
    } else if next.is(Class::PREPOSITION.or(Class::COMMA).or(Class::COLON)) && items.get(i + 2)?.stretch.is_some() {
        (i + 2, false)
    } else {
        return None;
    };
    let speaker = owner(items, i)?;
    let end = content_end(items, from, items.len(), SOURCE);
    let accepted = from < end && (has_quote(items, from, end) || that && has_verb(items, from, end));
    accepted.then_some(Report {
        cue: (i, i + 1),
        speaker: Some(speaker),
        pieces: vec![(from, end)],
        order: Order::Forward,
        frame: Frame::CLAUSE,
        extent: (speaker.start, i + 1),
    })
}

/// Who owns the noun at `i`: "his claim", "the mayor's latest claim".
fn owner(items: &[Item], i: usize) -> Option<Phrase> {
    let mut k = i;
    while k > 0 && k + 4 > i && items[k - 1].is(Class::ADJECTIVE.or(Class::NOUN).or(Class::ED).or(Class::ING).or(Class::ADVERB).or(Class::NUMBER).or(Class::HYPHEN)) {
        k -= 1;
    }
    let possessive = k.checked_sub(1)?;
    if !items[possessive].is(Class::POSSESSIVE) || items[possessive].is(Class::AUXILIARY) {
        return None;
    }
    if items[possessive].is(Class::CLITIC) || items[possessive].span.len() <= 3 && possessive > 0 && items[possessive - 1].span.end() == items[possessive].span.start() {
        return speaker::phrase_before(items, possessive);
    }
    Some(Phrase { start: possessive, end: k, mention: (possessive, k) })
}

/// A reporting verb.
fn verb(items: &[Item], i: usize, cue: Cue, found: &[Report]) -> Option<Report> {
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
    let inserted = participle_start(items, i, cue.form).is_some_and(|begin| begin > 0 && items[begin - 1].is(Class::COMMA))
        || relative.is_some_and(|k| k > 0 && items[k - 1].is(Class::COMMA.or(Class::DASH)))
        || start > 0 && items[start - 1].is(Class::RELATIVE);
    let dependent = start > 0 && items[start - 1].is(Class::SUBORDINATOR)
        || start == 0 && participle_start(items, i, cue.form).is_some();
    let forward = forward(items, after, inverted, cue)
        .map(|(from, end, marked)| (from, if dependent { dependent_end(items, from, end) } else if inserted { inserted_end(items, from, end) } else { end }, marked));
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
        && (floor..start - 1).all(|k| items[k].is(Class::CONJUNCTION.or(Class::ADVERB).or(Class::MARK).or(Class::SUBORDINATOR)))
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
fn takes_verb(items: &[Item], end: usize) -> bool {
    let mut k = end;
    while k < items.len() && k < end + 3 && items[k].is(Class::ADVERB) {
        k += 1;
    }
    k < items.len() && speaker::is_verb(items, k)
}

/// "the alleged plan", "a self-described poet", "its reported losses", "an editor's note", "a fact confirmed by".
fn is_modifier(items: &[Item], i: usize) -> bool {
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
        || (article && items[i].is(Class::ED.or(Class::VERB)) && next.has(Class::NOUN.or(Class::NAME).or(Class::ADJECTIVE)))
        || before.is(Class::HYPHEN)
        || items[i].is(Class::ED) && next.has(Class::BY) && !before.is(Class::BE)
}

/// True if the subject `left` of the verb at `i` begins its clause, so that the comma before the verb closes an insertion.
fn subject_fits(items: &[Item], left: Phrase, i: usize) -> bool {
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
fn coordinated_subject(items: &[Item], i: usize, found: &[Report]) -> Option<Phrase> {
    let start = coordinated_start(items, i);
    if start == i {
        return None;
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
fn coordinated_start(items: &[Item], i: usize) -> usize {
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
fn participle_speaker(items: &[Item], i: usize, begin: usize, found: &[Report]) -> Option<Phrase> {
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
    // The participle belongs to the main clause: not to a report inside what another reports.
    let reported = found.iter().enumerate().rev().find(|(k, report)| {
        report.extent.0 < begin
            && report.speaker.is_some()
            && report.frame.has(Frame::QUOTE)
            && !found[..*k].iter().any(|outer| outer.pieces.iter().any(|&(start, end)| start <= report.extent.0 && report.extent.0 < end))
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
    let clause = (0..begin).rev().find(|&k| items[k].is(Class::STOP.or(Class::SEMICOLON).or(Class::COLON))).map_or(0, |k| k + 1);
    speaker::main_subject(&items[clause..], begin - clause).map(|phrase| phrase.shift(clause))
}

/// What a verb that is no sure cue governs in quotation marks: “Okoro has promised to bring ‘real change’ to the port.”
/// The subject is taken for the speaker; the least sure step.
pub(super) fn governed(items: &[Item], quoted: usize) -> Option<Report> {
    let floor = quoted.saturating_sub(30);
    let verb = (floor..quoted).rev().take_while(|&k| !items[k].is(Class::STOP.or(Class::SEMICOLON).or(Class::COLON))).find(|&k| {
        (speaker::is_verb(items, k) || items[k].is(Class::ING.or(Class::ED))) && !items[k].is(Class::AUXILIARY)
    })?;
    let speaker = if speaker::is_verb(items, verb) {
        speaker::subject_before(items, verb).or_else(|| coordinated_subject(items, verb, &[]))
    } else {
        (floor..verb).rev().filter(|&k| speaker::is_verb(items, k)).find_map(|k| speaker::subject_before(items, k))
    }?;
    let last = &items[speaker.mention.1 - 1];
    if !last.is(Class::NAME.or(Class::ROLE).or(Class::PRONOUN)) || last.is(Class::TIME) {
        return None;
    }
    let end = content_end(items, verb + 1, items.len(), Cue { frame: Frame::TERM, form: Form::Base }).max(quoted + 1);
    Some(Report { cue: (verb, verb + 1), speaker: Some(speaker), pieces: vec![(verb + 1, end)], order: Order::Governed, frame: Frame::TERM, extent: (speaker.start, verb + 1) })
}

/// "was told", "is being called".
fn is_passive(items: &[Item], i: usize) -> bool {
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
fn inverted_position(items: &[Item], i: usize, form: Form) -> Option<usize> {
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
fn participle_start(items: &[Item], i: usize, form: Form) -> Option<usize> {
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

/// The quoted item right before `start`, over a comma or dash.
fn quoted_before(items: &[Item], start: usize, floor: usize) -> Option<usize> {
    let mut k = start;
    if k > floor && items[k - 1].is(Class::COMMA.or(Class::DASH)) {
        k -= 1;
    }
    (k > floor && items[k - 1].stretch.is_some()).then(|| k - 1)
}

/// Where the reported words that end with the quoted item begin: at that item, or at the start of the clause it stands in.
fn quoted_start(items: &[Item], quoted: usize, floor: usize) -> usize {
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

fn has_word(items: &[Item], start: usize, end: usize) -> bool {
    items[start..end].iter().any(|item| !item.is(Class::MARK.or(Class::CONJUNCTION).or(Class::QUOTED)))
}

fn has_quote(items: &[Item], start: usize, end: usize) -> bool {
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
fn adverbials_end(items: &[Item], start: usize) -> usize {
    let mut k = start;
    while k < items.len() && k < start + ADVERBIALS {
        let item = &items[k];
        if item.is(Class::MARK.or(Class::QUOTED).or(Class::THAT).or(Class::CONJUNCTION)) || speaker::is_verb(items, k) {
            break;
        }
        k += 1;
    }
    k
}

/// True if what follows a comma starts something new rather than going on with the clause before the attribution.
fn begins_new(items: &[Item], k: usize) -> bool {
    let item = &items[k];
    item.is(Class::RELATIVE.or(Class::ACCORDING))
        || item.is(Class::CONJUNCTION)
        || item.is(Class::ING) && item.cue.is_some()
        || item.stretch.is_some()
}

/// A quotation that goes on after the attribution in the same statement: ..., she said, “...”
fn continuation(items: &[Item], start: usize) -> Option<usize> {
    let tail = adverbials_end(items, start);
    let mark = items.get(tail)?;
    if !mark.is(Class::COMMA.or(Class::DASH).or(Class::COLON).or(Class::SEMICOLON))
        && !(mark.stretch.is_some() && tail == start)
    {
        return None;
    }
    let mut k = if mark.stretch.is_some() { tail } else { tail + 1 };
    while items.get(k).is_some_and(|item| item.is(Class::CONJUNCTION)) {
        k += 1;
    }
    items.get(k)?.stretch.map(|_| k)
}

/// What is reported after the attribution: its items, and whether it stands apart by a comma, colon or "that".
fn forward(items: &[Item], start: usize, inverted: bool, cue: Cue) -> Option<(usize, usize, bool)> {
    let frame = cue.frame;
    let len = items.len();
    let mut k = start;
    let mut marked = false;
    let mut addressed = false;
    let ceiling = len.min(start + ADVERBIALS);
    while k < ceiling {
        let item = &items[k];
        if item.stretch.is_some() || item.is(Class::THAT) {
            break;
        }
        if item.is(Class::COLON) {
            k += 1;
            marked = true;
            break;
        }
        if item.is(Class::COMMA.or(Class::DASH)) {
            let next = items.get(k + 1)?;
            if next.stretch.is_some() || next.is(Class::THAT) {
                k += 1;
                marked = true;
                break;
            }
            // "said, however, that" and "said, in a statement, “...”"
            let close = (k + 1..ceiling).find(|&j| items[j].is(Class::COMMA))?;
            if (k + 1..close).any(|j| speaker::is_verb(items, j)) {
                return None;
            }
            let after = items.get(close + 1)?;
            if !(after.stretch.is_some() || after.is(Class::THAT)) && close > k + 3 {
                return None;
            }
            k = close;
            if after.stretch.is_some() || after.is(Class::THAT) {
                k += 1;
                marked = true;
                break;
            }
            k += 1;
            continue;
        }
        let particle = frame.has(Frame::ABOUT) && item.is(Class::ABOUT) && cue.form != Form::Ing
            || frame.has(Frame::TOWARDS) && item.is(Class::TO);
        if particle && k == start {
            // What follows the preposition is reported, unless it is a time or a clause comes after it.
            let far = far_content(items, k, ceiling).is_some();
            let time = adverbial(items, k).is_some_and(|end| items[k + 1..end].iter().any(|item| item.is(Class::TIME.or(Class::OCCASION))));
            if !far && !time {
                k += 1;
                break;
            }
        }
        // "that" or a quotation further on, with nothing but adverbials before it.
        if let Some(far) = far_content(items, k, ceiling) {
            marked = items[far].is(Class::THAT) || items[far - 1].is(Class::COMMA.or(Class::COLON));
            k = far;
            break;
        }
        if item.is(Class::ADVERB) && !item.is(Class::SUBORDINATOR.or(Class::QUESTION)) {
            k += 1;
            continue;
        }
        if item.is(Class::TIME) && !items.get(k + 1).is_some_and(|next| next.is(Class::POSSESSIVE)) {
            k += 1;
            continue;
        }
        if frame.has(Frame::ADDRESSEE) && !addressed {
            addressed = true;
            if let Some(phrase) = speaker::phrase_after(items, k) {
                // "told reporters", but "asked what", "told the truth": something must follow.
                let next = addressee_end(items, k, phrase.end);
                if next < len && !items[next].is(Class::STOP) {
                    k = next;
                    continue;
                }
                return None;
            }
        }
        if let Some(next) = adverbial(items, k) {
            k = next;
            continue;
        }
        break;
    }
    if k >= len {
        return None;
    }
    let that = items[k].is(Class::THAT) && !inverted;
    if that {
        k += 1;
    }
    if k >= len || items[k].is(Class::MARK) {
        return None;
    }
    let end = content_end(items, k, len, cue);
    if k >= end {
        return None;
    }
    let quoted = has_quote(items, k, end);
    let clause = has_verb(items, k, end) || items[k].is(Class::ED);
    let about = frame.has(Frame::ABOUT.join(Frame::TOWARDS))
        && k > start
        && items[start..k].iter().any(|item| item.is(Class::PREPOSITION.or(Class::TO)))
        && speaker::is_nominal(items, k);
    let question = items[k].is(Class::QUESTION);
    let infinitive = items[k].is(Class::TO);
    let accepted = if items[k].stretch.is_some() && end == k + 1 {
        frame.has(Frame::QUOTE.or_clause())
    } else if quoted && (frame.has(Frame::CLAUSE) || that) {
        true
    } else if quoted && frame.has(Frame::TERM) && quoted_in_clause(items, k, end) {
        true
    } else if frame.has(Frame::CLAUSE) {
        that || question || clause || infinitive && frame.has(Frame::INFINITIVE.or_noun()) || frame.has(Frame::NOUN)
    } else if about {
        true
    } else if frame.has(Frame::MARKED) {
        that || question
    } else if frame.has(Frame::NOUN) {
        true
    } else {
        false
    };
    (accepted && !(inverted && !marked && items[k].stretch.is_none())).then_some((k, end, marked || that))
}

/// True if a quotation stands among the items before anything that begins another clause.
fn quoted_in_clause(items: &[Item], start: usize, end: usize) -> bool {
    let bar =
        Class::COMMA.or(Class::DASH).or(Class::SEMICOLON).or(Class::RELATIVE).or(Class::VERB).or(Class::SUBORDINATOR);
    let stop = (start..end).find(|&k| items[k].stretch.is_some() || items[k].is(bar) && !items[k].is(Class::NAME));
    stop.is_some_and(|k| items[k].stretch.is_some())
}

impl Frame {
    fn or_clause(self) -> Self {
        self.join(Self::CLAUSE)
    }

    fn or_noun(self) -> Self {
        self.join(Self::NOUN)
    }
}

/// The "that" or comma-and-quotation that adverbials lead up to, if there is no verb on the way.
fn far_content(items: &[Item], start: usize, ceiling: usize) -> Option<usize> {
    for k in start..ceiling {
        let item = &items[k];
        if item.is(Class::THAT) && k > start {
            return Some(k);
        }
        if item.stretch.is_some() {
            return (k > start && items[k - 1].is(Class::COMMA.or(Class::COLON))).then_some(k);
        }
        if item.is(Class::STOP.or(Class::SEMICOLON).or(Class::QUESTION))
            || speaker::is_verb(items, k)
            || item.is(Class::PRONOUN)
        {
            return None;
        }
    }
    None
}

/// Past the addressee that begins at `start`: "the board's members in Leeds" ends where a clause begins.
fn addressee_end(items: &[Item], start: usize, end: usize) -> usize {
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
fn adverbial(items: &[Item], k: usize) -> Option<usize> {
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
        if pause
            && k > start
            && next.is_some_and(|next| next.is(Class::ACCORDING) || new_clause(items, k + 1, len))
        {
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
fn new_clause(items: &[Item], k: usize, len: usize) -> bool {
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
fn ends_with_quotation(items: &[Item], k: usize, frame: Frame) -> bool {
    let Some(next) = items.get(k + 1) else { return true };
    if items[k].is(Class::ENDS_COMMA) && next.is(Class::ING) {
        return true;
    }
    if frame.has(Frame::CLAUSE) || !frame.has(Frame::TERM) {
        return false;
    }
    items[k].is(Class::ENDS_COMMA.or(Class::ENDS_STOP))
        || next.is(Class::COMMA.or(Class::DASH).or(Class::SEMICOLON).or(Class::SUBORDINATOR).or(Class::PREPOSITION))
        || next.is(Class::CONJUNCTION) && !items.get(k + 2).is_some_and(|after| after.stretch.is_some())
}

/// "and added", "but did not say": a cue without a subject of its own after a conjunction.
fn starts_coordinated(items: &[Item], k: usize, form: Form) -> bool {
    let mut next = k + 1;
    while next < items.len() && next < k + 4 && items[next].is(Class::ADVERB.or(Class::AUXILIARY).or(Class::NEGATION)) {
        next += 1;
    }
    let Some(item) = items.get(next) else { return false };
    let Some(cue) = item.cue.filter(|_| !item.is(Class::NAME.or(Class::ROLE))) else { return false };
    if !matches!(cue.form, Form::Past | Form::Third) && !(cue.form == Form::Ing && form == Form::Ing) {
        return false;
    }
    // "says he respects her and calls her “tough”": the same form, and a quotation soon after.
    let term = cue.form == form
        && cue.frame.has(Frame::TERM)
        && items[next..items.len().min(next + 10)].iter().any(|item| item.stretch.is_some());
    cue.frame.has(Frame::CLAUSE.join(Frame::NOUN)) || term
}

/// Where the reported words of a relative clause end: at the comma or dash after which the main clause goes on.
fn inserted_end(items: &[Item], start: usize, end: usize) -> usize {
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
fn dependent_end(items: &[Item], start: usize, end: usize) -> usize {
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

/// Cuts reports where a later attribution with a subject of its own begins.
fn limit(items: &[Item], found: &mut [Report]) {
    for i in 0..found.len() {
        for j in i + 1..found.len() {
            let (start, order) = (found[j].extent.0, found[j].order);
            if order == Order::Forward || found[j].frame.has(Frame::TERM) && order != Order::According {
                // A new clause of its own: "..., but the mayor said"
                let participle = items[found[j].cue.0].is(Class::ING)
                    && found[j].frame.has(Frame::QUOTE)
                    && start > 0
                    && items[start - 1].is(Class::COMMA.or(Class::DASH).or(Class::ENDS_COMMA));
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
            let (order_i, Some(piece)) = (found[i].order, found[i].pieces.last_mut()) else { continue };
            if piece.0 < start && start < piece.1 && order_i != Order::Backward {
                let mut end = start;
                while end > piece.0 && items[end - 1].is(Class::MARK.or(Class::CONJUNCTION)) && !items[end - 1].is(Class::CLOSE) {
                    end -= 1;
                }
                if order == Order::Backward && earlier <= piece.0 {
                    continue;
                }
                piece.1 = end.max(piece.0 + 1);
            }
        }
    }
}
