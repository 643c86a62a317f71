//! Tokens a second of sentence segmentation, tokenizing and entity tagging on one thread.
//!
//! ```sh
//! cargo bench --features train --bench entities -- [MODEL|random] TEXTS.txt...
//! ```
//!
//! The texts are read in pieces of about 5,000 bytes, as news articles are long.

use std::hint::black_box;
use std::time::{Duration, Instant};

use pullquote::entity_training::ModelTagger;
use pullquote::{Analyzer, Component, Tokens};

/// The size of an article, in bytes.
const ARTICLE: usize = 5_000;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with('-'));
    let model = arguments.next().unwrap_or_else(|| "random".to_owned());
    let text: String =
        arguments.map(|path| std::fs::read_to_string(path).expect("a text file in UTF-8") + "\n\n").collect();
    let text = if text.is_empty() { made_up().repeat(400) } else { text };
    let articles = pieces(&text);

    let started = Instant::now();
    let mut tagger = if model == "random" { ModelTagger::random() } else { ModelTagger::read(&model).unwrap() };
    println!("{} articles; model made ready in {:.0} ms", articles.len(), started.elapsed().as_secs_f64() * 1e3);

    let segmenter = Analyzer::new(&[Component::Sentences]);
    let tokens = |text: &str| Tokens::new(text, &segmenter.analyze(text).expect("a short text").sentences).len();
    let count = articles.iter().map(|text| tokens(text)).sum();
    report("sentences and tokens", count, || articles.iter().map(|text| tokens(text)).sum());
    report("entities by this model", count, || articles.iter().map(|text| tagger.tag(text).1.len()).sum());
}

/// The time that this thread has been running, where the system tells it: on a busy machine the clock tells less.
fn now(start: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// Prints the best speed of a few runs.
fn report(name: &str, tokens: usize, mut run: impl FnMut() -> usize) {
    let best = (0..5).map(|_| {
        let clock = Instant::now();
        let start = now(clock);
        black_box(run());
        now(clock).saturating_sub(start)
    });
    let best = best.min().unwrap_or(Duration::MAX).as_secs_f64();
    #[allow(clippy::cast_precision_loss)]
    let speed = tokens as f64 / best;
    println!("{name:<24} {speed:>12.0} tokens/s");
}

/// Cuts a text into articles, at line ends where there are any.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while rest.len() > ARTICLE {
        let near = rest.floor_char_boundary(ARTICLE);
        let cut = rest[..near].rfind('\n').map_or(near, |at| at + 1);
        let (piece, after) = rest.split_at(cut);
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    pieces
}

/// A few paragraphs in the manner of a newspaper.
fn made_up() -> String {
    "The council of Port Harlow voted on Tuesday night to close the old bridge to all traffic until engineers from the \
     state have finished their inspection of its piers, which Mayor Alba Quintero called “a matter of weeks, not months.” \
     The bridge opened in 1931. It carries about 14,000 cars a day, according to the U.S. Department of Transportation, \
     and was last repaired in 2004 at a cost of $3.2 million.\n\n\
     “Nobody wants to hear this in November,” Dr. Okoro, who runs the clinic on the east bank, told the council. “Our \
     patients will drive forty minutes. Some of them won’t come at all!” She asked for a ferry. Would the town pay for \
     it? Mr. Lindqvist, of Harlow & Sons Inc., said that it would not.\n\n"
        .to_owned()
}
