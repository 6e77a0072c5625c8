//! 对比: which places and years stand side by side, and the table that answers, kept until something it depends on
//! changes.

mod made;
mod places;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::state::State;
use crate::comparison::sections;
use crate::comparison::{self, Coding, Facts, Table, Unread};
use crate::{host, intake};

pub use places::{Near, groups};

/// From so many lines on they are rows and the indicators columns.
pub const MANY: usize = 7;

/// What stands side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Beside {
    /// Places by their whole names, in the order chosen.
    pub places: Vec<String>,
    /// Years, newest first; empty for the commonest year of the library.
    pub years: Vec<i32>,
    /// 各地最新: the latest report of each place, whatever its year; then no years are chosen.
    pub latest: bool,
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
            latest: false,
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
    /// The latest report of each place.
    Latest,
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
    /// How many of its numbers stand beside none of the reports.
    pub unanswered: usize,
    /// Lines that say nothing that can be used.
    pub unread: Vec<Unread>,
    /// Why it could not be read.
    pub trouble: Option<host::Error>,
}

impl Outside {
    /// The name of the file, without its folders.
    pub fn name(&self) -> Option<String> {
        Some(self.path.as_deref()?.file_name()?.to_string_lossy().into_owned())
    }
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
            CompareView::Years(years) => (c.years, c.latest) = (years, false),
            CompareView::Latest => (c.years, c.latest) = (Vec::new(), true),
            CompareView::ToggleYear(year) => {
                let years = self.compare_years();
                let mut years: BTreeSet<i32> = years.into_iter().collect();
                if !years.remove(&year) {
                    years.insert(year);
                }
                let choice = &mut self.compare.choice;
                (choice.years, choice.latest) = (years.into_iter().rev().collect(), false);
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
                Outside { path: Some(path), facts, unread, ..Outside::default() }
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
}
