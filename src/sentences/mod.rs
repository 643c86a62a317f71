//! Sentences: where each one begins and ends.

mod closing;
mod facts;
mod lexicon;
mod lines;
mod list;
mod minor;
mod model;
mod quoted;
mod scan;
mod site;
#[cfg(feature = "train")]
pub mod training;
mod walk;

use serde::{Deserialize, Serialize};

use self::quoted::Quoted;
use crate::{Error, Span};

/// What to do with the sentences inside a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Quotations {
    /// A sentence inside a quotation is a sentence (the Universal Dependencies and Penn convention).
    #[default]
    Split,
    /// A quotation stays whole, with the sentence that it stands in.
    Keep,
}

impl Quotations {
    /// Every choice.
    pub const ALL: [Self; 2] = [Self::Split, Self::Keep];

    /// The choice's name: `"split"` or `"keep"`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Split => "split",
            Self::Keep => "keep",
        }
    }
}

impl std::str::FromStr for Quotations {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|choice| choice.as_str() == name)
            .ok_or_else(|| Error::unknown("way with quotations", name, Self::ALL.map(Self::as_str)))
    }
}

/// Appends the sentences of `text` to `sentences`: in order, without overlap, without white space at their ends, and
/// with every character that is not white space in exactly one of them.
pub(crate) fn segment(text: &str, quotations: Quotations, sentences: &mut Vec<Span>) {
    let mut start = text.len() - text.trim_start().len();
    let mut quoted = (quotations == Quotations::Keep).then(|| Quoted::new(text));
    let boundary = |end, next| {
        if !quoted.as_mut().is_some_and(|quoted| quoted.covers(end)) {
            sentences.push(Span::new(start, end));
            start = next;
        }
    };
    walk::walk(text, |facts, _| model::score(facts) > 0, boundary);
    let last = Span::new(start, text.len()).trim(text);
    if !last.is_empty() {
        sentences.push(last);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let mut sentences = Vec::new();
        segment(text, Quotations::Split, &mut sentences);
        sentences.into_iter().map(|sentence| sentence.slice(text)).collect()
    }

    /// Segments the pieces, joined by spaces, and wants them back.
    fn check(pieces: &[&str]) {
        assert_eq!(split(&pieces.join(" ")), pieces);
    }

    #[test]
    fn splits_after_terminal_marks() {
        check(&["The levee held.", "Nobody was hurt!", "Will it hold again?", "Engineers hope so…", "We shall see."]);
    }

    #[test]
    fn keeps_abbreviations_before_capitals() {
        check(&["Dr. Okoro met Gov. Lindqvist in St. Albans on Oct. 3.", "They spoke for an hour."]);
        check(&["Harlow & Co. Ltd. hired J. P. Whitlock Jr. last week.", "He starts in May."]);
    }

    #[test]
    fn initialisms_end_a_sentence_only_before_a_new_one() {
        check(&["The U.S. Senate voted at noon.", "The bill now goes to the House."]);
        check(&["She moved back to the U.S.", "It was a hard winter."]);
    }

    #[test]
    fn blank_lines_always_end_a_sentence() {
        assert_eq!(split("River rises\n\nThe river rose\r\n\r\nagain"), ["River rises", "The river rose", "again"]);
    }

    #[test]
    fn closing_marks_go_with_their_sentence() {
        check(&["“The water rose fast.”", "Then it fell. (Nobody knows why.)"][..1]);
        check(&["\"It will rain.\"", "She took her coat."]);
        check(&["(It rained all day.)", "They stayed in."]);
    }

    #[test]
    fn a_reporting_clause_stays_with_its_quotation() {
        check(&["“Get out!” Ms. Abara shouted.", "He left."]);
        check(&["\"Is it safe?\" she asked.", "Nobody answered."]);
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "The council voted on Tuesday night to close the old bridge to all\ntraffic until engineers have finished \
                    their inspection of the piers.\nIt opened in 1931.";
        assert_eq!(split(text).len(), 2);
    }

    #[test]
    fn short_lines_stand_alone() {
        let text = "Old bridge to close\nBy Alba Quintero\nThe council voted on Tuesday night to close the old bridge to all \
                    traffic until engineers are done.\nIt opened in 1931.";
        assert_eq!(split(text).len(), 4);
    }

    proptest! {
        #[test]
        fn every_visible_character_is_in_one_sentence(text in "(\\PC|[a-zA-Z0-9 .!?'\"“”’‘)(…-]|[A-Z]\\.|[ \t\n\r]){0,80}") {
            let mut sentences = Vec::new();
            segment(&text, Quotations::Split, &mut sentences);
            let mut at = 0;
            for sentence in sentences {
                prop_assert!(text[at..sentence.start()].chars().all(char::is_whitespace));
                prop_assert!(!sentence.is_empty());
                prop_assert_eq!(sentence.trim(&text), sentence);
                at = sentence.end();
            }
            prop_assert!(text[at..].chars().all(char::is_whitespace));
        }
    }
}
