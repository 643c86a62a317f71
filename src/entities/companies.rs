//! Companies by their short names: after "Vantor Inc", a bare "Vantor" is the company, whatever the network takes it for and
//! where it sees no name at all.

use std::collections::HashMap;

use super::Label;
use super::merge;
use super::name_words::{COMMON, COMPANY, FUNCTION, GIVEN, HONORIFIC, PLACE, PLACE_PREPOSITION, TITLE};
use super::sentence::{Sentence, WordSet, set};
use super::tagger::Name;
use crate::interrupt::checkpoint;

/// The shortest short name, in bytes: less is an initial or a word.
const SHORTEST: usize = 4;

/// What the names of businesses end with, beside a legal form.
const BUSINESS: WordSet = set("group bank bancorp holdings foods motors airlines airways energy pharmaceuticals \
     logistics capital partners technologies systems semiconductor semiconductors robotics software entertainment brands \
     stores industries enterprises ventures records pictures studios");

/// How many words before a legal form are looked at.
const LONGEST: usize = 4;

/// How sure a name is that only its legal form tells.
const SCORE: f32 = 0.6;

/// What can be held in a company, but in no place.
const HELD: WordSet =
    set("shares share stock stake stakes holding holdings interest investment investor investors invested \
     shareholders shareholder");

/// Makes the first word of a company's name, where it stands alone after that, an organisation. The company is one by its
/// legal form or what it does, and its first word none that common words, places or given names are written like. Where
/// the text goes to a place of that word, or has a person who bears it with a given name or a title, nothing is changed.
pub(super) fn recall(document: &Sentence, names: &mut Vec<Name>) {
    for name in names.iter_mut() {
        let last = name.tokens.end - 1;
        let other = matches!(name.label, Label::Person | Label::Gpe) && name.tokens.len() > 1;
        if other && is_legal_form(document.word(last)) {
            name.label = Label::Org;
        }
    }
    join_slashed(document, names);
    // For each short name the first company that has it.
    let mut companies: HashMap<&str, usize> = HashMap::new();
    for (index, name) in names.iter().enumerate() {
        let first = name.tokens.start;
        let last = name.tokens.end - 1;
        let business = document.has(last, COMPANY) || document.is_any(last, &BUSINESS);
        let formal = name.label == Label::Org && name.tokens.len() > 1 && business;
        let telling = document.capitalised(first)
            && document.word(first).len() >= SHORTEST
            && !document.has(first, COMMON.or(PLACE).or(GIVEN));
        if formal && telling {
            companies.entry(document.word(first)).or_insert(index);
        }
    }
    if companies.is_empty() {
        return;
    }
    for name in names.iter() {
        checkpoint();
        let start = name.tokens.start;
        let held = start > 1 && document.word(start - 1) == "in" && document.is_any(start - 2, &HELD);
        let reached = name.label != Label::Org && start > 0 && document.has(start - 1, PLACE_PREPOSITION) && !held;
        let titled = start > 0 && document.has(start - 1, HONORIFIC | TITLE);
        let person = name.label == Label::Person && (name.tokens.len() > 1 || titled);
        if person || name.tokens.len() == 1 && reached {
            for at in name.tokens.clone() {
                companies.remove(document.word(at));
            }
        }
    }
    for (index, name) in names.iter_mut().enumerate() {
        let company = companies.get(document.word(name.tokens.start));
        if name.tokens.len() == 1 && company.is_some_and(|&company| company < index) {
            name.label = Label::Org;
        }
    }
    let missed = missed(document, names, &companies);
    merge::add(names, missed);
}

/// Takes "A/S", three tokens, into the name of the company before it; where the network sees none, those are the words
/// with capitals before it.
fn join_slashed(document: &Sentence, names: &mut Vec<Name>) {
    let (mut missed, mut next) = (Vec::new(), 0);
    for slash in 2..document.len().saturating_sub(1) {
        // What is rare is asked first.
        let form = document.word(slash) == "/" && document.word(slash - 1) == "A" && document.word(slash + 1) == "S";
        if !form || !document.glued(slash) || !document.glued(slash + 1) {
            continue;
        }
        checkpoint();
        let (first, end) = (slash - 1, slash + 2);
        next += names[next..].partition_point(|name| name.tokens.end < first);
        let free_from =
            next.checked_sub(1).map_or(0, |before| names[before].tokens.end).max(first.saturating_sub(LONGEST));
        let capitals =
            (free_from..first).rev().take_while(|&at| document.capitalised(at) && !document.has(at, FUNCTION));
        let start = capitals.last();
        match names.get_mut(next).filter(|name| name.tokens.start < end) {
            Some(name) if name.tokens.end <= end && name.tokens.start < first => {
                (name.tokens.end, name.label) = (end, Label::Org);
            }
            Some(_) => {}
            None => missed.extend(start.map(|start| Name { tokens: start..end, label: Label::Org, score: SCORE })),
        }
    }
    merge::add(names, missed);
}

/// True for a legal form, written as it is, that no name of a person or a place ends with.
fn is_legal_form(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "AB" | "ASA"
            | "Oyj"
            | "Oy"
            | "NV"
            | "N.V"
            | "SE"
            | "AG"
            | "GmbH"
            | "KGaA"
            | "SpA"
            | "S.p.A"
            | "PLC"
            | "plc"
            | "Ltd"
            | "Inc"
            | "Corp"
            | "LLC"
            | "Bhd"
            | "Pty"
            | "KK"
    )
}

/// The short names that stand outside of all names, and next to no other word with a capital.
fn missed(document: &Sentence, names: &[Name], companies: &HashMap<&str, usize>) -> Vec<Name> {
    let Some(&first) = companies.values().min() else { return Vec::new() };
    let mut missed = Vec::new();
    let mut next = first;
    for at in names[first].tokens.end..document.len() {
        checkpoint();
        while names.get(next).is_some_and(|name| name.tokens.end <= at) {
            next += 1;
        }
        let inside = names.get(next).is_some_and(|name| name.tokens.contains(&at));
        if inside || !document.capitalised(at) {
            continue;
        }
        let Some(company) = companies.get(document.word(at)).map(|&company| &names[company]) else { continue };
        let alone = !document.capitalised(at + 1) && !document.capitalised(at - 1);
        if alone && company.tokens.end <= at {
            missed.push(Name { tokens: at..at + 1, label: Label::Org, score: company.score });
        }
    }
    missed
}

#[cfg(test)]
mod tests {
    use super::super::testing;

    fn recalled(text: &str) -> String {
        testing::recalled(text, |document, _, names| super::recall(document, names))
    }

    #[test]
    fn a_short_name_is_the_company_again() {
        assert_eq!(recalled("|OVantor Inc| rose. Shares of |GVantor| fell."), "OO");
        assert_eq!(recalled("|OVantor Inc| rose. Shares of Vantor fell. It will pay Vantor."), "OOO");
        assert_eq!(recalled("|GVantor| rose. |OVantor Inc| fell."), "GO");
        assert_eq!(recalled("|OVantor Bank| rose. |GVantor| CEO Ana Roe left."), "OO");
        assert_eq!(recalled("|OVantor Inc| rose. Then |PVantor| paid. Shares in |GVantor| fell."), "OOO");
    }

    #[test]
    fn a_legal_form_is_no_part_of_another_name() {
        assert_eq!(recalled("Then |PVantor ASA| and |GZelbo Oyj| rose. |PVantor| paid."), "OOO");
        assert_eq!(recalled("Then |PLena Vantor| rose."), "P");
    }

    #[test]
    fn a_legal_form_with_a_slash_is_part_of_the_name() {
        let words = |text: &str| testing::words(text, |document, _, names| super::recall(document, names));
        assert_eq!(
            words("Shares in |GVantor| A/S fell, as did Zelbo Shipping A/S."),
            ["Vantor A/S", "Zelbo Shipping A/S"]
        );
        assert_eq!(words("The |PLena Roe| test is an A/S one. Grade A/S."), ["Lena Roe", "Grade A/S"]);
        assert_eq!(recalled("Shares in |GVantor| A/S fell."), "O");
    }

    #[test]
    fn only_a_legal_form_or_a_trade_tells_a_company() {
        assert_eq!(recalled("|OVantor Council| met. Voters in the rest of |GVantor| slept."), "OG");
        assert_eq!(recalled("|OMarket Inc| rose. Market days came. A Market opened."), "O");
        assert_eq!(recalled("|OLondon Inc| rose. It left |GLondon|."), "OG");
    }

    #[test]
    fn places_and_persons_of_the_name_keep_it() {
        assert_eq!(recalled("|OVantor Inc| rose. It rained in |GVantor|. Voters from |GVantor| slept."), "OGG");
        assert_eq!(recalled("|OVantor Inc| rose. |PLena Vantor| left. She, |PVantor|, won. Vantor slept."), "OPP");
        assert_eq!(recalled("|OVantor Inc| rose. It met Mr |PVantor|. Then |PVantor| left."), "OPP");
        assert_eq!(recalled("|OVantor Inc| rose. It built Vantor Field."), "O");
    }
}
