//! What the command line does to the files it reads and those it writes: a source is never written to, an old output is not
//! lost for nothing, and what is no report is said to be none.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::within;

const REPORT: &str = "佛山市政府工作报告\n2023年1月9日\n佛山市市长 白涛\n\n各位代表：\n现在，我代表市人民政府向大会报告工作。\n\
    二、2023年工作安排\n今年全市经济社会发展的主要预期目标是：地区生产总值增长6%左右，固定资产投资增长8%。\n";

fn folder(name: &str) -> PathBuf {
    let dir = std::env::temp_dir().join(format!("duibiao-sources-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).unwrap();
    fs::write(dir.join("佛山2023.md"), REPORT).unwrap();
    dir
}

#[test]
fn a_source_is_never_written_over() {
    let dir = folder("over");
    let file = dir.join("佛山2023.md").display().to_string();
    for words in [
        &["extract", ".", "-o", "佛山2023.md"][..],
        &["extract", &file, "-f", "csv", "-o", "./佛山2023.md"],
        &["panel", ".", "-o", "佛山2023.md"],
        &["compare", ".", "--indicator", "gdp", "-o", "佛山2023.md"],
        &["chart", ".", "--indicator", "gdp", "--data", "佛山2023.md", "-o", "图.svg"],
    ] {
        let (status, _, said) = within(&dir, words);
        assert_eq!(status, 1, "{words:?}");
        assert!(said.contains("程序从不改写原文"), "{words:?}: {said}");
        assert_eq!(fs::read_to_string(dir.join("佛山2023.md")).unwrap(), REPORT, "{words:?}");
    }
    assert!(!dir.join("图.svg").exists());
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_path_that_is_not_there_costs_no_old_output() {
    let dir = folder("missing");
    fs::write(dir.join("rows.jsonl"), "old").unwrap();
    let (status, _, said) = within(&dir, &["extract", "no-such-folder", "-o", "rows.jsonl"]);
    assert_eq!(status, 1);
    assert!(said.contains("no-such-folder：没有这个文件或文件夹") && said.contains("什么也没有写"), "{said}");
    // Nor does a file that holds nothing.
    fs::write(dir.join("空.md"), "").unwrap();
    fs::write(dir.join("rows.csv"), "old").unwrap();
    for words in [["extract", "空.md", "-o", "rows.jsonl"], ["extract", "空.md", "-o", "rows.csv"]] {
        let (status, _, said) = within(&dir, &words);
        assert_eq!(status, 1, "{words:?}");
        assert!(said.contains("空.md") && said.contains("什么也没有写"), "{words:?}: {said}");
    }
    for output in ["rows.jsonl", "rows.csv"] {
        assert_eq!(fs::read_to_string(dir.join(output)).unwrap(), "old", "{output}");
    }
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn no_speed_is_told_of_a_path_that_is_not_there() {
    let dir = folder("no-speed");
    for words in [&["bench", "no-such-folder"][..], &["bench", "no-such-folder", "--search", "增长"]] {
        let (status, told, said) = within(&dir, words);
        assert_eq!((status, told.as_str()), (1, ""), "{words:?}");
        assert!(said.contains("no-such-folder：没有这个文件或文件夹"), "{words:?}: {said}");
    }
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn what_is_no_text_is_named_and_its_neighbours_are_read() {
    let dir = folder("kinds");
    fs::write(dir.join("报告.txt"), b"%PDF-1.7\n%\xe2\xe3").unwrap();
    fs::write(dir.join("报告.docx"), b"PK\x03\x04").unwrap();
    let (status, _, said) = within(&dir, &["extract", ".", "-o", "/dev/null"]);
    assert_eq!(status, 1);
    assert!(said.contains("报告.txt: 这是 PDF 文件，还不能读"), "{said}");
    assert!(said.contains("另有 1 个文件暂不能读（docx 1），请另存为 TXT"), "{said}");
    fs::remove_dir_all(dir).unwrap();
}

#[cfg(unix)]
#[test]
fn a_pipe_among_the_reports_is_not_waited_for() {
    let dir = folder("pipe");
    assert!(Command::new("mkfifo").arg(dir.join("管道.txt")).status().unwrap().success());
    let (status, _, _) = within(&dir, &["extract", ".", "-o", "rows.jsonl"]);
    assert_eq!(status, 0);
    assert!(fs::read_to_string(dir.join("rows.jsonl")).unwrap().contains("地区生产总值增长6%左右"));
    let (status, _, said) = within(&dir, &["extract", "管道.txt"]);
    assert_eq!(status, 1);
    assert!(said.contains("不是文件（设备或管道）"), "{said}");
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_table_of_ours_beside_the_reports_is_no_report() {
    let dir = folder("table");
    assert_eq!(within(&dir, &["compare", ".", "--indicator", "gdp", "-o", "对标表.md"]).0, 0);
    let table = fs::read_to_string(dir.join("对标表.md")).unwrap();
    assert!(table.contains("6%左右"), "{table}");
    let (_, rows, _) = within(&dir, &["extract", "."]);
    let of_table: Vec<&str> = rows.lines().filter(|l| l.contains("对标表.md")).collect();
    assert!(of_table.iter().any(|l| l.contains("not_a_report")), "{of_table:?}");
    fs::remove_dir_all(dir).unwrap();
}
