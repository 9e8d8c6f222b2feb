//! Letters read back by another library than the one that wrote them.

mod gallery;
mod headers;
mod letters;
pub(crate) mod sample;
