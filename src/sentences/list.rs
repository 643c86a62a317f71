//! Lists that run on in one paragraph: "1. Bring bread 2. Bring eggs".

/// Bullets that may stand before a number.
const BULLETS: [&str; 6] = ["•", "⁃", "·", "▪", "-", "*"];

/// The list that a paragraph began with, and the item that comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct List {
    next: u32,
    letters: bool,
    mark: &'static str,
}

/// The next item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    /// Where it begins, with its bullet.
    pub(super) start: usize,
    /// Where its text begins.
    pub(super) text: usize,
}

impl List {
    /// The list whose first item begins at `start`, and where that item's text begins.
    pub(super) fn at(bytes: &[u8], start: usize) -> Option<(Self, usize)> {
        // Most paragraphs begin with a capital or a quotation mark.
        if bytes.get(start).is_none_or(|first| first.is_ascii_uppercase() || *first == b'"') {
            return None;
        }
        let mut at = start;
        if let Some(bullet) = BULLETS.iter().find(|bullet| bytes[at..].starts_with(bullet.as_bytes())) {
            at += bullet.len();
            at += usize::from(bytes.get(at) == Some(&b' '));
        }
        let digits = bytes[at..].iter().take(3).take_while(|b| b.is_ascii_digit()).count();
        let letters = digits == 0 && bytes.get(at).is_some_and(u8::is_ascii_lowercase);
        let end = at + digits.max(usize::from(letters));
        let mark = mark(bytes, end)?;
        let value = if letters {
            u32::from(bytes[at])
        } else {
            bytes[at..end].iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'))
        };
        (end > at).then_some((Self { next: value + 1, letters, mark }, end + mark.len()))
    }

    /// The next item if its mark begins at `at` and the sentence at `start`.
    pub(super) fn item(&self, bytes: &[u8], start: usize, at: usize) -> Option<Item> {
        if mark(bytes, at) != Some(self.mark) {
            return None;
        }
        let mut from = at;
        let mut value = 0;
        if self.letters {
            from = at.checked_sub(1).filter(|from| *from >= start)?;
            value = u32::from(bytes[from]);
        } else {
            let mut unit = 1;
            while from > start && at - from < 3 && bytes[from - 1].is_ascii_digit() {
                from -= 1;
                value += unit * u32::from(bytes[from] - b'0');
                unit *= 10;
            }
        }
        if value != self.next {
            return None;
        }
        let spaced = from - usize::from(from > start && bytes[from - 1] == b' ');
        for end in [from, spaced] {
            if let Some(bullet) = BULLETS.iter().find(|bullet| bytes[start..end].ends_with(bullet.as_bytes())) {
                from = end - bullet.len();
                break;
            }
        }
        let apart = from == start || bytes[from - 1].is_ascii_whitespace();
        apart.then_some(Item { start: from, text: at + self.mark.len() })
    }

    /// The same list, one item on.
    pub(super) fn on(self) -> Self {
        Self { next: self.next + 1, ..self }
    }
}

/// The mark of a list item at `at`: one that white space follows.
fn mark(bytes: &[u8], at: usize) -> Option<&'static str> {
    let apart = |mark: &&str| bytes.get(at + mark.len()).is_some_and(u8::is_ascii_whitespace);
    [".)", ".", ")"].into_iter().filter(apart).find(|mark| bytes[at.min(bytes.len())..].starts_with(mark.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_items_in_turn() {
        let text = b"1) bread 2) eggs 4) milk";
        let (list, at) = List::at(text, 0).unwrap();
        assert_eq!(at, 2);
        assert_eq!(list.item(text, 0, 10), Some(Item { start: 9, text: 11 }));
        assert_eq!(list.on().item(text, 9, 18), None, "the third item is missing");
    }

    #[test]
    fn takes_bullets_along() {
        let text = "• 9. bread • 10. eggs".as_bytes();
        let (list, _) = List::at(text, 0).unwrap();
        assert_eq!(list.item(text, 0, 19), Some(Item { start: 13, text: 20 }));
    }

    #[test]
    fn a_year_or_a_name_begins_no_list() {
        assert_eq!(List::at(b"1987. It rained.", 0), None);
        assert_eq!(List::at(b"A. Okoro spoke.", 0), None);
        assert_eq!(List::at(b"3.5 million", 0), None);
        assert_eq!(List::at(b"", 0), None);
    }
}
