//! Headlines that tell who says what: "Police: Man stole ambulance", "Roe to Marle: It will hold", "Roe Says Pier Will Close".

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
    let near = || 1..items.len().min(LONGEST);
    let colon = near().find(|&k| items[k].is(Class::COLON));
    let cue = colon.or_else(|| near().find(|&k| is_capital_cue(page.text, items, k)))?;
    let speaker = speaker_before(items, cue)?;
    // A quotation is read as anywhere else.
    let said = items.get(cue + 1..).filter(|said| said.first().is_some_and(|first| first.stretch.is_none()))?;
    if said.len() < SHORTEST && !said.iter().any(|item| item.stretch.is_some()) {
        return None;
    }
    // "Sources: BBC, Reuters and AFP": a list of names.
    let list = said.iter().all(|item| item.is(Class::NAME.or(Class::COMMA).or(Class::AND)));
    let fits = colon.is_none() || speaks(page.text, &items[..speaker]) && !(list && said.len() > 2);
    let known = !said[0].is(Class::PREPOSITION.or(Class::TO)) || colon.is_some();
    (fits && known && !asks).then_some(Turn { first: 0, last: 0, name: (0, speaker), colon: cue, words: cue + 1 })
}

/// Where the speaker ends that stands before the colon or verb at `cue`: before "to" or "on", if these follow the name.
fn speaker_before(items: &[Item], cue: usize) -> Option<usize> {
    let end = (1..cue).find(|&k| items[k].is(Class::PREPOSITION.or(Class::TO))).unwrap_or(cue);
    let name = Class::NAME.or(Class::TITLE).or(Class::ROLE).or(Class::SOURCE).or(Class::NOUN).or(Class::ADJECTIVE);
    let part = name.or(Class::CLITIC).or(Class::ARTICLE).or(Class::NUMBER).or(Class::HYPHEN);
    let whole = items[..end].iter().all(|item| item.is(part) && !item.is(Class::TIME.or(Class::QUESTION)));
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
