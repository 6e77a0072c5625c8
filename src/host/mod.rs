//! The outside world: folders, files, where settings stand, the bundled samples.
//!
//! The only room that touches a disk or the environment. It never looks into a report: what the bytes mean is the
//! business of the rooms above it. A source file is never written to.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "this room is the outside world")]

mod clipboard;
mod clock;
mod files;
mod lock;
mod own;
mod person;
mod samples;
mod show;
mod terminal;
mod typefaces;
mod walk;
mod watch;

use std::io;
use std::path::PathBuf;

pub use clipboard::{copy_picture, copy_table, hand_over_clipboard};
pub use clock::timed;
pub use files::{CAP, config_file, exists, home, lexicon_file, make_folder, read_capped, set_aside, write_atomic};
pub use lock::Lock;
pub use own::{copy, data_folder, identity, is_folder, is_read_only, list, real, remove, replace_with, stamp};
pub use person::{now, user};
pub use samples::{Sample, samples};
pub use show::show_folder;
pub use terminal::{say, speaks_chinese, words, write_out};
pub use typefaces::{FaceFile, Family, faces, families};
pub use walk::{Found, Walked, is_document, walk};
pub use watch::Watch;

/// What can go wrong with a file or folder. `locale` makes the sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Nothing stands at this path.
    #[error("not found: {0}")]
    Missing(PathBuf),
    /// The system does not allow it.
    #[error("not permitted: {0}")]
    Denied(PathBuf),
    /// The file is larger than the program reads.
    #[error("too large: {path} ({bytes} bytes, at most {cap})")]
    TooLarge {
        /// Which file.
        path: PathBuf,
        /// Its size.
        bytes: u64,
        /// The most that is read.
        cap: u64,
    },
    /// Reading or writing broke off: the disk is gone or failing, the network is down.
    #[error("device failed: {0}")]
    Broken(PathBuf),
    /// The disk is full.
    #[error("disk full: {0}")]
    Full(PathBuf),
    /// Another program holds the file open and lets nobody else at it, as Excel does on Windows.
    #[error("in use: {0}")]
    InUse(PathBuf),
    /// A device or a pipe, where a file is wanted.
    #[error("no file: {0}")]
    NoFile(PathBuf),
    /// A report that was opened: sources are never written to.
    #[error("a source: {0}")]
    Source(PathBuf),
    /// Something stands there that was not asked about.
    #[error("exists: {0}")]
    Exists(PathBuf),
    /// Anything else, in the system's words.
    #[error("{path}: {words}")]
    Io {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        words: String,
    },
}

/// "Input/output error" on Unix, for which the library has no name.
const EIO: i32 = 5;

/// ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION on Windows, for which the library has no name either.
const HELD: [i32; 2] = [32, 33];

impl Error {
    /// Sorts an error of the system.
    pub fn from_io(path: impl Into<PathBuf>, error: &io::Error) -> Self {
        let path = path.into();
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing(path),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::Denied(path),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Self::Full(path),
            io::ErrorKind::TimedOut
            | io::ErrorKind::HostUnreachable
            | io::ErrorKind::NetworkUnreachable
            | io::ErrorKind::NetworkDown
            | io::ErrorKind::NotConnected
            | io::ErrorKind::StaleNetworkFileHandle => Self::Broken(path),
            io::ErrorKind::AlreadyExists => Self::Exists(path),
            _ if cfg!(unix) && error.raw_os_error() == Some(EIO) => Self::Broken(path),
            _ if cfg!(windows) && error.raw_os_error().is_some_and(|n| HELD.contains(&n)) => Self::InUse(path),
            _ => Self::Io { path, words: error.to_string() },
        }
    }

    /// The path it is about.
    pub fn path(&self) -> &std::path::Path {
        match self {
            Self::Missing(p)
            | Self::Denied(p)
            | Self::Full(p)
            | Self::Broken(p)
            | Self::InUse(p)
            | Self::NoFile(p)
            | Self::Source(p)
            | Self::Exists(p) => p,
            Self::TooLarge { path, .. } | Self::Io { path, .. } => path,
        }
    }
}
