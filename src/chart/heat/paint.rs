//! The cells of the table.

use super::{Column, Table, shaded};
use crate::chart::page::{Ctx, mix};
use crate::chart::record::{Align, Sheet, Words};
use crate::chart::rows::marks::{RowMarks, marks};
use crate::chart::scene::{Color, Mark, Point, Rect};
use crate::chart::shapes::Pen;
use crate::chart::typeset::{fit, value_lines};
use crate::chart::words as say;
use crate::comparison::{Cell, Row, Standing};
use crate::quantity::Bound;

/// Room for a shape before the words of a cell, in em of the label.
pub(super) const SHAPE: f64 = 2.5;

/// Draws heads, names and cells.
pub(super) fn table(s: &mut Sheet<'_>, ctx: &Ctx<'_>, t: &Table<'_>) {
    let z = &ctx.sizes;
    if t.rows.is_empty() {
        return;
    }
    for block in 0..t.rows.len().div_ceil(t.block.0) {
        heads(s, ctx, t, z.left + t.block.1 * block as f64);
    }
    for (i, row) in t.rows.iter().enumerate() {
        let left = z.left + t.block.1 * (i / t.block.0) as f64;
        let top = t.top.1 + t.row_height * (i % t.block.0) as f64;
        let ink = if row.region.is_none() { ctx.palette.warn } else { ctx.palette.ink1 };
        let name = fit(s.fonts, &ctx.name(row), t.em, false, t.names - 0.5 * t.em);
        s.text(left, top + t.row_height / 2.0, Words::new(&name, t.em, ink));
        for (j, c) in t.columns.iter().enumerate() {
            let x = left + t.names + t.width * j as f64;
            let g = gap(t);
            let at = Rect {
                min: Point { x: x + g, y: top + g },
                max: Point { x: x + t.width - g, y: top + t.row_height - g },
            };
            cell(s, ctx, t, (c, row), at);
        }
    }
}

/// The names of the indicators over a block.
fn heads(s: &mut Sheet<'_>, ctx: &Ctx<'_>, t: &Table<'_>, left: f64) {
    let z = &ctx.sizes;
    for (j, c) in t.columns.iter().enumerate() {
        let x = left + t.names + t.width * j as f64;
        let foot = t.top.1 - 0.35 * z.em;
        for (i, line) in c.head.iter().rev().enumerate() {
            let y = foot - 0.35 * z.em - (i as f64 + 0.5) * 1.25 * z.small;
            s.text(x + 0.4 * z.small, y, Words { bold: true, ..Words::new(line, z.small, ctx.palette.ink1) });
        }
        s.rect(x + gap(t), foot - 0.18 * z.em, x + t.width - gap(t), foot, c.color);
    }
}

/// Half the space between cells.
fn gap(t: &Table<'_>) -> f64 {
    0.05 * t.row_height
}

fn cell(s: &mut Sheet<'_>, ctx: &Ctx<'_>, t: &Table<'_>, (c, row): (&Column<'_>, &Row), at: Rect) {
    let Some(own) = c.row(row.reading) else { return };
    let entry = own.cell.entries().first();
    let mut shown = marks(own);
    shown.join(own);
    let (name, _) = say::nothing(ctx.spec.lang, &own.cell);
    let said = if entry.is_none() {
        name.to_owned()
    } else if shown.marks.is_empty() {
        own.cell.entries().iter().map(crate::chart::rows::marks::words).collect::<Vec<_>>().join("，")
    } else {
        shown.after.clone()
    };
    let mark = Mark {
        region: row.region.clone().unwrap_or_else(|| ctx.name(row)),
        words: format!("{} {said}", c.series.subject.name),
        reading: Some(row.reading),
        figure: entry.and_then(|e| e.figure),
        outside: false,
        core: at,
        hit: at,
    };
    s.mark(mark, |s| match own.cell.standing() {
        Some(Standing::Axis | Standing::Basis) => value(s, ctx, t, (c, own, &shown), &said, at),
        Some(Standing::Lane) => {
            hatch(s, c.color, t.em, at);
            let halo = 0.22 * t.label;
            words(s, t, &said, Words { halo, ..Words::new("", t.label, ctx.palette.ink1) }, at, 0.0);
        }
        Some(Standing::Apart(_)) => words(s, t, &said, Words::new("", t.label, ctx.palette.ink3), at, 0.0),
        None => nothing(s, ctx, t, &own.cell, name, at),
    });
}

fn value(
    s: &mut Sheet<'_>,
    ctx: &Ctx<'_>,
    t: &Table<'_>,
    (c, row, shown): (&Column<'_>, &Row, &RowMarks<'_>),
    said: &str,
    at: Rect,
) {
    if let Some(v) = shaded(row) {
        let ground = mix(c.color, ctx.palette.ground, 0.07 + 0.30 * c.depth(v));
        s.rect(at.min.x, at.min.y, at.max.x, at.max.y, ground);
    }
    let mut indent = 0.0;
    // Words that fit only without their shape keep all their letters.
    let room = at.max.x - at.min.x - 0.5 * t.label;
    let needed = s.fonts.width(said, t.label, false);
    let squeezed = needed > room - SHAPE * t.label && needed <= room;
    if let (true, Some(m)) = (t.shapes && !squeezed, shown.marks.first()) {
        glyph(
            s,
            Pen { em: 0.72 * t.label, color: c.color, fade: ctx.palette.fade },
            m.bound(),
            m.stretch(),
            at,
            t.label,
        );
        indent = SHAPE * t.label;
    }
    words(s, t, said, Words::new("", t.label, ctx.palette.ink1), at, indent);
}

/// The shape of a bound, centred in its room.
fn glyph(s: &mut Sheet<'_>, pen: Pen, bound: Bound, stretch: bool, at: Rect, label: f64) {
    let middle = at.min.x + (0.4 + SHAPE / 2.0) * label - 0.2 * label;
    let y = (at.min.y + at.max.y) / 2.0;
    let x = match bound {
        Bound::AtLeast => (middle - 0.77 * pen.em, middle - 0.77 * pen.em),
        Bound::AtMost => (middle + 0.77 * pen.em, middle + 0.77 * pen.em),
        Bound::Range => (middle - 0.9 * pen.em, middle + 0.9 * pen.em),
        _ => (middle, middle),
    };
    pen.bound(s, bound, stretch, x, y);
}

/// The words of a cell on one line, or on two where one is too short and the row high enough.
fn words(s: &mut Sheet<'_>, t: &Table<'_>, said: &str, w: Words<'_>, at: Rect, indent: f64) {
    let x = at.min.x + 0.4 * t.label + indent;
    let room = (at.max.x - x - 0.1 * t.label).max(0.0);
    let lines = if s.fonts.width(said, w.size, false) > room && at.max.y - at.min.y >= 2.3 * w.size {
        value_lines(s.fonts, said, w.size, room, 2)
    } else {
        vec![fit(s.fonts, said, w.size, false, room)]
    };
    let middle = (at.min.y + at.max.y) / 2.0;
    for (i, line) in lines.iter().enumerate() {
        let y = middle + (i as f64 - (lines.len() - 1) as f64 / 2.0) * 1.15 * w.size;
        s.text(x, y, Words { words: line, align: Align::Start, ..w });
    }
}

/// Thin hatching over the whole cell.
fn hatch(s: &mut Sheet<'_>, color: Color, em: f64, at: Rect) {
    let (w, h) = (at.max.x - at.min.x, at.max.y - at.min.y);
    let mut k = -h + 0.35 * em;
    while k < w {
        let (a, b) = (k.max(0.0), (k + h).min(w));
        if b > a {
            let ends = [(at.min.x + a, at.max.y - (a - k)), (at.min.x + b, at.max.y - (b - k))];
            s.line(&ends, 0.05 * em, color.alpha(0.45));
        }
        k += 0.7 * em;
    }
}

/// One of the kinds of nothing.
fn nothing(s: &mut Sheet<'_>, ctx: &Ctx<'_>, t: &Table<'_>, cell: &Cell, name: &str, at: Rect) {
    let p = &ctx.palette;
    let (x, y) = ((at.min.x + at.max.x) / 2.0, (at.min.y + at.max.y) / 2.0);
    match cell {
        Cell::NotRead | Cell::Fragment => {
            s.rect(at.min.x, at.min.y, at.max.x, at.max.y, p.warn_ground);
            words(s, t, name, Words::new("", t.label, p.warn), at, 0.0);
        }
        Cell::ExpresslyNone => {
            let bar = at.min.x + 0.3 * t.label;
            s.line(&[(bar, y - 0.5 * t.em), (bar, y + 0.5 * t.em)], 0.17 * t.em, p.ink3);
            words(s, t, name, Words::new("", t.label, p.ink2), at, 0.4 * t.label);
        }
        _ => s.line(&[(x - 0.3 * t.em, y), (x + 0.3 * t.em, y)], 0.08 * t.em, p.axis),
    }
}
