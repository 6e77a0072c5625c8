//! The journal of decisions: steps that are done, undone and redone without end. Pure: it knows no clock and no file;
//! who and when come in as data.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::decision::{Decision, Question, ReportKey};
use super::fingerprint::Fingerprint;

/// What has become of a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It stands.
    #[default]
    Done,
    /// It was undone and can be redone.
    Undone,
    /// It was undone and something else was done since; it can no longer be redone, and stays in the history.
    Dropped,
}

/// How a chart of the project became otherwise. Both states are the JSON of their fields, which this room does not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recharted {
    /// Which: the name that a person gave it; empty for the chart on the screen.
    pub chart: String,
    /// What was done, in a word: `kind`, `title`, `saved` …
    pub what: String,
    /// The fields that were otherwise, as they were; null where there was no such chart.
    pub before: Option<String>,
    /// The same fields as they are since; null where there is no such chart any more.
    pub after: Option<String>,
}

/// What a person did at once, undone together: decisions about reports, or changes of charts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// 1, 2 … in the order in which steps were made.
    pub number: u64,
    /// Who.
    pub who: String,
    /// When, in seconds since 1970 (UTC).
    pub at: i64,
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// Which charts became otherwise.
    pub charts: Vec<Recharted>,
    /// What has become of it.
    pub fate: Fate,
}

/// A decision that stands, with who and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Ruled<'a> {
    /// The decision.
    pub decision: &'a Decision,
    /// Who made it.
    pub who: &'a str,
    /// When, in seconds since 1970 (UTC).
    pub at: i64,
    /// The number of its step.
    pub step: u64,
}

/// All steps, in order.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    steps: Vec<Step>,
    by_text: BTreeMap<Fingerprint, Vec<usize>>,
    by_file: BTreeMap<String, BTreeSet<Fingerprint>>,
}

impl Journal {
    /// A journal of steps that were kept, in the order of their numbers.
    pub fn new(steps: Vec<Step>) -> Self {
        let mut journal = Self::default();
        for step in steps {
            journal.enter(step);
        }
        journal
    }

    /// The number of the next step.
    pub fn next(&self) -> u64 {
        self.steps.last().map_or(1, |s| s.number + 1)
    }

    /// Takes in a new step. Returns the numbers of steps that can no longer be redone.
    pub fn push(&mut self, step: Step) -> Vec<u64> {
        let undone = self.steps.iter_mut().filter(|s| s.fate == Fate::Undone);
        let dropped = undone.map(|s| {
            s.fate = Fate::Dropped;
            s.number
        });
        let dropped = dropped.collect();
        self.enter(step);
        dropped
    }

    fn enter(&mut self, step: Step) {
        let index = self.steps.len();
        for d in &step.decisions {
            let list = self.by_text.entry(d.report.text).or_default();
            if list.last() != Some(&index) {
                list.push(index);
            }
            self.by_file.entry(d.report.file.clone()).or_default().insert(d.report.text);
        }
        self.steps.push(step);
    }

    /// The step that would be undone next.
    pub fn last(&self) -> Option<&Step> {
        self.steps.iter().rfind(|s| s.fate == Fate::Done)
    }

    /// The step that would be redone next.
    pub fn undone(&self) -> Option<&Step> {
        self.steps.iter().find(|s| s.fate == Fate::Undone)
    }

    /// Undoes the last step that stands and returns it.
    pub fn undo(&mut self) -> Option<&Step> {
        let step = self.steps.iter_mut().rfind(|s| s.fate == Fate::Done)?;
        step.fate = Fate::Undone;
        Some(step)
    }

    /// Does again what was undone last and returns it.
    pub fn redo(&mut self) -> Option<&Step> {
        let step = self.steps.iter_mut().find(|s| s.fate == Fate::Undone)?;
        step.fate = Fate::Done;
        Some(step)
    }

    /// All steps, the oldest first.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The decisions that stand for a text, the later of two on one question; in the order in which they were made.
    pub fn standing(&self, text: Fingerprint) -> Vec<Ruled<'_>> {
        let mut found: BTreeMap<(usize, Question), Ruled<'_>> = BTreeMap::new();
        let steps = self.by_text.get(&text).into_iter().flatten().filter_map(|i| self.steps.get(*i));
        for step in steps.filter(|s| s.fate == Fate::Done) {
            for decision in step.decisions.iter().filter(|d| d.report.text == text) {
                let ruled = Ruled { decision, who: &step.who, at: step.at, step: step.number };
                found.insert((decision.report.index, decision.question()), ruled);
            }
        }
        let mut list: Vec<_> = found.into_values().collect();
        list.sort_by_key(|r| r.step);
        list
    }

    /// Other texts that a file held when decisions were made about it.
    pub fn texts_of(&self, file: &str) -> impl Iterator<Item = Fingerprint> + '_ {
        self.by_file.get(file).into_iter().flatten().copied()
    }

    /// The texts that decisions are about.
    pub fn texts(&self) -> impl Iterator<Item = Fingerprint> + '_ {
        self.by_text.keys().copied()
    }

    /// The reports that a step is about.
    pub fn reports(step: &Step) -> BTreeSet<ReportKey> {
        step.decisions.iter().map(|d| d.report.clone()).collect()
    }
}
