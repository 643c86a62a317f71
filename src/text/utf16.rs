//! From UTF-16 to UTF-8.

/// Code units that are looked at together.
const BLOCK: usize = 16;

/// Appends UTF-16 in the machine's byte order as UTF-8, with U+FFFD for lone surrogates.
pub(crate) fn push_utf16(buffer: &mut Vec<u8>, units: &[[u8; 2]]) {
    let unit = |at: usize| units.get(at).map_or(0, |&unit| u32::from(u16::from_ne_bytes(unit)));
    let mut at = 0;
    while at < units.len() {
        if let Some(block) = units[at..].first_chunk::<BLOCK>() {
            let block = block.map(u16::from_ne_bytes);
            let all = block.iter().fold(0, |all, unit| all | unit) < 0x80;
            let ascii = if all { BLOCK } else { block.iter().take_while(|&&unit| unit < 0x80).count() };
            let end = buffer.len() + ascii;
            buffer.extend_from_slice(&block.map(|unit| unit as u8));
            buffer.truncate(end);
            at += ascii;
            if ascii == BLOCK {
                continue;
            }
        }
        let (mut code_point, mut width) = (unit(at), 1);
        if let (0xD800..0xDC00, low @ 0xDC00..0xE000) = (code_point, unit(at + 1)) {
            (code_point, width) = (0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00), 2);
        }
        let char = char::from_u32(code_point).unwrap_or(char::REPLACEMENT_CHARACTER);
        buffer.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
        at += width;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn converted(units: &[u16]) -> String {
        let units: Vec<_> = units.iter().map(|unit| unit.to_ne_bytes()).collect();
        let mut buffer = Vec::new();
        push_utf16(&mut buffer, &units);
        String::from_utf8(buffer).unwrap()
    }

    #[test]
    fn lone_surrogates_become_replacement_characters() {
        assert_eq!(converted(&[0x61, 0xD800]), "a\u{FFFD}");
        assert_eq!(converted(&[0xDC00, 0xD800, 0x62]), "\u{FFFD}\u{FFFD}b");
        assert_eq!(converted(&[0xD800, 0xD83D, 0xDE00]), "\u{FFFD}😀");
    }

    proptest! {
        #[test]
        fn agrees_with_the_standard_library(units in prop::collection::vec(
            prop_oneof![8 => 0_u16..0x80, 1 => any::<u16>(), 1 => 0xD7F0_u16..0xE010], 0..100
        )) {
            prop_assert_eq!(converted(&units), String::from_utf16_lossy(&units));
        }
    }
}
