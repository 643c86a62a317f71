//! Nouns that a verb with little meaning of its own makes an act of speech: "made the claim that", "joined in a chant of
//! “...”", "opened with a call for".

use super::items::Item;
use super::words::Class;

/// How far before its noun the verb may stand, in items.
const REACH: usize = 7;

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

/// The verb that makes the noun at `noun` an act of speech, if one does: that of "launched into a long lament for".
pub(super) fn maker(text: &str, items: &[Item], noun: usize) -> Option<usize> {
    let part = Class::NOUN.or(Class::ADJECTIVE).or(Class::ADVERB).or(Class::NUMBER).or(Class::ED).or(Class::ING);
    let part = part.or(Class::HYPHEN).or(Class::DETERMINER);
    let word = |k: usize| items[k].span.slice(text);
    let is_maker = |k: usize| VERBS.binary_search(&word(k)).is_ok();
    let mut k = noun;
    while k > 0 && k + REACH > noun && items[k - 1].is(part) && !is_maker(k - 1) && word(k - 1) != "no" {
        k -= 1;
    }
    let over = usize::from(k > 1 && items[k - 1].is(Class::PREPOSITION) && !items[k - 1].is_of());
    let verb = k.checked_sub(1 + over)?;
    is_maker(verb).then_some(verb)
}

#[cfg(test)]
mod tests {
    use super::VERBS;

    #[test]
    fn the_verbs_are_sorted() {
        assert!(VERBS.is_sorted());
    }
}
