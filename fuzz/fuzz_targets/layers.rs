//! Sentences and tokens of any bytes, which are fast and so get far.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    pullquote_fuzz::invariants::check_sentences(&String::from_utf8_lossy(bytes));
});
