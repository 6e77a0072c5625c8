//! The bars with their words.

use super::{Bars, Group, Plan, base, doubtful, foot_words, over, stretch};
use crate::chart::page::Ctx;
use crate::chart::plot::{Draw, Placed, Upright};
use crate::chart::record::{Align, Sheet, Words};
use crate::chart::rows::marks::{ends, words};
use crate::chart::scene::{Mark, Point, Rect};
use crate::chart::shapes::Pen;
use crate::chart::typeset::wrap;
use crate::chart::upright::{FADE, TIP};
use crate::comparison::{Entry, Row, Standing};
use crate::quantity::Bound;

/// Draws mesh, bars and names.
pub(super) fn plot(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan, shown: &[&Bars<'_>], groups: &[&Group<'_>]) {
    let unit = ctx.comparison.query.unit.clone();
    let y_words = |v: f64| if v == 0.0 { "0".to_owned() } else { plan.ticks.words(v, unit.as_deref()) };
    let mut things: Vec<Placed<Draw<'_>>> = Vec::new();
    for (i, group) in groups.iter().enumerate() {
        for (j, row) in group.bars.iter().enumerate() {
            let (Some(row), Some(bars)) = (row, shown.get(j)) else { continue };
            things.push(bar(ctx, plan, (group, bars, row), (i, j, shown.len())));
        }
    }
    let plot = Upright {
        page: (ctx.spec.width, ctx.spec.height),
        area: plan.area,
        x: (0.0, plan.groups as f64, Vec::new()),
        y: (plan.ticks.low, plan.ticks.high, plan.ticks.values()),
        x_words: &|_| String::new(),
        y_words: &y_words,
        size: plan.label,
        ink: ctx.palette.ink3,
        mesh: (ctx.palette.grid, ctx.sizes.u),
        tick: 0.0,
    };
    plot.draw(s, things);
    let (left, _, right, _) = plan.area;
    let nought = y_of(plan, 0.0);
    s.line(&[(left, nought), (right, nought)], 1.4 * ctx.sizes.u, ctx.palette.ink3);
    names(s, ctx, plan, groups);
}

fn y_of(plan: &Plan, v: f64) -> f64 {
    let (_, top, _, bottom) = plan.area;
    bottom - (v - plan.ticks.low) / (plan.ticks.high - plan.ticks.low) * (bottom - top)
}

/// Left and right edge of a bar.
fn edges(plan: &Plan, (i, j, n): (usize, usize, usize)) -> (f64, f64) {
    let start = plan.area.0 + plan.group_width * i as f64 + (plan.group_width - plan.slot * n as f64) / 2.0;
    let (gap, x) = (0.065 * plan.slot, start + plan.slot * j as f64);
    (x + gap, x + plan.slot - gap)
}

fn bar<'a>(
    ctx: &'a Ctx<'_>,
    plan: &'a Plan,
    (group, bars, row): (&'a Group<'_>, &'a Bars<'_>, &'a Row),
    at: (usize, usize, usize),
) -> Placed<Draw<'a>> {
    let x = edges(plan, at);
    let across = (x.0 + x.1 - 2.0 * plan.area.0) / 2.0 / plan.group_width;
    let entry = base(row);
    let (low, high) = entry.and_then(ends).unwrap_or((0.0, 0.0));
    let beyond = stretch(row).and_then(ends).unwrap_or((low, high));
    let draw = move |s: &mut Sheet<'_>, at: &[(f64, f64)]| {
        let &[(_, nought), (_, low), (_, high), (_, end)] = at else { return };
        match entry {
            Some(e) => value(s, ctx, plan, (group, bars, row, e), x, (nought, low, high, end)),
            None => standing(s, ctx, plan, (group, bars, row), x, nought),
        }
    };
    let end = if low < 0.0 && beyond.1 < 0.0 { beyond.0 } else { beyond.1 };
    Placed { at: vec![(across, 0.0), (across, low), (across, high), (across, end)], draw: Box::new(draw) }
}

fn mark(ctx: &Ctx<'_>, group: &Group<'_>, bars: &Bars<'_>, row: &Row, (said, e): Said<'_>, core: Rect) -> Mark {
    let several = ctx.spec.years.is_some() || !ctx.spec.also.is_empty();
    // Years of one place are groups, and a group is named by its year.
    let name = if group.region.ends_with(&group.name) || !ctx.spec.also.is_empty() { &bars.name } else { &group.name };
    Mark {
        region: group.region.clone(),
        words: if several { format!("{name} {said}") } else { said.to_owned() },
        reading: Some(row.reading),
        figure: e.and_then(|e| e.figure),
        outside: false,
        core,
        hit: core,
    }
}

/// The words of a mark and the figure that they are of.
type Said<'e> = (&'e str, Option<&'e Entry>);

fn value(
    s: &mut Sheet<'_>,
    ctx: &Ctx<'_>,
    plan: &Plan,
    (group, bars, row, e): (&Group<'_>, &Bars<'_>, &Row, &Entry),
    (x0, x1): (f64, f64),
    (nought, low, high, end): (f64, f64, f64, f64),
) {
    let (top, foot) = (low.min(high).min(nought), low.max(high).max(nought));
    let core = Rect { min: Point { x: x0, y: top }, max: Point { x: x1, y: foot } };
    let up = low.min(high) <= nought;
    let bound = e.value.bound;
    let pen = Pen { em: plan.em, color: bars.color, fade: ctx.palette.fade };
    if let Some(more) = stretch(row) {
        let near = if up { low.min(high) } else { low.max(high) };
        let core = Rect { min: Point { x: x0, y: end.min(near) }, max: Point { x: x1, y: end.max(near) } };
        let said = words(more);
        s.mark(mark(ctx, group, bars, row, (&said, Some(more)), core), |s| pen.beyond(s, (x0, x1), near, end));
    }
    let said = words(e);
    s.mark(mark(ctx, group, bars, row, (&said, Some(e)), core), |s| {
        pen.bar(s, bound, (x0, x1), nought, (low, high));
        let reach = match bound {
            Bound::About => FADE * plan.em,
            Bound::AtLeast if up => TIP * plan.em,
            Bound::AtMost if !up => TIP * plan.em,
            _ => 0.0,
        };
        let lines = over(s.fonts, row, plan.label, plan.words);
        let n = lines.len() as f64;
        let clear = if stretch(row).is_some() { 0.5 * plan.em } else { 0.0 };
        for (i, line) in lines.iter().enumerate() {
            let row = 1.15 * plan.label;
            let y = if up {
                (low.min(high) - reach).min(end - clear) - 0.65 * plan.label - (n - 1.0 - i as f64) * row
            } else {
                (low.max(high) + reach).max(end + clear) + 0.65 * plan.label + i as f64 * row
            };
            let number = i == 0 || line.contains(|c: char| c.is_ascii_digit());
            let ink = if number { ctx.palette.ink1 } else { ctx.palette.ink2 };
            let w = Words { align: Align::Center, halo: 0.12 * plan.label, ..Words::new(line, plan.label, ink) };
            s.text((x0 + x1) / 2.0, y, w);
        }
    });
}

/// What has no height: a hatched stub with its words upright over it, or the words of nothing.
fn standing(
    s: &mut Sheet<'_>,
    ctx: &Ctx<'_>,
    plan: &Plan,
    (group, bars, row): (&Group<'_>, &Bars<'_>, &Row),
    (x0, x1): (f64, f64),
    nought: f64,
) {
    let said = foot_words(ctx, row);
    let lane = row.cell.standing() == Some(Standing::Lane);
    let stub = if lane { 1.9 * plan.em } else { 0.0 };
    let size = (0.92 * plan.label).max(ctx.sizes.floor);
    let start = nought - stub - 0.3 * size;
    let room = ((start - plan.area.1) / (1.15 * size)).floor().max(0.0) as usize;
    let mut kept = pieces(s, &said, size, x1 - x0);
    if kept.len() > room {
        kept.truncate(room.saturating_sub(1));
        kept.extend(room.checked_sub(1).map(|_| "…".to_owned()));
    }
    let height = kept.len() as f64 * 1.15 * size;
    let core = Rect { min: Point { x: x0, y: start - height }, max: Point { x: x1, y: nought } };
    let ink = match (lane, doubtful(row)) {
        (_, true) => ctx.palette.warn,
        (true, _) => ctx.palette.ink2,
        _ => ctx.palette.ink3,
    };
    s.mark(mark(ctx, group, bars, row, (&said, row.cell.entries().first()), core), |s| {
        if lane {
            Pen { em: plan.em, color: bars.color, fade: 0.0 }.stub(s, (x0, x1), nought, stub);
        }
        if doubtful(row) {
            s.rect(x0, start - height - 0.2 * size, x1, nought, ctx.palette.warn_ground);
        }
        for (i, piece) in kept.iter().enumerate() {
            let y = start - height + (i as f64 + 0.5) * 1.15 * size;
            let w = Words { align: Align::Center, halo: 0.1 * size, ..Words::new(piece, size, ink) };
            s.text((x0 + x1) / 2.0, y, w);
        }
    });
}

/// Words that stand upright, a character a line; a number lies, as long as the bar is wide enough for it.
fn pieces(s: &Sheet<'_>, said: &str, size: f64, room: f64) -> Vec<String> {
    let digit = |c: char| c.is_ascii_digit() || matches!(c, '.' | '%' | '％');
    let mut all: Vec<String> = Vec::new();
    for c in said.chars().filter(|c| !c.is_whitespace()) {
        match all.last_mut() {
            Some(last)
                if digit(c)
                    && last.ends_with(digit)
                    && s.fonts.width(&format!("{last}{c}"), size, false) <= 1.1 * room =>
            {
                last.push(c);
            }
            _ => all.push(c.to_string()),
        }
    }
    all
}

/// The names of the groups, on two lines where one is too short.
fn names(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan, groups: &[&Group<'_>]) {
    let em = ctx.sizes.em;
    let room = plan.group_width - 0.4 * em;
    for (i, group) in groups.iter().enumerate() {
        let x = plan.area.0 + plan.group_width * (i as f64 + 0.5);
        // 阜平县 2022: the year has a line of its own where both are too long, so that it is never cut off.
        let whole = s.fonts.width(&group.name, em, true) <= room;
        let dated = group.name.rsplit_once(' ').filter(|(_, year)| !whole && year.parse::<u16>().is_ok());
        let name = dated.map_or(group.name.as_str(), |d| d.0);
        let size = [em, 0.85 * em, 0.7 * em].into_iter().find(|z| s.fonts.width(name, *z, true) <= room);
        let size = size.unwrap_or(0.7 * em).max(ctx.sizes.floor);
        let lines = match dated {
            // Three lines of the smallest letters are as high as two.
            Some((name, year)) => {
                let most = if 3.6 * size <= 2.6 * em { 2 } else { 1 };
                wrap(s.fonts, name, size, true, room, most).into_iter().chain([year.to_owned()]).collect()
            }
            None => wrap(s.fonts, name, size, true, room, 2),
        };
        for (j, line) in lines.iter().enumerate() {
            let y = plan.area.3 + plan.under + 0.9 * em + j as f64 * 1.2 * size;
            let w = Words { align: Align::Center, bold: true, ..Words::new(line, size, ctx.palette.ink1) };
            s.text(x, y, w);
        }
    }
}
