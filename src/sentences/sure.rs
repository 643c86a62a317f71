//! Sites that a rule decides before the scorer is asked.

use super::classes::{both_cases, left, right};
use super::facts::{ADVERBIAL, Near, Sight};
use super::hints::{Hint, is_short};
use super::lexicon::{Abbreviation, Word};
use super::openers::Opener;
use super::site::{Closer, Gap, Kind};

const CLOCK: u8 = Abbreviation::Clock as u8;

impl Near {
    /// True if the mark surely ends nothing: if it belongs to a "P.S.", to an ellipsis at the start of a sentence, or to a full
    /// stop that `runs_on`; or, where no function word follows, to a name such as "Yahoo!" or to the time in an adverbial that
    /// opens a sentence, as in "At 5 a.m. Mr. Abara left".
    fn is_inside(&self) -> bool {
        const BRAND: u8 = Abbreviation::Brand as u8 + left::CAPITALISED;
        const POSTSCRIPT_LOWER: u8 = Abbreviation::Postscript as u8;
        const POSTSCRIPT: u8 = POSTSCRIPT_LOWER + left::CAPITALISED;
        let postscript = matches!(self.left, POSTSCRIPT_LOWER | POSTSCRIPT) && self.length < 2;
        let pause = self.kind == Kind::Ellipsis && self.left == left::NOTHING;
        let name = self.kind == Kind::Exclamation && self.left == BRAND;
        let time = self.kind == Kind::Stop && self.left == CLOCK && self.head == ADVERBIAL;
        let opens = (name || time) && !is_function_word(self.right);
        postscript || pause || opens || (self.kind == Kind::Stop && self.runs_on())
    }

    /// True for a full stop of what counts an item ("2. Dress warmly"), of a day or a measure before a number ("Fri. 9 a.m.",
    /// "Temp. 38"), of an abbreviation that joins ("vs.") or stands before a section ("Id. § 12"), of a measure behind a
    /// hyphen or a bracket ("a 20-min. talk", "(max. 1 MB)"), of a document before its number ("Doc. 18"), of letters before a
    /// word in lower case ("w.r.t. the norm"), of the time of a day ("9 a.m. Monday", "9 a.m. tomorrow"), of a short form in
    /// brackets ("(ser. 4)") or before some ("Inc. (“Harlow”)"), or of an abbreviation before a word such as "in" or "said".
    fn runs_on(&self) -> bool {
        const DAY: u8 = Abbreviation::Day as u8 + left::CAPITALISED;
        const UNIT: u8 = Abbreviation::Unit as u8 + left::CAPITALISED;
        const VERSUS: u8 = Abbreviation::Versus as u8;
        const LATIN: u8 = Abbreviation::Latin as u8;
        const LATIN_CAPITALISED: u8 = LATIN + left::CAPITALISED;
        const PRONOUN: u8 = Word::Pronoun as u8 + right::LOWER;
        // "No."
        const NUMBER: u8 = Word::Determiner as u8;
        let spaced = matches!(self.gap, Gap::Space | Gap::Line);
        let abbreviation = self.left < left::NOTHING;
        let digits = matches!(self.right, right::DIGITS | right::ENUMERATOR);
        // A careless writer may begin a sentence with "she" in lower case, but with little else.
        let lower = (right::LOWER..right::INITIAL).contains(&self.right) && self.right != PRONOUN;
        let by_word = match self.left {
            DAY | UNIT => digits,
            VERSUS => spaced,
            LATIN | LATIN_CAPITALISED => lower || digits || self.right == right::CURRENCY,
            CLOCK => spaced && (lower || self.right == Word::Day as u8),
            _ => false,
        };
        let by_hint = match self.hint {
            Hint::Enumerator => spaced,
            Hint::Section => !matches!(self.left, left::WORD | left::FUNCTION_WORD),
            Hint::Measure => !is_function_word(self.right),
            Hint::Letters => lower || (digits && self.left == left::DOTTED),
            Hint::Document => digits || lower || self.right == NUMBER,
            Hint::Bracketed => lower || digits || (spaced && is_short(self.left) && !is_function_word(self.right)),
            Hint::Named => abbreviation,
            Hint::None | Hint::Plural | Hint::Aside | Hint::Parenthesis | Hint::Pause => false,
        };
        let by_bracket = abbreviation && self.opener == Opener::Bracket && (lower || digits);
        by_word || by_hint || by_bracket || (abbreviation && CONTINUES.contains(&self.right))
    }

    /// True for a number that more stands before than counts a paragraph, and a word that begins sentences: "in 1987. The".
    fn is_number_before_function_word(&self) -> bool {
        let bare = self.gap == Gap::Space && self.closer == Closer::None;
        self.left == left::DIGITS && self.length > 3 && bare && is_function_word(self.right)
    }
}

impl Sight<'_> {
    /// Whether a sentence ends there, if that is sure.
    #[inline]
    pub(super) fn decided(&self) -> Option<bool> {
        let near = &self.near;
        // Mostly neither an abbreviation nor a mark, nor anything in lower case, stands beside it, which is never sure.
        let whole = near.left > left::NOTHING && near.right < right::LOWER;
        if whole && near.kind == Kind::Stop && near.hint == Hint::None && near.opener == Opener::None {
            return near.is_number_before_function_word().then_some(true);
        }
        if near.is_inside() { Some(false) } else { self.is_surely_end().then_some(true) }
    }

    /// True if an abbreviation that can end a sentence is followed by a word that surely begins one ("the U.S. How", "the
    /// U.S. Officials said"), a whole word by a quotation ("said Mayor Abara. “For now") or a section ("was repealed. § 12"), an
    /// aside or a sentence in brackets by a capital ("in Harlow (see p. 4). The court"), or four dots by a function word: "this
    /// year. . . . A bank".
    fn is_surely_end(&self) -> bool {
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
        let whole = matches!(
            near.left,
            left::WORD | left::CAPITALISED_WORD | left::FUNCTION_WORD | left::MONTH | left::DAY | left::DIGITS
        );
        let (capital, spaced, bare) = (near.right < right::LOWER, near.gap == Gap::Space, near.closer == Closer::None);
        let quotes = whole && capital && spaced && near.opener == Opener::Double;
        let aside = near.hint == Hint::Aside && capital && spaced && near.opener == Opener::None;
        let section = near.hint == Hint::Section && near.left == left::WORD && bare;
        let parenthesis = near.hint == Hint::Parenthesis && capital && spaced;
        let paused = near.hint == Hint::Pause && near.length > 2 && spaced && is_function_word(near.right);
        paused
            || near.kind == Kind::Stop
                && (word_ends
                    || section
                    || parenthesis
                    || (quotes && bare)
                    || (aside && (bare || near.closer == Closer::Note)))
    }
}

/// True for the class of a capitalised pronoun, article, preposition, conjunction, adverb or auxiliary after the gap.
fn is_function_word(right: u8) -> bool {
    (Word::Pronoun as u8..=Word::Auxiliary as u8).contains(&right)
}

/// Words in lower case that begin no sentence after an abbreviation, however careless its writer.
const CONTINUES: [u8; 4] = [
    Word::Preposition as u8 + right::LOWER,
    Word::Conjunction as u8 + right::LOWER,
    Word::Auxiliary as u8 + right::LOWER,
    Word::Reporting as u8 + right::LOWER,
];
