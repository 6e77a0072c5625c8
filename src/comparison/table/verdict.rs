//! Was the aim reached? By the sense of the indicator: what should rise may lie above, what should stay low below.

use super::change::ends;
use super::model::{Verdict, Why};
use super::number::{Number, tidy};
use crate::figures::Sense;
use crate::quantity::Bound;

/// How a result stands to an aim of the same kind.
pub(super) fn judge(aim: &Number, result: &Number, sense: Sense) -> Verdict {
    if let Err(why) = aim.comparable(result) {
        return Verdict::Unjudged(why);
    }
    let Some((low, high)) = ends(aim.value) else { return Verdict::Unjudged(Why::Relation) };
    let Some((least, most)) = span(result) else { return Verdict::Unjudged(Why::Relation) };
    let about = aim.value.bound == Bound::About || result.value.bound == Bound::About;
    let near = if about { nearness(aim, low) } else { 0.0 };
    match (aim.value.bound, sense) {
        (Bound::AtMost, Sense::Floor) | (Bound::AtLeast, Sense::Ceiling) => Verdict::Unjudged(Why::Sense),
        (_, Sense::Floor) | (Bound::AtLeast, _) => at_least(low, least, most, near),
        (_, Sense::Ceiling) | (Bound::AtMost, _) => at_most(high, least, most, near),
        (Bound::Range, Sense::Point) if tidy(least - low) >= 0.0 && tidy(high - most) >= 0.0 => Verdict::Met,
        (_, Sense::Point) if tidy(least - low) == 0.0 && tidy(most - high) == 0.0 => Verdict::Met,
        (_, Sense::Point) => Verdict::Unjudged(Why::Sense),
    }
}

/// How far a result lies above the end of an aim that counts, in the result's unit; null where it is no number.
pub(super) fn margin(aim: &Number, result: &Number, sense: Sense) -> Option<f64> {
    aim.comparable(result).ok()?;
    let (low, high) = ends(aim.value)?;
    let (a, b) = ends(result.value)?;
    let end = if sense == Sense::Ceiling { high } else { low };
    (a == b).then(|| tidy((a - end) / result.factor))
}

fn at_least(floor: f64, least: f64, most: f64, near: f64) -> Verdict {
    match () {
        () if tidy(least - floor) >= 0.0 => Verdict::Met,
        () if tidy(most - floor) >= 0.0 => Verdict::Unjudged(Why::Vague),
        () if tidy(floor - most) <= near => Verdict::Unjudged(Why::Near),
        () => Verdict::Missed,
    }
}

fn at_most(ceiling: f64, least: f64, most: f64, near: f64) -> Verdict {
    match () {
        () if tidy(ceiling - most) >= 0.0 => Verdict::Met,
        () if tidy(ceiling - least) >= 0.0 => Verdict::Unjudged(Why::Vague),
        () if tidy(least - ceiling) <= near => Verdict::Unjudged(Why::Near),
        () => Verdict::Missed,
    }
}

/// Between which numbers a result lies: 增长6%以上 has no upper end.
fn span(result: &Number) -> Option<(f64, f64)> {
    let v = result.value;
    match v.bound {
        Bound::AtLeast => v.low.map(|n| (n, f64::INFINITY)),
        Bound::AtMost => v.high.map(|n| (f64::NEG_INFINITY, n)),
        _ => ends(v),
    }
}

/// How near to a 左右 nobody can say that it was missed: as near as rounding to the digits in which the aim is
/// written makes equal. 7%左右: 6.5 and more; 5.5%左右: 5.25 and more; never more than a tenth of the number.
fn nearness(aim: &Number, number: f64) -> f64 {
    let written = number / aim.factor;
    let step = [1.0, 0.5, 0.1].into_iter().find(|s| tidy(written / s).fract() == 0.0).unwrap_or(0.01);
    // 50万人左右 says no more than 49.5万: the digits of a large number promise less than they show.
    (step / 2.0 * aim.factor).min(number.abs() / 10.0)
}

#[cfg(test)]
mod tests;
