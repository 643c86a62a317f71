//! What decides some sites beside what the scorer sees: the forms of the words on both sides.

use std::ops::Range;

use super::classes::{left, right};
use super::lexicon::{Abbreviation, Word};
use super::site::{Closer, Kind, Site};
use crate::text::{BLOCK, Block, before_bit, from_bit};

/// A form of the words on both sides of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hint {
    None,
    /// The word after the gap is a plural that names nobody, such as "Officials".
    Plural,
    /// The mark follows an aside in brackets that follows a word: "long ago (1973)."
    Aside,
    /// Nothing stands before the mark but what counts sections, items or turns: "2. Dress warmly", "III. Discussion".
    Enumerator,
    /// A section of a law or a document follows: "Id. § 12".
    Section,
    /// The word before the mark is short for a document or a place in one: "Doc. 18", "Ord. No. 12".
    Document,
    /// The word before the mark is a measure behind a hyphen or a bracket: "a 20-min. talk", "(max. 1 MB)".
    Measure,
    /// The word before the mark is of single letters: "w.r.t."
    Letters,
    /// The mark stands inside brackets that opened within the sentence: "(agg. 3-3)", "(see Ref. no. 4)".
    Bracketed,
    /// All of the sentence is in brackets, which close after the mark: "(It rained.)"
    Parenthesis,
    /// Brackets open after the gap, with a quotation mark: "Harlow Inc. (“Harlow”)".
    Named,
    /// The marks are four dots or more, so that a full stop is among them.
    Pause,
}

impl Hint {
    /// What tells at `site`, between a word of class `left` that begins at byte `from` and one of class `right` at `word`, in a
    /// sentence that would begin at `start` and be the `first` one of its paragraph or not.
    pub(super) fn of(
        bytes: &[u8],
        site: &Site,
        (left, from): (u8, usize),
        (right, word): (u8, Range<usize>),
        (start, first): (usize, bool),
    ) -> Self {
        const COMMON: u8 = Word::Common as u8;
        const UNIT: u8 = Abbreviation::Unit as u8;
        // Mostly a number or a name stands before a capital, and more before that than counts a paragraph.
        if site.kind == Kind::Stop
            && is_whole(left)
            && right < right::LOWER
            && site.mark > start + LONGEST_COUNT
            && !bytes[..from].ends_with(b": ")
            && site.closer != Closer::Bracket
        {
            return Self::None;
        }
        if site.kind == Kind::Ellipsis {
            let fourth = bytes[site.mark..site.closing].iter().filter(|&&mark| mark == b'.').nth(3);
            return if fourth.is_some() { Self::Pause } else { Self::None };
        }
        // A mark without letters, such as an emoticon, may stand where the sentence would begin.
        let start = start.min(site.mark).min(from);
        // Not "the swearing-in".
        let joined = || match bytes[start..from] {
            [.., b'('] | [.., b'0'..=b'9', b'-'] => true,
            [.., b'-'] => bytes[from..site.mark] != *b"in",
            _ => false,
        };
        match (left, right) {
            _ if site.closer == Closer::Bracket && bytes[start] == b'(' => Self::Parenthesis,
            _ if site.closer == Closer::Bracket => Self::None,
            (left::CLOSED, _) if is_aside(bytes, start, site.mark) => Self::Aside,
            (left::DOTTED | left::DOTTED_CAPITALS, _) if is_of_letters(&bytes[from..site.mark]) => Self::Letters,
            (left::DIGITS, _) if bytes[start..from].ends_with(b": ") => Self::Enumerator,
            _ if is_enumerator(&bytes[start..site.mark], first) => Self::Enumerator,
            _ if is_section(&bytes[site.next..]) => Self::Section,
            (left::SHORT_CAPITALISED | left::CAPITALISED_WORD, _) if DOCUMENTS.contains(&&bytes[from..site.mark]) => {
                Self::Document
            }
            (UNIT, _) if joined() => Self::Measure,
            // Between a whole word and a capital it would tell nothing.
            _ if (right >= right::LOWER || is_short(left)) && is_bracketed(bytes, start, site) => Self::Bracketed,
            _ if bytes[site.next] == b'(' && is_name(&bytes[site.next + 1..]) => Self::Named,
            (_, COMMON) if is_plural(&bytes[word]) => Self::Plural,
            _ => Self::None,
        }
    }
}

/// True for the class of a number or of a word that is no abbreviation.
fn is_whole(left: u8) -> bool {
    const WHOLE: u128 = 1 << left::DIGITS | 1 << left::CAPITALISED_WORD | 1 << left::WORD | 1 << left::FUNCTION_WORD;
    WHOLE >> left & 1 == 1
}

/// True for the class of a word that may be any abbreviation.
pub(super) fn is_short(left: u8) -> bool {
    let short = matches!(left, left::SHORT | left::SHORT_CAPITALISED | left::CONSONANTS | left::CAPITALISED_CONSONANTS);
    left < left::NOTHING || short
}

/// Plurals that are part of a name after "U.S."
const NAMES: [&[u8]; 7] = [b"Airlines", b"Airways", b"Customs", b"Forces", b"Marines", b"Securities", b"Steelworkers"];

/// True if a known word in lower case, here capitalised, is a plural that names nobody.
fn is_plural(word: &[u8]) -> bool {
    word.len() > 4 && word.ends_with(b"s") && !word.ends_with(b"ss") && !NAMES.contains(&word)
}

/// The longest text that counts a paragraph, in bytes: "§ 37-412.5".
const LONGEST_COUNT: usize = LONGEST_SECTION + "§ ".len();

/// The longest enumerator, in bytes: "VIII", "2.10".
const LONGEST_ENUMERATOR: usize = 4;

/// The longest number of a section, in bytes: "37-412.5".
const LONGEST_SECTION: usize = 12;

/// True if all that stands before a mark, in the `first` sentence of a paragraph or not, counts what follows.
fn is_enumerator(text: &[u8], first: bool) -> bool {
    let section = text.strip_prefix("§ ".as_bytes());
    let digits = |text: &[u8]| text.iter().all(|byte| byte.is_ascii_digit() || b".-".contains(byte));
    match section.unwrap_or(text) {
        [] => false,
        number if section.is_some() => first && number.len() <= LONGEST_SECTION && digits(number),
        [b'0'..=b'9'] | [b'0'..=b'9', b'0'..=b'9'] => true,
        [b'A'..=b'Z'] => first,
        [b'0'..=b'9', ..] if text.len() <= LONGEST_ENUMERATOR => first && digits(text),
        numeral if text.len() <= LONGEST_ENUMERATOR => first && numeral.iter().all(|letter| b"IVX".contains(letter)),
        _ => false,
    }
}

/// True if the mark stands between brackets, of which the first opened within the sentence; they are looked for in a block of
/// bytes on each side.
fn is_bracketed(bytes: &[u8], start: usize, site: &Site) -> bool {
    let brackets = |at: usize| Block::look(bytes, at, |block| [b'(', b')'].map(|mark| block.bits(|byte| byte == mark)));
    let first = site.mark.saturating_sub(BLOCK);
    // What the sentence itself begins with does not count.
    let from = (start + 1).saturating_sub(first);
    if from >= BLOCK {
        return false;
    }
    let inside = before_bit(site.mark - first) & from_bit(from);
    let [opening, closing] = brackets(first).map(|marks| marks & inside);
    // The last one before the mark opens, as the highest bit tells, and the first one after it closes.
    opening > closing && {
        let [opening, closing] = brackets(site.end);
        closing.trailing_zeros() < opening.trailing_zeros()
    }
}

/// The longest name in quotation marks and brackets, in bytes.
const LONGEST_NAME: usize = 48;

/// True if `text` begins with a name in double quotation marks, and not with something said: “Harlow”, not “I will,” he says.
fn is_name(text: &[u8]) -> bool {
    let name = text.strip_prefix(b"\"").or_else(|| text.strip_prefix("“".as_bytes()));
    name.is_some_and(|name| {
        let end = name.iter().take(LONGEST_NAME).position(|byte| !byte.is_ascii_alphanumeric() && *byte != b' ');
        end.is_some_and(|end| name[end..].starts_with(b"\"") || name[end..].starts_with("”".as_bytes()))
    })
}

/// Short forms of documents and of places in them, which a number follows. In lower case most are words.
const DOCUMENTS: [&[u8]; 13] =
    [b"App", b"Attach", b"Doc", b"Docs", b"Elev", b"Est", b"Id", b"Mem", b"Op", b"Ord", b"Pop", b"Prop", b"Ref"];

/// True for single letters with dots between them.
fn is_of_letters(word: &[u8]) -> bool {
    word.chunks(2).all(|letter| matches!(letter, [_] | [_, b'.']))
}

/// True if `text` begins with a section mark or a paragraph mark.
fn is_section(text: &[u8]) -> bool {
    text.starts_with("§".as_bytes()) || text.starts_with("¶".as_bytes())
}

/// The longest aside looked at, in bytes.
const LONGEST_ASIDE: usize = 64;

/// True if brackets close before `mark` and open after a word. In a list of references the year follows a full stop:
/// "Okoro, A. (1998). On rivers".
fn is_aside(bytes: &[u8], start: usize, mark: usize) -> bool {
    let floor = start.max(mark.saturating_sub(LONGEST_ASIDE));
    let open = bytes[floor..mark].iter().rposition(|&byte| byte == b'(').map(|at| floor + at);
    let word = |before: &[u8]| before.last().is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
    bytes[..mark].ends_with(b")") && open.is_some_and(|open| word(bytes[start..open].trim_ascii_end()))
}
