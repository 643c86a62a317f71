//! Noun phrases: the one that ends before an item, and the one that begins at it.

use super::mention::mention;
use super::page::Item;
use super::speaker::{Phrase, WINDOW, is_nominal, is_verb};
use super::words::Class;

/// The noun phrase that ends right before item `end`.
pub(super) fn phrase_before(items: &[Item], end: usize) -> Option<Phrase> {
    if end == 0 {
        return None;
    }
    let last = &items[end - 1];
    if last.is(Class::REFLEXIVE) {
        // "Okoro himself, who"
        return phrase_before(items, end - 1).map(|phrase| Phrase { end, ..phrase });
    }
    if last.is(Class::CLOSE) {
        // "Ana Roe (D-Ohio)"
        let open = (end.saturating_sub(12)..end - 1).rev().find(|&k| items[k].is(Class::OPEN))?;
        return phrase_before(items, open).map(|phrase| Phrase { end, ..phrase });
    }
    // "one of them"
    if last.is(Class::OBJECT) && end >= 3 && items[end - 2].is_of() && items[end - 3].is(Class::DETERMINER) {
        return Some(Phrase { start: end - 3, end, mention: (end - 3, end) });
    }
    if last.is(Class::PRONOUN) && !last.is(Class::RELATIVE) && !last.is(Class::DETERMINER) {
        return Some(Phrase { start: end - 1, end, mention: (end - 1, end) });
    }
    if last.stretch.is_some() {
        return maker_of_title(items, end);
    }
    let floor = end.saturating_sub(WINDOW);
    let mut start = end;
    while start > floor {
        let k = start - 1;
        let item = &items[k];
        if is_nominal(items, k) {
            start = k;
        } else if start < end && k > floor + 1 && item.is(Class::PREPOSITION.or(Class::ADVERB)) && {
            // "a boy of about 8"
            items[start].is(Class::NUMBER) && items[k - 1].is(Class::PREPOSITION) && joins_phrase(items, k - 1)
        } {
            start = k - 2;
        } else if start < end && k > floor && joins_phrase(items, k) {
            start = k - 1;
            // The item before was checked; the next round goes on from it.
        } else if start < end && item.is(Class::AND) && k > floor && coordinates(items, k) {
            start = k;
        } else {
            break;
        }
    }
    if start == end {
        return None;
    }
    let start = restart(items, start, end);
    Some(Phrase { start, end, mention: mention(items, start, end) })
}

/// Who stands before the title that ends at `end`: "the director of “Salt”", "the star of the film “Salt”".
fn maker_of_title(items: &[Item], end: usize) -> Option<Phrase> {
    let modifier = Class::WORK.or(Class::ARTICLE).or(Class::POSSESSIVE).or(Class::ADJECTIVE).or(Class::NAME);
    let title = &items[end - 1];
    let spoken = title.is(Class::CLAUSAL.or(Class::ENDS_STOP)) || !title.is(Class::CAPITAL);
    let of = (end.saturating_sub(6)..end - 1).rev().find(|&k| !items[k].is(modifier))?;
    if spoken || !items[of].is_of() {
        return None;
    }
    let phrase = phrase_before(items, of)?;
    let (start, head) = phrase.mention;
    let noun = items[head - 1].is(Class::ROLE.or(Class::NOUN))
        && !items[head - 1].is(Class::WORK.or(Class::SPEECH).or(Class::OCCASION));
    noun.then_some(Phrase { end, mention: (start, end), ..phrase })
}

/// True if item `k` ties what follows it to the noun before it: "of", "for", "hired by", "who".
fn joins_phrase(items: &[Item], k: usize) -> bool {
    let item = &items[k];
    // "a source speaking to", "a lawyer hired by"
    if item.is(Class::PREPOSITION.or(Class::TO)) && k > 1 && items[k - 1].is(Class::ED.or(Class::ING)) {
        return is_nominal(items, k - 2) && !items[k - 2].is(Class::DETERMINER);
    }
    // "one of the victims", "others in the village"
    let some = |item: &Item| {
        item.is(Class::DETERMINER.or(Class::PRONOUN)) && !item.is(Class::ARTICLE.or(Class::PERSON).or(Class::IT))
    };
    let of = item.is_of() || k > 0 && items[k - 1].is(Class::PRONOUN);
    if item.is(Class::PREPOSITION)
        && of
        && k > 0
        && some(&items[k - 1])
        && !items[k - 1].is(Class::RELATIVE.or(Class::NAME))
    {
        return true;
    }
    if item.is(Class::PREPOSITION.or(Class::TO)) && !item.is(Class::SUBORDINATOR) {
        return k > 0 && (is_nominal(items, k - 1) && !items[k - 1].is(Class::DETERMINER.or(Class::TIME)));
    }
    false
}

/// True if the "and" at `k` joins two nouns and not two clauses: no verb stands before it in its clause.
fn coordinates(items: &[Item], k: usize) -> bool {
    if k == 0 || !is_nominal(items, k - 1) {
        return false;
    }
    for j in (k.saturating_sub(14)..k).rev() {
        if items[j].is(Class::CLAUSE_MARK.or(Class::QUOTED).or(Class::SUBORDINATOR).or(Class::THAT)) {
            break;
        }
        if is_verb(items, j) {
            return false;
        }
    }
    true
}

/// Where the last noun phrase of `start..end` begins, if two stand side by side: "last week | the mayor".
fn restart(items: &[Item], start: usize, end: usize) -> usize {
    let loose = start > 0
        && items[start - 1].is(Class::PREPOSITION.or(Class::TO).or(Class::SUBORDINATOR))
        && !items[start - 1].is(Class::AS);
    let mut from = start;
    for k in start + 1..end {
        let (before, item) = (&items[k - 1], &items[k]);
        let determiner = item.is(Class::DETERMINER)
            && !item.is(Class::NAME)
            && !before.is(Class::PREPOSITION.or(Class::TO).or(Class::AND).or(Class::HYPHEN).or(Class::DETERMINER))
            && !is_counted(items, k);
        // "a line | his father liked"
        let owned = item.is(Class::POSSESSIVE)
            && !item.is(Class::CLITIC.or(Class::AUXILIARY).or(Class::STRAY))
            && before.is(Class::NOUN)
            && !before.is(Class::DETERMINER.or(Class::ROLE));
        // "The Evening Star" is a name.
        let titled = item.is(Class::NAME) && k > start + 1 && items[k - 2].is(Class::ARTICLE);
        let after_time = before.is(Class::TIME)
            && !titled
            && !item.is(Class::TIME.or(Class::POSSESSIVE).or(Class::NUMBER).or(Class::PREPOSITION).or(Class::HYPHEN))
            && (item.is(Class::NAME) || !item.is(Class::ROLE.or(Class::SOURCE)));
        let after_loose = loose
            && from == start
            && item.is(Class::NAME)
            && !before.is(Class::NAME
                .or(Class::DETERMINER)
                .or(Class::POSSESSIVE)
                .or(Class::ADJECTIVE)
                .or(Class::ROLE)
                .or(Class::TITLE)
                .or(Class::PREPOSITION)
                .or(Class::AND)
                .or(Class::HYPHEN)
                .or(Class::SOURCE));
        if determiner || owned || after_time || after_loose {
            from = k;
        }
    }
    // A possessive or conjunction cannot begin a phrase.
    while from < end - 1 && items[from].is(Class::CLITIC.or(Class::AND).or(Class::HYPHEN)) {
        from += 1;
    }
    from
}

/// True for the number after a possessive: "his | two sons".
fn is_counted(items: &[Item], k: usize) -> bool {
    items[k - 1].is(Class::POSSESSIVE) && !items[k].is(Class::ARTICLE.or(Class::POSSESSIVE))
}

/// The noun phrase that begins at item `start`.
pub(super) fn phrase_after(items: &[Item], start: usize) -> Option<Phrase> {
    let first = items.get(start)?;
    // "said her mother", but "told her Monday"
    let owner = first.is(Class::OBJECT) && first.is(Class::POSSESSIVE) && {
        let owned = Class::NOUN.or(Class::ROLE).or(Class::ADJECTIVE).or(Class::SOURCE);
        let verb = |next: &Item| next.is(Class::VERB) && !next.is(Class::ROLE);
        items.get(start + 1).is_some_and(|next| next.is(owned) && !next.is(Class::TIME) && !verb(next))
    };
    if first.is(Class::PRONOUN.or(Class::OBJECT)) && !first.is(Class::DETERMINER.or(Class::RELATIVE)) && !owner {
        return Some(Phrase { start, end: start + 1, mention: (start, start + 1) });
    }
    let ceiling = items.len().min(start + WINDOW);
    let mut end = start;
    while end < ceiling && (is_nominal(items, end) || end == start && opens_phrase(items, end)) {
        let item = &items[end];
        let restarts = end > start
            && (item.is(Class::TIME)
                // "a Wednesday editorial", "the 21-year-old"
                && !items[end - 1].is(Class::DETERMINER.or(Class::POSSESSIVE).or(Class::ADJECTIVE).or(Class::HYPHEN))
                || item.is(Class::DETERMINER)
                    && !item.is(Class::NAME)
                    && !items[end - 1].is(Class::DETERMINER.or(Class::PREPOSITION).or(Class::AND).or(Class::HYPHEN))
                    && !is_counted(items, end));
        if restarts {
            break;
        }
        end += 1;
        if end + 1 < ceiling && extends(items, start, end) {
            end += 1;
            // "Okoro and others"
            if !is_nominal(items, end) {
                end += 1;
                break;
            }
        }
    }
    if end == start || items[start..end].iter().all(|item| item.is(Class::TIME) && !item.is(Class::ROLE)) {
        return None;
    }
    Some(Phrase { start, end, mention: mention(items, start, end) })
}

/// True for a participle that begins a noun phrase without an article: "retired plumber Ana Roe".
fn opens_phrase(items: &[Item], start: usize) -> bool {
    items[start].is(Class::ED.or(Class::ING))
        && items[start].cue.is_none()
        && items.get(start + 1).is_some_and(|next| next.is(Class::ROLE.or(Class::NOUN).or(Class::ADJECTIVE)))
        && is_nominal(items, start + 1)
}

/// True if the item at `end` carries the phrase `start..end` on: a preposition or "and" before a noun.
fn extends(items: &[Item], start: usize, end: usize) -> bool {
    let (item, next) = (&items[end], &items[end + 1]);
    // "Okoro and others"
    if item.is(Class::AND) && next.is(Class::PRONOUN) && !next.is(Class::PERSON.or(Class::RELATIVE).or(Class::IT)) {
        return true;
    }
    if !is_nominal(items, end + 1) || next.is(Class::TIME) {
        return false;
    }
    let common =
        !items[end - 1].is(Class::NAME) || items[end - 1].is(Class::SOURCE) || items[start].is(Class::DETERMINER);
    // "Leader of the Opposition Ana Roe", "Minister for Health Ana Roe"
    let office = items[end - 1].is(Class::ROLE.or(Class::TITLE))
        && (item.is_of() || item.span.len() == 3)
        && next.is(Class::NAME.or(Class::ARTICLE))
        && !items[start..end].iter().any(|item| item.is(Class::PERSONAL));
    let common = common || office;
    if item.is(Class::PREPOSITION) && !item.is(Class::AS) {
        // "the court in a ruling"
        let object = (end + 1..items.len().min(end + 6)).take_while(|&k| is_nominal(items, k)).last();
        return common && !object.is_some_and(|head| items[head].is(Class::OCCASION) && !items[head].is(Class::NAME));
    }
    item.is(Class::AND)
}
