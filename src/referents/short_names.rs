//! Short names: "Bill" for "William".

use std::sync::LazyLock;

use super::key::{Key, ListMap};

/// Given names, each before its short forms. No more than 128 rows.
const SHORT_FORMS: &[&[&str]] = &[
    &["alexander", "alex", "sandy", "sasha", "lex"],
    &["andrew", "andy", "drew"],
    &["anthony", "tony", "ant"],
    &["benjamin", "ben"],
    &["charles", "charlie", "chuck"],
    &["christopher", "chris"],
    &["daniel", "dan", "danny"],
    &["david", "dave"],
    &["deborah", "debbie", "deb"],
    &["edward", "ed", "ted", "eddie", "teddy"],
    &["elizabeth", "liz", "beth", "betsy", "lizzie", "betty", "libby"],
    &["gregory", "greg"],
    &["jacob", "jake"],
    &["james", "jim", "jimmy"],
    &["jeffrey", "jeff"],
    &["jennifer", "jen", "jenny"],
    &["john", "jack", "johnny"],
    &["jonathan", "jon"],
    &["joseph", "joe", "joey"],
    &["joshua", "josh"],
    &["katherine", "kate", "kathy", "katie", "kitty", "kat"],
    &["kenneth", "ken", "kenny"],
    &["lawrence", "larry"],
    &["margaret", "maggie", "peggy", "meg", "madge"],
    &["matthew", "matt"],
    &["michael", "mike", "mick", "mickey"],
    &["nicholas", "nick", "nicky"],
    &["patricia", "pat", "patty", "trish", "tricia"],
    &["peter", "pete"],
    &["philip", "phil"],
    &["richard", "rick", "dick", "rich", "ricky", "richie"],
    &["robert", "bob", "rob", "bobby", "robbie"],
    &["ronald", "ron", "ronnie"],
    &["samuel", "sam", "sammy"],
    &["stephen", "steve", "stevie"],
    &["steven", "steve"],
    &["susan", "sue", "susie", "suzie"],
    &["thomas", "tom", "tommy"],
    &["timothy", "tim", "timmy"],
    &["victoria", "vicky", "vicki", "tori"],
    &["william", "bill", "will", "billy", "willie"],
    &["abigail", "abby", "gail"],
    &["albert", "bert", "bertie"],
    &["alfred", "alf", "alfie", "fred"],
    &["antonio", "toño", "tony"],
    &["arthur", "art"],
    &["barbara", "barb", "babs"],
    &["bernard", "bernie"],
    &["caroline", "carrie"],
    &["catherine", "cathy", "kate", "katie", "cath"],
    &["kathleen", "kathy", "kath", "kate"],
    &["dorothy", "dot", "dottie"],
    &["eleanor", "ellie", "nell", "nora"],
    &["francis", "frank", "fran"],
    &["francisco", "paco", "pancho", "kiko"],
    &["frederick", "fred", "freddie"],
    &["henry", "harry", "hank"],
    &["isabella", "bella", "izzy"],
    &["jacqueline", "jackie"],
    &["josé", "pepe"],
    &["leonard", "len", "lenny"],
    &["penelope", "penny"],
    &["rebecca", "becky", "becca"],
    &["theodore", "theo", "ted", "teddy"],
    &["veronica", "ronnie"],
];

/// The forms that a given name can have beside `name`.
fn other_forms(name: Key) -> impl Iterator<Item = Key> {
    let mut rows = ROWS.get(&name).copied().unwrap_or_default();
    let known = std::iter::from_fn(move || {
        let row = (rows != 0).then(|| rows.trailing_zeros() as usize)?;
        rows &= rows - 1;
        Some(SHORT_FORMS[row])
    });
    known.flatten().map(|form| Key::of(form)).filter(move |&other| other != name)
}

/// What someone may be called for short: the short forms of the given name, and the beginnings of it that leave out two letters
/// or more, as "Steph" does of "Stephanie".
pub(super) fn nicknames(given: &str) -> impl Iterator<Item = Key> {
    let letters = given.chars().count();
    let ends = given.char_indices().map(|(at, _)| at).enumerate().skip(SHORTEST);
    let cut = ends.take_while(move |&(count, _)| count < LONGEST && count + LEFT_OUT <= letters);
    other_forms(Key::of(given)).chain(cut.map(|(_, end)| Key::of(&given[..end])))
}

/// How many letters the beginning of a given name has that stands for it, and how many it leaves out.
const SHORTEST: usize = 3;
const LONGEST: usize = 7;
const LEFT_OUT: usize = 2;

/// For each name the numbers of the rows that it stands in.
static ROWS: LazyLock<ListMap<u128>> = LazyLock::new(|| {
    let mut rows = ListMap::default();
    for (row, names) in SHORT_FORMS.iter().enumerate() {
        for name in *names {
            *rows.entry(Key::of(name)).or_default() |= 1 << row;
        }
    }
    rows
});

/// True if one given name is a short form of the other.
pub(super) fn is_short_form(a: Key, b: Key) -> bool {
    ROWS.get(&a).is_some_and(|a| ROWS.get(&b).is_some_and(|b| a & b != 0))
}
