//! What is chosen in the table: a cell, the cells from another to it, and rows that are ticked.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Change, Column, Row};

/// What is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The cell that has the focus.
    pub cell: Option<(Row, Column)>,
    /// Rows that are ticked, shown or not.
    pub ticked: BTreeSet<Row>,
    /// Whether the cells were chosen after the rows were ticked.
    cells_last: bool,
    /// Where the chosen cells begin.
    anchor: Option<(Row, Column)>,
    /// The cells as they stand: rows and columns shown.
    span: Option<(Range<usize>, Range<usize>)>,
    /// Where the cell stands: row and column shown.
    at: Option<(usize, usize)>,
}

impl Selection {
    /// The chosen cells as they stand: which of the rows and of the columns shown.
    pub fn span(&self) -> Option<&(Range<usize>, Range<usize>)> {
        self.span.as_ref()
    }

    /// Where the cell with the focus stands.
    pub fn at(&self) -> Option<(usize, usize)> {
        self.at
    }

    /// Whether the cells are what was chosen last, and not the ticked rows.
    pub fn cells_are_last(&self) -> bool {
        self.cells_last && self.span.is_some()
    }

    pub(super) fn change(&mut self, change: &Change, rows: &[Row], columns: &[Column]) {
        match change {
            Change::Cell { row, column, extend } => self.choose((*row, *column), *extend),
            Change::Tick { row, extend } => self.tick(*row, *extend, rows),
            Change::TickAll => {
                if !rows.is_empty() && rows.iter().all(|r| self.ticked.contains(r)) {
                    self.ticked.clear();
                } else {
                    self.ticked = rows.iter().copied().collect();
                }
            }
            Change::Step { rows: down, columns: right, extend } => self.step(*down, *right, *extend, rows, columns),
            Change::All => {
                if let (Some(&first), Some(&last)) = (rows.first(), rows.last())
                    && let (Some(&left), Some(&right)) = (columns.first(), columns.last())
                {
                    self.anchor = Some((last, right));
                    self.cell = Some((first, left));
                }
            }
            _ => return,
        }
        self.cells_last = !matches!(change, Change::Tick { .. } | Change::TickAll);
        self.follow(rows, columns);
    }

    fn choose(&mut self, cell: (Row, Column), extend: bool) {
        if !extend || self.anchor.is_none() {
            self.anchor = Some(cell);
        }
        self.cell = Some(cell);
    }

    fn tick(&mut self, row: Row, extend: bool, rows: &[Row]) {
        let place = |r: Row| rows.iter().position(|x| *x == r);
        let from = self.cell.map(|c| c.0).filter(|_| extend).and_then(place);
        let column = self.cell.map_or(Column::Region, |c| c.1);
        match (from, place(row)) {
            (Some(a), Some(b)) => self.ticked.extend(&rows[a.min(b)..=a.max(b)]),
            _ => {
                if !self.ticked.remove(&row) {
                    self.ticked.insert(row);
                }
            }
        }
        self.choose((row, column), false);
    }

    fn step(&mut self, down: i64, right: i64, extend: bool, rows: &[Row], columns: &[Column]) {
        if rows.is_empty() || columns.is_empty() {
            return;
        }
        let moved = |at: usize, by: i64, len: usize| (at as i64).saturating_add(by).clamp(0, len as i64 - 1) as usize;
        let cell = match self.at {
            Some((row, column)) => (moved(row, down, rows.len()), moved(column, right, columns.len())),
            None => (0, 0),
        };
        self.choose((rows[cell.0], columns[cell.1]), extend);
    }

    /// Finds the chosen cells in rows and columns that may have changed; what is no longer shown is no longer chosen.
    pub(super) fn follow(&mut self, rows: &[Row], columns: &[Column]) {
        let place = |cell: Option<(Row, Column)>| {
            let (row, column) = cell?;
            Some((rows.iter().position(|r| *r == row)?, columns.iter().position(|c| *c == column)?))
        };
        self.at = place(self.cell);
        if self.at.is_none() {
            (self.cell, self.anchor, self.span) = (None, None, None);
            return;
        }
        let from = place(self.anchor).or(self.at);
        self.span = from.zip(self.at).map(|(a, b)| (a.0.min(b.0)..a.0.max(b.0) + 1, a.1.min(b.1)..a.1.max(b.1) + 1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 3] = [Column::Region, Column::Year, Column::Value];

    fn rows(n: u32) -> Vec<Row> {
        (0..n).map(|figure| Row { reading: 0, figure }).collect()
    }

    #[test]
    fn cells_are_chosen_from_one_to_another() {
        let rows = rows(9);
        let mut s = Selection::default();
        let cell = |row: usize, column, extend| Change::Cell { row: rows[row], column, extend };
        s.change(&cell(5, Column::Value, false), &rows, &COLUMNS);
        s.change(&cell(2, Column::Year, true), &rows, &COLUMNS);
        assert_eq!(s.span(), Some(&(2..6, 1..3)));
        assert_eq!(s.at(), Some((2, 1)));
        s.change(&Change::Step { rows: -9, columns: -1, extend: false }, &rows, &COLUMNS);
        assert_eq!(s.span(), Some(&(0..1, 0..1)));
        s.change(&Change::Step { rows: i64::MAX, columns: 0, extend: true }, &rows, &COLUMNS);
        assert_eq!(s.span(), Some(&(0..9, 0..1)));
        s.change(&Change::All, &rows, &COLUMNS);
        assert_eq!(s.span(), Some(&(0..9, 0..3)));
    }

    #[test]
    fn another_order_moves_what_is_chosen_and_a_hidden_cell_is_let_go() {
        let mut rows = rows(4);
        let mut s = Selection::default();
        s.change(&Change::Cell { row: rows[0], column: Column::Year, extend: false }, &rows, &COLUMNS);
        rows.reverse();
        s.follow(&rows, &COLUMNS);
        assert_eq!(s.at(), Some((3, 1)));
        s.follow(&rows[..3], &COLUMNS);
        assert_eq!((s.at(), s.cell, s.span()), (None, None, None));
    }

    #[test]
    fn rows_are_ticked_one_by_one_and_from_one_to_another() {
        let rows = rows(6);
        let mut s = Selection::default();
        s.change(&Change::Tick { row: rows[1], extend: false }, &rows, &COLUMNS);
        s.change(&Change::Tick { row: rows[4], extend: true }, &rows, &COLUMNS);
        assert_eq!(s.ticked.len(), 4);
        s.change(&Change::Tick { row: rows[2], extend: false }, &rows, &COLUMNS);
        assert_eq!(s.ticked.len(), 3);
        s.change(&Change::TickAll, &rows, &COLUMNS);
        assert_eq!(s.ticked.len(), 6);
        s.change(&Change::TickAll, &rows, &COLUMNS);
        assert!(s.ticked.is_empty());
    }
}
