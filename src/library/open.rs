//! Opening a project: the lock, what is wrong with the file, and what is known from it. A damaged file is never written
//! to: the program's own is set aside and the newest sound backup takes its place; a person's own stays where it is.

use std::path::{Path, PathBuf};

use super::backup::copies;
use super::error::Error;
use super::store::{Known, Store};
use crate::host::{self, Lock};
use crate::review::{Fingerprint, Step};

/// How a project stands open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It can be written.
    Writable,
    /// Another window has it.
    Taken,
    /// It lies where nothing can be written.
    ReadOnlyPlace,
}

/// A project that is open.
#[derive(Debug)]
pub struct Opened {
    /// Where it stands.
    pub path: PathBuf,
    /// For writing where it can be, else for looking.
    pub store: Store,
    /// How it stands open.
    pub standing: Standing,
    /// The journal.
    pub steps: Vec<Step>,
    /// The charts as JSON, each with its name; see [`Store::charts`].
    pub charts: Vec<(String, String)>,
    /// The sources.
    pub sources: Vec<Known>,
    /// Where a damaged file was set aside, and whether a backup took its place.
    pub aside: Option<(PathBuf, bool)>,
}

/// The project of what was opened, in the program's own folder: named after the folder and the hash of its whole path.
pub fn project_of(roots: &[PathBuf], data: &Path) -> PathBuf {
    let words: Vec<String> = roots.iter().map(|r| host::real(r).display().to_string()).collect();
    let name = roots.first().and_then(|r| r.file_name()).map(|n| n.to_string_lossy().into_owned());
    let name: String = name.unwrap_or_default().chars().filter(|c| c.is_alphanumeric()).take(24).collect();
    let hash = Fingerprint::of(words.join("\n").as_bytes()).to_string();
    data.join(format!("{name}-{}.duibiao", &hash[..10]))
}

/// Opens the project at a path. With `make` it is made where there is none, and a damaged one is set aside; `backups` is
/// the folder of its daily copies.
pub fn open(path: &Path, make: bool, backups: &Path) -> Result<Opened, Error> {
    if !make && !host::exists(path) {
        return Err(host::Error::Missing(path.into()).into());
    }
    if let Some(folder) = path.parent().filter(|_| make) {
        host::make_folder(folder)?;
    }
    let lock = match Lock::take(path) {
        Ok(Some(lock)) => lock,
        Ok(None) => return read(Store::look(path)?, Standing::Taken, None, None),
        Err(host::Error::Denied(_)) if host::exists(path) => {
            return read(Store::look(path)?, Standing::ReadOnlyPlace, None, None);
        }
        Err(e) => return Err(e.into()),
    };
    match written(path) {
        Ok(store) => read(store, Standing::Writable, Some(lock), None),
        Err(Error::File(host::Error::Denied(_))) if host::exists(path) => {
            read(Store::look(path)?, Standing::ReadOnlyPlace, None, None)
        }
        Err(Error::Damaged(_)) if make => {
            let aside = host::set_aside(path).ok_or_else(|| Error::Damaged(path.into()))?;
            // A journal left behind belongs to the damaged file and must not be played into another.
            let _ = host::remove(&journal_of(path));
            let restored = restore(path, backups);
            read(written(path)?, Standing::Writable, Some(lock), Some((aside, restored)))
        }
        Err(e) => Err(e),
    }
}

/// Opens for writing and proves that it can be read.
fn written(path: &Path) -> Result<Store, Error> {
    if host::is_read_only(path) {
        return Err(host::Error::Denied(path.into()).into());
    }
    let store = Store::open(path)?;
    store.steps()?;
    store.sources()?;
    Ok(store)
}

fn read(
    mut store: Store,
    standing: Standing,
    lock: Option<Lock>,
    aside: Option<(PathBuf, bool)>,
) -> Result<Opened, Error> {
    store.lock = lock;
    let (steps, charts, sources) = (store.steps()?, store.charts()?, store.sources()?);
    Ok(Opened { path: store.path.clone(), store, standing, steps, charts, sources, aside })
}

/// Puts the newest sound backup in the place of a project; returns whether there was one.
fn restore(path: &Path, backups: &Path) -> bool {
    let sound = |p: &PathBuf| Store::look(p).is_ok_and(|s| s.is_sound());
    copies(backups).into_iter().rev().find(sound).is_some_and(|backup| host::copy(&backup, path).is_ok())
}

fn journal_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push("-journal");
    path.with_file_name(name)
}
