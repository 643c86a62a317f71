//! The text as this layer reads it: paragraphs, quoted stretches, and statements in which a quoted stretch is one item.

use std::cmp::Ordering;
use std::ops::Range;

use super::cues;
pub(super) use super::items::Item;
use super::items::word_items;
use super::marks::{self, Stretch};
use super::paragraphs;
use super::unclosed;
use super::words::{self, Class};
use crate::interrupt::checkpoint;
use crate::{Entity, Label, Span, Tokens};

/// A sentence outside quotation marks, with the stretches quoted in it as single items.
#[derive(Debug, Clone)]
pub(super) struct Statement {
    /// Its items.
    pub(super) items: Range<usize>,
    /// The number of its paragraph.
    pub(super) paragraph: u32,
    /// The stretch that it stands in, if that stretch holds others.
    pub(super) parent: Option<u32>,
}

/// A statement is cut after this many items, so that every search within one is bounded.
const LONGEST: usize = 250;
/// The attribution of a quotation before it has its verb among so many words, and what tells of another clause among as many
/// behind that.
const MAX_AHEAD: usize = 7;
/// A dateline has at most so many items.
const LONGEST_DATELINE: usize = 14;

/// A nickname has at most so many tokens, with its marks.
const NICKNAME: usize = 5;

/// A text prepared for reading.
pub(super) struct Page<'t> {
    pub(super) text: &'t str,
    pub(super) stretches: Vec<Stretch>,
    pub(super) items: Vec<Item>,
    pub(super) statements: Vec<Statement>,
    /// True if the text's outer quotation marks are mostly double ones.
    double: bool,
}

impl<'t> Page<'t> {
    pub(super) fn new(text: &'t str, tokens: &Tokens, entities: &[Entity]) -> Self {
        let paragraphs = paragraphs::paragraphs(text);
        let mut stretches = marks::pair(text, &paragraphs);
        let words = word_items(text, tokens, entities);
        unclosed::cut(text, &words, &mut stretches);
        let names = entities.iter().filter(|entity| entity.label == Label::Person).map(|entity| entity.span).collect();
        let mut reader = Reader { text, names, words, page_items: Vec::new(), statements: Vec::new() };
        let mut children = vec![Vec::new(); stretches.len()];
        let mut outer = Vec::new();
        for (i, stretch) in stretches.iter().enumerate() {
            match stretch.parent {
                Some(parent) => children[parent as usize].push(i),
                None => outer.push(i),
            }
        }
        let mut next = 0;
        for (number, paragraph) in paragraphs.iter().enumerate() {
            let from = next;
            while next < outer.len() && stretches[outer[next]].span.start() < paragraph.span.end() {
                next += 1;
            }
            // A stretch that runs over a line end hides the start of the next line.
            let hidden = outer[..from].last().map_or(0, |&last| stretches[last].span.end());
            let (start, end) = (paragraph.span.start().max(hidden), paragraph.span.end());
            if start < end {
                reader.read(Span::new(start, end), &outer[from..next], &stretches, number as u32, None);
            }
        }
        for (i, inside) in children.iter().enumerate().filter(|(_, inside)| !inside.is_empty()) {
            let stretch = &stretches[i];
            reader.read(stretch.inner, inside, &stretches, stretch.paragraph, Some(i as u32));
        }
        let Reader { page_items: items, statements, .. } = reader;
        let double = outer.iter().filter(|&&number| !is_single(text, &stretches[number])).count() * 2 > outer.len();
        Self { text, stretches, items, statements, double }
    }

    pub(super) fn items(&self, statement: &Statement) -> &[Item] {
        &self.items[statement.items.clone()]
    }

    /// True for a quotation that is a heading: alone in its paragraph, in single marks in a text that quotes with double
    /// ones.
    pub(super) fn is_heading(&self, items: &[Item], number: usize) -> bool {
        let statement = &self.statements[number];
        let alone = |other: Option<&Statement>| other.is_none_or(|other| other.paragraph != statement.paragraph);
        let single =
            items.iter().find_map(|item| self.stretch(item)).is_some_and(|stretch| is_single(self.text, stretch));
        single
            && self.double
            && alone(self.statements.get(number + 1))
            && alone(number.checked_sub(1).map(|before| &self.statements[before]))
    }

    /// The stretch that `item` is.
    pub(super) fn stretch(&self, item: &Item) -> Option<&Stretch> {
        item.stretch.map(|number| &self.stretches[number as usize])
    }
}

/// True if a stretch stands in single marks.
fn is_single(text: &str, stretch: &Stretch) -> bool {
    let quoted = stretch.span.slice(text);
    quoted.starts_with(['\'', '‘', '‚']) && !quoted.starts_with("''")
}

/// True if all words but short ones begin with a capital, and there are two or more.
fn is_titled(inner: &str) -> bool {
    let mut words = 0;
    for word in inner.split_whitespace().take(12) {
        let long = word.chars().filter(|c| c.is_alphabetic()).count() > 3;
        let upper = word.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric());
        if long && !upper {
            return false;
        }
        words += usize::from(upper);
    }
    words >= 2
}

/// How the name `name` lies to a stretch: equal if it holds all of it.
fn order(name: &Span, stretch: Span) -> Ordering {
    if name.end() < stretch.end() {
        Ordering::Less
    } else if name.start() > stretch.start() {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

fn quoted_class(text: &str, stretch: &Stretch) -> Class {
    let first = stretch.inner.slice(text).chars().take(8).find(|c| c.is_alphanumeric());
    let capital = if first.is_some_and(|c| c.is_uppercase() || c.is_numeric()) { Class::CAPITAL } else { Class::NONE };
    let titled = if is_titled(stretch.inner.slice(text)) { Class::TITLED } else { Class::NONE };
    Class::QUOTED.or(capital).or(titled).or(match last_char(text, stretch) {
        Some(',' | ';' | '-' | '—' | '–') => Class::ENDS_COMMA,
        Some('.' | '!' | '?' | '…') => Class::ENDS_STOP,
        _ if !stretch.closed => Class::ENDS_STOP,
        _ => Class::NONE,
    })
}

fn last_char(text: &str, stretch: &Stretch) -> Option<char> {
    let skip = |c: char| c.is_whitespace() || matches!(c, '"' | '”' | '“' | '\'' | '’' | '»' | ')' | ']');
    stretch.inner.slice(text).chars().rev().take(8).find(|&c| !skip(c))
}

/// True if what follows a cue is a clause of its own, so that the quotation before it belongs to somebody else: “Why?” Okoro
/// said only that it held.
fn has_own_clause(after: &[Item]) -> bool {
    let adverbs = after.iter().take_while(|word| word.is(Class::ADVERB)).count();
    let Some(first) = after.get(adverbs) else { return false };
    let subject = first.is(Class::PERSON) && after.get(adverbs + 1).is_some_and(|verb| verb.is(Class::VERB));
    first.is(Class::THAT) || subject
}

struct Reader<'t> {
    text: &'t str,
    /// The names of persons.
    names: Vec<Span>,
    words: Vec<Item>,
    page_items: Vec<Item>,
    statements: Vec<Statement>,
}

impl Reader<'_> {
    /// Reads the region `span`, in which the stretches `inside` are quoted.
    fn read(&mut self, span: Span, inside: &[usize], stretches: &[Stretch], paragraph: u32, parent: Option<u32>) {
        let mut at = self.words.partition_point(|word| word.span.start() < span.start());
        let mut first = self.page_items.len();
        let mut inside = inside.iter().copied().peekable();
        while at < self.words.len() && self.words[at].span.start() < span.end() {
            checkpoint();
            let word = self.words[at];
            let (mut item, next) = match inside.peek() {
                Some(&number)
                    if stretches[number].span.end() > word.span.start()
                        && stretches[number].span.start() < word.span.end() =>
                {
                    let stretch = &stretches[number];
                    let mut next = at + 1;
                    // Step over the tokens of the stretch; nested regions are read on their own.
                    next += self.words[next..].partition_point(|word| word.span.start() < stretch.span.end());
                    inside.next();
                    // "Ana “Big Ana” Roe": a part of the name.
                    let personal = |word: Option<&Item>| word.is_some_and(|word| word.is(Class::PERSONAL));
                    let beside = personal(self.page_items[first..].last()) && personal(self.words.get(next));
                    let capital =
                        stretch.inner.slice(self.text).starts_with(char::is_uppercase) && next <= at + NICKNAME;
                    if beside && capital || self.names.binary_search_by(|name| order(name, stretch.span)).is_ok() {
                        let name = Class::NAME.or(Class::PERSONAL);
                        let item = Item { span: stretch.span, class: name, cue: None, latent: None, stretch: None };
                        self.page_items.push(item);
                        at = next;
                        continue;
                    }
                    let clausal = self.words[at..next].iter().any(|word| word.is(Class::VERB) && !word.is(Class::NAME));
                    let clausal = if clausal { Class::CLAUSAL } else { Class::NONE };
                    let class = quoted_class(self.text, stretch).or(clausal).or(if word.is(Class::SENTENCE) {
                        Class::SENTENCE
                    } else {
                        Class::NONE
                    });
                    (Item { span: stretch.span, class, cue: None, latent: None, stretch: Some(number as u32) }, next)
                }
                Some(&number) if stretches[number].span.end() <= word.span.start() => {
                    inside.next();
                    continue;
                }
                _ => (word, at + 1),
            };
            let placed = self.is_dateline(first);
            if placed {
                item.class = item.class.or(Class::SENTENCE);
            }
            if self.page_items.len() > first
                && (placed || self.breaks(first, item, next, stretches) || self.page_items.len() - first >= LONGEST)
            {
                self.statements.push(Statement { items: first..self.page_items.len(), paragraph, parent });
                first = self.page_items.len();
            }
            self.page_items.push(item);
            at = next;
        }
        if self.page_items.len() > first {
            self.statements.push(Statement { items: first..self.page_items.len(), paragraph, parent });
        }
    }

    /// True if the items from `first` on are a dateline with its dash: "HARLOW, Nov. 12 —", "Harlow, Norland (AP) —".
    fn is_dateline(&self, first: usize) -> bool {
        let [place, .., dash] = &self.page_items[first..] else { return false };
        let agency = self.page_items[self.page_items.len() - 2].is(Class::CLOSE);
        let part = Class::NAME.or(Class::COMMA).or(Class::OPEN).or(Class::CLOSE).or(Class::NUMBER).or(Class::TIME);
        dash.is(Class::DASH)
            && place.is(Class::SENTENCE)
            && self.page_items.len() - first <= LONGEST_DATELINE
            && (agency || place.span.slice(self.text).chars().all(char::is_uppercase))
            && self.page_items[first..self.page_items.len() - 1].iter().all(|item| item.is(part))
    }

    /// True if a new statement begins with `item`; `next` is the word after it.
    fn breaks(&self, first: usize, item: Item, next: usize, stretches: &[Stretch]) -> bool {
        let before = self.page_items[self.page_items.len() - 1];
        let Some(number) = before.stretch else {
            // Trust the sentence layer, but for a title or an initial before a name.
            return item.is(Class::SENTENCE) && !(before.is(Class::TITLE) && item.is(Class::NAME));
        };
        let stretch = &stretches[number as usize];
        let ends = before.is(Class::ENDS_STOP);
        if !ends || item.is(Class::MARK.or(Class::CLITIC)) {
            return false;
        }
        if item.stretch.is_some() {
            return true;
        }
        let lower = item.span.slice(self.text).starts_with(char::is_lowercase);
        if lower {
            return false;
        }
        // “Why?” Okoro asked. A full stop inside the marks usually ends the sentence, but not in “It holds.” Okoro said.
        let only_quotes = self.page_items[first..].iter().all(|item| item.stretch.is_some());
        let stop = last_char(self.text, stretch) == Some('.');
        !(only_quotes && self.attributes(item, next, stop))
    }

    /// True if a cue follows the apposition that begins at word `start`: “Why?” Okoro, a baker in Leeds, said.
    fn resumes(&self, start: usize) -> bool {
        let ahead = &self.words[start.min(self.words.len())..self.words.len().min(start + 30)];
        let stop = |word: &Item| word.is(Class::STOP.or(Class::COLON).or(Class::STRAY).or(Class::SENTENCE));
        ahead
            .windows(2)
            .take_while(|pair| !stop(&pair[0]))
            .filter(|pair| pair[0].is(Class::COMMA))
            .any(|pair| pair[1].cue.is_some_and(|cue| cue.frame.has(cues::Frame::QUOTE) && cue.form != cues::Form::Ing))
    }

    /// True if `item` and the words after it are a name and a cue, and then, if `strict`, nothing more.
    fn attributes(&self, item: Item, next: usize, strict: bool) -> bool {
        let ahead = &self.words[next.min(self.words.len())..self.words.len().min(next + MAX_AHEAD)];
        let mut subject = item.is(Class::NAME.or(Class::PRONOUN).or(Class::DETERMINER));
        for (i, word) in ahead.iter().enumerate() {
            let finite = |cue: &words::Cue| matches!(cue.form, cues::Form::Past | cues::Form::Third);
            let cue = word.cue.or(word.latent.filter(finite));
            if cue.is_some_and(|cue| cue.frame.has(cues::Frame::QUOTE)) && !word.is(Class::NAME) {
                // Also where the subject takes all the words that were looked at.
                let behind = &self.words[(next + i + 1).min(self.words.len())..];
                let after = behind.first().map_or(Class::STOP, |word| word.class);
                let sure = cue.is_some_and(|cue| cue.frame.has(cues::Frame::CLAUSE))
                    && after.has(Class::STOP.or(Class::COMMA));
                return subject && (!strict || sure) && !has_own_clause(&behind[..behind.len().min(MAX_AHEAD)]);
            }
            // “Why?” Okoro went on, as if nobody had heard.
            let goes_on = i < 3
                && word.is(Class::VERB)
                && !word.is(Class::AUXILIARY.or(Class::NAME))
                && ahead.get(i + 1).is_some_and(|on| on.is(Class::PREPOSITION.or(Class::ADVERB)) && on.span.len() == 2)
                && ahead.get(i + 2).is_some_and(|after| after.is(Class::COMMA.or(Class::STOP)));
            if goes_on && subject && !strict {
                return true;
            }
            if word.is(Class::COMMA) && subject && !strict {
                return self.resumes(next + i + 1);
            }
            // “Why?” Jean-Luc Okoro asked.
            if word.is(Class::HYPHEN) {
                continue;
            }
            if word.is(Class::MARK.or(Class::AUXILIARY).or(Class::VERB)) && !word.is(Class::NAME) {
                return false;
            }
            subject = subject || word.is(Class::ROLE);
        }
        false
    }
}
