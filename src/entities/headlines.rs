//! Headlines in title case, where every word looks like part of a name: "Tarnsoft Deepen Partnership" is the Tarnsoft that
//! the article goes on about.

use std::collections::HashSet;

use super::name_words::{COMPANY, FAC_HEAD, FUNCTION, GIVEN, ORG_HEAD, ORG_NOUN, PLACE, SURNAME};
use super::sentence::Sentence;
use super::tagger::Name;
use crate::Tokens;
use crate::interrupt::checkpoint;

/// A headline is among the first sentences, has so many words, and at most one in so many begins with a small letter, words
/// like "of" left out.
const FIRST: usize = 3;
const SHORTEST: usize = 5;
const SMALL: usize = 8;

/// Cuts a name in a headline to its first word where that alone is a name of the same label further on, unless what is cut
/// off makes names: "Tarnsoft Foundation".
pub(super) fn cut(document: &Sentence, tokens: &Tokens, names: &mut [Name]) {
    for number in 0..tokens.sentence_count().min(FIRST) {
        let sentence = tokens.sentence(number);
        let begin = names.partition_point(|name| name.tokens.start < sentence.start);
        let end = names.partition_point(|name| name.tokens.start < sentence.end);
        if begin == end || !is_headline(document, sentence.clone()) {
            continue;
        }
        let (headline, article) = names[begin..].split_at_mut(end - begin);
        let known: HashSet<_> = article
            .iter()
            .filter(|name| name.tokens.len() == 1)
            .map(|name| (document.word(name.tokens.start), name.label))
            .collect();
        for name in headline {
            checkpoint();
            let makes = COMPANY | ORG_HEAD | ORG_NOUN | FAC_HEAD | PLACE | GIVEN | SURNAME;
            let first = name.tokens.start;
            let plain = (first + 1..name.tokens.end).all(|at| document.capitalised(at) && !document.has(at, makes));
            if name.tokens.len() > 1 && plain && known.contains(&(document.word(first), name.label)) {
                name.tokens.end = first + 1;
            }
        }
    }
}

fn is_headline(document: &Sentence, sentence: std::ops::Range<usize>) -> bool {
    let words = sentence.filter(|&at| document.shape(at).is_word() && !document.has(at, FUNCTION));
    let (mut all, mut small) = (0, 0);
    for at in words {
        all += 1;
        small += usize::from(!document.capitalised(at));
    }
    all >= SHORTEST && small * SMALL <= all
}

#[cfg(test)]
mod tests {
    use super::super::testing;

    #[test]
    fn a_name_of_the_article_is_cut_out_of_the_headline() {
        let cut = |name: &str| {
            let text = format!("Orrin, |O{name}| in Bid to Win\n\nThen |OTarnsoft| said so.");
            testing::words(&text, |document, tokens, names| super::cut(document, tokens, names))
        };
        assert_eq!(cut("Tarnsoft Deepen Partnership"), ["Tarnsoft", "Tarnsoft"]);
        assert_eq!(
            cut("Tarnsoft Foundation Deepen Partnership"),
            ["Tarnsoft Foundation Deepen Partnership", "Tarnsoft"]
        );
        assert_eq!(cut("Harbour Deepen Partnership"), ["Harbour Deepen Partnership", "Tarnsoft"]);
    }
}
