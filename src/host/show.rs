//! The system's own window for files, on a folder.

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use super::Error;

/// Shows a folder in the system's file manager, which goes on by itself.
pub fn show_folder(folder: &Path) -> Result<(), Error> {
    if !folder.is_dir() {
        return Err(Error::Missing(folder.into()));
    }
    let program = match std::env::consts::OS {
        "windows" => "explorer",
        "macos" => "open",
        _ => "xdg-open",
    };
    let nothing = Stdio::null;
    let started = Command::new(program).arg(folder).stdin(nothing()).stdout(nothing()).stderr(nothing()).spawn();
    // The folder is there: what is not found is the program that shows it.
    let mut child = started.map_err(|e| Error::from_io(program, &e))?;
    // Waited for, so that nothing is left of it when it ends.
    thread::spawn(move || child.wait());
    Ok(())
}
