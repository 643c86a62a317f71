//! The text as this layer reads it: paragraphs, quoted stretches, and statements in which a quoted stretch is one item.

use std::ops::Range;

use super::cues;
use super::marks::{self, Stretch};
use super::paragraphs;
use super::tagger::{self, Form, Tag};

use super::words::{self, Class, Cue, Next};
use crate::{Entity, Label, Span, Tokens};

/// A token, or a whole quoted stretch.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    pub(super) span: Span,
    pub(super) class: Class,
    pub(super) cue: Option<Cue>,
    /// A cue that its part of speech speaks against, but its place may speak for.
    pub(super) latent: Option<Cue>,
    /// The quoted stretch that this item is.
    pub(super) stretch: Option<u32>,
}

impl Item {
    #[inline]
    pub(super) fn is(&self, class: Class) -> bool {
        self.class.has(class)
    }
}

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
        let stretches = marks::pair(text, &paragraphs);
        let mut reader =
            Reader { text, words: word_items(text, tokens, entities), page_items: Vec::new(), statements: Vec::new() };
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

/// All tokens as items, with the classes that only their neighbours can tell.
fn word_items(text: &str, tokens: &Tokens, entities: &[Entity]) -> Vec<Item> {
    let forms: Vec<Form> = tokens.iter().map(|token| Form::new(token.text(text), token.shape)).collect();
    let mut tags = Vec::with_capacity(forms.len());
    let mut items = Vec::with_capacity(forms.len());
    for sentence in 0..tokens.sentence_count() {
        let range = tokens.sentence(sentence);
        tagger::tag(&forms[range.clone()], &mut tags);
        let mut first = true;
        for i in range {
            let token = &tokens.as_slice()[i];
            let next = match tags.get(i + 1) {
                Some(Tag::Past | Tag::Present) => Next::Verb,
                Some(_) if words::is_sure_verb(tokens.as_slice()[i + 1].text(text)) => Next::Verb,
                Some(_) if tokens.as_slice()[i + 1].text(text) == ":" => Next::Colon,
                _ => Next::Other,
            };
            let word = words::classify(text, token, tags[i], first, next);
            // An opening mark does not change that the word after it is the first.
            first = first && word.class.has(Class::MARK);
            items.push(Item { span: token.span, class: word.class, cue: word.cue, latent: word.latent, stretch: None });
        }
    }
    for sentence in 0..tokens.sentence_count() {
        if let Some(item) = items.get_mut(tokens.sentence(sentence).start) {
            item.class = item.class.or(Class::SENTENCE);
        }
    }
    for entity in entities {
        let class = match entity.label {
            Label::Person => Class::PERSONAL,
            Label::Gpe | Label::Loc => Class::PLACE,
            _ => continue,
        };
        for item in &mut items[tokens.within(entity.span)] {
            item.class = item.class.or(class);
        }
        // "Will Roe", "May Okoro": what looks like a function word is a first name.
        if let Some(item) = items.get_mut(tokens.within(entity.span).start)
            && entity.label == Label::Person
            && item.is(Class::AUXILIARY.or(Class::TIME))
            && !item.is(Class::SENTENCE)
            && item.span.end() < entity.span.end()
        {
            item.class = Class::NAME.or(Class::PERSONAL);
            (item.cue, item.latent) = (None, None);
        }
        // A name that the tagger did not take for one, for the capital at the start of a sentence says little.
        if let Some(item) = items.get_mut(tokens.within(entity.span).start)
            && entity.label == Label::Person
            && item.is(Class::SENTENCE)
            && item.span.end() < entity.span.end()
            && !item.is(Class::DETERMINER
                .or(Class::POSSESSIVE)
                .or(Class::PRONOUN)
                .or(Class::CONJUNCTION)
                .or(Class::NAME))
        {
            let other = Class::NOUN.or(Class::ADJECTIVE).or(Class::ADVERB).or(Class::VERB).or(Class::ED).or(Class::ING);
            item.class = item.class.without(other.or(Class::PREPOSITION).or(Class::CUE)).or(Class::NAME);
            (item.cue, item.latent) = (None, None);
        }
    }
    for i in 0..items.len() {
        let before = i.checked_sub(1).map(|before| items[before]);
        let attached = before.is_some_and(|before| before.span.end() == items[i].span.start());
        let next = items.get(i + 1).map_or(Class::NONE, |next| next.class);
        let class = items[i].class;
        let spaced = !attached && items.get(i + 1).is_some_and(|next| next.span.start() > items[i].span.end());
        let after_article = before.is_some_and(|before| before.is(Class::ARTICLE));
        if class.has(Class::PREPOSITION) && after_article && next.has(Class::NOUN.or(Class::ROLE).or(Class::SOURCE)) {
            // "an inside source"
            items[i].class = Class::ADJECTIVE;
        } else if class.has(Class::HYPHEN) && spaced {
            // " - ": a dash.
            items[i].class = class.without(Class::HYPHEN).or(Class::DASH);
        } else if class.has(Class::CLITIC) {
            // "'s" is a verb after a pronoun and before what only a verb can stand before.
            let after_pronoun = before.is_some_and(|before| {
                before.is(Class::PRONOUN.or(Class::THAT).or(Class::QUESTION).or(Class::RELATIVE).or(Class::ADVERB))
                    && !before.is(Class::NAME)
            });
            let verbal = after_pronoun
                || next.has(Class::DETERMINER.or(Class::NEGATION).or(Class::ADVERB).or(Class::PREPOSITION))
                || next.has(Class::ING) && !next.has(Class::CUE);
            items[i].class = Class::CLITIC.or(if verbal {
                Class::AUXILIARY.or(Class::BE).or(Class::VERB)
            } else {
                Class::POSSESSIVE
            });
        } else if let Some(cue) = items[i].latent
            && cue.form == cues::Form::Base
            && before.is_some_and(|before| {
                before.is(Class::TO.or(Class::PRONOUN).or(Class::AUXILIARY))
                    && !before.is(Class::BE.or(Class::CLITIC).or(Class::DETERMINER))
            })
        {
            // "to insist", "they claim", "would claim": a verb, whatever the tagger thinks.
            items[i].cue = Some(cue);
            items[i].class = class.without(Class::NOUN.or(Class::ADJECTIVE)).or(Class::CUE).or(Class::VERB);
        } else if let Some(cue) = items[i].latent
            && cue.form == cues::Form::Ing
            && before.is_some_and(|before| before.is(Class::COMMA.or(Class::STRAY)))
        {
            // ", adding": a participle.
            items[i].cue = Some(cue);
            items[i].class = class.without(Class::NOUN.or(Class::ADJECTIVE)).or(Class::CUE).or(Class::ING);
        } else if class.has(Class::RELATIVE.or(Class::DETERMINER))
            && items[i].span.slice(text).eq_ignore_ascii_case("that")
            && opens_report(&items, i)
        {
            items[i].class = Class::THAT;
        } else if class.has(Class::STRAY) && attached && before.is_some_and(|before| !before.is(Class::MARK)) {
            items[i].class = Class::POSSESSIVE;
        }
    }
    items
}

/// True for the "that" at `i` that the tagger ties to a noun beside it, though a reporting verb with nothing but an
/// adverbial after it waits for its clause: "he wrote in a note to clients that it would hold".
fn opens_report(items: &[Item], i: usize) -> bool {
    let nominal = Class::PRONOUN
        .or(Class::DETERMINER)
        .or(Class::POSSESSIVE)
        .or(Class::NUMBER)
        .or(Class::NOUN)
        .or(Class::ADJECTIVE)
        .or(Class::NAME);
    let auxiliary = items.get(i + 2).is_some_and(|after| after.is(Class::AUXILIARY));
    let subject = i > 0
        && !items[i - 1].is(Class::PREPOSITION.or(Class::TO))
        && items.get(i + 1).is_some_and(|next| {
            // "that margins were": what stands before an auxiliary is no verb, whatever the tagger thinks.
            let noun = next.is(nominal) && !next.is(Class::VERB) || next.is(Class::VERB) && auxiliary;
            noun && !next.is(Class::AUXILIARY.or(Class::TIME))
        });
    let bar = Class::MARK.or(Class::VERB).or(Class::PRONOUN).or(Class::RELATIVE).or(Class::THAT);
    let verb = (i.saturating_sub(12)..i)
        .rev()
        .find(|&k| items[k].cue.is_some() || items[k].is(bar) && !items[k].is(Class::NAME));
    subject
        && verb.is_some_and(|k| {
            let after = &items[k + 1];
            items[k].cue.is_some_and(|cue| cue.frame.has(cues::Frame::CLAUSE))
                && after.is(Class::PREPOSITION.or(Class::TO))
                && !after.is(Class::ABOUT)
        })
}

struct Reader<'t> {
    text: &'t str,
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
            let word = self.words[at];
            let (item, next) = match inside.peek() {
                Some(&number)
                    if stretches[number].span.end() > word.span.start()
                        && stretches[number].span.start() < word.span.end() =>
                {
                    let stretch = &stretches[number];
                    let mut next = at + 1;
                    // Step over the tokens of the stretch; nested regions are read on their own.
                    next += self.words[next..].partition_point(|word| word.span.start() < stretch.span.end());
                    inside.next();
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
            if self.page_items.len() > first
                && (self.breaks(first, item, next, stretches) || self.page_items.len() - first >= LONGEST)
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
        let ahead = &self.words[next.min(self.words.len())..self.words.len().min(next + 7)];
        let mut subject = item.is(Class::NAME.or(Class::PRONOUN).or(Class::DETERMINER));
        for (i, word) in ahead.iter().enumerate() {
            if word.cue.is_some_and(|cue| cue.frame.has(super::cues::Frame::QUOTE)) && !word.is(Class::NAME) {
                let after = ahead.get(i + 1).map_or(Class::STOP, |word| word.class);
                return subject && (!strict || after.has(Class::STOP.or(Class::COMMA)));
            }
            if word.is(Class::COMMA) && subject && !strict {
                return self.resumes(next + i + 1);
            }
            if word.is(Class::MARK.or(Class::AUXILIARY).or(Class::VERB)) && !word.is(Class::NAME) {
                return false;
            }
            subject = subject || word.is(Class::ROLE);
        }
        false
    }
}
