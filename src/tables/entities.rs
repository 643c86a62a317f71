//! The table of entity mentions.

use std::mem;
use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::{ArrayRef, Float64Array, Int32Array};
use arrow_schema::{DataType, Field};

use super::builder::{Annotation, Source};
use super::required;
use crate::{Document, Entity, edge};

#[derive(Default)]
pub(super) struct Entities {
    start: Vec<i32>,
    end: Vec<i32>,
    text: StringBuilder,
    label: StringBuilder,
    name: StringBuilder,
    score: Vec<f64>,
}

impl Annotation for Entities {
    type Item = Entity;
    const ID: &'static str = "entity_id";

    fn fields() -> Vec<Field> {
        vec![
            required("start", DataType::Int32),
            required("end", DataType::Int32),
            required("text", DataType::Utf8),
            required("label", DataType::Utf8),
            required("name", DataType::Utf8),
            required("score", DataType::Float64),
        ]
    }

    fn items(document: &Document) -> &[Entity] {
        &document.entities
    }

    fn bytes(entity: &Entity) -> usize {
        entity.span.len() + entity.name.len() + entity.label.as_str().len()
    }

    fn push(&mut self, entity: &Entity, source: &Source) {
        let (start, end) = source.offsets(entity.span);
        self.start.push(start);
        self.end.push(end);
        self.text.append_value(source.slice(entity.span));
        self.label.append_value(entity.label.as_str());
        self.name.append_value(edge::name(source.slice(entity.name)));
        self.score.push(edge::score(entity.score));
    }

    fn finish(&mut self) -> Vec<ArrayRef> {
        vec![
            Arc::new(Int32Array::from(mem::take(&mut self.start))),
            Arc::new(Int32Array::from(mem::take(&mut self.end))),
            Arc::new(self.text.finish()),
            Arc::new(self.label.finish()),
            Arc::new(self.name.finish()),
            Arc::new(Float64Array::from(mem::take(&mut self.score))),
        ]
    }
}

#[cfg(test)]
mod tests {
    use arrow_array::cast::AsArray;
    use arrow_array::types::Float64Type;

    use super::*;
    use crate::{Label, Span};

    #[test]
    fn shows_the_mention_as_it_stands_and_the_name_on_one_line() {
        let text = "Alba\nQuintero spoke; Quintero left.";
        let name = Span::new(0, 13);
        let mut mention = Entity::new(Span::new(21, 29), Label::Person, 0.9);
        mention.name = name;
        let mut columns = Entities::default();
        let source = Source::new(text);
        columns.push(&Entity::new(name, Label::Person, 1.0), &source);
        columns.push(&mention, &source);
        let arrays = columns.finish();
        assert_eq!(arrays[2].as_string::<i32>().value(0), "Alba\nQuintero");
        assert_eq!(arrays[4].as_string::<i32>().value(1), "Alba Quintero");
        assert_eq!(arrays[5].as_primitive::<Float64Type>().values(), &[1.0, 0.9]);
    }
}
