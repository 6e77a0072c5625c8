//! A lock that says to other windows that a file is in use. It goes with the process, however that ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::Error;

/// A lock that is held; dropping it lets go.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a file, which is a file beside it. Nothing when another process, or another part of this one,
    /// holds it.
    pub fn take(of: &Path) -> Result<Option<Self>, Error> {
        let path = beside(of);
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let file = file.map_err(|e| Error::from_io(&path, &e))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            // A file system without locks (some network drives): the project is used all the same.
            Err(TryLockError::Error(e)) if e.kind() == std::io::ErrorKind::Unsupported => {
                Ok(Some(Self { _file: file }))
            }
            Err(TryLockError::Error(e)) => Err(Error::from_io(&path, &e)),
        }
    }
}

/// `湛江.duibiao` is locked by `湛江.duibiao.lock`.
fn beside(of: &Path) -> PathBuf {
    let mut name = of.file_name().unwrap_or_default().to_os_string();
    name.push(".lock");
    of.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_held_once_and_let_go() {
        let file = std::env::temp_dir().join(format!("duibiao-lock-{}", std::process::id()));
        let first = Lock::take(&file).unwrap();
        assert!(first.is_some());
        assert!(Lock::take(&file).unwrap().is_none());
        drop(first);
        assert!(Lock::take(&file).unwrap().is_some());
        std::fs::remove_file(beside(&file)).unwrap();
    }
}
