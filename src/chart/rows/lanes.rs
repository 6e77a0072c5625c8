//! The parts under the plot: relations, what cannot be compared, the kinds of nothing, places without a report.

use super::marks::words;
use super::plan::{Line, Part, Plan};
use super::{join, label, last_words};
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
        let (y, right) = (l.y + l.below, if l.below > 0.0 { plan.limit } else { ctx.sizes.right });
        let lane = Lane { ctx, plan, l, y, right };
        match l.part {
            Part::Lane | Part::Apart => lane.stated(s, x),
            Part::Nothing => lane.nothing(s, x),
            Part::Ranked | Part::Basis => {}
        }
    }
    missing(s, ctx, plan);
}

/// A row without a number of its own, the height of its words and where they must end.
struct Lane<'a> {
    ctx: &'a Ctx<'a>,
    plan: &'a Plan<'a>,
    l: &'a Line<'a>,
    y: f64,
    right: f64,
}

impl Lane<'_> {
    /// Hatched boxes with their words; plain words for what stands apart, and why.
    fn stated(&self, s: &mut Sheet<'_>, mut x: f64) {
        let (ctx, plan, y) = (self.ctx, self.plan, self.y);
        let pen = Pen { em: plan.em, color: ctx.color, fade: 0.0 };
        for e in self.l.row.cell.entries() {
            let start = x;
            let hatched = e.standing == Standing::Lane;
            let text = x + if hatched { (HATCH + 0.5) * plan.em } else { 0.0 };
            let says = fit(s.fonts, &words(e), plan.label, false, (self.right - text).max(0.0));
            if says.is_empty() {
                return;
            }
            s.mark(self.entry(e, start), |s| {
                if hatched {
                    pen.hatch(s, start, y);
                }
                let end = s.text(text, y, label(ctx, &says, plan.label, Align::Start)).max.x;
                x = self.widen(s, start, end) + 1.6 * plan.em;
            });
            if let Standing::Apart(why) = e.standing {
                let why = fit(s.fonts, say::apart(ctx.spec.lang, why), plan.label, false, (self.right - x).max(0.0));
                x = s.text(x, y, label(ctx, &why, plan.label, Align::Start)).max.x + 1.6 * plan.em;
            }
        }
    }

    fn entry(&self, e: &Entry, x: f64) -> Mark {
        let em = self.plan.em;
        let width = if e.standing == Standing::Lane { HATCH * em } else { em };
        let core = Rect { min: Point { x, y: self.y - 0.41 * em }, max: Point { x: x + width, y: self.y + 0.41 * em } };
        Mark { words: words(e), reading: Some(e.reading), figure: e.figure, ..self.blank(core) }
    }

    fn blank(&self, core: Rect) -> Mark {
        let row = self.l.row;
        Mark {
            region: row.region.clone().unwrap_or_else(|| self.l.name.clone()),
            words: String::new(),
            reading: Some(row.reading),
            figure: None,
            outside: false,
            core,
            hit: core,
        }
    }

    /// Lets the mark being drawn be hit over the whole height of its line, from `start` to `end`; returns `end`.
    fn widen(&self, s: &mut Sheet<'_>, start: f64, end: f64) -> f64 {
        let half = if self.l.below > 0.0 { self.l.below } else { self.plan.row_height / 2.0 };
        let over = Rect { min: Point { x: start, y: self.y - half }, max: Point { x: end, y: self.y + half } };
        if let Some(mark) = s.mark.and_then(|id| s.marks.get_mut(id)) {
            mark.hit = join(mark.hit, over);
        }
        end
    }

    /// One of the kinds of nothing. Each looks different, and says its name.
    fn nothing(&self, s: &mut Sheet<'_>, x: f64) {
        let (ctx, plan, row, y) = (self.ctx, self.plan, self.l.row, self.y);
        let (lang, p, em) = (ctx.spec.lang, &ctx.palette, plan.em);
        let (name, meaning) = say::nothing(lang, &row.cell);
        let core = Rect { min: Point { x, y: y - 0.5 * em }, max: Point { x: x + em, y: y + 0.5 * em } };
        let mark = Mark { words: name.into(), ..self.blank(core) };
        s.mark(mark, |s| {
            let mut end = match row.cell {
                Cell::NotRead | Cell::Fragment => amber(s, ctx, plan, name, (x, y)),
                Cell::ExpresslyNone => {
                    s.line(&[(x + 0.1 * em, y - 0.5 * em), (x + 0.1 * em, y + 0.5 * em)], 0.17 * em, p.ink3);
                    s.text(x + 0.7 * em, y, label(ctx, name, plan.label, Align::Start)).max.x
                }
                _ => s.text(x, y, Words { color: p.ink3, ..label(ctx, name, plan.label, Align::Start) }).max.x,
            };
            let before = row.last.first().zip(row.year).filter(|_| self.l.hangs.is_empty());
            let meaning = match (&row.cell, before) {
                (Cell::NotStated, Some((e, year))) => say::wrote(lang, year - 1, &last_words(lang, row, e)),
                _ => meaning.to_owned(),
            };
            let meaning = fit(s.fonts, &meaning, plan.label, false, (self.right - end - em).max(0.0));
            if !meaning.is_empty() {
                let w = Words { color: p.ink3, ..label(ctx, &meaning, plan.label, Align::Start) };
                end = s.text(end + em, y, w).max.x;
            }
            let stop = plan.scale.as_ref().map_or(self.right, |a| a.right);
            if row.cell == Cell::NotStated && stop > end + 2.0 * em {
                dotted(s, p, (end + em, stop), y, em);
            }
            self.widen(s, x, end);
        });
    }
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
