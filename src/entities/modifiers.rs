//! Modifiers of numbers: "about", "at least", "more than".

use super::sentence::{Sentence, set};
use super::words::MODIFIER;

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
        if !may_begin(s, end) {
            break;
        }
        match MODIFIERS.iter().find(|words| s.are(end, words)) {
            Some(words) => end += words.split(' ').count(),
            None => break,
        }
    }
    end
}

/// True if token `at` is the first word of a modifier: most tokens are none, which saves going through the list.
fn may_begin(s: &Sentence, at: usize) -> bool {
    s.has(at, MODIFIER) || s.is_any(at, &const { set("not little upward") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::lexicon;
    use crate::{Span, Tokens};

    #[test]
    fn finds_every_modifier() {
        for words in MODIFIERS {
            let text = format!("{words} 50 boats");
            let tokens = Tokens::new(&text, &[Span::new(0, text.len())]);
            let classes = lexicon::look_up(&tokens);
            let sentence = Sentence::new(&text, tokens.as_slice(), &classes);
            assert!(modifiers(&sentence, 0) > 0, "{words:?}");
        }
    }
}
