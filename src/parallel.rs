//! Many texts at once: a pool of worker threads, and the order of the results kept.

use std::mem;
use std::num::NonZeroUsize;
use std::process;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Worker threads, started when they are first needed.
///
/// Threads do not survive `fork()`, and work given to a pool that a parent process started would wait for ever. So the
/// pool remembers the process that it was started in, and another process starts its own.
///
/// ```
/// use pullquote::{Analyzer, Workers};
/// let (analyzer, workers) = (Analyzer::default(), Workers::new(None));
/// let documents = workers.pool().map(&["It holds. It will.", "Yes."], |text| analyzer.analyze(text));
/// assert_eq!(documents[0].as_ref().unwrap().sentences.len(), 2);
/// ```
#[derive(Debug)]
pub struct Workers {
    threads: usize,
    started: Mutex<Option<Started>>,
}

/// A running pool and the process that it runs in.
#[derive(Debug)]
struct Started {
    process: u32,
    pool: Arc<ThreadPool>,
}

/// A handle to the running workers; without any, work is done in the calling thread.
#[derive(Debug, Clone)]
pub struct Pool(Option<Arc<ThreadPool>>);

impl Workers {
    /// Workers on `threads` threads; `None` means as many as the machine gives this process. One thread means none
    /// beside the caller's own.
    pub fn new(threads: Option<NonZeroUsize>) -> Self {
        let threads = threads.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
        Self { threads, started: Mutex::new(None) }
    }

    /// The number of threads that work.
    pub fn threads(&self) -> usize {
        self.threads
    }

    /// The workers, started if need be. A machine that will give no more threads gets the work done in the caller's.
    ///
    /// No thread may fork the process during this call; a Python caller holds the GIL here and releases it later.
    pub fn pool(&self) -> Pool {
        if self.threads == 1 {
            return Pool(None);
        }
        let mut started = self.started.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(Started { process, pool }) = &*started
            && *process == process::id()
        {
            return Pool(Some(Arc::clone(pool)));
        }
        let name = |index| format!("pullquote-{index}");
        let Ok(pool) = ThreadPoolBuilder::new().num_threads(self.threads).thread_name(name).build() else {
            return Pool(None);
        };
        let pool = Arc::new(pool);
        let inherited = started.replace(Started { process: process::id(), pool: Arc::clone(&pool) });
        inherited.into_iter().for_each(Started::retire);
        Pool(Some(pool))
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        let started = self.started.get_mut().unwrap_or_else(PoisonError::into_inner);
        started.take().into_iter().for_each(Started::retire);
    }
}

impl Started {
    /// Stops the threads. Those of another process are not here to be stopped, and trying might wait for them.
    fn retire(self) {
        if self.process == process::id() {
            drop(self);
        } else {
            mem::forget(self);
        }
    }
}

impl Pool {
    /// Applies `work` to every item and returns the results in the items' order.
    ///
    /// If `work` depends on the item alone, the result is the same for any number of threads.
    pub fn map<T: Sync, R: Send>(&self, items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
        match &self.0 {
            Some(pool) if items.len() > 1 => pool.install(|| items.par_iter().with_max_len(1).map(&work).collect()),
            _ => items.iter().map(work).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workers(threads: usize) -> Workers {
        Workers::new(NonZeroUsize::new(threads))
    }

    #[test]
    fn keeps_the_order_for_any_number_of_threads() {
        let items: Vec<u64> = (0..1000).collect();
        let squares: Vec<u64> = items.iter().map(|n| n * n).collect();
        for threads in [1, 2, 3, 8] {
            assert_eq!(workers(threads).pool().map(&items, |n| n * n), squares);
        }
    }

    #[test]
    fn one_thread_is_the_callers_own() {
        let here = thread::current().id();
        assert!(workers(1).pool().map(&[1, 2, 3], |_| thread::current().id()).into_iter().all(|id| id == here));
    }

    #[test]
    fn more_threads_are_others_and_the_pool_stays() {
        let workers = workers(2);
        let here = thread::current().id();
        assert!(workers.pool().map(&[1, 2, 3], |_| thread::current().id()).into_iter().all(|id| id != here));
        let (first, second) = (workers.pool().0.unwrap(), workers.pool().0.unwrap());
        assert!(Arc::ptr_eq(&first, &second));
    }

    #[test]
    fn another_process_starts_a_pool_of_its_own() {
        let workers = workers(2);
        let first = workers.pool().0.unwrap();
        workers.started.lock().unwrap().as_mut().unwrap().process += 1; // as if this were a fork
        let second = workers.pool().0.unwrap();
        assert!(!Arc::ptr_eq(&first, &second));
        assert_eq!(workers.pool().map(&[1, 2, 3], |n| n + 1), [2, 3, 4]);
    }

    #[test]
    fn all_cores_is_at_least_one() {
        assert!(Workers::new(None).threads() >= 1);
    }
}
