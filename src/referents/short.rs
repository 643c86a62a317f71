//! Short forms: whose name one word is.

use super::index::{NameIndex, Standing};
use super::mention::{Group, Mention};
use super::name::Word;
use super::states;
use super::words::{Class, gender_of};
use crate::entities::listed_name;

/// Who has been called by a surname alone keeps it until someone else who bears it has been mentioned this many mentions
/// later, or in a paragraph that has not named them.
const KEEPS_SURNAME: usize = 12;

/// How much later than someone else whom the text has named in full it can name their kin and leave them the surname.
const KIN: usize = 8;

/// How many mentions before its full name the text can call someone by a word from the middle of it.
const NEAR: usize = 6;

impl NameIndex<'_> {
    /// The referent of a name of one word: whose surname it is, or else whose first word, and of several whoever was
    /// mentioned last.
    pub(super) fn short(&mut self, mention: &Mention) -> usize {
        let word = self.words.core(mention.name)[0];
        let place = mention.group == Group::Place;
        let state = states::full_name(word.span.slice(self.text)).filter(|_| place);
        let is_state = |&known: &usize| {
            let entry = &self.entries[known];
            entry.group == Group::Place && Some(self.words.whole(entry.name)) == state
        };
        let states = state.into_iter().flat_map(|state| self.known_by(state)).filter(is_state);
        let names = self.known_by(word.key).chain(states);
        let known = names.filter_map(|known| Some((self.rank(known, mention, &word)?, known)));
        // Of equals the first of the text: `known_by` goes backwards.
        if let Some((_, best)) = known.max_by_key(|&(rank, _)| rank) {
            let known = self.company_before(best, mention, &word).unwrap_or(best);
            // "HARLOW" in the dateline and "Harlow" in the article: the latter is how the name is written.
            let lower = self.words.fullness(self.text, mention.name).1;
            let entry = &self.entries[known];
            let whole = self.words.whole(entry.name) == word.key;
            // "Orrin AB" is fuller than "Orrin".
            let formal = mention.group == Group::Organisation
                && self.words.is_company(mention.name)
                && entry.group == Group::Organisation;
            // "Montana" is fuller than the "Mont." of the dateline.
            let abbreviated = states::full_name(entry.name.span.slice(self.text)) == Some(word.key) && place;
            if whole && (lower && !entry.fullness.1 || formal) || abbreviated {
                self.learn(known, mention);
            }
            return known;
        }
        let nickname = mention.group == Group::Person && !mention.title.has(Class::TITLE);
        if let Some(known) = self.nicknamed(word.key).filter(|_| nickname) {
            return known;
        }
        let referent = self.add(mention, self.now);
        self.learn(referent, mention);
        referent
    }

    /// The company whose name begins with the word of `mention`, which the tagger took for a person's, if the text has named it
    /// and the person whom the word stands for best not yet: "Brill" after "Brill & Sons Ltd" and before "Thomas Brill".
    fn company_before(&self, best: usize, mention: &Mention, word: &Word) -> Option<usize> {
        let person = &self.entries[best];
        let later = person.group == Group::Person && person.seen == 0 && !mention.title.has(Class::TITLE);
        let company = |&known: &usize| {
            let entry = &self.entries[known];
            entry.group == Group::Organisation
                && entry.seen > 0
                && self.words.is_company(entry.name)
                && self.words.core(entry.name)[0].key == word.key
        };
        self.known_by(word.key).find(company).filter(|_| later)
    }

    /// True if a name may begin with the surname: "Xi Jinping", "Goh Hui Xian", "Kim Min-ji". As far as the lists know, of two
    /// words the first is then more than a given name and the last no surname; of three, the last two are joined or no given
    /// names.
    fn begins_with_surname(&self, core: &[Word]) -> bool {
        let is = |word: &Word| listed_name(word.span.slice(self.text));
        match core {
            [first, last] => !is(last).surname && (!is(first).given || is(first).surname),
            [first, middle, last] => {
                let joined = last.span.slice(self.text).starts_with(char::is_lowercase);
                let (first, middle, last) = (is(first), is(middle), is(last));
                let western = middle.given || last.given || last.surname && first.given && !first.surname;
                joined || !western
            }
            _ => false,
        }
    }

    /// How well the one word of `mention` stands for a known referent; `None` if it cannot.
    pub(super) fn rank(&self, known: usize, mention: &Mention, word: &Word) -> Option<(u8, bool, usize)> {
        let entry = &self.entries[known];
        let core = self.words.core(entry.name);
        let whole = self.words.whole(entry.name) == word.key;
        let first =
            core[0].key == word.key || core.len() > 1 && core[0].class.has(Class::ARTICLE) && core[1].key == word.key;
        let last = core[core.len() - 1].key == word.key;
        let acronym = !core.iter().any(|own| own.key == word.key);
        let place = match (mention.group, entry.group) {
            (Group::Person, Group::Person) => {
                let knight = mention.title.has(Class::KNIGHT);
                // "Mr. Xi" is Xi Jinping, and "Ms Goh" Goh Hui Xian.
                let fits = || last || first && (knight || self.begins_with_surname(core));
                if mention.title.has(Class::HONORIFIC) && !fits() {
                    return None;
                }
                if gender_of(mention.title).is_some_and(|gender| entry.gender.contradicts(gender)) {
                    return None;
                }
                let apart = mention.generation * entry.generation;
                if apart < 0 {
                    return None;
                }
                // "Callum" is hardly "Mr Reddish" as well.
                let child = entry.familiar && !entry.formal && mention.title.has(Class::HONORIFIC);
                if knight && first || apart > 0 {
                    9
                } else if last && !child {
                    8
                } else if first {
                    7
                } else if entry.seen > 0 || entry.first < self.now + NEAR {
                    6
                } else {
                    return None;
                }
            }
            (Group::Organisation, Group::Organisation) => {
                // "Orrin" is rather Orrin Foods than the Orrin Workers' Union.
                let owned = entry.name.span.slice(self.text).contains(['\'', '’']);
                if whole {
                    8
                } else if acronym {
                    7
                } else if first && !owned {
                    6
                } else if last {
                    5
                } else {
                    4
                }
            }
            (Group::Place, Group::Place) if whole => 8,
            (Group::Place, Group::Place) if acronym => 7,
            // The tagger may take one thing's mentions for two kinds of thing.
            (Group::Person, Group::Organisation) if first && !mention.title.has(Class::TITLE) => 2,
            (Group::Organisation, Group::Person) if last => 2,
            (Group::Organisation, Group::Place) if acronym || whole => 2,
            (Group::Place, Group::Organisation) if acronym => 2,
            // "Dorset said" of Dorset Pumps, but not "Dorset residents said".
            (Group::Place, Group::Organisation)
                if first && core.len() > 1 && mention.acts && !mention.after_preposition && entry.kinds.is_trade() =>
            {
                2
            }
            // "Sudbury said" of someone named like a town, but not "in Sudbury".
            (Group::Place, Group::Person) if last && core.len() > 1 && !mention.after_preposition => 2,
            _ => return None,
        };
        let agrees = gender_of(mention.title).is_none_or(|gender| !entry.gender.leans_against(gender));
        let surname = mention.group == Group::Person && entry.seen > 0;
        let near = if surname && entry.paragraph == self.paragraph { 2 * KEEPS_SURNAME } else { 0 };
        let keeps = if surname && entry.short { KEEPS_SURNAME } else { 0 };
        // "Roe" is rather Ana Roe than "her son, Bo Roe", who was named since.
        let hyphened = self.text[..core[core.len() - 1].span.start()].ends_with('-');
        let principal = surname && entry.standing == Standing::Own && !hyphened && mention.title == Class::NONE;
        let keeps = if principal { keeps + KIN } else { keeps };
        Some((place, agrees, entry.seen + near + keeps))
    }
}
