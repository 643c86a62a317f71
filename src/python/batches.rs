//! Tables on their way out: Arrow record batches that Python's data frames read without copying.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef, StructArray};
use arrow_ipc::reader::StreamReader;
use arrow_ipc::writer::StreamWriter;
use arrow_schema::{ArrowError, DataType, Field, FieldRef};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule, PyDict, PyList, PyType};
use pyo3_arrow::PyScalar;
use pyo3_arrow::ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule};

use super::signals::look;
use crate::guard::guard;
use crate::tables::Table;

/// A table as Arrow record batches, to be read through the Arrow PyCapsule interface.
#[pyclass(frozen, eq, module = "pullquote._core")]
#[derive(PartialEq)]
pub(super) struct Batches(Table);

impl Batches {
    pub(super) fn new(table: Table) -> Self {
        Self(table)
    }
}

#[pymethods]
impl Batches {
    /// The names of the columns.
    #[getter]
    fn column_names(&self) -> Vec<String> {
        self.0.schema.fields().iter().map(|field| field.name().clone()).collect()
    }

    fn __len__(&self) -> usize {
        self.0.num_rows()
    }

    /// Rows `start` up to `stop` as a dictionary of column names and lists of values.
    fn to_pydict<'py>(&self, py: Python<'py>, start: usize, stop: usize) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for (index, field) in self.0.schema.fields().iter().enumerate() {
            let list = PyList::empty(py);
            let mut first = 0;
            for batch in &self.0.batches {
                let column = batch.column(index);
                for row in start.saturating_sub(first)..stop.saturating_sub(first).min(column.len()) {
                    look(py, row)?;
                    list.append(value(py, column, field, row)?)?;
                }
                first += column.len();
            }
            dict.set_item(field.name(), list)?;
        }
        Ok(dict)
    }

    /// One column of lists, `name`, with the annotations of each document; null where `valid` is false.
    fn nest(&self, name: &str, valid: Vec<bool>) -> PyResult<Self> {
        Ok(Self(self.0.nest(name, valid).map_err(|error| PyValueError::new_err(error.to_string()))?))
    }

    /// The table in Arrow's format for files and networks.
    fn to_ipc<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let write = || {
            let mut writer = StreamWriter::try_new(Vec::new(), &self.0.schema)?;
            self.0.batches.iter().try_for_each(|batch| writer.write(batch))?;
            writer.into_inner()
        };
        let bytes = py.detach(write).map_err(|error: ArrowError| PyValueError::new_err(error.to_string()))?;
        Ok(PyBytes::new(py, &bytes))
    }

    /// The table that `to_ipc` made `data` of.
    #[classmethod]
    fn from_ipc(_cls: &Bound<'_, PyType>, data: &[u8]) -> PyResult<Self> {
        let read = || {
            let reader = StreamReader::try_new(data, None)?;
            let schema = reader.schema();
            Ok(Table { schema, batches: reader.collect::<Result<_, _>>()? })
        };
        // The reader checks most of what it reads, but not all of it without a panic.
        let table = guard(read).map_err(|_| PyValueError::new_err("the pickled table is damaged"))?;
        Ok(Self(table.map_err(|error: ArrowError| PyValueError::new_err(error.to_string()))?))
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.0.schema.as_ref())?)
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let field = Arc::new(Field::new_struct("", self.0.schema.fields().clone(), false));
        let batches =
            self.0.batches.clone().into_iter().map(|batch| Ok(Arc::new(StructArray::from(batch)) as ArrayRef));
        Ok(to_stream_pycapsule(py, Box::new(ArrayIterator::new(batches, field)), requested_schema)?)
    }
}

/// One value as a Python object.
fn value<'py>(py: Python<'py>, column: &ArrayRef, field: &FieldRef, row: usize) -> PyResult<Bound<'py, PyAny>> {
    if column.is_null(row) {
        return Ok(py.None().into_bound(py));
    }
    Ok(match column.data_type() {
        DataType::Int32 => column.as_primitive::<Int32Type>().value(row).into_pyobject(py)?.into_any(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).into_pyobject(py)?.into_any(),
        DataType::Float64 => column.as_primitive::<Float64Type>().value(row).into_pyobject(py)?.into_any(),
        DataType::Utf8 => column.as_string::<i32>().value(row).into_pyobject(py)?.into_any(),
        // The caller's ids may be of any type.
        other => {
            if !has_python_form(other) {
                let message =
                    format!("column {:?} is of type {other}, which has no Python form; use to_arrow()", field.name());
                return Err(PyTypeError::new_err(message));
            }
            let scalar = PyScalar::try_new(column.slice(row, 1), Arc::clone(field))?;
            Bound::new(py, scalar)?.call_method0("as_py")?
        }
    })
}

/// False for the types that `PyScalar` cannot show.
fn has_python_form(data_type: &DataType) -> bool {
    match data_type {
        DataType::Interval(_)
        | DataType::ListView(_)
        | DataType::LargeListView(_)
        | DataType::RunEndEncoded(..)
        | DataType::Union(..) => false,
        DataType::List(item)
        | DataType::LargeList(item)
        | DataType::FixedSizeList(item, _)
        | DataType::Map(item, _) => has_python_form(item.data_type()),
        DataType::Struct(fields) => fields.iter().all(|field| has_python_form(field.data_type())),
        DataType::Dictionary(_, values) => has_python_form(values),
        _ => true,
    }
}
