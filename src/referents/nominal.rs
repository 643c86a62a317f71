//! Nominals: whom "the mayor", "the company" and "the 34-year-old" stand for.

use super::antecedent::{self, Wanted};
use super::index::NameIndex;
use super::key::Key;
use super::kinds::{self, Kinds};
use super::mention::{Group, Mention};
use super::nouns;
use super::phrase::{Opens, Phrase};
use super::resolver::Resolver;
use super::words::{Class, gender_of};
use crate::Shape;

/// How many mentions before "the museum" are looked at for a name with that word.
const MAX_NAMESAKES: usize = 64;

/// A role that the text never set up is taken for someone whose score is at least this, and better by this than anyone's.
const CLEAR: i32 = 3;
const MARGIN: i32 = 4;
/// How much less likely a noun that the text never set up is to mean someone whom it has given another role.
const OTHER_ROLE: i32 = 3;

impl Resolver<'_> {
    /// The referent of "the mayor", "the company".
    pub(super) fn role(&self, index: &NameIndex<'_>, tokens: std::ops::Range<usize>) -> Option<usize> {
        let phrase = self.reader.phrase(tokens.start, tokens.end)?;
        let class = self.reader.class(phrase.head);
        if phrase.opens == Opens::Indefinite {
            return self.apposed(index, &phrase, tokens.start);
        }
        if phrase.opens == Opens::Bare && class.has(Class::ANONYMOUS) {
            return None;
        }
        let place = self.reader.tokens.as_slice()[tokens.start].span.start();
        if let Some(holder) = self.holder(index, &phrase, place) {
            return Some(holder);
        }
        if phrase.opens != Opens::Definite {
            return None;
        }
        self.namesake(index, &phrase)
            .or_else(|| self.organisation(index, &phrase))
            .or_else(|| self.person(index, &phrase))
    }

    /// Whose apposition the phrase from token `start` on is: "a baker" in "Ana Ruiz, a baker, said".
    pub(super) fn apposed(&self, index: &NameIndex<'_>, phrase: &Phrase, start: usize) -> Option<usize> {
        let comma = start.checked_sub(1).filter(|&comma| comma > 0 && self.reader.word(comma) == ",")?;
        let named = index.touching(self.reader.span(comma - 1..comma));
        let mention = index.mentions[named].last().filter(|mention| mention.tokens.1 == comma)?;
        let noun = self.reader.word(phrase.head);
        let fits = match mention.group {
            Group::Person => nouns::is_person_noun(noun),
            Group::Organisation => kinds::of_noun(Key::of(noun)) != Kinds::UNKNOWN,
            Group::Place => false,
        };
        fits.then_some(mention.referent)
    }

    /// Who has the role that the phrase names, at byte `place`; of several, whom the text has spoken of last.
    pub(super) fn holder(&self, index: &NameIndex<'_>, phrase: &Phrase, place: usize) -> Option<usize> {
        let mut holders = self.roles.find(&self.reader, phrase, place);
        if let Some(gender) = gender_of(self.reader.class(phrase.head)) {
            holders.retain(|&holder| !index.entries[holder].gender.leans_against(gender));
        }
        let recent = self.sites.iter().rev().take(MAX_NAMESAKES).find(|site| holders.contains(&site.referent));
        recent.map(|site| site.referent).or(holders.first().copied())
    }

    /// The last organisation before whose own name has the noun: "the department", "the museum".
    pub(super) fn namesake(&self, index: &NameIndex<'_>, phrase: &Phrase) -> Option<usize> {
        let head = Key::of(self.reader.word(phrase.head));
        let passed = index.mentions[..self.passed].iter().rev().take(MAX_NAMESAKES);
        let mut organisations = passed.filter(|mention| mention.group == Group::Organisation);
        let has_noun = |mention: &&Mention| {
            index.words.of(index.entries[mention.referent].name).iter().any(|word| word.key == head)
        };
        organisations.find(has_noun).map(|mention| mention.referent)
    }

    /// The organisation that a noun such as "company" stands for, by the kinds of those named so far.
    pub(super) fn organisation(&self, index: &NameIndex<'_>, phrase: &Phrase) -> Option<usize> {
        let noun = kinds::of_noun(Key::of(self.reader.word(phrase.head)));
        // "The Finnish company" is one among several: the nearest, whatever the text is about.
        let national = phrase.modifiers.clone().any(|at| self.reader.shape(at) == Shape::Title);
        let wanted = Wanted::Kind(noun, (!national).then_some(&self.salience));
        antecedent::best(&self.sites, &index.entries, wanted, self.step, None).map(|(referent, _)| referent)
    }

    /// Whom the text has just spoken of, if the noun is one for a person and nobody else comes close: news varies its words
    /// for whom it has just named. "The 34-year-old" is who has that age, if the text gives it.
    pub(super) fn person(&self, index: &NameIndex<'_>, phrase: &Phrase) -> Option<usize> {
        let class = self.reader.class(phrase.head);
        let modified = phrase.modifiers.clone().any(|at| self.reader.is_contrast(at));
        let age = self.age(phrase);
        if let Some(aged) = age.and_then(|age| self.aged(index, age)) {
            return Some(aged);
        }
        let common = self.reader.shape(phrase.head) == Shape::Lower;
        let noun = class.has(Class::ROLE) || common && nouns::is_person_noun(self.reader.word(phrase.head));
        let fits = age.is_some() || noun || self.is_demonym(index, phrase);
        let shared =
            || self.roles.is_shared(&self.reader, phrase, self.reader.span(phrase.head..phrase.head + 1).start());
        if modified || !fits || class.has(Class::ANONYMOUS.or(Class::KIN)) || shared() {
            return None;
        }
        let wanted = Wanted::Person(gender_of(class));
        let best = |but| antecedent::best(&self.sites, &index.entries, wanted, self.step, but);
        let (referent, score) = best(None)?;
        let less = |referent: usize| if self.held[referent] { OTHER_ROLE } else { 0 };
        let rival = best(Some(referent)).map_or(i32::MIN, |(rival, score)| score - less(rival));
        let clear = score >= CLEAR && score - less(referent) >= rival.saturating_add(MARGIN);
        (clear && !self.roles.clashes(&self.reader, phrase, referent)).then_some(referent)
    }

    /// "34" in "the 34-year-old" and "the 34-year-old baker".
    pub(super) fn age(&self, phrase: &Phrase) -> Option<usize> {
        let years =
            |&at: &usize| self.reader.word(at + 1) == "-" && matches!(self.reader.word(at + 2), "year" | "years");
        (phrase.modifiers.start..phrase.head).find(years)
    }

    /// The person behind whose name the age at token `age` stands.
    pub(super) fn aged(&self, index: &NameIndex<'_>, age: usize) -> Option<usize> {
        let passed = index.mentions[..self.passed].iter().rev().take(MAX_NAMESAKES);
        let mut aged = passed.filter(|mention| {
            mention.group == Group::Person
                && self.reader.word(mention.tokens.1) == ","
                && self.reader.word(mention.tokens.1 + 1) == self.reader.word(age)
        });
        let found = aged.next()?.referent;
        aged.all(|other| other.referent == found).then_some(found)
    }

    /// True for "Scot" in "the Scot said": a capital behind an article that is no name which the text gives more of.
    pub(super) fn is_demonym(&self, index: &NameIndex<'_>, phrase: &Phrase) -> bool {
        let word = self.reader.word(phrase.head);
        let plural = ["s", "sh", "ch", "se"].iter().any(|ending| word.ends_with(ending));
        let named = || !index.touching(self.reader.span(phrase.head..phrase.head + 1)).is_empty();
        self.reader.shape(phrase.head) == Shape::Title
            && !plural
            && (self.is_lone_person(index, phrase.head) || !named())
    }

    /// True if the token is a person's name of one word behind "the", of which the text has no more. No person is called so.
    pub(super) fn is_lone_person(&self, index: &NameIndex<'_>, at: usize) -> bool {
        let Some(mention) = index.starting_at(at).map(|at| &index.mentions[at]) else { return false };
        let article = at > 0 && self.reader.class(at - 1).has(Class::ARTICLE);
        article && mention.group == Group::Person && index.words.of(index.entries[mention.referent].name).len() == 1
    }
}
