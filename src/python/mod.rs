//! The extension module `pullquote._core`: the core's values as Python objects, and Python's and Arrow's texts as input.
//!
//! Here is everything that knows of Python, and nothing that decides: what counts as what is settled in the core, what a
//! call means in the package's Python files.

mod batches;
mod document;
mod engine;
mod entity;
mod input;
mod mention;
mod quote;
mod record;
mod referent;
mod rounds;
mod source;
mod speakers;
mod utf8;

use pyo3::prelude::*;

/// The compiled core of pullquote.
#[pymodule]
mod _core {
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
    const COMPONENTS: [&str; 4] = ["sentences", "entities", "quotes", "referents"];
}

/// The core's errors as Python's: what the caller can mend is a `ValueError`, the rest a `RuntimeError`.
fn error(error: &crate::Error) -> PyErr {
    use pyo3::exceptions::{PyRuntimeError, PyValueError};
    match error {
        crate::Error::Internal(_) => PyRuntimeError::new_err(error.to_string()),
        _ => PyValueError::new_err(error.to_string()),
    }
}
