//! Several short texts as one, so that the network works on many tokens at a time.

use super::Read;
use crate::entities::lexicon::Classes;
use crate::{Span, Token};

/// The texts, tokens and classes of several texts, one behind the other; memory that is used again.
#[derive(Default)]
pub(super) struct Joined {
    text: String,
    tokens: Vec<Token>,
    classes: Vec<Classes>,
}

impl Joined {
    /// Joins `texts`.
    pub(super) fn join(&mut self, texts: &[Read]) -> (&str, &[Token], &[Classes]) {
        self.text.clear();
        self.tokens.clear();
        self.classes.clear();
        for read in texts {
            let from = self.text.len();
            self.text.push_str(read.text);
            self.tokens.extend(read.tokens.iter().map(|token| Token {
                span: Span::new(from + token.span.start(), from + token.span.end()),
                shape: token.shape,
            }));
            self.classes.extend_from_slice(read.classes);
        }
        (&self.text, &self.tokens, &self.classes)
    }
}
