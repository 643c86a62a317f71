//! Appositions and predicates: phrases that stand beside a name and say what its bearer is.

use super::nouns::is_listed_person;
use super::phrase::{MAX_PHRASE, Opens, Phrase, Reader};
use super::words::Class;
use crate::Shape;

/// How many tokens an aside between two commas may have.
const MAX_ASIDE: usize = 14;

/// How many words before a name are looked at for where it is from.
const MAX_LEAD: usize = 5;

/// How many letters a country and its adjective share: "Finland" and "Finnish".
const NATION: usize = 3;

impl Reader<'_> {
    /// The phrase after a name that ends before token `end`: ", the museum's director," or "is the museum's director".
    pub(super) fn phrase_after(&self, end: usize) -> Option<Phrase> {
        let limit = self.sentence(end).end;
        if self.class(end).has(Class::COPULA) {
            return self.phrase(end + 1, limit).filter(|phrase| phrase.opens != Opens::Bare);
        }
        if self.works_as(end) {
            return self
                .phrase(end + 2, limit)
                .filter(|phrase| self.class(phrase.head).has(Class::ROLE.or(Class::TITLE)));
        }
        if !self.is_comma(end) {
            return None;
        }
        // ", 58, a farmer"
        let aged = self.shape(end + 1) == Shape::Number && self.is_comma(end + 2);
        let from = if aged { end + 3 } else { end + 1 };
        // ", whose son, Brian, was hurt": what belongs to someone is not what they are.
        if from >= limit || self.word(from) == "whose" {
            return None;
        }
        let phrase = self.phrase(from, limit)?;
        // A verb or a name may follow the comma as well; a determiner or a common noun tells the apposition.
        let told = phrase.opens != Opens::Bare || self.class(phrase.head).has(Class::ROLE);
        // "According to Ruiz, the minister said": the comma ends what stands in front of the sentence.
        let first = self.word(self.sentence(end).start);
        let fronted = matches!(first, "According" | "For" | "To" | "With" | "Under" | "Unlike" | "Like");
        // "It will buy Tarn, the company said": nor does what someone says go on about a name. "Through his secretary, Ana
        // Ruiz, the governor described the attack": nor what someone does.
        let verb = phrase.head + 1;
        let object = self.class(verb + 1).has(Class::ARTICLE.or(Class::POSSESSIVE));
        let acts = object && self.shape(verb) == Shape::Lower && self.word(verb).ends_with("ed");
        let speaks = phrase.opens == Opens::Definite && (self.class(verb).has(Class::SAYS) || acts);
        (told && !speaks && (!fronted || self.closes(&phrase))).then_some(phrase)
    }

    /// True for "works as" at the token.
    fn works_as(&self, verb: usize) -> bool {
        let works =
            matches!(self.word(verb), "works" | "worked" | "serves" | "served" | "trained" | "resigned" | "retired");
        works && self.word(verb + 1) == "as"
    }

    /// The phrase that says what someone is behind an aside: "Ana Ruiz, 58, is a farmer", "Ana Ruiz, who is a farmer".
    pub(super) fn predicate_after(&self, end: usize) -> Option<Phrase> {
        if !self.is_comma(end) {
            return None;
        }
        let limit = self.sentence(end).end;
        let told = |verb: usize| {
            let works = self.works_as(verb);
            if works { Some(verb + 2) } else { self.class(verb).has(Class::COPULA).then_some(verb + 1) }
        };
        let from = if self.word(end + 1) == "who" {
            told(end + 2)
        } else if self.class(end + 1).has(Class::COPULA) {
            // "Its chair, Ana Ruiz, is a farmer"
            told(end + 1)
        } else {
            (end + 2..limit.min(end + MAX_ASIDE)).find(|&at| self.is_comma(at)).and_then(|comma| told(comma + 1))
        };
        // "who is chief executive of Orrin"
        let told = |phrase: &Phrase| phrase.opens != Opens::Bare || self.class(phrase.head).has(Class::ROLE);
        self.phrase(from?, limit).filter(told)
    }

    /// The phrase before the comma before a name: "Its chief executive, Alba Quintero".
    pub(super) fn phrase_before_comma(&self, name: usize) -> Option<Phrase> {
        let comma = name.checked_sub(1).filter(|&comma| self.is_comma(comma))?;
        // "The Resident Electoral Commissioner (REC), Alba Quintero"
        let comma = self.before_bracket(comma);
        let floor = self.sentence(name).start.max(comma.saturating_sub(MAX_PHRASE + 4));
        let start = (floor..comma)
            .rev()
            .take_while(|&at| self.shape(at) != Shape::Punctuation || self.word(at) == "-")
            .last()?;
        // "Rui and his brother": what stands before the phrase is no part of it.
        let starts =
            (start..comma).filter(|&at| self.class(at).has(Class::ARTICLE.or(Class::POSSESSIVE)) || self.is_name(at));
        // "The lawmaker representing Marle, Ana Ruiz"
        let participle = |at: usize| self.shape(at) == Shape::Lower && self.word(at).ends_with("ing");
        let stop = |start: usize| {
            let stop = (start + 2..comma).find(|&at| participle(at) && is_listed_person(self.word(at - 1)));
            stop.unwrap_or(comma)
        };
        starts.filter_map(|start| self.phrase(start, stop(start))).find(|phrase| {
            // "The daughter of one victim, Ana Ruiz": the victim has the name.
            let kin = self.class(phrase.head).has(Class::KIN) && self.word(phrase.head + 1) == "of";
            let other = kin && is_listed_person(self.word(comma - 1));
            let next = phrase.head + 1;
            // "his captain and compatriot, Ana Ruiz"
            let two =
                self.word(next) == "and" && self.phrase(next + 1, comma).is_some_and(|other| other.head + 1 == comma);
            let ends = next == comma || two || participle(next) || self.class(next).has(Class::PREPOSITION);
            let whole = ends && !other;
            // "The Resident Electoral Commissioner, Ana Ruiz"
            let office = self.class(phrase.head).has(Class::ROLE.or(Class::TITLE));
            whole && phrase.opens != Opens::Bare && (office || self.shape(phrase.head) == Shape::Lower)
        })
    }

    /// The capitalised word before the name at token `name` that can tell where it is from: "Sweden" in "Sweden's Orrin",
    /// "Swedish" in "Swedish boat builder Orrin".
    pub(super) fn origin_before(&self, name: usize) -> Option<usize> {
        let before = name.checked_sub(1)?;
        if self.is_possessive_clitic(before) {
            return before.checked_sub(1).filter(|&at| self.shape(at) == Shape::Title);
        }
        let floor = self.sentence(name).start;
        let mut lead = (floor..name).rev().take(MAX_LEAD);
        let at = lead.find(|&at| self.shape(at) != Shape::Lower || !self.is_nominal(at))?;
        (at + 1 < name && self.is_name(at)).then_some(at)
    }

    /// True if the adjective at token `nation` can be that of the country, or of its people, at token `origin`: most begin
    /// with the same letters.
    pub(super) fn may_be_one_nation(&self, nation: usize, origin: usize) -> bool {
        let (nation, origin) = (self.word(nation), self.word(origin));
        let other = match nation {
            "American" => &["U.S", "US", "United"][..],
            "British" => &["U.K", "UK", "English", "England", "Scottish", "Scotland", "Welsh", "Wales"],
            "Dutch" => &["Netherlands", "Holland"],
            "Danish" => &["Denmark"],
            "French" => &["France"],
            "Irish" => &["Ireland"],
            "Welsh" => &["Wales"],
            _ => &[],
        };
        let same = nation.get(..NATION).is_some_and(|letters| origin.starts_with(letters));
        same || other.iter().any(|country| origin.starts_with(country))
    }

    /// True if nothing but what modifies it follows the phrase, so that it is an apposition and no clause.
    pub(super) fn closes(&self, phrase: &Phrase) -> bool {
        let next = if phrase.complement.is_empty() { phrase.head + 1 } else { phrase.complement.end };
        matches!(self.word(next), "," | "." | ";" | ")" | "who" | "which" | "that" | "whose")
            || self.class(next).has(Class::PREPOSITION)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::phrase_beside;

    #[test]
    fn reads_appositions_after_a_name() {
        let after = |text: &str, name: &str| phrase_beside(text, name, |reader, _, end| reader.phrase_after(end));
        assert_eq!(after("Idris Vaughan, the museum’s director, spoke.", "Idris Vaughan"), "museum: director");
        assert_eq!(after("According to Vaughan, the director said so.", "Vaughan"), "-");
        assert_eq!(after("According to Vaughan, the director, it rained.", "Vaughan"), "director");
        assert_eq!(after("According to Vaughan, the minister for health knew it.", "Vaughan"), "-");
        assert_eq!(after("According to Vaughan, the minister for health, it rained.", "Vaughan"), "minister");
        assert_eq!(after("Marcus Thiele, head of research, spoke.", "Marcus Thiele"), "head");
        assert_eq!(after("Ines Ruiz, 71, a retired baker, spoke.", "Ines Ruiz"), "retired baker");
        assert_eq!(after("The Courier, a local daily, spoke.", "The Courier"), "local daily");
        assert_eq!(after("Calder Electric is the utility here.", "Calder Electric"), "utility");
        assert_eq!(after("Orrin, Brightwater and others fell.", "Orrin"), "-");
        assert_eq!(after("Orrin, walking home, fell.", "Orrin"), "-");
        assert_eq!(after("It will sue Orrin, the utility said.", "Orrin"), "-");
        assert_eq!(after("It will sue Orrin, the utility, said Ruiz.", "Orrin"), "utility");
    }

    #[test]
    fn reads_appositions_before_a_name() {
        let before =
            |text: &str, name: &str| phrase_beside(text, name, |reader, first, _| reader.phrase_before_comma(first));
        assert_eq!(before("Her granddaughter, Judith Sellars, spoke.", "Judith"), "granddaughter");
        assert_eq!(before("The daughter of one victim, Ana Ruiz, spoke.", "Ana"), "-");
        assert_eq!(before("A spokesman for the company, Rui Tavares, spoke.", "Rui"), "spokesman");
        assert_eq!(before("Ana Ruiz and her brother, Bo Ruiz, spoke.", "Bo"), "brother");
        assert_eq!(before("Orrin’s chief executive, Lena Haugland, spoke.", "Lena"), "Orrin: chief executive");
        assert_eq!(before("The minister said on Monday, Rui Tavares, spoke.", "Rui"), "-");
        assert_eq!(before("Last year, Rui Tavares spoke.", "Rui"), "-");
    }
}
