//! The two lines of each row, and the columns at their right.

use super::{Before, Columns, RING, change, result_words};
use crate::chart::page::Ctx;
use crate::chart::plot::{Draw, Placed};
use crate::chart::record::{Align, Sheet, Words};
use crate::chart::rows::axis::{AFTER, BEFORE, Scale};
use crate::chart::rows::marks::words;
use crate::chart::rows::plan::{Line, Plan};
use crate::chart::rows::{join, label, last_words, mesh};
use crate::chart::scene::{Mark, Point, Rect};
use crate::chart::shapes::{Pen, reach};
use crate::chart::typeset::fit;
use crate::chart::{tell, ticks};
use crate::comparison::{Entry, Order};
use crate::figures::Sense;

/// Draws names, axis, rows and columns.
pub(super) fn plot(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan<'_>, columns: Columns) {
    mesh::names(s, ctx, plan);
    let Some(scale) = &plan.scale else { return };
    between(s, ctx, plan);
    let before = plan.lines.iter().filter(|l| !l.hangs.is_empty()).map(|l| upper(ctx, plan, l));
    let now = plan.lines.iter().filter(|l| l.part.on_axis()).map(|l| lower(ctx, plan, scale, l));
    mesh::series(s, ctx, plan, scale, before.chain(now));
    if columns != Columns::None {
        differences(s, ctx, plan, columns);
    }
}

/// Rules between rows; a darker one where results begin to fall short of their targets.
fn between(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan<'_>) {
    for w in plan.lines.windows(2) {
        let [a, b] = w else { continue };
        let y = b.y - plan.row_height / 2.0;
        let of = |l: &Line<'_>| Before::of(l.row).difference(ctx.subject.sense);
        let turns = ctx.comparison.query.order == Order::Value
            && a.part.on_axis()
            && of(a).is_some_and(|d| d >= 0.0)
            && of(b).is_some_and(|d| d < 0.0);
        if a.part != b.part || (a.hangs.is_empty() && b.hangs.is_empty() && !a.part.on_axis()) {
            continue;
        }
        let (width, color) = if turns { (1.4, ctx.palette.ink3) } else { (1.0, ctx.palette.grid) };
        s.line(&[(ctx.sizes.left, y), (ctx.sizes.right, y)], width * ctx.sizes.u, color);
    }
}

/// How far the two lines of a row stand from its middle.
pub(super) fn apart(plan: &Plan<'_>) -> f64 {
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
        let said = last_words(ctx.spec.lang, l.row, e);
        mark(s, (plan, l), e, core, |s| {
            let grey = Pen { em, color: ctx.palette.axis, fade: ctx.palette.fade };
            grey.bound(s, e.value.bound, false, (x0, x1), y);
            side(s, at_left, Words { color: ctx.palette.ink3, ..label(ctx, &said, plan.label, Align::Start) })
        });
    }
    if let Some((e, x)) = actual {
        let core = around((x - RING * em, x + RING * em), y, em);
        mark(s, (plan, l), e, core, |s| {
            Pen { em, color: ctx.color, fade: 0.0 }.ring(s, x, y);
            let said = result_words(ctx.spec.lang, e);
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
        figure: e.figure,
        outside: e.outside,
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
    if columns != Columns::Change {
        ends(s, first, head, tell::result_less_target(lang), Words::new("", size, p.ink2));
    }
    if columns != Columns::Result {
        ends(s, right, head, tell::target_less_last(lang), Words::new("", size, p.ink2));
    }
    for l in &plan.lines {
        let before = Before::of(l.row);
        let sense = ctx.subject.sense;
        if let (Some(end), Some((_, a))) = (before.end(sense), before.actual) {
            let says = ticks::difference(a, end);
            let missed = if sense == Sense::Ceiling { a > end + 1e-9 } else { a < end - 1e-9 };
            let (bold, color) = if missed { (true, p.ink1) } else { (false, p.ink2) };
            ends(s, first, l.y, &says, Words { bold, ..Words::new("", plan.label, color) });
        }
        if let Some(says) = change(ctx, l.row).filter(|_| columns != Columns::Result) {
            ends(s, right, l.y, &says, Words::new("", plan.label, p.ink2));
        }
    }
}
