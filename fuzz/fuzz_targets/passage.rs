//! Passages of words and marks that the layers know, through the whole analyzer.
#![no_main]

use pullquote_fuzz::invariants::{check, check_selections};
use pullquote_fuzz::passage::Passage;

libfuzzer_sys::fuzz_target!(|passage: Passage| {
    check(&passage.0);
    // Dear, and so not for every text.
    if passage.0.len() % 8 == 0 {
        check_selections(&passage.0);
    }
});
