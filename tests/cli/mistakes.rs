//! The command line as it is called: help and mistakes in the language of the environment, what is no command, no path,
//! no window, and the file of indicators to start from.

use super::{SAMPLES, call};

#[test]
fn help_is_in_the_language_of_the_environment() {
    let (status, out, _) = call("zh", &["--help"]);
    assert_eq!(status, 0);
    assert!(out.contains("用法: duibiao [选项]") && out.contains("把目标和实际写成长面板"), "{out}");
    assert!(!out.contains("Usage") && !out.contains("Print"), "{out}");
    assert!(call("zh", &["chart", "-h"]).1.contains("range 对标点图"));
    assert!(call("zh", &["help", "search"]).1.contains("正则表达式"));
    let (_, out, _) = call("en", &["chart", "--help"]);
    assert!(out.contains("Usage: duibiao chart") && out.contains("Dots per inch"), "{out}");
}

#[test]
fn a_mistyped_command_opens_no_window() {
    let (status, out, said) = call("zh", &["extrat", SAMPLES]);
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(said.contains("没有“extrat”这个命令") && said.contains("是不是 duibiao extract？"), "{said}");
    let (status, _, said) = call("en", &["serach", "x"]);
    assert!(status == 2 && said.contains("Did you mean duibiao search?"), "{said}");
    let (status, _, said) = call("zh", &["chart", SAMPLES, "--indicator", "gdp", "-o", "x.png", "--kind", "rnage"]);
    assert!(status == 2 && said.contains("是不是 range？") && !said.contains("error"), "{said}");
}

#[test]
fn a_path_that_is_not_there_is_said_to_be_none() {
    let (status, out, said) = call("zh", &["extract", "/no/such/报告"]);
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(said.starts_with("/no/such/报告：没有这个文件或文件夹\n"), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_desktop_it_says_so_and_what_works_all_the_same() {
    let (status, _, said) = call("zh", &[SAMPLES]);
    assert_eq!(status, 1);
    assert!(said.contains("没有图形桌面") && said.contains("duibiao extract"), "{said}");
    let (_, _, said) = call("en", &[SAMPLES]);
    assert!(said.contains("no graphical desktop") && !said.contains(".rs:"), "{said}");
}

/// What is printed can be changed and given back.
#[test]
fn the_indicators_can_be_printed_as_a_file_to_start_from() {
    let (status, out, _) = call("zh", &["indicators", "--toml"]);
    assert_eq!(status, 0);
    let dir = std::env::temp_dir().join(format!("duibiao-command-line-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let own = dir.join("own.toml");
    std::fs::write(
        &own,
        format!("{out}\n[[indicator]]\nid = \"ship_output\"\nzh = \"造船完工量\"\nnames = [\"造船完工{{总|}}量\"]\n"),
    )
    .unwrap();
    let (status, out, said) = call("zh", &["indicators", "--lexicon", own.to_str().unwrap()]);
    assert_eq!((status, said.as_str()), (0, ""));
    assert!(out.lines().any(|l| l.starts_with("gdp\t地区生产总值\t")));
    assert!(out.lines().any(|l| l.starts_with("ship_output\t造船完工量\t")));
    std::fs::remove_dir_all(dir).unwrap();
}

/// An indicator that nobody knows is said at once, with those called nearly so: no report is read for it. The folder holds a
/// file that cannot be read, of which only a command that reads would speak.
#[test]
fn an_unknown_indicator_is_said_before_anything_is_read() {
    let dir = std::env::temp_dir().join(format!("duibiao-unknown-indicator-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    std::fs::write(dir.join("坏.txt"), [0u8, 159, 146, 150, 0, 1, 2, 0]).unwrap();
    let folder = dir.to_str().unwrap();
    for command in ["panel", "compare", "chart"] {
        let words = [command, folder, "--indicator", "gdp,retial_sales", "-o", "/nowhere/none.png"];
        let (status, out, said) = call("zh", if command == "chart" { &words } else { &words[..4] });
        assert_eq!((status, out.as_str()), (1, ""), "{command}");
        let words = "没有名为“retial_sales”的指标；相近的有：retail_sales";
        assert!(said.starts_with(words) && said.lines().count() == 1, "{command}: {said}");
    }
    let (_, _, said) = call("zh", &["panel", folder, "--indicator", "gdp"]);
    assert!(said.contains("坏.txt"), "{said}");
    std::fs::remove_dir_all(dir).unwrap();
}
