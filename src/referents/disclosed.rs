//! Names that follow later: "A man shouted. Outside, he gave his name as Joe Roe" names who shouted.

use super::evidence::Evidence;
use super::index::NameIndex;
use super::key::Key;
use super::leads::lead;
use super::mention::{Group, Mention};
use super::nouns::{gender_of_noun, is_listed_person, is_person_noun};
use super::phrase::{Opens, Reader};
use super::words::{Class, Gender, gender_of};
use crate::interrupt::checkpoint;

/// How many tokens, and sentences, a name may stand behind whom it names.
const MAX_TOKENS: usize = 90;
const MAX_SENTENCES: usize = 5;

/// How many tokens from "gave" or "identified" to the name: "gave her name only as".
const MAX_LEAD: usize = 6;

/// Those whom a text speaks of without a name and names soon after.
#[derive(Debug, Default)]
pub(super) struct Disclosed {
    /// By the byte where it speaks of them.
    by_place: Vec<(usize, usize)>,
    /// By their noun and that byte.
    by_noun: Vec<(Key, usize, usize)>,
}

impl Disclosed {
    /// Reads the names that say of whom they are, and learns the gender that the text gives with them.
    pub(super) fn read(reader: &Reader, index: &mut NameIndex<'_>) -> Self {
        let mut found = Self::default();
        let mut seen = vec![false; index.entries.len()];
        for mention in index.mentions.iter().filter(|mention| mention.group == Group::Person) {
            checkpoint();
            let first = !std::mem::replace(&mut seen[mention.referent], true);
            let told = told(reader, mention);
            let told_by = told.as_ref().and_then(|told| owner(reader, mention.tokens.0, told));
            let owner = told_by.or_else(|| goes_on(reader, mention).filter(|_| first));
            if let Some((owner, noun)) = owner {
                let gender = told.and_then(|told| told.gender).or(gender_of_noun(noun));
                if learn(&mut index.entries[mention.referent].gender, gender, told_by.is_some()) {
                    found.add(reader, owner, noun, mention.referent);
                }
            }
        }
        if let Some((at, noun, referent)) = lead(reader, index)
            && learn(&mut index.entries[referent].gender, gender_of_noun(noun), false)
        {
            found.add(reader, at, noun, referent);
        }
        found.by_place.sort_unstable();
        found.by_noun.sort_unstable();
        found
    }

    /// Takes in who it is that the text speaks of by the noun from token `at` on.
    fn add(&mut self, reader: &Reader, at: usize, noun: &str, referent: usize) {
        let place = reader.span(at..at + 1).start();
        self.by_place.push((place, referent));
        self.by_noun.push((Key::of(noun), place, referent));
    }

    /// Whom the phrase stands for that begins at byte `place`.
    pub(super) fn at(&self, place: usize) -> Option<usize> {
        let at = self.by_place.binary_search_by_key(&place, |&(place, _)| place).ok()?;
        Some(self.by_place[at].1)
    }

    /// Whom the text has last spoken of by this noun before byte `place`.
    pub(super) fn by_noun(&self, noun: Key, place: usize) -> Option<usize> {
        let passed = self.by_noun.partition_point(|&(known, at, _)| (known, at) < (noun, place));
        let &(known, _, referent) = self.by_noun[..passed].last()?;
        (known == noun).then_some(referent)
    }
}

/// Learns the gender of somebody from what the text speaks of them as. False if that is for the other gender, and the text
/// doesn't tell `outright` whom it speaks of: "A man said so. “It shook,” said Judith Ruiz" are two people.
fn learn(evidence: &mut Evidence, gender: Option<Gender>, outright: bool) -> bool {
    let Some(gender) = gender else { return true };
    if !outright && evidence.leans_against(gender) {
        return false;
    }
    evidence.state(gender);
    true
}

/// What the text tells with a name of whom it is.
struct Told<'t> {
    gender: Option<Gender>,
    /// The noun for them: "The teacher, Ana Ruiz,".
    noun: Option<&'t str>,
}

/// What the text tells of whose name a mention is: "gave her name as", "identified himself only as", "The teacher, Ana Ruiz,".
fn told<'t>(reader: &Reader<'t>, mention: &Mention) -> Option<Told<'t>> {
    let first = mention.tokens.0;
    let sentence = reader.sentence(first).start;
    if first == sentence {
        return None;
    }
    let titled = usize::from(reader.class(first - 1).has(Class::TITLE));
    let before = first.checked_sub(1 + titled).filter(|&before| before > sentence)?;
    if reader.is_possessive_clitic(mention.tokens.1) {
        return None;
    }
    if reader.word(before) == "as" {
        let lead = || sentence.max(before.saturating_sub(MAX_LEAD))..before;
        let gives = lead().any(|at| matches!(reader.word(at), "gave" | "giving" | "gives"))
            && lead().any(|at| reader.word(at) == "name");
        let names = lead()
            .any(|at| matches!(reader.word(at), "identified" | "identifies" | "identifying" | "introduced" | "known"));
        return (gives || names)
            .then(|| Told { gender: lead().find_map(|at| gender_of(reader.class(at))), noun: None });
    }
    let phrase = reader.phrase_before_comma(first).filter(|phrase| phrase.opens == Opens::Definite)?;
    let noun = reader.word(phrase.head);
    let alone = phrase.modifiers.is_empty() && reader.is_comma(mention.tokens.1) && is_person_noun(noun);
    alone.then(|| Told { gender: gender_of_noun(noun), noun: Some(noun) })
}

/// The first token of the phrase for someone without a name that begins the sentence before, and its noun, if the mention
/// can name them: in "A neighbour said so. “It shook,” said Ana Ruiz, 61." one paragraph has one who speaks.
fn goes_on<'t>(reader: &Reader<'t>, mention: &Mention) -> Option<(usize, &'t str)> {
    let (first, end) = mention.tokens;
    let sentence = reader.sentence(first);
    let verb = first.checked_sub(1).filter(|&at| reader.class(at).has(Class::SAYS));
    let mark = verb.unwrap_or(first).checked_sub(1).filter(|&mark| mark > sentence.start)?;
    let quoted = matches!(reader.word(sentence.start), "“" | "\"" | "‘" | "``" | "''")
        && matches!(reader.word(mark), "”" | "\"" | "’" | "''");
    // "“It shook,” said Ana Ruiz, a baker": what she is would have been told before.
    let apposed = || reader.phrase_after(end).is_some();
    let before = sentence.start.checked_sub(1).map(|last| reader.sentence(last)).filter(|_| quoted && !apposed())?;
    let between = &reader.text[reader.span(before.clone()).end()..reader.span(sentence).start()];
    if between.contains('\n') || !matches!(reader.word(before.start), "A" | "An") {
        return None;
    }
    let phrase = reader.phrase(before.start, before.end)?;
    let spoke = before.clone().take(MAX_TOKENS).any(|at| reader.class(at).has(Class::SAYS));
    let mut words = (phrase.modifiers.start..=phrase.head).map(|at| reader.word(at)).rev();
    let head = Some(reader.word(phrase.head)).filter(|noun| is_person_noun(noun));
    let noun = words.find(|noun| is_listed_person(noun)).or(head)?;
    spoke.then_some((before.start, noun))
}

/// The first token of the last phrase before token `name` for someone whom it does not name, and its noun, if what is told
/// fits them.
fn owner<'t>(reader: &Reader<'t>, name: usize, told: &Told) -> Option<(usize, &'t str)> {
    let sentence = reader.sentence_of(name);
    let near = (name.saturating_sub(MAX_TOKENS)..name)
        .rev()
        .take_while(|&at| reader.sentence_of(at) + MAX_SENTENCES > sentence)
        .filter(|&at| matches!(reader.word(at), "a" | "an" | "A" | "An" | "another" | "Another"));
    let person = |at: usize| -> Option<(usize, &'t str)> {
        let phrase = reader.phrase(at, reader.sentence(at).end)?;
        // "He came as a witness": what someone is said to be is nobody new.
        let is = at.checked_sub(1).is_some_and(|before| {
            reader.class(before).has(Class::COPULA) || matches!(reader.word(before), "as" | "like")
        });
        // "A baker wept": a verb may look like the head.
        let nouns = || (phrase.modifiers.start..phrase.head).map(|at| reader.word(at)).rev();
        let head = Some(reader.word(phrase.head)).filter(|noun| is_person_noun(noun));
        let noun = head.or_else(|| nouns().find(|noun| is_listed_person(noun)))?;
        (!is).then_some((at, noun))
    };
    let fits = |own: &str| {
        let gender = gender_of_noun(own).is_none_or(|own| told.gender.is_none_or(|told| told == own));
        // Anyone is "the woman".
        let anyone = |noun| matches!(noun, "woman" | "man" | "girl" | "boy" | "teenager" | "pensioner");
        // A schoolteacher is "the teacher".
        gender && told.noun.is_none_or(|noun| own.ends_with(noun) || anyone(noun))
    };
    let mut persons = near.filter_map(person);
    match told.noun {
        Some(_) => persons.find(|(_, own)| fits(own)),
        None => persons.next().filter(|(_, own)| fits(own)),
    }
}
