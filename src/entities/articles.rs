//! Names of one word that a capital article begins: "as The Ledger reported" tells of a newspaper or a band, even where its
//! word is a surname elsewhere.

use super::Label;
use super::name_words::PLACE;
use super::sentence::Sentence;
use super::tagger::Name;
use crate::Shape;
use crate::interrupt::checkpoint;

/// Makes a name of one word behind "The" inside a sentence an organisation, unless it is a known place ("The Gambia") or surely
/// a person ("The Rock"), or a headline writes all words so.
pub(super) fn recall(document: &Sentence, names: &mut [Name]) {
    for name in names {
        checkpoint();
        let start = name.tokens.start;
        let article = start > 0 && document.word(start - 1) == "The" && !document.opens(start - 1);
        let alone = name.tokens.len() == 1 && !document.capitalised(start + 1);
        let headline = start > 1 && document.capitalised(start - 2) && document.shape(start + 1) == Shape::Punctuation;
        let known = name.label == Label::Person && name.is_sure() || document.has(start, PLACE);
        if article && alone && !headline && !known && document.shape(start) == Shape::Title {
            name.label = Label::Org;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing;

    #[test]
    fn a_capital_article_begins_the_name_of_an_organisation() {
        let scored = |text: &str, score| {
            testing::recalled_with(text, score, |document, _, names| super::recall(document, names))
        };
        let recalled = |text: &str| scored(text, 0.6);
        assert_eq!(recalled("Then The |PLedger| printed it, as did The |GClarion|."), "OO");
        assert_eq!(recalled("The |PLedger| printed it."), "P");
        assert_eq!(recalled("She flew to The |GGambia| then."), "G");
        assert_eq!(recalled("Why The |PLedger| Won"), "P");
        assert_eq!(scored("Then The |PLedger| printed it.", 0.9), "P");
    }
}
