//! Whether a verb inside a quotation tells of words that were spoken.

use super::page::Item;
use super::speaker;
use super::words::Class;

/// True for the verb of "never said" and "did not say".
pub(super) fn is_negated(items: &[Item], verb: usize) -> bool {
    let between = Class::ADVERB.or(Class::AUXILIARY).or(Class::NEGATION);
    (0..verb).rev().take(4).take_while(|&k| items[k].is(between)).any(|k| items[k].is(Class::NEGATION))
}

/// How far behind "used to" a second verb may stand, in items.
const HABIT: usize = 12;

/// True for the verb of "used to say", "would always say, “...”" and "I tell them, “...”", which tells of real speech though it
/// looks like an infinitive, and of "a man yell" in "I heard a man yell, “...”".
pub(super) fn is_habit(text: &str, items: &[Item], verb: usize) -> bool {
    let word = |k: usize| items[k].span.slice(text);
    let adverb = usize::from(verb > 0 && items[verb - 1].is(Class::ADVERB));
    let Some(before) = verb.checked_sub(adverb + 1) else { return false };
    let apart = (verb + 1..items.len().min(verb + 4)).any(|k| items[k].is(Class::COMMA.or(Class::COLON)))
        || before > 0 && items[before - 1].is(Class::ENDS_COMMA)
        || before > 1 && items[before - 2].is(Class::ENDS_COMMA);
    let would = word(before).eq_ignore_ascii_case("would") || matches!(word(before), "’d" | "'d");
    // "People ask me, ‘...’", but not "people who ask"
    let many = items[before].is(Class::ROLE.or(Class::NOUN)) && word(before).ends_with('s');
    let habitual = many || matches!(word(before).to_ascii_lowercase().as_str(), "i" | "we" | "they" | "people");
    let heard = speaker::phrase_before(items, verb)
        .is_some_and(|phrase| phrase.start > 0 && matches!(word(phrase.start - 1), "heard" | "hear"));
    // "used to say", "used to stand at the stove and tell us"
    let joined = word(before) == "and" && apart;
    let used = |to: usize| to > 0 && items[to].is(Class::TO) && word(to - 1).eq_ignore_ascii_case("used");
    let used = used(verb - 1) || joined && (verb.saturating_sub(HABIT)..before).any(used);
    // "The sign read “Closed”": a past.
    let reads = word(verb) == "read" && items[before].is(Class::WORK.or(Class::OCCASION).or(Class::SOURCE));
    used || reads || apart && (would || habitual || heard)
}
