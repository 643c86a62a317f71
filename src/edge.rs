//! How the core's values are shown at its edges: in tables and in Python.

use std::borrow::Cow;

/// A name as it is shown: every run of white space as one space.
///
/// Names are read across soft line breaks ("Alba\nQuintero"), and a name is shown, counted and joined on, not sliced.
pub(crate) fn name(slice: &str) -> Cow<'_, str> {
    let mut before = ' ';
    let words = slice.chars().all(|c| {
        let joins = c == ' ' && before != ' ';
        before = c;
        joins || !c.is_whitespace()
    });
    if words && before != ' ' {
        return Cow::Borrowed(slice);
    }
    Cow::Owned(slice.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A score as a double that prints as the short decimal it was meant to be: 0.9, not 0.8999999761581421.
pub(crate) fn score(score: f32) -> f64 {
    (f64::from(score) * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_over_two_lines_is_one_name() {
        assert_eq!(name("Alba\n  Quintero"), "Alba Quintero");
        assert_eq!(name("Alba\u{a0}Quintero"), "Alba Quintero");
        assert!(matches!(name("Alba Quintero"), Cow::Borrowed("Alba Quintero")));
        assert!(matches!(name("Zoë Petrakis"), Cow::Borrowed("Zoë Petrakis")));
        for other in ["Alba  Quintero", " Alba Quintero", "Alba Quintero ", "Alba\tQuintero"] {
            assert_eq!(name(other), "Alba Quintero");
        }
        assert_eq!((name(""), name(" ")), ("".into(), "".into()));
    }

    #[test]
    fn scores_are_short_decimals() {
        assert_eq!(score(0.9).to_string(), "0.9");
        assert_eq!(score(1.0).to_string(), "1");
    }
}
