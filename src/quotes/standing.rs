//! Quotations that stand alone, without a word of attribution in their own statement: they take their speaker from a
//! signature, from the statement that leads to them, or from the quotations before them.

use super::Method;
use super::QuoteKind;
use super::attribution::{Cascade, Draft, Found, State, voice};
use super::extent::is_only_quoted;
use super::main_clause;
use super::page::Item;
use super::signature::is_imprint;
use super::sources;
use super::speaker;
use super::words::Class;
use crate::Span;
use crate::interrupt::checkpoint;

/// How many stretches ahead the end of a quotation over several paragraphs is looked for.
const NESTED: usize = 24;

impl Cascade<'_, '_> {
    /// Quotations that stand alone in their statements.
    pub(super) fn alone(&mut self) {
        let page = self.page;
        // The last quote that a quotation standing alone can go on with, and the paragraph of it.
        let mut last: Option<(usize, u32)> = None;
        // The last quote of a paragraph before that one's, for conversations.
        let mut other: Option<(usize, u32)> = None;
        for (number, statement) in page.statements.iter().enumerate() {
            if statement.parent.is_some() {
                continue;
            }
            checkpoint();
            let items = page.items(statement);
            let alone = is_only_quoted(items) && items.iter().any(|item| item.stretch.is_some());
            if alone && items.iter().all(|item| item.stretch.is_none_or(|s| self.states[s as usize] == State::Free)) {
                self.place(items, number, statement.paragraph, last, other);
            }
            // The statement's own quotation goes on, not a term quoted beside it.
            let states = items.iter().filter_map(|item| item.stretch).map(|s| self.states[s as usize]);
            let piece = |state| if let State::Piece(draft) = state { Some(draft) } else { None };
            let inside = |state| if let State::Inside(draft) = state { Some(draft) } else { None };
            if let Some(draft) = states.clone().find_map(piece).or_else(|| states.clone().find_map(inside)) {
                if last.is_some_and(|(_, paragraph)| paragraph < statement.paragraph) {
                    other = last;
                }
                last = Some((draft, statement.paragraph));
            }
        }
    }

    fn place(
        &mut self,
        items: &[Item],
        number: usize,
        paragraph: u32,
        last: Option<(usize, u32)>,
        other: Option<(usize, u32)>,
    ) {
        let page = self.page;
        let Some(first) = items.iter().find_map(|item| item.stretch) else { return };
        if page.is_heading(items, number) || self.is_reference(items, number) {
            return;
        }
        let continues = page.stretches[first as usize].continues;
        let same = last.filter(|&(_, at)| at == paragraph || continues && at + 1 == paragraph).map(|(draft, _)| draft);
        if let Some(draft) = self.goes_on_in(items).or(same) {
            self.go_on(items, draft);
            return;
        }
        let (speaker, cue, method) = self
            .signature(number)
            .or_else(|| self.ascribed(number, paragraph))
            .or_else(|| self.introduced(number, paragraph))
            .or_else(|| self.acted(number, paragraph))
            .or_else(|| self.turn(items, paragraph, last, other))
            .or_else(|| self.carried(paragraph, last))
            .or_else(|| self.preceded(number, paragraph))
            .unwrap_or((None, None, Method::None));
        let draft = self.drafts.len();
        let mut pieces = Vec::new();
        for item in items {
            if let Some(s) = item.stretch {
                self.states[s as usize] = State::Piece(draft);
                pieces.push(item.span);
            }
        }
        self.drafts.push(Draft { pieces, speaker, cue, method, kind: QuoteKind::Direct });
    }

    /// True for the title of a source with where and when it was published: "Ferry sinks in storm". Harlow Courier, March 8, 2021
    pub(super) fn is_reference(&self, items: &[Item], number: usize) -> bool {
        let statements = &self.page.statements;
        if items.iter().any(|item| item.stretch.is_some() && item.is(Class::ENDS_STOP)) {
            return false;
        }
        let own = items.iter().position(|item| item.stretch.is_some()).map_or(items, |quoted| &items[quoted + 1..]);
        let next = statements.get(number + 1).filter(|next| next.paragraph == statements[number].paragraph);
        is_imprint(own) || next.is_some_and(|next| next.parent.is_none() && is_imprint(self.page.items(next)))
    }

    /// The quote that an unclosed quotation goes on in, over the paragraphs that open with a mark again: the attribution
    /// stands in the last one.
    fn goes_on_in(&self, items: &[Item]) -> Option<usize> {
        let stretches = &self.page.stretches;
        let mut last = items.iter().rev().find_map(|item| item.stretch)? as usize;
        let open = last;
        let follows = |at: usize| (at + 1..stretches.len()).take(NESTED).find(|&next| stretches[next].parent.is_none());
        while let Some(next) = follows(last).filter(|&next| stretches[next].continues) {
            last = next;
            if let State::Piece(draft) = self.states[last] {
                return Some(draft);
            }
            if last > open + NESTED {
                break;
            }
        }
        None
    }

    /// A signature under or after the quotation: “...” — Ana Roe
    fn signature(&self, number: usize) -> Option<Found> {
        let next = self.page.statements.get(number + 1).filter(|next| next.parent.is_none())?;
        let items = self.page.items(next);
        let dash = items.first()?.is(Class::DASH.or(Class::HYPHEN));
        let phrase = speaker::phrase_after(items, 1).filter(|&phrase| dash && speaker::is_named(items, phrase))?;
        Some((Some(voice(items, phrase)), Some(items[0].span), Method::Signature))
    }

    /// The statement after, if it says whose words these were: “It holds.” That was the message from Ana Roe.
    fn ascribed(&self, number: usize, paragraph: u32) -> Option<Found> {
        let next = self.page.statements.get(number + 1)?;
        let items = self.page.items(next);
        let points = items[0].is(Class::DETERMINER.or(Class::THAT).or(Class::RELATIVE)) && !items[0].is(Class::ARTICLE);
        if next.parent.is_some() || next.paragraph != paragraph || !points {
            return None;
        }
        let words = (1..items.len().min(7)).find(|&k| items[k].is(Class::SPEECH))?;
        let from = items.get(words + 1).is_some_and(|item| item.is(Class::PREPOSITION) && item.span.len() == 4);
        let phrase =
            speaker::phrase_after(items, words + 2).filter(|&phrase| from && speaker::can_speak(items, phrase))?;
        Some((Some(voice(items, phrase)), Some(items[words].span), Method::Floating))
    }

    /// Who does something between this quotation and another one in its paragraph: “It’s a lie.” Roe slammed the door. “All
    /// of it.”
    fn acted(&self, number: usize, paragraph: u32) -> Option<Found> {
        let here = |at: usize| {
            let statement = self.page.statements.get(at)?;
            (statement.parent.is_none() && statement.paragraph == paragraph).then(|| self.page.items(statement))
        };
        let (act, next) = (here(number + 1)?, here(number + 2)?);
        let first = number == 0 || self.page.statements[number - 1].paragraph != paragraph;
        let quoted = |items: &[Item]| items.iter().any(|item| item.stretch.is_some());
        let between = is_only_quoted(next) && quoted(next) && !quoted(act);
        if !first || !between || !self.reports[number + 1].is_empty() {
            return None;
        }
        let phrase = main_clause::main_subject(act, act.len())
            .filter(|phrase| phrase.start == 0 && act[phrase.mention.1 - 1].is(Class::PERSONAL.or(Class::PERSON)))?;
        Some((Some(voice(act, phrase)), None, Method::Floating))
    }

    /// The statement before, if it leads to the quotation: it ends in a colon, or stands in the same paragraph.
    fn introduced(&self, number: usize, paragraph: u32) -> Option<Found> {
        let before = number.checked_sub(1).map(|before| &self.page.statements[before])?;
        let items = self.page.items(before);
        let colon = items.last()?.is(Class::COLON);
        if before.parent.is_some() || !(colon && before.paragraph + 1 >= paragraph || before.paragraph == paragraph) {
            return None;
        }
        let method = if colon { Method::Colon } else { Method::Floating };
        let last = items.len() - 1;
        // "Said Okoro:"
        let inverted = (items[0].cue.or(items[0].latent))
            .filter(|_| colon)
            .and_then(|_| speaker::phrase_after(items, 1))
            .filter(|phrase| phrase.end == last);
        if inverted.is_some() {
            return Some((inverted.map(|phrase| voice(items, phrase)), Some(items[0].span), method));
        }
        if let Some(named) = sources::named_before(items, last).filter(|_| colon) {
            return Some((Some(voice(items, named)), Some(items[last].span), method));
        }
        if let Some(report) = self.reports[number - 1].iter().rev().find(|report| report.speaker.is_some()) {
            let cue = items[report.cue.0].span.cover(items[report.cue.1 - 1].span);
            return Some((report.speaker.map(|phrase| voice(items, phrase)), Some(cue), method));
        }
        let phrase =
            if colon { main_clause::last_subject(items) } else { main_clause::main_subject(items, items.len()) };
        let phrase = phrase.filter(|&phrase| colon || speaker::can_speak(items, phrase))?;
        Some((Some(voice(items, phrase)), colon.then(|| items[last].span), method))
    }

    /// A question or an answer between two speakers who take turns.
    fn turn(
        &self,
        items: &[Item],
        paragraph: u32,
        last: Option<(usize, u32)>,
        other: Option<(usize, u32)>,
    ) -> Option<Found> {
        let (last, _) = last.filter(|&(_, at)| at + 1 == paragraph)?;
        let (other, _) = other.filter(|&(_, at)| at + 2 == paragraph)?;
        let text = self.page.text;
        let asks = |span: Span| span.slice(text).trim_end_matches(['"', '”', '\'', '’', '»']).ends_with('?');
        let question = items.iter().any(|item| item.stretch.is_some() && asks(item.span))
            || [last, other].iter().any(|&draft| self.drafts[draft].pieces.last().is_some_and(|&piece| asks(piece)))
            || self.drafts[last].method == Method::Turn;
        let (one, two) = (self.drafts[last].speaker?, self.drafts[other].speaker?);
        let differ = one.mention.slice(text) != two.mention.slice(text);
        (question && differ).then_some((Some(two), None, Method::Turn))
    }

    /// The last paragraph speaks of someone: the speaker of its last report, or its last subject.
    fn preceded(&self, number: usize, paragraph: u32) -> Option<Found> {
        let before = number.checked_sub(1).map(|before| &self.page.statements[before])?;
        let items = self.page.items(before);
        if before.parent.is_some() || before.paragraph + 1 != paragraph {
            return None;
        }
        let reported = self.reports[number - 1].iter().find_map(|report| report.speaker);
        let phrase = reported
            .or_else(|| main_clause::main_subject(items, items.len()))
            .filter(|&phrase| speaker::can_speak(items, phrase))?;
        Some((Some(voice(items, phrase)), None, Method::Floating))
    }

    /// The speaker of the paragraph before.
    fn carried(&self, paragraph: u32, last: Option<(usize, u32)>) -> Option<Found> {
        let (draft, _) = last.filter(|&(_, at)| at + 1 == paragraph)?;
        let speaker = self.drafts[draft].speaker?;
        Some((Some(speaker), None, Method::Floating))
    }
}
