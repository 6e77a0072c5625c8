//! The two lines of each row, and the columns at their right.

use plotters::chart::{ChartBuilder, LabelAreaPosition};
use plotters::drawing::IntoDrawingArea;
use plotters::style::TRANSPARENT;

use super::{Before, Columns, RING, change};
use crate::chart::page::Ctx;
use crate::chart::plot::{Draw, Numbers, Outcome, Placed, grid, style, text};
use crate::chart::record::{Align, Record, Sheet, Words};
use crate::chart::rows::axis::{AFTER, BEFORE, Scale};
use crate::chart::rows::marks::words;
use crate::chart::rows::plan::{Line, Plan};
use crate::chart::rows::{join, label};
use crate::chart::scene::{Mark, Point, Rect};
use crate::chart::shapes::{Pen, reach};
use crate::chart::typeset::fit;
use crate::chart::{tell, ticks};
use crate::comparison::{Entry, Order, Row};
use crate::figures::Sense;

/// Draws names, axis, rows and columns.
pub(super) fn plot(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan<'_>, columns: Columns) {
    for l in &plan.lines {
        let color = if l.row.region.is_none() { ctx.palette.warn } else { ctx.palette.ink1 };
        let name = fit(s.fonts, &l.name, plan.em, false, plan.names + 0.01);
        s.text(ctx.sizes.left, l.y, Words::new(&name, plan.em, color));
    }
    for y in &plan.rules {
        s.line(&[(ctx.sizes.left, *y), (ctx.sizes.right, *y)], ctx.sizes.u, ctx.palette.line);
    }
    let Some(scale) = &plan.scale else { return };
    between(s, ctx, plan);
    let drawn = series(s, ctx, plan, scale);
    debug_assert!(drawn.is_ok());
    if columns != Columns::None {
        differences(s, ctx, plan, columns);
    }
}

/// Rules between rows; a darker one where results begin to fall short of their targets.
fn between(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan<'_>) {
    let on: Vec<&Line<'_>> = plan.lines.iter().filter(|l| l.part.on_axis()).collect();
    for w in on.windows(2) {
        let [a, b] = w else { continue };
        let y = b.y - plan.row_height / 2.0;
        let of = |l: &Line<'_>| Before::of(l.row).difference();
        let turns = ctx.comparison.query.order == Order::Value
            && of(a).is_some_and(|d| d >= 0.0)
            && of(b).is_some_and(|d| d < 0.0);
        if a.part != b.part {
            continue;
        }
        let (width, color) = if turns { (1.4, ctx.palette.ink3) } else { (1.0, ctx.palette.grid) };
        s.line(&[(ctx.sizes.left, y), (ctx.sizes.right, y)], width * ctx.sizes.u, color);
    }
}

fn series(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan<'_>, scale: &Scale) -> Outcome {
    let (top, bottom) = plan.plot;
    let above = 1.6 * plan.em;
    let (width, height) = (grid(scale.right - scale.left), grid(bottom - top));
    let root = Record::new(s, ctx.spec.width, ctx.spec.height).into_drawing_area();
    let area = root.shrink((grid(scale.left), grid(top - above)), (width, height + grid(above)));
    let x = Numbers::of(scale.ticks.low, scale.ticks.high, scale.ticks.values());
    let mut chart = ChartBuilder::on(&area)
        .set_label_area_size(LabelAreaPosition::Top, grid(above))
        .build_cartesian_2d(x, (bottom - top)..0.0)?;
    let unit = ctx.comparison.query.unit.as_deref();
    chart
        .configure_mesh()
        .disable_y_mesh()
        .disable_y_axis()
        .x_labels(scale.ticks.values().len())
        .x_label_formatter(&|v| scale.ticks.words(*v, unit))
        .x_label_style(text(plan.label, ctx.palette.ink3))
        .set_all_tick_mark_size(grid(0.225 * plan.em))
        .bold_line_style(style(ctx.palette.grid, ctx.sizes.u))
        .light_line_style(TRANSPARENT)
        .axis_style(TRANSPARENT)
        .draw()?;
    if scale.ticks.low < 0.0 && scale.ticks.high > 0.0 {
        let zero = |s: &mut Sheet<'_>, at: &[(f64, f64)]| s.line(at, 1.5 * ctx.sizes.u, ctx.palette.axis);
        chart.draw_series([Placed { at: vec![(0.0, 0.0), (0.0, bottom - top)], draw: zero }])?;
    }
    let on = plan.lines.iter().filter(|l| l.part.on_axis());
    chart.draw_series(on.clone().map(|l| upper(ctx, plan, l)))?;
    chart.draw_series(on.map(|l| lower(ctx, plan, scale, l)))?;
    Ok(())
}

/// How far the two lines of a row stand from its middle.
fn apart(plan: &Plan<'_>) -> f64 {
    (0.235 * plan.row_height).min(0.75 * plan.em)
}

/// Last year's target and what was reached, joined.
fn upper<'a>(ctx: &'a Ctx<'_>, plan: &'a Plan<'_>, l: &'a Line<'_>) -> Placed<Draw<'a>> {
    let y = l.y - plan.plot.0 - apart(plan);
    let before = Before::of(l.row);
    let mut at = Vec::new();
    at.extend(before.target.iter().flat_map(|(_, (low, high))| [(*low, y), (*high, y)]));
    at.extend(before.actual.iter().map(|(_, v)| (*v, y)));
    let draw = move |s: &mut Sheet<'_>, at: &[(f64, f64)]| {
        let y = l.y - apart(plan);
        let (target, actual) = match (before.target, before.actual, at) {
            (Some((e, _)), Some((a, _)), [x0, x1, x]) => (Some((e, (x0.0, x1.0))), Some((a, x.0))),
            (Some((e, _)), None, [x0, x1]) => (Some((e, (x0.0, x1.0))), None),
            (None, Some((a, _)), [x]) => (None, Some((a, x.0))),
            _ => return,
        };
        if let (Some((_, (x0, x1))), Some((_, x))) = (target, actual) {
            let from = if (x - x0).abs() < (x - x1).abs() { x0 } else { x1 };
            s.line(&[(from, y), (x, y)], 0.2 * plan.em, ctx.palette.line);
        }
        both(s, (ctx, plan), l, (before.actual_left(), target, actual), y);
    };
    Placed { at, draw: Box::new(draw) }
}

type Target<'e> = Option<(&'e Entry, (f64, f64))>;

/// The shapes of the upper line, and their words beyond both of them.
fn both(
    s: &mut Sheet<'_>,
    (ctx, plan): (&Ctx<'_>, &Plan<'_>),
    l: &Line<'_>,
    (actual_left, target, actual): (bool, Target<'_>, Option<(&Entry, f64)>),
    y: f64,
) {
    let em = plan.em;
    let mut sides: Vec<(f64, f64)> = Vec::new();
    if let Some((e, (x0, x1))) = target {
        let r = reach(e.value.bound, false);
        sides.push((x0 - r.0 * em, x1 + r.1 * em));
    }
    sides.extend(actual.map(|(_, x)| (x - RING * em, x + RING * em)));
    let left = sides.iter().map(|s| s.0).fold(f64::MAX, f64::min) - BEFORE * em;
    let right = sides.iter().map(|s| s.1).fold(f64::MIN, f64::max) + AFTER * em;
    let side = |s: &mut Sheet<'_>, at_left: bool, w: Words<'_>| {
        let (x, align) = if at_left { (left, Align::End) } else { (right, Align::Start) };
        s.text(x, y, Words { align, ..w })
    };
    if let Some((e, (x0, x1))) = target {
        let r = reach(e.value.bound, false);
        let core = around((x0 - r.0 * em, x1 + r.1 * em), y, em);
        let at_left = actual.is_some() && !actual_left;
        mark(s, (plan, l), e, core, |s| {
            let grey = Pen { em, color: ctx.palette.axis, fade: ctx.palette.fade };
            grey.bound(s, e.value.bound, false, (x0, x1), y);
            side(s, at_left, Words { color: ctx.palette.ink3, ..label(ctx, &words(e), plan.label, Align::Start) })
        });
    }
    if let Some((e, x)) = actual {
        let core = around((x - RING * em, x + RING * em), y, em);
        mark(s, (plan, l), e, core, |s| {
            Pen { em, color: ctx.color, fade: 0.0 }.ring(s, x, y);
            let said = words(e);
            let ink = Words { color: ctx.palette.ink1, bold: true, ..label(ctx, &said, plan.label, Align::Start) };
            side(s, actual_left && target.is_some(), ink)
        });
    }
}

fn around((x0, x1): (f64, f64), y: f64, em: f64) -> Rect {
    Rect { min: Point { x: x0, y: y - 0.5 * em }, max: Point { x: x1, y: y + 0.5 * em } }
}

/// Draws a mark with its label, which can be hit as well; it stays within its line.
fn mark(
    s: &mut Sheet<'_>,
    (plan, l): (&Plan<'_>, &Line<'_>),
    e: &Entry,
    core: Rect,
    draw: impl FnOnce(&mut Sheet<'_>) -> Rect,
) {
    let id = s.marks.len();
    let middle = (core.min.y + core.max.y) / 2.0;
    let half = (plan.row_height / 4.0).min(0.8 * plan.em);
    let mark = Mark {
        region: l.row.region.clone().unwrap_or_else(|| l.name.clone()),
        words: words(e),
        reading: Some(e.reading),
        figure: Some(e.figure),
        core,
        hit: core,
    };
    s.mark(mark, |s| {
        let hit = join(core, draw(s));
        if let Some(mark) = s.marks.get_mut(id) {
            mark.hit =
                Rect { min: Point { x: hit.min.x, y: middle - half }, max: Point { x: hit.max.x, y: middle + half } };
        }
    });
}

/// This year's target.
fn lower<'a>(ctx: &'a Ctx<'_>, plan: &'a Plan<'_>, scale: &'a Scale, l: &'a Line<'_>) -> Placed<Draw<'a>> {
    let y = l.y - plan.plot.0 + apart(plan);
    let at = l.marks.marks.iter().flat_map(|m| [(m.ends.0, y), (m.ends.1, y)]).collect();
    let draw = move |s: &mut Sheet<'_>, at: &[(f64, f64)]| {
        let y = l.y + apart(plan);
        let pen = Pen { em: plan.em, color: ctx.color, fade: ctx.palette.fade };
        let reaches = l.marks.marks.iter().map(|m| scale.x(m.ends.1) + m.reach().1 * plan.em);
        let end = reaches.fold(f64::MIN, f64::max);
        let last = l.marks.marks.len().saturating_sub(1);
        for (i, (m, x)) in l.marks.marks.iter().zip(at.chunks_exact(2)).enumerate() {
            let [x0, x1] = x else { continue };
            let core = around((x0.0 - m.reach().0 * plan.em, x1.0 + m.reach().1 * plan.em), y, plan.em);
            mark(s, (plan, l), m.entry, core, |s| {
                pen.bound(s, m.bound(), m.stretch(), (x0.0, x1.0), y);
                let mut said = core;
                if let (0, Some(before)) = (i, &l.marks.before) {
                    let w = label(ctx, before, plan.label, Align::End);
                    said = join(said, s.text(core.min.x - BEFORE * plan.em, y, w));
                }
                if i == last {
                    let at = end + AFTER * plan.em;
                    let after = fit(s.fonts, &l.marks.after, plan.label, false, (plan.limit - at + 0.01).max(0.0));
                    said = join(said, s.text(at, y, label(ctx, &after, plan.label, Align::Start)));
                }
                said
            });
        }
    };
    Placed { at, draw: Box::new(draw) }
}

/// The columns at the right: result less target, target less last year's.
fn differences(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan<'_>, columns: Columns) {
    let (lang, p, right) = (ctx.spec.lang, &ctx.palette, ctx.sizes.right);
    let first = if columns == Columns::Both { right - 6.0 * plan.em } else { right };
    let head = plan.plot.0 - 0.95 * plan.em;
    let size = (0.92 * plan.label).max(ctx.sizes.floor);
    let room = 5.6 * plan.em;
    let ends = |s: &mut Sheet<'_>, x: f64, y: f64, says: &str, w: Words<'_>| {
        let says = fit(s.fonts, says, w.size, w.bold, room);
        s.text(x, y, Words { words: &says, align: Align::End, ..w });
    };
    ends(s, first, head, tell::result_less_target(lang), Words::new("", size, p.ink2));
    if columns == Columns::Both {
        ends(s, right, head, tell::target_less_last(lang), Words::new("", size, p.ink2));
    }
    for l in plan.lines.iter().filter(|l| l.part.on_axis()) {
        let before = Before::of(l.row);
        if let (Some(d), Some((t, _)), Some((_, a))) = (before.difference(), before.target, before.actual) {
            let says = ticks::difference(a, super::low(t).unwrap_or(a));
            let missed = missed(ctx.subject.sense, l.row, d);
            let (bold, color) = if missed { (true, p.ink1) } else { (false, p.ink2) };
            ends(s, first, l.y, &says, Words { bold, ..Words::new("", plan.label, color) });
        }
        if let (Columns::Both, Some(says)) = (columns, change(ctx, l.row)) {
            ends(s, right, l.y, &says, Words::new("", plan.label, p.ink2));
        }
    }
}

/// Whether a result fell short: below a floor, above a ceiling (失业率, 物价).
fn missed(sense: Sense, row: &Row, difference: f64) -> bool {
    let high = Before::of(row).target.map(|t| t.1.1).zip(Before::of(row).actual.map(|a| a.1));
    match sense {
        Sense::Ceiling => high.is_some_and(|(high, actual)| actual > high + 1e-9),
        _ => difference < 0.0,
    }
}
