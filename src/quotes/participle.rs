//! Participles that report: ", adding that", "a statement saying", "he kept shouting"; whose they are.

use super::cues::{Form, Frame};
use super::extent::{ADVERBIALS, has_verb};
use super::insertion::before_insertion;
use super::main_clause;
use super::page::Item;
use super::predicate::{after_relative, is_passive, relative_before, takes_verb};
use super::report::{Order, Report};
use super::speaker::{self, Phrase};
use super::subject;
use super::words::Class;

/// True if the verb at `i` is that of a relative clause without a comma, behind the verb of a main clause: "hit back at those
/// who criticized her", in which a participle after it belongs to who hit back.
fn is_restrictive(items: &[Item], i: usize) -> bool {
    relative_before(items, i).is_some_and(|relative| {
        relative > 0
            && !items[relative - 1].is(Class::MARK)
            && main_clause::main_subject(items, relative).is_some_and(|phrase| speaker::can_speak(items, phrase))
            && has_verb(items, 0, relative)
    })
}

/// Who wrote to whom the phrase names, of whom a participle after it tells: "the trainees wrote to the council | alleging".
/// Not of "replied to critics | calling her".
fn writer_to(items: &[Item], phrase: Phrase) -> Option<Phrase> {
    let reports = |item: &Item| item.cue.is_some_and(|cue| cue.frame.has(Frame::CLAUSE.join(Frame::MARKED)));
    let verb = phrase.start.checked_sub(2).filter(|&verb| items[verb + 1].is(Class::TO) && reports(&items[verb]))?;
    if items.get(phrase.end + 1).is_some_and(|next| next.is(Class::OBJECT)) {
        return None;
    }
    subject::subject_before(items, verb)
}

/// The subject of the last main clause of several: "Okoro said it leaks, and | the mayor closed it", "while the mayor left".
fn last_clause_subject(items: &[Item], from: usize, end: usize) -> Option<Phrase> {
    let opener = Class::CONJUNCTION.or(Class::ADVERSATIVE);
    let k = (from..end).rev().find(|&k| k > 0 && items[k].is(opener) && items[k - 1].is(Class::COMMA))?;
    let phrase = speaker::phrase_after(items, k + 1)?;
    (phrase.end < end && takes_verb(items, phrase.end) && speaker::can_speak(items, phrase)).then_some(phrase)
}

/// The last subject before `begin` in what was announced, of whom a participle there tells: the paper reported that | Okoro |
/// wrote to the mayor, asking.
fn within_announcement(items: &[Item], begin: usize, found: &[Report]) -> Option<Phrase> {
    let announces =
        |report: &&Report| report.extent.1 <= begin && report.order == Order::Forward && report.frame.announces();
    let report = found.iter().rev().find(announces)?;
    let spoke = (report.extent.1..begin).rev().find(|&k| speaker::is_verb(items, k) && items[k].is(Class::CUE))?;
    subject::subject_before(items, spoke).filter(|phrase| phrase.start >= report.extent.1)
}

/// True if the participle `i`, whose phrase begins at `begin`, stands behind a finite verb: "kept shouting".
pub(super) fn follows_verb(items: &[Item], i: usize, begin: usize) -> bool {
    begin == i && i > 0 && speaker::is_full_verb(items, i - 1)
}

/// True for a speaker behind "with" or "from".
fn is_brought_in(items: &[Item], phrase: Phrase) -> bool {
    let with = |before: &Item| before.is(Class::PREPOSITION) && before.span.len() == 4;
    phrase.start > 0 && with(&items[phrase.start - 1]) && speaker::can_speak(items, phrase)
}

/// The speaker of a participle that begins at `begin`: the noun before it ("a statement saying"), or the speaker or
/// subject of the main clause.
pub(super) fn participle_speaker(items: &[Item], i: usize, begin: usize, found: &[Report]) -> Option<Phrase> {
    // "It goes without saying"
    let without = begin + 1 == i && items[begin].is(Class::PREPOSITION) && items[begin].span.len() == 7;
    if without && items[0].is(Class::IT) {
        return None;
    }
    // "he kept saying"
    if follows_verb(items, i, begin) {
        return subject::subject_before(items, i - 1);
    }
    let mut noun = i;
    while noun > 0 && items[noun - 1].is(Class::ADVERB) {
        noun -= 1;
    }
    if noun > 0 && begin >= noun && speaker::is_nominal(items, noun - 1) {
        let phrase = speaker::phrase_before(items, noun);
        // "with his aides calling it", "one of her ads asking": what "with" brings in speaks.
        if begin == i && phrase.is_some_and(|phrase| is_brought_in(items, phrase)) {
            return phrase;
        }
        let writer = phrase.filter(|_| begin == i).and_then(|phrase| writer_to(items, phrase));
        if writer.is_some() {
            return writer;
        }
        // "issued a statement saying": who issued it speaks.
        let person = phrase.is_some_and(|phrase| {
            // "a message to supporters saying"
            let head = (phrase.mention.0 + 1..phrase.mention.1)
                .find(|&k| items[k].is(Class::PREPOSITION.or(Class::TO)))
                .map_or(phrase.mention.1 - 1, |preposition| preposition - 1);
            let sent = items[head].is(Class::NOUN)
                && !items[head].is(Class::ROLE.or(Class::NAME))
                && items.get(head + 1).is_some_and(|to| to.is(Class::TO));
            if sent && head + 1 < phrase.mention.1
                || items[head].is(Class::OCCASION.or(Class::SPEECH)) && !items[head].is(Class::ROLE)
            {
                return false;
            }
            let last = &items[phrase.mention.1 - 1];
            // "a banner reading": what carries words speaks too, but for a text of someone's own.
            // Who carries "signs calling it" speaks, but not who carries "signs reading".
            let reads = items[i].cue.is_some_and(|cue| cue.frame == Frame::QUOTE.join(Frame::TERM));
            let carries = last.is(Class::SOURCE) && !last.is(Class::WORK) || last.is(Class::WORK) && reads;
            let sign = carries && !last.is(Class::OCCASION.or(Class::SPEECH));
            (last.is(Class::NAME.or(Class::ROLE)) || sign) && !last.is(Class::TIME)
        });
        if person {
            return phrase;
        }
    }
    // "They stayed away, with their chairman, Bo Okoro, saying"
    let brought =
        |phrase: &Phrase| phrase.start > 1 && items[phrase.start - 2].is(Class::COMMA) && is_brought_in(items, *phrase);
    if begin == i
        && begin > 1
        && items[begin - 1].is(Class::COMMA)
        && let Some(phrase) = before_insertion(items, begin, 0).filter(brought)
    {
        return Some(phrase);
    }
    if let Some(phrase) = within_announcement(items, begin, found) {
        return Some(phrase);
    }
    // The participle belongs to the main clause: not to a report inside what another reports.
    let reported = found.iter().enumerate().rev().find(|(k, report)| {
        report.extent.0 < begin
            && report.speaker.is_some()
            && report.frame.has(Frame::QUOTE)
            && !is_restrictive(items, report.cue.0)
            && (report.order == Order::Backward
                || !found[..*k].iter().any(|outer| {
                    outer.pieces.iter().any(|&(start, end)| start <= report.extent.0 && report.extent.0 < end)
                }))
    });
    if let Some((_, report)) = reported {
        return last_clause_subject(items, report.extent.1, begin).or(report.speaker);
    }
    // "Okoro, citing ...": the subject stands before it, its verb after.
    if begin > 1 && items[begin - 1].is(Class::COMMA) && !has_verb(items, 0, begin - 1) {
        // "Okoro, a baker, likened her to a wolf, warning her": a past that looks like a participle.
        let past = (1..begin).find(|&k| {
            let verb = items[k].cue.is_some() || items[k - 1].is(Class::COMMA);
            items[k].is(Class::ED) && verb && !items.get(k + 1).is_some_and(|next| next.is(Class::BY))
        });
        return past
            .and_then(|verb| subject::subject_before(items, verb))
            .or_else(|| speaker::phrase_before(items, begin - 1));
    }
    let opens = items[0].is(Class::ING.or(Class::ED)) || !(0..begin).any(|k| speaker::is_nominal(items, k));
    if i <= 3 && !has_verb(items, 0, begin) && opens {
        // "Speaking in Leeds, Okoro ...": the subject comes after.
        return (i..items.len().min(i + ADVERBIALS))
            .filter(|&k| items[k].is(Class::COMMA.or(Class::ENDS_COMMA)))
            .find_map(|comma| speaker::phrase_after(items, comma + 1));
    }
    of_main_clause(items, begin)
}

/// The subject of the clause that a participle at `begin` belongs to, if no report before it tells.
fn of_main_clause(items: &[Item], begin: usize) -> Option<Phrase> {
    let clause =
        (0..begin).rev().find(|&k| items[k].is(Class::STOP.or(Class::SEMICOLON).or(Class::COLON))).map_or(0, |k| k + 1);
    // A pronoun nearer than the subject of the main clause: "Okoro won even as he faltered, saying".
    let nearest = (clause..begin)
        .rev()
        .filter(|&k| speaker::is_verb(items, k) && !after_relative(items, k))
        .find_map(|k| subject::subject_before(items, k))
        .filter(|&phrase| items[phrase.mention.0].is(Class::PERSON) && phrase.start > clause)
        .filter(|&phrase| {
            let opener = Class::ADVERSATIVE.or(Class::AS).or(Class::CONJUNCTION).or(Class::COMMA).or(Class::TIME);
            items[phrase.start - 1].is(opener) && !items[phrase.start - 1].is(Class::QUESTION.or(Class::RELATIVE))
        });
    if nearest.is_some() {
        return nearest;
    }
    let main = main_clause::main_subject(&items[clause..], begin - clause).map(|phrase| phrase.shift(clause));
    // "Her remarks came after Okoro wrote to her, warning": remarks do not.
    let near = || {
        let verb = (clause..begin).rev().find(|&k| speaker::is_verb(items, k) && !after_relative(items, k))?;
        subject::subject_before(items, verb).filter(|&near| speaker::can_speak(items, near))
    };
    let mute = main.is_some_and(|phrase| !speaker::can_speak(items, phrase));
    if mute { near().or(main) } else { main }
}

/// For a participle after a comma or preposition, where its phrase begins: ", adding that".
pub(super) fn participle_start(items: &[Item], i: usize, form: Form) -> Option<usize> {
    if form != Form::Ing || is_passive(items, i) {
        return None;
    }
    let mut k = i;
    while k > 0
        && items[k - 1].is(Class::ADVERB.or(Class::PREPOSITION).or(Class::AND).or(Class::SUBORDINATOR))
        && k + 4 > i
    {
        k -= 1;
    }
    Some(k)
}
