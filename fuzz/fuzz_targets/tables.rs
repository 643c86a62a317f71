//! Many texts into tables: rows slice back by code points, and neither threads nor the way of cutting the input matter.
#![no_main]

use std::num::NonZeroUsize;
use std::sync::{Arc, LazyLock};

use arbitrary::Arbitrary;
use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef, RecordBatch, StringViewArray};
use arrow_schema::{DataType, Field};
use pullquote::tables::{Collector, DocIds, Layout, Table, annotate, tasks};
use pullquote::{Analyzer, Attribution, Component, Workers, count_speakers};
use pullquote_fuzz::passage::Passage;

#[derive(Arbitrary, Debug)]
struct Corpus {
    components: [bool; 4],
    texts: Vec<Option<Text>>,
    cut: u8,
}

#[derive(Arbitrary, Debug)]
enum Text {
    Any(String),
    Passage(Box<[u16; 24]>),
}

static ONE: LazyLock<Workers> = LazyLock::new(|| Workers::new(NonZeroUsize::new(1)));
static THREE: LazyLock<Workers> = LazyLock::new(|| Workers::new(NonZeroUsize::new(3)));

libfuzzer_sys::fuzz_target!(|corpus: Corpus| {
    let texts: Vec<Option<String>> = corpus.texts.into_iter().take(40).map(|text| text.map(Text::read)).collect();
    let texts: Vec<Option<&str>> = texts.iter().map(Option::as_deref).collect();
    let asked: Vec<Component> =
        Component::ALL.into_iter().zip(corpus.components).filter_map(|(one, asked)| asked.then_some(one)).collect();
    let analyzer = Analyzer::new(&asked);

    let (serial, failures) = annotate(&analyzer, &ONE, &texts).expect("Arrow holds so little");
    assert!(failures.is_empty());
    let (parallel, _) = annotate(&analyzer, &THREE, &texts).unwrap();
    // The caller's ids, and the input in two pieces.
    let ids: ArrayRef = Arc::new(StringViewArray::from_iter_values((0..texts.len()).map(|row| format!("row {row}"))));
    let named = Field::new("any", DataType::Utf8View, true);
    let cut = usize::from(corpus.cut).min(texts.len());
    let mut collector = Collector::new(Layout::new(Some(&named)));
    for (start, texts) in [(0, &texts[..cut]), (cut, &texts[cut..])] {
        let ids = DocIds::Column(ids.slice(start, texts.len()));
        for task in tasks(texts, &analyzer) {
            collector.push(task.run(&analyzer, collector.layout(), &ids).unwrap());
        }
    }
    let (pieces, _) = collector.finish();

    for component in Component::ALL {
        let table = serial.get(component);
        assert_eq!(table.batches, parallel.get(component).batches, "parallel is serial");
        assert!(asked.contains(&component) || table.num_rows() == 0);
        check(table, &texts);
        let (ours, theirs) = (rows(table), rows(pieces.get(component)));
        assert_eq!(ours.map(|rows| rows.columns()[1..].to_vec()), theirs.map(|rows| rows.columns()[1..].to_vec()));
        let nested = table.nest("all", texts.iter().map(Option::is_some).collect()).unwrap();
        assert_eq!(nested.num_rows(), texts.len());
    }
    speakers(serial.get(Component::Quotes));
});

impl Text {
    fn read(self) -> String {
        match self {
            Self::Any(text) => text,
            Self::Passage(choices) => {
                let bytes: Vec<u8> = choices.iter().flat_map(|choice| choice.to_le_bytes()).collect();
                Passage::arbitrary(&mut arbitrary::Unstructured::new(&bytes))
                    .map(|passage| passage.0)
                    .unwrap_or_default()
            }
        }
    }
}

fn rows(table: &Table) -> Option<RecordBatch> {
    match table.batches.as_slice() {
        [] => None,
        [batch] => Some(batch.clone()),
        _ => panic!("so few rows are one batch"),
    }
}

/// Every row slices back by code points from the text that its id names.
fn check(table: &Table, texts: &[Option<&str>]) {
    let mut before = None;
    for batch in &table.batches {
        let (ids, numbers) = (batch.column(0).as_primitive::<Int64Type>(), batch.column(1).as_primitive::<Int32Type>());
        for row in 0..batch.num_rows() {
            let key = (ids.value(row), numbers.value(row));
            assert!(before.is_none_or(|(id, number)| key == (id, number + 1) || id < key.0 && key.1 == 0));
            before = Some(key);
            let text = texts[usize::try_from(key.0).unwrap()].expect("a null row has no rows");
            for (start, end, slice) in
                [("start", "end", "text"), ("speaker_start", "speaker_end", "speaker"), ("cue_start", "cue_end", "cue")]
            {
                let (Some(starts), Some(ends), Some(slices)) =
                    (batch.column_by_name(start), batch.column_by_name(end), batch.column_by_name(slice))
                else {
                    continue;
                };
                assert_eq!(starts.is_null(row), slices.is_null(row));
                if slices.is_null(row) {
                    continue;
                }
                let at = |column: &ArrayRef| usize::try_from(column.as_primitive::<Int32Type>().value(row)).unwrap();
                let (start, end) = (at(starts), at(ends));
                let expected: String = text.chars().skip(start).take(end - start).collect();
                assert_eq!(slices.as_string::<i32>().value(row), expected);
            }
        }
    }
}

/// Counting speakers neither loses nor invents quotes, and each row is in one speaker alone.
fn speakers(quotes: &Table) {
    let mut attributions = Vec::new();
    for batch in &quotes.batches {
        let documents = batch.column(0).as_primitive::<Int64Type>();
        let (names, titles) = (batch["speaker_name"].as_string::<i32>(), batch["speaker_title"].as_string::<i32>());
        for row in (0..batch.num_rows()).filter(|&row| names.is_valid(row)) {
            attributions.push(Attribution {
                name: names.value(row),
                title: titles.is_valid(row).then(|| titles.value(row)),
                affiliation: None,
                document: usize::try_from(documents.value(row)).unwrap(),
            });
        }
    }
    let counted = count_speakers(attributions.iter().cloned(), &[]);
    assert_eq!(counted.iter().map(|speaker| speaker.quotes).sum::<usize>(), attributions.len());
    assert_eq!(counted, count_speakers(attributions.iter().cloned(), &[]));
}
