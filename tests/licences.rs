//! What `cargo deny check licenses bans sources` holds, without installing it: `deny.toml` says what is allowed, `cargo
//! metadata` what is used. Advisories need a database and a network: README says how to run the real one.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "tests touch the world and stop at the first surprise"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// The licences of deny.toml.
fn allowed() -> BTreeSet<String> {
    let words = std::fs::read_to_string(root().join("deny.toml")).expect("deny.toml");
    let table: toml::Table = words.parse().expect("deny.toml parses");
    let allow = table["licenses"]["allow"].as_array().expect("licenses.allow");
    allow.iter().map(|l| l.as_str().expect("a name").to_owned()).collect()
}

/// All packages that are built on this system, for the program and its tests.
fn packages() -> Vec<Value> {
    let system = if cfg!(windows) {
        "x86_64-pc-windows-msvc"
    } else if cfg!(target_os = "macos") {
        "aarch64-apple-darwin"
    } else {
        "x86_64-unknown-linux-gnu"
    };
    let args = ["metadata", "--format-version", "1", "--locked", "--filter-platform", system];
    let out = Command::new(env!("CARGO")).args(args).current_dir(root()).output().expect("cargo");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let all: Value = serde_json::from_slice(&out.stdout).expect("metadata");
    all["packages"].as_array().expect("packages").clone()
}

/// Whether an expression of licences can be met by what is allowed: `OR`, or `/` of old, needs one side, `AND` both.
fn is_met(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let words = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = words.split_whitespace().collect();
    let mut at = 0;
    any_of(&words, &mut at, allowed) && at == words.len()
}

fn any_of(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut met = all_of(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= all_of(words, at, allowed);
    }
    met
}

fn all_of(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut met = one_of(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one_of(words, at, allowed);
    }
    met
}

fn one_of(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    if words.get(*at) == Some(&"(") {
        *at += 1;
        let met = any_of(words, at, allowed);
        *at += 1;
        return met;
    }
    let mut name = words.get(*at).copied().unwrap_or_default().to_owned();
    *at += 1;
    if words.get(*at) == Some(&"WITH") {
        name = format!("{name} WITH {}", words.get(*at + 1).copied().unwrap_or_default());
        *at += 2;
    }
    allowed.contains(&name)
}

/// What is not allowed of a package, if anything.
fn breach(package: &Value, allowed: &BTreeSet<String>) -> Option<String> {
    let words = |key: &str| package[key].as_str().unwrap_or_default();
    let name = format!("{} {}", words("name"), words("version"));
    if package["source"].is_null() {
        return (words("name") != "duibiao").then(|| format!("{name}: comes from a path"));
    }
    if words("source") != REGISTRY {
        return Some(format!("{name}: comes from {}", words("source")));
    }
    (!is_met(words("license"), allowed)).then(|| format!("{name}: its licence is “{}”", words("license")))
}

#[test]
fn every_crate_comes_from_crates_io_under_a_licence_of_the_list() {
    let (packages, allowed) = (packages(), allowed());
    assert!(packages.len() > 200, "{}", packages.len());
    let found: Vec<String> = packages.iter().filter_map(|p| breach(p, &allowed)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_dependency_is_open_to_any_version() {
    let all = packages();
    let own = all.iter().find(|p| p["name"] == "duibiao").expect("the program itself");
    let open = own["dependencies"].as_array().expect("a list").iter().filter(|d| d["req"] == "*");
    let open: Vec<&str> = open.filter_map(|d| d["name"].as_str()).collect();
    assert!(open.is_empty(), "{open:?}");
}

/// The tests above can fail.
#[test]
fn a_licence_or_a_source_that_is_not_allowed_is_found() {
    let allowed: BTreeSet<String> = ["MIT", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned).into();
    for met in ["MIT", "GPL-3.0 OR MIT", "GPL-3.0/MIT", "(MIT OR GPL-3.0) AND MIT", "Apache-2.0 WITH LLVM-exception"] {
        assert!(is_met(met, &allowed), "{met}");
    }
    for unmet in ["GPL-3.0", "MIT AND GPL-3.0", "Apache-2.0", "", "MIT AND (GPL-3.0 OR LGPL-3.0)"] {
        assert!(!is_met(unmet, &allowed), "{unmet}");
    }
    let package = |source: &str, license: &str| serde_json::json!({ "name": "x", "version": "1.0.0", "source": source, "license": license });
    assert_eq!(breach(&package(REGISTRY, "MIT"), &allowed), None);
    assert!(breach(&package(REGISTRY, "GPL-3.0"), &allowed).is_some());
    assert!(breach(&package("git+https://example.org/x", "MIT"), &allowed).is_some());
}
