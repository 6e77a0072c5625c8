//! The 对标表 and its paragraphs: from texts to the rows that are written.

use super::*;
use crate::export::table::{Format, Options, paragraphs, write};

fn readings() -> Vec<Reading> {
    let rules = crate::reading::Rules::bundled().unwrap();
    let report = |place: &str, year: i32, review: &str, aims: &str| {
        format!(
            "# {year}年{place}政府工作报告\n\n——{year}年1月12日在{place}第十四届人民代表大会第一次会议上\n\n\
             {place}省长　张三\n\n各位代表：\n\n现在，我代表{place}人民政府，向大会作工作报告，请予审议。\n\n\
             ## 一、{last}年工作回顾\n\n{review}\n\n## 二、{year}年工作安排\n\n\
             今年经济社会发展的主要预期目标是：{aims}\n",
            last = year - 1
        )
    };
    [
        ("a.md", report("广东省", 2022, "全年地区生产总值12万亿元，增长8%。", "地区生产总值增长5.5%左右。")),
        ("b.md", report("广东省", 2023, "全年地区生产总值12.9万亿元，增长1.9%。", "地区生产总值增长5%以上。")),
        ("c.md", report("湖南省", 2023, "全年地区生产总值4.9万亿元，增长4.5%。", "地区生产总值增长6.5%左右。")),
        ("d.md", report("海南省", 2023, "全年地区生产总值6818亿元，增长0.2%。", "固定资产投资增长12%。")),
    ]
    .iter()
    .flat_map(|(file, words)| crate::reading::read(words.as_bytes(), file, &rules))
    .collect()
}

/// From texts to the rows of the table: words as written, changes by ends, what is not stated, the paragraph, sources.
#[test]
fn a_comparison_says_what_the_reports_say() {
    use crate::comparison::{Ask, Facts, slots, table};
    let rules = crate::reading::Rules::bundled().unwrap();
    let lexicon = &rules.figures.lexicon;
    let readings = readings();
    let sources: Vec<Source<'_>> = readings.iter().map(Source::of).collect();
    let ask = Ask { slots: slots(&sources, &[], &[2023]), indicators: vec!["gdp".into()], coding: Coding::default() };
    let found = table(&ask, &sources, lexicon, &Facts::default());
    let read: Vec<&Reading> = readings.iter().collect();
    let coding = Coding::default();
    let of = ComparedOf { readings: &read, sources: &sources, lexicon, coding: &coding, finals: None, lang: Lang::Zh };
    let book = compared(&found, &of);
    assert_eq!(book.title, "2023年3个省份地区生产总值目标对标表");
    let options = Options::of(Format::Markdown, Lang::Zh);
    let words = String::from_utf8(write(&book, Format::Markdown, &options, &mut |_, _| true).unwrap()).unwrap();
    let row = |place: &str| {
        let line = words.lines().find(|l| l.starts_with(&format!("| {place}"))).unwrap_or_else(|| panic!("{words}"));
        let parts = line.split("[^").enumerate();
        parts.map(|(i, p)| if i == 0 { p } else { p.split_once(']').map_or(p, |s| s.1) }).collect::<String>()
    };
    let first = row("广东省");
    assert_eq!(first, "| 广东省 | 5.5%左右 | 1.9% | 5%以上 | 下调0.5个百分点 | 左右→以上（收紧） | 未达到 |");
    assert!(row("海南省").contains("| 无报告 | 0.2% | 未提及 |"), "{}", row("海南省"));
    assert!(book.lead[0].contains("2023年3个省份中，2个提出地区生产总值目标（1个未提及）"), "{}", book.lead[0]);
    assert_eq!(book.sources.len(), 4, "{:?}", book.sources);
    let source = "张三. 2023年广东省政府工作报告：2023年1月12日在";
    assert!(book.sources.iter().any(|s| s.starts_with(source) && s.contains("[R]. ")), "{:?}", book.sources);
    assert!(
        words.contains("广东省2022年报告：今年经济社会发展的主要预期目标是：地区生产总值增长5.5%左右。"),
        "{words}"
    );
    years_of_a_place(&sources, &of);
    let overview = book.sheets.iter().find(|s| s.name == "总览").unwrap();
    assert_eq!(overview.rows.len(), 3);
}

/// An official final stands beside the result for people, too, with where it comes from; without one there is no such column.
#[test]
fn an_official_final_stands_beside_the_result() {
    use crate::comparison::{Ask, Facts, facts, slots, table};
    let rules = crate::reading::Rules::bundled().unwrap();
    let lexicon = &rules.figures.lexicon;
    let readings = readings();
    let sources: Vec<Source<'_>> = readings.iter().map(Source::of).collect();
    let read: Vec<&Reading> = readings.iter().collect();
    let coding = Coding::default();
    let book = |facts: &Facts, lang: Lang| {
        let slots = slots(&sources, &[], &[2023]);
        let found = table(&Ask { slots, indicators: vec!["gdp".into()], coding }, &sources, lexicon, facts);
        let (readings, sources, coding, finals) = (&read, &sources, &coding, Some("终值.csv"));
        compared(&found, &ComparedOf { readings, sources, lexicon, coding, finals, lang })
    };
    let (given, unread) = facts("地区,年份,指标,数值\n湖南省,2022,gdp,4.4\n海南,2022,gdp,-0.1%\n", lexicon);
    assert!(unread.is_empty());
    let written = |book: &Book, format: Format, lang: Lang| {
        String::from_utf8(write(book, format, &Options::of(format, lang), &mut |_, _| true).unwrap()).unwrap()
    };
    let zh = book(&given, Lang::Zh);
    let page = written(&zh, Format::Markdown, Lang::Zh);
    assert!(page.contains("| 上年实际 | 终值 | 今年目标 |"), "{page}");
    let at = zh.table.columns.iter().position(|c| c.id == "official").unwrap();
    let said: Vec<String> = zh.table.rows.iter().map(|r| format!("{} {}", r[0].data(), r[at].data())).collect();
    for row in ["广东省 ", "湖南省 4.4%", "海南省 −0.1%"] {
        assert!(said.iter().any(|s| s == row), "{said:?}");
    }
    assert!(page.contains("终值取自导入的文件“终值.csv”，不是报告所说"), "{page}");
    let en = book(&given, Lang::En);
    assert!(written(&en, Format::Html, Lang::En).contains("Official final"));
    assert!(en.notes.iter().any(|n| n.contains("an imported file, “终值.csv”")), "{:?}", en.notes);
    // A file of which nothing is found gives the page no empty column; programs have theirs.
    let none = book(&facts("地区,年份,指标,数值\n火星,2022,gdp,4.4\n", lexicon).0, Lang::Zh);
    assert!(!written(&none, Format::Markdown, Lang::Zh).contains("终值"));
    assert!(written(&none, Format::Csv, Lang::Zh).contains("official"));
}

/// The years of one place are never thrown together: a place alone is told over its years, several year by year.
fn years_of_a_place(sources: &[Source<'_>], of: &ComparedOf<'_>) {
    use crate::comparison::{Ask, Facts, Wanted, slots, table};
    let wanted = [Wanted { name: "广东省".into(), code: None }];
    let made = |wanted: &[Wanted]| {
        let slots = slots(sources, wanted, &[2022, 2023]);
        let ask = Ask { slots, indicators: vec!["gdp".into()], coding: Coding::default() };
        paragraphs(&table(&ask, sources, of.lexicon, &Facts::default()), of)
    };
    let alone = made(&wanted);
    assert_eq!(
        alone,
        ["广东省地区生产总值目标：2022年5.5%左右，2023年5%以上（下调0.5个百分点）。2022年未达到。"],
        "{alone:?}"
    );
    let all = made(&[]);
    assert!(all.iter().all(|p| p.starts_with("2023年3个省份中") && !p.contains("广东省、广东省")), "{all:?}");
    let english = paragraphs_in_english(sources, of);
    assert!(english.iter().all(|p| !p.chars().any(|c| "，。（）、份个".contains(c))), "{english:?}");
}

fn paragraphs_in_english(sources: &[Source<'_>], of: &ComparedOf<'_>) -> Vec<String> {
    use crate::comparison::{Ask, Facts, slots, table};
    let slots = slots(sources, &[], &[2023]);
    let ask = Ask { slots, indicators: vec!["gdp".into()], coding: Coding::default() };
    paragraphs(&table(&ask, sources, of.lexicon, &Facts::default()), &ComparedOf { lang: Lang::En, ..*of })
}

/// An aim that only this year's review tells is cited from there, and the note says so; amounts among rates do not stand
/// below a bare 单位：%; a document in English says nothing itself in Chinese.
#[test]
fn what_is_told_again_and_what_has_another_unit_is_said_truly() {
    use crate::comparison::{Ask, Facts, slots, table};
    let rules = crate::reading::Rules::bundled().unwrap();
    let report = |place: &str, review: &str, aims: &str| {
        format!(
            "# 2023年{place}政府工作报告\n\n各位代表：\n\n## 一、2022年工作回顾\n\n{review}\n\n## 二、2023年工作安排\n\n\
             今年经济社会发展的主要预期目标是：{aims}\n"
        )
    };
    let told = report("湖北省", "全年地区生产总值增长8.9%，高于6.5%的预期目标。", "地区生产总值增长7%左右。");
    let amount = report("湖南省", "全年地区生产总值4.9万亿元。", "地区生产总值增长6.5%左右。");
    let readings: Vec<Reading> = [("a.md", told), ("b.md", amount)]
        .iter()
        .flat_map(|(file, words)| crate::reading::read(words.as_bytes(), file, &rules))
        .collect();
    let book = |lang: Lang, places: usize| {
        let sources: Vec<Source<'_>> = readings.iter().take(places).map(Source::of).collect();
        let ask =
            Ask { slots: slots(&sources, &[], &[2023]), indicators: vec!["gdp".into()], coding: Coding::default() };
        let lexicon = &rules.figures.lexicon;
        let found = table(&ask, &sources, lexicon, &Facts::default());
        let read: Vec<&Reading> = readings.iter().collect();
        compared(
            &found,
            &ComparedOf { readings: &read, sources: &sources, lexicon, coding: &ask.coding, finals: None, lang },
        )
    };
    let (both, one) = (book(Lang::Zh, 2), book(Lang::Zh, 1));
    assert_eq!(one.unit.as_deref(), Some("%"));
    assert_eq!(both.unit.as_deref(), Some("%（其他单位随数写明）"));
    let at = |id: &str| one.table.columns.iter().position(|c| c.id == id).unwrap();
    assert_eq!(one.table.rows[0][at("last")].data(), "6.5%（转述）");
    let sentence = "全年地区生产总值增长8.9%，高于6.5%的预期目标。";
    assert_eq!(one.table.footnotes[&(0, at("last"))], [format!("湖北省2023年报告：{sentence}")]);
    assert_eq!(one.table.rows[0][at("last_sentence")].data(), sentence);
    assert!(one.notes[0].contains("标“转述”的取自今年报告的回顾"), "{}", one.notes[0]);
    let english = book(Lang::En, 2);
    assert_eq!(english.unit.as_deref(), Some("% (other units stand with their numbers)"));
    let own: Vec<&String> = english.notes.iter().chain(&english.lead).chain([&english.title]).collect();
    let chinese = |w: &String| {
        w.replace("湖北省", "").replace("湖南省", "").replace("左右", "").contains(|c: char| c >= '\u{3000}')
    };
    assert!(own.iter().all(|w| !chinese(w)), "{own:?}");
}
