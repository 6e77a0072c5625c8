//! What a table is asked and what it holds. Plain data with small questions about itself; built by [`super::table`].

use std::cmp::Ordering::{Equal, Greater, Less};
use std::collections::BTreeMap;

use super::wording::Rewording;
use crate::comparison::last::retelling_counts;
use crate::comparison::{Cell, Coding, Entry, Missing, Query, Rank, Wanted};
use crate::figures::{Family, Sense, Status};
use crate::quantity::Value;
use crate::region::Level;
use crate::report::Date;
use crate::text::Span;

/// A place of the table: a report, or a place and a year that were asked for and have none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Index of the reading among the sources; null where there is no report.
    pub reading: Option<usize>,
    /// The place as asked; its name labels a line without a report.
    pub wanted: Wanted,
    /// The year asked for.
    pub year: Option<i32>,
}

/// What a table is asked: which lines, in this order, and which indicators.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Ask {
    /// The lines, in the order in which they are to stand. See [`super::slots`].
    pub slots: Vec<Slot>,
    /// Ids of the lexicon, one a column.
    pub indicators: Vec<String>,
    /// How values become the numbers by which they are ranked.
    pub coding: Coding,
}

/// Regions × indicators.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Table {
    /// One an indicator, in the order asked.
    pub columns: Vec<Column>,
    /// One a slot, in the order asked.
    pub lines: Vec<Line>,
    /// The nation, then the parents of the places where they are few, of each year of the lines; as lines, so that their
    /// cells are as full as all others. Whoever is a line already is none of them.
    pub references: Vec<Line>,
    /// Why there is no reference; null where there is one.
    pub unreferenced: Option<Unreferenced>,
}

/// Why nobody stands beside the lines of a table for reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreferenced {
    /// Whoever is above them is a line already.
    Lines,
    /// Too many different places are above them; each cell holds its own.
    Own,
    /// No report of the same year from above is among the sources.
    Absent,
}

impl Table {
    /// Whether the lines differ in what they aim at in a column.
    pub fn differs(&self, column: usize) -> bool {
        let mut lines = self.lines.iter().map(|l| l.says(column));
        let first = lines.next();
        lines.any(|l| Some(l) != first)
    }

    /// Which lines aim at something else in a column than most of them: none where no aim is the commonest.
    pub fn unlike(&self, column: usize) -> Vec<bool> {
        // Numbers have no order of their own: their written form is one.
        let all: Vec<String> = self.lines.iter().map(|l| format!("{:?}", l.says(column))).collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        all.iter().for_each(|s| *counts.entry(s).or_default() += 1);
        let most = counts.values().copied().max().unwrap_or(0);
        let one = most > 1 && counts.values().filter(|n| **n == most).count() == 1;
        all.iter().map(|s| one && counts.get(s.as_str()) != Some(&most)).collect()
    }

    /// Keeps the columns that are wanted, by their places.
    pub fn keep(&mut self, wanted: impl Fn(usize) -> bool) {
        let at = |i: &mut usize| {
            *i += 1;
            wanted(*i - 1)
        };
        let mut i = 0;
        self.columns.retain(|_| at(&mut i));
        for line in self.lines.iter_mut().chain(&mut self.references) {
            let mut i = 0;
            line.cells.retain(|_| at(&mut i));
        }
    }
}

/// An indicator of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// An id of the lexicon.
    pub indicator: String,
    /// Its family, for colour.
    pub family: Family,
    /// Whether more or less of it is better.
    pub sense: Sense,
    /// What is on the axis of this column: measure, unit (filled in), share. What stands apart is shown and not ranked.
    pub query: Query,
    /// The basis (口径) that all its figures share; normally none.
    pub basis: Option<String>,
}

/// A report of a table, or a place without one.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Index of the reading; null where there is no report.
    pub reading: Option<usize>,
    /// The place's own name (霞山区); the source's label when the place is unknown.
    pub name: String,
    /// The whole name from the province down.
    pub region: Option<String>,
    /// The place's code in the report's year.
    pub code: Option<String>,
    /// The place's level.
    pub level: Option<Level>,
    /// The code of the place above.
    pub parent: Option<String>,
    /// The report's year: the year of its targets. Last year's target and actual are about the year before.
    pub year: Option<i32>,
    /// The day of delivery.
    pub date: Option<Date>,
    /// The session, as written.
    pub session: Option<String>,
    /// Index of the reading of the year before, where it is among the sources.
    pub before: Option<usize>,
    /// One a column.
    pub cells: Vec<TableCell>,
}

impl Line {
    /// What it aims at in a column, as far as two lines can say the same: numbers and bounds, the words of a relation, which
    /// kind of nothing.
    fn says(&self, column: usize) -> Option<Aims> {
        let cell = &self.cells.get(column)?.target;
        let words = |e: &Entry| (e.value, e.value.bound.is_relation().then(|| e.words.clone()));
        Some((std::mem::discriminant(cell), cell.entries().iter().map(words).collect()))
    }
}

/// Aims of a cell, to be compared.
type Aims = (std::mem::Discriminant<Cell>, Vec<(Value, Option<String>)>);

/// What stands at a report and an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct TableCell {
    /// This year's target as written, base before stretch; or which of the five kinds of nothing.
    pub target: Cell,
    /// Last year's target.
    pub last: Last,
    /// What this report says was reached last year; what is comparable with the column first.
    pub actual: Vec<Outcome>,
    /// An official final number for last year, imported beside the report.
    pub official: Option<Official>,
    /// This year's target against last year's, in numbers.
    pub change: Change,
    /// This year's target against last year's, in words.
    pub wording: Vec<Rewording>,
    /// Whether last year's target was reached.
    pub judgement: Judgement,
    /// The place among the lines; null where its number is on no common axis.
    pub rank: Option<Rank>,
    /// What the parent and then the nation aim at in the same year, or which kind of nothing stands in their reports; none
    /// of whoever has no report of that year.
    pub above: Vec<Above>,
}

/// What stands in the report of a place above, of the same year and on the same indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Above {
    /// Index of its reading.
    pub reading: usize,
    /// The place's own name.
    pub name: String,
    /// The place's level.
    pub level: Level,
    /// Its target, or which kind of nothing.
    pub cell: Cell,
}

/// Last year's target.
#[derive(Clone, Debug, PartialEq)]
pub struct Last {
    /// As last year's report states it; [`Cell::NoReport`] where that report is not among the sources.
    pub cell: Cell,
    /// As this year's review retells it, or as a person has filled it in.
    pub retold: Option<Retold>,
    /// Words of this year's report which say that the aim was changed within the year (调整后的年度预期目标).
    pub revised: Option<Said>,
}

impl Last {
    /// The retelling, where it counts and not last year's report.
    pub fn counted(&self) -> Option<&Retold> {
        let stated = !self.cell.entries().is_empty();
        self.retold.as_ref().filter(|r| retelling_counts(stated, Some(r.revised)))
    }

    /// Last year's target in words, as it is to be shown. Base before stretch.
    pub fn words(&self) -> Vec<String> {
        match self.counted() {
            Some(r) => vec![r.words.clone()],
            None => self.cell.entries().iter().map(|e| e.words.clone()).collect(),
        }
    }
}

/// Last year's target with a number, from elsewhere than last year's report.
#[derive(Clone, Debug, PartialEq)]
pub struct Retold {
    /// The aim, in the unit of the result beside which it is told.
    pub value: Value,
    /// The aim as words to show: 6.5%.
    pub words: String,
    /// Its unit.
    pub unit: Option<String>,
    /// Whether it had been changed within the year.
    pub revised: bool,
    /// Whether it was reckoned from a distance (高于预期目标0.8个百分点) and is nowhere written.
    pub reckoned: bool,
    /// Where it is told; null when a person filled it in.
    pub said: Option<Said>,
}

/// Words of a report, with where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Index of the reading.
    pub reading: usize,
    /// Where, in the original.
    pub span: Span,
    /// The words, folded.
    pub words: String,
}

/// A result that the report gives for last year.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The result as written; its standing says whether it is comparable with the column.
    pub entry: Entry,
    /// 预计, 初步核算, 快报, 有望; null where the report does not say.
    pub status: Option<Status>,
    /// The report's own words on the aim: 好于预期目标, 完成年度目标的102%.
    pub said: Option<Said>,
}

/// An official final number beside what the report says.
#[derive(Clone, Debug, PartialEq)]
pub struct Official {
    /// As the file has it, with its unit.
    pub words: String,
    /// The number.
    pub value: Value,
    /// How far it lies above the report's result, in the unit of both; null where they cannot be compared.
    pub difference: Option<f64>,
    /// The verdict that it gives.
    pub verdict: Verdict,
}

/// Why two numbers are not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// No target this year, and which kind of nothing stands there.
    NoTarget(Missing),
    /// No target of last year: last year's report is not here, or it sets none.
    NoLast(Missing),
    /// No result: the report is not here, gives none, or is only a part.
    NoActual(Missing),
    /// One of them has no number: 保持稳定.
    Relation,
    /// The number that it leans on is not in the library: 高于全国平均水平.
    Reference,
    /// They measure different things: an amount and a rise.
    Measure,
    /// Their units cannot be converted.
    Unit,
    /// One is a share, or a share of another whole.
    Share,
    /// Another 口径.
    Basis,
    /// One is of the whole place, the other of a part: 市本级.
    Scope,
    /// One is a floor and the other a ceiling.
    Bounds,
    /// The aim binds against the indicator's sense, so that falling short of it says nothing.
    Sense,
    /// 7%左右 and 6.9%: too near to the number to say more than the report does.
    Near,
    /// The result is no exact number (增长6%以上), and either could be.
    Vague,
}

/// This year's target against last year's.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// How much it moved.
    By(Difference),
    /// Not comparable.
    Not(Why),
}

/// A difference by ends: equal where both are single numbers; of a range each end for itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// At the lower end.
    pub low: f64,
    /// At the upper end.
    pub high: f64,
    /// 个百分点 for %, otherwise the unit of this year's target.
    pub unit: String,
}

/// Where a target moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// 调高: no end lower, one higher.
    Raised,
    /// 持平.
    Kept,
    /// 下调: no end higher, one lower.
    Lowered,
    /// The lower end lower and the upper end higher.
    Widened,
    /// The lower end higher and the upper end lower.
    Narrowed,
}

impl Difference {
    /// Where it moved.
    pub fn direction(&self) -> Direction {
        let sign = |n: f64| n.partial_cmp(&0.0).unwrap_or(Equal);
        match (sign(self.low), sign(self.high)) {
            (Equal, Equal) => Direction::Kept,
            (Less, Greater) => Direction::Widened,
            (Greater, Less) => Direction::Narrowed,
            (Greater, _) | (_, Greater) => Direction::Raised,
            _ => Direction::Lowered,
        }
    }

    /// The one number, where both ends moved alike.
    pub fn single(&self) -> Option<f64> {
        (self.low == self.high).then_some(self.low)
    }
}

impl Change {
    /// Where the target moved; null where it cannot be compared.
    pub fn direction(&self) -> Option<Direction> {
        match self {
            Change::By(d) => Some(d.direction()),
            Change::Not(_) => None,
        }
    }
}

/// Whether last year's target was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// 达到.
    Met,
    /// 未达到.
    Missed,
    /// 目标曾调整: the aim was changed within the year, and no number of the changed one is known.
    Revised,
    /// 不可判.
    Unjudged(Why),
}

/// A verdict, what it is measured against, and what the report itself says.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The verdict, by the sense of the indicator.
    pub verdict: Verdict,
    /// The aim it was measured against, as written; null where there is none.
    pub against: Option<String>,
    /// Whether that aim is the one that was changed within the year.
    pub revised: bool,
    /// Index into [`TableCell::actual`] of the result that was measured.
    pub actual: Option<usize>,
    /// What the aim leans on, where it has no number of its own: 中国5.2%.
    pub leans: Option<String>,
    /// The 口径 of aim and result where they differ; null for one that is not said.
    pub bases: Option<(Option<String>, Option<String>)>,
    /// How far the result lies above the aim, in the result's unit (points for %): above the lower end of a range where
    /// more is better, above the upper end where less is.
    pub margin: Option<f64>,
    /// The report's own words on it.
    pub said: Option<Said>,
}
