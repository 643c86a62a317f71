//! The names of one text: mentions joined into referents.

use super::evidence::Evidence;
use super::initials;
use super::key::Key;
use super::kinds::{self, Kinds};
use super::mention::{self, Group, Mention, NOBODY};
use super::name::{Name, Word, Words};
use super::nouns;
use super::phrase::{Phrase, Reader};
use super::register::Register;
use super::roles;
use super::short_names::nicknames;
use super::states;
use super::words::{Class, gender_of};
use crate::interrupt::checkpoint;
use crate::text::Places;
use crate::{Entity, Label, Quote, Span, Tokens};

/// A person, organisation or place that the text names.
pub(super) struct Entry {
    pub(super) group: Group,
    pub(super) label: Label,
    /// The fullest form.
    pub(super) name: Name,
    /// What kinds of organisation it can be, by the words of its names.
    pub(super) kinds: Kinds,
    /// Grammatical gender, as far as the text or else the given name tells it.
    pub(super) gender: Evidence,
    /// How full the name is; see [`Words::fullness`].
    pub(super) fullness: (usize, bool, usize),
    /// When it was named in full first, and mentioned last, counted in mentions; 0 before its first.
    pub(super) first: usize,
    pub(super) seen: usize,
    /// The paragraph of that mention.
    pub(super) paragraph: usize,
    /// True once the text has called it by the last word of its name.
    pub(super) short: bool,
    /// True once the text has called a person by the given name alone, and once by a surname with "Mr".
    pub(super) familiar: bool,
    pub(super) formal: bool,
    /// Whether a person is somebody's parent (above zero) or child (below) in the text.
    pub(super) generation: i8,
    pub(super) standing: Standing,
}

/// How a text introduces someone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// By themselves.
    Own,
    /// As somebody's kin: "her son, Bo Ruiz".
    Kin,
}

/// All names of one text.
pub(super) struct NameIndex<'t> {
    pub(super) text: &'t str,
    tokens: &'t Tokens,
    pub(super) entries: Vec<Entry>,
    /// In order of their place.
    pub(super) mentions: Vec<Mention>,
    /// Where they are.
    places: Places<128>,
    pub(super) words: Words,
    /// What stands beside the mentions, by `Mention::phrases`.
    phrases: Vec<Phrase>,
    /// Referents by each word of their names, by their whole names and by their initials.
    by_word: Register,
    /// Persons by what their given names may be cut to.
    by_nickname: Register,
    /// Those whose given names have not been cut yet, which only a name that nobody bears asks for.
    uncut: Vec<(Span, usize)>,
    /// How many mentions the index has come past.
    pub(super) now: usize,
    /// The paragraph that it has come to, and the byte up to which paragraphs are counted.
    pub(super) paragraph: usize,
    counted: usize,
}

impl<'t> NameIndex<'t> {
    /// Joins the names among `entities` into referents.
    pub(super) fn new(reader: &Reader<'t>, entities: &[Entity]) -> Self {
        let mut words = Words::with_capacity(2 * entities.len());
        let mentions = mention::of_entities(*reader, entities, &mut words);
        let mut index = Self {
            text: reader.text,
            tokens: reader.tokens,
            entries: Vec::with_capacity(mentions.len() / 2),
            mentions: Vec::new(),
            places: Places::default(),
            words,
            phrases: Vec::with_capacity(mentions.len()),
            by_word: Register::with_capacity(3 * mentions.len()),
            by_nickname: Register::default(),
            uncut: Vec::new(),
            now: 0,
            paragraph: 0,
            counted: 0,
        };
        index.mentions = index.join(reader, mentions);
        index.note_places();
        index
    }

    /// Joins the names of speakers that are no entities too. The names of entities stay what they were.
    pub(super) fn add_speakers(&mut self, reader: &Reader<'t>, entities: &[Entity], quotes: &[Quote]) {
        let mentions = mention::of_speakers(*reader, entities, quotes, &mut self.words);
        if mentions.is_empty() {
            return;
        }
        let mentions = self.join(reader, mentions);
        self.mentions.extend(mentions);
        self.mentions.sort_by_key(|mention| mention.span);
        self.mentions.dedup_by(|next, before| next.span.overlaps(before.span));
        self.note_places();
    }

    fn note_places(&mut self) {
        self.places = Places::new(self.text.len(), self.mentions.iter().map(|mention| mention.span.end()));
    }

    /// Finds the referents of mentions.
    fn join(&mut self, reader: &Reader<'t>, mut mentions: Vec<Mention>) -> Vec<Mention> {
        // Full names first, so that a surname in the headline finds the full name in the article.
        for (number, mention) in mentions.iter_mut().enumerate() {
            checkpoint();
            // "Orrin Oyj" is a whole name, though "Orrin" alone may be short for another: "the Orrin Family Foundation".
            let formal = mention.group == Group::Organisation && self.words.is_company(mention.name);
            if formal || self.words.core(mention.name).len() > 1 {
                let born = self.born(reader, mention);
                mention.referent = born.unwrap_or_else(|| self.full(mention, self.now + number));
                if mention.group != Group::Person {
                    let acronym = mention::bracketed_acronym(reader.text, reader.tokens, mention);
                    for other in acronym.into_iter().chain(mention::other_name(reader, mention)) {
                        self.by_word.add(Key::of(other), mention.referent);
                    }
                }
                self.read_phrases(reader, mention);
            }
        }
        (self.paragraph, self.counted) = (0, 0);
        for mention in &mut mentions {
            self.enter(mention.span.start());
            checkpoint();
            if mention.referent == NOBODY {
                mention.referent = self.short(mention);
                let entry = &mut self.entries[mention.referent];
                let (own, core) = (self.words.core(mention.name)[0].key, self.words.core(entry.name));
                entry.short |= core.last().is_some_and(|word| word.key == own);
                entry.familiar |= core.len() > 1 && core[0].key == own;
                entry.formal |= mention.title.has(Class::HONORIFIC);
                self.read_phrases(reader, mention);
            }
            self.see(mention);
        }
        mentions
    }

    /// Takes in the phrases beside a mention, and learns the gender of a person from their nouns.
    fn read_phrases(&mut self, reader: &Reader<'t>, mention: &mut Mention) {
        if mention.group == Group::Place {
            return;
        }
        let start = self.phrases.len();
        self.phrases.extend(roles::phrases(reader, mention));
        mention.phrases = (start, self.phrases.len());
        if mention.group == Group::Organisation {
            return;
        }
        let entry = &mut self.entries[mention.referent];
        for phrase in &self.phrases[start..] {
            let class = reader.class(phrase.head);
            let kin = phrase.head < mention.tokens.0 && class.has(Class::KIN);
            if kin && self.words.core(mention.name).len() > 1 {
                entry.standing = Standing::Kin;
            }
            let older = nouns::generation(reader.word(phrase.head));
            if older != 0 {
                entry.generation = older;
            }
            if let Some(gender) = gender_of(class) {
                let office = matches!(reader.word(phrase.head), "spokesman" | "chairman" | "councilman" | "alderman");
                if office { entry.gender.hint(gender) } else { entry.gender.state(gender) }
            }
        }
    }

    /// The phrases that the text sets beside a mention that is no place.
    pub(super) fn phrases(&self, mention: &Mention) -> &[Phrase] {
        &self.phrases[mention.phrases.0..mention.phrases.1]
    }

    /// Sets the name of each entity that is a mention.
    pub(super) fn name_entities(&self, entities: &mut [Entity]) {
        for mention in &self.mentions {
            if let Some(entity) = mention.entity {
                entities[entity].name = self.entries[mention.referent].name.span;
            }
        }
    }

    /// The number of the first mention that ends behind byte `offset`.
    pub(super) fn first_behind(&self, offset: usize) -> usize {
        self.places.first_behind(&self.mentions, offset, |mention| mention.span.end())
    }

    /// The indices of the mentions that share a character with `span`.
    pub(super) fn touching(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.first_behind(span.start());
        let last = self.first_behind(span.end().saturating_sub(1));
        let touches = |at: usize| self.mentions.get(at).is_some_and(|mention| mention.span.start() < span.end());
        start..(last + usize::from(touches(last))).max(start)
    }

    /// The index of the mention that begins at token `token`.
    pub(super) fn starting_at(&self, token: usize) -> Option<usize> {
        let at = self.first_behind(self.tokens.as_slice().get(token)?.span.start());
        self.mentions.get(at).is_some_and(|mention| mention.tokens.0 == token).then_some(at)
    }
}

impl NameIndex<'_> {
    /// True if the name of a referent is one word in capitals: "NASA".
    pub(super) fn is_acronym(&self, referent: usize) -> bool {
        let core = self.words.core(self.entries[referent].name);
        let upper = |word: &Word| word.span.slice(self.text).chars().all(|c| c.is_uppercase() || c == '.');
        core.len() == 1 && core[0].span.len() > 1 && upper(&core[0])
    }

    /// The newest referents that are known by `key`.
    pub(super) fn known_by(&self, key: Key) -> impl Iterator<Item = usize> {
        self.by_word.newest(key)
    }

    /// The only one whose given name can be cut to the word: "Steph" is Stephanie Roe where nobody else is so called.
    pub(super) fn nicknamed(&mut self, word: Key) -> Option<usize> {
        for (given, referent) in self.uncut.drain(..) {
            for nickname in nicknames(given.slice(self.text)) {
                self.by_nickname.add(nickname, referent);
            }
        }
        let mut known = self.by_nickname.newest(word);
        known.next().filter(|_| known.next().is_none())
    }

    /// Who was born under the name of `mention`, if the text says so of someone with the same given name: "Born Ana Maria
    /// Petrakis in 1935, she". The name that the person has now stays theirs.
    fn born(&mut self, reader: &Reader, mention: &Mention) -> Option<usize> {
        let before = mention.tokens.0.checked_sub(1).map(|before| reader.word(before));
        if mention.group != Group::Person || !matches!(before, Some("Born" | "born" | "née" | "Née" | "nee")) {
            return None;
        }
        let given = self.words.core(mention.name)[0].key;
        let person = |&known: &usize| {
            let core = self.words.core(self.entries[known].name);
            self.entries[known].group == Group::Person && core.len() > 1 && core[0].key == given
        };
        let referent = self.known_by(given).find(person)?;
        self.by_word.add(self.words.whole(mention.name), referent);
        Some(referent)
    }

    /// The referent of a name of several words: a known one if the names agree, or else a new one.
    fn full(&mut self, mention: &Mention, number: usize) -> usize {
        let core = self.words.core(mention.name);
        let (first, last) = (core[0].key, core[core.len() - 1].key);
        let whole = self.words.whole(mention.name);
        let agree = |&known: &usize| {
            let entry = &self.entries[known];
            entry.group == mention.group
                && match mention.group {
                    Group::Person => self.words.may_be_one_person(self.text, entry.name, mention.name),
                    Group::Organisation => {
                        self.words.whole(entry.name) == whole
                            || self.words.may_be_one_organisation(self.text, entry.name, mention.name, is_generic)
                    }
                    Group::Place => self.words.whole(entry.name) == whole,
                }
        };
        let known = self.known_by(whole).chain(self.known_by(last)).chain(self.known_by(first)).find(agree);
        let referent = known.unwrap_or_else(|| self.add(mention, number));
        self.learn(referent, mention);
        referent
    }

    pub(super) fn add(&mut self, mention: &Mention, number: usize) -> usize {
        self.entries.push(Entry {
            group: mention.group,
            label: mention.label,
            name: mention.name,
            kinds: Kinds::UNKNOWN,
            gender: Evidence::of_given_name(self.text, self.words.core(mention.name)),
            fullness: self.words.fullness(self.text, mention.name),
            first: number,
            seen: 0,
            paragraph: 0,
            short: false,
            familiar: false,
            formal: false,
            generation: 0,
            standing: Standing::Own,
        });
        let referent = self.entries.len() - 1;
        let core = self.words.core(mention.name);
        if core.len() > 1 && mention.group == Group::Person {
            self.uncut.push((core[0].span, referent));
        }
        referent
    }

    /// Takes in a form of a referent's name.
    pub(super) fn learn(&mut self, referent: usize, mention: &Mention) {
        let (known, new) = (self.entries[referent].name.span, mention.name.span);
        if let Some(gender) = gender_of(mention.title) {
            self.entries[referent].gender.state(gender);
        }
        self.by_word.add(self.words.whole(mention.name), referent);
        let core = self.words.core(mention.name);
        if core.len() > 1 {
            for word in core {
                self.by_word.add(word.key, referent);
            }
        }
        // The same letters once more tell nothing else, unless eight others have had their initials since.
        if known == new || known.slice(self.text) != new.slice(self.text) {
            self.learn_form(referent, mention);
        }
    }

    /// Takes in what a form of a referent's name tells and is called for short.
    fn learn_form(&mut self, referent: usize, mention: &Mention) {
        let entry = &mut self.entries[referent];
        let fullness = self.words.fullness(self.text, mention.name);
        if fullness > entry.fullness {
            (entry.name, entry.fullness) = (mention.name, fullness);
        }
        entry.kinds = entry.kinds.or(kinds::of_name(self.words.of(mention.name).iter().map(|word| word.key)));
        let core = self.words.core(mention.name);
        if let ([word], Group::Place) = (core, mention.group)
            && let Some(state) = states::full_name(word.span.slice(self.text))
        {
            self.by_word.add(state, referent);
        }
        if core.len() < 2 || mention.group == Group::Person {
            return;
        }
        // "HC" for the High Court of a state.
        let is_court = || self.entries[referent].kinds.shares(kinds::of_noun(Key::of("court")));
        if core.len() > 2 && mention.group == Group::Organisation && is_court() {
            let court = initials::of_name(self.text, &core[core.len() - 2..], false);
            if let Some(court) = court {
                self.by_word.add(court, referent);
            }
        }
        for small_words in [false, true] {
            if let Some(initials) = initials::of_name(self.text, core, small_words) {
                self.by_word.add(initials, referent);
            }
        }
    }

    /// Moves on to the paragraph of byte `at`.
    fn enter(&mut self, at: usize) {
        let passed = self.text.get(self.counted..at).unwrap_or_default();
        let ends = |at: usize| matches!(passed.as_bytes()[at + 1..], [b'\n', ..] | [b'\r', b'\n', ..]);
        self.paragraph += usize::from(memchr::memchr_iter(b'\n', passed.as_bytes()).any(ends));
        self.counted = self.counted.max(at);
    }

    /// Notes that the text has come past a mention, so that short forms after it find its referent before others.
    fn see(&mut self, mention: &Mention) {
        self.now += 1;
        self.entries[mention.referent].seen = self.now;
        self.entries[mention.referent].paragraph = self.paragraph;
        if let Some(gender) = gender_of(mention.title) {
            self.entries[mention.referent].gender.state(gender);
        }
    }
}

/// True if a company's name can go without this word at its end.
fn is_generic(word: Key) -> bool {
    kinds::of_name(std::iter::once(word)) != Kinds::UNKNOWN
}
