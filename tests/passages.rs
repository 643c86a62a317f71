//! Who said what in passages written for these tests, with the reading that a careful reader gives.
//!
//! The passages stand in `tests/data/passages`: lines of text that begin with `>`, and below them one line a quote, as
//! "kind | speaker | cue | piece | piece", with `¶` for a line end inside a piece and `-` for what is not there.

mod common;

use std::path::Path;

/// A text, and the lines of its reading.
type Passage = (String, Vec<String>);

/// Reads the passages of a file: blocks between blank lines. A block that begins with `#` is a heading.
fn passages(path: &Path) -> Vec<Passage> {
    let file = std::fs::read_to_string(path).unwrap();
    let blocks = file.split("\n\n").map(str::trim).filter(|block| block.starts_with('>'));
    blocks
        .map(|block| {
            let (text, reading): (Vec<&str>, Vec<&str>) = block.lines().partition(|line| line.starts_with('>'));
            let text: Vec<&str> = text.iter().map(|line| line[1..].trim_start()).collect();
            (text.join("\n"), reading.iter().map(|line| line.replace('¶', "\n")).collect())
        })
        .collect()
}

#[track_caller]
fn check(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/passages").join(name);
    let passages = passages(&path);
    assert!(!passages.is_empty(), "no passages in {name}");
    let mut wrong = Vec::new();
    for (text, mut expected) in passages {
        let mut found = common::lines(&text);
        // Nested quotes may stand in either order in the file.
        found.sort();
        expected.sort();
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected:#?}\n  found {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong in {name}:\n\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn each_construct_by_itself() {
    check("constructs.txt");
}

#[test]
fn constructs_as_newsrooms_mix_them() {
    check("newsrooms.txt");
}

#[test]
fn passages_read_before_the_tool_read_them() {
    check("dispatches.txt");
}

#[test]
fn orders_and_where_reports_end() {
    check("orders.txt");
}

#[test]
fn headlines_that_tell_who_says_what() {
    check("headlines.txt");
}

#[test]
fn sentences_that_only_look_like_a_construct() {
    check("contrasts.txt");
}

#[test]
fn everyday_sentences() {
    check("everyday.txt");
}

#[test]
fn attributions_inside_a_clause_and_quotations_inside_quotations() {
    check("asides.txt");
}

#[test]
fn rows_judgements_and_acts_of_speech() {
    check("judgements.txt");
}

#[test]
fn datelines_asides_insertions_and_sources_around_an_attribution() {
    check("surroundings.txt");
}

#[test]
fn clauses_whose_verb_looks_like_a_noun_and_clauses_within_the_attribution() {
    check("clauses.txt");
}
