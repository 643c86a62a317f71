//! Speakers: a name for each, through names, pronouns and roles.
//!
//! In news the last speaker is the better antecedent of "he said" than the last person named, unless a new person has
//! become the subject of a sentence since.

use std::collections::HashMap;

use super::index::{Group, Mention, NameIndex};
use super::roles::roles;
use super::words::{Gender, fold, gender_of};
use crate::{Quote, QuoteKind, Span, Tokens};

/// How many mentions before a pronoun are looked at for its antecedent.
const MAX_ANTECEDENTS: usize = 64;

/// Sets `speaker_name` of each quote whose speaker can be named.
pub(super) fn name_speakers(text: &str, tokens: &Tokens, index: &mut NameIndex<'_>, quotes: &mut [Quote]) {
    let stretches = quoted_stretches(quotes);
    let mut order: Vec<usize> = (0..quotes.len()).filter(|&quote| quotes[quote].speaker.is_some()).collect();
    order.sort_by_key(|&quote| quotes[quote].speaker);
    let mut resolver =
        Resolver { text, tokens, quoted: &stretches, roles: HashMap::new(), passed: 0, last: Last::default() };
    for number in order {
        let Some(speaker) = quotes[number].speaker else { continue };
        resolver.read_roles_before(index, speaker.end());
        let Some(referent) = resolver.referent(index, speaker) else { continue };
        quotes[number].speaker_name = Some(index.referents[referent].name);
        resolver.spoke(index, referent, speaker);
    }
}

/// The stretches inside direct quotations, in order and without overlap.
fn quoted_stretches(quotes: &[Quote]) -> Vec<Span> {
    let direct = quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct);
    let mut spans: Vec<Span> = direct.flat_map(|quote| quote.pieces.iter().copied()).collect();
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if last.overlaps(span) => *last = last.cover(span),
            _ => merged.push(span),
        }
    }
    merged
}

/// Who spoke last: the person, and the organisation.
#[derive(Default)]
struct Last {
    person: Option<(usize, Span)>,
    organisation: Option<usize>,
}

struct Resolver<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    quoted: &'a [Span],
    /// The referent that each role word was last set beside.
    roles: HashMap<String, usize>,
    /// How many mentions have had their roles read.
    passed: usize,
    last: Last,
}

impl Resolver<'_> {
    /// Notes the roles of the mentions up to byte `offset`.
    fn read_roles_before(&mut self, index: &NameIndex<'_>, offset: usize) {
        while let Some(mention) = index.mentions.get(self.passed).filter(|mention| mention.span.end() <= offset) {
            for role in roles(self.text, self.tokens, mention.span) {
                self.roles.insert(fold(role), mention.referent);
            }
            self.passed += 1;
        }
    }

    /// Notes that `referent` has spoken.
    fn spoke(&mut self, index: &NameIndex<'_>, referent: usize, speaker: Span) {
        match index.referents[referent].group {
            Group::Person => self.last.person = Some((referent, speaker)),
            Group::Organisation | Group::Place => self.last.organisation = Some(referent),
        }
    }

    /// Who speaks, if the text names them.
    fn referent(&self, index: &mut NameIndex<'_>, speaker: Span) -> Option<usize> {
        let words: Vec<&str> = self.tokens.as_slice()[self.tokens.within(speaker)]
            .iter()
            .filter(|token| token.shape.is_word())
            .map(|token| token.text(self.text))
            .collect();
        if let [word] = words[..]
            && let Some(pronoun) = Pronoun::read(word)
        {
            return self.antecedent(index, speaker, pronoun);
        }
        named(index, speaker).or_else(|| self.role(index, &words))
    }

    /// The referent of a pronoun.
    fn antecedent(&self, index: &mut NameIndex<'_>, speaker: Span, pronoun: Pronoun) -> Option<usize> {
        match pronoun {
            Pronoun::Person(gender) => {
                let agrees = |referent: usize| {
                    let referent = &index.referents[referent];
                    referent.group == Group::Person && referent.gender.is_none_or(|known| known == gender)
                };
                let last = self.last.person.filter(|&(referent, _)| agrees(referent));
                let since = last.map_or(0, |(_, span)| span.end());
                let before = index.before(speaker.start()).iter().rev().take(MAX_ANTECEDENTS);
                let mut outside = before
                    .take_while(|mention| mention.span.start() >= since)
                    .filter(|mention| agrees(mention.referent) && !self.is_quoted(mention.span));
                let subject = outside.clone().find(|mention| self.is_subject(mention));
                let referent = subject
                    .map(|mention| mention.referent)
                    .or(last.map(|(referent, _)| referent))
                    .or_else(|| outside.next().map(|mention| mention.referent))?;
                index.referents[referent].gender = Some(gender);
                Some(referent)
            }
            Pronoun::Organisation => self.last.organisation.or_else(|| {
                let before = index.before(speaker.start()).iter().rev().take(MAX_ANTECEDENTS);
                let mut organisations = before
                    .filter(|mention| index.referents[mention.referent].group == Group::Organisation)
                    .filter(|mention| !self.is_quoted(mention.span));
                organisations.next().map(|mention| mention.referent)
            }),
        }
    }

    /// The referent of "the mayor", "the company": who was given that role, or the last organisation that spoke and
    /// whose own name has the noun.
    fn role(&self, index: &NameIndex<'_>, words: &[&str]) -> Option<usize> {
        let [determiner, rest @ ..] = words else { return None };
        let head = fold(rest.last()?);
        if !["the", "this", "that"].iter().any(|definite| definite.eq_ignore_ascii_case(determiner)) {
            return None;
        }
        if let Some(&referent) = self.roles.get(&head) {
            return Some(referent);
        }
        let passed = &index.mentions[..self.passed];
        let mut organisations = passed
            .iter()
            .rev()
            .take(MAX_ANTECEDENTS)
            .filter(|mention| index.referents[mention.referent].group == Group::Organisation);
        let namesake =
            |mention: &&Mention| index.referents[mention.referent].words.iter().any(|word| fold(word) == head);
        if let Some(mention) = organisations.clone().find(namesake) {
            return Some(mention.referent);
        }
        if !is_organisation_noun(&head) {
            return None;
        }
        self.last.organisation.or_else(|| organisations.next().map(|mention| mention.referent))
    }

    fn is_quoted(&self, span: Span) -> bool {
        let next = self.quoted.partition_point(|stretch| stretch.end() <= span.start());
        self.quoted.get(next).is_some_and(|stretch| stretch.overlaps(span))
    }

    /// True if the mention, with at most a title and a determiner before it, begins its sentence.
    fn is_subject(&self, mention: &Mention) -> bool {
        let first = self.tokens.index_at(mention.span.start());
        let start = self.tokens.sentence(self.tokens.sentence_of(first)).start;
        let lead = &self.tokens.as_slice()[start..first];
        lead.len() <= 4 && lead.iter().all(|token| token.shape.is_capitalised())
    }
}

/// The last person named in a speaker's span, or else a name that is its head.
fn named(index: &NameIndex<'_>, speaker: Span) -> Option<usize> {
    let inside = index.within(speaker);
    let person = inside.iter().rev().find(|mention| index.referents[mention.referent].group == Group::Person);
    let head = inside.iter().rev().find(|mention| mention.span.end() == speaker.end());
    person.or(head).map(|mention| mention.referent)
}

/// A pronoun that can stand for a named speaker.
#[derive(Clone, Copy)]
enum Pronoun {
    Person(Gender),
    Organisation,
}

impl Pronoun {
    fn read(word: &str) -> Option<Self> {
        let lower = fold(word);
        match &*lower {
            "he" | "she" | "him" | "her" => gender_of(&lower).map(Self::Person),
            "it" => Some(Self::Organisation),
            _ => None,
        }
    }
}

/// Nouns that stand for an organisation named before, sorted.
const ORGANISATION_NOUNS: &[&str] = &[
    "agency",
    "airline",
    "authority",
    "bank",
    "board",
    "broadcaster",
    "bureau",
    "business",
    "campaign",
    "carmaker",
    "charity",
    "club",
    "commission",
    "committee",
    "company",
    "corporation",
    "council",
    "court",
    "department",
    "drugmaker",
    "firm",
    "foundation",
    "fund",
    "giant",
    "government",
    "group",
    "hospital",
    "institute",
    "institution",
    "lender",
    "magazine",
    "maker",
    "manufacturer",
    "ministry",
    "museum",
    "network",
    "newspaper",
    "office",
    "organisation",
    "organization",
    "outlet",
    "paper",
    "party",
    "publication",
    "publisher",
    "regulator",
    "retailer",
    "school",
    "site",
    "startup",
    "supplier",
    "team",
    "union",
    "university",
    "utility",
    "watchdog",
    "website",
];

fn is_organisation_noun(head: &str) -> bool {
    ORGANISATION_NOUNS.binary_search(&head).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Entity, Label, Method};

    /// Resolves the speakers of `text`, where names are marked like `[Alba Quintero]`, organisations like `{Acme}`, and
    /// speakers like `<she>`. Names and speakers may nest.
    fn names(marked: &str) -> Vec<Option<String>> {
        let (mut text, mut open) = (String::new(), Vec::new());
        let (mut entities, mut speakers) = (Vec::new(), Vec::new());
        for c in marked.chars() {
            match c {
                '[' | '{' | '<' => open.push(text.len()),
                ']' | '}' => {
                    let label = if c == ']' { Label::Person } else { Label::Org };
                    entities.push(Entity::new(Span::new(open.pop().unwrap(), text.len()), label, 1.0));
                }
                '>' => speakers.push(Span::new(open.pop().unwrap(), text.len())),
                _ => text.push(c),
            }
        }
        let mut sentences = Vec::new();
        crate::sentences::segment(&text, crate::Quotations::Split, &mut sentences);
        let tokens = Tokens::new(&text, &sentences);
        let quote = |speaker: &Span| Quote {
            pieces: vec![Span::empty(0)],
            kind: QuoteKind::Indirect,
            speaker: Some(*speaker),
            speaker_name: None,
            speaker_title: None,
            speaker_affiliation: None,
            cue: None,
            method: Method::None,
            score: 1.0,
        };
        let mut quotes: Vec<Quote> = speakers.iter().map(quote).collect();
        crate::referents::resolve(&text, &tokens, &mut entities, &mut quotes);
        quotes.iter().map(|quote| quote.speaker_name.map(|name| name.slice(&text).to_owned())).collect()
    }

    fn check(marked: &str, expected: &[&str]) {
        let names: Vec<_> = names(marked).into_iter().map(|name| name.unwrap_or_else(|| "-".to_owned())).collect();
        assert_eq!(names, expected, "{marked}");
    }

    #[test]
    fn a_surname_finds_the_full_name_before_or_after_it() {
        check("<[Alba Quintero]> said so. Later <[Quintero]> said no.", &["Alba Quintero", "Alba Quintero"]);
        check("<[Quintero]> says no. Mayor [Alba Quintero] was late.", &["Alba Quintero"]);
    }

    #[test]
    fn two_people_with_one_surname_stay_two() {
        let text = "[Miriam Sellars] wrote. <[Judith Sellars]> said so. <Ms [Sellars]> said no.";
        check(text, &["Judith Sellars", "Judith Sellars"]);
    }

    #[test]
    fn an_initial_agrees_with_the_name_it_begins() {
        check("<[J. Sellars]> said so. <[Judith Sellars]> said no.", &["Judith Sellars", "Judith Sellars"]);
    }

    #[test]
    fn a_pronoun_is_the_last_speaker_unless_a_new_subject_came_between() {
        check("<[Rui Tavares]> said so to [Ana Ruiz]. <He> said no.", &["Rui Tavares", "Rui Tavares"]);
        check("<[Rui Tavares]> said so. [Odile Brandt] left. <He> said no.", &["Rui Tavares", "Odile Brandt"]);
    }

    #[test]
    fn a_pronoun_respects_the_gender_that_titles_state() {
        let text = "Ms. [Odile Brandt] left. <Mr. [Rui Tavares]> said so. <She> said no. <He> agreed.";
        check(text, &["Rui Tavares", "Odile Brandt", "Rui Tavares"]);
    }

    #[test]
    fn roles_find_whom_they_were_set_beside() {
        check("Mayor [Alba Quintero] came. <The mayor> said so.", &["Alba Quintero"]);
        check("[Idris Vaughan], the museum’s director, came. <The director> said so.", &["Idris Vaughan"]);
        check("Tech publication {The Ledger} wrote. {Orrin Foods} fell. <The publication> said so.", &["The Ledger"]);
        check("{Orrin Foods Inc.} rose. <The company> said so. <It> said more.", &["Orrin Foods Inc."; 2]);
        check(
            "{Department of Public Works} men came. {Orrin} fell. <The department> said so.",
            &["Department of Public Works"],
        );
        check("[Alba Quintero] came. <A spokesman> said so.", &["-"]);
    }

    #[test]
    fn short_forms_and_acronyms_find_the_organisation() {
        check("{Orrin Foods Inc.} rose. <{Orrin}> said so.", &["Orrin Foods Inc."]);
        check("the {Federal Trade Commission} met. <The {FTC}> said so.", &["Federal Trade Commission"]);
        check("{Department of Harbour Works} ({DHX}) met. <The {DHX}> said so.", &["Department of Harbour Works"]);
    }

    #[test]
    fn a_speaker_that_is_no_entity_still_has_a_name() {
        check("<Desmond Okafor> said so. <Okafor> said no. <he> left.", &["Desmond Okafor"; 3]);
        check("<They> said so.", &["-"]);
    }

    #[test]
    fn organisation_nouns_are_sorted() {
        assert!(ORGANISATION_NOUNS.is_sorted());
    }
}
