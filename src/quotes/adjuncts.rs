//! Adverbials between a subject and its verb, seen from the verb: "Okoro late Tuesday said", "the agency less than two weeks
//! ago said", "and in a statement thanked".

use super::page::Item;
use super::speaker;
use super::words::Class;

/// Where an adverbial that ends right before item `end` begins, if the subject may stand before it.
pub(super) fn adjunct_before(items: &[Item], end: usize, floor: usize) -> Option<usize> {
    time_before(items, end, floor)
        .or_else(|| occasion_before(items, end, floor))
        .or_else(|| manner_before(items, end, floor))
        .or_else(|| quantifier_before(items, end, floor))
        .or_else(|| participle_before(items, end, floor))
        .or_else(|| aside_before(items, end, floor))
}

/// Where an adverb between commas begins that stands between an auxiliary and its participle: "has, | however, | denied".
fn aside_before(items: &[Item], end: usize, floor: usize) -> Option<usize> {
    let start = end.checked_sub(3).filter(|&start| start > floor)?;
    let comma = |k: usize| items[k].is(Class::COMMA);
    let between = comma(start) && items[start + 1].is(Class::ADVERB) && comma(start + 2);
    (between && items[start - 1].is(Class::AUXILIARY)).then_some(start)
}

/// "at first", "at last": after a subject, before its verb.
fn manner_before(items: &[Item], end: usize, floor: usize) -> Option<usize> {
    let start = end.checked_sub(2).filter(|&start| start > floor)?;
    let preposition = items[start].is(Class::PREPOSITION) && items[start].span.len() == 2;
    let order = items[start + 1].is(Class::ADVERB.or(Class::ADJECTIVE)) && !items[start + 1].is(Class::NAME);
    (preposition && order && is_head(&items[start - 1])).then_some(start)
}

/// "later Thursday", "last week", "this month", "two weeks ago".
fn time_before(items: &[Item], end: usize, floor: usize) -> Option<usize> {
    let last = &items[end.checked_sub(1)?];
    let mut start = end - 1;
    if last.is(Class::ADVERB) && last.span.len() == 3 && end > floor + 3 {
        // "ago" after a number of weeks
        if !items[end - 2].is(Class::NOUN.or(Class::TIME)) || !items[end - 3].is(Class::NUMBER.or(Class::DETERMINER)) {
            return None;
        }
        start = end - 3;
        if start > floor + 2
            && items[start - 1].is(Class::PREPOSITION.or(Class::DETERMINER))
            && items[start - 2].is(Class::ADVERB.or(Class::ADJECTIVE).or(Class::DETERMINER))
        {
            start -= 2;
        }
    } else if last.is(Class::TIME) && !last.is(Class::PERSONAL) {
        let modifier = Class::TIME.or(Class::NUMBER).or(Class::ADJECTIVE).or(Class::ADVERB).or(Class::DETERMINER);
        while start > floor && items[start - 1].is(modifier) && !is_head(&items[start - 1]) {
            start -= 1;
        }
    } else {
        return None;
    }
    let before = start.checked_sub(1).filter(|&before| before >= floor)?;
    let past = speaker::is_full_verb(items, before) && speaker::is_verb(items, end);
    let participle = items[before].is(Class::ED.or(Class::ING)) || past && items[before].cue.is_none();
    if participle && before > floor && is_head(&items[before - 1]) {
        // "a report published Wednesday"
        return Some(before);
    }
    let head = is_head(&items[before]) && !items[before].is(Class::TITLE);
    (head || items[before].is(Class::COMMA) && end - start > 1).then_some(start)
}

/// Where a quantifier that follows its noun begins: "both sides have all | said", "Roe and Okoro both | said".
fn quantifier_before(items: &[Item], end: usize, floor: usize) -> Option<usize> {
    let last = &items[end.checked_sub(1).filter(|&last| last > floor)?];
    let floats = last.is(Class::DETERMINER) && !last.is(Class::ARTICLE.or(Class::NAME).or(Class::PRONOUN));
    let before = &items[end - 2];
    let named = is_head(before) && !before.is(Class::PRONOUN);
    (floats && (named || before.is(Class::AUXILIARY) && !before.is(Class::CLITIC))).then_some(end - 1)
}

/// Where a participle that follows its noun begins, with a verb behind it: "teachers polled | said", "those asked | said".
fn participle_before(items: &[Item], end: usize, floor: usize) -> Option<usize> {
    // What the tagger takes for a verb is none if a verb follows.
    let past = |at: usize| {
        let follows = speaker::is_verb(items, end) || items[end].is(Class::PREPOSITION);
        items[at].is(Class::ED) || speaker::is_full_verb(items, at) && follows
    };
    let participle = end.checked_sub(1).filter(|&at| at > floor && past(at))?;
    let before = &items[participle - 1];
    let those = before.is(Class::DETERMINER) && !before.is(Class::ARTICLE) && before.span.len() == 5;
    let other = Class::NAME.or(Class::PERSON).or(Class::ADVERB).or(Class::AUXILIARY);
    (those || is_head(before) && !before.is(other)).then_some(participle)
}

/// True for a word that can end the subject.
fn is_head(item: &Item) -> bool {
    let head = Class::NAME.or(Class::NOUN).or(Class::ROLE).or(Class::SOURCE).or(Class::PRONOUN).or(Class::CLOSE);
    item.is(head) && !item.is(Class::TIME.or(Class::DETERMINER).or(Class::RELATIVE))
}

/// "in a statement", "in an interview" after a conjunction, which can be no subject.
pub(super) fn occasion_before(items: &[Item], end: usize, floor: usize) -> Option<usize> {
    if end == 0 || !items[end - 1].is(Class::OCCASION) {
        return None;
    }
    let mut start = end;
    while start > floor && speaker::is_nominal(items, start - 1) && end - start < 6 {
        start -= 1;
    }
    let opens = start > floor + 1
        && start < end
        && !items[start..end].iter().any(|item| item.is(Class::NAME.or(Class::PERSON)))
        && items[start - 1].is(Class::PREPOSITION)
        && items[start - 2].is(Class::CONJUNCTION);
    opens.then(|| start - 1)
}
