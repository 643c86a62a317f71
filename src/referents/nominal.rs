//! Nominals: whom "the mayor", "the company" and "the 34-year-old" stand for.

use super::antecedent::{self, Wanted};
use super::holders::parts;
use super::index::NameIndex;
use super::key::Key;
use super::kinds::{self, Kinds};
use super::mention::{Group, Mention};
use super::nouns;
use super::phrase::{Opens, Phrase};
use super::resolver::{MAX_ROLE, Resolver};
use super::words::Class;
use crate::Shape;

/// How many mentions before "the museum" are looked at for a name with that word.
const MAX_NAMESAKES: usize = 64;

/// How many mentions after "the central bank" are looked at for a name with that word, within this many sentences.
const MAX_AHEAD: usize = 8;
const MAX_SENTENCES_AHEAD: usize = 4;

/// How many tokens a participle behind a noun may have with what belongs to it.
const MAX_PARTICIPLE: usize = 8;

impl Resolver<'_> {
    /// The referent of "the mayor", "the company".
    pub(super) fn role(&self, index: &NameIndex<'_>, tokens: std::ops::Range<usize>) -> Option<usize> {
        let phrase = self.reader.phrase(tokens.start, tokens.end)?;
        let class = self.reader.class(phrase.head);
        let place = self.reader.tokens.as_slice()[tokens.start].span.start();
        if phrase.opens == Opens::Indefinite {
            let beside = self.apposed_name(index, &phrase).or_else(|| self.apposed(index, &phrase, tokens.start));
            return beside.or_else(|| self.disclosed.at(place));
        }
        // "PRESIDENT: Good afternoon": whoever has the floor.
        let turn = self.reader.word(tokens.end) == ":";
        if phrase.opens == Opens::Bare && (class.has(Class::ANONYMOUS) || turn) {
            return None;
        }
        if let Some(named) = self.apposed_name(index, &phrase) {
            return Some(named);
        }
        if let Some(holder) = self.holder(index, &phrase, place) {
            return Some(holder);
        }
        if phrase.opens == Opens::Possessive {
            // "The teachers’ union" belongs to no one whom the text names.
            let of_many = !class.has(Class::ROLE)
                && self.reader.class(tokens.start).has(Class::ARTICLE)
                && phrase.possessor.is_some_and(|at| self.reader.shape(at) == Shape::Lower);
            let organisation = || self.namesake(index, &phrase).or_else(|| self.organisation(index, &phrase, false));
            return if of_many { organisation() } else { self.kin(index, &phrase, tokens.start) };
        }
        if phrase.opens != Opens::Definite {
            return None;
        }
        // "The broker" is a company only if the text or its name says so, or else a person, or any company.
        let either = nouns::is_either(self.reader.word(phrase.head));
        let named = self.namesake(index, &phrase).or_else(|| self.organisation(index, &phrase, either));
        let found = named.or_else(|| self.person(index, &phrase));
        found.or_else(|| if either { self.organisation(index, &phrase, false) } else { None })
    }

    /// The name in apposition to the phrase: "its leader, retired general Ana Ruiz,".
    fn apposed_name(&self, index: &NameIndex<'_>, phrase: &Phrase) -> Option<usize> {
        let comma = self.comma_after(phrase.head);
        let noun = self.reader.word(phrase.head);
        let kind = kinds::of_noun(Key::of(noun)) != Kinds::UNKNOWN;
        let person = nouns::is_person_noun(noun);
        if !self.reader.is_comma(comma) || !person && !kind {
            return None;
        }
        let first = (comma + 1..comma + 1 + MAX_ROLE).find(|&at| index.starting_at(at).is_some())?;
        let mention = &index.mentions[index.starting_at(first)?];
        let fits = match mention.group {
            Group::Person => person,
            Group::Organisation => kind,
            Group::Place => false,
        };
        // "An observer group, the Centre for Open Courts,"
        let article = usize::from(mention.group == Group::Organisation && self.reader.word(comma + 1) == "the");
        let beside = fits
            && (comma + 1 + article..first).all(|at| self.reader.is_nominal(at))
            && matches!(self.reader.word(mention.tokens.1), "," | "." | ";" | "");
        beside.then_some(mention.referent)
    }

    /// The comma that ends a phrase whose head is token `head`: right behind it, or behind what a participle adds, as in "the
    /// lawmaker representing Marle, Ana Ruiz,".
    fn comma_after(&self, head: usize) -> usize {
        let next = head + 1;
        let participle = self.reader.shape(next) == Shape::Lower && self.reader.word(next).ends_with("ing");
        let limit = self.reader.sentence(head).end.min(next + MAX_PARTICIPLE);
        let comma = (next..limit).find(|&at| self.reader.is_comma(at)).filter(|_| participle);
        comma.unwrap_or(next)
    }

    /// Whose apposition the phrase from token `start` on is: "a baker" in "Ana Ruiz, a baker, said".
    fn apposed(&self, index: &NameIndex<'_>, phrase: &Phrase, start: usize) -> Option<usize> {
        let comma = start.checked_sub(1).filter(|&comma| comma > 0 && self.reader.is_comma(comma))?;
        let named = index.touching(self.reader.span(comma - 1..comma));
        let mention = index.mentions[named].last().filter(|mention| mention.tokens.1 == comma)?;
        let noun = self.reader.word(phrase.head);
        let fits = match mention.group {
            Group::Person => nouns::is_person_noun(noun) || self.reader.word(phrase.head + 1) == "who",
            Group::Organisation => kinds::of_noun(Key::of(noun)) != Kinds::UNKNOWN,
            Group::Place => false,
        };
        fits.then_some(mention.referent)
    }

    /// The last organisation before whose own name has the noun: "the department", "the museum". "The agency" and "the
    /// company" may be what they like.
    fn namesake(&self, index: &NameIndex<'_>, phrase: &Phrase) -> Option<usize> {
        let head = self.reader.head(phrase);
        if kinds::is_general(head) || self.is_lone_person(index, phrase.head) {
            return None;
        }
        let passed = index.mentions[..self.passed].iter().rev().take(MAX_NAMESAKES);
        let mut organisations = passed.filter(|mention| mention.group == Group::Organisation);
        organisations.find(|mention| has_noun(index, mention.referent, head)).map(|mention| mention.referent)
    }

    /// The organisation with the noun in its name that the text names for the first time soon after.
    fn namesake_ahead(&self, index: &NameIndex<'_>, phrase: &Phrase) -> Option<usize> {
        let head = self.reader.head(phrase);
        let sentence = self.reader.sentence_of(phrase.head);
        let ahead = index.mentions[self.passed..].iter().take(MAX_AHEAD);
        let mut near = ahead.filter(|mention| {
            self.reader.sentence_of(mention.tokens.0) <= sentence + MAX_SENTENCES_AHEAD
                && mention.group == Group::Organisation
        });
        let noun = kinds::of_noun(head);
        let fits = |mention: &&Mention| {
            let kinds = index.entries[mention.referent].kinds;
            has_noun(index, mention.referent, head) || noun.is_union() && kinds.shares(noun)
        };
        near.find(fits).map(|mention| mention.referent)
    }

    /// True of a name that tells nothing and goes on from the first word of a company's: "the Orrin One" of Orrin Optics.
    fn is_product(&self, index: &NameIndex<'_>, referent: usize) -> bool {
        let told = |referent: usize| index.entries[referent].kinds.or(self.called[referent].kinds);
        let core = |referent: usize| {
            let core = index.words.core(index.entries[referent].name);
            &core[usize::from(core.len() > 1 && core[0].class.has(Class::ARTICLE))..]
        };
        let own = core(referent);
        let maker = |other: usize| {
            other != referent
                && index.entries[other].group == Group::Organisation
                && core(other)[0].key == own[0].key
                && told(other).is_business()
        };
        told(referent) == Kinds::UNKNOWN && own.len() > 1 && index.known_by(own[0].key).any(maker)
    }

    /// The organisation that a noun such as "company" stands for, by the kinds of those named so far.
    /// With `only_told`, only one of which the text or the name says just that.
    pub(super) fn organisation(&self, index: &NameIndex<'_>, phrase: &Phrase, only_told: bool) -> Option<usize> {
        let head = self.reader.head(phrase);
        let listed = kinds::of_noun(head);
        // "The glassmaker" is a company with "Glass" in its name.
        let made = parts(self.reader.word(phrase.head)).filter(|&(_, who)| who == "maker" && listed == Kinds::UNKNOWN);
        let noun = if made.is_some() { Kinds::COMPANY } else { listed };
        if noun == Kinds::UNKNOWN {
            return None;
        }
        let told = |referent: usize| index.entries[referent].kinds.or(self.called[referent].kinds);
        // "The culture ministry" is none with another name.
        let of_field = matches!(self.reader.word(phrase.head), "ministry" | "department");
        let fields = || phrase.modifiers.clone().filter(|&at| self.reader.class(at).has(Class::FIELD));
        let fit = |referent: usize| {
            if of_field && fields().any(|at| !has_noun(index, referent, self.reader.key(at))) {
                return None;
            }
            if made.is_some_and(|(stem, _)| !has_noun(index, referent, Key::of(stem))) {
                return None;
            }
            let entry = &index.entries[referent];
            let called = self.called[referent].kinds;
            let line = match told(referent).same_line(noun) {
                Some(true) => LINE,
                Some(false) => return None,
                None => 0,
            };
            // "The hospital" may be a building by its label.
            let place = entry.group == Group::Place && !(called.shares(noun) || entry.kinds.shares(noun));
            if place || entry.group == Group::Person || self.is_product(index, referent) {
                return None;
            }
            if called.shares(noun) && (line > 0 || !only_told) || has_noun(index, referent, head) {
                Some(TOLD + line)
            } else if only_told && line == 0 {
                None
            } else if entry.kinds.shares(noun) {
                Some(if noun.has_line() && line == 0 { 0 } else { KNOWN } + line)
            } else if told(referent) != Kinds::UNKNOWN {
                None
            } else if self.called[referent].any {
                // "The ferry, the Orrin Star," is a ferry.
                Some(-TOLD)
            } else if Kinds::UNKNOWN.fit(noun) {
                Some(0)
            } else {
                // "NASA" may be any kind of thing but the police, and a bank's name is often its founder's.
                (index.is_acronym(referent) && !noun.is_police() || noun.is_bank()).then_some(0)
            }
        };
        // "The Finnish company" is one among several: the nearest, whatever the text is about.
        let nation = phrase.modifiers.clone().find(|&at| self.reader.shape(at) == Shape::Title);
        // That much is said of a name does not make it a newspaper; most names that tell nothing are companies.
        let about = |referent: usize| told(referent) != Kinds::UNKNOWN || noun.is_business();
        let weigh = |referent: usize| {
            // "Tarn is testing it, the newspaper said": what a sentence is about is no newspaper for that.
            let unlikely = if about(referent) || kinds::is_general(head) { 0 } else { UNLIKELY };
            // "The brokerage" is none but a broker, whatever the text is about.
            let other = noun.has_line() && told(referent).same_line(noun).is_none();
            let salience = if nation.is_some() || !about(referent) || other { 0 } else { self.salience.of(referent) };
            let origin = match nation.zip(self.called[referent].origin) {
                Some((nation, origin)) if self.reader.may_be_one_nation(nation, origin) => NATION,
                Some(_) => -NATION,
                None => 0,
            };
            Some(fit(referent)? + salience + unlikely + origin)
        };
        let best = antecedent::best(&self.sites, &index.entries, Wanted::Organisation, self.now, weigh);
        let known = best.filter(|&(referent, _)| told(referent) != Kinds::UNKNOWN || noun.is_business());
        let found = known.map(|(referent, _)| referent);
        found.or_else(|| self.namesake_ahead(index, phrase)).or(best.map(|(referent, _)| referent))
    }
}

/// What it is worth that the text calls an organisation by the noun or has the noun in its name, that its name tells its
/// kind, and that its line of business is that of the noun.
const TOLD: i32 = 6;
const KNOWN: i32 = 4;
const LINE: i32 = 8;
/// What it is worth that the text says of an organisation that it is from there, and what it costs that it is from elsewhere.
const NATION: i32 = 6;
/// What it costs a name that tells nothing to be looked at for a noun that tells much: more than it gains where it is what the
/// sentence is about.
const UNLIKELY: i32 = -10;

/// True if the name of a referent has the noun.
fn has_noun(index: &NameIndex<'_>, referent: usize, noun: Key) -> bool {
    index.words.of(index.entries[referent].name).iter().any(|word| word.key == noun)
}
