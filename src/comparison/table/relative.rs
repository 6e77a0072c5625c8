//! Aims that lean on another number: 与经济增长同步, 高于全国平均水平, 高于全省1个百分点, 正增长. Judged where what they lean on
//! stands in the library; where it does not, nothing is guessed.

use super::build::Room;
use super::model::*;
use super::number::{Number, tidy};
use super::verdict::judge;
use crate::comparison::{Source, above};
use crate::figures::{Figure, Horizon, Indicator, Kind, Lexicon, Measure, Sense};
use crate::quantity::{Bound, Value};
use crate::region::Level;

/// Whose number an aim leans on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// 全国.
    Nation,
    /// 全省, 全区.
    Province,
    /// 全市, said by a county.
    City,
    /// The place's own, of the year before.
    LastYear,
    /// The place's own of the same year.
    Own,
}

/// What an aim leans on: whose number, and of which indicator; null for the aim's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lean {
    pub whose: Whose,
    pub indicator: Option<String>,
}

/// Whose number words name as a measure, and whether it is the rise of the economy: one answer for all spellings.
pub(super) fn measured_by(words: &str) -> (Whose, bool) {
    let has = |all: &[&str]| all.iter().any(|w| words.contains(w));
    let whose = match () {
        () if has(&["全国", "国家"]) => Whose::Nation,
        () if has(&["全省", "省平", "本省", "全区", "自治区", "省级"]) || words == "省" => {
            Whose::Province
        }
        () if has(&["全市", "市平"]) => Whose::City,
        () if has(&["上年", "去年", "上一年"]) => Whose::LastYear,
        () => Whose::Own,
    };
    (whose, has(&["经济", "生产总值", "GDP"]))
}

impl Lean {
    /// What words name as the measure of an aim; null where they name several or none.
    pub fn of(words: &str, lexicon: &Lexicon) -> Option<Self> {
        if ["和", "及", "、", "任务", "下达", "目标", "标准", "要求"].iter().any(|w| words.contains(w)) {
            return None;
        }
        let (whose, economy) = measured_by(words);
        let named = || {
            let (_, found) = lexicon.find(words).next()?;
            lexicon.indicators().get(found.indicator).map(|i| i.id.clone())
        };
        let indicator = if economy { Some("gdp".to_owned()) } else { named() };
        // 与…同步 without a word of what with says nothing that could be looked up.
        (whose != Whose::Own || indicator.is_some()).then_some(Self { whose, indicator })
    }
}

/// The verdict on an aim that leans on another number.
pub(super) struct Leaning {
    pub verdict: Verdict,
    /// The number that it leans on, in words: 全国5.2%.
    pub words: String,
    /// Which result was measured.
    pub result: usize,
    /// How far it lies above.
    pub margin: f64,
}

/// A result so little below the number with which it shall keep step cannot be called behind it.
const STEP: f64 = 0.5;

impl Room<'_> {
    /// Judges an aim by what it leans on.
    pub(super) fn lean(
        &self,
        column: &Column,
        reading: usize,
        aim: &Figure,
        results: &[Option<Number>],
    ) -> Result<Leaning, Why> {
        let rate = |n: &Number| n.measure == Measure::Growth && n.base == "%" && n.is_plain();
        let found = results.iter().enumerate().filter_map(|(i, r)| Some((i, r.as_ref()?)));
        let Some((result, number)) = found.clone().find(|(_, n)| rate(n)) else {
            return Err(if found.count() > 0 { Why::Measure } else { Why::Relation });
        };
        let own = number.value.point().filter(|_| number.value.bound == Bound::Exact).ok_or(Why::Vague)?;
        if aim.value.bound == Bound::Positive {
            let verdict = if own > 0.0 { Verdict::Met } else { Verdict::Missed };
            return Ok(Leaning { verdict, words: String::new(), result, margin: own });
        }
        let leans =
            matches!(aim.value.bound, Bound::Sync | Bound::Faster | Bound::Slower) || aim.measure == Measure::Gap;
        let said = aim.relative_to.as_deref().filter(|_| leans).ok_or(Why::Relation)?;
        let lean = Lean::of(said, self.lexicon).ok_or(Why::Relation)?;
        let (name, other) = self.leant_on(column, reading, &lean).ok_or(Why::Reference)?;
        let verdict = verdict(aim, own, other, column.sense)?;
        Ok(Leaning { verdict, words: format!("{name}{}%", tidy(other)), result, margin: tidy(own - other) })
    }

    /// The rate that is leant on, with whose it is.
    fn leant_on(&self, column: &Column, reading: usize, lean: &Lean) -> Option<(String, f64)> {
        let s = self.sources.get(reading)?;
        let at = self.source_of(s, reading, lean.whose)?;
        let other = self.sources.get(at)?;
        let id = lean.indicator.as_deref().unwrap_or(&column.indicator);
        let indicator = self.lexicon.by_id(id)?;
        let number = rate(other, indicator)?;
        let of = if id == column.indicator { "" } else { &indicator.zh };
        let name = match lean.whose {
            Whose::Own => String::new(),
            Whose::LastYear => other.year().map(|y| format!("{}年", y - 1)).unwrap_or_default(),
            _ => other.report.place.as_ref().map(|p| p.value.name.clone()).unwrap_or_default(),
        };
        Some((format!("{name}{of}"), number))
    }

    /// The report that states the number: of the place itself, of a place above it in the same year, or of the year
    /// before.
    fn source_of(&self, s: &Source<'_>, reading: usize, whose: Whose) -> Option<usize> {
        let code = match whose {
            Whose::Own => return Some(reading),
            Whose::LastYear => return self.before(reading),
            Whose::Nation => None,
            Whose::Province | Whose::City => {
                let wanted = if whose == Whose::City { Level::City } else { Level::Province };
                // 全市 of a city is the city itself: there is nothing to lean on.
                s.level().filter(|l| *l > wanted)?;
                let mut all = std::iter::successors(s.code().map(str::to_owned), |c| above(c));
                Some(all.find(|c| level_of(c) == Some(wanted))?)
            }
        };
        let is = |o: &Source<'_>| match &code {
            Some(code) => o.code() == Some(code),
            None => o.level() == Some(Level::Nation),
        };
        (0..self.sources.len()).find(|&i| {
            let o = &self.sources[i];
            o.counted && o.year().is_some() && o.year() == s.year() && is(o)
        })
    }
}

/// The level that a code of six digits is of.
fn level_of(code: &str) -> Option<Level> {
    match (code.get(2..4)?, code.get(4..6)?) {
        ("00", "00") => Some(if code == "000000" { Level::Nation } else { Level::Province }),
        (_, "00") => Some(Level::City),
        _ => Some(Level::County),
    }
}

/// How much an indicator rose last year by a report, in percent.
fn rate(s: &Source<'_>, indicator: &Indicator) -> Option<f64> {
    let about = |f: &Figure| f.ref_year.is_none() || s.year().is_none() || f.ref_year == s.year().map(|y| y - 1);
    let of =
        |f: &&Figure| f.kind == Kind::Actual && f.indicator == indicator.id && f.horizon == Horizon::Annual && about(f);
    let numbers = s.figures.iter().filter(of).filter_map(|f| Number::of(f, Some(indicator)));
    let mut rates = numbers.filter(|n| n.measure == Measure::Growth && n.base == "%" && n.is_plain());
    rates.find(|n| n.value.bound == Bound::Exact)?.value.point()
}

/// How a rate stands to the one that it shall keep step with, exceed or stay below.
fn verdict(aim: &Figure, own: f64, other: f64, sense: Sense) -> Result<Verdict, Why> {
    if aim.measure == Measure::Gap {
        let by = |n: Option<f64>| n.map(|n| n + other);
        let value = Value { bound: aim.value.bound, low: by(aim.value.low), high: by(aim.value.high) };
        let number = |value| Number::rate(value);
        return Ok(judge(
            &number(value),
            &number(Value { bound: Bound::Exact, low: Some(own), high: Some(own) }),
            sense,
        ));
    }
    let above = tidy(own - other);
    Ok(match (aim.value.bound, sense) {
        (Bound::Faster, Sense::Floor) if above > 0.0 => Verdict::Met,
        // 不低于 is met by an equal number, 高于 is not: either is called so.
        (Bound::Faster, Sense::Floor) if above == 0.0 => Verdict::Unjudged(Why::Near),
        (Bound::Faster, Sense::Floor) => Verdict::Missed,
        (Bound::Slower, Sense::Ceiling) if above < 0.0 => Verdict::Met,
        (Bound::Slower, Sense::Ceiling) if above == 0.0 => Verdict::Unjudged(Why::Near),
        (Bound::Slower, Sense::Ceiling) => Verdict::Missed,
        (Bound::Sync, Sense::Floor) if above >= 0.0 => Verdict::Met,
        (Bound::Sync, Sense::Floor) if above >= -STEP => Verdict::Unjudged(Why::Near),
        (Bound::Sync, Sense::Floor) => Verdict::Missed,
        _ => return Err(Why::Sense),
    })
}

#[cfg(test)]
mod tests;
