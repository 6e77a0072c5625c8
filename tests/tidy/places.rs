//! No rule and no word of the data knows a place: places stand in the table of divisions.

use std::collections::BTreeMap;
use std::fs;

use super::{files, root, shipped};

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
    let mut found = Vec::new();
    for (n, line) in shipped(source).lines().enumerate() {
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
