//! Python values as texts: what is a text, what is null, and what is an error.

use pyo3::exceptions::PyTypeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyString};

/// What one row of a list holds.
pub(super) enum Row<'py> {
    Text(Bound<'py, PyString>),
    Null,
    /// A value of another type, by the type's name.
    Wrong(String),
}

impl<'py> Row<'py> {
    pub(super) fn new(value: &Bound<'py, PyAny>) -> PyResult<Self> {
        if let Ok(text) = value.cast::<PyString>() {
            return Ok(Self::Text(plain(text)?));
        }
        if value.is_none() || is_missing(value)? { Ok(Self::Null) } else { Ok(Self::Wrong(type_name(value)?)) }
    }
}

/// The string itself, or a copy of type `str` of a subclass that may slice and compare in ways of its own.
pub(super) fn plain<'py>(text: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyString>> {
    if text.is_exact_instance_of::<PyString>() {
        return Ok(text.clone());
    }
    let py = text.py();
    Ok(py.get_type::<PyString>().call_method1(intern!(py, "__str__"), (text,))?.cast_into()?)
}

/// True for what data frames put where a text is missing: NaN, `pandas.NA`, `pandas.NaT`.
fn is_missing(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    if let Ok(number) = value.cast::<PyFloat>() {
        return Ok(number.value().is_nan());
    }
    let class = value.get_type();
    let name = class.name()?;
    Ok(match name.to_str()? {
        "NAType" | "NaTType" => class.module()?.to_str()?.starts_with("pandas"),
        "float16" | "float32" | "longdouble" => value.ne(value)?,
        _ => false,
    })
}

/// The name of a value's type as messages show it, such as `int` or `numpy.int64`.
pub(super) fn type_name(value: &Bound<'_, PyAny>) -> PyResult<String> {
    let class = value.get_type();
    let (module, name) = (class.module()?, class.qualname()?);
    Ok(if module.to_str()? == "builtins" { name.to_string() } else { format!("{module}.{name}") })
}

/// The one text of a call that takes one.
pub(super) fn single<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyString>> {
    if let Ok(text) = value.cast::<PyString>() {
        return plain(text);
    }
    let class = type_name(value)?;
    let remedy = match class.as_str() {
        "bytes" | "bytearray" => "decode it first, as in text.decode(\"utf-8\")",
        "NoneType" => "leave missing texts out, or use pipe(), which gives an empty document for each",
        "list" | "tuple" => "use pipe() for many texts",
        _ => "convert it with str()",
    };
    Err(PyTypeError::new_err(format!("text must be str, not {class}; {remedy}")))
}

/// The error for row `row`, which holds a value of type `class`.
pub(super) fn wrong_row(row: usize, class: &str) -> PyErr {
    let remedy = if class == "bytes" { "decode it to str" } else { "convert it to str" };
    PyTypeError::new_err(format!(
        "row {row} is {class}, not str or None; {remedy}, or pass errors=\"null\" to treat such rows as null"
    ))
}
