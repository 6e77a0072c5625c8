//! Who speaks, for which place and year, and the outline of the report.

mod model;

pub use model::*;
