//! Positions in text: byte spans inside the core, code points at the edge.

mod block;
#[cfg(any(feature = "python", test))]
mod code_points;
#[cfg(feature = "arrow")]
mod cursor;
mod offsets;
mod places;
mod span;

pub(crate) use block::{BLOCK, Block, before_bit, from_bit, padded};
#[cfg(feature = "python")]
pub(crate) use code_points::push_code_points;
#[cfg(feature = "arrow")]
pub(crate) use cursor::OffsetCursor;
pub use offsets::OffsetMap;
pub(crate) use offsets::count_starts;
pub(crate) use places::Places;
pub use span::Span;
