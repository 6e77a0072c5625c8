//! Coding rules: how a value as written becomes one number, and what counts as a hard constraint. Chosen once, used by
//! every table and rank. A rule never changes what is shown as written.

use serde::{Deserialize, Serialize};

use crate::figures::{Figure, Nature, Tone};
use crate::quantity::{Bound, Value};

/// Which number stands for a value that has a bound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Point {
    /// The middle of a range; the number as written for 左右, 以上 and 以内.
    #[default]
    Mid,
    /// The lower end; none for 以内, which has no lower end.
    Low,
    /// The upper end; none for 以上, which has no upper end.
    High,
    /// None: only what is written without a bound is a number.
    Missing,
}

impl Point {
    /// All, the default first.
    pub const ALL: [Self; 4] = [Self::Mid, Self::Low, Self::High, Self::Missing];

    /// Its name in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Mid => "mid",
            Self::Low => "low",
            Self::High => "high",
            Self::Missing => "missing",
        }
    }

    fn of(self, low: Option<f64>, high: Option<f64>) -> Option<f64> {
        match self {
            Self::Mid => Value { bound: Bound::Range, low, high }.point(),
            Self::Low => low,
            Self::High => high,
            Self::Missing => None,
        }
    }
}

/// Whether a target binds firmly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Constraint {
    /// 硬约束.
    Hard,
    /// 软约束.
    Soft,
}

impl Constraint {
    /// Its name in files.
    pub fn code(self) -> &'static str {
        if self == Self::Hard { "hard" } else { "soft" }
    }
}

/// What makes a target hard or soft. The first that says something decides: its nature (约束性), its word of tone
/// (确保), its bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Hardness {
    /// 约束性; null leaves it to the tone.
    pub binding: Option<Constraint>,
    /// 预期性; null leaves it to the tone.
    pub expected: Option<Constraint>,
    /// 确保, 必须; null leaves it to the bound.
    pub ensure: Option<Constraint>,
    /// 力争, 努力; null leaves it to the bound.
    pub strive: Option<Constraint>,
    /// 6.5%.
    pub exact: Constraint,
    /// 7%左右.
    pub about: Constraint,
    /// 6%以上.
    pub at_least: Constraint,
    /// 3.5%以内.
    pub at_most: Constraint,
    /// 6%—7%.
    pub range: Constraint,
    /// 完成省下达任务.
    pub assigned: Constraint,
    /// All other words in place of a number: 与经济增长同步, 正增长.
    pub relation: Constraint,
}

impl Default for Hardness {
    /// 预期性 stands before nearly every list of aims and tells none from another: it decides nothing.
    fn default() -> Self {
        Self {
            binding: Some(Constraint::Hard),
            expected: None,
            ensure: Some(Constraint::Hard),
            strive: Some(Constraint::Soft),
            exact: Constraint::Hard,
            about: Constraint::Soft,
            at_least: Constraint::Hard,
            at_most: Constraint::Hard,
            range: Constraint::Soft,
            assigned: Constraint::Hard,
            relation: Constraint::Soft,
        }
    }
}

impl Hardness {
    /// Whether a bound alone is hard.
    pub fn of_bound(&self, bound: Bound) -> Constraint {
        match bound {
            Bound::Exact => self.exact,
            Bound::About => self.about,
            Bound::AtLeast => self.at_least,
            Bound::AtMost => self.at_most,
            Bound::Range => self.range,
            Bound::Assigned => self.assigned,
            _ => self.relation,
        }
    }
}

/// The rules by which what is written becomes data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Coding {
    /// Of 6%—7%.
    pub range: Point,
    /// Of 7%左右.
    pub about: Point,
    /// Of 6%以上.
    pub at_least: Point,
    /// Of 3.5%以内.
    pub at_most: Point,
    /// Hard or soft.
    pub hard: Hardness,
}

impl Coding {
    /// The same choice for every bound.
    pub fn all(point: Point) -> Self {
        Self { range: point, about: point, at_least: point, at_most: point, ..Self::default() }
    }

    /// The choice that holds for every bound; nothing when they differ.
    pub fn common(&self) -> Option<Point> {
        let all = [self.about, self.at_least, self.at_most];
        all.iter().all(|p| *p == self.range).then_some(self.range)
    }

    /// The number that stands for a value; null for relations and where the rule gives none.
    pub fn point(&self, value: Value) -> Option<f64> {
        match value.bound {
            Bound::Exact => value.point(),
            Bound::About => self.about.of(value.low, value.high),
            Bound::AtLeast => self.at_least.of(value.low, None),
            Bound::AtMost => self.at_most.of(None, value.high),
            Bound::Range => self.range.of(value.low, value.high),
            _ => None,
        }
    }

    /// Whether the rule gives a number to values that are bound so; relations have none.
    pub fn has_point(&self, bound: Bound) -> bool {
        self.point(Value { bound, low: Some(0.0), high: Some(0.0) }).is_some()
    }

    /// Whether a target is hard or soft; null for results.
    pub fn constraint(&self, figure: &Figure) -> Option<Constraint> {
        if figure.kind != crate::figures::Kind::Target {
            return None;
        }
        let nature = figure.further.nature.and_then(|n| match n.value {
            Nature::Binding => self.hard.binding,
            Nature::Expected => self.hard.expected,
        });
        let tone = match figure.tone {
            Tone::Ensure => self.hard.ensure,
            Tone::Strive => self.hard.strive,
            Tone::None => None,
        };
        Some(nature.or(tone).unwrap_or_else(|| self.hard.of_bound(figure.value.bound)))
    }

    /// The rules in one word, for a column of data: `range=mid;about=mid;at_least=mid;at_most=mid`.
    pub fn code(&self) -> String {
        let parts =
            [("range", self.range), ("about", self.about), ("at_least", self.at_least), ("at_most", self.at_most)];
        parts.map(|(name, point)| format!("{name}={}", point.code())).join(";")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::tests::support;

    fn value(bound: Bound, low: Option<f64>, high: Option<f64>) -> Value {
        Value { bound, low, high }
    }

    /// Every bound by every rule. 以内 has no lower end and 以上 no upper one: no number is made up for it.
    #[test]
    fn a_bound_becomes_a_point_by_the_rule_and_by_no_other() {
        let range = value(Bound::Range, Some(6.0), Some(7.0));
        let about = value(Bound::About, Some(7.0), Some(7.0));
        let least = value(Bound::AtLeast, Some(6.0), None);
        let most = value(Bound::AtMost, None, Some(3.5));
        let exact = value(Bound::Exact, Some(6.5), Some(6.5));
        let all = |point| [range, about, least, most, exact].map(|v| Coding::all(point).point(v));
        assert_eq!(all(Point::Mid), [Some(6.5), Some(7.0), Some(6.0), Some(3.5), Some(6.5)]);
        assert_eq!(all(Point::Low), [Some(6.0), Some(7.0), Some(6.0), None, Some(6.5)]);
        assert_eq!(all(Point::High), [Some(7.0), Some(7.0), None, Some(3.5), Some(6.5)]);
        assert_eq!(all(Point::Missing), [None, None, None, None, Some(6.5)]);
        assert_eq!(Coding::default().point(Value::relation(Bound::Positive)), None);
        let mixed = Coding { at_least: Point::Missing, ..Coding::default() };
        assert_eq!((mixed.point(least), mixed.point(range), mixed.common()), (None, Some(6.5), None));
        assert_eq!(mixed.code(), "range=mid;about=mid;at_least=missing;at_most=mid");
    }

    #[test]
    fn nature_goes_before_tone_and_tone_before_bound() {
        let said = support::province("甲", 11, 2023).gdp("6%以上").gdp("7%左右").gdp("6%").stretch();
        let coding = Coding::default();
        let all: Vec<_> = said.figures.iter().map(|f| coding.constraint(f)).collect();
        assert_eq!(all, [Some(Constraint::Hard), Some(Constraint::Soft), Some(Constraint::Soft)]);
        let mut figure = said.figures[2].clone();
        figure.further.nature =
            Some(crate::figures::Said { value: Nature::Binding, words: crate::text::Span::new(0, 0) });
        assert_eq!(coding.constraint(&figure), Some(Constraint::Hard));
        figure.kind = crate::figures::Kind::Actual;
        assert_eq!(coding.constraint(&figure), None);
        let by_bound = Coding { hard: Hardness { strive: None, ..Hardness::default() }, ..coding };
        assert_eq!(by_bound.constraint(&said.figures[2]), Some(Constraint::Hard));
    }

    /// Settings written by an older program are read: what they do not say is as by default.
    #[test]
    fn rules_are_kept_in_settings() {
        let coding = Coding { range: Point::Low, ..Coding::default() };
        let kept = serde_json::to_string(&coding).unwrap();
        assert_eq!(serde_json::from_str::<Coding>(&kept).unwrap(), coding);
        assert_eq!(serde_json::from_str::<Coding>("{\"range\":\"low\"}").unwrap(), coding);
    }
}
