//! Python strings as UTF-8, without leaving a UTF-8 copy behind in the caller's objects.
//!
//! Python holds an ASCII string as UTF-8, which needs no work. Of any other string it gives code points several times as
//! fast as UTF-8 or UTF-16, and text that is mostly ASCII is quickly narrowed from there.

use std::ops::Range;

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyString;

use super::record::slice;
use crate::text::push_code_points;

/// Code points that are narrowed at a time, so that what is in between stays in the processor's first cache.
const PIECE: usize = 1 << 12;

/// Where the UTF-8 form of a Python string is.
pub(super) enum Utf8 {
    /// In the string itself, which is ASCII.
    Own,
    /// In a buffer.
    Buffer(Range<usize>),
}

/// The UTF-8 forms of strings, one after the other.
#[derive(Default)]
pub(super) struct Buffer {
    utf8: String,
    /// Room for a piece, made once.
    code_points: Vec<u32>,
}

impl Buffer {
    /// Forgets all strings, but keeps their room.
    pub(super) fn clear(&mut self) {
        self.utf8.clear();
    }
}

impl Utf8 {
    /// Makes `text` readable, if need be by appending its UTF-8 form to `buffer`. UTF-8 has no form for a lone surrogate,
    /// which becomes U+FFFD.
    pub(super) fn new(text: &Bound<'_, PyString>, buffer: &mut Buffer) -> PyResult<Self> {
        if is_ascii(text)? {
            return Ok(Self::Own);
        }
        let Buffer { utf8, code_points } = buffer;
        let start = utf8.len();
        let length = text.len()?;
        // Some characters take more than a byte, and every piece asks for as much room as it could need.
        utf8.reserve(length + length / 32 + 4 * PIECE);
        code_points.resize(code_points.len().max(length.min(PIECE)), 0);
        if length <= PIECE {
            push_code_points(utf8, read(text, &mut code_points[..length])?);
        } else {
            for from in (0..length).step_by(PIECE) {
                let to = length.min(from + PIECE);
                let piece = slice(text, from, to)?;
                // Much of a text that is wide for a few marks is ASCII, which needs no narrowing.
                if is_ascii(&piece)? {
                    utf8.push_str(piece.to_str()?);
                } else {
                    push_code_points(utf8, read(&piece, &mut code_points[..to - from])?);
                }
            }
        }
        Ok(Self::Buffer(start..utf8.len()))
    }

    /// The length of the UTF-8 form of the string that this was made from.
    pub(super) fn bytes(&self, text: &Bound<'_, PyString>) -> PyResult<usize> {
        match self {
            Self::Own => text.len(),
            Self::Buffer(range) => Ok(range.len()),
        }
    }

    /// The UTF-8 form of the string and with the buffer that this was made from.
    pub(super) fn as_str<'a>(&self, text: &'a Bound<'_, PyString>, buffer: &'a Buffer) -> PyResult<&'a str> {
        match self {
            Self::Own => text.to_str(),
            Self::Buffer(range) => Ok(&buffer.utf8[range.clone()]),
        }
    }
}

/// True if the string is ASCII, which Python knows without a look at its characters.
fn is_ascii(text: &Bound<'_, PyString>) -> PyResult<bool> {
    text.call_method0(intern!(text.py(), "isascii"))?.is_truthy()
}

/// The code points of a string of as many, read into the place for them.
#[allow(unsafe_code)]
fn read<'b>(text: &Bound<'_, PyString>, code_points: &'b mut [u32]) -> PyResult<&'b [u32]> {
    let length = code_points.len().cast_signed();
    // SAFETY: the pointers are to a live string, by its type, and to room for `length` code points. Python writes no more
    // than that: with no null at the end, it fails if the string has more.
    let read = unsafe { pyo3::ffi::PyUnicode_AsUCS4(text.as_ptr(), code_points.as_mut_ptr(), length, 0) };
    if read.is_null() { Err(PyErr::fetch(text.py())) } else { Ok(code_points) }
}
