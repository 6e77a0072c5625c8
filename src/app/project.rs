//! What people have decided, and whether it is on the disk.

use super::library::Library;
use crate::host;
use crate::review::{Journal, Step};

/// Whether decisions are on the disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saved {
    /// Nothing was decided yet, or nothing keeps it: the bundled reports have no project.
    #[default]
    Nothing,
    /// So many steps wait.
    Pending(usize),
    /// All of them are.
    Saved,
    /// They are not, and why; they wait and are tried again.
    Failed(host::Error),
}

/// Decisions and where they are kept.
#[derive(Debug, Default)]
pub struct Project {
    /// All steps.
    pub journal: Journal,
    /// Whether they are on the disk.
    pub saved: Saved,
    /// Whether nothing may be decided: another window has the project, or it lies where nothing can be written.
    pub read_only: bool,
}

impl Project {
    /// Keeps a step: a new one, or one whose fate has changed.
    pub(super) fn keep(&mut self, _step: &Step, _dropped: &[u64], _library: &Library) {}
}
