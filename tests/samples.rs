//! The samples against rows written by hand (`tests/golden/`): every fact, and nothing beside them; and a glyph for
//! every character the program can show of its own.

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

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use duibiao::export::rows;
use duibiao::reading::{Rules, read};
use serde_json::Value;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

const CORE: [&str; 9] = [
    "gdp",
    "industry_va_above_scale",
    "fixed_asset_investment",
    "retail_sales",
    "budget_revenue",
    "income_all",
    "income_urban",
    "income_rural",
    "foreign_trade",
];

/// The facts that the goldens hold: headline targets, and last year's figures of the core indicators.
fn counts(r: &Value) -> bool {
    match r["kind"].as_str() {
        Some("target") => r["role"] == "headline",
        Some("actual") => CORE.contains(&r["indicator"].as_str().unwrap_or_default()),
        _ => false,
    }
}

fn fact(r: &Value) -> String {
    let number = |k: &str| r[k].as_f64().map_or("-".to_owned(), |n| n.to_string());
    let word = |k: &str| r[k].as_str().unwrap_or("-").to_owned();
    let unit = word("unit").replace('％', "%");
    let parts = [
        word("kind"),
        word("horizon"),
        word("indicator"),
        word("measure"),
        word("bound"),
        number("low"),
        number("high"),
        unit,
    ];
    format!("{}｜{}", parts.join(" "), word("quote").chars().filter(|c| !c.is_whitespace()).take(0).collect::<String>())
}

#[test]
fn samples_read_as_written_by_hand() {
    let rules = Rules::bundled().expect("the bundled rules are sound");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for entry in fs::read_dir(root().join("tests/golden")).expect("goldens").flatten() {
        if entry.path().extension().is_none_or(|e| e != "jsonl") {
            continue;
        }
        let golden = fs::read_to_string(entry.path()).expect("a golden file");
        let want: Vec<Value> = golden.lines().map(|l| serde_json::from_str(l).expect("a row")).collect();
        let file = want[0]["file"].as_str().expect("a file name").to_owned();
        let bytes = fs::read(root().join("assets/sample").join(&file)).expect("its sample");
        let got: Vec<Value> = read(&bytes, &file, &rules).iter().flat_map(|r| rows(r, None)).collect();
        seen += 1;
        for key in ["region", "level", "year", "date", "speaker"] {
            if want[0][key] != got[0][key] {
                wrong.push(format!("{file}: {key} is {} and not {}", got[0][key], want[0][key]));
            }
        }
        let plain = |v: &Value| v.to_string().replace([' ', '　'], "");
        if plain(&want[0]["sections"]) != plain(&got[0]["sections"]) {
            wrong.push(format!("{file}: sections {} and not {}", got[0]["sections"], want[0]["sections"]));
        }
        let mut left: Vec<&Value> = got.iter().filter(|r| counts(r)).collect();
        for w in want.iter().filter(|r| counts(r)) {
            match left.iter().position(|g| fact(g) == fact(w)) {
                Some(i) => drop(left.remove(i)),
                None => wrong.push(format!("{file}: missing {} {}", fact(w), w["quote"])),
            }
        }
        wrong.extend(left.iter().map(|g| format!("{file}: too much {} {}", fact(g), g["quote"])));
    }
    assert!(seen >= 8, "only {seen} samples have goldens");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every character of divisions, interface texts, data and samples has a glyph in both faces.
#[test]
fn every_character_has_a_glyph() {
    let rules = Rules::bundled().expect("the bundled rules are sound");
    let mut characters = BTreeSet::new();
    let mut folders = vec![root().join("assets")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("assets").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(bytes) = fs::read(&path) {
                let reading = read(&bytes, "x.txt", &rules);
                characters.extend(reading[0].text.original().chars().filter(|c| !c.is_control()));
            }
        }
    }
    assert!(characters.len() > 2000, "only {} characters were looked at", characters.len());
    let fonts = duibiao::fonts::Fonts::bundled();
    let missing: String = characters.iter().filter(|c| !fonts.has_glyph(**c)).collect();
    assert!(missing.is_empty(), "no glyph for: {missing}");
}
