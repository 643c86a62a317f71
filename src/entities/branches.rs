//! Branches of unions: "Marle Dockers Local 44" is one name, whose number the network leaves out.

use super::Label;
use super::sentence::Sentence;
use super::tagger::Name;
use crate::Shape;
use crate::interrupt::checkpoint;

/// Takes "Local" and the number of a branch into the name of the organisation before them.
pub(super) fn join(document: &Sentence, names: &mut [Name]) {
    for at in 0..names.len() {
        checkpoint();
        let Name { tokens, label, .. } = &names[at];
        let local = tokens.end - usize::from(document.word(tokens.end - 1) == "Local" && tokens.len() > 1);
        let free = names.get(at + 1).is_none_or(|next| next.tokens.start >= local + 2);
        let branch = *label == Label::Org
            && free
            && local + 1 < document.len()
            && document.word(local) == "Local"
            && !document.opens(local)
            && document.shape(local + 1) == Shape::Number;
        if branch {
            names[at].tokens.end = local + 2;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing;

    #[test]
    fn the_number_of_a_branch_is_part_of_its_name() {
        let joined = |text: &str| testing::words(text, |document, _, names| super::join(document, names));
        assert_eq!(joined("Then |OMarle Dockers| Local 44 struck."), ["Marle Dockers Local 44"]);
        assert_eq!(joined("Then |OMarle Dockers Local| 44 struck."), ["Marle Dockers Local 44"]);
        assert_eq!(joined("Then |OMarle Dockers| struck. Local 44 men left."), ["Marle Dockers"]);
        assert_eq!(joined("Then |GMarle| Local 44 struck."), ["Marle"]);
    }
}
