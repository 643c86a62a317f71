//! What the grammars see: one sentence's tokens with their classes.

use super::lexicon::Classes;
use crate::{Shape, Span, Token};

/// The tokens of one sentence. Every accessor takes any index: past the end there is no word, shape or class.
#[derive(Clone, Copy)]
pub(super) struct Sentence<'a> {
    pub(super) text: &'a str,
    tokens: &'a [Token],
    classes: &'a [Classes],
}

/// Some words, with what rules nearly all others out at one glance.
pub(super) struct WordSet {
    words: &'static str,
    /// For each first byte, in a slot that it shares with few, a bit for each length of a word that begins with it.
    lengths: [u32; FIRSTS],
}

/// The slots of first bytes: as many as tell all letters apart.
const FIRSTS: usize = 32;

/// The words of a text, which white space separates. The compiler should do this: `const { set("a an") }`.
pub(super) const fn set(words: &'static str) -> WordSet {
    let bytes = words.as_bytes();
    let (mut lengths, mut start, mut at) = ([0; FIRSTS], 0, 0);
    while at <= bytes.len() {
        if at == bytes.len() || bytes[at].is_ascii_whitespace() {
            if at > start {
                lengths[slot(bytes[start])] |= length(at - start);
            }
            start = at + 1;
        }
        at += 1;
    }
    WordSet { words, lengths }
}

/// The slot of a first byte, whatever its case.
const fn slot(first: u8) -> usize {
    first as usize % FIRSTS
}

/// The bit of the length of a word in bytes; all long words share one.
const fn length(bytes: usize) -> u32 {
    1 << if bytes < 31 { bytes } else { 31 }
}

impl WordSet {
    /// True if a word of so many bytes that begins with `first` may be one of the words.
    #[inline]
    fn may_hold(&self, first: u8, bytes: usize) -> bool {
        self.lengths[slot(first)] & length(bytes) != 0
    }

    /// True if `own` is one of the words, in whatever case.
    #[inline(never)] // as it is seldom asked
    fn holds(&self, own: &[u8]) -> bool {
        self.words.as_bytes().split(u8::is_ascii_whitespace).any(|word| word.eq_ignore_ascii_case(own))
    }
}

impl<'a> Sentence<'a> {
    /// `tokens` and their `classes`, which are as many.
    pub(super) fn new(text: &'a str, tokens: &'a [Token], classes: &'a [Classes]) -> Self {
        debug_assert_eq!(tokens.len(), classes.len());
        Self { text, tokens, classes }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The characters of token `at`.
    #[inline]
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text(self.text))
    }

    /// Their bytes, for what compares no characters.
    #[inline]
    fn bytes(&self, at: usize) -> &'a [u8] {
        self.tokens.get(at).map_or(&[], |token| &self.text.as_bytes()[token.span.start()..token.span.end()])
    }

    /// True if token `at` is `word`, in whatever case.
    #[inline]
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.bytes(at).eq_ignore_ascii_case(word.as_bytes())
    }

    /// True if token `at` is one of `words`, in whatever case.
    #[inline]
    pub(super) fn is_any(&self, at: usize, words: &WordSet) -> bool {
        let own = self.bytes(at);
        own.first().is_some_and(|&first| words.may_hold(first, own.len())) && words.holds(own)
    }

    /// True if the tokens from `at` on are `words`, which single spaces separate, in whatever case.
    pub(super) fn are(&self, at: usize, words: &str) -> bool {
        let first = |word: &[u8]| word.first().map(u8::to_ascii_lowercase);
        first(self.bytes(at)) == first(words.as_bytes())
            && words.split(' ').zip(at..).all(|(word, at)| self.is(at, word))
    }

    /// True if token `at` is of one of `classes`.
    #[inline]
    pub(super) fn has(&self, at: usize, classes: Classes) -> bool {
        self.classes.get(at).is_some_and(|own| own.any(classes))
    }

    /// The spelling class of token `at`; a mark past the end.
    #[inline]
    pub(super) fn shape(&self, at: usize) -> Shape {
        self.tokens.get(at).map_or(Shape::Punctuation, |token| token.shape)
    }

    /// True if token `at` begins with a capital letter or holds one.
    #[inline]
    pub(super) fn capitalised(&self, at: usize) -> bool {
        self.shape(at).is_capitalised()
    }

    /// True if nothing stands between token `at` and the token before it.
    #[inline]
    pub(super) fn glued(&self, at: usize) -> bool {
        at > 0 && at < self.tokens.len() && self.tokens[at - 1].span.end() == self.tokens[at].span.start()
    }

    /// True if token `at` is a hyphen joined to the word before it, as in "five-year" or the sloppy "five- year".
    pub(super) fn hyphen(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "\u{2010}" | "\u{2011}") && self.glued(at)
    }

    /// True if token `at` opens its sentence or a quotation in it, so that its capital says nothing.
    pub(super) fn opens(&self, at: usize) -> bool {
        if at == 0 {
            return true;
        }
        // Most words follow a word, which takes no comparison to see.
        !self.bytes(at - 1).first().is_some_and(u8::is_ascii_alphanumeric)
            && (matches!(
                self.word(at - 1),
                "“" | "\"" | "``" | "‘" | "«" | ":" | "—" | "--" | "•" | "*" | "?" | "!" | "."
            ) || (at == 1 && self.shape(0) == Shape::Punctuation))
    }

    /// True if token `at` is a dash between two numbers.
    pub(super) fn dash(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "\u{2010}" | "\u{2011}" | "–" | "—" | "--")
    }

    /// `at`, or the place after a hyphen at `at`.
    #[inline]
    pub(super) fn after_hyphen(&self, at: usize) -> usize {
        if self.hyphen(at) { at + 1 } else { at }
    }

    /// The stretch of text from the first to the last token of `range`, which is not empty.
    pub(super) fn span(&self, range: std::ops::Range<usize>) -> Span {
        self.tokens[range.start].span.cover(self.tokens[range.end - 1].span)
    }
}
