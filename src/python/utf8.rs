//! Python strings as UTF-8, without leaving a UTF-8 copy behind in the caller's objects.
//!
//! Python holds an ASCII string as UTF-8, which needs no work. Of any other string it gives UTF-16 about twice as fast as
//! UTF-8, and text that is mostly ASCII is quickly narrowed from there.

use std::ops::Range;

use pyo3::exceptions::{PyUnicodeEncodeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PySequence, PyString};

use crate::text::push_utf16;

/// Code points that are encoded at a time, so that what is in between stays in the processor's cache.
const PIECE: usize = 1 << 15;

/// Where the UTF-8 form of a Python string is.
pub(super) enum Utf8 {
    /// In the string itself, which is ASCII.
    Own,
    /// In a buffer.
    Buffer(Range<usize>),
}

impl Utf8 {
    /// Makes `text` readable, if need be by appending its UTF-8 form to `buffer`. UTF-8 has no form for a lone surrogate,
    /// which becomes U+FFFD.
    pub(super) fn new(text: &Bound<'_, PyString>, buffer: &mut Vec<u8>) -> PyResult<Self> {
        if is_ascii(text)? {
            return Ok(Self::Own);
        }
        let start = buffer.len();
        let length = text.len()?;
        buffer.reserve(length + length / 32);
        if length <= PIECE {
            encode(text, buffer)?;
        } else {
            let text = text.cast::<PySequence>()?;
            for from in (0..length).step_by(PIECE) {
                let piece = text.get_slice(from, length.min(from + PIECE))?;
                encode(piece.cast()?, buffer)?;
            }
        }
        Ok(Self::Buffer(start..buffer.len()))
    }

    /// The UTF-8 form of the string and with the buffer that this was made from.
    pub(super) fn as_str<'a>(&self, text: &'a Bound<'_, PyString>, buffer: &'a [u8]) -> PyResult<&'a str> {
        match self {
            Self::Own => text.to_str(),
            Self::Buffer(range) => {
                std::str::from_utf8(&buffer[range.clone()]).map_err(|error| PyValueError::new_err(error.to_string()))
            }
        }
    }
}

fn is_ascii(text: &Bound<'_, PyString>) -> PyResult<bool> {
    text.call_method0(intern!(text.py(), "isascii"))?.is_truthy()
}

/// Appends a string.
fn encode(text: &Bound<'_, PyString>, buffer: &mut Vec<u8>) -> PyResult<()> {
    if is_ascii(text)? {
        buffer.extend_from_slice(text.to_str()?.as_bytes());
        return Ok(());
    }
    let py = text.py();
    match text.call_method1(intern!(py, "encode"), (intern!(py, "utf-16"),)) {
        Ok(utf16) => {
            let (units, _) = utf16.cast::<PyBytes>()?.as_bytes().as_chunks();
            // The first unit is the byte order mark of the machine's own order.
            push_utf16(buffer, &units[1..]);
            Ok(())
        }
        Err(error) if error.is_instance_of::<PyUnicodeEncodeError>(py) => encode_surrogates(text, buffer),
        Err(error) => Err(error),
    }
}

/// Appends a string with lone surrogates. Two of them may look like one character in UTF-16, but not in UTF-8.
fn encode_surrogates(text: &Bound<'_, PyString>, buffer: &mut Vec<u8>) -> PyResult<()> {
    let py = text.py();
    let utf8 = text.call_method1(intern!(py, "encode"), (intern!(py, "utf-8"), intern!(py, "surrogatepass")))?;
    let mut bytes = utf8.cast::<PyBytes>()?.as_bytes().to_vec();
    // A surrogate passes as ED A0..BF xx, where valid UTF-8 has ED 80..9F xx; U+FFFD is three bytes long as well.
    for at in 0..bytes.len().saturating_sub(2) {
        if bytes[at] == 0xED && bytes[at + 1] >= 0xA0 {
            bytes[at..at + 3].copy_from_slice("\u{FFFD}".as_bytes());
        }
    }
    buffer.extend_from_slice(&bytes);
    Ok(())
}
