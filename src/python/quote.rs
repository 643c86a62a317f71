//! Quotes as Python objects.

use pyo3::basic::CompareOp;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString, PyTuple};

use super::mention::{Mention, checked, span};
use super::record::{self, Record};
use crate::QuoteKind;

/// A quote in code points, made while the GIL is released.
pub(super) struct QuoteData {
    pub(super) span: (u32, u32),
    pub(super) pieces: Vec<(u32, u32)>,
    pub(super) kind: QuoteKind,
    pub(super) speaker: Option<(u32, u32)>,
    pub(super) speaker_name: Option<String>,
    pub(super) speaker_title: Option<String>,
    pub(super) speaker_affiliation: Option<String>,
    pub(super) cue: Option<(u32, u32)>,
    pub(super) method: String,
    pub(super) score: f64,
}

/// One reported speech act: who said what.
///
/// `kind` is "direct" (all of it stands in quotation marks), "mixed" (part of it does) or "indirect" (none does). `start`
/// and `end` are the hull of `spans`, the pieces of a quote that its attribution interrupts. `speaker` is the mention
/// nearest to the cue; `speaker_name`, `speaker_title` and `speaker_affiliation` are what the document tells of them,
/// each on one line (two joint speakers have the stretch that joins their full names, if there is one, such as
/// "Ana Ruiz and Ben Okoro"); `cue` is the word that reports. `method` is the step that found the speaker, and `score` a
/// confidence from 0 to 1.
///
/// Example:
///     >>> Quote(0, 11, "“It holds,”", "direct", speaker_name="Alba Quintero").kind
///     'direct'
#[pyclass(frozen, module = "pullquote", name = "Quote")]
pub(super) struct PyQuote {
    /// First code point.
    #[pyo3(get)]
    start: usize,
    /// One past the last code point.
    #[pyo3(get)]
    end: usize,
    /// The text from the first piece to the last, with whatever stands between them.
    #[pyo3(get)]
    text: Py<PyString>,
    kind: QuoteKind,
    /// The mention of the speaker nearest to the cue, or None.
    #[pyo3(get)]
    speaker: Option<Py<Mention>>,
    /// The speaker's full name in this document, or None.
    #[pyo3(get)]
    speaker_name: Option<Py<PyString>>,
    /// The speaker's title or role, or None.
    #[pyo3(get)]
    speaker_title: Option<Py<PyString>>,
    /// The organisation that the speaker belongs to, or None.
    #[pyo3(get)]
    speaker_affiliation: Option<Py<PyString>>,
    /// The words that report, such as "said", or None.
    #[pyo3(get)]
    cue: Option<Py<Mention>>,
    /// The step of the attribution that found the speaker.
    #[pyo3(get)]
    method: Py<PyString>,
    /// Confidence from 0 to 1.
    #[pyo3(get)]
    score: f64,
    /// The pieces: one, or more if the attribution interrupts the quote.
    #[pyo3(get)]
    spans: Py<PyTuple>,
}

impl PyQuote {
    pub(super) fn of(document: &Bound<'_, PyString>, data: &QuoteData) -> PyResult<Py<Self>> {
        let py = document.py();
        let (start, end) = (data.span.0 as usize, data.span.1 as usize);
        let mention = |span: Option<(u32, u32)>| span.map(|span| Mention::of(document, span)).transpose();
        let name = |name: &Option<String>| name.as_ref().map(|name| PyString::new(py, name).unbind());
        let pieces = data.pieces.iter().map(|&(start, end)| span(py, start as usize, end as usize));
        let quote = Self {
            start,
            end,
            text: record::slice(document, start, end)?.unbind(),
            kind: data.kind,
            speaker: mention(data.speaker)?,
            speaker_name: name(&data.speaker_name),
            speaker_title: name(&data.speaker_title),
            speaker_affiliation: name(&data.speaker_affiliation),
            cue: mention(data.cue)?,
            method: PyString::intern(py, &data.method).unbind(),
            score: data.score,
            spans: PyTuple::new(py, pieces.collect::<PyResult<Vec<_>>>()?)?.unbind(),
        };
        Py::new(py, quote)
    }
}

impl Record for PyQuote {
    const FIELDS: &'static [&'static str] = &[
        "start",
        "end",
        "text",
        "kind",
        "speaker",
        "speaker_name",
        "speaker_title",
        "speaker_affiliation",
        "cue",
        "method",
        "score",
        "spans",
    ];

    fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (
            self.start,
            self.end,
            self.text.bind(py),
            self.kind(),
            &self.speaker,
            &self.speaker_name,
            &self.speaker_title,
            &self.speaker_affiliation,
            &self.cue,
            self.method.bind(py),
            self.score,
            self.spans.bind(py),
        )
            .into_pyobject(py)
    }
}

#[pymethods]
impl PyQuote {
    #[new]
    #[pyo3(signature = (start, end, text, kind, speaker=None, speaker_name=None, speaker_title=None,
                        speaker_affiliation=None, cue=None, method=None, score=1.0, spans=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        start: usize,
        end: usize,
        text: &Bound<'_, PyString>,
        kind: &str,
        speaker: Option<Py<Mention>>,
        speaker_name: Option<Py<PyString>>,
        speaker_title: Option<Py<PyString>>,
        speaker_affiliation: Option<Py<PyString>>,
        cue: Option<Py<Mention>>,
        method: Option<Py<PyString>>,
        score: f64,
        spans: Option<Vec<[usize; 2]>>,
    ) -> PyResult<Self> {
        let py = text.py();
        let spans = spans.unwrap_or_else(|| vec![[start, end]]);
        let ordered = spans.iter().all(|[start, end]| start <= end) && spans.is_sorted();
        if !ordered
            || spans.first().map(|first| first[0]) != Some(start)
            || spans.last().map(|last| last[1]) != Some(end)
        {
            return Err(PyValueError::new_err(format!("the spans must run in order from {start} to {end}")));
        }
        let pieces = spans.into_iter().map(|[start, end]| span(py, start, end)).collect::<PyResult<Vec<_>>>()?;
        Ok(Self {
            start,
            end,
            text: checked(start, end, text)?,
            kind: kind.parse().map_err(|error| super::error(&error))?,
            speaker,
            speaker_name,
            speaker_title,
            speaker_affiliation,
            cue,
            method: method.unwrap_or_else(|| PyString::intern(py, "none").unbind()),
            score,
            spans: PyTuple::new(py, pieces)?.unbind(),
        })
    }

    /// How the quote reports speech: "direct", "mixed" or "indirect".
    #[getter]
    fn kind(&self) -> &'static str {
        self.kind.as_str()
    }

    /// The fields as a dictionary; spans and mentions are dictionaries too.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = record::to_dict(self, py)?;
        let spans = self.spans.bind(py).iter().map(|span| span.call_method0("_asdict"));
        dict.set_item("spans", PyList::new(py, spans.collect::<PyResult<Vec<_>>>()?)?)?;
        Ok(dict)
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
