//! Positions in text: byte spans inside the core, code points at the edge.

mod offsets;
mod span;

pub use offsets::OffsetMap;
pub use span::Span;
