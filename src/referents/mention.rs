//! Mentions: the places where a text names persons, organisations and places.

use super::introduced;
use super::key::Key;
use super::kinds::{self, Kinds};
use super::name::{Name, Words};
use super::phrase::Reader;
use super::regroup;
use super::words::{Class, classify};
use crate::entities::brackets::spelled_out;
use crate::entities::is_common_word;
use crate::interrupt::checkpoint;
use crate::{Entity, Label, Quote, Shape, Span, Tokens};

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

/// A place where the text names a referent.
#[derive(Clone, Copy)]
pub(super) struct Mention {
    pub(super) span: Span,
    pub(super) group: Group,
    pub(super) label: Label,
    pub(super) name: Name,
    /// The classes of the title in front of it, inside or outside the span.
    pub(super) title: Class,
    /// What the text says of the age of a person beside another of the name: above zero for "the elder Mr. Ruiz".
    pub(super) generation: i8,
    /// True if a preposition stands in front.
    pub(super) after_preposition: bool,
    /// True if what follows tells of an organisation rather than a place: "said", "shares", ", which".
    pub(super) acts: bool,
    /// Index of its first token, and one past its last.
    pub(super) tokens: (usize, usize),
    /// Index of the first token of what modifies it, without an article: "Mayor" in "the Mayor Ana Ruiz"; its own otherwise.
    pub(super) start: usize,
    /// Which of the phrases of its [`NameIndex`](super::index::NameIndex) stand beside it.
    pub(super) phrases: (usize, usize),
    /// Index into the referents of the text.
    pub(super) referent: usize,
    /// Index of the entity that this mention is, if it is one.
    pub(super) entity: Option<usize>,
}

/// No referent yet.
pub(super) const NOBODY: usize = usize::MAX;

/// The names among the entities, and those of organisations that the text tells and no entity covers, in order.
pub(super) fn of_entities(reader: Reader, entities: &[Entity], words: &mut Words) -> Vec<Mention> {
    let Reader { text, tokens, .. } = reader;
    let named = entities.iter().enumerate().filter_map(|(number, entity)| {
        let group = Group::of(entity.label);
        // "the journal Annals of Virology"
        let press =
            || entity.label == Label::WorkOfArt && introduced::is_press(&reader, tokens.index_at(entity.span.start()));
        match group {
            Some(group) => Some((entity.span, group, entity.label, Some(number))),
            None => press().then_some((entity.span, Group::Organisation, Label::Org, Some(number))),
        }
    });
    // Runs of capitals come in order, and so do entities.
    let mut passed = 0;
    let is_free = move |span: Span| {
        passed += entities[passed..].iter().take_while(|entity| entity.span.end() <= span.start()).count();
        holds_no_name(text, span, &entities[passed..])
    };
    let told = expansions(text, tokens).chain(introduced::organisations(reader, is_free));
    let told = told.filter(|&span| {
        let passed = entities.partition_point(|entity| entity.span.end() <= span.start());
        holds_no_name(text, span, &entities[passed..])
    });
    let told = told.map(|span| (span, Group::Organisation, Label::Org, None));
    let mut mentions = read(reader, named.chain(told), entities.len(), words);
    regroup::regroup(&reader, &mut mentions, words);
    mentions
}

/// The capitalised names of speakers that no entity covers, in order.
pub(super) fn of_speakers(reader: Reader, entities: &[Entity], quotes: &[Quote], words: &mut Words) -> Vec<Mention> {
    let Reader { text, tokens, .. } = reader;
    let speakers = quotes.iter().filter_map(|quote| quote.speaker).filter(|&speaker| is_free(speaker, entities));
    let unknown = speakers.filter_map(|speaker| capitalised_run(&reader, speaker));
    let kind = |span: Span| {
        // "The DPW", "the Rovers" and "the Pilots Union" are nobody's name.
        let before = tokens.index_at(span.start()).checked_sub(1);
        let after_article = before.is_some_and(|at| reader.class(at).has(Class::ARTICLE));
        let acronym = span
            .slice(text)
            .split(' ')
            .next_back()
            .is_some_and(|word| word.chars().all(|c| c.is_uppercase() || c == '.'));
        let article = classify(span.slice(text).split(' ').next().unwrap_or_default()).has(Class::ARTICLE);
        if acronym || article || after_article {
            (span, Group::Organisation, Label::Org, None)
        } else {
            (span, Group::Person, Label::Person, None)
        }
    };
    read(reader, unknown.map(kind), 0, words)
}

/// True if no entity shares a character with `span` but places and numbers inside it that possess nothing: "Harlow" in
/// "Harlow School Board", but not in "Harlow’s School Board".
/// `entities` are those that end behind its start.
fn holds_no_name(text: &str, span: Span, entities: &[Entity]) -> bool {
    let mut inside = entities.iter().take_while(|entity| entity.span.start() < span.end());
    inside.all(|entity| {
        let possesses = || text[entity.span.end()..].starts_with(['\'', '’']);
        span.contains(entity.span)
            && span != entity.span
            && matches!(Group::of(entity.label), None | Some(Group::Place))
            && !possesses()
    })
}

fn is_free(span: Span, entities: &[Entity]) -> bool {
    let next = entities.partition_point(|entity| entity.span.end() <= span.start());
    entities.get(next).is_none_or(|entity| !entity.span.overlaps(span))
}

/// The mentions among what was found, for which there shall be this much `room` at once.
fn read(
    reader: Reader,
    found: impl Iterator<Item = (Span, Group, Label, Option<usize>)>,
    room: usize,
    words: &mut Words,
) -> Vec<Mention> {
    let read = |(span, group, label, entity)| {
        checkpoint();
        let range = reader.tokens.within(span);
        let name: Name = words.read(&reader, range.clone(), group == Group::Person)?;
        let name = if group == Group::Person { words.as_person(reader.text, name) } else { name };
        let before = range.start.checked_sub(1).map(|before| reader.class(before));
        let title = name.title.or(before.filter(|class| class.has(Class::TITLE)).unwrap_or_default());
        let after_preposition = before.is_some_and(|class| class.has(Class::PREPOSITION));
        let generation = if group == Group::Person { generation(&reader, name.first) } else { 0 };
        let next = |at: usize| reader.word(at);
        let acts = is_act(&reader, range.end) || next(range.end) == "," && next(range.end + 1) == "which";
        let tokens = (range.start, range.end);
        let start = reader.start_of_phrase(range.start);
        Some(Mention {
            generation,
            after_preposition,
            acts,
            span,
            group,
            label,
            name,
            title,
            tokens,
            start,
            phrases: (0, 0),
            referent: NOBODY,
            entity,
        })
    };
    let mut mentions = Vec::with_capacity(room);
    mentions.extend(found.filter_map(read));
    let place = |mention: &Mention| (mention.span.start(), std::cmp::Reverse(mention.span.end()));
    // Sorting makes room for as many again, and few texts need it.
    if !mentions.is_sorted_by_key(place) {
        mentions.sort_by_key(place);
    }
    mentions.dedup_by(|next, before| next.span.overlaps(before.span));
    mentions
}

/// Above zero for "the elder" before a name and its title, below for "the younger".
fn generation(reader: &Reader, name: usize) -> i8 {
    let word = |back: usize| name.checked_sub(back).map_or("", |at| reader.word(at));
    let titled = usize::from(name > 0 && reader.class(name - 1).has(Class::TITLE));
    match word(1 + titled) {
        "elder" | "older" => 1,
        "younger" => -1,
        _ => 0,
    }
}

/// True for what organisations do or have, and places of their names seldom do.
fn is_act(reader: &Reader, at: usize) -> bool {
    reader.class(at).has(Class::SAYS)
        || matches!(reader.word(at), "declined" | "shares" | "stock" | "shareholders" | "executives")
}

/// The last run of capitalised words in a speaker, which is its name if anything is.
fn capitalised_run(reader: &Reader, speaker: Span) -> Option<Span> {
    let Reader { text, tokens, .. } = *reader;
    let inside = tokens.within(speaker);
    let slice = &tokens.as_slice()[inside.clone()];
    let end = slice.iter().rposition(|token| token.shape.is_capitalised())?;
    let mut start = slice[..end].iter().rposition(|token| !token.shape.is_capitalised()).map_or(0, |before| before + 1);
    // What opens a sentence has a capital whatever it is.
    let class_of = |at: usize| reader.class(inside.start + at);
    while start < end && class_of(start).has(Class::SMALL) {
        start += 1;
    }
    let class = class_of(end);
    // "Fans were furious": what begins a sentence has a capital whatever it is.
    let at = inside.start + end;
    let begins = tokens.sentence(tokens.sentence_of(at)).start == at;
    // "Court says", "Poll:"
    let common = || {
        let word = slice[end].text(text);
        begins && (kinds::of_noun(Key::of(word)) != Kinds::UNKNOWN || is_unnamed(word))
    };
    // "Allies say", "Prosecutors said"
    let many = || {
        let word = slice[end].text(text);
        let one = word.strip_suffix('s').map(classify);
        word == "Allies"
            || one.is_some_and(|class| class.has(Class::ROLE.or(Class::ANONYMOUS)))
            || one.is_some() && begins && is_common_word(word)
    };
    // "The Minister for Health": an office.
    let office = start >= 2
        && class_of(start - 1).has(Class::PREPOSITION)
        && class_of(start - 2).has(Class::ROLE.or(Class::TITLE));
    // "The Chief Minister"
    let holder = |class: Class| class.has(Class::ROLE.or(Class::TITLE));
    let modifies = |at: usize| class_of(at).has(Class::ROLE.or(Class::TITLE).or(Class::CONTRAST).or(Class::FIELD));
    let office = office || holder(class) && (start..end).all(modifies);
    let nobody =
        office || start == end && (class.has(Class::SMALL) || common() || many() || is_thing(slice[end].text(text)));
    (!nobody).then(|| slice[start].span.cover(slice[end].span))
}

/// True for what one word alone does not name: "Poll: Voters back it".
fn is_unnamed(word: &str) -> bool {
    matches!(
        word,
        "Court" | "Poll" | "Report" | "Study" | "Survey" | "Audit" | "Paper" | "Memo" | "Statement" | "Lawsuit"
    )
}

/// True for the letters of a paper or a procedure, which no organisation has for a name: "according to the FIR".
fn is_thing(word: &str) -> bool {
    matches!(
        word,
        "FIR"
            | "FIRs"
            | "PIL"
            | "RTI"
            | "MoU"
            | "MOU"
            | "EIA"
            | "DPR"
            | "CCTV"
            | "DNA"
            | "GDP"
            | "AGM"
            | "EGM"
            | "IPO"
            | "SOP"
    )
}

/// The names that the text itself abbreviates in brackets: the words before "(FDA)" whose initials those are.
fn expansions<'t>(text: &'t str, tokens: &'t Tokens) -> impl Iterator<Item = Span> + 't {
    let slice = tokens.as_slice();
    memchr::memchr_iter(b'(', text.as_bytes()).filter_map(move |bracket| {
        let open = tokens.index_at(bracket);
        let run = &slice[spelled_out(text, slice, open)?];
        let last = run[run.len() - 1];
        // "Chief Executive Officer (CEO)" is no organisation.
        let office = classify(last.text(text)).has(Class::ROLE.or(Class::TITLE));
        (!office).then(|| run[0].span.cover(last.span))
    })
}

/// "FDA" in "Food and Drug Administration (FDA)", given the mention of the name.
pub(super) fn bracketed_acronym<'t>(text: &'t str, tokens: &Tokens, name: &Mention) -> Option<&'t str> {
    let [open, acronym, close] = tokens.as_slice().get(name.tokens.1..name.tokens.1 + 3)? else { return None };
    if open.shape != Shape::Punctuation || open.text(text) != "(" || close.text(text) != ")" {
        return None;
    }
    let short = acronym.text(text);
    let fits = acronym.shape == Shape::Upper
        || acronym.shape == Shape::Title
            && name.group == Group::Organisation
            && abbreviates(short, name.name.span.slice(text));
    fits.then_some(short)
}

/// "INDECI" in "the National Institute of Civil Defence, known as INDECI," and "the Metal Workers, or MW,", given the mention
/// of the name.
pub(super) fn other_name<'t>(reader: &Reader<'t>, name: &Mention) -> Option<&'t str> {
    let end = name.tokens.1;
    let word = |at: usize| reader.word(at);
    let comma = usize::from(reader.is_comma(end));
    let at = end + comma;
    if reader.shape(at) != Shape::Lower {
        return None;
    }
    let also = usize::from(matches!(word(at), "also" | "better" | "commonly" | "widely" | "sometimes"));
    let known = at + also;
    if matches!(word(known), "known" | "abbreviated") && word(known + 1) == "as" || word(known) == "called" && also > 0
    {
        let from = known + if word(known) == "called" { 1 } else { 2 };
        let from = from + usize::from(reader.class(from).has(Class::ARTICLE));
        let one = !reader.shape(from + 1).is_capitalised();
        return (reader.shape(from).is_capitalised() && one).then(|| word(from));
    }
    let or = comma == 1 && word(at) == "or" && reader.shape(at + 1) == Shape::Upper && word(at + 2) == ",";
    or.then(|| word(at + 1))
}

/// True if the letters of `short` stand in `name` in this order, and both begin with the same: "Sumatra" of "Surface and
/// Marine Transport Authority".
fn abbreviates(short: &str, name: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    let first = short.chars().flat_map(char::to_lowercase).next();
    name.chars().flat_map(char::to_lowercase).next() == first
        && short.chars().flat_map(char::to_lowercase).all(|letter| letters.any(|other| other == letter))
}
