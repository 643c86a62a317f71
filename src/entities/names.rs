//! Names: runs of capitalised words, cut into mentions by titles, heads, lists and what stands around them.

use std::ops::Range;

use super::Label;
use super::context;
use super::gazetteer::{self, Known};
use super::name_words::{
    COMMON, FUNCTION, GIVEN, HONORIFIC, LISTED, NO_NAME, ORG_HEAD, PARTICLE, PLACE, SPEECH, SURNAME, TITLE, TITLE_PART,
};
use super::rule::{Found, Rule};
use super::sentence::Sentence;
use super::words::ORDINAL;
use crate::Shape;

/// A run longer than this many tokens is cut: no name is, and look-ahead stays bounded.
const LONGEST_RUN: usize = 16;
/// A title in quotation marks has fewer tokens than this.
const LONGEST_TITLE: usize = 9;

/// One sentence as the name rules read it.
pub(super) struct Names<'a> {
    pub(super) s: Sentence<'a>,
    /// For each token, whether a grammar has taken it already.
    taken: &'a [bool],
    /// True for headlines and other lines that capitalise most words.
    headline: bool,
}

impl<'a> Names<'a> {
    pub(super) fn new(s: Sentence<'a>, taken: &'a [bool]) -> Self {
        let headline = is_headline(&s);
        Self { s, taken, headline }
    }

    /// Appends the names of the sentence, in order and without overlap.
    pub(super) fn find(&self, found: &mut Vec<Found>) {
        let mut at = 0;
        while at < self.s.len() {
            if let Some(mut one) =
                self.over_number(at).or_else(|| self.quoted_title(at)).or_else(|| self.lower_name(at))
            {
                self.add_article(&mut one, found);
                at = one.tokens.end;
                found.push(one);
            } else if self.starts(at) {
                let end = self.run_end(at);
                at = self.cut(at..end, found);
            } else {
                at += 1;
            }
        }
    }

    /// True if no grammar has taken token `at`.
    fn free(&self, at: usize) -> bool {
        !self.taken.get(at).copied().unwrap_or(true)
    }

    /// A name that begins with a word which a grammar has taken: "Sunday Times", "Second Kelp War".
    fn over_number(&self, at: usize) -> Option<Found> {
        let s = &self.s;
        if self.free(at) || !s.capitalised(at) || !self.part(at + 1) {
            return None;
        }
        let known = if s.has(at, LISTED) { gazetteer::longest(s, at).filter(|&(end, _)| end > at + 1) } else { None };
        if let Some((end, known)) = known {
            return Some(Found::new(at..end, known.label, Rule::Gazetteer));
        }
        let ordinal = s.has(at, ORDINAL) && !s.opens(at);
        if ordinal { self.headed(at, self.run_end(at)).filter(|found| found.tokens.start == at) } else { None }
    }

    /// A title in quotation marks: “The Wind and the Kelp”. The marks stay outside.
    fn quoted_title(&self, at: usize) -> Option<Found> {
        let s = &self.s;
        if at == 0 || !s.capitalised(at) || !matches!(s.word(at - 1), "\"" | "“" | "‘" | "``") {
            return None;
        }
        let end = (at + 1..at + LONGEST_TITLE)
            .find(|&end| matches!(s.word(end), "\"" | "”" | "’" | "''" | ",") || end >= s.len())?;
        let closed = matches!(s.word(end), "\"" | "”" | "’" | "''")
            || s.is(end, ",") && matches!(s.word(end + 1), "\"" | "”" | "''");
        let word =
            |at: usize| self.free(at) && (s.capitalised(at) || s.has(at, FUNCTION) || s.is(at, "'s") || s.is(at, "’s"));
        // Operations and nicknames stand in marks too.
        let other = s.is_any(at, "operation hurricane project") || end == at + 2 && s.has(at + 1, GIVEN);
        let title = closed && !other && end > at + 1 && (at..end).all(word) && s.capitalised(end - 1);
        title.then(|| Found::new(at..end, Label::WorkOfArt, Rule::QuotedTitle))
    }

    /// A listed name that begins in lower case or with an article: "al-Qaida", "eBay", "The Hague".
    fn lower_name(&self, at: usize) -> Option<Found> {
        let lower = !self.s.capitalised(at) || self.s.word(at) == "The";
        if !self.free(at) || !lower || !self.s.has(at, LISTED) {
            return None;
        }
        gazetteer::longest(&self.s, at).map(|(end, known)| Found::new(at..end, known.label, Rule::Gazetteer))
    }

    /// True if token `at` can be part of a name.
    pub(super) fn part(&self, at: usize) -> bool {
        let s = &self.s;
        (s.capitalised(at) || s.shape(at) == Shape::Alphanumeric && s.word(at).starts_with(char::is_uppercase))
            && self.free(at)
            && !(s.shape(at) != Shape::Upper && s.has(at, FUNCTION))
            && !(self.headline && s.has(at, COMMON) && !s.has(at, TITLE | HONORIFIC | LISTED))
            && !s.has(at, NO_NAME)
            && s.word(at) != "I"
    }

    /// True if a name can begin at token `at`.
    fn starts(&self, at: usize) -> bool {
        if !self.part(at) {
            return false;
        }
        let s = &self.s;
        // At the start of a sentence a common word needs a capitalised neighbour.
        !s.opens(at)
            || !s.has(at, COMMON)
            || s.has(at, LISTED)
            || self.part(at + 1)
            || (s.is(at + 1, "of") && self.part(at + 2))
    }

    /// One past the run of words that can be one name.
    pub(super) fn run_end(&self, start: usize) -> usize {
        let s = &self.s;
        let mut end = start + 1;
        while end - start < LONGEST_RUN {
            if self.part(end) {
                end += 1;
            } else if s.hyphen(end) && s.glued(end + 1) && self.part(end + 1) {
                end += 2;
            } else if s.hyphen(end)
                && s.glued(end + 1)
                && s.shape(end + 1) == Shape::Lower
                && s.word(end + 1).len() <= 6
                && !s.has(end + 1, COMMON | FUNCTION)
            {
                // "Okoro Ki-moon"
                end += 2;
            } else if s.is(end, "&") && self.part(end + 1) {
                end += 2;
            } else if s.has(end, PARTICLE) && self.free(end) && s.shape(end) == Shape::Lower && !s.is_any(end, "y e") {
                let second = end + 1 + usize::from(s.has(end + 1, PARTICLE) && s.shape(end + 1) == Shape::Lower);
                let second = s.after_hyphen(second);
                if !self.part(second) {
                    break;
                }
                end = second + 1;
            } else {
                break;
            }
        }
        end
    }

    /// Cuts a run into mentions; gives back where to read on.
    fn cut(&self, run: Range<usize>, found: &mut Vec<Found>) -> usize {
        let s = &self.s;
        let mut at = run.start;
        while at < run.end {
            let (one, next) = self.next(at, run.end);
            if let Some(mut one) = one {
                self.add_article(&mut one, found);
                found.push(one);
            }
            debug_assert!(next > at);
            at = next;
            // A joining mark inside the run belongs to neither side.
            if at < run.end && (s.hyphen(at) || s.is(at, "&")) {
                at += 1;
            }
        }
        at
    }

    /// The mention that begins at token `at` of a run that ends at `end`, and where to read on.
    fn next(&self, at: usize, end: usize) -> (Option<Found>, usize) {
        let s = &self.s;
        // "(D-Ore.)": a party and a state.
        let party = matches!(s.word(at), "D" | "R" | "I") && s.hyphen(at + 1) && at + 2 < end && s.has(at + 2, LISTED);
        if party {
            return (Some(Found::new(at..at + 1, Label::Norp, Rule::Gazetteer)), at + 1);
        }
        let known = if s.has(at, LISTED) { gazetteer::longest(s, at) } else { None };
        // The longest listed name may be the head of a longer one: "New York University", "U.S. State Department".
        if let Some((known_end, known)) = known {
            if known_end < end
                && let Some(found) = self.headed(at, end).filter(|found| found.tokens.end > known_end)
            {
                let end = found.tokens.end;
                return (Some(found), end);
            }
            if let Some(person) = self.person_over_place(at, known_end, end, known.label) {
                return (Some(Found::new(at..person, Label::Person, Rule::FullName)), person);
            }
            // "U.S. Senate", "Iraqi National Assembly": the country belongs to the body's name.
            if matches!(known.label, Label::Gpe | Label::Norp)
                && let Some((body, Known { label: Label::Org, .. })) = gazetteer::longest(s, known_end)
                && (known_end..body).all(|at| s.has(at, COMMON | ORG_HEAD))
            {
                return (Some(Found::new(at..body, Label::Org, Rule::Gazetteer)), body);
            }
            // "Kelpville Ducks": a team.
            let team = known_end + 1 == end
                && matches!(known.label, Label::Gpe)
                && s.shape(known_end) == Shape::Title
                && s.word(known_end).ends_with('s')
                && s.has(known_end, COMMON)
                && !s.has(known_end, TITLE | TITLE_PART);
            if team && !self.headline {
                return (Some(Found::new(at..end, Label::Org, Rule::Head)), end);
            }
            let part_of_more = !known.sure && known.label == Label::Gpe && self.unknown(known_end, end);
            if !part_of_more && !self.dubious(at, known_end, known.label) {
                return (Some(Found::new(at..known_end, known.label, Rule::Gazetteer)), known_end);
            }
        }
        if let Some(found) = self.prefixed(at, end) {
            let next = found.tokens.end;
            return (Some(found), next);
        }
        if let Some((title_end, person)) = self.titled(at, end) {
            return match person {
                Some(person) => (Some(Found::new(title_end..person, Label::Person, Rule::Titled)), person),
                None => (None, title_end),
            };
        }
        // "Ana Hill" is a person before she is a hill.
        let given = end == at + 2 && s.has(at, GIVEN) && !s.has(at, COMMON | LISTED) && s.has(at + 1, SURNAME);
        if !given && let Some(found) = self.headed(at, end) {
            let next = found.tokens.end;
            return (Some(found), next);
        }
        if let Some(person) = self.full_name(at, end) {
            return (Some(Found::new(at..person, Label::Person, Rule::FullName)), person);
        }
        if s.opens(at) && s.has(at, COMMON) && !s.has(at, PLACE) {
            return (None, at + 1);
        }
        let until = self.until_known(at, end);
        (context::guess(s, at..until, self.headline), until)
    }

    /// Where the part of an unknown run ends: before a title, an honorific or a listed name.
    pub(super) fn until_known(&self, at: usize, end: usize) -> usize {
        let s = &self.s;
        (at + 1..end)
            .find(|&next| {
                s.has(next, HONORIFIC)
                    || s.has(next, TITLE) && s.shape(next) == Shape::Title
                    || s.hyphen(next) && next + 1 < end && s.has(next + 1, PLACE)
                    || s.has(next, LISTED)
                        && gazetteer::longest(s, next).is_some_and(|(_, known)| known.label == Label::Norp)
            })
            .unwrap_or(end)
    }

    /// True if token `at` of a run that ends at `end` is a word that no list knows.
    fn unknown(&self, at: usize, end: usize) -> bool {
        let s = &self.s;
        at < end
            && s.shape(at) == Shape::Title
            && !s.has(at, COMMON | TITLE | TITLE_PART | HONORIFIC | LISTED | ORG_HEAD)
    }

    /// True if a listed name more likely is something else here: a common word at the start of a sentence.
    fn dubious(&self, at: usize, end: usize, label: Label) -> bool {
        let s = &self.s;
        end == at + 1
            && s.has(at, COMMON)
            && s.shape(at) != Shape::Upper
            && (self.headline || s.opens(at))
            && label != Label::Norp
    }

    /// Takes the article in front into the name, where it belongs to it: "the Senate", but "the Senate hearing".
    fn add_article(&self, one: &mut Found, before: &[Found]) {
        let s = &self.s;
        let (start, end) = (one.tokens.start, one.tokens.end);
        let takes = matches!(
            one.label,
            Label::Gpe | Label::Org | Label::Loc | Label::Fac | Label::Event | Label::Law | Label::Product
        );
        if !takes
            || start == 0
            || !s.is(start - 1, "the")
            || before.last().is_some_and(|last| last.tokens.contains(&(start - 1)))
        {
            return;
        }
        // Few places of one word take an article: "the Philippines", "the U.S.", "the Congo".
        let plain = one.label == Label::Gpe
            && end == start + 1
            && s.shape(start) != Shape::Upper
            && !s.word(start).ends_with('s');
        if plain && !s.is_any(start, "vatican congo sudan gambia bronx ukraine hague") {
            return;
        }
        let modifies = match s.shape(end) {
            Shape::Lower => {
                let word = s.word(end);
                !s.has(end, FUNCTION | SPEECH) && !word.ends_with("ed") && !word.ends_with("ly")
            }
            Shape::Number => false,
            Shape::Punctuation => s.hyphen(end),
            _ => s.capitalised(end) && !self.taken.get(end).copied().unwrap_or(false),
        };
        if !modifies && self.free(start - 1) {
            one.tokens.start -= 1;
        }
    }
}

/// True if most of the longer words are capitalised, or all of them are in capitals.
fn is_headline(s: &Sentence) -> bool {
    let (mut words, mut capitals) = (0_usize, 0_usize);
    for at in 0..s.len() {
        if s.shape(at).is_word() && s.word(at).len() > 3 {
            words += 1;
            capitals += usize::from(s.capitalised(at));
        }
    }
    // A headline has no full stop at its end.
    words >= 4 && capitals * 10 >= words * 8 && !s.is(s.len() - 1, ".")
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn knows_listed_names() {
        check("German troops left France for the Alps.", "German NORP; France GPE; the Alps LOC", &[]);
        check(
            "The FBI and al-Qaida fought in Washington, D.C., and The Hague.",
            "The FBI ORG; al-Qaida ORG; Washington, D.C. GPE; The Hague GPE",
            &[],
        );
    }

    #[test]
    fn names_take_numbers_into_themselves() {
        check("The Sunday Times praised the Second Kelp War.", "The Sunday Times ORG; the Second Kelp War EVENT", &[]);
        check("On Sunday Ana Ruiz left for the second time.", "Sunday DATE; Ana Ruiz PERSON; second ORDINAL", &[]);
    }

    #[test]
    fn an_article_belongs_to_names_but_not_to_modifiers() {
        check("In the United States the Senate voted.", "the United States GPE; the Senate ORG", &[]);
        check("The European Union paid for it.", "The European Union ORG", &[]);
        check("the U.S. military and the Senate panel", "U.S. GPE; Senate ORG", &[]);
        check("the Seattle-based firm", "Seattle GPE", &[]);
    }

    #[test]
    fn reads_party_and_state() {
        check("Senator Rosa Lindqvist (D-Ore.) agreed.", "Rosa Lindqvist PERSON; D NORP; Ore. GPE", &[]);
    }

    #[test]
    fn headlines_name_what_is_listed() {
        check("Walmart Grows As Rivals Shrink Across The Whole Market", "Walmart ORG", &[]);
    }
}
