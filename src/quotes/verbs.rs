//! Reporting verbs: who speaks, and on which side of the verb the reported words stand.

use super::content::{points_elsewhere, quoted_in_clause};
use super::coordination::{coordinated_start, coordinated_subject};
use super::cues::{Form, Frame};
use super::extent::{ADVERBIALS, clause_start, has_quote, has_verb};
use super::infinitive::begins_infinitive;
use super::page::Item;
use super::participle::{follows_verb, participle_speaker, participle_start};
use super::predicate::{
    after_relative, inverted_position, is_likened, is_modifier, is_passive, named_after, question_behind,
    quoted_speaker, quotes_another, subject_fits, takes_verb,
};
use super::report::{Order, Report};
use super::speaker::{self, Phrase};
use super::subject;
use super::words::{Class, Cue};

/// Pieces of reported words, with the order in which they stand to the attribution.
pub(super) type Reported = (Order, Vec<(usize, usize)>);

/// A reporting verb with its speaker.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attribution<'i> {
    pub(super) items: &'i [Item],
    pub(super) cue: Cue,
    /// The verb.
    pub(super) at: usize,
    pub(super) speaker: Option<Phrase>,
    /// Where the attribution begins and ends: with the speaker, on whichever side.
    pub(super) start: usize,
    pub(super) after: usize,
    /// True if the speaker stands after the verb.
    pub(super) inverted: bool,
    pub(super) passive: bool,
    /// True for a participle without "be": ", adding that".
    pub(super) participle: bool,
    /// Where the attribution before ends.
    pub(super) floor: usize,
    /// The same for a reported clause, which may hold an attribution of its own.
    pub(super) clause_floor: usize,
}

/// The report of the verb at `i`, if it is one.
pub(super) fn verb(items: &[Item], i: usize, cue: Cue, found: &[Report]) -> Option<Report> {
    let attribution = Attribution::new(items, i, cue, found)?;
    let (order, pieces) = attribution.reported()?;
    if is_to_say(items, i, cue.form, found) && !pieces.iter().any(|&(start, end)| has_quote(items, start, end)) {
        return None;
    }
    Some(Report {
        cue: (i, i + 1),
        speaker: attribution.speaker,
        pieces,
        order,
        frame: cue.frame,
        extent: (attribution.start, attribution.after),
    })
}

/// True for an infinitive in what a report before it tells someone to do: "told them to report any leak". What they are to say
/// nobody has said.
fn is_to_say(items: &[Item], i: usize, form: Form, found: &[Report]) -> bool {
    let inside = |&(start, end): &(usize, usize)| start < i && i < end && begins_infinitive(items, start);
    let told = |report: &Report| report.order == Order::Forward && report.pieces.iter().any(inside);
    form == Form::Base && i > 0 && items[i - 1].is(Class::TO) && found.iter().any(told)
}

/// True for the past of naming at `i` in "Ana Roe, once dubbed “the Iron Lady”, left": a participle behind a comma, where
/// another verb follows.
fn is_epithet(items: &[Item], i: usize) -> bool {
    let adverb = usize::from(items[i - 1].is(Class::ADVERB));
    let apart = i > adverb && items[i - 1 - adverb].is(Class::COMMA);
    let quoted = (i + 1..items.len().min(i + 5)).find(|&k| items[k].stretch.is_some());
    let finite = |k: usize| items.get(k).is_some_and(|item| item.is(Class::COMMA)) && takes_verb(items, k + 1);
    apart && quoted.is_some_and(|k| finite(k + 1))
}

impl<'i> Attribution<'i> {
    /// Finds the speaker of the verb at `i`.
    fn new(items: &'i [Item], i: usize, cue: Cue, found: &[Report]) -> Option<Self> {
        // "Asked by counsel why it leaked, Okoro ...", "Okoro, asked by counsel why it leaked, ..."
        let opens = i == 0 || items[i - 1].is(Class::COMMA);
        let absolute = opens && cue.frame.has(Frame::ADDRESSEE) && items.get(i + 1).is_some_and(|by| by.is(Class::BY));
        if is_modifier(items, i) && !absolute || quotes_another(items, i) {
            return None;
        }
        let passive =
            !matches!(cue.form, Form::Ing | Form::Base) && (is_passive(items, i) || absolute || is_likened(items, i));
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
            if let Some(attribution) = attribution.late_agent() {
                return Some(attribution);
            }
            // "Voters were told, “...”": nobody says by whom.
            let told = cue.frame.has(Frame::ADDRESSEE) && items.get(i + 2).is_some_and(|next| next.stretch.is_some());
            if told && items[i + 1].is(Class::COMMA.or(Class::COLON)) {
                return Some(attribution);
            }
            // "was asked by the host": only the agent speaks.
            let by = (i + 1..items.len().min(i + 4)).find(|&k| items[k].is(Class::BY))?;
            let plain = speaker::phrase_after(items, by + 1)?;
            let agent = subject::named_by_apposition(items, plain);
            if items[i..by].iter().any(|item| item.stretch.is_some()) {
                return None;
            }
            let after = question_behind(items, plain.end, agent.end).unwrap_or(agent.end);
            (attribution.speaker, attribution.after) = (Some(agent), after);
        } else if let Some((phrase, passive)) =
            participle.filter(|&begin| items[begin].is(Class::AS)).and_then(|begin| quoted_speaker(items, begin))
        {
            attribution.speaker = Some(phrase);
            if passive {
                (attribution.start, attribution.participle) = (phrase.start, false);
            }
        } else if let Some(begin) = participle {
            attribution.speaker = participle_speaker(items, i, begin, found);
            // “...?” a boy kept shouting: the verb before it is the finite one.
            let finite = follows_verb(items, i, begin) && !cue.frame.is_term();
            if let Some(speaker) = attribution.speaker.filter(|speaker| finite && speaker.end + 1 == i) {
                (attribution.start, attribution.participle) = (speaker.start, false);
            }
        } else {
            attribution.find_subject(found)?;
        }
        if attribution.start > 1
            && items[attribution.start - 1].is(Class::AS)
            && items[attribution.start - 2].is(Class::ENDS_COMMA)
        {
            // “...,” as Okoro put it.
            attribution.start -= 1;
            attribution.after += usize::from(items.get(attribution.after).is_some_and(|item| item.is(Class::IT)));
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

    /// The passive whose agent stands behind the quotation: "was described as “reckless” by critics".
    fn late_agent(&self) -> Option<Self> {
        let items = self.items;
        let quoted = (self.at + 1..items.len().min(self.at + 5)).find(|&k| items[k].stretch.is_some())?;
        let by = items.get(quoted + 1).filter(|by| by.is(Class::BY)).map(|_| quoted + 1)?;
        let agent = speaker::phrase_after(items, by + 1).filter(|&agent| speaker::can_speak(items, agent))?;
        let terms = Frame::TERM.join(Frame::CLAUSE);
        self.cue.frame.has(terms).then_some(Self { speaker: Some(agent), ..*self })
    }

    /// The subject of a finite verb: before it, after it if the attribution is inverted, or that of the verb before "and".
    fn find_subject(&mut self, found: &[Report]) -> Option<()> {
        let (items, i) = (self.items, self.at);
        // "those who back her say": an object is no subject.
        let object = |left: &Phrase| {
            // But the one who speaks in "led her to say".
            left.end == left.start + 1 && items[left.start].is(Class::OBJECT) && !items[i - 1].is(Class::TO)
        };
        let left = self.between(found).or_else(|| subject::subject_before(items, i)).filter(|left| !object(left));
        // "the trust that runs it says": the object of a relative clause.
        let left = left.map(|left| subject::of_relative(items, left, i).unwrap_or(left));
        // An inverted attribution: the verb follows a quotation or a comma, and no subject closes with that comma.
        let position = inverted_position(items, i, self.cue.form)
            .filter(|_| left.is_none_or(|left| !subject_fits(items, left, i)))
            .filter(|_| !self.cue.frame.has(Frame::PERSON))
            .filter(|_| !self.cue.frame.has(Frame::ADDRESSEE) || self.cue.frame.has(Frame::MARKED.join(Frame::ABOUT)));
        let right = position
            .and_then(|_| speaker::phrase_after(items, i + 1).or_else(|| named_after(items, i)))
            .filter(|right| !takes_verb(items, right.end) && !items[right.start].is(Class::IT))
            // "the list, disclosed last month, is long"
            .filter(|right| !items[right.mention.1 - 1].is(Class::TIME) || speaker::is_named(items, *right))
            // Not "whose novel comes out in May, wrote most of it", nor the order "if it looks “split”, add a spoonful".
            .filter(|&right| {
                let many = items[right.start..right.end].iter().all(|item| item.is(Class::DETERMINER));
                let order = self.cue.form == Form::Base && !speaker::can_speak(items, right);
                i == 0 || items[i - 1].stretch.is_some() || !many && !order
            });
        if let (Some(begin), Some(right)) = (position, right) {
            let right = subject::named_by_apposition(items, right);
            (self.speaker, self.start, self.after, self.inverted) = (Some(right), begin, right.end, true);
        } else if let Some(left) = left {
            // "a class called “Perception”", "a memo titled “The Long Road”": a participle.
            let title = items.get(i + 1).is_some_and(|next| next.is(Class::TITLED));
            let speaks = Class::NAME.or(Class::ROLE).or(Class::PRONOUN);
            let term = self.cue.frame.is_term() && self.cue.form == Form::Past;
            let named = left.end == i
                && items.get(i + 1).is_some_and(|next| next.stretch.is_some())
                && term
                && !items[left.mention.0].is(Class::PRONOUN)
                && (!speaker::can_speak(items, left) || title && !items[left.mention.1 - 1].is(speaks));
            if named || term && is_epithet(items, i) {
                return None;
            }
            (self.speaker, self.start) = (Some(left), left.start);
        } else if let Some(subject) = subject::before_that(items, i) {
            (self.speaker, self.start) = (Some(subject), subject.start);
        } else {
            // "and went on to say": the conjunction stands before the finite verb.
            let finite = self
                .at
                .checked_sub(1)
                .filter(|&to| items[to].is(Class::TO))
                .and_then(|to| speaker::last_verb(items, to.saturating_sub(4), to))
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
        // "In “Low Water,” her second novel, Okoro writes that": a title.
        let title = items[quoted].is(Class::TITLED) && !items[quoted].is(Class::CLAUSAL);
        if title && quoted > 0 && items[quoted - 1].is(Class::PREPOSITION.or(Class::WORK)) {
            return None;
        }
        // "a phrase that his guests laughed at": the verb of a relative clause.
        let relative = (quoted + 1..i).rev().find(|&k| items[k].is(Class::THAT.or(Class::RELATIVE)));
        if relative.is_some_and(|relative| !has_verb(items, relative, i)) {
            return None;
        }
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
        if points_elsewhere(self.items, self.after) {
            return None;
        }
        let forward = self.forward();
        // "was described as “reckless” by critics", "was hailed by critics as a “lifeline”": what it was called.
        let agent = self.speaker.filter(|_| self.passive);
        let late = agent.filter(|agent| agent.start > self.after).and(forward).map(|(from, ..)| from);
        let likened = agent.is_some() && self.cue.frame.is_term();
        let behind = || self.items.get(self.after).is_some_and(|next| likened && next.is(Class::AS));
        if let Some(from) = late.or_else(|| behind().then_some(self.after + 1)) {
            let quoted = (from..self.items.len()).find(|&k| self.items[k].stretch.is_some())?;
            let near = late.is_some() || quoted_in_clause(self.items, from, quoted + 1);
            return near.then(|| (Order::Forward, vec![(quoted, quoted + 1)]));
        }
        self.cleft()
            .or_else(|| self.quoted_as(forward))
            .or_else(|| self.after_quotation(forward))
            .or_else(|| self.before_quotation())
            .or_else(|| self.inserted())
            .or_else(|| self.after_conjunction())
            .or_else(|| {
                let (from, end, _) = forward?;
                let loose = Class::CONJUNCTION.or(Class::ADVERB).or(Class::MARK);
                // "the vote is over; otherwise, warned Okoro, “...”"
                let clause = clause_start(self.items, self.start, 0);
                let first = self.items[clause..self.start].iter().all(|item| item.is(loose));
                let fits = (!self.inverted || first) && !self.splits_at_that();
                fits.then(|| (Order::Forward, vec![(self.sentence_start(from, end), end)]))
            })
            .or_else(|| self.as_clause())
            .or_else(|| self.after_clause())
    }
}
