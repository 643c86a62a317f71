//! Police ranks of three and four letters: "SP Tanko Bello" is a person, though the network takes most names that begin with
//! capitals alone for those of organisations.

use super::Label;
use super::name_words::{COMMON, COMPANY, FAC_HEAD, ORG_HEAD, PLACE};
use super::sentence::{Sentence, WordSet, set};
use super::tagger::Name;
use crate::Shape;
use crate::interrupt::checkpoint;

const RANKS: WordSet = set("sp asp csp dsp acp dcp ssp dig igp");

/// What tells, before a rank in its sentence, that police speak.
const POLICE: WordSet = set("police policeman officer officers spokesman spokeswoman spokesperson commander command");

/// How many tokens before a rank are looked at.
const NEAR: usize = 12;

/// Makes an organisation a person, without the rank, whose name is a rank and two or three words that only persons have, in a
/// sentence about police. "SP Energy Networks" is a company.
pub(super) fn recall(document: &Sentence, names: &mut [Name]) {
    for name in names {
        let (start, end) = (name.tokens.start, name.tokens.end);
        let ranked = name.label == Label::Org
            && (3..=4).contains(&name.tokens.len())
            && document.shape(start) == Shape::Upper
            && document.is_any(start, &RANKS);
        if !ranked {
            continue;
        }
        checkpoint();
        let other = COMMON | COMPANY | ORG_HEAD | FAC_HEAD | PLACE;
        let person = (start + 1..end).all(|at| document.shape(at) == Shape::Title && !document.has(at, other));
        let told = (start.saturating_sub(NEAR)..start).any(|at| document.is_any(at, &POLICE));
        if person && told {
            (name.label, name.tokens.start) = (Label::Person, start + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing;

    #[test]
    fn a_police_rank_tells_a_person() {
        let recalled = |text: &str| testing::recalled(text, |document, _, names| super::recall(document, names));
        assert_eq!(recalled("The police spokesman, |OSP Zelbo Varam|, said so."), "P");
        assert_eq!(recalled("The firm, |OSP Zelbo Varam|, said so."), "O");
        assert_eq!(recalled("The police spokesman left |OSP Zelbo Bank|."), "O");
        assert_eq!(recalled("The police spokesman left |OSP Zelbo|."), "O");
    }
}
