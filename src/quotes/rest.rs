//! What the other steps left: quoted parts of a statement that no sure cue reports.

use super::Method;
use super::attribution::{Cascade, Draft, State, voice};
use super::main_clause;
use super::page::Item;
use super::speaker;
use super::words::Class;
use super::{QuoteKind, terms};
use crate::interrupt::checkpoint;

/// A quoted stretch of as many words with a verb among them is taken for speech, whatever stands around it.
const SPOKEN: usize = 5;

impl Cascade<'_, '_> {
    /// Quoted parts of a statement that no report holds.
    pub(super) fn governed(&mut self) {
        let page = self.page;
        for statement in page.statements.iter().filter(|statement| statement.parent.is_none()) {
            checkpoint();
            let items = page.items(statement);
            for (i, item) in items.iter().enumerate() {
                if item.stretch.is_some_and(|s| self.states[s as usize] == State::Free)
                    && let Some(report) = terms::governed(items, i)
                {
                    self.add(items, &report, Method::Subject);
                }
            }
        }
    }

    /// Long quoted stretches that are left, in a paragraph in which someone speaks already or in a sentence with a subject
    /// that can: “It was late,” Roe said. Then, “Nobody came.”
    pub(super) fn left(&mut self) {
        let page = self.page;
        // The last quote, and the paragraph of it.
        let mut last: Option<(usize, u32)> = None;
        for (number, statement) in
            page.statements.iter().enumerate().filter(|(_, statement)| statement.parent.is_none())
        {
            checkpoint();
            let items = page.items(statement);
            let near = last.filter(|&(_, paragraph)| paragraph + 1 >= statement.paragraph);
            let here = near.filter(|&(_, paragraph)| paragraph == statement.paragraph);
            let (here, before) = (here.map(|(draft, _)| draft), near.map(|(draft, _)| draft));
            for (i, item) in items.iter().enumerate() {
                let Some(stretch) = item.stretch else { continue };
                if self.states[stretch as usize] == State::Free
                    && self.is_speech(items, i)
                    && !page.is_heading(items, number)
                    && !self.is_reference(items, number)
                {
                    self.leave(items, i, number, (here, before));
                }
                if let State::Piece(draft) | State::Inside(draft) = self.states[stretch as usize] {
                    last = Some((draft, statement.paragraph));
                }
            }
        }
    }

    /// True for the quoted item at `i` if it is a clause of several words, and neither a title nor a term.
    fn is_speech(&self, items: &[Item], i: usize) -> bool {
        let long = || items[i].span.slice(self.page.text).split_whitespace().nth(SPOKEN - 1).is_some();
        items[i].is(Class::CLAUSAL) && !items[i].is(Class::TITLED) && !terms::is_scare(items, i) && long()
    }

    /// Makes a quote of the quoted item at `i`. The speaker is that of the quote before it in its paragraph, the subject of
    /// its own statement, or the speaker of the paragraph before.
    fn leave(&mut self, items: &[Item], i: usize, number: usize, (here, before): (Option<usize>, Option<usize>)) {
        let reported = self.reports[number].iter().find_map(|report| report.speaker);
        let own = reported
            .or_else(|| main_clause::main_subject(items, i))
            .filter(|&phrase| speaker::can_speak(items, phrase))
            .map(|phrase| voice(items, phrase));
        let speaker = |draft: Option<usize>| draft.and_then(|draft| self.drafts[draft].speaker);
        let (here, before) = (speaker(here), speaker(before));
        // "The report found “no trace.”": its own subject, right before the verb.
        let governed = own.is_some() && i > 0 && speaker::is_verb(items, i - 1);
        let here = here.filter(|_| !governed);
        // “Build it” is a fine motto: nobody goes on.
        let named = items.get(i + 1).is_some_and(|next| next.is(Class::BE)) && !items[i].is(Class::ENDS_COMMA);
        let before = before.filter(|_| !named);
        let (speaker, method) = match here.or(own).or(before) {
            None => (None, Method::None),
            speaker if here.is_none() && own.is_some() => (speaker, Method::Subject),
            speaker => (speaker, Method::Floating),
        };
        if let Some(stretch) = items[i].stretch {
            self.states[stretch as usize] = State::Piece(self.drafts.len());
        }
        self.drafts.push(Draft { pieces: vec![items[i].span], speaker, cue: None, method, kind: QuoteKind::Direct });
    }
}
