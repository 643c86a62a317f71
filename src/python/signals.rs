//! Long work that Ctrl-C and the stop button of a notebook end within a moment.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

use crate::Interrupt;

/// Texts of so many bytes in all may take longer than somebody who presses Ctrl-C wants to wait; less is not worth a thread.
pub(super) const LONG: usize = 1 << 18;

/// How often signals are looked for while other threads work.
const LOOK: Duration = Duration::from_millis(20);

/// Objects that are made between two looks for signals, by a thread that holds the GIL: some milliseconds.
const OBJECTS: usize = 1 << 14;

/// Does `work` with the GIL released on another thread, while this one looks for signals. When one raises, the work is
/// interrupted and waited for, so that all that it borrows is there until it ends. A machine that will give no thread gets
/// the work done in this one.
///
/// # Errors
/// What a signal handler raises (such as `KeyboardInterrupt`), and a panic of `work`, which gives `None` only if it was
/// interrupted.
pub(super) fn watched<R: Send>(py: Python<'_>, work: impl FnOnce(&Interrupt) -> Option<R> + Send) -> PyResult<R> {
    let interrupt = Interrupt::new();
    let work = Mutex::new(Some(work));
    let run = || {
        let work = work.lock().unwrap_or_else(PoisonError::into_inner).take()?;
        catch_unwind(AssertUnwindSafe(|| interrupt.run(|| work(&interrupt)).flatten())).ok()?
    };
    let (sender, results) = channel();
    let results = Mutex::new(results);
    let result_within = |time| results.lock().unwrap_or_else(PoisonError::into_inner).recv_timeout(time);
    thread::scope(|scope| {
        // Sending fails if a signal came first and nobody listens any more.
        let spawned = thread::Builder::new().spawn_scoped(scope, || _ = sender.send(run()));
        if spawned.is_err() {
            return py.detach(run).ok_or_else(defect);
        }
        loop {
            match py.detach(|| result_within(LOOK)) {
                Ok(result) => return result.ok_or_else(defect),
                Err(RecvTimeoutError::Disconnected) => return Err(defect()),
                Err(RecvTimeoutError::Timeout) => {
                    if let Err(raised) = py.check_signals() {
                        interrupt.request();
                        py.detach(|| result_within(Duration::MAX).ok());
                        return Err(raised);
                    }
                }
            }
        }
    })
}

/// Does `work` on this thread with the GIL released: what is sure to be short.
///
/// # Errors
/// A panic of `work`.
pub(super) fn short<R: Send>(py: Python<'_>, work: impl FnOnce() -> R + Send) -> PyResult<R> {
    py.detach(|| catch_unwind(AssertUnwindSafe(work))).map_err(|_| defect())
}

/// Looks for signals now and then in a loop that makes Python objects, the `index`-th of which comes next.
///
/// # Errors
/// What a signal handler raises.
pub(super) fn look(py: Python<'_>, index: usize) -> PyResult<()> {
    if index % OBJECTS == OBJECTS - 1 { py.check_signals() } else { Ok(()) }
}

fn defect() -> PyErr {
    PyRuntimeError::new_err("an internal error stopped the analysis")
}
