//! 指标: all figures as a table, without a window: which rows stand in which order, what is chosen, what is copied.
//!
//! The order is computed once a change, never a frame: [`State::retable`] runs after commands and does nothing when
//! neither the library nor the question has changed.

pub mod column;
mod copy;
pub mod edit;
mod filter;
mod order;
mod selection;

use std::collections::BTreeMap;

pub use column::{Column, Names, words as cell_words};
pub use copy::{Copied, Copying, Part};
pub use edit::Way;
pub use filter::{Filter, Numbers};
pub use selection::Selection;

use super::library::Library;
use super::state::{State, Work};
use super::tally::fingerprint;
use crate::figures::Figure;
use crate::reading::Reading;

/// A row: a figure of a reading of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// Which reading.
    pub reading: u32,
    /// Which of its figures.
    pub figure: u32,
}

impl Row {
    /// The reading and the figure; null when the library no longer holds them.
    pub fn of(self, library: &Library) -> Option<(&Reading, &Figure)> {
        let reading = library.readings.get(self.reading as usize)?;
        Some((reading, reading.figures.get(self.figure as usize)?))
    }
}

/// A column by which rows are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// Which.
    pub column: Column,
    /// From the greatest.
    pub down: bool,
}

/// All columns, in their order.
pub fn all_columns() -> impl Iterator<Item = Column> {
    column::ALL.into_iter()
}

/// What a person does to the table.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Sorts by a column: up, then down, then as before. `beside` keeps the columns sorted by until now.
    Sort {
        /// Which.
        column: Column,
        /// Beside the others.
        beside: bool,
    },
    /// Words or comparisons typed over a column.
    Typed(Column, String),
    /// Picks a value, or lets it go.
    Pick(Column, String),
    /// Lets go what was typed and picked: of one column, or of all.
    Clear(Option<Column>),
    /// Shows a column, or hides it.
    Toggle(Column),
    /// The width of a column.
    Width(Column, f32),
    /// Opens the list of values to pick from, or shuts it.
    Picking(Option<Column>),
    /// Chooses a cell; `extend` chooses all from the one chosen before.
    Cell {
        /// Of which row.
        row: Row,
        /// Of which column.
        column: Column,
        /// From the one before.
        extend: bool,
    },
    /// Ticks a row or takes its tick away; `extend` ticks all from the one before.
    Tick {
        /// Which.
        row: Row,
        /// From the one before.
        extend: bool,
    },
    /// Ticks all rows that are shown, or none.
    TickAll,
    /// Goes some rows down and columns right.
    Step {
        /// Down; up below zero.
        rows: i64,
        /// Right; left below zero.
        columns: i64,
        /// From the cell before.
        extend: bool,
    },
    /// Chooses all cells.
    All,
}

/// The values of a column that can be picked, with how many rows have them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picking {
    /// Of which column.
    pub column: Column,
    /// Key and count, in the order of the column.
    pub values: Vec<(String, usize)>,
}

/// The table.
#[derive(Debug)]
pub struct Table {
    /// The columns that are shown, in their order.
    pub columns: Vec<Column>,
    /// Widths that a person has given.
    pub widths: BTreeMap<Column, f32>,
    /// What is asked of columns.
    pub filters: BTreeMap<Column, Filter>,
    /// By what it is sorted, the first first.
    pub sorts: Vec<Sort>,
    /// What is chosen.
    pub selection: Selection,
    /// The list of values that is open.
    pub picking: Option<Picking>,
    /// The words of cells.
    pub names: Names,
    all: Vec<Row>,
    shown: Vec<Row>,
    seen: (usize, u64),
    lengths: Vec<usize>,
    dirty: bool,
    runs: usize,
}

impl Default for Table {
    fn default() -> Self {
        Self {
            columns: column::FIRST.to_vec(),
            widths: BTreeMap::new(),
            filters: BTreeMap::new(),
            sorts: Vec::new(),
            selection: Selection::default(),
            picking: None,
            names: Names::default(),
            all: Vec::new(),
            shown: Vec::new(),
            seen: (0, 0),
            lengths: Vec::new(),
            dirty: true,
            runs: 0,
        }
    }
}

impl Table {
    /// The rows that are shown, in their order.
    pub fn rows(&self) -> &[Row] {
        &self.shown
    }

    /// How many rows there are before filters.
    pub fn total(&self) -> usize {
        self.all.len()
    }

    /// How often order and filters were computed, for tests.
    pub fn runs(&self) -> usize {
        self.runs
    }

    /// How a column is sorted: its place among the sorts, and whether from the greatest.
    pub fn sorted(&self, column: Column) -> Option<(usize, bool)> {
        let at = self.sorts.iter().position(|s| s.column == column)?;
        Some((at, self.sorts[at].down))
    }

    /// Sorts by these columns.
    pub(super) fn resort(&mut self, sorts: Vec<Sort>) {
        self.dirty |= self.sorts != sorts;
        self.sorts = sorts;
    }

    /// Filters by these.
    pub(super) fn refilter(&mut self, filters: BTreeMap<Column, Filter>) {
        self.dirty |= self.filters != filters;
        self.filters = filters;
    }

    /// Takes a change; what it makes of the rows is computed by [`State::retable`].
    fn change(&mut self, change: Change) {
        match change {
            Change::Sort { column, beside } => self.sort_by(column, beside),
            Change::Typed(column, typed) => {
                self.filters.entry(column).or_default().typed = typed;
                self.dirty = true;
            }
            Change::Pick(column, key) => {
                let picked = &mut self.filters.entry(column).or_default().picked;
                if !picked.remove(&key) {
                    picked.insert(key);
                }
                self.dirty = true;
            }
            Change::Clear(Some(column)) => self.dirty |= self.filters.remove(&column).is_some(),
            Change::Clear(None) => {
                self.filters.clear();
                self.dirty = true;
            }
            Change::Toggle(column) => self.toggle(column),
            Change::Width(column, width) => drop(self.widths.insert(column, width.clamp(36.0, 900.0))),
            Change::Picking(None) => self.picking = None,
            Change::Picking(Some(column)) => self.picking = Some(Picking { column, values: Vec::new() }),
            other => self.selection.change(&other, &self.shown, &self.columns),
        }
        self.filters.retain(|_, f| !f.typed.is_empty() || !f.picked.is_empty());
    }

    fn sort_by(&mut self, column: Column, beside: bool) {
        let now = self.sorted(column);
        if !beside {
            self.sorts.retain(|s| s.column == column);
        }
        match now {
            None => self.sorts.push(Sort { column, down: false }),
            Some((_, false)) => self.sorts.iter_mut().filter(|s| s.column == column).for_each(|s| s.down = true),
            Some((_, true)) => self.sorts.retain(|s| s.column != column),
        }
        self.dirty = true;
    }

    fn toggle(&mut self, column: Column) {
        if let Some(at) = self.columns.iter().position(|c| *c == column) {
            // One column always stays.
            if self.columns.len() > 1 {
                self.columns.remove(at);
            }
        } else {
            let at = self.columns.partition_point(|c| *c < column);
            self.columns.insert(at, column);
        }
        self.selection.follow(&self.shown, &self.columns);
    }

    fn ask(&mut self, library: &Library, lexicon: &crate::figures::Lexicon) {
        self.dirty = false;
        self.runs += 1;
        self.shown = passing(&self.all, &self.filters, None, library, &self.names);
        order::sort(&mut self.shown, &self.sorts, library, lexicon, &self.names);
        self.selection.follow(&self.shown, &self.columns);
    }

    /// The values of the open column among the rows that the other columns let through.
    fn list(&mut self, library: &Library, lexicon: &crate::figures::Lexicon) {
        let Some(picking) = &mut self.picking else { return };
        let column = picking.column;
        let mut rows = passing(&self.all, &self.filters, Some(column), library, &self.names);
        order::sort(&mut rows, &[Sort { column, down: column == Column::Year }], library, lexicon, &self.names);
        let mut values: Vec<(String, usize)> = Vec::new();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for (reading, figure) in rows.iter().filter_map(|r| r.of(library)) {
            let key = column::key(column, reading, figure);
            if let Some(&at) = places.get(key.as_ref()) {
                values[at].1 += 1;
            } else {
                places.insert(key.clone().into_owned(), values.len());
                values.push((key.into_owned(), 1));
            }
        }
        picking.values = values;
    }
}

/// The rows that pass all filters but the one of a column, as they stood.
fn passing(
    all: &[Row],
    filters: &BTreeMap<Column, Filter>,
    but: Option<Column>,
    library: &Library,
    names: &Names,
) -> Vec<Row> {
    let tests = filters.iter().filter(|(c, _)| Some(**c) != but).flat_map(|(c, f)| filter::Test::of(*c, f));
    let (of_reports, of_figures): (Vec<_>, Vec<_>) = tests.partition(|t| t.column().is_of_report());
    let mut last: Option<(u32, bool)> = None;
    let mut passes = |row: &Row| {
        let Some((reading, figure)) = row.of(library) else { return false };
        // What is the same for all figures of a report is asked once a report.
        let of_report = match last {
            Some((at, passed)) if at == row.reading => passed,
            _ => of_reports.iter().all(|t| t.passes(names, reading, figure)),
        };
        last = Some((row.reading, of_report));
        of_report && of_figures.iter().all(|t| t.passes(names, reading, figure))
    };
    all.iter().copied().filter(|r| passes(r)).collect()
}

impl State {
    /// Takes a change of the table.
    pub(super) fn change_table(&mut self, change: Change) {
        let picks = matches!(change, Change::Picking(Some(_)) | Change::Pick(..));
        self.table.change(change);
        if picks {
            self.table.names.take(&self.locale, &self.lexicon);
            self.table.list(&self.library, &self.lexicon);
        }
    }

    /// Brings the table up to date when it is looked at. While a job runs, not at every file.
    pub(super) fn retable(&mut self) {
        if self.work != Work::Figures {
            return;
        }
        let spoken = self.table.names.take(&self.locale, &self.lexicon);
        self.table.dirty |= spoken;
        let now = (self.library.readings.len(), fingerprint(&self.library));
        let before = self.table.seen;
        let grown = now.0 < before.0 || now.0 > before.0 + before.0 / 3 + 3;
        if now != before && (self.job.is_none() || grown) {
            self.table.seen = now;
            self.table.all = order::natural(&self.library);
            let lengths: Vec<usize> = self.library.readings.iter().map(|r| r.figures.len()).collect();
            let before = std::mem::replace(&mut self.table.lengths, lengths);
            let lengths = &self.table.lengths;
            // Where a reading has more or fewer figures than before, its numbers mean others.
            self.table.selection.ticked.retain(|r| {
                let i = r.reading as usize;
                before.get(i).is_some() && before.get(i) == lengths.get(i)
            });
            self.table.dirty = true;
        }
        if self.table.dirty {
            self.table.ask(&self.library, &self.lexicon);
        }
    }
}

#[cfg(test)]
mod tests;
