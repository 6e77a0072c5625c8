//! Targets and results of a place over the years: what 趋势 and 小多图 share.
//!
//! Years stand on a true scale. A line joins neighbouring years only: it breaks where a report is missing and where one
//! states no number.

pub(in crate::chart) mod paint;

use std::collections::BTreeMap;

use super::page::{Ctx, short};
use super::rows::marks::{RowMark, marks, words};
use super::rows::plan::Part;
use super::scene::Color;
use super::spec::Spec;
use super::ticks::Ticks;
use super::words as say;
use crate::comparison::{Comparison, Entry, Row};
use crate::figures::Family;

/// A place over the years.
pub(in crate::chart) struct Track<'a> {
    /// Its whole name; the id of the indicator where panels are indicators.
    pub key: String,
    /// What it is called.
    pub name: String,
    pub color: Color,
    /// A row a year, the years rising.
    pub rows: Vec<(i32, &'a Row)>,
    /// What was reached, by the year it was reached in.
    pub actuals: Vec<(i32, &'a Entry, f64)>,
}

/// Groups the rows of a comparison by their places, in the order of codes; rows without place or year are left out.
pub(in crate::chart) fn tracks<'a>(ctx: &Ctx<'_>, comparison: &'a Comparison) -> Vec<Track<'a>> {
    let mut places: BTreeMap<(bool, &str, &str), BTreeMap<i32, &'a Row>> = BTreeMap::new();
    for row in &comparison.rows {
        let (Some(region), Some(year)) = (row.region.as_deref(), row.year) else { continue };
        let code = row.code.as_deref().unwrap_or("");
        places.entry((code.is_empty(), code, region)).or_default().entry(year).or_insert(row);
    }
    let mut tracks: Vec<Track<'a>> = Vec::new();
    for ((_, _, region), rows) in places {
        // A county that became a district is the same place under another code.
        match tracks.iter_mut().find(|t| t.key == region) {
            Some(t) => t.rows.extend(rows.into_iter().filter(|(y, _)| !t.years_of().contains(y)).collect::<Vec<_>>()),
            None => tracks.push(Track::new(region, rows.into_iter().collect(), ctx.color)),
        }
    }
    let names: Vec<String> = tracks.iter().map(|t| t.name.clone()).collect();
    for t in &mut tracks {
        if names.iter().filter(|n| **n == t.name).count() > 1 {
            t.name.clone_from(&t.key);
        }
        t.rows.sort_by_key(|r| r.0);
        t.actuals = t.found_actuals();
        if let Some((first, last)) = ctx.spec.years {
            // The first report tells of a year that was not asked for.
            t.actuals.retain(|a| (first..=last).contains(&a.0));
        }
    }
    tracks
}

impl<'a> Track<'a> {
    fn new(region: &str, rows: Vec<(i32, &'a Row)>, color: Color) -> Self {
        let name = rows.last().map(|(_, r)| short(r)).unwrap_or_default();
        Self { key: region.to_owned(), name, color, rows, actuals: Vec::new() }
    }

    fn years_of(&self) -> Vec<i32> {
        self.rows.iter().map(|r| r.0).collect()
    }

    /// The report of a year tells what was reached in the year before.
    fn found_actuals(&self) -> Vec<(i32, &'a Entry, f64)> {
        self.rows.iter().filter_map(|(year, row)| reached(*year, row)).collect()
    }

    /// Takes what a report of the year after the last one tells of it.
    pub fn take_after(&mut self, after: &'a [Row]) {
        let own = after.iter().filter(|r| r.region.as_deref() == Some(&self.key));
        self.actuals.extend(own.filter_map(|r| reached(r.year?, r)));
    }

    /// The marks of each year that has a number on the axis.
    pub fn numbers(&self) -> Vec<Year<'a>> {
        let of = |&(year, row): &(i32, &'a Row)| {
            let marks = if Part::of(row).on_axis() { marks(row).marks } else { Vec::new() };
            (!marks.is_empty()).then_some((year, row, marks))
        };
        self.rows.iter().filter_map(of).collect()
    }

    /// Years whose report states no number on the axis.
    pub fn silent(&self) -> Vec<(i32, &'a Row)> {
        self.rows.iter().copied().filter(|(_, r)| !Part::of(r).on_axis()).collect()
    }

    /// Stretches of years without a report between the first and the last of an axis.
    pub fn missing(&self, first: i32, last: i32) -> Vec<(i32, i32)> {
        let mut gaps: Vec<(i32, i32)> = Vec::new();
        for y in (first..=last).filter(|y| self.rows.iter().all(|r| r.0 != *y)) {
            match gaps.last_mut() {
                Some(gap) if gap.1 == y - 1 => gap.1 = y,
                _ => gaps.push((y, y)),
            }
        }
        gaps
    }

    /// First and last year with a report.
    pub fn span(&self) -> Option<(i32, i32)> {
        Some((self.rows.first()?.0, self.rows.last()?.0))
    }

    /// Least and greatest value; results only where they are drawn.
    pub fn extent(&self, results: bool) -> Option<(f64, f64)> {
        let marks = self.numbers();
        let ends = marks.iter().flat_map(|(_, _, m)| m.iter().flat_map(|m| [m.ends.0, m.ends.1]));
        let results = self.actuals.iter().filter(|_| results).map(|a| a.2);
        let all: Vec<f64> = ends.chain(results).filter(|v| v.is_finite()).collect();
        Some((all.iter().copied().reduce(f64::min)?, all.iter().copied().reduce(f64::max)?))
    }
}

/// What the report of a year tells of the year before.
fn reached(year: i32, row: &Row) -> Option<(i32, &Entry, f64)> {
    let e = row.result()?;
    Some((year - 1, e, e.value.point()?))
}

/// A year, its row and its marks on the axis.
pub(in crate::chart) type Year<'a> = (i32, &'a Row, Vec<RowMark<'a>>);

/// The value by which a year stands on the line: its first number, a range by its middle.
pub(in crate::chart) fn level(marks: &[RowMark<'_>]) -> Option<f64> {
    let base = marks.iter().find(|m| !m.stretch()).or(marks.first())?;
    Some((base.ends.0 + base.ends.1) / 2.0)
}

/// What a year without a number says: the words of its relation, or which kind of nothing it is.
pub(in crate::chart) fn silence(spec: &Spec, row: &Row) -> String {
    match row.cell.entries() {
        [] => say::nothing(spec.lang, &row.cell).0.to_owned(),
        entries => entries.iter().map(words).collect::<Vec<_>>().join("，"),
    }
}

/// Colours by which a few places are told apart: the chart's own first.
pub(in crate::chart) fn colors(ctx: &Ctx<'_>) -> Vec<Color> {
    let families = [
        ctx.subject.family,
        Family::Investment,
        Family::Trade,
        Family::Livelihood,
        Family::Finance,
        Family::Ecology,
        Family::Total,
    ];
    let mut colors: Vec<Color> = Vec::new();
    for family in families {
        let c = ctx.spec.theme.family(family);
        // Print has one ink: there the words at the ends tell lines apart.
        if !colors.contains(&c) || ctx.spec.theme == super::theme::Theme::Print {
            colors.push(c);
        }
    }
    colors
}

/// A plot over years.
#[derive(Clone, Debug)]
pub(in crate::chart) struct Grid {
    /// Left, top, right, bottom, the lane included.
    pub area: (f64, f64, f64, f64),
    /// First and last year.
    pub years: (i32, i32),
    pub ticks: Ticks,
    /// Height of the lane for years without a number, under the lowest value.
    pub lane: f64,
}

impl Grid {
    /// Half a year stands free at both ends.
    pub fn across(&self) -> (f64, f64) {
        (f64::from(self.years.0) - 0.5, f64::from(self.years.1) + 0.5)
    }

    /// Width of a year.
    pub fn step(&self) -> f64 {
        let (a, b) = self.across();
        (self.area.2 - self.area.0) / (b - a)
    }

    pub fn x(&self, year: f64) -> f64 {
        self.area.0 + (year - self.across().0) * self.step()
    }

    /// The value at the foot of the area, below the lowest number by the lane's height.
    pub fn floor(&self) -> f64 {
        let (_, top, _, bottom) = self.area;
        let per = (self.ticks.high - self.ticks.low) / (bottom - self.lane - top).max(1.0);
        self.ticks.low - self.lane * per
    }

    pub fn y(&self, v: f64) -> f64 {
        let (_, top, _, bottom) = self.area;
        let floor = self.floor();
        bottom - (v - floor) / (self.ticks.high - floor) * (bottom - top)
    }
}
