//! Python values as texts: what is a text, what is null, and what is an error.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyFloat, PyString};

/// A Python string readable as UTF-8, without leaving a UTF-8 copy behind in the caller's object.
pub(super) enum Utf8<'py> {
    /// An ASCII string, which Python itself holds as UTF-8.
    Ascii(Bound<'py, PyString>),
    /// Any other string, encoded.
    Encoded(Bound<'py, PyBytes>),
    /// A string with lone surrogates, which UTF-8 has no form for: each one replaced by U+FFFD.
    Repaired(String),
}

impl<'py> Utf8<'py> {
    pub(super) fn new(text: &Bound<'py, PyString>) -> PyResult<Self> {
        let py = text.py();
        if text.call_method0(intern!(py, "isascii"))?.is_truthy()? {
            return Ok(Self::Ascii(text.clone()));
        }
        if let Ok(bytes) = text.encode_utf8() {
            return Ok(Self::Encoded(bytes));
        }
        let bytes = text.call_method1(intern!(py, "encode"), (intern!(py, "utf-8"), intern!(py, "surrogatepass")))?;
        let mut bytes = bytes.cast_into::<PyBytes>()?.as_bytes().to_vec();
        // A surrogate passes as ED A0..BF xx, where valid UTF-8 has ED 80..9F xx; U+FFFD is three bytes long as well.
        for at in 0..bytes.len().saturating_sub(2) {
            if bytes[at] == 0xED && bytes[at + 1] >= 0xA0 {
                bytes[at..at + 3].copy_from_slice("\u{FFFD}".as_bytes());
            }
        }
        Ok(Self::Repaired(String::from_utf8(bytes)?))
    }

    pub(super) fn as_str(&self) -> PyResult<&str> {
        match self {
            Self::Ascii(text) => text.to_str(),
            Self::Encoded(bytes) => {
                std::str::from_utf8(bytes.as_bytes()).map_err(|error| PyValueError::new_err(error.to_string()))
            }
            Self::Repaired(text) => Ok(text),
        }
    }
}

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
