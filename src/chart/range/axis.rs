//! The axis: round ends and steps, and as long as it can be while every label stays on the page.

use super::Ctx;
use super::marks::{RowMarks, ends};
use super::plan::Plan;
use crate::fonts::Fonts;

/// Distance of a label from its mark, in em.
pub(super) const AFTER: f64 = 0.45;
/// The same at the left.
pub(super) const BEFORE: f64 = 0.4;

/// An axis from a value to a place.
#[derive(Clone, Debug)]
pub(super) struct Scale {
    pub low: f64,
    pub high: f64,
    pub step: f64,
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
        let full = ctx.sizes.right - left;
        let mut scale = round(min, max, 6.0, (left, ctx.sizes.right));
        for round in 0..4 {
            let full = full + left - scale.left;
            scale.right = scale.left + full;
            scale.right = scale.left + scale.length(fonts, ctx, plan).clamp(0.35 * full, full);
            scale.thin(fonts, ctx, plan);
            let over = scale.cramped(fonts, plan);
            if round < 2 && over > 0.0 {
                // No axis goes below nought for what cannot: there the plot begins further right.
                if min >= 0.0 && scale.low < 0.5 * scale.step {
                    scale.left += over;
                } else {
                    scale.low -= scale.step;
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
        self.left + (v - self.low) / (self.high - self.low) * (self.right - self.left)
    }

    /// The values that are written over the axis.
    pub fn ticks(&self) -> Vec<f64> {
        let n = ((self.high - self.low) / self.step).round() as i64;
        (0..=n.clamp(0, 100)).map(|i| self.low + i as f64 * self.step).collect()
    }

    /// A value of the axis in words: as many decimals as the step has, with a true minus.
    pub fn tick(&self, v: f64, unit: Option<&str>) -> String {
        let decimals = (0..6).find(|d| {
            let s = self.step * 10f64.powi(*d);
            let l = self.low * 10f64.powi(*d);
            (s - s.round()).abs() < 1e-6 && (l - l.round()).abs() < 1e-6
        });
        let d = decimals.unwrap_or(6) as usize;
        let mut words = format!("{:.d$}", v.abs());
        if words.contains('.') {
            words = words.trim_end_matches('0').trim_end_matches('.').to_owned();
        }
        let minus = if v < 0.0 && words != "0" { "−" } else { "" };
        let unit = unit.filter(|u| matches!(*u, "%" | "％" | "‰")).unwrap_or("");
        format!("{minus}{words}{unit}")
    }

    /// The greatest length at which all that hangs over at the right stays on the page.
    fn length(&self, fonts: &Fonts, ctx: &Ctx<'_>, plan: &Plan<'_>) -> f64 {
        let room = ctx.sizes.right - self.left;
        let mut length = room;
        for l in &plan.lines {
            let label = AFTER * plan.em + fonts.width(&l.marks.after, plan.label, false);
            for m in &l.marks.marks {
                let share = (m.ends.1 - self.low) / (self.high - self.low);
                if share > 1e-6 {
                    length = length.min((room - m.reach().1 * plan.em - label) / share);
                }
            }
        }
        let tick = fonts.width(&self.tick(self.high, ctx.comparison.query.unit.as_deref()), plan.label, false);
        length.min(room - tick / 2.0)
    }

    /// Takes a greater step while the numbers over the axis stand too close.
    fn thin(&mut self, fonts: &Fonts, ctx: &Ctx<'_>, plan: &Plan<'_>) {
        let unit = ctx.comparison.query.unit.as_deref();
        for _ in 0..8 {
            let widest =
                self.ticks().iter().map(|t| fonts.width(&self.tick(*t, unit), plan.label, false)).fold(0.0, f64::max);
            let apart = self.step / (self.high - self.low) * (self.right - self.left);
            if apart >= widest + plan.label {
                return;
            }
            let wider = greater(self.step);
            let (low, high) = (self.low, self.high);
            self.step = wider;
            self.low = (low / wider + 1e-9).floor() * wider;
            self.high = (high / wider - 1e-9).ceil() * wider;
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
        let worst = plan.lines.iter().map(|l| self.over_left(fonts, plan, &l.marks)).fold(0.0, f64::max);
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
        .filter(|l| plan.ticks() && super::moved(l.row))
        .flat_map(|l| l.row.last.iter().filter_map(ends));
    let rows: Vec<(f64, f64)> = rows.chain(last).collect();
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

/// Ends and step on round numbers, in about `parts` steps. A narrow spread is not blown up to the whole page: the
/// axis spans two fifths of the greatest value at least.
fn round(min: f64, max: f64, parts: f64, (left, right): (f64, f64)) -> Scale {
    let greatest = min.abs().max(max.abs());
    let span = (max - min).max(0.4 * greatest);
    let span = if span > 0.0 { span } else { 1.0 };
    let step = at_least(span / parts);
    let pad = (0.3 * step).max((span - (max - min)) / 2.0);
    let low = ((min - pad) / step).floor() * step;
    let low = if min >= 0.0 { low.max(0.0) } else { low };
    let high = ((max + pad) / step).ceil() * step;
    Scale { low, high, step, left, right }
}

/// The smallest of 1, 2, 5 × 10ⁿ that is not smaller.
fn at_least(v: f64) -> f64 {
    let ten = 10f64.powf(v.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * ten).find(|s| *s >= v * (1.0 - 1e-9)).unwrap_or(10.0 * ten)
}

fn greater(step: f64) -> f64 {
    at_least(step * 1.01)
}
