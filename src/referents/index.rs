//! The names of one text: mentions joined into referents.

use std::collections::HashMap;

use super::words::{Gender, NameWords, fold, gender_of, initials, is_suffix, is_title};
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
pub(super) struct Referent<'t> {
    pub(super) group: Group,
    /// The fullest form.
    pub(super) name: Span,
    /// The words of the fullest form.
    pub(super) words: Vec<&'t str>,
    /// As far as titles, roles and pronouns state it.
    pub(super) gender: Option<Gender>,
}

/// A place where the text names a referent.
#[derive(Clone, Copy)]
pub(super) struct Mention {
    pub(super) span: Span,
    /// Index into [`NameIndex::referents`].
    pub(super) referent: usize,
    /// Index of the entity that this mention is, if it is one.
    entity: Option<usize>,
}

/// All names of one text.
pub(super) struct NameIndex<'t> {
    pub(super) referents: Vec<Referent<'t>>,
    /// In order of their place.
    pub(super) mentions: Vec<Mention>,
}

impl<'t> NameIndex<'t> {
    /// Joins the names among `entities`, and those of speakers that are no entities, into referents.
    pub(super) fn new(text: &'t str, tokens: &Tokens, entities: &[Entity], quotes: &[Quote]) -> Self {
        let mut found = collect(text, tokens, entities, quotes);
        let mut builder = Builder::default();
        // Full names first, so that a surname in the headline finds the full name in the article.
        for mention in &mut found {
            if mention.name.words.len() > 1 {
                mention.referent = Some(builder.full(mention));
            }
        }
        let mut mentions = Vec::with_capacity(found.len());
        for mention in &found {
            let referent = mention.referent.unwrap_or_else(|| builder.short(mention));
            builder.see(referent, mention);
            if let Some(alias) = bracketed_acronym(text, tokens, mention.span) {
                builder.recent.insert((Key::Acronym, fold(alias)), referent);
            }
            mentions.push(Mention { span: mention.span, referent, entity: mention.entity });
        }
        let mut index = Self { referents: builder.referents, mentions };
        index.read_titles(text, tokens);
        index
    }

    /// Sets the name of each entity that is a mention.
    pub(super) fn name_entities(&self, entities: &mut [Entity]) {
        for mention in &self.mentions {
            if let Some(entity) = mention.entity {
                entities[entity].name = self.referents[mention.referent].name;
            }
        }
    }

    /// The mentions that lie wholly inside `span`.
    pub(super) fn within(&self, span: Span) -> &[Mention] {
        let start = self.mentions.partition_point(|mention| mention.span.start() < span.start());
        let end = self.mentions.partition_point(|mention| mention.span.start() < span.end());
        let inside = &self.mentions[start..end.max(start)];
        let len = inside.iter().rposition(|mention| mention.span.end() <= span.end()).map_or(0, |last| last + 1);
        &inside[..len]
    }

    /// The mentions that end at or before byte `offset`, in order.
    pub(super) fn before(&self, offset: usize) -> &[Mention] {
        &self.mentions[..self.mentions.partition_point(|mention| mention.span.end() <= offset)]
    }

    /// Learns gender from the title right before a person's name.
    fn read_titles(&mut self, text: &str, tokens: &Tokens) {
        for mention in &self.mentions {
            let first = tokens.index_at(mention.span.start());
            let title = first.checked_sub(1).map(|before| tokens.as_slice()[before].text(text));
            let referent = &mut self.referents[mention.referent];
            if let Some(title) = title.filter(|title| is_title(title) && referent.group == Group::Person) {
                referent.gender = gender_of(title).or(referent.gender);
            }
        }
    }
}

/// A mention on its way into the index.
struct Candidate<'t> {
    span: Span,
    group: Group,
    name: NameWords<'t>,
    entity: Option<usize>,
    referent: Option<usize>,
}

/// The names among the entities, and the capitalised names of speakers that no entity covers, in order.
fn collect<'t>(text: &'t str, tokens: &Tokens, entities: &[Entity], quotes: &[Quote]) -> Vec<Candidate<'t>> {
    let mut found: Vec<Candidate<'t>> = Vec::new();
    for (number, entity) in entities.iter().enumerate() {
        let Some(group) = Group::of(entity.label) else { continue };
        if let Some(name) = NameWords::read(text, tokens, entity.span) {
            found.push(Candidate { span: entity.span, group, name, entity: Some(number), referent: None });
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
        if let Some(name) = NameWords::read(text, tokens, span) {
            found.push(Candidate { span: name.span, group: Group::Person, name, entity: None, referent: None });
        }
    }
    found.sort_by_key(|candidate| candidate.span);
    found
}

/// The last run of capitalised words in a speaker, which is its name if anything is.
fn capitalised_run(text: &str, tokens: &Tokens, speaker: Span) -> Option<Span> {
    let range = tokens.within(speaker);
    let slice = &tokens.as_slice()[range];
    let end = slice.iter().rposition(|token| token.shape.is_capitalised())?;
    let start = slice[..end].iter().rposition(|token| !token.shape.is_capitalised()).map_or(0, |before| before + 1);
    let run = slice[start].span.cover(slice[end].span);
    let only_a_small_word = start == end && is_small_word(slice[start].text(text));
    (!only_a_small_word).then_some(run)
}

/// Words that begin sentences with a capital and name nobody.
fn is_small_word(word: &str) -> bool {
    const SMALL: &[&str] = &[
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "the",
        "a",
        "an",
        "one",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "some",
        "many",
        "others",
        "another",
        "both",
        "who",
        "officials",
        "police",
    ];
    SMALL.iter().any(|small| small.eq_ignore_ascii_case(word))
}

/// "FDA" in "Food and Drug Administration (FDA)", given the span of the name.
fn bracketed_acronym<'t>(text: &'t str, tokens: &Tokens, name: Span) -> Option<&'t str> {
    let next = tokens.index_at(name.end());
    let [open, acronym, close] = tokens.as_slice().get(next..next + 3)? else { return None };
    let bracketed = open.text(text) == "(" && close.text(text) == ")";
    (bracketed && acronym.shape == Shape::Upper).then(|| acronym.text(text))
}

/// What a referent can be found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    /// The surname of a person.
    Last,
    /// The given name of a person, the first word of an organisation.
    First,
    /// The whole name without suffixes.
    Whole,
    /// The initials of an organisation.
    Acronym,
}

#[derive(Default)]
struct Builder<'t> {
    referents: Vec<Referent<'t>>,
    /// Referents by surname, in order of appearance.
    by_last: HashMap<String, Vec<usize>>,
    /// The first referent of the text for a key, whether mentioned yet or not.
    first: HashMap<(Key, String), usize>,
    /// The referent for a key that was mentioned last.
    recent: HashMap<(Key, String), usize>,
}

impl<'t> Builder<'t> {
    /// The referent of a name of several words: a known one if the names agree, or else a new one.
    fn full(&mut self, mention: &Candidate<'t>) -> usize {
        let keys = keys(mention.group, &mention.name.words);
        let known = if mention.group == Group::Person {
            let surname = fold(surname(&mention.name.words));
            let same = self.by_last.get(&surname).into_iter().flatten().rev().take(MAX_CANDIDATES);
            same.copied().find(|&known| may_be_one_person(&self.referents[known].words, &mention.name.words))
        } else {
            self.first.get(&(Key::Whole, whole(&mention.name.words))).copied()
        };
        let referent = known.unwrap_or_else(|| self.add(mention));
        let entry = &mut self.referents[referent];
        if fullness(&mention.name.words) > fullness(&entry.words) {
            entry.words.clone_from(&mention.name.words);
            entry.name = mention.name.span;
        }
        for key in keys {
            self.first.entry(key).or_insert(referent);
        }
        referent
    }

    /// The referent of a name of one word: whoever has that surname or first word, the last one mentioned before others.
    fn short(&mut self, mention: &Candidate<'t>) -> usize {
        let word = fold(mention.name.words[0]);
        let acronym = mention.name.words[0].chars().all(|c| c == '.' || c.is_uppercase());
        let order: &[Key] = match mention.group {
            Group::Person => &[Key::Last, Key::Whole, Key::First],
            Group::Organisation | Group::Place if acronym => &[Key::Acronym, Key::Whole, Key::First],
            Group::Organisation => &[Key::Whole, Key::First],
            Group::Place => &[Key::Whole],
        };
        for &key in order {
            let entry = (key, word.clone());
            if let Some(&known) = self.recent.get(&entry).or_else(|| self.first.get(&entry)) {
                return known;
            }
        }
        let referent = self.add(mention);
        self.first.insert((Key::Whole, word), referent);
        referent
    }

    fn add(&mut self, mention: &Candidate<'t>) -> usize {
        let referent = self.referents.len();
        if mention.group == Group::Person && mention.name.words.len() > 1 {
            self.by_last.entry(fold(surname(&mention.name.words))).or_default().push(referent);
        }
        self.referents.push(Referent {
            group: mention.group,
            name: mention.name.span,
            words: mention.name.words.clone(),
            gender: None,
        });
        referent
    }

    /// Notes that the text has come past a mention, so that short forms after it find this referent before others.
    fn see(&mut self, referent: usize, mention: &Candidate<'t>) {
        for key in keys(mention.group, &mention.name.words) {
            self.recent.insert(key, referent);
        }
    }
}

/// What a name can be found by.
fn keys(group: Group, words: &[&str]) -> Vec<(Key, String)> {
    let mut keys = vec![(Key::Whole, whole(words))];
    if words.len() > 1 {
        match group {
            Group::Person => {
                keys.push((Key::Last, fold(surname(words))));
                keys.push((Key::First, fold(words[0])));
            }
            Group::Organisation | Group::Place => {
                if group == Group::Organisation {
                    keys.push((Key::First, fold(words[0])));
                }
                keys.extend(initials(words).map(|initials| (Key::Acronym, initials)));
            }
        }
    }
    keys
}

/// The words without suffixes, as one string.
fn whole(words: &[&str]) -> String {
    let core = words.iter().rposition(|word| !is_suffix(word)).map_or(words, |last| &words[..=last]);
    core.iter().map(|word| fold(word)).collect::<Vec<_>>().join(" ")
}

/// The last word that is no suffix.
fn surname<'w>(words: &[&'w str]) -> &'w str {
    words.iter().rev().find(|word| !is_suffix(word)).unwrap_or(&words[words.len() - 1])
}

/// True if two full names with the same surname can be one person's: the first names agree, or one is the initial of
/// the other.
fn may_be_one_person(a: &[&str], b: &[&str]) -> bool {
    let (a, b) = (fold(a[0]), fold(b[0]));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short == long || (short.chars().count() == 1 && long.starts_with(&short))
}

/// How full a form is: more words first, then more letters.
fn fullness(words: &[&str]) -> (usize, usize) {
    (words.len(), words.iter().map(|word| word.len()).sum())
}
