//! `duibiao compare`, `panel` and `extract` as they are called: what is asked for and not known is said, and nothing is
//! written then.

use std::path::PathBuf;

use super::on_samples;

/// A folder that goes when the test ends.
struct Scrap(PathBuf);

impl Scrap {
    fn new(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("duibiao-tables-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        Self(dir)
    }

    fn at(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }
}

impl Drop for Scrap {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_place_that_nobody_knows_is_no_empty_table() {
    let dir = Scrap::new("unknown");
    let file = dir.at("a.csv");
    for command in ["panel", "compare"] {
        let words = ["--indicator", "gdp", "--region", "茂铭市", "-o", &file];
        let (status, _, said) = on_samples(command, &words);
        assert_eq!(status, 1, "{command}");
        assert!(said.contains("没有名为“茂铭市”的地区") && said.contains("茂名市"), "{said}");
        assert!(!std::path::Path::new(&file).exists(), "{command}");
    }
    let (status, _, said) = on_samples("panel", &["--indicator", "gdp", "--year", "1999", "-o", &file]);
    assert!(status == 1 && said.contains("没有符合这些地区和年份的报告"), "{said}");
    // A known place without a report: said beside a panel, a line of a comparison.
    let (status, out, said) = on_samples("panel", &["--indicator", "gdp", "--region", "茂名,海南省"]);
    assert!(status == 0 && said.contains("海南省：没有报告") && out.lines().count() > 1, "{status} {said} {out}");
    let (status, out, _) = on_samples("compare", &["--indicator", "gdp", "--region", "茂名,海南省", "--year", "2023"]);
    assert!(status == 0 && out.contains("海南省") && out.contains("无报告"), "{out}");
}

/// A known place of which no report is here: the message of a chart names it, and the year where one was asked for.
#[test]
fn a_chart_of_places_without_a_report_names_them() {
    let dir = Scrap::new("charted");
    let said = |language: &str, region: &str, more: &[&str]| {
        let file = dir.at("a.svg");
        let words = ["chart", super::SAMPLES, "--indicator", "gdp", "-o", &file, "--region", region];
        let (status, _, said) = super::call(language, &[&words[..], more].concat());
        assert!(status == 1 && !std::path::Path::new(&file).exists(), "{region}: {said}");
        said
    };
    let words = said("zh", "海南省,西藏", &[]);
    assert!(words.contains("海南省、") && words.contains("西藏") && words.trim_end().ends_with("没有报告"), "{words}");
    let words = said("zh", "茂名", &["--year", "1999"]);
    assert!(words.contains("茂名") && words.trim_end().ends_with("没有 1999 年的报告"), "{words}");
    let words = said("en", "海南省", &[]);
    assert!(words.contains("there is none of 海南省"), "{words}");
    // Of many the first are named.
    let words = said("zh", "省会", &[]);
    assert!(words.contains("等（另有 ") && words.lines().count() == 1, "{words}");
    let (_, _, words) = on_samples("panel", &["--indicator", "gdp", "--region", "海南省"]);
    assert!(words.contains("海南省：没有报告"), "{words}");
}

#[test]
fn an_option_that_a_format_does_not_heed_is_refused() {
    let dir = Scrap::new("unused");
    for (name, option, words) in [
        ("a.xlsx", "--no-bom", &["--no-bom"][..]),
        ("a.md", "--bom", &["--bom"]),
        ("a.jsonl", "--head words", &["--head", "words"]),
        ("a.parquet", "--head words", &["--head", "words"]),
    ] {
        let file = dir.at(name);
        let words: Vec<&str> = ["-o", &file].iter().chain(words).copied().collect();
        let (status, _, said) = on_samples("extract", &words);
        assert!(status == 1 && said.contains(option), "{name}: {said}");
        assert!(!std::path::Path::new(&file).exists(), "{name}");
    }
}

/// The mark by which Excel knows UTF-8: on every CSV file but a panel, which programs read; as a person says otherwise.
#[test]
fn a_csv_has_its_mark_or_not() {
    let dir = Scrap::new("mark");
    let file = dir.at("a.csv");
    let marked = |command: &str, more: &[&str]| {
        let words: Vec<&str> = ["-o", &file].iter().chain(more).copied().collect();
        assert_eq!(on_samples(command, &words).0, 0);
        std::fs::read(&file).unwrap().starts_with(b"\xef\xbb\xbf")
    };
    let panel = ["--indicator", "gdp", "--no-scripts"];
    assert!(marked("extract", &[]) && !marked("extract", &["--no-bom"]));
    assert!(!marked("panel", &panel) && marked("panel", &[&panel[..], &["--bom"]].concat()));
}

/// Scripts need names that Stata and R take, and a format that they read: where none are written, that is said, and why.
#[test]
fn a_panel_without_scripts_says_so() {
    let dir = Scrap::new("scripts");
    let made = |name: &str, more: &[&str]| {
        let file = dir.at(name);
        let (status, _, said) = on_samples("panel", &[&["-o", file.as_str(), "--indicator", "gdp"], more].concat());
        let script = std::path::Path::new(&file).with_extension("py").exists();
        assert_eq!(status, 0, "{name}: {said}");
        (script, said)
    };
    let (script, said) = made("words.csv", &["--head", "words"]);
    assert!(!script && said.contains("没有写 .do、.R、.py") && said.contains("--head words"), "{said}");
    let (script, said) = made("page.md", &[]);
    assert!(!script && said.contains("没有读 .md 的脚本"), "{said}");
    // Nobody asked for them.
    let (script, said) = made("none.csv", &["--head", "words", "--no-scripts"]);
    assert!(!script && !said.contains("没有写"), "{said}");
    let (script, said) = made("names.csv", &[]);
    assert!(script && !said.contains("没有写"), "{said}");
}

/// 各地最新 on the command line: the latest report of each place, each with its year, and the title says so.
#[test]
fn the_latest_report_of_each_place_is_compared() {
    let compared = |year: &str| {
        let (status, out, said) = on_samples("compare", &["--indicator", "gdp", "--year", year, "-f", "md"]);
        assert_eq!(status, 0, "{said}");
        out
    };
    let latest = compared("latest");
    assert_eq!(latest, compared("各地最新"));
    assert!(latest.contains("各自最新报告（") && latest.contains("| 2018 |"), "{latest}");
    assert!(latest.contains("| 2024 |"), "{latest}");
    assert!(!compared("2023").contains("各自最新"));
    let (status, _, said) = on_samples("compare", &["--indicator", "gdp", "--year", "newest"]);
    assert!(status == 2 && said.contains("newest"), "{said}");
}

/// An official final stands in the page that people read, with the file that it comes from; what stands beside no report is
/// said, the first rows by name.
#[test]
fn finals_are_shown_and_those_that_find_nothing_are_said() {
    let dir = Scrap::new("finals");
    let file = dir.at("终值.csv");
    let lost: String = (2001..2008).map(|y| format!("火星,{y},地区生产总值,5\n")).collect();
    std::fs::write(&file, format!("地区,年份,指标,数值\n茂名,2022,地区生产总值,6.1\n{lost}茂名,2022,没有,1\n"))
        .unwrap();
    let words = ["--indicator", "gdp", "--region", "茂名", "--year", "2023", "--finals", &file];
    let (status, page, said) = on_samples("compare", &words);
    assert_eq!(status, 1, "a line was not understood");
    assert!(page.contains("| 上年实际 | 终值 |") && page.contains("| 6.1% |"), "{page}");
    assert!(page.contains("终值取自导入的文件“终值.csv”"), "{page}");
    assert!(said.contains("7 行没有对上报告") && said.contains("火星 2001 地区生产总值、火星 2002"), "{said}");
    assert!(said.contains("火星 2005 地区生产总值；另有 2 行") && !said.contains("火星 2006"), "{said}");
    assert!(said.contains("第 10 行") && said.contains("「没有」"), "{said}");
    // The same in English, and for a chart; what is found is not named.
    std::fs::write(&file, "地区,年份,指标,数值\n茂名,2022,地区生产总值,6.1\n茂名,1950,gdp,5\n").unwrap();
    let chart = dir.at("a.svg");
    let words = ["chart", super::SAMPLES, "--kind", "dumbbell", "--indicator", "gdp", "--finals", &file, "-o", &chart];
    let (status, _, said) = super::call("en", &words);
    let lost = "1 row stands beside no report (none of that place and the year after is here): 茂名 1950 Gross";
    assert!(status == 0 && said.contains(lost) && !said.contains("2022") && !said.contains("more"), "{said}");
    let (_, page, _) = on_samples("compare", &["--indicator", "gdp", "--region", "茂名", "--year", "2023"]);
    assert!(!page.contains("终值"), "{page}");
}

/// An ending that no table has is refused with those that there are; a format that is told is written under any name.
#[test]
fn a_file_with_the_ending_of_no_table_is_refused() {
    let dir = Scrap::new("ending");
    for (command, name, more) in [
        ("compare", "a.pdf", &["--indicator", "gdp"][..]),
        ("panel", "p.xls", &["--indicator", "gdp", "--no-scripts"]),
        ("extract", "x.foo", &[]),
    ] {
        let file = dir.at(name);
        let words: Vec<&str> = ["-o", &file].iter().chain(more).copied().collect();
        let (status, _, said) = on_samples(command, &words);
        assert_eq!((status, said.lines().count()), (1, 1), "{command}: {said}");
        assert!(said.contains(&format!("{name}：请写 .xlsx、.docx、.csv、")) && said.contains("-f"), "{said}");
        assert!(!std::path::Path::new(&file).exists(), "{command}");
        let (status, _, said) = on_samples(command, &[&words[..], &["-f", "csv"]].concat());
        assert!(status == 0 && std::path::Path::new(&file).exists(), "{command}: {said}");
    }
}
