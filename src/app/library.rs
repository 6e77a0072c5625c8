//! What is open: readings in the order of their paths, files that failed, the tree of places.

use std::path::PathBuf;
use std::sync::Arc;

use super::jobs::Outcome;
use super::tree::Tree;
use crate::host;
use crate::reading::{Reading, Remark};
use crate::review::Finder;

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

/// What is open.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// What was opened; empty for the samples.
    pub roots: Vec<PathBuf>,
    /// Whether the bundled reports are open.
    pub samples: bool,
    /// In the order of relative paths; indices stay as they are while a job adds to the end.
    pub readings: Vec<Arc<Reading>>,
    /// Files that gave nothing.
    pub failures: Vec<Failure>,
    /// How many files are of kinds that are no documents.
    pub passed_over: usize,
    /// Places and years.
    pub tree: Tree,
    /// Which readings are one report, and which are two of one place and year.
    pub groups: Finder,
}

impl Library {
    /// Takes in what a file gave.
    pub fn add(&mut self, outcome: Outcome) {
        match outcome.result {
            Err(trouble) => self.failures.push(Failure { file: outcome.file, trouble }),
            Ok(readings) => {
                for (reading, member) in readings.into_iter().zip(outcome.members) {
                    self.groups.add(member);
                    self.tree.add(self.readings.len(), &reading);
                    self.readings.push(Arc::new(reading));
                }
            }
        }
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

/// Whether a reading holds a report at all.
pub fn is_report(reading: &Reading) -> bool {
    !reading.remarks.iter().any(|r| matches!(r, Remark::Empty | Remark::Binary | Remark::NotAReport))
}
