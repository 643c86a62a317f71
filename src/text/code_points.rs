//! From code points to UTF-8.

/// Code points that are looked at together.
const BLOCK: usize = 16;

/// Appends code points as UTF-8, with U+FFFD for lone surrogates.
///
/// Text is mostly ASCII: a block is narrowed as a whole, and only up to the first code point of it that is not.
pub(crate) fn push_code_points(buffer: &mut String, code_points: &[u32]) {
    let mut rest = code_points;
    while let Some(block) = rest.first_chunk::<BLOCK>() {
        let is_ascii = block.iter().fold(0, |all, code_point| all | code_point) < 0x80;
        let wide = || block.iter().position(|&code_point| code_point >= 0x80);
        let ascii = if is_ascii { BLOCK } else { wide().unwrap_or(BLOCK) };
        push_ascii(buffer, block, ascii);
        rest = &rest[ascii..];
        if ascii < BLOCK {
            push_one(buffer, rest[0]);
            rest = &rest[1..];
        }
    }
    for &code_point in rest {
        push_one(buffer, code_point);
    }
}

/// Appends the first `count` code points of a block, which are ASCII.
#[inline]
#[allow(unsafe_code)]
fn push_ascii(buffer: &mut String, block: &[u32; BLOCK], count: usize) {
    // All of the block is written, which takes one store, and what is not wanted is dropped again.
    let end = buffer.len() + count;
    // SAFETY: bytes below 0x80 are characters of their own in UTF-8, so any number of them may be added or dropped.
    let bytes = unsafe { buffer.as_mut_vec() };
    bytes.extend_from_slice(&block.map(|code_point| (code_point & 0x7F) as u8));
    bytes.truncate(end);
}

fn push_one(buffer: &mut String, code_point: u32) {
    buffer.push(char::from_u32(code_point).unwrap_or(char::REPLACEMENT_CHARACTER));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn converted(code_points: &[u32]) -> String {
        let mut buffer = "é".to_owned();
        push_code_points(&mut buffer, code_points);
        buffer
    }

    #[test]
    fn lone_surrogates_become_replacement_characters() {
        assert_eq!(converted(&[0x61, 0xD800]), "éa\u{FFFD}");
        assert_eq!(converted(&[0xD83D, 0xDE00, 0x62]), "é\u{FFFD}\u{FFFD}b", "two that would be a pair in UTF-16");
        assert_eq!(converted(&[0xD800; BLOCK]), format!("é{}", "\u{FFFD}".repeat(BLOCK)));
    }

    proptest! {
        #[test]
        fn agrees_with_the_standard_library(code_points in prop::collection::vec(
            prop_oneof![20 => 0_u32..0x80, 1 => 0_u32..=0x10_FFFF, 1 => 0xD7F0_u32..0xE010], 0..100
        )) {
            let chars = code_points.iter().map(|&one| char::from_u32(one).unwrap_or(char::REPLACEMENT_CHARACTER));
            prop_assert_eq!(converted(&code_points), "é".chars().chain(chars).collect::<String>());
        }
    }
}
