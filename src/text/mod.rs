//! Positions in text: byte spans inside the core, code points at the edge.

mod offsets;
mod span;
#[cfg(any(feature = "python", test))]
mod utf16;

#[cfg(feature = "arrow")]
pub(crate) use offsets::OffsetCursor;
pub use offsets::OffsetMap;
pub use span::Span;
#[cfg(feature = "python")]
pub(crate) use utf16::push_utf16;
