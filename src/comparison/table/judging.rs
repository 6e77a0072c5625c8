//! Last year's aim against the result: which aim counts, which result, and what forbids a plain verdict.

use super::build::Room;
use super::facts::FactKind;
use super::model::*;
use super::number::{Number, tidy};
use super::revised::Revision;
use super::verdict::{judge, margin};
use crate::figures::{Indicator, Tier};

/// A judgement and the aim it was made by.
pub(super) struct Judged {
    pub judgement: Judgement,
    aim: Option<Number>,
}

pub(super) fn unjudged(why: Why) -> Judgement {
    Judgement { verdict: Verdict::Unjudged(why), against: None, revised: false, actual: None, margin: None, said: None }
}

impl Room<'_> {
    pub(super) fn judge(
        &self,
        column: &Column,
        indicator: Option<&Indicator>,
        last: &Last,
        actual: &[Outcome],
        general: Option<&Revision>,
    ) -> Judged {
        let aims = self.aims(indicator, last, actual);
        let results: Vec<Option<Number>> = actual
            .iter()
            .map(|o| self.sources.get(o.entry.reading)?.figures.get(o.entry.figure))
            .map(|f| Number::of(f?, indicator))
            .collect();
        let pairs = aims.iter().flat_map(|a| results.iter().enumerate().map(move |(i, r)| (a, i, r.as_ref())));
        let fit =
            pairs.filter_map(|(a, i, r)| Some((a, i, a.1.as_ref()?, r?))).find(|(_, _, a, r)| a.comparable(r).is_ok());
        let mut judgement = unjudged(self.why(&aims, &results));
        let mut aim = None;
        if let Some((words, i, number, result)) = fit {
            judgement.verdict = judge(number, result, column.sense);
            judgement.margin = margin(number, result, column.sense);
            judgement.actual = Some(i);
            judgement.against = Some(words.0.clone());
            judgement.revised = words.2;
            judgement.said = actual.get(i).and_then(|o| o.said.clone());
            aim = Some(number.clone());
        } else {
            judgement.against = aims.first().map(|a| a.0.clone());
        }
        judgement.said = judgement.said.or_else(|| actual.iter().find_map(|o| o.said.clone()));
        judgement.said = judgement.said.or_else(|| last.revised.clone());
        let changed = last.revised.is_some() && !judgement.revised;
        // 较好完成了调整后的目标任务 does not say which: what was reached all the same was reached.
        let perhaps = general.filter(|_| matches!(judgement.verdict, Verdict::Missed | Verdict::Unjudged(Why::Near)));
        if changed || (perhaps.is_some() && !judgement.revised) {
            judgement.verdict = Verdict::Revised;
        }
        judgement.said = judgement.said.or_else(|| perhaps.map(|r| r.said.clone()));
        Judged { judgement, aim }
    }

    /// Last year's aims that a result can be set against, the first one counts: the changed one where its number is
    /// known, then last year's report, then what the review retells. With words and whether it is the changed one.
    fn aims(
        &self,
        indicator: Option<&Indicator>,
        last: &Last,
        actual: &[Outcome],
    ) -> Vec<(String, Option<Number>, bool)> {
        let beside = actual.iter().find_map(|o| self.sources.get(o.entry.reading)?.figures.get(o.entry.figure));
        let retold = last.retold.as_ref().map(|r| {
            let number = match (&r.said, beside) {
                (Some(_), Some(f)) => Number::with(f, r.value, indicator),
                _ => indicator.and_then(|i| Number::given(r.value, r.unit.as_deref(), i)),
            };
            (r.words.clone(), number, r.revised)
        });
        let report = self.figures(&last.cell).into_iter().filter(|s| s.0.tier == Tier::Base);
        let mut all: Vec<_> = report.map(|s| (s.0.words.clone(), Number::of(s.1, indicator), false)).collect();
        if let Some(r) = retold {
            all.insert(if last.counted().is_some() { 0 } else { all.len() }, r);
        }
        all
    }

    /// Why nothing can be judged.
    fn why(&self, aims: &[(String, Option<Number>, bool)], results: &[Option<Number>]) -> Why {
        match (aims.first(), results.iter().flatten().next()) {
            (None, _) => Why::NoLast,
            (Some((_, None, _)), _) => Why::Relation,
            (_, None) => Why::NoActual,
            (Some((_, Some(a), _)), Some(r)) => a.comparable(r).err().unwrap_or(Why::Measure),
        }
    }

    pub(super) fn official(
        &self,
        column: &Column,
        indicator: Option<&Indicator>,
        reading: usize,
        judged: &Judged,
        actual: &[Outcome],
    ) -> Option<Official> {
        let s = self.sources.get(reading)?;
        let fact = self.facts.find(s, s.year()? - 1, &column.indicator, FactKind::Final)?;
        let number = Number::given(fact.value, fact.unit.as_deref(), indicator?)?;
        let said = actual.iter().filter_map(|o| Number::of(s.figures.get(o.entry.figure)?, indicator));
        let same = said.into_iter().find(|n| n.comparable(&number).is_ok());
        let point = |n: &Number| n.value.point();
        let difference = same.and_then(|n| Some(tidy((point(&number)? - point(&n)?) / number.factor)));
        let verdict = match (&judged.aim, judged.judgement.verdict) {
            (_, Verdict::Revised) => Verdict::Revised,
            (Some(aim), _) => judge(aim, &number, column.sense),
            (None, _) => Verdict::Unjudged(Why::NoLast),
        };
        Some(Official { words: fact.words.clone(), value: fact.value, difference, verdict })
    }
}
