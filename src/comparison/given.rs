//! Numbers from outside beside what reports say: official finals and changed aims, found in one way for tables and
//! charts. What cannot stand on the axis of a comparison is left out of it.

use super::compare::Axis;
use super::model::{Entry, Source, Standing, Turned};
use super::table::{Fact, FactKind, Facts, Number, Retold, negative, tidy};
use crate::figures::{Indicator, Measure, Tier};
use crate::quantity::Value;

/// Numbers from outside about one indicator.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// All numbers that there are.
    pub facts: &'a Facts,
    /// The indicator.
    pub indicator: &'a Indicator,
}

impl<'a> Given<'a> {
    /// The official final number of the year before a report's own.
    pub(super) fn last_final(&self, s: &Source<'_>) -> Option<(&'a Fact, Number)> {
        let fact = self.last(s, FactKind::Final)?;
        Some((fact, Number::given(fact.value, fact.unit.as_deref(), self.indicator)?))
    }

    /// The aim of the year before a report's own as it was changed within the year.
    pub(super) fn last_aim(&self, s: &Source<'_>) -> Option<Retold> {
        let fact = self.last(s, FactKind::RevisedAim)?;
        let (value, words, unit) = (fact.value, fact.words.clone(), fact.unit.clone());
        Some(Retold { value, words, unit, revised: true, reckoned: false, said: None })
    }

    fn last(&self, s: &Source<'_>, kind: FactKind) -> Option<&'a Fact> {
        self.facts.find(s, s.year()? - 1, &self.indicator.id, kind)
    }

    /// The final number on an axis; it leads to the sentence of the report's own result.
    pub(super) fn final_entry(
        &self,
        axis: &Axis<'_>,
        s: &Source<'_>,
        reading: usize,
        actual: &[Entry],
    ) -> Option<Entry> {
        let (fact, number) = self.last_final(s)?;
        let beside = actual.iter().find_map(|e| e.figure);
        entry(axis, (reading, beside), &number, self.words(&fact.words, fact.unit.as_deref()))
    }

    /// A changed aim on an axis.
    pub(super) fn aim_entry(&self, axis: &Axis<'_>, at: (usize, Option<usize>), aim: &Retold) -> Option<Entry> {
        let number = Number::given(aim.value, aim.unit.as_deref(), self.indicator)?;
        entry(axis, at, &number, self.words(&aim.words, aim.unit.as_deref()))
    }

    /// A bare number has its unit beside it: 5.2 of a table is 5.2%.
    pub(super) fn words(&self, words: &str, unit: Option<&str>) -> String {
        let bare = words.ends_with(|c: char| c.is_numeric());
        let words = words.replace('-', "−");
        if bare { format!("{words}{}", unit.unwrap_or(&self.indicator.unit)) } else { words }
    }
}

fn entry(axis: &Axis<'_>, (reading, figure): (usize, Option<usize>), n: &Number, words: String) -> Option<Entry> {
    let (value, turned) = placed(axis, n)?;
    Some(Entry {
        reading,
        figure,
        outside: true,
        value,
        words,
        by_hand: false,
        standing: Standing::Axis,
        tier: Tier::Base,
        tone_word: None,
        basis: None,
        relative_to: None,
        turned,
        plan: false,
    })
}

/// The number in the unit of an axis; null where the axis measures something else.
fn placed(axis: &Axis<'_>, n: &Number) -> Option<(Value, Option<Turned>)> {
    if axis.query.of.is_some() || n.base != axis.unit.base {
        return None;
    }
    let scaled = |v: f64| tidy(v / axis.unit.factor);
    let value = Value { low: n.value.low.map(scaled), high: n.value.high.map(scaled), ..n.value };
    match (axis.query.measure, n.measure) {
        (a, b) if a == b => Some((value, None)),
        (Measure::Growth, Measure::Decline) | (Measure::Decline, Measure::Growth) if n.base == "%" => {
            Some((negative(value), Some(Turned::Sign)))
        }
        _ => None,
    }
}
