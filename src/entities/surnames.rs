//! Surnames that the network takes for something else: after "Luis Montenegro", a bare "Montenegro" is him, unless the text
//! shows the place.

use std::collections::HashMap;

use super::Label;
use super::name_words::{PLACE, PLACE_PREPOSITION};
use super::sentence::{Sentence, set};
use super::tagger::Name;
use crate::Shape;
use crate::interrupt::checkpoint;

/// The longest word in capitals that is taken for an abbreviation rather than a surname, in bytes.
const ABBREVIATION: usize = 4;

/// Makes a name of one word a person's where the word ended the name of a person before, unless it is part of a longer
/// name of something else in the text ("Ford" and "Ford Motor Co."), or stands once where only a place or an
/// organisation can: after "in" or its like, after an article, or before a comma and a place.
///
/// In news a person is named in full first and by the surname from then on.
pub(super) fn recall(document: &Sentence, names: &mut [Name]) {
    // For each surname the first name that ends in it.
    let mut surnames: HashMap<&str, usize> = HashMap::new();
    for (index, name) in names.iter().enumerate() {
        let last = name.tokens.end - 1;
        let abbreviation = document.shape(last) == Shape::Upper && document.word(last).len() <= ABBREVIATION;
        if name.label == Label::Person && name.tokens.len() > 1 && !abbreviation {
            surnames.entry(document.word(last)).or_insert(index);
        }
    }
    if surnames.is_empty() {
        return;
    }
    for index in 0..names.len() {
        checkpoint();
        let name = &names[index];
        if name.label != Label::Person
            && (name.tokens.len() > 1 || is_led(document, name) || is_within(document, names, index))
        {
            for at in name.tokens.clone() {
                surnames.remove(document.word(at));
            }
        }
    }
    for (index, name) in names.iter_mut().enumerate() {
        let person = surnames.get(document.word(name.tokens.start));
        if name.tokens.len() == 1 && name.label != Label::WorkOfArt && person.is_some_and(|&person| person < index) {
            name.label = Label::Person;
        }
    }
}

/// True if the word before the name goes with things and places alone, or, before what may be an organisation, with
/// those: "at Bloomberg", but "a call from Bloomberg". Before a word that no gazetteer has, "from" and "to" tell nothing.
fn is_led(document: &Sentence, name: &Name) -> bool {
    let Some(before) = name.tokens.start.checked_sub(1) else { return false };
    let unknown = !document.has(name.tokens.start, PLACE) && document.is_any(before, &const { set("from to") });
    let place = matches!(name.label, Label::Gpe | Label::Loc | Label::Fac) && !unknown;
    document.is_any(before, &const { set("the a an at") }) || (place && document.has(before, PLACE_PREPOSITION))
}

/// True if the name number `index` stands before a comma and a place, as "Lincoln, Nebraska" does.
fn is_within(document: &Sentence, names: &[Name], index: usize) -> bool {
    let end = names[index].tokens.end;
    let next = names.get(index + 1).filter(|next| next.label == Label::Gpe);
    document.is(end, ",") && next.is_some_and(|next| next.tokens.start == end + 1)
}

#[cfg(test)]
mod tests {
    use super::super::testing;

    fn recalled(text: &str) -> String {
        testing::recalled(text, |document, _, names| super::recall(document, names))
    }

    #[test]
    fn a_surname_is_a_person_again() {
        assert_eq!(recalled("|PLena Jordan| won. They asked |GJordan| to speak. |GJordan| agreed."), "PPP");
        assert_eq!(recalled("|PLena Jordan| won. |GNorth Jordan| lost. |GJordan| agreed."), "PGG");
        assert_eq!(recalled("|PLena Farrowby| won. They had a letter from |GFarrowby|."), "PP");
        assert_eq!(recalled("|PLena Jordan| won. They had a letter from |GJordan|."), "PG");
    }

    #[test]
    fn a_text_that_goes_to_the_place_means_the_place() {
        assert_eq!(recalled("|PLena Jordan| won. She lives in |GJordan| now. |GJordan| is warm."), "PGG");
        assert_eq!(recalled("|PLena Lincoln| won. |GLincoln|, |GNebraska|, voted. |GLincoln| is small."), "PGGG");
    }

    #[test]
    fn only_the_last_word_of_a_name_before_is_a_surname() {
        assert_eq!(recalled("|GJordan| won. |PLena Jordan| lost."), "GP");
        assert_eq!(recalled("|PJordan Abara| won. |GJordan| voted."), "PG");
        assert_eq!(recalled("|PJordan| won. |GJordan| voted."), "PG");
    }

    #[test]
    fn a_company_that_bears_the_name_is_no_person() {
        assert_eq!(recalled("|PLena Abara| left. A call from |OAbara| came. |OAbara| agreed."), "PPP");
        assert_eq!(recalled("|PLena Abara| left |OAbara Motor Co.| early. |OAbara| said so."), "POO");
        assert_eq!(recalled("|PLena Abara| left. She works at |OAbara| now. |OAbara| said so."), "POO");
        assert_eq!(recalled("|PHelp Our PAC| came. |OPAC| said so."), "PO");
    }
}
