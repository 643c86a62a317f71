//! Noun phrases that speak: names with titles, "the mayor", "a spokesman for the agency", pronouns.

use super::cues::Form;
use super::page::Item;
use super::words::Class;

/// A noun phrase in a statement, as ranges of item indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    /// All of it, with what modifies it.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The mention that stands for it: the name with its title, or the noun with its complements.
    pub(super) mention: (usize, usize),
}

impl Phrase {
    /// The same phrase counted from another item.
    pub(super) fn shift(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by, mention: (self.mention.0 + by, self.mention.1 + by) }
    }
}

/// How far a search for a subject goes, in items.
const WINDOW: usize = 60;

/// True if the item can be part of the core of a noun phrase.
pub(super) fn is_nominal(items: &[Item], i: usize) -> bool {
    let item = &items[i];
    let core =
        Class::NAME.or(Class::DETERMINER).or(Class::POSSESSIVE).or(Class::NUMBER).or(Class::ADJECTIVE).or(Class::NOUN);
    if item.stretch.is_some() {
        return false;
    }
    if item.is(core) {
        return !item.is(Class::RELATIVE) && (item.is(Class::NAME) || !item.is(Class::AUXILIARY));
    }
    if item.is(Class::HYPHEN) {
        return i > 0 && i + 1 < items.len() && !items[i + 1].is(Class::MARK) && !items[i - 1].is(Class::MARK);
    }
    // "the leading candidate", "a hired hand", "a 40-year-old"
    let modifier =
        item.is(Class::ED.or(Class::ING)) && (in_phrase(items, i) || i > 0 && items[i - 1].is(Class::HYPHEN));
    modifier
        || item.is(Class::ADVERB)
            && in_phrase(items, i)
            && items.get(i + 1).is_some_and(|next| next.is(Class::ADJECTIVE.or(Class::ED)))
}

/// True if the item before can only stand before a noun or adjective.
fn in_phrase(items: &[Item], i: usize) -> bool {
    let Some(before) = i.checked_sub(1).map(|before| &items[before]) else { return false };
    before.is(Class::DETERMINER.or(Class::POSSESSIVE).or(Class::ADJECTIVE).or(Class::HYPHEN))
        && !before.is(Class::PRONOUN)
}

/// True if the item is a verb that can be the predicate of a clause.
pub(super) fn is_verb(items: &[Item], i: usize) -> bool {
    items[i].is(Class::VERB) && !items[i].is(Class::NAME)
}

/// The noun phrase that ends right before item `end`.
pub(super) fn phrase_before(items: &[Item], end: usize) -> Option<Phrase> {
    if end == 0 {
        return None;
    }
    let last = &items[end - 1];
    if last.is(Class::CLOSE) {
        // "Ana Roe (D-Ohio)"
        let open = (end.saturating_sub(12)..end - 1).rev().find(|&k| items[k].is(Class::OPEN))?;
        return phrase_before(items, open).map(|phrase| Phrase { end, ..phrase });
    }
    if last.is(Class::PRONOUN) && !last.is(Class::RELATIVE) && !last.is(Class::DETERMINER) {
        return Some(Phrase { start: end - 1, end, mention: (end - 1, end) });
    }
    let floor = end.saturating_sub(WINDOW);
    let mut start = end;
    while start > floor {
        let k = start - 1;
        let item = &items[k];
        if is_nominal(items, k) {
            start = k;
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

/// True if item `k` ties what follows it to the noun before it: "of", "for", "hired by", "who".
fn joins_phrase(items: &[Item], k: usize) -> bool {
    let item = &items[k];
    // "a source speaking to", "a lawyer hired by"
    if item.is(Class::PREPOSITION.or(Class::TO)) && k > 1 && items[k - 1].is(Class::ED.or(Class::ING)) {
        return is_nominal(items, k - 2) && !items[k - 2].is(Class::DETERMINER);
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
    let loose = start > 0 && items[start - 1].is(Class::PREPOSITION.or(Class::TO).or(Class::SUBORDINATOR));
    let mut from = start;
    for k in start + 1..end {
        let (before, item) = (&items[k - 1], &items[k]);
        let determiner = item.is(Class::DETERMINER)
            && !item.is(Class::NAME)
            && !before.is(Class::PREPOSITION.or(Class::TO).or(Class::AND).or(Class::HYPHEN).or(Class::DETERMINER));
        let after_time = before.is(Class::TIME)
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
        if determiner || after_time || after_loose {
            from = k;
        }
    }
    // A possessive or conjunction cannot begin a phrase.
    while from < end - 1 && items[from].is(Class::CLITIC.or(Class::AND).or(Class::HYPHEN)) {
        from += 1;
    }
    from
}

/// The noun phrase that begins at item `start`.
pub(super) fn phrase_after(items: &[Item], start: usize) -> Option<Phrase> {
    let first = items.get(start)?;
    if first.is(Class::PRONOUN.or(Class::OBJECT)) && !first.is(Class::DETERMINER.or(Class::RELATIVE)) {
        return Some(Phrase { start, end: start + 1, mention: (start, start + 1) });
    }
    let ceiling = items.len().min(start + WINDOW);
    let mut end = start;
    while end < ceiling && (is_nominal(items, end) || end == start && opens_phrase(items, end)) {
        let item = &items[end];
        let restarts = end > start
            && (item.is(Class::TIME)
                || item.is(Class::DETERMINER)
                    && !item.is(Class::NAME)
                    && !items[end - 1].is(Class::DETERMINER.or(Class::PREPOSITION).or(Class::AND)));
        if restarts {
            break;
        }
        end += 1;
        if end + 1 < ceiling && extends(items, start, end) {
            end += 1;
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
    if !is_nominal(items, end + 1) || next.is(Class::TIME) {
        return false;
    }
    let common =
        !items[end - 1].is(Class::NAME) || items[end - 1].is(Class::SOURCE) || items[start].is(Class::DETERMINER);
    if item.is(Class::PREPOSITION) {
        return common && !next.is(Class::OCCASION);
    }
    item.is(Class::AND)
}

/// The mention within the phrase `start..end`: the name of its head with a title in front, or the whole common noun phrase.
pub(super) fn mention(items: &[Item], start: usize, end: usize) -> (usize, usize) {
    // The head noun phrase ends at the first preposition, unless a name goes on after it ("Department of Justice").
    let mut head = (start..end)
        .find(|&k| k > start && items[k].is(Class::PREPOSITION.or(Class::TO)) && !items[k].is(Class::NAME))
        .unwrap_or(end);
    // "Secretary of State Ana Roe"
    if head + 2 < end
        && items[head - 1].is(Class::ROLE.or(Class::TITLE))
        && items[head + 1].is(Class::DEPARTMENT)
        && items[head + 2].is(Class::NAME)
    {
        return (start, end);
    }
    if head < end && items[head - 1].is(Class::NAME) {
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
        }
    }
    let is_name = |k: usize| items[k].is(Class::NAME) || items[k].is(Class::HYPHEN) && k > start && k + 1 < head;
    if !items[head - 1].is(Class::NAME) {
        // A common noun: with its complements. Two nouns joined by "and" are one mention.
        return (start, end);
    }
    let mut name = head;
    while name > start && is_name(name - 1) {
        name -= 1;
    }
    while name < head - 1 && items[name].is(Class::HYPHEN) {
        name += 1;
    }
    if name > start && items[name - 1].is(Class::DETERMINER) {
        return (name - 1, head);
    }
    if name > start + 1 && items[name - 1].is(Class::AND) {
        // "Okoro and Quintero"
        return (start, head);
    }
    // A title inside the run of capitals: "Mayor Alba Quintero" stays whole, "Acme CEO Doug Roe" is Doug Roe.
    let title = (name..head - 1).rev().find(|&k| items[k].is(Class::TITLE.or(Class::ROLE)));
    if let Some(title) = title
        && items[name..title].iter().any(|item| !item.is(Class::TITLE.or(Class::ROLE).or(Class::ADJECTIVE)))
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

/// The subject of the verb at `verb`: the noun phrase before it, over adverbs, auxiliaries, appositions and relative clauses.
pub(super) fn subject_before(items: &[Item], verb: usize) -> Option<Phrase> {
    let mut end = verb;
    let floor = verb.saturating_sub(WINDOW);
    // Back over what stands between subject and verb.
    while end > floor {
        let item = &items[end - 1];
        let between = Class::ADVERB.or(Class::AUXILIARY).or(Class::NEGATION);
        if item.is(Class::REFLEXIVE) {
            // "Okoro himself said"
            end -= 1;
            continue;
        }
        if item.is(Class::TO) {
            // "went on to say", "has this to say", "was quick to add": the subject of the finite verb before.
            let finite = (end.saturating_sub(9)..end - 1)
                .rev()
                .take_while(|&k| !items[k].is(Class::CLAUSE_MARK.or(Class::QUOTED)))
                .find(|&k| is_verb(items, k));
            return finite.and_then(|finite| subject_before(items, finite));
        }
        if item.is(Class::PRONOUN.or(Class::RELATIVE))
            || item.is(Class::NAME) && !item.is(Class::AUXILIARY.or(Class::TIME))
        {
            break;
        }
        // "Okoro on Saturday criticized"
        let dated = item.is(Class::TIME) && end >= floor + 2 && items[end - 2].is(Class::PREPOSITION) && end > 3;
        if dated {
            end -= 2;
        } else if item.is(between) && !item.is(Class::CONJUNCTION) {
            end -= 1;
        } else {
            break;
        }
    }
    let phrase = before_insertion(items, end, floor)?;
    Some(before_relative(items, phrase, floor).unwrap_or(phrase))
}

/// The subject of which the object `phrase` only ends the relative clause: "a neighbor who saw | the fire" said. The
/// subject must begin its clause, and the clause after it hold one verb that takes a plain object.
fn before_relative(items: &[Item], phrase: Phrase, floor: usize) -> Option<Phrase> {
    let relative = (floor.max(phrase.start.saturating_sub(20))..phrase.start)
        .rev()
        .take_while(|&k| {
            !items[k].is(Class::MARK.or(Class::QUOTED))
                && !(items[k].is(Class::CUE)
                    && is_verb(items, k)
                    && items[k].cue.is_some_and(|cue| cue.frame.has(super::cues::Frame::CLAUSE))
                    && can_speak(items, phrase))
        })
        .find(|&k| items[k].is(Class::RELATIVE))?;
    let verb = (relative + 1..phrase.start).find(|&k| is_verb(items, k))?;
    let plain = (relative + 1..verb).all(|k| items[k].is(Class::ADVERB.or(Class::AUXILIARY).or(Class::NEGATION)));
    let near = verb + 1 == phrase.start && items[verb].cue.is_none();
    let subject = phrase_before(items, relative)
        .filter(|subject| plain && (near || !can_speak(items, phrase)) && can_speak(items, *subject))?;
    let opens = subject.start == 0 || items[subject.start - 1].is(Class::MARK.or(Class::CONJUNCTION).or(Class::QUOTED));
    opens.then_some(Phrase { end: phrase.end, ..subject })
}

/// The noun phrase before `end`, stepping over a relative clause or an insertion between commas.
fn before_insertion(items: &[Item], end: usize, floor: usize) -> Option<Phrase> {
    if end == 0 {
        return None;
    }
    let last = &items[end - 1];
    if last.is(Class::RELATIVE) {
        let comma = end >= 2 && items[end - 2].is(Class::COMMA.or(Class::DASH));
        let stop = if comma { end - 2 } else { end - 1 };
        let phrase = phrase_before(items, stop)?;
        // The clause belongs to the last name before it: "a message from Ana Roe, who said".
        let mut name = stop;
        while name > phrase.start && items[name - 1].is(Class::NAME) {
            name -= 1;
        }
        let mention = if name < stop { mention(items, name, stop) } else { phrase.mention };
        return Some(Phrase { end, mention, ..phrase });
    }
    if !last.is(Class::COMMA.or(Class::DASH)) {
        return phrase_before(items, end);
    }
    if end >= 2 && items[end - 2].is(Class::CLOSE) {
        return phrase_before(items, end - 1).map(|phrase| Phrase { end, ..phrase });
    }
    let mark = last.class;
    let mut close = end - 1;
    let mut best: Option<Phrase> = None;
    // Outward over the commas: "Ana Roe, 53, a lawyer in Leeds, said".
    let mut at = close;
    while at > floor {
        at -= 1;
        let item = &items[at];
        if item.is(Class::STOP.or(Class::SEMICOLON).or(Class::COLON))
            || item.stretch.is_some() && at + 1 < close && at == floor
        {
            break;
        }
        let opens = if mark.has(Class::CLOSE) {
            item.is(Class::OPEN)
        } else if mark.has(Class::DASH) {
            item.is(Class::DASH)
        } else {
            item.is(Class::COMMA)
        };
        if !opens {
            continue;
        }
        if !is_insertion(items, at + 1, close) {
            break;
        }
        let Some(phrase) = phrase_before(items, at) else { break };
        // ", of Leeds, Ohio, said": still inside the insertion.
        let governed = phrase.start > floor
            && items[phrase.start - 1].is(Class::PREPOSITION)
            && !items[phrase.start - 1].is(Class::SUBORDINATOR);
        if governed {
            close = at;
            continue;
        }
        // "the chief executive, Ana Roe, said": the name in the insertion is the mention; but "a lawyer in Leeds, Ohio, said".
        let place = close - at == 2 && !items[at + 1].is(Class::PERSONAL) || items[at + 1].is(Class::PLACE);
        if best.is_none()
            && is_bare_name(items, at + 1, close)
            && !(items[at - 1].is(Class::NAME) && place)
            && !is_named(items, phrase)
        {
            return Some(Phrase { start: phrase.start, end, mention: mention(items, at + 1, close) });
        }
        let named = is_named(items, phrase);
        let better = best.is_none_or(|best| named && !is_named(items, best) || items[best.mention.0].is(Class::NUMBER));
        if better {
            best = Some(Phrase { end, ..phrase });
        }
        if named {
            break;
        }
        close = at;
    }
    best
}

/// True if the items `start..end` between two commas can stand between a subject and its verb.
fn is_insertion(items: &[Item], start: usize, end: usize) -> bool {
    let Some(first) = items.get(start).filter(|_| start < end) else { return false };
    let opener = Class::RELATIVE
        .or(Class::DETERMINER)
        .or(Class::POSSESSIVE)
        .or(Class::NUMBER)
        .or(Class::PREPOSITION)
        .or(Class::ADVERB)
        .or(Class::TIME)
        .or(Class::ING)
        .or(Class::ED)
        .or(Class::ROLE)
        .or(Class::NAME)
        .or(Class::ADJECTIVE)
        .or(Class::SUBORDINATOR)
        .or(Class::QUESTION);
    // "asked about the plan"
    let asked = first.cue.is_some_and(|cue| cue.form == Form::Past)
        && start + 1 < end
        && items[start + 1].is(Class::PREPOSITION.or(Class::QUESTION).or(Class::TO));
    if asked {
        return true;
    }
    if first.is(opener) {
        // A clause of its own after a comma is no insertion, unless a relative or subordinating word opens it.
        let dependent = first.is(Class::RELATIVE
            .or(Class::SUBORDINATOR)
            .or(Class::QUESTION)
            .or(Class::PREPOSITION)
            .or(Class::ING)
            .or(Class::ED));
        return dependent
            || !(start..end).any(|k| {
                items[k].is(Class::AUXILIARY)
                    && !items[k].is(Class::NAME)
                    && !(start..k).any(|r| items[r].is(Class::RELATIVE.or(Class::THAT)))
            });
    }
    !(start..end).any(|k| is_verb(items, k))
}

/// True if the phrase is mentioned by a name, not by a common noun.
pub(super) fn is_named(items: &[Item], phrase: Phrase) -> bool {
    let (start, end) = phrase.mention;
    let first = if items[start].is(Class::DETERMINER) && start + 1 < end { start + 1 } else { start };
    items[first].is(Class::NAME) && items[end - 1].is(Class::NAME) && !items[first].is(Class::TIME)
}

/// True if `start..end` is nothing but a name.
pub(super) fn is_bare_name(items: &[Item], start: usize, end: usize) -> bool {
    start < end && items[start..end].iter().all(|item| item.is(Class::NAME)) && !items[start].is(Class::TIME)
}

/// True if the phrase names someone or something that can speak: a name, a pronoun for a person, a role, a source.
pub(super) fn can_speak(items: &[Item], phrase: Phrase) -> bool {
    let (start, end) = phrase.mention;
    let speaks = Class::NAME.or(Class::PERSON).or(Class::ROLE).or(Class::SOURCE);
    items[start..end].iter().any(|item| item.is(speaks) && !item.is(Class::TIME))
        || items[start].is(Class::PRONOUN) && items[start].span.len() > 2
}

/// The subject of the last finite verb of a statement.
pub(super) fn last_subject(items: &[Item]) -> Option<Phrase> {
    let floor = items.len().saturating_sub(WINDOW);
    (floor..items.len()).rev().filter(|&k| is_verb(items, k)).find_map(|k| subject_before(items, k))
}

/// The subject of a statement's main clause: the noun phrase before its first verb.
pub(super) fn main_subject(items: &[Item], end: usize) -> Option<Phrase> {
    let verb = (1..end.min(items.len()).min(WINDOW)).find(|&k| is_verb(items, k))?;
    subject_before(items, verb)
}
