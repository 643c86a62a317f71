//! Surnames that are also places: "Luis Montenegro" makes a later "Montenegro" a person, unless the text goes there.

use std::collections::HashMap;

use super::Label;
use super::name_words::PLACE_PREPOSITION;
use super::sentence::Sentence;
use super::tagger::Name;
use crate::interrupt::checkpoint;

/// Makes a place of one word a person where the word ended the name of one before, in a text that shows it as a place
/// nowhere: not after "in" or its like, not after an article, and not before a comma and another place.
///
/// In news a person is named in full first and by the surname from then on.
pub(super) fn recall(document: &Sentence, names: &mut [Name]) {
    // For each surname the first name that ends in it, until the text shows it as a place.
    let mut surnames: HashMap<&str, Option<usize>> = HashMap::new();
    for (index, name) in names.iter().enumerate().filter(|(_, name)| name.label == Label::Person) {
        if name.tokens.len() > 1 {
            surnames.entry(document.word(name.tokens.end - 1)).or_insert(Some(index));
        }
    }
    if surnames.is_empty() {
        return;
    }
    for index in 0..names.len() {
        checkpoint();
        if is_place(&names[index])
            && shows_place(document, names, index)
            && let Some(person) = surnames.get_mut(document.word(names[index].tokens.end - 1))
        {
            *person = None;
        }
    }
    for (index, name) in names.iter_mut().enumerate() {
        let person = surnames.get(document.word(name.tokens.start)).copied().flatten();
        if is_place(name) && name.tokens.len() == 1 && person.is_some_and(|person| person < index) {
            name.label = Label::Person;
        }
    }
}

fn is_place(name: &Name) -> bool {
    matches!(name.label, Label::Gpe | Label::Loc)
}

/// True if what stands around the name number `index` goes with places alone.
fn shows_place(document: &Sentence, names: &[Name], index: usize) -> bool {
    let tokens = &names[index].tokens;
    let led =
        tokens.start > 0 && (document.has(tokens.start - 1, PLACE_PREPOSITION) || document.is(tokens.start - 1, "the"));
    let within = document.is(tokens.end, ",")
        && names.get(index + 1).is_some_and(|next| is_place(next) && next.tokens.start == tokens.end + 1);
    led || within || tokens.len() > 1
}

#[cfg(test)]
mod tests {
    use super::super::lexicon;
    use super::*;
    use crate::{Span, Tokens};

    /// The labels of the names between bars, which begin with P for a person and G for a place, after the recall.
    fn recalled(text: &str) -> String {
        let parts: Vec<_> = text.split('|').collect();
        let plain: String =
            parts.iter().enumerate().map(|(at, part)| if at % 2 == 1 { &part[1..] } else { part }).collect();
        let tokens = Tokens::new(&plain, &[Span::new(0, plain.len())]);
        let classes = lexicon::look_up(&plain, &tokens);
        let document = Sentence::new(&plain, tokens.as_slice(), &classes);
        let (mut names, mut at) = (Vec::new(), 0);
        for (number, part) in parts.iter().enumerate() {
            let name = number % 2 == 1;
            let len = part.len() - usize::from(name);
            if name {
                let label = if part.starts_with('P') { Label::Person } else { Label::Gpe };
                names.push(Name { tokens: tokens.within(Span::new(at, at + len)), label, score: 0.9 });
            }
            at += len;
        }
        recall(&document, &mut names);
        names.iter().map(|name| if name.label == Label::Person { 'P' } else { 'G' }).collect()
    }

    #[test]
    fn a_surname_is_a_person_again() {
        assert_eq!(recalled("|PLena Jordan| won. They asked |GJordan| to speak. |GJordan| agreed."), "PPP");
        assert_eq!(recalled("|PLena Jordan| won. |GNorth Jordan| lost. |GJordan| agreed."), "PGG");
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
}
