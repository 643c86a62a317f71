//! How long each layer takes of one pass over JSON lines with a `"text"`, read from standard input.
//!
//! ```sh
//! python tools/corpus.py 2000 | cargo run --release --example layers
//! ```

use std::io::{self, BufRead};
use std::time::Duration;

use pullquote::{Analyzer, Component};
use serde_json::Value;

/// How often all texts are analysed; the quickest run of each layer counts.
const RUNS: usize = 7;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut texts = Vec::new();
    for line in io::stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line?)?;
        texts.push(record["text"].as_str().ok_or("each line needs a \"text\" that is a string")?.to_owned());
    }
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let analyzer = Analyzer::default();
    let mut best = Component::ALL.map(|_| Duration::MAX);
    for _ in 0..RUNS {
        for (best, (_, time)) in best.iter_mut().zip(analyzer.component_times(&texts)?) {
            *best = time.min(*best);
        }
    }
    let layers = ["sentences and tokens", "entities", "quotes", "names"];
    let all: Duration = best.iter().sum();
    println!("| layer                | ms for all | share of the time |");
    println!("|----------------------|------------|-------------------|");
    for (layer, time) in layers.iter().zip(best) {
        let share = 100.0 * time.as_secs_f64() / all.as_secs_f64();
        println!("| {layer:<20} | {:>10.1} | {share:>15.1} % |", 1e3 * time.as_secs_f64());
    }
    Ok(())
}
