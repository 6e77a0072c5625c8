//! What the chart is asked: indicator, year, places. And what there is to choose from.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::charting::Form;
use super::library::Library;
use crate::comparison::compared;
use crate::region::Level;

/// Which places.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// All that have a report.
    #[default]
    All,
    /// All of a level.
    Level(Level),
    /// Those directly below a place, by its whole name.
    Below(String),
    /// Chosen one by one, by whole names.
    Picked(BTreeSet<String>),
}

/// What the chart is asked, and the form of the answer: all that a project keeps of a chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// An indicator of the lexicon.
    pub indicator: String,
    /// The report year; null for the latest report of each place.
    pub year: Option<i32>,
    /// Which places a person wants. A kind that is about fewer is held to some of them: see [`Form::narrowed`].
    pub scope: Scope,
    /// Kind, further indicators and what else gives the chart its form.
    #[serde(flatten)]
    pub form: Form,
    /// How many rows are passed over, where one page does not hold all.
    #[serde(skip)]
    pub first: usize,
    /// Whether a person chose year or places: then nothing that is read later chooses anew.
    pub chosen: bool,
}

impl Default for Choice {
    fn default() -> Self {
        Self { indicator: "gdp".into(), year: None, scope: Scope::All, form: Form::default(), first: 0, chosen: false }
    }
}

/// More places than this are not shown unasked.
const MANY: usize = 40;
/// So many places of one year are worth a chart.
const ENOUGH: usize = 8;

impl Choice {
    /// The places that are shown: those that are wanted, or those of them to which the kind is held.
    pub fn shown(&self) -> &Scope {
        self.form.narrowed.as_ref().unwrap_or(&self.scope)
    }

    /// Whether two are one chart, whatever page of it is open.
    pub fn is_same(&self, other: &Self) -> bool {
        Self { first: other.first, ..self.clone() } == *other
    }

    /// The readings that the choice takes in.
    pub fn readings(&self, library: &Library) -> Vec<usize> {
        let takes = |index: &usize| match &library.readings[*index].report.place {
            Some(place) => self.takes(library, &place.value.region, place.value.level),
            None => *self.shown() == Scope::All,
        };
        let found: Vec<usize> = self.of_year(library).into_iter().filter(takes).collect();
        let level = |i: usize| library.readings[i].report.place.as_ref().map(|p| p.value.level);
        if *self.shown() == Scope::All { compared(found, level) } else { found }
    }

    /// The readings of the chosen year with a known place; without a year the latest of each place, and those whose
    /// place or year nobody knows, since a person may want to see them all the same.
    pub fn of_year(&self, library: &Library) -> Vec<usize> {
        let year = |i: &usize| library.readings[*i].report.year.as_ref().map(|y| y.value);
        let region = |i: &usize| library.readings[*i].report.place.as_ref().map(|p| p.value.region.as_str());
        let counted = |i: &usize| library.groups.is_counted(*i);
        if self.year.is_some() {
            return (0..library.readings.len())
                .filter(counted)
                .filter(|i| year(i) == self.year && region(i).is_some())
                .collect();
        }
        let mut latest: BTreeMap<&str, Option<i32>> = BTreeMap::new();
        for i in (0..library.readings.len()).filter(counted) {
            if let Some(r) = region(&i) {
                let known = latest.entry(r).or_default();
                *known = (*known).max(year(&i));
            }
        }
        let is_latest = |i: &usize| region(i).is_none_or(|r| latest.get(r) == Some(&year(i)));
        let has_figures = |i: &usize| !library.readings[*i].figures.is_empty();
        (0..library.readings.len()).filter(counted).filter(|i| has_figures(i) && is_latest(i)).collect()
    }

    fn takes(&self, library: &Library, region: &str, level: Level) -> bool {
        match self.shown() {
            Scope::All => true,
            Scope::Level(wanted) => level == *wanted,
            Scope::Picked(regions) => regions.contains(region),
            Scope::Below(parent) => {
                let tree = &library.tree;
                let above = tree.find(region).and_then(|i| tree.nodes[i].parent);
                above.is_some_and(|p| tree.nodes[p].region == *parent)
            }
        }
    }

    /// Years that have a report with a known place, newest first, with how many.
    pub fn years(library: &Library) -> Vec<(i32, usize)> {
        let mut out: BTreeMap<i32, usize> = BTreeMap::new();
        for reading in
            (0..library.readings.len()).filter(|i| library.groups.is_counted(*i)).map(|i| &library.readings[i])
        {
            if let (Some(year), Some(_)) = (&reading.report.year, &reading.report.place) {
                *out.entry(year.value).or_default() += 1;
            }
        }
        out.into_iter().rev().collect()
    }

    /// Indicators with an annual headline target in the chosen year, most frequent first, with how many reports.
    pub fn indicators(&self, library: &Library) -> Vec<(String, usize)> {
        let mut out: BTreeMap<&str, usize> = BTreeMap::new();
        for reading in self.of_year(library).into_iter().map(|i| &library.readings[i]) {
            let targets = reading.figures.iter().filter(|f| f.is_annual_target() && f.indicator != "other");
            for id in targets.map(|f| f.indicator.as_str()).collect::<BTreeSet<_>>() {
                *out.entry(id).or_default() += 1;
            }
        }
        let mut list: Vec<_> = out.into_iter().map(|(id, n)| (id.to_string(), n)).collect();
        list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        list
    }

    /// A first choice for a library: the newest year that holds at least half of the places or enough to compare, else the
    /// latest of each; all its places, or the level with the most when there are many.
    pub fn first(library: &Library) -> Self {
        let years = Self::years(library);
        let latest = Self::default().of_year(library).len();
        let year = years.iter().find(|y| y.1 >= ENOUGH || y.1 * 2 >= latest).map(|y| y.0);
        let mut choice = Self { year, ..Self::default() };
        let taken = choice.readings(library);
        if taken.len() > MANY {
            choice.scope = Scope::Level(commonest(library, &taken));
        }
        choice
    }
}

fn commonest(library: &Library, readings: &[usize]) -> Level {
    let mut counts: BTreeMap<Level, usize> = BTreeMap::new();
    for &i in readings {
        if let Some(place) = &library.readings[i].report.place {
            *counts.entry(place.value.level).or_default() += 1;
        }
    }
    // Provinces are few and can always be shown; they go before a crowd of cities or counties.
    if counts.get(&Level::Province).is_some_and(|n| *n >= 3) {
        return Level::Province;
    }
    counts.into_iter().max_by_key(|c| c.1).map_or(Level::Province, |c| c.0)
}
