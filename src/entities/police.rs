//! Police forces that put their place last: "Police Scotland" is an organisation, and no place that an officer speaks for.

use super::Label;
use super::sentence::Sentence;
use super::tagger::Name;
use crate::interrupt::checkpoint;

/// Makes a place with "Police" right before it an organisation. Elsewhere in running text the word has a capital only where
/// a sentence begins, and then a place hardly ever follows it.
pub(super) fn join(document: &Sentence, names: &mut [Name]) {
    let mut free_from = 0;
    for name in names {
        checkpoint();
        let start = name.tokens.start;
        if name.label == Label::Gpe && start > free_from && document.word(start - 1) == "Police" {
            (name.label, name.tokens.start) = (Label::Org, start - 1);
        }
        free_from = name.tokens.end;
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing;

    #[test]
    fn a_force_may_put_its_place_last() {
        let joined = |text: &str| testing::recalled(text, |document, _, names| super::join(document, names));
        assert_eq!(joined("Then Police |GHarlow| came."), "O");
        assert_eq!(joined("Then police in |GHarlow| came to |GMarle|."), "GG");
        assert_eq!(joined("Then |OMarle Police| |GHarlow| came."), "OG");
    }
}
