//! Word classes as sets.

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Class(u64);

impl Class {
    /// Articles, demonstratives and quantifiers.
    pub(super) const DETERMINER: Self = Self::bit(0);
    /// Personal pronouns that can be subjects.
    pub(super) const PRONOUN: Self = Self::bit(1);
    /// Personal pronouns that can only be objects.
    pub(super) const OBJECT: Self = Self::bit(2);
    /// "his", "their", and the possessive "'s".
    pub(super) const POSSESSIVE: Self = Self::bit(3);
    pub(super) const PREPOSITION: Self = Self::bit(4);
    /// "and", "or", "but".
    pub(super) const CONJUNCTION: Self = Self::bit(5);
    /// "because", "while", "if".
    pub(super) const SUBORDINATOR: Self = Self::bit(6);
    pub(super) const THAT: Self = Self::bit(7);
    /// "who", "which".
    pub(super) const RELATIVE: Self = Self::bit(8);
    /// "whether", "what", "how", "why".
    pub(super) const QUESTION: Self = Self::bit(9);
    pub(super) const AUXILIARY: Self = Self::bit(10);
    pub(super) const NEGATION: Self = Self::bit(11);
    pub(super) const ADVERB: Self = Self::bit(12);
    /// Days, months, "yesterday".
    pub(super) const TIME: Self = Self::bit(13);
    pub(super) const NUMBER: Self = Self::bit(14);
    /// Nouns for people by what they do: "mayor", "spokesman", "official".
    pub(super) const ROLE: Self = Self::bit(15);
    /// Nouns for what speaks without being a person: "report", "statement", "company".
    pub(super) const SOURCE: Self = Self::bit(16);
    /// A finite verb, or one that can be.
    pub(super) const VERB: Self = Self::bit(17);
    pub(super) const ING: Self = Self::bit(18);
    /// Ends in "-ed": a past or a participle.
    pub(super) const ED: Self = Self::bit(19);
    pub(super) const COMMA: Self = Self::bit(20);
    pub(super) const COLON: Self = Self::bit(21);
    pub(super) const SEMICOLON: Self = Self::bit(22);
    pub(super) const DASH: Self = Self::bit(23);
    /// Full stop, question or exclamation mark, dots.
    pub(super) const STOP: Self = Self::bit(24);
    pub(super) const OPEN: Self = Self::bit(25);
    pub(super) const CLOSE: Self = Self::bit(26);
    /// A quoted stretch.
    pub(super) const QUOTED: Self = Self::bit(27);
    /// Written with a capital and not a function word.
    pub(super) const NAME: Self = Self::bit(28);
    pub(super) const CUE: Self = Self::bit(29);
    /// "Mr.", "Sen.", "President": stands before a name.
    pub(super) const TITLE: Self = Self::bit(30);
    /// "'s" or "’s".
    pub(super) const CLITIC: Self = Self::bit(31);
    /// Forms of "be".
    pub(super) const BE: Self = Self::bit(32);
    pub(super) const TO: Self = Self::bit(34);
    pub(super) const AND: Self = Self::bit(35);
    /// The first token of a sentence.
    pub(super) const SENTENCE: Self = Self::bit(36);
    /// A common adjective.
    pub(super) const ADJECTIVE: Self = Self::bit(37);
    /// Nouns for texts and occasions of speech: "statement", "interview", "tweet".
    pub(super) const OCCASION: Self = Self::bit(38);
    /// Nouns for works with titles: "book", "film", "song".
    pub(super) const WORK: Self = Self::bit(39);
    /// A hyphen.
    pub(super) const HYPHEN: Self = Self::bit(40);
    /// A single or double mark outside any stretch.
    pub(super) const STRAY: Self = Self::bit(41);
    /// "himself"
    pub(super) const REFLEXIVE: Self = Self::bit(42);
    /// Forms of auxiliaries that are no predicate: "been", and "'s", which may be a possessive.
    pub(super) const NONFINITE: Self = Self::bit(33);
    /// A quoted stretch with a finite verb in it.
    pub(super) const CLAUSAL: Self = Self::bit(62);
    /// "according", "per"
    pub(super) const ACCORDING: Self = Self::bit(43);
    /// Singular personal pronouns: "he", "she".
    pub(super) const PERSON: Self = Self::bit(44);
    /// A common noun.
    pub(super) const NOUN: Self = Self::bit(45);
    /// A quoted stretch that begins with a capital.
    pub(super) const CAPITAL: Self = Self::bit(49);
    /// "while", "although"
    pub(super) const ADVERSATIVE: Self = Self::bit(51);
    /// "a", "an", "the"
    pub(super) const ARTICLE: Self = Self::bit(52);
    /// "about", "of", "against"
    pub(super) const ABOUT: Self = Self::bit(55);
    /// Part of a person's name, by the entity layer.
    pub(super) const PERSONAL: Self = Self::bit(56);
    /// Part of a place's name, by the entity layer.
    pub(super) const PLACE: Self = Self::bit(57);
    /// What an office can be "of" without being an organisation: "State", "Defense".
    pub(super) const DEPARTMENT: Self = Self::bit(58);
    /// "would", "can": a base form follows.
    pub(super) const MODAL: Self = Self::bit(59);
    /// A finite verb in the past, by the tagger.
    pub(super) const PAST: Self = Self::bit(60);
    /// A quoted stretch in which every long word has a capital, as in the title of a work.
    pub(super) const TITLED: Self = Self::bit(61);
    /// "it"
    pub(super) const IT: Self = Self::bit(53);
    /// Nouns for acts of speech: "claim", "statement", "chant".
    pub(super) const SPEECH: Self = Self::bit(54);
    /// "as"
    pub(super) const AS: Self = Self::bit(50);
    /// "by"
    pub(super) const BY: Self = Self::bit(48);
    /// A quoted stretch with a comma before its closing mark.
    pub(super) const ENDS_COMMA: Self = Self::bit(46);
    /// A quoted stretch with a full stop, question or exclamation mark before its closing mark, or none there.
    pub(super) const ENDS_STOP: Self = Self::bit(47);

    /// "citing": what a speaker rests a statement on.
    pub(super) const CITING: Self = Self::bit(63);

    const fn bit(number: u32) -> Self {
        Self(1 << number)
    }
}

impl Class {
    pub(super) const NONE: Self = Self(0);

    /// True if the two sets share a class.
    #[inline]
    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    #[inline]
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    #[inline]
    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Marks that end a clause.
    pub(super) const CLAUSE_MARK: Self =
        Self::COMMA.or(Self::COLON).or(Self::SEMICOLON).or(Self::DASH).or(Self::STOP).or(Self::OPEN).or(Self::CLOSE);
    /// Any mark.
    pub(super) const MARK: Self = Self::CLAUSE_MARK.or(Self::HYPHEN).or(Self::STRAY);
    /// Words that are never part of a noun phrase's core.
    pub(super) const FUNCTION: Self = Self::PREPOSITION
        .or(Self::CONJUNCTION)
        .or(Self::SUBORDINATOR)
        .or(Self::THAT)
        .or(Self::RELATIVE)
        .or(Self::QUESTION)
        .or(Self::AUXILIARY)
        .or(Self::NEGATION)
        .or(Self::PRONOUN)
        .or(Self::OBJECT)
        .or(Self::TO);
}
