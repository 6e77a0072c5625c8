//! A track on its grid: bands between ranges, lines, broken lines of results, bounds and rings.

use super::{Grid, Track, Year, level, silence};
use crate::chart::page::Ctx;
use crate::chart::plot::{Draw, Placed, Upright};
use crate::chart::record::{Align, Sheet, Words};
use crate::chart::rows::marks::{RowMark, words};
use crate::chart::scene::{Color, Mark, Point, Rect};
use crate::chart::shapes::Pen;
use crate::chart::upright::reach;
use crate::comparison::{Cell, Entry, Row, Standing};
use crate::quantity::Bound;

/// How a track is drawn.
#[derive(Clone, Copy, Debug)]
pub(in crate::chart) struct Look {
    /// Size of shapes.
    pub em: f64,
    /// Whether results are drawn.
    pub results: bool,
    /// Width of the line, in em.
    pub line: f64,
}

/// Draws mesh, numbers and the tracks of a grid; `x_words` names the years that are written.
pub(in crate::chart) fn grid(
    s: &mut Sheet<'_>,
    (ctx, unit): (&Ctx<'_>, Option<&str>),
    g: &Grid,
    size: f64,
    (years, y_values): (Vec<f64>, Vec<f64>),
    things: Vec<Placed<Draw<'_>>>,
) {
    let (a, b) = g.across();
    let top = y_values.last().copied().unwrap_or(g.ticks.high);
    let y_words = |v: f64| {
        // The unit stands on the highest number only.
        let unit = unit.filter(|_| (v - top).abs() < 1e-9);
        g.ticks.words(v, unit)
    };
    let plot = Upright {
        page: (ctx.spec.width, ctx.spec.height),
        area: g.area,
        x: (a, b, years),
        y: (g.floor(), g.ticks.high, y_values),
        x_words: &|v| format!("{v:.0}"),
        y_words: &y_words,
        size,
        ink: ctx.palette.ink3,
        mesh: (ctx.palette.grid, ctx.sizes.u),
        tick: 0.3 * size,
    };
    plot.draw(s, things);
    let (left, _, right, bottom) = g.area;
    s.line(&[(left, bottom), (right, bottom)], 1.2 * ctx.sizes.u, ctx.palette.axis);
}

/// The thin line of a track that is not the panel's own.
pub(in crate::chart) fn thread<'d>(t: &Track<'d>, color: Color, width: f64) -> Vec<Placed<Draw<'d>>> {
    lines(t, color, width)
}

fn lines<'d>(t: &Track<'d>, color: Color, width: f64) -> Vec<Placed<Draw<'d>>> {
    let numbers = t.numbers();
    let pairs = numbers.iter().zip(numbers.iter().skip(1)).filter(|(a, b)| b.0 == a.0 + 1);
    let of = |((y0, _, a), (y1, _, b)): (&Year<'_>, &Year<'_>)| {
        let at = vec![(f64::from(*y0), level(a)?), (f64::from(*y1), level(b)?)];
        let draw = move |s: &mut Sheet<'_>, at: &[(f64, f64)]| s.line(at, width, color);
        Some(Placed { at, draw: Box::new(draw) as Draw<'d> })
    };
    pairs.filter_map(of).collect()
}

/// Everything of a track, in painting order.
pub(in crate::chart) fn track<'d>(ctx: &Ctx<'_>, t: &'d Track<'d>, look: Look) -> Vec<Placed<Draw<'d>>> {
    let mut out = bands(t);
    out.extend(lines(t, t.color.alpha(0.6), look.line * look.em));
    let ink = ctx.palette.ink2;
    if look.results {
        out.extend(broken(t, ink, look.em));
    }
    let pen = Pen { em: look.em, color: t.color, fade: ctx.palette.fade };
    for (year, row, marks) in t.numbers() {
        let at = marks.iter().flat_map(|m| [(f64::from(year), m.ends.0), (f64::from(year), m.ends.1)]).collect();
        let draw = move |s: &mut Sheet<'_>, at: &[(f64, f64)]| bounds(s, pen, (t, year, row), &marks, at);
        out.push(Placed { at, draw: Box::new(draw) });
    }
    for &(year, e, v) in t.actuals.iter().filter(|_| look.results) {
        let draw = move |s: &mut Sheet<'_>, at: &[(f64, f64)]| {
            if let [(x, y)] = *at {
                s.mark(mark(t, year, words(e), e, around(x, y, 0.45 * look.em, 0.45 * look.em)), |s| {
                    Pen { color: ink, em: 0.85 * look.em, ..pen }.ring(s, x, y);
                });
            }
        };
        out.push(Placed { at: vec![(f64::from(year), v)], draw: Box::new(draw) });
    }
    out
}

/// Neighbouring ranges are joined by a light fill.
fn bands<'d>(t: &Track<'d>) -> Vec<Placed<Draw<'d>>> {
    let range = |m: &[RowMark<'_>]| m.iter().find(|m| !m.stretch() && m.bound() == Bound::Range).map(|m| m.ends);
    let numbers = t.numbers();
    let color = t.color.alpha(0.16);
    let mut out = Vec::new();
    for (a, b) in numbers.iter().zip(numbers.iter().skip(1)).filter(|(a, b)| b.0 == a.0 + 1) {
        let (Some((l0, h0)), Some((l1, h1))) = (range(&a.2), range(&b.2)) else { continue };
        let (x0, x1) = (f64::from(a.0), f64::from(b.0));
        let draw = move |s: &mut Sheet<'_>, at: &[(f64, f64)]| s.fill(at, color);
        out.push(Placed { at: vec![(x0, l0), (x0, h0), (x1, h1), (x1, l1)], draw: Box::new(draw) as Draw<'d> });
    }
    out
}

/// The broken line between results of neighbouring years.
fn broken<'d>(t: &Track<'d>, color: Color, em: f64) -> Vec<Placed<Draw<'d>>> {
    let pairs = t.actuals.iter().zip(t.actuals.iter().skip(1)).filter(|(a, b)| b.0 == a.0 + 1);
    let of = |(a, b): (&(i32, &Entry, f64), &(i32, &Entry, f64))| {
        let draw = move |s: &mut Sheet<'_>, at: &[(f64, f64)]| {
            if let [from, to] = at {
                s.dashes(*from, *to, (0.14 * em, 0.26 * em), 0.08 * em, color);
            }
        };
        Placed { at: vec![(f64::from(a.0), a.2), (f64::from(b.0), b.2)], draw: Box::new(draw) as Draw<'d> }
    };
    pairs.map(of).collect()
}

/// The bounds of one year, a stretch linked to its base.
fn bounds(
    s: &mut Sheet<'_>,
    pen: Pen,
    (t, year, row): (&Track<'_>, i32, &Row),
    marks: &[RowMark<'_>],
    at: &[(f64, f64)],
) {
    let places: Vec<((f64, f64), f64)> = at
        .chunks_exact(2)
        .filter_map(|c| match c {
            [a, b] => Some(((a.0, a.1), b.1)),
            _ => None,
        })
        .collect();
    let all = || marks.iter().zip(&places);
    for ((a, (_, high)), (b, ((x, low), _))) in all().zip(all().skip(1)) {
        let (from, to) = (high - (reach(a.bound(), a.stretch()).0 + 0.1) * pen.em, low + 0.6 * pen.em);
        if a.stretch() != b.stretch() && from - to > 0.3 * pen.em {
            s.dashes((*x, from), (*x, to), (0.12 * pen.em, 0.3 * pen.em), 0.1 * pen.em, pen.color);
        }
    }
    for (m, ((x, low), high)) in all() {
        let (up, down) = reach(m.bound(), m.stretch());
        let core = Rect {
            min: Point { x: x - 0.5 * pen.em, y: high - up * pen.em },
            max: Point { x: x + 0.5 * pen.em, y: low + down * pen.em },
        };
        let said = words(m.entry);
        let mark = Mark { region: name(t, year), reading: Some(row.reading), ..mark(t, year, said, m.entry, core) };
        s.mark(mark, |s| pen.upright(s, m.bound(), m.stretch(), *x, (*low, *high)));
    }
}

fn name(t: &Track<'_>, year: i32) -> String {
    format!("{} {year}", t.key)
}

fn mark(t: &Track<'_>, year: i32, words: String, e: &Entry, core: Rect) -> Mark {
    Mark {
        region: name(t, year),
        words,
        reading: Some(e.reading),
        figure: e.figure,
        outside: e.outside,
        core,
        hit: core,
    }
}

fn around(x: f64, y: f64, w: f64, h: f64) -> Rect {
    Rect { min: Point { x: x - w, y: y - h }, max: Point { x: x + w, y: y + h } }
}

/// Years without a number, in the lane under the lowest value: hatched, dotted, barred or amber, with words where they
/// have room.
pub(in crate::chart) fn lane(s: &mut Sheet<'_>, ctx: &Ctx<'_>, g: &Grid, t: &Track<'_>, em: f64, label: Option<f64>) {
    let top = g.area.3 - g.lane;
    for (year, row) in t.silent() {
        let x = g.x(f64::from(year));
        let w = (1.1 * em).min(0.42 * g.step());
        let (y0, y1) = (top + 0.25 * em, top + 0.97 * em);
        let entry = row.cell.entries().first();
        let said = silence(ctx.spec, row);
        let core = Rect { min: Point { x: x - w, y: y0 }, max: Point { x: x + w, y: y1 } };
        let mark = Mark {
            region: name(t, year),
            words: said.clone(),
            reading: Some(row.reading),
            figure: entry.and_then(|e| e.figure),
            outside: false,
            core,
            hit: core,
        };
        s.mark(mark, |s| {
            symbol(s, ctx, t.color, row, core, em);
            if let Some(size) = label.filter(|size| s.fonts.width(&said, *size, false) <= 0.96 * g.step()) {
                let ink = match row.cell {
                    Cell::NotRead | Cell::Fragment => ctx.palette.warn,
                    _ => ctx.palette.ink3,
                };
                s.text(x, y1 + 0.72 * size, Words { align: Align::Center, ..Words::new(&said, size, ink) });
            }
        });
    }
}

fn symbol(s: &mut Sheet<'_>, ctx: &Ctx<'_>, color: Color, row: &Row, at: Rect, em: f64) {
    let p = &ctx.palette;
    let (x, y) = ((at.min.x + at.max.x) / 2.0, (at.min.y + at.max.y) / 2.0);
    match (row.cell.standing(), &row.cell) {
        (Some(Standing::Lane), _) => {
            let pen = Pen { em: 0.8 * em, color, fade: 0.0 };
            pen.hatched(s, (at.min.x, at.min.y), (at.max.x, at.max.y), 1.0);
        }
        (Some(_), _) => s.broken_ring(x, y, 0.32 * em, 0.08 * em, p.ink3),
        (None, Cell::ExpresslyNone) => s.line(&[(x, at.min.y), (x, at.max.y)], 0.17 * em, p.ink3),
        (None, Cell::NotRead | Cell::Fragment) => {
            s.rect(at.min.x, at.min.y, at.max.x, at.max.y, p.warn_ground);
            let corners = [(at.min.x, at.min.y), (at.max.x, at.min.y), (at.max.x, at.max.y), (at.min.x, at.max.y)];
            s.line(&[corners[0], corners[1], corners[2], corners[3], corners[0]], ctx.sizes.u, p.warn);
        }
        _ => crate::chart::frame::dotted(s, p, (at.min.x, at.max.x), y, em),
    }
}
