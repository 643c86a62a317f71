//! Verbs that the tagger took for nouns or participles where a clause has no other: "said the road floods", "said the grant
//! paid for it".

use super::tagger::{Form, Tag, TagSet};
use crate::{Shape, Token};

/// How many words behind the verb of saying are looked at.
const MAX_CLAUSE: usize = 16;

/// Makes finite verbs of such words, given the tokens of a sentence, what they can be, and their tags.
pub(super) fn uncover(text: &str, tokens: &[Token], forms: &[Form], tags: &mut [Tag]) {
    for i in 1..tokens.len() {
        let says = tokens[i].span.len() == 4 && matches!(tokens[i].text(text), "said" | "says");
        if says && takes_clause(text, tokens, tags, i) {
            let end = clause_end(text, tokens, tags, i + 1);
            if let Some((verb, tag)) = hidden_verb(text, tokens, &forms[..end], tags, i + 1) {
                tags[verb] = tag;
            }
        }
    }
}

/// True if the verb of saying at `i` has its subject before it, and a noun phrase without a conjunction behind it.
fn takes_clause(text: &str, tokens: &[Token], tags: &[Tag], i: usize) -> bool {
    let subject = match tokens[i - 1].shape {
        // "Its director, Ana Roe, said", but not "It will close, said the director".
        Shape::Punctuation => {
            let quoted = |token: &Token| matches!(token.text(text), "\"" | "“" | "”" | "''" | "``" | "’" | "'" | "»");
            tokens[i - 1].text(text) == ","
                && !tags[..i].iter().any(|&tag| is_finite(tag))
                && !tokens[..i].iter().any(|token| token.shape == Shape::Punctuation && quoted(token))
        }
        Shape::Symbol => false,
        _ => true,
    };
    let opens = |tag: &Tag| matches!(tag, Tag::Determiner | Tag::Possessive | Tag::Noun | Tag::Name | Tag::Adjective);
    subject && tags.get(i + 1).is_some_and(opens)
}

fn is_finite(tag: Tag) -> bool {
    matches!(tag, Tag::Past | Tag::Present)
}

/// Where the clause that begins at `start` ends, or another one within it begins.
fn clause_end(text: &str, tokens: &[Token], tags: &[Tag], start: usize) -> usize {
    let ends = |&at: &usize| {
        let mark = tokens[at].shape == Shape::Punctuation && tokens[at].text(text) != "-";
        mark || matches!(tags[at], Tag::Pronoun | Tag::Wh)
    };
    (start..tokens.len().min(start + MAX_CLAUSE)).find(ends).unwrap_or(tokens.len().min(start + MAX_CLAUSE))
}

/// The word that is the verb of the clause from `start` to the end of `forms`, and what it is, if no other can be.
fn hidden_verb(text: &str, tokens: &[Token], forms: &[Form], tags: &[Tag], start: usize) -> Option<(usize, Tag)> {
    if tags[start..forms.len()].iter().any(|&tag| is_finite(tag)) {
        return None;
    }
    let plural = |at: usize| tokens[at].text(text).ends_with('s');
    (start + 1..forms.len()).find_map(|at| {
        let taken = matches!(tags[at], Tag::Noun | Tag::Participle | Tag::Base | Tag::Adjective);
        let behind_noun = matches!(tags[at - 1], Tag::Noun | Tag::Name) && tokens[at].shape == Shape::Lower;
        if !taken || !behind_noun {
            return None;
        }
        let can_be = |tag: Tag| forms[at].allowed.shares(TagSet::of(tag));
        // "the plan costs jobs", "the plans cost jobs"
        if can_be(Tag::Present) && plural(at) != plural(at - 1) && tags[at] != Tag::Participle {
            return Some((at, Tag::Present));
        }
        (can_be(Tag::Past) && !plural(at)).then_some((at, Tag::Past))
    })
}
