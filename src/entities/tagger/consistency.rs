//! One name, one label: mentions of a word in one text share what the network thinks of it.

use std::collections::HashMap;

use super::decode::{LABELS, Scores, TAGS};
use super::window::Input;
use crate::entities::name_words::FUNCTION;
use crate::interrupt::checkpoint;

/// The tags of a label follow each other.
const PARTS: usize = (TAGS - 1) / LABELS.len();

/// How a word's labels are liked over "O", summed over its mentions.
#[derive(Clone, Copy)]
struct Share {
    count: u32,
    sums: [f32; LABELS.len()],
}

/// Moves the scores of each capitalised candidate towards the mean over all of the text's candidates that are written
/// alike: by the part `weight`, label by label. `scores` are those of the candidates, in order.
///
/// A label's score here is that of its best tag less that of "O"; its tags move together, so that where a name begins
/// and ends stays the token's own affair.
pub(super) fn share(input: Input, weight: f32, scores: &mut [Scores]) {
    if weight == 0.0 {
        return;
    }
    let candidates = || (0..input.tokens.len()).filter(|&at| input.positions[at].candidate);
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut shares: Vec<Share> = Vec::new();
    let mut share_of: Vec<Option<usize>> = Vec::with_capacity(scores.len());
    for (at, scores) in candidates().zip(scores.iter()) {
        checkpoint();
        if !input.tokens[at].shape.is_capitalised() || input.classes[at].any(FUNCTION) {
            share_of.push(None);
            continue;
        }
        let number = *numbers.entry(input.tokens[at].text(input.text)).or_insert_with(|| {
            shares.push(Share { count: 0, sums: [0.0; LABELS.len()] });
            shares.len() - 1
        });
        let share = &mut shares[number];
        share.count += 1;
        for (sum, liking) in share.sums.iter_mut().zip(likings(scores)) {
            *sum += liking;
        }
        share_of.push(Some(number));
    }
    for (number, scores) in share_of.into_iter().zip(scores) {
        checkpoint();
        let Some(share) = number.map(|number| shares[number]).filter(|share| share.count > 1) else { continue };
        let own = likings(scores);
        for ((tags, own), sum) in scores[1..].chunks_exact_mut(PARTS).zip(own).zip(share.sums) {
            let move_by = weight * (sum / share.count as f32 - own);
            for tag in tags {
                *tag += move_by;
            }
        }
    }
}

/// For each label the score of its best tag less that of "O".
fn likings(scores: &Scores) -> [f32; LABELS.len()] {
    std::array::from_fn(|label| {
        let tags = &scores[1 + PARTS * label..][..PARTS];
        tags.iter().fold(f32::NEG_INFINITY, |best, &tag| best.max(tag)) - scores[0]
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::lexicon;
    use crate::entities::tagger::position::Position;
    use crate::{Span, Tokens};

    /// The scores of the words of a text after sharing, where all words are candidates.
    fn shared(text: &str, weight: f32, mut scores: Vec<Scores>) -> Vec<Scores> {
        let tokens = Tokens::new(text, &[Span::new(0, text.len())]);
        let classes = lexicon::look_up(&tokens);
        let positions = vec![Position { candidate: true, ..Position::default() }; tokens.len()];
        let starts: Vec<_> = (0..tokens.len()).map(|at| at == 0).collect();
        let input =
            Input { text, tokens: tokens.as_slice(), classes: &classes, positions: &positions, starts: &starts };
        share(input, weight, &mut scores);
        scores
    }

    #[test]
    #[allow(clippy::float_cmp)] // Small whole numbers.
    fn like_words_meet_in_the_middle_and_others_stay() {
        let mut scores = vec![[0.0; TAGS]; 3];
        scores[0][4] = 4.0;
        scores[2][4] = 2.0;
        let moved = shared("Zelbo met Zelbo", 1.0, scores.clone());
        assert_eq!((moved[0][4], moved[2][4]), (3.0, 3.0));
        assert_eq!(moved[0][1], -1.0, "the tags of a label move together");
        assert_eq!(moved[1], scores[1]);
        assert_eq!(shared("Zelbo met Quorv", 1.0, scores.clone()), scores);
        assert_eq!(shared("Zelbo met Zelbo", 0.0, scores.clone()), scores);
        assert_eq!(shared("zelbo met zelbo", 1.0, scores.clone()), scores);
    }
}
