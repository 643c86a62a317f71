//! A part-of-speech tagger with sixteen coarse tags: just enough to tell a verb from a noun, which decides where clauses
//! begin and what a cue is.
//!
//! It is a greedy averaged perceptron (Collins 2002) over hashed features of the word, its ending and spelling, its
//! neighbours and the two tags before it. A dictionary says which tags a frequent word can have at all: a third of
//! all words have but one and are not looked at further, and what is never a preposition is taken for none. Weights are bytes
//! in a fixed table, so that a token costs seventeen look-ups. Dictionary and weights are learned by `examples/train_tagger.rs` from
//! open text that `tools/label_pos.py` labels.

use crate::Shape;

/// A part of speech. Finite verbs are `Past` and `Present`, the latter with modals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Tag {
    Noun,
    Name,
    Past,
    Present,
    Base,
    Ing,
    Participle,
    Adjective,
    Adverb,
    /// Prepositions and subordinating conjunctions, "that" among them.
    Preposition,
    /// Articles, demonstratives, numbers in words.
    Determiner,
    Pronoun,
    Possessive,
    Conjunction,
    /// "who", "which", "what", "how".
    Wh,
    /// Marks, numbers, "to" before a verb, and all else.
    Other,
}

/// The number of tags.
pub(crate) const TAGS: usize = 16;

impl Tag {
    /// Every tag, in the order of the weights.
    pub(crate) const ALL: [Self; TAGS] = [
        Self::Noun,
        Self::Name,
        Self::Past,
        Self::Present,
        Self::Base,
        Self::Ing,
        Self::Participle,
        Self::Adjective,
        Self::Adverb,
        Self::Preposition,
        Self::Determiner,
        Self::Pronoun,
        Self::Possessive,
        Self::Conjunction,
        Self::Wh,
        Self::Other,
    ];
}

/// A set of tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct TagSet(pub(crate) u16);

impl TagSet {
    /// What a word can be that the dictionary does not hold: it holds all frequent words of the closed classes.
    pub(crate) const OPEN: Self = Self::of(Tag::Noun)
        .or(Self::of(Tag::Name))
        .or(Self::of(Tag::Past))
        .or(Self::of(Tag::Present))
        .or(Self::of(Tag::Base))
        .or(Self::of(Tag::Ing))
        .or(Self::of(Tag::Participle))
        .or(Self::of(Tag::Adjective))
        .or(Self::of(Tag::Adverb))
        .or(Self::of(Tag::Other));

    pub(crate) const fn of(tag: Tag) -> Self {
        Self(1 << tag as u16)
    }

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True if some tag is in both.
    pub(crate) const fn shares(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// What a word in small letters can be: no name, but a noun, unless it is of a closed class.
    const fn in_lower_case(self) -> Self {
        let name = Self::of(Tag::Name).0;
        let rest = Self(self.0 & !name);
        if self.0 & name == 0 || rest.0 & !Self::OPEN.0 != 0 { rest } else { rest.or(Self::of(Tag::Noun)) }
    }

    /// Its tags, in order.
    pub(crate) fn iter(self) -> impl Iterator<Item = Tag> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let tag = Tag::ALL.get(rest.trailing_zeros() as usize).copied();
            rest &= rest.wrapping_sub(1);
            tag
        })
    }

    /// The only tag of the set.
    fn only(self) -> Option<Tag> {
        if self.0.is_power_of_two() { self.iter().next() } else { None }
    }
}

/// The number of feature buckets.
pub(crate) const BUCKETS: usize = 1 << 17;

/// The number of features of a token.
pub(crate) const FEATURES: usize = 16;

/// The number of places of the dictionary's hash table, each of four bytes: a quarter of a word's hash, and a set of tags.
pub(crate) const SLOTS: usize = 1 << 16;

/// The size of a model in bytes: the dictionary, then for each bucket a byte a tag.
pub(crate) const MODEL_BYTES: usize = SLOTS * 4 + BUCKETS * TAGS;

/// What the tagger has learned.
#[derive(Clone, Copy)]
pub(crate) struct Model<'a> {
    dictionary: &'a [[u8; 4]],
    weights: &'a [[u8; TAGS]],
}

impl<'a> Model<'a> {
    pub(crate) fn new(bytes: &'a [u8; MODEL_BYTES]) -> Self {
        let (dictionary, weights) = bytes.split_at(SLOTS * 4);
        Self { dictionary: dictionary.as_chunks().0, weights: weights.as_chunks().0 }
    }

    /// What the model of this crate has learned.
    pub(crate) fn shipped() -> Model<'static> {
        static BYTES: &[u8; MODEL_BYTES] = include_bytes!("tagger.bin");
        Model::new(BYTES)
    }

    /// The tags that the word with this half of its hash can have.
    fn tags_of(&self, word: u32) -> TagSet {
        let mut slot = word as usize % SLOTS;
        loop {
            // The table is never full, so there is an empty place to stop at.
            let [low, high, tags_low, tags_high] = self.dictionary[slot];
            let tags = TagSet(u16::from_le_bytes([tags_low, tags_high]));
            if tags == TagSet::default() {
                return TagSet::OPEN;
            }
            if [low, high] == ((word >> 16) as u16).to_le_bytes() {
                return tags;
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// Tags the tokens of one sentence, appending to `tags`.
    pub(crate) fn tag(&self, sentence: &[Form], tags: &mut Vec<Tag>) {
        let (mut before, mut second) = (Tag::Other, Tag::Other);
        for at in 0..sentence.len() {
            let tag = sentence[at].allowed.only().unwrap_or_else(|| {
                // The sum of `FEATURES` bytes fits in sixteen bits, which take half the registers.
                let mut scores = [0_i16; TAGS];
                for bucket in features(sentence, at, before, second) {
                    for (score, &weight) in scores.iter_mut().zip(&self.weights[bucket as usize]) {
                        *score += i16::from(weight.cast_signed());
                    }
                }
                best(&scores, sentence[at].allowed)
            });
            tags.push(tag);
            (second, before) = (before, tag);
        }
    }
}

/// What the features of a token are made of.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Form {
    /// Half of a word's hash, or the first byte of a mark or number.
    pub(crate) word: u32,
    beginning: u32,
    ending: u32,
    /// The last two letters with the spelling class.
    shape: u32,
    spelling: u32,
    /// The tags that it can have: `Tag::Other` alone for what is no word.
    pub(crate) allowed: TagSet,
}

impl Form {
    /// Reads a token, which has this [`lower_hash`](crate::hash::lower_hash).
    pub(crate) fn new(word: &str, hash: u64, shape: Shape, model: &Model<'_>) -> Self {
        let bytes = word.as_bytes();
        let len = bytes.len();
        let spelling = shape as u32 + 1;
        let is_word = !matches!(shape, Shape::Punctuation | Shape::Symbol | Shape::Number | Shape::Address);
        let word = if is_word { (hash >> 32) as u32 } else { letters(&bytes[..len.min(1)]) };
        let allowed = match is_word {
            // "May Roe", but "a mum"
            true if shape.is_capitalised() => model.tags_of(word).or(TagSet::of(Tag::Name)),
            true => model.tags_of(word).in_lower_case(),
            false => TagSet::of(Tag::Other),
        };
        let last_two = letters(&bytes[len.saturating_sub(2)..]);
        Self {
            word,
            beginning: letters(&bytes[..len.min(3)]),
            ending: letters(&bytes[len.saturating_sub(3)..]),
            shape: mix(last_two, spelling),
            spelling,
            allowed,
        }
    }
}

/// Up to four bytes in lower case as a number.
fn letters(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |letters, byte| letters << 8 | u32::from(byte.to_ascii_lowercase()))
}

fn mix(a: u32, b: u32) -> u32 {
    let mixed = (a ^ b.wrapping_mul(0x9e37_79b1)).wrapping_mul(0x85eb_ca6b);
    mixed ^ (mixed >> 15)
}

/// The buckets of the features of token `at` of a sentence, given the tags of the two tokens before it.
pub(crate) fn features(sentence: &[Form], at: usize, before: Tag, second: Tag) -> [u32; FEATURES] {
    let here = sentence[at];
    let neighbour =
        |offset: isize| at.checked_add_signed(offset).and_then(|i| sentence.get(i)).copied().unwrap_or_default();
    let (previous, next, after) = (neighbour(-1), neighbour(1), neighbour(2));
    let tag = before as u32 + 1;
    let allowed = |form: Form| u32::from(form.allowed.0);
    let values = [
        here.word,
        here.beginning,
        here.ending,
        here.shape,
        tag,
        tag * 32 + second as u32 + 1,
        previous.word,
        next.word,
        next.ending,
        mix(previous.word, here.word),
        mix(here.word, next.word),
        mix(tag, next.word),
        mix(tag, allowed(here)),
        mix(allowed(next), allowed(after)),
        mix(next.spelling, here.spelling),
        mix(previous.spelling, here.spelling),
    ];
    let mut buckets = [0; FEATURES];
    for (i, (bucket, value)) in buckets.iter_mut().zip(values).enumerate() {
        *bucket = mix(value, i as u32 + 1) >> 13 & (BUCKETS as u32 - 1);
    }
    buckets
}

/// The allowed tag with the highest score, the first of equals.
pub(crate) fn best<T: PartialOrd + Copy>(scores: &[T; TAGS], allowed: TagSet) -> Tag {
    let higher = |best: Tag, tag: Tag| if scores[tag as usize] > scores[best as usize] { tag } else { best };
    allowed.iter().reduce(higher).unwrap_or(Tag::Other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::lower_hash;
    use crate::{Span, Tokens};

    fn tags(text: &str) -> Vec<Tag> {
        let model = Model::shipped();
        let tokens = Tokens::new(text, &[Span::new(0, text.len())]);
        let tokens_and_hashes = tokens.iter().zip(tokens.hashes());
        let form = |(token, &hash): (&crate::Token, &u64)| Form::new(token.text(text), hash, token.shape, &model);
        let forms: Vec<Form> = tokens_and_hashes.map(form).collect();
        let mut tags = Vec::new();
        model.tag(&forms, &mut tags);
        tags
    }

    #[test]
    fn tells_verbs_from_nouns() {
        use Tag::{Base, Determiner, Noun, Other, Past, Preposition, Present, Pronoun};
        assert_eq!(tags("She plans to report the plans."), [Pronoun, Present, Other, Base, Determiner, Noun, Other]);
        assert_eq!(
            tags("The report of the coach changed."),
            [Determiner, Noun, Preposition, Determiner, Noun, Past, Other]
        );
    }

    #[test]
    fn no_rare_word_is_of_a_closed_class() {
        let model = Model::shipped();
        for word in ["bishop", "goalkeeper", "zorblat", "yodelled"] {
            let allowed = Form::new(word, lower_hash(word), Shape::Lower, &model).allowed;
            assert!(allowed.iter().all(|tag| tag != Tag::Preposition && tag != Tag::Determiner), "{word}");
        }
        assert_eq!(Form::new("of", lower_hash("of"), Shape::Lower, &model).allowed.only(), Some(Tag::Preposition));
    }

    #[test]
    fn a_set_gives_its_tags_in_order() {
        let set = TagSet::of(Tag::Wh).or(TagSet::of(Tag::Noun));
        assert_eq!(set.iter().collect::<Vec<_>>(), [Tag::Noun, Tag::Wh]);
        assert_eq!((set.only(), TagSet::of(Tag::Wh).only()), (None, Some(Tag::Wh)));
        assert_eq!(best(&[1; TAGS], set), Tag::Noun);
    }
}
