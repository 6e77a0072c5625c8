//! The version of the reading program: a hash of the sources that read. Whoever keeps readings keeps it beside them, so
//! that a program that reads otherwise never takes old readings for its own.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a build script touches files and speaks to cargo"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms that turn bytes into readings.
const READING: [&str; 7] = ["text.rs", "quantity", "intake", "region", "report", "figures", "reading.rs"];

fn main() {
    let mut files = Vec::new();
    for room in READING {
        let path = Path::new("src").join(room);
        println!("cargo:rerun-if-changed={}", path.display());
        collect(&path, &mut files);
    }
    files.sort();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for file in files {
        let words = fs::read(&file).expect("a source");
        for byte in words.into_iter().filter(|b| *b != b'\r').chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    println!("cargo:rustc-env=DUIBIAO_READER={hash:016x}");
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("a folder of sources") {
            collect(&entry.expect("an entry").path(), files);
        }
    } else {
        files.push(path.to_path_buf());
    }
}
