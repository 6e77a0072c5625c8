//! Ranks within a column: only what stands on its axis, ties share a place.

use super::model::{Rank, Table, TableCell};
use crate::comparison::{Entry, Standing};
use crate::figures::{Sense, Tier};

impl Table {
    /// Ranks each column anew by what number a target stands for: `point` gives it, null for what is not to be
    /// ranked. [`super::table`] takes a range by its midpoint and every other bound by its number.
    pub fn rank(&mut self, point: impl Fn(&Entry) -> Option<f64>) {
        for (i, column) in self.columns.iter().enumerate() {
            let less = column.sense == Sense::Ceiling;
            let number = |c: &TableCell| ranked(c).and_then(&point).map(|n| if less { -n } else { n });
            let all: Vec<Option<f64>> = self.lines.iter().map(|l| l.cells.get(i).and_then(number)).collect();
            let of = all.iter().flatten().count();
            for (line, own) in self.lines.iter_mut().zip(&all) {
                let rank = own.map(|n| {
                    let above = all.iter().flatten().filter(|o| **o > n).count();
                    Rank { place: above + 1, of, tied: all.iter().flatten().filter(|o| **o == n).count() > 1 }
                });
                if let Some(cell) = line.cells.get_mut(i) {
                    cell.rank = rank;
                }
            }
        }
    }
}

/// The entry by which a cell is ranked: its first number, on the axis of the column.
pub(super) fn ranked(cell: &TableCell) -> Option<&Entry> {
    cell.target.entries().iter().find(|e| e.standing == Standing::Axis && e.tier == Tier::Base)
}
