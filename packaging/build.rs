//! What is known only when the program is built: the version of its reading, and what Windows wants to find inside it.

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

/// The crates by which they do it.
const CRATES: [&str; 8] =
    ["aho-corasick", "chardetng", "encoding_rs", "memchr", "regex", "regex-automata", "regex-syntax", "toml"];

fn main() {
    println!("cargo:rustc-env=DUIBIAO_READER={:016x}", reader_version());
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "windows") {
        resources();
    }
}

/// A hash of the sources that read, and of the versions of their crates. Whoever keeps readings keeps it beside them, so
/// that a program that reads otherwise never takes old readings for its own.
fn reader_version() -> u64 {
    let mut files = Vec::new();
    for room in READING {
        let path = Path::new("src").join(room);
        println!("cargo:rerun-if-changed={}", path.display());
        collect(&path, &mut files);
    }
    files.sort();
    let mut words: Vec<Vec<u8>> = files.iter().map(|f| fs::read(f).expect("a source")).collect();
    println!("cargo:rerun-if-changed=Cargo.lock");
    words.push(versions(&fs::read_to_string("Cargo.lock").expect("Cargo.lock")).into_bytes());
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for words in words {
        for byte in words.into_iter().filter(|b| *b != b'\r').chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

/// Name and version of the crates that read, as Cargo.lock has them, a line each.
fn versions(lock: &str) -> String {
    let mut out = String::new();
    let mut lines = lock.lines();
    while let Some(line) = lines.next() {
        let name = line.strip_prefix("name = \"").and_then(|l| l.strip_suffix('"'));
        if name.is_some_and(|n| CRATES.contains(&n)) {
            out.extend([line, " ", lines.next().unwrap_or_default(), "\n"]);
        }
    }
    assert!(out.lines().count() >= CRATES.len(), "Cargo.lock names the crates that read");
    out
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

/// The icon, the manifest (sharp letters on every screen, long paths, UTF-8) and the name that Windows shows.
fn resources() {
    println!("cargo:rerun-if-changed=packaging/windows");
    let mut resource = winresource::WindowsResource::new();
    resource
        .set_icon("packaging/windows/duibiao.ico")
        .set_manifest_file("packaging/windows/duibiao.manifest")
        .set("ProductName", "对标")
        .set("FileDescription", "对标");
    resource.compile().expect("rc.exe or windres makes the resources");
}
