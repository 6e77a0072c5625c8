//! One cell: this year's target, last year's, the result, and how they changed.

use super::build::Room;
use super::change::change;
use super::model::*;
use super::number::Number;
use super::revised::Revision;
use super::wording::{Stated, wording};
use crate::comparison::compare::{Axis, entry};
use crate::comparison::last;
use crate::comparison::stated::{nothing, stated};
use crate::comparison::{Cell, Entry, Given, Missing, Standing};
use crate::figures::{Figure, Horizon, Indicator, Kind, Tier};

impl Room<'_> {
    pub(super) fn target(&self, column: &Column, reading: usize) -> Cell {
        let Some(s) = self.sources.get(reading) else { return Cell::NoReport };
        let axis = Axis::of(&column.query, column.basis.clone());
        let entries = stated(&axis, s, reading);
        if entries.is_empty() { nothing(&column.indicator, s) } else { Cell::Stated(entries) }
    }

    /// The entries of a cell with their figures.
    pub(super) fn figures<'a>(&'a self, cell: &'a Cell) -> Vec<Stated<'a>> {
        let figure = |e: &'a Entry| Some((e, self.sources.get(e.reading)?.figures.get(e.figure?)?));
        cell.entries().iter().filter_map(figure).collect()
    }

    pub(super) fn cell(
        &self,
        column: &Column,
        reading: usize,
        before: Option<usize>,
        revisions: &[Revision],
    ) -> TableCell {
        let indicator = self.lexicon.by_id(&column.indicator);
        let target = self.target(column, reading);
        let actual = self.outcomes(column, reading);
        let last_cell = before.map_or(Cell::NoReport, |i| self.target(column, i));
        let revised = revisions.iter().find(|r| r.indicators.contains(&column.indicator));
        let general = revisions.iter().find(|r| r.indicators.is_empty());
        let mut last = Last { cell: last_cell, retold: self.retold(column, reading, &actual), revised: None };
        last.revised = revised.map(|r| r.said.clone()).or_else(|| self.revised_beside(&actual));
        let judged = self.judge(column, reading, &last, &actual, general);
        let official = self.official(column, indicator, reading, &judged, &actual);
        let (change, wording) = self.moved(column, indicator, &last.cell, &target);
        TableCell {
            change,
            wording,
            judgement: judged.judgement,
            official,
            target,
            last,
            actual,
            rank: None,
            above: Vec::new(),
        }
    }

    fn moved(
        &self,
        column: &Column,
        indicator: Option<&Indicator>,
        last: &Cell,
        now: &Cell,
    ) -> (Change, Vec<super::Rewording>) {
        let (a, b) = (self.figures(last), self.figures(now));
        let first =
            |all: &[Stated<'_>]| all.iter().position(|s| s.0.tier == Tier::Base).or((!all.is_empty()).then_some(0));
        let of = |s: &Stated<'_>| Number::of(s.1, indicator);
        let fit = a.iter().flat_map(|x| b.iter().map(move |y| (*x, *y))).find(|(x, y)| {
            let numbers = of(x).zip(of(y));
            x.0.tier == y.0.tier && numbers.is_some_and(|(x, y)| x.comparable(&y).is_ok())
        });
        let pair = fit.or_else(|| Some((a[first(&a)?], b[first(&b)?])));
        let words = wording((last, &a), (now, &b), pair, column.sense);
        let moved = match (&pair, a.is_empty(), b.is_empty()) {
            (Some((x, y)), _, _) => change(of(x).as_ref(), of(y).as_ref()),
            (None, _, true) => Change::Not(Why::NoTarget(Missing::of(now).unwrap_or(Missing::NotStated))),
            _ => Change::Not(Why::NoLast(Missing::of(last).unwrap_or(Missing::NotStated))),
        };
        (moved, words)
    }

    /// What the report says was reached in the year before its own; what is on the column's axis first.
    fn outcomes(&self, column: &Column, reading: usize) -> Vec<Outcome> {
        let Some(s) = self.sources.get(reading) else { return Vec::new() };
        let axis = Axis::of(&column.query, column.basis.clone());
        let about = |f: &Figure| f.ref_year.is_none() || s.year().is_none() || f.ref_year == s.year().map(|y| y - 1);
        let found = s.figures.iter().enumerate().filter(|(_, f)| {
            f.kind == Kind::Actual && f.indicator == column.indicator && f.horizon == Horizon::Annual && about(f)
        });
        let outcome = |(i, f): (usize, &Figure)| Outcome {
            entry: entry(&axis, s, reading, i, f),
            status: f.further.status.map(|s| s.value),
            said: f.further.prior_target.map(|p| last::said(s, reading, &p)),
        };
        let mut found: Vec<Outcome> = found.map(outcome).collect();
        found.sort_by_key(|o| match o.entry.standing {
            Standing::Axis => 0,
            Standing::Basis => 1,
            _ => 2,
        });
        found
    }

    /// Last year's aim as a person has filled it in, or as the review tells it beside a result.
    fn retold(&self, column: &Column, reading: usize, actual: &[Outcome]) -> Option<Retold> {
        let s = self.sources.get(reading)?;
        let given = self.lexicon.by_id(&column.indicator).map(|indicator| Given { facts: self.facts, indicator });
        let told = || last::retold(s, reading, actual.iter().filter_map(|o| o.entry.figure)).map(|r| r.1);
        given.and_then(|g| g.last_aim(s)).or_else(told)
    }

    /// 均好于调整后的年度预期目标, said beside a result.
    fn revised_beside(&self, actual: &[Outcome]) -> Option<Said> {
        actual.iter().find_map(|o| {
            let f = self.sources.get(o.entry.reading)?.figures.get(o.entry.figure?)?;
            o.said.clone().filter(|_| f.further.prior_target.is_some_and(|p| p.revised))
        })
    }
}
