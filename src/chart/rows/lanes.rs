//! The parts under the plot: relations, what cannot be compared, the kinds of nothing, places without a report.

use super::marks::words;
use super::plan::{Line, Part, Plan};
use super::{join, label};
use crate::chart::frame::dotted;
use crate::chart::page::Ctx;
use crate::chart::record::{Align, Sheet, Words};
use crate::chart::scene::{Mark, Point, Rect};
use crate::chart::shapes::{HATCH, Pen};
use crate::chart::typeset::fit;
use crate::chart::words as say;
use crate::comparison::{Cell, Entry, Standing};

/// Draws all rows that are not on the axis.
pub(in crate::chart) fn draw(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan<'_>) {
    let x = ctx.sizes.left + plan.names + 1.2 * plan.em;
    for l in &plan.lines {
        match l.part {
            Part::Lane | Part::Apart => stated(s, ctx, plan, l, x),
            Part::Nothing => nothing(s, ctx, plan, l, x),
            Part::Ranked | Part::Basis => {}
        }
    }
    missing(s, ctx, plan);
}

/// Hatched boxes with their words; plain words for what stands apart, and why.
fn stated(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan<'_>, l: &Line<'_>, mut x: f64) {
    let pen = Pen { em: plan.em, color: ctx.color, fade: 0.0 };
    for e in l.row.cell.entries() {
        let start = x;
        let hatched = e.standing == Standing::Lane;
        let text = x + if hatched { (HATCH + 0.5) * plan.em } else { 0.0 };
        let says = fit(s.fonts, &words(e), plan.label, false, (ctx.sizes.right - text).max(0.0));
        if says.is_empty() {
            return;
        }
        s.mark(entry_mark(l, e, start, plan), |s| {
            if hatched {
                pen.hatch(s, start, l.y);
            }
            let end = s.text(text, l.y, label(ctx, &says, plan.label, Align::Start)).max.x;
            x = widen(s, l, plan, start, end) + 1.6 * plan.em;
        });
        if let Standing::Apart(why) = e.standing {
            let why = fit(s.fonts, say::apart(ctx.spec.lang, why), plan.label, false, (ctx.sizes.right - x).max(0.0));
            x = s.text(x, l.y, Words::new(&why, plan.label, ctx.palette.ink3)).max.x + 1.6 * plan.em;
        }
    }
}

fn entry_mark(l: &Line<'_>, e: &Entry, x: f64, plan: &Plan<'_>) -> Mark {
    let width = if e.standing == Standing::Lane { HATCH * plan.em } else { plan.em };
    let core = Rect { min: Point { x, y: l.y - 0.41 * plan.em }, max: Point { x: x + width, y: l.y + 0.41 * plan.em } };
    Mark { words: words(e), reading: Some(e.reading), figure: Some(e.figure), ..blank(l, core) }
}

fn blank(l: &Line<'_>, core: Rect) -> Mark {
    Mark {
        region: l.row.region.clone().unwrap_or_else(|| l.name.clone()),
        words: String::new(),
        reading: Some(l.row.reading),
        figure: None,
        core,
        hit: core,
    }
}

/// Lets the mark being drawn be hit over the whole height of its row, from `start` to `end`; returns `end`.
fn widen(s: &mut Sheet<'_>, l: &Line<'_>, plan: &Plan<'_>, start: f64, end: f64) -> f64 {
    let half = plan.row_height / 2.0;
    let over = Rect { min: Point { x: start, y: l.y - half }, max: Point { x: end, y: l.y + half } };
    if let Some(mark) = s.mark.and_then(|id| s.marks.get_mut(id)) {
        mark.hit = join(mark.hit, over);
    }
    end
}

/// One of the kinds of nothing. Each looks different, and says its name.
fn nothing(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan<'_>, l: &Line<'_>, x: f64) {
    let (lang, p, em) = (ctx.spec.lang, &ctx.palette, plan.em);
    let (name, meaning) = say::nothing(lang, &l.row.cell);
    let core = Rect { min: Point { x, y: l.y - 0.5 * em }, max: Point { x: x + em, y: l.y + 0.5 * em } };
    let mark = Mark { words: name.into(), ..blank(l, core) };
    s.mark(mark, |s| {
        let mut end = match l.row.cell {
            Cell::NotRead | Cell::Fragment => amber(s, ctx, plan, name, (x, l.y)),
            Cell::ExpresslyNone => {
                s.line(&[(x + 0.1 * em, l.y - 0.5 * em), (x + 0.1 * em, l.y + 0.5 * em)], 0.17 * em, p.ink3);
                s.text(x + 0.7 * em, l.y, Words::new(name, plan.label, p.ink2)).max.x
            }
            _ => s.text(x, l.y, Words::new(name, plan.label, p.ink3)).max.x,
        };
        let before = l.row.last.first().zip(l.row.year);
        let meaning = match (&l.row.cell, before) {
            (Cell::NotStated, Some((e, year))) => say::wrote(lang, year - 1, &words(e)),
            _ => meaning.to_owned(),
        };
        let meaning = fit(s.fonts, &meaning, plan.label, false, (ctx.sizes.right - end - em).max(0.0));
        if !meaning.is_empty() {
            end = s.text(end + em, l.y, Words::new(&meaning, plan.label, p.ink3)).max.x;
        }
        let stop = plan.scale.as_ref().map_or(ctx.sizes.right, |a| a.right);
        if l.row.cell == Cell::NotStated && stop > end + 2.0 * em {
            dotted(s, p, (end + em, stop), l.y, em);
        }
        widen(s, l, plan, x, end);
    });
}

/// Words in a box that calls for a person; returns its right edge.
fn amber(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan<'_>, name: &str, (x, y): (f64, f64)) -> f64 {
    let size = (plan.label * 0.96).max(ctx.sizes.floor);
    let end = x + s.fonts.width(name, size, false) + 0.9 * size;
    let (top, bottom) = (y - 0.62 * plan.em, y + 0.62 * plan.em);
    s.rect(x, top, end, bottom, ctx.palette.warn_ground);
    s.line(&[(x, top), (end, top), (end, bottom), (x, bottom), (x, top)], ctx.sizes.u, ctx.palette.warn);
    s.text(x + 0.45 * size, y, Words::new(name, size, ctx.palette.warn));
    end
}

/// 无报告 and the sentence that names the places.
fn missing(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan<'_>) {
    let (lines, mut y) = (&plan.missing.0, plan.missing.1);
    if lines.is_empty() {
        return;
    }
    let (z, c) = (&ctx.sizes, ctx.palette.ink3);
    let name = say::no_report(ctx.spec.lang);
    let end = s.text(z.left, y, Words::new(name, z.small, c)).max.x;
    for line in lines {
        s.text(end + 1.5 * z.small, y, Words::new(line, z.small, c));
        y += 1.5 * z.small;
    }
}
