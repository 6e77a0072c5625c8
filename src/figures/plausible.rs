//! What an indicator can be: numbers outside are kept, but doubted. Ranges are wide and are data (`plausible` of the
//! lexicon); this room never drops a number.

use serde::{Deserialize, Serialize};

use super::figure::{Figure, Measure};
use super::lexicon::{Indicator, Lexicon};
use crate::quantity::scale;

/// Ranges, lowest and highest, of what is plausible; what has none is never doubted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plausible {
    /// Of a rise in per cent; negative for a fall.
    pub growth: Option<[f64; 2]>,
    /// Of a fall in per cent, written as a positive number.
    pub decline: Option<[f64; 2]>,
    /// Of a rate, a share or an index, in the indicator's unit.
    pub level: Option<[f64; 2]>,
    /// Of an amount, in 元, 人, 吨: scales such as 万 and 亿 resolved.
    pub amount: Option<[f64; 2]>,
    /// Of a change in points.
    pub change: Option<[f64; 2]>,
    /// Of a distance in points.
    pub gap: Option<[f64; 2]>,
}

impl Plausible {
    /// These ranges, and those of `other` where these say nothing.
    pub fn or(&self, other: &Self) -> Self {
        Self {
            growth: self.growth.or(other.growth),
            decline: self.decline.or(other.decline),
            level: self.level.or(other.level),
            amount: self.amount.or(other.amount),
            change: self.change.or(other.change),
            gap: self.gap.or(other.gap),
        }
    }
}

/// Why a figure is doubted.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// Its indicator is not measured in this way.
    Measure,
    /// It is counted, and the number is a percentage.
    Unit,
    /// Below or above what was ever seen, with room: lowest and highest.
    Range(f64, f64),
}

impl Lexicon {
    /// Why a figure is to be looked at by a person; nothing when it is plausible, or of no indicator of the lexicon.
    pub fn doubt(&self, figure: &Figure) -> Option<Doubt> {
        let indicator = self.by_id(&figure.indicator)?;
        // A share of a whole (占生产总值比重) is another thing than the indicator itself.
        if figure.of.is_some() || figure.measure == Measure::Relation {
            return None;
        }
        if !indicator.measures.is_empty() && !indicator.measures.contains(&figure.measure) {
            return Some(Doubt::Measure);
        }
        if is_ratio(figure) && indicator.units.is_some() && indicator.plausible.level.is_none() {
            return Some(Doubt::Unit);
        }
        let ([low, high], factor) = range(indicator, figure)?;
        let outside = |v: f64| v * factor < low - 1e-9 || v * factor > high + 1e-9;
        let numbers = [figure.value.low, figure.value.high];
        numbers.into_iter().flatten().any(outside).then_some(Doubt::Range(low, high))
    }
}

/// Whether a level is given as a percentage: 新增就业36%.
fn is_ratio(figure: &Figure) -> bool {
    figure.measure == Measure::Level && matches!(figure.unit.as_deref(), Some("%" | "‰" | "倍"))
}

/// The range in which a figure is plausible, and by what its number is to be multiplied before.
fn range(indicator: &Indicator, figure: &Figure) -> Option<([f64; 2], f64)> {
    let p = &indicator.plausible;
    let (factor, base) = figure.unit.as_deref().map_or((1.0, ""), scale);
    let ratio = matches!(base, "%" | "‰" | "");
    let points = base.contains("百分点") || base == "个点";
    let found = match figure.measure {
        // 增长1.6倍 is 160%.
        Measure::Growth => (p.growth?, if base == "倍" { 100.0 } else { 1.0 }),
        Measure::Decline => (p.decline?, 1.0),
        Measure::Level if ratio || (base == indicator.unit && p.amount.is_none()) => {
            // 8.35% where 8.35‰ is meant.
            (p.level?, if base == "%" && indicator.unit == "‰" { 10.0 } else { factor })
        }
        Measure::Level => (p.amount?, factor * weight(base)),
        Measure::Change if points => (p.change?, 1.0),
        Measure::Gap if points => (p.gap?, 1.0),
        _ => return None,
    };
    Some(found)
}

/// 粮食 is weighed in 斤 by some and in 吨 by others.
fn weight(base: &str) -> f64 {
    match base {
        "斤" => 0.0005,
        "公斤" | "千克" => 0.001,
        _ => 1.0,
    }
}
