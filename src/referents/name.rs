//! The words of names, and when two names can be one thing's.

use std::ops::Range;

use super::facts::Facts;
use super::key::Key;
use super::kinds::{self, Kinds};
use super::phrase::Reader;
use super::short_names::is_short_form;
use super::words::{Class, honour};
use crate::{Shape, Span, Tokens};

/// Longest name, in tokens, that is compared word by word; longer ones are left alone.
const MAX_NAME_TOKENS: usize = 16;

/// One word of a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) span: Span,
    token: usize,
    pub(super) key: Key,
    pub(super) class: Class,
}

/// A mention reduced to the words that names are compared by: without article, title and possessive.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    /// From the first to the last of the words.
    pub(super) span: Span,
    /// The token of the first of them.
    pub(super) first: usize,
    /// The classes of the titles that were cut off in front.
    pub(super) title: Class,
    start: u32,
    end: u32,
    /// Where the suffixes begin.
    core: u32,
}

/// The words of all names of one text.
#[derive(Debug, Default)]
pub(super) struct Words(Vec<Word>);

impl Words {
    /// Room for so many words.
    pub(super) fn with_capacity(words: usize) -> Self {
        Self(Vec::with_capacity(words))
    }

    /// The words of a name that stands by itself; `None` if it holds no word or far too many.
    pub(super) fn of_name(name: &str, person: bool) -> Option<(Self, Name)> {
        let tokens = Tokens::new(name, &[Span::new(0, name.len())]);
        let reader = Reader { text: name, tokens: &tokens, facts: &Facts::new(name, &tokens) };
        let mut words = Self::default();
        let read = words.read(&reader, 0..tokens.len(), person)?;
        Some((words, read))
    }

    /// Reads the words of the mention of these tokens; `None` if it holds no word or far too many. Only a `person` has titles,
    /// and loses a possessive: "General Motors" and "Moody's" are names.
    pub(super) fn read(&mut self, reader: &Reader, tokens: Range<usize>, person: bool) -> Option<Name> {
        if tokens.len() > MAX_NAME_TOKENS {
            return None;
        }
        let text = reader.text;
        let (start, opens) = (self.0.len(), reader.sentence(tokens.start).start == tokens.start);
        for at in tokens {
            let token = reader.tokens.as_slice()[at];
            if token.shape.is_word() || token.shape == Shape::Number {
                let key = reader.key(at);
                self.0.push(Word { span: token.span, token: at, key, class: reader.class(at) });
            }
        }
        let mut end = self.0.len();
        while person && end > start + 1 && is_possessive(self.0[end - 1].span.slice(text)) {
            end -= 1;
        }
        self.0.truncate(end);
        let (mut from, mut title) = (start, Class::NONE);
        while end > from + 1 {
            let word = self.0[from];
            // "The Verge" keeps its article; "the United Nations" is found with and without.
            let article = word.class.has(Class::ARTICLE)
                && (word.span.slice(text).starts_with(char::is_lowercase)
                    || opens && !self.keeps_article(text, from..end));
            // "Baker" alone may be a given name, but three words begin with what the person does.
            let role = end > from + 2 && word.class.has(Class::ROLE);
            let titled = person && (role || word.class.has(Class::TITLE));
            let honour = match self.0.get(from + 1) {
                Some(next) if person && end > from + 2 => honour(word.span.slice(text), next.span.slice(text)),
                _ => 0,
            };
            if !article && !titled && honour == 0 {
                break;
            }
            title = title.or(word.class).or(if honour > 0 { Class::TITLE } else { Class::NONE });
            from += honour.max(1);
        }
        if from == end {
            return None;
        }
        let mut core = end;
        while core > from + 1 && self.0[core - 1].class.has(Class::SUFFIX) {
            core -= 1;
        }
        let span = self.0[from].span.cover(self.0[end - 1].span);
        Some(Name { span, first: self.0[from].token, title, start: from as u32, end: end as u32, core: core as u32 })
    }

    /// The name of a person without letters and places behind it: "Zaha Brandt DBE", "Patrick Vaughan of Marle".
    pub(super) fn as_person(&self, text: &str, name: Name) -> Name {
        let (start, mut end) = (name.start as usize, name.end as usize);
        let letters = |word: &Word| {
            word.class.has(Class::POSTNOMINAL) && word.span.slice(text).chars().filter(|c| c.is_uppercase()).count() > 1
        };
        while end > start + 2 && letters(&self.0[end - 1]) {
            end -= 1;
        }
        if let Some(of) = (start + 2..end).find(|&at| self.0[at].span.slice(text) == "of") {
            end = of;
        }
        let core = end.min(name.core as usize);
        let span = self.0[start].span.cover(self.0[end - 1].span);
        Name { span, end: end as u32, core: core as u32, ..name }
    }

    /// True if the article that opens a sentence may belong to the name after it: "The Verge", but not "The Department of
    /// Public Works" or "The DPW".
    fn keeps_article(&self, text: &str, words: std::ops::Range<usize>) -> bool {
        let rest = &self.0[words.start + 1..words.end];
        let acronym = rest[0].span.slice(text).chars().filter(|letter| letter.is_uppercase()).count() > 1;
        let kinds = kinds::of_name(rest.iter().map(|word| word.key));
        // "The Times of Harlow", but not "The Joint Chiefs of Staff".
        let office = kinds == Kinds::UNKNOWN && rest.iter().any(|word| word.class.has(Class::PREPOSITION));
        kinds.fit(kinds::of_noun(Key::of("newspaper"))) && !office && !(acronym && rest.len() == 1)
    }

    /// All words of a name; at least one.
    pub(super) fn of(&self, name: Name) -> &[Word] {
        &self.0[name.start as usize..name.end as usize]
    }

    /// The words without suffixes; at least one.
    pub(super) fn core(&self, name: Name) -> &[Word] {
        &self.0[name.start as usize..name.core as usize]
    }

    /// True if the name ends in the legal form of a company: "Kelder Staal N.V.".
    pub(super) fn is_company(&self, name: Name) -> bool {
        self.0[name.core as usize..name.end as usize].iter().any(|word| word.class.has(Class::COMPANY))
    }

    /// The key of the whole name without suffixes and without a leading article.
    pub(super) fn whole(&self, name: Name) -> Key {
        let core = self.core(name);
        let from = usize::from(core.len() > 1 && core[0].class.has(Class::ARTICLE));
        match &core[from..] {
            [word] => word.key,
            words => Key::phrase(words.iter().map(|word| word.key)),
        }
    }

    /// How full a form is: more words first, then more letters; a form in capitals after one that is not.
    pub(super) fn fullness(&self, text: &str, name: Name) -> (usize, bool, usize) {
        let slice = name.span.slice(text);
        (self.of(name).len(), slice.chars().any(char::is_lowercase), slice.len())
    }

    /// True if two names of persons, one of them of several words, can be one person's: all words of the shorter stand in the
    /// longer in the same order, first names perhaps as initials, and the surname, or the given name with another, is shared.
    pub(super) fn may_be_one_person(&self, text: &str, a: Name, b: Name) -> bool {
        let (a, b) = (self.core(a), self.core(b));
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        let same_surname = short[short.len() - 1].key == long[long.len() - 1].key;
        let mut rest = long.iter();
        let all = short.iter().all(|word| rest.any(|other| agree(text, word, other)));
        all && (same_surname || short.len() > 1 && agree(text, &short[0], &long[0]))
    }

    /// True if one name of an organisation is a short form of the other: the longer goes on with words of no weight or, behind
    /// a comma, with its place, or the shorter leaves out its first words.
    pub(super) fn may_be_one_organisation(&self, text: &str, a: Name, b: Name, generic: impl Fn(Key) -> bool) -> bool {
        let (a, b) = (self.core(a), self.core(b));
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        let same = |x: &[Word], y: &[Word]| x.iter().zip(y).all(|(x, y)| x.key == y.key);
        let cut = long.len() - short.len();
        let goes_on = |rest: &[Word]| {
            let comma = || text.as_bytes()[long[short.len() - 1].span.end()] == b',';
            rest.iter().all(|word| generic(word.key)) || comma()
        };
        short.len() > 1
            && (same(short, long) && goes_on(&long[short.len()..])
                || same(short, &long[cut..]) && !short[0].class.has(Class::PREPOSITION))
    }
}

/// True if two words of names are the same, one is the initial of the other, or one is the short form of the other.
fn agree(text: &str, a: &Word, b: &Word) -> bool {
    a.key == b.key || is_initial(text, a, b) || is_initial(text, b, a) || is_short_form(a.key, b.key)
}

/// True if `a` is "J." and `b` is "Judith".
fn is_initial(text: &str, a: &Word, b: &Word) -> bool {
    let a = a.span.slice(text).trim_end_matches('.');
    let mut letters = a.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else { return false };
    b.span.slice(text).starts_with(letter)
}

fn is_possessive(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "'S" | "’S" | "'" | "’")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with<T>(names: &[&str], judge: impl Fn(&str, &Words, &[Name]) -> T) -> T {
        let text = names.join(" | ");
        let tokens = Tokens::new(&text, &[Span::new(0, text.len())]);
        let reader = Reader { text: &text, tokens: &tokens, facts: &Facts::new(&text, &tokens) };
        let (mut arena, mut found, mut at) = (Words::default(), Vec::new(), 0);
        for name in names {
            let span = Span::new(at, at + name.len());
            found.push(arena.read(&reader, tokens.within(span), true).expect("a name"));
            at = span.end() + 3;
        }
        judge(&text, &arena, &found)
    }

    fn one_person(a: &str, b: &str) -> bool {
        with(&[a, b], |text, words, names| words.may_be_one_person(text, names[0], names[1]))
    }

    #[test]
    fn reads_the_words_that_matter() {
        let read = |name: &str| with(&[name], |text, _, names| names[0].span.slice(text).to_owned());
        assert_eq!(read("Mayor Alba Quintero’s"), "Alba Quintero");
        assert_eq!(read("Executive Alba Quintero"), "Alba Quintero");
        assert_eq!(read("Baker Quintero"), "Baker Quintero");
        assert_eq!(read("the United Nations"), "United Nations");
        assert_eq!(read("The Verge"), "The Verge");
        assert_eq!(read("Orrin Foods, Inc."), "Orrin Foods, Inc.");
    }

    #[test]
    fn marks_alone_are_no_name() {
        assert!(Words::of_name("— “", true).is_none());
    }

    #[test]
    fn names_of_one_person_agree_word_by_word() {
        assert!(one_person("J. Sellars", "Judith Sellars"));
        assert!(one_person("Rui M. Tavares", "Rui Tavares"));
        assert!(one_person("Ruiz Brandt", "Ana Ruiz Brandt"));
        assert!(one_person("Ana Ruiz", "Ana Ruiz Brandt"));
        assert!(one_person("Bill Vaughan", "William Vaughan Jr."));
        assert!(!one_person("Miriam Sellars", "Judith Sellars"));
        assert!(!one_person("Rui Tavares", "Rui Brandt"));
    }

    #[test]
    fn names_of_one_organisation_differ_by_words_of_no_weight() {
        let generic = |key| key == Key::of("Holdings");
        let one = |a: &str, b: &str| {
            with(&[a, b], |text, words, names| words.may_be_one_organisation(text, names[0], names[1], generic))
        };
        assert!(one("Marlow & Finch", "Marlow & Finch Holdings Inc."));
        assert!(one("Trade Commission", "Federal Trade Commission"));
        assert!(one("Brandt College", "Brandt College, Marle"));
        assert!(!one("Northmoor United", "Northmoor United Women"));
        assert!(with(&["Orrin Foods", "Orrin Foods Inc."], |_, words, names| {
            words.whole(names[0]) == words.whole(names[1])
        }));
    }
}
