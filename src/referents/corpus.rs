//! Speakers of a whole corpus: quotes counted by name, with the variants of one name joined.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::form::Form;

/// A quote by its speaker, as a row of the table of quotes gives it.
#[derive(Debug, Clone, Default)]
pub struct Attribution<'a> {
    /// The full name of the speaker.
    pub name: &'a str,
    /// The speaker's title, if the text gives one.
    pub title: Option<&'a str>,
    /// The speaker's organisation, if the text gives one.
    pub affiliation: Option<&'a str>,
    /// A number for the document.
    pub document: usize,
}

/// A speaker of a corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The name: that of the alias table, or else the most frequent variant.
    pub name: String,
    /// The number of quotes.
    pub quotes: usize,
    /// The number of documents with these quotes.
    pub documents: usize,
    /// The forms of the name in the texts, the most frequent first.
    pub variants: Vec<String>,
    /// The titles in the texts, the most frequent first.
    pub titles: Vec<String>,
    /// The organisations in the texts, the most frequent first.
    pub affiliations: Vec<String>,
}

/// Counts quotes by speaker, the speakers with most quotes first, of equals by name.
///
/// Two names are one speaker's if they differ in nothing but case, full stops, accents, hyphens, the kind of apostrophe,
/// honorifics and titles in front, middle initials, suffixes such as "Jr." or "Inc.", and the order in "Quintero, Alba"; but
/// where the corpus has two different sets of initials or two suffixes of persons for a name, such forms stay apart. A given
/// name and its initial stay apart too: "J. Quintero" may be anyone. `aliases` are pairs of a variant and the name that it stands for. They win
/// over all of this.
pub fn count_speakers<'a>(
    attributions: impl IntoIterator<Item = Attribution<'a>>,
    aliases: &[(String, String)],
) -> Vec<Speaker> {
    let mut variants: BTreeMap<&str, Variant> = BTreeMap::new();
    for attribution in attributions {
        variants.entry(attribution.name).or_default().add(&attribution);
    }
    let aliases = Aliases::new(aliases);
    let forms: BTreeMap<&str, Form> = variants.keys().map(|&name| (name, Form::of(name))).collect();
    let mut marks: HashMap<&str, HashSet<&str>> = HashMap::new();
    for form in forms.values().filter(|form| !form.marks.is_empty()) {
        marks.entry(&form.bare).or_default().insert(&form.marks);
    }
    let mut groups: BTreeMap<(Option<&str>, String), Vec<&str>> = BTreeMap::new();
    for (&name, form) in &forms {
        let key = if let Some(target) = aliases.find(name, form) {
            (Some(target), String::new())
        } else if marks.get(form.bare.as_str()).is_some_and(|marks| marks.len() > 1) {
            (None, format!("{} {}", form.bare, form.marks))
        } else {
            (None, form.bare.clone())
        };
        groups.entry(key).or_default().push(name);
    }
    let mut speakers: Vec<Speaker> =
        groups.into_iter().map(|((target, _), names)| speaker(target, &names, &variants)).collect();
    speakers.sort_by(|a, b| b.quotes.cmp(&a.quotes).then_with(|| a.name.cmp(&b.name)));
    speakers
}

/// What the corpus has of one form of a name.
#[derive(Default)]
struct Variant<'a> {
    quotes: usize,
    documents: HashSet<usize>,
    titles: BTreeMap<&'a str, usize>,
    affiliations: BTreeMap<&'a str, usize>,
}

impl<'a> Variant<'a> {
    fn add(&mut self, attribution: &Attribution<'a>) {
        self.quotes += 1;
        self.documents.insert(attribution.document);
        if let Some(title) = attribution.title {
            *self.titles.entry(title).or_default() += 1;
        }
        if let Some(affiliation) = attribution.affiliation {
            *self.affiliations.entry(affiliation).or_default() += 1;
        }
    }
}

fn speaker(target: Option<&str>, names: &[&str], variants: &BTreeMap<&str, Variant>) -> Speaker {
    let forms = ranked(names.iter().map(|&name| (name, variants[name].quotes)));
    let all = || names.iter().map(|&name| &variants[name]);
    Speaker {
        name: target.map_or_else(|| forms[0].clone(), str::to_owned),
        quotes: all().map(|variant| variant.quotes).sum(),
        documents: all().flat_map(|variant| &variant.documents).collect::<HashSet<_>>().len(),
        titles: ranked(all().flat_map(|variant| variant.titles.iter().map(|(&title, &count)| (title, count)))),
        affiliations: ranked(
            all().flat_map(|variant| variant.affiliations.iter().map(|(&name, &count)| (name, count))),
        ),
        variants: forms,
    }
}

/// The words with their counts summed over what differs in case alone: the most frequent first, then the longest.
fn ranked<'a>(counts: impl Iterator<Item = (&'a str, usize)>) -> Vec<String> {
    let mut sums: BTreeMap<String, (usize, usize, &str)> = BTreeMap::new();
    for (word, count) in counts {
        let entry = sums.entry(word.to_lowercase()).or_insert((0, 0, word));
        entry.0 += count;
        if count > entry.1 {
            (entry.1, entry.2) = (count, word);
        }
    }
    let mut ranked: Vec<_> = sums.into_values().collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(b.2.len().cmp(&a.2.len())).then(a.2.cmp(b.2)));
    ranked.into_iter().map(|(_, _, word)| word.to_owned()).collect()
}

/// The user's own table of names.
struct Aliases<'a> {
    exact: HashMap<String, &'a str>,
    bare: HashMap<String, &'a str>,
}

impl<'a> Aliases<'a> {
    fn new(pairs: &'a [(String, String)]) -> Self {
        let (mut exact, mut bare) = (HashMap::new(), HashMap::new());
        for (alias, name) in pairs {
            // A name stands for itself, unless it is an alias of another; the first pair of an alias counts.
            exact.entry(plain(alias)).or_insert(name.as_str());
            bare.entry(Form::of(alias).bare).or_insert(name.as_str());
        }
        for (_, name) in pairs {
            exact.entry(plain(name)).or_insert(name);
            bare.entry(Form::of(name).bare).or_insert(name);
        }
        Self { exact, bare }
    }

    fn find(&self, name: &str, form: &Form) -> Option<&'a str> {
        self.exact.get(&plain(name)).or_else(|| self.bare.get(&form.bare)).copied()
    }
}

fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(names: &[&str], aliases: &[(&str, &str)]) -> Vec<(String, usize)> {
        let rows =
            names.iter().enumerate().map(|(document, name)| Attribution { name, document, ..Default::default() });
        let aliases: Vec<_> = aliases.iter().map(|&(alias, name)| (alias.to_owned(), name.to_owned())).collect();
        count_speakers(rows, &aliases).into_iter().map(|speaker| (speaker.name, speaker.quotes)).collect()
    }

    fn counts(expected: &[(&str, usize)]) -> Vec<(String, usize)> {
        expected.iter().map(|&(name, quotes)| (name.to_owned(), quotes)).collect()
    }

    #[test]
    fn joins_variants_that_differ_in_what_does_not_count() {
        let names = [
            "Alba Quintero",
            "Mayor Alba Quintero",
            "ALBA QUINTERO",
            "Alba M. Quintero",
            "Alba Quintero",
            "Orrin Foods Inc.",
        ];
        assert_eq!(count(&names, &[]), counts(&[("Alba Quintero", 5), ("Orrin Foods Inc.", 1)]));
        assert_eq!(count(&["Orrin Foods Inc.", "Orrin Foods"], &[]), counts(&[("Orrin Foods Inc.", 2)]));
    }

    #[test]
    fn joins_what_publishers_print_in_different_ways() {
        let one = |names: &[&str]| assert_eq!(count(names, &[]).len(), 1, "{names:?}");
        one(&["Alba Quintero", "Quintero, Alba", "Dr. Alba Quintero", "Former Prime Minister Alba Quintero"]);
        one(&["Ana O’Rourke", "Ana O'Rourke", "Dame Ana O‘Rourke DBE"]);
        one(&["Jean-Pierre Lefèvre", "Jean Pierre Lefevre", "JEAN-PIERRE LEFÈVRE", "Jean-Pierre Lefe\u{300}vre"]);
        one(&["J.K. Tavares", "J. K. Tavares", "JK Tavares"]);
        one(&["Rui A.B. Tavares", "Rui A. B. Tavares", "Rui Tavares"]);
        one(&["Rui Tavares, Jr.", "Rui Tavares Jr"]);
        one(&["Straße AG", "Strasse"]);
        assert_eq!(count(&["Sir", "Dr", "—", "Prime Minister", "Q."], &[]).len(), 5);
    }

    #[test]
    fn keeps_apart_who_may_be_another() {
        let two = |names: &[&str]| assert_eq!(count(names, &[]).len(), 2, "{names:?}");
        two(&["J. Quintero", "Jerome Quintero"]);
        two(&["Xi Weidong", "Weidong Xi"]);
        two(&["Rui Tavares", "Rui Tavares Pina"]);
        two(&["Orrin Foods", "Orrin Motors"]);
        two(&["Marle Court, Harlow", "Marle Court"]);
        assert_eq!(count(&["J. Quintero", "Jerome H. Quintero", "Jerome Quintero"], &[]).len(), 2);
    }

    #[test]
    fn keeps_apart_what_initials_or_suffixes_tell_apart() {
        let names = ["Rui A. Tavares", "Rui B. Tavares", "Rui Tavares"];
        assert_eq!(count(&names, &[]).len(), 3);
        assert_eq!(count(&["Rui Tavares Jr.", "Rui Tavares Sr."], &[]).len(), 2);
        assert_eq!(count(&["Rui Tavares", "Ana Tavares"], &[]).len(), 2);
    }

    #[test]
    fn aliases_win_over_everything() {
        let names = ["FTC", "Federal Trade Commission", "the F.T.C.", "Rui A. Tavares", "Rui B. Tavares"];
        let aliases =
            [("FTC", "Federal Trade Commission"), ("Rui A. Tavares", "Tavares"), ("Rui B. Tavares", "Tavares")];
        assert_eq!(count(&names, &aliases), counts(&[("Federal Trade Commission", 3), ("Tavares", 2)]));
    }

    #[test]
    fn titles_and_affiliations_come_by_frequency() {
        let row = |title, document| Attribution { name: "Ana Ruiz", title: Some(title), affiliation: None, document };
        let speakers = count_speakers([row("mayor", 1), row("Mayor", 1), row("Mayor", 2), row("chair", 3)], &[]);
        assert_eq!(speakers[0].titles, ["Mayor", "chair"]);
        assert_eq!((speakers[0].quotes, speakers[0].documents), (4, 3));
        assert!(count_speakers([], &[]).is_empty());
    }
}
