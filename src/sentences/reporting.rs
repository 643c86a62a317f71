//! Whether a reporting clause follows a quotation.

use super::classes::right;
use super::lexicon::Word;
use super::words::right_word;

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
