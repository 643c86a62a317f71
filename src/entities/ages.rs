//! Persons by their age: "Efe Zelbo, 24, told" is one, whatever the network takes the name for.

use super::Label;
use super::name_words::PLACE;
use super::sentence::Sentence;
use super::tagger::Name;
use crate::interrupt::checkpoint;

/// The oldest that anybody is.
const OLDEST: u32 = 120;

/// Makes a name with an age between commas behind it a person.
pub(super) fn recall(document: &Sentence, names: &mut [Name]) {
    for name in names {
        checkpoint();
        let end = name.tokens.end;
        let age = || document.word(end + 1).parse().is_ok_and(|age: u32| age <= OLDEST);
        // "Texas, 38, beat": a score.
        let place = name.tokens.clone().any(|at| document.has(at, PLACE));
        if name.tokens.len() > 1
            && !place
            && matches!(name.label, Label::Org | Label::Gpe | Label::Loc | Label::Product | Label::WorkOfArt)
            && document.word(end) == ","
            && document.word(end + 2) == ","
            && age()
        {
            name.label = Label::Person;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing;

    #[test]
    fn an_age_between_commas_tells_a_person() {
        let recalled = |text: &str| testing::recalled(text, |document, _, names| super::recall(document, names));
        assert_eq!(recalled("One of them, |OEfe Zelbo|, 24, told them."), "P");
        assert_eq!(recalled("|GTexas|, 38, beat |OZelbo|, 12, again."), "GO");
        assert_eq!(recalled("In |GZelbo|, 2,400 died. |GZelbo|, 1999, was small. |OZelbo|, 24 of them, left."), "GGO");
    }
}
