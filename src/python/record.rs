//! What the immutable Python objects have in common: equality, hash, repr and dictionaries, all from their fields.

use pyo3::basic::CompareOp;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};
use pyo3::{PyClass, PyTypeInfo};

/// A Python class that is nothing but its fields.
pub(super) trait Record: PyClass + PyTypeInfo + Sync {
    /// The names of the fields, which are also the constructor's parameters, in order.
    const FIELDS: &'static [&'static str];

    /// The values of the fields, in order.
    fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>>;
}

/// `==` and `!=`; any other comparison, and any other type, is not implemented.
pub(super) fn compare<R: Record<Frozen = pyo3::pyclass::boolean_struct::True>>(
    record: &R,
    other: &Bound<'_, PyAny>,
    op: CompareOp,
) -> PyResult<Py<PyAny>> {
    let py = other.py();
    let (CompareOp::Eq | CompareOp::Ne, Ok(other)) = (op, other.cast::<R>()) else {
        return Ok(py.NotImplemented());
    };
    let equal = record.values(py)?.rich_compare(other.get().values(py)?, op)?;
    Ok(equal.unbind())
}

/// The hash of the fields.
pub(super) fn hash<R: Record>(record: &R, py: Python<'_>) -> PyResult<isize> {
    record.values(py)?.hash()
}

/// `Name(field=value, ...)`, without the fields that are `None`.
pub(super) fn repr<R: Record>(record: &R, py: Python<'_>) -> PyResult<String> {
    let mut parts = Vec::with_capacity(R::FIELDS.len());
    for (field, value) in R::FIELDS.iter().zip(record.values(py)?) {
        if !value.is_none() {
            parts.push(format!("{field}={}", value.repr()?.to_string_lossy()));
        }
    }
    let class = R::type_object(py);
    Ok(format!("{}({})", class.name()?, parts.join(", ")))
}

/// How to make the object again, for pickle and copy.
pub(super) fn reduce<'py, R: Record>(record: &R, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
    (R::type_object(py), record.values(py)?).into_pyobject(py)
}

/// A dictionary of the fields, in which nested objects are dictionaries too.
pub(super) fn to_dict<'py, R: Record>(record: &R, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    for (field, value) in R::FIELDS.iter().zip(record.values(py)?) {
        let value = match value.getattr_opt("to_dict")? {
            Some(method) => method.call0()?,
            None => value,
        };
        dict.set_item(field, value)?;
    }
    Ok(dict)
}

/// `text[start:end]`.
#[allow(unsafe_code)]
pub(super) fn slice<'py>(text: &Bound<'py, PyString>, start: usize, end: usize) -> PyResult<Bound<'py, PyString>> {
    // SAFETY: the pointer is to a live string, by its type. What is returned is a new reference to a string, or null with an
    // exception set.
    let slice = unsafe {
        let slice = pyo3::ffi::PyUnicode_Substring(text.as_ptr(), start.cast_signed(), end.cast_signed());
        Bound::from_owned_ptr_or_err(text.py(), slice)?
    };
    Ok(slice.cast_into()?)
}
