//! Spans of a document with their text.

use pyo3::basic::CompareOp;
use pyo3::exceptions::PyValueError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};

use super::record::{self, Record};

/// A stretch of a document: the words that name a speaker, or a cue such as "said".
///
/// `text` is `document.text[start:end]`; `start` and `end` count code points, half open.
///
/// Example:
///     >>> Mention(0, 4, "Alba")
///     Mention(start=0, end=4, text='Alba')
#[pyclass(frozen, module = "pullquote")]
pub(super) struct Mention {
    /// First code point.
    #[pyo3(get)]
    start: usize,
    /// One past the last code point.
    #[pyo3(get)]
    end: usize,
    /// The words, as they stand in the text.
    #[pyo3(get)]
    text: Py<PyString>,
}

impl Mention {
    /// The mention that stands at `start..end` of `document`.
    pub(super) fn of(document: &Bound<'_, PyString>, (start, end): (u32, u32)) -> PyResult<Py<Self>> {
        let (start, end) = (start as usize, end as usize);
        let text = record::slice(document, start, end)?.unbind();
        Py::new(document.py(), Self { start, end, text })
    }
}

impl Record for Mention {
    const FIELDS: &'static [&'static str] = &["start", "end", "text"];

    fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.start, self.end, self.text.bind(py)).into_pyobject(py)
    }
}

#[pymethods]
impl Mention {
    #[new]
    fn new(start: usize, end: usize, text: &Bound<'_, PyString>) -> PyResult<Self> {
        let text = checked(start, end, text)?;
        Ok(Self { start, end, text })
    }

    /// The fields as a dictionary.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        record::to_dict(self, py)
    }

    fn __richcmp__(&self, other: &Bound<'_, PyAny>, op: CompareOp) -> PyResult<Py<PyAny>> {
        record::compare(self, other, op)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        record::hash(self, py)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        record::repr(self, py)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        record::reduce(self, py)
    }
}

/// One sentence of a document.
///
/// `text` is `document.text[start:end]`; `start` and `end` count code points, half open. Sentences do not overlap, have
/// no white space at their ends, and together hold every character that is not white space.
///
/// Example:
///     >>> pullquote.analyze("It holds. It will.").sentences[1]
///     Sentence(start=10, end=18, text='It will.')
#[pyclass(frozen, module = "pullquote")]
pub(super) struct Sentence {
    /// First code point.
    #[pyo3(get)]
    start: usize,
    /// One past the last code point.
    #[pyo3(get)]
    end: usize,
    /// The sentence, as it stands in the text.
    #[pyo3(get)]
    text: Py<PyString>,
}

impl Sentence {
    /// The sentence that stands at `start..end` of `document`.
    pub(super) fn of(document: &Bound<'_, PyString>, (start, end): (u32, u32)) -> PyResult<Py<Self>> {
        let (start, end) = (start as usize, end as usize);
        let text = record::slice(document, start, end)?.unbind();
        Py::new(document.py(), Self { start, end, text })
    }
}

impl Record for Sentence {
    const FIELDS: &'static [&'static str] = &["start", "end", "text"];

    fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.start, self.end, self.text.bind(py)).into_pyobject(py)
    }
}

#[pymethods]
impl Sentence {
    #[new]
    fn new(start: usize, end: usize, text: &Bound<'_, PyString>) -> PyResult<Self> {
        let text = checked(start, end, text)?;
        Ok(Self { start, end, text })
    }

    /// The fields as a dictionary.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        record::to_dict(self, py)
    }

    fn __richcmp__(&self, other: &Bound<'_, PyAny>, op: CompareOp) -> PyResult<Py<PyAny>> {
        record::compare(self, other, op)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        record::hash(self, py)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        record::repr(self, py)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        record::reduce(self, py)
    }
}

/// The text of a span that is made by hand: it must be as long as the span.
pub(super) fn checked(start: usize, end: usize, text: &Bound<'_, PyString>) -> PyResult<Py<PyString>> {
    let length = text.len()?;
    if end.checked_sub(start) != Some(length) {
        return Err(PyValueError::new_err(format!(
            "a span from {start} to {end} cannot hold a text of {length} code points; text must be document[start:end]"
        )));
    }
    Ok(super::input::plain(text)?.unbind())
}

/// The class of the pieces of a quote, a named tuple of `start` and `end`.
pub(super) fn span(py: Python<'_>, start: usize, end: usize) -> PyResult<Bound<'_, PyAny>> {
    static SPAN: pyo3::sync::PyOnceLock<Py<PyAny>> = pyo3::sync::PyOnceLock::new();
    let class = SPAN.get_or_try_init(py, || Ok::<_, PyErr>(py.import("pullquote._span")?.getattr("Span")?.unbind()))?;
    class.bind(py).call1((start, end))
}

/// Reads `start` and `end` of a dictionary, or a pair of them, which must lie in a text of `length` code points.
pub(super) fn read_span(value: &Bound<'_, PyAny>, length: usize) -> PyResult<(u32, u32)> {
    let py = value.py();
    let [start, end]: [usize; 2] = if value.is_instance_of::<PyDict>() {
        [value.get_item(intern!(py, "start"))?.extract()?, value.get_item(intern!(py, "end"))?.extract()?]
    } else {
        value.extract()?
    };
    if start > end || end > length {
        return Err(PyValueError::new_err(format!(
            "the span from {start} to {end} does not lie in the text, which has {length} code points"
        )));
    }
    Ok((start as u32, end as u32))
}
