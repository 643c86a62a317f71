//! Long work in short rounds, so that progress shows and results are handed on as they come.

use std::time::{Duration, Instant};

use pyo3::prelude::*;

use super::signals::{LONG, short, watched};
use crate::{Pool, Workers};

/// How long a round should last: short against a second, long against the cost of starting one.
const ROUND: Duration = Duration::from_millis(150);

/// The size of the first round in bytes for each thread; later ones follow from how long they took.
const FIRST_ROUND: usize = 1 << 17;

/// Runs work in rounds on the workers, with the GIL released, and looks for signals meanwhile.
pub(super) struct Rounds {
    pool: Pool,
    threads: usize,
    bytes: usize,
}

impl Rounds {
    pub(super) fn new(workers: &Workers) -> Self {
        Self { pool: workers.pool(), threads: workers.threads(), bytes: workers.threads() * FIRST_ROUND }
    }

    /// Applies `work` to all `items`, of `size` bytes each, and hands the results to `done` in the items' order.
    ///
    /// # Errors
    /// What a signal handler raises (such as `KeyboardInterrupt`), what `done` returns, and a panic of `work`.
    pub(super) fn run<T: Sync, R: Send>(
        &mut self,
        py: Python<'_>,
        items: &[T],
        size: impl Fn(&T) -> usize,
        work: impl Fn(&T) -> R + Sync,
        mut done: impl FnMut(&[T], Vec<R>) -> PyResult<()>,
    ) -> PyResult<()> {
        let mut rest = items;
        while !rest.is_empty() {
            let (mut count, mut bytes) = (0, 0);
            while count < rest.len() && (bytes < self.bytes || count < self.threads) {
                bytes += size(&rest[count]);
                count += 1;
            }
            let (round, later) = rest.split_at(count);
            let start = Instant::now();
            let pool = &self.pool;
            let results = if bytes < LONG {
                short(py, || pool.map(round, &work))
            } else {
                watched(py, |interrupt| pool.map(round, |item| interrupt.run(|| work(item))).into_iter().collect())
            };
            self.adapt(start.elapsed());
            done(round, results?)?;
            py.check_signals()?;
            rest = later;
        }
        Ok(())
    }

    fn adapt(&mut self, elapsed: Duration) {
        if elapsed < ROUND / 2 {
            self.bytes = self.bytes.saturating_mul(2);
        } else if elapsed > ROUND * 2 {
            self.bytes = (self.bytes / 2).max(1);
        }
    }
}
