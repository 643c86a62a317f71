//! Tags texts with an entity model from a file.
//!
//! Reads `{"id", "text"}` lines from standard input and writes each with its entities to standard output; offsets are
//! code points, end exclusive.
//!
//! ```sh
//! cargo run --release --features train --example entity_tag -- MODEL < texts.jsonl > predicted.jsonl
//! ```

use std::io::{self, BufRead, BufWriter, Write};

use pullquote::OffsetMap;
use pullquote::entity_training::ModelTagger;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("name the model file")?;
    let mut tagger = ModelTagger::read(path)?;
    eprintln!("{}", tagger.provenance());
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let text = record["text"].as_str().ok_or("each line needs a \"text\" that is a string")?;
        let map = OffsetMap::new(text);
        let entities = tagger.tag(text).1.into_iter().map(|entity| {
            let (start, end) = map.span(entity.span);
            json!({"start": start, "end": end, "text": entity.span.slice(text), "label": entity.label,
                   "score": entity.score})
        });
        writeln!(out, "{}", json!({"id": record["id"], "text": text, "entities": entities.collect::<Vec<_>>()}))?;
    }
    out.flush()?;
    Ok(())
}
