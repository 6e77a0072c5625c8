//! Files say what they are for, and stay small; so do functions.

use std::fs;

use super::{files, root};

/// The most lines of a file, and of a function without empty lines and comments.
const FILE: usize = 420;
const FUNCTION: usize = 60;

/// What is wrong with the size and the head of a file: where, and how.
fn oversize(path: &str, source: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    if !source.starts_with("//!") {
        found.push((path.to_owned(), "opens without `//!`".to_owned()));
    }
    let lines: Vec<&str> = source.lines().collect();
    if lines.len() > FILE {
        found.push((path.to_owned(), format!("{} lines", lines.len())));
    }
    let head = regex::Regex::new(r"^(\s*)(?:pub(?:\([a-z]+\))? )?(?:const )?fn ([a-z_0-9]+)").expect("a pattern");
    for (at, line) in lines.iter().enumerate() {
        let Some(parts) = head.captures(line).filter(|_| !line.ends_with([';', '}'])) else { continue };
        // rustfmt puts the end of a function under its beginning.
        let end = |l: &&str| {
            l.strip_prefix(&parts[1]).is_some_and(|l| l.starts_with('}') || l.starts_with(") ") && l.ends_with(';'))
        };
        let long = lines[at + 1..].iter().position(end).unwrap_or_default();
        let counts = |l: &&&str| !l.trim().is_empty() && !l.trim_start().starts_with("//");
        let long = lines[at..=at + 1 + long].iter().filter(counts).count();
        if long > FUNCTION {
            found.push((format!("{path}: {}", &parts[2]), format!("{long} lines")));
        }
    }
    found
}

#[test]
fn files_say_what_they_are_for_and_stay_small() {
    let all = files(&root().join("src"), ".rs").into_iter().chain(files(&root().join("tests"), ".rs"));
    let over = all.flat_map(|path| {
        let name = path.strip_prefix(root()).expect("below the root").to_string_lossy().replace('\\', "/");
        oversize(&name, &fs::read_to_string(&path).expect("a source"))
    });
    let found: Vec<String> = over.map(|(what, how)| format!("{what}: {how}")).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_long_file_and_a_long_function_are_found() {
    let body = "    x();\n".repeat(FUNCTION - 2);
    let function = |body: &str| format!("//! x\n\n/// y\nfn f() {{\n{body}}}\n");
    assert_eq!(oversize("x.rs", &function(&body)), []);
    assert_eq!(oversize("x.rs", &function(&format!("    // why\n\n{body}"))), [], "comments and empty lines are free");
    let found = oversize("x.rs", &function(&format!("    x();\n{body}")));
    assert_eq!(found, [("x.rs: f".to_owned(), format!("{} lines", FUNCTION + 1))]);
    assert_eq!(oversize("x.rs", &"//! x\n".repeat(FILE + 1)), [("x.rs".to_owned(), format!("{} lines", FILE + 1))]);
    assert_eq!(oversize("x.rs", "fn f() {}\n"), [("x.rs".to_owned(), "opens without `//!`".to_owned())]);
}
