//! Regions × indicators: what each report aims at, what stood there the year before, and whether it was reached.
//!
//! A [`Table`] has a [`Line`] for each report (or for a place that was asked for and has none) and a [`Column`] for
//! each indicator; a [`TableCell`] holds the very words and what follows from them. Numbers are compared only where
//! measure, unit, share and basis are the same, a range by its two ends. Whoever writes or draws a table (the window,
//! a workbook, a document) reads it from here and computes nothing anew.

mod build;
mod cell;
mod change;
mod facts;
mod judging;
mod model;
mod number;
mod relative;
mod revised;
mod summary;
mod verdict;
mod wording;

pub use build::{slots, table};
pub use facts::{Fact, FactKind, Facts, Unread, facts};
pub use model::*;
pub(super) use number::{Number, negative, tidy};
pub use summary::{Median, Summary, Weighted, summary};
pub use wording::{Firmness, Rewording};

#[cfg(test)]
mod tests;
