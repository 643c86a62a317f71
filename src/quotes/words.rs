//! What a token can be: its word classes, from closed word lists, its part of speech and its spelling. There is no parser
//! behind this layer, so these classes are all the syntax that it knows.

pub(super) use super::class::Class;
use super::lexicon::look_up;
pub(super) use super::lexicon::{Cue, Word};
use super::tagger::Tag;
use crate::{Shape, Token};

/// What stands right after a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// A finite verb.
    Verb,
    Colon,
    Other,
}

/// Looks a token up, and lets its part of speech decide between what the lists allow.
pub(super) fn classify(text: &str, token: &Token, hash: u64, tag: Tag, first: bool, next: Next) -> Word {
    let form = token.text(text);
    match token.shape {
        Shape::Punctuation | Shape::Symbol => return Word { class: mark_class(form), cue: None, latent: None },
        Shape::Number => return Word { class: Class::NUMBER, cue: None, latent: None },
        Shape::Address => {
            let named = form.starts_with(['@', '#']);
            return Word { class: if named { Class::NAME } else { Class::NONE }, cue: None, latent: None };
        }
        _ => {}
    }
    let mut word = look_up(hash).unwrap_or_default();
    if word.class.has(Class::AUXILIARY) && token.shape == Shape::Title && tag == Tag::Name && !first {
        // "Will Roe"
        word = Word::default();
    }
    let function = word.class.has(Class::FUNCTION.or(Class::DETERMINER).or(Class::POSSESSIVE));
    if token.shape.is_capitalised() || token.shape == Shape::Alphanumeric {
        // At the start of a sentence a capital says little; but an unknown word before a verb is a name.
        let common = first && token.shape == Shape::Title && tag != Tag::Name;
        let subject = word.class == Class::NONE && (next != Next::Other && tag != Tag::Noun || next == Next::Colon);
        // "Teachers Beyond Walls"
        let inner = word.class.has(Class::PREPOSITION) && token.shape == Shape::Title && tag == Tag::Name && !first;
        if inner {
            word.class = Class::NAME;
        } else if !function && (!common || subject) {
            word.class = word.class.or(Class::NAME);
        } else if token.shape == Shape::Upper && form.len() == 2 && !form.eq_ignore_ascii_case("it") {
            // "US", "IT": more often a name than a shout.
            word.class = Class::NAME;
        }
    }
    let named = word.class.has(Class::NAME) && first;
    let sure = matches!(tag, Tag::Noun | Tag::Name | Tag::Adjective | Tag::Other) && is_sure_verb(form);
    let tag = match () {
        () if named => Tag::Name,
        () if sure => Tag::Past,
        () => tag,
    };
    word.class = by_tag(word.class, tag, function && !word.class.has(Class::NAME));
    if word.cue.is_some() && !is_verbal(tag) && !is_sure_verb(form) {
        word.latent = word.cue.take();
        word.class = word.class.without(Class::CUE);
    }
    if matches!(form, "'s" | "’s" | "'S" | "’S") {
        word.class = word.class.or(Class::CLITIC);
    }
    word
}

/// True for a preposition of more than two letters that has been read as a part of a name, for it has a capital: "Beyond" in
/// "Teachers Beyond Walls".
pub(super) fn is_capital_preposition(text: &str, token: &Token, hash: u64, word: Word) -> bool {
    word.class == Class::NAME
        && token.shape == Shape::Title
        && token.text(text).len() > 2
        && look_up(hash).is_some_and(|listed| listed.class.has(Class::PREPOSITION))
}

/// Finite verb forms that are hardly ever anything else, whatever the tagger thinks. Sorted.
const SURE_VERBS: &[&str] = &[
    "asked", "became", "began", "brought", "came", "chose", "drew", "fell", "flew", "gave", "grew", "heard", "kept",
    "knew", "met", "said", "says", "sent", "spoke", "stood", "threw", "told", "took", "went", "wore", "wrote",
];

/// True for finite verb forms that are never anything else.
pub(super) fn is_sure_verb(form: &str) -> bool {
    let [Some(&first), Some(&last)] = [form.as_bytes().first(), form.as_bytes().last()] else { return false };
    first.is_ascii_lowercase()
        && LASTS[usize::from(first - b'a')] & letter(last) != 0
        && SURE_VERBS.binary_search(&form).is_ok()
}

/// For each first letter, the last letters of the sure verbs that begin with it, a bit for each. Few other words share both.
const LASTS: [u32; 26] = {
    let (mut lasts, mut index) = ([0; 26], 0);
    while index < SURE_VERBS.len() {
        let verb = SURE_VERBS[index].as_bytes();
        lasts[(verb[0] - b'a') as usize] |= letter(verb[verb.len() - 1]);
        index += 1;
    }
    lasts
};

/// The bit of a lower-case letter; none for other bytes.
const fn letter(byte: u8) -> u32 {
    if byte.is_ascii_lowercase() { 1 << (byte - b'a') } else { 0 }
}

fn is_verbal(tag: Tag) -> bool {
    matches!(tag, Tag::Past | Tag::Present | Tag::Base | Tag::Ing | Tag::Participle)
}

/// The classes of a word, given its part of speech.
fn by_tag(class: Class, tag: Tag, function: bool) -> Class {
    let class = class.without(Class::VERB);
    if class.has(Class::THAT) {
        return match tag {
            Tag::Determiner => Class::DETERMINER,
            Tag::Wh => Class::RELATIVE,
            _ => class,
        };
    }
    if class.has(Class::AUXILIARY) {
        return if is_verbal(tag) || !class.has(Class::NONFINITE) { class.or(Class::VERB) } else { class };
    }
    if class.has(Class::PREPOSITION) && tag == Tag::Adverb {
        return class.without(Class::PREPOSITION.or(Class::SUBORDINATOR)).or(Class::ADVERB);
    }
    if function {
        return class;
    }
    let class = class.without(Class::ADVERB.or(Class::ADJECTIVE));
    match tag {
        Tag::Past => class.or(Class::VERB).or(Class::PAST),
        Tag::Present => class.or(Class::VERB),
        Tag::Ing => class.or(Class::ING),
        Tag::Participle => class.or(Class::ED),
        Tag::Adverb => class.or(Class::ADVERB),
        Tag::Adjective => class.or(Class::ADJECTIVE),
        Tag::Noun => class.or(Class::NOUN),
        Tag::Determiner => class.or(Class::DETERMINER),
        Tag::Preposition => class.or(Class::PREPOSITION),
        _ => class,
    }
}

fn mark_class(form: &str) -> Class {
    match form {
        "," => Class::COMMA,
        ":" => Class::COLON,
        ";" => Class::SEMICOLON,
        "-" | "‐" | "‑" => Class::HYPHEN,
        "." | "!" | "?" | "…" => Class::STOP,
        "%" => Class::NOUN,
        "(" | "[" | "{" => Class::OPEN,
        ")" | "]" | "}" => Class::CLOSE,
        "\"" | "“" | "”" | "''" | "``" | "'" | "‘" | "’" | "«" | "»" | "„" | "`" => Class::STRAY,
        _ if form.starts_with('.') => Class::STOP,
        // Agencies write "HARLOW (AP) _".
        "_" => Class::DASH,
        _ if form.starts_with(['-', '–', '—', '―', '‒']) => Class::DASH,
        _ => Class::NONE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sure_verb_is_known_and_no_other_word() {
        assert!(SURE_VERBS.is_sorted() && SURE_VERBS.iter().all(|verb| is_sure_verb(verb)));
        assert!(!["", "bridge", "keep", "Said", "saidé", "é"].iter().any(|word| is_sure_verb(word)));
    }
}
