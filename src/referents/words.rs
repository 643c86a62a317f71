//! The words of a name, and the small word classes that names are compared by.

use crate::{Shape, Span, Tokens};

/// A mention reduced to the words that names are compared by.
pub(super) struct NameWords<'t> {
    /// From the first to the last of the words; without article, title and possessive.
    pub(super) span: Span,
    /// The words in order; at least one.
    pub(super) words: Vec<&'t str>,
}

/// Longest name, in tokens, that is compared word by word; longer ones stand for themselves.
const MAX_NAME_TOKENS: usize = 16;

impl<'t> NameWords<'t> {
    /// Reads the words of the mention at `span`; `None` if it holds no word or far too many.
    pub(super) fn read(text: &'t str, tokens: &Tokens, span: Span) -> Option<Self> {
        let range = tokens.within(span);
        if range.len() > MAX_NAME_TOKENS {
            return None;
        }
        let mut named: Vec<_> = tokens.as_slice()[range]
            .iter()
            .filter(|token| token.shape.is_word() || token.shape == Shape::Number)
            .map(|token| (token.span, token.text(text)))
            .collect();
        while named.len() > 1 && is_possessive(named[named.len() - 1].1) {
            named.pop();
        }
        // "The Verge" keeps its article; "the United Nations" is found with and without.
        while named.len() > 1 && (matches!(named[0].1, "the" | "a" | "an") || is_title(named[0].1)) {
            named.remove(0);
        }
        let span = named.first()?.0.cover(named[named.len() - 1].0);
        Some(Self { span, words: named.into_iter().map(|(_, word)| word).collect() })
    }
}

/// The suffixes that a company or a person may go without: "Inc.", "Jr.".
pub(super) fn is_suffix(word: &str) -> bool {
    const SUFFIXES: &[&str] = &[
        "inc",
        "corp",
        "co",
        "ltd",
        "llc",
        "plc",
        "ag",
        "sa",
        "se",
        "nv",
        "gmbh",
        "lp",
        "llp",
        "company",
        "corporation",
        "incorporated",
        "limited",
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
        "phd",
        "md",
    ];
    is_listed(word, SUFFIXES)
}

/// Titles that may stand in front of a person's name.
pub(super) fn is_title(word: &str) -> bool {
    const TITLES: &[&str] = &[
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "baron",
        "baroness",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "president",
        "chancellor",
        "premier",
        "minister",
        "senator",
        "sen",
        "representative",
        "rep",
        "governor",
        "gov",
        "mayor",
        "judge",
        "justice",
        "general",
        "gen",
        "colonel",
        "col",
        "captain",
        "capt",
        "major",
        "maj",
        "lieutenant",
        "lt",
        "sergeant",
        "sgt",
        "admiral",
        "adm",
        "officer",
        "rev",
        "reverend",
        "father",
        "sister",
        "bishop",
        "archbishop",
        "cardinal",
        "rabbi",
        "imam",
        "sheikh",
        "ambassador",
        "secretary",
        "councillor",
        "councilman",
        "councilwoman",
        "congressman",
        "congresswoman",
        "sheriff",
        "detective",
        "chief",
        "chairman",
        "chairwoman",
        "coach",
    ];
    is_listed(word, TITLES)
}

/// Grammatical gender as far as the text itself gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    /// "he", "Mr.", "spokesman".
    Masculine,
    /// "she", "Ms.", "spokeswoman".
    Feminine,
}

/// The gender that a title, role or pronoun states, if it states one.
pub(super) fn gender_of(word: &str) -> Option<Gender> {
    const FEMININE: &[&str] = &[
        "she",
        "her",
        "hers",
        "herself",
        "mrs",
        "ms",
        "miss",
        "dame",
        "lady",
        "baroness",
        "queen",
        "princess",
        "woman",
        "mother",
        "daughter",
        "sister",
        "wife",
        "widow",
        "granddaughter",
        "grandmother",
        "aunt",
        "niece",
        "actress",
        "girl",
        "duchess",
        "nun",
    ];
    const MASCULINE: &[&str] = &[
        "he",
        "him",
        "his",
        "himself",
        "mr",
        "sir",
        "lord",
        "baron",
        "king",
        "prince",
        "pope",
        "man",
        "father",
        "son",
        "brother",
        "husband",
        "widower",
        "grandson",
        "grandfather",
        "uncle",
        "nephew",
        "actor",
        "boy",
        "duke",
        "monk",
    ];
    let lower = fold(word);
    if is_listed(&lower, FEMININE) || lower.ends_with("woman") {
        Some(Gender::Feminine)
    } else if is_listed(&lower, MASCULINE) || lower.ends_with("sman") || matches!(&*lower, "chairman" | "policeman") {
        Some(Gender::Masculine)
    } else {
        None
    }
}

/// The word as names are compared: lower case, without full stops.
pub(super) fn fold(word: &str) -> String {
    word.chars().filter(|&c| c != '.').flat_map(char::to_lowercase).collect()
}

/// The initials of the capitalised words, if there are at least two: "Federal Trade Commission" gives "ftc".
pub(super) fn initials(words: &[&str]) -> Option<String> {
    let capitals = words.iter().filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase());
    let initials: String = capitals.flat_map(char::to_lowercase).collect();
    (initials.chars().nth(1).is_some()).then_some(initials)
}

fn is_possessive(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "'S" | "’S")
}

fn is_listed(word: &str, list: &[&str]) -> bool {
    let word = word.strip_suffix('.').unwrap_or(word);
    list.iter().any(|entry| entry.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let tokens = Tokens::new(text, &[Span::new(0, text.len())]);
        NameWords::read(text, &tokens, Span::new(0, text.len())).map_or(String::new(), |name| name.words.join(" "))
    }

    #[test]
    fn reads_the_words_that_matter() {
        assert_eq!(read("Mayor Alba Quintero’s"), "Alba Quintero");
        assert_eq!(read("the United Nations"), "United Nations");
        assert_eq!(read("The Verge"), "The Verge");
        assert_eq!(read("Orrin Foods, Inc."), "Orrin Foods Inc.");
        assert_eq!(read("— “"), "");
    }

    #[test]
    fn takes_gender_only_from_words_that_state_it() {
        assert_eq!(gender_of("Ms."), Some(Gender::Feminine));
        assert_eq!(gender_of("spokeswoman"), Some(Gender::Feminine));
        assert_eq!(gender_of("spokesman"), Some(Gender::Masculine));
        assert_eq!(gender_of("Oman"), None);
        assert_eq!(gender_of("doctor"), None);
    }

    #[test]
    fn initials_skip_small_words() {
        assert_eq!(initials(&["Department", "of", "Public", "Works"]).as_deref(), Some("dpw"));
        assert_eq!(initials(&["Orrin"]), None);
    }
}
