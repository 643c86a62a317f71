//! Tokens: words, numbers and marks with their places, in the Penn / OntoNotes style.
//!
//! The tokenizer is lossless: tokens lie in order, never overlap, and hold every character that is not white space.

mod abbreviations;
mod address;
mod scan;
mod shape;

pub use shape::Shape;

use std::ops::Range;

use crate::Span;
use crate::hash::{has_stop, lower_hash};
use crate::text::Places;

/// A word, number or mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// How it is written.
    pub shape: Shape,
}

impl Token {
    /// The token's characters.
    #[inline]
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        self.span.slice(text)
    }
}

/// The tokens of one text, grouped in sentences.
///
/// ```
/// use pullquote::{Span, Tokens};
/// let text = "Dr. Okoro can't say.";
/// let tokens = Tokens::new(text, &[Span::new(0, text.len())]);
/// let words: Vec<_> = tokens.iter().map(|token| token.text(text)).collect();
/// assert_eq!(words, ["Dr.", "Okoro", "ca", "n't", "say", "."]);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tokens {
    all: Vec<Token>,
    /// The hash of each token's word, by which lists know it.
    hashes: Vec<u64>,
    /// The tokens that are words with full stops.
    dotted: Vec<u32>,
    /// For each sentence the index of its first token, and at the end the number of tokens.
    bounds: Vec<u32>,
    /// Where the tokens are in the text, about three to a block, and the sentences among the tokens.
    places: Places<16>,
    sentences: Places<4>,
}

impl Tokens {
    /// Tokenizes the given sentences of `text`, which must be in order and without overlap.
    pub fn new(text: &str, sentences: &[Span]) -> Self {
        let mut tokens = Vec::with_capacity(text.len() / 5);
        let mut bounds = Vec::with_capacity(sentences.len() + 1);
        for &sentence in sentences {
            bounds.push(tokens.len() as u32);
            scan::scan(text, sentence, &mut tokens);
        }
        bounds.push(tokens.len() as u32);
        let mut dotted = Vec::new();
        let hash = |(at, token): (usize, &Token)| {
            let word = token.text(text);
            if has_stop(word) && token.shape != Shape::Punctuation {
                dotted.push(at as u32);
            }
            lower_hash(word)
        };
        let hashes = tokens.iter().enumerate().map(hash).collect();
        let places = Places::new(text.len(), tokens.iter().map(|token| token.span.end()));
        let sentences = Places::new(tokens.len(), bounds[1..].iter().map(|&end| end as usize));
        Self { all: tokens, hashes, dotted, bounds, places, sentences }
    }

    /// The [`lower_hash`] of each token's characters, in order.
    pub(crate) fn hashes(&self) -> &[u64] {
        &self.hashes
    }

    /// The tokens that hold a full stop and are no marks, in order: "Mr.", "U.S.", "3.5".
    pub(crate) fn dotted(&self) -> impl Iterator<Item = usize> {
        self.dotted.iter().map(|&at| at as usize)
    }

    /// All tokens in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Token> {
        self.all.iter()
    }

    /// All tokens in order, as a slice.
    pub fn as_slice(&self) -> &[Token] {
        &self.all
    }

    /// The number of tokens.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// True if there is no token.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The number of sentences.
    pub fn sentence_count(&self) -> usize {
        self.bounds.len().saturating_sub(1)
    }

    /// The indices of the tokens of sentence number `sentence`.
    ///
    /// # Panics
    /// If there is no such sentence.
    pub fn sentence(&self, sentence: usize) -> Range<usize> {
        self.bounds[sentence] as usize..self.bounds[sentence + 1] as usize
    }

    /// The number of the sentence that token `index` stands in; the number of sentences past the end.
    pub fn sentence_of(&self, index: usize) -> usize {
        self.sentences.first_behind(self.bounds.get(1..).unwrap_or_default(), index, |&end| end as usize)
    }

    /// The index of the first token that ends after byte `offset`: the token at `offset`, or else the next one.
    pub fn index_at(&self, offset: usize) -> usize {
        self.places.first_behind(&self.all, offset, |token| token.span.end())
    }

    /// The indices of the tokens that lie wholly inside `span`.
    pub fn within(&self, span: Span) -> Range<usize> {
        let first = self.index_at(span.start());
        let is_cut = self.all.get(first).is_some_and(|token| token.span.start() < span.start());
        let start = first + usize::from(is_cut);
        start..self.index_at(span.end()).max(start)
    }
}

impl<'a> IntoIterator for &'a Tokens {
    type Item = &'a Token;
    type IntoIter = std::slice::Iter<'a, Token>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn whole(text: &str) -> Tokens {
        Tokens::new(text, &[Span::new(0, text.len())])
    }

    #[test]
    fn finds_tokens_by_place() {
        let text = "It rained. We left at noon.";
        let tokens = Tokens::new(text, &[Span::new(0, 10), Span::new(11, text.len())]);
        assert_eq!(tokens.sentence_count(), 2);
        assert_eq!(tokens.sentence(1), 3..8);
        assert_eq!((tokens.sentence_of(2), tokens.sentence_of(3)), (0, 1));
        assert_eq!(tokens.as_slice()[tokens.index_at(10)].text(text), "We");
        assert_eq!(tokens.within(Span::new(11, 18)), 3..5);
        assert_eq!(tokens.within(Span::new(12, 13)), 4..4, "half a token is not inside");
    }

    #[test]
    fn finds_the_tokens_inside_any_span() {
        let text = "It rained. We left at noon, and it rained on.";
        let tokens = whole(text);
        for start in 0..text.len() {
            for end in start..=text.len() {
                let inside = tokens.iter().filter(|token| start <= token.span.start() && token.span.end() <= end);
                let found = tokens.within(Span::new(start, end));
                assert!(inside.eq(&tokens.as_slice()[found]), "{start} to {end}");
            }
        }
    }

    #[test]
    fn finds_the_sentence_of_a_token_behind_empty_ones() {
        let text = "It rained. We left.";
        let bounds = [(0, 10), (10, 10), (10, 11), (11, 19)].map(|(start, end)| Span::new(start, end));
        let tokens = Tokens::new(text, &bounds);
        let sentences: Vec<usize> = (0..tokens.len() + 2).map(|at| tokens.sentence_of(at)).collect();
        assert_eq!(sentences, [0, 0, 0, 3, 3, 3, 4, 4]);
        assert_eq!(Tokens::default().sentence_of(0), 0);
    }

    #[test]
    fn no_sentence_gives_no_token() {
        assert_eq!(Tokens::new("", &[]).sentence_count(), 0);
        assert!(Tokens::new("", &[]).is_empty());
    }

    proptest! {
        #[test]
        fn every_character_is_in_one_token(text in "(\\PC|[a-zA-Z0-9 .,'’\"“”$%&@#:/-]|\n){0,80}") {
            let tokens = whole(&text);
            let mut at = 0;
            for token in &tokens {
                prop_assert!(text[at..token.span.start()].chars().all(char::is_whitespace));
                prop_assert!(!token.span.is_empty());
                prop_assert!(!token.text(&text).contains(char::is_whitespace));
                at = token.span.end();
            }
            prop_assert!(text[at..].chars().all(char::is_whitespace));
        }
    }
}
