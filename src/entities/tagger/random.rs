//! Models of random weights, for tests and for measuring speed.

use super::layout::{HEADER, Layout, REACH, Sizes};
use super::model::{MAGIC, SUMS, VERSION, sums};
use super::{decode, position, word};

/// Small sizes, for tests.
pub(super) const SMALL: Sizes =
    Sizes { kind: 64, hidden: 64, layers: 2, vector_width: 6, vector_rows: 50, word_rows: 40, provenance: 14 };

/// The sizes of the real model.
#[cfg(feature = "train")]
pub(super) const REAL: Sizes = Sizes {
    kind: 128,
    hidden: 192,
    layers: 2,
    vector_width: 56,
    vector_rows: 137_771,
    word_rows: 30_000,
    provenance: 14,
};

/// The bytes of a model of these sizes with random weights.
pub(super) fn random(sizes: Sizes, seed: u64) -> Vec<u8> {
    let layout = Layout::new(&sizes).expect("sizes that memory can hold");
    let mut state = seed;
    let mut next = || {
        // splitmix64
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ state >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    };
    let mut bytes: Vec<u8> = std::iter::repeat_with(&mut next).flat_map(u64::to_le_bytes).take(layout.end).collect();
    bytes[..8].copy_from_slice(MAGIC);
    let header = [
        VERSION as usize,
        sizes.kind,
        sizes.hidden,
        sizes.layers,
        sizes.vector_width,
        sizes.vector_rows,
        sizes.word_rows,
        decode::TAGS,
        word::AFFIXES,
        word::SPELLINGS,
        u32::BITS as usize,
        position::CASES,
        position::GAZETTEER,
        position::GRAMMAR,
        REACH,
        sizes.provenance,
    ];
    for (at, field) in (8..SUMS.start).step_by(4).zip(header) {
        bytes[at..at + 4].copy_from_slice(&(field as u32).to_le_bytes());
    }
    bytes[HEADER..HEADER + sizes.provenance].copy_from_slice(&b"random weights"[..sizes.provenance]);
    for section in &layout.floats {
        for at in section.clone().step_by(4) {
            // Small numbers of both signs; scales are small as well.
            let number = ((next() >> 40) as f32 / (1 << 23) as f32 - 1.0) * 0.01;
            bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
        }
    }
    for (section, value) in [(&layout.steps, 0.02_f32), (&layout.temperature, 1.5), (&layout.consistency, 0.5)] {
        for at in section.clone().step_by(4) {
            bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
        }
    }
    for (at, knot) in layout.calibration.clone().step_by(4).zip((0..decode::KNOTS).cycle()) {
        let value = knot as f32 / (decode::KNOTS - 1) as f32;
        bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    for hashes in [&layout.vector_hashes, &layout.word_hashes] {
        let mut sorted: Vec<u64> = hashes.clone().step_by(8).map(|_| next()).collect();
        sorted.sort_unstable();
        for (at, hash) in hashes.clone().step_by(8).zip(sorted) {
            bytes[at..at + 8].copy_from_slice(&hash.to_le_bytes());
        }
    }
    seal(&mut bytes);
    bytes
}

/// Makes the sums in the header agree with the other bytes, if these are enough for a header.
pub(super) fn seal(bytes: &mut [u8]) {
    if bytes.len() >= HEADER {
        let sums = sums(bytes);
        bytes[SUMS][..8].copy_from_slice(&sums[0].to_le_bytes());
        bytes[SUMS][8..].copy_from_slice(&sums[1].to_le_bytes());
    }
}
