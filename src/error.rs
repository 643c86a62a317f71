//! What can go wrong, each with its remedy.

/// An error of this crate. Its message names the remedy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A text longer than spans can point into.
    #[error("the text is {0} bytes long, more than the {max} that one document may have; split it into documents", max = crate::Span::MAX_TEXT)]
    TextTooLong(usize),
    /// A text from elsewhere whose bytes are no UTF-8.
    #[error("the text is not valid UTF-8; read it again with the encoding that it was written in")]
    NotUtf8,
    /// A name that is not among the known ones.
    #[error("unknown {what} {name:?}; the known ones are {known}")]
    Unknown {
        /// What was named, such as "label".
        what: &'static str,
        /// The name that was given.
        name: String,
        /// The names that would do, comma-separated.
        known: String,
    },
    /// A model file that cannot be used.
    #[error("the model {file} cannot be used: {problem}; {remedy}")]
    Model {
        /// The file.
        file: String,
        /// What is wrong with it.
        problem: String,
        /// What to do about it.
        remedy: &'static str,
    },
    /// A defect of this crate that one document brought to light.
    #[error(
        "an internal error stopped the analysis of this document ({0}); please report it with the text that caused it"
    )]
    Internal(String),
}

impl Error {
    /// [`Error::Unknown`] for `name`, naming what would do.
    pub(crate) fn unknown<const N: usize>(what: &'static str, name: &str, known: [&str; N]) -> Self {
        Self::Unknown { what, name: name.to_owned(), known: known.join(", ") }
    }
}
