//! The laws of the house that a compiler does not hold: which room may import which, which crates a room may name,
//! that no rule knows a place, that files stay small and say what they are for.

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

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the top down, each with the rooms it may import and the crates it may name beside the small common
/// ones.
const ROOMS: &[(&str, &[&str], &[&str])] = &[
    ("text", &[], &[]),
    ("quantity", &["text"], &[]),
    ("intake", &["text"], &["encoding_rs", "chardetng", "regex", "toml"]),
    ("region", &["text"], &["aho_corasick", "toml"]),
    ("report", &["text", "quantity", "intake", "region"], &["regex"]),
    ("figures", &["text", "quantity", "region", "report"], &["aho_corasick", "regex", "toml"]),
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
        &["egui", "eframe", "rfd", "png", "serde_json"],
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

/// The room of a source file: the first part of its path below `src`.
fn room(path: &Path) -> String {
    let below = path.strip_prefix(root().join("src")).expect("below src");
    let first = below.iter().next().expect("a name").to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The code of a file without its tests, comments and texts: what a rule about imports looks at.
fn code(source: &str) -> String {
    let shipped = source.split("#[cfg(test)]").next().unwrap_or_default();
    shipped.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
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

#[test]
fn rooms_import_only_what_the_table_allows() {
    let mut found = Vec::new();
    for path in files(&root().join("src"), ".rs") {
        let room = room(&path);
        if matches!(room.as_str(), "lib" | "main") {
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

/// Names of places that are no common words, by their full names and whole short forms of provinces and cities.
fn places() -> BTreeMap<String, String> {
    let table = fs::read_to_string(root().join("assets/divisions.tsv")).expect("divisions");
    let mut found = BTreeMap::new();
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [_, name, level, kind, ..] = cells.as_slice() else { continue };
        // 新区, 郊区, 城区 are words; 中国 is everyone's.
        if *level == "nation" || name.chars().count() <= 2 || *kind == "功能区" {
            continue;
        }
        found.insert((*name).to_owned(), (*name).to_owned());
        if matches!(*level, "province" | "city") {
            for short in cells.get(8).unwrap_or(&"").split('|').filter(|s| s.chars().count() >= 2) {
                found.insert(short.to_owned(), (*name).to_owned());
            }
        }
    }
    // Short forms that are words of the language; 工农区 is a kind of district, too.
    for word in [
        "白银",
        "三明",
        "海南",
        "安康",
        "大庆",
        "中卫",
        "朝阳",
        "吉安",
        "东方",
        "河池",
        "平凉",
        "开封",
        "保山",
        "中山",
        "全国",
        "黄山",
        "工农区",
    ] {
        found.remove(word);
    }
    found
}

/// Lines of code or data that name a place, outside comments and tests.
fn naming(path: &str, source: &str, places: &BTreeMap<String, String>) -> Vec<String> {
    let search = aho_corasick::AhoCorasick::builder()
        .match_kind(aho_corasick::MatchKind::LeftmostLongest)
        .build(places.keys())
        .expect("a machine");
    let shipped = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    for (n, line) in shipped.lines().enumerate() {
        let line = line.split(" // ").next().unwrap_or_default();
        let trimmed = line.trim_start();
        if trimmed.starts_with("//") || trimmed.starts_with('#') {
            continue;
        }
        if let Some(m) = search.find(line) {
            found.push(format!("{path}:{}: a rule names a place: {}", n + 1, &line[m.range()]));
        }
    }
    found
}

#[test]
fn no_rule_knows_a_place() {
    let places = places();
    let mut all = files(&root().join("src"), ".rs");
    all.extend(files(&root().join("assets"), ".toml"));
    let found: Vec<String> = all
        .iter()
        .filter(|p| !p.starts_with(root().join("src/host/samples.rs")) && !p.ends_with("tests.rs"))
        // Groups of places are data about places, as the table of divisions is.
        .filter(|p| !p.ends_with("assets/groups.toml"))
        .flat_map(|p| naming(&p.display().to_string(), &fs::read_to_string(p).expect("a text"), &places))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_place_in_a_rule_is_found() {
    let found = naming("src/x.rs", "fn f() {\n    let rule = \"湛江市的目标\";\n}\n", &places());
    assert_eq!(found, ["src/x.rs:2: a rule names a place: 湛江市"]);
}

#[test]
fn files_say_what_they_are_for_and_stay_small() {
    let mut found = Vec::new();
    for path in files(&root().join("src"), ".rs").into_iter().chain(files(&root().join("tests"), ".rs")) {
        let source = fs::read_to_string(&path).expect("a source");
        if !source.starts_with("//!") {
            found.push(format!("{}: opens without `//!`", path.display()));
        }
        let lines = source.lines().count();
        if lines > 480 {
            found.push(format!("{}: {lines} lines", path.display()));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
