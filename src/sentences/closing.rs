//! Marks that close after a terminal mark and go with its sentence: quotation marks, brackets, notes, emoticons.

use super::lexicon::Word;
use super::site::Closer;
use super::whole::is_whole_word;
use super::words::right_word;

/// The longest number or list of numbers taken for a note mark, in bytes with its brackets.
const LONGEST_NOTE: usize = 16;

/// The closing mark at `at`, if there is one, and where it ends. `quoted` tells whether a quotation is open.
pub(super) fn closing_mark(bytes: &[u8], at: usize, quoted: &dyn Fn() -> bool) -> Option<(Closer, usize)> {
    let open = |after: usize| bytes.get(after).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'$');
    match *bytes.get(at)? {
        b')' | b']' | b'}' => Some((Closer::Bracket, at + 1)),
        b'\'' if bytes.get(at + 1) == Some(&b'\'') && !open(at + 2) => Some((Closer::Double, at + 2)),
        b'"' if !open(at + 1) => Some((Closer::Double, at + 1)),
        b'\'' if !open(at + 1) => Some((Closer::Single, at + 1)),
        b'[' => note(bytes, at).map(|end| (Closer::Note, end)),
        0xE2 if bytes.get(at + 1) == Some(&0x80) => curly(bytes, at),
        0xC2 if bytes.get(at + 1) == Some(&0xBB) => Some((Closer::Double, at + 2)),
        0xC2 | 0xE2 => raised(bytes, at).map(|end| (Closer::Note, end)),
        b':' | b';' | b'=' => emoticon(bytes, at).map(|end| (Closer::Emoticon, end)),
        b'0'..=b'9' => superscript(bytes, at).map(|end| (Closer::Note, end)),
        b' ' => spaced_closing_mark(bytes, at + 1, quoted),
        _ => None,
    }
}

/// A closing mark at `at` that a space sets apart from the mark before it, as in detokenized text.
fn spaced_closing_mark(bytes: &[u8], at: usize, quoted: &dyn Fn() -> bool) -> Option<(Closer, usize)> {
    let apart = |after: usize| bytes.get(after).is_none_or(u8::is_ascii_whitespace);
    let found = match *bytes.get(at)? {
        b')' | b']' => Some((Closer::Bracket, at + 1)),
        b'"' if quoted() => Some((Closer::Double, at + 1)),
        b'\'' if bytes.get(at + 1) == Some(&b'\'') && quoted() => Some((Closer::Double, at + 2)),
        b'[' => note(bytes, at).map(|end| (Closer::Note, end)),
        b':' | b';' | b'=' => emoticon(bytes, at).map(|end| (Closer::Emoticon, end)),
        0xE2 => curly(bytes, at).or_else(|| end_of_proof(bytes, at)),
        b'0'..=b'9' => spaced_superscript(bytes, at).map(|end| (Closer::Note, end)),
        _ => None,
    };
    found.filter(|&(_, end)| apart(end))
}

/// A curly closing quotation mark.
fn curly(bytes: &[u8], at: usize) -> Option<(Closer, usize)> {
    match bytes.get(at + 1..at + 3)? {
        [0x80, 0x99] => Some((Closer::Single, at + 3)),
        [0x80, 0x9D] => Some((Closer::Double, at + 3)),
        _ => None,
    }
}

/// A mark that a proof ends with: ∎, or at the end of a line ■ or □, which may be bullets elsewhere.
fn end_of_proof(bytes: &[u8], at: usize) -> Option<(Closer, usize)> {
    let ends = match bytes.get(at + 1..at + 3)? {
        [0x88, 0x8E] => true,
        [0x96, 0xA0 | 0xA1] => bytes.get(at + 3).is_none_or(|&byte| byte == b'\n' || byte == b'\r'),
        _ => false,
    };
    ends.then_some((Closer::Note, at + 3))
}

/// The end of a bracketed reference such as `[12]` or `[3, 4]`.
fn note(bytes: &[u8], at: usize) -> Option<usize> {
    let inside = &bytes[at + 1..bytes.len().min(at + LONGEST_NOTE)];
    let length = inside.iter().position(|b| !b.is_ascii_digit() && !b", -".contains(b))?;
    (length > 0 && inside[length] == b']' && inside[0].is_ascii_digit()).then_some(at + length + 2)
}

/// The end of a note number in raised digits: "as shown.¹²"
fn raised(bytes: &[u8], at: usize) -> Option<usize> {
    let mut end = at;
    loop {
        end += match bytes[end..] {
            [0xC2, 0xB2 | 0xB3 | 0xB9, ..] => 2,
            [0xE2, 0x81, 0xB0 | 0xB4..=0xB9, ..] => 3,
            _ => return (end > at).then_some(end),
        };
    }
}

/// The end of a note number set right after a word's full stop: "as shown.12 The".
fn superscript(bytes: &[u8], at: usize) -> Option<usize> {
    let digits = bytes[at..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
    let word = at
        .checked_sub(4)
        .is_some_and(|from| bytes[from..at - 1].iter().all(u8::is_ascii_lowercase) && bytes[at - 1] == b'.');
    let capital =
        bytes.get(at + digits) == Some(&b' ') && bytes.get(at + digits + 1).is_some_and(u8::is_ascii_uppercase);
    (digits < 4 && word && capital).then_some(at + digits)
}

/// The end of a note number that a space sets apart from a full stop: "as shown. 12 The". A function word after it tells
/// that it counts nothing.
fn spaced_superscript(bytes: &[u8], at: usize) -> Option<usize> {
    let end = at + bytes[at..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
    let stop = at.checked_sub(2).filter(|&stop| bytes[stop] == b'.')?;
    let whole = bytes[..stop].ends_with(b")") || is_whole_word(bytes, stop);
    let function_word = Word::Pronoun as u8..=Word::Auxiliary as u8;
    let next = bytes.get(end) == Some(&b' ')
        && function_word.contains(&right_word(bytes, end + 1).0)
        && !bytes.get(end + 2).is_some_and(u8::is_ascii_uppercase);
    (end - at < 4 && whole && next).then_some(end)
}

/// The end of an emoticon such as `:-)` that no letter or digit follows.
pub(super) fn emoticon(bytes: &[u8], at: usize) -> Option<usize> {
    let nose = usize::from(matches!(bytes.get(at + 1), Some(b'-' | b'^' | b'o' | b'\'')));
    let mouth = *bytes.get(at + 1 + nose)?;
    let mouths = bytes[at + 1 + nose..].iter().take(8).take_while(|&&b| b == mouth).count();
    let end = at + 1 + nose + mouths;
    let face = matches!(mouth, b')' | b'(' | b'D' | b'P' | b'p' | b'/' | b'\\' | b'|' | b'*' | b']');
    (face && bytes.get(end).is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'.' | b')' | b'"'))).then_some(end)
}
