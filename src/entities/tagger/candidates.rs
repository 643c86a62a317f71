//! Which tokens can be part of a name: the only ones that the network looks at.

use super::position::Case;
use crate::Shape;
use crate::entities::name_words::{
    EVENT_HEAD, FAC_HEAD, FUNCTION, GPE_HEAD, LAW_HEAD, LOC_HEAD, ORG_HEAD, PARTICLE, WORK_HEAD,
};
use crate::entities::sentence::Sentence;
use crate::entities::words::ORDINAL;

/// At most so many tokens that begin no name themselves stand between two that do.
const WIDEST_GAP: usize = 4;
/// A title in quotation marks has at most this many tokens.
const LONGEST_TITLE: usize = 9;

/// A row of so many tokens ...
const CROWD: usize = 32;
/// ... that are shorter than this on the average, in bytes and with the white space between them, is no language but a rule
/// of dashes or noise. Words of the shortest names are longer. Without this, noise takes longer than any news.
const CROWDED: usize = 2;

/// Calls `mark` with every token that can be part of a name, some more than once.
///
/// Cores are words with a capital and words of letters and digits. Besides them come the words and marks that link two
/// cores ("Bank of the West"), those that can stand before a core ("the", "al-", "20th") or after it ("747", "'s",
/// "-moon", "party"), and short titles in quotation marks. Where no word of a sentence has a capital, all tokens count.
pub(super) fn mark(s: &Sentence, case: Case, mut mark: impl FnMut(usize)) {
    let mut mark = |at| {
        if !is_crowded(s, at) {
            mark(at);
        }
    };
    if case == Case::None {
        (0..s.len()).for_each(mark);
        return;
    }
    // One past the last core, if only links have followed it.
    let mut open = None;
    for at in 0..s.len() {
        if is_core(s, at) {
            mark(at);
            if let Some(open) = open.take() {
                (open..at).for_each(&mut mark);
            }
            before(s, at, &mut mark);
            after(s, at, &mut mark);
            open = Some(at + 1);
        } else if open.is_some_and(|open| at - open >= WIDEST_GAP || !is_link(s, at)) {
            open = None;
        }
        if opens_title(s, at)
            && let Some(end) = title_end(s, at)
        {
            (at..end).for_each(&mut mark);
        }
    }
}

/// True if the row of tokens that `at` stands in is noise; rows are counted from the start of the sentence.
fn is_crowded(s: &Sentence, at: usize) -> bool {
    let start = at / CROWD * CROWD;
    start + CROWD <= s.len() && s.span(start..start + CROWD).len() < CROWD * CROWDED
}

/// True if token `at` can be a name by itself.
fn is_core(s: &Sentence, at: usize) -> bool {
    match s.shape(at) {
        Shape::Upper | Shape::Mixed | Shape::Alphanumeric => true,
        Shape::Number => s.word(at).bytes().any(|byte| byte.is_ascii_uppercase()),
        Shape::Title | Shape::Initial => {
            // "He said", "In the": the capital is the sentence's.
            let plain = s.has(at, FUNCTION) && s.opens(at) && !can_follow(s, at + 1);
            // "I" is a name's word in "World War I" only.
            let pronoun = s.word(at) == "I" && !(at > 0 && s.capitalised(at - 1));
            !plain && !pronoun
        }
        _ => false,
    }
}

/// True if token `at` lets a function word before it begin a name.
fn can_follow(s: &Sentence, at: usize) -> bool {
    s.capitalised(at) && s.word(at) != "I" || s.shape(at) == Shape::Alphanumeric
}

/// True if token `at` can stand between two cores of one name.
fn is_link(s: &Sentence, at: usize) -> bool {
    match s.shape(at) {
        Shape::Number => true,
        Shape::Lower => {
            s.has(at, PARTICLE)
                || matches!(
                    s.word(at),
                    "of" | "the"
                        | "and"
                        | "for"
                        | "in"
                        | "on"
                        | "to"
                        | "at"
                        | "with"
                        | "from"
                        | "by"
                        | "or"
                        | "a"
                        | "an"
                        | "as"
                        | "is"
                        | "not"
                        | "no"
                        | "it"
                        | "my"
                        | "me"
                        | "we"
                        | "you"
                        | "your"
                        | "our"
                        | "his"
                        | "her"
                        | "all"
                        | "into"
                        | "over"
                        | "upon"
                        | "under"
                        | "against"
                        | "between"
                        | "v."
                        | "v"
                        | "vs."
                        | "vs"
                        | "n"
                        | "'n"
                        | "'s"
                        | "’s"
                )
        }
        Shape::Punctuation => {
            matches!(
                s.word(at),
                "-" | "\u{2010}"
                    | "\u{2011}"
                    | "–"
                    | "&"
                    | ","
                    | "."
                    | ":"
                    | "/"
                    | "!"
                    | "'"
                    | "’"
                    | "‘"
                    | "\""
                    | "“"
                    | "”"
                    | "``"
                    | "''"
                    | "#"
            )
        }
        Shape::Symbol => matches!(s.word(at), "+" | "|"),
        _ => false,
    }
}

/// Marks what can stand before the core `at`.
fn before(s: &Sentence, at: usize, mark: &mut impl FnMut(usize)) {
    let mut first = at;
    // "al-Qaida", "non-Muslim"
    if first >= 2 && s.hyphen(first - 1) && s.glued(first) {
        first -= 2;
    } else if first >= 1 && (s.shape(first - 1) == Shape::Number || s.has(first - 1, PARTICLE | ORDINAL)) {
        first -= 1;
    }
    if first >= 1 && s.is(first - 1, "the") {
        first -= 1;
    }
    (first..at).for_each(mark);
}

/// Marks what can stand after the core `at`.
fn after(s: &Sentence, at: usize, mark: &mut impl FnMut(usize)) {
    let next = at + 1;
    let number = |at: usize| s.shape(at) == Shape::Number;
    let head = ORG_HEAD | FAC_HEAD | LOC_HEAD | GPE_HEAD | EVENT_HEAD | LAW_HEAD | WORK_HEAD;
    match s.word(next) {
        "'s" | "’s" => mark(next),
        "!" | "+" if s.glued(next) => mark(next),
        _ if number(next) => mark(next),
        // "C-130", "Ki-moon"
        _ if s.hyphen(next) && s.glued(next + 1) && (number(next + 1) || s.shape(next + 1) == Shape::Lower) => {
            mark(next);
            mark(next + 1);
        }
        // "Labour party"
        _ if s.shape(next) == Shape::Lower && s.has(next, head) => mark(next),
        _ => {}
    }
}

/// True if token `at` is a capitalised word right after an opening quotation mark.
fn opens_title(s: &Sentence, at: usize) -> bool {
    at > 0 && s.capitalised(at) && matches!(s.word(at - 1), "\"" | "“" | "‘" | "``" | "'" | "«")
}

/// The closing mark of the quotation that begins at `at`, if it is near.
fn title_end(s: &Sentence, at: usize) -> Option<usize> {
    (at + 1..=at + LONGEST_TITLE).find(|&end| matches!(s.word(end), "\"" | "”" | "’" | "''" | "'" | "»"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::lexicon;
    use crate::{Span, Tokens};

    /// The candidates of a sentence, in order.
    fn candidates(text: &str) -> String {
        let tokens = Tokens::new(text, &[Span::new(0, text.len())]);
        let classes = lexicon::look_up(&tokens);
        let s = Sentence::new(text, tokens.as_slice(), &classes);
        let mut marked = vec![false; s.len()];
        mark(&s, Case::of(&s), |at| marked[at] = true);
        (0..s.len()).filter(|&at| marked[at]).map(|at| s.word(at)).collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(candidates(text), expected, "in {text:?}");
    }

    #[test]
    fn a_name_needs_a_capital() {
        check("The bridge over the old river holds well.", "");
        check("He said that Alba Quintero left.", "Alba Quintero");
        check("I think I know it.", "");
        check("Two of them fought in World War I.", "World War I");
    }

    #[test]
    fn links_count_between_two_cores_only() {
        check("She ran the Bank of the West for them.", "the Bank of the West");
        check("They saw Ana and left.", "Ana");
        check("She met Ana, who knew a cousin of the Ruiz clan.", "Ana the Ruiz");
        check("He joined Harlow & Sons, Inc., in May.", "Harlow & Sons , Inc. , in May");
    }

    #[test]
    fn what_stands_around_a_core_counts() {
        check("An old Boeing 747 landed near two of our C-130s.", "Boeing 747 C - 130s");
        check("It was run by al-Kelpa from the 20th Harlow desk.", "al - Kelpa from the 20th Harlow");
        check("They ate at Quorv's, then met Park Ki-moon.", "Quorv 's Park Ki - moon");
        check("The Kelp party won.", "The Kelp party");
    }

    #[test]
    fn titles_in_quotation_marks_count_whole() {
        check("She wrote “Gone the way of kelp” last year.", "Gone the way of kelp");
    }

    #[test]
    fn without_capitals_all_tokens_count() {
        check("the mayor of harlow left", "the mayor of harlow left");
        check("MAYOR LEAVES HARLOW", "MAYOR LEAVES HARLOW");
    }

    #[test]
    fn noise_holds_no_names() {
        assert_eq!(candidates(&"(a".repeat(64)), "");
        assert_eq!(candidates(&"A ".repeat(40)).len(), "A ".len() * 8 - 1, "a short rest is no row");
        let noise = format!("{} Ruiz left", "(a".repeat(16));
        assert_eq!(candidates(&noise), "Ruiz");
        assert_eq!(candidates(&"A. B. ".repeat(40)).matches("A.").count(), 40);
    }
}
