//! The tokens of a text as items with word classes: what their lists, their parts of speech and their neighbours tell.

use super::cues;
use super::tagger::{self, Form, Tag};
use super::words::{self, Class, Cue, Next};
use crate::interrupt::checkpoint;
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

    /// Makes the item a part of a name, whatever it looks like, and nothing else but what `class` tells.
    fn become_name(&mut self, class: Class) {
        self.class = Class::NAME.or(class);
        (self.cue, self.latent) = (None, None);
    }
}

/// All tokens as items, with the classes that only their neighbours can tell.
pub(super) fn word_items(text: &str, tokens: &Tokens, entities: &[Entity]) -> Vec<Item> {
    let forms: Vec<Form> = tokens.iter().map(|token| Form::new(token.text(text), token.shape)).collect();
    let mut tags = Vec::with_capacity(forms.len());
    let mut items = Vec::with_capacity(forms.len());
    for sentence in 0..tokens.sentence_count() {
        checkpoint();
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
            // "Virgil van Dijk"
            for item in items[inside.clone()].iter_mut().skip(1) {
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

/// Sets the classes of item `i` that its neighbours tell.
fn in_context(text: &str, items: &mut [Item], i: usize) {
    let before = i.checked_sub(1).map(|before| items[before]);
    let attached = before.is_some_and(|before| before.span.end() == items[i].span.start());
    let next = items.get(i + 1).map_or(Class::NONE, |next| next.class);
    let class = items[i].class;
    let spaced = !attached && items.get(i + 1).is_some_and(|next| next.span.start() > items[i].span.end());
    let after_article = before.is_some_and(|before| before.is(Class::ARTICLE));
    let lower = |item: Item| item.span.slice(text).contains(char::is_lowercase);
    let upper = |item: Item| item.span.slice(text).chars().all(char::is_uppercase);
    if class.has(Class::STOP)
        && attached
        && before.is_some_and(upper)
        && items.get(i + 1).is_some_and(|next| next.span.start() == items[i].span.end() && upper(*next))
    {
        // "(VNTR.N)": the exchange of a symbol.
        items[i].class = Class::NAME;
    } else if class.has(Class::RELATIVE)
        && items[i].span.slice(text) == "WHO"
        && (before.is_some_and(lower) || items.get(i + 1).copied().is_some_and(lower))
    {
        // The organisation.
        items[i].class = Class::NAME.or(Class::SOURCE);
    } else if class.has(Class::PREPOSITION) && after_article && next.has(Class::NOUN.or(Class::ROLE).or(Class::SOURCE))
    {
        // "an inside source"
        items[i].class = Class::ADJECTIVE;
    } else if class.has(Class::DETERMINER)
        && next.has(Class::PREPOSITION.or(Class::SUBORDINATOR))
        && items[i].span.slice(text) == "this"
    {
        // "disclosed this while": an object.
        items[i].class = class.or(Class::OBJECT);
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
            || next.has(Class::ING)
                && !next.has(Class::CUE)
                && !items.get(i + 2).is_some_and(|after| after.is(Class::ROLE));
        items[i].class =
            Class::CLITIC.or(if verbal { Class::AUXILIARY.or(Class::BE).or(Class::VERB) } else { Class::POSSESSIVE });
    } else if items[i].cue.is_some_and(|cue| cue.form == cues::Form::Base)
        && before.is_some_and(|before| {
            before.is(Class::ARTICLE)
                || before.is(Class::DETERMINER) && before.is(Class::PRONOUN)
                // "a sharp retort"
                || before.is(Class::ADJECTIVE)
                    && i > 1
                    && items[i - 2].is(Class::ARTICLE.or(Class::POSSESSIVE))
                    && !items[i - 2].is(Class::AUXILIARY)
        })
    {
        // "on a call", "at one point": a noun.
        items[i].cue = None;
        items[i].class = class.without(Class::CUE.or(Class::VERB)).or(Class::NOUN);
    } else if items[i].cue.is_some_and(|cue| cue.frame == cues::Frame::QUOTE)
        && matches!(items[i].span.slice(text), "put" | "puts" | "putting")
        && !next.has(Class::IT)
    {
        // "put down his cup": only "put it" reports.
        items[i].cue = None;
        items[i].class = class.without(Class::CUE);
    } else if let Some(cue) = items[i].latent.filter(|cue| cue.frame == cues::Frame::QUOTE)
        && next.has(Class::IT)
        && matches!(items[i].span.slice(text), "put" | "puts")
    {
        // "as Okoro puts it": a verb, whatever the tagger thinks.
        items[i].cue = Some(cue);
        items[i].class = class.without(Class::NOUN).or(Class::CUE).or(Class::VERB);
    } else if let Some(cue) = items[i].latent
        && cue.form == cues::Form::Base
        && before.is_some_and(|before| {
            before.is(Class::TO.or(Class::PRONOUN).or(Class::AUXILIARY))
                && !before.is(Class::BE.or(Class::CLITIC).or(Class::DETERMINER))
                // "according to press reports"
                && !(i > 1 && items[i - 2].is(Class::ACCORDING))
        })
    {
        // "to insist", "they claim", "would claim": a verb, whatever the tagger thinks.
        items[i].cue = Some(cue);
        items[i].class = class.without(Class::NOUN.or(Class::ADJECTIVE)).or(Class::CUE).or(Class::VERB);
    } else if let Some(cue) = items[i].latent.filter(|cue| cue.form != cues::Form::Ing)
        && before.is_some_and(|before| takes_object(before, cue.form, next) || reports_after(before, cue, next))
    {
        // "scientists call such", "and asserts that", "Roe, a baker, admits he": a verb, for what follows it can stand
        // after no noun.
        items[i].cue = Some(cue);
        items[i].class = class.without(Class::NOUN.or(Class::ADJECTIVE)).or(Class::CUE).or(Class::VERB);
    } else if let Some(cue) = items[i].latent
        && cue.form == cues::Form::Ing
        && before.is_some_and(|before| {
            before.is(Class::COMMA.or(Class::STRAY).or(Class::AS))
                // "placards reading “...”"
                || before.is(Class::WORK) && next.has(Class::STRAY.or(Class::COMMA).or(Class::COLON))
                || before.is(Class::CONJUNCTION)
                    && next.has(Class::THAT.or(Class::RELATIVE))
                    && cue.frame.has(cues::Frame::CLAUSE)
                || before.is(Class::NAME) && next.has(Class::THAT) && cue.frame.has(cues::Frame::CLAUSE)
        })
    {
        // ", adding", "as saying", "with Okoro arguing that": a participle.
        items[i].cue = Some(cue);
        items[i].class = class.without(Class::NOUN.or(Class::ADJECTIVE)).or(Class::CUE).or(Class::ING);
    } else if class.has(Class::RELATIVE.or(Class::DETERMINER))
        && items[i].span.slice(text).eq_ignore_ascii_case("that")
        && opens_report(items, i)
    {
        items[i].class = Class::THAT;
    } else if let Some(class) = repaired(text, items, i, attached) {
        items[i].class = class;
    } else if class.has(Class::STRAY) && attached && before.is_some_and(|before| !before.is(Class::MARK)) {
        items[i].class = Class::POSSESSIVE;
    }
}

/// The class of item `i` where the tagger gave none, or one that cannot stand where the word stands.
fn repaired(text: &str, items: &[Item], i: usize, attached: bool) -> Option<Class> {
    let class = items[i].class;
    let before = &items[i.checked_sub(1)?];
    let next = items.get(i + 1).map_or(Class::STOP, |next| next.class);
    if class == Class::NONE && before.is(Class::DETERMINER) && !before.is(Class::PRONOUN) {
        // "the sheikh"
        return Some(Class::NOUN);
    }
    if before.is(Class::HYPHEN) && attached && class.without(Class::ADVERB.or(Class::PREPOSITION)) == Class::NONE {
        // "a look-alike", "the runner-up"
        return Some(Class::NOUN);
    }
    if class == Class::NONE && next.has(Class::HYPHEN) && before.is(Class::NAME.or(Class::NOUN)) {
        return Some(Class::NOUN);
    }
    let modifies = Class::ADJECTIVE.or(Class::NOUN).or(Class::DETERMINER);
    if class.has(Class::ROLE) && class.has(Class::VERB) && before.is(modifies) && next.has(Class::NAME) {
        // "former tech executive Ana Roe"
        return Some(class.without(Class::VERB).or(Class::NOUN));
    }
    // "Ana Roe disagreed."
    let past = class == Class::NOUN && before.is(Class::PERSONAL.or(Class::COMMA)) && next.has(Class::STOP);
    let form = items[i].span.slice(text);
    (past && form.len() > 5 && form.ends_with("ed") && (!form.ends_with("eed") || form.ends_with("greed")))
        .then_some(Class::VERB)
}

/// True if a cue between a comma and the classes of the word after it begins a report: ", admits he".
fn reports_after(before: Item, cue: Cue, next: Class) -> bool {
    let subject = next.has(Class::PRONOUN) && !next.has(Class::OBJECT.or(Class::POSSESSIVE).or(Class::RELATIVE));
    cue.form == cues::Form::Third && before.is(Class::COMMA) && cue.frame.has(cues::Frame::CLAUSE) && subject
}

/// True if a cue of `form` between the word before it and the classes of the word after it is a verb.
fn takes_object(before: Item, form: cues::Form, next: Class) -> bool {
    let noun = before.is(Class::NOUN.or(Class::ROLE).or(Class::SOURCE))
        || before.is(Class::NAME) && before.is(Class::SENTENCE);
    if form == cues::Form::Base {
        return noun && next.has(Class::DETERMINER.or(Class::POSSESSIVE).or(Class::OBJECT)) && !next.has(Class::CLITIC);
    }
    next.has(Class::THAT)
        && before.is(Class::CONJUNCTION
            .or(Class::COMMA)
            .or(Class::ADVERB)
            .or(Class::RELATIVE)
            .or(Class::PRONOUN)
            .or(Class::NAME))
        && !before.is(Class::DETERMINER.or(Class::POSSESSIVE))
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
    // "said in Leeds that “the levee” held"
    let first = i + 1 + usize::from(items.get(i + 1).is_some_and(|next| next.is(Class::STRAY)));
    let auxiliary = items.get(first + 1).is_some_and(|after| after.is(Class::AUXILIARY.or(Class::VERB)));
    let subject = i > 0
        && !items[i - 1].is(Class::PREPOSITION.or(Class::TO))
        && items.get(first).is_some_and(|next| {
            // "that margins were": what stands before a verb is no verb, whatever the tagger thinks.
            // "that closed models were"
            let is = |at: usize, class: Class| items.get(at).is_some_and(|item| item.is(class));
            let modifier = next.is(Class::ED.or(Class::VERB))
                && is(first + 1, Class::NOUN.or(Class::NAME))
                && is(first + 2, Class::AUXILIARY.or(Class::VERB));
            let noun = next.is(nominal) && !next.is(Class::VERB) || next.is(Class::VERB) && auxiliary || modifier;
            noun && !next.is(Class::AUXILIARY.or(Class::TIME))
        });
    let bar = Class::MARK.or(Class::VERB).or(Class::PRONOUN).or(Class::RELATIVE).or(Class::THAT);
    let verb = (i.saturating_sub(12)..i)
        .rev()
        .find(|&k| items[k].cue.is_some() || items[k].is(bar) && !items[k].is(Class::NAME));
    subject
        && verb.is_some_and(|k| {
            let after = &items[k + 1];
            items[k].cue.is_some_and(|cue| {
                let adverbial = after.is(Class::PREPOSITION.or(Class::TO)) && !after.is(Class::ABOUT);
                // A verb has no relative clause.
                let next = k + 1 == i && items[i].is(Class::RELATIVE);
                cue.frame.has(cues::Frame::CLAUSE) && (next || adverbial || cue.frame.has(cues::Frame::ADDRESSEE))
            })
        })
}
