//! Which discs stand over which value. Where values stand closer than their columns are wide they are put together in
//! steps of one size.

use super::{is_named, shape_width};
use crate::chart::page::Ctx;
use crate::chart::reference;
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
    /// In disc diameters: its shape, and the names beside it where all have one.
    pub width: f64,
}

/// A value, or the middle of a step of values, and its piles side by side.
#[derive(Debug)]
pub(in crate::chart) struct Column<'a> {
    pub value: f64,
    /// Where it stands, in points from the left end of the plot: at its value, or a little aside where neighbours
    /// would meet.
    pub x: f64,
    pub piles: Vec<Pile<'a>>,
}

impl Column<'_> {
    /// How many places stand here.
    pub fn count(&self) -> usize {
        self.piles.iter().map(|p| p.discs.len()).sum()
    }

    /// Its width in disc diameters.
    pub fn width(&self) -> f64 {
        self.piles.iter().map(|p| p.width).sum()
    }

    /// How many discs its highest pile has.
    pub fn height(&self) -> usize {
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
    /// Whether every disc has its name beside it.
    pub named: bool,
}

/// The height of a line of a disc with its name, in em of the label.
const NAMED: f64 = 1.5;

impl<'a> Columns<'a> {
    /// Arranges the rows in a room of this width and height; none when not even the smallest discs fit.
    pub fn of(fonts: &Fonts, ctx: &Ctx<'_>, rows: &[&'a Row], (wide, high): (f64, f64), label: f64) -> Option<Self> {
        let values: Vec<(f64, &Row, &Entry)> = rows.iter().filter_map(|r| first(r)).collect();
        let ends = reference::drawn(ctx.comparison).flat_map(|(_, (low, high))| [low, high]);
        let all: Vec<f64> = values.iter().map(|v| v.0).chain(ends.filter(|v| v.is_finite())).collect();
        let least = all.iter().copied().reduce(f64::min).unwrap_or(0.0);
        let most = all.iter().copied().reduce(f64::max).unwrap_or(1.0);
        let mut ticks = Ticks::of(least, most, 8.0);
        let unit = ctx.comparison.query.unit.as_deref();
        let words = |t: &Ticks| {
            let all = t.values().into_iter().map(|v| fonts.width(&t.words(v, unit), label, false));
            all.fold(0.0, f64::max)
        };
        ticks.thin(wide, words(&ticks) + label);
        let per = wide / (ticks.high - ticks.low);
        if let Some(columns) = few(fonts, ctx, &values, (per, ticks.low, wide), (high, label)) {
            return Some(Self { columns, ticks, disc: NAMED * label, step: None, named: true });
        }
        // A few places have larger discs.
        let biggest = (1.9 - values.len() as f64 / 100.0).clamp(0.9, 1.5) * ctx.sizes.em;
        let steps = std::iter::once(None).chain([0.1, 0.2, 0.5, 1.0, 2.0].map(|s| Some(s * ticks.step)));
        let mut best: Option<Self> = None;
        for step in steps {
            let columns = arrange(ctx, &values, step);
            let height = columns.iter().map(Column::height).max().unwrap_or(1).max(1);
            let mut columns = columns;
            let disc = placed(&mut columns, biggest.min(high / height as f64), (per, ticks.low, wide));
            let found = Self { columns, ticks, disc, step, named: false };
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

/// The columns of so few places that each has room for its name; none where they have not.
fn few<'a>(
    fonts: &Fonts,
    ctx: &Ctx<'_>,
    values: &[(f64, &'a Row, &'a Entry)],
    along: (f64, f64, f64),
    (high, label): (f64, f64),
) -> Option<Vec<Column<'a>>> {
    let disc = NAMED * label;
    let mut columns = arrange(ctx, values, None);
    for pile in columns.iter_mut().flat_map(|c| &mut c.piles) {
        let widest = pile.discs.iter().map(|(r, _)| fonts.width(&ctx.place(r), label, is_named(ctx.spec, r)));
        pile.width += (widest.fold(0.0, f64::max) + 0.8 * label) / disc;
    }
    let highest = columns.iter().map(Column::height).max()?;
    let fits = highest as f64 * disc <= high && placed(&mut columns, disc, along) >= disc;
    fits.then_some(columns)
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
            None => {
                let bound = entry.value.bound;
                piles.push(Pile { bound, discs: vec![(row, entry)], width: shape_width(bound) });
            }
        }
    }
    let of = |(v, mut piles): (i64, Vec<Pile<'a>>)| {
        piles.sort_by_key(|p| p.bound);
        for p in &mut piles {
            p.discs.sort_by_key(|(row, _)| (is_named(ctx.spec, row), row.code.clone(), row.reading));
        }
        Column { value: v as f64 / 1000.0, x: 0.0, piles }
    };
    columns.into_iter().map(of).collect()
}

/// Sets the columns side by side with the largest discs at which none has to stand farther than its own width from
/// its value; returns the size of a disc.
fn placed(columns: &mut [Column<'_>], biggest: f64, (per, low, wide): (f64, f64, f64)) -> f64 {
    let mut disc = biggest;
    loop {
        let wanted: Vec<f64> = columns.iter().map(|c| (c.value - low) * per).collect();
        let widths: Vec<f64> = columns.iter().map(|c| (c.width() + 0.3) * disc).collect();
        let found = apart(&wanted, &widths);
        let near =
            found.iter().zip(&wanted).zip(&widths).all(|((x, w), wide)| (x - w).abs() <= 0.3 * wide + 0.6 * disc);
        let inside = found.iter().zip(&widths).all(|(x, w)| x - w / 2.0 >= 0.0 && x + w / 2.0 <= wide);
        if (near && inside) || disc < 1.0 {
            for (c, x) in columns.iter_mut().zip(found) {
                c.x = x;
            }
            return disc;
        }
        disc *= 0.94;
    }
}

/// Moves places apart so that boxes of these widths do not overlap, with the least sum of squares of what they move:
/// neighbours that meet form a block that stands at its mean.
fn apart(wanted: &[f64], widths: &[f64]) -> Vec<f64> {
    let mut offset = 0.0;
    let mut offsets = Vec::new();
    for (i, w) in widths.iter().enumerate() {
        if i > 0 {
            offset += (widths.get(i - 1).copied().unwrap_or(0.0) + w) / 2.0;
        }
        offsets.push(offset);
    }
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    for (w, o) in wanted.iter().zip(&offsets) {
        blocks.push((w - o, 1));
        while let [.., (a, n), (b, m)] = blocks.as_slice()
            && a > b
        {
            let merged = ((a * *n as f64 + b * *m as f64) / (n + m) as f64, n + m);
            blocks.truncate(blocks.len() - 2);
            blocks.push(merged);
        }
    }
    let means = blocks.into_iter().flat_map(|(v, n)| std::iter::repeat_n(v, n));
    means.zip(offsets).map(|(v, o)| v + o).collect()
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn boxes_that_meet_move_apart_and_others_stay() {
        assert_eq!(apart(&[10.0, 50.0], &[10.0, 10.0]), [10.0, 50.0]);
        assert_eq!(apart(&[10.0, 12.0, 50.0], &[10.0, 10.0, 10.0]), [6.0, 16.0, 50.0]);
        assert_eq!(apart(&[], &[]), Vec::<f64>::new());
    }
}
