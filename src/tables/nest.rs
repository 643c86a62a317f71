//! A table folded into one column: the list of its annotations beside each document.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{ListArray, RecordBatch, StructArray};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema};
use arrow_select::concat::concat_batches;

use super::{Table, optional, required};

impl Table {
    /// One column, `name`, of lists of structs with the columns of this table but `doc_id`: as many rows as `valid` has,
    /// which are null where it is false. The table's ids must be row numbers.
    ///
    /// # Errors
    /// If `doc_id` is of another type or names a row beyond `valid`, or if the annotations are more than one Arrow column
    /// can hold.
    pub fn nest(&self, name: &str, valid: &[bool]) -> Result<Self, ArrowError> {
        let rows = concat_batches(&self.schema, &self.batches)?;
        let documents = rows
            .column(0)
            .as_primitive_opt::<Int64Type>()
            .ok_or_else(|| ArrowError::InvalidArgumentError("doc_id must hold row numbers".to_owned()))?;
        let mut lengths = vec![0; valid.len()];
        for &document in documents.values() {
            let length = usize::try_from(document).ok().and_then(|document| lengths.get_mut(document));
            *length.ok_or_else(|| ArrowError::InvalidArgumentError(format!("there is no row {document}")))? += 1;
        }
        let fields: Fields = self.schema.fields().iter().skip(1).cloned().collect();
        let structs = StructArray::try_new(fields.clone(), rows.columns()[1..].to_vec(), None)?;
        let item = Arc::new(required("item", DataType::Struct(fields)));
        let nulls = NullBuffer::from(valid.to_vec());
        let lists =
            ListArray::try_new(Arc::clone(&item), OffsetBuffer::from_lengths(lengths), Arc::new(structs), Some(nulls))?;
        let field: Field = optional(name, DataType::List(item));
        let schema = Arc::new(Schema::new(vec![field]));
        let batch = RecordBatch::try_new(Arc::clone(&schema), vec![Arc::new(lists)])?;
        Ok(Self { schema, batches: vec![batch] })
    }
}

#[cfg(test)]
mod tests {
    use arrow_array::Array;

    use super::*;
    use crate::{Analyzer, Component, Workers, tables};

    fn sentences(texts: &[Option<&str>]) -> Table {
        let analyzer = Analyzer::new(&[Component::Sentences]);
        let (tables, _) = tables::annotate(&analyzer, &Workers::new(None), texts).unwrap();
        tables.get(Component::Sentences).clone()
    }

    #[test]
    fn every_document_has_its_list() {
        let table = sentences(&[Some("It held. It will."), None, Some(""), Some("Yes.")]);
        let nested = table.nest("sentences", &[true, false, true, true]).unwrap();
        let lists = nested.batches[0]["sentences"].as_list::<i32>();
        assert_eq!((0..4).map(|row| lists.is_valid(row)).collect::<Vec<_>>(), [true, false, true, true]);
        assert_eq!((0..4).map(|row| lists.value_length(row)).collect::<Vec<_>>(), [2, 0, 0, 1]);
        let last = lists.value(3);
        let last = last.as_struct();
        assert_eq!(last.column_names(), ["sentence_id", "start", "end", "text"]);
        assert_eq!(last["text"].as_string::<i32>().value(0), "Yes.");
    }

    #[test]
    fn no_documents_give_no_lists() {
        assert_eq!(sentences(&[]).nest("sentences", &[]).unwrap().num_rows(), 0);
    }

    #[test]
    fn a_row_that_does_not_exist_is_an_error() {
        let error = sentences(&[Some("So."), Some("So.")]).nest("sentences", &[true]).unwrap_err();
        assert!(error.to_string().contains("there is no row 1"));
    }
}
