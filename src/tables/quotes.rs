//! The table of quotes.

use std::mem;
use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::{ArrayRef, Float64Array, Int32Array};
use arrow_schema::{DataType, Field};

use super::builder::{Annotation, MentionColumns, Source, SpanListColumn};
use super::{optional, required};
use crate::{Document, Quote, Span, edge};

#[derive(Default)]
pub(super) struct Quotes {
    start: Vec<i32>,
    end: Vec<i32>,
    text: StringBuilder,
    kind: StringBuilder,
    speaker: MentionColumns,
    speaker_name: StringBuilder,
    speaker_title: StringBuilder,
    speaker_affiliation: StringBuilder,
    cue: MentionColumns,
    method: StringBuilder,
    score: Vec<f64>,
    spans: SpanListColumn,
}

impl Annotation for Quotes {
    type Item = Quote;
    const ID: &'static str = "quote_id";

    fn fields() -> Vec<Field> {
        vec![
            required("start", DataType::Int32),
            required("end", DataType::Int32),
            required("text", DataType::Utf8),
            required("kind", DataType::Utf8),
            optional("speaker", DataType::Utf8),
            optional("speaker_start", DataType::Int32),
            optional("speaker_end", DataType::Int32),
            optional("speaker_name", DataType::Utf8),
            optional("speaker_title", DataType::Utf8),
            optional("speaker_affiliation", DataType::Utf8),
            optional("cue", DataType::Utf8),
            optional("cue_start", DataType::Int32),
            optional("cue_end", DataType::Int32),
            required("method", DataType::Utf8),
            required("score", DataType::Float64),
            required("spans", SpanListColumn::data_type()),
        ]
    }

    fn items(document: &Document) -> &[Quote] {
        &document.quotes
    }

    fn bytes(quote: &Quote) -> usize {
        let mentions = [quote.speaker, quote.speaker_name, quote.speaker_title, quote.speaker_affiliation, quote.cue];
        let names: usize = mentions.into_iter().flatten().map(Span::len).sum();
        quote.span().len() + names + quote.kind.as_str().len() + quote.method.as_str().len()
    }

    fn push(&mut self, quote: &Quote, source: &Source) {
        let name = |span: Option<Span>| span.map(|span| edge::name(source.slice(span)));
        let (start, end) = source.offsets(quote.span());
        self.start.push(start);
        self.end.push(end);
        self.text.append_value(source.slice(quote.span()));
        self.kind.append_value(quote.kind.as_str());
        self.speaker.push(quote.speaker, source);
        self.speaker_name.append_option(name(quote.speaker_name));
        self.speaker_title.append_option(name(quote.speaker_title));
        self.speaker_affiliation.append_option(name(quote.speaker_affiliation));
        self.cue.push(quote.cue, source);
        self.method.append_value(quote.method.as_str());
        self.score.push(edge::score(quote.score));
        self.spans.push(&quote.pieces, source);
    }

    fn finish(&mut self) -> Vec<ArrayRef> {
        let [speaker, speaker_start, speaker_end] = self.speaker.finish();
        let [cue, cue_start, cue_end] = self.cue.finish();
        vec![
            Arc::new(Int32Array::from(mem::take(&mut self.start))),
            Arc::new(Int32Array::from(mem::take(&mut self.end))),
            Arc::new(self.text.finish()),
            Arc::new(self.kind.finish()),
            speaker,
            speaker_start,
            speaker_end,
            Arc::new(self.speaker_name.finish()),
            Arc::new(self.speaker_title.finish()),
            Arc::new(self.speaker_affiliation.finish()),
            cue,
            cue_start,
            cue_end,
            Arc::new(self.method.finish()),
            Arc::new(Float64Array::from(mem::take(&mut self.score))),
            self.spans.finish(),
        ]
    }
}

#[cfg(test)]
mod tests {
    use arrow_array::Array;
    use arrow_array::cast::AsArray;
    use arrow_array::types::Int32Type;

    use super::*;
    use crate::{Method, QuoteKind};

    #[test]
    fn an_interrupted_quote_keeps_its_pieces_and_its_hull() {
        let text = "“It is,” said Alba\nQuintero, “é sure.”";
        let at = |needle: &str| Span::new(text.find(needle).unwrap(), text.find(needle).unwrap() + needle.len());
        let quote = Quote {
            pieces: vec![at("“It is,”"), at("“é sure.”")],
            kind: QuoteKind::Direct,
            speaker: Some(at("Alba\nQuintero")),
            speaker_name: Some(at("Alba\nQuintero")),
            speaker_title: None,
            speaker_affiliation: None,
            cue: Some(at("said")),
            method: Method::None,
            score: 1.0,
        };
        let mut columns = Quotes::default();
        columns.push(&quote, &Source::new(text));
        let arrays = columns.finish();
        assert_eq!(arrays[2].as_string::<i32>().value(0), text);
        assert_eq!(arrays[4].as_string::<i32>().value(0), "Alba\nQuintero");
        assert_eq!(arrays[7].as_string::<i32>().value(0), "Alba Quintero");
        assert!(arrays[8].is_null(0));
        let pieces = arrays[15].as_list::<i32>().value(0);
        assert_eq!(pieces.as_struct().column(0).as_primitive::<Int32Type>().values(), &[0, 29]);
        assert_eq!(pieces.as_struct().column(1).as_primitive::<Int32Type>().values(), &[8, 38]);
    }
}
