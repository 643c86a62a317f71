//! The table of referents.

use std::mem;
use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::{ArrayRef, Int32Array};
use arrow_schema::{DataType, Field};

use super::builder::{Annotation, NameListColumn, Source, SpanListColumn};
use super::{optional, required};
use crate::{Document, Referent, Span, edge};

#[derive(Default)]
pub(super) struct Referents {
    start: Vec<i32>,
    end: Vec<i32>,
    name: StringBuilder,
    label: StringBuilder,
    ticker: StringBuilder,
    titles: NameListColumn,
    affiliations: NameListColumn,
    mentions: SpanListColumn,
}

impl Annotation for Referents {
    type Item = Referent;
    const ID: &'static str = "referent_id";

    fn fields() -> Vec<Field> {
        vec![
            required("start", DataType::Int32),
            required("end", DataType::Int32),
            required("name", DataType::Utf8),
            required("label", DataType::Utf8),
            optional("ticker", DataType::Utf8),
            required("titles", NameListColumn::data_type()),
            required("affiliations", NameListColumn::data_type()),
            required("mentions", SpanListColumn::data_type()),
        ]
    }

    fn items(document: &Document) -> &[Referent] {
        &document.referents
    }

    fn bytes(referent: &Referent) -> usize {
        let names: usize = referent.titles.iter().chain(&referent.affiliations).copied().map(Span::len).sum();
        let ticker = referent.ticker.as_ref().map_or(0, String::len);
        // The lists hold eight bytes or more for each of their items.
        referent.name.len() + names + ticker + 8 * referent.mentions.len()
    }

    fn push(&mut self, referent: &Referent, source: &Source) {
        let (start, end) = source.offsets(referent.name);
        self.start.push(start);
        self.end.push(end);
        self.name.append_value(edge::name(source.slice(referent.name)));
        self.label.append_value(referent.label.as_str());
        self.ticker.append_option(referent.ticker.as_deref());
        self.titles.push(&referent.titles, source);
        self.affiliations.push(&referent.affiliations, source);
        self.mentions.push(&referent.mentions, source);
    }

    fn finish(&mut self) -> Vec<ArrayRef> {
        vec![
            Arc::new(Int32Array::from(mem::take(&mut self.start))),
            Arc::new(Int32Array::from(mem::take(&mut self.end))),
            Arc::new(self.name.finish()),
            Arc::new(self.label.finish()),
            Arc::new(self.ticker.finish()),
            self.titles.finish(),
            self.affiliations.finish(),
            self.mentions.finish(),
        ]
    }
}

#[cfg(test)]
mod tests {
    use arrow_array::Array;
    use arrow_array::cast::AsArray;

    use super::*;
    use crate::Analyzer;

    #[test]
    fn a_row_holds_a_name_with_its_titles_affiliations_and_mentions() {
        let text = "Walmart Inc. CEO Doug McMillon said it would. “It will,” McMillon said.";
        let document = Analyzer::default().analyze(text).unwrap();
        let mut columns = Referents::default();
        let source = Source::new(text);
        for referent in &document.referents {
            columns.push(referent, &source);
        }
        let arrays = columns.finish();
        let names = arrays[2].as_string::<i32>();
        let row = (0..names.len()).find(|&row| names.value(row) == "Doug McMillon").unwrap();
        assert_eq!(arrays[5].as_list::<i32>().value(row).as_string::<i32>().value(0), "CEO");
        assert_eq!(arrays[6].as_list::<i32>().value(row).as_string::<i32>().value(0), "Walmart Inc.");
        assert_eq!(arrays[7].as_list::<i32>().value(row).len(), 2);
    }
}
