//! Texts that repeat one passage: none may take ten times as long a byte as news does.
#![no_main]

use std::sync::LazyLock;

use cpu_time::ThreadTime;
use pullquote::Analyzer;
use pullquote_fuzz::passage::Passage;

/// How much longer than news a byte may take.
const BOUND: f64 = 10.0;
/// Bytes of each text: enough that what is not linear shows.
const SIZE: usize = 30_000;

static NEWS: LazyLock<f64> = LazyLock::new(|| {
    let articles = [
        include_str!("../../examples/articles/harbour_bridge.txt"),
        include_str!("../../examples/articles/museum_letters.txt"),
        include_str!("../../examples/articles/orchard_earnings.txt"),
        include_str!("../../examples/articles/storm_delia.txt"),
    ];
    let news = articles.join("\n\n");
    seconds(&news, 5) / news.len() as f64
});

libfuzzer_sys::fuzz_target!(|passage: Passage| {
    let news = *NEWS;
    if passage.0.is_empty() {
        return;
    }
    let text = passage.0.repeat(SIZE.div_ceil(passage.0.len()));
    // The first run tells most; only what looks slow is measured again.
    let factor = |runs| seconds(&text, runs) / text.len() as f64 / news;
    assert!(factor(1) < BOUND || factor(5) < BOUND, "{:.0} times news", factor(5));
});

/// The least processor time of so many runs.
fn seconds(text: &str, runs: usize) -> f64 {
    let time = |_| {
        let start = ThreadTime::now();
        Analyzer::default().analyze(text).unwrap();
        start.elapsed().as_secs_f64()
    };
    (0..runs).map(time).fold(f64::INFINITY, f64::min)
}
