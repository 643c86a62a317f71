//! The trained tagger of names: a small convolutional network over what is known of each word and of its place.
//!
//! All that the network sees is made here, once: [`word`] tells what depends on the word form alone and [`position`]
//! what depends on its place. The training reads a dump of the same features (`training`), so that training and
//! prediction cannot differ.

mod candidates;
mod position;
#[cfg(feature = "train")]
pub mod training;
mod word;
