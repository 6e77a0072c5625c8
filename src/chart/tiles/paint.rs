//! The tiles, and the panel that counts them.

use std::collections::BTreeMap;

use super::{Plan, Tile, has_number, number};
use crate::chart::page::{Ctx, mix, plain};
use crate::chart::record::{Sheet, Words};
use crate::chart::rows::marks::words;
use crate::chart::scene::{Color, Mark, Point, Rect};
use crate::chart::shapes::Pen;
use crate::chart::typeset::{fit, value_lines};
use crate::chart::{tell, words as say};
use crate::comparison::{Cell, Row, Standing};
use crate::quantity::Bound;
use crate::region::Level;

/// Least and greatest value among the tiles.
fn spread(tiles: &[Tile<'_>]) -> (f64, f64) {
    let values = || tiles.iter().filter_map(|t| t.row).filter_map(number).filter_map(|e| e.value.point());
    (values().fold(f64::MAX, f64::min), values().fold(f64::MIN, f64::max))
}

fn shade(ctx: &Ctx<'_>, (low, high): (f64, f64), v: f64) -> Color {
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
        panel(s, ctx, plan, tiles, x);
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
fn glyph(s: &mut Sheet<'_>, pen: Pen, bound: Bound, x: f64, y: f64) {
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

fn outline(s: &mut Sheet<'_>, at: Rect, width: f64, color: Color) {
    let (a, b) = (at.min, at.max);
    s.line(&[(a.x, a.y), (b.x, a.y), (b.x, b.y), (a.x, b.y), (a.x, a.y)], width, color);
}

/// The dashed outline of a unit without a report.
fn dashed(s: &mut Sheet<'_>, ctx: &Ctx<'_>, at: Rect) {
    let (a, b, u) = (at.min, at.max, ctx.sizes.u);
    let corners = [(a.x, a.y), (b.x, a.y), (b.x, b.y), (a.x, b.y), (a.x, a.y)];
    for w in corners.windows(2) {
        if let [from, to] = w {
            s.dashes(*from, *to, (4.0 * u, 4.0 * u), 1.2 * u, ctx.palette.axis);
        }
    }
}

/// How often each value and each wording occurs, and what has no number.
fn panel(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan, tiles: &[Tile<'_>], x: f64) {
    let (lang, p, size) = (ctx.spec.lang, &ctx.palette, plan.label);
    let bottom = plan.top + 8.0 * (plan.tile.1 + plan.gap);
    let mut y = plan.top + 0.7 * size;
    let room = (ctx.sizes.right - x).max(0.0);
    let head = |s: &mut Sheet<'_>, y: f64, says: &str| {
        let says = fit(s.fonts, says, size, true, room);
        s.text(x, y, Words { bold: true, ..Words::new(&says, size, p.ink1) });
    };
    let line = |s: &mut Sheet<'_>, y: f64, says: &str| {
        let at = x + 2.6 * size;
        let says = fit(s.fonts, says, size, false, (ctx.sizes.right - at).max(0.0));
        s.text(at, y, Words::new(&says, size, p.ink2));
    };
    let boxed =
        |y: f64| Rect { min: Point { x, y: y - 0.5 * size }, max: Point { x: x + 2.0 * size, y: y + 0.5 * size } };
    let rows: Vec<&Row> = tiles.iter().filter_map(|t| t.row).collect();
    let spread = spread(tiles);
    let mut values: BTreeMap<i64, (usize, f64)> = BTreeMap::new();
    let mut bounds: BTreeMap<Bound, usize> = BTreeMap::new();
    for e in rows.iter().filter_map(|r| number(r)) {
        let Some(v) = e.value.point() else { continue };
        values.entry((v * 1000.0).round() as i64).or_insert((0, v)).0 += 1;
        *bounds.entry(e.value.bound).or_default() += 1;
    }
    // More values than lines: only the ends of the scale are shown.
    let shown: Vec<(usize, f64)> = match values.len() {
        n if n > 7 => values.values().next().into_iter().chain(values.values().last()).copied().collect(),
        _ => values.values().copied().collect(),
    };
    let rest = silences(ctx, tiles);
    if !shown.is_empty() && y + 1.5 * size * (shown.len() + 1) as f64 <= bottom {
        head(s, y, tell::values_as_written(lang, bounds.contains_key(&Bound::Range)));
        for (n, v) in &shown {
            y += 1.5 * size;
            let at = boxed(y);
            s.rect(at.min.x, at.min.y, at.max.x, at.max.y, shade(ctx, spread, *v));
            let unit = ctx.comparison.query.unit.as_deref();
            line(s, y, &format!("{}　{}", plain(*v, unit), tell::units(lang, *n)));
        }
        y += 2.4 * size;
    }
    if !bounds.is_empty() && y + 1.5 * size * (bounds.len() + 1) as f64 <= bottom {
        head(s, y, tell::how_written(lang));
        for (bound, n) in &bounds {
            y += 1.5 * size;
            let pen = Pen { em: 0.8 * size, color: ctx.color, fade: p.fade };
            glyph(s, pen, *bound, x, y);
            line(s, y, &format!("{}　{}", say::bound(lang, *bound), tell::units(lang, *n)));
        }
        y += 2.4 * size;
    }
    if y + 1.5 * size * (rest.len() + 1) as f64 <= bottom {
        head(s, y, tell::without_number(lang));
        for (i, (says, n, kind)) in rest.iter().enumerate() {
            y += 1.5 * size;
            let at = boxed(y);
            match kind {
                None => dashed(s, ctx, at),
                Some(Cell::NotRead | Cell::Fragment) => {
                    s.rect(at.min.x, at.min.y, at.max.x, at.max.y, p.warn_ground);
                    outline(s, at, ctx.sizes.u, p.warn);
                }
                Some(Cell::Stated(_)) => {
                    let pen = Pen { em: size, color: ctx.color, fade: 0.0 };
                    pen.hatched(s, (at.min.x, at.min.y), (at.max.x, at.max.y), 0.6);
                }
                Some(_) => s.rect(at.min.x, at.min.y, at.max.x, at.max.y, p.band),
            }
            let _ = i;
            line(s, y, &format!("{says}　{}", tell::units(lang, *n)));
        }
        y += 2.4 * size;
    }
    nation(s, ctx, (x, y), bottom, size);
}

/// What the tiles without a number are, with how many of each.
fn silences<'a>(ctx: &Ctx<'_>, tiles: &'a [Tile<'_>]) -> Vec<(String, usize, Option<&'a Cell>)> {
    let lang = ctx.spec.lang;
    let none = tiles.iter().filter(|t| t.row.is_none()).count();
    let mut out = vec![(say::no_report(lang).to_owned(), none, None)];
    for row in tiles.iter().filter_map(|t| t.row).filter(|r| !has_number(r)) {
        let says = match row.cell {
            Cell::Stated(_) => say::bound(lang, Bound::Assigned),
            _ => say::nothing(lang, &row.cell).0,
        };
        match out.iter_mut().find(|o| o.0 == says) {
            Some(o) => o.1 += 1,
            None => out.push((says.to_owned(), 1, Some(&row.cell))),
        }
    }
    out.retain(|o| o.1 > 0);
    out
}

/// The nation's own target.
fn nation(s: &mut Sheet<'_>, ctx: &Ctx<'_>, (x, y): (f64, f64), bottom: f64, size: f64) {
    // Among the provinces of a folder the common parent may be one of them: only the nation is named so.
    let Some(r) = ctx.comparison.references.iter().find(|r| r.level == Level::Nation) else { return };
    let Some(e) = r.entries.first().filter(|_| y <= bottom) else { return };
    let says = format!("{} {}", say::nation(ctx.spec.lang), words(e));
    let says = fit(s.fonts, &says, size, false, (ctx.sizes.right - x).max(0.0));
    s.text(x, y, Words::new(&says, size, ctx.palette.ink2));
}
