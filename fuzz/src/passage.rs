//! Texts made of the words and marks that the layers know, so that fuzzing gets past the first of them.

use arbitrary::{Arbitrary, Result, Unstructured};

use crate::invariants::vocabulary;

/// A text of entries of the fuzzer's dictionary: one vocabulary for both ways of getting deep.
#[derive(Debug)]
pub struct Passage(pub String);

impl<'a> Arbitrary<'a> for Passage {
    /// Two bytes are an entry and, mostly, the space behind it.
    fn arbitrary(data: &mut Unstructured<'a>) -> Result<Self> {
        let entries = vocabulary();
        let mut text = String::new();
        while !data.is_empty() {
            let choice = u16::arbitrary(data)?;
            text.push_str(&entries[usize::from(choice >> 2) % entries.len()]);
            if choice & 3 != 0 {
                text.push(' ');
            }
        }
        Ok(Self(text))
    }
}
