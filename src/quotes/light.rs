//! Nouns that a verb with little meaning of its own makes an act of speech: "made the claim that", "joined in a chant of
//! “...”", "opened with a call for".

use super::items::Item;
use super::words::Class;

/// How many words may stand between the verb and its noun.
const BETWEEN: usize = 6;

/// Verbs that bring an act of speech about, in their finite forms. Sorted.
const VERBS: &[&str] = &[
    "began",
    "begins",
    "breaks",
    "broke",
    "burst",
    "close",
    "closed",
    "closes",
    "deliver",
    "delivered",
    "delivers",
    "draw",
    "drew",
    "ended",
    "ends",
    "erupted",
    "fired",
    "gave",
    "give",
    "gives",
    "issue",
    "issued",
    "issues",
    "join",
    "joined",
    "joins",
    "landed",
    "launch",
    "launched",
    "launches",
    "led",
    "level",
    "leveled",
    "levelled",
    "lodged",
    "made",
    "make",
    "makes",
    "offer",
    "offered",
    "offers",
    "opened",
    "opens",
    "post",
    "posted",
    "posts",
    "published",
    "raise",
    "raised",
    "raises",
    "release",
    "released",
    "releases",
    "renewed",
    "repeat",
    "repeated",
    "repeats",
    "send",
    "sends",
    "sent",
    "sounded",
    "took",
    "utter",
    "uttered",
    "voice",
    "voiced",
    "voices",
];

/// True if a verb makes the noun at `noun` an act of speech: that of "launched into a long lament for".
pub(super) fn is_made(text: &str, items: &[Item], noun: usize) -> bool {
    let word = |k: usize| items[k].span.slice(text);
    let none = |verb: usize| (verb + 1..noun).any(|k| word(k) == "no");
    verb_before(items, noun).is_some_and(|verb| VERBS.binary_search(&word(verb)).is_ok() && !none(verb))
}

/// The verb of which the noun at `noun` may be the object, over what belongs to the noun and a preposition.
pub(super) fn verb_before(items: &[Item], noun: usize) -> Option<usize> {
    let part = Class::NOUN.or(Class::ADJECTIVE).or(Class::ADVERB).or(Class::NUMBER).or(Class::ED).or(Class::ING);
    let (part, determiner) = (part.or(Class::HYPHEN), Class::DETERMINER.or(Class::POSSESSIVE));
    let floor = noun.saturating_sub(BETWEEN);
    let mut start = (floor..noun).rev().take_while(|&k| items[k].is(part)).last().unwrap_or(noun);
    if start > 0 && items[start - 1].is(determiner) {
        start -= 1;
    } else {
        // "issued angry warnings": what looks like a participle in front is the verb.
        start += (start..noun).find(|&k| items[k].is(Class::ED)).map_or(0, |verb| verb + 1 - start);
    }
    let over = usize::from(start > 1 && items[start - 1].is(Class::PREPOSITION) && !items[start - 1].is_of());
    start.checked_sub(1 + over)
}

#[cfg(test)]
mod tests {
    use super::VERBS;

    #[test]
    fn the_verbs_are_sorted_and_listed_once() {
        assert!(VERBS.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
