//! The offset map against counting characters, at every place of a text.
#![no_main]

use pullquote::{OffsetMap, Span};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let map = OffsetMap::new(&text);
    for (count, (byte, char)) in text.char_indices().enumerate() {
        assert_eq!(map.code_points(byte), count);
        assert_eq!(map.span(Span::new(byte, byte + char.len_utf8())), (count, count + 1));
    }
    assert_eq!(map.code_points(text.len()), text.chars().count());
});
