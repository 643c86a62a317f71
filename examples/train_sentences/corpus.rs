//! Reads corpora: JSON lines with sentence offsets, and tokens in BIO columns.

use std::collections::HashSet;
use std::error::Error;
use std::fs;

use serde_json::Value;

/// A text, and the ends of its sentences as numbers of characters before them that are not white space.
pub(crate) struct Text {
    pub(crate) text: String,
    ends: HashSet<usize>,
}

impl Text {
    /// The same text without its paragraphs.
    pub(crate) fn without_paragraphs(&self) -> Self {
        Self { text: self.text.replace("\n\n", " "), ends: self.ends.clone() }
    }

    /// A test for the byte offsets at which sentences end.
    pub(crate) fn is_end(&self) -> Box<dyn Fn(usize) -> bool> {
        let mut ends = vec![false; self.text.len() + 1];
        let mut count = 0;
        for (at, char) in self.text.char_indices() {
            count += usize::from(!char.is_whitespace());
            ends[at + char.len_utf8()] = !char.is_whitespace() && self.ends.contains(&count);
        }
        Box::new(move |end| ends[end])
    }
}

/// Reads `PATH.jsonl` or `PATH.bio`.
pub(crate) fn read(path: &str) -> Result<Vec<Text>, Box<dyn Error>> {
    let data = fs::read_to_string(path).map_err(|error| format!("cannot read {path}: {error}"))?;
    if std::path::Path::new(path).extension().is_some_and(|extension| extension == "bio") {
        return Ok(read_bio(&data));
    }
    data.lines()
        .map(|line| read_json(line).ok_or_else(|| format!("{path} holds a malformed line: {line}").into()))
        .collect()
}

/// Reads `{"text", "sentences": [[start, end], ...]}` with offsets in code points.
fn read_json(line: &str) -> Option<Text> {
    let record: Value = serde_json::from_str(line).ok()?;
    let text = record["text"].as_str()?;
    let mut seen = vec![0];
    for char in text.chars() {
        seen.push(seen[seen.len() - 1] + usize::from(!char.is_whitespace()));
    }
    let end = |span: &Value| seen.get(usize::try_from(span[1].as_u64()?).ok()?).copied();
    let ends = record["sentences"].as_array()?.iter().map(end).collect::<Option<_>>()?;
    Some(Text { text: text.to_owned(), ends })
}

/// The sentences of a text made of a BIO file, and of a paragraph in it.
const TEXT: usize = 12;
const PARAGRAPH: usize = 3;

/// Reads lines of a token and a tab, with blank lines between sentences, as texts of a few paragraphs.
fn read_bio(data: &str) -> Vec<Text> {
    let sentences: Vec<String> = data
        .split("\n\n")
        .map(|block| detokenize(block.lines().filter_map(|line| line.split('\t').next())))
        .filter(|sentence| !sentence.is_empty())
        .collect();
    sentences
        .chunks(TEXT)
        .map(|sentences| {
            let mut text = String::new();
            let (mut ends, mut count) = (HashSet::new(), 0);
            for (index, sentence) in sentences.iter().enumerate() {
                text.push_str(if index == 0 {
                    ""
                } else if index % PARAGRAPH == 0 {
                    "\n\n"
                } else {
                    " "
                });
                text.push_str(sentence);
                count += sentence.chars().filter(|char| !char.is_whitespace()).count();
                ends.insert(count);
            }
            Text { text, ends }
        })
        .collect()
}

/// Puts tokens together as they were written, as far as that can be told.
fn detokenize<'t>(tokens: impl Iterator<Item = &'t str>) -> String {
    let mut text = String::new();
    let (mut quoted, mut glued) = (false, true);
    for token in tokens {
        let (before, after) = match token {
            "\"" => {
                quoted = !quoted;
                (!quoted, quoted)
            }
            "(" | "[" | "{" | "$" => (false, true),
            "." | "," | ";" | ":" | "!" | "?" | ")" | "]" | "}" | "%" | "..." | "'s" | "n't" | "'re" | "'ve"
            | "'ll" | "'d" | "'m" => (true, false),
            _ => (false, false),
        };
        if !glued && !before {
            text.push(' ');
        }
        text.push_str(token);
        glued = after;
    }
    text
}
