//! What the scorer knows about a site: small classes of the words and marks on its two sides, from a bounded window.

use super::lexicon::{Abbreviation, Word};
use super::site::{Closer, Gap, Kind, Site};
use super::words::{Opener, left, left_word, openers, right, right_mark, right_word};

/// Everything the scorer knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) kind: Kind,
    pub(super) closer: Closer,
    pub(super) gap: Gap,
    pub(super) opener: Opener,
    /// The word before the mark.
    pub(super) left: u8,
    /// The word before that.
    pub(super) before: u8,
    /// The word after the gap.
    pub(super) right: u8,
    /// The word after that.
    pub(super) after: u8,
    /// How long the sentence would be, in steps.
    pub(super) length: u8,
    /// What the sentence would begin with, if it is short.
    pub(super) head: u8,
    /// A quotation is open at the mark.
    pub(super) quoted: bool,
    /// The sentence would be the first one of its paragraph.
    pub(super) first: bool,
}

pub(super) const LENGTHS: usize = 6;

/// Heads: of a long sentence, of a short one, and of a short one that begins like an adverbial ("At 5 a.m.").
pub(super) const HEADS: usize = 3;
pub(super) const ADVERBIAL: u8 = 2;

/// The longest sentence whose head is looked at, in bytes.
const SHORT: usize = 24;

impl Facts {
    /// Looks at `site`, whose sentence would begin at byte `start`.
    pub(super) fn of(text: &str, site: &Site, start: usize, quoted: bool, first: bool) -> Self {
        let bytes = text.as_bytes();
        let (left, from) = left_word(bytes, start, site.mark);
        let (before, _) = left_word(bytes, start, from.saturating_sub(usize::from(from > start)));
        let (opener, word) = openers(bytes, site.next);
        let (right, to) = right_word(bytes, word);
        let (_, resumed) = openers(bytes, to + usize::from(bytes.get(to) == Some(&b' ')));
        let after = if resumed > to { right_word(bytes, resumed).0 } else { right_mark(bytes, to) };
        let length = match site.mark - start.min(site.mark) {
            0..2 => 0,
            2..4 => 1,
            4..9 => 2,
            9..21 => 3,
            21..51 => 4,
            _ => 5,
        };
        let head = if site.mark - start.min(site.mark) > SHORT { 0 } else { head(bytes, start) };
        Self {
            kind: site.kind,
            closer: site.closer,
            gap: site.gap,
            opener,
            left,
            before,
            right,
            after,
            length,
            head,
            quoted,
            first,
        }
    }
}

impl Facts {
    /// True if the mark surely ends nothing: if it belongs to a "P.S." or to an ellipsis at the start of a sentence; or,
    /// where no function word follows, to a name such as "Yahoo!" or to the time in an adverbial that opens a sentence,
    /// as in "At 5 a.m. Mr. Abara left".
    pub(super) fn is_inside(&self) -> bool {
        const BRAND: u8 = Abbreviation::Brand as u8 + left::CAPITALISED;
        const CLOCK: u8 = Abbreviation::Clock as u8;
        const POSTSCRIPT_LOWER: u8 = Abbreviation::Postscript as u8;
        const POSTSCRIPT: u8 = POSTSCRIPT_LOWER + left::CAPITALISED;
        let name = self.kind == Kind::Exclamation && self.left == BRAND;
        let time = self.kind == Kind::Stop && self.left == CLOCK && self.head == ADVERBIAL;
        let postscript = matches!(self.left, POSTSCRIPT_LOWER | POSTSCRIPT) && self.length < 2;
        let pause = self.kind == Kind::Ellipsis && self.left == left::NOTHING;
        if postscript || pause {
            return true;
        }
        (name || time) && !(Word::Pronoun as u8..=Word::Auxiliary as u8).contains(&self.right)
    }
}

impl Facts {
    /// True if an abbreviation that can end a sentence is followed by a word that surely begins one ("the U.S. How"), or
    /// a whole word by a quotation: "said Mayor Abara. “For now".
    pub(super) fn is_surely_end(&self) -> bool {
        const ENDS: [Abbreviation; 8] = [
            Abbreviation::Country,
            Abbreviation::Suffix,
            Abbreviation::State,
            Abbreviation::Street,
            Abbreviation::Clock,
            Abbreviation::Era,
            Abbreviation::Degree,
            Abbreviation::Etc,
        ];
        const STARTS: [Word; 4] = [Word::Pronoun, Word::Conjunction, Word::Subordinator, Word::Auxiliary];
        let ends = |class: &Abbreviation| self.left == *class as u8 || self.left == *class as u8 + left::CAPITALISED;
        let word_ends = STARTS.iter().any(|class| self.right == *class as u8) && ENDS.iter().any(ends);
        let whole =
            matches!(self.left, left::WORD | left::CAPITALISED_WORD | left::FUNCTION_WORD | left::MONTH | left::DAY);
        let capital = self.right < right::LOWER;
        let quotes = whole && capital && self.opener == Opener::Double && self.gap == Gap::Space;
        self.kind == Kind::Stop && (word_ends || (quotes && self.closer == Closer::None))
    }
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
