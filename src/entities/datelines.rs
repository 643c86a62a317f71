//! Datelines: the place in capitals that a report begins with, "HARLOW, Tex. (AP) —", is a place wherever it comes again.

use super::Label;
use super::sentence::{Sentence, set};
use super::tagger::Name;
use crate::interrupt::checkpoint;
use crate::{Shape, Tokens};

/// The most tokens from the place to the dash: a state or country, an agency in brackets.
const LONGEST: usize = 10;
/// Sentences that may come first: a headline and a byline.
const FIRST: usize = 6;

/// Makes a name that consists of the dateline's words, in any case, a place as the dateline is one, unless these end the
/// name of a person ("LINCOLN (AP) —" in a report about Lena Lincoln).
pub(super) fn recall(document: &Sentence, tokens: &Tokens, names: &mut [Name]) {
    let Some(place) = place(document, tokens, names) else { return };
    let words = names[place].tokens.clone();
    let alike = |name: &Name| {
        name.tokens.len() == words.len()
            && name.tokens.clone().zip(words.clone()).all(|(at, word)| document.is(at, document.word(word)))
    };
    let last = document.word(words.end - 1);
    let person = |name: &Name| {
        name.label == Label::Person && name.tokens.len() > 1 && document.is(name.tokens.end - 1, last) && !alike(name)
    };
    if names.iter().any(person) {
        return;
    }
    for name in names.iter_mut().skip(place) {
        checkpoint();
        if alike(name) {
            name.label = Label::Gpe;
        }
    }
}

/// The number of the name that is the place of a dateline.
fn place(document: &Sentence, tokens: &Tokens, names: &[Name]) -> Option<usize> {
    for number in 0..tokens.sentence_count().min(FIRST) {
        let sentence = tokens.sentence(number);
        let index = names.partition_point(|name| name.tokens.start < sentence.start);
        if let Some(name) = names.get(index)
            && name.tokens.start == sentence.start
            && name.tokens.clone().all(|at| document.shape(at) == Shape::Upper)
            && leads(document, name.tokens.end, sentence.end)
        {
            return Some(index);
        }
    }
    None
}

/// True if a dash comes after token `from`, with nothing before it but a comma and names, and an agency in brackets.
fn leads(document: &Sentence, from: usize, end: usize) -> bool {
    for at in from..end.min(from + LONGEST) {
        if document.is_any(at, &const { set("- – — --") }) {
            return !document.glued(at);
        }
        let known = document.is_any(at, &const { set(", . ( ) /") }) || document.capitalised(at);
        if !known {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::testing;
    use super::recall;

    fn recalled(text: &str) -> String {
        testing::recalled(text, |document, tokens, names| recall(document, tokens, names))
    }

    #[test]
    fn the_place_of_the_dateline_is_a_place() {
        assert_eq!(recalled("|GHARLOW|, |GTex.| (|OAP|) — Mayor |PLena Abara| of |PHarlow| spoke."), "GGOPG");
        assert_eq!(recalled("The river rose.\n\n|OHARLOW| - It fell in |OHarlow| today."), "GG");
        assert_eq!(recalled("|GNEW HARLOW| (|OReuters|) – |PNew Harlow| voted. |PHarlow| spoke."), "GOGP");
    }

    #[test]
    fn who_bears_its_name_stays_a_person() {
        assert_eq!(recalled("|GHARLOW| — |PLena Harlow| spoke. |PHarlow| agreed."), "GPP");
    }

    #[test]
    fn a_text_may_begin_with_other_capitals() {
        assert_eq!(recalled("|OHARLOW| voted — it was late. |OHarlow| knew."), "OO");
        assert_eq!(recalled("|OHARLOW|-based firms rose. |OHarlow| knew."), "OO");
        assert_eq!(recalled("|GHarlow| — It rained. |OHarlow| knew."), "GO");
    }
}
