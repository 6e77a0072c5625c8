//! `duibiao search` as it is called: its lines, its table, its exit status.

use super::on_samples;

#[test]
fn lines_name_file_place_and_year() {
    let (status, out, _) = on_samples("search", &["营商环境"]);
    assert_eq!(status, 0);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with("佛山市2023年政府工作报告.md:广东省佛山市:2023: "), "{}", lines[0]);
    assert!(lines.iter().all(|l| l.contains("营商环境")));
}

#[test]
fn full_width_digits_are_found() {
    let (_, out, _) = on_samples("search", &["8%"]);
    assert!(out.lines().any(|l| l.starts_with("廉江市2018年政府工作报告.txt:广东省湛江市廉江市:2018: ")), "{out}");
}

#[test]
fn several_words_and_expressions() {
    let (status, out, _) = on_samples("search", &["乡村振兴 营商环境", "--all"]);
    assert_eq!((status, out.lines().count()), (0, 4));
    assert_eq!(on_samples("search", &["乡村振兴 营商环境"]).0, 1, "as one stretch they stand nowhere");
    let (status, out, _) = on_samples("search", &["--regex", r"增长[\d.]+%以上"]);
    assert_eq!(status, 0);
    assert!(out.lines().count() >= 1);
}

#[test]
fn the_table_counts_places_with_those_below() {
    let (status, out, _) = on_samples("search", &["乡村振兴", "--count"]);
    assert_eq!(status, 0);
    let rows: Vec<Vec<&str>> = out.lines().map(|l| l.split('\t').collect()).collect();
    assert_eq!(rows[0], ["region", "year", "hits", "reports", "of"]);
    assert!(rows.contains(&vec!["*", "2023", "3", "3", "4"]), "{out}");
    assert!(rows.contains(&vec!["广东省", "2018", "2", "1", "1"]), "{out}");
    assert!(rows.contains(&vec!["广东省湛江市廉江市", "2018", "2", "1", "1"]), "{out}");
    // A report of no known place is not left out.
    assert_eq!(on_samples("search", &["新能源电池", "--count"]).1.lines().last(), Some("?\t\t1\t1\t1"));
}

#[test]
fn nothing_found_is_1_and_a_bad_expression_2() {
    let (status, out, said) = on_samples("search", &["星际航行"]);
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(said.contains("星际航行"));
    let (status, out, said) = on_samples("search", &["--regex", "增长(5"]);
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(said.contains('3'), "it says at which character: {said}");
    assert_eq!(on_samples("search", &["　"]).0, 2, "no words at all");
}
