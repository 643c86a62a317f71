//! Fast, parallel sentence segmentation, entity tagging and quote attribution for news text.
//!
//! ```
//! use pullquote::Analyzer;
//!
//! let text = "“The bridge is safe,” said Mayor Alba Quintero.";
//! let document = Analyzer::default().analyze(text)?;
//! let quote = &document.quotes[0];
//! assert_eq!(quote.pieces[0].slice(text), "“The bridge is safe,”");
//! assert_eq!(quote.speaker_name.unwrap().slice(text), "Alba Quintero");
//! # Ok::<(), pullquote::Error>(())
//! ```
//!
//! Data flows one way: text, sentences, tokens, entities, quotes, document, tables. Each layer is a module; all speak in
//! [`Span`]s, byte ranges of the text.

mod analyzer;
mod document;
#[cfg(feature = "arrow")]
mod edge;
mod entities;
mod error;
mod guard;
mod hash;
mod interrupt;
mod occupations;
mod parallel;
#[cfg(feature = "python")]
mod python;
mod quotes;
mod referents;
mod sentences;
#[cfg(feature = "arrow")]
pub mod tables;
mod text;
mod tokens;

pub use analyzer::{Analyzer, Component};
pub use document::Document;
#[cfg(feature = "train")]
#[doc(hidden)]
pub use entities::tagger::training as entity_training;
pub use entities::{Entity, Label};
pub use error::Error;
pub use interrupt::Interrupt;
pub use parallel::{Pool, Workers};
pub use quotes::{Method, Quote, QuoteKind};
pub use referents::{Attribution, Referent, Speaker, count_speakers};
pub use sentences::Quotations;
#[cfg(feature = "train")]
#[doc(hidden)]
pub use sentences::training as sentence_training;
pub use text::{OffsetMap, Span};
pub use tokens::{Shape, Token, Tokens};
