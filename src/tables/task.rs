//! The unit of parallel work: a few neighbouring documents, from text to record batches.

use std::slice;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;

use super::builder::{Annotation, Builder, Source};
use super::{DocIds, Layout, entities, quotes, referents, sentences};
use crate::guard::{fault, guard};
use crate::{Analyzer, Component, Error};

/// Tasks end after this many bytes of text: some milliseconds of work, so that threads share it evenly.
const TASK_BYTES: usize = 1 << 16;

/// The same where nothing but sentences is asked for, which takes a small part of the time.
const SENTENCES_TASK_BYTES: usize = 1 << 20;

/// Tasks end after this many documents, however short.
const TASK_DOCUMENTS: usize = 4096;

/// A row whose analysis failed: its number in the input and why.
pub type Failure = (usize, Error);

/// Neighbouring documents that one thread analyses.
#[derive(Debug)]
pub struct Task<'s, 't> {
    /// The number of the first document in the input.
    first: usize,
    texts: &'s [Option<&'t str>],
}

/// The tables of one task.
#[derive(Debug, Default)]
pub struct Part {
    pub(super) tables: [Vec<RecordBatch>; 4],
    pub(super) failures: Vec<Failure>,
}

impl Part {
    /// The documents of this part that could not be analysed.
    pub fn failures(&self) -> &[Failure] {
        &self.failures
    }

    fn append(&mut self, part: Self) {
        for (batches, more) in self.tables.iter_mut().zip(part.tables) {
            batches.extend(more);
        }
        self.failures.extend(part.failures);
    }
}

/// Cuts `texts` into tasks for `analyzer`, by size alone, so that the result is the same for any number of threads.
pub fn tasks<'s, 't>(texts: &'s [Option<&'t str>], analyzer: &Analyzer) -> Vec<Task<'s, 't>> {
    let slow = Component::ALL[1..].iter().any(|&component| analyzer.has(component));
    let limit = if slow { TASK_BYTES } else { SENTENCES_TASK_BYTES };
    let mut tasks = Vec::new();
    let (mut first, mut bytes) = (0, 0);
    for (row, text) in texts.iter().enumerate() {
        bytes += text.map_or(0, str::len);
        if bytes >= limit || row + 1 - first == TASK_DOCUMENTS || row + 1 == texts.len() {
            tasks.push(Task { first, texts: &texts[first..=row] });
            (first, bytes) = (row + 1, 0);
        }
    }
    tasks
}

impl Task<'_, '_> {
    /// The size of the texts in bytes.
    pub fn bytes(&self) -> usize {
        self.texts.iter().flatten().map(|text| text.len()).sum()
    }

    /// The number of documents, with the null ones.
    pub fn documents(&self) -> usize {
        self.texts.len()
    }

    /// Analyses the documents and builds their part of the tables.
    ///
    /// # Errors
    /// If Arrow cannot hold the result. A document that cannot be analysed is no error but one of the failures.
    pub fn run(&self, analyzer: &Analyzer, layout: &Layout, ids: &DocIds) -> Result<Part, ArrowError> {
        let error = match guard(|| self.build(analyzer, layout, ids)) {
            Ok(part) => return part,
            Err(error) => error,
        };
        // A defect in building the tables is looked for document by document, so that the others are not lost.
        let mut all = Part::default();
        if self.texts.len() == 1 {
            all.failures.push((self.first, error));
            return Ok(all);
        }
        for (first, text) in (self.first..).zip(self.texts) {
            all.append(Task { first, texts: slice::from_ref(text) }.run(analyzer, layout, ids)?);
        }
        Ok(all)
    }

    fn build(&self, analyzer: &Analyzer, layout: &Layout, ids: &DocIds) -> Result<Part, ArrowError> {
        let bytes = self.bytes();
        let room = |component| if analyzer.has(component) { bytes } else { 0 };
        let mut sentences = Builder::<sentences::Sentences>::with_capacity(room(Component::Sentences));
        let mut entities = Builder::<entities::Entities>::with_capacity(room(Component::Entities));
        let mut quotes = Builder::<quotes::Quotes>::with_capacity(room(Component::Quotes));
        let mut referents = Builder::<referents::Referents>::with_capacity(room(Component::Referents));
        let mut failures = Vec::new();
        let (rows, texts): (Vec<_>, Vec<_>) =
            (self.first..).zip(self.texts).filter_map(|(row, text)| text.map(|text| (row, text))).unzip();
        for ((row, text), result) in rows.into_iter().zip(&texts).zip(analyzer.analyze_all(&texts)) {
            match result {
                Ok(document) => {
                    fault(text, "tables");
                    let source = Source::new(text);
                    sentences.push(row, &document, &source);
                    entities.push(row, &document, &source);
                    quotes.push(row, &document, &source);
                    referents.push(row, &document, &source);
                }
                Err(error) => failures.push((row, error)),
            }
        }
        let tables = [
            batches(sentences, Component::Sentences, layout, ids)?,
            batches(entities, Component::Entities, layout, ids)?,
            batches(quotes, Component::Quotes, layout, ids)?,
            batches(referents, Component::Referents, layout, ids)?,
        ];
        Ok(Part { tables, failures })
    }
}

fn batches<A: Annotation>(
    builder: Builder<A>,
    component: Component,
    layout: &Layout,
    ids: &DocIds,
) -> Result<Vec<RecordBatch>, ArrowError> {
    let mut batches = Vec::new();
    for rows in builder.finish() {
        batches.extend(ids.attach(rows, layout.schema(component))?);
    }
    Ok(batches)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_cover_the_input_once_in_order() {
        let long = "x".repeat(TASK_BYTES / 2);
        let mut texts = vec![Some(long.as_str()); 5];
        texts.extend(vec![None; TASK_DOCUMENTS + 9]);
        let all = tasks(&texts, &Analyzer::default());
        assert_eq!(all.iter().map(Task::documents).collect::<Vec<_>>(), [2, 2, TASK_DOCUMENTS, 10]);
        assert_eq!(all.iter().map(|task| task.first).collect::<Vec<_>>(), [0, 2, 4, 4 + TASK_DOCUMENTS]);
        let sentences = tasks(&texts, &Analyzer::new(&[Component::Sentences]));
        assert_eq!(sentences.iter().map(Task::documents).collect::<Vec<_>>(), [TASK_DOCUMENTS, 14]);
        assert!(tasks(&[], &Analyzer::default()).is_empty());
    }
}
