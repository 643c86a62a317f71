//! Strings that other programs made, before this one relies on them.
//!
//! Arrow passes arrays between programs by their addresses, and whoever makes them promises that their strings are UTF-8
//! and their offsets in order. Not all keep the promise: a reader of files that was told not to check encodings, for one.

use std::str;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, BooleanArray, GenericStringArray, OffsetSizeTrait, StringViewArray};
use arrow_buffer::Buffer;
use arrow_schema::{ArrowError, DataType};
use arrow_select::nullif::nullif;

/// Strings that are short stand in the view itself, longer ones in a buffer.
const INLINE: usize = 12;

/// The array of strings without those that are not UTF-8, which become null, and the rows of these.
///
/// # Errors
/// If a string does not lie where the array holds its bytes.
pub(super) fn sound(strings: &ArrayRef) -> Result<(ArrayRef, Vec<usize>), ArrowError> {
    let bad = match strings.data_type() {
        DataType::Utf8 => bad_rows(strings, &slices(strings.as_string::<i32>())?),
        DataType::LargeUtf8 => bad_rows(strings, &slices(strings.as_string::<i64>())?),
        DataType::Utf8View => bad_rows(strings, &views(strings.as_string_view())?),
        _ => Vec::new(),
    };
    if bad.is_empty() {
        return Ok((Arc::clone(strings), bad));
    }
    let mask: BooleanArray = (0..strings.len()).map(|row| Some(bad.binary_search(&row).is_ok())).collect();
    Ok((nullif(strings, &mask)?, bad))
}

fn bad_rows(strings: &ArrayRef, bytes: &[&[u8]]) -> Vec<usize> {
    let bad = |row: &usize| strings.is_valid(*row) && str::from_utf8(bytes[*row]).is_err();
    (0..bytes.len()).filter(bad).collect()
}

fn slices<O: OffsetSizeTrait>(array: &GenericStringArray<O>) -> Result<Vec<&[u8]>, ArrowError> {
    let bytes = array.value_data();
    let slice = |pair: &[O]| bytes.get(pair[0].as_usize()..pair[1].as_usize()).ok_or_else(damaged);
    array.value_offsets().windows(2).map(slice).collect()
}

fn views(array: &StringViewArray) -> Result<Vec<&[u8]>, ArrowError> {
    let mut rows = Vec::with_capacity(array.len());
    for (row, view) in array.views().iter().enumerate() {
        // The four parts of a long view: length, prefix, number of the buffer, offset.
        let part = |number: usize| (view >> (32 * number)) as u32 as usize;
        let length = part(0);
        let bytes = if array.is_null(row) {
            Some([].as_slice())
        } else if length <= INLINE {
            array.views().inner().get(16 * row + 4..16 * row + 4 + length)
        } else {
            let buffer = array.data_buffers().get(part(2)).map(Buffer::as_slice);
            buffer.and_then(|bytes| bytes.get(part(3)..part(3) + length))
        };
        rows.push(bytes.ok_or_else(damaged)?);
    }
    Ok(rows)
}

fn damaged() -> ArrowError {
    ArrowError::InvalidArgumentError("the column of texts is damaged: a string lies outside its buffer".to_owned())
}

#[cfg(test)]
mod tests {
    use arrow_array::{ArrayRef, BinaryArray, LargeStringArray, StringArray};
    use arrow_buffer::{NullBuffer, OffsetBuffer, ScalarBuffer};

    use super::*;

    fn rows(array: &ArrayRef) -> Result<Vec<usize>, ArrowError> {
        sound(array).map(|(_, bad)| bad)
    }

    #[test]
    fn what_is_sound_stays_as_it_is() {
        let texts = vec![Some("It holds."), None, Some(""), Some("“A longer one, in a buffer of its own.”")];
        let arrays: [ArrayRef; 3] = [
            Arc::new(StringArray::from(texts.clone())),
            Arc::new(LargeStringArray::from(texts.clone())),
            Arc::new(StringViewArray::from(texts)),
        ];
        for array in arrays {
            for part in [array.clone(), array.slice(1, 3), array.slice(3, 1), array.slice(2, 0)] {
                let (same, bad) = sound(&part).unwrap();
                assert!(bad.is_empty());
                assert_eq!(&same, &part);
            }
        }
    }

    /// Strings of any bytes, in each of the ways that Arrow stores them, as a program that does not check makes them.
    #[allow(unsafe_code)]
    fn unchecked(texts: &[Option<&[u8]>]) -> [ArrayRef; 2] {
        let (offsets, values, nulls) = BinaryArray::from(texts.to_vec()).into_parts();
        // SAFETY: that these need not be UTF-8 is what is tested; nothing but `sound` reads them.
        let strings = unsafe { StringArray::new_unchecked(offsets, values, nulls) };
        let (views, buffers, nulls) = arrow_array::BinaryViewArray::from(texts.to_vec()).into_parts();
        // SAFETY: as above.
        let string_views = unsafe { StringViewArray::new_unchecked(views, buffers, nulls) };
        [Arc::new(strings), Arc::new(string_views)]
    }

    #[test]
    fn strings_that_are_not_utf8_become_null() {
        let long = [b'x'; 20].into_iter().chain(*b"\xC3").collect::<Vec<u8>>();
        for array in unchecked(&[Some(b"It holds."), Some(b"caf\xE9"), None, Some(&long), Some("é".as_bytes())]) {
            let (mended, bad) = sound(&array).unwrap();
            assert_eq!(bad, [1, 3]);
            assert_eq!((0..5).map(|row| mended.is_null(row)).collect::<Vec<_>>(), [false, true, true, true, false]);
            assert_eq!(rows(&array.slice(3, 2)).unwrap(), [0]);
        }
    }

    #[test]
    #[allow(unsafe_code)]
    fn strings_outside_their_buffers_are_an_error() {
        let values = Buffer::from(b"It holds.".as_slice());
        for offsets in [vec![0, 9, 4, 9], vec![0, 4, 9, 99], vec![-1, 4, 9, 9]] {
            // SAFETY: that the offsets are wrong is what is tested; nothing but `sound` reads them.
            let array = unsafe {
                let offsets = OffsetBuffer::new_unchecked(ScalarBuffer::from(offsets));
                StringArray::new_unchecked(offsets, values.clone(), None)
            };
            assert!(rows(&(Arc::new(array) as ArrayRef)).is_err());
        }
        for (buffer, offset) in [(1_u128, 0_u128), (0, 1), (0, u128::from(u32::MAX))] {
            let view = 20_u128 + (buffer << 64) + (offset << 96);
            let nulls = NullBuffer::from(vec![true, false]);
            // SAFETY: as above.
            let array = unsafe {
                let views = ScalarBuffer::from(vec![0_u128, view]);
                let buffers = vec![Buffer::from([b'x'; 20].as_slice())];
                StringViewArray::new_unchecked(views, buffers, None)
            };
            assert!(rows(&(Arc::new(array.clone()) as ArrayRef)).is_err());
            let null = nullif(&array, &BooleanArray::from(vec![false, true])).unwrap();
            assert_eq!(null.nulls(), Some(&nulls));
            assert!(rows(&null).unwrap().is_empty());
        }
    }
}
