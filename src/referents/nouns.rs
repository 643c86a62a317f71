//! Nouns for persons: which words say what a person is, and which of them news uses for one another.

use std::sync::LazyLock;

use super::key::{Key, KeyMap};
use super::words::{Class, classify};

/// Words by which news varies one role. A word may stand in several rows.
const SYNONYMS: &[&str] = &[
    "sgt sergeant",
    "lt lieutenant",
    "capt captain",
    "col colonel",
    "gen general",
    "gov governor",
    "sen senator lawmaker",
    "rep representative congressman congresswoman lawmaker",
    "mp lawmaker politician",
    "prof professor academic",
    "dr doctor physician",
    "lawyer attorney counsel solicitor barrister",
    "spokesman spokeswoman spokesperson",
    "chairman chairwoman chairperson chair",
    "executive ceo boss",
    "manager coach boss",
    "lawmaker legislator senator congressman congresswoman representative",
    "politician senator congressman congresswoman lawmaker",
    "professor academic scholar",
    "scientist researcher",
    "doctor physician surgeon",
    "detective investigator inspector",
    "judge justice magistrate",
    "captain skipper",
    "reporter journalist correspondent",
    "author writer novelist",
    "founder co-founder cofounder",
    "owner proprietor",
    "councilman councilwoman councillor councilmember alderman",
    "policeman policewoman officer",
    "king monarch sovereign",
    "queen monarch sovereign",
    "pope pontiff",
    "company firm business corporation",
    "newspaper paper daily",
    "website site",
    "start-up startup",
    "airline carrier",
    "regulator watchdog agency",
];

/// The other words for the role with this head.
pub(super) fn synonyms(head: Key) -> impl Iterator<Item = Key> {
    static ROWS: LazyLock<KeyMap<Vec<Key>>> = LazyLock::new(|| {
        let mut rows: KeyMap<Vec<Key>> = KeyMap::default();
        for row in SYNONYMS {
            for word in row.split(' ') {
                let others = row.split(' ').filter(|&other| other != word).map(Key::of);
                rows.entry(Key::of(word)).or_default().extend(others);
            }
        }
        rows
    });
    ROWS.get(&head).into_iter().flatten().copied()
}

/// True for a noun that says what a person is: a listed one, or one with an ending that such nouns have.
pub(super) fn is_person_noun(word: &str) -> bool {
    const ENDINGS: &[&str] = &["er", "or", "ist", "ian", "man", "woman", "person", "eer"];
    const THINGS: &[&str] = &[
        "letter",
        "newsletter",
        "paper",
        "newspaper",
        "number",
        "order",
        "chapter",
        "offer",
        "matter",
        "center",
        "poster",
        "dinner",
        "summer",
        "winter",
        "river",
        "water",
        "weather",
        "power",
        "error",
        "mirror",
        "tower",
        "quarter",
        "counter",
        "november",
        "october",
        "september",
        "december",
        "computer",
        "server",
        "sister-in-law",
        "corner",
        "chamber",
        "border",
    ];
    let class = classify(word);
    class.has(Class::ROLE.or(Class::TITLE).or(Class::KIN).or(Class::ANONYMOUS))
        || !class.has(Class::STOP) && ENDINGS.iter().any(|ending| word.ends_with(ending)) && !THINGS.contains(&word)
}
