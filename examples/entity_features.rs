//! Dumps the features that the name tagger is trained on.
//!
//! Reads `{"id", "text", "sentences": [[start, end], ...]}` lines (code points; without "sentences" the text is segmented)
//! from standard input and writes arrays in little-endian byte order into a folder:
//!
//! ```sh
//! cargo run --release --features train --example entity_features -- OUT < texts.jsonl
//! ```
//!
//! - `records.jsonl`: `{"id", "tokens": [first, end], "sentences": [first, end]}` a line, indices into the arrays below.
//! - `tokens.bin`: 16 bytes a token: u32 start and u32 end in code points of its text, u32 word number, u8 case,
//!   u8 gazetteer, u8 grammar, u8 candidate.
//! - `sentences.bin`: for each sentence the u32 index of its first token.
//! - `words.bin`: 24 bytes a word: u64 hash of the form, u16 suffix3, u16 suffix2, u16 prefix3, u16 spelling,
//!   u32 classes, u32 how often it was seen.
//! - `tables.json`: how many rows each feature's table has.
//! - `words.txt`: word, tab, normalised form; one line a word.

use std::fs::{self, File};
use std::io::{self, BufRead, BufWriter, Write};
use std::path::Path;

use pullquote::entity_training::{TABLES, Words};
use pullquote::{Analyzer, Component, OffsetMap, Span};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = std::env::args().nth(1).ok_or("name the folder to write into")?;
    let out = Path::new(&out);
    fs::create_dir_all(out)?;
    let create = |name: &str| File::create(out.join(name)).map(BufWriter::new);
    let (mut records, mut tokens_file, mut sentences_file) =
        (create("records.jsonl")?, create("tokens.bin")?, create("sentences.bin")?);
    let tables: serde_json::Map<_, _> = TABLES.into_iter().map(|(name, rows)| (name.to_owned(), rows.into())).collect();
    fs::write(out.join("tables.json"), Value::Object(tables).to_string())?;
    let analyzer = Analyzer::new(&[Component::Sentences]);
    let mut words = Words::default();
    let mut counts: Vec<u32> = Vec::new();
    let (mut token_count, mut sentence_count) = (0_usize, 0_usize);
    for line in io::stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let text = record["text"].as_str().ok_or("each line needs a \"text\" that is a string")?;
        let spans = match record["sentences"].as_array() {
            Some(spans) => given(text, spans)?,
            None => analyzer.analyze(text)?.sentences,
        };
        let (tokens, sentences) = words.tokens(text, &spans);
        counts.resize(words.as_slice().len(), 0);
        let map = OffsetMap::new(text);
        for token in &tokens {
            let (start, end) = map.span(token.span);
            counts[token.word as usize] += 1;
            for number in [u32::try_from(start)?, u32::try_from(end)?, token.word] {
                tokens_file.write_all(&number.to_le_bytes())?;
            }
            tokens_file.write_all(&token.position)?;
            tokens_file.write_all(&[u8::from(token.candidate)])?;
        }
        for &first in &sentences {
            sentences_file.write_all(&u32::try_from(token_count + first)?.to_le_bytes())?;
        }
        let record = json!({
            "id": record["id"],
            "tokens": [token_count, token_count + tokens.len()],
            "sentences": [sentence_count, sentence_count + sentences.len()],
        });
        writeln!(records, "{record}")?;
        token_count += tokens.len();
        sentence_count += sentences.len();
    }
    let (mut words_file, mut forms) = (create("words.bin")?, create("words.txt")?);
    for (word, count) in words.as_slice().iter().zip(counts) {
        words_file.write_all(&word.hash.to_le_bytes())?;
        for bucket in word.buckets {
            words_file.write_all(&bucket.to_le_bytes())?;
        }
        words_file.write_all(&word.classes.to_le_bytes())?;
        words_file.write_all(&count.to_le_bytes())?;
        writeln!(forms, "{}\t{}", word.word, word.form)?;
    }
    for file in [&mut records, &mut tokens_file, &mut sentences_file, &mut words_file, &mut forms] {
        file.flush()?;
    }
    eprintln!("{token_count} tokens, {sentence_count} sentences, {} words", words.as_slice().len());
    Ok(())
}

/// The sentence spans that a record gives in code points.
fn given(text: &str, spans: &[Value]) -> Result<Vec<Span>, String> {
    let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bytes.push(text.len());
    let byte = |offset: &Value| offset.as_u64().and_then(|offset| bytes.get(offset as usize)).copied();
    let mut end = 0;
    spans
        .iter()
        .map(|span| match (byte(&span[0]), byte(&span[1])) {
            (Some(start), Some(stop)) if end <= start && start <= stop => {
                end = stop;
                Ok(Span::new(start, stop))
            }
            _ => Err(format!("{span} is no sentence: give [start, end] in code points, in order, without overlap")),
        })
        .collect()
}
