//! One list of mentions from what the grammars and the network found.

use super::rule::Found;
use super::sentence::Sentence;
use super::tagger::Name;
use super::{Entity, Label, entity};

/// The mentions of the text `document`, in order and without overlap. Both lists are in order and without overlap.
///
/// Where a name and a find of the grammars overlap, the longer one wins ("The Sunday Times", "Martin Luther King Day"),
/// and of two that are equally long the name, since the network has seen what the grammars found. Addresses and stock
/// symbols are what they are and always win.
pub(super) fn merge(document: &Sentence, found: &[Found], names: Vec<Name>) -> Vec<Entity> {
    let mut mentions = Vec::with_capacity(found.len() + names.len());
    let mut found = found.iter().peekable();
    for name in names {
        while let Some(before) = found.next_if(|one| one.tokens.end <= name.tokens.start) {
            mentions.push(entity(document, before));
        }
        // A find that reaches over the end of this name can meet the next name as well, so it is only looked at.
        let mut inside = Vec::new();
        while let Some(one) = found.next_if(|one| one.tokens.end <= name.tokens.end) {
            inside.push(one);
        }
        let over = found.peek().copied().filter(|one| one.tokens.start < name.tokens.end);
        if inside.iter().chain(&over).any(|one| beats(one, &name)) {
            mentions.extend(inside.into_iter().map(|one| entity(document, one)));
            continue;
        }
        if over.is_some() {
            found.next();
        }
        mentions.push(Entity::new(document.span(name.tokens), name.label, name.score));
    }
    mentions.extend(found.map(|one| entity(document, one)));
    mentions
}

/// Puts names that the network missed among those it found, in order. None of them may overlap another.
pub(super) fn add(names: &mut Vec<Name>, missed: Vec<Name>) {
    if !missed.is_empty() {
        names.extend(missed);
        names.sort_by_key(|name| name.tokens.start);
    }
}

/// True if the find wins over the name that it overlaps.
fn beats(found: &Found, name: &Name) -> bool {
    matches!(found.label, Label::Ticker | Label::Email | Label::Url | Label::Handle | Label::Hashtag)
        || found.tokens.len() > name.tokens.len()
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::super::lexicon;
    use super::super::rule::Rule;
    use super::*;
    use crate::{Span, Tokens};

    /// What is left of these finds and names, each given by its tokens, in a text of eight words.
    fn merged(found: &[(Range<usize>, Label)], names: &[(usize, usize)]) -> String {
        let text = "a b c d e f g h";
        let tokens = Tokens::new(text, &[Span::new(0, text.len())]);
        let classes = lexicon::look_up(&tokens);
        let document = Sentence::new(text, tokens.as_slice(), &classes);
        let found: Vec<_> =
            found.iter().map(|(tokens, label)| Found::new(tokens.clone(), *label, Rule::Digits)).collect();
        let name = |&(start, end): &(usize, usize)| Name { tokens: start..end, label: Label::Org, score: 0.5 };
        let merged = merge(&document, &found, names.iter().map(name).collect());
        merged.iter().map(|one| format!("{} {}", one.span.slice(text), one.label)).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn the_longer_one_wins_and_the_name_of_two_alike() {
        assert_eq!(merged(&[(1..2, Label::Date)], &[(0, 3)]), "a b c ORG");
        assert_eq!(merged(&[(0..3, Label::Date)], &[(1, 2)]), "a b c DATE");
        assert_eq!(merged(&[(1..2, Label::Date)], &[(1, 2)]), "b ORG");
        assert_eq!(merged(&[(0..2, Label::Date)], &[(1, 4)]), "b c d ORG");
        assert_eq!(merged(&[(0..3, Label::Date)], &[(2, 4)]), "a b c DATE");
        assert_eq!(merged(&[(0..1, Label::Date), (5..6, Label::Date)], &[(2, 4)]), "a DATE; c d ORG; f DATE");
    }

    #[test]
    fn symbols_and_addresses_always_win() {
        assert_eq!(merged(&[(1..2, Label::Ticker)], &[(0, 3)]), "b TICKER");
    }

    #[test]
    fn one_can_meet_several() {
        assert_eq!(merged(&[(1..2, Label::Date), (3..4, Label::Date)], &[(0, 5)]), "a b c d e ORG");
        assert_eq!(merged(&[(1..5, Label::Date)], &[(0, 2), (4, 6)]), "b c d e DATE");
        assert_eq!(merged(&[(0..1, Label::Date), (1..5, Label::Date)], &[(0, 2)]), "a DATE; b c d e DATE");
    }
}
