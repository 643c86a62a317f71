//! What the scorer knows about a site: small classes of the words and marks on its two sides, from a bounded window.

use super::lexicon::{Abbreviation, Word};
use super::site::{Closer, Gap, Kind, Site};
use super::words::{Opener, both_cases, left, left_word, openers, right, right_mark, right_word};

/// Everything the scorer knows, as it is fitted.
#[cfg(any(test, feature = "train"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) near: Near,
    /// A quotation is open at the mark.
    pub(super) quoted: bool,
    /// The word before the one before the mark.
    pub(super) before: u8,
    /// The word after the one after the gap.
    pub(super) after: u8,
}

/// What stands right at the site, and what is known already. Mostly it is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Near {
    pub(super) kind: Kind,
    pub(super) closer: Closer,
    pub(super) gap: Gap,
    pub(super) opener: Opener,
    /// The word before the mark.
    pub(super) left: u8,
    /// The word after the gap.
    pub(super) right: u8,
    /// How long the sentence would be, in steps.
    pub(super) length: u8,
    /// What the sentence would begin with, if it is short.
    pub(super) head: u8,
    /// The sentence would be the first one of its paragraph.
    pub(super) first: bool,
    pub(super) hint: Hint,
}

/// A look at a site: what is near at once, and what takes longer to tell when somebody asks.
pub(super) struct Sight<'t> {
    pub(super) near: Near,
    quoted: &'t dyn Fn() -> bool,
    bytes: &'t [u8],
    /// Where the sentence would begin.
    start: usize,
    /// Where the word before the mark begins.
    from: usize,
    /// Where the word after the gap ends.
    to: usize,
}

/// What decides some sites beside what the scorer sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hint {
    None,
    /// The word after the gap is a plural that names nobody, such as "Officials".
    Plural,
    /// The mark follows an aside in brackets that follows a word: "long ago (1973)."
    Aside,
}

const COMMON: u8 = Word::Common as u8;

pub(super) const LENGTHS: usize = 6;

/// Heads: of a long sentence, of a short one, and of a short one that begins like an adverbial ("At 5 a.m.").
pub(super) const HEADS: usize = 3;
pub(super) const ADVERBIAL: u8 = 2;

/// The longest sentence whose head is looked at, in bytes.
const SHORT: usize = 24;

impl<'t> Sight<'t> {
    /// Looks at `site`, whose sentence would begin at byte `start`. `quoted` tells whether a quotation is open there.
    pub(super) fn of(text: &'t str, site: &Site, start: usize, quoted: &'t dyn Fn() -> bool, first: bool) -> Self {
        let bytes = text.as_bytes();
        let (left, from) = left_word(bytes, start, site.mark);
        let (opener, word) = openers(bytes, site.next);
        let (right, to) = right_word(bytes, word);
        let length = match site.mark - start.min(site.mark) {
            0..2 => 0,
            2..4 => 1,
            4..9 => 2,
            9..21 => 3,
            21..51 => 4,
            _ => 5,
        };
        let head = if site.mark - start.min(site.mark) > SHORT { 0 } else { head(bytes, start) };
        let near = Near {
            kind: site.kind,
            closer: site.closer,
            gap: site.gap,
            opener,
            left,
            right,
            length,
            head,
            first,
            hint: match (left, right) {
                (left::CLOSED, _) if is_aside(bytes, start, site.mark) => Hint::Aside,
                (_, COMMON) if is_plural(&bytes[word..to]) => Hint::Plural,
                _ => Hint::None,
            },
        };
        Self { near, quoted, bytes, start, from, to }
    }

    /// True if a quotation is open at the mark.
    pub(super) fn quoted(&self) -> bool {
        (self.quoted)()
    }

    /// The word before the one before the mark.
    pub(super) fn before(&self) -> u8 {
        left_word(self.bytes, self.start, self.from.saturating_sub(usize::from(self.from > self.start))).0
    }

    /// The word after the one after the gap.
    pub(super) fn after(&self) -> u8 {
        let (_, resumed) = openers(self.bytes, self.to + usize::from(self.bytes.get(self.to) == Some(&b' ')));
        if resumed > self.to { right_word(self.bytes, resumed).0 } else { right_mark(self.bytes, self.to) }
    }

    /// Everything.
    #[cfg(any(test, feature = "train"))]
    pub(super) fn facts(&self) -> Facts {
        Facts { near: self.near, quoted: self.quoted(), before: self.before(), after: self.after() }
    }
}

impl Near {
    /// True if the mark surely ends nothing: if it belongs to a "P.S.", to an ellipsis at the start of a sentence, to a
    /// day or a measure before a number ("Fri. 9 a.m.", "Temp. 38"), to the time of a day ("9 a.m. Monday"), or to an abbreviation before a word such as "in" or
    /// "said"; or, where no function word follows, to a name such as "Yahoo!" or to the time in an adverbial that opens a
    /// sentence, as in "At 5 a.m. Mr. Abara left".
    pub(super) fn is_inside(&self) -> bool {
        const BRAND: u8 = Abbreviation::Brand as u8 + left::CAPITALISED;
        const CLOCK: u8 = Abbreviation::Clock as u8;
        const POSTSCRIPT_LOWER: u8 = Abbreviation::Postscript as u8;
        const POSTSCRIPT: u8 = POSTSCRIPT_LOWER + left::CAPITALISED;
        const DAY: u8 = Abbreviation::Day as u8 + left::CAPITALISED;
        const UNIT: u8 = Abbreviation::Unit as u8 + left::CAPITALISED;
        let name = self.kind == Kind::Exclamation && self.left == BRAND;
        let time = self.kind == Kind::Stop && self.left == CLOCK && self.head == ADVERBIAL;
        let postscript = matches!(self.left, POSTSCRIPT_LOWER | POSTSCRIPT) && self.length < 2;
        let pause = self.kind == Kind::Ellipsis && self.left == left::NOTHING;
        // "at 9 a.m. Monday"
        let dated = self.left == CLOCK && self.right == Word::Day as u8 && self.gap == Gap::Space;
        let number = matches!(self.left, DAY | UNIT) && matches!(self.right, right::DIGITS | right::ENUMERATOR);
        let goes_on = self.left < left::NOTHING && CONTINUES.contains(&self.right);
        if postscript || pause || (self.kind == Kind::Stop && (number || goes_on || dated)) {
            return true;
        }
        (name || time) && !(Word::Pronoun as u8..=Word::Auxiliary as u8).contains(&self.right)
    }
}

impl Sight<'_> {
    /// True if an abbreviation that can end a sentence is followed by a word that surely begins one ("the U.S. How", "the
    /// U.S. Officials said"), or a whole word by a quotation ("said Mayor Abara. “For now"), or an aside by a capital:
    /// "in Harlow (see p. 4). The court".
    pub(super) fn is_surely_end(&self) -> bool {
        const ENDS: u128 = both_cases(&[
            Abbreviation::Country,
            Abbreviation::Suffix,
            Abbreviation::State,
            Abbreviation::Street,
            Abbreviation::Clock,
            Abbreviation::Era,
            Abbreviation::Degree,
            Abbreviation::Etc,
        ]);
        const SUFFIX: u128 = both_cases(&[Abbreviation::Suffix]);
        const FIRST: u8 = Word::Pronoun as u8 + right::LOWER;
        const LAST: u8 = Word::Reporting as u8 + right::LOWER;
        const STARTS: [Word; 4] = [Word::Pronoun, Word::Conjunction, Word::Subordinator, Word::Auxiliary];
        let near = &self.near;
        let is = |classes: u128| classes >> near.left & 1 == 1;
        let plural = || near.hint == Hint::Plural && near.length > 1 && (FIRST..=LAST).contains(&self.after());
        let starts = STARTS.iter().any(|class| near.right == *class as u8);
        // Many companies have a plural in their name after "Bros."
        let word_ends = is(ENDS) && (starts || (!is(SUFFIX) && plural()));
        let whole =
            matches!(near.left, left::WORD | left::CAPITALISED_WORD | left::FUNCTION_WORD | left::MONTH | left::DAY);
        let capital = near.right < right::LOWER;
        let quotes = whole && capital && near.opener == Opener::Double && near.gap == Gap::Space;
        let aside = near.hint == Hint::Aside && capital && near.opener == Opener::None && near.gap == Gap::Space;
        let bare = near.closer == Closer::None;
        near.kind == Kind::Stop && (word_ends || (quotes && bare) || (aside && (bare || near.closer == Closer::Note)))
    }
}

/// Words in lower case that begin no sentence after an abbreviation, however careless its writer.
const CONTINUES: [u8; 4] = [
    Word::Preposition as u8 + right::LOWER,
    Word::Conjunction as u8 + right::LOWER,
    Word::Auxiliary as u8 + right::LOWER,
    Word::Reporting as u8 + right::LOWER,
];

/// Plurals that are part of a name after "U.S."
const NAMES: [&[u8]; 7] = [b"Airlines", b"Airways", b"Customs", b"Forces", b"Marines", b"Securities", b"Steelworkers"];

/// True if a known word in lower case, here capitalised, is a plural that names nobody.
fn is_plural(word: &[u8]) -> bool {
    word.len() > 4 && word.ends_with(b"s") && !word.ends_with(b"ss") && !NAMES.contains(&word)
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

fn head(bytes: &[u8], start: usize) -> u8 {
    const PREPOSITION: u8 = Word::Preposition as u8;
    const SUBORDINATOR: u8 = Word::Subordinator as u8;
    match right_word(bytes, openers(bytes, start).1).0 {
        PREPOSITION | SUBORDINATOR => ADVERBIAL,
        _ => 1,
    }
}

/// The longest subject of a reporting clause, in words and commas.
const LONGEST_SUBJECT: usize = 9;

/// True if a reporting clause begins at `at`: "Ms. Abara shouted", "the man said", "cried I", "first-year coach Ron
/// Abara, a father of two, said".
pub(super) fn is_reporting_clause(bytes: &[u8], at: usize) -> bool {
    let mut at = at;
    for word in 0..LONGEST_SUBJECT {
        let (class, end) = right_word(bytes, at);
        let name = matches!(class, 0 | right::INITIAL | right::CAPITALS | right::TITLE);
        let lower = (right::LOWER..right::INITIAL).contains(&class);
        if class == Word::Reporting as u8 + right::LOWER {
            return true;
        }
        if end == at || !(name || lower || bytes[at..end] == *b"I" || (word > 0 && class < right::LOWER)) {
            return false;
        }
        at = end + usize::from(matches!(bytes.get(end), Some(b'.' | b',' | b'-')));
        at += usize::from(bytes.get(at) == Some(&b' '));
    }
    false
}
