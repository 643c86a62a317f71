//! Help for the tests of the grammars.

use super::sentence::Sentence;
use super::{Label, entity, lexicon, regular};
use crate::{Span, Tokens};

/// Asserts that the grammars find these mentions of `labels` and no other ones in `text`, read as one sentence. They are
/// written as "mention LABEL; mention LABEL". No labels stand for all.
#[track_caller]
pub(super) fn check(text: &str, expected: &str, labels: &[Label]) {
    let tokens = Tokens::new(text, &[Span::new(0, text.len())]);
    let classes = lexicon::look_up(text, &tokens);
    let sentence = Sentence::new(text, tokens.as_slice(), &classes);
    let found: Vec<_> = regular(text, &tokens, &classes)
        .into_iter()
        .map(|found| entity(&sentence, found))
        .filter(|entity| labels.is_empty() || labels.contains(&entity.label))
        .map(|entity| format!("{} {}", entity.span.slice(text), entity.label))
        .collect();
    assert_eq!(found.join("; "), expected, "in {text:?}");
}
