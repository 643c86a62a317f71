//! Names that the text itself abbreviates in brackets: "the Irish Nurses and Midwives Organisation (INMO)" is one name, wherever
//! the network cuts it.

use std::ops::Range;

use super::Label;
use super::sentence::Sentence;
use super::tagger::Name;
use crate::interrupt::checkpoint;
use crate::{Shape, Token};

/// Makes the words before "(INMO)" whose initials those are one organisation, if names that lie in them are parts of it.
pub(super) fn join(document: &Sentence, tokens: &[Token], names: &mut Vec<Name>) {
    for open in 1..tokens.len() {
        if tokens[open].span.len() != 1 || document.word(open) != "(" {
            continue;
        }
        checkpoint();
        let Some(words) = spelled_out(document.text, tokens, open) else { continue };
        let first = names.partition_point(|name| name.tokens.end <= words.start);
        let parts = names[first..].iter().take_while(|name| name.tokens.start < words.end).count();
        let inside = &names[first..first + parts];
        let cut = parts > 1 || inside.iter().any(|name| name.tokens.start > words.start + 1);
        if cut && inside.iter().any(|name| name.label == Label::Org) {
            let (start, end) = (inside[0].tokens.start.min(words.start), inside[parts - 1].tokens.end.max(words.end));
            let score = inside.iter().map(|name| name.score).fold(f32::INFINITY, f32::min);
            names.splice(first..first + parts, [Name { tokens: start..end, label: Label::Org, score }]);
        }
    }
}

/// The words before the bracket at token `open` whose initials are the letters in it: "Food and Drug Administration" before
/// "(FDA)".
pub(crate) fn spelled_out(text: &str, tokens: &[Token], open: usize) -> Option<Range<usize>> {
    let [bracket, acronym, close] = tokens.get(open..open + 3)? else { return None };
    if acronym.shape != Shape::Upper || bracket.span.len() != 1 || bracket.text(text) != "(" || close.text(text) != ")"
    {
        return None;
    }
    let letters = acronym.text(text).chars().filter(|letter| letter.is_alphabetic()).count();
    let mut start = open;
    let mut left = letters;
    while left > 0 && start > 0 && open - start < 2 * letters && tokens[start - 1].shape.is_word() {
        start -= 1;
        left -= usize::from(tokens[start].shape.is_capitalised());
    }
    let capitals = tokens[start..open].iter().filter(|token| token.shape.is_capitalised());
    let initials = capitals.filter_map(|token| token.text(text).chars().next());
    let same = left == 0 && initials.eq(acronym.text(text).chars().filter(|letter| letter.is_alphabetic()));
    same.then_some(start..open)
}

#[cfg(test)]
mod tests {
    use super::super::testing;

    #[test]
    fn initials_in_brackets_tell_the_whole_name() {
        let joined = |text: &str| {
            testing::words(text, |document, tokens, names| super::join(document, tokens.as_slice(), names))
        };
        assert_eq!(
            joined("The |OZelbo Nurses| and |OMidwives Organisation| (ZNMO) met |PAna Roe|."),
            ["Zelbo Nurses and Midwives Organisation", "Ana Roe"]
        );
        assert_eq!(joined("The |OZelbo Bank| and |OVaram Trust| (ZVT) met."), ["Zelbo Bank", "Varam Trust"]);
        assert_eq!(joined("Then |PAna Roe| (AR) met |PBo Hale|."), ["Ana Roe", "Bo Hale"]);
    }
}
