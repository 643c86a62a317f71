//! What goes on behind an attribution: the clause before it, or something that is added to the attribution.

use super::extent::{ADVERBIALS, has_verb};
use super::new_clause::new_clause;
use super::page::Item;
use super::predicate::takes_auxiliary;
use super::speaker;
use super::words::Class;

/// The comma that closes the description of the speaker which the one at `open` opens, if the verb of what is reported follows
/// it: ", an expert who was not involved | , protects best".
pub(super) fn description_end(items: &[Item], open: usize) -> Option<usize> {
    let noun = Class::DETERMINER.or(Class::ROLE).or(Class::RELATIVE);
    let opens = items.get(open).is_some_and(|item| item.is(Class::COMMA)) && items.get(open + 1)?.is(noun);
    // Other commas may stand in it: ", who follows clothing for Okoro, Boyle & Co., a bank | , got a reprieve".
    let bar = Class::STOP.or(Class::SEMICOLON).or(Class::COLON).or(Class::DASH).or(Class::QUOTED);
    let close = (open + 1..items.len().min(open + ADVERBIALS))
        .take_while(|&k| !items[k].is(bar))
        .find(|&k| items[k].is(Class::COMMA) && k + 1 < items.len() && speaker::is_verb(items, k + 1))
        .filter(|_| opens)?;
    let relative = (open + 1..close).find(|&k| items[k].is(Class::RELATIVE)).unwrap_or(close);
    (!has_verb(items, open + 1, relative)).then_some(close)
}

/// True if what stands at `k` after an attribution goes on with the clause before it: the levee held, she said, and would
/// hold again; it will hold, says Okoro, unless it rains.
pub(super) fn resumes(items: &[Item], k: usize) -> bool {
    let next = |k: usize| items.get(k).map_or(Class::STOP, |item| item.class);
    let depends = items[k].is(Class::SUBORDINATOR) && !items[k].is(Class::AS.or(Class::ADVERSATIVE));
    let verb = k + 1 + usize::from(next(k + 1).has(Class::ADVERB));
    let pronoun = next(verb).has(Class::PRONOUN) && !next(verb).has(Class::RELATIVE);
    let auxiliary = next(verb + usize::from(pronoun));
    let goes_on = auxiliary.has(Class::AUXILIARY) && (pronoun || !auxiliary.has(Class::CLITIC));
    // "and the families were owed"
    let subject = || speaker::phrase_after(items, verb).is_some_and(|phrase| takes_auxiliary(items, phrase.end));
    // "Inspectors found cracks, she said, and “anomalies” in a beam."
    let term = items.get(k + 1).is_some_and(|next| next.stretch.is_some() && !next.is(Class::CAPITAL));
    depends || items[k].is(Class::CONJUNCTION) && (goes_on || term || subject())
}

/// True for what is added to the attribution and not to what was said: it will close, she said, citing the cost; it will
/// close, she said, while Okoro said it would not.
pub(super) fn is_circumstance(items: &[Item], k: usize) -> bool {
    items[k].is(Class::ING) || items[k].is(Class::ADVERSATIVE) && new_clause(items, k, items.len())
}

/// True if nothing but what goes with the time before the comma at `comma` follows it: she said on Sunday, | in a third letter to
/// the council.
pub(super) fn is_dated_occasion(items: &[Item], comma: usize) -> bool {
    let dated = comma > 0 && items[comma - 1].is(Class::TIME);
    let rest = &items[comma + 1..];
    let bar = Class::COMMA.or(Class::SEMICOLON).or(Class::COLON).or(Class::QUOTED);
    let occasion = rest.iter().any(|item| item.is(Class::OCCASION.or(Class::SPEECH).or(Class::WORK)));
    let plain = !rest.iter().any(|item| item.is(bar)) && !has_verb(items, comma + 1, items.len());
    dated && occasion && plain && rest[0].is(Class::PREPOSITION)
}

/// True if a time before or after something else stands at `k`: she said on Sunday, | hours after the polls had closed.
pub(super) fn is_relative_time(items: &[Item], k: usize) -> bool {
    let part = Class::TIME.or(Class::NOUN).or(Class::ARTICLE).or(Class::NUMBER).or(Class::ADJECTIVE).or(Class::ADVERB);
    let words = items[k..].iter().take(4).take_while(|item| item.is(part) && !item.is(Class::NAME)).count();
    let noun = words > 0 && items[k + words - 1].is(Class::TIME.or(Class::NOUN));
    noun && items.get(k + words).is_some_and(Item::is_temporal)
}
