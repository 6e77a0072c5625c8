//! `duibiao search` as it is called: its lines, its table, its exit status.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "tests touch the world and stop at the first surprise"
)]

use std::process::Command;

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample");

/// Runs it on the samples; returns the exit status, standard output and standard error.
fn search(words: &[&str]) -> (i32, String, String) {
    let out = Command::new(env!("CARGO_BIN_EXE_duibiao")).args(["search", SAMPLES]).args(words).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (out.status.code().unwrap(), text(out.stdout), text(out.stderr))
}

#[test]
fn lines_name_file_place_and_year() {
    let (status, out, _) = search(&["营商环境"]);
    assert_eq!(status, 0);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with("佛山市2023年政府工作报告.md:广东省佛山市:2023: "), "{}", lines[0]);
    assert!(lines.iter().all(|l| l.contains("营商环境")));
}

#[test]
fn full_width_digits_are_found() {
    let (_, out, _) = search(&["8%"]);
    assert!(out.lines().any(|l| l.starts_with("廉江市2018年政府工作报告.txt:广东省湛江市廉江市:2018: ")), "{out}");
}

#[test]
fn several_words_and_expressions() {
    let (status, out, _) = search(&["乡村振兴 营商环境", "--all"]);
    assert_eq!((status, out.lines().count()), (0, 4));
    assert_eq!(search(&["乡村振兴 营商环境"]).0, 1, "as one stretch they stand nowhere");
    let (status, out, _) = search(&["--regex", r"增长[\d.]+%以上"]);
    assert_eq!(status, 0);
    assert!(out.lines().count() >= 1);
}

#[test]
fn the_table_counts_places_with_those_below() {
    let (status, out, _) = search(&["乡村振兴", "--count"]);
    assert_eq!(status, 0);
    let rows: Vec<Vec<&str>> = out.lines().map(|l| l.split('\t').collect()).collect();
    assert_eq!(rows[0], ["region", "year", "hits", "reports", "of"]);
    assert!(rows.contains(&vec!["*", "2023", "3", "3", "4"]), "{out}");
    assert!(rows.contains(&vec!["广东省", "2018", "2", "1", "1"]), "{out}");
    assert!(rows.contains(&vec!["广东省湛江市廉江市", "2018", "2", "1", "1"]), "{out}");
    // A report of no known place is not left out.
    assert_eq!(search(&["新能源电池", "--count"]).1.lines().last(), Some("?\t\t1\t1\t1"));
}

#[test]
fn nothing_found_is_1_and_a_bad_expression_2() {
    let (status, out, said) = search(&["星际航行"]);
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(said.contains("星际航行"));
    let (status, out, said) = search(&["--regex", "增长(5"]);
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(said.contains('3'), "it says at which character: {said}");
    assert_eq!(search(&["　"]).0, 2, "no words at all");
}
