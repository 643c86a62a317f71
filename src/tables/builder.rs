//! Grows the columns of one table, and cuts batches before a column outgrows what its offsets can address.

use std::cell::OnceCell;
use std::iter;
use std::mem;
use std::sync::Arc;

use arrow_array::builder::{Int32Builder, StringBuilder};
use arrow_array::{ArrayRef, Int32Array, ListArray, StructArray};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{DataType, Field, Fields};

use super::required;
use crate::interrupt::checkpoint;
use crate::{Document, OffsetMap, Span, edge};

/// One kind of annotation and the columns that hold it, after `doc_id` and the running number.
pub(super) trait Annotation: Default {
    /// The annotation in the core.
    type Item;
    /// The name of the column with the running number.
    const ID: &'static str;

    /// The columns' names and types.
    fn fields() -> Vec<Field>;

    /// The annotations of this kind.
    fn items(document: &Document) -> &[Self::Item];

    /// An upper bound of the bytes that `item` adds to any one column.
    fn bytes(item: &Self::Item) -> usize;

    /// Empty columns with room for the annotations of texts of `bytes` bytes in all, and for how many rows that is.
    fn with_capacity(_bytes: usize) -> (Self, usize) {
        (Self::default(), 0)
    }

    /// Appends one row.
    fn push(&mut self, item: &Self::Item, source: &Source);

    /// Appends rows in the order of the text.
    fn extend(&mut self, items: &[Self::Item], source: &Source) {
        for item in items {
            checkpoint();
            self.push(item, source);
        }
    }

    /// Takes the columns out, in the order of the fields.
    fn finish(&mut self) -> Vec<ArrayRef>;
}

/// A text with its offset index, built once for all tables that need one.
pub(super) struct Source<'t> {
    pub(super) text: &'t str,
    map: OnceCell<OffsetMap<'t>>,
}

impl<'t> Source<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, map: OnceCell::new() }
    }

    pub(super) fn slice(&self, span: Span) -> &'t str {
        span.slice(self.text)
    }

    /// Code points as the tables hold them; texts are limited so that they fit.
    pub(super) fn offsets(&self, span: Span) -> (i32, i32) {
        let (start, end) = self.map.get_or_init(|| OffsetMap::new(self.text)).span(span);
        ((start as u32).cast_signed(), (end as u32).cast_signed())
    }
}

/// Finished columns of some rows: which document of the input each is of, its number there, and the rest.
pub(super) struct Rows {
    pub(super) documents: Vec<i64>,
    pub(super) numbers: Vec<i32>,
    pub(super) columns: Vec<ArrayRef>,
}

/// Builds the rows of one table.
pub(super) struct Builder<A> {
    columns: A,
    documents: Vec<i64>,
    numbers: Vec<i32>,
    bytes: usize,
    limit: usize,
    done: Vec<Rows>,
}

impl<A: Annotation> Builder<A> {
    /// A builder whose text columns stay within what 32-bit offsets address, with room for the annotations of texts of
    /// `bytes` bytes in all.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        let (columns, rows) = A::with_capacity(bytes);
        let (documents, numbers) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
        Self { columns, documents, numbers, ..Self::with_limit(i32::MAX as usize) }
    }

    fn with_limit(limit: usize) -> Self {
        Self { columns: A::default(), documents: Vec::new(), numbers: Vec::new(), bytes: 0, limit, done: Vec::new() }
    }

    /// Appends the annotations of input row `document`.
    pub(super) fn push(&mut self, document: usize, annotations: &Document, source: &Source) {
        let mut rest = A::items(annotations);
        let mut number = 0;
        while !rest.is_empty() {
            let mut bytes = rest.iter().map(A::bytes).sum::<usize>();
            let mut count = rest.len();
            if self.bytes + bytes > self.limit {
                (count, bytes) = self.fit(rest);
            }
            let (now, later) = rest.split_at(count);
            self.bytes += bytes;
            self.documents.extend(iter::repeat_n((document as u64).cast_signed(), count));
            self.numbers.extend((number..number + count as u32).map(u32::cast_signed));
            self.columns.extend(now, source);
            number += count as u32;
            rest = later;
            if !rest.is_empty() {
                self.cut();
            }
        }
    }

    /// How many of `items` have room, and their bytes. A row larger than the limit stands alone.
    fn fit(&self, items: &[A::Item]) -> (usize, usize) {
        let mut bytes = 0;
        let fit = items.iter().take_while(|item| {
            let fits = self.bytes + bytes + A::bytes(item) <= self.limit;
            bytes += if fits { A::bytes(item) } else { 0 };
            fits
        });
        match fit.count() {
            0 if self.documents.is_empty() => (1, A::bytes(&items[0])),
            count => (count, bytes),
        }
    }

    /// Takes everything out, in one or more parts.
    pub(super) fn finish(mut self) -> Vec<Rows> {
        self.cut();
        self.done
    }

    fn cut(&mut self) {
        if !self.documents.is_empty() {
            self.done.push(Rows {
                documents: mem::take(&mut self.documents),
                numbers: mem::take(&mut self.numbers),
                columns: self.columns.finish(),
            });
            self.bytes = 0;
        }
    }
}

/// The columns of an optional mention: its text and where it stands.
#[derive(Default)]
pub(super) struct MentionColumns {
    text: StringBuilder,
    start: Int32Builder,
    end: Int32Builder,
}

impl MentionColumns {
    pub(super) fn push(&mut self, mention: Option<Span>, source: &Source) {
        let offsets = mention.map(|span| source.offsets(span));
        self.text.append_option(mention.map(|span| source.slice(span)));
        self.start.append_option(offsets.map(|(start, _)| start));
        self.end.append_option(offsets.map(|(_, end)| end));
    }

    pub(super) fn finish(&mut self) -> [ArrayRef; 3] {
        [
            std::sync::Arc::new(self.text.finish()),
            std::sync::Arc::new(self.start.finish()),
            std::sync::Arc::new(self.end.finish()),
        ]
    }
}

/// A column of lists of spans: `{start, end}` for each.
#[derive(Default)]
pub(super) struct SpanListColumn {
    lengths: Vec<usize>,
    start: Vec<i32>,
    end: Vec<i32>,
}

impl SpanListColumn {
    pub(super) fn data_type() -> DataType {
        DataType::List(Arc::new(Self::item()))
    }

    fn item() -> Field {
        Field::new_struct("item", Self::fields(), false)
    }

    fn fields() -> Fields {
        Fields::from(vec![required("start", DataType::Int32), required("end", DataType::Int32)])
    }

    pub(super) fn push(&mut self, spans: &[Span], source: &Source) {
        self.lengths.push(spans.len());
        for (start, end) in spans.iter().map(|&span| source.offsets(span)) {
            self.start.push(start);
            self.end.push(end);
        }
    }

    pub(super) fn finish(&mut self) -> ArrayRef {
        let Self { lengths, start, end } = mem::take(self);
        let columns: Vec<ArrayRef> = vec![Arc::new(Int32Array::from(start)), Arc::new(Int32Array::from(end))];
        let spans = StructArray::new(Self::fields(), columns, None);
        Arc::new(ListArray::new(Arc::new(Self::item()), OffsetBuffer::from_lengths(lengths), Arc::new(spans), None))
    }
}

/// A column of lists of names.
#[derive(Default)]
pub(super) struct NameListColumn {
    lengths: Vec<usize>,
    names: StringBuilder,
}

impl NameListColumn {
    pub(super) fn data_type() -> DataType {
        DataType::List(Arc::new(Self::item()))
    }

    fn item() -> Field {
        required("item", DataType::Utf8)
    }

    pub(super) fn push(&mut self, names: &[Span], source: &Source) {
        self.lengths.push(names.len());
        for &name in names {
            self.names.append_value(edge::name(source.slice(name)));
        }
    }

    pub(super) fn finish(&mut self) -> ArrayRef {
        let offsets = OffsetBuffer::from_lengths(mem::take(&mut self.lengths));
        Arc::new(ListArray::new(Arc::new(Self::item()), offsets, Arc::new(self.names.finish()), None))
    }
}

#[cfg(test)]
mod tests {
    use arrow_array::cast::AsArray;

    use super::super::sentences::Sentences;
    use super::*;
    use crate::{Analyzer, Component};

    #[test]
    fn cuts_before_a_column_overflows_even_within_a_document() {
        let text = "One two. Three four. Five six. Seven.";
        let document = Analyzer::new(&[Component::Sentences]).analyze(text).unwrap();
        let mut builder = Builder::<Sentences>::with_limit(20);
        builder.push(7, &document, &Source::new(text));
        let parts = builder.finish();
        assert_eq!(parts.iter().map(|rows| rows.numbers.clone()).collect::<Vec<_>>(), [vec![0, 1], vec![2, 3]]);
        assert!(parts.iter().all(|rows| rows.columns[2].as_string::<i32>().value_data().len() <= 20
            && rows.documents.iter().all(|&row| row == 7)));
    }

    #[test]
    fn a_row_larger_than_the_limit_stands_alone() {
        let text = "One. A sentence longer than the limit. Two.";
        let document = Analyzer::new(&[Component::Sentences]).analyze(text).unwrap();
        let mut builder = Builder::<Sentences>::with_limit(10);
        builder.push(0, &document, &Source::new(text));
        assert_eq!(builder.finish().len(), 3);
    }
}
