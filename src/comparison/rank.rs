//! Who stands before whom: the one way in which 对比, its tables and the order of charts place targets. A coding rule
//! gives each its number; what stands on no common axis, and what the rule gives no number, has no place.

use super::coding::Coding;
use super::model::{Cell, Comparison, Entry, Standing};
use super::table::Table;
use crate::figures::{Sense, Tier};

/// A place in the order of a column; ties share it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rank {
    /// 1 for the first; the highest is first, and the lowest where less is better.
    pub place: usize,
    /// Of how many that can be compared.
    pub of: usize,
    /// Whether others share it.
    pub tied: bool,
}

/// The entry by which a cell is ranked: its first number, on the axis.
pub fn ranked(cell: &Cell) -> Option<&Entry> {
    cell.entries().iter().find(|e| e.standing == Standing::Axis && e.tier == Tier::Base)
}

/// The number by which a cell is ranked.
fn number(cell: &Cell, coding: &Coding) -> Option<f64> {
    ranked(cell).and_then(|e| coding.point(e.value))
}

/// The place of each cell, the lowest first where `less` is better.
pub fn ranks(cells: &[&Cell], less: bool, coding: &Coding) -> Vec<Option<Rank>> {
    let turned = |n: f64| if less { -n } else { n };
    let all: Vec<Option<f64>> = cells.iter().map(|c| number(c, coding).map(turned)).collect();
    let of = all.iter().flatten().count();
    let rank = |n: f64| Rank {
        place: all.iter().flatten().filter(|o| **o > n).count() + 1,
        of,
        tied: all.iter().flatten().filter(|o| **o == n).count() > 1,
    };
    all.iter().map(|n| n.map(rank)).collect()
}

/// A place that another rule changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Which cell.
    pub row: usize,
    /// Its place by the rule before; null where it had none.
    pub from: Option<usize>,
    /// Its place by the other rule.
    pub to: Option<usize>,
}

/// Which places change when one rule takes that of another.
pub fn moved(cells: &[&Cell], less: bool, before: &Coding, after: &Coding) -> Vec<Moved> {
    let places = |coding| ranks(cells, less, coding).into_iter().map(|r| r.map(|r| r.place));
    let pairs = places(before).zip(places(after)).enumerate();
    pairs.filter(|(_, (a, b))| a != b).map(|(row, (from, to))| Moved { row, from, to }).collect()
}

impl Comparison {
    /// Which rows stand elsewhere by another rule than that of the question, highest first.
    pub fn moved(&self, after: &Coding) -> Vec<Moved> {
        let cells: Vec<&Cell> = self.rows.iter().map(|r| &r.cell).collect();
        moved(&cells, false, &self.query.coding, after)
    }
}

impl Table {
    /// Ranks each column anew by a rule.
    pub fn rank(&mut self, coding: &Coding) {
        for i in 0..self.columns.len() {
            let found = ranks(&self.column(i), self.is_less(i), coding);
            for (line, rank) in self.lines.iter_mut().zip(found) {
                if let Some(cell) = line.cells.get_mut(i) {
                    cell.rank = rank;
                }
            }
        }
    }

    /// Which lines of a column stand elsewhere by another rule.
    pub fn moved(&self, column: usize, before: &Coding, after: &Coding) -> Vec<Moved> {
        moved(&self.column(column), self.is_less(column), before, after)
    }

    /// This year's targets of a column, one a line.
    fn column(&self, column: usize) -> Vec<&Cell> {
        self.lines.iter().map(|l| l.cells.get(column).map_or(&Cell::NoReport, |c| &c.target)).collect()
    }

    fn is_less(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(|c| c.sense == Sense::Ceiling)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::tests::support;
    use crate::comparison::{Point, Query, compare};

    /// One rule places rows of charts and cells of tables, and says whose place another would change.
    #[test]
    fn switching_the_rule_says_which_ranks_change() {
        let samples = [
            support::province("甲", 11, 2023).gdp("6%—7%"),
            support::province("乙", 12, 2023).gdp("6.2%"),
            support::province("丙", 13, 2023).gdp("5%以上"),
        ];
        let sources = support::sources(&samples);
        let by = |coding: Coding| compare(&Query { year: Some(2023), coding, ..Query::new("gdp") }, &sources);
        let names = |c: &Comparison| c.rows.iter().map(|r| r.name.clone()).collect::<String>();
        let found = by(Coding::default());
        assert_eq!(names(&found), "甲乙丙");
        let low = Coding::all(Point::Low);
        let (first, second) =
            (Moved { row: 0, from: Some(1), to: Some(2) }, Moved { row: 1, from: Some(2), to: Some(1) });
        assert_eq!(found.moved(&low), [first, second]);
        assert_eq!(names(&by(low)), "乙甲丙", "the order of a chart follows the rule");
        assert_eq!(found.moved(&Coding::all(Point::High)), [Moved { row: 2, from: Some(3), to: None }]);
        // Without a number by the rule a row is still shown, behind those that have one.
        assert_eq!(names(&by(Coding { range: Point::Missing, ..Coding::default() })), "乙丙甲");
    }
}
