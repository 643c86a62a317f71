//! The names of one text: mentions joined into referents.

use std::collections::HashMap;

use super::evidence::Evidence;
use super::key::Key;
use super::kinds::{self, Kinds};
use super::name::{Name, Word, Words};
use super::words::{Class, classify, gender_of};
use crate::{Entity, Label, Quote, Shape, Span, Tokens};

/// How many referents that share a word are compared with a new mention, newest first. Keeps the work linear where a
/// text repeats one surname without end.
const MAX_CANDIDATES: usize = 8;

/// What kind of thing a name can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Group {
    Person,
    Organisation,
    Place,
}

impl Group {
    fn of(label: Label) -> Option<Self> {
        match label {
            Label::Person => Some(Self::Person),
            Label::Org => Some(Self::Organisation),
            Label::Gpe | Label::Loc | Label::Fac => Some(Self::Place),
            _ => None,
        }
    }
}

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
    /// When it was mentioned last, counted in mentions; 0 before its first.
    seen: usize,
}

/// A place where the text names a referent.
#[derive(Clone, Copy)]
pub(super) struct Mention {
    pub(super) span: Span,
    pub(super) group: Group,
    pub(super) label: Label,
    pub(super) name: Name,
    /// The classes of the title in front of it, inside or outside the span.
    pub(super) title: Class,
    /// Index of its first token, and one past its last.
    pub(super) tokens: (usize, usize),
    /// Index into [`NameIndex::entries`].
    pub(super) referent: usize,
    /// Index of the entity that this mention is, if it is one.
    entity: Option<usize>,
}

/// All names of one text.
pub(super) struct NameIndex {
    pub(super) entries: Vec<Entry>,
    /// In order of their place.
    pub(super) mentions: Vec<Mention>,
    pub(super) words: Words,
}

/// No referent yet.
const NOBODY: usize = usize::MAX;

impl NameIndex {
    /// Joins the names among `entities`, and those of speakers that are no entities, into referents.
    ///
    /// `judge` is called when names of several words have found their referents, to gather evidence of gender before short
    /// forms are told apart by it; the mentions that are short forms have no referent yet.
    pub(super) fn new(
        text: &str,
        tokens: &Tokens,
        entities: &[Entity],
        quotes: &[Quote],
        judge: impl FnOnce(&[Mention], &mut [Entry]),
    ) -> Self {
        let mut words = Words::default();
        let mut mentions = collect(text, tokens, entities, quotes, &mut words);
        let mut builder = Builder { text, words: &words, entries: Vec::new(), by_word: HashMap::new(), now: 0 };
        // Full names first, so that a surname in the headline finds the full name in the article.
        for mention in &mut mentions {
            if words.core(mention.name).len() > 1 {
                mention.referent = builder.full(mention);
                let acronym = bracketed_acronym(text, tokens, mention);
                if let Some(acronym) = acronym.filter(|_| mention.group != Group::Person) {
                    builder.register(Key::of(acronym), mention.referent);
                }
            }
        }
        judge(&mentions, &mut builder.entries);
        for mention in &mut mentions {
            if mention.referent == NOBODY {
                mention.referent = builder.short(mention);
            }
            builder.see(mention);
        }
        let entries = builder.entries;
        Self { entries, mentions, words }
    }

    /// Sets the name of each entity that is a mention.
    pub(super) fn name_entities(&self, entities: &mut [Entity]) {
        for mention in &self.mentions {
            if let Some(entity) = mention.entity {
                entities[entity].name = self.entries[mention.referent].name.span;
            }
        }
    }

    /// The indices of the mentions that share a character with `span`.
    pub(super) fn touching(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.mentions.partition_point(|mention| mention.span.end() <= span.start());
        let end = self.mentions.partition_point(|mention| mention.span.start() < span.end());
        start..end.max(start)
    }

    /// The index of the mention that begins at token `token`.
    pub(super) fn starting_at(&self, token: usize) -> Option<usize> {
        let at = self.mentions.partition_point(|mention| mention.tokens.0 < token);
        self.mentions.get(at).is_some_and(|mention| mention.tokens.0 == token).then_some(at)
    }
}

/// The names among the entities, and the capitalised names of speakers that no entity covers, in order.
fn collect(text: &str, tokens: &Tokens, entities: &[Entity], quotes: &[Quote], words: &mut Words) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut add = |span: Span, group, label, entity| {
        let Some(name) = words.read(text, tokens, span) else { return };
        let range = tokens.within(span);
        let before = range.start.checked_sub(1).map(|before| classify(tokens.as_slice()[before].text(text)));
        let title = name.title.or(before.filter(|class| class.has(Class::TITLE)).unwrap_or_default());
        let tokens = (range.start, range.end);
        found.push(Mention { span, group, label, name, title, tokens, referent: NOBODY, entity });
    };
    for (number, entity) in entities.iter().enumerate() {
        if let Some(group) = Group::of(entity.label) {
            add(entity.span, group, entity.label, Some(number));
        }
    }
    let mut unknown: Vec<Span> = quotes
        .iter()
        .filter_map(|quote| quote.speaker)
        .filter(|speaker| {
            let next = entities.partition_point(|entity| entity.span.end() <= speaker.start());
            entities.get(next).is_none_or(|entity| !entity.span.overlaps(*speaker))
        })
        .filter_map(|speaker| capitalised_run(text, tokens, speaker))
        .collect();
    unknown.sort_unstable();
    unknown.dedup();
    for span in unknown {
        add(span, Group::Person, Label::Person, None);
    }
    found.sort_by_key(|mention| mention.span);
    found.dedup_by(|next, before| next.span.overlaps(before.span));
    found
}

/// The last run of capitalised words in a speaker, which is its name if anything is.
fn capitalised_run(text: &str, tokens: &Tokens, speaker: Span) -> Option<Span> {
    let slice = &tokens.as_slice()[tokens.within(speaker)];
    let end = slice.iter().rposition(|token| token.shape.is_capitalised())?;
    let mut start = slice[..end].iter().rposition(|token| !token.shape.is_capitalised()).map_or(0, |before| before + 1);
    // What opens a sentence has a capital whatever it is.
    while start < end && classify(slice[start].text(text)).has(Class::SMALL) {
        start += 1;
    }
    let class = classify(slice[end].text(text));
    let nobody = start == end && class.has(Class::SMALL.or(Class::ROLE).or(Class::TITLE));
    (!nobody).then(|| slice[start].span.cover(slice[end].span))
}

/// "FDA" in "Food and Drug Administration (FDA)", given the mention of the name.
fn bracketed_acronym<'t>(text: &'t str, tokens: &Tokens, name: &Mention) -> Option<&'t str> {
    let [open, acronym, close] = tokens.as_slice().get(name.tokens.1..name.tokens.1 + 3)? else { return None };
    let bracketed = open.text(text) == "(" && close.text(text) == ")";
    (bracketed && acronym.shape == Shape::Upper).then(|| acronym.text(text))
}

struct Builder<'a> {
    text: &'a str,
    words: &'a Words,
    entries: Vec<Entry>,
    /// Referents by each word of their names, by their whole names and by their initials, in order of appearance.
    by_word: HashMap<Key, Vec<usize>>,
    now: usize,
}

impl Builder<'_> {
    /// The newest referents that are known by `key`.
    fn known_by(&self, key: Key) -> impl Iterator<Item = usize> {
        self.by_word.get(&key).into_iter().flatten().rev().take(MAX_CANDIDATES).copied()
    }

    /// The referent of a name of several words: a known one if the names agree, or else a new one.
    fn full(&mut self, mention: &Mention) -> usize {
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
                            || self.words.may_be_one_organisation(entry.name, mention.name, is_generic)
                    }
                    Group::Place => self.words.whole(entry.name) == whole,
                }
        };
        let known = self.known_by(whole).chain(self.known_by(last)).chain(self.known_by(first)).find(agree);
        let referent = known.unwrap_or_else(|| self.add(mention));
        self.learn(referent, mention);
        referent
    }

    /// The referent of a name of one word: whose surname it is, or else whose first word, and of several whoever was
    /// mentioned last.
    fn short(&mut self, mention: &Mention) -> usize {
        let word = self.words.core(mention.name)[0];
        let known = self.known_by(word.key).filter_map(|known| Some((self.rank(known, mention, &word)?, known)));
        // Of equals the first of the text: `known_by` goes backwards.
        if let Some((_, known)) = known.max_by_key(|&(rank, _)| rank) {
            return known;
        }
        let referent = self.add(mention);
        self.learn(referent, mention);
        referent
    }

    /// How well the one word of `mention` stands for a known referent; `None` if it cannot.
    fn rank(&self, known: usize, mention: &Mention, word: &Word) -> Option<(u8, bool, usize)> {
        let entry = &self.entries[known];
        let core = self.words.core(entry.name);
        let whole = self.words.whole(entry.name) == word.key;
        let first =
            core[0].key == word.key || core.len() > 1 && core[0].class.has(Class::ARTICLE) && core[1].key == word.key;
        let last = core[core.len() - 1].key == word.key;
        let acronym = !core.iter().any(|own| own.key == word.key);
        let place = match (mention.group, entry.group) {
            (Group::Person, Group::Person) => {
                if mention.title.has(Class::HONORIFIC) && !last {
                    return None;
                }
                if gender_of(mention.title).is_some_and(|gender| entry.gender.contradicts(gender)) {
                    return None;
                }
                if last {
                    8
                } else if first {
                    7
                } else {
                    6
                }
            }
            (Group::Organisation, Group::Organisation) => {
                if whole {
                    8
                } else if acronym {
                    7
                } else if first {
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
            _ => return None,
        };
        let agrees = gender_of(mention.title).is_none_or(|gender| !entry.gender.leans_against(gender));
        Some((place, agrees, entry.seen))
    }

    fn add(&mut self, mention: &Mention) -> usize {
        self.entries.push(Entry {
            group: mention.group,
            label: mention.label,
            name: mention.name,
            kinds: Kinds::UNKNOWN,
            gender: Evidence::of_given_name(self.words.core(mention.name)),
            seen: 0,
        });
        self.entries.len() - 1
    }

    /// Takes in a form of a referent's name.
    fn learn(&mut self, referent: usize, mention: &Mention) {
        let words = self.words.of(mention.name);
        let entry = &mut self.entries[referent];
        let fullness = |name| self.words.fullness(self.text, name);
        if fullness(mention.name) > fullness(entry.name) {
            entry.name = mention.name;
        }
        if let Some(gender) = gender_of(mention.title) {
            entry.gender.state(gender);
        }
        entry.kinds = entry.kinds.or(kinds::of_name(words.iter().map(|word| word.key)));
        self.register(self.words.whole(mention.name), referent);
        let core = self.words.core(mention.name);
        if core.len() > 1 {
            for word in core {
                self.register(word.key, referent);
            }
            if mention.group != Group::Person {
                for small_words in [false, true] {
                    if let Some(initials) = initials(self.text, core, small_words) {
                        self.register(initials, referent);
                    }
                }
            }
        }
    }

    fn register(&mut self, key: Key, referent: usize) {
        let known = self.by_word.entry(key).or_default();
        if !known.iter().rev().take(MAX_CANDIDATES).any(|&other| other == referent) {
            known.push(referent);
        }
    }

    /// Notes that the text has come past a mention, so that short forms after it find its referent before others.
    fn see(&mut self, mention: &Mention) {
        self.now += 1;
        self.entries[mention.referent].seen = self.now;
        if let Some(gender) = gender_of(mention.title) {
            self.entries[mention.referent].gender.state(gender);
        }
    }
}

/// True if a company's name can go without this word at its end.
fn is_generic(word: Key) -> bool {
    kinds::of_name(std::iter::once(word)) != Kinds::UNKNOWN
}

/// The initials of a name, with or without those of its small words, if there are at least two: "Federal Trade Commission"
/// gives "ftc".
fn initials(text: &str, words: &[Word], small_words: bool) -> Option<Key> {
    let letters = words.iter().filter_map(|word| word.span.slice(text).chars().next());
    let letters = letters.filter(|letter| small_words || letter.is_uppercase());
    if letters.clone().count() < 2 {
        return None;
    }
    Some(letters.flat_map(char::to_lowercase).fold(Key::EMPTY, Key::letter))
}
