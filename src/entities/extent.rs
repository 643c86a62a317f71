//! Where a name begins and ends by definition, whatever the network has learnt: titles and possessives lie outside, and
//! the article of "the United Nations" inside.

use std::ops::Range;

use super::Label;
use super::name_words::{COMMON, FUNCTION, GIVEN, HONORIFIC, ORG_HEAD, SPEECH, TITLE};
use super::sentence::{Sentence, WordSet, set};
use crate::Shape;

/// Titles and ranks that the network has not learnt as such, most of them of India and Nigeria.
const RANKS: WordSet =
    set("barr. engr. alh. adv. smt. shri pleader alhaji alhaja hajia hajiya comrade otunba sp asp csp dsp acp \
     dcp ssp magistrate registrar");

/// The tokens of a name without a title in front and a possessive behind, and with its article. In `room` are the tokens
/// of its sentence that belong to no other name.
pub(super) fn settle(s: &Sentence, tokens: Range<usize>, label: Label, room: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = tokens;
    if label == Label::Person {
        // "Mayor Zelbo" and "King Zelbo", but "Earl Zelbo": some titles are given names more often than not.
        while start + 1 < end
            && (s.has(start, TITLE | HONORIFIC) || s.is_any(start, &RANKS))
            && (!s.has(start, GIVEN) || s.is_any(start, &const { set("king queen prince princess pope emperor") }))
        {
            start += 1;
        }
    }
    if label == Label::Person && end > start + 1 {
        // "Anne Zelbo" of "Mary-Anne Zelbo", but "the Varam-Anne Zelbo ticket"
        let compound = start > room.start + 1 && s.hyphen(start - 1) && s.glued(start);
        if compound && s.shape(start - 2) == Shape::Title && s.has(start - 2, GIVEN) {
            start -= 2;
        }
        // "Kim Dae" of "Kim Dae-hyun": syllables of a given name, but no word like "Marle-based".
        let hyphen = if s.hyphen(end - 1) { end - 1 } else { end };
        let joined = hyphen + 1 < room.end && s.hyphen(hyphen) && s.shape(hyphen + 1) == Shape::Lower;
        let syllables =
            joined && hyphen == start + 2 && [start + 1, hyphen + 1].iter().all(|&at| s.word(at).len() <= 5);
        if syllables && !s.is_any(hyphen + 1, &const { set("era led like style based owned run born free type wing") })
        {
            end = hyphen + 2;
        }
    }
    if end > start + 1 && matches!(s.word(end - 1), "'s" | "’s") && is_possessive(s, end - 2, label) {
        end -= 1;
    }
    let article = s.word(start) == "the" && start + 1 < end && label != Label::WorkOfArt;
    if article && is_one_word(s, start + 1..end) && !takes_article(s, start + 1..end, label) {
        start += 1;
    }
    if room.start < start && start == tokens.start && s.is(start - 1, "the") && takes_article(s, start..end, label) {
        start -= 1;
    }
    start..end
}

/// True if the "'s" after the last word `at` of a name belongs to the grammar and not to the name, as it does in
/// "McDonald's".
fn is_possessive(s: &Sentence, at: usize, label: Label) -> bool {
    !matches!(label, Label::Org | Label::Fac | Label::Product | Label::WorkOfArt)
        || s.has(at, COMMON | ORG_HEAD)
        // "the Council of Europe's"
        || at > 0 && s.is(at - 1, "of")
        || s.shape(at) == Shape::Upper
}

/// True if an article in front of the name belongs to it: "the White House", but "the White House spokesman". Names of one
/// word take none in OntoNotes: "the Senate", "the U.S.", "the Philippines". A capital inside a sentence tells that the name
/// begins so: "as The Verge reported".
fn takes_article(s: &Sentence, tokens: Range<usize>, label: Label) -> bool {
    let Range { start, end } = tokens;
    if !matches!(label, Label::Gpe | Label::Org | Label::Loc | Label::Fac | Label::Event | Label::Law | Label::Product)
    {
        return false;
    }
    if is_one_word(s, start..end) {
        let written = label == Label::Org
            && start > 0
            && s.word(start - 1) == "The"
            && !s.opens(start - 1)
            && matches!(s.shape(end), Shape::Lower | Shape::Punctuation);
        return written || s.is(start, "hague");
    }
    let modifies = match s.shape(end) {
        Shape::Lower => {
            let word = s.word(end);
            !s.has(end, FUNCTION | SPEECH) && !word.ends_with("ed") && !word.ends_with("ly")
        }
        Shape::Punctuation => s.hyphen(end),
        _ => false,
    };
    !modifies
}

/// True if there is no space in the name.
fn is_one_word(s: &Sentence, tokens: Range<usize>) -> bool {
    (tokens.start + 1..tokens.end).all(|at| s.glued(at))
}

#[cfg(test)]
mod tests {
    use super::super::lexicon;
    use super::*;
    use crate::{Span, Tokens};

    /// What the name between the bars becomes.
    #[track_caller]
    fn check(text: &str, label: Label, expected: &str) {
        let parts: Vec<_> = text.split('|').collect();
        let whole = parts.concat();
        let tokens = Tokens::new(&whole, &[Span::new(0, whole.len())]);
        let classes = lexicon::look_up(&tokens);
        let s = Sentence::new(&whole, tokens.as_slice(), &classes);
        let name = tokens.within(Span::new(parts[0].len(), parts[0].len() + parts[1].len()));
        let settled = settle(&s, name, label, 0..s.len());
        assert_eq!(s.span(settled).slice(&whole), expected, "in {text:?}");
    }

    #[test]
    fn titles_are_outside() {
        check("They met |King Zelbo| there.", Label::Person, "Zelbo");
        check("They met |Mayor Zelbo| there.", Label::Person, "Zelbo");
        check("They met |Sgt Zelbo| there.", Label::Person, "Zelbo");
        check("They met |Barr. Ana Zelbo| there.", Label::Person, "Ana Zelbo");
        check("They met |DSP Ana Zelbo| there.", Label::Person, "Ana Zelbo");
        check("They met |Earl Zelbo| there.", Label::Person, "Earl Zelbo");
        check("They met |President| there.", Label::Person, "President");
    }

    #[test]
    fn the_syllables_of_a_given_name_are_one_name() {
        check("They met |Kim Dae|-hyun there.", Label::Person, "Kim Dae-hyun");
        check("They met |Choi Mi-|ran there.", Label::Person, "Choi Mi-ran");
        check("They met Mary-|Anne Zelbo| there.", Label::Person, "Mary-Anne Zelbo");
        check("The Zelbo-|Anne Varam| ticket won.", Label::Person, "Anne Varam");
        check("It was a |Bo Brady|-era school.", Label::Person, "Bo Brady");
        check("It was a |Bo Brandt|-approved school.", Label::Person, "Bo Brandt");
    }

    #[test]
    fn possessives_are_outside_but_some_names_end_like_them() {
        check("It was |Alba Quintero's| idea.", Label::Person, "Alba Quintero");
        check("It was |the Kelp Union’s| idea.", Label::Org, "the Kelp Union");
        check("They ate at |Zelbo's| there.", Label::Org, "Zelbo's");
        check("It was |the Council of Europe's| idea.", Label::Org, "the Council of Europe");
    }

    #[test]
    fn articles_are_inside_unless_the_name_modifies() {
        check("In the |United States| they voted.", Label::Gpe, "the United States");
        check("Then the |Harlow Bank| voted.", Label::Org, "the Harlow Bank");
        check("Then the |Harlow Bank| hearing began.", Label::Org, "Harlow Bank");
        check("Then the |Zelbo| voted.", Label::Gpe, "Zelbo");
        check("Then the |Zelbo| spoke.", Label::Person, "Zelbo");
    }

    #[test]
    fn names_of_one_word_take_no_article() {
        check("Then |the Senate| voted.", Label::Org, "Senate");
        check("Then the |U.S.| voted.", Label::Gpe, "U.S.");
        check("Then the |al-Zelbo| voted.", Label::Org, "al-Zelbo");
        check("They read |the Dunes| there.", Label::WorkOfArt, "the Dunes");
        check("They went to The |Hague| then.", Label::Gpe, "The Hague");
        check("Then, as The |Zelbo| reported, it rained.", Label::Org, "The Zelbo");
        check("“The |Zelbo| reported it.", Label::Org, "Zelbo");
    }
}
