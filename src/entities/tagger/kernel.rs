//! Integer matrix products, the one place with instructions of particular processors.
//!
//! Inputs are unsigned bytes, weights signed bytes, sums 32-bit integers, so that every path gives the same sums: the
//! widest row, 1,536 inputs, cannot overflow them.
#![allow(unsafe_code)]
// Plain loops are meant: see `avx2`.
#![allow(clippy::needless_range_loop)]

#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::{
    _MM_HINT_T0, _mm_prefetch, _mm256_add_epi32, _mm256_loadu_si256, _mm256_madd_epi16, _mm256_set1_epi32,
    _mm256_setzero_si256, _mm256_storeu_si256, _mm512_dpbusd_epi32, _mm512_loadu_si512, _mm512_set1_epi32,
    _mm512_setzero_si512, _mm512_storeu_si512,
};

/// Outputs are padded to a multiple of this.
const BLOCK: usize = 64;
/// The most inputs of a matrix.
pub(super) const MOST_INPUTS: usize = 1536;

/// The instructions that a processor has, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// Those that every processor has.
    Portable,
    /// 256-bit integers of x86.
    Avx2,
    /// 512-bit integers and the products of bytes of x86.
    Vnni,
}

impl Level {
    /// What this processor has.
    #[cfg(target_arch = "x86_64")]
    pub(super) fn detect() -> Self {
        let avx2 = is_x86_feature_detected!("avx2");
        let vnni = is_x86_feature_detected!("avx512f")
            && is_x86_feature_detected!("avx512bw")
            && is_x86_feature_detected!("avx512vnni");
        match (avx2, vnni) {
            (true, true) => Self::Vnni,
            (true, false) => Self::Avx2,
            (false, _) => Self::Portable,
        }
    }

    /// What this processor has.
    #[cfg(not(target_arch = "x86_64"))]
    pub(super) fn detect() -> Self {
        Self::Portable
    }
}

/// A matrix of signed bytes, laid out for the instructions that multiply by it.
pub(super) struct Matrix {
    level: Level,
    inputs: usize,
    outputs: usize,
    weights: Weights,
}

enum Weights {
    /// For each block of outputs and four inputs: the four weights of each output.
    Bytes(Vec<Line<[[i8; BLOCK]; 4]>>),
    /// For each block of outputs and two inputs: the two weights of each output.
    Pairs(Vec<Line<[i16; 2 * BLOCK]>>),
}

/// Weights that begin where a line of the processor's cache does, so that no load reads two.
#[repr(align(64))]
struct Line<T>(T);

impl Matrix {
    /// The matrix whose weight for output `o` and input `i` is `weight(o, i)`; `inputs` is a multiple of four.
    pub(super) fn new(level: Level, outputs: usize, inputs: usize, weight: impl Fn(usize, usize) -> i8) -> Self {
        debug_assert!(inputs.is_multiple_of(4) && inputs <= MOST_INPUTS);
        let padded = outputs.next_multiple_of(BLOCK);
        let weight = |output: usize, input: usize| if output < outputs { weight(output, input) } else { 0 };
        let blocks = padded / BLOCK;
        let weights = if level == Level::Vnni {
            let mut bytes = Vec::with_capacity(blocks * inputs / 4);
            for block in 0..blocks {
                for group in 0..inputs / 4 {
                    bytes.push(Line(std::array::from_fn(|quarter| {
                        std::array::from_fn(|at| {
                            weight(block * BLOCK + quarter * (BLOCK / 4) + at / 4, group * 4 + at % 4)
                        })
                    })));
                }
            }
            Weights::Bytes(bytes)
        } else {
            let mut pairs = Vec::with_capacity(blocks * inputs / 2);
            for block in 0..blocks {
                for pair in 0..inputs / 2 {
                    pairs.push(Line(std::array::from_fn(|at| {
                        i16::from(weight(block * BLOCK + at / 2, pair * 2 + at % 2))
                    })));
                }
            }
            Weights::Pairs(pairs)
        };
        Self { level, inputs, outputs: padded, weights }
    }

    /// The number of sums of a row: the outputs, and zeros up to a multiple of 64.
    pub(super) fn outputs(&self) -> usize {
        self.outputs
    }

    /// Multiplies `rows`, of as many bytes each as the matrix has inputs, and writes [`outputs`](Self::outputs) sums for each.
    pub(super) fn multiply(&self, rows: &[u8], sums: &mut [i32]) {
        assert_eq!(rows.len() / self.inputs * self.outputs, sums.len());
        assert_eq!(rows.len() % self.inputs, 0);
        match &self.weights {
            #[cfg(target_arch = "x86_64")]
            Weights::Bytes(weights) => self.tiles::<6>(rows, sums, |rows, sums| {
                // SAFETY: a matrix of bytes is made at level VNNI alone, which `Level::detect` gives only to processors
                // with these instructions.
                unsafe {
                    if sums.len() == 6 * self.outputs {
                        vnni::<6>(rows, self.inputs, weights, sums, self.outputs);
                    } else {
                        vnni::<1>(rows, self.inputs, weights, sums, self.outputs);
                    }
                }
            }),
            #[cfg(not(target_arch = "x86_64"))]
            Weights::Bytes(_) => unreachable!("this processor has no level that lays bytes out"),
            Weights::Pairs(weights) => {
                // Made once and used for every tile: filling it with zeros costs about as much as a small tile.
                let mut room = [0; 4 * MOST_INPUTS / 2];
                self.tiles::<4>(rows, sums, |rows, sums| {
                    let pairs = &mut room[..rows.len() / 2];
                    for (pair, bytes) in pairs.iter_mut().zip(rows.as_chunks::<2>().0) {
                        *pair = i32::from(bytes[0]) | i32::from(bytes[1]) << 16;
                    }
                    #[cfg(target_arch = "x86_64")]
                    if self.level >= Level::Avx2 {
                        // SAFETY: `Level::detect` gives this level only to processors with these instructions.
                        unsafe {
                            if sums.len() == 4 * self.outputs {
                                avx2::<4>(pairs, weights, sums, self.outputs);
                            } else {
                                avx2::<1>(pairs, weights, sums, self.outputs);
                            }
                        }
                        return;
                    }
                    portable(pairs, weights, sums, self.outputs);
                });
            }
        }
    }

    /// Calls `multiply` with `TILE` rows at a time as long as there are so many, and with the last ones one by one.
    fn tiles<const TILE: usize>(&self, rows: &[u8], sums: &mut [i32], mut multiply: impl FnMut(&[u8], &mut [i32])) {
        let whole = rows.len() / (TILE * self.inputs);
        let (rows, last_rows) = rows.split_at(whole * TILE * self.inputs);
        let (sums, last_sums) = sums.split_at_mut(whole * TILE * self.outputs);
        for (rows, sums) in rows.chunks_exact(TILE * self.inputs).zip(sums.chunks_exact_mut(TILE * self.outputs)) {
            multiply(rows, sums);
        }
        for (row, sums) in last_rows.chunks_exact(self.inputs).zip(last_sums.chunks_exact_mut(self.outputs)) {
            multiply(row, sums);
        }
    }
}

/// Any number of rows, as pairs of inputs, with plain arithmetic.
fn portable(pairs: &[i32], weights: &[Line<[i16; 2 * BLOCK]>], sums: &mut [i32], outputs: usize) {
    let blocks = outputs / BLOCK;
    let count = weights.len() / blocks;
    for (row, sums) in pairs.chunks_exact(count).zip(sums.chunks_exact_mut(outputs)) {
        for (weights, sums) in weights.chunks_exact(count).zip(sums.chunks_exact_mut(BLOCK)) {
            sums.fill(0);
            for (&pair, weights) in row.iter().zip(weights) {
                let (first, second) = (pair & 0xffff, pair >> 16);
                for (sum, weight) in sums.iter_mut().zip(weights.0.as_chunks::<2>().0) {
                    *sum += first * i32::from(weight[0]) + second * i32::from(weight[1]);
                }
            }
        }
    }
}

// The functions below use plain loops: what a closure or an iterator's adapter does would not be compiled for the
// instructions of the function around it.

/// `ROWS` rows, as pairs of inputs.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn avx2<const ROWS: usize>(pairs: &[i32], weights: &[Line<[i16; 2 * BLOCK]>], sums: &mut [i32], outputs: usize) {
    /// Outputs that are summed at once: two registers a row.
    const PART: usize = 16;
    let count = pairs.len() / ROWS;
    for block in 0..outputs / BLOCK {
        let weights = &weights[block * count..][..count];
        for part in 0..BLOCK / PART {
            let mut total = [[_mm256_setzero_si256(); 2]; ROWS];
            for pair in 0..count {
                let weights: &[[i16; PART]] = weights[pair].0.as_chunks().0;
                // SAFETY: each array holds 16 integers of 16 bits, one register.
                let first = unsafe { _mm256_loadu_si256(weights[2 * part].as_ptr().cast()) };
                // SAFETY: as above.
                let second = unsafe { _mm256_loadu_si256(weights[2 * part + 1].as_ptr().cast()) };
                for row in 0..ROWS {
                    let inputs = _mm256_set1_epi32(pairs[row * count + pair]);
                    total[row][0] = _mm256_add_epi32(total[row][0], _mm256_madd_epi16(inputs, first));
                    total[row][1] = _mm256_add_epi32(total[row][1], _mm256_madd_epi16(inputs, second));
                }
            }
            for row in 0..ROWS {
                let start = row * outputs + block * BLOCK + part * PART;
                for half in 0..2 {
                    let sums = &mut sums[start + half * PART / 2..][..PART / 2];
                    // SAFETY: the slice holds eight integers of 32 bits, one register.
                    unsafe { _mm256_storeu_si256(sums.as_mut_ptr().cast(), total[row][half]) };
                }
            }
        }
    }
}

/// `ROWS` rows of bytes.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
fn vnni<const ROWS: usize>(
    rows: &[u8],
    inputs: usize,
    weights: &[Line<[[i8; BLOCK]; 4]>],
    sums: &mut [i32],
    outputs: usize,
) {
    let count = inputs / 4;
    let rows = &rows.as_chunks::<4>().0[..ROWS * count];
    for block in 0..outputs / BLOCK {
        let weights = &weights[block * count..][..count];
        let mut total = [[_mm512_setzero_si512(); 4]; ROWS];
        for group in 0..count {
            let weights = &weights[group].0;
            // SAFETY: each array holds 64 bytes, one register.
            let first = unsafe { _mm512_loadu_si512(weights[0].as_ptr().cast()) };
            // SAFETY: as above.
            let second = unsafe { _mm512_loadu_si512(weights[1].as_ptr().cast()) };
            // SAFETY: as above.
            let third = unsafe { _mm512_loadu_si512(weights[2].as_ptr().cast()) };
            // SAFETY: as above.
            let fourth = unsafe { _mm512_loadu_si512(weights[3].as_ptr().cast()) };
            for row in 0..ROWS {
                let inputs = _mm512_set1_epi32(i32::from_le_bytes(rows[row * count + group]));
                total[row][0] = _mm512_dpbusd_epi32(total[row][0], inputs, first);
                total[row][1] = _mm512_dpbusd_epi32(total[row][1], inputs, second);
                total[row][2] = _mm512_dpbusd_epi32(total[row][2], inputs, third);
                total[row][3] = _mm512_dpbusd_epi32(total[row][3], inputs, fourth);
            }
        }
        for row in 0..ROWS {
            for quarter in 0..4 {
                let sums = &mut sums[row * outputs + block * BLOCK + quarter * (BLOCK / 4)..][..BLOCK / 4];
                // SAFETY: the slice holds sixteen integers of 32 bits, one register.
                unsafe { _mm512_storeu_si512(sums.as_mut_ptr().cast(), total[row][quarter]) };
            }
        }
    }
}

/// Asks the processor to fetch `numbers`, which will be read soon.
#[inline(always)]
pub(super) fn prefetch(numbers: &[i16]) {
    #[cfg(target_arch = "x86_64")]
    for line in numbers.chunks(32) {
        // SAFETY: every processor of this architecture has the instruction, and it reads nothing.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(line.as_ptr().cast()) };
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = numbers;
}

/// Runs `work` compiled for the 256-bit instructions of `level`, if it has them.
///
/// What `work` does must be inlined into it to profit. The instructions change no result: they have no fused products,
/// and sums of floating-point numbers keep their order.
#[inline]
pub(super) fn run<R>(level: Level, work: impl Work<R>) -> R {
    #[cfg(target_arch = "x86_64")]
    if level >= Level::Avx2 {
        // SAFETY: `Level::detect` gives this level only to processors with these instructions.
        return unsafe { run_avx2(work) };
    }
    let _ = level;
    work.run()
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn run_avx2<R>(work: impl Work<R>) -> R {
    work.run()
}

/// Work for [`run`], whose body is marked `#[inline(always)]`.
pub(super) trait Work<R> {
    /// Does the work.
    fn run(self) -> R;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_gives_the_same_sums() {
        let mut state = 1_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        for (outputs, inputs, count) in [(45, 128, 13), (128, 384, 6), (192, 576, 6), (1, 4, 1), (64, 1536, 5)] {
            let weights: Vec<_> = (0..outputs * inputs).map(|_| next().cast_signed()).collect();
            let rows: Vec<_> = (0..count * inputs).map(|_| next()).collect();
            for level in
                [Level::Portable, Level::Avx2, Level::Vnni].into_iter().filter(|&level| level <= Level::detect())
            {
                let matrix = Matrix::new(level, outputs, inputs, |output, input| weights[output * inputs + input]);
                let mut sums = vec![-1; count * matrix.outputs()];
                matrix.multiply(&rows, &mut sums);
                for (row, sums) in rows.chunks(inputs).zip(sums.chunks(matrix.outputs())) {
                    for (output, &sum) in sums.iter().enumerate() {
                        let expected = if output < outputs {
                            let weights = &weights[output * inputs..];
                            row.iter().zip(weights).map(|(&a, &b)| i32::from(a) * i32::from(b)).sum()
                        } else {
                            0
                        };
                        assert_eq!(sum, expected, "{level:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_largest_sums_fit() {
        for level in [Level::Portable, Level::detect()] {
            let matrix = Matrix::new(level, 1, MOST_INPUTS, |_, _| i8::MIN);
            let mut sums = vec![0; matrix.outputs()];
            matrix.multiply(&[u8::MAX; MOST_INPUTS], &mut sums);
            assert_eq!(sums[0], -255 * 128 * 1536);
        }
    }
}
