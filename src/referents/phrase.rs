//! Noun phrases that call a person or organisation by what they are: "the museum's director", "Northgate manager".

use std::ops::Range;

use super::facts::Facts;
use super::fields::{self, Fields};
use super::key::Key;
use super::kinds::{self, Kinds};
use super::words::Class;
use crate::{Shape, Span, Token, Tokens};

/// How many tokens a phrase may have up to its head.
pub(super) const MAX_PHRASE: usize = 10;

/// A noun phrase by its tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// What stands before the head, without article and possessor.
    pub(super) modifiers: Range<usize>,
    /// The noun that says what the person is: "director".
    pub(super) head: usize,
    /// What the phrase begins with.
    pub(super) opens: Opens,
    /// The last token of the possessor: "museum" in "the museum's director".
    pub(super) possessor: Option<usize>,
    /// What the head is of: "State" in "Secretary of State". May be empty.
    pub(super) complement: Range<usize>,
}

impl Phrase {
    /// The tokens beside the head that say what it is.
    pub(super) fn details(&self) -> impl Iterator<Item = usize> + Clone {
        self.modifiers.clone().chain(self.complement.clone())
    }
}

/// What a noun phrase begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opens {
    /// "the", "this", "that".
    Definite,
    /// "his", "their", or a name with "'s".
    Possessive,
    /// "a", "an".
    Indefinite,
    /// No determiner.
    Bare,
}

/// A text with its tokens, as this layer reads it.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a Tokens,
    pub(super) facts: &'a Facts,
}

impl<'a> Reader<'a> {
    pub(super) fn get(&self, at: usize) -> Option<&'a Token> {
        self.tokens.as_slice().get(at)
    }

    /// The token's characters; empty past the end.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |token| token.text(self.text))
    }

    /// True for a comma, sooner than the word can be compared with one.
    pub(super) fn is_comma(&self, at: usize) -> bool {
        let comma = |token: &Token| token.span.len() == 1 && self.text.as_bytes()[token.span.start()] == b',';
        self.get(at).is_some_and(comma)
    }

    pub(super) fn class(&self, at: usize) -> Class {
        self.facts.class(at)
    }

    /// The token's key, that of no word past the end; of a mark as it stands.
    pub(super) fn key(&self, at: usize) -> Key {
        match self.tokens.hashes().get(at) {
            Some(&hash) if !self.class(at).has(Class::DOTTED) => Key::without_stops(hash),
            _ => Key::of(self.word(at)),
        }
    }

    /// The tokens of [`Class::STAND_IN`], in order.
    pub(super) fn stand_ins(&self) -> impl Iterator<Item = (usize, &'a Token)> {
        let stands_in = |(_, (class, _)): &(usize, (&Class, &Token))| class.has(Class::STAND_IN);
        let classes = self.facts.classes().iter().zip(self.tokens.as_slice()).enumerate().filter(stands_in);
        classes.map(|(at, (_, token))| (at, token))
    }

    pub(super) fn shape(&self, at: usize) -> Shape {
        self.get(at).map_or(Shape::Punctuation, |token| token.shape)
    }

    /// The key of the head of a phrase: "start-up" is one noun for an organisation, though a hyphen parts it.
    pub(super) fn head(&self, phrase: &Phrase) -> Key {
        let head = phrase.head;
        if head >= 2 && self.word(head - 1) == "-" && self.is_glued(head) && self.is_glued(head - 1) {
            let compound = Key::of(self.span(head - 2..head + 1).slice(self.text));
            if kinds::of_noun(compound) != Kinds::UNKNOWN || fields::of_noun(compound) != Fields::UNKNOWN {
                return compound;
            }
        }
        self.key(head)
    }

    /// The number of the sentence that token `at` stands in; the number of sentences past the end.
    pub(super) fn sentence_of(&self, at: usize) -> usize {
        self.tokens.sentence_of(at)
    }

    /// The tokens of the sentence that token `at` stands in.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        let sentence = self.sentence_of(at);
        let end = self.tokens.len();
        if sentence < self.tokens.sentence_count() { self.tokens.sentence(sentence) } else { end..end }
    }

    /// The stretch of text from the first to the last token of a range that is not empty.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let slice = &self.tokens.as_slice()[range];
        slice[0].span.cover(slice[slice.len() - 1].span)
    }

    /// True if the token can stand before or be the head of a role's phrase.
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        // Most words before a phrase end it by their class or shape, whatever else they are.
        if self.class(at).has(Class::STOP.or(Class::PREPOSITION).or(Class::ARTICLE).or(Class::POSSESSIVE)) {
            return false;
        }
        let Some(token) = self.get(at) else { return false };
        let word = token.text(self.text);
        match token.shape {
            Shape::Lower => {
                let participle =
                    || word.ends_with("ed") && !self.ends_compound(at) && !is_adjective(word) && !self.is_accused(at);
                !participle() && !is_adverb(word)
            }
            Shape::Number => {
                // "29-year-old"
                let age = || self.word(at + 1) == "-" && self.is_glued(at + 1);
                // "the FTSE 100 company"
                let index = || at > 0 && self.shape(at - 1).is_capitalised() && self.shape(at + 1) == Shape::Lower;
                // "the 12th witness"
                let ordinal = || {
                    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
                    let ends = matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th");
                    ends && digits.bytes().all(|byte| byte.is_ascii_digit()) && self.shape(at + 1) == Shape::Lower
                };
                age() || index() || ordinal()
            }
            Shape::Punctuation => word == "-" && self.is_glued(at) && self.is_glued(at + 1),
            shape => shape.is_word(),
        }
    }

    /// True for "deputy" and "former", but not for "old" in "29-year-old".
    pub(super) fn is_contrast(&self, at: usize) -> bool {
        self.class(at).has(Class::CONTRAST) && !self.ends_compound(at)
    }

    /// The number of contrasts right before the token, two at most: one in "the former Olympian".
    pub(super) fn contrasts_before(&self, at: usize) -> usize {
        (0..at).rev().take(2).take_while(|&before| self.is_contrast(before)).count()
    }

    /// True for "retired" in "a retired baker", if a determiner stands before it.
    fn is_participle(&self, at: usize) -> bool {
        self.shape(at) == Shape::Lower && self.word(at).ends_with("ed") && self.is_nominal(at + 1)
    }

    /// True for "the accused", who is a person.
    fn is_accused(&self, at: usize) -> bool {
        self.word(at) == "accused" && at > 0 && self.class(at - 1).has(Class::ARTICLE.or(Class::POSSESSIVE))
    }

    /// True for "based" in "Toledo-based".
    fn ends_compound(&self, at: usize) -> bool {
        at > 0 && self.word(at - 1) == "-" && self.is_glued(at)
    }

    /// True if no white space stands before the token.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        at > 0 && self.get(at).is_some_and(|token| self.tokens.as_slice()[at - 1].span.end() == token.span.start())
    }

    pub(super) fn is_possessive_clitic(&self, at: usize) -> bool {
        // Few words begin like that, which one byte tells.
        let may_be = |token: &Token| {
            token.span.len() <= "’s".len() && matches!(self.text.as_bytes()[token.span.start()], b'\'' | 0xE2)
        };
        self.get(at).is_some_and(may_be) && matches!(self.word(at), "'s" | "’s" | "'" | "’") && self.is_glued(at)
    }

    /// The noun phrase that begins at token `from` and ends before `limit`, up to its head.
    pub(super) fn phrase(&self, from: usize, limit: usize) -> Option<Phrase> {
        let limit = limit.min(from + MAX_PHRASE);
        let class = self.class(from);
        let (mut opens, mut start) = (Opens::Bare, from);
        if class.has(Class::ARTICLE.or(Class::DEFINITE).or(Class::POSSESSIVE)) {
            let indefinite = class.has(Class::ARTICLE) && !class.has(Class::DEFINITE);
            opens = if indefinite {
                Opens::Indefinite
            } else if class.has(Class::POSSESSIVE) {
                Opens::Possessive
            } else {
                Opens::Definite
            };
            start += 1;
        }
        let mut possessor = None;
        let mut end = start;
        while end < limit {
            if end > start && self.is_possessive_clitic(end) {
                possessor = Some(end - 1);
                opens = Opens::Possessive;
                start = end + 1;
            } else {
                let participle = end == start && opens != Opens::Bare && self.is_participle(end);
                if !participle && !self.is_nominal(end) {
                    break;
                }
            }
            end += 1;
        }
        // "the prime minister-designate": who has been chosen for an office is called by it.
        let elect = end > start + 2
            && self.word(end - 2) == "-"
            && matches!(self.word(end - 1), "designate" | "elect" | "general" | "at" | "in");
        if elect {
            end -= 2;
        }
        let complement = self.complement(end, limit);
        (end > start).then(|| Phrase { modifiers: start..end - 1, head: end - 1, opens, possessor, complement })
    }

    /// The words that stand before the name whose first token is `name`, as a phrase whose head is the last of them.
    pub(super) fn phrase_before(&self, name: usize) -> Option<Phrase> {
        let floor = self.sentence(name).start.max(name.saturating_sub(MAX_PHRASE));
        let before = |end: usize| (floor..end).rev().take_while(|&at| self.is_nominal(at)).last();
        // "Commissioner of Police (South) Alba Quintero"
        let name = self.before_bracket(name);
        let start = before(name)?;
        let bare = |modifiers: Range<usize>, complement: Range<usize>| Phrase {
            head: modifiers.end,
            modifiers,
            opens: Opens::Bare,
            possessor: None,
            complement,
        };
        // "Secretary of State Alba Quintero": what a head is of tells an office, and is none itself.
        let of = start.checked_sub(1).filter(|&of| of > floor && matches!(self.word(of), "of" | "for"));
        let office =
            of.filter(|&of| self.class(of - 1).has(Class::ROLE.or(Class::TITLE)) && self.is_field(start..name));
        if let Some(of) = office {
            return Some(bare(before(of)?..of - 1, start..name));
        }
        Some(bare(start..name - 1, name..name))
    }

    /// The first token of the words before the name whose first token is `name`; its own if there are none.
    pub(super) fn start_of_phrase(&self, name: usize) -> usize {
        self.phrase_before(name).map_or(name, |phrase| phrase.modifiers.start)
    }

    /// What a head that ends before token `end` is of, if that is what offices are for: "State" in "secretary of state".
    fn complement(&self, end: usize, limit: usize) -> Range<usize> {
        let start = end + 1;
        if !matches!(self.word(end), "of" | "for") {
            return start..start;
        }
        let mut stop = (start..limit).find(|&at| !self.is_nominal(at)).unwrap_or(limit.max(start));
        // "the minister for health | knew it": a clause may go on behind it.
        if self.shape(stop) != Shape::Punctuation {
            stop = (start..stop).rev().find(|&at| self.class(at).has(Class::FIELD)).map_or(stop, |field| field + 1);
        }
        if self.is_field(start..stop) { start..stop } else { start..start }
    }

    fn is_field(&self, tokens: Range<usize>) -> bool {
        tokens.clone().any(|at| self.class(at).has(Class::FIELD))
    }

    pub(super) fn is_name(&self, at: usize) -> bool {
        self.shape(at).is_capitalised() && self.is_nominal(at)
    }
}

/// True for a participle that stands before nouns as an adjective does: "retired general Ana Ruiz".
fn is_adjective(word: &str) -> bool {
    matches!(
        word,
        "retired"
            | "united"
            | "disgraced"
            | "renowned"
            | "armed"
            | "ousted"
            | "exiled"
            | "jailed"
            | "convicted"
            | "celebrated"
            | "experienced"
            | "respected"
            | "appointed"
            | "elected"
            | "registered"
            | "unmarried"
            | "noted"
    )
}

/// True for a word with the ending of adverbs that is none of the nouns with it.
fn is_adverb(word: &str) -> bool {
    word.ends_with("ly") && !matches!(word, "daily" | "weekly" | "monthly" | "assembly" | "family" | "ally" | "bully")
}

#[cfg(test)]
mod tests {
    use super::super::tests::phrase_beside;

    #[test]
    fn reads_what_stands_before_a_name() {
        let before = |text: &str, name: &str| phrase_beside(text, name, |reader, first, _| reader.phrase_before(first));
        assert_eq!(before("Mayor Alba Quintero spoke.", "Alba"), "Mayor");
        assert_eq!(before("So said Orrin chief executive Lena Haugland.", "Lena"), "Orrin chief executive");
        assert_eq!(before("They met Alba Quintero.", "Alba"), "-");
        assert_eq!(before("Idle talk, Quintero said.", "Quintero"), "-");
    }
}
