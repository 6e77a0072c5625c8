//! The table of what is chosen, and the plans side by side: made when something they depend on has changed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::MANY;
use crate::app::state::{State, Work};
use crate::chart::Lang;
use crate::comparison::sections::{self, Party, Subjects, side_by_side};
use crate::comparison::{self, Ask, Slot, Source, Wanted};
use crate::export::table::{ComparedOf, paragraphs};
use crate::locale::Language;
use crate::reading::Reading;

/// So many plans stand side by side unasked.
const BESIDE: usize = 3;
/// So many at most, when they are pinned.
const BESIDE_MOST: usize = 5;

impl State {
    /// All readings as comparison sees them.
    pub fn sources(&self) -> Vec<Source<'_>> {
        let counted = |i| self.library.groups.is_counted(i);
        let readings = self.library.readings.iter().enumerate();
        readings.map(|(i, r)| Source { counted: counted(i), ..Source::of(r) }).collect()
    }

    /// What the columns of 对比 add up to, a paragraph each, to be pasted.
    pub fn compare_summary(&self) -> Vec<String> {
        let readings: Vec<&Reading> = self.library.readings.iter().map(|r| &**r).collect();
        let chinese = self.locale.language() == Language::Chinese;
        let of = ComparedOf {
            readings: &readings,
            sources: &self.sources(),
            lexicon: &self.lexicon,
            coding: &self.settings.coding,
            finals: None,
            lang: if chinese { Lang::Zh } else { Lang::En },
        };
        paragraphs(&self.compare.table, &of)
    }

    /// Makes the table anew when what it depends on has changed. Only while it is looked at.
    pub(in crate::app) fn recompare(&mut self) {
        if self.work != Work::Compare {
            return;
        }
        let stamp = (self.stamp(), self.settings.coding);
        if self.compare.made.as_ref().is_some_and(|m| m.0 == self.compare.choice && (m.1, m.2) == stamp) {
            return;
        }
        let sources = self.sources();
        let slots = self.slots(&sources);
        let ask = Ask { indicators: self.indicators_of(&slots), slots, coding: self.settings.coding };
        let table = comparison::table(&ask, &sources, &self.lexicon, &self.compare.outside.facts);
        let unanswered = self.compare.outside.facts.unanswered(&sources).len();
        drop(sources);
        self.compare.outside.unanswered = unanswered;
        self.compare.table = Arc::new(table);
        self.compare.beside = Arc::new(self.plans());
        self.compare.made = Some((self.compare.choice.clone(), stamp.0, stamp.1));
    }

    /// How many of the compared reports have no column in the plans side by side.
    pub fn beside_left_out(&self) -> usize {
        let c = &self.compare;
        let reports = c.table.lines.iter().filter(|l| l.reading.is_some()).count();
        reports.saturating_sub(c.beside.readings.len())
    }

    /// Whether no plans stand side by side because so many reports are compared and none of them is pinned.
    pub fn beside_wants_pins(&self) -> bool {
        self.compare.table.lines.len() >= MANY && self.compare.choice.pinned.len() < 2
    }

    /// The plans side by side: of the pinned reports where there are two, else of the first ones.
    fn plans(&self) -> sections::Beside {
        let c = &self.compare;
        let pinned = |l: &&comparison::Line| l.region.as_ref().is_some_and(|r| c.choice.pinned.contains(r));
        let readings = |pins: bool| {
            let lines = c.table.lines.iter().filter(|l| !pins || pinned(l));
            lines.filter_map(|l| l.reading).collect::<Vec<usize>>()
        };
        let (chosen, all) = (readings(true), readings(false));
        let most = if chosen.len() > 1 { BESIDE_MOST } else { BESIDE };
        let mut taken = if chosen.len() > 1 { chosen } else { all };
        taken.truncate(most);
        if taken.len() < 2 || c.table.lines.len() >= MANY && most == BESIDE {
            return sections::Beside::default();
        }
        let party = |i: &usize| self.library.readings.get(*i).map(|r| Party::of(*i, r));
        let parties: Vec<Party<'_>> = taken.iter().filter_map(party).collect();
        side_by_side(&parties, Subjects::bundled())
    }

    fn slots(&self, sources: &[Source<'_>]) -> Vec<Slot> {
        if self.compare.choice.places.is_empty() {
            return Vec::new();
        }
        let tree = &self.library.tree;
        let wanted = |region: &String| {
            let node = tree.find(region).map(|i| &tree.nodes[i]);
            let code = node.and_then(|n| n.code.clone());
            // Without a code the place is found by its whole name alone.
            let own = node.map(|n| &n.name).filter(|_| code.is_some());
            Wanted { name: own.unwrap_or(region).clone(), code }
        };
        let mut places = self.compare.choice.places.clone();
        // A round-up stands by code; a few places stand as a person chose them.
        if places.len() * self.compare_years().len().max(1) >= MANY {
            places = self.in_order(places.into_iter());
        }
        places.sort_by_key(|p| !self.compare.choice.pinned.contains(p));
        let wanted: Vec<Wanted> = places.iter().map(wanted).collect();
        comparison::slots(sources, &wanted, &self.compare_years())
    }

    /// The indicators that these reports set annual targets for, in the order of the lexicon; of many reports those
    /// that more than a few set.
    fn indicators_of(&self, slots: &[Slot]) -> Vec<String> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let readings = slots.iter().filter_map(|s| self.library.readings.get(s.reading?));
        for reading in readings {
            let targets = reading.figures.iter().filter(|f| f.is_annual_target());
            for id in targets.map(|f| f.indicator.as_str()).collect::<BTreeSet<_>>() {
                *counts.entry(id).or_default() += 1;
            }
        }
        let least = (slots.len() / 12).max(1);
        let said = |id: &str| counts.get(id).is_some_and(|n| *n >= least);
        self.lexicon.indicators().iter().map(|i| i.id.clone()).filter(|id| said(id)).collect()
    }

    /// Changes whenever a reading does: each is behind a pointer of its own.
    fn stamp(&self) -> u64 {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ self.choice.year.map_or(0, i64::from).unsigned_abs();
        for r in &self.library.readings {
            hash = (hash ^ Arc::as_ptr(r) as u64).wrapping_mul(0x0100_0000_01b3);
        }
        hash
    }
}
