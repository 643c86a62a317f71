//! Entity mentions as Python objects.

use pyo3::basic::CompareOp;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};

use super::mention::checked;
use super::record::{self, Record};
use crate::Label;

/// An entity mention in code points, made while the GIL is released.
pub(super) struct EntityData {
    pub(super) span: (u32, u32),
    pub(super) label: Label,
    pub(super) name: String,
    pub(super) score: f64,
}

/// One mention of a person, organisation, place, amount, date and the like.
///
/// `label` is one of PERSON NORP FAC ORG GPE LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE DATE TIME PERCENT MONEY QUANTITY
/// ORDINAL CARDINAL (in the sense of OntoNotes 5), TICKER EMAIL URL HANDLE HASHTAG. `name` is the full name that the
/// mention refers to in this document, on one line; `score` is a confidence from 0 to 1.
///
/// Example:
///     >>> Entity(0, 8, "Quintero", "PERSON", name="Alba Quintero")
///     Entity(start=0, end=8, text='Quintero', label='PERSON', name='Alba Quintero', score=1.0)
#[pyclass(frozen, module = "pullquote", name = "Entity")]
pub(super) struct PyEntity {
    /// First code point.
    #[pyo3(get)]
    start: usize,
    /// One past the last code point.
    #[pyo3(get)]
    end: usize,
    /// The mention, as it stands in the text.
    #[pyo3(get)]
    text: Py<PyString>,
    label: Label,
    /// The full name that the mention refers to in this document.
    #[pyo3(get)]
    name: Py<PyString>,
    /// Confidence from 0 to 1.
    #[pyo3(get)]
    score: f64,
}

impl PyEntity {
    pub(super) fn of(document: &Bound<'_, PyString>, data: &EntityData) -> PyResult<Py<Self>> {
        let py = document.py();
        let (start, end) = (data.span.0 as usize, data.span.1 as usize);
        let text = record::slice(document, start, end)?.unbind();
        let name = PyString::new(py, &data.name).unbind();
        Py::new(py, Self { start, end, text, label: data.label, name, score: data.score })
    }
}

impl Record for PyEntity {
    const FIELDS: &'static [&'static str] = &["start", "end", "text", "label", "name", "score"];

    fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.start, self.end, self.text.bind(py), self.label(), self.name.bind(py), self.score).into_pyobject(py)
    }
}

#[pymethods]
impl PyEntity {
    #[new]
    #[pyo3(signature = (start, end, text, label, name=None, score=1.0))]
    fn new(
        start: usize,
        end: usize,
        text: &Bound<'_, PyString>,
        label: &str,
        name: Option<&Bound<'_, PyString>>,
        score: f64,
    ) -> PyResult<Self> {
        let label = label.parse().map_err(|error| super::error(&error))?;
        let name = name.unwrap_or(text).clone().unbind();
        let text = checked(start, end, text)?;
        Ok(Self { start, end, text, label, name, score })
    }

    /// What kind of thing the mention names, such as "PERSON".
    #[getter]
    fn label(&self) -> &'static str {
        self.label.as_str()
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
