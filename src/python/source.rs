//! Texts from anything that speaks Arrow: pyarrow, polars, pandas, duckdb and others, through the PyCapsule interface.

use std::sync::{Mutex, PoisonError};

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef};
use arrow_cast::cast;
use arrow_schema::{ArrowError, DataType, Field, FieldRef};
use pyo3::exceptions::{PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3_arrow::ffi::ArrayReader;
use pyo3_arrow::input::AnyArray;

use crate::guard::guard;
use crate::tables::sound;

/// A stream of Arrow arrays: a column, or a frame, which is a stream of structs. It can be read once.
#[pyclass(frozen, module = "pullquote._core")]
pub(super) struct ArrowSource {
    field: FieldRef,
    reader: Mutex<Option<Box<dyn ArrayReader + Send>>>,
}

#[pymethods]
impl ArrowSource {
    #[new]
    fn new(data: &Bound<'_, PyAny>) -> PyResult<Self> {
        let reader = data.extract::<AnyArray>()?.into_reader()?;
        Ok(Self { field: reader.field(), reader: Mutex::new(Some(reader)) })
    }

    /// The columns of a frame as name, type and whether it holds strings; None for a single column.
    #[getter]
    fn columns(&self) -> Option<Vec<(String, String, bool)>> {
        let DataType::Struct(fields) = self.field.data_type() else { return None };
        let column =
            |field: &FieldRef| (field.name().clone(), field.data_type().to_string(), is_text(field.data_type()));
        Some(fields.iter().map(column).collect())
    }
}

/// The texts and ids of one array of a stream.
pub(super) struct Chunk {
    pub(super) texts: Texts,
    pub(super) ids: Option<ArrayRef>,
    /// The rows whose texts are not UTF-8, and so read as null.
    pub(super) not_utf8: Vec<usize>,
}

/// A reader of texts, and of ids if the source has them.
pub(super) struct TextReader {
    reader: Box<dyn ArrayReader + Send>,
    text: Option<usize>,
    id: Option<usize>,
    target: Option<DataType>,
}

impl ArrowSource {
    /// Starts reading: columns number `text` and `id` of a frame, or a single column with `text` `None`.
    pub(super) fn open(&self, text: Option<usize>, id: Option<usize>) -> PyResult<(TextReader, Option<Field>)> {
        let column = |index: usize| match self.field.data_type() {
            DataType::Struct(fields) if index < fields.len() => Ok(&fields[index]),
            _ => Err(PyValueError::new_err(format!("the data has no column number {index}"))),
        };
        let field = text.map_or(Ok(&self.field), column)?;
        let target = target(field.data_type()).ok_or_else(|| {
            let remedy = match field.data_type() {
                DataType::Binary | DataType::LargeBinary | DataType::BinaryView => "decode it to strings",
                _ if text.is_some() => "name the column of texts with text=\"...\", or cast this one to strings",
                _ => "cast it to strings",
            };
            let name = if text.is_some() { format!("column {:?}", field.name()) } else { "the column".to_owned() };
            PyTypeError::new_err(format!("{name} is of type {}, not of strings; {remedy}", field.data_type()))
        })?;
        let id_field = id.map(column).transpose()?.map(|field| field.as_ref().clone());
        let reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner).take();
        let reader = reader.ok_or_else(|| PyRuntimeError::new_err("this Arrow stream has been read already"))?;
        let target = (target != *field.data_type()).then_some(target);
        Ok((TextReader { reader, text, id, target }, id_field))
    }
}

impl TextReader {
    /// The next chunk of the stream. Reading may run the producer's own code, so it is done with the GIL released.
    pub(super) fn next(&mut self, py: Python<'_>) -> PyResult<Option<Chunk>> {
        match py.detach(|| guard(|| self.read())) {
            Ok(chunk) => chunk.transpose().map_err(|error| PyErr::from(pyo3_arrow::error::PyArrowError::from(error))),
            Err(_) => Err(PyRuntimeError::new_err("the Arrow stream could not be read; it gives no reason")),
        }
    }

    fn read(&mut self) -> Option<Result<Chunk, ArrowError>> {
        Some(self.reader.next()?.and_then(|array| self.chunk(array)))
    }

    fn chunk(&self, array: ArrayRef) -> Result<Chunk, ArrowError> {
        let (texts, rows, ids) = match array.as_struct_opt() {
            Some(rows) => {
                let text = rows.column(self.text.unwrap_or_default());
                (text.clone(), rows.nulls().cloned(), self.id.map(|id| rows.column(id).clone()))
            }
            None => (array, None, None),
        };
        let texts = if let Some(target) = &self.target {
            // Casting does not ask whether a dictionary has a value for each key.
            texts.to_data().validate_values()?;
            cast(&texts, target)?
        } else {
            texts
        };
        let (texts, not_utf8) = sound(&texts)?;
        Ok(Chunk { texts: Texts { texts, rows }, ids, not_utf8 })
    }
}

/// An array of strings, with the nulls of the rows it stands in.
pub(super) struct Texts {
    texts: ArrayRef,
    rows: Option<arrow_buffer::NullBuffer>,
}

impl Texts {
    /// Every row's text; `None` for a null.
    pub(super) fn rows(&self) -> Vec<Option<&str>> {
        let mut rows: Vec<Option<&str>> = match self.texts.data_type() {
            DataType::Utf8 => self.texts.as_string::<i32>().iter().collect(),
            DataType::LargeUtf8 => self.texts.as_string::<i64>().iter().collect(),
            DataType::Utf8View => self.texts.as_string_view().iter().collect(),
            _ => vec![None; self.texts.len()], // a column of type null
        };
        if let Some(nulls) = &self.rows {
            for (row, valid) in rows.iter_mut().zip(nulls) {
                *row = row.filter(|_| valid);
            }
        }
        rows
    }
}

/// The type to read a column of texts as; `None` if it holds no texts.
fn target(data_type: &DataType) -> Option<DataType> {
    match data_type {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null => Some(data_type.clone()),
        DataType::Dictionary(_, values) => target(values).map(|_| DataType::Utf8View),
        DataType::RunEndEncoded(_, values) => target(values.data_type()).map(|_| DataType::Utf8View),
        _ => None,
    }
}

/// True for columns of strings, however they are stored; a column of nulls may be meant as one, but is not known to be.
fn is_text(data_type: &DataType) -> bool {
    *data_type != DataType::Null && target(data_type).is_some()
}
