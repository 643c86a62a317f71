//! Hostile texts against news: the time a byte and the memory of each, at several sizes.
//!
//! ```sh
//! cargo bench --bench worst_cases -- [--only WORD] [--record docs/robustness.md]
//! ```
//!
//! Times are the processor's, in multiples of what the same layers take for a byte of news that was written for this
//! project, in articles of its usual length; the promise is that no text takes ten times as long. Memory is the most that
//! was allocated at a time, in multiples of the text. The record replaces the tables between the two marks in the file.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Duration;

use cpu_time::ThreadTime;
use peak_alloc::PeakAlloc;
use pullquote::{Analyzer, Component};

mod cases;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Sizes of the texts in bytes; what is not linear grows from one to the next.
const SIZES: [usize; 3] = [16_000, 125_000, 1_000_000];
/// The size of the texts that are measured but once.
const HUGE: usize = 100_000_000;
/// How many times the time of news a text may take.
const BOUND: f64 = 10.0;
/// Where the record begins and ends in its file.
const MARKS: [&str; 2] = ["<!-- worst cases -->\n", "<!-- end of worst cases -->\n"];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| arguments.iter().position(|argument| argument == name).map(|at| &arguments[at + 1]);
    let only = |name: &str| option("--only").is_none_or(|word| name.contains(word.as_str()));

    let all = Analyzer::default();
    let sentences = Analyzer::new(&[Component::Sentences]);
    let articles = cases::news();
    let bytes = articles.iter().map(|article| article.len()).sum();
    let news = |analyzer: Analyzer| {
        let run = || articles.iter().map(|text| analyzer.analyze(text).expect("a short text").sentences.len()).sum();
        seconds(50, run) / as_f64(bytes)
    };
    let (news_all, news_sentences) = (news(all), news(sentences));

    let mut worst = Worst::default();
    let mut table = format!(
        "News: {:.1} MB/s with all layers, {:.0} MB/s for sentences alone, on one thread.\n\n\
         | text | {} | sentences, {} | memory |\n|---|--:|--:|--:|--:|--:|\n",
        1e-6 / news_all,
        1e-6 / news_sentences,
        SIZES.map(show).join(" | "),
        show(SIZES[2]),
    );
    for (name, make) in cases::CASES.iter().filter(|(name, _)| only(name)) {
        let mut row = format!("| {name} |");
        let mut memory = 0.0;
        for size in SIZES {
            let text = make(size);
            let (time, peak) = measure(all, &text);
            memory = peak;
            worst.all = worst.all.max(time / news_all);
            let _ = write!(row, " {} |", factor(time / news_all));
        }
        let (time, _) = measure(sentences, &make(SIZES[2]));
        worst.note(time / news_sentences, memory);
        let _ = writeln!(row, " {} | {memory:.0} |", factor(time / news_sentences));
        print!("{row}");
        table += &row;
    }
    let _ = write!(table, "\n| text of {} | all layers | sentences | memory |\n|---|--:|--:|--:|\n", show(HUGE));
    for (name, make) in cases::HUGE_CASES.iter().filter(|(name, _)| only(name)) {
        let text = make(HUGE);
        let ((time, memory), (alone, _)) = (measure(all, &text), measure(sentences, &text));
        let (time, alone) = (time / news_all, alone / news_sentences);
        worst.all = worst.all.max(time);
        worst.note(alone, memory);
        let row = format!("| {name} | {} | {} | {memory:.0} |\n", factor(time), factor(alone));
        print!("{row}");
        table += &row;
    }
    let verdict = format!(
        "\nThe slowest takes {:.1} times the time of news a byte with all layers, and {:.1} times for sentences alone; the most \
         memory is {:.0} times the text.\n",
        worst.all, worst.sentences, worst.memory
    );
    print!("{verdict}");
    table += &verdict;
    if let Some(path) = option("--record") {
        record(path, &table);
    }
}

/// The largest factors of all texts.
#[derive(Default)]
struct Worst {
    all: f64,
    sentences: f64,
    memory: f64,
}

impl Worst {
    fn note(&mut self, sentences: f64, memory: f64) {
        self.sentences = self.sentences.max(sentences);
        self.memory = self.memory.max(memory);
    }
}

/// Seconds a byte, and the most memory in multiples of the text.
fn measure(analyzer: Analyzer, text: &str) -> (f64, f64) {
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let runs = (SIZES[1] / text.len()).max(1);
    let time = seconds(runs, || analyzer.analyze(text).expect("a text of this size").sentences.len());
    let memory = MEMORY.peak_usage().saturating_sub(before);
    (time / as_f64(text.len()), as_f64(memory) / as_f64(text.len()))
}

/// The least processor time of so many runs, in seconds: on a busy machine the clock tells less.
fn seconds(runs: usize, run: impl Fn() -> usize) -> f64 {
    let time = |_| {
        let start = ThreadTime::now();
        black_box(run());
        start.elapsed()
    };
    (0..runs).map(time).min().unwrap_or(Duration::MAX).as_secs_f64()
}

/// A factor, marked where it breaks the promise.
fn factor(factor: f64) -> String {
    if factor > BOUND { format!("**{factor:.1}**") } else { format!("{factor:.1}") }
}

fn show(size: usize) -> String {
    match size {
        1_000_000.. => format!("{} MB", size / 1_000_000),
        _ => format!("{} kB", size / 1_000),
    }
}

#[allow(clippy::cast_precision_loss)]
fn as_f64(size: usize) -> f64 {
    size as f64
}

fn record(path: &str, table: &str) {
    let page = std::fs::read_to_string(path).expect("a page that can be read");
    let place = page.split_once(MARKS[0]).and_then(|(before, rest)| Some((before, rest.split_once(MARKS[1])?.1)));
    let (before, after) = place.expect("a page with the marks of this record");
    let page = format!("{before}{}\n{table}\n{}{after}", MARKS[0], MARKS[1]);
    std::fs::write(path, page).expect("a page that can be written");
}
