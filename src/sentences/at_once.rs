//! Terminal marks that a look at what stands right beside them decides, as it does for most.

use super::classes::capitalised;
use super::lexicon::Abbreviation;
use super::whole::{is_lower_case, is_whole_word};
use super::words::left_word;

/// What is plain at a terminal mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AtOnce {
    /// A paragraph ends and the next one begins.
    Paragraph { end: usize, next: usize },
    /// A sentence ends and the next one begins in the same paragraph.
    Sentence { end: usize, next: usize },
    /// It is no end of a sentence.
    Nothing,
}

/// What is plain at the terminal mark at `at` of the sentence that begins at `start`. The byte after it tells which patterns
/// to try.
#[inline]
pub(super) fn at_once(bytes: &[u8], start: usize, at: usize) -> Option<AtOnce> {
    let sentence = |found: Option<(usize, usize)>| found.map(|(end, next)| AtOnce::Sentence { end, next });
    let nothing = |found: bool| found.then_some(AtOnce::Nothing);
    let stop = bytes[at] == b'.';
    match bytes.get(at + 1)? {
        b' ' if stop => match bytes.get(at + 2)? {
            b'a'..=b'z' | b'0'..=b'9' => nothing(at > start && runs_on(bytes, start, at)),
            _ => sentence(plain(bytes, at)).or_else(|| nothing(is_form_of_address(bytes, at))),
        },
        // A name may end in such a mark ("Jeopardy!"), and before a quotation the scorer decides.
        b' ' if bytes.get(at + 2)?.is_ascii_uppercase() && is_lower_case(bytes, at) => sentence(plain(bytes, at)),
        b'\n' | b'"' | b'\'' | 0xE2 => match paragraph_end(bytes, at) {
            Some((end, next)) => Some(AtOnce::Paragraph { end, next }),
            None if stop => sentence(plain_quotation(bytes, at)),
            None => None,
        },
        _ if stop => nothing(is_point(bytes, at)),
        _ => None,
    }
}

/// Where a paragraph ends and the next one begins if the terminal mark at `at`, perhaps a closing quotation mark, and a
/// blank line make the boundary plain.
#[inline]
fn paragraph_end(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let rest = &bytes[at + 1..];
    let rest = closing(rest).map_or(rest, |(_, rest)| rest);
    let visible = match rest {
        [b'\n', b'\n', 0xE2, 0x80, 0x98 | 0x9C, ..] => true,
        [b'\n', b'\n', next, ..] => next.is_ascii_graphic(),
        _ => false,
    };
    let end = bytes.len() - rest.len();
    visible.then_some((end, end + 2))
}

/// What follows the closing quotation mark that `rest` begins with, behind the mark that opens such a quotation.
#[inline]
fn closing(rest: &[u8]) -> Option<(&'static [u8], &[u8])> {
    match rest {
        [b'"', rest @ ..] => Some((b"\"", rest)),
        [b'\'', b'\'', rest @ ..] => Some((b"''", rest)),
        [0xE2, 0x80, 0x9D, rest @ ..] => Some(("“".as_bytes(), rest)),
        _ => None,
    }
}

/// True if the full stop at `at`, before a space, belongs to "Mr.", "Mrs." or "Ms.", which end no sentence.
#[inline]
fn is_form_of_address(bytes: &[u8], at: usize) -> bool {
    let before = &bytes[..at];
    let form =
        before.strip_suffix(b"Mr").or_else(|| before.strip_suffix(b"Ms")).or_else(|| before.strip_suffix(b"Mrs"));
    form.is_some_and(|before| before.last().is_none_or(|byte| !byte.is_ascii_alphanumeric()))
}

/// True if the full stop at `at`, before a space and a word in lower case or a number, belongs to a capitalised abbreviation
/// after which a sentence runs on: "Inc. had", "the U.S. economy", "Sept. 30". In lower case many are words: "he is a man. he".
fn runs_on(bytes: &[u8], start: usize, at: usize) -> bool {
    const BEFORE_WORDS: u128 = capitalised(&[
        Abbreviation::Title,
        Abbreviation::Suffix,
        Abbreviation::State,
        Abbreviation::Saint,
        Abbreviation::Versus,
    ]);
    const BEFORE_NUMBERS: u128 = capitalised(&[Abbreviation::Month]);
    const INITIALISMS: u128 = capitalised(&[Abbreviation::Country]);
    let is = |classes: u128| classes >> left_word(bytes, start, at).0 & 1 == 1;
    match bytes[at - 1] {
        _ if bytes[at + 2].is_ascii_digit() => is(BEFORE_NUMBERS),
        b'A'..=b'Z' if bytes[..at - 1].ends_with(b".") => is(INITIALISMS | BEFORE_WORDS),
        _ => is(BEFORE_WORDS),
    }
}

/// True if the full stop at `at` stands within a number, within a word or address that goes on in lower case, within an
/// initialism, or before a comma.
#[inline]
fn is_point(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).map_or(b' ', |at| bytes[at]);
    match bytes.get(at + 1) {
        Some(b'a'..=b'z' | b',') => true,
        Some(b'0'..=b'9') => before.is_ascii_digit(),
        // A space may have been forgotten after a word in lower case.
        Some(b'A'..=b'Z') => !before.is_ascii_lowercase(),
        _ => false,
    }
}

/// Where a sentence ends and the next one begins if a lower-case word that is no abbreviation, the mark at `at`, a space and
/// a capitalised word make the boundary plain, also with a quotation mark before that word. Most full stops are like that.
#[inline]
fn plain(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let word = match &bytes[at + 1..] {
        [b' ', b'A'..=b'Z', ..] => at + 2,
        [b' ', b'"', b'A'..=b'Z', ..] => at + 3,
        [b' ', 0xE2, 0x80, 0x9C, b'A'..=b'Z', ..] => at + 5,
        _ => return None,
    };
    is_plain(bytes, at, word).then_some((at + 1, at + 2))
}

/// The same with a closing quotation mark before the space, and with none or its opening one after it.
#[inline]
fn plain_quotation(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let (opener, rest) = closing(&bytes[at + 1..])?;
    let next = rest.strip_prefix(b" ")?;
    let word = next.strip_prefix(opener).unwrap_or(next);
    let [next, start] = [next, word].map(|rest| bytes.len() - rest.len());
    (word.first()?.is_ascii_uppercase() && is_plain(bytes, at, start)).then_some((next - 1, next))
}

/// True if the words before the mark at `at` and at `word`, which begins with a capital, make a boundary plain.
#[inline]
fn is_plain(bytes: &[u8], at: usize, word: usize) -> bool {
    let capitalised = bytes.get(word + 1).is_some_and(|&second| second.is_ascii_lowercase() || second == b' ');
    capitalised && (is_whole_word(bytes, at) || is_quoted_word(bytes, at) || is_network(&bytes[..at]))
}

/// True for a whole word before a closing quotation mark and the mark at `at`: made “within weeks”. Deputy Roe asked why.
fn is_quoted_word(bytes: &[u8], at: usize) -> bool {
    let mark = bytes[..at].strip_suffix("”".as_bytes()).or_else(|| bytes[..at].strip_suffix(b"\""));
    mark.is_some_and(|inside| is_whole_word(bytes, inside.len()))
}

/// True for "posted on X", which is no initial: hardly any given name begins with X.
fn is_network(before: &[u8]) -> bool {
    before.ends_with(b" on X")
}
