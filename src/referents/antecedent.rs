//! Antecedents: whom a pronoun stands for, by a score over the places where the text named or quoted someone.
//!
//! In news the last speaker is the better antecedent of "he said" than the last person named, unless a new person has
//! become the subject of a sentence since.

use super::index::Entry;
use super::kinds::Kinds;
use super::mention::Group;
use super::subject::Subject;
use super::words::Gender;

/// How many places before a pronoun are looked at.
const MAX_SITES: usize = 64;

/// A place outside quotations where the text names a referent, or speaks of one that has been resolved.
#[derive(Debug, Clone, Copy)]
pub(super) struct Site {
    /// Byte where it stands.
    pub(super) place: usize,
    pub(super) referent: usize,
    /// The number of its sentence, counting only those outside quotations.
    pub(super) step: i32,
    pub(super) subject: Subject,
    /// The speaker of a quote.
    pub(super) speaker: bool,
    /// Asked something, so that the next turn is theirs.
    pub(super) addressee: bool,
}

/// What each trait of a site is worth, in halves of the worth of a sentence nearer.
const SPEAKER: i32 = 2;
const ADDRESSEE: i32 = 9;
const STEP: i32 = 2;
const MAX_STEPS: i32 = 7;
const KNOWN_KIND: i32 = 4;
const LEANS_TO: i32 = 1;
const LEANS_AGAINST: i32 = -6;

/// Who is looked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wanted {
    /// A person, of this gender where it is known.
    Person(Option<Gender>),
    /// What "it" can stand for.
    Thing,
    /// An organisation that can be called by a noun of these kinds.
    Kind(Kinds),
}

/// The referent with the best score before step `now`, and that score; of equals the nearest. `excluded` cannot be it.
pub(super) fn best(
    sites: &[Site],
    entries: &[Entry],
    wanted: Wanted,
    now: i32,
    excluded: Option<usize>,
) -> Option<(usize, i32)> {
    let mut best: Option<(usize, i32)> = None;
    for site in sites.iter().rev().take(MAX_SITES) {
        let entry = &entries[site.referent];
        if excluded == Some(site.referent) {
            continue;
        }
        let distance = now - site.step;
        let mut score = -STEP * distance.min(MAX_STEPS);
        match wanted {
            Wanted::Person(gender) => {
                if entry.group != Group::Person || gender.is_some_and(|gender| entry.gender.contradicts(gender)) {
                    continue;
                }
                score += match gender {
                    Some(gender) if entry.gender.leans_to(gender) => LEANS_TO,
                    Some(gender) if entry.gender.leans_against(gender) => LEANS_AGAINST,
                    _ => 0,
                };
            }
            Wanted::Kind(noun) => {
                if entry.group != Group::Organisation || !entry.kinds.fit(noun) {
                    continue;
                }
                score += if entry.kinds == Kinds::UNKNOWN { 0 } else { KNOWN_KIND };
            }
            Wanted::Thing => {
                let thing = entry.group == Group::Organisation || entry.group == Group::Place && site.speaker;
                if !thing || entry.kinds.is_exchange() || !(site.subject != Subject::No || site.speaker) || distance > 2
                {
                    continue;
                }
            }
        }
        score += site.subject.worth() + SPEAKER * i32::from(site.speaker) + ADDRESSEE * i32::from(site.addressee);
        if best.is_none_or(|(_, known)| score > known) {
            best = Some((site.referent, score));
        }
    }
    best
}
