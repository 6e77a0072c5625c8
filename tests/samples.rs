//! Whole reports against rows written by hand (`tests/golden/`): every fact, and nothing beside them; and a glyph for
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

#[path = "golden/pending.rs"]
mod pending;

use pending::PENDING;

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

/// A text as two careful people would both copy it: full-width signs, white space and the asterisks of bold words are
/// the source's dress and not the words.
fn plain(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    text.replace("&nbsp;", "").chars().map(narrow).filter(|c| !c.is_whitespace() && *c != '*').collect()
}

fn word(r: &Value, key: &str) -> String {
    r[key].as_str().map_or_else(|| "-".to_owned(), plain)
}

/// What makes a fact the same fact: without one of these it is another one, and not the same one read badly.
fn fact(r: &Value) -> String {
    let number = |k: &str| r[k].as_f64().map_or("-".to_owned(), |n| n.to_string());
    let parts = [
        word(r, "kind"),
        word(r, "horizon"),
        word(r, "indicator"),
        word(r, "measure"),
        word(r, "bound"),
        number("low"),
        number("high"),
        word(r, "unit"),
    ];
    parts.join(" ")
}

/// Whether two people would say that they copied the same name. Where a name begins and ends is open to taste
/// (全社会研发投入 or all of 全社会研发投入占GDP比重), but what is left when a list was cut at the wrong place (城镇, of
/// 城镇、农村居民人均可支配收入) is not half of the name.
fn same_name(want: &str, got: &str) -> bool {
    let (w, g) = (want.chars().count(), got.chars().count());
    (want.contains(got) || got.contains(want)) && 2 * w.min(g) >= w.max(g)
}

/// The fields in which a fact that was found is still read wrongly. Those that the older goldens do not hold are asked
/// only where the golden row has them; a basis may be copied with or without the 按 and 计算 around it.
fn differing(want: &Value, got: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    for key in ["name", "tone", "relative_to", "tier", "basis", "ref_year"] {
        let (w, g) = (&want[key], &got[key]);
        let same = match (w.as_str(), g.as_str()) {
            (Some(w), Some(g)) if key == "name" => same_name(&plain(w), &plain(g)),
            (Some(w), Some(g)) if key == "basis" => plain(g).contains(&plain(w)),
            (Some(w), Some(g)) => plain(w) == plain(g),
            _ => w == g,
        };
        if !same && want.get(key).is_some() {
            wrong.push(format!("{key} is {g} and not {w}"));
        }
    }
    wrong
}

/// What a golden and a reading of its text disagree on, a line for each thing.
///
/// A fact that the reading says twice is forgiven once: reports do repeat themselves, and a careful reader writes it
/// down once or twice as he likes. Of several readings of one fact the one that agrees best is taken, so that two tiers
/// or two bases with the same number do not trade their fields.
fn disagreements(want: &[Value], got: &[Value]) -> Vec<String> {
    let mut wrong = Vec::new();
    let at = |rows: &[Value], n: u64| -> Vec<Value> {
        rows.iter().filter(|r| r["report"].as_u64().unwrap_or(0) == n).cloned().collect()
    };
    let number = |rows: &[Value]| rows.iter().filter(|r| r["kind"] == "report").count() as u64;
    if number(want) != number(got) {
        wrong.push(format!("reports: {} and not {}", number(got), number(want)));
    }
    for n in 0..number(want).max(number(got)) {
        let (want, got) = (at(want, n), at(got, n));
        if let (Some(w), Some(g)) = (want.first(), got.first()) {
            for key in ["region", "level", "year", "date", "speaker"] {
                if w[key] != g[key] {
                    wrong.push(format!("report: {key} is {} and not {}", g[key], w[key]));
                }
            }
            if plain(&w["sections"].to_string()) != plain(&g["sections"].to_string()) {
                wrong.push(format!("report: sections {} and not {}", g["sections"], w["sections"]));
            }
        }
        let mut left: Vec<&Value> = got.iter().filter(|r| counts(r)).collect();
        let mut found = Vec::new();
        for w in want.iter().filter(|r| counts(r)) {
            let quote = word(w, "quote");
            let same = left.iter().enumerate().filter(|(_, g)| fact(g) == fact(w));
            match same.map(|(i, g)| (differing(w, g), i)).min_by_key(|(d, _)| d.len()) {
                Some((fields, i)) => {
                    wrong.extend(fields.iter().map(|d| format!("differs: {d} | {quote}")));
                    found.push(fact(w));
                    left.remove(i);
                }
                None => wrong.push(format!("missing: {} | {quote}", fact(w))),
            }
        }
        for g in left {
            match found.iter().position(|f| *f == fact(g)) {
                Some(i) => drop(found.remove(i)),
                None => wrong.push(format!("too much: {} | {}", fact(g), word(g, "quote"))),
            }
        }
    }
    wrong
}

/// Every golden: its rows, the name of its text, and the text's bytes. The samples are shipped and lie among the
/// assets; the texts that only tests need lie beside their goldens.
fn goldens() -> Vec<(Vec<Value>, String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(root().join("tests/golden")).expect("goldens").flatten() {
        if entry.path().extension().is_none_or(|e| e != "jsonl") {
            continue;
        }
        let golden = fs::read_to_string(entry.path()).expect("a golden file");
        let rows: Vec<Value> = golden.lines().map(|l| serde_json::from_str(l).expect("a row")).collect();
        let file = rows[0]["file"].as_str().expect("a file name").to_owned();
        let bytes = fs::read(root().join("assets/sample").join(&file))
            .or_else(|_| fs::read(root().join("tests/golden/reports").join(&file)))
            .expect("the golden's text");
        all.push((rows, file, bytes));
    }
    all.sort_by(|a, b| a.1.cmp(&b.1));
    all
}

/// What the program reads is what was written by hand, but for the cases that `pending` names with their reasons. A
/// pending case that no longer fails has to leave the list, or the list would hide the day it fails again.
#[test]
fn goldens_read_as_written_by_hand() {
    let rules = Rules::bundled().expect("the bundled rules are sound");
    let (mut diff, mut waiting) = (Vec::new(), BTreeSet::new());
    let all = goldens();
    assert!(all.len() >= 30, "only {} goldens", all.len());
    for (want, file, bytes) in &all {
        let got: Vec<Value> = read(bytes, file, &rules).iter().flat_map(|r| rows(r, None)).collect();
        let mut wrong = disagreements(want, &got);
        wrong.retain(|line| {
            let case = PENDING.iter().position(|p| file.starts_with(p.file) && line.contains(p.line));
            waiting.extend(case);
            case.is_none()
        });
        if !wrong.is_empty() {
            diff.push(format!("{file}\n    {}", wrong.join("\n    ")));
        }
    }
    let idle = PENDING.iter().enumerate().filter(|(i, _)| !waiting.contains(i));
    diff.extend(idle.map(|(_, p)| format!("{}: no longer pending: {} ({})", p.file, p.line, p.reason)));
    assert!(diff.is_empty(), "\n{}", diff.join("\n"));
}

/// A golden's words stand in its text: a slip of the hand in a row would else be sought in the program.
#[test]
fn goldens_quote_their_texts() {
    let rules = Rules::bundled().expect("the bundled rules are sound");
    for (want, file, bytes) in goldens() {
        let text = plain(read(&bytes, &file, &rules)[0].text.original());
        for r in want.iter().filter(|r| r["kind"] != "report") {
            assert!(text.contains(&word(r, "quote")), "{file}: {} stands nowhere", r["quote"]);
            let name = word(r, "name");
            assert!(name.chars().all(|c| word(r, "quote").contains(c)), "{file}: {name} is not in {}", r["quote"]);
        }
    }
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
