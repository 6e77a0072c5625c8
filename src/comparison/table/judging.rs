//! Last year's aim against the result: which aim counts, which result, and what forbids a plain verdict.

use super::build::Room;
use super::model::*;
use super::number::{Number, tidy};
use super::revised::Revision;
use super::verdict::{judge, margin};
use crate::comparison::panel::missing;
use crate::comparison::{Given, Missing};
use crate::figures::{Figure, Indicator, Kind, Tier};

/// A judgement and the aim it was made by.
pub(super) struct Judged {
    pub judgement: Judgement,
    aim: Option<Number>,
}

/// An aim of last year that a result can be set against.
struct Aim<'a> {
    /// As written.
    words: String,
    /// Null where it has no number of its own.
    number: Option<Number>,
    /// Whether it is the one that was changed within the year.
    revised: bool,
    /// Its figure in last year's report; null for one that is told.
    figure: Option<&'a Figure>,
}

pub(super) fn unjudged(why: Why) -> Judgement {
    Judgement {
        verdict: Verdict::Unjudged(why),
        against: None,
        revised: false,
        actual: None,
        leans: None,
        bases: None,
        margin: None,
        said: None,
    }
}

impl Room<'_> {
    pub(super) fn judge(
        &self,
        column: &Column,
        reading: usize,
        last: &Last,
        actual: &[Outcome],
        general: Option<&Revision>,
    ) -> Judged {
        let indicator = self.lexicon.by_id(&column.indicator);
        let aims = self.aims(indicator, last, actual);
        let results: Vec<Option<Number>> = actual
            .iter()
            .map(|o| self.sources.get(o.entry.reading)?.figures.get(o.entry.figure?))
            .map(|f| Number::of(f?, indicator))
            .collect();
        let (mut judgement, aim) = self.measured(column, reading, last, &aims, &results);
        let by = judgement.actual.and_then(|i| actual.get(i));
        let said = by.or_else(|| actual.iter().find(|o| o.said.is_some())).and_then(|o| o.said.clone());
        judgement.said = said.or_else(|| actual.iter().find_map(|o| o.said.clone())).or_else(|| last.revised.clone());
        let changed = last.revised.is_some() && !judgement.revised;
        // 较好完成了调整后的目标任务 does not say which: what was reached all the same was reached.
        let perhaps = general.filter(|_| matches!(judgement.verdict, Verdict::Missed | Verdict::Unjudged(Why::Near)));
        if changed || (perhaps.is_some() && !judgement.revised) {
            judgement.verdict = Verdict::Revised;
        }
        judgement.said = judgement.said.or_else(|| perhaps.map(|r| r.said.clone()));
        Judged { judgement, aim }
    }

    /// The first aim that a result can be measured against: two numbers of one kind, else what an aim leans on, else
    /// why there is none.
    fn measured(
        &self,
        column: &Column,
        reading: usize,
        last: &Last,
        aims: &[Aim<'_>],
        results: &[Option<Number>],
    ) -> (Judgement, Option<Number>) {
        let pairs = aims.iter().flat_map(|a| results.iter().enumerate().map(move |(i, r)| (a, i, r.as_ref())));
        let mut numbers = pairs.filter_map(|(a, i, r)| Some((a, i, a.number.as_ref()?, r?)));
        if let Some((aim, i, number, result)) = numbers.find(|(_, _, a, r)| a.comparable(r).is_ok()) {
            let judgement = Judgement {
                verdict: judge(number, result, column.sense),
                margin: margin(number, result, column.sense),
                actual: Some(i),
                against: Some(aim.words.clone()),
                revised: aim.revised,
                ..unjudged(Why::Relation)
            };
            return (judgement, Some(number.clone()));
        }
        let mut why = self.why(column, reading, last, aims, results);
        if let (Why::Relation, Some((aim, figure))) = (why, aims.first().and_then(|a| Some((a, a.figure?)))) {
            match self.lean(column, reading, figure, results) {
                Ok(found) => {
                    let judgement = Judgement {
                        verdict: found.verdict,
                        margin: Some(found.margin),
                        actual: Some(found.result),
                        against: Some(aim.words.clone()),
                        leans: Some(found.words).filter(|w| !w.is_empty()),
                        ..unjudged(why)
                    };
                    return (judgement, None);
                }
                Err(other) => why = other,
            }
        }
        let bases = (why == Why::Basis).then(|| {
            let basis = |n: Option<&Number>| n.and_then(Number::basis);
            (basis(aims.first().and_then(|a| a.number.as_ref())), basis(results.iter().flatten().next()))
        });
        (Judgement { against: aims.first().map(|a| a.words.clone()), bases, ..unjudged(why) }, None)
    }

    /// Last year's aims that a result can be set against, the first one counts: the changed one where its number is
    /// known, then last year's report, then what the review retells.
    fn aims<'a>(&'a self, indicator: Option<&Indicator>, last: &'a Last, actual: &[Outcome]) -> Vec<Aim<'a>> {
        let beside = actual.iter().find_map(|o| self.sources.get(o.entry.reading)?.figures.get(o.entry.figure?));
        let retold = last.retold.as_ref().map(|r| {
            let number = match (&r.said, beside) {
                (Some(_), Some(f)) => Number::with(f, r.value, indicator),
                _ => indicator.and_then(|i| Number::given(r.value, r.unit.as_deref(), i)),
            };
            Aim { words: r.words.clone(), number, revised: r.revised, figure: None }
        });
        let report = self.figures(&last.cell).into_iter().filter(|s| s.0.tier == Tier::Base);
        let of_report = |s: super::wording::Stated<'a>| Aim {
            words: s.0.words.clone(),
            number: Number::of(s.1, indicator),
            revised: false,
            figure: Some(s.1),
        };
        let mut all: Vec<Aim<'_>> = report.map(of_report).collect();
        if let Some(r) = retold {
            all.insert(if last.counted().is_some() { 0 } else { all.len() }, r);
        }
        all
    }

    /// Why no two numbers can be set against each other; where several forbid it, the one nearest to comparing.
    fn why(&self, column: &Column, reading: usize, last: &Last, aims: &[Aim<'_>], results: &[Option<Number>]) -> Why {
        let Some(first) = aims.first() else {
            return Why::NoLast(Missing::of(&last.cell).unwrap_or(Missing::NotStated));
        };
        if results.is_empty() {
            let of = |s| missing(s, Kind::Actual, &column.indicator);
            return Why::NoActual(self.sources.get(reading).map_or(Missing::NoReport, of));
        }
        let Some(aim) = &first.number else { return Why::Relation };
        let reasons = results.iter().flatten().filter_map(|r| aim.comparable(r).err());
        let far = |w: &Why| match w {
            Why::Basis => 0,
            Why::Scope => 1,
            Why::Unit => 2,
            Why::Measure => 3,
            _ => 4,
        };
        reasons.min_by_key(far).unwrap_or(Why::Relation)
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
        let given = Given { facts: self.facts, indicator: indicator? };
        let (fact, number) = given.last_final(s)?;
        let said = actual.iter().filter_map(|o| Number::of(s.figures.get(o.entry.figure?)?, indicator));
        let same = said.into_iter().find(|n| n.comparable(&number).is_ok());
        let point = |n: &Number| n.value.point();
        let difference = same.and_then(|n| Some(tidy((point(&number)? - point(&n)?) / number.factor)));
        let verdict = match (&judged.aim, judged.judgement.verdict) {
            (_, Verdict::Revised) => Verdict::Revised,
            (Some(aim), _) => judge(aim, &number, column.sense),
            (None, Verdict::Unjudged(why)) => Verdict::Unjudged(why),
            (None, _) => Verdict::Unjudged(Why::Relation),
        };
        let words = given.words(&fact.words, fact.unit.as_deref());
        Some(Official { words, value: fact.value, difference, verdict })
    }
}
