//! Beside the grid: how often each value and each wording occurs, what has no number, and the nation's own target.

use std::collections::BTreeMap;

use super::paint::{dashed, glyph, outline, shade, spread};
use super::{Plan, Tile, has_number, number};
use crate::chart::page::{Ctx, plain};
use crate::chart::record::{Sheet, Words};
use crate::chart::rows::marks::words;
use crate::chart::scene::{Point, Rect};
use crate::chart::shapes::Pen;
use crate::chart::typeset::fit;
use crate::chart::{tell, words as say};
use crate::comparison::Cell;
use crate::quantity::Bound;
use crate::region::Level;

/// From line to line and from list to list, in label sizes.
const LINE: f64 = 1.5;
const APART: f64 = 2.4;

/// Lists under each other; one that has no room is left out whole.
struct Lists<'s, 'f, 'c> {
    s: &'s mut Sheet<'f>,
    ctx: &'c Ctx<'c>,
    x: f64,
    y: f64,
    bottom: f64,
    size: f64,
}

impl<'f> Lists<'_, 'f, '_> {
    /// Writes a title and a line for each row; `draw` puts what a row is about into its box and returns its words and
    /// how many tiles it counts.
    fn list<T>(&mut self, title: &str, rows: &[T], draw: impl Fn(&mut Sheet<'f>, Rect, &T) -> (String, usize)) {
        if rows.is_empty() || self.y + LINE * self.size * (rows.len() + 1) as f64 > self.bottom {
            return;
        }
        let (x, size, right, p) = (self.x, self.size, self.ctx.sizes.right, &self.ctx.palette);
        let title = fit(self.s.fonts, title, size, true, (right - x).max(0.0));
        self.s.text(x, self.y, Words { bold: true, ..Words::new(&title, size, p.ink1) });
        for row in rows {
            self.y += LINE * size;
            let (top, foot) = (self.y - 0.5 * size, self.y + 0.5 * size);
            let at = Rect { min: Point { x, y: top }, max: Point { x: x + 2.0 * size, y: foot } };
            let (says, count) = draw(self.s, at, row);
            let says = format!("{says}　{}", tell::units(self.ctx.spec.lang, count));
            let start = x + 2.6 * size;
            let says = fit(self.s.fonts, &says, size, false, (right - start).max(0.0));
            self.s.text(start, self.y, Words::new(&says, size, p.ink2));
        }
        self.y += APART * size;
    }
}

/// How often values and wordings occur among the tiles.
#[derive(Default)]
struct Counts {
    /// By thousandths: how many, and the value.
    values: BTreeMap<i64, (usize, f64)>,
    bounds: BTreeMap<Bound, usize>,
}

impl Counts {
    fn of(tiles: &[Tile<'_>]) -> Self {
        let mut counts = Self::default();
        for e in tiles.iter().filter_map(|t| t.row).filter_map(number) {
            let Some(v) = e.value.point() else { continue };
            counts.values.entry((v * 1000.0).round() as i64).or_insert((0, v)).0 += 1;
            *counts.bounds.entry(e.value.bound).or_default() += 1;
        }
        counts
    }

    /// All values; of more than there are lines for, the ends of the scale.
    fn values(&self) -> Vec<(usize, f64)> {
        let all = || self.values.values();
        match all().len() {
            n if n > 7 => all().next().into_iter().chain(all().last()).copied().collect(),
            _ => all().copied().collect(),
        }
    }
}

/// Draws the panel from `x` to the right edge of the page.
pub(super) fn draw(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan, tiles: &[Tile<'_>], x: f64) {
    let (lang, size) = (ctx.spec.lang, plan.label);
    let bottom = plan.top + 8.0 * (plan.tile.1 + plan.gap);
    let (spread, counts) = (spread(tiles), Counts::of(tiles));
    let mut lists = Lists { s, ctx, x, y: plan.top + 0.7 * size, bottom, size };
    let ranges = counts.bounds.contains_key(&Bound::Range);
    lists.list(tell::values_as_written(lang, ranges), &counts.values(), |s, at, (n, v)| {
        s.rect(at.min.x, at.min.y, at.max.x, at.max.y, shade(ctx, spread, *v));
        (plain(*v, ctx.comparison.query.unit.as_deref()), *n)
    });
    let bounds: Vec<(Bound, usize)> = counts.bounds.into_iter().collect();
    lists.list(tell::how_written(lang), &bounds, |s, at, (bound, n)| {
        let pen = Pen { em: 0.8 * size, color: ctx.color, fade: ctx.palette.fade };
        glyph(s, pen, *bound, at.min.x, (at.min.y + at.max.y) / 2.0);
        (say::bound(lang, *bound).to_owned(), *n)
    });
    lists.list(tell::without_number(lang), &silences(ctx, tiles), |s, at, (says, n, kind)| {
        silence(s, ctx, size, *kind, at);
        (says.clone(), *n)
    });
    let at = (x, lists.y);
    nation(s, ctx, at, bottom, size);
}

/// The ground of a tile without a number; `kind` is none where there is no report.
fn silence(s: &mut Sheet<'_>, ctx: &Ctx<'_>, size: f64, kind: Option<&Cell>, at: Rect) {
    let p = &ctx.palette;
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
