//! The program's own files: where projects stand, copying and replacing them. Never called for a source.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::Error;

/// The folder of the program's own projects; null when there is no home.
pub fn data_folder() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("io.github", "duibiao", "duibiao")?;
    Some(folders.data_dir().to_path_buf())
}

/// Takes away a file that the program has made.
pub fn remove(path: &Path) -> Result<(), Error> {
    fs::remove_file(path).map_err(|e| Error::from_io(path, &e))
}

/// Puts a finished file in the place of another, at once.
pub fn replace_with(part: &Path, path: &Path) -> Result<(), Error> {
    // Windows forces to disk only what is open for writing.
    let open = fs::OpenOptions::new().write(true).open(part);
    let moved = open.and_then(|f| f.sync_all()).and_then(|()| fs::rename(part, path));
    moved.map_err(|e| Error::from_io(path, &e))
}

/// Copies a file; what stood in its place is gone.
pub fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    fs::copy(from, to).map(|_| ()).map_err(|e| Error::from_io(to, &e))
}

/// What stands in a folder, in no order; nothing where it cannot be read.
pub fn list(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).map(|l| l.flatten().map(|e| e.path()).collect()).unwrap_or_default()
}

/// The whole path of a file or folder, links followed; as it is where it does not exist. On Windows without the `\\?\` of
/// paths that only programs read.
pub fn real(path: &Path) -> PathBuf {
    let whole = || std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let real = fs::canonicalize(path).unwrap_or_else(|_| whole());
    let plain = real.to_str().and_then(|p| p.strip_prefix(r"\\?\")).filter(|p| p.get(1..3) == Some(r":\"));
    plain.map(PathBuf::from).unwrap_or(real)
}

/// Whether a file says that it must not be written.
pub fn is_read_only(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|m| m.permissions().readonly())
}

/// Which file stands at a path, whatever its name: two files of one number are the same. Null where none stands, and on
/// systems that do not let an open file go.
#[cfg(unix)]
pub fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).ok().map(|m| (m.dev(), m.ino()))
}

/// Null: an open file cannot go away here.
#[cfg(not(unix))]
pub fn identity(_path: &Path) -> Option<(u64, u64)> {
    None
}

/// Whether a path leads to a folder.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// How large a file is, and when it was changed last, in nanoseconds since 1970; by both a changed file is known.
pub fn stamp(path: &Path) -> Option<(u64, i64)> {
    let meta = fs::metadata(path).ok()?;
    let changed = meta.modified().ok()?;
    let nanos = match changed.duration_since(UNIX_EPOCH) {
        Ok(d) => d.as_nanos() as i64,
        Err(before) => -(before.duration().as_nanos() as i64),
    };
    Some((meta.len(), nanos))
}
