//! The discs, their names, the numbers under them and the list beside them.

use super::columns::{Column, Pile};
use super::{Plan, is_named, shape_width};
use crate::chart::page::{Ctx, plain};
use crate::chart::place::Taken;
use crate::chart::plot::{Draw, Placed, Upright};
use crate::chart::record::{Align, Sheet, Words};
use crate::chart::rows::marks::{ends, words};
use crate::chart::scene::{Mark, Point, Rect};
use crate::chart::shapes::{HATCH, Pen};
use crate::chart::typeset::fit;
use crate::chart::{tell, words as say};
use crate::comparison::{Cell, Entry, Reference, Row, Standing};
use crate::quantity::Bound;

/// Draws the plot.
pub(super) fn plot(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan<'_>) {
    let c = &plan.columns;
    let (left, top, right, bottom) = plan.area;
    let mut taken = Taken::default();
    if !c.columns.is_empty() {
        let mut things: Vec<Placed<Draw<'_>>> = Vec::new();
        things.extend(ctx.comparison.references.iter().take(2).filter_map(|r| reference(ctx, plan, r)));
        things.extend(c.columns.iter().map(|column| discs(ctx, plan, column)));
        let plot = Upright {
            page: (ctx.spec.width, ctx.spec.height),
            area: plan.area,
            x: (c.ticks.low, c.ticks.high, Vec::new()),
            y: (0.0, 1.0, Vec::new()),
            x_words: &|_| String::new(),
            y_words: &|_| String::new(),
            size: plan.label,
            ink: ctx.palette.ink3,
            mesh: (ctx.palette.grid, ctx.sizes.u),
            tick: 0.0,
        };
        plot.draw(s, things);
        s.line(&[(left, bottom), (right, bottom)], 1.4 * ctx.sizes.u, ctx.palette.axis);
        numbers(s, ctx, plan);
        // Pile by pile: over a low one there is room for a name between its neighbours.
        for (x, pile) in c.columns.iter().flat_map(|column| edges(plan, column, plan.area.0 + column.x)) {
            let half = shape_width(pile.bound) * c.disc / 2.0;
            taken.around((x, bottom), (half, half), (pile.discs.len() as f64 * c.disc, 0.0));
        }
        if c.named {
            beside(s, ctx, plan, &mut taken);
        } else {
            names(s, ctx, plan, &mut taken);
        }
        for (i, r) in ctx.comparison.references.iter().take(2).enumerate() {
            reference_name(s, ctx, plan, r, top - (0.7 + 0.0 * i as f64) * plan.label, &mut taken);
        }
    }
    list(s, ctx, plan);
}

fn x_of(plan: &Plan<'_>, v: f64) -> f64 {
    let t = &plan.columns.ticks;
    plan.area.0 + (v - t.low) / (t.high - t.low) * (plan.area.2 - plan.area.0)
}

/// The piles of a column, and the middles of their discs.
fn edges<'p>(plan: &Plan<'_>, column: &'p Column<'p>, x: f64) -> Vec<(f64, &'p Pile<'p>)> {
    let disc = plan.columns.disc;
    let mut at = x - column.width() * disc / 2.0;
    let mut out = Vec::new();
    for p in &column.piles {
        out.push((at + shape_width(p.bound) * disc / 2.0, p));
        at += p.width * disc;
    }
    out
}

fn discs<'a>(ctx: &'a Ctx<'_>, plan: &'a Plan<'_>, column: &'a Column<'_>) -> Placed<Draw<'a>> {
    let draw = move |s: &mut Sheet<'_>, at: &[(f64, f64)]| {
        let &[(_, foot)] = at else { return };
        let x = plan.area.0 + column.x;
        let disc = plan.columns.disc;
        let any = plan.named;
        for (x, pile) in edges(plan, column, x) {
            for (i, (row, entry)) in pile.discs.iter().enumerate() {
                let y = foot - (i as f64 + 0.5) * disc;
                let color = match (any, is_named(ctx.spec, row)) {
                    (true, false) => ctx.color.alpha(0.38),
                    (false, _) => ctx.color.alpha(0.7),
                    (true, true) => ctx.color,
                };
                let half = shape_width(pile.bound) * disc / 2.0;
                let core = Rect {
                    min: Point { x: x - half, y: y - disc / 2.0 },
                    max: Point { x: x + half, y: y + disc / 2.0 },
                };
                let said = words(entry);
                s.mark(mark(ctx, row, said, Some(entry), core), |s| {
                    let pen = Pen { em: disc, color, fade: ctx.palette.fade * f64::from(color.a) / 255.0 };
                    small(s, pen, pile.bound, x, y);
                });
            }
        }
    };
    Placed { at: vec![(column.value, 0.0)], draw: Box::new(draw) }
}

fn mark(ctx: &Ctx<'_>, row: &Row, words: String, e: Option<&Entry>, core: Rect) -> Mark {
    Mark {
        region: row.region.clone().unwrap_or_else(|| ctx.name(row)),
        words,
        reading: Some(row.reading),
        figure: e.and_then(|e| e.figure),
        outside: false,
        core,
        hit: core,
    }
}

/// A bound no wider than its pile: a short band, a head of an arrow, a short bar.
fn small(s: &mut Sheet<'_>, pen: Pen, bound: Bound, x: f64, y: f64) {
    let (em, c) = (pen.em, pen.color);
    let head = |s: &mut Sheet<'_>, x: f64, d: f64| {
        s.line(&[(x, y - 0.26 * em), (x + d * 0.26 * em, y), (x, y + 0.26 * em)], 0.11 * em, c);
    };
    match bound {
        Bound::About => {
            pen.band(s, x, y, 0.8);
            s.circle(x, y, 0.36 * em, Some(c), None);
        }
        Bound::AtLeast => {
            s.circle(x - 0.2 * em, y, 0.4 * em, Some(c), None);
            head(s, x + 0.32 * em, 1.0);
        }
        Bound::AtMost => {
            s.circle(x + 0.2 * em, y, 0.4 * em, Some(c), None);
            head(s, x - 0.32 * em, -1.0);
        }
        Bound::Range => {
            s.rect(x - 0.6 * em, y - 0.2 * em, x + 0.6 * em, y + 0.2 * em, c.alpha(f64::from(c.a) / 255.0 * 0.5));
            for x in [x - 0.6 * em, x + 0.6 * em] {
                s.line(&[(x, y - 0.36 * em), (x, y + 0.36 * em)], 0.13 * em, c);
            }
        }
        _ => s.circle(x, y, 0.42 * em, Some(c), None),
    }
}

/// Values under the axis with how many places stand there; of steps the round numbers.
fn numbers(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan<'_>) {
    let c = &plan.columns;
    let (bottom, size) = (plan.area.3, plan.label);
    let unit = ctx.comparison.query.unit.as_deref();
    let mut taken = Taken::default();
    let within =
        Rect { min: Point { x: ctx.sizes.left, y: bottom }, max: Point { x: ctx.sizes.right, y: bottom + 3.2 * size } };
    let y = (bottom + 0.95 * size, bottom + 2.2 * size);
    let set = |s: &mut Sheet<'_>, taken: &mut Taken, x: f64, y: f64, says: &str, ink| {
        let w = Words { align: Align::Center, ..Words::new(says, size, ink) };
        taken.set(s, w, within, &[(x, y, Align::Center)]).is_some()
    };
    if c.step.is_some() {
        for v in c.ticks.values() {
            set(s, &mut taken, x_of(plan, v), y.0, &c.ticks.words(v, unit), ctx.palette.ink2);
        }
    }
    // The fullest columns have their numbers for certain.
    let mut order: Vec<&Column<'_>> = c.columns.iter().collect();
    order.sort_by(|a, b| b.count().cmp(&a.count()).then(a.value.total_cmp(&b.value)));
    for column in order {
        let x = plan.area.0 + column.x;
        let named = c.step.is_some() || set(s, &mut taken, x, y.0, &value_words(column, unit), ctx.palette.ink2);
        if named {
            set(s, &mut taken, x, y.1, &tell::places(ctx.spec.lang, column.count()), ctx.palette.ink3);
        }
    }
}

/// What stands under a column: its number; a range that stands alone as it was written, since nobody wrote its middle.
fn value_words(column: &Column<'_>, unit: Option<&str>) -> String {
    match column.piles.as_slice() {
        [pile] if pile.bound == Bound::Range => {
            let all: std::collections::BTreeSet<String> = pile.discs.iter().map(|(_, e)| words(e)).collect();
            let one = all.first().filter(|_| all.len() == 1).cloned();
            one.unwrap_or_else(|| plain(column.value, unit))
        }
        _ => plain(column.value, unit),
    }
}

/// The name of each disc at its right.
fn beside(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan<'_>, taken: &mut Taken) {
    let (c, size) = (&plan.columns, plan.label);
    for (x, pile) in c.columns.iter().flat_map(|column| edges(plan, column, plan.area.0 + column.x)) {
        let x = x + shape_width(pile.bound) * c.disc / 2.0 + 0.2 * size;
        for (i, (row, _)) in pile.discs.iter().enumerate() {
            let bold = is_named(ctx.spec, row);
            let ink = if bold { ctx.palette.ink1 } else { ctx.palette.ink2 };
            let y = plan.area.3 - (i as f64 + 0.5) * c.disc;
            taken.add(s.text(x, y, Words { bold, ..Words::new(&ctx.place(row), size, ink) }));
        }
    }
}

/// The chosen places over their columns; what has no room there stands higher, with a line to its disc.
fn names(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan<'_>, taken: &mut Taken) {
    let c = &plan.columns;
    let within = Rect {
        min: Point { x: ctx.sizes.left, y: plan.area.1 - 1.2 * plan.label },
        max: Point { x: plan.area.2, y: plan.area.3 },
    };
    let mut crowded = Vec::new();
    for column in &c.columns {
        for (x, pile) in edges(plan, column, plan.area.0 + column.x) {
            let mut y = plan.area.3 - pile.discs.len() as f64 * c.disc - 0.7 * plan.label;
            let chosen = pile.discs.iter().enumerate().rev().filter(|(_, (row, _))| is_named(ctx.spec, row));
            for (i, (row, _)) in chosen {
                let name = ctx.place(row);
                let name = fit(s.fonts, &name, plan.label, false, 9.0 * plan.label);
                let half = c.disc * 0.6;
                let spots = [
                    (x, y, Align::Center),
                    (x + half, y, Align::End),
                    (x - half, y, Align::Start),
                    (x, y - 1.2 * plan.label, Align::Center),
                    (x + half, y - 1.2 * plan.label, Align::End),
                    (x - half, y - 1.2 * plan.label, Align::Start),
                    (x, y - 2.4 * plan.label, Align::Center),
                ];
                let w = Words { halo: 0.14 * plan.label, ..Words::new(&name, plan.label, ctx.palette.ink1) };
                match taken.set(s, w, within, &spots) {
                    Some(r) => y = r.min.y - 0.7 * plan.label,
                    None => crowded.push((name, (x, plan.area.3 - (i as f64 + 0.5) * c.disc))),
                }
            }
        }
    }
    for (name, disc) in crowded {
        led(s, ctx, plan, (&name, disc), within, taken);
    }
}

/// A name at the nearest free place above its disc, with a line to it.
fn led(
    s: &mut Sheet<'_>,
    ctx: &Ctx<'_>,
    plan: &Plan<'_>,
    (name, (x, y)): (&str, (f64, f64)),
    within: Rect,
    taken: &mut Taken,
) {
    let (size, disc) = (plan.label, plan.columns.disc);
    let steps = ((y - within.min.y) / size).max(0.0) as usize;
    let at = |(up, aside): (usize, f64)| (x + aside * size, y - 0.5 * disc - (up as f64 + 1.0) * size, Align::Center);
    let mut spots: Vec<(usize, f64)> =
        (0..steps).flat_map(|up| [0.0, -2.5, 2.5, -5.0, 5.0].map(|aside| (up, aside))).collect();
    spots.sort_by(|a, b| (a.0 as f64 + 1.5 * a.1.abs()).total_cmp(&(b.0 as f64 + 1.5 * b.1.abs())));
    let spots: Vec<_> = spots.into_iter().map(at).collect();
    let w = Words { halo: 0.2 * size, ..Words::new(name, size, ctx.palette.ink1) };
    if let Some(r) = taken.set(s, w, within, &spots) {
        let (foot, middle) = (r.max.y + 0.1 * size, (r.min.x + r.max.x) / 2.0);
        s.line(&[(middle, foot), (x, y - 0.42 * disc)], 1.2 * ctx.sizes.u, ctx.palette.ink2);
    }
}

fn reference<'a>(ctx: &'a Ctx<'_>, plan: &'a Plan<'_>, r: &'a Reference) -> Option<Placed<Draw<'a>>> {
    let (low, high) = r.entries.first().and_then(ends)?;
    let t = &plan.columns.ticks;
    if low < t.low || high > t.high {
        return None;
    }
    let draw = move |s: &mut Sheet<'_>, at: &[(f64, f64)]| {
        let &[(x0, y0), (x1, y1)] = at else { return };
        if x1 > x0 {
            s.rect(x0, y1, x1, y0, ctx.palette.band);
        } else {
            let em = plan.label;
            let y0 = (y0 - over(plan, x0)).max(y1);
            s.dashes((x0, y1), (x0, y0), (0.2 * em, 0.16 * em), 1.2 * ctx.sizes.u, ctx.palette.ink3);
        }
    };
    Some(Placed { at: vec![(low, 0.0), (high, 1.0)], draw: Box::new(draw) })
}

/// How high what stands at a place across reaches, names beside discs included; nothing where nothing does.
fn over(plan: &Plan<'_>, x: f64) -> f64 {
    let c = &plan.columns;
    let mut highest: usize = 0;
    for column in &c.columns {
        let left = plan.area.0 + column.x - column.width() * c.disc / 2.0;
        if left <= x && x <= left + column.width() * c.disc {
            highest = highest.max(column.height());
        }
    }
    if highest == 0 { 0.0 } else { highest as f64 * c.disc + 0.4 * plan.label }
}

fn reference_name(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan<'_>, r: &Reference, y: f64, taken: &mut Taken) {
    let Some((e, (low, high))) = r.entries.first().and_then(|e| Some((e, ends(e)?))) else { return };
    let t = &plan.columns.ticks;
    if low < t.low || high > t.high {
        return;
    }
    let name = crate::chart::reference::name(ctx.spec.lang, r);
    let says = format!("{name} {}", words(e));
    let x = x_of(plan, (low + high) / 2.0);
    let within = Rect { min: Point { x: ctx.sizes.left, y: 0.0 }, max: Point { x: ctx.sizes.right, y: plan.area.3 } };
    let w = Words { halo: 0.14 * plan.label, ..Words::new(&says, plan.label, ctx.palette.ink2) };
    let spots = [(x, y, Align::Center), (x + 0.4 * plan.label, y, Align::Start), (x - 0.4 * plan.label, y, Align::End)];
    taken.set(s, w, within, &spots);
}

/// Places without a number: hatched with their words, or one of the kinds of nothing.
fn list(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan<'_>) {
    let Some((x, rows)) = &plan.list else { return };
    let (p, size) = (&ctx.palette, plan.label);
    let mut y = plan.list_top + 0.5 * size;
    let head = tell::off_axis(ctx.spec.lang, plan.off);
    let room = ctx.sizes.right - x;
    let head = fit(s.fonts, &head, size, true, room);
    s.text(*x, y, Words { bold: true, ..Words::new(&head, size, p.ink1) });
    let names = rows.iter().map(|r| s.fonts.width(&ctx.place(r), size, false)).fold(0.0, f64::max).min(5.0 * size);
    for row in rows {
        y += 1.5 * size;
        let entry = row.cell.entries().first();
        let said = match entry {
            Some(e) => words(e),
            None => say::nothing(ctx.spec.lang, &row.cell).0.to_owned(),
        };
        let core =
            Rect { min: Point { x: *x, y: y - 0.7 * size }, max: Point { x: ctx.sizes.right, y: y + 0.7 * size } };
        s.mark(mark(ctx, row, said.clone(), entry, core), |s| {
            symbol(s, ctx, row, (*x, y), size);
            let at = x + (HATCH + 0.5) * size;
            let ink = if matches!(row.cell, Cell::NotRead | Cell::Fragment) { p.warn } else { p.ink2 };
            let name = fit(s.fonts, &ctx.place(row), size, false, names + 0.01);
            s.text(at, y, Words::new(&name, size, p.ink1));
            let at = at + names + 0.7 * size;
            let said = fit(s.fonts, &said, size, false, (ctx.sizes.right - at).max(0.0));
            s.text(at, y, Words::new(&said, size, ink));
        });
    }
}

fn symbol(s: &mut Sheet<'_>, ctx: &Ctx<'_>, row: &Row, (x, y): (f64, f64), em: f64) {
    let p = &ctx.palette;
    match (row.cell.standing(), &row.cell) {
        (Some(Standing::Lane), _) => Pen { em, color: ctx.color, fade: 0.0 }.hatch(s, x, y),
        (None, Cell::NotRead | Cell::Fragment) => {
            let (x1, y0, y1) = (x + HATCH * em, y - 0.36 * em, y + 0.36 * em);
            s.rect(x, y0, x1, y1, p.warn_ground);
            s.line(&[(x, y0), (x1, y0), (x1, y1), (x, y1), (x, y0)], ctx.sizes.u, p.warn);
        }
        (None, Cell::ExpresslyNone) => s.line(&[(x, y - 0.4 * em), (x, y + 0.4 * em)], 0.17 * em, p.ink3),
        (None, _) => crate::chart::frame::dotted(s, p, (x, x + HATCH * em), y, em),
        _ => {}
    }
}
