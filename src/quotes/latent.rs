//! Cues that their part of speech speaks against, and their place for: "Police claim that", "the lawsuit alleges it was"; and
//! nouns that look like cues.

use super::cues::{Form, Frame};
use super::idioms::{asks_to_know, by_next_words, leads_to_object, made_clear, that_is_put};
use super::items::Item;
use super::light;
use super::speaker::WINDOW;
use super::words::{Class, Cue};

/// Makes item `i` a cue, or none, where its neighbours tell what the tagger did not see; true if they do.
pub(super) fn cue_in_context(text: &str, items: &mut [Item], i: usize) -> bool {
    // "called at noon to ask": not on anyone.
    if items[i].cue.or(items[i].latent).is_some_and(|cue| cue.frame.needs_preposition())
        && !leads_to_object(text, items, i)
    {
        let plain = |cue: Cue| Some(Cue { frame: cue.frame.without(Frame::DIRECTIVE), ..cue });
        items[i].cue = items[i].cue.and_then(plain);
        items[i].latent = items[i].latent.and_then(plain);
    }
    let class = items[i].class;
    let next = items.get(i + 1).map_or(Class::NONE, |next| next.class);
    if is_noun(text, items, i) {
        // "on a call", "at one point"
        items[i].cue = None;
        items[i].class = class.without(Class::CUE.or(Class::VERB)).or(Class::NOUN);
        make_speech(text, items, i);
    } else if items[i].cue.or(items[i].latent).is_some_and(|cue| cue.frame == Frame::QUOTE)
        && matches!(items[i].span.slice(text), "put" | "puts" | "putting")
        && !next.has(Class::IT)
    {
        // "put down his cup": only "put it" reports.
        (items[i].cue, items[i].latent) = (None, None);
        items[i].class = class.without(Class::CUE);
    } else if let Some(cue) = by_next_words(text, items, i) {
        items[i].cue = Some(cue);
        items[i].class = class.or(Class::CUE).or(Class::VERB);
    } else if let Some(that) = that_is_put(text, items, i) {
        items[that].class = Class::THAT;
        items[i].cue = Some(Cue { frame: Frame::MARKED, form: Form::Past });
        items[i].class = class.or(Class::CUE).or(Class::VERB);
    } else if let Some((verb, form)) = made_clear(text, items, i) {
        // The verb and its object are parts of the cue: what stands before them is the subject.
        items[verb].class = Class::AUXILIARY.or(items[verb].class.without(Class::ED.or(Class::ING)));
        for item in &mut items[verb + 1..i] {
            item.class = Class::ADVERB;
        }
        items[i].cue = Some(Cue { frame: Frame::MARKED.join(Frame::CLAUSE), form });
        items[i].class = Class::CUE.or(Class::VERB);
    } else if asks_to_know(text, items, i) {
        items[i].cue = Some(Cue { frame: Frame::QUOTE.join(Frame::CLAUSE), form: Form::Base });
        items[i].class = class.without(Class::NOUN.or(Class::ADJECTIVE)).or(Class::CUE).or(Class::VERB);
    } else if let Some(cue) = items[i].latent.filter(|&cue| is_verb(text, items, i, cue)) {
        items[i].cue = Some(cue);
        items[i].class = class.without(Class::NOUN.or(Class::ADJECTIVE)).or(Class::CUE).or(Class::VERB);
    } else if let Some(cue) = items[i].latent.filter(|&cue| is_participle(items, i, cue)) {
        items[i].cue = Some(cue);
        items[i].class = class.without(Class::NOUN.or(Class::ADJECTIVE)).or(Class::CUE).or(Class::ING);
    } else {
        make_speech(text, items, i);
        return false;
    }
    true
}

/// Makes the noun at `i` a cue if a verb makes it an act of speech: "made the claim that".
fn make_speech(text: &str, items: &mut [Item], i: usize) {
    if items[i].is(Class::SPEECH) && items[i].is(Class::NOUN) && light::is_made(text, items, i) {
        items[i].cue = Some(Cue { frame: Frame::MADE, form: Form::Base });
    }
}

/// True for a cue in its base form behind what only a noun can stand behind ("a call", "a sharp retort"), and for a bare plural.
fn is_noun(text: &str, items: &[Item], i: usize) -> bool {
    let article = |before: &Item| {
        before.is(Class::ARTICLE)
            || before.is(Class::DETERMINER) && before.is(Class::PRONOUN)
            || before.is(Class::ADJECTIVE)
                && i > 1
                && items[i - 2].is(Class::ARTICLE.or(Class::POSSESSIVE))
                && !items[i - 2].is(Class::AUXILIARY)
    };
    // "told an analyst call the plan": no verb agrees with what stands before it.
    let compound = |before: &Item| {
        let one = i > 1 && items[i - 2].is(Class::ARTICLE) && items[i - 2].span.len() < 3;
        one && before.is(Class::NOUN.or(Class::ROLE)) && !before.is(Class::NAME)
    };
    let base = items[i].cue.is_some_and(|cue| cue.form == Form::Base) && i > 0;
    // “...?” advocate Ana Roe asked.
    let title = items[i].is(Class::ROLE) && items.get(i + 1).is_some_and(|next| next.is(Class::PERSONAL));
    if base && title && items[i - 1].is(Class::STRAY.or(Class::COMMA)) {
        return true;
    }
    base && (article(&items[i - 1]) || compound(&items[i - 1])) && !is_heard(text, items, i)
        || is_bare_plural(text, items, i)
}

/// True for the verb of "I heard a man yell, “...”" and "he heard the rider call out: “...”".
fn is_heard(text: &str, items: &[Item], i: usize) -> bool {
    let noun = Class::NOUN.or(Class::ROLE).or(Class::NAME).or(Class::ADJECTIVE).or(Class::POSSESSIVE);
    let before = (i.saturating_sub(5)..i).rev().find(|&k| !items[k].is(noun.or(Class::DETERMINER)));
    let heard = before.is_some_and(|k| k + 1 < i && matches!(items[k].span.slice(text), "heard" | "hear"));
    // "call out: “"
    let mark = |k: usize| items.get(k).is_some_and(|item| item.is(Class::COMMA.or(Class::COLON)));
    heard && (mark(i + 1) || mark(i + 2)) && (i + 2..items.len().min(i + 4)).any(|k| items[k].is(Class::STRAY))
}

/// True for the plural of "media reports that" and "despite official claims that", which looks like a verb: no verb in the
/// singular follows a noun without an article, unless that is the subject.
fn is_bare_plural(text: &str, items: &[Item], i: usize) -> bool {
    if !items[i].cue.is_some_and(|cue| cue.form == Form::Third)
        || !items.get(i + 1).is_some_and(|that| that.is(Class::THAT))
    {
        return false;
    }
    let part = Class::NOUN.or(Class::ADJECTIVE);
    let lower = |k: usize| items[k].span.slice(text).starts_with(char::is_lowercase);
    let start = (0..i).rev().take_while(|&k| items[k].is(part) && lower(k)).last().unwrap_or(i);
    let governed = start < i && start > 0 && {
        let before = &items[start - 1];
        before.is(Class::PREPOSITION) && !before.is(Class::SUBORDINATOR)
    };
    let word = i.checked_sub(1).map_or("", |k| items[k].span.slice(text));
    let press = ["media", "press", "news"].iter().any(|press| word.eq_ignore_ascii_case(press))
        && !(i > 1 && items[i - 2].is(Class::DETERMINER.or(Class::NAME)));
    governed || press
}

/// True if the latent `cue` of item `i` is a verb, for what stands beside it can stand beside no noun.
fn is_verb(text: &str, items: &[Item], i: usize, cue: Cue) -> bool {
    let Some(before) = i.checked_sub(1).map(|before| items[before]) else { return false };
    let (word, next) = (|k: usize| items.get(k).map_or("", |item| item.span.slice(text)), items.get(i + 1));
    let next = next.map_or(Class::NONE, |next| next.class);
    // "as Okoro puts it"
    let put = cue.frame == Frame::QUOTE && next.has(Class::IT) && matches!(word(i), "put" | "puts");
    // "to insist", "they claim", "would claim", but "according to press reports"
    let base = cue.form == Form::Base
        && before.is(Class::TO.or(Class::PRONOUN).or(Class::AUXILIARY))
        && !before.is(Class::BE.or(Class::CLITIC).or(Class::DETERMINER))
        && !(i > 1 && items[i - 2].is(Class::ACCORDING));
    // "scientists call such", "and asserts that", "Roe, a baker, admits he"
    let governs = cue.form != Form::Ing && (takes_object(before, cue.form, next) || reports_after(before, cue, next));
    // "Police claim that", "the lawsuit alleges it was"
    let clause = word(i + 1) == "that"
        || next.has(Class::PRONOUN) && items.get(i + 2).is_some_and(|verb| verb.is(Class::VERB.or(Class::ED)));
    let present = matches!(cue.form, Form::Base | Form::Third) && cue.frame.has(Frame::CLAUSE.join(Frame::MARKED));
    // "The fossil, the researchers write, is old."
    // "The cost, the document states, is higher."
    let plural = before.is(Class::ROLE) && word(i - 1).ends_with('s');
    let source = before.is(Class::SOURCE.or(Class::OCCASION)) && cue.form == Form::Third && next.has(Class::COMMA);
    let parenthetical = (plural || source)
        && next.has(Class::COMMA.or(Class::PREPOSITION))
        && !next.has(Class::ABOUT)
        && cue.frame.has(Frame::CLAUSE);
    // "The bishop replied, “...”"
    let introduces = next.has(Class::COMMA.or(Class::COLON))
        && items.get(i + 2).is_some_and(|mark| mark.is(Class::STRAY))
        && matches!(cue.form, Form::Past | Form::Third)
        && before.is(Class::ROLE.or(Class::SOURCE).or(Class::NAME).or(Class::PRONOUN));
    // “...,” comments Ana Roe. It may have come from the river, notes geologist Ana Roe.
    let title = next.has(Class::ROLE.or(Class::NOUN)) && items.get(i + 2).is_some_and(|name| name.is(Class::PERSONAL));
    let marks = before.is(Class::STRAY) && i > 1 && items[i - 2].is(Class::COMMA);
    // “...,” forecast Ana Roe. But not “...,” press secretary Ana Roe said.
    let person = Class::NAME.or(Class::TITLE).or(Class::HYPHEN).or(Class::ROLE).or(Class::NOUN);
    let name = (i + 1..items.len()).find(|&k| !items[k].is(person));
    let ends = name.is_none_or(|end| items[end].is(Class::MARK.or(Class::PREPOSITION).or(Class::TIME)));
    let past = matches!(cue.form, Form::Past | Form::Base) && marks && next.has(Class::NAME) && ends;
    let third = cue.form == Form::Third
        && (marks && next.has(Class::NAME.or(Class::TITLE)) || title && (marks || before.is(Class::COMMA)));
    let inverted = cue.frame.has(Frame::QUOTE) && (past || third);
    // “...,” the letter, which she signed, states. The van was empty, the affidavit states.
    let behind = || follows_subject(items, i, cue.form) && before.is(Class::SOURCE.or(Class::ROLE).or(Class::OCCASION));
    let last = cue.form == Form::Third
        && cue.frame.has(Frame::CLAUSE)
        && next.has(Class::STOP)
        && (before.is(Class::COMMA) || i > 2 && items[i - 3].is(Class::COMMA) && behind());
    put || base
        || inverted
        || last
        || is_heard(text, items, i)
        || governs
        || introduces && follows_subject(items, i, cue.form)
        || present && (clause || parenthetical) && follows_subject(items, i, cue.form)
}

/// True if the latent `cue` of item `i` is a participle: ", adding", "as saying", "with Okoro arguing that".
fn is_participle(items: &[Item], i: usize, cue: Cue) -> bool {
    let Some(before) = i.checked_sub(1).map(|before| items[before]) else { return false };
    let next = items.get(i + 1).map_or(Class::NONE, |next| next.class);
    let reports = cue.frame.has(Frame::CLAUSE);
    cue.form == Form::Ing
        && (before.is(Class::COMMA.or(Class::STRAY).or(Class::AS))
            // "placards reading “...”"
            || before.is(Class::WORK) && next.has(Class::STRAY.or(Class::COMMA).or(Class::COLON))
            || before.is(Class::CONJUNCTION) && next.has(Class::THAT.or(Class::RELATIVE)) && reports
            // "a commentary warning that"
            || before.is(Class::NAME.or(Class::OCCASION)) && next.has(Class::THAT) && reports)
}

/// True if nothing but a noun phrase stands before item `i` in its clause.
fn follows_subject(items: &[Item], i: usize, form: Form) -> bool {
    let noun = Class::NAME.or(Class::NOUN).or(Class::ROLE).or(Class::SOURCE);
    let part =
        noun.or(Class::ADJECTIVE).or(Class::DETERMINER).or(Class::POSSESSIVE).or(Class::NUMBER).or(Class::HYPHEN);
    let joins = |k: usize| {
        items[k].is(Class::PREPOSITION) && !items[k].is(Class::SUBORDINATOR) && k > 0 && items[k - 1].is(noun)
    };
    let inside = |k: usize| (items[k].is(part) || joins(k)) && !items[k].is(Class::AUXILIARY);
    let start = (i.saturating_sub(WINDOW)..i).rev().take_while(|&k| inside(k)).last();
    let opener = Class::COMMA.or(Class::STRAY).or(Class::CONJUNCTION).or(Class::SUBORDINATOR).or(Class::SEMICOLON);
    start.is_some_and(|start| {
        let opens = items[start].is(Class::SENTENCE) || start > 0 && items[start - 1].is(opener);
        // "Residents of Block 418", "Section 4"
        let numbered = items[i - 1].is(Class::NUMBER) && i > 1 && items[i - 2].is(Class::NAME.or(Class::SOURCE));
        // Not "media reports that", where both are nouns.
        let one = numbered || items[start].is(Class::NAME.or(Class::DETERMINER).or(Class::POSSESSIVE));
        let bare = form == Form::Third && !one;
        opens && !bare && (items[i - 1].is(noun) || numbered) && !items[i - 1].is(Class::CLITIC)
    })
}

/// True if a cue between a comma and the classes of the word after it begins a report: ", admits he".
fn reports_after(before: Item, cue: Cue, next: Class) -> bool {
    let subject = next.has(Class::PRONOUN) && !next.has(Class::OBJECT.or(Class::POSSESSIVE).or(Class::RELATIVE));
    cue.form == Form::Third && before.is(Class::COMMA) && cue.frame.has(Frame::CLAUSE) && subject
}

/// True if a cue of `form` between the word before it and the classes of the word after it is a verb.
fn takes_object(before: Item, form: Form, next: Class) -> bool {
    let noun = before.is(Class::NOUN.or(Class::ROLE).or(Class::SOURCE))
        || before.is(Class::NAME) && before.is(Class::SENTENCE);
    if form == Form::Base {
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
