//! The tokens of a text as items with word classes: what their lists, their parts of speech and their neighbours tell.

use super::context::in_context;
use super::hidden::uncover;
use super::tagger::{Form, Model, Tag};
use super::words::{self, Class, Cue, Next};
use crate::interrupt::checkpoint;
use crate::{Entity, Label, Span, Token, Tokens};

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

    /// True for "of" and "on", which tie a noun to the one before.
    pub(super) fn is_of(&self) -> bool {
        self.is(Class::ABOUT) && self.span.len() == 2
    }

    /// True for "before", "after", "until" and "since".
    pub(super) fn is_temporal(&self) -> bool {
        self.is(Class::SUBORDINATOR) && self.is(Class::PREPOSITION) && !self.is(Class::AS)
    }

    /// Makes the item a part of a name, whatever it looks like, and nothing else but what `class` tells.
    fn become_name(&mut self, class: Class) {
        self.class = Class::NAME.or(class);
        (self.cue, self.latent) = (None, None);
    }
}

/// All tokens as items, with the classes that only their neighbours can tell.
pub(super) fn word_items(text: &str, tokens: &Tokens, entities: &[Entity]) -> Vec<Item> {
    let model = Model::shipped();
    let hashes = tokens.hashes();
    let form = |(token, &hash): (&Token, &u64)| Form::new(token.text(text), hash, token.shape, &model);
    let forms: Vec<Form> = tokens.iter().zip(hashes).map(form).collect();
    let mut tags = Vec::with_capacity(forms.len());
    let mut items: Vec<Item> = Vec::with_capacity(forms.len());
    for sentence in 0..tokens.sentence_count() {
        checkpoint();
        let range = tokens.sentence(sentence);
        model.tag(&forms[range.clone()], &mut tags);
        uncover(text, &tokens.as_slice()[range.clone()], &forms[range.clone()], &mut tags[range.clone()]);
        let mut first = true;
        for i in range {
            let token = &tokens.as_slice()[i];
            let next = match tags.get(i + 1) {
                Some(Tag::Past | Tag::Present) => Next::Verb,
                Some(_) if words::is_sure_verb(tokens.as_slice()[i + 1].text(text)) => Next::Verb,
                Some(_) if tokens.as_slice()[i + 1].text(text) == ":" => Next::Colon,
                _ => Next::Other,
            };
            let word = words::classify(text, token, hashes[i], tags[i], first, next);
            // An opening mark does not change that the word after it is the first.
            first = first && word.class.has(Class::MARK);
            // "Teachers Beyond Walls": the first word belongs to a name that a preposition goes on with.
            if let Some(before) =
                items.last_mut().filter(|_| words::is_capital_preposition(text, token, hashes[i], word))
                && before.span.slice(text).starts_with(char::is_uppercase)
                && before.is(Class::ROLE)
            {
                before.class = before.class.or(Class::NAME);
            }
            items.push(Item { span: token.span, class: word.class, cue: word.cue, latent: word.latent, stretch: None });
        }
    }
    for sentence in 0..tokens.sentence_count() {
        if let Some(item) = items.get_mut(tokens.sentence(sentence).start) {
            item.class = item.class.or(Class::SENTENCE);
        }
    }
    name_entities(text, &mut items, tokens, entities);
    for i in 0..items.len() {
        checkpoint();
        in_context(text, &mut items, i);
    }
    items
}

/// Marks the names that the entity layer knows.
fn name_entities(text: &str, items: &mut [Item], tokens: &Tokens, entities: &[Entity]) {
    for entity in entities {
        checkpoint();
        let inside = tokens.within(entity.span);
        if entity.label == Label::Org {
            // "Smith & Co."
            for item in &mut items[inside.clone()] {
                if item.span.slice(text) == "&" {
                    item.class = Class::NAME;
                }
            }
        }
        // "Farah Noon", "Theresa May": what looks like a time is a surname.
        if matches!(entity.label, Label::Person | Label::Org)
            && let [_, .., last] = &mut items[inside.clone()]
            && last.is(Class::TIME)
        {
            last.class = Class::NAME;
        }
        // "Consolidated Gypsum": the first word of a sentence is a part of its name.
        if entity.label == Label::Org
            && inside.len() > 1
            && items[inside.start].is(Class::SENTENCE)
            && items[inside.start + 1].is(Class::NAME)
            && !items[inside.start].is(Class::DETERMINER.or(Class::POSSESSIVE).or(Class::NAME))
        {
            items[inside.start].become_name(Class::SENTENCE);
        }
        if entity.label == Label::Org {
            // "Barred Out", "Correio de Marle": whatever a word with a capital or between two such looks like.
            let words = Class::PREPOSITION.or(Class::CONJUNCTION).or(Class::DETERMINER);
            for item in items[inside.clone()].iter_mut().skip(1) {
                let capital = item.span.slice(text).starts_with(char::is_uppercase);
                let inner = item.span.end() < entity.span.end() && !item.is(words);
                if !item.is(Class::MARK.or(Class::NAME)) && (capital || inner) {
                    item.become_name(Class::NONE);
                }
            }
        }
        // "Skater Ana Roe said": with the capital of a sentence's start the role is part of the name.
        if entity.label == Label::Person
            && let Some(role) = inside.start.checked_sub(1).map(|before| &mut items[before])
            && role.is(Class::SENTENCE)
            && role.is(Class::ROLE)
            && role.span.end() + 1 == entity.span.start()
        {
            role.class = role.class.without(Class::NOUN).or(Class::NAME);
        }
        let class = match entity.label {
            Label::Person => Class::PERSONAL,
            Label::Gpe | Label::Loc => Class::PLACE,
            _ => continue,
        };
        for item in &mut items[inside.clone()] {
            item.class = item.class.or(class);
        }
        if entity.label == Label::Person {
            // "Kim Yo-jong": whatever "jong" looks like.
            for at in inside.clone().skip(2) {
                if items[at - 1].is(Class::HYPHEN) {
                    items[at].become_name(Class::PERSONAL);
                }
            }
            // "Virgil van Dijk", "Mrs. van Dijk"
            let particle = items[inside.start].span.slice(text).starts_with(char::is_lowercase);
            for item in items[inside.clone()].iter_mut().skip(usize::from(!particle)) {
                let last = item.span.end() >= entity.span.end();
                if !last && !item.is(Class::MARK.or(Class::NAME).or(Class::PREPOSITION).or(Class::CONJUNCTION)) {
                    item.become_name(Class::PERSONAL);
                }
            }
        }
        // "Will Roe", "May Okoro": what looks like a function word is a first name.
        if let Some(item) = items.get_mut(inside.start)
            && entity.label == Label::Person
            && item.is(Class::AUXILIARY.or(Class::TIME))
            && !item.is(Class::SENTENCE)
            && item.span.end() < entity.span.end()
        {
            item.become_name(Class::PERSONAL);
        }
        // A name that the tagger did not take for one, for the capital at the start of a sentence says little.
        if let Some(item) = items.get_mut(inside.start)
            && entity.label == Label::Person
            && item.is(Class::SENTENCE)
            && (item.span.end() < entity.span.end() || !item.is(Class::ROLE.or(Class::TITLE).or(Class::CUE)))
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
}
