//! Facts: the classes of all words of a text, found out once.

use super::key::Key;
use super::lists::lists;
use super::words::{Class, classify};
use crate::{Token, Tokens};

/// What the lists say of the tokens of a text, which is asked again and again, found out once.
pub(super) struct Facts {
    classes: Vec<Class>,
}

impl Facts {
    pub(super) fn new(text: &str, tokens: &Tokens) -> Self {
        let lists = lists();
        let class = |(token, &hash): (&Token, &u64)| lists.classify(Key::without_stops(hash), || token.text(text));
        let mut classes: Vec<Class> = tokens.iter().zip(tokens.hashes()).map(class).collect();
        // Full stops count for nothing.
        for at in tokens.dotted() {
            classes[at] = classify(tokens.as_slice()[at].text(text)).or(Class::DOTTED);
        }
        Self { classes }
    }

    /// The classes of the token; none past the end.
    pub(super) fn class(&self, at: usize) -> Class {
        self.classes.get(at).copied().unwrap_or(Class::NONE)
    }

    /// The classes of all tokens.
    pub(super) fn classes(&self) -> &[Class] {
        &self.classes
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::phrase::Reader;
    use super::*;
    use crate::Shape;

    proptest! {
        #[test]
        fn words_have_the_key_and_the_classes_of_their_letters(
            text in "(Mr\\. |U\\.S\\. |Ph\\.D\\. |US |us |Inc\\.|said |the |3\\.5 |\\.|, |”|\\. |\\.\\.\\. |é\\.|\\PC){0,30}"
        ) {
            let mut sentences = Vec::new();
            crate::sentences::segment(&text, crate::Quotations::Split, &mut sentences);
            let tokens = Tokens::new(&text, &sentences);
            let facts = Facts::new(&text, &tokens);
            let reader = Reader { text: &text, tokens: &tokens, facts: &facts };
            for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.shape != Shape::Punctuation) {
                let word = token.text(&text);
                let dotted = if word.contains('.') { Class::DOTTED } else { Class::NONE };
                prop_assert_eq!(facts.class(at), classify(word).or(dotted), "{}", word);
                prop_assert_eq!(reader.key(at), Key::of(word), "{}", word);
            }
        }
    }
}
