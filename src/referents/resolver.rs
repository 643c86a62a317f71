//! The resolver: walks through a text and tells of each speaker and pronoun whom it stands for.

use std::cell::OnceCell;

use super::antecedent::{self, Nameless, Now, Salience, Site, Turn, Wanted};
use super::deeds::Deeds;
use super::disclosed::Disclosed;
use super::index::NameIndex;
use super::initials;
use super::key::{Key, Sieve};
use super::kinds;
use super::named::named;
use super::nouns::{gender_of_noun, is_listed_person, is_person_noun};
use super::phrase::{Opens, Reader};
use super::roles::{Called, Roles};
use super::speakers::Event;
use super::strangers::Strangers;
use super::subject::{Subject, turn};
use super::words::{Class, gender_of};
use crate::text::Places;
use crate::{Shape, Span, Token};

/// How many tokens from the article to the noun a role may have that is no speaker.
pub(super) const MAX_ROLE: usize = 5;

/// Walks through a text and tells of each speaker and pronoun who it is.
pub(super) struct Resolver<'a> {
    pub(super) reader: Reader<'a>,
    pub(super) roles: &'a Roles,
    /// What the text calls each referent.
    pub(super) called: Vec<Called>,
    /// Those whom the text speaks of and never names, once someone has asked for them.
    pub(super) strangers: OnceCell<Strangers>,
    /// Those whom it names only after it has spoken of them.
    pub(super) disclosed: Disclosed,
    /// What those do whom it names.
    pub(super) deeds: Deeds,
    /// The stretches inside direct quotations, and where they are.
    pub(super) quoted: Vec<Span>,
    pub(super) quoted_places: Places<256>,
    /// Where the text has named or meant someone outside quotations, in order.
    pub(super) sites: Vec<Site>,
    pub(super) salience: Salience,
    /// How many mentions the text has come past.
    pub(super) passed: usize,
    /// For each sentence how many sentences up to it stand outside quotations, at least in part.
    pub(super) steps: Vec<i32>,
    /// For each sentence the number of its paragraph.
    pub(super) paragraphs: Vec<i32>,
    /// The numbers for the sentence that the text has come to.
    pub(super) now: Now,
    /// The last speaker or subject without a name, if nobody with one has spoken since.
    pub(super) nameless: Option<Nameless>,
}

impl Resolver<'_> {
    /// True if the text has introduced someone whom it never names by this noun before byte `place`.
    pub(super) fn is_stranger(&self, index: &NameIndex<'_>, noun: Key, place: usize) -> bool {
        self.strangers.get_or_init(|| Strangers::read(&self.reader, index, self.roles)).knows(noun, place)
    }

    pub(super) fn is_quoted(&self, span: Span) -> bool {
        let next = self.quoted_places.first_behind(&self.quoted, span.start(), |stretch| stretch.end());
        self.quoted.get(next).is_some_and(|stretch| stretch.overlaps(span))
    }

    /// What stands for someone outside quotations without naming them: each "he" and "she", each "the mayor" whose noun
    /// the text has set beside a name, each "the company", and each "a mother" that begins a sentence.
    pub(super) fn stand_ins(&self) -> Vec<Event> {
        // Most nouns are none by which the text calls anyone.
        let told = Sieve::of(self.roles.heads().chain(self.deeds.nouns()));
        let read = |(at, token): (usize, &Token)| match token.text(self.reader.text) {
            "he" | "He" | "HE" | "she" | "She" | "SHE" => Some(token.span),
            // "A mother in Marle wrote me a letter": someone without a name.
            "A" | "An" => {
                let phrase = self.reader.phrase(at, at + MAX_ROLE)?;
                let end = phrase.head + 1;
                let alone = !matches!(self.reader.word(end), "," | "named" | "called" | "-")
                    && self.reader.shape(end) == Shape::Lower;
                let person = alone && is_person_noun(self.reader.word(phrase.head));
                let subject = person && Subject::of(&self.reader, (at, end)) == Subject::Main;
                subject.then(|| self.reader.span(at..end))
            }
            "the" | "The" | "its" | "Its" => {
                let phrase = self.reader.phrase(at, at + MAX_ROLE)?;
                let free = !self.reader.is_possessive_clitic(phrase.head + 1);
                let head = self.reader.head(&phrase);
                let known = told.may_hold(head) && (self.roles.knows(head) || self.deeds.knows(head))
                    || phrase.modifiers.is_empty() && kinds::of_noun(head).is_business();
                (free && known).then(|| self.reader.span(at..phrase.head + 1))
            }
            _ => None,
        };
        // What begins in a quotation is not read any further.
        let outside = self.reader.stand_ins().filter(|(_, token)| !self.is_quoted(token.span));
        let found = outside.filter_map(read);
        found.filter(|&span| !self.is_quoted(span)).map(|span| Event { span, quote: None }).collect()
    }

    pub(super) fn count_steps(&mut self) {
        let tokens = self.reader.tokens;
        let (mut step, mut next, mut paragraph, mut passed) = (0, 0, 0, 0);
        for sentence in 0..tokens.sentence_count() {
            let range = tokens.sentence(sentence);
            if !range.is_empty() {
                let span = self.reader.span(range);
                while self.quoted.get(next).is_some_and(|stretch| stretch.end() < span.end()) {
                    next += 1;
                }
                step += i32::from(!self.quoted.get(next).is_some_and(|stretch| stretch.contains(span)));
                let between = self.reader.text.get(passed..span.start()).unwrap_or_default();
                paragraph += i32::from(between.bytes().filter(|&byte| byte == b'\n').count() > 1);
                passed = span.end();
            }
            self.steps.push(step);
            self.paragraphs.push(paragraph);
        }
    }

    /// Moves on to the sentence of token `at`.
    pub(super) fn enter(&mut self, at: usize) {
        let sentence = self.reader.sentence_of(at);
        if let (Some(&step), Some(&paragraph)) = (self.steps.get(sentence), self.paragraphs.get(sentence)) {
            self.now = Now { step, paragraph };
        }
    }

    /// Notes the mentions that end at or before byte `offset`.
    pub(super) fn pass(&mut self, index: &NameIndex<'_>, offset: usize) {
        while let Some(mention) = index.mentions.get(self.passed).filter(|mention| mention.span.end() <= offset) {
            self.passed += 1;
            if self.is_quoted(mention.span) || self.is_lone(index, mention, mention.tokens.0) {
                continue;
            }
            self.enter(mention.tokens.0);
            let subject = Subject::of_phrase(&self.reader, mention.start, mention.tokens);
            // "That is little comfort to Ana Ruiz, who owns the shop."
            let end = mention.tokens.1;
            let told = self.reader.is_comma(end) && matches!(self.reader.word(end + 1), "who" | "whose");
            let site = Site {
                place: mention.span.start(),
                referent: mention.referent,
                introduced: (subject == Subject::Main || told) && index.words.core(mention.name).len() > 1,
                step: self.now.step,
                paragraph: self.now.paragraph,
                subject,
                speaker: false,
                turn: turn(&self.reader, mention.tokens),
            };
            self.salience.add(&site, true);
            self.sites.push(site);
        }
    }

    /// Resolves a speaker or pronoun outside quotations, and notes who it is.
    pub(super) fn hear(&mut self, index: &mut NameIndex<'_>, event: &Event) -> Option<usize> {
        let at = self.reader.tokens.index_at(event.span.start());
        self.pass(index, event.span.end());
        self.enter(at);
        let indefinite = event.quote.is_none() && matches!(self.reader.word(at), "A" | "An");
        let disclosed = || self.disclosed.at(event.span.start());
        let found = if indefinite { disclosed() } else { self.referent(index, event.span, event.quote.is_some()) };
        // "Asked by a reporter whether it held, Okoro said": who asks is not whom the sentence is about.
        let asker = event.quote.is_some() && self.is_asker(at);
        if (event.quote.is_some() || indefinite) && !asker {
            self.nameless = if found.is_none() { self.nameless(at, event) } else { None };
        }
        let referent = found?;
        let role = event.quote.is_none() && event.span.len() > 3;
        let end = self.reader.tokens.index_at(event.span.end());
        let site = Site {
            place: event.span.start(),
            referent,
            step: self.now.step,
            paragraph: self.now.paragraph,
            subject: match () {
                () if asker => Subject::No,
                () if role => Subject::of(&self.reader, (at, end)),
                () => Subject::Main,
            },
            speaker: event.quote.is_some() && !asker,
            introduced: indefinite,
            turn: match turn(&self.reader, (at, end)) {
                _ if asker => Turn::Asks,
                Turn::Asked => Turn::Open,
                turn => turn,
            },
        };
        self.salience.add(&site, !index.touching(event.span).is_empty());
        self.sites.push(site);
        Some(referent)
    }

    /// True for the first token of whoever asks in "asked by a reporter whether".
    fn is_asker(&self, at: usize) -> bool {
        at > 1 && self.reader.word(at - 1) == "by" && self.reader.class(at - 2).has(Class::ASKS)
    }

    /// One person without a name who speaks or acts from token `at` on: "a neighbour", or the one before who is "he" now.
    fn nameless(&self, at: usize, event: &Event) -> Option<Nameless> {
        let (now, speaker) = (self.now, event.quote.is_some());
        let end = self.reader.tokens.within(event.span).end;
        if let Some(gender) = gender_of(self.reader.class(at)).filter(|_| end == at + 1) {
            return self.nameless.map(|_| Nameless { now, speaker, gender: Some(gender) });
        }
        // "Another predicted", "one said"
        let word = self.reader.word(at);
        if end == at + 1 && ["one", "another", "someone", "somebody"].iter().any(|one| word.eq_ignore_ascii_case(one)) {
            return Some(Nameless { now, speaker, gender: None });
        }
        let phrase = self.reader.phrase(at, end).filter(|phrase| phrase.opens == Opens::Indefinite)?;
        let noun = self.reader.word(phrase.head);
        // "A plumber said": who speaks is a person, but "a tanker sank".
        let person = if speaker { is_person_noun(noun) } else { is_listed_person(noun) };
        person.then(|| Nameless { now, speaker, gender: gender_of_noun(noun) })
    }

    /// Who speaks, if the text names them.
    pub(super) fn referent(&self, index: &mut NameIndex<'_>, speaker: Span, quote: bool) -> Option<usize> {
        let tokens = self.reader.tokens.within(speaker);
        if tokens.is_empty() {
            return None;
        }
        if tokens.len() == 1 {
            let class = self.reader.class(tokens.start);
            match self.reader.word(tokens.start) {
                "he" | "He" | "HE" | "she" | "She" | "SHE" => {
                    let gender = gender_of(class)?;
                    let told = self.told(index, tokens.start);
                    let other = |referent| (Some(referent) != told).then_some(0);
                    let wanted = Wanted::Pronoun(gender);
                    let (referent, score) = antecedent::best(&self.sites, &index.entries, wanted, self.now, other)?;
                    // "A neighbour said so. He added": nobody whom the text names.
                    let nameless = self.nameless.filter(|_| quote).and_then(|one| one.score(gender, self.now));
                    if nameless.is_some_and(|nameless| nameless >= score) {
                        return None;
                    }
                    // What a pronoun in passing stands for is too unsure to tell more of them.
                    if quote {
                        index.entries[referent].gender.suppose(gender);
                    }
                    return Some(referent);
                }
                "it" | "It" if quote => {
                    let best = antecedent::best(&self.sites, &index.entries, Wanted::Thing, self.now, |_| Some(0));
                    return best.map(|(referent, _)| referent);
                }
                "his" | "His" | "her" | "Her" | "him" | "its" | "Its" if quote => {
                    // "His claim", but not "his deputy".
                    let owned = self.reader.phrase(tokens.start, self.reader.sentence(tokens.start).end);
                    if !owned.as_ref().is_some_and(|phrase| is_person_noun(self.reader.word(phrase.head))) {
                        let wanted = gender_of(class).map_or(Wanted::Thing, Wanted::Pronoun);
                        return self.oblique(index, wanted, owned.is_none());
                    }
                }
                _ => {}
            }
        }
        if !quote {
            let phrase = self.reader.phrase(tokens.start, tokens.end)?;
            let bare = phrase.opens == Opens::Definite && phrase.modifiers.is_empty();
            let business = || bare && kinds::of_noun(self.reader.head(&phrase)).is_business();
            let holder = self.holder(index, &phrase, speaker.start());
            return holder.or_else(|| business().then(|| self.organisation(index, &phrase, false)).flatten());
        }
        let tokens = self.start_of_speaker(tokens.start)..self.end_of_speaker(tokens);
        let office = || {
            let last = index.mentions[index.touching(speaker)].last();
            last.is_some_and(|mention| initials::is_office(&self.reader, index, self.roles, mention))
        };
        let name =
            named(&self.reader, index, speaker).filter(|_| !self.is_lone_person(index, tokens.end - 1) && !office());
        // "Its founder and Ana Ruiz": the role is that of only one of them.
        let pair = || {
            let inside = &index.mentions[index.touching(speaker)];
            inside
                .iter()
                .any(|mention| mention.tokens.0 > tokens.start && self.reader.word(mention.tokens.0 - 1) == "and")
        };
        name.or_else(|| if pair() { None } else { self.role(index, tokens.clone()) })
    }

    /// Whom "his" and "him" stand for. Nobody is quoted by themselves: the subject of the sentence is not its `object`, as in
    /// "Roe quoted him as saying".
    fn oblique(&self, index: &NameIndex<'_>, wanted: Wanted, object: bool) -> Option<usize> {
        let here = |site: &&Site| object && site.step == self.now.step && site.subject == Subject::Main;
        let subject = self.sites.last().filter(here).map(|site| site.referent);
        let other = |referent| (subject != Some(referent)).then_some(0);
        let best = antecedent::best(&self.sites, &index.entries, wanted, self.now, other);
        best.map(|(referent, _)| referent)
    }

    /// The first token of the noun phrase of a speaker, of which a tagger may have seen the last words alone: "Olympian" in
    /// "the former Olympian".
    fn start_of_speaker(&self, start: usize) -> usize {
        let lead = self.reader.contrasts_before(start);
        let article = (start - lead).checked_sub(1).filter(|&at| lead > 0 && self.reader.class(at).has(Class::ARTICLE));
        article.unwrap_or(start)
    }

    /// One past the last token of the noun phrase of a speaker, of which a tagger may have seen the first words alone: "her"
    /// in "said her deputy", "the union" in "the union boss".
    fn end_of_speaker(&self, tokens: std::ops::Range<usize>) -> usize {
        let reader = self.reader;
        let determiner = tokens.len() == 1
            && reader.class(tokens.start).has(Class::POSSESSIVE.or(Class::ARTICLE))
            && reader.shape(tokens.start + 1) == Shape::Lower;
        let goes_on = || {
            let last = reader.shape(tokens.end - 1) == Shape::Lower && tokens.len() > 1;
            last && reader.shape(tokens.end) == Shape::Lower
                && reader.class(tokens.end).has(Class::ROLE)
                && !reader.class(tokens.end).has(Class::FIELD)
        };
        if determiner || goes_on() {
            let sentence = reader.sentence(tokens.start).end;
            reader.phrase(tokens.start, sentence).map_or(tokens.end, |phrase| tokens.end.max(phrase.head + 1))
        } else {
            tokens.end
        }
    }

    /// Whom the subject at token `at` speaks to: "Hannity" in "he told Hannity". Nobody tells themselves.
    pub(super) fn told(&self, index: &NameIndex<'_>, at: usize) -> Option<usize> {
        if self.reader.shape(at + 1) != Shape::Lower {
            return None;
        }
        let titled = usize::from(self.reader.class(at + 2).has(Class::TITLE));
        index
            .starting_at(at + 2)
            .or_else(|| index.starting_at(at + 2 + titled))
            .map(|told| index.mentions[told].referent)
    }

    /// Who speaks inside a quotation whose own speaker is `outer`: "I" is that speaker, and nobody else is.
    pub(super) fn inner(&self, index: &NameIndex<'_>, speaker: Span, outer: Option<usize>) -> Option<usize> {
        let tokens = self.reader.tokens.within(speaker);
        if tokens.len() == 1 {
            let class = self.reader.class(tokens.start);
            match self.reader.word(tokens.start) {
                "I" => return outer,
                "he" | "He" | "she" | "She" => {
                    let sites = &self.sites[..self.sites.partition_point(|site| site.place < speaker.start())];
                    let now = sites
                        .last()
                        .map_or_else(Now::default, |site| Now { step: site.step, paragraph: site.paragraph });
                    let wanted = Wanted::Pronoun(gender_of(class)?);
                    let other = |referent| (Some(referent) != outer).then_some(0);
                    return antecedent::best(sites, &index.entries, wanted, now, other).map(|(referent, _)| referent);
                }
                _ => {}
            }
        }
        named(&self.reader, index, speaker)
    }
}
