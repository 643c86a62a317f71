//! Verbs that the tagger took for nouns or participles: "said the road floods", "said the grant paid for it", where the clause
//! has no other verb, and "he leaned over".

use super::tagger::{Form, Tag, TagSet};
use crate::{Shape, Token};

/// How many words behind the verb of saying are looked at, and how many behind a mark that ends them.
const MAX_CLAUSE: usize = 16;
const MAX_BEHIND: usize = 12;

/// Makes finite verbs of such words, given the tokens of a sentence, what they can be, and their tags.
pub(super) fn uncover(text: &str, tokens: &[Token], forms: &[Form], tags: &mut [Tag]) {
    let mut before = Before::default();
    for i in 0..tokens.len() {
        if tags[i] == Tag::Participle && follows_subject(text, tokens, tags, i) && can_be(forms[i], Tag::Past) {
            tags[i] = Tag::Past;
        }
        let says = tokens[i].span.len() == 4 && matches!(tokens[i].text(text), "said" | "says");
        if says && before.is_subject(text, tokens, i) && opens_clause(text, tokens, tags, i + 1) {
            let end = clause_end(text, tokens, tags, i + 1);
            if let Some((verb, tag)) = hidden_verb(text, tokens, &forms[..end], tags, i + 1) {
                tags[verb] = tag;
            }
        }
        before.pass(text, tokens[i], tags[i]);
    }
}

/// What the sentence holds before a token.
#[derive(Default)]
struct Before {
    finite: bool,
    quoted: bool,
    commas: usize,
}

impl Before {
    fn pass(&mut self, text: &str, token: Token, tag: Tag) {
        self.finite |= is_finite(tag);
        if token.shape == Shape::Punctuation {
            let word = token.text(text);
            self.commas += usize::from(word == ",");
            self.quoted |= matches!(word, "\"" | "“" | "”" | "''" | "``" | "’" | "'" | "»");
        }
    }

    /// True if the subject of the verb at `i` stands before it: "Its director, Ana Roe, said", but not "It will close, said the
    /// director".
    fn is_subject(&self, text: &str, tokens: &[Token], i: usize) -> bool {
        let Some(before) = i.checked_sub(1).map(|before| tokens[before]) else { return false };
        match before.shape {
            Shape::Punctuation => before.text(text) == "," && self.commas > 1 && !self.finite && !self.quoted,
            Shape::Symbol => false,
            _ => true,
        }
    }
}

/// True if "he", "she", "they" or the like stands right before token `i`, and no auxiliary before that: no participle follows
/// its subject, but in "why was he told".
fn follows_subject(text: &str, tokens: &[Token], tags: &[Tag], i: usize) -> bool {
    let word = |back: usize| i.checked_sub(back).map_or("", |at| tokens[at].text(text));
    let one_of = |word: &str, words: &[&str]| words.iter().any(|one| word.eq_ignore_ascii_case(one));
    i > 0
        && tags[i - 1] == Tag::Pronoun
        && one_of(word(1), &["he", "she", "they", "we", "i"])
        && !one_of(word(2), &["was", "were", "is", "are", "had", "has", "have", "be", "been"])
}

fn is_finite(tag: Tag) -> bool {
    matches!(tag, Tag::Past | Tag::Present)
}

fn can_be(form: Form, tag: Tag) -> bool {
    form.allowed.shares(TagSet::of(tag))
}

/// True if a noun phrase that can open a clause begins at token `start`: "the road", "about 340 people".
fn opens_clause(text: &str, tokens: &[Token], tags: &[Tag], start: usize) -> bool {
    let number = |at: usize| tokens.get(at).is_some_and(|token| token.shape == Shape::Number);
    let about = || matches!(tokens[start].text(text), "about" | "around" | "over" | "nearly" | "almost" | "some");
    let noun = matches!(tags.get(start), Some(Tag::Determiner | Tag::Possessive | Tag::Name | Tag::Noun));
    noun || number(start) || number(start + 1) && about()
}

/// Where the clause that begins at `start` ends, or another one within it begins.
fn clause_end(text: &str, tokens: &[Token], tags: &[Tag], start: usize) -> usize {
    let ends = |&at: &usize| {
        let mark = tokens[at].shape == Shape::Punctuation && tokens[at].text(text) != "-";
        mark || matches!(tags[at], Tag::Pronoun | Tag::Wh)
    };
    let limit = tokens.len().min(start + MAX_CLAUSE);
    (start..limit).find(ends).unwrap_or(limit)
}

/// The word that is the verb of the clause from `start` to the end of `forms`, and what it is, if no other can be.
fn hidden_verb(text: &str, tokens: &[Token], forms: &[Form], tags: &[Tag], start: usize) -> Option<(usize, Tag)> {
    let end = forms.len();
    if tags[start..end].iter().any(|&tag| is_finite(tag)) {
        return None;
    }
    // "the tax cuts, which took effect, had failed", "a man arrested in Leeds, aged 34, was"
    let comma = tokens.get(end).is_some_and(|mark| mark.text(text) == ",");
    if comma && tags[end..tags.len().min(end + MAX_BEHIND)].iter().any(|&tag| is_finite(tag)) {
        return None;
    }
    // "the price rises they feared"
    let last = if tags.get(end).is_some_and(|&tag| matches!(tag, Tag::Pronoun | Tag::Wh)) { end - 1 } else { end };
    let plural = |at: usize| {
        let word = tokens[at].text(text);
        word.ends_with('s') || matches!(word, "people" | "children" | "men" | "women" | "police")
    };
    (start + 1..last).find_map(|at| {
        // "demand ranks among the highest", but "school visits only"
        let goes_on = matches!(tags.get(at + 1), Some(Tag::Preposition | Tag::Determiner | Tag::Possessive));
        if tags[start] == Tag::Noun && !goes_on {
            return None;
        }
        let taken = matches!(tags[at], Tag::Noun | Tag::Participle | Tag::Base | Tag::Adjective);
        let behind_noun = matches!(tags[at - 1], Tag::Noun | Tag::Name) && tokens[at].shape == Shape::Lower;
        if !taken || !behind_noun {
            return None;
        }
        // "the plan costs jobs", "the plans cost jobs", and before an article whatever the dictionary says.
        let governs = plural(at) && matches!(tags.get(at + 1), Some(Tag::Determiner | Tag::Possessive));
        let agrees = plural(at) != plural(at - 1) && tags[at] != Tag::Participle;
        if agrees && (can_be(forms[at], Tag::Present) || governs) {
            return Some((at, Tag::Present));
        }
        (can_be(forms[at], Tag::Past) && !plural(at)).then_some((at, Tag::Past))
    })
}
