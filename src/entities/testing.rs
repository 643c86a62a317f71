//! Help for the tests of the grammars.

use super::{Label, tag};
use crate::{Span, Tokens};

/// Asserts that `text`, read as one sentence, holds these mentions of `labels` and no other ones, written as
/// "mention LABEL; mention LABEL". No labels stand for all.
#[track_caller]
pub(super) fn check(text: &str, expected: &str, labels: &[Label]) {
    let tokens = Tokens::new(text, &[Span::new(0, text.len())]);
    let found: Vec<_> = tag(text, &tokens)
        .into_iter()
        .filter(|entity| labels.is_empty() || labels.contains(&entity.label))
        .map(|entity| format!("{} {}", entity.span.slice(text), entity.label))
        .collect();
    assert_eq!(found.join("; "), expected, "in {text:?}");
}

/// Like [`check`], for a document of these sentences and all labels.
#[track_caller]
pub(super) fn check_document(sentences: &[&str], expected: &str) {
    let text = sentences.join(" ");
    let mut spans = Vec::new();
    let mut start = 0;
    for sentence in sentences {
        spans.push(Span::new(start, start + sentence.len()));
        start += sentence.len() + 1;
    }
    let tokens = Tokens::new(&text, &spans);
    let found: Vec<_> = tag(&text, &tokens)
        .into_iter()
        .map(|entity| format!("{} {}", entity.span.slice(&text), entity.label))
        .collect();
    assert_eq!(found.join("; "), expected, "in {text:?}");
}
