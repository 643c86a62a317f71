//! The speakers of a corpus, from columns of the table of quotes.

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

use super::batches::Batches;
use super::signals::watched;
use crate::interrupt::checkpoint;
use crate::{Attribution, count_speakers, tables};

/// Counts quotes by speaker name; `documents` numbers the document of each row. Rows without a name do not count.
#[pyfunction]
#[allow(clippy::needless_pass_by_value)] // Lists become vectors at the edge.
pub(super) fn speakers(
    py: Python<'_>,
    names: Vec<Option<String>>,
    titles: Vec<Option<String>>,
    affiliations: Vec<Option<String>>,
    documents: Vec<usize>,
    aliases: Vec<(String, String)>,
) -> PyResult<Batches> {
    let table = watched(py, |_| {
        let rows = names.iter().zip(&titles).zip(&affiliations).zip(&documents);
        let attributions = rows.filter_map(|(((name, title), affiliation), &document)| {
            checkpoint();
            let name = name.as_deref().filter(|name| !name.trim().is_empty())?;
            Some(Attribution { name, title: title.as_deref(), affiliation: affiliation.as_deref(), document })
        });
        Some(tables::speakers(&count_speakers(attributions, &aliases)))
    });
    table?.map(Batches::new).map_err(|error| PyRuntimeError::new_err(error.to_string()))
}
