//! The extension module `pullquote._core`: the core's values as Python objects, and Python's and Arrow's texts as input.
//!
//! Here is everything that knows of Python, and nothing that decides: what counts as what is settled in the core, what a
//! call means in the package's Python files.

mod batches;
mod block;
mod document;
mod engine;
mod entity;
mod input;
mod memory;
mod mention;
mod quote;
mod record;
mod referent;
mod rounds;
mod signals;
mod source;
mod speakers;
mod utf8;

use std::sync::atomic::{AtomicI64, Ordering};

use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;

/// The compiled core of pullquote.
// Nothing here is known to need the GIL, but no interpreter without one has run its tests yet.
#[pymodule(gil_used = true)]
mod _core {
    use pyo3::prelude::*;

    #[pymodule_export]
    use super::batches::Batches;
    #[pymodule_export]
    use super::document::PyDocument;
    #[pymodule_export]
    use super::engine::Engine;
    #[pymodule_export]
    use super::entity::PyEntity;
    #[pymodule_export]
    use super::mention::{Mention, Sentence};
    #[pymodule_export]
    use super::quote::PyQuote;
    #[pymodule_export]
    use super::referent::PyReferent;
    #[pymodule_export]
    use super::source::ArrowSource;
    #[pymodule_export]
    use super::speakers::speakers;

    #[pymodule_export]
    #[allow(non_upper_case_globals)]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    #[pymodule_export]
    const MAX_TEXT: usize = crate::Span::MAX_TEXT;

    #[pymodule_export]
    const COMPONENTS: [&str; 4] = ["sentences", "entities", "quotes", "referents"];

    /// True if tests can make this build fail.
    #[pymodule_export]
    const FAULTS: bool = cfg!(feature = "faults");

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        super::refuse_other_interpreters(module.py())?;
        crate::guard::silence();
        Ok(())
    }
}

/// The classes of this module belong to the interpreter that made them: a second one of the same process is refused.
fn refuse_other_interpreters(_py: Python<'_>) -> PyResult<()> {
    static FIRST: AtomicI64 = AtomicI64::new(-1);
    // SAFETY: the thread is attached to an interpreter, as `_py` proves; neither call does more than read its number.
    #[allow(unsafe_code)]
    let this = unsafe { pyo3::ffi::PyInterpreterState_GetID(pyo3::ffi::PyInterpreterState_Get()) };
    match FIRST.compare_exchange(-1, this, Ordering::SeqCst, Ordering::SeqCst) {
        Err(first) if first != this => Err(PyImportError::new_err(
            "pullquote runs in one interpreter of a process, and another one has loaded it already; \
             use threads or processes instead of sub-interpreters",
        )),
        _ => Ok(()),
    }
}

/// The core's errors as Python's: what the caller can mend is a `ValueError`, the rest a `RuntimeError`.
fn error(error: &crate::Error) -> PyErr {
    use pyo3::exceptions::{PyRuntimeError, PyValueError};
    match error {
        crate::Error::Internal(_) => PyRuntimeError::new_err(error.to_string()),
        _ => PyValueError::new_err(error.to_string()),
    }
}
