//! The phrase suites under `tests/reading/`: each block is a construct of the language, a small text in which it
//! stands, and the rows that it must give by the coding manual. Written before the rules, by hand.

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

use std::fmt::Write as _;
use std::path::Path;

use duibiao::figures::{Figure, Horizon, Kind, Role};
use duibiao::reading::{Rules, read};
use serde_json::Value;

/// A block of a suite.
struct Block {
    at: String,
    text: String,
    rows: Vec<Vec<String>>,
    /// A construct that is known and not read yet: a line that begins with `?` says why.
    pending: bool,
}

fn blocks(path: &Path) -> Vec<Block> {
    let words = std::fs::read_to_string(path).expect("a suite is readable");
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let mut found = Vec::new();
    let mut line_number = 1;
    for part in words.split("\n\n") {
        let mut block =
            Block { at: format!("{name}:{line_number}"), text: String::new(), rows: Vec::new(), pending: false };
        for line in part.lines() {
            match line.chars().next() {
                Some('#' | '@') | None => {}
                Some('?') => block.pending = true,
                Some('>') => block.rows.push(line[1..].split_whitespace().map(str::to_owned).collect()),
                Some(_) => {
                    block.text.push_str(line);
                    block.text.push('\n');
                }
            }
        }
        line_number += part.lines().count() + 1;
        if !block.text.is_empty() {
            block.rows.retain(|r| r != &["nothing"]);
            found.push(block);
        }
    }
    found
}

/// A word of the coding manual for an enum.
fn word(v: impl serde::Serialize) -> String {
    match serde_json::to_value(v) {
        Ok(Value::String(s)) => s,
        other => format!("{other:?}"),
    }
}

fn number(v: Option<f64>) -> String {
    v.map_or_else(|| "-".to_owned(), |n| n.to_string())
}

/// A figure as a row of a suite.
fn row(f: &Figure) -> Vec<String> {
    let value = match (f.value.low, f.value.high) {
        (Some(l), Some(h)) if l != h => format!("{}..{}", number(Some(l)), number(Some(h))),
        (l, h) => number(l.or(h)),
    };
    let unit = f.unit.clone().unwrap_or_else(|| "-".to_owned());
    vec![word(f.kind), word(f.horizon), f.indicator.clone(), word(f.measure), word(f.value.bound), value, unit]
}

fn counts(f: &Figure) -> bool {
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
    match f.kind {
        Kind::Target => f.role == Role::Headline,
        Kind::Actual => CORE.contains(&f.indicator.as_str()) && f.horizon == Horizon::Annual,
    }
}

/// Whether a row of the suite says what a figure says.
fn same(want: &[String], f: &Figure) -> bool {
    let got = row(f);
    let fields: Vec<&String> = want.iter().filter(|w| !w.contains('=')).collect();
    let number = |s: &str| s.parse::<f64>().ok();
    let eq = |i: usize, w: &str| {
        let g = got.get(i).map_or("-", String::as_str);
        w == g
            || (number(w).is_some() && number(w) == number(g))
            || (i == 5 && range(w) == range(g) && range(w).is_some())
    };
    if !fields.iter().enumerate().all(|(i, w)| eq(i, w)) {
        return false;
    }
    want.iter().filter_map(|w| w.split_once('=')).all(|(key, value)| match key {
        "tone" => word(f.tone) == value,
        "tier" => word(f.tier) == value,
        "to" => f.relative_to.as_deref().is_some_and(|t| t.contains(value) || value.contains(t)),
        "name" => f.name.contains(value) || value.contains(&f.name),
        "basis" => f.basis.is_some(),
        "of" => f.of.is_some(),
        _ => further(key, value, f),
    })
}

/// The further fields: `-` says that the report says nothing.
fn further(key: &str, value: &str, f: &Figure) -> bool {
    let more = &f.further;
    let said = match key {
        "rider" => more.rider.map(|_| "said".to_owned()),
        "nature" => more.nature.map(|n| word(n.value)),
        "status" => more.status.map(|s| word(s.value)),
        "rate" => more.rate.map(|r| word(r.value)),
        "base_year" => more.base_year.map(|y| y.value.to_string()),
        "scope" => {
            (!more.scope.is_empty()).then(|| more.scope.iter().map(|s| word(s.value)).collect::<Vec<_>>().join("+"))
        }
        "prior" => more.prior_target.as_ref().map(|p| match p.value {
            Some(v) => number(v.low.or(v.high)),
            None => "said".to_owned(),
        }),
        "from" => f.from.map(|y| y.to_string()),
        "until" => f.to.map(|y| y.to_string()),
        _ => return false,
    };
    said.unwrap_or_else(|| "-".to_owned()) == value
}

fn range(s: &str) -> Option<(f64, f64)> {
    let (l, h) = s.split_once("..")?;
    Some((l.parse().ok()?, h.parse().ok()?))
}

/// What is wrong with a block; empty when it reads as it should.
fn check(block: &Block, rules: &Rules) -> String {
    let readings = read(block.text.as_bytes(), "", rules);
    let mut left: Vec<&Figure> = readings.iter().flat_map(|r| &r.figures).filter(|f| counts(f)).collect();
    let mut wrong = String::new();
    for want in &block.rows {
        match left.iter().position(|f| same(want, f)) {
            Some(i) => {
                left.remove(i);
            }
            None => drop(writeln!(wrong, "    missing: {}", want.join(" "))),
        }
    }
    for f in left {
        let _ = writeln!(wrong, "    too much: {} name={} rule={}", row(f).join(" "), f.name, f.rule);
    }
    if wrong.is_empty() { wrong } else { format!("  {}\n    {}\n{wrong}", block.at, block.text.trim_end()) }
}

#[test]
fn phrases_read_as_the_coding_manual_says() {
    let rules = Rules::bundled().expect("the bundled rules are sound");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reading");
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("suites").filter_map(|e| Some(e.ok()?.path())).collect();
    files.sort();
    let all: Vec<Block> =
        files.iter().filter(|f| f.extension().is_some_and(|e| e == "txt")).flat_map(|f| blocks(f)).collect();
    let (pending, sure): (Vec<&Block>, Vec<&Block>) = all.iter().partition(|b| b.pending);
    let wrong: Vec<String> = sure.iter().map(|b| check(b, &rules)).filter(|w| !w.is_empty()).collect();
    let fixed: Vec<&str> = pending.iter().filter(|b| check(b, &rules).is_empty()).map(|b| b.at.as_str()).collect();
    assert!(fixed.is_empty(), "read now, take the `?` line away: {fixed:?}");
    assert!(pending.len() * 20 <= all.len(), "{} of {} blocks are put off", pending.len(), all.len());
    assert!(all.len() >= 500, "only {} blocks were found", all.len());
    assert!(wrong.is_empty(), "{} of {} blocks read wrongly:\n{}", wrong.len(), all.len(), wrong.join("\n"));
}
