//! Documents as Python objects.

use std::cell::LazyCell;

use pyo3::PyTypeInfo;
use pyo3::basic::CompareOp;
use pyo3::exceptions::PyTypeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyList, PyString, PyTuple, PyType};

use super::entity::{EntityData, PyEntity};
use super::input::single;
use super::mention::{Mention, Sentence, read_span};
use super::quote::{PyQuote, QuoteData};
use super::record;
use super::referent::{PyReferent, ReferentData};
use super::signals::look;
use crate::guard::fault;
use crate::interrupt::checkpoint;
use crate::text::OffsetCursor;
use crate::{Document, OffsetMap, Span, edge};

/// The annotations of one text in code points, made while the GIL is released.
#[derive(Default)]
pub(super) struct Annotations {
    sentences: Vec<(u32, u32)>,
    entities: Vec<EntityData>,
    quotes: Vec<QuoteData>,
    referents: Vec<ReferentData>,
}

impl Annotations {
    pub(super) fn new(text: &str, document: &Document) -> Self {
        fault(text, "conversion");
        let (mut starts, mut ends) = (Vec::new(), Vec::new());
        OffsetCursor::new(text).extend(&document.sentences, &mut starts, &mut ends);
        let sentences = starts.into_iter().zip(ends).map(|(start, end)| (start.cast_unsigned(), end.cast_unsigned()));
        // Sentences alone need no index.
        let map = LazyCell::new(|| OffsetMap::new(text));
        let offsets = |span: Span| {
            checkpoint();
            let (start, end) = map.span(span);
            (start as u32, end as u32)
        };
        let name = |span: Span| edge::name(span.slice(text)).into_owned();
        let entities = document.entities.iter().map(|entity| EntityData {
            span: offsets(entity.span),
            label: entity.label,
            name: name(entity.name),
            score: edge::score(entity.score),
        });
        let quotes = document.quotes.iter().map(|quote| QuoteData {
            span: offsets(quote.span()),
            pieces: quote.pieces.iter().map(|&piece| offsets(piece)).collect(),
            kind: quote.kind,
            speaker: quote.speaker.map(offsets),
            speaker_name: quote.speaker_name.map(name),
            speaker_title: quote.speaker_title.map(name),
            speaker_affiliation: quote.speaker_affiliation.map(name),
            cue: quote.cue.map(offsets),
            method: quote.method.as_str().to_owned(),
            score: edge::score(quote.score),
        });
        let names = |spans: &[Span]| spans.iter().copied().map(name).collect();
        let referents = document.referents.iter().map(|referent| ReferentData {
            span: offsets(referent.name),
            name: name(referent.name),
            label: referent.label,
            mentions: referent.mentions.iter().map(|&mention| offsets(mention)).collect(),
            titles: names(&referent.titles),
            affiliations: names(&referent.affiliations),
            ticker: referent.ticker.clone(),
        });
        Self {
            sentences: sentences.collect(),
            entities: entities.collect(),
            quotes: quotes.collect(),
            referents: referents.collect(),
        }
    }
}

/// The annotations of one text: its sentences, entities, quotes and referents.
///
/// Made by `pullquote.analyze`, an `Analyzer`, or `Document.from_dict`. Immutable. A component that the analyzer was not
/// asked for is empty. `start` and `end` of every annotation are indices into `text`.
///
/// Example:
///     >>> document = pullquote.analyze("It holds. It will.")
///     >>> document.sentences[1].text
///     'It will.'
#[pyclass(frozen, module = "pullquote", name = "Document")]
pub(super) struct PyDocument {
    /// The text that was analysed.
    #[pyo3(get)]
    text: Py<PyString>,
    annotations: Annotations,
    sentences: PyOnceLock<Py<PyTuple>>,
    entities: PyOnceLock<Py<PyTuple>>,
    quotes: PyOnceLock<Py<PyTuple>>,
    referents: PyOnceLock<Py<PyTuple>>,
}

impl PyDocument {
    pub(super) fn of(text: Py<PyString>, annotations: Annotations) -> Self {
        let [sentences, entities, quotes, referents] = [const { PyOnceLock::new() }; 4];
        Self { text, annotations, sentences, entities, quotes, referents }
    }

    /// Makes the Python objects of one component when they are first asked for.
    fn objects<'py, D, T: PyTypeInfo>(
        &self,
        py: Python<'py>,
        cell: &PyOnceLock<Py<PyTuple>>,
        data: &[D],
        make: impl Fn(&Bound<'py, PyString>, &D) -> PyResult<Py<T>>,
    ) -> PyResult<Py<PyTuple>> {
        let text = self.text.bind(py);
        let tuple = cell.get_or_try_init(py, || {
            let object = |(index, item)| look(py, index).and_then(|()| make(text, item));
            let objects = data.iter().enumerate().map(object).collect::<PyResult<Vec<_>>>()?;
            Ok::<_, PyErr>(PyTuple::new(py, objects)?.unbind())
        })?;
        Ok(tuple.clone_ref(py))
    }

    fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (&self.text, self.sentences(py)?, self.entities(py)?, self.quotes(py)?, self.referents(py)?).into_pyobject(py)
    }
}

#[pymethods]
impl PyDocument {
    /// The sentences, in order.
    #[getter]
    fn sentences(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        self.objects(py, &self.sentences, &self.annotations.sentences, |text, &span| Sentence::of(text, span))
    }

    /// The entity mentions, in order.
    #[getter]
    fn entities(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        self.objects(py, &self.entities, &self.annotations.entities, PyEntity::of)
    }

    /// The quotes, ordered by start.
    #[getter]
    fn quotes(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        self.objects(py, &self.quotes, &self.annotations.quotes, PyQuote::of)
    }

    /// The persons, organisations and places that the text names, by first mention.
    #[getter]
    fn referents(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        self.objects(py, &self.referents, &self.annotations.referents, PyReferent::of)
    }

    /// The document as dictionaries and lists, ready for JSON.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let list = |objects: Py<PyTuple>| -> PyResult<Bound<'py, PyList>> {
            let dict = |(index, object): (usize, Bound<'py, PyAny>)| {
                look(py, index)?;
                object.call_method0(intern!(py, "to_dict"))
            };
            PyList::new(py, objects.bind(py).iter().enumerate().map(dict).collect::<PyResult<Vec<_>>>()?)
        };
        let dict = PyDict::new(py);
        dict.set_item("text", &self.text)?;
        dict.set_item("sentences", list(self.sentences(py)?)?)?;
        dict.set_item("entities", list(self.entities(py)?)?)?;
        dict.set_item("quotes", list(self.quotes(py)?)?)?;
        dict.set_item("referents", list(self.referents(py)?)?)?;
        Ok(dict)
    }

    /// The document that `to_dict` made `data` of. Texts of annotations are read from `data["text"]` by their offsets.
    ///
    /// Raises:
    ///     ValueError: If an annotation does not lie in the text.
    #[classmethod]
    fn from_dict(_cls: &Bound<'_, PyType>, data: &Bound<'_, PyDict>) -> PyResult<Self> {
        let py = data.py();
        let text = single(&data.as_any().get_item("text")?)?;
        let document = Self::of(text.clone().unbind(), Annotations::default());
        for (key, cell) in [
            ("sentences", &document.sentences),
            ("entities", &document.entities),
            ("quotes", &document.quotes),
            ("referents", &document.referents),
        ] {
            let mut objects = Vec::new();
            if let Some(items) = data.get_item(key)? {
                for item in items.try_iter()? {
                    let item = item?;
                    look(py, objects.len())?;
                    objects.push(match key {
                        "sentences" => Sentence::of(&text, read_span(&item, text.len()?)?)?.into_any(),
                        "entities" => read::<PyEntity>(&text, item.cast()?)?,
                        "quotes" => read::<PyQuote>(&text, item.cast()?)?,
                        _ => PyReferent::read(&text, item.cast()?)?,
                    });
                }
            }
            // The cell is new, so it cannot be full.
            let _ = cell.set(py, PyTuple::new(py, objects)?.unbind());
        }
        Ok(document)
    }

    fn __richcmp__(&self, other: &Bound<'_, PyAny>, op: CompareOp) -> PyResult<Py<PyAny>> {
        let py = other.py();
        let (CompareOp::Eq | CompareOp::Ne, Ok(other)) = (op, other.cast::<Self>()) else {
            return Ok(py.NotImplemented());
        };
        Ok(self.values(py)?.rich_compare(other.get().values(py)?, op)?.unbind())
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.text.bind(py).hash()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        const PREVIEW: usize = 40;
        let text = self.text.bind(py);
        let (length, mut preview) = (text.len()?, text.clone());
        if length > PREVIEW {
            preview = record::slice(text, 0, PREVIEW)?.add("…")?.cast_into()?;
        }
        let count = |objects: Py<PyTuple>, one: &str, many: &str| {
            let count = objects.bind(py).len();
            format!("{count} {}", if count == 1 { one } else { many })
        };
        Ok(format!(
            "<Document {}: {}, {}, {}>",
            preview.repr()?.to_string_lossy(),
            count(self.sentences(py)?, "sentence", "sentences"),
            count(self.entities(py)?, "entity", "entities"),
            count(self.quotes(py)?, "quote", "quotes"),
        ))
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("pullquote._html")?.call_method1("document_html", (slf,))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyDict>,))> {
        let from_dict = slf.get_type().getattr(intern!(slf.py(), "from_dict"))?;
        Ok((from_dict, (slf.get().to_dict(slf.py())?,)))
    }
}

/// Reads an entity or a quote from its dictionary: its constructor's parameters, with the texts taken from `text`.
fn read<T: record::Record>(text: &Bound<'_, PyString>, item: &Bound<'_, PyDict>) -> PyResult<Py<PyAny>> {
    let py = text.py();
    let length = text.len()?;
    let parameters = PyDict::new(py);
    for (key, value) in item {
        let name: String = key.extract()?;
        if !T::FIELDS.contains(&name.as_str()) {
            return Err(PyTypeError::new_err(format!("{name:?} is no field of {}", T::type_object(py).name()?)));
        }
        match name.as_str() {
            "speaker" | "cue" if !value.is_none() => {
                parameters.set_item(name, Mention::of(text, read_span(&value, length)?)?)?;
            }
            "spans" => {
                let spans = value.try_iter()?.map(|span| read_span(&span?, length));
                parameters.set_item(name, spans.collect::<PyResult<Vec<_>>>()?)?;
            }
            _ => parameters.set_item(name, value)?,
        }
    }
    let (start, end) = read_span(item.as_any(), length)?;
    parameters.set_item("text", record::slice(text, start as usize, end as usize)?)?;
    Ok(T::type_object(py).call((), Some(&parameters))?.unbind())
}
