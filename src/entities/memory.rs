//! What a document says of a name in one place helps to read it in another: the second pass.

use std::collections::HashMap;

use super::Label;
use super::name_words::{COMMON, GIVEN, NAME_SUFFIX, PLACE_PREPOSITION, SPEECH};
use super::rule::{Found, Rule};
use super::sentence::Sentence;
use crate::{Shape, Tokens};

/// The words that stand for a name by themselves.
#[derive(Default)]
struct Memory<'t> {
    names: HashMap<&'t str, Name>,
}

/// What the document says of a word.
#[derive(Clone, Copy)]
struct Name {
    label: Label,
    /// True if a rule that goes by more than weak hints says so.
    sure: bool,
}

/// Reads the weak mentions of a document again by its strong ones, and adds mentions of known names that were missed.
///
/// `document` is all of the document's tokens as one sentence, and `found` are the mentions in it, in order.
pub(super) fn apply(document: &Sentence, tokens: &Tokens, found: &mut Vec<Found>) {
    let memory = Memory::learn(document, found);
    if memory.names.is_empty() {
        return;
    }
    for one in found.iter_mut() {
        memory.relabel(document, one);
    }
    let before = found.len();
    let mut mention = 0;
    for number in 0..tokens.sentence_count() {
        let range = tokens.sentence(number);
        for at in range.clone() {
            while mention < before && found[mention].tokens.end <= at {
                mention += 1;
            }
            let covered = mention < before && found[mention].tokens.contains(&at);
            if !covered && let Some(label) = memory.missed(document, at, at == range.start) {
                found.push(Found::new(at..at + 1, label, Rule::Memory));
            }
        }
    }
    if found.len() > before {
        found.sort_by_key(|one| one.tokens.start);
    }
}

impl<'t> Memory<'t> {
    fn learn(s: &Sentence<'t>, found: &[Found]) -> Self {
        let mut memory = Self::default();
        // Sure rules first: what they say of a word is not overruled.
        for strong in [true, false] {
            for one in found {
                match one.rule {
                    Rule::Titled | Rule::FullName | Rule::Company | Rule::Gazetteer if strong => {
                        memory.learn_name(s, one);
                    }
                    Rule::PersonContext | Rule::OrgContext | Rule::PlaceContext if !strong => memory.learn_name(s, one),
                    _ => {}
                }
            }
        }
        memory.vote(s, found);
        memory
    }

    /// The word that stands for the name later: the surname of a person, the first word of a company, a single word.
    fn learn_name(&mut self, s: &Sentence<'t>, one: &Found) {
        let (mut start, mut end) = (one.tokens.start, one.tokens.end);
        while end > start + 1 && (s.has(end - 1, NAME_SUFFIX) || s.is(end - 1, ",")) {
            end -= 1;
        }
        start += usize::from(s.is(start, "the"));
        let key = match one.label {
            Label::Person => end - 1,
            Label::Org if one.rule == Rule::Company && !s.has(start, COMMON | GIVEN) => start,
            Label::Org | Label::Gpe if end == start + 1 => start,
            _ => return,
        };
        let word = s.word(key);
        if s.shape(key).is_capitalised() && s.shape(key) != Shape::Initial && word.len() > 2 {
            self.names.entry(word).or_insert(Name { label: one.label, sure: true });
        }
    }

    /// Words that only weak rules know take the label that most of their mentions have.
    fn vote(&mut self, s: &Sentence<'t>, found: &[Found]) {
        const LABELS: [Label; 3] = [Label::Person, Label::Org, Label::Gpe];
        let mut votes: HashMap<&str, [u32; 3]> = HashMap::new();
        for one in found.iter().filter(|one| one.tokens.len() == 1 && one.rule.is_guess()) {
            if let Some(label) = LABELS.iter().position(|&label| label == one.label) {
                votes.entry(s.word(one.tokens.start)).or_default()[label] += 1;
            }
        }
        for (word, votes) in votes {
            // The first of equals wins, whatever the order of the map.
            let most = (0..LABELS.len()).rev().max_by_key(|&label| votes[label]).unwrap_or(0);
            if votes.iter().sum::<u32>() > 1 {
                self.names.entry(word).or_insert(Name { label: LABELS[most], sure: false });
            }
        }
    }

    /// Gives a weak mention of one word the label that the document gives elsewhere.
    fn relabel(&self, s: &Sentence, one: &mut Found) {
        let at = one.tokens.start;
        if one.tokens.len() != 1 {
            return;
        }
        let Some(name) = self.names.get(s.word(at)) else { return };
        // A listed place or company that is the surname of somebody named in full: "Jordan" after "Ana Jordan".
        let place = at > 0 && (s.has(at - 1, PLACE_PREPOSITION) || s.is_any(at - 1, "of the") || s.is(at + 1, ","));
        let surname = one.rule == Rule::Gazetteer && name.label == Label::Person && name.sure && !place;
        if (one.rule.is_guess() || surname) && name.label != one.label {
            one.label = name.label;
            one.rule = Rule::Memory;
        }
    }

    /// The label of token `at`, which no rule has taken, if it is a known name.
    fn missed(&self, s: &Sentence, at: usize, first: bool) -> Option<Label> {
        if !s.capitalised(at) {
            return None;
        }
        let name = self.names.get(s.word(at)).filter(|name| name.sure)?;
        let opens = first || s.opens(at);
        // Beside another capitalised word it is a part of something else.
        let beside = s.capitalised(at + 1) || s.hyphen(at + 1) || !opens && s.capitalised(at - 1);
        // A name that is a common word too needs more than a capital at the start of a sentence.
        let doubtful = opens && s.has(at, COMMON) && !s.has(at + 1, SPEECH) && !s.is_any(at + 1, "'s ’s");
        (!beside && !doubtful).then_some(name.label)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check_document;

    #[test]
    fn a_surname_is_a_person_after_the_full_name() {
        check_document(
            &["Mayor Alba Quintero spoke.", "Quintero left.", "A crowd followed Quintero out."],
            "Alba Quintero PERSON; Quintero PERSON; Quintero PERSON",
        );
        check_document(
            &["Senator Ana Price spoke.", "Price is no object.", "Price said so."],
            "Ana Price PERSON; Price PERSON",
        );
    }

    #[test]
    fn a_company_is_known_by_its_first_word() {
        check_document(&["Kelpico Inc. grew.", "Kelpico hired."], "Kelpico Inc. ORG; Kelpico ORG");
    }

    #[test]
    fn a_listed_place_can_be_a_surname() {
        check_document(&["Ana Jordan won.", "Fans cheered Jordan on."], "Ana Jordan PERSON; Jordan PERSON");
    }
}
