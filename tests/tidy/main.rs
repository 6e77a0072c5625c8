//! The laws of the house that a compiler does not hold: which room may import which, which crates a room may name,
//! that no rule knows a place, that files and functions stay small.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    missing_docs,
    reason = "tests touch the world and stop at the first surprise"
)]

mod places;
mod rooms;
mod sizes;

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// A file with every item that only tests have made empty, line by line; what stands behind such an item stays.
fn shipped(source: &str) -> String {
    let mut out = Vec::new();
    let mut lines = source.lines();
    while let Some(line) = lines.next() {
        out.push(line);
        let indent = &line[..line.len() - line.trim_start().len()];
        if line.trim() != "#[cfg(test)]" {
            continue;
        }
        let end = format!("{indent}}}");
        for line in lines.by_ref() {
            out.push("");
            let opens = line.trim_start().starts_with("#[");
            if !opens
                && (line == end || line.starts_with(indent) && line.ends_with([';', '}']) && is_item(line, indent))
            {
                break;
            }
        }
    }
    out.join("\n")
}

/// Whether a line begins an item at this depth, so that a `;` or `}` at its end ends the item.
fn is_item(line: &str, indent: &str) -> bool {
    line[indent.len()..].starts_with(|c: char| c.is_alphabetic())
}
