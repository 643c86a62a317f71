//! Help for the tests of the grammars.

use super::sentence::Sentence;
use super::tagger::Name;
use super::{Label, entity, lexicon, regular};
use crate::{Quotations, Span, Tokens, sentences};

/// Asserts that the grammars find these mentions of `labels` and no other ones in `text`, read as one sentence. They are
/// written as "mention LABEL; mention LABEL". No labels stand for all.
#[track_caller]
pub(super) fn check(text: &str, expected: &str, labels: &[Label]) {
    let tokens = Tokens::new(text, &[Span::new(0, text.len())]);
    let classes = lexicon::look_up(&tokens);
    let sentence = Sentence::new(text, tokens.as_slice(), &classes);
    let found: Vec<_> = regular(text, &tokens, &classes)
        .into_iter()
        .map(|found| entity(&sentence, &found))
        .filter(|entity| labels.is_empty() || labels.contains(&entity.label))
        .map(|entity| format!("{} {}", entity.span.slice(text), entity.label))
        .collect();
    assert_eq!(found.join("; "), expected, "in {text:?}");
}

/// The letters that the tests write labels with.
const LABELS: [(char, Label); 3] = [('P', Label::Person), ('G', Label::Gpe), ('O', Label::Org)];

/// How sure the network is of the names of a test, unless the test says.
const SURE: f32 = 0.9;

/// The labels of the names between bars after `recall`, a letter each; each name begins with its letter before: P for a
/// person, G for a place, O for an organisation.
pub(super) fn recalled(text: &str, recall: impl FnOnce(&Sentence, &Tokens, &mut Vec<Name>)) -> String {
    recalled_with(text, SURE, recall)
}

/// The same as [`recalled`] for names with the confidence `score`.
pub(super) fn recalled_with(text: &str, score: f32, recall: impl FnOnce(&Sentence, &Tokens, &mut Vec<Name>)) -> String {
    let letter = |name: &Name| LABELS.into_iter().find_map(|(letter, label)| (label == name.label).then_some(letter));
    names(text, score, recall, |_, name| letter(name).unwrap_or('?')).into_iter().collect()
}

/// The words of the names between bars after `change`.
pub(super) fn words(text: &str, change: impl FnOnce(&Sentence, &Tokens, &mut Vec<Name>)) -> Vec<String> {
    names(text, SURE, change, |document, name| document.span(name.tokens.clone()).slice(document.text).to_owned())
}

/// What `read` tells of the names between bars after `change`.
fn names<T>(
    text: &str,
    score: f32,
    change: impl FnOnce(&Sentence, &Tokens, &mut Vec<Name>),
    read: impl Fn(&Sentence, &Name) -> T,
) -> Vec<T> {
    let (mut plain, mut spans) = (String::new(), Vec::new());
    for (number, part) in text.split('|').enumerate() {
        let start = plain.len();
        plain.push_str(if number % 2 == 1 { &part[1..] } else { part });
        if number % 2 == 1 {
            let (_, label) = LABELS.into_iter().find(|(letter, _)| part.starts_with(*letter)).expect("a known letter");
            spans.push((Span::new(start, plain.len()), label));
        }
    }
    let mut boundaries = Vec::new();
    sentences::segment(&plain, Quotations::Split, &mut boundaries);
    let tokens = Tokens::new(&plain, &boundaries);
    let classes = lexicon::look_up(&tokens);
    let document = Sentence::new(&plain, tokens.as_slice(), &classes);
    let name = |(span, label)| Name { tokens: tokens.within(span), label, score };
    let mut names: Vec<_> = spans.into_iter().map(name).collect();
    change(&document, &tokens, &mut names);
    names.iter().map(|name| read(&document, name)).collect()
}
