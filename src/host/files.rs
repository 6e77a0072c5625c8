//! Reading with a cap and writing whole or not at all. Never leaves half a file behind.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::Error;

/// The most bytes of one file that are read: a report of 200,000 characters is 0.6 MB.
pub const CAP: u64 = 64 * 1024 * 1024;

/// Returns the bytes of a file of at most `cap` bytes. A device or a pipe is refused before it is opened: opening a pipe
/// waits for its other end, for ever if need be.
pub fn read_capped(path: &Path, cap: u64) -> Result<Vec<u8>, Error> {
    let about = fs::metadata(path).map_err(|e| Error::from_io(path, &e))?;
    if !about.is_file() {
        return Err(Error::NoFile(path.into()));
    }
    let file = File::open(path).map_err(|e| Error::from_io(path, &e))?;
    let bytes = file.metadata().map_err(|e| Error::from_io(path, &e))?.len();
    if bytes > cap {
        return Err(Error::TooLarge { path: path.into(), bytes, cap });
    }
    let mut out = Vec::with_capacity(bytes as usize);
    // A file may grow while it is read, and a device says it is empty: the cap holds for what is read.
    file.take(cap + 1).read_to_end(&mut out).map_err(|e| Error::from_io(path, &e))?;
    if out.len() as u64 > cap {
        return Err(Error::TooLarge { path: path.into(), bytes: out.len() as u64, cap });
    }
    Ok(out)
}

/// Whether something stands at this path.
pub fn exists(path: &Path) -> bool {
    path.exists()
}

/// Writes a file whole: a temporary file in the same folder, forced to disk, then renamed. What stood there before
/// stays until the new file is complete, and who may read it stays as it was; one that says it must not be written is
/// not. Whether to overwrite is asked by the caller. A link stays a link; a device or a pipe (`/dev/null`, `/dev/stdout`)
/// is written into, for a rename would put a file in its place.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.into());
    let before = fs::metadata(&target).ok();
    if before.as_ref().is_some_and(|m| !m.is_file() && !m.is_dir()) {
        return fs::write(&target, bytes).map_err(|e| Error::from_io(path, &e));
    }
    let rights = before.map(|m| m.permissions());
    if rights.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(Error::Denied(path.into()));
    }
    replace(&target, bytes, rights)
}

fn replace(path: &Path, bytes: &[u8], rights: Option<fs::Permissions>) -> Result<(), Error> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).map_or_else(|| PathBuf::from("."), Into::into);
    // A short name of its own: the file's may be as long as the system allows, and two threads may write at once.
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let temporary = folder.join(format!(".duibiao-{}-{count}.part", std::process::id()));
    let written = write_and_sync(&temporary, bytes)
        .and_then(|()| rights.map_or(Ok(()), |r| fs::set_permissions(&temporary, r)))
        .and_then(|()| fs::rename(&temporary, path));
    if let Err(e) = written {
        let _ = fs::remove_file(&temporary);
        return Err(Error::from_io(path, &e));
    }
    // The rename itself is on disk once the folder is; not every file system can do it, and nothing is lost then.
    if let Ok(f) = File::open(&folder) {
        let _ = f.sync_all();
    }
    Ok(())
}

fn write_and_sync(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes a folder and those above it.
pub fn make_folder(path: &Path) -> Result<(), Error> {
    fs::create_dir_all(path).map_err(|e| Error::from_io(path, &e))
}

/// Moves a damaged file to a free name beside it and returns that name; null when it could not be moved.
pub fn set_aside(file: &Path) -> Option<PathBuf> {
    let stem = file.file_stem()?.to_string_lossy().into_owned();
    let ending = file.extension().map(|e| e.to_string_lossy().into_owned()).unwrap_or_default();
    let named = |n: usize| file.with_file_name(format!("{stem}.damaged-{n}.{ending}"));
    let free = (1..1000).map(named).find(|p| !p.exists())?;
    fs::rename(file, &free).is_ok().then_some(free)
}

/// Where the settings stand, by the customs of the system; null when there is no home.
pub fn config_file() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("io.github", "duibiao", "duibiao")?;
    Some(folders.config_dir().join("settings.json"))
}

/// Where a user's own indicators stand, beside the settings; null when there is no home.
pub fn lexicon_file() -> Option<PathBuf> {
    Some(config_file()?.with_file_name("indicators.toml"))
}

/// The user's folder for documents, or the home folder.
pub fn home() -> Option<PathBuf> {
    let folders = directories::UserDirs::new()?;
    Some(folders.document_dir().filter(|p| p.is_dir()).unwrap_or_else(|| folders.home_dir()).to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_whole_and_leaves_nothing_beside_it() {
        let dir = std::env::temp_dir().join(format!("duibiao-files-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        let path = dir.join("图.svg");
        write_atomic(&path, b"one").unwrap();
        write_atomic(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 1);
        assert!(matches!(write_atomic(&dir.join("无").join("a"), b""), Err(Error::Missing(_))));
        fs::remove_dir_all(&dir).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_a_pipe_a_pipe() {
        use std::os::unix::fs::{FileTypeExt, symlink};
        let dir = std::env::temp_dir().join(format!("duibiao-links-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        let (file, link, pipe) = (dir.join("表.csv"), dir.join("link.csv"), dir.join("pipe"));
        fs::write(&file, b"one").unwrap();
        symlink(&file, &link).unwrap();
        write_atomic(&link, b"two").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&file).unwrap(), b"two");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let reader = std::thread::spawn({
            let pipe = pipe.clone();
            move || fs::read(pipe).unwrap()
        });
        write_atomic(&pipe, b"three").unwrap();
        assert!(fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo());
        assert_eq!(reader.join().unwrap(), b"three");
        fs::remove_dir_all(&dir).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn rights_stay_and_a_file_that_must_not_be_written_is_not() {
        use std::os::unix::fs::PermissionsExt;
        let dir = std::env::temp_dir().join(format!("duibiao-rights-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        let file = dir.join("内参.csv");
        fs::write(&file, b"one").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        write_atomic(&file, b"two").unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o400)).unwrap();
        assert!(matches!(write_atomic(&file, b"three"), Err(Error::Denied(_))));
        assert_eq!(fs::read(&file).unwrap(), b"two");
        let long = dir.join("长".repeat(83) + ".csv");
        write_atomic(&long, b"as long as the system allows").unwrap();
        fs::remove_dir_all(&dir).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_not_read() {
        let pipe = std::env::temp_dir().join(format!("duibiao-pipe-{}.txt", std::process::id()));
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert!(matches!(read_capped(&pipe, 10), Err(Error::NoFile(_))));
        fs::remove_file(&pipe).unwrap();
    }

    #[test]
    fn a_file_over_the_cap_is_refused() {
        let path = std::env::temp_dir().join(format!("duibiao-cap-{}", std::process::id()));
        fs::write(&path, b"12345").unwrap();
        assert!(matches!(read_capped(&path, 4), Err(Error::TooLarge { bytes: 5, .. })));
        assert_eq!(read_capped(&path, 5).unwrap(), b"12345");
        fs::remove_file(&path).unwrap();
    }
}
