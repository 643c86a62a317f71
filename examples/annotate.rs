//! Annotates JSON lines: reads `{"id", "text"}` objects from standard input and writes each with its sentences, entities,
//! quotes and referents to standard output. Offsets are code points, end exclusive.
//!
//! ```sh
//! echo '{"id": "1", "text": "“It holds,” she said."}' | cargo run --release --example annotate
//! ```

use std::io::{self, BufRead, BufWriter, Write};

use pullquote::{Analyzer, OffsetMap, Span};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let analyzer = Analyzer::default();
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let text = record["text"].as_str().ok_or("each line needs a \"text\" that is a string")?;
        let document = analyzer.analyze(text)?;
        let map = OffsetMap::new(text);
        let mention = |span: Span| {
            let (start, end) = map.span(span);
            json!({"start": start, "end": end, "text": span.slice(text)})
        };
        let name = |span: Option<Span>| span.map(|span| span.slice(text));
        let entities = document.entities.iter().map(|entity| {
            let (start, end) = map.span(entity.span);
            json!({"start": start, "end": end, "text": entity.span.slice(text), "label": entity.label,
                   "name": entity.name.slice(text), "score": entity.score})
        });
        let quotes = document.quotes.iter().map(|quote| {
            let (start, end) = map.span(quote.span());
            json!({"start": start, "end": end, "text": quote.span().slice(text), "kind": quote.kind,
                   "spans": quote.pieces.iter().map(|&piece| map.span(piece)).collect::<Vec<_>>(),
                   "speaker": quote.speaker.map(mention), "speaker_name": name(quote.speaker_name),
                   "speaker_title": name(quote.speaker_title), "speaker_affiliation": name(quote.speaker_affiliation),
                   "cue": quote.cue.map(mention), "method": quote.method, "score": quote.score})
        });
        let names = |spans: &[Span]| spans.iter().map(|span| span.slice(text)).collect::<Vec<_>>();
        let referents = document.referents.iter().map(|referent| {
            json!({"name": referent.name.slice(text), "label": referent.label, "ticker": referent.ticker,
                   "titles": names(&referent.titles), "affiliations": names(&referent.affiliations),
                   "mentions": referent.mentions.iter().map(|&span| mention(span)).collect::<Vec<_>>()})
        });
        let annotated = json!({
            "id": record["id"],
            "text": text,
            "sentences": document.sentences.iter().map(|&sentence| map.span(sentence)).collect::<Vec<_>>(),
            "entities": entities.collect::<Vec<_>>(),
            "quotes": quotes.collect::<Vec<_>>(),
            "referents": referents.collect::<Vec<_>>(),
        });
        writeln!(out, "{annotated}")?;
    }
    Ok(())
}
