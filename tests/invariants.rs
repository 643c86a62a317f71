//! What holds for every text, on random texts, on the seeds of the fuzzer, and on what the fuzzer found.

#[path = "common/invariants.rs"]
mod common;
#[allow(dead_code)] // Part of it is for the benchmark alone.
#[path = "../benches/worst_cases/cases.rs"]
mod worst_cases;

use std::num::NonZeroUsize;

use common::{check, check_selections, check_sentences, vocabulary};
use proptest::prelude::*;
use pullquote::{Analyzer, Workers};

/// Texts of words and marks that the layers know.
fn passages(most: usize) -> impl Strategy<Value = String> {
    let word = (0..vocabulary().len(), prop::bool::weighted(0.75));
    prop::collection::vec(word, 0..most).prop_map(|words| {
        let spell = |(word, spaced): (usize, bool)| vocabulary()[word].clone() + if spaced { " " } else { "" };
        words.into_iter().map(spell).collect()
    })
}

proptest! {
    #[test]
    fn passages_keep_every_promise(text in passages(80)) {
        check(&text);
        check_selections(&text);
    }

    #[test]
    fn any_text_keeps_every_promise(text in "(\\PC|[A-Za-z]{1,8} |[“”\"'.,!?\n]){0,60}") {
        check(&text);
    }

    #[test]
    fn sentences_and_tokens_keep_every_promise(text in passages(200)) {
        check_sentences(&text);
    }

    #[test]
    fn threads_change_nothing(texts in prop::collection::vec(passages(30), 0..12)) {
        let analyze = |text: &String| Analyzer::default().analyze(text);
        let serial: Vec<_> = texts.iter().map(analyze).collect();
        for threads in [1, 2, 5] {
            prop_assert_eq!(&Workers::new(NonZeroUsize::new(threads)).pool().map(&texts, analyze), &serial);
        }
    }
}

#[test]
fn the_seeds_of_the_fuzzer_keep_every_promise() {
    let seeds = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/seeds")).unwrap();
    let texts: Vec<String> = seeds.map(|seed| std::fs::read_to_string(seed.unwrap().path()).unwrap()).collect();
    assert!(texts.len() > 30);
    for text in &texts {
        check(text);
        check_selections(text);
    }
    // All in one text, where they meet in ways that nobody thought of.
    check(&texts.concat());
    check(&texts.join("\n\n"));
}

/// What the benchmark measures is right as well.
#[test]
fn the_worst_cases_keep_every_promise() {
    for (name, make) in worst_cases::CASES {
        println!("{name}");
        check(&make(2_000));
    }
}

/// What the fuzzer and random texts found, in texts of our own.
#[test]
fn what_random_texts_found_is_mended() {
    // Nothing stands behind the only word of a statement.
    check("first\u{2028}«");
    // A rule for names read on over the end of a sentence.
    check("the mayor...twentyHarlow announced the company St. Mr.\"");
    // A joint name stands where its two are joined, and not where each was named first.
    let text = "Ana Ruiz came. Ben Okoro did too. “We won,” Ana Ruiz and Ben Okoro said.";
    let document = check(text);
    let name = document.quotes.iter().find_map(|quote| quote.speaker_name).unwrap();
    assert_eq!(name.slice(text), "Ana Ruiz and Ben Okoro");
}
