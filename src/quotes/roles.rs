//! The speaker's title and organisation, where the text gives them around the mention: "Acme CEO Doug Roe", "Ana Roe, head
//! of research at Acme", "a spokesman for the agency".

use super::page::Item;
use super::speaker::{Phrase, is_verb};
use super::words::Class;

/// What stands around a mention, as ranges of item indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Roles {
    pub(super) title: Option<(usize, usize)>,
    pub(super) affiliation: Option<(usize, usize)>,
}

/// How long a title or an apposition can be, in items.
const LONGEST: usize = 24;

/// Finds the title and the affiliation of the speaker `phrase`.
pub(super) fn roles(items: &[Item], phrase: Phrase) -> Roles {
    let (start, end) = phrase.mention;
    let mut roles = Roles::default();
    if items[start].is(Class::PRONOUN.or(Class::RELATIVE)) {
        return roles;
    }
    if items[end - 1].is(Class::NAME) && !is_common(items, phrase) {
        roles = before_name(items, phrase);
        if roles.affiliation.is_none()
            && items.get(end).is_some_and(|item| item.is(Class::PREPOSITION) && item.span.len() <= 4)
            && end < phrase.end.max(end + 1)
        {
            roles.affiliation = organisation_after(items, end + 1);
        }
        // "According to Roe, the minister said": the comma ends what stands in front of the sentence.
        let fronted =
            (start.saturating_sub(2)..start).any(|k| items[k].is(Class::ACCORDING) && items[k].is(Class::SENTENCE));
        let closed = |from: usize| {
            let next = (from..items.len()).find(|&k| items[k].is(Class::COMMA) || is_verb(items, k));
            next.is_some_and(|next| items[next].is(Class::COMMA))
        };
        if items.get(end).is_some_and(|item| item.is(Class::COMMA)) && (!fronted || closed(end + 1)) {
            let after = apposition(items, end + 1);
            roles.title = roles.title.or(after.title);
            roles.affiliation = roles.affiliation.or(after.affiliation);
        }
    } else {
        roles = described(items, start, end);
        if roles.title.is_some() && roles.affiliation.is_none() {
            roles.affiliation = owner(items, start, end);
        }
        // "the mayor" by itself is the speaker, not a title of the speaker.
        if roles.affiliation.is_none() {
            roles.title = None;
        }
    }
    roles
}

/// True if the mention is a common noun phrase that merely ends in a name: "a spokesman for Acme".
fn is_common(items: &[Item], phrase: Phrase) -> bool {
    let (start, end) = phrase.mention;
    items[start..end].iter().any(|item| item.is(Class::PREPOSITION) && !item.is(Class::NAME))
        && items[start..end].iter().any(|item| item.is(Class::ROLE) && !item.is(Class::NAME))
}

/// Titles before the name: inside the mention ("Mayor Alba Quintero"), or before it with the organisation before that.
fn before_name(items: &[Item], phrase: Phrase) -> Roles {
    let (name, end) = phrase.mention;
    // Inside the mention: titles that are offices, not "Mr."
    let word = |k: usize| {
        is_office(&items[k]) || items[k].is(Class::ADJECTIVE.or(Class::DEPARTMENT)) || items[k].is(Class::PREPOSITION)
    };
    let inside = (name..end - 1).take_while(|&k| word(k)).count();
    if inside > 0 && items[name..name + inside].iter().any(is_office) {
        let affiliation = organisation_before(items, phrase.start, name);
        return Roles { title: Some((name, name + inside)), affiliation };
    }
    let mut last = name;
    // "the chief executive, Ana Roe", "The Governor of Harlow State, Ana Roe"
    if last > phrase.start && items[last - 1].is(Class::COMMA) {
        last -= 1;
        let roles = described(items, phrase.start, last);
        // "The wife of the president, Ana Roe": his office is not hers.
        let of = items[phrase.start..last].iter().any(|item| item.is(Class::PREPOSITION));
        if roles.title.is_some() || of {
            return roles;
        }
    }
    let floor = phrase.start.max(name.saturating_sub(LONGEST));
    let mut first = last;
    while first > floor && is_title_word(&items[first - 1]) {
        first -= 1;
    }
    // "secretary of state Ana Roe", "head of research Ana Roe"
    if first >= floor + 2 && items[first - 1].is(Class::PREPOSITION) && is_office(&items[first - 2]) {
        first -= 2;
        while first > floor && is_title_word(&items[first - 1]) {
            first -= 1;
        }
    }
    if first == last || !items[first..last].iter().any(is_office) {
        return Roles::default();
    }
    // Capitals in front of the office are the organisation's: "Acme", not "Acme CEO".
    let office = (first..last).rev().find(|&k| is_office(&items[k])).unwrap_or(first);
    let name = |k: &usize| items[*k].is(Class::NAME) && !is_office(&items[*k]) && !items[*k].is(Class::ADJECTIVE);
    let title = (first..office).rev().find(name).map_or(first, |k| k + 1);
    // "Harlow-based lawyer Ana Roe"
    let title = if items[title].is(Class::HYPHEN) { office } else { title };
    Roles { title: Some((title, last)), affiliation: organisation_before(items, floor, title) }
}

/// The organisation whose name ends right before item `end`, over a possessive mark: "Acme", "Acme's", "the company's".
fn organisation_before(items: &[Item], floor: usize, end: usize) -> Option<(usize, usize)> {
    let mut last = end;
    let possessive = last > floor && items[last - 1].is(Class::CLITIC) && !items[last - 1].is(Class::AUXILIARY);
    if possessive {
        last -= 1;
    }
    let mut first = last;
    while first > floor
        && (items[first - 1].is(Class::NAME)
            || possessive && items[first - 1].is(Class::NOUN.or(Class::SOURCE).or(Class::ADJECTIVE)))
        && !items[first - 1].is(Class::TIME)
    {
        first -= 1;
    }
    if possessive && first > floor && items[first - 1].is(Class::DETERMINER) {
        first -= 1;
    }
    let named = items[first..last].iter().any(|item| item.is(Class::NAME.or(Class::SOURCE)));
    (first < last && named).then_some((first, last))
}

/// The organisation whose name begins at item `start`: "of the University of Leeds".
fn organisation_after(items: &[Item], start: usize) -> Option<(usize, usize)> {
    let phrase = super::speaker::phrase_after(items, start)?;
    let ceiling = phrase.end.min(start + LONGEST);
    let last = (start..ceiling).rev().find(|&k| items[k].is(Class::NAME))? + 1;
    let organisation = items[start..last].iter().any(|item| item.is(Class::SOURCE))
        && !items[start..last].iter().any(|item| item.is(Class::TIME));
    organisation.then_some((start, last))
}

/// A word that names an office or an occupation, and not merely a form of address.
fn is_office(item: &Item) -> bool {
    item.is(Class::ROLE) || item.is(Class::TITLE) && item.span.len() > 4
}

/// A word that can be part of a title.
fn is_title_word(item: &Item) -> bool {
    (item.is(Class::NOUN.or(Class::ADJECTIVE)) || is_office(item) || item.is(Class::HYPHEN) || item.is(Class::AND))
        && !item.is(Class::TIME.or(Class::DETERMINER).or(Class::NUMBER))
        || item.is(Class::NAME) && !item.is(Class::TIME)
}

/// A title after the name: "head of research at Acme,", "a doctor with the clinic".
fn apposition(items: &[Item], start: usize) -> Roles {
    let mut start = start;
    // An age first: "Ana Roe, 53, a lawyer"
    if items.get(start).is_some_and(|item| item.is(Class::NUMBER))
        && items.get(start + 1).is_some_and(|item| item.is(Class::COMMA))
    {
        start += 2;
    }
    if items.get(start).is_some_and(|item| item.is(Class::RELATIVE))
        && items.get(start + 1).is_some_and(|item| item.is(Class::BE))
    {
        // "who is head of research"
        start += 2;
    }
    // "Roe, speaking beside her lawyer, said"
    if items
        .get(start)
        .is_some_and(|first| first.is(Class::ING.or(Class::ED).or(Class::PREPOSITION)) && !is_office(first))
    {
        return Roles::default();
    }
    let end = (start..items.len().min(start + LONGEST))
        .find(|&k| {
            items[k].is(Class::MARK.or(Class::QUOTED).or(Class::RELATIVE).or(Class::VERB).or(Class::THAT))
                && !items[k].is(Class::HYPHEN)
        })
        .unwrap_or(items.len().min(start + LONGEST));
    described(items, start, end)
}

/// Splits a description: "the chief executive of Acme", "head of research at Acme", "Acme's director".
fn described(items: &[Item], start: usize, end: usize) -> Roles {
    let mut first = start;
    while first < end
        && items[first].is(Class::DETERMINER.or(Class::NUMBER).or(Class::POSSESSIVE))
        && !items[first].is(Class::NAME)
    {
        first += 1;
    }
    // The first preposition before a name or a determiner begins the organisation; others belong to the title.
    let mut last = end;
    let mut affiliation = None;
    for k in first..end {
        if !items[k].is(Class::PREPOSITION) || k + 1 >= end {
            continue;
        }
        let next = &items[k + 1];
        let joins = items[k].span.len() <= 4 && !items[k].is(Class::SUBORDINATOR.or(Class::BY));
        let department = items[k - usize::from(k > first)].is(Class::NAME)
            && items[k].span.len() == 2
            && next.is(Class::NAME)
            && !next.is(Class::PLACE)
            && is_office(&items[k - 1]);
        if joins && (next.is(Class::NAME) && !next.is(Class::TIME) || next.is(Class::DETERMINER)) && !department {
            last = k;
            let stop =
                (k + 1..end).find(|&j| items[j].is(Class::PREPOSITION) && !follows_name(items, j, end)).unwrap_or(end);
            affiliation = Some((k + 1, stop));
            break;
        }
    }
    // "residents living near the plant": a participle tells no title.
    let apart = Class::ED.or(Class::ING).or(Class::VERB).or(Class::ADJECTIVE);
    let office = |from: usize| items[from..last].iter().any(is_office);
    let last =
        (first + 1..last).find(|&k| items[k].is(apart) && !items[k].is(Class::NAME) && !office(k)).unwrap_or(last);
    if !items[first..last].iter().any(is_office) {
        return Roles::default();
    }
    // "Acme's chief executive", "the Acme spokeswoman"
    // "Mayor Roe’s spokesman": the last owner's.
    let behind = (first..last).rev().find(|&k| items[k].is(Class::CLITIC)).map_or(first, |clitic| clitic + 1);
    let office = (behind..last).find(|&k| is_office(&items[k])).unwrap_or(first);
    let part = |item: &Item| is_office(item) || item.is(Class::ADJECTIVE.or(Class::DEPARTMENT).or(Class::ING));
    let owned = |k: &usize| items[*k].is(Class::CLITIC) || items[*k].is(Class::NAME) && !part(&items[*k]);
    let title = (first..office).rev().find(owned).map_or(first, |k| k + 1);
    // "the Harlow-born singer"
    let born = items[title].is(Class::HYPHEN);
    let before = if title > first && !born { organisation_before(items, start, title) } else { None };
    let title = if born { office } else { title };
    Roles { title: Some((title, last)), affiliation: affiliation.or(before) }
}

/// True if the preposition at `k` is inside a name: "University of Leeds", "Center for Ocean Studies".
fn follows_name(items: &[Item], k: usize, end: usize) -> bool {
    items[k - 1].is(Class::NAME) && k + 1 < end && items[k + 1].is(Class::NAME.or(Class::DETERMINER))
}

/// The owner in "the company's chief executive" or "Acme's spokeswoman".
fn owner(items: &[Item], start: usize, end: usize) -> Option<(usize, usize)> {
    let mark = (start..end).find(|&k| items[k].is(Class::CLITIC))?;
    organisation_before(items, start, mark + 1)
}
