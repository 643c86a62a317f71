//! Reporting verbs: who speaks, and on which side of the verb the reported words stand.

use super::content::forward;
use super::cues::{Form, Frame};
use super::extent::{
    ADVERBIALS, adverbials_end, begins_new, clause_start, content_end, continuation, dependent_end, has_quote,
    has_verb, inserted_end, quoted_before, quoted_start,
};
use super::page::Item;
use super::predicate::{
    after_relative, coordinated_start, coordinated_subject, inverted_position, is_modifier, is_passive, named_after,
    participle_speaker, participle_start, quoted_speaker, quotes_another, subject_fits, takes_verb,
};
use super::report::{Order, Report, SOURCE};
use super::speaker::{self, Phrase};
use super::subject;
use super::words::{Class, Cue};

/// Pieces of reported words, with the order in which they stand to the attribution.
type Reported = (Order, Vec<(usize, usize)>);

/// A reporting verb with its speaker.
#[derive(Debug, Clone, Copy)]
struct Attribution<'i> {
    items: &'i [Item],
    cue: Cue,
    /// The verb.
    at: usize,
    speaker: Option<Phrase>,
    /// Where the attribution begins and ends: with the speaker, on whichever side.
    start: usize,
    after: usize,
    /// True if the speaker stands after the verb.
    inverted: bool,
    passive: bool,
    /// True for a participle without "be": ", adding that".
    participle: bool,
    /// Where the attribution before ends.
    floor: usize,
    /// The same for a reported clause, which may hold an attribution of its own.
    clause_floor: usize,
}

/// The report of the verb at `i`, if it is one.
pub(super) fn verb(items: &[Item], i: usize, cue: Cue, found: &[Report]) -> Option<Report> {
    let attribution = Attribution::new(items, i, cue, found)?;
    let (order, pieces) = attribution.reported()?;
    Some(Report {
        cue: (i, i + 1),
        speaker: attribution.speaker,
        pieces,
        order,
        frame: cue.frame,
        extent: (attribution.start, attribution.after),
    })
}

impl<'i> Attribution<'i> {
    /// Finds the speaker of the verb at `i`.
    fn new(items: &'i [Item], i: usize, cue: Cue, found: &[Report]) -> Option<Self> {
        if is_modifier(items, i) || quotes_another(items, i) {
            return None;
        }
        let passive = !matches!(cue.form, Form::Ing | Form::Base) && is_passive(items, i);
        let participle = participle_start(items, i, cue.form);
        let mut attribution = Self {
            items,
            cue,
            at: i,
            speaker: None,
            start: participle.unwrap_or(i),
            after: i + 1,
            inverted: false,
            passive,
            participle: participle.is_some(),
            floor: 0,
            clause_floor: 0,
        };
        if passive {
            // "was asked by the host": only the agent speaks.
            let by = (i + 1..items.len().min(i + 4)).find(|&k| items[k].is(Class::BY))?;
            let agent = speaker::phrase_after(items, by + 1)?;
            (attribution.speaker, attribution.after) = (Some(agent), agent.end);
        } else if let Some((phrase, passive)) =
            participle.filter(|&begin| items[begin].is(Class::AS)).and_then(|begin| quoted_speaker(items, begin))
        {
            attribution.speaker = Some(phrase);
            if passive {
                (attribution.start, attribution.participle) = (phrase.start, false);
            }
        } else if let Some(begin) = participle {
            attribution.speaker = participle_speaker(items, i, begin, found);
        } else {
            attribution.find_subject(found)?;
        }
        if attribution.start > 1
            && items[attribution.start - 1].is(Class::AS)
            && items[attribution.start - 2].is(Class::ENDS_COMMA)
        {
            // “...,” as Okoro put it.
            attribution.start -= 1;
        }
        let start = attribution.start;
        let ends = |report: &Report| Some(report.extent.1).filter(|&end| end <= start);
        attribution.floor = found.iter().filter_map(ends).max().unwrap_or(0);
        // A report whose words run up to the attribution is itself reported: "Critics say it leaks, the paper reported."
        let inside =
            |report: &&Report| report.order != Order::Forward || report.pieces.iter().all(|&(_, end)| end + 1 < start);
        attribution.clause_floor = found.iter().filter(inside).filter_map(ends).max().unwrap_or(0);
        Some(attribution)
    }

    /// The subject of a finite verb: before it, after it if the attribution is inverted, or that of the verb before "and".
    fn find_subject(&mut self, found: &[Report]) -> Option<()> {
        let (items, i) = (self.items, self.at);
        // "those who back her say": an object is no subject.
        let object = |left: &Phrase| left.end == left.start + 1 && items[left.start].is(Class::OBJECT);
        let left = self.between(found).or_else(|| subject::subject_before(items, i)).filter(|left| !object(left));
        // An inverted attribution: the verb follows a quotation or a comma, and no subject closes with that comma.
        let position = inverted_position(items, i, self.cue.form)
            .filter(|_| left.is_none_or(|left| !subject_fits(items, left, i)))
            .filter(|_| !self.cue.frame.has(Frame::ADDRESSEE) || self.cue.frame.has(Frame::MARKED));
        let right = position
            .and_then(|_| speaker::phrase_after(items, i + 1).or_else(|| named_after(items, i)))
            .filter(|right| !takes_verb(items, right.end) && !items[right.start].is(Class::IT));
        if let (Some(begin), Some(right)) = (position, right) {
            let right = subject::named_by_apposition(items, right);
            (self.speaker, self.start, self.after, self.inverted) = (Some(right), begin, right.end, true);
        } else if let Some(left) = left {
            (self.speaker, self.start) = (Some(left), left.start);
        } else if let Some(subject) = subject::before_that(items, i) {
            (self.speaker, self.start) = (Some(subject), subject.start);
        } else {
            // "and went on to say": the conjunction stands before the finite verb.
            let finite = self
                .at
                .checked_sub(1)
                .filter(|&to| items[to].is(Class::TO))
                .and_then(|to| (to.saturating_sub(4)..to).rev().find(|&k| speaker::is_verb(items, k)))
                .filter(|&finite| coordinated_start(items, finite) < finite);
            let i = finite.unwrap_or(i);
            self.start = coordinated_start(items, i);
            // "Asked about the plan, ...", "when told that": a participle.
            if self.start == i && self.cue.form != Form::Base {
                return None;
            }
            self.speaker = coordinated_subject(items, i, found);
        }
        Some(())
    }

    /// The subject between a quotation that ends with a comma and its verb, whatever else stands there: “...,” a neighbor
    /// who asked not to be named for fear of the owners said.
    fn between(&self, found: &[Report]) -> Option<Phrase> {
        let (items, i) = (self.items, self.at);
        if !self.cue.frame.has(Frame::QUOTE) || after_relative(items, i) {
            return None;
        }
        let bar = Class::COLON.or(Class::SEMICOLON).or(Class::STOP).or(Class::DASH);
        let quoted = (i.saturating_sub(ADVERBIALS)..i).rev().find(|&k| items[k].stretch.is_some())?;
        let taken = found.iter().any(|report| report.extent.1 > quoted + 1);
        if taken || !items[quoted].is(Class::ENDS_COMMA) || items[quoted + 1..i].iter().any(|item| item.is(bar)) {
            return None;
        }
        let first = speaker::phrase_after(items, quoted + 1).filter(|first| first.end <= i)?;
        let nearest = subject::subject_before(items, i).filter(|nearest| {
            nearest.start == quoted + 1
                || nearest.start > quoted
                    && speaker::is_named(items, *nearest)
                    && items[quoted + 1..nearest.start].iter().all(|item| !item.is(Class::COMMA.or(Class::RELATIVE)))
        });
        Some(Phrase { start: quoted + 1, ..nearest.unwrap_or(Phrase { end: i, ..first }) })
    }

    /// What is reported, by the first of the patterns that fits.
    fn reported(&self) -> Option<Reported> {
        let forward = self.forward();
        self.after_quotation(forward)
            .or_else(|| self.before_quotation())
            .or_else(|| self.after_conjunction())
            .or_else(|| {
                let (from, end, _) = forward?;
                let loose = Class::CONJUNCTION.or(Class::ADVERB).or(Class::MARK);
                let first = self.items[..self.start].iter().all(|item| item.is(loose));
                let fits = (!self.inverted || first) && !self.splits_at_that();
                fits.then(|| (Order::Forward, vec![(from, end)]))
            })
            .or_else(|| self.as_clause())
            .or_else(|| self.after_clause())
    }

    /// What follows the verb, bounded by the clause that the attribution itself stands in.
    fn forward(&self) -> Option<(usize, usize, bool)> {
        let (items, start) = (self.items, self.start);
        let (from, end, marked) = forward(items, self.after, self.inverted, self.cue)?;
        let before = start.checked_sub(1).map_or(Class::NONE, |k| items[k].class);
        let dependent = before.has(Class::SUBORDINATOR) || start == 0 && self.participle;
        let relative = (start..self.at).find(|&k| items[k].is(Class::RELATIVE));
        let inserted = self.participle && before.has(Class::COMMA)
            || relative.is_some_and(|k| k > 0 && items[k - 1].is(Class::COMMA.or(Class::DASH)))
            || before.has(Class::RELATIVE);
        let end = match () {
            () if dependent => dependent_end(items, from, end),
            () if inserted => inserted_end(items, from, end),
            () => end,
        };
        Some((from, end, marked))
    }

    /// True if nothing but the attribution stands between two commas.
    fn between_commas(&self) -> bool {
        self.start > 1
            && self.items[self.start - 1].is(Class::COMMA)
            && self.items.get(self.after).is_some_and(|item| item.is(Class::COMMA))
    }

    /// “...,” she said. “...,” she said, “...”
    fn after_quotation(&self, forward: Option<(usize, usize, bool)>) -> Option<Reported> {
        let items = self.items;
        if !self.cue.frame.has(Frame::QUOTE) || self.speaker.is_none() || self.participle || self.passive {
            return None;
        }
        if !self.inverted && items[self.start].is(Class::CONJUNCTION) {
            return None;
        }
        if !self.inverted && (after_relative(items, self.at) || self.takes_object()) {
            return None;
        }
        let quoted = quoted_before(items, self.start, self.floor)?;
        let pause = Class::COMMA.or(Class::DASH).or(Class::ENDS_COMMA).or(Class::ENDS_STOP);
        if !(self.inverted || items[self.start - 1].is(pause) || forward.is_none() && quoted == self.floor) {
            return None;
        }
        let dashes = quoted > 0
            && items[quoted - 1].is(Class::DASH)
            && items.get(self.after).is_some_and(|item| item.is(Class::DASH));
        let from = if dashes { quoted } else { quoted_start(items, quoted, self.clause_floor) };
        // "In her book “Salt,” Roe writes that ...": the quotation is part of an adverbial.
        if from < quoted && forward.is_some() && !self.inverted {
            return None;
        }
        let mut pieces = vec![(from, quoted + 1)];
        if let Some((from, end, true)) = forward
            && items[from].stretch.is_some()
        {
            pieces.push((from, end));
        } else if let Some(next) = continuation(items, self.after) {
            pieces.push((next, content_end(items, next, items.len(), self.cue)));
        }
        Some((Order::Backward, pieces))
    }

    /// True if the verb reports nothing but quotations and has a plain object instead: In “Salt,” Roe closed the door.
    fn takes_object(&self) -> bool {
        let reports = Frame::CLAUSE.join(Frame::MARKED).join(Frame::ADDRESSEE).join(Frame::NOUN);
        let object = Class::DETERMINER.or(Class::POSSESSIVE).or(Class::OBJECT).or(Class::NOUN).or(Class::NAME);
        !self.cue.frame.has(reports)
            && self.items.get(self.after).is_some_and(|next| next.is(object) && !next.is(Class::TIME.or(Class::ADVERB)))
    }

    /// These levees, she said, “are old.” The quotation begins in the middle of a sentence, so what stands before the
    /// attribution is part of it.
    fn before_quotation(&self) -> Option<Reported> {
        let items = self.items;
        let next = items.get(self.after + 1)?;
        let fits = self.between_commas()
            && self.cue.frame.has(Frame::QUOTE)
            && self.speaker.is_some()
            && !self.participle
            && !self.passive
            && next.stretch.is_some()
            && !next.is(Class::CAPITAL);
        let dated = |from: usize| {
            items[from].is(Class::PREPOSITION)
                && items[from..self.start].iter().any(|item| item.is(Class::TIME.or(Class::OCCASION)))
        };
        let from = clause_start(items, self.start - usize::from(self.start > 0), self.clause_floor);
        let end = self.start.checked_sub(1).filter(|&end| fits && from < end)?;
        let loose = Class::ADVERB.or(Class::MARK).or(Class::TIME);
        if items[from..end].iter().all(|item| item.is(loose)) || dated(from) {
            return None;
        }
        let rest = content_end(items, self.after + 1, items.len(), self.cue);
        Some((Order::Backward, vec![(from, end), (self.after + 1, rest)]))
    }

    /// But, she said, the levee will hold.
    fn after_conjunction(&self) -> Option<Reported> {
        let items = self.items;
        let loose = Class::CONJUNCTION.or(Class::ADVERB).or(Class::MARK).or(Class::SUBORDINATOR);
        let fits = !self.inverted
            && self.between_commas()
            && self.cue.frame.has(Frame::CLAUSE)
            && (self.floor..self.start - 1).all(|k| items[k].is(loose))
            && items.get(self.after + 1).is_some_and(|item| item.stretch.is_none());
        if !fits {
            return None;
        }
        let from = self.after + 1;
        let end = content_end(items, from, items.len(), self.cue);
        has_verb(items, from, end).then(|| (Order::Forward, vec![(from, end)]))
    }

    /// It is no surprise, she said, that the levee held.
    fn splits_at_that(&self) -> bool {
        self.between_commas()
            && self.items.get(self.after + 1).is_some_and(|item| item.is(Class::THAT))
            && has_verb(self.items, self.floor, self.start - 1)
    }

    /// As the mayor said, the levee will hold.
    fn as_clause(&self) -> Option<Reported> {
        let items = self.items;
        let fits = self.cue.frame.has(Frame::CLAUSE)
            && (1..=2).contains(&self.start)
            && items[self.start - 1].is(Class::AS)
            && !self.participle
            && self.speaker.is_some();
        let comma = adverbials_end(items, self.after);
        if !fits || !items.get(comma).is_some_and(|item| item.is(Class::COMMA)) {
            return None;
        }
        let end = content_end(items, comma + 1, items.len(), SOURCE);
        (comma + 1 < end).then(|| (Order::Forward, vec![(comma + 1, end)]))
    }

    /// The levee will hold, she said. The levee, she said, will hold.
    fn after_clause(&self) -> Option<Reported> {
        let (items, start) = (self.items, self.start);
        let fits = self.cue.frame.has(Frame::CLAUSE)
            && !self.participle
            && !self.passive
            && self.speaker.is_some()
            && start > self.clause_floor + 1
            && items[start - 1].is(Class::COMMA.or(Class::DASH));
        if !fits {
            return None;
        }
        let from = clause_start(items, start - 1, self.clause_floor);
        if start - 1 <= from {
            return None;
        }
        let whole = has_verb(items, from, start - 1) || has_quote(items, from, start - 1);
        let tail = adverbials_end(items, self.after);
        let goes_on = items.get(tail).is_some_and(|item| item.is(Class::COMMA))
            && tail + 1 < items.len()
            && !(self.inverted && whole)
            && !begins_new(items, tail + 1);
        if goes_on {
            let rest = (tail + 1, content_end(items, tail + 1, items.len(), self.cue));
            return Some((Order::Backward, vec![(from, start - 1), rest]));
        }
        whole.then(|| (Order::Backward, vec![(from, start - 1)]))
    }
}
