//! The loader of models: bytes are refused with an error, or give a tagger that any text can be tagged with.
#![no_main]

use std::sync::LazyLock;

use arbitrary::Arbitrary;
use pullquote::Span;
use pullquote::entity_training::{ModelTagger, random_model, seal};

/// How a model file is spoilt.
#[derive(Arbitrary, Debug)]
struct Spoilt {
    /// The model that is shipped, or a small one.
    shipped: bool,
    /// Places and what is written there.
    changes: Vec<(Place, u32)>,
    /// Bytes cut off or added at the end.
    length: i16,
    /// True if the sums in the header are made to agree, so that what lies behind them is read.
    sealed: bool,
    text: String,
}

/// Where in a file.
#[derive(Arbitrary, Debug)]
enum Place {
    /// The number of a field of the header.
    Header(u8),
    /// A place among all bytes.
    Anywhere(u32),
    /// A place counted from the end, where the small sections are.
    End(u16),
}

static SHIPPED: &[u8] = include_bytes!("../../data/entities.bin");
static SMALL: LazyLock<Vec<u8>> = LazyLock::new(|| random_model(1));

libfuzzer_sys::fuzz_target!(|spoilt: Spoilt| {
    let mut bytes = if spoilt.shipped { SHIPPED.to_vec() } else { SMALL.clone() };
    for (place, value) in &spoilt.changes {
        let at = match *place {
            Place::Header(field) => 4 * usize::from(field % 22),
            Place::Anywhere(at) => at as usize % (bytes.len() - 3),
            Place::End(back) => (bytes.len() - 4).saturating_sub(usize::from(back)),
        };
        bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    let length = bytes.len().saturating_add_signed(spoilt.length.into());
    bytes.resize(length, 0);
    if spoilt.sealed {
        seal(&mut bytes);
    }
    // The real model is whole; one with other numbers may tag anything, but in order and in bounds.
    let Ok(mut tagger) = ModelTagger::new("spoilt.bin", bytes) else { return };
    let _ = tagger.provenance();
    for text in
        [spoilt.text.as_str(), "Mayor Alba Quintero of Port Harlow told the FTC on May 5 that Harlow & Sons paid $5."]
    {
        let mut end = 0;
        for entity in tagger.tag(text).1 {
            assert!(entity.span.start() >= end && !entity.span.slice(text).is_empty());
            assert!((0.0..=1.0).contains(&entity.score), "{}", entity.score);
            end = entity.span.end();
        }
        assert!(Span::new(0, text.len()).end() >= end);
    }
});
