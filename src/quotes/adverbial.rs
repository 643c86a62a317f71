//! Adverbials and addressees between a verb and what it reports: "in a statement", "on Friday", "the board's members in Leeds".

use super::page::Item;
use super::predicate::takes_verb;
use super::speaker;
use super::words::Class;

/// Past the addressee that begins at `start`: "the board's members in Leeds" ends where a clause begins.
pub(super) fn addressee_end(items: &[Item], start: usize, end: usize) -> usize {
    for k in start + 1..end {
        // A second noun phrase begins the clause: "told reporters the plan".
        if items[k].is(Class::DETERMINER.or(Class::POSSESSIVE))
            && !items[k].is(Class::CLITIC)
            && !items[k - 1].is(Class::PREPOSITION.or(Class::AND).or(Class::DETERMINER))
            // "told his two sons"
            && (!items[k - 1].is(Class::POSSESSIVE) || items[k].is(Class::ARTICLE))
        {
            return k;
        }
        // So does a common noun behind a name, if a verb follows: "told CNBC demand for it was".
        let other = Class::NAME.or(Class::ROLE).or(Class::SOURCE).or(Class::OCCASION).or(Class::TITLE);
        if items[k].is(Class::NOUN)
            && !items[k].is(other)
            && items[start..k].iter().all(|item| item.is(Class::NAME))
            && takes_verb(items, complements_end(items, end))
        {
            return k;
        }
    }
    // "told reporters police had failed": those who are told need no article, for they are many.
    let many =
        items[start].is(Class::ROLE) && items[start].is(Class::NOUN) && !items[start].is(Class::TITLE.or(Class::NAME));
    let next = items
        .get(start + 1)
        .is_some_and(|next| next.is(Class::NOUN.or(Class::NAME).or(Class::ADJECTIVE).or(Class::ROLE)));
    if many && next && start + 1 < end && takes_verb(items, end) {
        return start + 1;
    }
    complements_end(items, end)
}

/// Past the prepositional phrases that begin at `end`: "in Leeds", "of the board".
fn complements_end(items: &[Item], end: usize) -> usize {
    let mut k = end;
    while k + 1 < items.len() && items[k].is(Class::PREPOSITION) && !items[k].is(Class::SUBORDINATOR) {
        match speaker::phrase_after(items, k + 1) {
            Some(phrase) if !items[phrase.start].is(Class::PRONOUN) => k = phrase.end,
            _ => break,
        }
    }
    k
}

/// Past an adverbial that begins at `k`: "on Tuesday", "in a statement", "to reporters", "during a visit to Leeds".
pub(super) fn adverbial(items: &[Item], k: usize) -> Option<usize> {
    let item = &items[k];
    if !item.is(Class::PREPOSITION.or(Class::TO)) {
        return None;
    }
    if items.get(k + 1)?.is(Class::ING) {
        return None;
    }
    let phrase_start = k + 1;
    let mut end = phrase_start;
    while end < items.len() && end < k + 10 && speaker::is_nominal(items, end) {
        let breaks = end > phrase_start && items[end].is(Class::DETERMINER) && !items[end - 1].is(Class::DETERMINER);
        let named_after_common = end > phrase_start
            && items[end].is(Class::NAME)
            && !items[end - 1].is(Class::NAME
                .or(Class::DETERMINER)
                .or(Class::POSSESSIVE)
                .or(Class::ADJECTIVE)
                .or(Class::HYPHEN));
        if breaks || named_after_common {
            break;
        }
        end += 1;
        if items[end - 1].is(Class::TIME) && !items.get(end).is_some_and(|next| next.is(Class::TIME.or(Class::NUMBER)))
        {
            break;
        }
    }
    if end == phrase_start {
        return items[phrase_start].is(Class::OBJECT).then_some(phrase_start + 1);
    }
    // "remarking from Leeds he felt": a clause begins.
    let clause = items.get(end).is_some_and(|next| next.is(Class::PERSON))
        && items.get(end + 1).is_some_and(|verb| verb.is(Class::VERB));
    let occasion = clause
        || items[phrase_start..end].iter().any(|item| item.is(Class::TIME.or(Class::OCCASION).or(Class::NUMBER)));
    // "said in a filing with the board the plan failed"
    if occasion
        && items
            .get(end)
            .is_some_and(|item| item.is(Class::PREPOSITION) && !item.is(Class::SUBORDINATOR.or(Class::ABOUT)))
        && let Some(phrase) = speaker::phrase_after(items, end + 1)
        && items.get(phrase.end).is_some_and(|next| next.is(Class::DETERMINER.or(Class::PRONOUN).or(Class::THAT)))
    {
        return Some(phrase.end);
    }
    // "said in court the plan failed", "said at the time he left"
    let short = item.span.len() == 2 && !item.is(Class::ABOUT.or(Class::AS).or(Class::BY));
    let begins = items.get(end).is_some_and(|next| next.is(Class::ARTICLE.or(Class::PRONOUN).or(Class::POSSESSIVE)))
        && speaker::phrase_after(items, end).is_some_and(|phrase| takes_verb(items, phrase.end));
    (item.is(Class::TO)
        || occasion
        || short && begins
        || items.get(end).is_some_and(|item| item.is(Class::PREPOSITION.or(Class::TIME).or(Class::THAT))))
    .then_some(end)
}
