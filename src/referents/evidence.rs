//! Evidence of a person's grammatical gender: what the text states wins over what a given name suggests.

use std::sync::LazyLock;

use super::form::plain;
use super::key::{Key, ListMap};
use super::name::Word;
use super::words::Gender;

/// Given names that the lists know for one gender alone: a name and `f` or `m` a line.
const GIVEN_NAMES: &str = include_str!("../../data/given_names_gender.txt");

static GENDERS: LazyLock<ListMap<Gender>> = LazyLock::new(|| {
    let lines = GIVEN_NAMES.lines().filter_map(|line| line.split_once(' '));
    let genders = lines.map(|(name, letter)| {
        let gender = if letter == "f" { Gender::Feminine } else { Gender::Masculine };
        (Key::of(name), gender)
    });
    genders.collect()
});

/// How much a statement of the text counts against the suggestion of a given name, which counts 1.
const STATED: i32 = 8;

/// A balance of evidence: feminine above zero, masculine below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Evidence(i32);

impl Evidence {
    /// What the given name suggests, if there is one.
    pub(super) fn of_given_name(text: &str, words: &[Word]) -> Self {
        // "Kim Dae-hyun" and "Tsai Ing-wen" begin with the surname.
        let surname_first = words.len() == 3 && words[2].span.slice(text).starts_with(char::is_lowercase);
        let suggests = words.len() > 1 && !surname_first && !is_either(words[0].span.slice(text));
        let known = suggests.then(|| {
            let name = words[0].span.slice(text);
            // "Inés" is "Ines".
            let plainly = || (!name.is_ascii()).then(|| GENDERS.get(&Key::of(&plain(name)))).flatten();
            GENDERS.get(&words[0].key).or_else(plainly)
        });
        let known = known.flatten();
        let mut evidence = Self::default();
        if let Some(&gender) = known {
            evidence.add(gender, 1);
        }
        evidence
    }

    /// Takes in that a title, role or pronoun of the text states `gender`.
    pub(super) fn state(&mut self, gender: Gender) {
        self.add(gender, STATED);
    }

    /// Takes in that a noun such as "spokesman" suggests `gender`, as many say it of either.
    pub(super) fn hint(&mut self, gender: Gender) {
        self.add(gender, 1);
    }

    /// Takes in that a pronoun was taken for this person.
    pub(super) fn suppose(&mut self, gender: Gender) {
        self.add(gender, 2);
    }

    fn add(&mut self, gender: Gender, weight: i32) {
        let sign = if gender == Gender::Feminine { weight } else { -weight };
        self.0 = (self.0 + sign).clamp(-10 * STATED, 10 * STATED);
    }

    fn towards(self, gender: Gender) -> i32 {
        if gender == Gender::Feminine { self.0 } else { -self.0 }
    }

    /// True if the text states this gender.
    pub(super) fn states(self, gender: Gender) -> bool {
        self.towards(gender) >= STATED - 1
    }

    /// True if the text states another gender.
    pub(super) fn contradicts(self, gender: Gender) -> bool {
        self.towards(gender) <= 2 - STATED
    }

    /// True if there is more evidence for another gender.
    pub(super) fn leans_against(self, gender: Gender) -> bool {
        self.towards(gender) < 0
    }

    /// True if there is more evidence for this gender.
    pub(super) fn leans_to(self, gender: Gender) -> bool {
        self.towards(gender) > 0
    }
}

/// True for given names that the lists know for one gender, and today's news for both.
fn is_either(name: &str) -> bool {
    matches!(
        name,
        "Jess"
            | "Sam"
            | "Alex"
            | "Andrea"
            | "Nikita"
            | "Charlie"
            | "Drew"
            | "Sasha"
            | "Misha"
            | "Simone"
            | "Gabriele"
            | "Michele"
            | "Nicola"
            | "Daniele"
            | "Mika"
            | "Ming"
            | "Hui"
            | "Ping"
            | "Camille"
            | "Kit"
            | "Mel"
            | "Reese"
            | "Riley"
            | "Cameron"
            | "Blake"
            | "Logan"
            | "Parker"
            | "Hayden"
            | "Ola"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_text_states_wins_over_the_given_name() {
        let mut evidence = Evidence::default();
        evidence.add(Gender::Masculine, 1);
        assert!(evidence.leans_against(Gender::Feminine));
        assert!(!evidence.contradicts(Gender::Feminine));
        evidence.state(Gender::Feminine);
        assert!(evidence.leans_to(Gender::Feminine));
        assert!(evidence.contradicts(Gender::Masculine));
    }

    #[test]
    fn a_surname_in_front_suggests_nothing() {
        let evidence = |name: &str| {
            let (words, read) = super::super::name::Words::of_name(name, true).expect("a name");
            Evidence::of_given_name(name, words.core(read))
        };
        assert!(evidence("Jo Brandt").leans_to(Gender::Feminine));
        assert!(!evidence("Sam Brandt").leans_against(Gender::Feminine));
        assert!(!evidence("Jo Dae-hyun").leans_to(Gender::Feminine));
        assert!(!evidence("Han Weidong").leans_to(Gender::Feminine));
    }

    #[test]
    fn a_name_that_both_genders_bear_suggests_nothing() {
        assert_eq!(GENDERS.get(&Key::of("Judith")), Some(&Gender::Feminine));
        assert_eq!(GENDERS.get(&Key::of("Desmond")), Some(&Gender::Masculine));
        assert_eq!(GENDERS.get(&Key::of("Leslie")), None);
    }
}
