//! What kind of thing a name stands for, where the words around it tell other than the tagger.

use super::introduced;
use super::mention::{Group, Mention};
use super::name::Words;
use super::phrase::Reader;
use crate::Label;

/// Corrects what kind of thing a name stands for where the words around it tell.
pub(super) fn regroup(reader: &Reader, mentions: &mut [Mention], words: &Words) {
    let is_word = |mention: &Mention| mention.group == Group::Person && words.core(mention.name).len() == 1;
    let mut told = Vec::new();
    let mut surnames: Vec<_> = mentions
        .iter()
        .filter(|mention| mention.group == Group::Person && words.core(mention.name).len() > 1)
        .filter_map(|mention| words.core(mention.name).last().map(|word| word.key))
        .collect();
    surnames.sort_unstable();
    for mention in mentions.iter_mut() {
        let (first, end) = mention.tokens;
        let is_place = mention.group == Group::Place;
        if is_word(mention) && introduced::beside(reader, first, end) {
            told.push(words.whole(mention.name));
        } else if mention.group == Group::Person
            && (words.is_company(mention.name)
                || introduced::is_press(reader, first)
                || introduced::is_presented(reader, first, end)
                || introduced::names_an_organisation(words.core(mention.name).iter().map(|word| word.key)))
            || mention.group != Group::Organisation && introduced::employs(reader, first, end)
            || is_place && introduced::is_business(reader, first, end)
            // "Lusa SA has cut its forecast", but not "in Adelaide, SA"
            || is_place && words.is_company(mention.name) && !mention.after_preposition
        {
            (mention.group, mention.label) = (Group::Organisation, Label::Org);
        }
        // "Orrin AB": "Orrin" alone is the company, unless someone bears the name.
        let short = words.whole(mention.name);
        if mention.group == Group::Organisation
            && words.is_company(mention.name)
            && words.core(mention.name).len() == 1
            && surnames.binary_search(&short).is_err()
        {
            told.push(short);
        }
    }
    told.sort_unstable();
    // "Lusa cuts jobs" in the headline over "Lusa SA", but not "in Lusa"
    let is_place = |mention: &Mention| {
        mention.group == Group::Place && !mention.after_preposition && words.core(mention.name).len() == 1
    };
    for mention in mentions.iter_mut().filter(|mention| is_word(mention) || is_place(mention)) {
        if told.binary_search(&words.whole(mention.name)).is_ok() {
            (mention.group, mention.label) = (Group::Organisation, Label::Org);
        }
    }
}
