//! Short names: "Bill" for "William".

use std::sync::LazyLock;

use super::key::{Key, ListMap};

/// Given names, each before its short forms.
const SHORT_FORMS: &[&[&str]] = &[
    &["alexander", "alex"],
    &["andrew", "andy"],
    &["anthony", "tony"],
    &["benjamin", "ben"],
    &["charles", "charlie", "chuck"],
    &["christopher", "chris"],
    &["daniel", "dan", "danny"],
    &["david", "dave"],
    &["deborah", "debbie"],
    &["edward", "ed", "ted", "eddie"],
    &["elizabeth", "liz", "beth", "betsy"],
    &["gregory", "greg"],
    &["jacob", "jake"],
    &["james", "jim", "jimmy"],
    &["jeffrey", "jeff"],
    &["jennifer", "jen", "jenny"],
    &["john", "jack", "johnny"],
    &["jonathan", "jon"],
    &["joseph", "joe"],
    &["joshua", "josh"],
    &["katherine", "kate", "kathy", "katie"],
    &["kenneth", "ken"],
    &["lawrence", "larry"],
    &["margaret", "maggie", "peggy"],
    &["matthew", "matt"],
    &["michael", "mike"],
    &["nicholas", "nick"],
    &["patricia", "pat"],
    &["peter", "pete"],
    &["philip", "phil"],
    &["richard", "rick", "dick", "rich"],
    &["robert", "bob", "rob", "bobby"],
    &["ronald", "ron"],
    &["samuel", "sam"],
    &["stephen", "steve"],
    &["steven", "steve"],
    &["susan", "sue"],
    &["thomas", "tom"],
    &["timothy", "tim"],
    &["victoria", "vicky"],
    &["william", "bill", "will", "billy"],
];

/// True if one given name is a short form of the other.
pub(super) fn is_short_form(a: Key, b: Key) -> bool {
    /// For each name the numbers of the rows that it stands in.
    static ROWS: LazyLock<ListMap<u64>> = LazyLock::new(|| {
        let mut rows = ListMap::default();
        for (row, names) in SHORT_FORMS.iter().enumerate() {
            for name in *names {
                *rows.entry(Key::of(name)).or_default() |= 1 << row;
            }
        }
        rows
    });
    ROWS.get(&a).is_some_and(|a| ROWS.get(&b).is_some_and(|b| a & b != 0))
}
