//! Holders: who has the role, or does the deed, that a noun names.

use super::deeds::LEFT;
use super::index::NameIndex;
use super::key::Key;
use super::nouns;
use super::phrase::{Phrase, Reader};
use super::resolver::Resolver;

/// How many places before the noun are looked at for the one of several holders of whom the text has spoken last.
const MAX_SITES: usize = 64;

impl Resolver<'_> {
    /// Who has the role that the phrase names, at byte `place`; of several, whom the text has spoken of last.
    pub(super) fn holder(&self, index: &NameIndex<'_>, phrase: &Phrase, place: usize) -> Option<usize> {
        let reader = &self.reader;
        let mut holders = self.roles.find(reader, phrase, place);
        if holders.is_empty() {
            holders = self.left_holder(phrase, place);
        }
        // "A trader, who gave her name as Ana Ruiz, wept. The trader said"
        if holders.is_empty() && phrase.modifiers.is_empty() {
            holders.extend(self.disclosed.by_noun(reader.head(phrase), place));
        }
        // "Ana Ruiz, who drives a bus, wept. The driver said", unless someone else was introduced as a driver.
        if holders.is_empty() {
            let mut doers = self.deeds.find(reader, phrase, place);
            doers.retain(|&doer| !self.is_counsel(phrase, doer));
            if !doers.is_empty() && !self.is_stranger(index, reader.key(phrase.head), place) {
                holders = doers;
            }
        }
        if holders.is_empty() {
            holders = self.compound_holder(phrase, place);
        }
        if let Some(gender) = nouns::gender_of_noun(reader.word(phrase.head)) {
            holders.retain(|&holder| !index.entries[holder].gender.leans_against(gender));
        }
        let recent = self.sites.iter().rev().take(MAX_SITES).find(|site| holders.contains(&site.referent));
        recent.map(|site| site.referent).or(holders.first().copied())
    }

    /// "The former chairman" where the text tells of one chairman that he left: "Bo Brandt, the chairman, resigned".
    fn left_holder(&self, phrase: &Phrase, place: usize) -> Vec<usize> {
        let reader = &self.reader;
        let former = phrase.modifiers.clone().take_while(|&at| is_former(reader, at)).count();
        if former == 0 {
            return Vec::new();
        }
        let office = Phrase { modifiers: phrase.modifiers.start + former..phrase.modifiers.end, ..phrase.clone() };
        let mut holders = self.roles.find(reader, &office, place);
        holders.retain(|&holder| self.deeds.has(Key::of(LEFT), holder));
        holders
    }

    /// "The shipowner" is the owner of the ship, and "the glassmaker" the maker of glass.
    fn compound_holder(&self, phrase: &Phrase, place: usize) -> Vec<usize> {
        let Some((stem, noun)) = parts(self.reader.word(phrase.head)) else { return Vec::new() };
        let mut holders = self.roles.about(&self.reader, Key::of(noun), stem, place);
        holders.truncate(usize::from(holders.len() == 1));
        holders
    }

    /// True if the phrase is for a witness and the person speaks in court by office: "Judge Roe told the court".
    fn is_counsel(&self, phrase: &Phrase, person: usize) -> bool {
        self.reader.word(phrase.head) == "witness" && self.called[person].fields.is_of_court()
    }
}

/// The parts of a noun that has grown together of what and who: "ship" and "owner" of "shipowner".
pub(super) fn parts(noun: &str) -> Option<(&str, &'static str)> {
    const WHO: [&str; 8] = ["owner", "maker", "builder", "keeper", "worker", "holder", "driver", "manager"];
    let (stem, who) = WHO.iter().find_map(|who| Some((noun.strip_suffix(who)?, *who)))?;
    (stem.len() > 2).then_some((stem, who))
}

/// True for "former", and for "ex" with the hyphen behind it.
fn is_former(reader: &Reader, at: usize) -> bool {
    matches!(reader.word(at), "former" | "ex" | "outgoing" | "ousted" | "sacked")
        || reader.word(at) == "-" && reader.word(at - 1) == "ex"
}
