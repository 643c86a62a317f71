//! Where reported words end because the speaker does something else, or another tells of it.

use super::cues::Frame;
use super::extent::has_quote;
use super::infinitive::begins_infinitive;
use super::page::Item;
use super::speaker;
use super::words::Class;

/// True if nothing but a subject and its verb stand in `start..len`: who else tells it. "..., a court heard", "..., a source has
/// revealed"
pub(super) fn is_told_by_another(items: &[Item], start: usize, len: usize) -> bool {
    let Some(subject) = speaker::phrase_after(items, start).filter(|subject| subject.end < len) else { return false };
    let verb = subject.end + usize::from(items[subject.end].is(Class::AUXILIARY));
    let told = items.get(verb).is_some_and(|verb| verb.is(Class::PAST.or(Class::ED)) || verb.cue.is_some());
    let last = |rest: &[Item]| rest.iter().all(|item| item.is(Class::MARK));
    told && !items[subject.start].is(Class::PERSON) && items.get(verb + 1..len).is_some_and(last)
}

/// True if the conjunction at `k` goes on with what the speaker did: said it would pay no dividend but kept its target. After
/// the auxiliary of the reported clause, which begins at `start`, a past can only be the speaker's.
pub(super) fn returns_to_speaker(items: &[Item], start: usize, k: usize, frame: Frame) -> bool {
    let adverb = usize::from(items.get(k + 1).is_some_and(|next| next.is(Class::ADVERB)));
    let verb = &items[k + 1 + adverb..];
    let past = verb.first().is_some_and(is_past);
    // "accused it of being “blind” to the risk and fined it"
    let acts = verb.first().is_some_and(|verb| verb.is(Class::ED) && !verb.is(Class::NOUN.or(Class::NAME)))
        && verb.get(1).is_some_and(|object| object.is(Class::OBJECT.or(Class::ARTICLE).or(Class::POSSESSIVE)));
    if (past || acts)
        && frame.is_term()
        && has_quote(items, start, k)
        && !(start..k).any(|j| speaker::is_full_verb(items, j))
    {
        return true;
    }
    let Some(last) = speaker::last_verb(items, start, k) else {
        // "declared a holiday in ten towns and canceled a trip": a noun phrase has no verb to go on from.
        let nominal = || items[start].is(Class::ARTICLE) && !items[start..k].iter().any(|item| item.is(Class::ED));
        let acts = past || acts || begins_finite(items, k + 1);
        return acts && tells_what_is_to_be(items, start, frame) || past && frame.has(Frame::CLAUSE) && nominal();
    };
    // "said two sailors had been hurt, and released a film", "wrote that he had been “cut loose,” and named two"
    let apart = items[k - 1].is(Class::COMMA.or(Class::ENDS_COMMA));
    past && items[last].is(if apart { Class::AUXILIARY } else { Class::MODAL })
}

/// True for a past that is no auxiliary and nothing else.
fn is_past(verb: &Item) -> bool {
    verb.is(Class::PAST) && !verb.is(Class::AUXILIARY.or(Class::NAME).or(Class::NOUN))
}

/// True if a verb with `frame` reports at `start` what is to be done, or an act, which has no finite verb: "ordered him to go home
/// | and had it closed", "demanded that she pay | and threatened to leave", "denied lying | and left".
fn tells_what_is_to_be(items: &[Item], start: usize, frame: Frame) -> bool {
    frame.has(Frame::DIRECTIVE)
        || frame.has(Frame::INFINITIVE) && !frame.has(Frame::CLAUSE)
        || begins_infinitive(items, start)
        || items[start].is(Class::ING) && frame.has(Frame::MARKED.join(Frame::NOUN))
}

/// True for an auxiliary at `k`, or a pronoun with which another clause begins: "and had", "and he has".
fn begins_finite(items: &[Item], k: usize) -> bool {
    items.get(k).is_some_and(|next| {
        next.is(Class::AUXILIARY) && next.is(Class::VERB) || next.is(Class::PERSON) && !next.is(Class::OBJECT)
    })
}

/// True if an adverb and a past at `k` tell what the speaker did next, after a clause from `start` on about what would be.
pub(super) fn acts_then(items: &[Item], start: usize, k: usize) -> bool {
    items.get(k).is_some_and(|then| then.is(Class::ADVERB))
        && items.get(k + 1).is_some_and(is_past)
        && speaker::last_verb(items, start, k).is_some_and(|verb| items[verb].is(Class::MODAL))
}

/// True if the conjunction at `k` tells what the speaker did next, after the quotation `said`: said “no comment” and walked
/// off. An auxiliary goes on with what was said, unless that is a sentence: told them “I did it” and was arrested.
pub(super) fn acts_next(items: &[Item], k: usize, said: &Item) -> bool {
    let sentence = said.is(Class::CLAUSAL) && said.is(Class::CAPITAL);
    let verb = items.get(k + 1).map_or(Class::NONE, |verb| verb.class);
    let finite = verb.has(Class::VERB.or(Class::ED)) && !verb.has(Class::NAME.or(Class::NOUN));
    items.get(k).is_some_and(|and| and.is(Class::CONJUNCTION)) && finite && (sentence || !verb.has(Class::AUXILIARY))
}
