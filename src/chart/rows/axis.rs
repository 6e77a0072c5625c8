//! The axis: round ends and steps, and as long as it can be while every label stays on the page.

use super::marks::{RowMarks, ends};
use super::plan::Plan;
use crate::chart::page::Ctx;
use crate::chart::ticks::Ticks;
use crate::fonts::Fonts;

/// Distance of a label from its mark, in em.
pub(in crate::chart) const AFTER: f64 = 0.45;
/// The same at the left.
pub(in crate::chart) const BEFORE: f64 = 0.4;

/// An axis from a value to a place.
#[derive(Clone, Debug)]
pub(in crate::chart) struct Scale {
    pub ticks: Ticks,
    /// Left end of the plot.
    pub left: f64,
    /// Right end of the axis.
    pub right: f64,
}

impl Scale {
    /// Fits an axis to what the plan shows; labels without room at the left of their mark are moved to its right.
    pub fn of(fonts: &Fonts, ctx: &Ctx<'_>, plan: &mut Plan<'_>) -> Option<Self> {
        let (min, max) = extent(ctx, plan)?;
        let left = ctx.sizes.left + plan.names + 1.2 * plan.em;
        let full = plan.limit - left;
        let mut scale = Self { ticks: Ticks::of(min, max, 6.0), left, right: plan.limit };
        for round in 0..4 {
            let full = full + left - scale.left;
            scale.right = scale.left + full;
            scale.right = scale.left + scale.length(fonts, ctx, plan).clamp(0.35 * full, full);
            scale.thin(fonts, ctx, plan);
            let over = scale.cramped(fonts, plan);
            if round < 2 && over > 0.0 {
                // No axis goes below nought for what cannot: there the plot begins further right.
                if min >= 0.0 && scale.ticks.low < 0.5 * scale.ticks.step {
                    scale.left += over;
                } else {
                    scale.ticks.low -= scale.ticks.step;
                }
                continue;
            }
            if !scale.move_labels(fonts, plan) {
                break;
            }
        }
        Some(scale)
    }

    /// Where a value stands.
    pub fn x(&self, v: f64) -> f64 {
        self.left + (v - self.ticks.low) / (self.ticks.high - self.ticks.low) * (self.right - self.left)
    }

    /// The greatest length at which all that hangs over at the right stays on the page.
    fn length(&self, fonts: &Fonts, ctx: &Ctx<'_>, plan: &Plan<'_>) -> f64 {
        let room = plan.limit - self.left;
        let mut length = room;
        for l in &plan.lines {
            let label = AFTER * plan.em + fonts.width(&l.marks.after, plan.label, false);
            for m in &l.marks.marks {
                let share = (m.ends.1 - self.ticks.low) / (self.ticks.high - self.ticks.low);
                if share > 1e-6 {
                    length = length.min((room - m.reach().1 * plan.em - label) / share);
                }
            }
            for h in &l.hangs {
                let share = (h.at - self.ticks.low) / (self.ticks.high - self.ticks.low);
                if share > 1e-6 {
                    length = length.min((room - h.right) / share);
                }
            }
        }
        let tick =
            fonts.width(&self.ticks.words(self.ticks.high, ctx.comparison.query.unit.as_deref()), plan.label, false);
        length.min(room - tick / 2.0)
    }

    /// Takes a greater step while the numbers over the axis stand too close.
    fn thin(&mut self, fonts: &Fonts, ctx: &Ctx<'_>, plan: &Plan<'_>) {
        let unit = ctx.comparison.query.unit.as_deref();
        for _ in 0..8 {
            let words = self.ticks.values().into_iter().map(|t| self.ticks.words(t, unit));
            let widest = words.map(|w| fonts.width(&w, plan.label, false)).fold(0.0, f64::max);
            let apart = self.ticks.step / (self.ticks.high - self.ticks.low) * (self.right - self.left);
            if apart >= widest + plan.label {
                return;
            }
            self.ticks.coarser();
        }
    }

    /// How far a row's first mark with its label reaches over the left end of the plot.
    fn over_left(&self, fonts: &Fonts, plan: &Plan<'_>, marks: &RowMarks<'_>) -> f64 {
        let Some(first) = marks.marks.first() else { return 0.0 };
        let label = marks.before.as_ref().map_or(0.0, |w| BEFORE * plan.em + fonts.width(w, plan.label, false));
        self.left - (self.x(first.ends.0) - first.reach().0 * plan.em - label)
    }

    /// How far the worst row reaches over the left end.
    fn cramped(&self, fonts: &Fonts, plan: &Plan<'_>) -> f64 {
        let own = plan.lines.iter().map(|l| self.over_left(fonts, plan, &l.marks));
        let hangs = plan.lines.iter().flat_map(|l| &l.hangs).map(|h| self.left - (self.x(h.at) - h.left));
        let worst = own.chain(hangs).fold(0.0, f64::max);
        if worst > 0.3 * plan.em { worst } else { 0.0 }
    }

    /// Moves labels to the right where two marks stand too close or the left has no room; says whether it did.
    fn move_labels(&self, fonts: &Fonts, plan: &mut Plan<'_>) -> bool {
        let cramped: Vec<bool> = plan
            .lines
            .iter()
            .map(|l| {
                let close = match l.marks.marks.as_slice() {
                    [a, b] => {
                        let gap = self.x(b.ends.0) - self.x(a.ends.1);
                        gap < (a.reach().1.min(0.5) + b.reach().0.min(0.5)) * plan.em
                    }
                    _ => false,
                };
                l.marks.before.is_some() && (close || self.over_left(fonts, plan, &l.marks) > 0.3 * plan.em)
            })
            .collect();
        for (line, _) in plan.lines.iter_mut().zip(&cramped).filter(|(_, c)| **c) {
            line.marks.join(line.row);
        }
        cramped.contains(&true)
    }
}

/// The least and the greatest value on the axis, references and last year's targets included.
fn extent(ctx: &Ctx<'_>, plan: &Plan<'_>) -> Option<(f64, f64)> {
    let rows = plan.lines.iter().flat_map(|l| l.marks.marks.iter().map(|m| m.ends));
    let last = plan
        .lines
        .iter()
        .filter(|l| plan.ticks() && l.hangs.is_empty() && super::moved(l.row))
        .flat_map(|l| l.row.last.iter().filter_map(ends));
    let hangs = plan.lines.iter().flat_map(|l| l.hangs.iter().map(|h| (h.at, h.at)));
    let rows: Vec<(f64, f64)> = rows.chain(last).chain(hangs).collect();
    if rows.is_empty() {
        return None;
    }
    let references = ctx.comparison.references.iter().flat_map(|r| r.entries.iter().filter_map(ends));
    let all: Vec<(f64, f64)> =
        rows.into_iter().chain(references).filter(|e| e.0.is_finite() && e.1.is_finite()).collect();
    let min = all.iter().map(|e| e.0).reduce(f64::min)?;
    let max = all.iter().map(|e| e.1).reduce(f64::max)?;
    Some((min, max))
}
