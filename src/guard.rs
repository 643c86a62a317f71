//! Defects stay where they happen: a panic becomes the error of one document, with the place where it arose.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use crate::Error;
use crate::interrupt::panic_of;

/// What a text begins with that a test wrote to make this crate panic, before the name of the place that shall.
const FAULT: &str = "\0fault in ";

thread_local! {
    /// How many calls of [`guard`] this thread is inside of.
    static DEPTH: Cell<usize> = const { Cell::new(0) };
    /// Where the last panic of this thread arose.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Runs `work`; a panic in it becomes [`Error::Internal`]. An interruption goes on to where it is waited for.
pub(crate) fn guard<T>(work: impl FnOnce() -> T) -> Result<T, Error> {
    DEPTH.set(DEPTH.get() + 1);
    let result = catch_unwind(AssertUnwindSafe(work));
    DEPTH.set(DEPTH.get() - 1);
    result.map_err(|caught| {
        let panic = panic_of(caught);
        let reason = reason(&*panic);
        Error::Internal(match PLACE.take() {
            Some(place) => format!("{reason}, at {place}"),
            None => reason.to_owned(),
        })
    })
}

fn reason(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("unknown reason")
}

/// Keeps panics that are guarded from printing to standard error, and their places for their errors. It changes what the
/// whole program does at a panic, so it is for the extension module, which is a program of its own in this respect.
#[cfg_attr(not(feature = "python"), allow(dead_code))]
pub(crate) fn silence() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if DEPTH.get() == 0 {
                usual(panic);
            } else {
                PLACE.replace(panic.location().map(ToString::to_string));
            }
        }));
    });
}

/// Panics if `text` asks for a fault at `place`, in builds with the feature `faults`.
///
/// # Panics
/// Then.
pub(crate) fn fault(text: &str, place: &str) {
    if cfg!(feature = "faults") {
        let wanted = text.strip_prefix(FAULT).is_some_and(|rest| rest.starts_with(place));
        assert!(!wanted, "a test asked for it");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_with_its_reason() {
        assert_eq!(guard(|| 3), Ok(3));
        let message = guard(|| panic!("no such token")).map(|()| 0).unwrap_err().to_string();
        assert!(message.contains("(no such token"), "{message}");
        let message = guard(|| panic::panic_any(7)).map(|()| 0).unwrap_err().to_string();
        assert!(message.contains("(unknown reason"), "{message}");
    }
}
