//! Modifiers of numbers: "about", "at least", "more than".

use super::sentence::Sentence;

/// The modifiers that belong to the number after them; longer ones before those that they begin with.
const MODIFIERS: &[&str] = &[
    "no more than",
    "no less than",
    "no fewer than",
    "not more than",
    "much more than",
    "slightly more than",
    "slightly less than",
    "slightly over",
    "slightly under",
    "little more than",
    "as many as",
    "as much as",
    "as few as",
    "as little as",
    "as high as",
    "as long as",
    "as low as",
    "anywhere between",
    "upwards of",
    "upward of",
    "north of",
    "more than",
    "less than",
    "fewer than",
    "at least",
    "at most",
    "up to",
    "close to",
    "well over",
    "well above",
    "well under",
    "just over",
    "just under",
    "just about",
    "an estimated",
    "only about",
    "about",
    "around",
    "nearly",
    "almost",
    "roughly",
    "approximately",
    "approx",
    "approx.",
    "over",
    "under",
    "some",
    "barely",
    "virtually",
    "circa",
    "exactly",
    "~",
    ">",
    "<",
];

/// One past the modifiers that begin at token `at`; `at` itself if there is none.
pub(super) fn modifiers(s: &Sentence, at: usize) -> usize {
    let mut end = at;
    // "just about", "at least about": two in a row at most.
    for _ in 0..2 {
        match MODIFIERS.iter().find(|words| s.are(end, words)) {
            Some(words) => end += words.split(' ').count(),
            None => break,
        }
    }
    end
}
