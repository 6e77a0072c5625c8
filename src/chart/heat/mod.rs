//! 热力表: regions × indicators, each value as written with its bound; shades compare within a column only.

mod paint;

use std::collections::{BTreeMap, BTreeSet};

use super::cite::{self, Saying};
use super::data::{Data, Series};
use super::frame::{Key, KeyShape};
use super::page::{Around, Ctx, Told, finish, paged, settle};
use super::record::Sheet;
use super::rows;
use super::rows::marks::words;
use super::scene::Color;
use super::spec::{Drawn, Remark, Spec};
use super::tell;
use super::typeset::wrap;
use crate::comparison::{Row, Standing};
use crate::fonts::Fonts;

/// Height of a row in em of its type, at least and at most.
const TIGHT: f64 = 1.62;
const WIDE: f64 = 2.75;
/// The same where rows are few, so that a large page does not look half empty.
const FEW: f64 = 4.2;

/// A column: an indicator, and the least and greatest value of its rows.
pub(super) struct Column<'a> {
    pub series: &'a Series,
    pub color: Color,
    pub spread: Option<(f64, f64)>,
    pub head: Vec<String>,
    rows: BTreeMap<usize, &'a Row>,
}

impl<'a> Column<'a> {
    /// The row of a reading; none when the indicator has none.
    pub fn row(&self, reading: usize) -> Option<&'a Row> {
        self.rows.get(&reading).copied()
    }

    /// How dark a value is, 0–1.
    pub fn depth(&self, v: f64) -> f64 {
        match self.spread {
            Some((low, high)) if high > low => (v - low) / (high - low),
            _ => 0.5,
        }
    }
}

/// Where everything stands.
pub(super) struct Table<'a> {
    pub columns: Vec<Column<'a>>,
    pub rows: Vec<&'a Row>,
    /// The rows of a block, and from the left of a block to the left of the next.
    pub block: (usize, f64),
    pub names: f64,
    pub width: f64,
    /// Top of the heads, top of the first row.
    pub top: (f64, f64),
    pub row_height: f64,
    pub em: f64,
    pub label: f64,
    /// Whether cells have room for shapes beside their words.
    pub shapes: bool,
}

/// The value by which a cell is shaded: the first one that stands on the axis.
pub(super) fn shaded(row: &Row) -> Option<f64> {
    row.cell.entries().iter().find(|e| e.standing == Standing::Axis).and_then(|e| e.value.point())
}

/// Draws the chart.
pub(super) fn draw(spec: &Spec, data: &Data, fonts: &Fonts) -> Drawn {
    let ctx = Ctx::of(spec, &data.first);
    let mut sheet = ctx.sheet(fonts);
    let rows = all_rows(data);
    let around = |told: &Told| around(&ctx, data, &rows, told);
    let plan = |s: &Sheet<'_>, ends: (f64, f64)| plan(s.fonts, &ctx, data, &rows, ends);
    let (table, foot, told) = settle(&mut sheet, &ctx, &around, &plan);
    paint::table(&mut sheet, &ctx, &table);
    let empty = rows.is_empty().then_some(Remark::Empty);
    finish(sheet, &ctx, &foot, empty.into_iter().chain(told.remarks).collect())
}

/// The rows of the first indicator, then reports that only others have.
fn all_rows(data: &Data) -> Vec<&Row> {
    let mut rows: Vec<&Row> = Vec::new();
    let mut seen = BTreeSet::new();
    for row in data.all().flat_map(|s| &s.comparison.rows) {
        if seen.insert(row.reading) {
            rows.push(row);
        }
    }
    rows
}

fn around<'d>(ctx: &Ctx<'_>, data: &'d Data, rows: &[&Row], told: &Told) -> Around {
    let (spec, lang) = (ctx.spec, ctx.spec.lang);
    let drawn: Vec<&Row> = rows.iter().copied().skip(spec.first).take(told.shown).collect();
    let shown: BTreeSet<usize> = drawn.iter().map(|d| d.reading).collect();
    let columns = data.all().count() - told.left_out.len();
    let of = |s: &'d Series| s.comparison.rows.iter().filter(|r| shown.contains(&r.reading));
    let all: Vec<&Row> = data.all().take(columns).flat_map(of).collect();
    let mut key = rows::key(lang, &all);
    key.retain(|k| k.shape != KeyShape::Silent);
    let key: Vec<Key> = key.into_iter().map(|k| k.colored(ctx.palette.ink2)).collect();
    let count = tell::indicators(lang, columns);
    let indicator = (!data.more.is_empty()).then_some(count.as_str());
    Around {
        title: cite::title_of(spec, ctx.comparison, ctx.subject, &Saying { indicator, ..Saying::default() }),
        subtitle: tell::heat(lang, columns > 1).into(),
        unit: String::new(),
        key,
        note: cite::written(spec, &told.before(ctx, notes(ctx, data))),
        sources: cite::own_sources(spec, ctx.comparison, &[]),
    }
}

/// Plans of work and bases of each indicator.
fn notes(ctx: &Ctx<'_>, data: &Data) -> Vec<String> {
    let lang = ctx.spec.lang;
    let several = !data.more.is_empty();
    let of = |s: &Series| {
        let origins = cite::origins(ctx.spec, &s.comparison, |r| ctx.name(r));
        let name = s.subject.name.clone();
        origins.into_iter().map(move |b| if several { tell::of_indicator(lang, &name, &b) } else { b })
    };
    let rows: Vec<&Row> = data.all().flat_map(|s| &s.comparison.rows).collect();
    cite::by_hand(ctx.spec, &rows).into_iter().chain(data.all().flat_map(of)).collect()
}

/// A way to set the table: in how many blocks side by side, how high its rows, how large its type.
struct Set {
    /// Rows of a block.
    per: usize,
    row_height: f64,
    em: f64,
    label: f64,
    names: f64,
    /// How many indicators have room.
    columns: usize,
    /// How many rows have room.
    shown: usize,
    /// Width of a block, the space behind it left out.
    wide: f64,
}

/// Space between two blocks, in em of the page.
const APART: f64 = 2.0;

/// Few indicators leave room for a second block of rows beside the first: as many blocks as fill the page, and more
/// where rows are left over.
fn set<'a>(fonts: &Fonts, ctx: &Ctx<'a>, data: &'a Data, rows: &[&'a Row], room: f64) -> Set {
    let total = data.all().count();
    let one = try_set(fonts, ctx, total, rows, (1, room));
    let widest = value_width(fonts, data, rows, one.label);
    // Blocks with air around their values, so that few rows do not become a thin ribbon.
    let natural = one.names + total as f64 * 1.5 * widest;
    let most = (ctx.sizes.width() / natural.max(1.0)).floor() as usize;
    let wanted = most.min(rows.len().div_ceil(5)).clamp(1, 4);
    let mut best = if wanted == 1 { one } else { try_set(fonts, ctx, total, rows, (wanted, room)) };
    for blocks in wanted + 1..=8 {
        if best.shown == rows.len() {
            break;
        }
        let next = try_set(fonts, ctx, total, rows, (blocks, room));
        let needed = next.names + total as f64 * value_width(fonts, data, rows, next.label);
        if needed > next.wide || next.columns < total {
            break;
        }
        best = next;
    }
    best
}

/// What nearly all values need beside their shapes.
fn value_width(fonts: &Fonts, data: &Data, rows: &[&Row], label: f64) -> f64 {
    let shown: BTreeSet<usize> = rows.iter().map(|r| r.reading).collect();
    let all = data.all().flat_map(|s| &s.comparison.rows).filter(|r| shown.contains(&r.reading));
    let mut widths: Vec<f64> =
        all.filter_map(|r| r.cell.entries().first()).map(|e| fonts.width(&words(e), label, false)).collect();
    widths.sort_by(f64::total_cmp);
    widths.get(widths.len() * 9 / 10).copied().unwrap_or(0.0) + (paint::SHAPE + 1.0) * label
}

fn try_set<'a>(fonts: &Fonts, ctx: &Ctx<'a>, total: usize, rows: &[&'a Row], (blocks, room): (usize, f64)) -> Set {
    let z = &ctx.sizes;
    let least = TIGHT * z.floor;
    let each = rows.len().div_ceil(blocks).max(1);
    let row_height = (room / each as f64).clamp(least, if each > 9 { WIDE } else { FEW } * z.em);
    let per = ((room / row_height + 1e-6).floor() as usize).min(each);
    let em = (row_height / TIGHT).clamp(z.floor, z.em);
    let label = (0.84 * em).max(z.floor);
    let wide = (z.width() - APART * z.em * (blocks - 1) as f64) / blocks as f64;
    let shown = (per * blocks).min(rows.len());
    let widest = rows.iter().take(shown).map(|r| fonts.width(&ctx.name(r), em, false)).fold(0.0, f64::max);
    let names = widest.min(if blocks > 1 { 0.45 * wide } else { 0.24 * wide }) + em;
    let fit = (((wide - names) / (4.6 * label)).floor() as usize).max(1);
    Set { per, row_height, em, label, names, columns: total.min(fit), shown, wide }
}

fn plan<'a>(
    fonts: &Fonts,
    ctx: &Ctx<'a>,
    data: &'a Data,
    rows: &[&'a Row],
    (top, bottom): (f64, f64),
) -> (Table<'a>, Told) {
    let z = &ctx.sizes;
    let total = data.all().count();
    let rows: Vec<&Row> = rows.iter().copied().skip(ctx.spec.first).collect();
    let all = rows.len();
    let head = 2.0 * 1.25 * z.small + 0.9 * z.em;
    let room = (bottom - 0.6 * z.em - top - head).max(0.0);
    let Set { per, row_height, em, label, names, columns: fit, shown, wide } = set(fonts, ctx, data, &rows, room);
    let rows: Vec<&Row> = rows.into_iter().take(shown).collect();
    // Alone on the page a cell is no wider than its words want; beside other blocks it fills its own.
    let most = if wide < 0.6 * z.width() { f64::MAX } else { 24.0 * label };
    let width = ((wide - names) / fit.max(1) as f64).min(most);
    let columns: Vec<Column<'_>> = data.all().take(fit).map(|s| column(fonts, ctx, s, width)).collect();
    let shapes = shapes_fit(fonts, &columns, &rows, label, width);
    let mut told = Told { shown, ..Told::default() };
    told.remarks.extend(paged(ctx.spec.first, shown, all + ctx.spec.first));
    if columns.len() < total {
        told.remarks.push(Remark::TooManySeries { shown: columns.len(), total });
        told.left_out = data.all().skip(columns.len()).map(|s| s.subject.name.clone()).collect();
    }
    let block = (per.max(1), wide + APART * z.em);
    let table = Table { columns, rows, block, names, width, top: (top, top + head), row_height, em, label, shapes };
    (table, told)
}

fn column<'a>(fonts: &Fonts, ctx: &Ctx<'a>, series: &'a Series, width: f64) -> Column<'a> {
    let values: Vec<f64> = series.comparison.rows.iter().filter_map(shaded).collect();
    let spread = values.iter().copied().reduce(f64::min).zip(values.iter().copied().reduce(f64::max));
    let (name, size) = (&series.subject.name, ctx.sizes.small);
    let room = width - 0.8 * size;
    // Two even lines, not one long and one letter: 规模以上工业 / 增加值.
    let even = room.min(0.5 * fonts.width(name, size, true) + 1.2 * size);
    let head = Some(wrap(fonts, name, size, true, even, 9)).filter(|l| l.len() == 2);
    let head = head.filter(|_| fonts.width(name, size, true) > room);
    let head = head.unwrap_or_else(|| wrap(fonts, name, size, true, room, 2));
    let rows = series.comparison.rows.iter().map(|r| (r.reading, r)).collect();
    Column { series, color: ctx.spec.theme.family(series.subject.family), spread, head, rows }
}

/// Whether nearly all values fit beside their shapes on one line.
fn shapes_fit(fonts: &Fonts, columns: &[Column<'_>], rows: &[&Row], label: f64, width: f64) -> bool {
    let room = width - paint::SHAPE * label - 0.8 * label;
    let all = columns.iter().flat_map(|c| rows.iter().filter_map(|r| c.row(r.reading)));
    let mut widths: Vec<f64> = all
        .filter(|r| matches!(r.cell.standing(), Some(Standing::Axis | Standing::Basis)))
        .filter_map(|r| r.cell.entries().first())
        .map(|e| fonts.width(&words(e), label, false))
        .collect();
    widths.sort_by(f64::total_cmp);
    widths.get(widths.len() * 9 / 10).is_none_or(|w| *w <= room)
}
