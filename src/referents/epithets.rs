//! Epithets: whom "the surgeon", "the 34-year-old" and "the Scot" stand for where the text has not set the noun beside a name.
//!
//! News varies its words for whom it has just quoted or made the subject. So the noun means the nearest person whom it can
//! stand for by gender and field of work, unless the text has introduced a stranger by it.

use super::antecedent::{self, Wanted};
use super::fields::{self, Agreement};
use super::index::NameIndex;
use super::mention::{Group, Mention};
use super::nouns;
use super::phrase::Phrase;
use super::resolver::Resolver;
use super::words::{Class, gender_of};
use crate::Shape;

/// How many mentions before "the 34-year-old" are looked at for an age.
const MAX_AGED: usize = 64;

/// Someone is meant whose score is at least this, and better by this than anyone's.
const CLEAR: i32 = 0;
const MARGIN: i32 = 1;
/// What it is worth that the text has called someone by a noun from the same field of work, or for the same
/// post, or from others.
const SAME_FIELD: i32 = 2;
const SAME_POST: i32 = 6;
const OTHER_FIELD: i32 = -4;
/// How much less likely a noun for an occupation is to mean someone whom the text has given another role.
const OTHER_ROLE: i32 = -2;

/// What a noun says of someone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    /// "the 34-year-old", "the Scot", "the father of three": what anyone may be beside their work.
    Trait,
    /// "the surgeon".
    Work,
}

/// True for the noun that news has for everyone with a rank.
fn is_officer(word: &str) -> bool {
    word == "officer"
}

impl Resolver<'_> {
    /// The person whom an epithet stands for.
    pub(super) fn person(&self, index: &NameIndex<'_>, phrase: &Phrase) -> Option<usize> {
        let reader = self.reader;
        let age = self.age(phrase);
        if let Some(aged) = age.and_then(|age| self.aged(index, age)) {
            return Some(aged);
        }
        let word = reader.word(phrase.head);
        let head = reader.head(phrase);
        let place = reader.span(phrase.head..phrase.head + 1).start();
        let says = self.says(index, phrase, age.is_some())?;
        // Whoever has the role in another way is not meant: "the former minister" is not who is minister.
        let contrast = phrase.modifiers.clone().any(|at| reader.is_contrast(at));
        let former = phrase.modifiers.clone().any(|at| matches!(reader.word(at), "former" | "ex" | "retired" | "one"));
        let other = |at: usize| {
            matches!(reader.word(at), "other" | "another" | "second" | "next" | "late" | "previous" | "first")
        };
        let shared = self.roles.is_shared(&reader, phrase, place);
        if phrase.modifiers.clone().any(other) || shared && !contrast {
            return None;
        }
        let fields = fields::of_noun(head);
        // "The officer" may be a deputy commissioner, and no teacher.
        let ranked = |referent: usize| nouns::ranks().any(|rank| self.roles.has(rank, referent));
        let fit = |referent: usize| {
            let called = self.called[referent];
            if is_officer(word) && !ranked(referent)
                || self.roles.has(head, referent)
                || self.roles.clashes(&reader, phrase, referent)
            {
                return None;
            }
            Some(match fields.agreement(called.fields, called.before) {
                Agreement::Post => SAME_POST,
                Agreement::Same => SAME_FIELD,
                Agreement::Excluded if !former => return None,
                _ if says == Says::Trait || former => 0,
                Agreement::Other => OTHER_FIELD,
                _ if called.any => OTHER_ROLE,
                _ => 0,
            })
        };
        let wanted = Wanted::Person(nouns::gender_of_noun(word));
        let best = |but: Option<usize>| {
            let fit = |referent: usize| fit(referent).filter(|_| Some(referent) != but);
            antecedent::best(&self.sites, &index.entries, wanted, self.now, fit)
        };
        let (referent, score) = best(None)?;
        let rival = best(Some(referent)).map_or(i32::MIN, |(_, score)| score);
        let clear = score >= CLEAR && score >= rival.saturating_add(MARGIN);
        (clear && !self.is_stranger(index, head, place)).then_some(referent)
    }

    /// "Her husband": who has the surname of whom "her" stands for, if that is one person and the text sets nobody up as kin.
    pub(super) fn kin(&self, index: &NameIndex<'_>, phrase: &Phrase, pronoun: usize) -> Option<usize> {
        let owner = gender_of(self.reader.class(pronoun)).filter(|_| phrase.modifiers.start == pronoun + 1)?;
        if !self.reader.class(phrase.head).has(Class::KIN) {
            return None;
        }
        let (owner, _) = antecedent::best(&self.sites, &index.entries, Wanted::Pronoun(owner), self.now, |_| Some(0))?;
        let surname = |referent: usize| index.words.core(index.entries[referent].name).last().map(|word| word.key);
        let gender = nouns::gender_of_noun(self.reader.word(phrase.head));
        let is_kin = |referent: usize| {
            let entry = &index.entries[referent];
            entry.group == Group::Person
                && referent != owner
                && surname(referent) == surname(owner)
                && !gender.is_some_and(|gender| entry.gender.leans_against(gender))
        };
        let mut kin = self.sites.iter().rev().take(MAX_AGED).map(|site| site.referent).filter(|&other| is_kin(other));
        let first = kin.next()?;
        kin.all(|other| other == first).then_some(first)
    }

    /// What the noun says of a person; `None` if it stands for no one person.
    fn says(&self, index: &NameIndex<'_>, phrase: &Phrase, aged: bool) -> Option<Says> {
        let (word, class) = (self.reader.word(phrase.head), self.reader.class(phrase.head));
        if aged || self.is_demonym(index, phrase) {
            return Some(Says::Trait);
        }
        if class.has(Class::KIN) {
            // "The father of three" and "the father", but not "the father of the bride".
            let count = phrase.head + 2;
            let number = self.reader.shape(count) == Shape::Number || nouns::is_number(self.reader.word(count));
            let of = matches!(self.reader.word(phrase.head + 1), "of" | "-");
            let parent = matches!(word, "mother" | "father" | "grandmother" | "grandfather");
            return (of && number || !of && parent).then_some(Says::Trait);
        }
        let common = self.reader.shape(phrase.head) == Shape::Lower;
        // "The full-back"
        let compound = fields::of_noun(self.reader.head(phrase)) != fields::Fields::UNKNOWN;
        if class.has(Class::ANONYMOUS) && !is_officer(word) && word != "aide"
            || !(class.has(Class::ROLE) || common && (nouns::is_person_noun(word) || compound))
        {
            return None;
        }
        Some(if nouns::is_trait(word) { Says::Trait } else { Says::Work })
    }

    /// "34" in "the 34-year-old" and "the 34-year-old baker".
    fn age(&self, phrase: &Phrase) -> Option<usize> {
        let years =
            |&at: &usize| self.reader.word(at + 1) == "-" && matches!(self.reader.word(at + 2), "year" | "years");
        (phrase.modifiers.start..phrase.head).find(years)
    }

    /// The person behind whose name the age at token `age` stands.
    fn aged(&self, index: &NameIndex<'_>, age: usize) -> Option<usize> {
        let passed = index.mentions[..self.passed].iter().rev().take(MAX_AGED);
        let mut aged = passed.filter(|mention| {
            mention.group == Group::Person
                && self.reader.is_comma(mention.tokens.1)
                && self.reader.word(mention.tokens.1 + 1) == self.reader.word(age)
        });
        let found = aged.next()?.referent;
        aged.all(|other| other.referent == found).then_some(found)
    }

    /// True for "Scot" in "the Scot said": a capital behind an article that is no name which the text gives more of.
    fn is_demonym(&self, index: &NameIndex<'_>, phrase: &Phrase) -> bool {
        let word = self.reader.word(phrase.head);
        let plural = ["s", "sh", "ch", "se"].iter().any(|ending| word.ends_with(ending)) && word != "Czech";
        let title = self.reader.class(phrase.head).has(Class::ROLE.or(Class::TITLE));
        let named = || !index.touching(self.reader.span(phrase.head..phrase.head + 1)).is_empty();
        self.reader.shape(phrase.head) == Shape::Title
            && !plural
            && !title
            && (phrase.modifiers.clone().all(|at| self.reader.is_contrast(at)) || nouns::is_party_member(word))
            && (self.is_lone_person(index, phrase.head) || nouns::is_party_member(word) || !named())
    }

    /// True if the token is a person's name of one word behind "the", of which the text has no more. No person is called so.
    pub(super) fn is_lone_person(&self, index: &NameIndex<'_>, at: usize) -> bool {
        let touching = self.reader.get(at).map_or(0..0, |token| index.touching(token.span));
        index.mentions[touching].first().is_some_and(|mention| self.is_lone(index, mention, at))
    }

    /// The same for a token of this mention.
    pub(super) fn is_lone(&self, index: &NameIndex<'_>, mention: &Mention, at: usize) -> bool {
        let (word, (first, end)) = (self.reader.word(at), mention.tokens);
        // "The former Olympian"
        let lead = self.reader.contrasts_before(first);
        let before = first.checked_sub(lead + 1);
        let article = self.reader.class(first).has(Class::ARTICLE)
            || before.is_some_and(|before| self.reader.class(before).has(Class::ARTICLE));
        if !article {
            return false;
        }
        // "The Liberal Democrat"
        if end == at + 1 && nouns::is_party_member(word) {
            return true;
        }
        if lead > 0 && end == at + 1 && first == at {
            return true;
        }
        let single = end == at + 1 && (first == at || first + 1 == at);
        let lone = || index.words.of(index.entries[mention.referent].name).len() == 1;
        single
            && (nouns::is_party_member(word) || nouns::is_countryman(word) || mention.group == Group::Person && lone())
    }
}
