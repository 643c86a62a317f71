//! Gathers the parts of the tables, in order, into batches of a size that readers like.

use std::mem;

use arrow_array::{Array, RecordBatch};
use arrow_schema::SchemaRef;
use arrow_select::concat::concat_batches;

use super::{Failure, Layout, Part, Table, Tables};
use crate::Component;

/// Batches of this many rows are large enough to stay what they are; joining costs a copy ...
const LARGE_BATCH_ROWS: usize = 1 << 11;

/// ... and so are batches of this many bytes, as those of the sentences of whole tasks.
const LARGE_BATCH_BYTES: usize = 1 << 17;

/// Smaller ones are joined until they have this many rows ...
const BATCH_ROWS: usize = 1 << 16;

/// ... or this many bytes, far below what a column can hold.
const BATCH_BYTES: usize = 1 << 26;

/// Joins the parts of the tables. Parts must come in the order of the documents.
#[derive(Debug)]
pub struct Collector {
    layout: Layout,
    tables: [Batches; 4],
    failures: Vec<Failure>,
}

impl Collector {
    /// A collector of tables of this layout.
    pub fn new(layout: Layout) -> Self {
        Self { layout, tables: Default::default(), failures: Vec::new() }
    }

    /// The tables' layout.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Adds the next part.
    pub fn push(&mut self, part: Part) {
        for (table, batches) in self.tables.iter_mut().zip(part.tables) {
            for batch in batches {
                table.push(batch);
            }
        }
        self.failures.extend(part.failures);
    }

    /// The finished tables, and the rows that failed.
    pub fn finish(self) -> (Tables, Vec<Failure>) {
        let mut tables = self.tables.into_iter();
        let tables = Component::ALL.map(|component| {
            let batches = tables.next().map(Batches::finish).unwrap_or_default();
            Table { schema: SchemaRef::clone(self.layout.schema(component)), batches }
        });
        (Tables(tables), self.failures)
    }
}

/// The batches of one table: joined ones, and small ones that wait to be joined.
#[derive(Debug, Default)]
struct Batches {
    done: Vec<RecordBatch>,
    waiting: Vec<RecordBatch>,
    rows: usize,
    bytes: usize,
}

impl Batches {
    fn push(&mut self, batch: RecordBatch) {
        // Without the ids: those may share one large dictionary.
        let bytes: usize = batch.columns()[1..].iter().map(Array::get_array_memory_size).sum();
        let large = batch.num_rows() >= LARGE_BATCH_ROWS || bytes >= LARGE_BATCH_BYTES;
        if large || self.rows + batch.num_rows() > BATCH_ROWS || self.bytes + bytes > BATCH_BYTES {
            self.join();
        }
        if large {
            self.done.push(batch);
            return;
        }
        self.rows += batch.num_rows();
        self.bytes += bytes;
        self.waiting.push(batch);
    }

    fn join(&mut self) {
        let waiting = mem::take(&mut self.waiting);
        (self.rows, self.bytes) = (0, 0);
        match waiting.as_slice() {
            [] => {}
            [_] => self.done.extend(waiting),
            // Ids that cannot be joined, such as small dictionaries with different values, stay as they are.
            [first, ..] => match concat_batches(&first.schema(), &waiting) {
                Ok(batch) => self.done.push(batch),
                Err(_) => self.done.extend(waiting),
            },
        }
    }

    fn finish(mut self) -> Vec<RecordBatch> {
        self.join();
        self.done
    }
}
