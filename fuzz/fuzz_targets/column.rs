//! Reading columns of texts: every way in which Arrow stores strings gives the same rows, sliced or whole.
#![no_main]

use std::sync::Arc;

use arbitrary::Arbitrary;
use arrow_array::types::{Int8Type, Int32Type};
use arrow_array::{
    Array, ArrayRef, DictionaryArray, Int32Array, LargeStringArray, NullArray, RunArray, StringArray, StringViewArray,
};
use arrow_buffer::NullBuffer;
use arrow_cast::cast;
use arrow_schema::DataType;
use pullquote::tables::Texts;

#[derive(Arbitrary, Debug)]
struct Column {
    texts: Vec<Option<String>>,
    storage: Storage,
    start: u8,
    length: u8,
    /// Which rows of the frame are not null as a whole.
    valid: Option<Vec<bool>>,
}

#[derive(Arbitrary, Debug)]
enum Storage {
    Strings,
    LargeStrings,
    Views,
    SmallDictionary,
    DictionaryOfViews,
    Runs,
    Nulls,
    /// No texts at all.
    Binary,
    Numbers,
}

libfuzzer_sys::fuzz_target!(|column: Column| {
    let texts: Vec<Option<&str>> = column.texts.iter().map(Option::as_deref).collect();
    let strings: ArrayRef = Arc::new(StringArray::from(texts.clone()));
    let of = |data_type: &DataType| cast(&strings, data_type).expect("strings can be stored in any way");
    let distinct = texts.iter().collect::<std::collections::BTreeSet<_>>().len();
    let array: ArrayRef = match column.storage {
        Storage::Strings => strings,
        Storage::LargeStrings => Arc::new(LargeStringArray::from(texts.clone())),
        Storage::Views => Arc::new(StringViewArray::from(texts.clone())),
        Storage::SmallDictionary if distinct > 120 => return,
        Storage::SmallDictionary => Arc::new(texts.iter().copied().collect::<DictionaryArray<Int8Type>>()),
        Storage::DictionaryOfViews => {
            // Each row's own value, so that equal values stand there twice.
            let keys: Int32Array = (0i32..).zip(&texts).map(|(key, text)| text.map(|_| key)).collect();
            let values = StringViewArray::from_iter_values(texts.iter().map(|text| text.unwrap_or("never seen")));
            Arc::new(DictionaryArray::<Int32Type>::new(keys, Arc::new(values)))
        }
        Storage::Runs if texts.is_empty() => return,
        Storage::Runs => Arc::new(texts.iter().copied().collect::<RunArray<Int32Type>>()),
        Storage::Nulls => Arc::new(NullArray::new(texts.len())),
        Storage::Binary => of(&DataType::Binary),
        Storage::Numbers => Arc::new(Int32Array::from(vec![0; texts.len()])),
    };
    let start = usize::from(column.start).min(array.len());
    let length = usize::from(column.length).min(array.len() - start);
    let array = array.slice(start, length);
    let valid = column.valid.filter(|valid| valid.len() >= length).map(|valid| valid[..length].to_vec());
    let read = Texts::new(&array, valid.clone().map(NullBuffer::from));
    if matches!(column.storage, Storage::Binary | Storage::Numbers) {
        assert!(!Texts::can_read(array.data_type()) && read.is_err());
        return;
    }
    assert!(Texts::can_read(array.data_type()));
    let shown = |row: usize| valid.as_ref().is_none_or(|valid| valid[row]) && !matches!(column.storage, Storage::Nulls);
    let expected: Vec<_> = (0..length).map(|row| texts[start + row].filter(|_| shown(row))).collect();
    assert_eq!(read.expect("a column of texts").rows(), expected);
});
