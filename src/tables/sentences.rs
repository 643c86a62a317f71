//! The table of sentences.

use std::mem;
use std::slice;
use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::{ArrayRef, Int32Array};
use arrow_schema::{DataType, Field};

use super::builder::{Annotation, Source};
use super::required;
use crate::text::OffsetCursor;
use crate::{Document, Span};

/// The bytes of text that a sentence takes at least, on average, in what room is made for at first.
const SHORT: usize = 72;

/// Sentences that are counted and then copied.
const TOGETHER: usize = 64;

#[derive(Default)]
pub(super) struct Sentences {
    start: Vec<i32>,
    end: Vec<i32>,
    text: StringBuilder,
}

impl Annotation for Sentences {
    type Item = Span;
    const ID: &'static str = "sentence_id";

    fn fields() -> Vec<Field> {
        vec![required("start", DataType::Int32), required("end", DataType::Int32), required("text", DataType::Utf8)]
    }

    fn items(document: &Document) -> &[Span] {
        &document.sentences
    }

    fn bytes(sentence: &Span) -> usize {
        sentence.len()
    }

    fn with_capacity(bytes: usize) -> (Self, usize) {
        let rows = bytes / SHORT;
        let text = StringBuilder::with_capacity(rows, bytes);
        (Self { start: Vec::with_capacity(rows), end: Vec::with_capacity(rows), text }, rows)
    }

    fn push(&mut self, sentence: &Span, source: &Source) {
        self.extend(slice::from_ref(sentence), source);
    }

    fn extend(&mut self, sentences: &[Span], source: &Source) {
        let mut cursor = OffsetCursor::new(source.text);
        // Some at a time, so that their texts are still near the processor when they are copied.
        for some in sentences.chunks(TOGETHER) {
            cursor.extend(some, &mut self.start, &mut self.end);
            for sentence in some {
                self.text.append_value(source.slice(*sentence));
            }
        }
    }

    fn finish(&mut self) -> Vec<ArrayRef> {
        vec![
            Arc::new(Int32Array::from(mem::take(&mut self.start))),
            Arc::new(Int32Array::from(mem::take(&mut self.end))),
            Arc::new(self.text.finish()),
        ]
    }
}
