//! The same indicator across places and years, never mixing what is not comparable.
//!
//! Takes readings as [`Source`]s and says for each chosen region what stands there: the figures, or which of the
//! five kinds of nothing. Draws nothing and reads no text.

use crate::figures::{Figure, Horizon, Measure};
use crate::report::Report;

/// One reading as comparison sees it.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Who and when.
    pub report: &'a Report,
    /// What it states.
    pub figures: &'a [Figure],
    /// Whether the passage of targets was found at all.
    pub has_targets: bool,
    /// Whether only a part of the report is here.
    pub fragment: bool,
    /// Whether a passage that looks like targets was not understood.
    pub unread: bool,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// An indicator of the lexicon.
    pub indicator: String,
    /// The report year; reports without a stated year are only taken when chosen by `readings`.
    pub year: Option<i32>,
    /// One year or a period.
    pub horizon: Horizon,
    /// What is measured; figures of another measure stand outside the axis. Relations always stand in a lane.
    pub measure: Measure,
    /// The unit; null for the commonest among those found.
    pub unit: Option<String>,
    /// Which readings to compare, by index; null for all that answer to the year.
    pub readings: Option<Vec<usize>>,
}

/// A figure in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// Index of its reading.
    pub reading: usize,
    /// Index among the figures of that reading.
    pub figure: usize,
}

/// What stands in a cell. The five kinds of nothing look different everywhere.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// All that is stated and comparable, base before stretch.
    Stated(Vec<Entry>),
    /// 未提及.
    NotStated,
    /// 明确不设.
    ExpresslyNone,
    /// 未读出: a passage that was not understood.
    NotRead,
    /// 原文不全.
    Fragment,
    /// 无报告.
    NoReport,
}
