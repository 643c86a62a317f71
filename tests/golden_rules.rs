//! The English Golden Rules of sentence segmentation, which keep a quotation whole.
//!
//! The rules are not part of this repository. Name a file that holds them, as a JSON list of `[text, [sentences]]`, in the
//! environment variable `GOLDEN_RULES` to run this test; without it the test is skipped.

use pullquote::{Analyzer, Component, Quotations};

#[test]
fn passes_all_golden_rules_but_one() {
    let Ok(path) = std::env::var("GOLDEN_RULES") else {
        eprintln!("skipped: set GOLDEN_RULES to the path of the rules to run this test");
        return;
    };
    let rules = std::fs::read_to_string(&path).expect("GOLDEN_RULES names a file that can be read");
    let rules: Vec<(String, Vec<String>)> = serde_json::from_str(&rules).expect("a list of [text, [sentences]]");
    let analyzer = Analyzer::new(&[Component::Sentences]).with_quotations(Quotations::Keep);
    let mut failed = 0;
    for (text, wanted) in &rules {
        let document = analyzer.analyze(text).unwrap();
        let found: Vec<_> = document.sentences.iter().map(|sentence| sentence.slice(text)).collect();
        if found != *wanted {
            failed += 1;
            eprintln!("wanted {wanted:#?}\nfound  {found:#?}");
        }
    }
    assert!(failed <= 1, "{failed} of {} rules fail", rules.len());
}
