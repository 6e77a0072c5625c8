//! Which room may import which, and which crates a room may name.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{files, root, shipped};

/// The rooms from the top down, each with the rooms it may import and the crates it may name beside the small common
/// ones.
const ROOMS: &[(&str, &[&str], &[&str])] = &[
    ("text", &[], &[]),
    ("pattern", &[], &["regex", "regex_syntax"]),
    ("quantity", &["text"], &[]),
    ("intake", &["text", "pattern"], &["encoding_rs", "chardetng", "memchr", "toml"]),
    ("region", &["text"], &["aho_corasick", "toml"]),
    ("report", &["text", "pattern", "quantity", "intake", "region"], &[]),
    ("figures", &["text", "pattern", "quantity", "region", "report"], &["aho_corasick", "toml"]),
    ("reading", &["text", "quantity", "intake", "region", "report", "figures"], &[]),
    ("review", &["text", "quantity", "region", "report", "figures", "reading"], &[]),
    ("comparison", &["text", "quantity", "region", "report", "figures", "reading", "review"], &["toml"]),
    // The words that a person types are folded by the same hand that folded the texts.
    ("search", &["text", "intake"], &["memchr", "regex"]),
    ("fonts", &[], &["ttf_parser"]),
    (
        "chart",
        &["text", "quantity", "region", "report", "figures", "comparison", "fonts"],
        &["plotters", "plotters_backend"],
    ),
    (
        "export",
        &["text", "quantity", "region", "report", "figures", "reading", "review", "comparison", "fonts", "chart"],
        &[
            "resvg",
            "png",
            "serde_json",
            "krilla",
            "csv",
            "rust_xlsxwriter",
            "parquet",
            "zip",
            "quick_xml",
            "flate2",
            "memchr",
        ],
    ),
    ("host", &[], &["directories", "font_kit", "notify", "arboard"]),
    (
        "library",
        &["text", "quantity", "region", "report", "figures", "reading", "review", "chart", "host"],
        &["rusqlite", "flate2", "serde_json"],
    ),
    ("locale", &["text", "quantity", "region", "report", "figures", "reading"], &["fluent_bundle", "unic_langid"]),
    (
        "app",
        &[
            "text",
            "quantity",
            "intake",
            "region",
            "report",
            "figures",
            "reading",
            "review",
            "comparison",
            "search",
            "fonts",
            "chart",
            "export",
            "host",
            "library",
            "locale",
        ],
        &["serde_json", "pinyin"],
    ),
    (
        "ui",
        &[
            "text",
            "quantity",
            "region",
            "report",
            "figures",
            "reading",
            "review",
            "comparison",
            "search",
            "fonts",
            "chart",
            "export",
            "locale",
            "app",
        ],
        &["egui", "eframe", "rfd", "log", "png", "serde_json"],
    ),
    (
        "cli",
        &[
            "text",
            "quantity",
            "intake",
            "region",
            "report",
            "figures",
            "reading",
            "review",
            "comparison",
            "search",
            "fonts",
            "chart",
            "export",
            "host",
            "library",
            "locale",
            "app",
        ],
        &["clap", "rayon", "serde_json"],
    ),
];

/// Crates that any room may name.
const COMMON: &[&str] = &["std", "core", "serde", "thiserror", "crate", "super", "self"];

/// The room of a source file: the first part of its path below `src`.
fn room(path: &Path) -> String {
    let below = path.strip_prefix(root().join("src")).expect("below src");
    let first = below.iter().next().expect("a name").to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The code of a file without its tests, comments and texts: what a rule about imports looks at.
fn code(source: &str) -> String {
    shipped(source).lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Rooms and crates that a source names in paths (`crate::room`, `name::`).
fn named(code: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let word = regex::Regex::new(r"(?:^|[^:\w.])([a-z][a-z0-9_]*)::(?:([a-z_]+)|\{([^}]*))?").expect("a pattern");
    let (mut rooms, mut crates) = (BTreeSet::new(), BTreeSet::new());
    for line in code.lines() {
        let line = line.split('"').step_by(2).collect::<Vec<_>>().join(" ");
        for c in word.captures_iter(&line) {
            if &c[1] != "crate" {
                crates.insert(c[1].to_owned());
                continue;
            }
            rooms.extend(c.get(2).map(|r| r.as_str().to_owned()));
            let several = c.get(3).map_or("", |m| m.as_str()).split(',');
            rooms.extend(several.map(|p| p.trim().split("::").next().unwrap_or_default().to_owned()));
        }
    }
    (rooms, crates)
}

/// Crates of Cargo.toml as sources name them.
fn dependencies() -> BTreeSet<String> {
    let cargo = fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml");
    let table: toml::Table = cargo.parse().expect("Cargo.toml parses");
    let names = table["dependencies"].as_table().expect("dependencies").keys();
    names.map(|k| k.replace('-', "_")).chain(["plotters_backend".to_owned()]).collect()
}

/// What breaks the tables, a line each.
fn breaches(path: &str, room: &str, source: &str) -> Vec<String> {
    let Some((_, imports, crates)) = ROOMS.iter().find(|r| r.0 == room) else { return Vec::new() };
    let (rooms, names) = named(&code(source));
    let known: BTreeSet<&str> = ROOMS.iter().map(|r| r.0).collect();
    let mut found = Vec::new();
    for r in rooms.iter().filter(|r| known.contains(r.as_str()) && r.as_str() != room) {
        if !imports.contains(&r.as_str()) {
            found.push(format!("{path}: the room `{room}` may not import `{r}`"));
        }
    }
    let ours = dependencies();
    for k in names.iter().filter(|k| ours.contains(k.as_str())) {
        if !crates.contains(&k.as_str()) && !COMMON.contains(&k.as_str()) {
            found.push(format!("{path}: the room `{room}` may not name the crate `{k}`"));
        }
    }
    found
}

/// Whether a file is the tests of the module above it and in no program.
fn is_test(path: &Path) -> bool {
    let above = |p: &Path| fs::read_to_string(p).is_ok_and(|s| s.contains("#[cfg(test)]\nmod tests;"));
    let folder = path.parent().expect("a folder");
    path.ends_with("tests.rs") && (above(&folder.join("mod.rs")) || above(&folder.with_extension("rs")))
}

#[test]
fn rooms_import_only_what_the_table_allows() {
    let mut found = Vec::new();
    for path in files(&root().join("src"), ".rs") {
        let room = room(&path);
        if matches!(room.as_str(), "lib" | "main") || is_test(&path) {
            continue;
        }
        assert!(ROOMS.iter().any(|r| r.0 == room), "{}: the table knows no room `{room}`", path.display());
        found.extend(breaches(&path.display().to_string(), &room, &fs::read_to_string(&path).expect("a source")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The test above can fail: an injected `use` is found, with file and rule.
#[test]
fn an_injected_import_is_found() {
    let found = breaches("src/figures/x.rs", "figures", "use crate::chart::Scene;\nuse egui::Ui;\n");
    assert_eq!(
        found,
        [
            "src/figures/x.rs: the room `figures` may not import `chart`",
            "src/figures/x.rs: the room `figures` may not name the crate `egui`"
        ]
    );
}

/// What stands behind a test module is looked at, too.
#[test]
fn code_behind_tests_is_checked() {
    let source = "use a::B;\n#[cfg(test)]\nmod tests {\n    use egui::Ui;\n}\n\nfn f() {\n    #[cfg(test)]\n    egui::seen();\n    egui::Ui;\n}\n\
                  #[cfg(test)]\n#[path = \"x.rs\"]\nmod more;\nuse crate::chart::Scene;\n";
    let kept = code(source);
    assert!(kept.contains("egui::Ui;\n}") && kept.contains("Scene") && !kept.contains("seen"), "{kept}");
    assert_eq!(breaches("x.rs", "figures", source).len(), 2);
}
