//! A figure as a number that can be set against another: in base units, 下降 as a negative rise, 103 as a rise of 3.

use super::model::Why;
use crate::comparison::compare::{same_whole, whole};
use crate::comparison::unit;
use crate::figures::{Family, Figure, Indicator, Measure};
use crate::quantity::{Bound, Value};

/// A number with all that decides what it can be set against.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::comparison) struct Number {
    pub measure: Measure,
    /// In units of `base`.
    pub value: Value,
    pub base: String,
    /// How many of the base the unit as written is.
    pub factor: f64,
    /// The unit as written; % where an index level is told as a rise.
    pub written: Option<String>,
    of: Option<String>,
    basis: Option<String>,
    /// 市本级, 市区: only a part of the place.
    part: bool,
}

impl Number {
    /// A figure of an indicator; null for relations and gaps, which have no number of their own.
    pub fn of(f: &Figure, indicator: Option<&Indicator>) -> Option<Self> {
        Self::with(f, f.value, indicator)
    }

    /// The same with another value: an aim that is told beside a result.
    pub fn with(f: &Figure, value: Value, indicator: Option<&Indicator>) -> Option<Self> {
        if value.bound.is_relation() || matches!(f.measure, Measure::Relation | Measure::Gap) {
            return None;
        }
        value.point()?;
        let u = unit(f.unit.as_deref());
        let mut n = Self {
            measure: f.measure,
            value: times(value, u.factor),
            base: u.base,
            factor: u.factor,
            written: f.unit.clone(),
            of: f.of.as_deref().map(whole),
            basis: f.basis.clone().filter(|b| !is_usual(b, indicator)),
            part: f.further.scope.iter().any(|s| s.value.is_part()),
        };
        n.align(indicator);
        Some(n)
    }

    /// A number from outside: a final, or an aim that a person filled in.
    pub fn given(value: Value, written: Option<&str>, indicator: &Indicator) -> Option<Self> {
        value.point()?;
        let u = unit(written.or(Some(indicator.unit.as_str())));
        let rate = matches!(u.base.as_str(), "%" | "‰");
        let measure = if rate { indicator.measure } else { Measure::Level };
        let value = times(value, u.factor);
        let written = Some(written.unwrap_or(&indicator.unit).to_owned());
        let (base, factor) = (u.base, u.factor);
        let mut n = Self { measure, value, base, factor, written, of: None, basis: None, part: false };
        n.align(Some(indicator));
        Some(n)
    }

    /// A plain rate in percent.
    pub fn rate(value: Value) -> Self {
        let (base, written) = ("%".to_owned(), Some("%".to_owned()));
        Self { measure: Measure::Growth, value, base, factor: 1.0, written, of: None, basis: None, part: false }
    }

    /// Its 口径, where it is no usual one.
    pub fn basis(&self) -> Option<String> {
        self.basis.clone()
    }

    /// Whether it is of the whole place and no share; growth in real terms is as plain as any.
    pub fn is_plain(&self) -> bool {
        let real = |b: &String| ["价格", "实际", "可比价", "不变价"].iter().any(|w| b.contains(w));
        self.of.is_none() && !self.part && self.basis.as_ref().is_none_or(real)
    }

    /// Says what the indicator usually says: 下降5.7% of what grows is a rise of −5.7, a price index of 102 one of 2.
    fn align(&mut self, indicator: Option<&Indicator>) {
        let Some(i) = indicator else { return };
        let turned = (self.measure == Measure::Decline && i.measure == Measure::Growth)
            || (self.measure == Measure::Growth && i.measure == Measure::Decline);
        if turned && self.base == "%" {
            self.measure = i.measure;
            self.value = negative(self.value);
        }
        let index = i.index.is_some_and(|from| self.value.point().is_some_and(|p| p >= from));
        if index && self.measure == Measure::Level {
            self.measure = Measure::Growth;
            self.base = "%".to_owned();
            self.written = Some(self.base.clone());
            self.value = shifted(self.value, -100.0);
        }
    }

    /// Whether two numbers may be set against each other.
    pub fn comparable(&self, other: &Self) -> Result<(), Why> {
        let rate = |n: &Self| n.measure == Measure::Level && n.base == "%";
        match () {
            () if !same_whole(self.of.as_deref(), other.of.as_deref(), rate(self) && rate(other)) => Err(Why::Share),
            () if self.measure != other.measure => Err(Why::Measure),
            () if self.base != other.base => Err(Why::Unit),
            () if self.part != other.part => Err(Why::Scope),
            () if self.basis != other.basis => Err(Why::Basis),
            () => Ok(()),
        }
    }
}

/// Growth of value added is always told at constant prices, and 自然口径 is revenue as it came in: saying so makes it no
/// other number.
fn is_usual(basis: &str, indicator: Option<&Indicator>) -> bool {
    if basis.contains("自然口径") {
        return true;
    }
    let total = indicator.is_some_and(|i| i.family == Family::Total);
    total && (basis.contains("可比价") || basis.contains("不变价"))
}

fn times(v: Value, by: f64) -> Value {
    Value { low: v.low.map(|n| n * by), high: v.high.map(|n| n * by), ..v }
}

fn shifted(v: Value, by: f64) -> Value {
    Value { low: v.low.map(|n| tidy(n + by)), high: v.high.map(|n| tidy(n + by)), ..v }
}

pub(in crate::comparison) fn negative(v: Value) -> Value {
    let bound = match v.bound {
        Bound::AtLeast => Bound::AtMost,
        Bound::AtMost => Bound::AtLeast,
        other => other,
    };
    Value { bound, low: v.high.map(|n| -n), high: v.low.map(|n| -n) }
}

/// A difference without the dust of binary fractions: 5.1 − 5 is 0.1.
pub(in crate::comparison) fn tidy(n: f64) -> f64 {
    let rounded = (n * 1e6).round() / 1e6;
    if rounded == 0.0 { 0.0 } else { rounded }
}
