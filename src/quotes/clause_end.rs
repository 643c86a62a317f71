//! Where the reported words of a clause inside another one end: a relative, a dependent or an inserted clause.

use super::extent::has_verb;
use super::page::Item;
use super::speaker;
use super::words::Class;

/// Where the reported words of a relative clause end: at the comma or dash after which the main clause goes on.
pub(super) fn inserted_end(items: &[Item], start: usize, end: usize) -> usize {
    (start + 1..end)
        .find(|&k| {
            items[k].is(Class::COMMA.or(Class::DASH)) && k + 1 < end && {
                let next = k + 1 + usize::from(items[k + 1].is(Class::ADVERB));
                next < end && speaker::is_verb(items, next)
            }
        })
        .unwrap_or(end)
}

/// Where the reported words of a relative clause without commas end: at the verb of the main clause. "The nurse who told
/// patients she was a doctor | has been jailed".
pub(super) fn restrictive_end(items: &[Item], start: usize, end: usize) -> usize {
    second_verb(items, start, end, Class::NONE, |k| {
        // "he had lied | was jailed"
        let past = items[k - 1].is(Class::ED) && items[k].is(Class::AUXILIARY);
        speaker::is_verb(items, k) && !items[k].is(Class::NONFINITE) && (past || speaker::is_nominal(items, k - 1))
    })
}

/// What begins another clause.
pub(super) const OPENERS: Class =
    Class::MARK.or(Class::CONJUNCTION).or(Class::SUBORDINATOR).or(Class::RELATIVE).or(Class::THAT);

/// The verb after the first one of `start..end` at which `ends` holds, with no verb right before it, and nothing between the
/// two that begins another clause or is in `bar`; `end` if there is none.
pub(super) fn second_verb(items: &[Item], start: usize, end: usize, bar: Class, ends: impl Fn(usize) -> bool) -> usize {
    let Some(first) = (start..end).find(|&k| speaker::is_verb(items, k)) else { return end };
    (first + 1..end)
        .take_while(|&k| !items[k].is(OPENERS.or(Class::QUOTED).or(bar)))
        .find(|&k| ends(k) && !speaker::is_verb(items, k - 1))
        .unwrap_or(end)
}

/// Where the reported words of a dependent clause end: at the comma after which the main clause begins.
pub(super) fn dependent_end(items: &[Item], start: usize, end: usize) -> usize {
    for k in start + 1..end {
        let inside = items[k - 1].is(Class::ENDS_COMMA);
        if items[k].is(Class::COMMA) && k + 1 < end || inside {
            let next = if inside { k } else { k + 1 };
            let subject =
                items[next].is(Class::PRONOUN) && !items[next].is(Class::RELATIVE) || speaker::is_nominal(items, next);
            if subject && has_verb(items, next, end) {
                return k;
            }
        }
    }
    end
}
