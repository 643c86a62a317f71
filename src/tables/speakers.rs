//! The table of the speakers of a corpus.

use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema};

use super::{Table, required};
use crate::Speaker;

/// One row for each speaker: `name`, `quotes`, `documents`, and the lists `variants`, `titles` and `affiliations`.
///
/// # Errors
/// If Arrow cannot hold the result.
pub fn speakers(speakers: &[Speaker]) -> Result<Table, ArrowError> {
    let names = StringArray::from_iter_values(speakers.iter().map(|speaker| &speaker.name));
    let count = |of: fn(&Speaker) -> usize| -> ArrayRef {
        Arc::new(speakers.iter().map(|speaker| (of(speaker) as u64).cast_signed()).collect::<Int64Array>())
    };
    let lists = |of: fn(&Speaker) -> &[String]| -> ArrayRef {
        let mut lists = ListBuilder::new(StringBuilder::new()).with_field(item());
        for speaker in speakers {
            lists.append_value(of(speaker).iter().map(Some));
        }
        Arc::new(lists.finish())
    };
    let columns: Vec<ArrayRef> = vec![
        Arc::new(names),
        count(|speaker| speaker.quotes),
        count(|speaker| speaker.documents),
        lists(|speaker| &speaker.variants),
        lists(|speaker| &speaker.titles),
        lists(|speaker| &speaker.affiliations),
    ];
    let list = |name| required(name, DataType::List(Arc::new(item())));
    let schema = Arc::new(Schema::new(vec![
        required("name", DataType::Utf8),
        required("quotes", DataType::Int64),
        required("documents", DataType::Int64),
        list("variants"),
        list("titles"),
        list("affiliations"),
    ]));
    let batch = RecordBatch::try_new(Arc::clone(&schema), columns)?;
    Ok(Table { schema, batches: vec![batch] })
}

fn item() -> Field {
    required("item", DataType::Utf8)
}

#[cfg(test)]
mod tests {
    use arrow_array::cast::AsArray;

    use super::*;
    use crate::{Attribution, count_speakers};

    #[test]
    fn a_row_holds_a_speaker() {
        let row = |name| Attribution { name, title: Some("Mayor"), affiliation: None, document: 0 };
        let table = speakers(&count_speakers([row("Alba Quintero"), row("Mayor Alba Quintero")], &[])).unwrap();
        let batch = &table.batches[0];
        assert_eq!(batch.num_rows(), 1);
        assert_eq!(batch["variants"].as_list::<i32>().value(0).len(), 2);
        assert_eq!(batch["titles"].as_list::<i32>().value(0).as_string::<i32>().value(0), "Mayor");
        assert_eq!(speakers(&[]).unwrap().num_rows(), 0);
    }
}
