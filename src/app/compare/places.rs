//! Places and years to choose from: by list, by their relation to one, by dated group.

use std::sync::LazyLock;

use crate::app::state::State;
use crate::region::{Divisions, Groups, Level};

/// Places that stand in a relation to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Near {
    /// 同省, 同市: below the same parent.
    Siblings,
    /// 同级: of the same level.
    Level,
    /// 上级: the parent.
    Above,
    /// 下级: those directly below.
    Below,
}

/// The bundled groups of places.
pub fn groups() -> &'static Groups {
    static GROUPS: LazyLock<Groups> = LazyLock::new(|| {
        let divisions = Divisions::parse(include_str!("../../../assets/divisions.tsv")).ok();
        let groups = divisions.and_then(|d| Groups::parse(include_str!("../../../assets/groups.toml"), &d).ok());
        groups.unwrap_or_default()
    });
    &GROUPS
}

impl State {
    /// The years that are compared, newest first: those chosen, or the one of the chart, or the one with most reports.
    /// None where the latest report of each place is compared.
    pub fn compare_years(&self) -> Vec<i32> {
        let chosen = &self.compare.choice;
        if chosen.latest || !chosen.years.is_empty() {
            return chosen.years.clone();
        }
        let most = self.tally.years.iter().max_by_key(|y| (y.1, y.0)).map(|y| y.0);
        self.choice.year.or(most).into_iter().collect()
    }

    /// Places with a report in the compared years that stand below the same parent, are of the same level, or are the
    /// parent: what a person asks for first. `of` is a whole name.
    pub fn compare_near(&self, of: &str, what: Near) -> Vec<String> {
        let tree = &self.library.tree;
        let Some(own) = tree.find(of) else { return Vec::new() };
        let parent = tree.nodes[own].parent;
        let level = self.level_of(own);
        let wanted = |i: &usize| match what {
            Near::Siblings => parent.is_some() && tree.nodes[*i].parent == parent || parent.is_none() && *i == own,
            Near::Level => self.level_of(*i) == level,
            Near::Above => Some(*i) == parent,
            Near::Below => tree.nodes[*i].parent == Some(own),
        };
        self.with_report(wanted)
    }

    /// Places of a group by codes that have a report in the compared years.
    pub fn compare_members(&self, codes: &[&str]) -> Vec<String> {
        let tree = &self.library.tree;
        self.with_report(|i| tree.nodes[*i].code.as_deref().is_some_and(|c| codes.contains(&c)))
    }

    /// Whole names of all places with a report in the compared years, in the order of their codes.
    pub fn compare_places(&self) -> Vec<String> {
        self.with_report(|_| true)
    }

    /// Whether the compared reports may be of several years, so that each is called by its own.
    pub fn compare_several_years(&self) -> bool {
        self.compare.choice.latest || self.compare_years().len() > 1
    }

    /// How many places have a report at all: so many stand in 各地最新.
    pub fn compare_latest_count(&self) -> usize {
        self.library.tree.nodes.iter().filter(|n| !n.reports.is_empty()).count()
    }

    fn level_of(&self, node: usize) -> Option<Level> {
        let reading = self.library.tree.nodes[node].reports.first()?.reading;
        self.library.readings.get(reading)?.report.place.as_ref().map(|p| p.value.level)
    }

    fn with_report(&self, wanted: impl Fn(&usize) -> bool) -> Vec<String> {
        let (years, latest) = (self.compare_years(), self.compare.choice.latest);
        let tree = &self.library.tree;
        let compared = |year: Option<i32>| latest || year.is_some_and(|y| years.contains(&y));
        let issued = |i: &usize| tree.nodes[*i].reports.iter().any(|r| compared(r.year));
        let found = (0..tree.nodes.len()).filter(|i| wanted(i) && issued(i));
        self.in_order(found.map(|i| tree.nodes[i].region.clone()))
    }

    /// Places in the order of their codes, by whole names.
    pub fn in_order(&self, places: impl Iterator<Item = String>) -> Vec<String> {
        let tree = &self.library.tree;
        let code = |place: &String| tree.find(place).and_then(|i| tree.nodes[i].code.clone());
        let mut places: Vec<String> = places.collect();
        places.sort_by_cached_key(|p| {
            let code = code(p);
            (code.is_none(), code, p.clone())
        });
        places
    }
}
