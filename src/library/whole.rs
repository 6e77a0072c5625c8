//! A project made from what the window holds: the way out when the file it stood in is gone, or lies where nothing can be
//! written.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::Error;
use super::keep::{self, Source};
use super::pack::Version;
use super::store::Store;
use super::writer::Chart;
use crate::host;
use crate::reading::Reading;
use crate::review::Step;

/// All that makes up a project, as it stands in the window.
#[derive(Clone, Debug, Default)]
pub struct Whole {
    /// The folders and files it is of.
    pub folders: Vec<PathBuf>,
    /// The journal.
    pub steps: Vec<Step>,
    /// The charts as they are.
    pub charts: Vec<Chart>,
    /// By what was read.
    pub version: Version,
    /// The sources, with what the machine reads of them.
    pub sources: Vec<Held>,
}

/// A source that the window holds.
#[derive(Clone, Debug)]
pub struct Held {
    /// Its path below the folder.
    pub file: String,
    /// Bytes, and the time of its last change in nanoseconds.
    pub stamp: (u64, i64),
    /// What the machine reads.
    pub readings: Vec<Arc<Reading>>,
}

impl Whole {
    /// Writes a project that holds all of it, whole or not at all; what stood at the path stays until then.
    ///
    /// # Errors
    /// Says why nothing was written; the error names `path`.
    pub fn write(&self, path: &Path) -> Result<(), Error> {
        let part = beside(path);
        let made = self.make(&part, path).and_then(|()| self.finish(&part, path));
        if made.is_err() {
            let _ = host::remove(&part);
        }
        made
    }

    /// Copies what stands in the file of a project, and writes what has not reached it yet. Where the file cannot be read
    /// any more, what the window holds is written.
    pub(super) fn copy(&self, store: &Store, path: &Path) -> Result<(), Error> {
        let part = beside(path);
        let made = super::backup::vacuum(store, &part).or_else(|_| self.make(&part, path));
        let moved = made.and_then(|()| self.finish(&part, path));
        if moved.is_err() {
            let _ = host::remove(&part);
        }
        moved
    }

    fn make(&self, part: &Path, path: &Path) -> Result<(), Error> {
        let _ = host::remove(part);
        let mut store = Store::open(part).map_err(|e| e.at(path))?;
        let folders: Vec<String> = self.folders.iter().map(|f| host::real(f).display().to_string()).collect();
        store.set_folders(&folders).map_err(|e| e.at(path))?;
        let sources = self.sources.iter().filter(|s| !s.readings.is_empty());
        let write = |db: &rusqlite::Connection| {
            for s in sources {
                keep::source(db, &Source::held(&s.file, s.stamp, &s.readings, &self.version))?;
            }
            Ok(())
        };
        store.commit(write).map_err(|e| e.at(path))
    }

    /// Enters all steps, which changes nothing for those that are there, and puts the file in its place.
    fn finish(&self, part: &Path, path: &Path) -> Result<(), Error> {
        let mut store = Store::open(part).map_err(|e| e.at(path))?;
        let write = |db: &rusqlite::Connection| {
            self.steps.iter().try_for_each(|s| keep::step(db, s, &[]))?;
            self.charts.iter().try_for_each(|(name, spec)| keep::chart(db, name, spec.as_deref()))
        };
        store.commit(write).map_err(|e| e.at(path))?;
        drop(store);
        host::replace_with(part, path).map_err(|e| Error::from(e).at(path))
    }
}

fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.part"))
}
