//! Common nouns in capitals that are no names: the "City" of "City Attorney Ana Roe", and "the State".

use super::Label;
use super::name_words::{PLACE, TITLE, TITLE_PART};
use super::sentence::{Sentence, WordSet, set};
use super::tagger::Name;
use crate::Shape;
use crate::interrupt::checkpoint;

/// Kinds of places, which stand alone before a title.
const KINDS: WordSet = set("borough city county district parish state town township village");

/// Local offices that the list of titles does not have.
const OFFICES: WordSet = set(
    "administrator alderman assemblyman assemblywoman assessor attorney auditor clerk commissioner \
     comptroller controller councilman councilmember councilwoman engineer executive manager planner prosecutor rep rep. sen \
     sen. superintendent supervisor treasurer trustee",
);

/// Ranks and forms of address in front of a person's name that the list of titles does not have: in capitals, then as words.
const RANKS: WordSet = set("acc acp agp aig asp cji cjp cp csp dc dci dcp dcs di dig ds dsp igp pc sp wpc");
const ADDRESSES: WordSet = set("alhaja alhaji barr barr. comrade engr engr. hajia mallam shri smt");

/// Offices in letters, which are no organisations.
const HOLDERS: WordSet = set("agp cji cjp cm cs igp pm ppro");

/// Drops what only tells the kind of a place before a title in capitals, and "the State"; cuts "State" off "BJP State
/// president", and an office in front of a person: "Clerk Ana Roe".
pub(super) fn cut(document: &Sentence, names: &mut Vec<Name>) {
    names.retain_mut(|name| {
        checkpoint();
        let (start, end) = (name.tokens.start, name.tokens.end);
        // "Sydney - Qantas": the place of a dateline and who acts.
        let dash = end > start + 2 && document.is_any(start + 1, &const { set("- – —") }) && !document.glued(start + 1);
        if dash && document.opens(start) && document.has(start, PLACE) && name.label != Label::Person {
            (name.label, name.tokens.start) = (Label::Org, start + 2);
            return true;
        }
        if name.label == Label::Person {
            let office = end > start + 2 && document.is_any(start, &OFFICES) && document.shape(start) == Shape::Title;
            let rank = document.shape(start) == Shape::Upper && document.is_any(start, &RANKS)
                || document.shape(start) == Shape::Title && document.is_any(start, &ADDRESSES);
            // "DS Smith" may be a company.
            let rank = rank && end > start + 1 + usize::from(document.shape(start) == Shape::Upper);
            name.tokens.start += usize::from(office || rank);
            return true;
        }
        let title =
            document.capitalised(end) && (document.has(end, TITLE | TITLE_PART) || document.is_any(end, &OFFICES));
        if end == start + 1 {
            let state = document.word(start) == "State" && start > 0 && document.is(start - 1, "the");
            let holder = document.shape(start) == Shape::Upper && document.is_any(start, &HOLDERS);
            return !(document.is_any(start, &KINDS) && title || state || holder);
        }
        let party = document.word(end - 1) == "State" && document.shape(end - 2) == Shape::Upper;
        name.tokens.end -= usize::from(party && document.has(end, TITLE));
        true
    });
}

#[cfg(test)]
mod tests {
    use super::super::testing;

    fn cut(text: &str) -> String {
        testing::recalled(text, |document, _, names| super::cut(document, names))
    }

    #[test]
    fn a_kind_of_place_before_a_title_is_no_name() {
        assert_eq!(cut("|OCity| Attorney |PAna Roe| left."), "P");
        assert_eq!(cut("|OState| Sen. |PAna Roe| left."), "P");
        assert_eq!(cut("|OCity| beat |OForest|."), "OO");
        assert_eq!(cut("Then the |OState| moved the court, and |OState| won."), "O");
    }

    #[test]
    fn an_office_is_no_part_of_a_name() {
        let ends = |text: &str| testing::words(text, |document, _, names| super::cut(document, names));
        assert_eq!(ends("|GSydney - Orrin| fell. |GZelbo - Varam| voted."), ["Orrin", "Zelbo - Varam"]);
        assert_eq!(ends("Then |PCP Bo Hale| met |PAlhaji Cy Poe| and the |OCJP|."), ["Bo Hale", "Cy Poe"]);
        assert_eq!(ends("Then |PClerk Ana Roe| left with |PPatience Roe|."), ["Ana Roe", "Patience Roe"]);
        assert_eq!(ends("The |OKLP State| president left |OOrrin State| early."), ["KLP", "Orrin State"]);
    }
}
