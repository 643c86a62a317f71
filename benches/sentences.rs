//! Bandwidth of sentence segmentation on one thread, against a bare scan for terminal marks with memchr.
//!
//! ```sh
//! cargo bench --bench sentences -- TEXT.txt
//! ```
//!
//! Without a file it runs on a text made up here, and on hostile texts, which show that the time is linear.

use std::hint::black_box;
use std::time::{Duration, Instant};

use pullquote::{Analyzer, Component};

/// The size of the benchmark texts, in bytes.
const SIZE: usize = 8 << 20;

fn main() {
    let path = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let from_file = path.is_some();
    let text = path.as_ref().map_or_else(made_up, |path| std::fs::read_to_string(path).expect("a text file in UTF-8"));
    let huge = text.repeat(SIZE.div_ceil(text.len()));
    let small: Vec<&str> = pieces(&huge, 2048);
    let analyzer = Analyzer::new(&[Component::Sentences]);
    let segment = |text: &str| analyzer.analyze(text).expect("a text of this size").sentences.len();

    report("memchr3 over .!?", huge.len(), || memchr::memchr3_iter(b'.', b'!', b'?', huge.as_bytes()).count());
    report("one text", huge.len(), || segment(&huge));
    report("texts of 2 kB", huge.len(), || small.iter().map(|text| segment(text)).sum());
    if from_file {
        return;
    }
    for hostile in [
        "a", ".", "\"", "\n", " ", "A", ". ", ") ", "”", "“", "A. ", ": ", "@", "-", "1. ", "1) )", " .", "a\n",
        "?\" a ",
    ] {
        let text = hostile.repeat(SIZE / 4 / hostile.len());
        report(&format!("only {hostile:?}"), text.len(), || segment(&text));
    }
}

/// Prints the best bandwidth of a few runs.
fn report(name: &str, bytes: usize, mut run: impl FnMut() -> usize) {
    let best = (0..5).map(|_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    });
    let best = best.min().unwrap_or(Duration::MAX).as_secs_f64();
    #[allow(clippy::cast_precision_loss)]
    let bandwidth = bytes as f64 / best / 1e6;
    println!("{name:<20} {bandwidth:>8.0} MB/s");
}

/// Cuts a text into pieces of about `size` bytes.
fn pieces(text: &str, size: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while rest.len() > size {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(size));
        pieces.push(piece);
        rest = after;
    }
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
