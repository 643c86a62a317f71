//! Paragraphs: the stretches of text within which quotation marks pair.

use crate::Span;
use crate::interrupt::checkpoint;

/// A paragraph, and whether a blank line stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub(super) span: Span,
    /// True for the first paragraph and for those after a blank line; false after a single newline.
    pub(super) after_blank: bool,
}

/// Lines of this many bytes may be the lines of a soft-wrapped paragraph.
const WRAPPED: std::ops::RangeInclusive<usize> = 40..=110;

/// Finds the paragraphs of `text`: runs of lines between blank lines, and within such a run its single lines, unless they
/// look wrapped by width.
pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut found = Vec::new();
    let mut block: Vec<Span> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        checkpoint();
        let end = memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |len| at + len);
        let line = Span::new(at, end).trim(text);
        if line.is_empty() {
            flush(text, &mut block, &mut found);
        } else {
            block.push(line);
        }
        at = end + 1;
    }
    flush(text, &mut block, &mut found);
    found
}

/// Appends the paragraphs of one block of lines.
fn flush(text: &str, block: &mut Vec<Span>, found: &mut Vec<Paragraph>) {
    let wrapped = is_wrapped(text, block);
    let mut after_blank = true;
    for (i, &line) in block.iter().enumerate() {
        let joined = i > 0 && (wrapped || (runs_on(text, block[i - 1]) && starts_lower(text, line)));
        if joined && let Some(last) = found.last_mut() {
            last.span = last.span.cover(line);
        } else {
            found.push(Paragraph { span: line, after_blank });
        }
        after_blank = false;
    }
    block.clear();
}

/// True if the lines, but for the last, are about as long as each other and one of them breaks off inside a sentence.
fn is_wrapped(text: &str, block: &[Span]) -> bool {
    let Some((_, full)) = block.split_last() else { return false };
    let longest = full.iter().map(|line| line.len()).max().unwrap_or(0);
    !full.is_empty()
        && full.iter().all(|line| WRAPPED.contains(&line.len()) && line.len() + 25 >= longest)
        && full.iter().any(|&line| runs_on(text, line))
}

/// True if the line ends without a mark that ends a sentence or a clause.
fn runs_on(text: &str, line: Span) -> bool {
    line.slice(text).ends_with(|c: char| c.is_alphanumeric() || c == ',')
}

fn starts_lower(text: &str, line: Span) -> bool {
    line.slice(text).starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = paragraphs(text).iter().map(|p| p.span.slice(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn blank_lines_and_single_lines_end_paragraphs() {
        check("One.\n\nTwo.\nThree.\n \nFour.", &["One.", "Two.", "Three.", "Four."]);
        let blanks: Vec<_> = paragraphs("One.\n\nTwo.\nThree.").iter().map(|p| p.after_blank).collect();
        assert_eq!(blanks, [true, true, false]);
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "The ferry company raised its prices for the third time this\nyear, and the islanders, who had \
                    asked for a hearing and not\ngot one, met in the school on Monday.\n\nNobody left early.";
        assert_eq!(paragraphs(text).len(), 2);
    }

    #[test]
    fn a_line_that_goes_on_in_lower_case_is_joined() {
        check("The vote was\nclose.\nThen it rained.", &["The vote was\nclose.", "Then it rained."]);
    }

    #[test]
    fn empty_text_has_none() {
        assert!(paragraphs("").is_empty() && paragraphs(" \n\n ").is_empty());
    }
}
