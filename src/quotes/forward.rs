//! What follows a reporting verb, bounded by the clause that the attribution itself stands in.

use super::clause_end::{dependent_end, inserted_end, restrictive_end};
use super::content::forward;
use super::cues::{Form, Frame};
use super::extent::{has_quote, has_verb};
use super::infinitive::directive_start;
use super::predicate::after_relative;
use super::speaker;
use super::verbs::Attribution;
use super::words::Class;

impl Attribution<'_> {
    /// Where the reported words begin if a noun for words introduces a whole sentence: posted a photo with the words “See
    /// you next year.”
    pub(super) fn sentence_start(&self, from: usize, end: usize) -> usize {
        let sentence = self.items[end - 1].is(Class::CAPITAL) && self.items[end - 1].is(Class::ENDS_STOP);
        let introduced = end > from + 1 && self.items[end - 2].is(Class::SPEECH.or(Class::OCCASION));
        let phrase = !self.cue.frame.has(Frame::CLAUSE) || !has_verb(self.items, from, end - 1);
        if sentence && introduced && phrase { end - 1 } else { from }
    }

    /// What follows the verb, bounded by the clause that the attribution itself stands in.
    pub(super) fn forward(&self) -> Option<(usize, usize, bool)> {
        let (items, start) = (self.items, self.start);
        let (from, end, marked) = forward(items, self.after, self.inverted, self.cue)?;
        let before = start.checked_sub(1).map_or(Class::NONE, |k| items[k].class);
        // "what an agent would call “airy”": nobody did.
        let would = self.at > 0 && items[self.at - 1].is(Class::MODAL);
        if would && self.cue.frame.is_term() && before.has(Class::QUESTION) && !before.has(Class::RELATIVE) {
            return None;
        }
        // "Asked to describe the food, one guest ...": what is asked for ends where the main clause begins.
        let asked = self.at > 1
            && items[self.at - 1].is(Class::TO)
            && !items[0].is(Class::NAME)
            && (items[0].is(Class::ED) || items[0].cue.is_some_and(|cue| cue.form == Form::Past))
            && !(1..self.at).any(|k| items[k].is(Class::COMMA) || speaker::is_verb(items, k) && k + 1 < self.at);
        // "Even before Okoro sat down to write, his aides left": so does what a dependent clause reports.
        let opens = (0..start.min(3)).any(|k| items[k].is(Class::SUBORDINATOR));
        let infinitive = self.cue.form == Form::Base && self.at > 0 && items[self.at - 1].is(Class::TO);
        let behind = opens && infinitive && !items[..self.at].iter().any(|item| item.is(Class::COMMA));
        let opening = start == 0 && (self.participle || self.passive);
        // "The clerk having stated that it was, the motion was carried"
        let absolute = self.at > 0 && {
            let having = &items[self.at - 1];
            having.is(Class::NONFINITE) && !having.is(Class::BE.or(Class::CLITIC))
        };
        let dependent = before.has(Class::SUBORDINATOR) || opening || asked || behind || absolute;
        let relative = (start..self.at).find(|&k| items[k].is(Class::RELATIVE));
        let inserted = (self.participle || self.passive) && before.has(Class::COMMA)
            || relative.is_some_and(|k| {
                let open = !items[k..self.at].iter().any(|item| item.is(Class::COMMA.or(Class::DASH)));
                open && k > 0 && items[k - 1].is(Class::COMMA.or(Class::DASH))
            })
            || before.has(Class::RELATIVE)
            // "under what it says was a pact, | rejected it"
            || before.has(Class::QUESTION) && !before.has(Class::SUBORDINATOR);
        // "A nurse who told them she was a doctor | was jailed"
        // "A banner saying “Welcome home” | hung across the street"
        let noun = self.participle && start > 0 && speaker::is_nominal(items, start - 1) && {
            speaker::phrase_before(items, start).is_some_and(|phrase| phrase.start == 0)
        };
        // Not "Groups that have backed him say": their clause has a verb already.
        let perfect = |j: usize| items[j].is(Class::ED) && items[j - 1].is(Class::AUXILIARY);
        let own = |k: usize| !(k + 1..self.at).any(|j| speaker::is_full_verb(items, j) || perfect(j));
        let restrictive = start == 0 && relative.is_some_and(|k| k > 0 && !items[k - 1].is(Class::MARK) && own(k));
        let end = match () {
            () if dependent => dependent_end(items, from, end),
            () if inserted => inserted_end(items, from, end),
            () if noun && items[from].stretch.is_some() => from + 1,
            () if restrictive || noun => restrictive_end(items, from, end),
            () => end,
        };
        let quoted = has_quote(items, from, end);
        // "who wrote the play with Roe, was born": what is left must be reported words by itself.
        let clause = Frame::QUOTE.join(Frame::CLAUSE);
        let plain = self.cue.frame == clause || self.cue.frame == clause.join(Frame::MAKES);
        let idle = !marked && plain && !items[from].is(Class::QUESTION);
        let verbal = items[from].is(Class::ED) || has_verb(items, from, end);
        let within = relative.is_some() || before.has(Class::RELATIVE);
        // "who wrote “Other Minds,” finds": a title.
        let titled = idle && within && end == from + 1 && items[from].is(Class::TITLED);
        if titled && items[from].is(Class::ENDS_COMMA) && !items[from].is(Class::CLAUSAL) {
            return None;
        }
        let other = Class::SUBORDINATOR.or(Class::RELATIVE);
        let what = start > 0 && items[start - 1].is(Class::QUESTION) && !items[start - 1].is(other);
        // "what it calls “Project Lighthouse,”", "who call it “the Old Lady,”": a name.
        let small = from + 1 == end && items[from].stretch.is_some() && !items[from].is(Class::CAPITAL);
        let which = before.has(Class::RELATIVE) && from + 1 == end;
        let named = self.cue.frame.is_term() && (what || which || small || items[from].is(Class::IT));
        if named && items[end - 1].is(Class::TITLED) && !items[end - 1].is(Class::CLAUSAL) && end <= from + 2 {
            return None;
        }
        // "Though she wrote 300 songs, ..."
        let made = dependent && self.cue.frame.has(Frame::MAKES);
        let cut = idle && (inserted && within || behind || made) && !quoted && !verbal;
        // "Despite what he wrote about Roe, ...": all that he wrote is "what".
        let free =
            idle && what && start > 1 && items[start - 2].is(Class::PREPOSITION) && !speaker::is_verb(items, from);
        if cut || free {
            return None;
        }
        // "a protein that may explain why they recover"
        let thing = self.cue.form == Form::Base
            && items[from].is(Class::QUESTION)
            && self.speaker.is_some_and(|phrase| !speaker::can_speak(items, phrase));
        if thing && !quoted {
            return None;
        }
        // "who asked them to leave", "wants to ask them to leave", "the rules ask them to leave", "did not ask them to leave"
        let speaks = self.speaker.is_some_and(|phrase| speaker::can_speak(items, phrase));
        let directive = directive_start(items, self.after, self.cue.frame) == Some(from);
        let relative_clause = after_relative(items, self.at) || before.has(Class::RELATIVE.or(Class::QUESTION));
        let negated = || items[self.at.saturating_sub(3)..self.at].iter().any(|item| item.is(Class::NEGATION));
        if directive && !quoted && (relative_clause || infinitive || negated() || !speaks && !self.passive) {
            return None;
        }
        let finding = self.cue.frame == Frame::FINDING && !quoted;
        // "did not mention the merger"
        let denied = self.cue.frame.has(Frame::NOUN)
            && !quoted
            && !marked
            && speaker::is_nominal(items, from)
            && !has_verb(items, from, end)
            && negated();
        (!finding && !denied).then_some((from, end, marked))
    }
}
