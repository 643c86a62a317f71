//! Headlines that tell who says what: "Police: Man stole ambulance", "Roe Says Pier Will Close", "Pier Will Close, Roe Says".

use super::page::{Item, Page};
use super::speaker;
use super::transcript::Turn;
use super::words::Class;

/// How long the part of a headline that names the speaker can be, in items, and what is said must be at least.
const LONGEST: usize = 8;
const SHORTEST: usize = 3;

/// The headline of the page, if it is a single sentence that says who says what: its first paragraph, if others follow.
pub(super) fn headline(page: &Page) -> Option<Turn> {
    let [first, next, ..] = page.statements.as_slice() else { return None };
    if next.paragraph == first.paragraph || next.parent.is_some() || first.parent.is_some() {
        return None;
    }
    let items = page.items(first);
    let asks = items.last().is_some_and(|last| last.span.slice(page.text).starts_with('?'));
    let turn = before_words(page.text, items).or_else(|| behind_words(page.text, items))?;
    let (from, to) = turn.words;
    let said = &items[from.min(items.len())..to.min(items.len())];
    // A quotation is read as anywhere else.
    let quoted = said.iter().any(|item| item.stretch.is_some());
    let fits = said.first().is_some_and(|first| first.stretch.is_none()) && (quoted || said.len() >= SHORTEST);
    (fits && !asks).then_some(turn)
}

/// "Police: Man stole ambulance", "Roe Says Pier Will Close"
fn before_words(text: &str, items: &[Item]) -> Option<Turn> {
    let near = || 1..items.len().min(LONGEST);
    let colon = near().find(|&k| items[k].is(Class::COLON));
    let cue = colon.or_else(|| near().find(|&k| is_capital_cue(text, items, k)))?;
    let speaker = speaker_before(items, 0, cue)?;
    let said = items.get(cue + 1..).filter(|said| !said.is_empty())?;
    // "Sources: BBC, Reuters and AFP": a list of names.
    let list = said.iter().all(|item| item.is(Class::NAME.or(Class::COMMA).or(Class::AND)));
    let fits = match colon {
        Some(_) => speaks(text, &items[..speaker]) && !(list && said.len() > 2),
        // "What Roe Says About the Pier"
        None => !said[0].is(Class::PREPOSITION.or(Class::TO)),
    };
    fits.then_some(Turn { first: 0, last: 0, name: (0, speaker), colon: cue, words: (cue + 1, items.len()) })
}

/// "Pier Will Close, Roe Says"
fn behind_words(text: &str, items: &[Item]) -> Option<Turn> {
    let cue = items.iter().rposition(|item| !item.is(Class::STOP))?;
    let comma = (1..cue).rev().find(|&k| items[k].is(Class::COMMA)).filter(|&comma| cue <= comma + LONGEST)?;
    let name = (comma + 1, cue);
    let fits = cue > name.0 && is_capital_cue(text, items, cue) && speaker_before(items, name.0, cue) == Some(cue);
    fits.then_some(Turn { first: 0, last: 0, name, colon: cue, words: (0, comma) })
}

/// Where the speaker ends that begins at `start`, before the colon or verb at `cue`: before "to" or "on", if these follow the
/// name.
fn speaker_before(items: &[Item], start: usize, cue: usize) -> Option<usize> {
    let end = (start + 1..cue).find(|&k| items[k].is(Class::PREPOSITION.or(Class::TO))).unwrap_or(cue);
    let name = Class::NAME.or(Class::TITLE).or(Class::ROLE).or(Class::SOURCE).or(Class::NOUN).or(Class::ADJECTIVE);
    let part = name.or(Class::CLITIC).or(Class::ARTICLE).or(Class::NUMBER).or(Class::HYPHEN);
    let whole = items[start..end].iter().all(|item| item.is(part) && !item.is(Class::TIME.or(Class::QUESTION)));
    (whole && !items[end - 1].is(Class::CLITIC)).then_some(end)
}

/// True for the name of a person, and for words that end in a noun for who or what speaks: "Clinton camp", "IG report"; not
/// for a kind of text, such as "Letter" and "Column".
fn speaks(text: &str, items: &[Item]) -> bool {
    let last = &items[items.len() - 1];
    let report = ["report", "study"].iter().any(|word| last.span.slice(text).eq_ignore_ascii_case(word));
    let paper = items.len() > 1 && items.iter().all(|item| item.is(Class::NAME));
    let source = last.is(Class::SOURCE) && (report || paper || !last.is(Class::OCCASION.or(Class::WORK)));
    items.iter().any(|item| item.is(Class::PERSONAL)) || (source || last.is(Class::ROLE)) && !last.is(Class::PLACE)
}

/// True for a verb of saying with the capital of a headline: "Roe Says".
fn is_capital_cue(text: &str, items: &[Item], k: usize) -> bool {
    matches!(items[k].span.slice(text), "Says" | "Say" | "Claims" | "Warns" | "Insists")
        && speaker::is_nominal(items, k - 1)
}
