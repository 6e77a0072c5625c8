//! Which discs stand over which value. Where values stand closer than their columns are wide they are put together in
//! steps of one size.

use super::{is_named, shape_width};
use crate::chart::page::Ctx;
use crate::chart::rows::marks::{ends, marks};
use crate::chart::ticks::Ticks;
use crate::comparison::{Entry, Row};
use crate::figures::Tier;
use crate::fonts::Fonts;
use crate::quantity::Bound;

/// The discs of one bound over one value, from the foot up; the chosen ones are on top.
#[derive(Debug)]
pub(in crate::chart) struct Pile<'a> {
    pub bound: Bound,
    pub discs: Vec<(&'a Row, &'a Entry)>,
}

/// A value, or the middle of a step of values, and its piles side by side.
#[derive(Debug)]
pub(in crate::chart) struct Column<'a> {
    pub value: f64,
    pub piles: Vec<Pile<'a>>,
}

impl Column<'_> {
    /// How many places stand here.
    pub fn count(&self) -> usize {
        self.piles.iter().map(|p| p.discs.len()).sum()
    }

    /// Its width in disc diameters.
    pub fn width(&self) -> f64 {
        self.piles.iter().map(shape_width).sum()
    }

    fn height(&self) -> usize {
        self.piles.iter().map(|p| p.discs.len()).max().unwrap_or(0)
    }
}

/// All columns, and the axis under them.
#[derive(Debug)]
pub(in crate::chart) struct Columns<'a> {
    pub columns: Vec<Column<'a>>,
    pub ticks: Ticks,
    /// Diameter of a disc with the space around it.
    pub disc: f64,
    /// The size of steps where values were put together.
    pub step: Option<f64>,
}

impl<'a> Columns<'a> {
    /// Arranges the rows in a room of this width and height; none when not even the smallest discs fit.
    pub fn of(fonts: &Fonts, ctx: &Ctx<'_>, rows: &[&'a Row], (wide, high): (f64, f64), label: f64) -> Option<Self> {
        let values: Vec<(f64, &Row, &Entry)> = rows.iter().filter_map(|r| first(r)).collect();
        let least = values.iter().map(|v| v.0).reduce(f64::min).unwrap_or(0.0);
        let most = values.iter().map(|v| v.0).reduce(f64::max).unwrap_or(1.0);
        let mut ticks = Ticks::of(least, most, 8.0);
        let unit = ctx.comparison.query.unit.as_deref();
        let words = |t: &Ticks| {
            let all = t.values().into_iter().map(|v| fonts.width(&t.words(v, unit), label, false));
            all.fold(0.0, f64::max)
        };
        ticks.thin(wide, words(&ticks) + label);
        let per = wide / (ticks.high - ticks.low);
        let biggest = 0.9 * ctx.sizes.em;
        let steps = std::iter::once(None).chain([0.1, 0.2, 0.5, 1.0, 2.0].map(|s| Some(s * ticks.step)));
        let mut best: Option<Self> = None;
        for step in steps {
            let columns = arrange(ctx, &values, step);
            let height = columns.iter().map(Column::height).max().unwrap_or(1).max(1);
            let disc = biggest.min(high / height as f64).min(room(&columns, per));
            let found = Self { columns, ticks, disc, step };
            let clear = disc >= 0.3 * ctx.sizes.em;
            if best.as_ref().is_none_or(|b| found.disc > 1.35 * b.disc) {
                best = Some(found);
            }
            if clear {
                break;
            }
        }
        best.filter(|b| b.disc >= 2.2)
    }
}

/// The first number of a row that stands on the axis.
fn first(row: &Row) -> Option<(f64, &Row, &Entry)> {
    let marks = marks(row).marks;
    let m = marks.iter().find(|m| m.entry.tier == Tier::Base).or(marks.first())?;
    let (low, high) = ends(m.entry)?;
    Some(((low + high) / 2.0, row, m.entry))
}

fn arrange<'a>(ctx: &Ctx<'_>, values: &[(f64, &'a Row, &'a Entry)], step: Option<f64>) -> Vec<Column<'a>> {
    // Whole thousandths, so that 6.0 and 6 are one value.
    let at = |v: f64| match step {
        None => (v * 1000.0).round() as i64,
        Some(s) => (((v / s + 1e-9).floor() + 0.5) * s * 1000.0).round() as i64,
    };
    let mut columns: std::collections::BTreeMap<i64, Vec<Pile<'a>>> = std::collections::BTreeMap::new();
    for &(v, row, entry) in values {
        let piles = columns.entry(at(v)).or_default();
        match piles.iter_mut().find(|p| p.bound == entry.value.bound) {
            Some(p) => p.discs.push((row, entry)),
            None => piles.push(Pile { bound: entry.value.bound, discs: vec![(row, entry)] }),
        }
    }
    let of = |(v, mut piles): (i64, Vec<Pile<'a>>)| {
        piles.sort_by_key(|p| p.bound);
        for p in &mut piles {
            p.discs.sort_by_key(|(row, _)| (is_named(ctx.spec, row), row.code.clone(), row.reading));
        }
        Column { value: v as f64 / 1000.0, piles }
    };
    columns.into_iter().map(of).collect()
}

/// How large discs may be so that neighbouring columns do not meet, when a unit of the axis is `per` points.
fn room(columns: &[Column<'_>], per: f64) -> f64 {
    let pairs = columns.iter().zip(columns.iter().skip(1));
    let of = |(a, b): (&Column<'_>, &Column<'_>)| (b.value - a.value) * per / ((a.width() + b.width()) / 2.0 + 0.25);
    pairs.map(of).fold(f64::MAX, f64::min)
}
