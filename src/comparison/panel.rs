//! The long panel: for each place, year and indicator the targets and the results, or which kind of nothing stands there.
//! Holds places of figures, not their values: how a value becomes a number is said by [`super::Coding`].

use std::collections::{BTreeMap, BTreeSet};

use super::choice::answers;
use super::model::{Cell, Source, Wanted};
use super::stated::{aims, nothing};
use super::unit::unit;
use crate::figures::{Figure, Horizon, Kind, Measure, Tier};
use crate::region::Level;

/// The indicators of a panel when none is named: those whose results reports review in the same words every year.
pub const CORE: [&str; 9] = [
    "gdp",
    "industry_va_above_scale",
    "fixed_asset_investment",
    "retail_sales",
    "budget_revenue",
    "income_all",
    "income_urban",
    "income_rural",
    "foreign_trade",
];

/// What a panel shall hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PanelAsk {
    /// Indicators, in the order of the rows.
    pub indicators: Vec<String>,
    /// First and last report year. With them every place has a row for every year; without, from its first report to
    /// its last.
    pub years: Option<(i32, i32)>,
    /// The places; empty for all.
    pub wanted: Vec<Wanted>,
    /// The level; null for all.
    pub level: Option<Level>,
}

/// Why a row holds no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Missing {
    /// 未提及.
    NotStated,
    /// 明确不设.
    ExpresslyNone,
    /// 未读出: a passage that was not understood.
    NotRead,
    /// 原文不全.
    Fragment,
    /// 无报告.
    NoReport,
}

impl Missing {
    /// Its name in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotStated => "not_stated",
            Self::ExpresslyNone => "expressly_none",
            Self::NotRead => "not_read",
            Self::Fragment => "fragment",
            Self::NoReport => "no_report",
        }
    }

    /// The kind of nothing that a cell holds; none where something is stated.
    pub fn of(cell: &Cell) -> Option<Self> {
        match cell {
            Cell::Stated(_) => None,
            Cell::NotStated => Some(Self::NotStated),
            Cell::ExpresslyNone => Some(Self::ExpresslyNone),
            Cell::NotRead => Some(Self::NotRead),
            Cell::Fragment => Some(Self::Fragment),
            Cell::NoReport => Some(Self::NoReport),
        }
    }
}

/// A figure by its reading and its place there.
pub type At = (usize, usize);

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelRow {
    /// A reading that names the place: its own, or for a year without report the nearest before it.
    pub place: usize,
    /// Its report; null where there is none.
    pub reading: Option<usize>,
    /// The report's year.
    pub report_year: i32,
    /// The year that the number is about.
    pub ref_year: i32,
    /// Target or result.
    pub kind: Kind,
    /// The indicator.
    pub indicator: String,
    /// The figure, or why there is none.
    pub stated: Result<At, Missing>,
    /// The same of the place above it, in its report of the same year.
    pub parent: Option<At>,
}

/// Makes the rows: by level and code of the place, then year, then indicator as asked, targets before results.
pub fn panel(ask: &PanelAsk, sources: &[Source<'_>]) -> Vec<PanelRow> {
    let places = places(ask, sources);
    let by_code = by_code(sources);
    let mut rows = Vec::new();
    for years in places.values() {
        let known = |f: fn(&mut dyn Iterator<Item = i32>) -> Option<i32>| f(&mut years.keys().copied());
        let (Some(first), Some(last)) = (known(|y| y.min()), known(|y| y.max())) else { continue };
        let (from, to) = ask.years.unwrap_or((first, last));
        for year in from..=to {
            match years.get(&year) {
                Some(readings) => {
                    for &reading in readings {
                        report(ask, sources, &by_code, reading, year, &mut rows);
                    }
                }
                None => {
                    let near = years.range(..year).next_back().or_else(|| years.iter().next());
                    let Some(place) = near.and_then(|(_, r)| r.first().copied()) else { continue };
                    no_report(ask, place, year, &mut rows);
                }
            }
        }
    }
    rows
}

/// A place through the years: by the code of today, so that a county that became a district stays one place.
type Key = (Level, bool, String);

/// The readings of each place by year, of the places and years that are asked for.
fn places(ask: &PanelAsk, sources: &[Source<'_>]) -> BTreeMap<Key, BTreeMap<i32, Vec<usize>>> {
    let mut found: BTreeMap<Key, BTreeMap<i32, Vec<usize>>> = BTreeMap::new();
    for (i, s) in sources.iter().enumerate().filter(|(_, s)| s.counted) {
        let (Some(place), Some(year)) = (s.report.place.as_ref().map(|p| &p.value), s.year()) else { continue };
        let in_years = ask.years.is_none_or(|(from, to)| (from..=to).contains(&year));
        let in_level = ask.level.is_none_or(|l| l == place.level);
        let in_places = ask.wanted.is_empty() || ask.wanted.iter().any(|w| answers(s, w));
        if in_years && in_level && in_places {
            let code = place.code_now.as_ref().or(place.code.as_ref());
            let key = (place.level, code.is_none(), code.unwrap_or(&place.region).clone());
            found.entry(key).or_default().entry(year).or_default().push(i);
        }
    }
    found
}

fn by_code(sources: &[Source<'_>]) -> BTreeMap<(String, i32), usize> {
    let mut found = BTreeMap::new();
    for (i, s) in sources.iter().enumerate().filter(|(_, s)| s.counted) {
        if let (Some(code), Some(year)) = (s.code(), s.year()) {
            found.entry((code.to_owned(), year)).or_insert(i);
        }
    }
    found
}

/// The rows of one report.
fn report(
    ask: &PanelAsk,
    sources: &[Source<'_>],
    by_code: &BTreeMap<(String, i32), usize>,
    reading: usize,
    year: i32,
    rows: &mut Vec<PanelRow>,
) {
    let s = &sources[reading];
    let parent = s.report.place.as_ref().and_then(|p| p.value.parent.clone());
    let parent = parent.and_then(|code| by_code.get(&(code, year)).copied()).filter(|p| *p != reading);
    for indicator in &ask.indicators {
        for kind in [Kind::Target, Kind::Actual] {
            let ref_year = if kind == Kind::Target { year } else { year - 1 };
            let row = |stated, parent| PanelRow {
                place: reading,
                reading: Some(reading),
                report_year: year,
                ref_year,
                kind,
                indicator: indicator.clone(),
                stated,
                parent,
            };
            let figures = stated(s, kind, indicator, year);
            if figures.is_empty() {
                let above = parent.and_then(|p| base(&sources[p], p, kind, indicator, year));
                rows.push(row(Err(missing(s, kind, indicator)), above));
            }
            for &figure in &figures {
                let f = &s.figures[figure];
                let above = parent.and_then(|p| like(&sources[p], p, f, indicator, year));
                rows.push(row(Ok((reading, figure)), above));
            }
        }
    }
}

fn no_report(ask: &PanelAsk, place: usize, year: i32, rows: &mut Vec<PanelRow>) {
    for indicator in &ask.indicators {
        for kind in [Kind::Target, Kind::Actual] {
            rows.push(PanelRow {
                place,
                reading: None,
                report_year: year,
                ref_year: if kind == Kind::Target { year } else { year - 1 },
                kind,
                indicator: indicator.clone(),
                stated: Err(Missing::NoReport),
                parent: None,
            });
        }
    }
}

/// The annual figures of an indicator that a report states, base before stretch; the same value counts once.
fn stated(s: &Source<'_>, kind: Kind, indicator: &str, year: i32) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    let results = s
        .figures
        .iter()
        .enumerate()
        .filter(|(_, f)| f.kind == Kind::Actual && f.indicator == indicator && f.horizon == Horizon::Annual);
    let all: Vec<(usize, &Figure)> = match kind {
        Kind::Target => aims(s, indicator, Horizon::Annual).collect(),
        Kind::Actual => results.collect(),
    };
    for (i, f) in all {
        if f.ref_year.is_some_and(|y| y != if kind == Kind::Target { year } else { year - 1 }) {
            continue;
        }
        let same = |j: &usize| {
            let o = &s.figures[*j];
            let relation = f.value.bound.is_relation();
            let words = |f: &Figure| s.text.words(f.evidence.value).to_owned();
            (o.value, o.measure, &o.unit, o.tier, &o.basis, &o.of)
                == (f.value, f.measure, &f.unit, f.tier, &f.basis, &f.of)
                && (!relation || words(o) == words(f))
        };
        if !found.iter().any(same) {
            found.push(i);
        }
    }
    found.sort_by_key(|i| s.figures[*i].tier == Tier::Stretch);
    found
}

/// Why a report states no figure of an indicator. What a report does not review it may still aim at, and the reverse.
pub(super) fn missing(s: &Source<'_>, kind: Kind, indicator: &str) -> Missing {
    if kind == Kind::Target {
        return Missing::of(&nothing(indicator, s)).unwrap_or(Missing::NotStated);
    }
    let reviews = s.figures.iter().any(|f| f.kind == Kind::Actual);
    match (reviews, s.fragment) {
        (true, _) => Missing::NotStated,
        (false, true) => Missing::Fragment,
        (false, false) => Missing::NotRead,
    }
}

/// The figure above that is like one: the same measure, basis, whole and kind of unit, of the first tier.
fn like(above: &Source<'_>, at: usize, f: &Figure, indicator: &str, year: i32) -> Option<At> {
    let same = |o: &Figure| {
        let relation = |f: &Figure| f.measure == Measure::Relation;
        (o.measure == f.measure || relation(f) || relation(o))
            && (&o.basis, &o.of) == (&f.basis, &f.of)
            && (relation(f) || relation(o) || unit(o.unit.as_deref()).base == unit(f.unit.as_deref()).base)
    };
    let all = stated(above, f.kind, indicator, year);
    all.into_iter().find(|i| above.figures[*i].tier == Tier::Base && same(&above.figures[*i])).map(|i| (at, i))
}

fn base(above: &Source<'_>, at: usize, kind: Kind, indicator: &str, year: i32) -> Option<At> {
    stated(above, kind, indicator, year).first().map(|i| (at, *i))
}

/// The indicators that reports among the sources set annual targets for, the commonest first.
pub fn stated_indicators(sources: &[Source<'_>]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for s in sources.iter().filter(|s| s.counted) {
        let of = s.figures.iter().filter(|f| f.is_annual_target() && f.indicator != "other");
        let all: BTreeSet<&str> = of.map(|f| f.indicator.as_str()).collect();
        all.into_iter().for_each(|i| *counts.entry(i).or_default() += 1);
    }
    let mut all: Vec<(&str, usize)> = counts.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    all.into_iter().map(|(i, _)| i.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::tests::support::{self, Sample, city, province};
    use crate::figures::Role;
    use crate::quantity::Bound;

    fn ask(indicators: &[&str]) -> PanelAsk {
        PanelAsk { indicators: indicators.iter().map(|i| (*i).to_owned()).collect(), ..PanelAsk::default() }
    }

    fn actual(sample: Sample, words: &str) -> Sample {
        sample.gdp(words).with(|f| {
            f.kind = Kind::Actual;
            f.role = Role::Review;
        })
    }

    fn targets(rows: &[PanelRow]) -> Vec<(i32, Result<usize, Missing>)> {
        let of = rows.iter().filter(|r| r.kind == Kind::Target);
        of.map(|r| (r.report_year, r.stated.map(|(reading, _)| reading))).collect()
    }

    #[test]
    fn the_five_kinds_of_nothing_are_told_apart() {
        let mut fragment = city("甲", 1, 2012);
        (fragment.fragment, fragment.has_targets) = (true, false);
        let mut unread = city("甲", 1, 2013);
        unread.unread = true;
        let mut none = city("甲", 1, 2014);
        none.expressly_none.push(support::no_target("gdp"));
        let samples = [city("甲", 1, 2010).gdp("6%"), fragment, unread, none, city("甲", 1, 2015)];
        let rows = panel(&ask(&["gdp"]), &support::sources(&samples));
        let expected = [
            (2010, Ok(0)),
            (2011, Err(Missing::NoReport)),
            (2012, Err(Missing::Fragment)),
            (2013, Err(Missing::NotRead)),
            (2014, Err(Missing::ExpresslyNone)),
            (2015, Err(Missing::NotStated)),
        ];
        assert_eq!(targets(&rows), expected);
        let years = panel(&PanelAsk { years: Some((2014, 2016)), ..ask(&["gdp"]) }, &support::sources(&samples));
        assert_eq!(targets(&years).last(), Some(&(2016, Err(Missing::NoReport))));
        assert_eq!(years.last().map(|r| (r.place, r.ref_year)), Some((4, 2015)));
    }

    #[test]
    fn a_result_is_about_the_year_before_and_tiers_are_rows() {
        let sample = actual(city("甲", 1, 2023).gdp("6%以上").gdp("7%").stretch(), "5.5%");
        let samples = [sample];
        let rows = panel(&ask(&["gdp"]), &support::sources(&samples));
        let all: Vec<_> = rows.iter().map(|r| (r.kind, r.ref_year, r.stated)).collect();
        let (target, result) = (Kind::Target, Kind::Actual);
        assert_eq!(all, [(target, 2023, Ok((0, 0))), (target, 2023, Ok((0, 1))), (result, 2022, Ok((0, 2)))]);
    }

    #[test]
    fn the_value_above_is_that_of_the_same_year_and_measure() {
        let above = province("省", 44, 2023).says("gdp", "地区生产总值", Measure::Level, "13万亿元").gdp("5%以上");
        let samples = [above, city("甲", 1, 2023).gdp("6%"), city("甲", 1, 2022).gdp("7%"), city("乙", 2, 2023)];
        let sources = support::sources(&samples);
        let rows = panel(&PanelAsk { level: Some(Level::City), ..ask(&["gdp"]) }, &sources);
        let of = |reading: usize| rows.iter().find(|r| r.place == reading && r.kind == Kind::Target).unwrap();
        let words = |at: At| samples[at.0].figures[at.1].value;
        assert_eq!(of(1).parent.map(words).map(|v| (v.bound, v.low)), Some((Bound::AtLeast, Some(5.0))));
        assert_eq!(of(2).parent, None);
        assert_eq!(of(3).stated, Err(Missing::NotStated));
        assert!(of(3).parent.is_some());
        assert_eq!(stated_indicators(&sources), ["gdp"]);
    }
}
