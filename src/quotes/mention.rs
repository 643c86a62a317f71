//! The mention that stands for a noun phrase: its name with a title in front.

use super::page::Item;
use super::words::Class;

/// The mention within the phrase `start..end`: the name of its head with a title in front, or the whole common noun phrase.
pub(super) fn mention(items: &[Item], start: usize, end: usize) -> (usize, usize) {
    // The head noun phrase ends at the first preposition, unless a name goes on after it ("Department of Justice").
    let mut head = (start..end)
        .find(|&k| k > start && items[k].is(Class::PREPOSITION.or(Class::TO)) && !items[k].is(Class::NAME))
        .unwrap_or(end);
    // "a lawyer | hired by the family", "a diplomat | briefed on the talks"
    if let Some(participle) =
        head.checked_sub(1).filter(|&k| head < end && k > start && items[k].is(Class::ED.or(Class::ING)))
        && items[participle - 1].is(Class::NOUN.or(Class::ROLE))
        && !items[participle].is(Class::NOUN.or(Class::NAME))
    {
        return mention(items, start, participle);
    }
    // "Secretary of State Ana Roe"
    if head + 2 < end
        && items[head - 1].is(Class::ROLE.or(Class::TITLE))
        && items[head + 1].is(Class::DEPARTMENT)
        && items[head + 2].is(Class::NAME)
    {
        return (start, end);
    }
    // "Leader of the council Cllr Ana Roe": the last title begins the name.
    let titled = (head..end.saturating_sub(1)).rev().find(|&k| {
        items[k].span_is_abbreviation()
            && items[k + 1].is(Class::NAME)
            && !items[k + 1].is(Class::DEPARTMENT)
            // Not "a lawyer for Mr. Roe".
            && !items[k - 1].is(Class::PREPOSITION.or(Class::TO))
    });
    if let Some(title) = titled
        && items[head - 1].is(Class::ROLE.or(Class::TITLE))
    {
        let name = items[title + 1..end].iter().take_while(|item| item.is(Class::NAME)).count();
        return (title, title + 1 + name);
    }
    // "Vice President for boats and ramps Ana Roe": a person's name right after the last common noun of the title.
    let name = (head..end).rev().take_while(|&k| items[k].is(Class::NAME) && items[k].is(Class::PERSONAL)).last();
    if let Some(name) = name
        && items[head - 1].is(Class::ROLE.or(Class::TITLE))
        && name > head + 1
        && end > name + 1
        && items[name - 1].is(Class::NOUN.or(Class::NAME))
    {
        return (name, end);
    }
    if head < end && items[head - 1].is(Class::NAME) {
        // "A Bank of Harlow spokesman"
        if items[end - 1].is(Class::ROLE) && !items[end - 1].is(Class::NAME) {
            return (start, end);
        }
        let organisation = items[start].is(Class::DETERMINER) || items[head - 1].is(Class::SOURCE);
        if organisation && items[head + 1..end].iter().any(|item| item.is(Class::NAME)) {
            while head < end
                && (items[head].is(Class::NAME.or(Class::DETERMINER).or(Class::AND))
                    || items[head].is(Class::PREPOSITION))
            {
                head += 1;
            }
            while head > start + 1 && !items[head - 1].is(Class::NAME) {
                head -= 1;
            }
            return (start, head);
        }
    }
    let is_name = |k: usize| items[k].is(Class::NAME) || items[k].is(Class::HYPHEN) && k > start && k + 1 < head;
    if !items[head - 1].is(Class::NAME) {
        // A common noun: with its complements. Two nouns joined by "and" are one mention.
        return (start, end);
    }
    // "The Teachers’ Association", but "the Rangers’ Ana Roe"
    let plural = |k: usize| {
        let apostrophe = items[k].is(Class::POSSESSIVE) && !items[k].is(Class::CLITIC);
        let attached = k > start && items[k - 1].span.end() == items[k].span.start();
        apostrophe && attached && items[k - 1].is(Class::NAME) && !items[head - 1].is(Class::PERSONAL)
    };
    let mut name = head;
    while name > start && (is_name(name - 1) || items[name - 1].span_is_abbreviation() || plural(name - 1)) {
        name -= 1;
    }
    while name < head - 1 && items[name].is(Class::HYPHEN) {
        name += 1;
    }
    // "Professor Ana Roe", whose title a sentence's first capital hides.
    if name > start && items[name - 1].is(Class::TITLE) && items[name - 1].is(Class::SENTENCE) && name < head {
        name -= 1;
    }
    // "mum-of-two Ana Roe"
    if name > start + 1 && items[name - 1].is(Class::DETERMINER) && items[name - 2].is(Class::HYPHEN) {
        return (start, head);
    }
    // Not "world number one Ana Roe".
    if name > start && items[name - 1].is(Class::DETERMINER) && !items[name - 1].is(Class::PRONOUN) {
        return (name - 1, head);
    }
    // "the three-time MVP", but the name alone of "the 34-year-old Roe"
    let counted = items[start].is(Class::DETERMINER) && items[start..name].iter().any(|item| item.is(Class::HYPHEN));
    if counted && name + 1 == head && !items[name].is(Class::PERSONAL) && items[name].span.len() < 5 {
        return (start, head);
    }
    if name > start + 1 && items[name - 1].is(Class::AND) {
        // "Okoro and Quintero"
        return (start, head);
    }
    // A title inside the run of capitals: "Mayor Alba Quintero" stays whole, "Acme CEO Doug Roe" is Doug Roe.
    let title = (name..head - 1).rev().find(|&k| items[k].is(Class::TITLE.or(Class::ROLE)));
    if let Some(title) = title
        && items[name..title]
            .iter()
            .any(|item| !item.is(Class::TITLE.or(Class::ROLE).or(Class::ADJECTIVE).or(Class::DEPARTMENT)))
        && !items[title].span_is_abbreviation()
    {
        return (title + 1, head);
    }
    (name, head)
}

impl Item {
    /// True for "Mr." and the like, which stay with the name whatever stands before.
    fn span_is_abbreviation(&self) -> bool {
        self.is(Class::TITLE) && !self.is(Class::ROLE) && self.span.len() <= 4
    }
}
