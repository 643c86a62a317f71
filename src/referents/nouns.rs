//! Nouns for persons: which words say what a person is, and which of them news uses for one another.

use std::sync::LazyLock;

use super::fields::{self, Fields};
use super::key::{Key, ListMap};
use super::words::{Class, Gender, classify, gender_of};

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
    "mp lawmaker politician legislator",
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
    "owner proprietor operator",
    "buyer bidder acquirer purchaser suitor",
    "maker manufacturer builder",
    "goalkeeper keeper",
    "aide assistant adviser advisor",
    "supplier manufacturer maker producer",
    "shopkeeper owner proprietor",
    "accused defendant suspect",
    "landlord publican",
    "pensioner retiree",
    "pupil student schoolboy schoolgirl",
    "driver motorist chauffeur",
    "headteacher principal headmaster headmistress head",
    "fan supporter",
    "economist analyst",
    "footballer player",
    "clergyman priest vicar pastor",
    "regulator watchdog agency",
    "grandmother grandma granny gran nan",
    "grandfather grandpa granddad grandad",
    "mother mum mom",
    "father dad",
];

/// The other words for the role with this head.
pub(super) fn synonyms(head: Key) -> impl Iterator<Item = Key> {
    static ROWS: LazyLock<ListMap<Vec<Key>>> = LazyLock::new(|| {
        let mut rows: ListMap<Vec<Key>> = ListMap::default();
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

/// The heads of the ranks of officers.
pub(super) fn ranks() -> impl Iterator<Item = Key> {
    const RANKS: [&str; 14] = [
        "commissioner",
        "superintendent",
        "inspector",
        "sergeant",
        "constable",
        "detective",
        "lieutenant",
        "captain",
        "colonel",
        "major",
        "commander",
        "sheriff",
        "trooper",
        "policeman",
    ];
    static KEYS: LazyLock<[Key; 14]> = LazyLock::new(|| RANKS.map(Key::of));
    KEYS.iter().copied()
}

/// The office that a few letters stand for: "PM" is the prime minister, in India "CM" the chief minister, "CJI" the chief
/// justice, in Kenya "CS" a cabinet secretary.
pub(super) fn office(word: &str) -> Option<(&'static str, &'static str)> {
    match word {
        "PM" => Some(("prime", "minister")),
        "CM" => Some(("chief", "minister")),
        "CJI" | "CJP" => Some(("chief", "justice")),
        "CS" => Some(("cabinet", "secretary")),
        _ => None,
    }
}

/// True for a listed noun that says what a person is.
pub(super) fn is_listed_person(word: &str) -> bool {
    classify(word).has(Class::ROLE.or(Class::TITLE).or(Class::KIN).or(Class::ANONYMOUS))
        || fields::of_noun(Key::of(word)) != Fields::UNKNOWN
        || gender_of_noun(word).is_some()
}

/// True for a noun that says what a person is: a listed one, or one with an ending that such nouns have.
pub(super) fn is_person_noun(word: &str) -> bool {
    const ENDINGS: &[&str] =
        &["er", "or", "ist", "ian", "man", "woman", "person", "eer", "smith", "herd", "wright", "monger"];
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
    is_listed_person(word)
        || word == "accused"
        || !classify(word).has(Class::STOP)
            && ENDINGS.iter().any(|ending| word.ends_with(ending))
            && !THINGS.contains(&word)
}

/// The gender that a noun for a person states, if it states one: "wife", "Frenchwoman", "postman".
pub(super) fn gender_of_noun(word: &str) -> Option<Gender> {
    const NOT_MEN: &[&str] =
        &["human", "german", "roman", "norman", "ottoman", "oman", "shaman", "layman", "ombudsman"];
    let ends = |ending: &str| word.len() > ending.len() + 1 && word.ends_with(ending);
    gender_of(classify(word)).or_else(|| {
        if ends("woman") {
            Some(Gender::Feminine)
        } else if ends("man") && !NOT_MEN.iter().any(|not| word.eq_ignore_ascii_case(not)) {
            Some(Gender::Masculine)
        } else {
            None
        }
    })
}

/// True if a noun stands for a person as often as for an organisation: "the publisher", "the broker".
pub(super) fn is_either(word: &str) -> bool {
    matches!(
        word,
        "publisher"
            | "broker"
            | "brewer"
            | "grocer"
            | "developer"
            | "rival"
            | "partner"
            | "contractor"
            | "owner"
            | "builder"
            | "trader"
            | "distributor"
            | "organiser"
            | "organizer"
            | "restaurateur"
            | "filmmaker"
            | "competitor"
            | "buyer"
            | "bidder"
            | "acquirer"
            | "purchaser"
            | "suitor"
    )
}

/// True for "Frenchman" and "Dutchwoman", which are no names behind an article.
pub(super) fn is_countryman(word: &str) -> bool {
    const SHORT: [&str; 16] = [
        "Aussie", "Briton", "Croat", "Czech", "Dane", "Finn", "Greek", "Kazakh", "Kiwi", "Pole", "Scot", "Serb",
        "Slovak", "Spaniard", "Swede", "Turk",
    ];
    let stem = word.strip_suffix("woman").or_else(|| word.strip_suffix("man"));
    SHORT.contains(&word)
        || stem.is_some_and(|stem| ["sh", "ch", "h", "s"].iter().any(|ending| stem.ends_with(ending)) && stem.len() > 3)
}

/// True for a capitalised word that tells the party of whom it describes.
pub(super) fn is_party(word: &str) -> bool {
    is_party_member(word) || matches!(word, "Democratic" | "Labour" | "Labor" | "Green")
}

/// True for the capitalised noun for one member of a party, which a tagger may take for the party's name.
pub(super) fn is_party_member(word: &str) -> bool {
    matches!(
        word,
        "Democrat"
            | "Republican"
            | "Conservative"
            | "Liberal"
            | "Socialist"
            | "Communist"
            | "Nationalist"
            | "Tory"
            | "Libertarian"
            | "Independent"
            | "Populist"
    )
}

/// Above zero for a noun for somebody's parent or the like, below for their child.
pub(super) fn generation(noun: &str) -> i8 {
    match noun {
        "father" | "mother" | "grandfather" | "grandmother" | "uncle" | "aunt" | "dad" | "mum" | "mom" | "grandma"
        | "granny" | "gran" | "nan" | "grandpa" | "granddad" | "grandad" => 1,
        "son" | "daughter" | "grandson" | "granddaughter" | "nephew" | "niece" => -1,
        _ => 0,
    }
}

/// True for a noun that tells of someone's life and not of their work: "the veteran", "the newcomer".
pub(super) fn is_trait(word: &str) -> bool {
    matches!(
        word,
        "veteran"
            | "star"
            | "native"
            | "survivor"
            | "widow"
            | "widower"
            | "pensioner"
            | "teenager"
            | "winner"
            | "newcomer"
            | "millionaire"
            | "billionaire"
            | "resident"
            | "septuagenarian"
            | "octogenarian"
            | "youngster"
            | "local"
            | "retiree"
            | "grandmother"
            | "grandfather"
    )
}

/// True for a small number in words.
pub(super) fn is_number(word: &str) -> bool {
    matches!(word, "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten")
}
