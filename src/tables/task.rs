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

/// The same where nothing but sentences is asked for, which takes a small part of the time. Texts and tables of a task
/// stay in the processor's second cache.
const SENTENCES_TASK_BYTES: usize = 7 << 15;

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

/// Tells row by row where tasks end: by size alone, so that the result is the same for any number of threads.
#[derive(Debug)]
pub(crate) struct Cut {
    limit: usize,
    bytes: usize,
    documents: usize,
}

impl Cut {
    /// Before the first row of a task for `analyzer`.
    pub(crate) fn new(analyzer: &Analyzer) -> Self {
        let limit = if analyzer.is_slow() { TASK_BYTES } else { SENTENCES_TASK_BYTES };
        Self { limit, bytes: 0, documents: 0 }
    }

    /// Counts the next row, with a text of so many bytes. True if a task ends with it.
    pub(crate) fn ends(&mut self, bytes: usize) -> bool {
        self.bytes += bytes;
        self.documents += 1;
        let ends = self.bytes >= self.limit || self.documents == TASK_DOCUMENTS;
        if ends {
            (self.bytes, self.documents) = (0, 0);
        }
        ends
    }
}

/// Cuts `texts` into tasks for `analyzer`, by size alone, so that the result is the same for any number of threads.
pub fn tasks<'s, 't>(texts: &'s [Option<&'t str>], analyzer: &Analyzer) -> Vec<Task<'s, 't>> {
    let (mut tasks, mut first, mut cut) = (Vec::new(), 0, Cut::new(analyzer));
    for (row, text) in texts.iter().enumerate() {
        if cut.ends(text.map_or(0, str::len)) || row + 1 == texts.len() {
            tasks.push(Task { first, texts: &texts[first..=row] });
            first = row + 1;
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
        let mut rows = rows.into_iter().zip(&texts);
        analyzer.analyze_each(&texts, |result| {
            let Some((row, text)) = rows.next() else { return };
            match result {
                Ok(document) => {
                    fault(text, "tables");
                    let source = Source::new(text);
                    sentences.push(row, document, &source);
                    entities.push(row, document, &source);
                    quotes.push(row, document, &source);
                    referents.push(row, document, &source);
                }
                Err(error) => failures.push((row, error)),
            }
        });
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
