//! Words whose full stop belongs to them.

/// Abbreviations that keep their full stop wherever they stand, even at the end of a sentence. Sorted, lower case,
/// without the final stop.
const ALWAYS: &[&str] = &[
    "assn", "ave", "blvd", "bros", "co", "corp", "cos", "dept", "dist", "est", "etc", "ft", "inc", "jr", "llc", "ltd",
    "mt", "plc", "rd", "sr", "st", "univ",
];

/// Abbreviations that keep it only inside a sentence: titles, months, and those that are words as well. Sorted, lower
/// case, without the final stop.
const INSIDE: &[&str] = &[
    "adm", "adv", "ala", "alh", "apr", "ariz", "ark", "art", "assoc", "asst", "atty", "aug", "barr", "benj", "brig",
    "calif", "capt", "cf", "chas", "cllr", "cmdr", "col", "colo", "comdr", "conn", "coun", "cpl", "dec", "del", "det",
    "dr", "drs", "ed", "edw", "engr", "ens", "esq", "feb", "fig", "fla", "fr", "fri", "ga", "gen", "gens", "geo",
    "gov", "govs", "hon", "ill", "ind", "insp", "jan", "jas", "jos", "jul", "jun", "kan", "ky", "la", "lt", "lts",
    "maj", "mar", "mass", "md", "messrs", "mich", "minn", "miss", "mo", "mohd", "mon", "mont", "mr", "mrs", "ms",
    "msgr", "muhd", "neb", "nev", "no", "nos", "nov", "oct", "okla", "ore", "p", "pa", "penn", "pfc", "ph", "pp",
    "pres", "prof", "profs", "pvt", "rep", "reps", "rev", "robt", "sat", "sen", "sens", "sep", "sept", "sgt", "smt",
    "spc", "sun", "supt", "tenn", "tex", "thos", "thu", "thurs", "tue", "tues", "va", "viz", "vol", "vs", "vt", "wash",
    "wed", "wis", "wm", "wyo",
];

/// The longest entry of the lists, in bytes.
const LONGEST: usize = 6;

/// True if the full stop after `word` belongs to it. `last` says that it is the sentence's last full stop.
pub(super) fn keeps_stop(word: &str, last: bool) -> bool {
    let bytes = word.as_bytes();
    // Initialisms: "U.S", "a.m", and inside a sentence the initials of names: "J".
    if bytes.len() >= 3 && bytes.contains(&b'.') {
        return bytes.split(|&b| b == b'.').all(|part| part.len() <= 2 && part.iter().all(u8::is_ascii_alphabetic));
    }
    if bytes.len() == 1 {
        return !last && bytes[0].is_ascii_uppercase();
    }
    let mut lower = [0; LONGEST];
    let Some(lower) = lower.get_mut(..bytes.len()) else { return false };
    lower.copy_from_slice(bytes);
    lower.make_ascii_lowercase();
    let listed = |list: &[&str]| list.binary_search_by(|entry| entry.as_bytes().cmp(lower)).is_ok();
    listed(ALWAYS) || (!last && listed(INSIDE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_fit() {
        for list in [ALWAYS, INSIDE] {
            assert!(list.is_sorted());
            assert!(list.iter().all(|entry| entry.len() <= LONGEST));
        }
    }

    #[test]
    fn tells_abbreviations_from_words() {
        for (word, last, keeps) in [
            ("Inc", true, true),
            ("Mr", false, true),
            ("No", false, true),
            ("No", true, false),
            ("U.S", true, true),
            ("a.m", true, true),
            ("Ph.D", false, true),
            ("J", false, true),
            ("B", true, false),
            ("bridge", false, false),
            ("", false, false),
            ("amazon.com", true, false),
        ] {
            assert_eq!(keeps_stop(word, last), keeps, "{word} last={last}");
        }
    }
}
