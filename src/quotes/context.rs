//! What the words around a word tell of it, where its part of speech misleads: a cue that looks like a noun, a noun that looks
//! like a verb.

use super::cues;
use super::items::Item;
use super::latent::cue_in_context;
use super::words::{Class, is_sure_verb};

/// True for the "per" of "Per a police report, ..." and "..., per Ms. Roe": it opens a sentence or stands behind a comma. Not for
/// "Per Olsen".
fn is_per(text: &str, items: &[Item], i: usize) -> bool {
    let opens = items[i].is(Class::SENTENCE) || i > 0 && items[i - 1].is(Class::COMMA);
    let source = items.get(i + 1).is_some_and(|next| !next.is(Class::NAME) || next.is(Class::TITLE));
    opens && source && items[i].span.len() == 3 && matches!(items[i].span.slice(text), "per" | "Per")
}

/// Sets the classes of item `i` that its neighbours tell.
pub(super) fn in_context(text: &str, items: &mut [Item], i: usize) {
    if cue_in_context(text, items, i) {
        return;
    }
    let before = i.checked_sub(1).map(|before| items[before]);
    let attached = before.is_some_and(|before| before.span.end() == items[i].span.start());
    let next = items.get(i + 1).map_or(Class::NONE, |next| next.class);
    let class = items[i].class;
    let spaced = !attached && items.get(i + 1).is_some_and(|next| next.span.start() > items[i].span.end());
    let after_article = before.is_some_and(|before| before.is(Class::ARTICLE));
    let lower = |item: Item| item.span.slice(text).contains(char::is_lowercase);
    let upper = |item: Item| item.span.slice(text).chars().all(char::is_uppercase);
    if is_per(text, items, i) {
        items[i].class = class.or(Class::ACCORDING);
    } else if class.has(Class::THAT) && before.is_some_and(|before| before.span.slice(text) == "condition") {
        // "spoke on condition that he not be named": nothing that was said.
        items[i].class = Class::SUBORDINATOR;
    } else if class.has(Class::STOP)
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
    } else if quantifies(text, items, i) {
        // "more than 20", "about 20", "as many as 20", "more children": no adverb and no preposition.
        let other = Class::ADVERB.or(Class::PREPOSITION).or(Class::SUBORDINATOR).or(Class::ABOUT).or(Class::AS);
        items[i].class = class.without(other.or(Class::ADJECTIVE).or(Class::TO)).or(Class::DETERMINER);
    } else if class.has(Class::HYPHEN) && spaced {
        // " - ": a dash.
        items[i].class = class.without(Class::HYPHEN).or(Class::DASH);
    } else if class.has(Class::CLITIC) {
        items[i].class = clitic(text, items, i);
    } else if class.has(Class::RELATIVE.or(Class::DETERMINER))
        && items[i].span.slice(text).eq_ignore_ascii_case("that")
        && opens_report(text, items, i)
    {
        items[i].class = Class::THAT;
    } else if explains_speaker(text, items, i) {
        // “...,” coach Ana Roe said.
        items[i].class = class.without(Class::VERB.or(Class::ADVERB).or(Class::ED).or(Class::ING)).or(Class::NOUN);
        (items[i].cue, items[i].latent) = (None, None);
    } else if let Some(class) = repaired(text, items, i, attached) {
        items[i].class = class;
    } else if class.has(Class::STRAY) && attached && before.is_some_and(|before| !before.is(Class::MARK)) {
        items[i].class = Class::POSSESSIVE;
    }
}

/// What "'s" is: a verb after a pronoun and before what only a verb can stand before, or else a possessive.
fn clitic(text: &str, items: &[Item], i: usize) -> Class {
    let before = i.checked_sub(1).map(|before| items[before]);
    let next = items.get(i + 1).map_or(Class::NONE, |next| next.class);
    let after_pronoun = before.is_some_and(|before| {
        before.is(Class::PRONOUN.or(Class::THAT).or(Class::QUESTION).or(Class::RELATIVE).or(Class::ADVERB))
            && !before.is(Class::NAME)
    });
    // "Harlow's second-largest carmaker"
    let compound = items.get(i + 2).is_some_and(|after| after.is(Class::HYPHEN));
    // "Kohl's says": a part of the name.
    let named = before.is_some_and(|before| before.is(Class::NAME))
        && items.get(i + 1).is_some_and(|verb| verb.cue.is_some() && is_sure_verb(verb.span.slice(text)));
    if named {
        return Class::NAME;
    }
    let verbal = after_pronoun
        || !compound && next.has(Class::DETERMINER.or(Class::NEGATION).or(Class::ADVERB).or(Class::PREPOSITION))
        || next.has(Class::ING)
            && !next.has(Class::CUE)
            && !items.get(i + 2).is_some_and(|after| after.is(Class::ROLE));
    Class::CLITIC.or(if verbal { Class::AUXILIARY.or(Class::BE).or(Class::VERB) } else { Class::POSSESSIVE })
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
    if class.has(Class::ROLE) && class.has(Class::VERB) && before.is(Class::STRAY) && next.has(Class::ING) {
        // “...,” detectives investigating the fire said.
        return Some(class.without(Class::VERB).or(Class::NOUN));
    }
    // "he never read the letter": what looks like an infinitive.
    let bare = items[i].cue.is_some_and(|cue| cue.form == cues::Form::Base) && !class.has(Class::VERB);
    let after_pronoun = |i: usize| {
        let subject = (0..i).rev().take(3).find(|&k| !items[k].is(Class::ADVERB));
        subject.is_some_and(|k| {
            items[k].is(Class::PERSON.or(Class::IT)) && !(k > 0 && items[k - 1].is(Class::AUXILIARY.or(Class::TO)))
        })
    };
    if bare && after_pronoun(i) {
        return Some(class.or(Class::VERB));
    }
    // "A clerk shrugs and says": what joins a verb is one.
    let and = next.has(Class::AND) && items.get(i + 2).is_some_and(|verb| verb.is(Class::VERB));
    let third = items.get(i + 2).and_then(|verb| verb.cue).is_some_and(|cue| cue.form == cues::Form::Third);
    if class == Class::NOUN && before.is(Class::ROLE) && and && third && items[i].span.slice(text).ends_with('s') {
        return Some(Class::VERB);
    }
    // "Demand for herring was": between a preposition and a verb stands a noun.
    let governed = class.has(Class::ING) && items[i].cue.is_none() && before.is(Class::PREPOSITION);
    if governed && next.has(Class::AUXILIARY) && next.has(Class::VERB) {
        return Some(class.without(Class::ING).or(Class::NOUN));
    }
    // "a hastily arranged meeting"
    let adverb = i > 1 && items[i - 2].is(Class::ARTICLE) && before.span.slice(text).ends_with("ly");
    if adverb && class.has(Class::VERB) && next.has(Class::NOUN.or(Class::OCCASION)) {
        return Some(class.without(Class::VERB.or(Class::PAST)).or(Class::ADJECTIVE));
    }
    let small = Class::ADVERB.or(Class::PREPOSITION).or(Class::ABOUT);
    if before.is(Class::HYPHEN) && attached && class.without(small) == Class::NONE {
        // "a look-alike", "the runner-up"
        return Some(Class::NOUN);
    }
    // "told the Today programme that"
    let work = class.has(Class::WORK.or(Class::SOURCE)) && class.has(Class::VERB) && before.is(Class::NAME);
    let told = |item: &Item| item.cue.is_some_and(|cue| cue.frame.has(cues::Frame::ADDRESSEE));
    // "told detectives that"
    if class.has(Class::ROLE) && class.has(Class::VERB) && told(before) && items[i].cue.is_none() {
        return Some(class.without(Class::VERB).or(Class::NOUN));
    }
    let phrase = work && i > 1 && (items[i - 2].is(Class::ARTICLE.or(Class::POSSESSIVE)) || told(&items[i - 2]));
    if phrase && next.has(Class::THAT.or(Class::MARK).or(Class::PRONOUN).or(Class::DETERMINER)) {
        return Some(class.without(Class::VERB).or(Class::NOUN));
    }
    let modifies = Class::ADJECTIVE.or(Class::NOUN).or(Class::DETERMINER);
    if class.has(Class::ROLE) && class.has(Class::VERB) && before.is(modifies) && next.has(Class::NAME) {
        // "former tech executive Ana Roe"
        return Some(class.without(Class::VERB).or(Class::NOUN));
    }
    // "the firm building the bridge", "the judge hearing the case"
    let noun = Class::ROLE.or(Class::SOURCE).or(Class::NOUN);
    let object = next.has(Class::ARTICLE.or(Class::POSSESSIVE)) || next.has(Class::NAME) && before.is(Class::ROLE);
    let governs = object && before.is(noun) && !class.has(Class::TIME.or(Class::NAME));
    let form = items[i].span.slice(text);
    // No finite verb of so many letters ends so.
    let finite = class.has(Class::VERB) && form.len() > 6 && items[i].cue.is_none();
    if (class.has(Class::NOUN) && governs || finite) && form.ends_with("ing") {
        return Some(class.without(Class::NOUN.or(Class::VERB)).or(Class::ING));
    }
    // "Ana Roe disagreed."
    let past = class == Class::NOUN && before.is(Class::PERSONAL.or(Class::COMMA)) && next.has(Class::STOP);
    (past && form.len() > 5 && form.ends_with("ed") && (!form.ends_with("eed") || form.ends_with("greed")))
        .then_some(Class::VERB)
}

/// True for a word that says with those beside it how many: "more than 20", "about 20", "as many as 20", "too many people".
fn quantifies(text: &str, items: &[Item], i: usize) -> bool {
    let word = |k: usize| items.get(k).map_or("", |item| item.span.slice(text));
    let is = |k: usize, class: Class| items.get(k).is_some_and(|item| item.is(class));
    let count = |k: usize| {
        let small = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half"];
        small.contains(&word(k)) || word(k) == "a" && matches!(word(k + 1), "third" | "quarter" | "dozen" | "hundred")
    };
    let number = |k: usize| is(k, Class::NUMBER) && !is(k, Class::TIME) || count(k);
    let before = |back: usize| i.checked_sub(back).map_or("", word);
    // "spoke about 20 people"
    let object = || i.checked_sub(1).and_then(|k| items[k].cue).is_some_and(|cue| cue.frame.has(cues::Frame::ABOUT));
    match word(i) {
        "about" | "around" | "nearly" | "almost" | "roughly" | "approximately" | "over" | "only" | "just" => {
            number(i + 1) && !object()
        }
        "up" => word(i + 1) == "to" && number(i + 2),
        "to" => before(1) == "up" && number(i + 1),
        "more" | "less" | "fewer" | "too" | "enough" => {
            let people = is(i + 1, Class::NOUN.or(Class::ROLE)) && !is(i + 1, Class::VERB.or(Class::TIME));
            word(i + 1) == "than" && number(i + 2) || people || word(i) == "too" && word(i + 1) == "many"
        }
        "than" => matches!(before(1), "more" | "less" | "fewer") && number(i + 1),
        "as" => {
            let many = |k: usize| matches!(word(k), "many" | "few" | "much");
            many(i + 1) && word(i + 2) == "as" && number(i + 3)
                || matches!(before(1), "many" | "few" | "much") && number(i + 1)
        }
        _ => false,
    }
}

/// True for a word in lower case, whatever it looks like, among those between a closing mark or a comma and the name of a
/// person who then speaks: “...,” head coach Ana Roe said.
fn explains_speaker(text: &str, items: &[Item], i: usize) -> bool {
    const MOST: usize = 3;
    let lower = |item: &Item| item.span.slice(text).starts_with(char::is_lowercase);
    let bar = Class::FUNCTION.or(Class::MARK).or(Class::DETERMINER).or(Class::POSSESSIVE).or(Class::NAME);
    if !lower(&items[i]) || items[i].is(bar) || items[i].is(Class::NOUN) || items[i].cue.is_some() {
        return false;
    }
    let before = i.checked_sub(1).map(|before| items[before]);
    let opener = Class::STRAY.or(Class::COMMA).or(Class::NOUN).or(Class::NAME);
    // Not "a lawyer representing Roe said".
    let governs = |before: Item| before.is(Class::NOUN) && items[i].is(Class::ING);
    // "according to lead author Ana Roe"
    let source = i > 1 && items[i - 1].is(Class::TO) && items[i - 2].is(Class::ACCORDING);
    let opens =
        source || before.is_some_and(|before| before.is(opener) && !before.is(Class::PERSONAL) && !governs(before));
    let Some(name) = (i + 1..items.len().min(i + 1 + MOST)).find(|&k| items[k].is(Class::PERSONAL)) else {
        return false;
    };
    let common = |item: &Item| lower(item) && !item.is(bar) && item.cue.is_none();
    let plain = items[i + 1..name].iter().all(|item| common(item) || item.is(Class::TITLE) && item.is(Class::NAME));
    let end = (name..items.len()).find(|&k| !items[k].is(Class::PERSONAL)).unwrap_or(items.len());
    let speaks = items.get(end).and_then(|verb| verb.cue).is_some_and(|cue| cue.form != cues::Form::Ing)
        // "according to Orrin boss Ana Roe"
        || items[i.saturating_sub(4)..i].iter().any(|item| item.is(Class::ACCORDING));
    opens && plain && speaks
}

/// True for the "that" at `i` that the tagger ties to a noun beside it, though a reporting verb with nothing but an
/// adverbial after it waits for its clause: "he wrote in a note to clients that it would hold".
fn opens_report(text: &str, items: &[Item], i: usize) -> bool {
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
            // "said on Friday that all the men", "that just two"
            let quantity = next.is(Class::ADVERB) && is(first + 1, Class::DETERMINER.or(Class::NUMBER));
            (noun || quantity) && !next.is(Class::AUXILIARY.or(Class::TIME))
        });
    let bar = Class::MARK.or(Class::VERB).or(Class::PRONOUN).or(Class::RELATIVE).or(Class::THAT);
    let verb = (i.saturating_sub(12)..i)
        .rev()
        .find(|&k| items[k].cue.is_some() || items[k].is(bar) && !items[k].is(Class::NAME));
    subject
        && verb.is_some_and(|k| {
            let after = &items[k + 1];
            items[k].cue.is_some_and(|cue| {
                let timed = items.get(k + 2).is_some_and(|time| time.is(Class::TIME));
                let time = Class::TIME.or(Class::DETERMINER).or(Class::ADJECTIVE).or(Class::ADVERB);
                let dated = items[i - 1].is(Class::TIME) && items[k + 1..i].iter().all(|item| item.is(time));
                // "said on X that", but "spoke on the plan that"
                let on = !cue.frame.has(cues::Frame::ABOUT) && after.span.slice(text) == "on";
                let about = after.is(Class::ABOUT) && !timed && !on;
                let adverbial = dated || after.is(Class::PREPOSITION.or(Class::TO)) && !about;
                // A verb has no relative clause.
                let next = k + 1 == i && items[i].is(Class::RELATIVE);
                cue.frame.has(cues::Frame::CLAUSE) && (next || adverbial || cue.frame.has(cues::Frame::ADDRESSEE))
            })
        })
}
