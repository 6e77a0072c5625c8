//! How a number binds, and the number as written (coding manual, “Bounds”).

use serde::{Deserialize, Serialize};

/// How a figure's number, or its relation, binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// 增长6.5%.
    Exact,
    /// 7%左右, 约7%.
    About,
    /// 6%以上, 不低于6%, 突破1800亿元.
    AtLeast,
    /// 控制在3.5%以内, 不超过3.5%.
    AtMost,
    /// 6%—7%.
    Range,
    /// 与经济增长同步.
    Sync,
    /// 高于全省平均水平, without a number.
    Faster,
    /// 低于全国平均水平, without a number.
    Slower,
    /// 完成省下达的任务.
    Assigned,
    /// 保稳提质, 保持稳定.
    Stable,
    /// 正增长, 稳步增长.
    Positive,
}

impl Bound {
    /// Whether this bound has words instead of a number.
    pub fn is_relation(self) -> bool {
        self >= Bound::Sync
    }
}

/// A number as written, in the unit as written. Both ends are null for a relation.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Value {
    /// How it binds.
    pub bound: Bound,
    /// The number, or the lower end; null for at_most and relations.
    pub low: Option<f64>,
    /// The number, or the upper end; null for at_least and relations.
    pub high: Option<f64>,
}

impl Value {
    /// A relation: no number of its own.
    pub fn relation(bound: Bound) -> Self {
        Self { bound, low: None, high: None }
    }

    /// Where the value stands when one number must be placed on an axis: the number itself, or the midpoint of a
    /// range; null for relations.
    pub fn point(self) -> Option<f64> {
        match (self.low, self.high) {
            (Some(l), Some(h)) => Some((l + h) / 2.0),
            (l, h) => l.or(h),
        }
    }

    /// The value in the words of the reports, where it stands nowhere in these words: 6%左右, 16%以上, 4.5%—5%. Empty for
    /// a relation.
    pub fn written(self, unit: Option<&str>) -> String {
        let unit = unit.unwrap_or("");
        // Without the dust of binary fractions: 5.1 − 0.1 is 5.
        let n = |v: Option<f64>| v.map(|n| ((n * 1e6).round() / 1e6 + 0.0).to_string()).unwrap_or_default();
        match self.bound {
            bound if bound.is_relation() => String::new(),
            Bound::About => format!("{}{unit}左右", n(self.low)),
            Bound::AtLeast => format!("{}{unit}以上", n(self.low)),
            Bound::AtMost => format!("{}{unit}以内", n(self.high)),
            Bound::Range => format!("{}{unit}—{}{unit}", n(self.low), n(self.high)),
            _ => format!("{}{unit}", n(self.low)),
        }
    }
}
