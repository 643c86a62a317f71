//! Roles: what a text calls the people and organisations that it names, and by what it may call them later.
//!
//! "Mayor Alba Quintero" sets up "the mayor", "retail giant Orrin" sets up "the giant", and "Idris Vaughan, the museum's
//! director" sets up "the director".

use std::ops::Range;

use super::agents;
use super::fields::{self, Fields};
use super::index::NameIndex;
use super::initials;
use super::key::Key;
use super::kinds::{self, Kinds};
use super::mention::{Group, Mention};
use super::nouns::{self, is_person_noun, synonyms};
use super::offices::{agrees, clashes, contrasts, same_word};
use super::phrase::{Opens, Phrase, Reader};
use super::posts::{Post, organisation_after, post};
use super::words::Class;
use crate::Shape;
use crate::interrupt::checkpoint;

/// How many roles with one head are compared, newest first.
const MAX_ROLES: usize = 16;

/// How many tokens behind the head of a role are looked at for what it is about.
const MAX_ABOUT: usize = 4;

/// A role that the text sets beside a name.
#[derive(Debug, Clone)]
pub(super) struct Role {
    /// The key of its head: "director".
    head: Key,
    /// Byte where the name stands.
    place: usize,
    /// The tokens before the head.
    pub(super) modifiers: Range<usize>,
    /// What the head is of: "State" in "Secretary of State".
    complement: Range<usize>,
    pub(super) referent: usize,
    /// True if someone had it once: "was a barrister".
    pub(super) past: bool,
    /// What it tells of the kind of an organisation; `None` if it tells what it does and not what it is.
    kinds: Option<Kinds>,
}

/// What a text calls a referent beside its name, as far as that tells what else it may be called.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Called {
    /// The fields of work of a person, and those that they once worked in.
    pub(super) fields: Fields,
    pub(super) before: Fields,
    /// The kinds of organisation that nouns beside the name tell.
    pub(super) kinds: Kinds,
    /// True if the text calls it anything.
    pub(super) any: bool,
    /// The token of the country or nation that the text gives an organisation beside its name, the first one.
    pub(super) origin: Option<usize>,
}

/// The roles of one text, by head and place.
#[derive(Debug, Default)]
pub(super) struct Roles(Vec<Role>);

/// The phrases that the text sets beside the name of a mention.
pub(super) fn phrases(reader: &Reader, mention: &Mention) -> impl Iterator<Item = Phrase> {
    let (first, end) = mention.tokens;
    // It begins before the name only if there is one.
    let outside = if mention.start < first { reader.phrase_before(first) } else { None };
    let before = title_inside(reader, mention).or(outside);
    // "CEO and co-founder Ana Ruiz", but not "the mayor and Governor Ana Ruiz", who are two
    let role_before = |role: &usize| {
        let bare = *role == 0 || !reader.class(role - 1).has(Class::ARTICLE);
        reader.word(role + 1) == "and" && bare && reader.class(*role).has(Class::ROLE.or(Class::TITLE))
    };
    let first_role = before.as_ref().and_then(|phrase| phrase.modifiers.start.checked_sub(2)).filter(role_before);
    let first_role = first_role.map(|head| Phrase {
        modifiers: head..head,
        head,
        opens: Opens::Bare,
        possessor: None,
        complement: head + 1..head + 1,
    });
    // "Its chairman, Lord Penrose", "its leader, retired general Ana Ruiz", "the ferry, the Orrin Star"
    let article = mention.start > 0 && reader.class(mention.start - 1).has(Class::ARTICLE);
    let start = mention.start - usize::from(article);
    // "To the studio, Kelder said": what stands before the comma is no apposition where a clause goes on behind the name.
    let goes_on = reader.shape(end) == Shape::Lower
        && !reader.class(end).has(Class::PREPOSITION)
        && !matches!(reader.word(end), "and" | "or" | "who" | "whose" | "which");
    let before_comma = reader.phrase_before_comma(start).filter(|_| !goes_on);
    // "A user called Ana Ruiz"
    let called = first.checked_sub(1).filter(|&verb| matches!(reader.word(verb), "called" | "named"));
    let before = before.or_else(|| reader.phrase_before(called?));
    let predicate = (mention.group == Group::Person).then(|| reader.predicate_after(end)).flatten();
    [before, first_role, before_comma, reader.phrase_after(end), predicate].into_iter().flatten()
}

/// The title within a mention: "Mayor" of "Mayor Alba Quintero".
fn title_inside(reader: &Reader, mention: &Mention) -> Option<Phrase> {
    let first = mention.tokens.0;
    let name = mention.name.first;
    (name > first && reader.class(name - 1).has(Class::TITLE)).then(|| Phrase {
        modifiers: first..name - 1,
        head: name - 1,
        opens: Opens::Bare,
        possessor: None,
        complement: name..name,
    })
}

impl Role {
    pub(super) fn details(&self) -> impl Iterator<Item = usize> + Clone {
        self.modifiers.clone().chain(self.complement.clone())
    }
}

/// True if the phrase names whose role it is, and the role beside a name belongs to others: "the Harlow coach" is neither "Marle
/// coach Bo Roe" nor "his own coach, Bo Roe".
fn is_of_another(reader: &Reader, phrase: &Phrase, role: &Role) -> bool {
    let named = |at: usize| reader.shape(at).is_capitalised();
    let mut wanted = phrase.modifiers.clone().filter(|&at| named(at)).peekable();
    let own = |at: usize| named(at) || reader.word(at) == "own";
    let mut others = role.modifiers.clone().filter(|&at| own(at)).peekable();
    wanted.peek().is_some()
        && others.peek().is_some()
        && !wanted.any(|at| role.details().any(|own| same_word(reader.word(own), reader.word(at))))
}

impl Roles {
    /// Reads the roles, titles and affiliations that stand beside the mentions of a text.
    pub(super) fn read(reader: &Reader, index: &NameIndex<'_>) -> (Self, Vec<Post>) {
        let (mut roles, mut posts) = (Vec::new(), Vec::new());
        for mention in &index.mentions {
            checkpoint();
            let person = mention.group == Group::Person;
            if mention.group == Group::Place {
                continue;
            }
            // "A ferry that was owned by Orrin" has an owner, and "Orrin will buy Tarn" has a buyer.
            let doer = agents::doer(reader, mention.tokens.1);
            for noun in agents::agent(reader, mention.start).into_iter().chain(doer) {
                let (place, referent, at) = (mention.span.start(), mention.referent, mention.tokens.0);
                let head = Key::of(noun);
                roles.push(Role {
                    head,
                    place,
                    modifiers: at..at,
                    complement: at..at,
                    referent,
                    past: false,
                    kinds: None,
                });
            }
            for phrase in index.phrases(mention) {
                let holder = index.starting_at(phrase.head);
                if holder.is_some_and(|other| index.mentions[other].referent != mention.referent) {
                    continue;
                }
                let head = reader.head(phrase);
                let kind = kinds::of_noun(head) != Kinds::UNKNOWN;
                // What stands between commas behind a name is what it is, whatever the noun: "Bo Brady, the caretaker,".
                let apposition = reader.is_comma(mention.tokens.1)
                    && phrase.head > mention.tokens.1
                    && phrase.opens != Opens::Bare
                    && reader.shape(phrase.head) == Shape::Lower
                    && reader.closes(phrase);
                // "The bishop’s chaplain, Bo Brady, wept"
                let explained = reader.is_comma(mention.tokens.1)
                    && reader.is_comma(phrase.head + 1)
                    && phrase.head < mention.tokens.0
                    && phrase.opens != Opens::Bare
                    && reader.shape(phrase.head) == Shape::Lower
                    // Not "one of the family’s attorneys"
                    && !reader.word(phrase.head).ends_with('s');
                let works = fields::of_noun(head) != Fields::UNKNOWN;
                let fits = if person {
                    is_person_noun(reader.word(phrase.head)) || works || (apposition || explained) && !kind
                } else {
                    kind || apposition
                };
                if !fits {
                    continue;
                }
                let (place, referent) = (mention.span.start(), mention.referent);
                let (modifiers, complement) = (phrase.modifiers.clone(), phrase.complement.clone());
                let lead = phrase.modifiers.start.checked_sub(2).map_or("", |at| reader.word(at));
                let past = phrase.opens == Opens::Indefinite && matches!(lead, "was" | "as" | "been" | "became")
                    || matches!(reader.word(mention.tokens.1), "served" | "worked" | "resigned" | "retired");
                let kinds = Some(kinds::of_noun(head));
                roles.push(Role { head, place, modifiers, complement, referent, past, kinds });
                // "PM Ana Ruiz" is a minister.
                if let Some((_, office)) = nouns::office(reader.word(phrase.head)) {
                    let (at, head) = (phrase.head..phrase.head, Key::of(office));
                    roles.push(Role { head, place, modifiers: at.clone(), complement: at, referent, past, kinds });
                }
                if person {
                    let at = phrase.head..phrase.head;
                    roles.extend(initials::of_office(reader, phrase).map(|head| {
                        let (modifiers, complement) = (at.clone(), at.clone());
                        Role { head, place, modifiers, complement, referent, past, kinds }
                    }));
                }
                // "Detective Inspector Menon" is a detective too.
                let free = |at: usize| index.touching(reader.span(at..at + 1)).is_empty();
                let role = |&at: &usize| person && reader.class(at).has(Class::ROLE) && free(at);
                for at in phrase.modifiers.clone().filter(role) {
                    let head = reader.key(at);
                    roles.push(Role { head, place, modifiers: at..at, complement: at..at, referent, past, kinds });
                }
                if person && reader.class(phrase.head).has(Class::ROLE.or(Class::TITLE)) {
                    posts.push(post(reader, index, phrase, referent));
                }
            }
            if person && let Some(organisation) = organisation_after(reader, index, mention.tokens.1) {
                posts.push(Post { referent: mention.referent, title: None, organisation: Some(organisation) });
            }
        }
        roles.sort_by_key(|role| (role.head, role.place));
        (Self(roles), posts)
    }

    /// The roles with this head, newest before byte `place` first, then those after it.
    fn with_head(&self, head: Key, place: usize) -> impl Iterator<Item = &Role> + Clone {
        let start = self.0.partition_point(|role| role.head < head);
        let end = self.0.partition_point(|role| role.head <= head);
        let all = &self.0[start..end];
        let passed = all.partition_point(|role| role.place < place);
        all[..passed].iter().rev().take(MAX_ROLES).chain(all[passed..].iter().take(MAX_ROLES))
    }

    /// What the text calls each referent.
    pub(super) fn called(&self, reader: &Reader, index: &NameIndex<'_>, posts: &[Post]) -> Vec<Called> {
        let mut called = vec![Called::default(); index.entries.len()];
        let defender = Key::of("defender");
        for role in &self.0 {
            let own = &mut called[role.referent];
            own.any |= role.kinds.is_some();
            own.kinds = own.kinds.or(role.kinds.unwrap_or_default());
            let public =
                role.head == defender && role.details().any(|at| matches!(reader.word(at), "public" | "federal"));
            let fields = if public { fields::COUNSEL } else { fields::of_noun(role.head) };
            let time = if contrasts(reader, &role.modifiers) { &mut own.before } else { &mut own.fields };
            *time = time.or(fields);
        }
        for mention in &index.mentions {
            let own = &mut called[mention.referent];
            if mention.group == Group::Organisation && own.origin.is_none() {
                own.origin = reader.origin_before(mention.tokens.0);
            }
        }
        for post in posts {
            let employer = post.organisation.map(|organisation| index.entries[organisation].kinds);
            let own = &mut called[post.referent];
            own.fields = own.fields.with_staff(employer.map_or(Fields::UNKNOWN, Fields::of_staff));
        }
        called
    }

    /// True if the text gives `referent` a role with this head.
    pub(super) fn has(&self, head: Key, referent: usize) -> bool {
        self.with_head(head, usize::MAX).any(|role| role.referent == referent)
    }

    /// True if several referents have a role with the head of `phrase` or with another word for it.
    pub(super) fn is_shared(&self, reader: &Reader, phrase: &Phrase, place: usize) -> bool {
        let head = reader.head(phrase);
        let heads = std::iter::once(head).chain(synonyms(head));
        distinct(heads.flat_map(|head| self.with_head(head, place))).len() > 1
    }

    /// True if the text gives a referent an office for something else than that of the phrase.
    pub(super) fn clashes(&self, reader: &Reader, phrase: &Phrase, referent: usize) -> bool {
        let place = reader.span(phrase.head..phrase.head + 1).start();
        let mut own = self.with_head(reader.head(phrase), place).filter(|role| role.referent == referent);
        own.any(|role| clashes(reader, phrase, role))
    }

    /// The heads of all roles.
    pub(super) fn heads(&self) -> impl Iterator<Item = Key> {
        self.0.iter().map(|role| role.head)
    }

    /// True if some role has this head.
    pub(super) fn knows(&self, head: Key) -> bool {
        self.0.binary_search_by_key(&head, |role| role.head).is_ok()
    }

    /// The referents that `phrase`, which stands at byte `place`, can stand for, newest first.
    ///
    /// If roles agree with all that the phrase says, those; or else, if a single referent ever had a role with that head, or
    /// with another word for it, that one.
    pub(super) fn find(&self, reader: &Reader, phrase: &Phrase, place: usize) -> Vec<usize> {
        if let Some((modifier, head)) = nouns::office(reader.word(phrase.head)) {
            let holds = |role: &&Role| role.details().any(|at| same_word(reader.word(at), modifier));
            let found = distinct(self.with_head(Key::of(head), place).filter(holds));
            if !found.is_empty() {
                return found;
            }
        }
        let head = reader.head(phrase);
        // What news calls "the company" it has called so before, while a person's office may be told after that.
        let business = kinds::of_noun(head).is_business();
        // Nor is who "was an unlucky president" far behind "the former president".
        let told = |role: &Role| role.place < place || !business && !role.past;
        let may_be = |role: &&Role| !clashes(reader, phrase, role) && told(role);
        let all = self.with_head(head, place).filter(may_be);
        let mut found = distinct(all.clone().filter(|role| role.place < place && agrees(reader, phrase, role)));
        if found.is_empty() {
            found = distinct(all.clone().filter(|role| agrees(reader, phrase, role)));
            found.truncate(1);
        }
        // "The British prime minister": the only one who is named.
        if found.is_empty() && contrasts(reader, &phrase.modifiers) {
            let said = |modifiers: &Range<usize>| {
                let words = modifiers.clone().filter(|&at| reader.is_contrast(at));
                words.map(|at| reader.key(at)).collect::<Vec<_>>()
            };
            let own = said(&phrase.modifiers);
            found = distinct(all.clone().filter(|role| said(&role.modifiers) == own));
            if found.len() > 1 {
                found.clear();
            }
        }
        if found.is_empty() && !contrasts(reader, &phrase.modifiers) {
            let later = |role: &Role| role.place > place && is_of_another(reader, phrase, role);
            found = distinct(all.filter(|role| !contrasts(reader, &role.modifiers) && !later(role)));
            if found.is_empty() {
                found = distinct(self.offices(reader, phrase, place).filter(may_be));
            }
            if found.is_empty() {
                let others = synonyms(head).flat_map(|other| self.with_head(other, place));
                found = distinct(others.filter(may_be).filter(|role| !contrasts(reader, &role.modifiers)));
            }
            if found.len() > 1 {
                found.clear();
            }
        }
        found
    }

    /// Those who have a role with this head that the text says to be about the word: "owner" of "the ship".
    pub(super) fn about(&self, reader: &Reader, head: Key, word: &str, place: usize) -> Vec<usize> {
        let told = |role: &&Role| {
            let end = role.modifiers.end + 1 + MAX_ABOUT;
            let mut words = (role.modifiers.start..end).map(|at| reader.word(at));
            words.any(|own| own.strip_suffix('s').unwrap_or(own).eq_ignore_ascii_case(word))
        };
        distinct(self.with_head(head, place).filter(told))
    }

    /// Those whose office news calls by the noun of the phrase as well: "the premier" is a prime minister, and "the minister"
    /// may be the health secretary.
    fn offices<'r>(&'r self, reader: &'r Reader, phrase: &Phrase, place: usize) -> impl Iterator<Item = &'r Role> {
        let (head, is_told): (_, fn(&Reader, &Role) -> bool) = match reader.word(phrase.head) {
            "premier" => ("minister", |reader, role| role.details().any(|at| same_word(reader.word(at), "prime"))),
            "minister" => ("secretary", |reader, role| {
                let of_state = role.details().any(|at| reader.class(at).has(Class::FIELD));
                of_state && !role.details().any(|at| matches!(reader.word(at), "press" | "general" | "shadow"))
            }),
            _ => ("", |_, _| false),
        };
        self.with_head(Key::of(head), place).filter(move |role| is_told(reader, role))
    }
}

fn distinct<'r>(roles: impl Iterator<Item = &'r Role>) -> Vec<usize> {
    let mut referents = Vec::new();
    for role in roles {
        if !referents.contains(&role.referent) {
            referents.push(role.referent);
        }
    }
    referents
}
