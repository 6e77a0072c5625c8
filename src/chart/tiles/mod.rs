//! 格子图: every provincial unit as a tile of the same size at a fixed place of a grid, named, with its target as written.
//! No boundaries and no areas: where tiles stand is `assets/tiles.tsv`.

mod paint;
mod panel;

use super::cite::{self, Saying};
use super::data::Data;
use super::frame::{Key, KeyShape};
use super::page::{Around, Ctx, Told, finish, settle};
use super::record::Sheet;
use super::rows;
use super::rows::plan::Part;
use super::spec::{Drawn, Remark, Spec};
use super::words::Lang;
use super::{tell, words as say};
use crate::comparison::{Comparison, Entry, Row, Standing};
use crate::fonts::Fonts;
use crate::region::Level;

const TABLE: &str = include_str!("../../../assets/tiles.tsv");

/// A place of the grid.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub code: &'static str,
    pub column: usize,
    pub row: usize,
    pub name: &'static str,
}

/// All places of the grid, named in a language.
pub(super) fn places(lang: Lang) -> Vec<Place> {
    let of = |line: &'static str| {
        let mut cells = line.split('\t');
        let (code, column, row) = (cells.next()?, cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
        let (zh, en) = (cells.next()?, cells.next()?);
        Some(Place { code, column, row, name: lang.of(zh, en) })
    };
    TABLE.lines().filter_map(of).collect()
}

/// A tile and the row that it shows; none where no report is here.
pub(super) struct Tile<'a> {
    pub place: Place,
    pub row: Option<&'a Row>,
}

/// The first number of a row that stands on the axis.
pub(super) fn number(row: &Row) -> Option<&Entry> {
    row.cell.entries().iter().find(|e| matches!(e.standing, Standing::Axis | Standing::Basis))
}

/// Where everything stands.
pub(super) struct Plan {
    pub left: f64,
    pub top: f64,
    /// Width and height of a tile.
    pub tile: (f64, f64),
    pub gap: f64,
    pub label: f64,
    /// Left edge of the panel that counts, where there is room for one.
    pub panel: Option<f64>,
}

fn tiles<'a>(spec: &Spec, c: &'a Comparison) -> Vec<Tile<'a>> {
    let of = |place: Place| {
        let own = |r: &&Row| {
            r.level == Some(Level::Province) && r.code.as_deref().is_some_and(|c| c.get(..2) == place.code.get(..2))
        };
        Tile { place, row: c.rows.iter().filter(own).max_by_key(|r| r.year) }
    };
    places(spec.lang).into_iter().map(of).collect()
}

/// Draws the chart.
pub(super) fn draw(spec: &Spec, data: &Data, fonts: &Fonts) -> Drawn {
    let ctx = Ctx::of(spec, &data.first);
    let mut sheet = ctx.sheet(fonts);
    let tiles = tiles(spec, ctx.comparison);
    let known: Vec<&Row> = tiles.iter().filter_map(|t| t.row).collect();
    let around = |told: &Told| around(&ctx, &known, told);
    let plan = |_: &Sheet<'_>, ends: (f64, f64)| plan(&ctx, known.is_empty(), ends);
    let (plan, foot, told) = settle(&mut sheet, &ctx, &around, &plan);
    if let Some(plan) = &plan {
        paint::tiles(&mut sheet, &ctx, plan, &tiles);
    }
    finish(sheet, &ctx, &foot, told.remarks)
}

fn around(ctx: &Ctx<'_>, known: &[&Row], told: &Told) -> Around {
    let (spec, lang) = (ctx.spec, ctx.spec.lang);
    let own = cite::only(ctx.comparison, known);
    let mut key: Vec<Key> = rows::key(lang, known);
    // What has no number is told by the tile itself.
    key.retain(|k| k.shape != KeyShape::Silent);
    let mut parts = cite::sentences(spec, &own, known, None, |r| ctx.name(r));
    let others = ctx.comparison.rows.iter().filter(|r| r.level != Some(Level::Province)).count();
    if others > 0 {
        parts.push(tell::not_provinces(lang, others));
    }
    let axis = say::axis(lang, &ctx.subject.name, ctx.comparison.query.measure);
    let mut sources = cite::sources(spec, &own, &[]);
    if known.is_empty() {
        sources = (String::new(), 0);
    }
    Around {
        title: cite::title_of(spec, &own, ctx.subject, &Saying::default()),
        subtitle: [axis, tell::tiles(lang).to_owned()].join(lang.of("；", "; ")),
        unit: ctx.unit(),
        key,
        note: cite::written(spec, &told.before(ctx, parts)),
        sources,
    }
}

fn plan(ctx: &Ctx<'_>, empty: bool, (top, bottom): (f64, f64)) -> (Option<Plan>, Told) {
    let z = &ctx.sizes;
    let mut told = Told::default();
    if empty {
        told.remarks.push(Remark::Empty);
        return (None, told);
    }
    let columns = places(ctx.spec.lang).iter().map(|p| p.column + 1).max().unwrap_or(1) as f64;
    let rows = places(ctx.spec.lang).iter().map(|p| p.row + 1).max().unwrap_or(1) as f64;
    let label = (0.86 * z.em).max(z.floor);
    let gap = 0.3 * z.em;
    let panel_wide = 13.0 * label;
    let panel = z.width() - panel_wide > columns * 5.4 * label;
    let room = if panel { z.width() - panel_wide } else { z.width() };
    let width = ((room + gap) / columns - gap).min(9.0 * label);
    // A tile holds a name and a value: lines of the smallest type, three letters wide.
    let smallest = z.floor;
    // Where a value has no room on one line it takes two.
    let lines = if width < 5.2 * smallest { 4.0 } else { 2.5 };
    let room = (bottom - top - 0.8 * z.em + gap) / rows - gap;
    let height = room.min((0.75 * width.max(5.0 * label)).max(lines * smallest));
    if width < 3.65 * smallest || height < lines * smallest {
        told.remarks.push(Remark::PageTooSmall);
        return (None, told);
    }
    let label = label.min(width / 3.7).min(height / 2.6).max(smallest);
    let used = columns * (width + gap) - gap;
    let x = if panel { Some(z.left + used + 1.6 * label) } else { None };
    told.shown = 1;
    (Some(Plan { left: z.left, top: top + 0.3 * z.em, tile: (width, height), gap, label, panel: x }), told)
}

/// Which part of the legend a row belongs to.
pub(super) fn has_number(row: &Row) -> bool {
    Part::of(row).on_axis()
}
