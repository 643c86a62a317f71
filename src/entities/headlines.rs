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
    use super::super::Label;
    use super::super::lexicon;
    use super::*;
    use crate::Span;

    #[track_caller]
    fn check(name: &str, rest: &str, expected: &str) {
        let headline = format!("Orrin, {name} Deepen Partnership in Bid to Win");
        let text = format!("{headline}\n\n{rest}");
        let start = headline.len() + 2;
        let tokens = Tokens::new(&text, &[Span::new(0, headline.len()), Span::new(start, text.len())]);
        let classes = lexicon::look_up(&text, &tokens);
        let document = Sentence::new(&text, tokens.as_slice(), &classes);
        let end = headline.find(" in Bid").expect("the words of the headline");
        let later = text[start..].find("Tarnsoft").map_or(0, |at| start + at);
        let found = |span| Name { tokens: tokens.within(span), label: Label::Org, score: 0.9 };
        let mut names = vec![found(Span::new(7, end)), found(Span::new(later, later + "Tarnsoft".len()))];
        cut(&document, &tokens, &mut names);
        assert_eq!(document.span(names[0].tokens.clone()).slice(&text), expected);
    }

    #[test]
    fn a_name_of_the_article_is_cut_out_of_the_headline() {
        check("Tarnsoft", "Then Tarnsoft said so.", "Tarnsoft");
        check("Tarnsoft Foundation", "Then Tarnsoft said so.", "Tarnsoft Foundation Deepen Partnership");
        check("Harbour", "Then Tarnsoft said so.", "Harbour Deepen Partnership");
    }
}
