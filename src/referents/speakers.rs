//! Speakers: a name for each, through names, pronouns and roles.

use super::antecedent::{self, Salience, Site, Wanted};
use super::index::NameIndex;
use super::joint::{self, Joint};
use super::key::Key;
use super::kinds::{self, Kinds};
use super::mention::{Group, Mention};
use super::phrase::{Opens, Phrase, Reader};
use super::roles::{self, Roles};
use super::subject::{Subject, is_addressee};
use super::words::{Class, gender_of};
use crate::interrupt::checkpoint;
use crate::{Quote, QuoteKind, Shape, Span, Token};

/// How many mentions before "the museum" are looked at for a name with that word.
const MAX_NAMESAKES: usize = 64;

/// How many tokens from the article to the noun a role may have that is no speaker.
const MAX_ROLE: usize = 5;

/// A role that the text never set up is taken for someone whose score is at least this, and better by this than anyone's.
const CLEAR: i32 = 3;
const MARGIN: i32 = 4;
/// How much less likely a noun that the text never set up is to mean someone whom it has given another role.
const OTHER_ROLE: i32 = 3;

/// A pronoun or role that has been resolved: where it stands, and for which referent.
pub(super) type Found = (Span, usize);

/// Sets `speaker_name` of each quote whose speaker can be named, and gives the speakers that are not names themselves.
pub(super) fn name_speakers(
    reader: Reader,
    index: &mut NameIndex<'_>,
    roles: &Roles,
    quotes: &mut [Quote],
) -> Vec<Found> {
    let mut resolver = Resolver {
        reader,
        roles,
        held: roles.held(index.entries.len()),
        quoted: quoted_stretches(quotes),
        sites: Vec::new(),
        salience: Salience::new(index.entries.len()),
        passed: 0,
        steps: Vec::new(),
        step: 0,
    };
    resolver.count_steps();
    let (mut outside, mut inside) = (Vec::new(), Vec::new());
    for (number, quote) in quotes.iter().enumerate() {
        if let Some(speaker) = quote.speaker {
            let list = if resolver.is_quoted(speaker) { &mut inside } else { &mut outside };
            list.push(Event { span: speaker, quote: Some(number) });
        }
    }
    outside.extend(resolver.stand_ins());
    // Where a speaker is a pronoun, the quote comes before the bare pronoun, which then changes nothing.
    outside.sort_by_key(|event| (event.span, event.quote.is_none(), event.quote));
    let mut found: Vec<Found> = Vec::new();
    // The referent of each quote's speaker.
    let mut named: Vec<Option<usize>> = vec![None; quotes.len()];
    let mut last: Option<(Span, Option<usize>)> = None;
    // The last speaker, if that was two.
    let mut pair: Option<Span> = None;
    let joint = Joint::read(&reader, index);
    for event in outside {
        checkpoint();
        let referent = match last {
            Some((span, referent)) if span == event.span => referent,
            _ => resolver.hear(index, &event),
        };
        last = Some((event.span, referent));
        if let (Some(quote), Some(referent)) = (event.quote, referent) {
            quotes[quote].speaker_name = Some(index.entries[referent].name.span);
            named[quote] = Some(referent);
            found.push((event.span, referent));
        }
        if let Some(quote) = event.quote {
            let again =
                || joint.again(event.span.slice(reader.text), pair).filter(|name| name.end() <= event.span.start());
            let just_named = || joint.just_named(&reader, index, event.span);
            let joined = || joint.find(&reader, index, event.span).or_else(again).or_else(just_named);
            pair = if referent.is_some() { None } else { joined() };
            quotes[quote].speaker_name = quotes[quote].speaker_name.or(pair);
        }
    }
    for event in inside {
        checkpoint();
        let Some(number) = event.quote else { continue };
        let outer = enclosing(quotes, number, event.span).and_then(|outer| named[outer]);
        if let Some(referent) = resolver.inner(index, event.span, outer) {
            quotes[number].speaker_name = Some(index.entries[referent].name.span);
            named[number] = Some(referent);
            found.push((event.span, referent));
        }
    }
    found
}

/// A speaker, or a pronoun that is none.
struct Event {
    span: Span,
    quote: Option<usize>,
}

/// The innermost other direct quote around `span`.
fn enclosing(quotes: &[Quote], number: usize, span: Span) -> Option<usize> {
    // Quotes are ordered by start, so the ones around a place lie shortly before it.
    let end = quotes.partition_point(|quote| quote.pieces[0].start() <= span.start());
    let near = (end.saturating_sub(16)..end).rev().filter(|&other| other != number);
    let around = |&other: &usize| quotes[other].pieces.iter().any(|piece| piece.contains(span));
    near.filter(around).min_by_key(|&other| quotes[other].span().len())
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

struct Resolver<'a> {
    reader: Reader<'a>,
    roles: &'a Roles,
    /// For each referent whether the text gives it a role.
    held: Vec<bool>,
    quoted: Vec<Span>,
    /// Where the text has named or meant someone outside quotations, in order.
    sites: Vec<Site>,
    salience: Salience,
    /// How many mentions the text has come past.
    passed: usize,
    /// For each sentence how many sentences up to it stand outside quotations, at least in part.
    steps: Vec<i32>,
    /// That number for the sentence that the text has come to.
    step: i32,
}

impl Resolver<'_> {
    fn is_quoted(&self, span: Span) -> bool {
        let next = self.quoted.partition_point(|stretch| stretch.end() <= span.start());
        self.quoted.get(next).is_some_and(|stretch| stretch.overlaps(span))
    }

    /// What stands for someone outside quotations without naming them: each "he" and "she", each "the mayor" whose noun
    /// the text has set beside a name, and each "the company".
    fn stand_ins(&self) -> Vec<Event> {
        let read = |(at, token): (usize, &Token)| match token.text(self.reader.text) {
            "he" | "He" | "HE" | "she" | "She" | "SHE" => Some(token.span),
            "the" | "The" => {
                let phrase = self.reader.phrase(at, at + MAX_ROLE)?;
                let free = !self.reader.is_possessive_clitic(phrase.head + 1);
                let head = Key::of(self.reader.word(phrase.head));
                let known = self.roles.knows(head) || phrase.modifiers.is_empty() && kinds::of_noun(head).is_business();
                (free && known).then(|| self.reader.span(at..phrase.head + 1))
            }
            _ => None,
        };
        let short = self.reader.tokens.iter().enumerate().filter(|(_, token)| token.span.len() <= 3);
        short.filter_map(read).filter(|&span| !self.is_quoted(span)).map(|span| Event { span, quote: None }).collect()
    }

    fn count_steps(&mut self) {
        let tokens = self.reader.tokens;
        let (mut step, mut next) = (0, 0);
        for sentence in 0..tokens.sentence_count() {
            let range = tokens.sentence(sentence);
            if !range.is_empty() {
                let span = self.reader.span(range);
                while self.quoted.get(next).is_some_and(|stretch| stretch.end() < span.end()) {
                    next += 1;
                }
                step += i32::from(!self.quoted.get(next).is_some_and(|stretch| stretch.contains(span)));
            }
            self.steps.push(step);
        }
    }

    /// Moves on to the sentence of token `at`.
    fn enter(&mut self, at: usize) {
        self.step = self.steps.get(self.reader.tokens.sentence_of(at)).copied().unwrap_or(self.step);
    }

    /// Notes the mentions that end at or before byte `offset`.
    fn pass(&mut self, index: &NameIndex<'_>, offset: usize) {
        while let Some(mention) = index.mentions.get(self.passed).filter(|mention| mention.span.end() <= offset) {
            self.passed += 1;
            if self.is_quoted(mention.span) || self.is_lone_person(index, mention.tokens.0) {
                continue;
            }
            self.enter(mention.tokens.0);
            let site = Site {
                place: mention.span.start(),
                referent: mention.referent,
                step: self.step,
                subject: Subject::of(&self.reader, mention.tokens),
                speaker: false,
                addressee: is_addressee(&self.reader, mention),
            };
            self.salience.add(&site, true);
            self.sites.push(site);
        }
    }

    /// Resolves a speaker or pronoun outside quotations, and notes who it is.
    fn hear(&mut self, index: &mut NameIndex<'_>, event: &Event) -> Option<usize> {
        let at = self.reader.tokens.index_at(event.span.start());
        self.pass(index, event.span.end());
        self.enter(at);
        let referent = self.referent(index, event.span, event.quote.is_some())?;
        let role = event.quote.is_none() && event.span.len() > 3;
        let end = self.reader.tokens.index_at(event.span.end());
        let site = Site {
            place: event.span.start(),
            referent,
            step: self.step,
            subject: if role { Subject::of(&self.reader, (at, end)) } else { Subject::Main },
            speaker: event.quote.is_some(),
            addressee: false,
        };
        self.salience.add(&site, !index.touching(event.span).is_empty());
        self.sites.push(site);
        Some(referent)
    }

    /// Who speaks, if the text names them.
    fn referent(&self, index: &mut NameIndex<'_>, speaker: Span, quote: bool) -> Option<usize> {
        let tokens = self.reader.tokens.within(speaker);
        if tokens.is_empty() {
            return None;
        }
        if tokens.len() == 1 {
            let class = self.reader.class(tokens.start);
            match self.reader.word(tokens.start) {
                "he" | "He" | "HE" | "she" | "She" | "SHE" => {
                    let gender = gender_of(class)?;
                    let wanted = Wanted::Person(Some(gender));
                    let told = self.told(index, tokens.start);
                    let (referent, _) = antecedent::best(&self.sites, &index.entries, wanted, self.step, told)?;
                    index.entries[referent].gender.suppose(gender);
                    return Some(referent);
                }
                "it" | "It" if quote => {
                    let best = antecedent::best(&self.sites, &index.entries, Wanted::Thing, self.step, None);
                    return best.map(|(referent, _)| referent);
                }
                _ => {}
            }
        }
        if !quote {
            let phrase = self.reader.phrase(tokens.start, tokens.end)?;
            let bare = phrase.opens == Opens::Definite && phrase.modifiers.is_empty();
            let business = || bare && kinds::of_noun(Key::of(self.reader.word(phrase.head))).is_business();
            let holder = self.holder(index, &phrase, speaker.start());
            return holder.or_else(|| self.organisation(index, &phrase).filter(|_| business()));
        }
        let name = named(&self.reader, index, speaker).filter(|_| !self.is_lone_person(index, tokens.end - 1));
        name.or_else(|| self.role(index, tokens))
    }

    /// Whom the subject at token `at` speaks to: "Hannity" in "he told Hannity". Nobody tells themselves.
    fn told(&self, index: &NameIndex<'_>, at: usize) -> Option<usize> {
        if self.reader.shape(at + 1) != Shape::Lower {
            return None;
        }
        let titled = usize::from(self.reader.class(at + 2).has(Class::TITLE));
        index
            .starting_at(at + 2)
            .or_else(|| index.starting_at(at + 2 + titled))
            .map(|told| index.mentions[told].referent)
    }

    /// The referent of "the mayor", "the company".
    fn role(&self, index: &NameIndex<'_>, tokens: std::ops::Range<usize>) -> Option<usize> {
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
    fn apposed(&self, index: &NameIndex<'_>, phrase: &Phrase, start: usize) -> Option<usize> {
        let comma = start.checked_sub(1).filter(|&comma| comma > 0 && self.reader.word(comma) == ",")?;
        let named = index.touching(self.reader.span(comma - 1..comma));
        let mention = index.mentions[named].last().filter(|mention| mention.tokens.1 == comma)?;
        let noun = self.reader.word(phrase.head);
        let fits = match mention.group {
            Group::Person => roles::is_person_noun(noun),
            Group::Organisation => kinds::of_noun(Key::of(noun)) != Kinds::UNKNOWN,
            Group::Place => false,
        };
        fits.then_some(mention.referent)
    }

    /// Who has the role that the phrase names, at byte `place`; of several, whom the text has spoken of last.
    fn holder(&self, index: &NameIndex<'_>, phrase: &Phrase, place: usize) -> Option<usize> {
        let mut holders = self.roles.find(&self.reader, phrase, place);
        if let Some(gender) = gender_of(self.reader.class(phrase.head)) {
            holders.retain(|&holder| !index.entries[holder].gender.leans_against(gender));
        }
        let recent = self.sites.iter().rev().take(MAX_NAMESAKES).find(|site| holders.contains(&site.referent));
        recent.map(|site| site.referent).or(holders.first().copied())
    }

    /// The last organisation before whose own name has the noun: "the department", "the museum".
    fn namesake(&self, index: &NameIndex<'_>, phrase: &Phrase) -> Option<usize> {
        let head = Key::of(self.reader.word(phrase.head));
        let passed = index.mentions[..self.passed].iter().rev().take(MAX_NAMESAKES);
        let mut organisations = passed.filter(|mention| mention.group == Group::Organisation);
        let has_noun = |mention: &&Mention| {
            index.words.of(index.entries[mention.referent].name).iter().any(|word| word.key == head)
        };
        organisations.find(has_noun).map(|mention| mention.referent)
    }

    /// The organisation that a noun such as "company" stands for, by the kinds of those named so far.
    fn organisation(&self, index: &NameIndex<'_>, phrase: &Phrase) -> Option<usize> {
        let noun = kinds::of_noun(Key::of(self.reader.word(phrase.head)));
        // "The Finnish company" is one among several: the nearest, whatever the text is about.
        let national = phrase.modifiers.clone().any(|at| self.reader.shape(at) == Shape::Title);
        let wanted = Wanted::Kind(noun, (!national).then_some(&self.salience));
        antecedent::best(&self.sites, &index.entries, wanted, self.step, None).map(|(referent, _)| referent)
    }

    /// Whom the text has just spoken of, if the noun is one for a person and nobody else comes close: news varies its words
    /// for whom it has just named. "The 34-year-old" is who has that age, if the text gives it.
    fn person(&self, index: &NameIndex<'_>, phrase: &Phrase) -> Option<usize> {
        let class = self.reader.class(phrase.head);
        let modified = phrase.modifiers.clone().any(|at| self.reader.is_contrast(at));
        let age = self.age(phrase);
        if let Some(aged) = age.and_then(|age| self.aged(index, age)) {
            return Some(aged);
        }
        let common = self.reader.shape(phrase.head) == Shape::Lower;
        let noun = class.has(Class::ROLE) || common && roles::is_person_noun(self.reader.word(phrase.head));
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
    fn age(&self, phrase: &Phrase) -> Option<usize> {
        let years =
            |&at: &usize| self.reader.word(at + 1) == "-" && matches!(self.reader.word(at + 2), "year" | "years");
        (phrase.modifiers.start..phrase.head).find(years)
    }

    /// The person behind whose name the age at token `age` stands.
    fn aged(&self, index: &NameIndex<'_>, age: usize) -> Option<usize> {
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
    fn is_demonym(&self, index: &NameIndex<'_>, phrase: &Phrase) -> bool {
        let word = self.reader.word(phrase.head);
        let plural = ["s", "sh", "ch", "se"].iter().any(|ending| word.ends_with(ending));
        let named = || !index.touching(self.reader.span(phrase.head..phrase.head + 1)).is_empty();
        self.reader.shape(phrase.head) == Shape::Title
            && !plural
            && (self.is_lone_person(index, phrase.head) || !named())
    }

    /// True if the token is a person's name of one word behind "the", of which the text has no more. No person is called so.
    fn is_lone_person(&self, index: &NameIndex<'_>, at: usize) -> bool {
        let Some(mention) = index.starting_at(at).map(|at| &index.mentions[at]) else { return false };
        let article = at > 0 && self.reader.class(at - 1).has(Class::ARTICLE);
        article && mention.group == Group::Person && index.words.of(index.entries[mention.referent].name).len() == 1
    }

    /// Who speaks inside a quotation whose own speaker is `outer`: "I" is that speaker, and nobody else is.
    fn inner(&self, index: &NameIndex<'_>, speaker: Span, outer: Option<usize>) -> Option<usize> {
        let tokens = self.reader.tokens.within(speaker);
        if tokens.len() == 1 {
            let class = self.reader.class(tokens.start);
            match self.reader.word(tokens.start) {
                "I" => return outer,
                "he" | "He" | "she" | "She" => {
                    let sites = &self.sites[..self.sites.partition_point(|site| site.place < speaker.start())];
                    let now = sites.last().map_or(0, |site| site.step);
                    let wanted = Wanted::Person(gender_of(class));
                    return antecedent::best(sites, &index.entries, wanted, now, outer).map(|(referent, _)| referent);
                }
                _ => {}
            }
        }
        named(&self.reader, index, speaker)
    }
}

/// The referent of the name that is the head of a speaker: the name before what modifies it, or the one in apposition.
fn named(reader: &Reader, index: &NameIndex<'_>, speaker: Span) -> Option<usize> {
    let tokens = reader.tokens.within(speaker);
    let inside = &index.mentions[index.touching(speaker)];
    let covered = |at: usize| inside.iter().any(|mention| mention.tokens.0 < at && at < mention.tokens.1);
    // "Secretary of State Ana Ruiz": the office stands before the name of who holds it.
    let in_office = |of: usize| {
        let title = |at: usize| reader.class(at).has(Class::TITLE);
        let office = |at: usize| reader.word(at) == "the" || reader.shape(at).is_capitalised() && !title(at);
        let holder = |mention: &Mention| {
            let (start, end) = mention.tokens;
            mention.group == Group::Person && end == tokens.end && of + 1 < start && (of + 1..start).all(office)
        };
        reader.word(of) == "of" && title(of - 1) && inside.last().is_some_and(holder)
    };
    let ends_head = |&at: &usize| {
        let word = reader.word(at);
        !covered(at)
            && !in_office(at)
            && (word == "," || word == "(" || word == "who" || reader.class(at).has(Class::PREPOSITION))
    };
    let cut = (tokens.start + 1..tokens.end).find(ends_head).unwrap_or(tokens.end);
    // "founder and chairman Ana Ruiz": two roles of one.
    let two_roles = |and: usize| {
        let is_role = |at: usize| {
            reader.class(at).has(Class::ROLE.or(Class::TITLE))
                && (reader.shape(at) == Shape::Lower || at == reader.sentence(at).start)
        };
        let before_name = |name: &Mention| and + 1 < name.tokens.0 && is_role(name.tokens.0 - 1);
        and > tokens.start && is_role(and - 1) && inside.first().is_some_and(before_name)
    };
    let joined = (tokens.start..cut).any(|at| reader.word(at) == "and" && !covered(at) && !two_roles(at));
    if joined || joint::are_joined(reader, inside) {
        return None;
    }
    // "Ana Ruiz QC": what follows the name may be no part of the mention.
    let ends = |mention: &&Mention| (mention.tokens.1..cut).all(|at| reader.class(at).has(Class::SUFFIX));
    let head = inside.iter().filter(|mention| mention.tokens.0 < cut).find(ends);
    let apposition = || {
        let comma = (cut..tokens.end).find(|&at| reader.word(at) == ",")?;
        let beside = |mention: &&Mention| (comma + 1..=comma + 3).contains(&mention.tokens.0);
        let closed = |end: usize| end == tokens.end || reader.word(end) == ",";
        inside.iter().filter(beside).find(|mention| mention.group == Group::Person && closed(mention.tokens.1))
    };
    head.or_else(apposition).map(|mention| mention.referent)
}
