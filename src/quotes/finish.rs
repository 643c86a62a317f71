//! The finished quotes: their pieces in order, and how sure each is.

use super::{Method, QuoteKind};
use crate::Span;

/// The share of quotes found by `method` that have the right extent and the right speaker, as measured on news; without a
/// speaker, a guess at whether it is speech at all. Turns and signatures are rare in news, so theirs are estimates.
pub(super) fn reliability(method: Method, kind: QuoteKind) -> f32 {
    match (method, kind) {
        (Method::Clause, QuoteKind::Direct) => 0.94,
        (Method::Clause, QuoteKind::Mixed | QuoteKind::Indirect) => 0.78,
        (Method::According | Method::Signature, _) => 0.85,
        (Method::Colon, _) => 0.65,
        (Method::Floating | Method::Turn, _) => 0.55,
        (Method::Subject, _) => 0.5,
        (Method::None, _) => 0.3,
    }
}

/// True if a piece ends with a mark of the kind that it begins with: not “He said, ‘Stay here.’
fn is_closed(piece: &str) -> bool {
    let single = piece.ends_with(['\'', '’']);
    if piece.starts_with(['“', '"']) || piece.starts_with("``") || piece.starts_with("''") {
        piece.ends_with(['"', '”']) || piece.ends_with("''")
    } else {
        single || piece.ends_with(['"', '”', '»'])
    }
}

/// Joins pieces that only a line end stands between and of which the first has no closing mark: a quotation over several
/// paragraphs is one piece.
pub(super) fn join_paragraphs(text: &str, pieces: &mut Vec<Span>) {
    let mut joined: Vec<Span> = Vec::with_capacity(pieces.len());
    for &piece in pieces.iter() {
        match joined.last_mut() {
            Some(last)
                if last.end() <= piece.start()
                    && !is_closed(last.slice(text))
                    && text[last.end()..piece.start()].contains('\n')
                    && text[last.end()..piece.start()].trim().is_empty() =>
            {
                *last = last.cover(piece);
            }
            _ => joined.push(piece),
        }
    }
    *pieces = joined;
}
