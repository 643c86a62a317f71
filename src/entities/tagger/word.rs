//! What the tagger knows of a word by its form alone.

use crate::entities::lexicon::Classes;
use crate::entities::name_words::{
    COMMON, COMPANY, EVENT_HEAD, FAC_HEAD, FUNCTION, GIVEN, GPE_HEAD, HONORIFIC, LAW_HEAD, LISTED, LOC_HEAD,
    NAME_SUFFIX, NO_NAME, OCCUPATION, ORG_HEAD, ORG_NOUN, PARTICLE, PLACE, PLACE_NOUN, PLACE_PREPOSITION, SPEECH,
    SURNAME, TITLE, TITLE_PART, WORK_HEAD,
};
use crate::entities::words::{EXCHANGE, HOLIDAY, MONTH, ORDINAL, PERIOD, PERIODS, SCALE, TEEN, TENS, UNIT, WEEKDAY};

/// Of a longer word only so many bytes are read, so that no word costs more than this and forms can be kept.
pub(super) const LONGEST: usize = 48;
/// Buckets that affixes are hashed into, each kind by itself.
pub(super) const AFFIXES: usize = 4096;
/// Buckets that spellings are hashed into.
pub(super) const SPELLINGS: usize = 256;
/// A spelling has at most so many characters.
const LONGEST_SPELLING: usize = 12;

/// The word classes that help with names: bit by bit of [`WordFeatures::classes`].
const CLASSES: [Classes; 32] = [
    GIVEN,
    SURNAME,
    COMMON,
    LISTED,
    PLACE,
    HONORIFIC,
    TITLE,
    TITLE_PART,
    COMPANY,
    ORG_HEAD,
    FAC_HEAD,
    LOC_HEAD,
    GPE_HEAD,
    EVENT_HEAD,
    LAW_HEAD,
    WORK_HEAD,
    PARTICLE,
    SPEECH,
    PLACE_PREPOSITION,
    FUNCTION,
    OCCUPATION,
    ORG_NOUN,
    PLACE_NOUN,
    NAME_SUFFIX,
    NO_NAME,
    MONTH,
    WEEKDAY,
    ORDINAL,
    PERIOD.or(PERIODS),
    UNIT.or(TEEN).or(TENS).or(SCALE),
    HOLIDAY,
    EXCHANGE,
];

/// The features of a word form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WordFeatures {
    /// FNV-1a of the normalised form's UTF-8 bytes.
    pub(super) hash: u64,
    /// Bucket of the normalised form's last three characters.
    pub(super) suffix3: u16,
    /// Bucket of its last two characters.
    pub(super) suffix2: u16,
    /// Bucket of its first three characters.
    pub(super) prefix3: u16,
    /// Bucket of its spelling: capitals, small letters and digits, runs cut to two.
    pub(super) spelling: u16,
    /// One bit for each of [`CLASSES`].
    pub(super) classes: u32,
}

impl WordFeatures {
    /// The features of `word`, which is of `classes`.
    pub(super) fn new(word: &str, classes: Classes) -> Self {
        let form = normalise(word);
        let (suffix3, suffix2, prefix3) = (last(&form, 3), last(&form, 2), first(&form, 3));
        Self {
            hash: fnv(form.as_bytes()),
            suffix3: bucket(suffix3, AFFIXES),
            suffix2: bucket(suffix2, AFFIXES),
            prefix3: bucket(prefix3, AFFIXES),
            spelling: bucket(&spelling(word), SPELLINGS),
            classes: CLASSES.iter().zip(0..).map(|(&class, bit)| u32::from(classes.any(class)) << bit).sum(),
        }
    }
}

/// The part of `word` that is read.
pub(super) fn head(word: &str) -> &str {
    &word[..word.floor_char_boundary(LONGEST)]
}

/// `word` in lower case, with straight quotation marks and every digit as a zero.
pub(super) fn normalise(word: &str) -> String {
    let word = head(word);
    let mut form = String::with_capacity(word.len() + 8);
    for c in word.chars() {
        match c {
            'a'..='z' => form.push(c),
            '0'..='9' => form.push('0'),
            '’' | '‘' => form.push('\''),
            '“' | '”' | '„' => form.push('"'),
            _ => form.extend(c.to_lowercase()),
        }
    }
    if matches!(form.as_str(), "``" | "''") { "\"".to_owned() } else { form }
}

/// How `word` is written: "Xxx" for "Bridge", "X.X." for "U.S.", "d,dd" for "1,000".
fn spelling(word: &str) -> String {
    let mut spelling = String::with_capacity(LONGEST_SPELLING);
    let (mut previous, mut run) = ('\0', 0);
    for c in head(word).chars() {
        let kind = match c {
            'a'..='z' => 'x',
            'A'..='Z' => 'X',
            '0'..='9' => 'd',
            '’' => '\'',
            _ if c.is_uppercase() => 'X',
            _ if c.is_alphabetic() => 'x',
            _ if c.is_numeric() => 'd',
            _ => c,
        };
        run = if kind == previous { run + 1 } else { 1 };
        previous = kind;
        if run <= 2 {
            spelling.push(kind);
        }
        if spelling.len() >= LONGEST_SPELLING {
            break;
        }
    }
    spelling
}

/// The last `count` characters.
fn last(form: &str, count: usize) -> &str {
    form.char_indices().rev().nth(count - 1).map_or(form, |(at, _)| &form[at..])
}

/// The first `count` characters.
fn first(form: &str, count: usize) -> &str {
    form.char_indices().nth(count).map_or(form, |(at, _)| &form[..at])
}

/// The bucket of `part` out of `count`, a power of two.
fn bucket(part: &str, count: usize) -> u16 {
    let hash = fnv(part.as_bytes());
    ((hash ^ hash >> 32) & (count as u64 - 1)) as u16
}

/// The 64-bit FNV-1a hash (Fowler, Noll, Vo).
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn forms_are_lower_case_with_zeros_and_straight_marks() {
        assert_eq!(normalise("O’Brien"), "o'brien");
        assert_eq!(normalise("2,006"), "0,000");
        assert_eq!(normalise("Élan"), "élan");
        assert_eq!((normalise("“"), normalise("''")), ("\"".to_owned(), "\"".to_owned()));
        assert!(normalise(&"é".repeat(100)).len() <= LONGEST);
    }

    #[test]
    fn spellings_cut_runs() {
        for (word, expected) in [
            ("Bridge", "Xxx"),
            ("NATO", "XX"),
            ("U.S.", "X.X."),
            ("iPhone", "xXxx"),
            ("1,000", "d,dd"),
            ("O’Brien", "X'Xxx"),
            ("G20", "Xdd"),
        ] {
            assert_eq!(spelling(word), expected);
        }
        assert!(spelling(&"aB".repeat(99)).len() <= LONGEST_SPELLING);
    }

    #[test]
    fn common_spellings_mostly_have_buckets_of_their_own() {
        let words = [
            "a",
            "at",
            "A",
            "An",
            "The",
            "NATO",
            "U.S.",
            "J.",
            "Mr.",
            "iPhone",
            "McCain",
            "O'Brien",
            "AT&T",
            "7",
            "17",
            "2,000",
            "3:30",
            "17th",
            "G20",
            "B-52",
            ".",
            ",",
            "-",
            "--",
            "\"",
            "“",
            "”",
            "'s",
            "$",
            "%",
            "(",
            ")",
            ":",
            ";",
            "e-mail",
            "AstraZeneca",
            "X-ray",
            "'",
            "?",
            "!",
            "&",
            "3.5",
            "1/2",
            "3m",
            "n't",
        ];
        let spellings: HashSet<_> = words.map(spelling).into_iter().collect();
        let buckets: HashSet<_> = spellings.iter().map(|spelling| bucket(spelling, SPELLINGS)).collect();
        assert!(buckets.len() + 5 >= spellings.len(), "{} buckets for {} spellings", buckets.len(), spellings.len());
    }

    #[test]
    fn affixes_are_whole_characters() {
        assert_eq!((last("élan", 3), last("ab", 3), first("élan", 2), first("a", 3)), ("lan", "ab", "él", "a"));
    }

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(fnv(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv(b"a"), 0xaf63_dc4c_8601_ec8c);
    }
}
