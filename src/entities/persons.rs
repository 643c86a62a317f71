//! People: what a title, a given name, an initial or a surname gives away.

use super::Label;
use super::gazetteer;
use super::name_words::{
    COMMON, COMPANY, FAC_HEAD, GIVEN, GPE_HEAD, HONORIFIC, LISTED, NAME_SUFFIX, ORG_HEAD, SURNAME, TITLE, TITLE_PART,
};
use super::names::Names;
use crate::Shape;

/// A person's name has at most this many tokens.
const LONGEST_PERSON: usize = 6;

impl Names<'_> {
    /// A listed place that is a given name with a surname after it: "Chad Okoro". One past the name.
    pub(super) fn person_over_place(&self, at: usize, known_end: usize, end: usize, label: Label) -> Option<usize> {
        let s = &self.s;
        let given = known_end == at + 1 && label != Label::Org && s.has(at, GIVEN);
        if !given || known_end >= end || !s.has(known_end, SURNAME) || s.has(known_end, COMMON | TITLE | ORG_HEAD) {
            return None;
        }
        Some(self.person_end(at, end))
    }

    /// Titles at token `at`: where they end, and where the person's name after them ends, if there is one.
    pub(super) fn titled(&self, at: usize, end: usize) -> Option<(usize, Option<usize>)> {
        let s = &self.s;
        let mut next = at;
        let mut title = false;
        while next < end && s.has(next, HONORIFIC | TITLE | TITLE_PART) {
            // "Justice Department" is headed, not titled.
            title = s.has(next, HONORIFIC | TITLE);
            next = s.after_hyphen(next + 1);
        }
        // "Secretary of State Ana Ruiz": the run began after "of".
        title |= next > at && at > 1 && s.is(at - 1, "of") && s.has(at - 2, TITLE);
        if !title || next > end {
            return None;
        }
        if next == end {
            return (!s.is(next, "of") && !self.heads(next - 1)).then_some((next, None));
        }
        if s.has(next, ORG_HEAD | FAC_HEAD | GPE_HEAD | COMPANY) && next + 1 == end {
            return None;
        }
        let person = self.person_end(next, end);
        let listed = s.has(next, LISTED) && !s.has(next, GIVEN | SURNAME) && gazetteer::longest(s, next).is_some();
        Some((next, (person > next && !listed).then_some(person)))
    }

    /// One past the person's name that begins at token `at`, with its suffix: "Jr.", "III".
    pub(super) fn person_end(&self, at: usize, end: usize) -> usize {
        let s = &self.s;
        let stop = end.min(at + LONGEST_PERSON);
        let last = (at + 1..stop)
            .find(|&next| {
                s.has(next, HONORIFIC | COMPANY)
                    || s.is(next, "&")
                    || s.has(next, TITLE) && !s.has(next, SURNAME | GIVEN)
            })
            .unwrap_or(stop);
        let comma = last + usize::from(s.is(last, ","));
        if s.has(comma, NAME_SUFFIX) && s.capitalised(comma) { comma + 1 } else { last }
    }

    /// A full name that its given name, an initial or its surname gives away: "Ana Ruiz", "J. Okoro".
    pub(super) fn full_name(&self, at: usize, end: usize) -> Option<usize> {
        let s = &self.s;
        let stop = self.until_known(at, end);
        if stop < at + 2 {
            return None;
        }
        let person = self.person_end(at, stop);
        if person < at + 2 || s.shape(at) == Shape::Upper && s.word(at).len() > 3 {
            return None;
        }
        // "Zelbo & Quorv" is a firm.
        if (at..stop).any(|at| s.is(at, "&")) {
            return None;
        }
        let given = s.has(at, GIVEN) && !s.has(at, COMMON);
        let initial = (at..person).any(|at| s.shape(at) == Shape::Initial && s.word(at).ends_with('.'));
        let particle = (at + 1..person).any(|at| s.shape(at) == Shape::Lower);
        let last = person - 1;
        let surname = s.has(last, SURNAME) && !s.has(last, COMMON) && !s.has(at, COMMON | LISTED);
        (given || initial || particle || surname).then_some(person)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn titles_stand_outside_the_person() {
        check(
            "Mr. Zelbo met President Ana Ruiz and Vice Premier Li Quorv.",
            "Zelbo PERSON; Ana Ruiz PERSON; Li Quorv PERSON",
            &[],
        );
        check(
            "Secretary of State Ana Ruiz left with Acme CEO Quorv Zelbo.",
            "Ana Ruiz PERSON; Acme ORG; Quorv Zelbo PERSON",
            &[],
        );
        check("the Prime Minister and the General", "", &[]);
    }

    #[test]
    fn reads_full_names() {
        check(
            "Ana Ruiz, J. K. Quorv, Ludwig van Zelbo and Bo Quorv Jr. came.",
            "Ana Ruiz PERSON; J. K. Quorv PERSON; Ludwig van Zelbo PERSON; Bo Quorv Jr. PERSON",
            &[],
        );
    }

    #[test]
    fn a_listed_place_before_a_surname_is_a_given_name() {
        check(
            "They saw Chad Johnson and Jordan Smith in Chad.",
            "Chad Johnson PERSON; Jordan Smith PERSON; Chad GPE",
            &[],
        );
    }
}
