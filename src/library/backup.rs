//! Copies of a project: one a day, of which seven are kept.

use std::path::{Path, PathBuf};

use super::error::Error;
use super::store::Store;
use crate::host;

/// How many daily copies are kept.
const KEPT: usize = 7;

/// Copies all that stands in a project into a file beside the one that is meant; whoever calls renames it when it is whole.
pub(super) fn vacuum(store: &Store, part: &Path) -> Result<(), Error> {
    let _ = host::remove(part);
    let words = part.to_string_lossy().into_owned();
    store.db.execute("VACUUM INTO ?1", [words]).map(|_| ()).map_err(|e| Error::of(part, &e))
}

/// Makes today's copy in a folder unless it is there, and takes away all but the newest seven.
pub(super) fn daily(store: &Store, folder: &Path) -> Result<(), Error> {
    let empty = store.told(store.db.query_row("SELECT count(*) FROM sources", [], |r| r.get::<_, i64>(0)))? == 0;
    let today = store.told(store.db.query_row("SELECT date('now', 'localtime')", [], |r| r.get::<_, String>(0)))?;
    let path = folder.join(format!("{today}.duibiao"));
    if empty || host::exists(&path) {
        return Ok(());
    }
    host::make_folder(folder)?;
    let part = path.with_extension("part");
    let copied = vacuum(store, &part).and_then(|()| Ok(host::replace_with(&part, &path)?));
    if copied.is_err() {
        let _ = host::remove(&part);
    }
    copied?;
    let copies = copies(folder);
    copies.iter().rev().skip(KEPT).for_each(|old| drop(host::remove(old)));
    Ok(())
}

/// The daily copies in a folder, the oldest first.
pub(super) fn copies(folder: &Path) -> Vec<PathBuf> {
    let is_day = |p: &PathBuf| {
        let stem = p.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        p.extension().is_some_and(|e| e == "duibiao")
            && stem.len() == 10
            && stem.chars().filter(|c| *c == '-').count() == 2
    };
    let mut list: Vec<PathBuf> = host::list(folder).into_iter().filter(is_day).collect();
    list.sort();
    list
}
