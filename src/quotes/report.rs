//! Reports: a cue in a statement, who speaks, and which items are reported.

use super::cues::{Form, Frame};
use super::page::Item;
use super::speaker::{self, Phrase};
use super::words::Class;

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
}

/// How far reported words are looked for behind adverbials, in items.
const ADVERBIALS: usize = 30;

/// Finds all reports of a statement, ordered by cue.
pub(super) fn reports(items: &[Item], quote_ends: &dyn Fn(&Item) -> Option<char>) -> Vec<Report> {
    let mut found: Vec<Report> = Vec::new();
    for i in 0..items.len() {
        let item = &items[i];
        let report = if item.is(Class::ACCORDING) && items.get(i + 1).is_some_and(|next| next.is(Class::TO)) {
            according(items, i)
        } else if item.is(Class::COLON) {
            colon(items, i, &found)
        } else if item.cue.is_some() && !item.is(Class::NAME) || item.cue.is_some() && i == 0 {
            verb(items, i, &found, quote_ends)
        } else {
            None
        };
        if let Some(report) = report {
            found.push(report);
        }
    }
    limit(items, &mut found);
    found
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
        let end = content_end(items, after, items.len());
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
                pieces.push((after + 1, content_end(items, after + 1, items.len())));
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
        speaker::main_subject(items, i).or_else(|| found.last().and_then(|report| report.speaker))
    };
    let speaker = speaker?;
    let end = content_end(items, i + 1, items.len());
    Some(Report {
        cue: (i, i + 1),
        speaker: Some(speaker),
        pieces: vec![(i + 1, end)],
        order: Order::Colon,
        frame: Frame::QUOTE,
        extent: (speaker.start, i + 1),
    })
}

/// A reporting verb.
fn verb(items: &[Item], i: usize, found: &[Report], quote_ends: &dyn Fn(&Item) -> Option<char>) -> Option<Report> {
    let cue = items[i].cue?;
    let before = i.checked_sub(1).map(|k| &items[k]);
    if speaker::is_nominal(items, i)
        && i > 0
        && !items[i].is(Class::NAME)
        && !matches!(cue.form, Form::Past)
        && noun_use(items, i)
    {
        return None;
    }
    if before.is_some_and(|item| {
        item.is(Class::DETERMINER.or(Class::POSSESSIVE).or(Class::ADJECTIVE))
            && !item.is(Class::PRONOUN.or(Class::RELATIVE).or(Class::ADVERB))
    }) && !before.is_some_and(|item| item.is(Class::NUMBER))
        && cue.form != Form::Ing
    {
        return None;
    }
    let passive = cue.form != Form::Ing && cue.form != Form::Base && is_passive(items, i);
    if passive {
        return None;
    }
    // Who speaks: before the verb, or right after it where a quotation or a comma stands before it.
    let inverted_at = inverted_position(items, i, cue.form);
    let right = inverted_at.and_then(|start| speaker::phrase_after(items, i + 1).filter(|_| start <= i));
    let mut left = if right.is_some() { None } else { speaker::subject_before(items, i) };
    if left.is_none() && right.is_none() || cue.form == Form::Ing && !is_progressive(items, i) {
        left = inherited(items, i, found).or(left);
    }
    let speaker = right.or(left);
    let inverted = right.is_some();
    let start = match (right, left) {
        (Some(_), _) => i,
        (None, Some(phrase))
            if phrase.end <= i && participle_start(items, i, cue.form).is_none() && phrase.end + 8 > i =>
        {
            phrase.start
        }
        _ => participle_start(items, i, cue.form).unwrap_or(i),
    };
    let after_speaker = right.map_or(i + 1, |phrase| phrase.end);
    let cue_end = particle_end(items, i);
    let mut report = Report {
        cue: (i, cue_end),
        speaker,
        pieces: Vec::new(),
        order: Order::Backward,
        frame: cue.frame,
        extent: (start, after_speaker.max(cue_end)),
    };
    let floor = found.iter().map(|report| report.extent.1).filter(|&end| end <= start).max().unwrap_or(0);
    let forward = forward(items, i, after_speaker.max(cue_end), inverted, cue.frame, cue.form);
    // A quotation right before the attribution.
    if let Some(quoted) = quoted_before(items, start, floor)
        && cue.frame.has(Frame::QUOTE)
        && speaker.is_some()
        && (items[start - 1].is(Class::COMMA.or(Class::DASH)) || closes_open(quote_ends(&items[quoted])) || inverted)
        && participle_start(items, i, cue.form).is_none()
    {
        let from = quoted_start(items, quoted, floor);
        report.pieces.push((from, quoted + 1));
        if let Some((start, end, true)) = forward
            && items[start].stretch.is_some()
        {
            report.pieces.push((start, end));
        } else if let Some(next) = continuation(items, report.extent.1) {
            report.pieces.push((next, content_end(items, next, items.len())));
        }
        return Some(report);
    }
    if let Some((from, end, _)) = forward
        && !inverted
    {
        let comma_left = start > floor && items[start - 1].is(Class::COMMA) && has_verb(items, floor, start - 1);
        let _ = comma_left;
        report.order = Order::Forward;
        report.pieces.push((from, end));
        return Some(report);
    }
    if let Some((from, end, _)) = forward
        && inverted
        && start == 0
    {
        report.order = Order::Forward;
        report.pieces.push((from, end));
        return Some(report);
    }
    // A clause before the attribution, and perhaps after it.
    if cue.frame.has(Frame::CLAUSE)
        && cue.form != Form::Ing
        && speaker.is_some()
        && start > floor + 1
        && items[start - 1].is(Class::COMMA.or(Class::DASH))
    {
        let from = clause_start(items, start - 1, floor);
        if start - 1 > from {
            let after = report.extent.1;
            let tail = adverbials_end(items, after);
            if items.get(tail).is_some_and(|item| item.is(Class::COMMA))
                && tail + 1 < items.len()
                && !begins_new(items, tail + 1)
            {
                report.pieces.push((from, start - 1));
                report.pieces.push((tail + 1, content_end(items, tail + 1, items.len())));
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

/// True if the word that could be a cue is a noun here.
fn noun_use(items: &[Item], i: usize) -> bool {
    let before = &items[i - 1];
    before.is(Class::DETERMINER.or(Class::POSSESSIVE).or(Class::ADJECTIVE).or(Class::PREPOSITION).or(Class::HYPHEN))
        && !before.is(Class::PRONOUN.or(Class::RELATIVE))
}

/// "was told", "is being called".
fn is_passive(items: &[Item], i: usize) -> bool {
    let mut k = i;
    while k > 0 && items[k - 1].is(Class::ADVERB.or(Class::NEGATION)) && k + 4 > i {
        k -= 1;
    }
    k > 0 && items[k - 1].is(Class::BE) && !items[k - 1].is(Class::NAME)
}

/// "is saying", "has been telling".
fn is_progressive(items: &[Item], i: usize) -> bool {
    is_passive(items, i)
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
    if form != Form::Ing || is_progressive(items, i) {
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

/// The speaker of a verb without a subject of its own: that of the report before, or of the main clause.
fn inherited(items: &[Item], i: usize, found: &[Report]) -> Option<Phrase> {
    if i == 0 {
        return None;
    }
    found
        .iter()
        .rev()
        .find(|report| report.extent.0 < i && report.speaker.is_some() && report.frame.has(Frame::QUOTE.or_clause()))
        .and_then(|report| report.speaker)
        .or_else(|| speaker::main_subject(items, i))
        .or_else(|| {
            // "Speaking in Leeds, Okoro ...": the subject comes after.
            let comma = (i..items.len().min(i + ADVERBIALS)).find(|&k| items[k].is(Class::COMMA))?;
            if i > 2 { None } else { speaker::phrase_after(items, comma + 1) }
        })
}

/// Past the particle of "pointed out", "shot back", "went on".
fn particle_end(items: &[Item], i: usize) -> usize {
    i + 1
}

/// The quoted item right before `start`, over a comma or dash.
fn quoted_before(items: &[Item], start: usize, floor: usize) -> Option<usize> {
    let mut k = start;
    if k > floor && items[k - 1].is(Class::COMMA.or(Class::DASH)) {
        k -= 1;
    }
    (k > floor && items[k - 1].stretch.is_some()).then(|| k - 1)
}

fn closes_open(last: Option<char>) -> bool {
    last.is_some_and(|c| matches!(c, ',' | '?' | '!' | '.' | '—' | '–' | '-' | '…' | ';'))
}

/// Where the reported words that end with the quoted item begin: at that item, or at the start of the clause it stands in.
fn quoted_start(items: &[Item], quoted: usize, floor: usize) -> usize {
    let start = clause_start(items, quoted, floor);
    if start >= quoted {
        return quoted;
    }
    let before = &items[quoted - 1];
    if before.is(Class::COLON.or(Class::STOP)) {
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
    item.is(Class::RELATIVE.or(Class::CONJUNCTION).or(Class::ING).or(Class::ACCORDING))
        || item.is(Class::DETERMINER) && !has_verb(items, k, items.len())
        || item.is(Class::PREPOSITION) && !has_verb(items, k, items.len())
        || item.is(Class::SUBORDINATOR)
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
fn forward(
    items: &[Item],
    cue: usize,
    start: usize,
    inverted: bool,
    frame: Frame,
    form: Form,
) -> Option<(usize, usize, bool)> {
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
    let end = content_end(items, k, len);
    if k >= end {
        return None;
    }
    let quoted = has_quote(items, k, end);
    let clause = has_verb(items, k, end);
    let question = items[k].is(Class::QUESTION);
    let infinitive = items[k].is(Class::TO);
    let accepted = if items[k].stretch.is_some() && end == k + 1 {
        frame.has(Frame::QUOTE.or_clause())
    } else if quoted && (frame.has(Frame::TERM.or_clause()) || that) {
        true
    } else if frame.has(Frame::CLAUSE) {
        that || question || clause || infinitive && frame.has(Frame::INFINITIVE.or_noun()) || frame.has(Frame::NOUN)
    } else if frame.has(Frame::MARKED) {
        that || question
    } else if frame.has(Frame::NOUN) {
        true
    } else {
        false
    };
    let _ = (cue, form);
    (accepted && !(inverted && !marked && items[k].stretch.is_none())).then_some((k, end, marked || that))
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
pub(super) fn content_end(items: &[Item], start: usize, len: usize) -> usize {
    let mut end = len;
    for k in start..len {
        let item = &items[k];
        let next = items.get(k + 1);
        let cut = item.is(Class::COMMA.or(Class::DASH))
            && next.is_some_and(|next| {
                next.cue.is_some_and(|cue| cue.form == Form::Ing && cue.frame.has(Frame::QUOTE)) && k > start
                    || next.is(Class::ACCORDING)
            })
            || item.is(Class::ACCORDING) && next.is_some_and(|next| next.is(Class::TO)) && k > start;
        if cut {
            end = k;
            break;
        }
        if item.is(Class::AND.or(Class::CONJUNCTION)) && k > start && starts_coordinated(items, k) {
            end = k;
            break;
        }
    }
    while end > start && items[end - 1].is(Class::MARK) && !items[end - 1].is(Class::CLOSE) {
        end -= 1;
    }
    end
}

/// "and added", "but did not say": a cue without a subject of its own after a conjunction.
fn starts_coordinated(items: &[Item], k: usize) -> bool {
    let mut next = k + 1;
    while next < items.len() && next < k + 4 && items[next].is(Class::ADVERB.or(Class::AUXILIARY).or(Class::NEGATION)) {
        next += 1;
    }
    items.get(next).is_some_and(|item| {
        !item.is(Class::NAME)
            && item.cue.is_some_and(|cue| {
                matches!(cue.form, Form::Past | Form::Third) && cue.frame.has(Frame::CLAUSE.join(Frame::NOUN))
            })
            && !item.is(Class::ROLE)
    })
}

/// Cuts reports where a later attribution with a subject of its own begins.
fn limit(items: &[Item], found: &mut [Report]) {
    for i in 0..found.len() {
        for j in i + 1..found.len() {
            let (start, order) = (found[j].extent.0, found[j].order);
            if order == Order::Forward || found[j].frame.has(Frame::TERM) && order != Order::According {
                // A new clause of its own: "..., but the mayor said"
                let boundary = start > 0 && items[start - 1].is(Class::CONJUNCTION.or(Class::SEMICOLON)) && start > 1;
                if !boundary {
                    continue;
                }
            }
            let earlier = found[j].pieces.first().map_or(0, |first| first.0);
            let (order_i, Some(piece)) = (found[i].order, found[i].pieces.last_mut()) else { continue };
            if piece.0 < start && start < piece.1 && order_i != Order::Backward {
                let mut end = start;
                while end > piece.0 && items[end - 1].is(Class::MARK.or(Class::CONJUNCTION)) {
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
