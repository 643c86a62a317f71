//! From code points to UTF-8.

use std::mem::MaybeUninit;

/// Code points that are looked at together.
const BLOCK: usize = 16;

/// The bytes of the longest character.
const LONGEST: usize = 4;

/// Appends code points as UTF-8, with U+FFFD for lone surrogates.
#[allow(unsafe_code)]
pub(crate) fn push_code_points(buffer: &mut String, code_points: &[u32]) {
    // Room for the longest characters, so that nothing more has to be made on the way.
    buffer.reserve(LONGEST * code_points.len());
    // SAFETY: `write` fills as many bytes of the room as it says, with whole characters.
    unsafe {
        let bytes = buffer.as_mut_vec();
        let written = write(bytes.spare_capacity_mut(), code_points);
        bytes.set_len(bytes.len() + written);
    }
}

/// Writes code points as UTF-8 to the start of `room`, which holds the longest characters, and returns how many bytes they
/// take.
///
/// Text is mostly ASCII: a block is written as a whole, and what follows goes over all of it but the ASCII that it begins
/// with.
fn write(room: &mut [MaybeUninit<u8>], code_points: &[u32]) -> usize {
    let (mut at, mut rest) = (0, code_points);
    while let Some(block) = rest.first_chunk() {
        let (narrow, wide) = narrow(block);
        room[at..at + BLOCK].write_copy_of_slice(&narrow);
        if wide == 0 {
            at += BLOCK;
            rest = &rest[BLOCK..];
            continue;
        }
        let ascii = wide.trailing_zeros() as usize;
        at += ascii;
        rest = &rest[ascii..];
        while let Some((&first, others)) = rest.split_first()
            && first >= 0x80
        {
            at = write_one(room, at, first);
            rest = others;
        }
    }
    rest.iter().fold(at, |at, &code_point| write_one(room, at, code_point))
}

/// Writes a code point at byte `at` and returns where it ends.
#[inline]
fn write_one(room: &mut [MaybeUninit<u8>], at: usize, code_point: u32) -> usize {
    let tail = |place: u32| 0x80 | (code_point >> (6 * place) & 0x3F);
    // The bytes from the lowest on, and how many there are.
    let (utf8, length) = match code_point {
        ..0x80 => (code_point, 1),
        0x80..0x800 => (0xC0 | code_point >> 6 | tail(0) << 8, 2),
        0x800..0xD800 | 0xE000..0x1_0000 => (0xE0 | code_point >> 12 | tail(1) << 8 | tail(0) << 16, 3),
        0x1_0000..0x11_0000 => (0xF0 | code_point >> 18 | tail(2) << 8 | tail(1) << 16 | tail(0) << 24, 4),
        _ => (u32::from_le_bytes(*b"\xEF\xBF\xBD\0"), 3), // U+FFFD
    };
    // Always as many bytes, which takes one store.
    room[at..at + LONGEST].write_copy_of_slice(&utf8.to_le_bytes());
    at + length
}

/// Code points as bytes, where they are ASCII, and a bit for each of those that are not, the lowest for the first.
#[cfg(target_arch = "x86_64")]
#[inline]
#[allow(unsafe_code)]
fn narrow(block: &[u32; BLOCK]) -> ([u8; BLOCK], u16) {
    use std::arch::x86_64::{__m128i, _mm_movemask_epi8, _mm_packs_epi32, _mm_packus_epi16};
    // SAFETY: these are instructions of SSE2, which every processor of this kind has, and the arrays are of the same size
    // as what they are taken for, which any bits are a value of.
    unsafe {
        let four = std::mem::transmute::<[u32; BLOCK], [__m128i; 4]>(*block);
        // What does not fit becomes the largest number that does, so that the highest bit tells.
        let bytes = _mm_packus_epi16(_mm_packs_epi32(four[0], four[1]), _mm_packs_epi32(four[2], four[3]));
        (std::mem::transmute::<__m128i, [u8; BLOCK]>(bytes), _mm_movemask_epi8(bytes).cast_unsigned() as u16)
    }
}

/// Code points as bytes, where they are ASCII, and a bit for each of those that are not, the lowest for the first.
#[cfg(not(target_arch = "x86_64"))]
use narrow_portable as narrow;

/// The same with any instructions.
#[cfg(any(test, not(target_arch = "x86_64")))]
#[inline]
fn narrow_portable(block: &[u32; BLOCK]) -> ([u8; BLOCK], u16) {
    let all = block.iter().fold(0, |all, code_point| all | code_point);
    let bit = |(index, &code_point): (usize, &u32)| u16::from(code_point >= 0x80) << index;
    let wide = if all < 0x80 { 0 } else { block.iter().enumerate().map(bit).sum() };
    (block.map(|code_point| code_point as u8), wide)
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

    #[test]
    fn every_code_point_is_written_as_the_standard_library_does() {
        for code_points in (0..=0x10_FFFF).collect::<Vec<_>>().chunks(0x1000) {
            let chars = code_points.iter().map(|&one| char::from_u32(one).unwrap_or(char::REPLACEMENT_CHARACTER));
            assert_eq!(converted(code_points), "é".chars().chain(chars).collect::<String>());
        }
    }

    proptest! {
        #[test]
        fn blocks_are_narrowed_alike_with_any_instructions(block in prop::array::uniform16(
            prop_oneof![9 => 0_u32..0x80, 1 => 0_u32..=0x10_FFFF, 1 => 0x7E_u32..0x102]
        )) {
            let (bytes, wide) = narrow(&block);
            let (expected, expected_wide) = narrow_portable(&block);
            prop_assert_eq!(wide, expected_wide);
            let ascii = |at: &usize| wide >> at & 1 == 0;
            prop_assert!((0..BLOCK).filter(ascii).all(|at| bytes[at] == expected[at]));
        }

        #[test]
        fn agrees_with_the_standard_library(code_points in prop::collection::vec(
            prop_oneof![20 => 0_u32..0x80, 1 => 0_u32..=0x10_FFFF, 1 => 0xD7F0_u32..0xE010], 0..100
        )) {
            let chars = code_points.iter().map(|&one| char::from_u32(one).unwrap_or(char::REPLACEMENT_CHARACTER));
            prop_assert_eq!(converted(&code_points), "é".chars().chain(chars).collect::<String>());
        }
    }
}
