//! Work that nobody waits for any more, stopped within a moment.
//!
//! Every layer calls [`checkpoint`] in its loops. While nobody asks for an interruption that is one load of a number that
//! stays in the cache; when somebody does, the work unwinds from there to [`Interrupt::run`], as it would from a panic,
//! but without a message. So no layer has to hand an answer through that it has no use for.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// The number of interrupts that are asked for, anywhere in the process.
static REQUESTED: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    /// The interrupt that this thread's work listens to.
    static CURRENT: RefCell<Option<Arc<AtomicBool>>> = const { RefCell::new(None) };
}

/// What unwinds.
struct Interrupted;

/// A way to stop work that runs on other threads.
///
/// ```
/// use pullquote::{Analyzer, Interrupt};
/// let interrupt = Interrupt::new();
/// assert!(interrupt.run(|| Analyzer::default().analyze("It holds.")).is_some());
/// interrupt.request(); // on any thread, at any time
/// assert!(interrupt.run(|| Analyzer::default().analyze("It holds.")).is_none());
/// ```
#[derive(Debug, Default)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// An interrupt that nobody has asked for yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks all work that runs under this interrupt to stop, for good.
    pub fn request(&self) {
        if !self.0.swap(true, Ordering::Relaxed) {
            REQUESTED.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Does `work` on this thread; `None` if it was interrupted. What `work` has changed until then stays changed.
    pub fn run<R>(&self, work: impl FnOnce() -> R) -> Option<R> {
        let outer = CURRENT.replace(Some(Arc::clone(&self.0)));
        let result = catch_unwind(AssertUnwindSafe(|| {
            checkpoint();
            work()
        }));
        CURRENT.set(outer);
        match result {
            Ok(result) => Some(result),
            Err(panic) if panic.is::<Interrupted>() => None,
            Err(panic) => resume_unwind(panic),
        }
    }
}

impl Drop for Interrupt {
    fn drop(&mut self) {
        if self.0.load(Ordering::Relaxed) {
            REQUESTED.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

/// Does `work` that must not be left half done, such as the filling of a static, which would stay unusable: interruptions
/// wait until it is done.
pub(crate) fn whole<R>(work: impl FnOnce() -> R) -> R {
    let listening = CURRENT.take();
    let result = work();
    CURRENT.set(listening);
    result
}

/// Ends the work of this thread here if it is to be interrupted. For every loop whose length grows with the text.
#[inline]
pub(crate) fn checkpoint() {
    if REQUESTED.load(Ordering::Relaxed) != 0 {
        stop_if_requested();
    }
}

#[cold]
fn stop_if_requested() {
    if CURRENT.with_borrow(|current| current.as_ref().is_some_and(|requested| requested.load(Ordering::Relaxed))) {
        resume_unwind(Box::new(Interrupted));
    }
}

/// What `catch_unwind` caught, unless it is an interruption, which goes on to where it is waited for.
pub(crate) fn panic_of(caught: Box<dyn Any + Send>) -> Box<dyn Any + Send> {
    if caught.is::<Interrupted>() { resume_unwind(caught) } else { caught }
}

#[cfg(test)]
mod tests {
    use std::thread;
    use std::time::Duration;

    use super::*;
    use crate::Analyzer;

    #[test]
    fn work_ends_at_a_checkpoint_once_somebody_asks() {
        let (interrupt, other) = (Interrupt::new(), Interrupt::new());
        thread::scope(|scope| {
            scope.spawn(|| {
                thread::sleep(Duration::from_millis(5));
                interrupt.request();
            });
            assert!(
                interrupt
                    .run(|| loop {
                        checkpoint();
                    })
                    .is_none()
            );
        });
        assert_eq!(interrupt.run(|| 1), None, "it was asked for good");
        assert_eq!(other.run(|| 1), Some(1), "other work goes on");
        checkpoint();
    }

    #[test]
    fn an_analysis_is_stopped_and_not_taken_for_a_defect() {
        let interrupt = Interrupt::new();
        let text = "“It holds,” said Mayor Alba Quintero. ".repeat(50);
        thread::scope(|scope| {
            scope.spawn(|| {
                thread::sleep(Duration::from_millis(5));
                interrupt.request();
            });
            let stopped = interrupt.run(|| {
                loop {
                    assert!(Analyzer::default().analyze(&text).is_ok());
                }
            });
            assert!(stopped.is_none());
        });
        assert!(!Analyzer::default().analyze(&text).unwrap().quotes.is_empty());
    }

    #[test]
    fn runs_within_runs_listen_to_their_own_interrupt() {
        let (outer, inner) = (Interrupt::new(), Interrupt::new());
        inner.request();
        let result = outer.run(|| {
            let result = inner.run(|| 1);
            checkpoint();
            result
        });
        assert_eq!(result, Some(None));
    }

    #[test]
    fn what_must_be_whole_is() {
        let interrupt = Interrupt::new();
        let mut done = false;
        let result = interrupt.run(|| {
            interrupt.request();
            whole(checkpoint);
            done = true;
            checkpoint();
        });
        assert!(done && result.is_none());
    }

    #[test]
    #[should_panic(expected = "a defect")]
    fn a_panic_stays_a_panic() {
        Interrupt::new().run(|| panic!("a defect"));
    }
}
