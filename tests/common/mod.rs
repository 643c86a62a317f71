//! What the tests of quotes share: how a reading is written down.

use pullquote::{Analyzer, Document, Span};

pub(crate) fn read(text: &str) -> Document {
    Analyzer::default().analyze(text).unwrap()
}

/// Each quote of `text` as "kind | speaker | cue | piece | piece", in the order of the text.
pub(crate) fn lines(text: &str) -> Vec<String> {
    let slice = |span: Option<Span>| span.map_or("-", |span| span.slice(text)).to_owned();
    let line = |quote: &pullquote::Quote| {
        let mut parts = vec![quote.kind.as_str().to_owned(), slice(quote.speaker), slice(quote.cue)];
        parts.extend(quote.pieces.iter().map(|piece| piece.slice(text).to_owned()));
        parts.join(" | ")
    };
    read(text).quotes.iter().map(line).collect()
}
