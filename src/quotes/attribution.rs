//! Attribution: an ordered cascade of steps, from sure to unsure, each of which takes quotations that the steps before it
//! left over (after Muzny et al. 2017, "A two-stage sieve approach for quote attribution", adapted to news).

use super::cues::{Form, Frame};
use super::finish::{join_paragraphs, reliability};
use super::modality::{is_habit, is_negated};
use super::page::{Item, Page};
use super::report::{self, Order, Report};
use super::rows::is_row;
use super::speaker::{self, Phrase};
use super::transcript::Turn;
use super::words::Class;
use super::{Method, Quote, QuoteKind, roles, transcript};
use crate::Span;
use crate::interrupt::checkpoint;

/// A speaker as the text presents them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Voice {
    pub(super) mention: Span,
    pub(super) title: Option<Span>,
    pub(super) affiliation: Option<Span>,
}

/// A quote in the making.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) pieces: Vec<Span>,
    pub(super) speaker: Option<Voice>,
    pub(super) cue: Option<Span>,
    pub(super) method: Method,
    pub(super) kind: QuoteKind,
}

/// A speaker, a cue, and the step that found them.
pub(super) type Found = (Option<Voice>, Option<Span>, Method);

/// What is known about a stretch so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Free,
    /// A piece of the quote with this number by itself.
    Piece(usize),
    /// Part of a longer reported clause: the quote with this number.
    Inside(usize),
}

/// Finds and attributes all quotes of a page.
pub(super) fn attribute(page: &Page) -> Vec<Quote> {
    let mut cascade = Cascade {
        page,
        drafts: Vec::new(),
        states: vec![State::Free; page.stretches.len()],
        reports: Vec::with_capacity(page.statements.len()),
    };
    cascade.clauses();
    cascade.alone();
    cascade.governed();
    cascade.left();
    cascade.finish()
}

pub(super) struct Cascade<'p, 't> {
    pub(super) page: &'p Page<'t>,
    pub(super) drafts: Vec<Draft>,
    pub(super) states: Vec<State>,
    /// The reports of each statement.
    pub(super) reports: Vec<Vec<Report>>,
}

impl Cascade<'_, '_> {
    /// The first step: cue and speaker in the quotation's own statement.
    fn clauses(&mut self) {
        let page = self.page;
        let turns = transcript::turns(page);
        let mut turns = turns.iter().copied().peekable();
        // The last quote, its paragraph, and the stretch that it stands in.
        let mut last: Option<(usize, (u32, Option<u32>))> = None;
        for (number, statement) in page.statements.iter().enumerate() {
            checkpoint();
            let items = page.items(statement);
            while turns.peek().is_some_and(|turn| turn.last < number) {
                turns.next();
            }
            let turn = turns.peek().filter(|turn| turn.first <= number);
            if let Some(&turn) = turn.filter(|turn| turn.first == number) {
                self.transcribed(turn);
            }
            let inside = statement.parent.is_some() || turn.is_some();
            let reports = report::reports(items);
            self.pointing_back(number);
            for report in &reports {
                let method = match report.order {
                    Order::According => Method::According,
                    Order::Colon => Method::Colon,
                    Order::Signature => Method::Signature,
                    Order::Governed => Method::Subject,
                    Order::Forward | Order::Backward | Order::Around => Method::Clause,
                };
                let quoted = report
                    .pieces
                    .iter()
                    .any(|&(start, end)| items[start..end].iter().any(|item| item.stretch.is_some()));
                // Inside a quotation only another quotation counts, and only if it was said: not in "people who say ‘no’".
                let whole = report.pieces.iter().all(|&(start, end)| is_row(&items[start..end]));
                let verb = report.cue.0;
                let past = items[verb].cue.is_none_or(|cue| cue.form != Form::Base);
                let said = (past || is_habit(page.text, items, verb)) && !is_negated(items, verb);
                // "described it": nothing that anyone said.
                let bare = report.pieces.iter().all(|&(start, end)| {
                    end == start + 1
                        && items[start].is(Class::PRONOUN.or(Class::OBJECT))
                        && !items[start].is(Class::NAME)
                });
                if bare || inside && !(quoted && whole && said) || !quoted && report.speaker.is_none() {
                    continue;
                }
                let here = (statement.paragraph, statement.parent);
                let earlier = last.filter(|&(draft, place)| {
                    place == here && self.drafts[draft].kind != QuoteKind::Indirect && goes_on(items, report)
                });
                let draft = earlier.map(|(draft, _)| draft);
                if let Some(draft) = draft {
                    let said = report.pieces.iter().flat_map(|&(start, end)| &items[start..end]);
                    self.go_on(said, draft);
                } else {
                    self.add(items, report, method);
                }
                last = Some((draft.unwrap_or(self.drafts.len() - 1), here));
            }
            self.reports.push(reports);
        }
    }

    /// Adds the quotations among the items to the quote with this number: “Eleven!” said Okoro. “A reply” — he held it up — “at
    /// last.”
    pub(super) fn go_on<'i>(&mut self, items: impl IntoIterator<Item = &'i Item>, draft: usize) {
        for item in items {
            if let Some(stretch) = item.stretch {
                self.states[stretch as usize] = State::Piece(draft);
                self.drafts[draft].pieces.push(item.span);
            }
        }
    }

    /// Okoro: The levee holds.
    fn transcribed(&mut self, turn: Turn) {
        let page = self.page;
        let items = page.items(&page.statements[turn.first]);
        let bold = |item: &Item| transcript::is_emphasis(page.text, item);
        let (start, end) = turn.name;
        let mut speaker = voice(items, Phrase { start, end, mention: turn.name });
        if turn.colon == start {
            // "Q." without its full stop.
            speaker.mention = Span::new(speaker.mention.start(), speaker.mention.end() - 1);
        }
        let said = page.statements[turn.first..=turn.last].iter().flat_map(|statement| page.items(statement));
        let said: Vec<&Item> = said.take(turn.words.1).skip(turn.words.0).collect();
        let closes = |item: &Item| turn.headline && item.is(Class::STOP.or(Class::SEMICOLON));
        let last = said.iter().rfind(|item| !bold(item) && !closes(item));
        let (Some(first), Some(last)) = (said.first(), last) else { return };
        let draft = self.drafts.len();
        let stretches = said.iter().filter_map(|item| item.stretch);
        let kind = if stretches.clone().next().is_some() { QuoteKind::Mixed } else { QuoteKind::Indirect };
        for number in stretches {
            self.states[number as usize] = State::Inside(draft);
        }
        self.drafts.push(Draft {
            pieces: vec![first.span.cover(last.span)],
            speaker: Some(speaker),
            cue: Some(items[turn.colon].span).filter(|_| turn.colon > start && !items[turn.colon].is(Class::STOP)),
            method: Method::Colon,
            kind,
        });
    }

    /// "So says Ana Roe": the whole statement before is what was said.
    fn pointing_back(&mut self, number: usize) {
        let page = self.page;
        let items = page.items(&page.statements[number]);
        let says = items.len() > 2
            && items[0].span.slice(page.text).eq_ignore_ascii_case("so")
            && items[1].cue.is_some_and(|cue| cue.frame.has(Frame::CLAUSE));
        let Some(before) = number.checked_sub(1).map(|before| &page.statements[before]).filter(|_| says) else {
            return;
        };
        let said = page.items(before);
        let (Some(first), Some(last)) = (said.first(), said.last()) else { return };
        let Some(phrase) = speaker::phrase_after(items, 2) else { return };
        if before.parent.is_some() || said.iter().any(|item| item.stretch.is_some()) {
            return;
        }
        self.drafts.push(Draft {
            pieces: vec![first.span.cover(last.span)],
            speaker: Some(voice(items, phrase)),
            cue: Some(items[1].span),
            method: Method::Clause,
            kind: QuoteKind::Indirect,
        });
    }

    pub(super) fn add(&mut self, items: &[Item], report: &Report, method: Method) {
        let draft = self.drafts.len();
        let mut pieces = Vec::new();
        let mut all_quoted = true;
        let mut some_quoted = false;
        for &(start, end) in &report.pieces {
            let inside = &items[start..end];
            let whole = is_row(inside);
            some_quoted |= inside.iter().any(|item| item.stretch.is_some());
            all_quoted &= whole;
            for item in inside {
                if let Some(number) = item.stretch {
                    let state = &mut self.states[number as usize];
                    if whole {
                        *state = State::Piece(draft);
                    } else if *state == State::Free {
                        *state = State::Inside(draft);
                    }
                }
            }
            if whole {
                pieces.extend(inside.iter().filter(|item| item.stretch.is_some()).map(|item| item.span));
            } else if let (Some(first), Some(last)) = (inside.first(), inside.last()) {
                pieces.push(first.span.cover(last.span));
            }
        }
        // "what Okoro calls “a trial”": a term that was quoted is part of the reporter's own clause.
        let term = report.frame.is_term()
            && report.order == Order::Forward
            && report.pieces.iter().all(|&(start, _)| !items[start].is(Class::CAPITAL));
        let kind = match (all_quoted, some_quoted) {
            (true, _) if !term => QuoteKind::Direct,
            (_, true) => QuoteKind::Mixed,
            _ => QuoteKind::Indirect,
        };
        // "Adding: “...”" goes on with the speaker of the sentence before.
        let before = self.drafts.last().filter(|_| report.speaker.is_none() && report.extent.0 == 0);
        let speaker = report.speaker.map(|phrase| voice(items, phrase)).or(before.and_then(|draft| draft.speaker));
        let cue = items[report.cue.0].span.cover(items[report.cue.1 - 1].span);
        self.drafts.push(Draft { pieces, speaker, cue: Some(cue), method, kind });
    }

    fn finish(self) -> Vec<Quote> {
        let text = self.page.text;
        let mut quotes: Vec<Quote> = self
            .drafts
            .into_iter()
            .filter_map(|draft| {
                checkpoint();
                let mut pieces: Vec<Span> = draft
                    .pieces
                    .iter()
                    .map(|piece| piece.trim(text))
                    .filter(|piece| piece.slice(text).contains(char::is_alphanumeric))
                    .collect();
                pieces.sort_by_key(|piece| (piece.start(), piece.end()));
                join_paragraphs(text, &mut pieces);
                let mut end = 0;
                pieces.retain(|piece| {
                    let keep = piece.start() >= end;
                    end = end.max(piece.end());
                    keep
                });
                (!pieces.is_empty()).then_some(Quote {
                    pieces,
                    kind: draft.kind,
                    speaker: draft.speaker.map(|voice| voice.mention),
                    speaker_name: None,
                    speaker_title: draft.speaker.and_then(|voice| voice.title),
                    speaker_affiliation: draft.speaker.and_then(|voice| voice.affiliation),
                    cue: draft.cue,
                    method: draft.method,
                    score: reliability(draft.method, draft.kind),
                })
            })
            .collect();
        quotes.sort_by_key(|quote| (quote.span().start(), std::cmp::Reverse(quote.span().end())));
        quotes
    }
}

pub(super) fn voice(items: &[Item], phrase: Phrase) -> Voice {
    let span = |(start, end): (usize, usize)| items[start].span.cover(items[end - 1].span);
    let roles = roles::roles(items, phrase);
    // "the mayor, Ana Roe"
    let (name, end) = phrase.mention;
    let described = name > phrase.start + 1
        && items[name - 1].is(Class::COMMA)
        && items[phrase.start..name - 1].iter().any(|item| item.is(Class::ROLE));
    let start = if described { phrase.start } else { name };
    Voice { mention: span((start, end)), title: roles.title.map(span), affiliation: roles.affiliation.map(span) }
}

/// True if the report is an aside about whoever speaks already: — he held it up —
fn goes_on(items: &[Item], report: &Report) -> bool {
    report.order == Order::Around && report.speaker.is_some_and(|phrase| items[phrase.mention.0].is(Class::PERSON))
}
