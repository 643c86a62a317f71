//! Verbs joined by "and" and "but": whose they are, and where what the verb before them reports ends.

use super::adjuncts::occasion_before;
use super::cues::{Form, Frame};
use super::infinitive::directive_start;
use super::page::Item;
use super::predicate::{after_relative, subject_fits};
use super::report::{Order, Report};
use super::speaker::{self, Phrase};
use super::words::Class;
use super::{main_clause, subject};

/// The subject of a verb after "and" or "but": that of the verb before it in the clause.
pub(super) fn coordinated_subject(items: &[Item], i: usize, found: &[Report]) -> Option<Phrase> {
    let start = coordinated_start(items, i);
    if start == i {
        return None;
    }
    // "phoned and told": the subject of both, whatever reports that.
    if start > 0 && speaker::is_full_verb(items, start - 1) {
        let subject = subject::subject_before(items, start - 1);
        if subject.is_some_and(|subject| subject.end + 1 == start && !opens_dependent(items, subject, false)) {
            return subject;
        }
    }
    // The report that ends at the conjunction goes on with this verb.
    let before = found.iter().rev().find(|report| {
        let reaches = |end: usize| end == start || end + 1 == start && items[end].is(Class::COMMA);
        // Not "carried signs reading “...” and chanted", "left for what he called “...” and sang".
        let participle = items[report.cue.0].is(Class::ING) && !items[i].is(Class::ING);
        let other = report.speaker.is_some_and(|phrase| {
            participle && items[phrase.mention.1 - 1].is(Class::WORK)
                || phrase.start > 0 && is_what(&items[phrase.start - 1])
        });
        // "said his comment “...” and left", "rejected Roe's claim that it leaked, and insisted": a noun does not go on.
        let noun = items[report.cue.0].is(Class::NOUN) && !report.frame.has(Frame::MADE);
        report.order == Order::Forward && !other && !noun && report.pieces.last().is_some_and(|piece| reaches(piece.1))
    });
    if let Some(report) = before {
        return report.speaker;
    }
    let mut dependent = None;
    for k in (start.saturating_sub(40)..start).rev() {
        if items[k].is(Class::STOP) {
            break;
        }
        // "She thanked the men who stayed but said": not the subject of a relative clause.
        if speaker::is_verb(items, k)
            && !after_relative(items, k)
            && let Some(phrase) = subject::subject_before(items, k)
            && !is_owned(items, phrase)
        {
            // "Okoro left after he won and said": not of a clause that depends on it, if there is another.
            if !opens_dependent(items, phrase, items[start - 1].is(Class::COMMA)) {
                return Some(phrase);
            }
            dependent = dependent.or(Some(phrase));
        }
    }
    // "Okoro, a baker, laughed and said": what looks like an adjective.
    let past = start.checked_sub(1).filter(|&past| {
        let form = items[past].latent.is_some_and(|cue| cue.form == Form::Past) || items[past].is(Class::ED);
        form && past > 0 && items[past - 1].is(Class::COMMA)
    });
    let subject = past
        .and_then(|past| subject::subject_before(items, past).filter(|&subject| subject_fits(items, subject, past)))
        .filter(|&subject| speaker::can_speak(items, subject));
    // "Okoro apologised for what he called “a slip” and promised": so does the verb of the main clause.
    let main = dependent.and_then(|_| {
        let past = (1..start).find(|&k| items[k].is(Class::ED) || speaker::is_verb(items, k))?;
        let form = items[past].cue.is_some_and(|cue| cue.form == Form::Past) && items[past].is(Class::ED);
        subject::subject_before(items, past).filter(|subject| form && items[subject.start].is(Class::SENTENCE))
    });
    main.or(dependent)
        .or(subject)
        .or_else(|| found.iter().rev().find_map(|report| report.speaker))
        .or_else(|| main_clause::opening(items, start))
}

/// True for a possessive alone: "his | comment", where the noun looks like a verb.
fn is_owned(items: &[Item], phrase: Phrase) -> bool {
    let (start, end) = phrase.mention;
    end == start + 1 && items[start].is(Class::POSSESSIVE)
}

/// True if the clause of the subject `phrase` depends on another: "after he won", "if it left", and "when he won" if a comma
/// sets it `apart` from what follows.
fn opens_dependent(items: &[Item], phrase: Phrase, apart: bool) -> bool {
    let Some(opener) = phrase.start.checked_sub(1).filter(|&opener| opener > 0).map(|opener| &items[opener]) else {
        return false;
    };
    // "for what it called", but not "when she spoke", in which what follows "and" goes on.
    let when = opener.is(Class::QUESTION) && opener.span.len() == 4 && !apart;
    // "the claim that it leaked"
    let owned = opener.is(Class::THAT) && phrase.start > 1 && items[phrase.start - 2].is(Class::SPEECH);
    opener.is(Class::SUBORDINATOR) && !opener.is(Class::AS) && !when || owned || is_what(opener)
}

/// True for "what" and "how", which open a clause that is a part of another.
fn is_what(item: &Item) -> bool {
    item.is(Class::QUESTION) && !item.is(Class::SUBORDINATOR.or(Class::RELATIVE))
}

/// Where the conjunction before the verb at `i` stands, over adverbs and auxiliaries; `i` if there is none.
pub(super) fn coordinated_start(items: &[Item], i: usize) -> usize {
    let mut k = i;
    while k > 0
        && k + 4 > i
        && items[k - 1].is(Class::ADVERB.or(Class::AUXILIARY).or(Class::NEGATION))
        && !items[k - 1].is(Class::CONJUNCTION)
    {
        k -= 1;
    }
    // "and in a statement thanked"
    k = occasion_before(items, k, 0).unwrap_or(k);
    // "and on Tuesday thanked"
    if k > 2 && items[k - 1].is(Class::TIME) && items[k - 2].is(Class::PREPOSITION) {
        k -= 2;
    }
    if k > 0 && items[k - 1].is(Class::CONJUNCTION) { k - 1 } else { i }
}

/// "and added", "but did not say": a cue without a subject of its own after a conjunction.
pub(super) fn starts_coordinated(items: &[Item], k: usize, form: Form) -> bool {
    let mut next = k + 1;
    while next < items.len() && next < k + 4 && items[next].is(Class::ADVERB.or(Class::AUXILIARY).or(Class::NEGATION)) {
        next += 1;
    }
    if goes_on_to(items, next) {
        return true;
    }
    let Some(item) = items.get(next) else { return false };
    let Some(cue) = item.cue.filter(|_| !item.is(Class::NAME.or(Class::ROLE))) else { return false };
    let has = |class: Class| items[k + 1..next].iter().any(|item| item.is(class));
    // "lived alone and had not been reported missing", "had signed it but had not admitted it"
    if has(Class::BE) || cue.form == Form::Past && has(Class::AUXILIARY) && !has(Class::MODAL) {
        return false;
    }
    let fits = match cue.form {
        Form::Past | Form::Third => true,
        Form::Ing => form == Form::Ing,
        // "but did not say", "they write that it held, and recommend that others"
        Form::Base if form == Form::Base => {
            items[k - 1].is(Class::COMMA) && items.get(next + 1).is_some_and(|that| that.is(Class::THAT))
        }
        Form::Base => form == Form::Past && has(Class::MODAL) && has(Class::NEGATION),
        Form::Participle => false,
    };
    if !fits {
        return false;
    }
    // "says he respects her and calls her “tough”": the same form, and a quotation soon after.
    let term = cue.form == form
        && cue.frame.has(Frame::TERM)
        && items[next..items.len().min(next + 10)].iter().any(|item| item.stretch.is_some());
    // "and asked why"
    let asks = cue.frame.has(Frame::MARKED)
        && items.get(next + 1).is_some_and(|next| next.is(Class::QUESTION.or(Class::THAT)));
    // "said it had leaked and appealed to them to leave": the clause before has an auxiliary, and this verb none.
    let auxiliary = |verb: usize| items[verb].is(Class::AUXILIARY);
    let directs = cue.frame.needs_preposition()
        && directive_start(items, next + 1, cue.frame).is_some()
        && speaker::last_verb(items, k.saturating_sub(NEAR), k).is_some_and(auxiliary);
    cue.frame.has(Frame::CLAUSE.join(Frame::NOUN)) || asks || term || directs
}

/// How far before a conjunction the last verb of the clause before it is looked for, in items.
const NEAR: usize = 12;

/// "went on to say", "was quick to add": a finite verb at `k` with a cue in the infinitive.
fn goes_on_to(items: &[Item], k: usize) -> bool {
    let particle = Class::ADVERB.or(Class::PREPOSITION).or(Class::ADJECTIVE);
    let skip = usize::from(items.get(k + 1).is_some_and(|next| next.is(particle) && !next.is(Class::TO)));
    let says = items.get(k + 2 + skip).and_then(|item| item.cue);
    k < items.len()
        && speaker::is_verb(items, k)
        && skip > 0
        && items.get(k + 1 + skip).is_some_and(|item| item.is(Class::TO))
        && says.is_some_and(|cue| cue.form == Form::Base && cue.frame.has(Frame::CLAUSE))
}
