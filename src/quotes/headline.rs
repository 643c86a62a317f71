//! Headlines that tell who says what: "Police: Man stole ambulance", "Roe Says Pier Will Close", "Pier Will Close, Roe Says".

use super::cues::Frame;
use super::page::{Item, Page};
use super::speaker;
use super::transcript::Turn;
use super::words::Class;

/// How long the part of a headline that names the speaker can be, in items.
const LONGEST: usize = 8;

/// How long what is said must be at least, in items, if nothing of it is quoted.
const SHORTEST: usize = 3;

/// Who or what has said a thing wherever a colon stands behind it: "Poll: Voters Back Bridge".
const SOURCES: [&str; 12] = [
    "poll",
    "polls",
    "report",
    "reports",
    "study",
    "survey",
    "audit",
    "newspaper",
    "paper",
    "camp",
    "campaign",
    "post",
];

/// People and bodies before a colon, which has words of theirs behind it if these are a clause: "Police: Man stole ambulance", but
/// not "Police: 999 or 112".
const SPEAKERS: [&str; 24] = [
    "police",
    "officials",
    "experts",
    "analysts",
    "insiders",
    "historians",
    "scientists",
    "researchers",
    "doctors",
    "lawyer",
    "lawyers",
    "prosecutors",
    "prosecutor",
    "sheriff",
    "mayor",
    "governor",
    "president",
    "minister",
    "union",
    "unions",
    "family",
    "witnesses",
    "critics",
    "sources",
];

/// What has been said in these words is no clause: "Actor Says Goodbye".
const WORDS: [&str; 8] = ["goodbye", "farewell", "no", "yes", "nothing", "hello", "sorry", "thanks"];

/// The headline of the page, if it is a single sentence that says who says what: its first paragraph, if others follow.
pub(super) fn headline(page: &Page) -> Option<Turn> {
    let [first, next, ..] = page.statements.as_slice() else { return None };
    if next.paragraph == first.paragraph || next.parent.is_some() || first.parent.is_some() {
        return None;
    }
    let items = page.items(first);
    let asks = items.last().is_some_and(|last| last.span.slice(page.text).starts_with('?'));
    let turn = before_words(page.text, items).or_else(|| behind_words(page.text, items))?;
    let said = items.get(turn.words.0..turn.words.1)?;
    // A quotation, and what somebody reports in it, is read as anywhere else: "Police: Man held, judge says".
    let quoted = said.iter().any(|item| item.stretch.is_some());
    let reports = |item: &Item| item.cue.is_some_and(|cue| cue.frame.has(Frame::CLAUSE));
    let fits = said.first().is_some_and(|first| first.stretch.is_none()) && (quoted || said.len() >= SHORTEST);
    (fits && !asks && !said.iter().any(reports)).then_some(turn)
}

/// "Police: Man stole ambulance", "Roe Says Pier Will Close"
fn before_words(text: &str, items: &[Item]) -> Option<Turn> {
    let near = || 1..items.len().min(LONGEST);
    let colon = near().find(|&k| items[k].is(Class::COLON));
    let cue = colon.or_else(|| near().find(|&k| is_capital_cue(text, items, k)))?;
    let name = speaker_before(text, items, 0, cue).filter(|name| name.1 == cue || colon.is_some())?;
    let said = items.get(cue + 1..).filter(|said| !said.is_empty())?;
    let fits = match colon {
        Some(_) => speaks(text, &items[name.0..name.1], said),
        // "What Roe Says About the Pier", "Actor Says Goodbye to the Stage"
        None => !said[0].is(Class::PREPOSITION.or(Class::TO)) && !is_one_of(text, &said[0], &WORDS),
    };
    fits.then_some(Turn { first: 0, last: 0, name, colon: cue, words: (cue + 1, items.len()), headline: true })
}

/// "Pier Will Close, Roe Says", "Pier to close, council says"
fn behind_words(text: &str, items: &[Item]) -> Option<Turn> {
    let cue = items.iter().rposition(|item| !item.is(Class::STOP))?;
    let comma = (1..cue).rev().find(|&k| items[k].is(Class::COMMA)).filter(|&comma| cue <= comma + LONGEST)?;
    let name = speaker_before(text, items, comma + 1, cue).filter(|name| name.1 == cue)?;
    // "Unit to stay shut until spring, trust says": a clause with a finite verb is read as anywhere else.
    let finite = (0..comma).any(|k| speaker::is_verb(items, k));
    let says = is_one_of(text, &items[cue], &["says", "say"]) && !finite;
    let turn = Turn { first: 0, last: 0, name, colon: cue, words: (0, comma), headline: true };
    (says || is_capital_cue(text, items, cue)).then_some(turn)
}

/// The speaker that begins at `start`, before the colon or verb at `cue`: all of it, or a person's name before "to", "on" or "at":
/// "Roe to Council: ..."
fn speaker_before(text: &str, items: &[Item], start: usize, cue: usize) -> Option<(usize, usize)> {
    let part = Class::NAME
        .or(Class::TITLE)
        .or(Class::ROLE)
        .or(Class::SOURCE)
        .or(Class::NOUN)
        .or(Class::ADJECTIVE)
        .or(Class::CLITIC)
        .or(Class::ARTICLE)
        .or(Class::NUMBER)
        .or(Class::HYPHEN);
    let leads = |k: usize| is_one_of(text, &items[k], &["to", "on", "at"]);
    let personal = |end: usize| items[start..end].iter().any(|item| item.is(Class::PERSONAL));
    let end = (start + 1..cue).find(|&k| leads(k) && personal(k)).unwrap_or(cue);
    let whole = items[start..end].iter().all(|item| item.is(part) && !item.is(Class::TIME.or(Class::QUESTION)));
    (start < end && whole && !items[end - 1].is(Class::CLITIC)).then_some((start, end))
}

/// True if what stands before a colon can have said what stands behind it: a person, a source, or others if it is a clause.
fn speaks(text: &str, items: &[Item], said: &[Item]) -> bool {
    let Some(last) = items.last() else { return false };
    let person = items.iter().any(|item| item.is(Class::PERSONAL));
    let verb = |k: usize| speaker::is_verb(said, k) || said[k].is(Class::ED) || said[k].is(Class::TO);
    let clause = || (0..said.len()).any(verb);
    // "Sources: BBC, Reuters and AFP": a list of names.
    let names = said.iter().all(|item| item.is(Class::NAME.or(Class::COMMA).or(Class::AND).or(Class::NUMBER)));
    let source = is_one_of(text, last, &SOURCES) && !(names && said.iter().any(|item| item.is(Class::COMMA)));
    person || source || is_one_of(text, last, &SPEAKERS) && clause()
}

/// True for a verb of saying with the capital of a headline, behind who can speak: "Roe Says".
fn is_capital_cue(text: &str, items: &[Item], k: usize) -> bool {
    let says = matches!(items[k].span.slice(text), "Says" | "Say" | "Insists");
    let who = Class::NAME.or(Class::ROLE).or(Class::SOURCE);
    says && k > 0 && (items[k - 1].is(who) || is_one_of(text, &items[k - 1], &SPEAKERS))
}

/// True if the item is one of the words, whatever its capitals.
fn is_one_of(text: &str, item: &Item, words: &[&str]) -> bool {
    let word = item.span.slice(text);
    words.iter().any(|one| word.eq_ignore_ascii_case(one))
}
