//! Organisations by the noun in front: "the charity Shelter" is one, though "shelter" is a common word and no list has the name.

use std::collections::HashSet;

use super::Label;
use super::merge;
use super::name_words::{FUNCTION, GIVEN, HONORIFIC, NO_NAME, PLACE, SPEECH, SURNAME, TITLE, TITLE_PART};
use super::rule::Found;
use super::sentence::{Sentence, WordSet, set};
use super::tagger::Name;
use crate::Shape;
use crate::interrupt::checkpoint;

/// Kinds of organisations that their names stand right behind. A "publisher" or a "producer" may be a person.
const KINDS: WordSet = set(
    "agency airline association automaker band bank bookmaker broadcaster brokerage carmaker carrier \
     chain charity company conglomerate consultancy firm giant group insurer lender magazine manufacturer network newspaper \
     nonprofit organisation organization outlet party pollster retailer start-up startup supermarket supplier tabloid tank \
     union watchdog website",
);

/// The longest name without the network's word for it, in tokens.
const LONGEST: usize = 4;

/// How sure a name is that only the noun in front tells.
const SCORE: f32 = 0.6;

/// Makes what stands right behind a noun for a kind of organisation one, where the network sees a person or a place that
/// nobody knows and that it is not sure of, or nothing at all though it is written like a name: "told the newspaper Merkel was
/// late" keeps the person.
pub(super) fn recall(document: &Sentence, found: &[Found], names: &mut Vec<Name>) {
    let mut next = 0;
    let (mut missed, mut told) = (Vec::new(), HashSet::new());
    for noun in 0..document.len() {
        checkpoint();
        let start = noun + 1;
        // What is rare is asked first.
        if !document.capitalised(start) || document.shape(noun) != Shape::Lower || !document.is_any(noun, &KINDS) {
            continue;
        }
        next += names[next..].partition_point(|name| name.tokens.end <= start);
        let known = document.has(start, GIVEN | SURNAME | PLACE);
        if let Some(name) = names.get_mut(next).filter(|name| name.tokens.start <= start) {
            let unsure = !name.is_sure() && matches!(name.label, Label::Person | Label::Gpe);
            if name.tokens.start == start && !known && unsure {
                name.label = Label::Org;
                told.insert(document.word(start));
            }
        } else if let Some(end) = unnamed(document, start).filter(|_| !known) {
            let free = names.get(next).is_none_or(|name| name.tokens.start >= end);
            let find = found.partition_point(|find| find.tokens.end <= start);
            if free && found.get(find).is_none_or(|find| find.tokens.start >= end) {
                missed.push(Name { tokens: start..end, label: Label::Org, score: SCORE });
            }
        }
    }
    // Once told, it is one wherever the network takes the word for a name.
    for name in names.iter_mut().filter(|name| name.tokens.len() == 1 && !told.is_empty()) {
        checkpoint();
        if matches!(name.label, Label::Person | Label::Gpe) && told.contains(document.word(name.tokens.start)) {
            name.label = Label::Org;
        }
    }
    merge::add(names, missed);
}

/// The end of the words with capitals from token `start` on, if they can be a name by themselves: no title, and nothing
/// behind them that they could modify ("the company Christmas party").
fn unnamed(document: &Sentence, start: usize) -> Option<usize> {
    let written = |at: usize| matches!(document.shape(at), Shape::Title | Shape::Alphanumeric) && !document.glued(at);
    let end = (start..start + LONGEST).find(|&at| !written(at)).unwrap_or(start + LONGEST);
    let other = TITLE | TITLE_PART | HONORIFIC | NO_NAME | FUNCTION;
    let follows =
        document.has(end, SPEECH | FUNCTION) || document.shape(end) == Shape::Punctuation && !document.hyphen(end);
    (end > start && end < start + LONGEST && !document.has(start, other) && follows).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::super::testing;

    fn scored(text: &str, score: f32) -> String {
        testing::recalled_with(text, score, |document, _, names| super::recall(document, &[], names))
    }

    fn recalled(text: &str) -> String {
        scored(text, 0.6)
    }

    #[test]
    fn the_noun_in_front_tells_an_organisation() {
        assert_eq!(recalled("The charity Shelter said so."), "O");
        assert_eq!(recalled("The rebel group |PZelbo Varam| fled to the outlet |GBellcat|."), "OO");
        assert_eq!(recalled("|GZelbo| cuts jobs. Storage startup |GZelbo| hired too fast. |PZelbo| has money."), "OOO");
        assert_eq!(recalled("Pressure group Barred Out called it a landmark."), "O");
    }

    #[test]
    fn persons_places_and_titles_stay_what_they_are() {
        assert_eq!(recalled("He told the newspaper |PAngela Strand| was late."), "P");
        assert_eq!(recalled("The company |GJordan| knows."), "G");
        assert_eq!(scored("The outlet |GBellcat| knows.", 0.9), "G");
        assert_eq!(recalled("The party President said so. The party leader left."), "");
        assert_eq!(recalled("The company Christmas party began. The Group Shelter said so."), "");
    }
}
