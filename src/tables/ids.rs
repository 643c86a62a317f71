//! The first column: which document a row is of.

use std::sync::Arc;

use arrow_array::types::Int64Type;
use arrow_array::{ArrayRef, Int32Array, Int64Array, RecordBatch};
use arrow_schema::{ArrowError, SchemaRef};
use arrow_select::take::take;

use super::builder::Rows;

/// The ids of the documents of one stretch of input.
#[derive(Debug, Clone)]
pub enum DocIds {
    /// Row numbers, from `first` on.
    Numbers {
        /// The number of the first row.
        first: usize,
    },
    /// The caller's own column, of any type.
    Column(ArrayRef),
}

impl DocIds {
    /// Record batches of `rows` with their ids in front. It is one batch, unless the ids of all would overflow a column.
    pub(super) fn attach(&self, rows: Rows, schema: &SchemaRef) -> Result<Vec<RecordBatch>, ArrowError> {
        let Rows { documents, numbers, columns } = rows;
        let documents = Int64Array::from(documents);
        let mut rest: Vec<ArrayRef> = vec![Arc::new(Int32Array::from(numbers))];
        rest.extend(columns);
        let mut batches = Vec::with_capacity(1);
        self.attach_to(&documents, &rest, schema, &mut batches)?;
        Ok(batches)
    }

    fn attach_to(
        &self,
        documents: &Int64Array,
        rest: &[ArrayRef],
        schema: &SchemaRef,
        batches: &mut Vec<RecordBatch>,
    ) -> Result<(), ArrowError> {
        match self.take(documents) {
            Ok(ids) => {
                let columns = std::iter::once(ids).chain(rest.iter().cloned()).collect();
                batches.push(RecordBatch::try_new(Arc::clone(schema), columns)?);
                Ok(())
            }
            Err(ArrowError::OffsetOverflowError(_)) if documents.values().len() > 1 => {
                let (all, half) = (documents.values().len(), documents.values().len() / 2);
                for (start, length) in [(0, half), (half, all - half)] {
                    let rest: Vec<_> = rest.iter().map(|column| column.slice(start, length)).collect();
                    self.attach_to(&documents.slice(start, length), &rest, schema, batches)?;
                }
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    fn take(&self, documents: &Int64Array) -> Result<ArrayRef, ArrowError> {
        match self {
            Self::Numbers { first } => {
                Ok(Arc::new(documents.unary::<_, Int64Type>(|row| (*first as u64).cast_signed() + row)))
            }
            Self::Column(ids) => take(ids, documents, None),
        }
    }
}
