//! The lexicon: one look-up a word tells every class that the word belongs to.
//!
//! Closed classes (numerals, months, units) are listed in [`words`](super::words); open classes (given names, places)
//! come from the plain-text lists in `data/`.

use std::borrow::Cow;
use std::ops::BitOr;
use std::sync::LazyLock;

use super::Label;
use super::gazetteer;
use super::hash::WordMap;
use super::name_words::{COMMON, GIVEN, LISTED, NAME_WORDS, PLACE, SURNAME};
use super::words::CLOSED;
use crate::Tokens;

/// The open classes: one lower-case word a line.
const LISTS: [(Classes, &str); 3] = [
    (GIVEN, include_str!("../../data/given_names.txt")),
    (SURNAME, include_str!("../../data/surnames.txt")),
    (COMMON, include_str!("../../data/common_words.txt")),
];

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Classes(u64);

impl Classes {
    pub(super) const NONE: Self = Self(0);

    /// The class with number `bit`.
    pub(super) const fn bit(bit: u32) -> Self {
        Self(1 << bit)
    }

    /// All classes of both; usable in constants, unlike `|`.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True if the two sets share a class.
    #[inline]
    pub(super) fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

/// Words longer than this, in bytes, are in no list.
const LONGEST: usize = 32;

/// The classes of every listed word, by its lower-case form.
static LEXICON: LazyLock<WordMap<Cow<'static, str>, Classes>> = LazyLock::new(|| {
    let mut lexicon = WordMap::with_capacity_and_hasher(50_000, Default::default());
    let mut add = |word: Cow<'static, str>, classes: Classes| {
        let entry = lexicon.entry(word).or_insert(Classes::NONE);
        *entry = *entry | classes;
    };
    for &(classes, words) in CLOSED.iter().chain(NAME_WORDS) {
        for word in words.split_ascii_whitespace() {
            debug_assert!(word.len() <= LONGEST);
            add(word.into(), classes);
        }
    }
    for (classes, words) in LISTS {
        words.lines().for_each(|word| add(word.into(), classes));
    }
    gazetteer::each_name(|first, name, label| {
        let place = first == name && label == Label::Gpe;
        add(first.to_lowercase().into(), if place { LISTED | PLACE } else { LISTED });
    });
    lexicon
});

/// The classes of each token, in the order of `tokens`.
pub(super) fn look_up(text: &str, tokens: &Tokens) -> Vec<Classes> {
    let lexicon = &*LEXICON;
    let mut buffer = [0; LONGEST];
    tokens
        .iter()
        .map(|token| {
            let word = token.text(text);
            lower(word, &mut buffer).and_then(|word| lexicon.get(word)).copied().unwrap_or_default()
        })
        .collect()
}

/// `word` in lower case with straight apostrophes, written into `buffer`; `None` if it does not fit.
fn lower<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    if word.is_ascii() {
        let lower = buffer.get_mut(..word.len())?;
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        return std::str::from_utf8(lower).ok();
    }
    let mut len = 0;
    for c in word.chars() {
        let c = if c == '’' { '\'' } else { c };
        for c in c.to_lowercase() {
            len += c.encode_utf8(buffer.get_mut(len..len + c.len_utf8())?).len();
        }
    }
    std::str::from_utf8(&buffer[..len]).ok()
}

#[cfg(test)]
mod tests {
    use super::super::words::{MONTH, ORDINAL};
    use super::*;

    #[test]
    fn lowers_into_the_buffer() {
        let mut buffer = [0; LONGEST];
        assert_eq!(lower("O’CLOCK", &mut buffer), Some("o'clock"));
        assert_eq!(lower("Élan", &mut buffer), Some("élan"));
        assert_eq!(lower(&"x".repeat(LONGEST + 1), &mut buffer), None);
    }

    #[test]
    fn a_word_can_be_of_several_classes() {
        let text = "Second June bridge";
        let tokens = Tokens::new(text, &[crate::Span::new(0, text.len())]);
        let classes = look_up(text, &tokens);
        assert!(classes[0].any(ORDINAL) && classes[1].any(MONTH));
        assert!(!classes[2].any(MONTH | ORDINAL));
    }
}
