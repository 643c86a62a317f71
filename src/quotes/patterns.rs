//! The patterns in which a verb and what it reports stand to each other.

use super::aside::{interrupted, without_aside};
use super::beginning::{is_relative, is_title_behind};
use super::content::is_clause;
use super::cues::{Form, Frame};
use super::extent::{
    ADVERBIALS, adverbials_end, begins_new, clause_start, content_end, continuation, has_quote, has_verb,
    quoted_before, quoted_start,
};
use super::predicate::after_relative;
use super::report::{Order, SOURCE};
use super::resumption::{description_end, is_circumstance, is_dated_occasion, is_relative_time, resumes};
use super::speaker::{self, Phrase};
use super::verbs::{Attribution, Reported};
use super::words::Class;

impl Attribution<'_> {
    /// True if nothing but the attribution stands between two commas.
    fn between_commas(&self) -> bool {
        self.start > 1
            && self.items[self.start - 1].is(Class::COMMA)
            && self.items.get(self.after).is_some_and(|item| item.is(Class::COMMA))
    }

    /// “...,” she said. “...,” she said, “...”
    pub(super) fn after_quotation(&self, forward: Option<(usize, usize, bool)>) -> Option<Reported> {
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
        // "Asked about the single “Salt,” the singer groaned": a title.
        if from < quoted && items[quoted].is(Class::TITLED) && items[quoted - 1].is(Class::WORK.or(Class::NOUN)) {
            return None;
        }
        // "In “Home Again,” she stars as a nurse", "Halfway through “Home,” the singer stopped": a title.
        // "When the talk turned to “Home,” the singer smiled"
        let governed = from < quoted && items[quoted - 1].is(Class::PREPOSITION.or(Class::TO));
        let adverbial = governed && (items[from].is(Class::SUBORDINATOR) || !has_verb(items, from, quoted));
        if adverbial && items[quoted].is(Class::TITLED) && !items[quoted].is(Class::CLAUSAL) && !self.inverted {
            return None;
        }
        // "Speaking on the theme: “Clean Water”, she said"
        if quoted > 0 && is_title_behind(items, quoted - 1) {
            return None;
        }
        // ''Riverbend,'' his first play, closed after nine nights: what has the title.
        let work = |speaker: Phrase| items[speaker.mention.1 - 1].is(Class::WORK);
        let titled = items[quoted].is(Class::TITLED) || !items[quoted].is(Class::CLAUSAL);
        if titled && self.cue.frame == Frame::QUOTE && self.speaker.is_some_and(work) {
            return None;
        }
        // "When the priest says “it ends,” a man laughed": the words of the clause in front.
        let spoken = |k: usize| items[k].cue.is_some() || items[k].is(Class::ED);
        let framed = items[from].is(Class::SUBORDINATOR) && !items[quoted - 1].is(Class::COMMA) && !self.inverted;
        if framed && (from + 1..quoted).any(spoken) {
            return None;
        }
        // "In her book “Salt,” Roe writes that ...": the quotation is part of an adverbial.
        let speech = items[quoted].is(Class::CLAUSAL) && !items[quoted].is(Class::TITLED);
        if from < quoted && !self.inverted && forward.is_some_and(|(next, ..)| !speech || items[next].stretch.is_none())
        {
            return None;
        }
        // "Holding signs calling him “a fraud,” the crew sang": a participle's own words.
        let participle = from < quoted && items[from].is(Class::ING.or(Class::ED));
        if participle && !speech && !has_verb(items, from, quoted) && !self.inverted {
            return None;
        }
        let mut pieces = match interrupted(items, from, quoted) {
            Some(first) => vec![(from, first + 1), (quoted, quoted + 1)],
            None => vec![(from, quoted + 1)],
        };
        if let Some((from, end, true)) = forward
            && items[from].stretch.is_some()
        {
            pieces.extend(without_aside(items, from, end));
        } else if let Some(next) = continuation(items, self.after) {
            pieces.extend(without_aside(items, next, content_end(items, next, items.len(), self.cue)));
        }
        Some((Order::Backward, pieces))
    }

    /// “A bargain” is how she described it; “No,” was all she would say.
    pub(super) fn cleft(&self) -> Option<Reported> {
        let (items, start) = (self.items, self.start);
        let quoted = start.checked_sub(3)?;
        let how = items[start - 1].is(Class::QUESTION.or(Class::DETERMINER)) && items[start - 2].is(Class::BE);
        let ends = |k: usize| items.get(k).is_none_or(|item| item.is(Class::STOP));
        // "described it", "described the dam"
        let over = |k: usize| {
            ends(k)
                || items[k].is(Class::OBJECT.or(Class::IT))
                || speaker::phrase_after(items, k).is_some_and(|object| ends(object.end))
        };
        let fits = how && items[quoted].stretch.is_some() && over(self.after) && !self.inverted && !self.passive;
        fits.then(|| (Order::Backward, vec![(quoted, quoted + 1)]))
    }

    /// “...,” her lawyer quoted him as saying.
    pub(super) fn quoted_as(&self, forward: Option<(usize, usize, bool)>) -> Option<Reported> {
        let items = self.items;
        let as_saying = self.participle && items[self.start].is(Class::AS) && self.speaker.is_some();
        let ends = items.get(self.after).is_none_or(|next| next.is(Class::STOP.or(Class::COMMA)));
        if !as_saying || !ends || forward.is_some() {
            return None;
        }
        let floor = self.start.saturating_sub(ADVERBIALS);
        let quoted = (floor..self.start).rev().find(|&k| items[k].stretch.is_some())?;
        items[quoted].is(Class::ENDS_COMMA).then(|| (Order::Backward, vec![(quoted, quoted + 1)]))
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
    pub(super) fn before_quotation(&self) -> Option<Reported> {
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
        let mut from = clause_start(items, self.start - usize::from(self.start > 0), self.clause_floor);
        // "in Marle, where, she said, “nobody reads”"
        if self.start >= from + 2 && items[self.start - 2].is(Class::RELATIVE.or(Class::SUBORDINATOR)) {
            from = self.start - 2;
        }
        let end = self.start.checked_sub(1).filter(|&end| fits && from < end)?;
        let loose = Class::ADVERB.or(Class::MARK).or(Class::TIME);
        if items[from..end].iter().all(|item| item.is(loose)) || dated(from) {
            return None;
        }
        let mut rest = content_end(items, self.after + 1, items.len(), self.cue);
        // The levees, she said, “are old,” and the pumps “are older.”
        let goes_on = items.get(rest).is_some_and(|item| item.is(Class::AND))
            && has_quote(items, rest, items.len())
            && items[rest..].iter().all(|item| item.cue.is_none());
        if goes_on {
            rest = content_end(items, rest, items.len(), self.cue);
        }
        Some((Order::Backward, vec![(from, end), (self.after + 1, rest)]))
    }

    /// True if the attribution can stand behind the beginning of a clause that it reports, as a verb that reports clauses can,
    /// or `any`.
    fn can_follow_clause(&self, any: bool) -> bool {
        (any || self.cue.frame.has(Frame::CLAUSE))
            && !self.participle
            && !self.passive
            && self.speaker.is_some()
            && self.start > self.clause_floor + 1
    }

    /// The levee, she wrote in a letter to the council, will hold. The levee, she told reporters on Monday, “is old.” The
    /// subject of the reported clause stands before the attribution, and its verb after what belongs to that.
    pub(super) fn inserted(&self) -> Option<Reported> {
        let (items, start) = (self.items, self.start);
        let fits = self.can_follow_clause(false)
            && items[start - 1].is(Class::COMMA)
            && !items[start].is(Class::CONJUNCTION)
            && !after_relative(items, self.at);
        if !fits {
            return None;
        }
        let mut close = adverbials_end(items, self.after);
        // "The merger, Orrin said in a filing that ran to nine pages, would": what the clause belongs to is no adverbial.
        let that = |&k: &usize| items[k].is(Class::THAT.or(Class::RELATIVE)) && is_relative(items, k);
        if let Some(that) = (self.after..items.len().min(close + 1)).find(that) {
            close = (that..items.len()).find(|&k| items[k].is(Class::MARK)).unwrap_or(close);
        }
        // "The vaccine, said Dr. Roe, an expert who was not involved, protects best"
        let comma = description_end(items, close).unwrap_or(close);
        let verb = comma + 1;
        if comma == self.after || verb >= items.len() || !items[comma].is(Class::COMMA) {
            return None;
        }
        let from = clause_start(items, start - 1, self.clause_floor);
        let end = start - 1;
        let subject = from < end && !items[end - 1].is(Class::TIME) && speaker::phrase_after(items, from).is_some();
        let quoted = items[verb].stretch.is_some() && !items[verb].is(Class::CAPITAL);
        let whole = speaker::is_verb(items, verb) && !has_verb(items, from, end);
        let pieces = || vec![(from, end), (verb, content_end(items, verb, items.len(), self.cue))];
        (subject && (quoted || whole)).then(|| (Order::Backward, pieces()))
    }

    /// But, she said, the levee will hold.
    pub(super) fn after_conjunction(&self) -> Option<Reported> {
        let items = self.items;
        let loose = Class::CONJUNCTION.or(Class::ADVERB).or(Class::MARK).or(Class::SUBORDINATOR);
        // "But, she told reporters, it will hold."
        let addressee = speaker::phrase_after(items, self.after).filter(|_| self.cue.frame.has(Frame::ADDRESSEE));
        let close = addressee.map_or(self.after, |addressee| addressee.end);
        let fits = !self.inverted
            && self.start > 1
            && items[self.start - 1].is(Class::COMMA)
            && items.get(close).is_some_and(|item| item.is(Class::COMMA))
            && self.cue.frame.has(Frame::CLAUSE)
            && (self.floor..self.start - 1).all(|k| items[k].is(loose))
            && items.get(close + 1).is_some_and(|item| item.stretch.is_none());
        if !fits {
            return None;
        }
        let from = close + 1;
        let end = content_end(items, from, items.len(), self.cue);
        has_verb(items, from, end).then(|| (Order::Forward, vec![(from, end)]))
    }

    /// It is no surprise, she said, that the levee held.
    pub(super) fn splits_at_that(&self) -> bool {
        // "because of the “impact,” she said, that it had"
        let open = self.start > 1 && self.items[self.start - 1].is(Class::ENDS_COMMA);
        let close = self.items.get(self.after).is_some_and(|item| item.is(Class::COMMA));
        (self.between_commas() || open && close)
            && self.items.get(self.after + 1).is_some_and(|item| item.is(Class::THAT))
            && has_verb(self.items, self.floor, self.start - 1)
    }

    /// As the mayor said, the levee will hold.
    pub(super) fn as_clause(&self) -> Option<Reported> {
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
    pub(super) fn after_clause(&self) -> Option<Reported> {
        let (items, start) = (self.items, self.start);
        let quoted = start > 0 && items[start - 1].is(Class::ENDS_COMMA) && self.splits_at_that();
        // "The sum, he maintained, was fair": between a subject and its verb any verb of a clause will do.
        let subject = || {
            let verb = self.after + 1 < items.len() && speaker::is_verb(items, self.after + 1);
            verb && !has_verb(items, clause_start(items, start - 1, self.clause_floor), start - 1)
        };
        let speaks = || self.speaker.is_some_and(|phrase| speaker::can_speak(items, phrase));
        let any = self.cue.frame.has(Frame::MARKED) && !self.cue.frame.has(Frame::ADDRESSEE) && speaks();
        let fits = self.can_follow_clause(any && self.between_commas() && subject())
            && (quoted || items[start - 1].is(Class::COMMA.or(Class::DASH)))
            && !after_relative(items, self.at);
        if !fits {
            return None;
        }
        let end = if quoted { start } else { start - 1 };
        // "If it rained, he should have insisted": no attribution.
        let auxiliaries =
            (start..self.at).filter(|&k| items[k].is(Class::AUXILIARY) && !items[k].is(Class::NAME)).count();
        if auxiliaries > 1 {
            return None;
        }
        let from = clause_start(items, end, self.clause_floor);
        // "Asked if it leaked, he said no."
        let asked = (items[from].cue.or(items[from].latent))
            .is_some_and(|cue| cue.form == Form::Past && cue.frame.has(Frame::ADDRESSEE));
        let asked = asked && !items[from..end].iter().any(|item| item.is(Class::COMMA));
        if end <= from || asked && !self.inverted {
            return None;
        }
        // "Not so, says the economist."
        let short = self.inverted && items.get(self.after).is_none_or(|item| item.is(Class::STOP));
        let whole = short || is_clause(items, from, end) || has_quote(items, from, end);
        let tail = adverbials_end(items, self.after);
        let goes_on = items.get(tail).is_some_and(|item| item.is(Class::COMMA))
            && tail + 1 < items.len()
            // The attribution has a time of its own, which this one explains.
            && !(whole
                && tail > self.after
                && (is_relative_time(items, tail + 1) || is_dated_occasion(items, tail)))
            && (!(whole && (self.inverted || is_circumstance(items, tail + 1))) && !begins_new(items, tail + 1)
                || whole && resumes(items, tail + 1));
        if goes_on {
            let rest = (tail + 1, content_end(items, tail + 1, items.len(), self.cue));
            return Some((Order::Backward, vec![(from, end), rest]));
        }
        whole.then(|| (Order::Backward, vec![(from, end)]))
    }
}
