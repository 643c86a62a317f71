//! Antecedents: whom a pronoun stands for, by a score over the places where the text named or quoted someone.
//!
//! In news the last speaker is the better antecedent of "he said" than the last person named, unless a new person has
//! become the subject of a sentence since. "The company" is different: it is what the text is about, even where another
//! company has been named since, unless that other one is what the sentence before was about.

use super::index::Entry;
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
    /// The number of its paragraph.
    pub(super) paragraph: i32,
    pub(super) subject: Subject,
    /// The speaker of a quote.
    pub(super) speaker: bool,
    /// Named in full as the subject of a sentence.
    pub(super) introduced: bool,
    pub(super) turn: Turn,
}

/// Who speaks next where someone asks something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// Nobody asks.
    Open,
    /// Asks someone something.
    Asks,
    /// Asked something, so that the next turn is theirs.
    Asked,
}

/// What each trait of a site is worth, in halves of the worth of a sentence nearer.
const SPEAKER: i32 = 2;
const ADDRESSEE: i32 = 9;
const STEP: i32 = 2;
const MAX_STEPS: i32 = 7;
const SAME_PARAGRAPH: i32 = 3;
const LEANS_TO: i32 = 1;
const STATED: i32 = 2;
/// Someone whom a sentence is about is named in full where the text turns to them.
const INTRODUCED: i32 = 2;
const LEANS_AGAINST: i32 = -16;
/// Who has just asked something is not who speaks in the next paragraph.
const ASKER: i32 = -6;
/// For a noun, sentences further back than this are equally far, and what this sentence or the one before is about is worth
/// nearly as much as all of salience.
const MAX_NOUN_STEPS: i32 = 4;
const FOCUS: i32 = 8;

/// How much of the text so far is about each referent.
pub(super) struct Salience(Vec<Weight>);

/// What the sites of a referent are worth together: their number, and each trait that any of them has, once.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    sites: i32,
    opening: i32,
    noun: i32,
    subject: i32,
    speaker: i32,
}

impl Salience {
    /// How many sites are counted, and what the traits are worth, in halves of the worth of a sentence nearer.
    const MAX_SITES: i32 = 5;
    const OPENING: i32 = 3;
    const NOUN: i32 = 2;

    pub(super) fn new(referents: usize) -> Self {
        Self(vec![Weight::default(); referents])
    }

    /// Adds a site, which is a name, or else a noun or pronoun that stands for one.
    pub(super) fn add(&mut self, site: &Site, is_name: bool) {
        let weight = &mut self.0[site.referent];
        weight.sites = (weight.sites + 1).min(Self::MAX_SITES);
        // The headline, or the first sentence of a text without one.
        weight.opening = weight.opening.max(Self::OPENING * i32::from(site.step <= 1));
        weight.noun = weight.noun.max(Self::NOUN * i32::from(!is_name));
        weight.subject = weight.subject.max(i32::from(site.subject == Subject::Main));
        weight.speaker = weight.speaker.max(i32::from(site.speaker));
    }

    pub(super) fn of(&self, referent: usize) -> i32 {
        let Weight { sites, opening, noun, subject, speaker } = self.0[referent];
        sites + opening + noun + subject + speaker
    }
}

/// Who is looked for.
#[derive(Clone, Copy)]
pub(super) enum Wanted {
    /// A person, of this gender where it is known, by a pronoun.
    Pronoun(Gender),
    /// A person, of this gender where it is known, by a noun.
    Person(Option<Gender>),
    /// What "it" can stand for.
    Thing,
    /// An organisation, by a noun.
    Organisation,
}

impl Wanted {
    fn gender(self) -> Option<Gender> {
        match self {
            Self::Pronoun(gender) => Some(gender),
            Self::Person(gender) => gender,
            _ => None,
        }
    }
}

/// Where in the text someone is looked for: the number of the sentence and that of the paragraph.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Now {
    pub(super) step: i32,
    pub(super) paragraph: i32,
}

/// Someone whom the text does not name and who has just spoken or acted: "a neighbour said".
#[derive(Debug, Clone, Copy)]
pub(super) struct Nameless {
    pub(super) now: Now,
    pub(super) speaker: bool,
    pub(super) gender: Option<Gender>,
}

impl Nameless {
    /// The score of someone without a name as the antecedent of a pronoun; `None` if they cannot be it.
    pub(super) fn score(&self, gender: Gender, now: Now) -> Option<i32> {
        let stated = match self.gender {
            Some(own) if own == gender => STATED,
            Some(_) => return None,
            None => 0,
        };
        let distance = (now.step - self.now.step).min(MAX_STEPS);
        Some(Subject::Main.worth() + SPEAKER * i32::from(self.speaker) + stated - STEP * distance)
    }
}

/// The referent with the best score before `now`, and that score; of equals the nearest. `fit` gives what else counts for a
/// referent, which for a pronoun or a thing is nothing above zero, or that it cannot be the one.
pub(super) fn best(
    sites: &[Site],
    entries: &[Entry],
    wanted: Wanted,
    now: Now,
    fit: impl Fn(usize) -> Option<i32>,
) -> Option<(usize, i32)> {
    let mut best: Option<(usize, i32)> = None;
    // What an antecedent of a pronoun in this sentence could score if it had all traits, though no speaker is an addressee.
    let most = match wanted {
        Wanted::Pronoun(_) | Wanted::Thing => STATED + INTRODUCED + Subject::Main.worth() + SPEAKER + ADDRESSEE,
        Wanted::Person(_) | Wanted::Organisation => i32::MAX,
    };
    for site in sites.iter().rev().take(MAX_SITES) {
        let entry = &entries[site.referent];
        let distance = now.step - site.step;
        let noun = matches!(wanted, Wanted::Organisation);
        let mut score = -STEP * distance.min(if noun { MAX_NOUN_STEPS } else { MAX_STEPS });
        // Whoever was named further back can't be better: their sites are in order of their sentences, but for a speaker whose
        // mention crosses two, for which the most has room.
        if best.is_some_and(|(_, known)| known >= most.saturating_add(score)) {
            break;
        }
        match wanted {
            Wanted::Pronoun(_) | Wanted::Person(_) => {
                let gender = wanted.gender();
                if entry.group != Group::Person || gender.is_some_and(|gender| entry.gender.contradicts(gender)) {
                    continue;
                }
                // "She" may be whoever was named last, but "the Frenchman" is no Judith.
                let noun = matches!(wanted, Wanted::Person(_));
                if noun && gender.is_some_and(|gender| entry.gender.leans_against(gender)) {
                    continue;
                }
                score += match gender {
                    Some(gender) if entry.gender.states(gender) => STATED,
                    Some(gender) if entry.gender.leans_to(gender) => LEANS_TO,
                    Some(gender) if entry.gender.leans_against(gender) => LEANS_AGAINST,
                    _ => 0,
                };
                score += if site.introduced { INTRODUCED } else { 0 };
                let turned = site.turn == Turn::Asks && distance <= 1 && site.paragraph != now.paragraph;
                score += if turned { ASKER } else { 0 };
                // What a noun says anew of someone, it says where the text speaks of them.
                score += if noun && site.paragraph == now.paragraph { SAME_PARAGRAPH } else { 0 };
            }
            Wanted::Organisation => {
                score += if distance <= 1 && site.subject != Subject::No { FOCUS } else { 0 };
            }
            Wanted::Thing => {
                let thing = entry.group == Group::Organisation || entry.group == Group::Place && site.speaker;
                if !thing || entry.kinds.is_exchange() || !(site.subject != Subject::No || site.speaker) || distance > 2
                {
                    continue;
                }
            }
        }
        let Some(fit) = fit(site.referent) else { continue };
        score += fit
            + site.subject.worth()
            + SPEAKER * i32::from(site.speaker)
            + ADDRESSEE * i32::from(site.turn == Turn::Asked);
        if best.is_none_or(|(_, known)| score > known) {
            best = Some((site.referent, score));
        }
    }
    best
}
