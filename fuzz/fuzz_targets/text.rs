//! Any bytes through the whole analyzer.
#![no_main]

use pullquote_fuzz::invariants::{check, check_selections};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    check(&text);
    // Dear, and so not for every text.
    if text.len() % 8 == 0 {
        check_selections(&text);
    }
});
