//! 对比: which places and years stand side by side, and the table that answers, kept until something it depends on
//! changes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Serialize};

use super::state::{State, Work};
use crate::chart::Lang;
use crate::comparison::sections::{self, Party, Subjects, side_by_side};
use crate::comparison::{self, Ask, Coding, Facts, Slot, Source, Table, Unread, Wanted};
use crate::export::table::{ComparedOf, paragraphs};
use crate::locale::Language;
use crate::reading::Reading;
use crate::region::{Divisions, Groups, Level};
use crate::{host, intake};

/// From so many lines on they are rows and the indicators columns.
pub const MANY: usize = 7;
/// So many plans stand side by side unasked.
const BESIDE: usize = 3;
/// So many at most, when they are pinned.
const BESIDE_MOST: usize = 5;

/// What stands side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Beside {
    /// Places by their whole names, in the order chosen.
    pub places: Vec<String>,
    /// Years, newest first; empty for the commonest year of the library.
    pub years: Vec<i32>,
    /// Whether rows and columns are the other way than their number says.
    pub swapped: bool,
    /// What stands in a cell below the target.
    pub shown: BTreeSet<Shown>,
    /// Whether only those indicators are shown in which the reports differ.
    pub differing: bool,
    /// Whether the nation and the common parent stand beside for reference.
    pub reference: bool,
    /// Places that stay in sight, by whole name.
    pub pinned: BTreeSet<String>,
    /// The subject of the paragraphs side by side; null for the first that several reports speak of.
    pub subject: Option<String>,
}

impl Default for Beside {
    fn default() -> Self {
        Self {
            places: Vec::new(),
            years: Vec::new(),
            swapped: false,
            shown: BTreeSet::from([Shown::Last, Shown::Actual]),
            differing: false,
            reference: true,
            pinned: BTreeSet::new(),
            subject: None,
        }
    }
}

/// What can stand in a cell below the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// 去年目标.
    Last,
    /// 去年实绩 and how far it lies above.
    Actual,
    /// 变动, in numbers.
    Change,
    /// 措辞变化.
    Wording,
    /// 完成情况.
    Verdict,
    /// 位次.
    Rank,
    /// 软硬约束.
    Hardness,
}

/// Places that a person keeps under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedGroup {
    /// Its name.
    pub name: String,
    /// Whole names.
    pub places: Vec<String>,
}

/// A change of what is compared.
#[derive(Clone, Debug, PartialEq)]
pub enum CompareView {
    /// These places and no others.
    Places(Vec<String>),
    /// Takes a place in or out.
    Toggle(String),
    /// These years and no others.
    Years(Vec<i32>),
    /// Takes a year in or out.
    ToggleYear(i32),
    /// Changes rows and columns.
    Swap,
    /// Shows something below the targets, or hides it.
    Show(Shown),
    /// Shows all indicators or only those that differ.
    Differing(bool),
    /// Shows or hides nation and parent.
    Reference(bool),
    /// Keeps a place in sight, or no longer.
    Pin(String),
    /// The subject of the paragraphs side by side.
    Subject(String),
    /// Keeps the chosen places under a name.
    Keep(String),
    /// Forgets a kept group.
    Forget(String),
    /// Leaves the numbers of a file away again.
    NoFacts,
}

/// Numbers from a file beside the reports.
#[derive(Clone, Debug, Default)]
pub struct Outside {
    /// The file; null when there is none.
    pub path: Option<PathBuf>,
    /// What it says.
    pub facts: Facts,
    /// Lines that say nothing that can be used.
    pub unread: Vec<Unread>,
    /// Why it could not be read.
    pub trouble: Option<host::Error>,
}

/// The comparison of the window.
#[derive(Clone, Debug, Default)]
pub struct Compare {
    /// What is chosen.
    pub choice: Beside,
    /// The table that answers; empty while nothing is chosen.
    pub table: Arc<Table>,
    /// The plans of up to five of the reports, subject by subject; empty for one report or too many.
    pub beside: Arc<sections::Beside>,
    /// Numbers from outside.
    pub outside: Outside,
    /// What the table was made from.
    made: Option<(Beside, u64, Coding)>,
}

impl Compare {
    /// Forgets what was chosen of another library; what was imported stays.
    pub(super) fn forget(&mut self) {
        let Beside { differing, reference, .. } = self.choice;
        let shown = std::mem::take(&mut self.choice.shown);
        self.choice = Beside { shown, differing, reference, ..Beside::default() };
        self.made = None;
        self.table = Arc::default();
        self.beside = Arc::default();
    }

    /// Takes up what was compared when this library was last left, as far as it is still there.
    pub(super) fn restore(&mut self, mut choice: Beside, is_there: impl Fn(&str) -> bool) {
        choice.places.retain(|p| is_there(p));
        if self.choice.places.is_empty() && !choice.places.is_empty() {
            self.choice = choice;
        }
    }

    /// Whether the reports are rows.
    pub fn lines_are_rows(&self) -> bool {
        (self.table.lines.len() >= MANY) != self.choice.swapped
    }
}

/// The bundled groups of places.
pub fn groups() -> &'static Groups {
    static GROUPS: LazyLock<Groups> = LazyLock::new(|| {
        let divisions = Divisions::parse(include_str!("../../assets/divisions.tsv")).ok();
        let groups = divisions.and_then(|d| Groups::parse(include_str!("../../assets/groups.toml"), &d).ok());
        groups.unwrap_or_default()
    });
    &GROUPS
}

impl State {
    pub(super) fn compare_view(&mut self, view: CompareView) {
        let c = &mut self.compare.choice;
        let toggle = |list: &mut Vec<String>, place: String| match list.iter().position(|p| *p == place) {
            Some(at) => drop(list.remove(at)),
            None => list.push(place),
        };
        match view {
            CompareView::Places(places) => c.places = places,
            CompareView::Toggle(place) => toggle(&mut c.places, place),
            CompareView::Years(years) => c.years = years,
            CompareView::ToggleYear(year) => {
                let years = self.compare_years();
                let mut years: BTreeSet<i32> = years.into_iter().collect();
                if !years.remove(&year) {
                    years.insert(year);
                }
                self.compare.choice.years = years.into_iter().rev().collect();
            }
            CompareView::Swap => c.swapped = !c.swapped,
            CompareView::Show(what) => {
                if !c.shown.remove(&what) {
                    c.shown.insert(what);
                }
            }
            CompareView::Differing(on) => c.differing = on,
            CompareView::Reference(on) => c.reference = on,
            CompareView::Pin(place) => {
                if !c.pinned.remove(&place) {
                    c.pinned.insert(place);
                }
            }
            CompareView::Subject(subject) => c.subject = Some(subject),
            CompareView::Keep(name) => {
                let group = SavedGroup { name, places: c.places.clone() };
                self.settings.groups.retain(|g| g.name != group.name);
                self.settings.groups.push(group);
                self.keep_settings();
            }
            CompareView::Forget(name) => {
                self.settings.groups.retain(|g| g.name != name);
                self.keep_settings();
            }
            CompareView::NoFacts => {
                self.compare.outside = Outside::default();
                self.new_facts();
            }
        }
    }

    /// Reads official finals and changed aims from a CSV file.
    pub(super) fn take_facts(&mut self, path: PathBuf) {
        let outside = match host::read_capped(&path, 16 << 20) {
            Err(error) => Outside { trouble: Some(error), ..Outside::default() },
            Ok(bytes) => {
                let (facts, unread) = comparison::facts(&intake::decoded(&bytes), &self.lexicon);
                Outside { path: Some(path), facts, unread, trouble: None }
            }
        };
        self.compare.outside = outside;
        self.new_facts();
    }

    /// Table and chart are made anew with the numbers from outside.
    pub(super) fn new_facts(&mut self) {
        self.compare.made = None;
        self.drawing.forget();
    }

    /// The years that are compared, newest first: those chosen, or the one of the chart, or the one with most reports.
    pub fn compare_years(&self) -> Vec<i32> {
        let chosen = &self.compare.choice.years;
        if !chosen.is_empty() {
            return chosen.clone();
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

    fn level_of(&self, node: usize) -> Option<Level> {
        let reading = self.library.tree.nodes[node].reports.first()?.reading;
        self.library.readings.get(reading)?.report.place.as_ref().map(|p| p.value.level)
    }

    fn with_report(&self, wanted: impl Fn(&usize) -> bool) -> Vec<String> {
        let years = self.compare_years();
        let tree = &self.library.tree;
        let issued = |i: &usize| tree.nodes[*i].reports.iter().any(|r| r.year.is_some_and(|y| years.contains(&y)));
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
            lang: if chinese { Lang::Zh } else { Lang::En },
        };
        paragraphs(&self.compare.table, &of)
    }

    /// Makes the table anew when what it depends on has changed. Only while it is looked at.
    pub(super) fn recompare(&mut self) {
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
        drop(sources);
        self.compare.table = Arc::new(table);
        self.compare.beside = Arc::new(self.plans());
        self.compare.made = Some((self.compare.choice.clone(), stamp.0, stamp.1));
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
        if places.len() * self.compare_years().len() >= MANY {
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
