//! Forms: names as they are compared across documents.

use std::borrow::Cow;

use super::words::{Class, classify, honour};

/// A name as it is compared across documents.
pub(super) struct Form {
    /// The words that count, in lower case.
    pub(super) bare: String,
    /// Middle initials and suffixes of persons.
    pub(super) marks: String,
}

impl Form {
    pub(super) fn of(name: &str) -> Self {
        let mut words = words(&in_order(name));
        let mut marks = Vec::new();
        while words.len() > 1 && classify(&words[words.len() - 1].letters).has(Class::SUFFIX) {
            let suffix = words.pop().map(|word| word.letters).unwrap_or_default();
            if matches!(&*suffix, "jr" | "sr" | "ii" | "iii" | "iv") {
                marks.push(suffix);
            }
        }
        // "Tan Sri Musa Hitam"
        if let [first, second, _, ..] = &words[..] {
            let honour = honour(&first.letters, &second.letters);
            words.drain(..honour);
        }
        // "Former Prime Minister Alba Quintero": what stands before a title belongs to it.
        let class = |word: &Word| classify(&word.letters);
        let lead = words
            .iter()
            .take_while(|word| class(word).has(Class::TITLE.or(Class::ARTICLE).or(Class::CONTRAST).or(Class::FIELD)));
        let titles = lead.enumerate().filter(|(_, word)| class(word).has(Class::TITLE.or(Class::ARTICLE))).last();
        let cut = titles.map_or(0, |(at, _)| at + 1).min(words.len().saturating_sub(1));
        let last = words.len() - cut;
        let mut bare = Vec::new();
        for (at, word) in words.into_iter().skip(cut).enumerate() {
            let middle = word.initials && at > 0 && at + 1 < last;
            if middle { &mut marks } else { &mut bare }.push(word.letters);
        }
        Self { bare: bare.join(" "), marks: marks.join(" ") }
    }
}

/// A word of a name as it is compared: in lower case, without full stops and accents.
struct Word {
    letters: String,
    /// "H.", and "J.K." or "J. K." as one.
    initials: bool,
}

/// The words of a name; what a hyphen joins are two.
fn words(name: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for word in name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–')) {
        let word = word.trim_matches(',');
        let letters: String =
            word.chars().filter(|&c| c != '.').flat_map(char::to_lowercase).flat_map(plain_letters).collect();
        let count = letters.chars().count();
        let initials = count == 1 || count > 1 && word.matches('.').count() == count;
        match words.last_mut() {
            _ if letters.is_empty() => {}
            Some(last) if initials && last.initials => last.letters.push_str(&letters),
            _ => words.push(Word { letters, initials }),
        }
    }
    words
}

/// "Alba Quintero" for "Quintero, Alba", but "Rui Tavares, Jr." and "Orrin Foods, Inc." as they are.
fn in_order(name: &str) -> Cow<'_, str> {
    match name.split_once(',') {
        Some((surname, rest)) if !rest.contains(',') => {
            let suffix = rest.split_whitespace().all(|word| classify(word).has(Class::SUFFIX));
            if suffix { Cow::Borrowed(name) } else { Cow::Owned(format!("{} {}", rest.trim(), surname.trim())) }
        }
        _ => Cow::Borrowed(name),
    }
}

/// A word in lower case and without accents.
pub(super) fn plain(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).flat_map(plain_letters).collect()
}

/// A lower-case letter without its accent, and one kind of apostrophe, as publishers print names in different ways.
fn plain_letters(letter: char) -> impl Iterator<Item = char> {
    const ACCENTS: [(&str, &str); 22] = [
        ("a", "àáâãäåāăąǎạảấầậắằặ"),
        ("ae", "æǽ"),
        ("c", "çćĉċč"),
        ("d", "ďđð"),
        ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
        ("g", "ĝğġģǧ"),
        ("h", "ĥħ"),
        ("i", "ìíîïĩīĭįıǐịỉ"),
        ("j", "ĵ"),
        ("k", "ķ"),
        ("l", "ĺļľŀł"),
        ("n", "ñńņňŉ"),
        ("o", "òóôõöøōŏőǒọỏốồổỗộơớờởỡợ"),
        ("oe", "œ"),
        ("r", "ŕŗř"),
        ("s", "śŝşšș"),
        ("ss", "ß"),
        ("t", "ţťŧțþ"),
        ("u", "ùúûüũūŭůűųǔụủưứừửữự"),
        ("w", "ŵ"),
        ("y", "ýÿŷỳỵ"),
        ("z", "źżž"),
    ];
    let combining = ('\u{300}'..'\u{370}').contains(&letter);
    let found = ACCENTS.iter().find(|(_, accented)| !letter.is_ascii() && accented.contains(letter));
    let single = match letter {
        '’' | 'ʼ' | '‘' | '`' => '\'',
        letter => letter,
    };
    let alone = (found.is_none() && !combining).then_some(single);
    found.map_or("", |(plain, _)| plain).chars().chain(alone)
}
