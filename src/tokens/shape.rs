//! How a token is written.

use serde::{Deserialize, Serialize};

/// The spelling class of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// No capital: "bridge", "n't"; also letters of scripts without case.
    Lower,
    /// One capital, in front: "Bridge", "Mr.".
    Title,
    /// Capitals only, two or more: "NATO", "U.S.".
    Upper,
    /// One capital letter, with or without a full stop: "J.", "A".
    Initial,
    /// Capitals elsewhere: "McMillon", "iPhone".
    Mixed,
    /// A digit first: "2,000", "3:30", "17th", "1990s".
    Number,
    /// Letters first and digits among them: "G20", "B52s".
    Alphanumeric,
    /// A web address, e-mail address, handle or hashtag.
    Address,
    /// A mark: ".", "“", "--".
    Punctuation,
    /// A currency sign, arrow, emoji and the like.
    Symbol,
}

impl Shape {
    /// True for words written with a capital anywhere: those that can be part of a name.
    #[inline]
    pub fn is_capitalised(self) -> bool {
        matches!(self, Self::Title | Self::Upper | Self::Initial | Self::Mixed)
    }

    /// True for words of letters, with or without digits.
    #[inline]
    pub fn is_word(self) -> bool {
        self.is_capitalised() || matches!(self, Self::Lower | Self::Alphanumeric)
    }

    /// The shape of `word`, which holds at least one letter or digit.
    pub(super) fn of_word(word: &str) -> Self {
        let mut letters = 0;
        let mut capitals = 0;
        let mut digits = 0;
        let mut starts = None;
        for c in word.chars() {
            if c.is_alphabetic() {
                letters += 1;
                let upper = c.is_uppercase();
                capitals += usize::from(upper);
                starts.get_or_insert(if upper { Self::Title } else { Self::Lower });
            } else if c.is_numeric() {
                digits += 1;
                starts.get_or_insert(Self::Number);
            }
        }
        match starts {
            Some(Self::Number) => Self::Number,
            _ if digits > 0 => Self::Alphanumeric,
            _ if capitals == 0 => Self::Lower,
            _ if letters == 1 => Self::Initial,
            _ if capitals == letters => Self::Upper,
            Some(Self::Title) if capitals == 1 => Self::Title,
            _ => Self::Mixed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Shape;

    #[test]
    fn tells_how_words_are_written() {
        for (word, shape) in [
            ("bridge", Shape::Lower),
            ("'s", Shape::Lower),
            ("Bridge", Shape::Title),
            ("Élan", Shape::Title),
            ("Inc.", Shape::Title),
            ("NATO", Shape::Upper),
            ("U.S.", Shape::Upper),
            ("AT&T", Shape::Upper),
            ("J.", Shape::Initial),
            ("McMillon", Shape::Mixed),
            ("iPhone", Shape::Mixed),
            ("2,000", Shape::Number),
            ("'90s", Shape::Number),
            ("17th", Shape::Number),
            ("G20", Shape::Alphanumeric),
            ("東京", Shape::Lower),
        ] {
            assert_eq!(Shape::of_word(word), shape, "{word}");
        }
    }
}
