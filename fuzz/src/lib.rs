//! What the fuzz targets share.

#[path = "../../tests/common/invariants.rs"]
pub mod invariants;
pub mod passage;
