//! Runs the analyzer on Python's and Arrow's texts.

use std::num::NonZeroUsize;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};

use super::batches::Batches;
use super::block::{annotate, annotate_all, blocks};
use super::document::{Annotations, PyDocument};
use super::input::{Row, single, wrong_row};
use super::memory;
use super::rounds::Rounds;
use super::signals::{LONG, short, watched};
use super::source::ArrowSource;
use super::utf8::{Buffer, Utf8};
use crate::tables::{Collector, Cut, DocIds, Layout, Task, tasks};
use crate::{Analyzer, Component, Error, Quotations, Workers};

/// Rows of a list that are held as UTF-8 at a time: a window ends with the first task that reaches so many ...
const WINDOW_ROWS: usize = 1 << 14;

/// ... or so many bytes, which are some tasks for each thread.
const WINDOW_BYTES: usize = 1 << 23;

/// An analyzer and its worker threads; `pullquote.Analyzer` is what users see of it.
#[pyclass(frozen, module = "pullquote._core")]
pub(super) struct Engine {
    analyzer: Analyzer,
    quotations: Quotations,
    workers: Workers,
}

/// What went wrong with single rows: those that failed, with the reason, and those of a wrong type, as their number with
/// the first one's row and type.
#[derive(Default, IntoPyObject)]
struct Problems {
    failures: Vec<(usize, String)>,
    wrong: Option<(usize, usize, String)>,
}

#[pymethods]
impl Engine {
    #[new]
    #[pyo3(signature = (components, quotations, threads))]
    fn new(components: Vec<String>, quotations: &str, threads: Option<NonZeroUsize>) -> PyResult<Self> {
        memory::keep();
        let quotations: Quotations = quotations.parse().map_err(|error| super::error(&error))?;
        let analyzer = Analyzer::new(&parse(components)?).with_quotations(quotations);
        Ok(Self { analyzer, quotations, workers: Workers::new(threads) })
    }

    /// The number of threads that work.
    #[getter]
    fn threads(&self) -> usize {
        self.workers.threads()
    }

    /// Analyses one text.
    fn analyze(&self, py: Python<'_>, text: &Bound<'_, PyAny>) -> PyResult<PyDocument> {
        let text = single(text)?;
        let mut buffer = Buffer::default();
        let utf8 = Utf8::new(&text, &mut buffer)?;
        let utf8 = utf8.as_str(&text, &buffer)?;
        let annotations = if utf8.len() < LONG {
            short(py, || annotate(&self.analyzer, utf8))
        } else {
            watched(py, |_| Some(annotate(&self.analyzer, utf8)))
        };
        Ok(PyDocument::of(text.unbind(), annotations?.map_err(|error| super::error(&error))?))
    }

    /// Analyses many texts, of which `first` is the number of the first; null rows and failed ones give empty documents.
    /// `progress` hears how many more are done.
    #[pyo3(signature = (texts, first, coerce, progress=None))]
    fn documents(
        &self,
        py: Python<'_>,
        texts: &Bound<'_, PyTuple>,
        first: usize,
        coerce: bool,
        progress: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<(Vec<PyDocument>, Problems)> {
        let mut problems = Problems::default();
        let mut rows = Window::default();
        rows.read(texts, 0, first, coerce, &mut problems, |_| false)?;
        let mut annotations = Vec::with_capacity(texts.len());
        Rounds::new(&self.workers).run(
            py,
            &blocks(&rows.texts()?),
            |block| block.iter().flatten().map(|text| text.len()).sum(),
            |block| annotate_all(&self.analyzer, block),
            |round, results| {
                annotations.extend(results.into_iter().flatten());
                tell(progress, round.iter().map(|block| block.len()).sum())
            },
        )?;
        let empty = PyString::intern(py, "");
        let documents = rows.strings.into_iter().zip(annotations).enumerate().map(|(row, (text, annotations))| {
            let annotations = annotations.unwrap_or_else(|error: Error| {
                problems.failures.push((first + row, error.to_string()));
                Annotations::default()
            });
            PyDocument::of(text.unwrap_or_else(|| empty.clone()).unbind(), annotations)
        });
        Ok((documents.collect(), problems))
    }

    /// The tables of a list of texts, by component; those that are not in `want` are empty.
    #[pyo3(signature = (texts, want, coerce, progress=None))]
    fn tables_of_list<'py>(
        &self,
        py: Python<'py>,
        texts: &Bound<'py, PyTuple>,
        want: Vec<String>,
        coerce: bool,
        progress: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<(Bound<'py, PyDict>, Problems)> {
        let mut run = Run::new(self, want, Layout::new(None), progress)?;
        let mut problems = Problems::default();
        // One thread segments texts so fast that a window is a single task, which is read, analysed and forgotten in the
        // processor's second cache.
        let single = self.workers.threads() == 1 && !run.analyzer.is_slow();
        let (least_rows, least_bytes) = if single { (0, 0) } else { (WINDOW_ROWS, WINDOW_BYTES) };
        let mut window = Window::default();
        let mut first = 0;
        while first < texts.len() {
            let mut cut = Cut::new(&run.analyzer);
            let (mut rows, mut bytes) = (0, 0);
            window.read(texts, first, 0, coerce, &mut problems, |text| {
                (rows, bytes) = (rows + 1, bytes + text);
                cut.ends(text) && (rows >= least_rows || bytes >= least_bytes)
            })?;
            run.push(py, &window.texts()?, first, &DocIds::Numbers { first })?;
            first += window.strings.len();
        }
        Ok((run.finish(py, &mut problems)?, problems))
    }

    /// The tables of an Arrow stream, by component: of its columns number `text` and `id`, or of a single column;
    /// those that are not in `want` are empty.
    #[pyo3(signature = (source, text, id, want, progress=None))]
    fn tables_of_arrow<'py>(
        &self,
        py: Python<'py>,
        source: &ArrowSource,
        text: Option<usize>,
        id: Option<usize>,
        want: Vec<String>,
        progress: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<(Bound<'py, PyDict>, Problems)> {
        let (mut reader, id) = source.open(text, id)?;
        let mut run = Run::new(self, want, Layout::new(id.as_ref()), progress)?;
        let mut first = 0;
        while let Some(chunk) = reader.next(py)? {
            let texts = chunk.texts.rows();
            run.failures.extend(chunk.texts.not_utf8().iter().map(|row| (first + row, Error::NotUtf8.to_string())));
            let ids = chunk.ids.map_or(DocIds::Numbers { first }, DocIds::Column);
            run.push(py, &texts, first, &ids)?;
            first += texts.len();
            py.check_signals()?;
        }
        let mut problems = Problems::default();
        Ok((run.finish(py, &mut problems)?, problems))
    }
}

/// One run over many texts that ends in tables.
struct Run<'a, 'py> {
    analyzer: Analyzer,
    rounds: Rounds,
    collector: Collector,
    failures: Vec<(usize, String)>,
    progress: Option<&'a Bound<'py, PyAny>>,
}

impl<'a, 'py> Run<'a, 'py> {
    fn new(
        engine: &Engine,
        want: Vec<String>,
        layout: Layout,
        progress: Option<&'a Bound<'py, PyAny>>,
    ) -> PyResult<Self> {
        Ok(Self {
            analyzer: Analyzer::new(&parse(want)?).with_quotations(engine.quotations),
            rounds: Rounds::new(&engine.workers),
            collector: Collector::new(layout),
            failures: Vec::new(),
            progress,
        })
    }

    /// Analyses the next texts, the first of which is row `first` of the input.
    fn push(&mut self, py: Python<'py>, texts: &[Option<&str>], first: usize, ids: &DocIds) -> PyResult<()> {
        let Self { analyzer, rounds, collector, failures, progress, .. } = self;
        let layout = collector.layout().clone();
        rounds.run(
            py,
            &tasks(texts, analyzer),
            Task::bytes,
            |task| task.run(analyzer, &layout, ids),
            |round, parts| {
                for part in parts {
                    let part = part.map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
                    failures.extend(part.failures().iter().map(|(row, error)| (first + row, error.to_string())));
                    collector.push(part);
                }
                tell(*progress, round.iter().map(Task::documents).sum())
            },
        )
    }

    fn finish(mut self, py: Python<'py>, problems: &mut Problems) -> PyResult<Bound<'py, PyDict>> {
        self.failures.sort_by_key(|(row, _)| *row);
        problems.failures = self.failures;
        let (tables, _) = self.collector.finish();
        let dict = PyDict::new(py);
        for component in Component::ALL {
            dict.set_item(component.as_str(), Bound::new(py, Batches::new(tables.get(component).clone()))?)?;
        }
        Ok(dict)
    }
}

/// Some rows of a list, readable as UTF-8 while this lives.
#[derive(Default)]
struct Window<'py> {
    strings: Vec<Option<Bound<'py, PyString>>>,
    utf8: Vec<Option<Utf8>>,
    buffer: Buffer,
}

impl<'py> Window<'py> {
    /// Reads rows from row `start` on, in the place of those read before, up to one of which `ends`, told the bytes of its
    /// text, says that it is the last; messages count rows from `first` on.
    fn read(
        &mut self,
        list: &Bound<'py, PyTuple>,
        start: usize,
        first: usize,
        coerce: bool,
        problems: &mut Problems,
        mut ends: impl FnMut(usize) -> bool,
    ) -> PyResult<()> {
        self.strings.clear();
        self.utf8.clear();
        self.buffer.clear();
        for row in start..list.len() {
            let string = match Row::new(&list.get_item(row)?)? {
                Row::Text(text) => Some(text),
                Row::Null => None,
                Row::Wrong(class) if coerce => {
                    problems.wrong.get_or_insert((0, first + row, class)).0 += 1;
                    None
                }
                Row::Wrong(class) => return Err(wrong_row(first + row, &class)),
            };
            let (utf8, bytes) = match &string {
                Some(text) => {
                    let utf8 = Utf8::new(text, &mut self.buffer)?;
                    let bytes = utf8.bytes(text)?;
                    (Some(utf8), bytes)
                }
                None => (None, 0),
            };
            self.utf8.push(utf8);
            self.strings.push(string);
            if ends(bytes) {
                break;
            }
        }
        Ok(())
    }

    fn texts(&self) -> PyResult<Vec<Option<&str>>> {
        let rows = self.strings.iter().zip(&self.utf8);
        rows.map(|row| match row {
            (Some(text), Some(utf8)) => utf8.as_str(text, &self.buffer).map(Some),
            _ => Ok(None),
        })
        .collect()
    }
}

/// Tells `progress` that so many more documents are done.
fn tell(progress: Option<&Bound<'_, PyAny>>, documents: usize) -> PyResult<()> {
    progress.map_or(Ok(()), |progress| progress.call1((documents,)).map(|_| ()))
}

fn parse(components: Vec<String>) -> PyResult<Vec<Component>> {
    components.into_iter().map(|name| name.parse().map_err(|error| super::error(&error))).collect()
}
