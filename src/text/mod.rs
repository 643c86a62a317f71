//! Positions in text: byte spans inside the core, code points at the edge.

mod offsets;
mod span;

#[cfg(feature = "arrow")]
pub(crate) use offsets::OffsetCursor;
pub use offsets::OffsetMap;
pub use span::Span;
