//! Annotations as tidy long tables: Arrow record batches with one row for each sentence, entity mention, quote or
//! referent.
//!
//! Every table begins with `doc_id` (the caller's id of the document, of any Arrow type, or its row number) and a running
//! number within the document; `start` and `end` are code points, half open, so `text[start:end]` in Python is the `text`
//! of the row.
//!
//! ```
//! use pullquote::{Analyzer, Component, Workers, tables};
//! let texts = [Some("It holds. It will."), None];
//! let (tables, failures) = tables::annotate(&Analyzer::default(), &Workers::new(None), &texts)?;
//! assert_eq!(tables.get(Component::Sentences).num_rows(), 2);
//! assert!(failures.is_empty());
//! # Ok::<(), arrow_schema::ArrowError>(())
//! ```

mod builder;
mod collector;
mod entities;
mod ids;
mod nest;
mod quotes;
mod referents;
mod sentences;
mod sound;
mod speakers;
mod task;
mod texts;

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Schema, SchemaRef};

pub use collector::Collector;
pub use ids::DocIds;
pub use speakers::speakers;
#[cfg(feature = "python")]
pub(crate) use task::Cut;
pub use task::{Failure, Part, Task, tasks};
pub use texts::Texts;

use crate::{Analyzer, Component, Workers};
use builder::Annotation;

/// One table: record batches of one schema.
#[derive(Debug, Clone)]
pub struct Table {
    /// The columns.
    pub schema: SchemaRef,
    /// The rows, in the order of the documents and, within each, of the text.
    pub batches: Vec<RecordBatch>,
}

impl Table {
    /// The number of rows.
    pub fn num_rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }
}

/// Two tables are equal if their rows are, however these are cut into batches.
impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        let (mut ours, mut theirs) = (self.batches.iter().cloned(), other.batches.iter().cloned());
        let (mut a, mut b) = (ours.next(), theirs.next());
        if self.schema != other.schema || self.num_rows() != other.num_rows() {
            return false;
        }
        while let (Some(one), Some(two)) = (&a, &b) {
            let rows = one.num_rows().min(two.num_rows());
            if one.slice(0, rows) != two.slice(0, rows) {
                return false;
            }
            let rest = |batch: &RecordBatch| {
                let left = batch.num_rows() - rows;
                (left > 0).then(|| batch.slice(rows, left))
            };
            (a, b) = (rest(one).or_else(|| ours.next()), rest(two).or_else(|| theirs.next()));
        }
        true
    }
}

/// The tables of one run; a table whose component the analyzer was not asked for is empty.
#[derive(Debug, Clone)]
pub struct Tables([Table; 4]);

impl Tables {
    /// The table of `component`.
    pub fn get(&self, component: Component) -> &Table {
        &self.0[component as usize]
    }

    /// The tables in the order of [`Component::ALL`].
    pub fn into_array(self) -> [Table; 4] {
        self.0
    }
}

/// The schemas of the tables, in the order of [`Component::ALL`].
#[derive(Debug, Clone)]
pub struct Layout([SchemaRef; 4]);

impl Layout {
    /// The layout with `id` as the first column, renamed to `doc_id`; without one, `doc_id` is an int64 row number.
    pub fn new(id: Option<&Field>) -> Self {
        let id: FieldRef = match id {
            Some(field) => Arc::new(field.clone().with_name("doc_id")),
            None => Arc::new(Field::new("doc_id", DataType::Int64, false)),
        };
        Self([
            schema::<sentences::Sentences>(&id),
            schema::<entities::Entities>(&id),
            schema::<quotes::Quotes>(&id),
            schema::<referents::Referents>(&id),
        ])
    }

    /// The schema of the table of `component`.
    pub fn schema(&self, component: Component) -> &SchemaRef {
        &self.0[component as usize]
    }
}

fn schema<A: Annotation>(id: &FieldRef) -> SchemaRef {
    let mut fields = vec![Arc::clone(id), Arc::new(Field::new(A::ID, DataType::Int32, false))];
    fields.extend(A::fields().into_iter().map(Arc::new));
    Arc::new(Schema::new(fields))
}

/// Analyses `texts` in parallel and returns their tables, with row numbers as `doc_id`, and the rows that failed. A row
/// that is `None` or failed has no rows in the tables.
///
/// # Errors
/// If Arrow cannot hold the result.
pub fn annotate(
    analyzer: &Analyzer,
    workers: &Workers,
    texts: &[Option<&str>],
) -> Result<(Tables, Vec<Failure>), ArrowError> {
    let mut collector = Collector::new(Layout::new(None));
    let ids = DocIds::Numbers { first: 0 };
    let parts = workers.pool().map(&tasks(texts, analyzer), |task| task.run(analyzer, collector.layout(), &ids));
    for part in parts {
        collector.push(part?);
    }
    Ok(collector.finish())
}

/// A column that is never null.
fn required(name: &str, data_type: DataType) -> Field {
    Field::new(name, data_type, false)
}

/// A column that is null where the text does not say.
fn optional(name: &str, data_type: DataType) -> Field {
    Field::new(name, data_type, true)
}

#[cfg(test)]
mod tests {
    use arrow_array::cast::AsArray;
    use arrow_array::types::{Int32Type, Int64Type};
    use proptest::prelude::*;

    use super::*;

    fn sentences(texts: &[Option<&str>], threads: usize) -> Table {
        let workers = Workers::new(std::num::NonZeroUsize::new(threads));
        let (tables, failures) = annotate(&Analyzer::new(&[Component::Sentences]), &workers, texts).unwrap();
        assert!(failures.is_empty());
        tables.get(Component::Sentences).clone()
    }

    #[test]
    fn a_null_row_has_no_rows_and_numbers_run_on() {
        let table = sentences(&[Some("It held. It will."), None, Some(""), Some("Yes.")], 1);
        assert_eq!(table.batches.len(), 1);
        let batch = &table.batches[0];
        assert_eq!(batch.column(0).as_primitive::<Int64Type>().values(), &[0, 0, 3]);
        assert_eq!(batch.column(1).as_primitive::<Int32Type>().values(), &[0, 1, 0]);
        assert_eq!(batch["text"].as_string::<i32>().value(1), "It will.");
    }

    #[test]
    fn tables_are_equal_however_their_rows_are_cut() {
        let whole = sentences(&[Some("It held. It will. Yes."), Some("No.")], 1);
        let batch = &whole.batches[0];
        let cut = Table { batches: vec![batch.slice(0, 1), batch.slice(1, 0), batch.slice(1, 3)], ..whole.clone() };
        assert_eq!(whole, cut);
        let shorter = Table { batches: vec![batch.slice(0, 3)], ..whole.clone() };
        let other = Table { batches: vec![batch.slice(1, 3), batch.slice(0, 1)], ..whole.clone() };
        assert!(whole != shorter && whole != other);
    }

    #[test]
    fn without_rows_there_is_still_a_schema() {
        let table = sentences(&[None], 1);
        assert_eq!(table.num_rows(), 0);
        assert_eq!(table.schema.field(0).name(), "doc_id");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn offsets_are_code_points_and_threads_change_nothing(
            texts in prop::collection::vec(prop::option::of("(\\PC|[a-z. \n“”]){0,200}"), 0..600)
        ) {
            let texts: Vec<Option<&str>> = texts.iter().map(Option::as_deref).collect();
            let serial = sentences(&texts, 1);
            for batch in &serial.batches {
                let docs = batch.column(0).as_primitive::<Int64Type>();
                let starts = batch["start"].as_primitive::<Int32Type>();
                let ends = batch["end"].as_primitive::<Int32Type>();
                for row in 0..batch.num_rows() {
                    let text = texts[usize::try_from(docs.value(row)).unwrap()].unwrap();
                    let start = usize::try_from(starts.value(row)).unwrap();
                    let length = usize::try_from(ends.value(row) - starts.value(row)).unwrap();
                    let slice: String = text.chars().skip(start).take(length).collect();
                    prop_assert_eq!(batch["text"].as_string::<i32>().value(row), slice);
                }
            }
            prop_assert_eq!(serial.batches, sentences(&texts, 3).batches);
        }
    }
}
