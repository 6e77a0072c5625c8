//! The plot itself: references, last year's targets, and this year's with their words.

use crate::chart::page::Ctx;
use crate::chart::plot::{Draw, Placed};
use crate::chart::record::{Align, Sheet, Words};
use crate::chart::rows::axis::{AFTER, BEFORE, Scale};
use crate::chart::rows::marks::{RowMark, ends, words};
use crate::chart::rows::plan::{Line, Plan};
use crate::chart::rows::{join, label, last_words, mesh, moved};
use crate::chart::scene::{Mark, Point, Rect};
use crate::chart::shapes::Pen;
use crate::chart::typeset::fit;
use crate::comparison::{Reference, Row};
use crate::quantity::Bound;

/// Draws names, axis, references and marks of the rows that have numbers.
pub(super) fn plot(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan<'_>) {
    mesh::names(s, ctx, plan);
    let Some(scale) = &plan.scale else { return };
    let references = ctx.comparison.references.iter().take(2);
    let lines = references.clone().filter_map(|r| reference(ctx, plan, r));
    let rows = plan.lines.iter().filter(|l| !l.marks.marks.is_empty()).map(|l| row(ctx, plan, scale, l));
    mesh::series(s, ctx, plan, scale, lines.chain(rows));
    for (i, r) in references.enumerate() {
        reference_name(s, ctx, plan, scale, r, i);
    }
}

/// The reference as a band or a dashed line down the whole plot.
fn reference<'a>(ctx: &'a Ctx<'_>, plan: &Plan<'_>, r: &'a Reference) -> Option<Placed<Draw<'a>>> {
    let e = r.entries.first()?;
    let (low, high) = ends(e)?;
    let (ctx, bound, em) = (ctx, e.value.bound, plan.em);
    let draw = move |s: &mut Sheet<'_>, at: &[(f64, f64)]| {
        let &[(x0, y0), (x1, y1)] = at else { return };
        let y0 = y0 - 0.2 * em;
        if bound == Bound::Range {
            s.rect(x0, y0, x1, y1, ctx.palette.band);
            s.line(&[(x0, y0), (x1, y0)], 0.16 * em, ctx.palette.ink3);
        } else {
            s.dashes((x0, y0), (x0, y1), (0.2 * em, 0.16 * em), 1.2 * ctx.sizes.u, ctx.palette.ink3);
        }
    };
    Some(Placed { at: vec![(low, 0.0), (high, plan.plot.1 - plan.plot.0)], draw: Box::new(draw) })
}

/// The reference's name and value over the numbers of the axis; the second stands above the first.
fn reference_name(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan<'_>, scale: &Scale, r: &Reference, level: usize) {
    let Some((e, (low, high))) = r.entries.first().and_then(|e| Some((e, ends(e)?))) else { return };
    let name = crate::chart::reference::name(ctx.spec.lang, r);
    let says = fit(s.fonts, &format!("{name} {}", words(e)), plan.label, false, ctx.sizes.width());
    let half = s.fonts.width(&says, plan.label, false) / 2.0;
    let x =
        scale.x((low + high) / 2.0).clamp(ctx.sizes.left + half, (ctx.sizes.right - half).max(ctx.sizes.left + half));
    let y = plan.plot.0 - (2.15 + 1.2 * level as f64) * plan.em;
    s.text(x, y, Words { align: Align::Center, ..Words::new(&says, plan.label, ctx.palette.ink2) });
}

/// A row: its line, last year's tick, links, shapes, and labels.
fn row<'a>(ctx: &'a Ctx<'_>, plan: &'a Plan<'_>, scale: &'a Scale, l: &'a Line<'_>) -> Placed<Draw<'a>> {
    let y = l.y - plan.plot.0;
    let mut at = vec![(scale.ticks.low, y), (scale.ticks.high, y)];
    at.extend(l.marks.marks.iter().flat_map(|m| [(m.ends.0, y), (m.ends.1, y)]));
    let draw = move |s: &mut Sheet<'_>, at: &[(f64, f64)]| {
        let [from, to, places @ ..] = at else { return };
        s.line(&[*from, *to], ctx.sizes.u, ctx.palette.grid);
        let pen = Pen { em: plan.em, color: ctx.color, fade: ctx.palette.fade };
        last_target(s, ctx, plan, scale, l);
        let places: Vec<(f64, f64)> = places.chunks_exact(2).map(|c| (c[0].0, c[1].0)).collect();
        links(s, pen, l, &places, from.1);
        for (i, (m, x)) in l.marks.marks.iter().zip(&places).enumerate() {
            one(s, (ctx, plan, scale), l, (i, m), *x);
        }
    };
    Placed { at, draw: Box::new(draw) }
}

/// Dotted links between the tiers of one target.
fn links(s: &mut Sheet<'_>, pen: Pen, l: &Line<'_>, places: &[(f64, f64)], y: f64) {
    let marks = l.marks.marks.iter().zip(places);
    for ((a, xa), (b, xb)) in marks.clone().zip(marks.skip(1)) {
        let (from, to) = (xa.1 + (a.reach().1 + 0.15) * pen.em, xb.0 - (b.reach().0 + 0.1) * pen.em);
        if (a.stretch() != b.stretch()) && to - from > 0.4 * pen.em {
            pen.link(s, (from, to), y);
        }
    }
}

/// Last year's target, when it was another and the row has room for the tick; its words where they meet no others.
fn last_target(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan<'_>, scale: &Scale, l: &Line<'_>) {
    let pen = Pen { em: plan.em, color: ctx.palette.ink2, fade: 0.0 };
    if !moved(l.row) {
        return;
    }
    for (low, high) in l.row.last.iter().filter_map(ends) {
        pen.last(s, (scale.x(low), scale.x(high)), l.y, plan.row_height);
    }
    let (Some(year), [e], Some(first)) = (l.row.year, l.row.last.as_slice(), l.marks.marks.first()) else { return };
    let Some((_, high)) = ends(e) else { return };
    let size = (0.82 * plan.label).max(ctx.sizes.floor);
    let says = crate::chart::words::wrote_short(ctx.spec.lang, year - 1, &last_words(ctx.spec.lang, l.row, e));
    let at = scale.x(high) + 0.35 * plan.em;
    let end = at + s.fonts.width(&says, size, false);
    let ends = l.marks.marks.iter().map(|m| scale.x(m.ends.1) + (m.reach().1 + AFTER) * plan.em);
    let taken = ends.fold(0.0, f64::max) + s.fonts.width(&l.marks.after, plan.label, false);
    let free = at > taken || end < scale.x(first.ends.0) - (first.reach().0 + 0.5) * plan.em;
    if plan.row_height >= 2.1 * plan.em && free && l.marks.before.is_none() && end <= ctx.sizes.right {
        let w = Words { color: ctx.palette.ink3, ..label(ctx, &says, size, Align::Start) };
        s.text(at, l.y + 0.62 * plan.em, w);
    }
}

/// One mark with the label that is its own.
fn one(
    s: &mut Sheet<'_>,
    (ctx, plan, scale): (&Ctx<'_>, &Plan<'_>, &Scale),
    l: &Line<'_>,
    (i, m): (usize, &RowMark<'_>),
    x: (f64, f64),
) {
    let pen = Pen { em: plan.em, color: ctx.color, fade: ctx.palette.fade };
    let (left, right) = (x.0 - m.reach().0 * plan.em, x.1 + m.reach().1 * plan.em);
    let core = Rect { min: Point { x: left, y: l.y - 0.5 * plan.em }, max: Point { x: right, y: l.y + 0.5 * plan.em } };
    // The arrow of a first mark may reach beyond the last one.
    let reaches = l.marks.marks.iter().map(|m| scale.x(m.ends.1) + m.reach().1 * plan.em);
    let end = reaches.fold(right, f64::max);
    let id = s.marks.len();
    s.mark(mark(l.row, &l.name, m, core), |s| {
        let mut hit = core;
        if i == 0
            && let Some(before) = &l.marks.before
        {
            let w = label(ctx, before, plan.label, Align::End);
            hit = join(hit, s.text(left - BEFORE * plan.em, l.y, w));
        }
        if i + 1 == l.marks.marks.len() {
            let at = end + AFTER * plan.em;
            let after = fit(s.fonts, &l.marks.after, plan.label, false, (ctx.sizes.right - at + 0.01).max(0.0));
            hit = join(hit, s.text(at, l.y, label(ctx, &after, plan.label, Align::Start)));
        }
        pen.bound(s, m.bound(), m.stretch(), x, l.y);
        if let Some(mark) = s.marks.get_mut(id) {
            mark.hit = Rect {
                min: Point { x: hit.min.x, y: l.y - plan.row_height / 2.0 },
                max: Point { x: hit.max.x, y: l.y + plan.row_height / 2.0 },
            };
        }
    });
}

fn mark(row: &Row, name: &str, m: &RowMark<'_>, core: Rect) -> Mark {
    Mark {
        region: row.region.clone().unwrap_or_else(|| name.to_owned()),
        words: words(m.entry),
        reading: Some(m.entry.reading),
        figure: m.entry.figure,
        outside: m.entry.outside,
        core,
        hit: core,
    }
}
