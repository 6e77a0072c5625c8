//! Specifications, layout and the [`Scene`].

mod scene;

pub use scene::*;
