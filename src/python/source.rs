//! Texts from anything that speaks Arrow: pyarrow, polars, pandas, duckdb and others, through the PyCapsule interface.

use std::sync::{Mutex, PoisonError};

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef};
use arrow_schema::{ArrowError, DataType, Field, FieldRef};
use pyo3::exceptions::{PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3_arrow::ffi::ArrayReader;
use pyo3_arrow::input::AnyArray;

use crate::guard::guard;
use crate::tables::Texts;

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
}

/// A reader of texts, and of ids if the source has them.
pub(super) struct TextReader {
    reader: Box<dyn ArrayReader + Send>,
    text: Option<usize>,
    id: Option<usize>,
}

impl ArrowSource {
    /// Starts reading: columns number `text` and `id` of a frame, or a single column with `text` `None`.
    pub(super) fn open(&self, text: Option<usize>, id: Option<usize>) -> PyResult<(TextReader, Option<Field>)> {
        let column = |index: usize| match self.field.data_type() {
            DataType::Struct(fields) if index < fields.len() => Ok(&fields[index]),
            _ => Err(PyValueError::new_err(format!("the data has no column number {index}"))),
        };
        let field = text.map_or(Ok(&self.field), column)?;
        if !Texts::can_read(field.data_type()) {
            let remedy = match field.data_type() {
                DataType::Binary | DataType::LargeBinary | DataType::BinaryView => "decode it to strings",
                _ if text.is_some() => "name the column of texts with text=\"...\", or cast this one to strings",
                _ => "cast it to strings",
            };
            let name = if text.is_some() { format!("column {:?}", field.name()) } else { "the column".to_owned() };
            let message = format!("{name} is of type {}, not of strings; {remedy}", field.data_type());
            return Err(PyTypeError::new_err(message));
        }
        let id_field = id.map(column).transpose()?.map(|field| field.as_ref().clone());
        let reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner).take();
        let reader = reader.ok_or_else(|| PyRuntimeError::new_err("this Arrow stream has been read already"))?;
        Ok((TextReader { reader, text, id }, id_field))
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
        Some(self.reader.next()?.and_then(|array| self.chunk(&array)))
    }

    fn chunk(&self, array: &ArrayRef) -> Result<Chunk, ArrowError> {
        let Some(rows) = array.as_struct_opt() else {
            return Ok(Chunk { texts: Texts::new(array, None)?, ids: None });
        };
        let texts = Texts::new(rows.column(self.text.unwrap_or_default()), rows.nulls().cloned())?;
        Ok(Chunk { texts, ids: self.id.map(|id| rows.column(id).clone()) })
    }
}

/// True for columns of strings, however they are stored; a column of nulls may be meant as one, but is not known to be.
fn is_text(data_type: &DataType) -> bool {
    *data_type != DataType::Null && Texts::can_read(data_type)
}
