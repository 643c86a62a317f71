//! The table of sentences.

use std::mem;
use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::{ArrayRef, Int32Array};
use arrow_schema::{DataType, Field};

use super::builder::{Annotation, Source};
use super::required;
use crate::{Document, Span};

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

    fn push(&mut self, &sentence: &Span, source: &Source) {
        let (start, end) = source.offsets(sentence);
        self.start.push(start);
        self.end.push(end);
        self.text.append_value(source.slice(sentence));
    }

    fn finish(&mut self) -> Vec<ArrayRef> {
        vec![
            Arc::new(Int32Array::from(mem::take(&mut self.start))),
            Arc::new(Int32Array::from(mem::take(&mut self.end))),
            Arc::new(self.text.finish()),
        ]
    }
}
