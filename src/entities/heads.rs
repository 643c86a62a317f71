//! Names that one of their words gives away: "Acme Inc.", "Ministry of Health", "Mount Kelp".

use super::Label;
use super::gazetteer;
use super::lexicon::Classes;
use super::name_words::{
    COMMON, COMPANY, EVENT_HEAD, FAC_HEAD, GPE_HEAD, HONORIFIC, LAW_HEAD, LISTED, LOC_HEAD, ORG_HEAD, TITLE,
    TITLE_PART, WORK_HEAD,
};
use super::names::Names;
use super::rule::{Found, Rule};
use crate::Shape;

/// The classes of heads with their labels; the first that fits counts.
const HEADS: [(Classes, Label); 8] = [
    (COMPANY, Label::Org),
    (FAC_HEAD, Label::Fac),
    (GPE_HEAD, Label::Gpe),
    (LOC_HEAD, Label::Loc),
    (EVENT_HEAD, Label::Event),
    (LAW_HEAD, Label::Law),
    (WORK_HEAD, Label::WorkOfArt),
    (ORG_HEAD, Label::Org),
];

/// Heads that "for" may follow: "Center for Kelp Research".
const BODIES_FOR: &str = "center centre centers institute foundation fund council office association committee agency \
    society coalition bureau school campaign movement league alliance commission network";

impl Names<'_> {
    /// A name that its first word gives away: "Hurricane Ana", "Mount Kelp", "Lake Bolt", "Operation Iron Kelp".
    pub(super) fn prefixed(&self, at: usize, end: usize) -> Option<Found> {
        let s = &self.s;
        let label = if s.is_any(at, "hurricane typhoon cyclone operation") {
            Label::Event
        } else if s.is_any(at, "mount mt. lake cape") {
            Label::Loc
        } else if s.is_any(at, "fort port st. ft. san santa los las puerto são") {
            Label::Gpe
        } else if s.is(at, "camp") {
            Label::Fac
        } else {
            return None;
        };
        // A saint may also have given a person the name; and one word only, save for operations.
        let last = if s.is(at, "operation") { end } else { end.min(at + 2) };
        (last > at + 1).then(|| Found::new(at..last, label, Rule::Head))
    }

    /// True if token `at` makes a name of what stands before it.
    pub(super) fn heads(&self, at: usize) -> bool {
        self.head_label(at).is_some()
    }

    /// The label that the head at token `at` gives.
    fn head_label(&self, at: usize) -> Option<Label> {
        HEADS.iter().find(|&&(class, _)| self.s.has(at, class)).map(|&(_, label)| label)
    }

    /// The name from token `at` to the last head of the run, with what "of" adds: "Ministry of Health".
    pub(super) fn headed(&self, at: usize, end: usize) -> Option<Found> {
        let s = &self.s;
        if let Some(found) = self.numbered(at, end) {
            return Some(found);
        }
        let stop = self.before_title(at, end);
        // "Acme, Inc."
        if stop == end && s.is(end, ",") && s.has(end + 1, COMPANY) && s.capitalised(end + 1) {
            return Some(Found::new(at..end + 2, Label::Org, Rule::Company));
        }
        let mut head = (at..stop).rev().find(|&head| self.heads(head) && s.shape(head) != Shape::Initial);
        // "Food and Kelp Agency": two common words share the head.
        if stop == end && head.is_none_or(|head| head < end - 1) && s.is_any(end, "and &") && s.has(end - 1, COMMON) {
            let joined = self.part(end + 1) && s.has(end + 1, COMMON) && !s.has(end + 1, TITLE | HONORIFIC);
            let last = if joined { self.run_end(end + 1) - 1 } else { end };
            head = if last > end + 1 && self.heads(last) { Some(last) } else { head };
        }
        let head = head?;
        let label = self.head_label(head)?;
        let rest = head + 1;
        if rest >= stop
            && let Some(last) = self.of_tail(head, label)
        {
            return Some(Found::new(at..last, label, Rule::HeadOf));
        }
        if rest < at + 2 {
            return None;
        }
        if s.has(head, COMPANY) {
            return Some(Found::new(at..rest, label, Rule::Company));
        }
        // At the start of a sentence the first word may only be its first word: "Many Kelp Banks", "State police".
        let common = |at: usize| s.has(at, COMMON) && !s.has(at, TITLE_PART | LISTED);
        if s.opens(at) && (at..head).all(common) {
            return None;
        }
        let first = at + usize::from(s.opens(at) && common(at) && !s.has(at, ORG_HEAD) && rest > at + 2);
        Some(Found::new(first..rest, label, Rule::Head))
    }

    /// A head that a number follows: "Article 5", "Tide Council Resolution 12", "Interstate 80".
    fn numbered(&self, at: usize, end: usize) -> Option<Found> {
        let s = &self.s;
        let label = if s.is_any(end - 1, "article section resolution chapter title") {
            Label::Law
        } else if s.is_any(end - 1, "route highway interstate") {
            Label::Fac
        } else {
            return None;
        };
        let number = s.shape(end) == Shape::Number && s.word(end).bytes().all(|b| b.is_ascii_digit());
        (number && !s.glued(end)).then(|| Found::new(at..end + 1, label, Rule::Head))
    }

    /// Where a run ends for the heads in it: a title belongs to a person, as in "Acme Bank President Ana Ruiz", and so
    /// does what goes with it, as in "U.S. District Judge Ana Ruiz".
    fn before_title(&self, at: usize, end: usize) -> usize {
        let s = &self.s;
        let title = |at: usize| s.has(at, HONORIFIC) || s.has(at, TITLE) && !self.heads(at);
        match (at + 1..end).find(|&next| title(next)) {
            Some(title) => (at + 1..title).rev().take_while(|&part| s.has(part, TITLE_PART)).last().unwrap_or(title),
            None => end,
        }
    }

    /// One past what "of" adds to the head at token `head`, if it adds a name.
    fn of_tail(&self, head: usize, label: Label) -> Option<usize> {
        let s = &self.s;
        let of = s.is(head + 1, "of") || s.is(head + 1, "for") && s.is_any(head, BODIES_FOR);
        if !of || label == Label::WorkOfArt {
            return None;
        }
        let name = head + 2 + usize::from(s.is(head + 2, "the"));
        if !self.part(name) || s.has(name, TITLE | HONORIFIC) && !s.has(head, ORG_HEAD) {
            return None;
        }
        let last = self.of_end(name);
        // "Department of Health and Human Services"
        let body =
            s.is_any(head, "ministry department institute office bureau college school board committee association");
        let more =
            label == Label::Org && body && s.is_any(last, "and &") && self.part(last + 1) && s.has(last + 1, COMMON);
        Some(if more { self.of_end(last + 1) } else { last })
    }

    /// One past the capitalised words after "of".
    fn of_end(&self, at: usize) -> usize {
        match gazetteer::longest(&self.s, at) {
            Some((end, _)) if self.s.has(at, LISTED) && !self.part(end) => end,
            _ => self.run_end(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn heads_make_organisations_of_what_stands_before_them() {
        check(
            "He left Kelp University for the Ruritanian Tide Ministry.",
            "Kelp University ORG; the Ruritanian Tide Ministry ORG",
            &[],
        );
        check("She runs Bolt Holdings and Acme, Inc. alone.", "Bolt Holdings ORG; Acme, Inc. ORG", &[]);
        check("The U.S. Labor Department said so.", "The U.S. Labor Department ORG", &[]);
    }

    #[test]
    fn of_adds_to_a_head() {
        check(
            "He left the Ministry of Tides and the University of Kelpville.",
            "the Ministry of Tides ORG; the University of Kelpville ORG",
            &[],
        );
        check(
            "It was a report by the Department of Health and Human Services.",
            "the Department of Health and Human Services ORG",
            &[],
        );
        check("They crossed the Strait of Kelp.", "the Strait of Kelp LOC", &[]);
    }

    #[test]
    fn two_common_words_share_a_head() {
        check("She joined the Food and Energy Agency.", "the Food and Energy Agency ORG", &[]);
    }

    #[test]
    fn numbers_belong_to_articles_and_roads() {
        check(
            "It broke Tide Council Resolution 12 on Interstate 80.",
            "Tide Council Resolution 12 LAW; Interstate 80 FAC",
            &[],
        );
    }

    #[test]
    fn a_title_ends_the_heads() {
        check("It hurt Kelp Bank President Ana Ruiz.", "Kelp Bank ORG; Ana Ruiz PERSON", &[]);
        check("They asked U.S. District Judge Ana Ruiz.", "U.S. GPE; Ana Ruiz PERSON", &[]);
    }

    #[test]
    fn first_words_give_storms_and_mountains_away() {
        check("After Hurricane Zelda he climbed Mount Kelp.", "Hurricane Zelda EVENT; Mount Kelp LOC", &[]);
    }
}
