//! Referents as Python objects.

use pyo3::basic::CompareOp;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString, PyTuple};

use super::mention::{Mention, read_span};
use super::record::{self, Record};
use crate::Label;

/// A referent in code points, made while the GIL is released.
pub(super) struct ReferentData {
    pub(super) span: (u32, u32),
    pub(super) name: String,
    pub(super) label: Label,
    pub(super) mentions: Vec<(u32, u32)>,
    pub(super) titles: Vec<String>,
    pub(super) affiliations: Vec<String>,
    pub(super) ticker: Option<String>,
}

/// A person, organisation or place that a text names, with all that the text says of it by way of names.
///
/// `name` is the fullest form in the text, on one line, which stands at `start..end`. `mentions` are all places where the
/// text names it, and where it is the speaker of a quote as "she" or "the mayor". `titles` and `affiliations` are those that
/// the text gives beside the name, each once. `ticker` is the stock symbol in brackets behind a company's name, or else that
/// of the listed company of this name, one for a company with several classes of shares ("GOOGL"); None where there is none.
///
/// Example:
///     >>> Referent(17, 30, "Doug McMillon", "PERSON", titles=("CEO",), affiliations=("Walmart",))
///     Referent(start=17, end=30, name='Doug McMillon', label='PERSON', mentions=(), titles=('CEO',), affiliations=('Walmart',))
#[pyclass(frozen, module = "pullquote", name = "Referent")]
pub(super) struct PyReferent {
    /// First code point of the full name.
    #[pyo3(get)]
    start: usize,
    /// One past the last code point of the full name.
    #[pyo3(get)]
    end: usize,
    /// The fullest form of the name in the text.
    #[pyo3(get)]
    name: Py<PyString>,
    label: Label,
    /// All mentions, in order.
    #[pyo3(get)]
    mentions: Py<PyTuple>,
    /// The titles and roles that the text gives beside the name.
    #[pyo3(get)]
    titles: Py<PyTuple>,
    /// The organisations that the text says the person belongs to.
    #[pyo3(get)]
    affiliations: Py<PyTuple>,
    /// The stock symbol, or None.
    #[pyo3(get)]
    ticker: Option<Py<PyString>>,
}

impl PyReferent {
    pub(super) fn of(document: &Bound<'_, PyString>, data: &ReferentData) -> PyResult<Py<Self>> {
        let py = document.py();
        let mentions = data.mentions.iter().map(|&span| Mention::of(document, span)).collect::<PyResult<Vec<_>>>()?;
        let referent = Self {
            start: data.span.0 as usize,
            end: data.span.1 as usize,
            name: PyString::new(py, &data.name).unbind(),
            label: data.label,
            mentions: PyTuple::new(py, mentions)?.unbind(),
            titles: PyTuple::new(py, &data.titles)?.unbind(),
            affiliations: PyTuple::new(py, &data.affiliations)?.unbind(),
            ticker: data.ticker.as_ref().map(|ticker| PyString::new(py, ticker).unbind()),
        };
        Py::new(py, referent)
    }

    /// Reads a referent of `document` from its dictionary.
    pub(super) fn read(document: &Bound<'_, PyString>, item: &Bound<'_, PyDict>) -> PyResult<Py<PyAny>> {
        let py = document.py();
        let length = document.len()?;
        let parameters = item.copy()?;
        read_span(item.as_any(), length)?;
        if let Some(mentions) = item.get_item(intern!(py, "mentions"))? {
            let mentions = mentions.try_iter()?.map(|span| Mention::of(document, read_span(&span?, length)?));
            parameters.set_item(intern!(py, "mentions"), mentions.collect::<PyResult<Vec<_>>>()?)?;
        }
        Ok(py.get_type::<Self>().call((), Some(&parameters))?.unbind())
    }
}

impl Record for PyReferent {
    const FIELDS: &'static [&'static str] =
        &["start", "end", "name", "label", "mentions", "titles", "affiliations", "ticker"];

    fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let lists = (self.mentions.bind(py), self.titles.bind(py), self.affiliations.bind(py));
        let ticker = self.ticker.as_ref().map(|ticker| ticker.bind(py));
        (self.start, self.end, self.name.bind(py), self.label(), lists.0, lists.1, lists.2, ticker).into_pyobject(py)
    }
}

#[pymethods]
impl PyReferent {
    #[new]
    #[pyo3(signature = (start, end, name, label, mentions=Vec::new(), titles=Vec::new(), affiliations=Vec::new(), ticker=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        py: Python<'_>,
        start: usize,
        end: usize,
        name: Py<PyString>,
        label: &str,
        mentions: Vec<Py<Mention>>,
        titles: Vec<Py<PyString>>,
        affiliations: Vec<Py<PyString>>,
        ticker: Option<Py<PyString>>,
    ) -> PyResult<Self> {
        let label = label.parse().map_err(|error| super::error(&error))?;
        let mentions = PyTuple::new(py, mentions)?.unbind();
        let titles = PyTuple::new(py, titles)?.unbind();
        let affiliations = PyTuple::new(py, affiliations)?.unbind();
        Ok(Self { start, end, name, label, mentions, titles, affiliations, ticker })
    }

    /// What kind of thing it is: "PERSON", "ORG", "GPE", "LOC" or "FAC".
    #[getter]
    fn label(&self) -> &'static str {
        self.label.as_str()
    }

    /// The fields as a dictionary.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = record::to_dict(self, py)?;
        let mentions = self.mentions.bind(py).iter().map(|mention| mention.call_method0(intern!(py, "to_dict")));
        dict.set_item("mentions", PyList::new(py, mentions.collect::<PyResult<Vec<_>>>()?)?)?;
        dict.set_item("titles", self.titles.bind(py).to_list())?;
        dict.set_item("affiliations", self.affiliations.bind(py).to_list())?;
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
