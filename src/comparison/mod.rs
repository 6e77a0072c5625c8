//! The same indicator across places and years, never mixing what is not comparable.
//!
//! Takes readings as [`Source`]s and says for each chosen report what stands there: the figures, or which of the
//! five kinds of nothing. Another measure, horizon, unit, basis (口径) or share never enters the same rank. Draws
//! nothing, and decides nothing about what a sentence means.

mod choice;
mod coding;
mod compare;
mod given;
mod last;
mod model;
mod order;
mod panel;
mod rank;
mod reach;
pub mod sections;
mod stated;
mod table;
mod unit;

pub use choice::{answers, choose, compared};
pub use coding::{Coding, Constraint, Hardness, Point};
pub use compare::{compare, compare_given, default_query};
pub use given::Given;
pub use last::Retelling;
pub use model::*;
pub use panel::{At, CORE, Missing, PanelAsk, PanelRow, panel, stated_indicators};
pub use rank::{Moved, Rank, ranked};
pub use reach::{above, levels, over_years};
pub use table::*;
pub use unit::{CommonUnits, Unit, unit};

#[cfg(test)]
mod tests;
