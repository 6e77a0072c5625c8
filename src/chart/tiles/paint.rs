//! The tiles.

use super::{Plan, Tile, number, panel};
use crate::chart::page::{Ctx, mix};
use crate::chart::record::{Sheet, Words};
use crate::chart::rows::marks::words;
use crate::chart::scene::{Color, Mark, Point, Rect};
use crate::chart::shapes::Pen;
use crate::chart::typeset::{fit, value_lines};
use crate::chart::words as say;
use crate::comparison::{Cell, Row, Standing};
use crate::quantity::Bound;

/// Least and greatest value among the tiles.
pub(super) fn spread(tiles: &[Tile<'_>]) -> (f64, f64) {
    let values = || tiles.iter().filter_map(|t| t.row).filter_map(number).filter_map(|e| e.value.point());
    (values().fold(f64::MAX, f64::min), values().fold(f64::MIN, f64::max))
}

pub(super) fn shade(ctx: &Ctx<'_>, (low, high): (f64, f64), v: f64) -> Color {
    let depth = if high > low { (v - low) / (high - low) } else { 0.5 };
    mix(ctx.color, ctx.palette.ground, 0.08 + 0.34 * depth)
}

/// Draws all tiles and the panel.
pub(super) fn tiles(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan, tiles: &[Tile<'_>]) {
    let spread = spread(tiles);
    for t in tiles {
        let x = plan.left + t.place.column as f64 * (plan.tile.0 + plan.gap);
        let y = plan.top + t.place.row as f64 * (plan.tile.1 + plan.gap);
        let at = Rect { min: Point { x, y }, max: Point { x: x + plan.tile.0, y: y + plan.tile.1 } };
        match t.row {
            Some(row) => {
                let said = said(ctx, row);
                let entry = number(row).or(row.cell.entries().first());
                let mark = Mark {
                    region: row.region.clone().unwrap_or_else(|| ctx.name(row)),
                    words: said.clone(),
                    reading: Some(row.reading),
                    figure: entry.and_then(|e| e.figure),
                    outside: false,
                    core: at,
                    hit: at,
                };
                s.mark(mark, |s| tile(s, ctx, plan, (t, row, &said), spread, at));
            }
            None => {
                dashed(s, ctx, at);
                let none = say::no_report(ctx.spec.lang);
                lines(s, plan, at, (t.place.name, false, ctx.palette.ink3), (none, ctx.palette.ink3));
            }
        }
    }
    if let Some(x) = plan.panel {
        panel::draw(s, ctx, plan, tiles, x);
    }
}

/// What a tile says under its name; with its year where years differ.
fn said(ctx: &Ctx<'_>, row: &Row) -> String {
    let own = match (number(row), row.cell.entries().first()) {
        (Some(e), _) => words(e),
        (None, Some(e)) => words(e),
        (None, None) => say::nothing(ctx.spec.lang, &row.cell).0.to_owned(),
    };
    match row.year.filter(|_| ctx.years_differ) {
        Some(year) => format!("{own} {year}"),
        None => own,
    }
}

fn tile(
    s: &mut Sheet<'_>,
    ctx: &Ctx<'_>,
    plan: &Plan,
    (t, row, said): (&Tile<'_>, &Row, &str),
    spread: (f64, f64),
    at: Rect,
) {
    let p = &ctx.palette;
    let mut ink = p.ink1;
    match (row.cell.standing(), &row.cell) {
        (Some(Standing::Axis | Standing::Basis), _) => {
            let v = number(row).and_then(|e| e.value.point()).unwrap_or(spread.0);
            s.rect(at.min.x, at.min.y, at.max.x, at.max.y, shade(ctx, spread, v));
        }
        (Some(Standing::Lane), _) => {
            let pen = Pen { em: 1.1 * plan.label, color: ctx.color, fade: 0.0 };
            pen.hatched(s, (at.min.x, at.min.y), (at.max.x, at.max.y), 0.35);
        }
        (None, Cell::NotRead | Cell::Fragment) => {
            s.rect(at.min.x, at.min.y, at.max.x, at.max.y, p.warn_ground);
            outline(s, at, ctx.sizes.u, p.warn);
            ink = p.warn;
        }
        (None, Cell::ExpresslyNone) => {
            s.rect(at.min.x, at.min.y, at.max.x, at.max.y, p.band);
            s.line(&[(at.min.x, at.min.y), (at.min.x, at.max.y)], 0.17 * plan.label, p.ink3);
            ink = p.ink2;
        }
        _ => {
            s.rect(at.min.x, at.min.y, at.max.x, at.max.y, p.band);
            ink = p.ink2;
        }
    }
    let left = lines(s, plan, at, (t.place.name, true, p.ink1), (said, ink));
    let Some(e) = number(row).filter(|_| at.max.y - left >= 1.5 * plan.label) else { return };
    let pen = Pen { em: 0.72 * plan.label, color: ctx.color, fade: p.fade };
    let y = left + 0.75 * plan.label;
    glyph(s, pen, e.value.bound, at.min.x + 0.5 * plan.label, y);
}

/// The shape of a bound from its left edge.
pub(super) fn glyph(s: &mut Sheet<'_>, pen: Pen, bound: Bound, x: f64, y: f64) {
    let em = pen.em;
    let ends = match bound {
        Bound::About => (x + 1.5 * em, x + 1.5 * em),
        Bound::AtMost => (x + 1.9 * em, x + 1.9 * em),
        Bound::Range => (x + 0.1 * em, x + 1.9 * em),
        _ => (x + 0.36 * em, x + 0.36 * em),
    };
    pen.bound(s, bound, false, ends, y);
}

/// Name and value of a tile; returns where the room under them begins.
fn lines(
    s: &mut Sheet<'_>,
    plan: &Plan,
    at: Rect,
    (name, bold, name_ink): (&str, bool, Color),
    (said, ink): (&str, Color),
) -> f64 {
    let size = plan.label;
    let pad = 0.4 * size;
    let room = at.max.x - at.min.x - 1.3 * pad;
    let high = at.max.y - at.min.y;
    let x = at.min.x + pad;
    // What a low tile has over is put above the name.
    let mut y = at.min.y + 0.75 * size + (0.25 * size).min((high - 2.4 * size).max(0.0) / 2.0);
    let name = fit(s.fonts, name, size, bold, room);
    s.text(x, y, Words { bold, ..Words::new(&name, size, name_ink) });
    let fitting = ((high - 1.35 * size) / (1.15 * size)).floor().clamp(1.0, 2.0) as usize;
    let said = if fitting == 1 {
        vec![fit(s.fonts, said, size, false, room)]
    } else {
        value_lines(s.fonts, said, size, room, fitting)
    };
    for line in &said {
        y += 1.2 * size;
        s.text(x, y, Words::new(line, size, ink));
    }
    y + 0.55 * size
}

pub(super) fn outline(s: &mut Sheet<'_>, at: Rect, width: f64, color: Color) {
    let (a, b) = (at.min, at.max);
    s.line(&[(a.x, a.y), (b.x, a.y), (b.x, b.y), (a.x, b.y), (a.x, a.y)], width, color);
}

/// The dashed outline of a unit without a report.
pub(super) fn dashed(s: &mut Sheet<'_>, ctx: &Ctx<'_>, at: Rect) {
    let (a, b, u) = (at.min, at.max, ctx.sizes.u);
    let corners = [(a.x, a.y), (b.x, a.y), (b.x, b.y), (a.x, b.y), (a.x, a.y)];
    for w in corners.windows(2) {
        if let [from, to] = w {
            s.dashes(*from, *to, (4.0 * u, 4.0 * u), 1.2 * u, ctx.palette.axis);
        }
    }
}
