//! What can go wrong with a project file.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::host;

/// What went wrong. `locale` makes the sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The file or its folder: missing, not permitted, full.
    #[error(transparent)]
    File(#[from] host::Error),
    /// The file is no project, or its pages are damaged. It is never written to.
    #[error("damaged: {0}")]
    Damaged(PathBuf),
    /// A newer version of the program has made it.
    #[error("made by a newer version: {0}")]
    Newer(PathBuf),
    /// Another program holds it just now.
    #[error("in use: {0}")]
    Busy(PathBuf),
}

impl Error {
    /// Sorts an error of the database.
    pub(super) fn of(path: &Path, error: &rusqlite::Error) -> Self {
        let path = path.to_path_buf();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(path),
            Some(ErrorCode::DiskFull) => Self::File(host::Error::Full(path)),
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::File(host::Error::Denied(path)),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy(path),
            // A file that is gone, with its folder or its drive, is no failing disk.
            Some(ErrorCode::CannotOpen | ErrorCode::SystemIoFailure) if !host::exists(&path) => {
                Self::File(host::Error::Missing(path))
            }
            Some(ErrorCode::CannotOpen) => Self::File(host::Error::Denied(path)),
            Some(ErrorCode::SystemIoFailure) => Self::File(host::Error::Broken(path)),
            _ => Self::File(host::Error::Io { path, words: error.to_string() }),
        }
    }

    /// The same said of another file: of the one that a person has named, not of the one beside it that was written first.
    pub(super) fn at(self, path: &Path) -> Self {
        let path = path.to_path_buf();
        match self {
            Self::File(host::Error::Missing(_)) => Self::File(host::Error::Missing(path)),
            Self::File(host::Error::Denied(_)) => Self::File(host::Error::Denied(path)),
            Self::File(host::Error::Full(_)) => Self::File(host::Error::Full(path)),
            Self::File(host::Error::Broken(_)) => Self::File(host::Error::Broken(path)),
            Self::File(host::Error::Io { words, .. }) => Self::File(host::Error::Io { path, words }),
            other => other,
        }
    }

    /// The file it is about.
    pub fn path(&self) -> &Path {
        match self {
            Self::File(e) => e.path(),
            Self::Damaged(p) | Self::Newer(p) | Self::Busy(p) => p,
        }
    }
}
