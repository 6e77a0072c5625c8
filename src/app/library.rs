//! What is open: readings in the order of their paths, files that failed, the tree of places. Readings are always the
//! reviewed ones: what machine and people say together. The machine's own stay beside them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::jobs::{Outcome, Stamps};
use super::tree::Tree;
use crate::host;
use crate::library::Held;
use crate::reading::{Reading, Remark};
use crate::review::{self, Decision, Finder, Fingerprint, Journal, Member, ReportKey, Ruled, Ruling};

/// Why a file gave nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The file could not be read.
    File(host::Error),
    /// The program failed on it.
    Panicked,
}

/// A file that gave nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Its relative path, or its path when it lies outside.
    pub file: String,
    /// Why.
    pub trouble: Trouble,
}

impl From<host::Error> for Failure {
    fn from(error: host::Error) -> Self {
        Self { file: error.path().display().to_string(), trouble: Trouble::File(error) }
    }
}

/// A decision whose words are found nowhere any more. It is kept and listed.
#[derive(Clone, Debug, PartialEq)]
pub struct NotCarried {
    /// Its step.
    pub step: u64,
    /// The decision.
    pub decision: Decision,
    /// The reading that has taken the place of its report; null when the file is not here.
    pub reading: Option<usize>,
}

/// A report with all that is known of it.
#[derive(Clone, Debug)]
struct Entry {
    machine: Arc<Reading>,
    reviewed: Arc<Reading>,
    text: Fingerprint,
    member: Member,
    removed: bool,
    not_carried: Vec<(u64, Decision)>,
}

/// What is open.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// What was opened; empty for the samples.
    pub roots: Vec<PathBuf>,
    /// Whether the bundled reports are open.
    pub samples: bool,
    /// In the order of relative paths; indices stay as they are while a job adds to the end. An edit or a file that has
    /// changed may change them all: [`Self::revision`] then grows.
    pub readings: Vec<Arc<Reading>>,
    /// Files that gave nothing.
    pub failures: Vec<Failure>,
    /// How many files are of kinds that are no documents.
    pub passed_over: usize,
    /// How many files are documents of kinds that are not read, by their ending: docx, pdf.
    pub unread_kinds: BTreeMap<&'static str, usize>,
    /// Places and years.
    pub tree: Tree,
    /// Which readings are one report, and which are two of one place and year.
    pub groups: Finder,
    /// Grows whenever a reading is added, changed or taken out: whoever keeps something made of readings keeps this
    /// number beside it.
    pub revision: u64,
    /// Files that are gone from the disk and come from the project's kept texts.
    pub gone: BTreeSet<String>,
    /// By what a change of each file is known.
    pub(super) stamps: Stamps,
    /// Files that have changed and are not taken in yet.
    aside: Vec<Outcome>,
    entries: Vec<Entry>,
    /// Which entry each reading is of.
    shown: Vec<usize>,
}

impl Library {
    /// A library of these folders and files; nothing is read yet.
    pub fn of(roots: Vec<PathBuf>) -> Self {
        Self { roots, ..Self::default() }
    }

    /// A library of the bundled reports.
    pub fn bundled() -> Self {
        Self { samples: true, ..Self::default() }
    }

    /// Takes in what a file gave, under the decisions that stand for its text.
    pub fn add(&mut self, outcome: Outcome, journal: &Journal) {
        let first = self.entries.len();
        self.enter(outcome, journal);
        for index in first..self.entries.len() {
            self.show(index, journal);
        }
    }

    /// Lays aside a file that has changed until all are here: numbers of readings stay as they are meanwhile.
    pub(super) fn lay_aside(&mut self, outcome: Outcome) {
        self.aside.push(outcome);
    }

    /// Takes in the files that have changed, in place of what they held before.
    pub(super) fn take_in(&mut self, journal: &Journal) {
        for outcome in std::mem::take(&mut self.aside) {
            self.failures.retain(|f| f.file != outcome.file);
            // A file that cannot be read just now is being written; what it held stays.
            if outcome.result.is_ok() {
                self.entries.retain(|e| e.machine.file != outcome.file);
            }
            self.enter(outcome, journal);
        }
        self.rereview_all(journal);
        self.rebuild(journal);
    }

    /// Says which files are no longer on the disk.
    pub(super) fn set_gone(&mut self, files: Vec<String>) {
        self.gone = files.into_iter().collect();
        self.revision += 1;
    }

    /// Whether a path leads to a file that was read: no export may take its place.
    pub(super) fn is_source(&self, path: &Path) -> bool {
        let whole = host::real(path);
        self.roots.iter().map(|r| host::real(r)).any(|root| {
            let Ok(below) = whole.strip_prefix(&root) else { return false };
            let parts: Vec<_> = below.iter().map(|p| p.to_string_lossy()).collect();
            let relative = parts.join("/");
            relative.is_empty() || self.stamps.keys().any(|f| *f == relative || f.ends_with(&format!("/{relative}")))
        })
    }

    /// Readings that people have changed.
    pub(super) fn changed(&self) -> impl Iterator<Item = &Arc<Reading>> {
        self.entries.iter().filter(|e| !Arc::ptr_eq(&e.machine, &e.reviewed)).map(|e| &e.reviewed)
    }

    /// What the machine reads of each file that was read, for a project made anew.
    pub(super) fn held(&self) -> Vec<Held> {
        let mut out: BTreeMap<&str, Held> = BTreeMap::new();
        for machine in self.entries.iter().map(|e| &e.machine) {
            let stamp = self.stamps.get(&machine.file).copied().unwrap_or_default();
            let fresh = || Held { file: machine.file.clone(), stamp, readings: Vec::new() };
            out.entry(&machine.file).or_insert_with(fresh).readings.push(Arc::clone(machine));
        }
        out.into_values().collect()
    }

    fn enter(&mut self, outcome: Outcome, journal: &Journal) {
        self.revision += 1;
        if let Some(stamp) = outcome.stamp {
            self.stamps.insert(outcome.file.clone(), stamp);
        }
        if outcome.gone {
            self.gone.insert(outcome.file.clone());
        } else {
            self.gone.remove(&outcome.file);
        }
        let text = outcome.text;
        match outcome.result {
            Err(trouble) => self.failures.push(Failure { file: outcome.file, trouble }),
            Ok(readings) => {
                for (machine, member) in readings.into_iter().zip(outcome.members) {
                    let reviewed = Arc::clone(&machine);
                    let entry = Entry { machine, reviewed, text, member, removed: false, not_carried: Vec::new() };
                    self.entries.push(entry);
                    self.review(self.entries.len() - 1, journal, &BTreeSet::new());
                }
            }
        }
    }

    /// The key by which decisions know a reading.
    pub fn key(&self, reading: usize) -> Option<ReportKey> {
        let entry = self.entries.get(*self.shown.get(reading)?)?;
        Some(ReportKey { text: entry.text, index: entry.machine.index, file: entry.machine.file.clone() })
    }

    /// What the machine alone reads where this reading stands.
    pub fn machine(&self, reading: usize) -> Option<&Arc<Reading>> {
        self.entries.get(*self.shown.get(reading)?).map(|e| &e.machine)
    }

    /// The reading of a report, if it is here and not taken out.
    pub fn find(&self, key: &ReportKey) -> Option<usize> {
        let is = |exact: bool| {
            self.shown.iter().position(|i| {
                let e = &self.entries[*i];
                let file = e.machine.file == key.file;
                e.machine.index == key.index
                    && if exact { file && e.text == key.text } else { file || e.text == key.text }
            })
        };
        is(true).or_else(|| is(false))
    }

    /// Reports that were taken out, as file and number.
    pub fn removed(&self) -> impl Iterator<Item = ReportKey> + '_ {
        self.entries.iter().filter(|e| e.removed).map(|e| ReportKey {
            text: e.text,
            index: e.machine.index,
            file: e.machine.file.clone(),
        })
    }

    /// Decisions whose words are found nowhere, in the order of the reports.
    pub fn not_carried(&self, journal: &Journal) -> Vec<NotCarried> {
        let mut out = Vec::new();
        for (reading, entry) in self.shown.iter().enumerate().map(|(r, i)| (r, &self.entries[*i])) {
            let list = entry.not_carried.iter().cloned();
            out.extend(list.map(|(step, decision)| NotCarried { step, decision, reading: Some(reading) }));
        }
        let here: BTreeSet<Fingerprint> = self.entries.iter().map(|e| e.text).collect();
        let files: BTreeSet<&str> = self.entries.iter().map(|e| e.machine.file.as_str()).collect();
        for text in journal.texts().filter(|t| !here.contains(t)) {
            let kept = |r: &Ruled<'_>| !matches!(&r.decision.ruling, Ruling::Withdrawn | Ruling::Removed(_));
            for ruled in
                journal.standing(text).iter().filter(|r| kept(r) && !files.contains(r.decision.report.file.as_str()))
            {
                out.push(NotCarried { step: ruled.step, decision: ruled.decision.clone(), reading: None });
            }
        }
        out
    }

    /// Lays the decisions over one report. Texts that are `here` keep their own decisions; those of a text that is gone
    /// are carried over to the file that bore it.
    fn review(&mut self, index: usize, journal: &Journal, here: &BTreeSet<Fingerprint>) {
        let entry = &mut self.entries[index];
        let mut rulings = journal.standing(entry.text);
        if !here.is_empty() {
            let file = entry.machine.file.as_str();
            for old in journal.texts_of(file).filter(|t| *t != entry.text && !here.contains(t)) {
                rulings.extend(journal.standing(old).into_iter().filter(|r| r.decision.report.file == file));
            }
        }
        if rulings.is_empty() {
            entry.reviewed = Arc::clone(&entry.machine);
            (entry.removed, entry.not_carried) = (false, Vec::new());
            return;
        }
        let applied = review::apply(&entry.machine, entry.text, &rulings);
        let lost = applied.not_carried.iter().filter_map(|i| rulings.get(*i));
        entry.not_carried = lost.map(|r| (r.step, r.decision.clone())).collect();
        entry.removed = applied.removed;
        entry.reviewed = Arc::new(applied.reading);
    }

    /// Takes an entry among the readings, unless it was taken out.
    fn show(&mut self, index: usize, journal: &Journal) {
        let entry = &self.entries[index];
        if entry.removed {
            return;
        }
        let key = (entry.text, entry.machine.index);
        let ruled = journal.standing(entry.text).into_iter().filter_map(|r| match &r.decision.ruling {
            Ruling::Same { with, same } if r.decision.report.index == key.1 => Some(((with.text, with.index), *same)),
            _ => None,
        });
        self.groups.add(entry.member.reviewed(&entry.reviewed, key, ruled.collect()));
        self.tree.add(self.readings.len(), &entry.reviewed);
        self.readings.push(Arc::clone(&entry.reviewed));
        self.shown.push(index);
    }

    /// Reviews the reports that a step is about. Returns whether readings have moved, so that numbers of readings that
    /// somebody keeps mean others now.
    pub(super) fn rereview(&mut self, about: &BTreeSet<ReportKey>, journal: &Journal) -> bool {
        let here: BTreeSet<Fingerprint> = self.entries.iter().map(|e| e.text).collect();
        let is_about = |e: &Entry| about.iter().any(|k| k.text == e.text || k.file == e.machine.file);
        let touched: Vec<usize> = (0..self.entries.len()).filter(|i| is_about(&self.entries[*i])).collect();
        let mut moved = false;
        for &index in &touched {
            let (facts, removed) = (facts(&self.entries[index]), self.entries[index].removed);
            self.review(index, journal, &here);
            moved |= facts != self::facts(&self.entries[index]) || removed != self.entries[index].removed;
        }
        self.revision += 1;
        for (reading, index) in self.shown.iter().enumerate() {
            if touched.binary_search(index).is_ok() {
                self.readings[reading] = Arc::clone(&self.entries[*index].reviewed);
            }
        }
        moved
    }

    /// Reviews everything once all files are here: now it is known which texts are gone.
    pub(super) fn rereview_all(&mut self, journal: &Journal) {
        let here: BTreeSet<Fingerprint> = self.entries.iter().map(|e| e.text).collect();
        if journal.texts().all(|t| here.contains(&t)) {
            return;
        }
        for index in 0..self.entries.len() {
            self.review(index, journal, &here);
        }
        self.rebuild(journal);
    }

    /// Makes readings, tree and groups anew from the entries, in the order of their paths.
    pub(super) fn rebuild(&mut self, journal: &Journal) {
        self.entries.sort_by(|a, b| (&a.machine.file, a.machine.index).cmp(&(&b.machine.file, b.machine.index)));
        (self.readings, self.shown) = (Vec::new(), Vec::new());
        (self.tree, self.groups) = (Tree::default(), Finder::default());
        for index in 0..self.entries.len() {
            self.show(index, journal);
        }
        self.revision += 1;
    }

    /// How many reports were recognised.
    pub fn reports(&self) -> usize {
        self.readings.iter().filter(|r| is_report(r)).count()
    }

    /// Whether nothing was opened yet.
    pub fn is_empty(&self) -> bool {
        self.readings.is_empty() && self.failures.is_empty()
    }

    /// The name of what is open, for titles: the folder's name.
    pub fn name(&self) -> Option<String> {
        let root = self.roots.first()?;
        Some(root.file_name().map_or_else(|| root.display().to_string(), |n| n.to_string_lossy().into_owned()))
    }
}

/// What tree and groups are made of.
fn facts(entry: &Entry) -> (Option<String>, Option<i32>, Option<String>) {
    let report = &entry.reviewed.report;
    let place = report.place.as_ref().map(|p| p.value.region.clone());
    (place, report.year.as_ref().map(|y| y.value), report.session.as_ref().map(|s| s.value.clone()))
}

/// Whether a reading holds a report at all.
pub fn is_report(reading: &Reading) -> bool {
    !reading.remarks.iter().any(|r| r.is_no_text() || *r == Remark::NotAReport)
}
