//! Texts out of Arrow arrays, however these store them.

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef};
use arrow_buffer::NullBuffer;
use arrow_cast::cast;
use arrow_schema::{ArrowError, DataType};

use super::sound::sound;

/// A column of texts: strings, large strings, string views, dictionaries and runs of them, or nothing but nulls.
///
/// ```
/// use arrow_array::{ArrayRef, StringViewArray};
/// use pullquote::tables::Texts;
/// let column: ArrayRef = std::sync::Arc::new(StringViewArray::from(vec![Some("It holds."), None]));
/// assert_eq!(Texts::new(&column, None)?.rows(), [Some("It holds."), None]);
/// # Ok::<(), arrow_schema::ArrowError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Texts {
    column: ArrayRef,
    /// The nulls of the rows that the column stands in.
    rows: Option<NullBuffer>,
    not_utf8: Vec<usize>,
}

impl Texts {
    /// Reads `column`. A column of a struct may have rows that are null as a whole, which are those of `rows`.
    ///
    /// # Errors
    /// If the column holds no texts, or is damaged.
    pub fn new(column: &ArrayRef, rows: Option<NullBuffer>) -> Result<Self, ArrowError> {
        let data_type = column.data_type();
        let target = Self::target(data_type)
            .ok_or_else(|| ArrowError::InvalidArgumentError(format!("a column of type {data_type} holds no texts")))?;
        let texts = if target == *data_type {
            ArrayRef::clone(column)
        } else {
            // Casting does not ask whether a dictionary has a value for each key.
            column.to_data().validate_values()?;
            cast(column, &target)?
        };
        let (column, not_utf8) = sound(&texts)?;
        Ok(Self { column, rows, not_utf8 })
    }

    /// The rows whose texts are not UTF-8, and so read as null.
    pub fn not_utf8(&self) -> &[usize] {
        &self.not_utf8
    }

    /// True for columns that can be read as texts. A column of nulls can, though it is not known to be meant as one.
    pub fn can_read(data_type: &DataType) -> bool {
        Self::target(data_type).is_some()
    }

    /// The type to read a column of texts as; `None` if it holds no texts.
    fn target(data_type: &DataType) -> Option<DataType> {
        match data_type {
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null => Some(data_type.clone()),
            DataType::Dictionary(_, values) => Self::target(values).map(|_| DataType::Utf8View),
            DataType::RunEndEncoded(_, values) => Self::target(values.data_type()).map(|_| DataType::Utf8View),
            _ => None,
        }
    }

    /// Every row's text; `None` for a null.
    pub fn rows(&self) -> Vec<Option<&str>> {
        let mut rows: Vec<Option<&str>> = match self.column.data_type() {
            DataType::Utf8 => self.column.as_string::<i32>().iter().collect(),
            DataType::LargeUtf8 => self.column.as_string::<i64>().iter().collect(),
            DataType::Utf8View => self.column.as_string_view().iter().collect(),
            _ => vec![None; self.column.len()], // a column of type null
        };
        if let Some(nulls) = &self.rows {
            for (row, valid) in rows.iter_mut().zip(nulls) {
                *row = row.filter(|_| valid);
            }
        }
        rows
    }
}
