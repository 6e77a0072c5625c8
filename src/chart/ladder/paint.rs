//! Columns, links with their raises, nodes and their words.

use std::collections::BTreeSet;

use super::tree::{Height, Node, Tree};
use super::{Plan, day, says};
use crate::chart::page::Ctx;
use crate::chart::place::Taken;
use crate::chart::plot::{Draw, Placed, Upright};
use crate::chart::record::{Align, Sheet, Words};
use crate::chart::scene::{Mark, Point, Rect};
use crate::chart::shapes::Pen;
use crate::chart::typeset::fit;
use crate::chart::upright::reach;
use crate::chart::{tell, ticks, words as say};
use crate::comparison::{Cell, Row};

/// Draws all.
pub(super) fn ladder(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan, tree: &Tree<'_>) {
    heads(s, ctx, plan, tree);
    let unit = ctx.comparison.query.unit.clone();
    let y_words = |v: f64| plan.ticks.words(v, unit.as_deref());
    let nodes = || plan.nodes.iter().filter_map(|i| tree.nodes.get(*i));
    let mut things: Vec<Placed<Draw<'_>>> = nodes().filter_map(|n| link(ctx, plan, tree, n)).collect();
    // A hollow diamond must not hide the disc of another place at the same height.
    things.extend(nodes().filter(|n| n.marks.len() > 1).map(|n| shape(ctx, plan, n)));
    things.extend(nodes().filter(|n| n.marks.len() <= 1).map(|n| shape(ctx, plan, n)));
    let plot = Upright {
        page: (ctx.spec.width, ctx.spec.height),
        area: plan.area,
        x: (plan.area.0, plan.area.2, Vec::new()),
        y: (plan.ticks.low, plan.ticks.high, plan.ticks.values()),
        x_words: &|_| String::new(),
        y_words: &y_words,
        size: plan.label,
        ink: ctx.palette.ink3,
        mesh: (ctx.palette.grid, ctx.sizes.u),
        tick: 0.0,
    };
    plot.draw(s, things);
    let mut taken = Taken::default();
    for v in plan.ticks.values() {
        let wide = s.fonts.width(&y_words(v), plan.label, false);
        taken.around((plan.area.0, plan.y(v)), (wide + plan.label, 0.0), (0.5 * plan.label, 0.5 * plan.label));
    }
    for n in nodes() {
        let (up, down) = reach(n.bound, false);
        let (x, low, high) = (plan.x(n.level), plan.y(n.ends.0), plan.y(n.ends.1));
        let half = if n.height == Height::Resolved { 1.2 * plan.em } else { 0.55 * plan.em };
        taken.around((x, high), (half, half), (up * plan.em, low - high + down * plan.em));
    }
    last_words(s, ctx, plan, tree, &mut taken);
    words(s, ctx, plan, tree, &mut taken);
    raises(s, ctx, plan, tree, &mut taken);
}

/// The names of the levels with the days on which their reports were given, and a line down each.
fn heads(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan, tree: &Tree<'_>) {
    let (lang, size, p) = (ctx.spec.lang, plan.label, &ctx.palette);
    for (level, x) in &plan.columns {
        let y = plan.area.1 - 2.5 * size;
        let name = tell::level(lang, *level);
        let w = Words { align: Align::Center, bold: true, ..Words::new(name, 1.05 * size, p.ink1) };
        s.text(*x, y, w);
        let rows = tree.nodes.iter().filter(|n| n.level == *level).flat_map(|n| n.rows.iter());
        let mut days: Vec<(u32, u32)> =
            rows.filter_map(|r| r.date).map(|d| (u32::from(d.month), u32::from(d.day))).collect();
        days.sort_unstable();
        if let (Some(a), Some(b)) = (days.first(), days.last()) {
            let says = tell::days(lang, *a, *b);
            let small = (0.86 * size).max(ctx.sizes.floor);
            let w = Words { align: Align::Center, ..Words::new(&says, small, p.ink3) };
            if s.fonts.width(&says, small, false) < 7.0 * size {
                s.text(*x, y + 1.2 * size, w);
            }
        }
        s.line(&[(*x, plan.area.1 - 0.5 * size), (*x, plan.area.3)], ctx.sizes.u, p.grid);
    }
}

/// The link from the node above: solid between neighbours with numbers, dotted past what has none.
fn link<'a>(ctx: &'a Ctx<'_>, plan: &'a Plan, tree: &'a Tree<'_>, n: &'a Node<'_>) -> Option<Placed<Draw<'a>>> {
    let parent = n.parent.and_then(|p| tree.nodes.get(p))?;
    let (x0, x1) = (plan.x(parent.level), plan.x(n.level));
    let solid = n.height == Height::Number && parent.height == Height::Number;
    let draw = move |s: &mut Sheet<'_>, at: &[(f64, f64)]| {
        let &[from, to] = at else { return };
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx.hypot(dy);
        let clear = 0.75 * plan.em;
        if length <= 2.5 * clear {
            return;
        }
        let end = if n.height == Height::Resolved { 1.5 * plan.em } else { clear };
        let a = (from.0 + dx / length * clear, from.1 + dy / length * clear);
        let b = (to.0 - dx / length * end, to.1 - dy / length * end);
        let color = ctx.palette.axis;
        if solid {
            s.line(&[a, b], 0.09 * plan.em, color);
        } else {
            s.dashes(a, b, (0.12 * plan.em, 0.3 * plan.em), 0.09 * plan.em, color);
        }
    };
    Some(Placed { at: vec![(x0, parent.at()), (x1, n.at())], draw: Box::new(draw) })
}

/// The shape of a node; each of its places is a mark.
fn shape<'a>(ctx: &'a Ctx<'_>, plan: &'a Plan, n: &'a Node<'_>) -> Placed<Draw<'a>> {
    let x = plan.x(n.level);
    let mut at = vec![(x, n.ends.0), (x, n.ends.1)];
    at.extend(n.marks.iter().flat_map(|m| [(x, m.ends.0), (x, m.ends.1)]));
    let draw = move |s: &mut Sheet<'_>, at: &[(f64, f64)]| {
        let [(x, low), (_, high), places @ ..] = at else { return };
        let (up, down) = reach(n.bound, false);
        let core = Rect {
            min: Point { x: x - 0.6 * plan.em, y: high - up * plan.em },
            max: Point { x: x + 0.6 * plan.em, y: low + down * plan.em },
        };
        let pen = Pen { em: plan.em, color: ctx.color, fade: ctx.palette.fade };
        let Some((first, others)) = n.rows.split_first() else {
            s.broken_ring(*x, *low, 0.42 * plan.em, 0.1 * plan.em, ctx.palette.ink3);
            return;
        };
        s.mark(mark(ctx, n, first, core), |s| match n.height {
            Height::Number => {
                for (m, at) in n.marks.iter().zip(places.chunks_exact(2)) {
                    if let [(x, low), (_, high)] = at {
                        pen.upright(s, m.bound(), m.stretch(), *x, (*low, *high));
                    }
                }
            }
            Height::Resolved => {
                let (w, h) = (1.1 * plan.em, 0.36 * plan.em);
                pen.hatched(s, (x - w, low - h), (x + w, low + h), 1.0);
                match n.bound {
                    crate::quantity::Bound::AtLeast => pen.arrow_upright(s, *x, low - h, 1.1),
                    crate::quantity::Bound::AtMost => pen.arrow_upright(s, *x, low + h, -1.1),
                    _ => {}
                }
            }
            Height::Known => s.broken_ring(*x, *low, 0.42 * plan.em, 0.1 * plan.em, ctx.palette.ink3),
        });
        for row in others {
            s.mark(mark(ctx, n, row, core), |_| {});
        }
    };
    Placed { at, draw: Box::new(draw) }
}

fn mark(ctx: &Ctx<'_>, n: &Node<'_>, row: &Row, core: Rect) -> Mark {
    let entry = row.cell.entries().first();
    let words = match (n.height, entry) {
        (_, None) => say::nothing(ctx.spec.lang, &row.cell).0.to_owned(),
        (Height::Resolved, Some(e)) => {
            format!("{}（{}）", crate::chart::rows::marks::words(e), tell::resolved(ctx.spec.lang))
        }
        (_, Some(e)) => crate::chart::rows::marks::words(e),
    };
    Mark {
        region: row.region.clone().unwrap_or_else(|| ctx.name(row)),
        words,
        reading: Some(row.reading),
        figure: entry.and_then(|e| e.figure),
        outside: false,
        core,
        hit: core,
    }
}

fn ink(ctx: &Ctx<'_>, n: &Node<'_>) -> crate::chart::scene::Color {
    match (n.height, n.rows.first()) {
        (Height::Known, Some(r)) if matches!(r.cell, Cell::NotRead | Cell::Fragment) => ctx.palette.warn,
        (Height::Known, _) => ctx.palette.ink3,
        _ => ctx.palette.ink1,
    }
}

/// Words of the lowest level, right of their nodes, moved apart where they would meet.
fn last_words(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan, tree: &Tree<'_>, taken: &mut Taken) {
    let size = plan.label;
    let nodes = plan.nodes.iter().filter_map(|i| tree.nodes.get(*i)).filter(|n| plan.is_last(n.level));
    let mut all: Vec<(f64, f64, &Node<'_>)> = nodes.map(|n| (plan.y(n.at()), plan.y(n.at()), n)).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (apart, mut at) = (1.28 * size, plan.area.1 - 0.3 * size);
    for one in &mut all {
        one.1 = one.1.max(at);
        at = one.1 + apart;
    }
    let mut at = plan.area.3 + 0.6 * size;
    for one in all.iter_mut().rev() {
        one.1 = one.1.min(at);
        at = one.1 - apart;
    }
    for (from, y, n) in all {
        let x = plan.x(n.level);
        let half = if n.height == Height::Resolved { 1.3 } else { 0.7 };
        let start = x + half * plan.em + 0.9 * size;
        s.line(&[(x + half * plan.em, from), (start - 0.2 * size, y)], 0.05 * size, ctx.palette.line);
        let (places, said) = says(ctx, n);
        let room = (ctx.sizes.right - start).max(0.0);
        let value = fit(s.fonts, &said, size, false, 0.6 * room);
        let wide = s.fonts.width(&value, size, false);
        let places = fit(s.fonts, &places, size, false, (room - wide - 0.4 * size).max(0.0));
        let r = s.text(start, y, Words::new(&places, size, ink(ctx, n)));
        taken.add(r);
        let r = s.text(r.max.x + 0.4 * size, y, Words::new(&value, size, second(ctx, n)));
        taken.add(r);
        dated(s, ctx, plan, n, (r.max.x + 0.6 * size, y));
    }
}

fn second(ctx: &Ctx<'_>, n: &Node<'_>) -> crate::chart::scene::Color {
    if n.height == Height::Known { ink(ctx, n) } else { ctx.palette.ink2 }
}

/// The day of delivery behind the words, where it fits.
fn dated(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan, n: &Node<'_>, (x, y): (f64, f64)) {
    let Some(day) = day(ctx.spec.lang, n) else { return };
    let size = (0.86 * plan.label).max(ctx.sizes.floor);
    if x + s.fonts.width(&day, size, false) <= ctx.sizes.right {
        s.text(x, y, Words::new(&day, size, ctx.palette.ink3));
    }
}

/// The words of a node of the levels above, with its day.
pub(super) fn whole(ctx: &Ctx<'_>, n: &Node<'_>) -> String {
    let (places, said) = says(ctx, n);
    let day = day(ctx.spec.lang, n).map(|d| format!(" {d}")).unwrap_or_default();
    format!("{places} {said}{day}")
}

/// Words of the levels above: over, under or beside their nodes.
fn words(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan, tree: &Tree<'_>, taken: &mut Taken) {
    let size = plan.label;
    let within = Rect {
        min: Point { x: ctx.sizes.left, y: plan.area.1 - 1.0 * size },
        max: Point { x: ctx.sizes.right, y: plan.area.3 + 1.4 * size },
    };
    for n in plan.nodes.iter().filter_map(|i| tree.nodes.get(*i)).filter(|n| !plan.is_last(n.level)) {
        let (places, said) = says(ctx, n);
        let step = plan.columns.windows(2).map(|w| w.iter().map(|c| c.1).fold(0.0, |a, b| b - a)).fold(0.0, f64::max);
        let (x, y) = (plan.x(n.level), plan.y(n.at()));
        let (up, down) = reach(n.bound, false);
        let (top, foot) =
            (plan.y(n.ends.1) - up * plan.em - 0.75 * size, plan.y(n.ends.0) + down * plan.em + 0.75 * size);
        let all = [whole(ctx, n), format!("{places} {said}"), said.clone()];
        let set = all.into_iter().any(|words| {
            let words = fit(s.fonts, &words, size, false, 0.95 * step.max(6.0 * size));
            let w = Words { halo: 0.14 * size, ..Words::new(&words, size, ink(ctx, n)) };
            let beside = 1.5 * plan.em;
            let spots = [
                (x, top, Align::Center),
                (x, foot, Align::Center),
                (x - beside, y, Align::End),
                (x, top - 1.25 * size, Align::Center),
                (x, foot + 1.25 * size, Align::Center),
                (x - beside, y - 1.2 * size, Align::End),
                (x - beside, y + 1.2 * size, Align::End),
                (x, foot + 2.5 * size, Align::Center),
                (x, foot + 3.75 * size, Align::Center),
                (x, top - 2.5 * size, Align::Center),
                (x + 0.3 * size, top, Align::End),
                (x + beside, y - 0.9 * size, Align::Start),
                (x + beside, y + 0.9 * size, Align::Start),
            ];
            // Words that stand nearer to another node are taken for its own.
            let others = || plan.nodes.iter().filter_map(|i| tree.nodes.get(*i)).filter(|o| o.level == n.level);
            let own = |at: f64| others().all(|o| (plan.y(o.at()) - at).abs() >= (y - at).abs() - 1e-6);
            let spots: Vec<_> = spots.into_iter().filter(|s| own(s.1)).collect();
            taken.set(s, w, within, &spots).is_some()
        });
        s.unsaid += usize::from(!set);
    }
}

/// The raise in a box on its link, at the first place along it that is free.
fn raises(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan, tree: &Tree<'_>, taken: &mut Taken) {
    let size = (0.92 * plan.label).max(ctx.sizes.floor);
    // Nodes of one height under one node share their link, and its box.
    let mut said = BTreeSet::new();
    for n in plan.nodes.iter().filter_map(|i| tree.nodes.get(*i)).filter(|n| n.height == Height::Number) {
        let (Some(known), Some(parent)) = (tree.known(n), n.parent.and_then(|p| tree.nodes.get(p))) else { continue };
        let says = ticks::difference(n.ends.0, known.ends.0);
        if !said.insert((n.parent, n.level, says.clone())) {
            continue;
        }
        let half = s.fonts.width(&says, size, true) / 2.0 + 0.45 * size;
        let (from, to) = ((plan.x(parent.level), plan.y(parent.at())), (plan.x(n.level), plan.y(n.at())));
        if to.0 - from.0 < 3.0 * half {
            continue;
        }
        for share in [0.5, 0.6, 0.4, 0.68, 0.76] {
            let (x, y) = (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
            if !taken.take((x, y), half, 0.72 * size) {
                continue;
            }
            let (x0, y0, x1, y1) = (x - half, y - 0.68 * size, x + half, y + 0.68 * size);
            let ground = s.ground;
            s.rect(x0, y0, x1, y1, ground);
            s.line(&[(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)], ctx.sizes.u, ctx.palette.axis);
            s.text(x, y, Words { align: Align::Center, bold: true, ..Words::new(&says, size, ctx.palette.ink2) });
            break;
        }
    }
}
