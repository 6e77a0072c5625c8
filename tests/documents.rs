//! The user's own indicators, and documents that are no plain report: what is said of them, and what hangs together.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "tests touch the world and stop at the first surprise"
)]

use duibiao::figures::{Doubt, Figure, Mistake, Wrong};
use duibiao::locale::{Language, Locale};
use duibiao::reading::{Reading, Remark, Rules, read};
use duibiao::report::DocumentKind;
use duibiao::review::{Finder, Member, Tie};

fn rules() -> Rules {
    Rules::bundled().expect("the bundled rules are sound")
}

fn with(own: &str) -> Rules {
    let mut rules = rules();
    rules.take_lexicon(own.as_bytes()).expect("a sound lexicon");
    rules
}

fn wrong(own: &str) -> Vec<Mistake> {
    rules().take_lexicon(own.as_bytes()).expect_err("a mistake")
}

const OLD: &str = "甲市人民政府工作报告\n\n各位代表：\n现在，我代表市人民政府向大会报告工作。\n一、2019年工作回顾\n去年工作完成。\n\
    二、2020年工作安排\n今年的主要预期目标是：地区生产总值增长6%左右，海洋生产总值增长8%以上，城镇登记失业率控制在45%以内。\n";

fn figure(rules: &Rules, id: &str) -> Option<Figure> {
    let readings = read(OLD.as_bytes(), "x.txt", rules);
    readings.into_iter().flat_map(|r| r.figures).find(|f| f.indicator == id)
}

#[test]
fn an_indicator_that_is_added_is_found_in_an_old_file() {
    let own = "[[indicator]]\nid = \"ocean_gdp\"\nnames = [\"海洋{地区|}生产总值\"]\n";
    let (before, after) = (rules(), with(own));
    assert_eq!(figure(&before, "ocean_gdp"), None);
    let found = figure(&after, "ocean_gdp").expect("the added indicator");
    assert_eq!((found.name.as_str(), found.value.low), ("海洋生产总值", Some(8.0)));
    assert_eq!(after.figures.lexicon.by_id("ocean_gdp").unwrap().zh, "海洋地区生产总值", "its first spelling");
    assert_ne!(before.version(), after.version(), "who keeps readings must read again");
    assert_eq!(before.version(), rules().version());
    assert_eq!(after.version(), with(own).version());
}

#[test]
fn a_known_id_adds_names_and_overrides_fields_or_is_replaced() {
    let added = with("[[indicator]]\nid = \"gdp\"\nzh = \"GDP增速\"\nnames = [\"海洋生产总值\"]\n");
    let gdp = added.figures.lexicon.by_id("gdp").unwrap();
    assert_eq!((gdp.zh.as_str(), gdp.en.as_str()), ("GDP增速", "Gross regional product"));
    assert!(added.figures.lexicon.whole("地区生产总值").is_some());
    let alone = with("[[indicator]]\nid = \"gdp\"\nreplace = true\nnames = [\"海洋生产总值\"]\n");
    assert!(alone.figures.lexicon.whole("地区生产总值").is_none());
    assert_eq!(figure(&alone, "gdp").unwrap().value.low, Some(8.0));
    // With a mark of Notepad's.
    assert!(rules().take_lexicon("\u{feff}[[indicator]]\nid = \"x\"\nnames = [\"甲乙丙\"]\n".as_bytes()).is_ok());
}

#[test]
fn every_mistake_is_told_with_its_line() {
    let lines = |own: &str| wrong(own).into_iter().map(|m| (m.line, m.what)).collect::<Vec<_>>();
    assert_eq!(lines("[[indicator]]\nid = \"a\"\nnmaes = [\"甲乙\"]\n"), [(3, Wrong::UnknownField("nmaes".into()))]);
    assert_eq!(lines("[[indicator]]\nid = \"\"\nnames = [\"甲乙\"]\n"), [(2, Wrong::EmptyId)]);
    assert_eq!(lines("[[indicator]]\nid = \"a\"\nnames = [\n\"{甲|乙\"]\n"), [(4, Wrong::Brace("{甲|乙".into()))]);
    assert_eq!(lines("\n[[indicator]]\nid = \"a\"\n"), [(3, Wrong::NoNames("a".into()))]);
    let claimed = Wrong::Claimed { name: "服务业增加值".into(), id: "tertiary_va".into(), line: None };
    assert_eq!(lines("[[indicator]]\nid = \"a\"\nnames = [\"服务业增加值\"]\n"), [(3, claimed)]);
    let two = "[[indicator]]\nid = \"a\"\nnames = [\"甲乙\"]\n[[indicator]]\nid = \"b\"\nnames = [\"{甲|丙}乙\"]\n";
    assert_eq!(lines(two), [(6, Wrong::Claimed { name: "甲乙".into(), id: "a".into(), line: Some(3) })]);
    let twice = "[[indicator]]\nid = \"a\"\nnames = [\"甲乙\"]\n[[indicator]]\nid = \"a\"\nnames = [\"丙丁\"]\n";
    assert_eq!(lines(twice), [(5, Wrong::Repeated("a".into(), 2))]);
    let several = "[[indicator]]\nid = \"\"\nnames = [\"甲乙\"]\n[[indicator]]\nid = \"b\"\nnames = [\"丙}\"]\n";
    assert_eq!(lines(several).len(), 2);
    assert!(matches!(lines("[[indicator]\nid = 1\n")[..], [(1, Wrong::Toml(_))]));
    assert!(matches!(
        lines("[[indicator]]\nid = \"a\"\nfamily = \"x\"\nnames = [\"甲\"]\n")[..],
        [(3, Wrong::Toml(_))]
    ));
    assert_eq!(rules().take_lexicon(b"#\n# \xb3\xc7\n").unwrap_err()[0].line, 2);
}

#[test]
fn a_mistake_is_a_sentence_in_both_languages() {
    let mistake = &wrong("[[indicator]]\nid = \"a\"\nnames = [\"服务业增加值\"]\n")[0];
    let zh = Locale::new(Language::Chinese).mistake(mistake);
    assert_eq!(zh, "第 3 行第 10 列：名称“服务业增加值”已属于程序自带的指标 tertiary_va");
    let en = Locale::new(Language::English).mistake(mistake);
    assert_eq!(en, "line 3, column 10: the name \"服务业增加值\" belongs to the program's indicator tertiary_va");
}

#[test]
fn an_implausible_number_is_kept_and_doubted() {
    let readings = read(OLD.as_bytes(), "x.txt", &rules());
    let reading = &readings[0];
    let figure = reading.figures.iter().find(|f| f.indicator == "unemployment_registered").expect("it is kept");
    assert_eq!(figure.value.high, Some(45.0));
    assert!(figure.confidence < 0.6, "{}", figure.confidence);
    let doubts: Vec<_> = reading.remarks.iter().filter(|r| matches!(r, Remark::Implausible { .. })).collect();
    let [Remark::Implausible { span, indicator, doubt }] = doubts[..] else { panic!("{doubts:?}") };
    assert_eq!((indicator.as_str(), *doubt), ("unemployment_registered", Doubt::Range(0.0, 12.0)));
    assert!(reading.text.words(*span).contains("45%"));
}

/// A text under a title: enough of a body to be read.
fn named(title: &str, salute: &str) -> Reading {
    let text = format!("{title}\n\n{salute}\n一、2019年工作\n完成各项任务。\n二、2020年工作安排\n认真做好各项工作。\n");
    read(text.as_bytes(), "x.txt", &rules()).remove(0)
}

#[test]
fn what_a_document_is() {
    use DocumentKind::{Draft, OtherReport, Report, Summary};
    let governor = "各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。";
    for (title, salute, kind, words) in [
        ("甲市政府工作报告", governor, Report, ""),
        ("甲市政府工作报告（征求意见稿）", governor, Draft, "征求意见稿"),
        ("甲市政府工作报告\n（2020年1月3日，讨论稿）", governor, Draft, "讨论稿"),
        ("甲市政府工作报告（摘要）", governor, Summary, "摘要"),
        ("一图读懂2020年甲市政府工作报告", "", Summary, "一图读懂"),
        ("2020年甲市政府工作报告解读", "", Summary, "解读"),
        ("甲市2019年法治政府建设年度报告", "", OtherReport, "法治政府建设年度报告"),
        (
            "甲市人民代表大会常务委员会工作报告",
            "各位代表：\n我受市人大常委会委托，向大会报告工作。",
            OtherReport,
            "人民代表大会常务委员会工作报告",
        ),
        (
            "关于甲市2019年国民经济和社会发展计划执行情况与2020年计划草案的报告",
            "各位代表：\n受市人民政府委托，现将计划执行情况报告如下。",
            OtherReport,
            "国民经济和社会发展计划执行情况与2020年计划草案的报告",
        ),
        ("甲市人民法院工作报告", "各位代表：\n我代表市中级人民法院报告工作。", OtherReport, "人民法院工作报告"),
        // A government that gives its plan gives its report.
        (
            "甲市政府工作报告",
            "现在，我代表市人民政府向大会报告工作，请连同《甲市国民经济和社会发展第十三个五年规划纲要（草案）》和计划、财政报告一并审议。",
            Report,
            "",
        ),
        // Menus of the page around a report.
        ("政府工作报告\n法治政府建设\n一图读懂政府工作报告", governor, Report, ""),
        ("索引号：001\n内容摘要：\n甲市政府工作报告", governor, Report, ""),
    ] {
        let reading = named(title, salute);
        assert_eq!((reading.document.kind, reading.document.words.as_str()), (kind, words), "{title}");
        if let Some(span) = reading.document.span {
            assert_eq!(reading.text.words(span), words, "{title}");
        }
    }
}

#[test]
fn what_is_no_report_says_so_and_keeps_its_numbers() {
    let law = "甲市2019年法治政府建设年度报告\n\n一、2019年工作\n全市地区生产总值增长6%。\n二、2020年工作安排\n今年地区生产总值增长6%以上。\n";
    let reading = read(law.as_bytes(), "x.txt", &rules()).remove(0);
    assert!(reading.figures.iter().any(|f| f.indicator == "gdp"));
    assert!(!reading.document.kind.is_charted());
    assert!(reading.remarks.iter().any(|r| matches!(r, Remark::OtherReport { .. })));
    let news =
        read("本报讯 昨天下午，甲乙两地举行了友好的会谈。\n天气晴好。\n".as_bytes(), "x.txt", &rules()).remove(0);
    assert_eq!(news.document.kind, DocumentKind::NotAReport);
    assert!(news.remarks.contains(&Remark::NotAReport));
    let empty = read(b" \n", "x.txt", &rules()).remove(0);
    assert_eq!(empty.remarks, [Remark::Empty]);
}

/// A whole report of a real place, so that place and year are known; `seed` makes its words its own.
fn whole(title: &str, session: &str, seed: usize) -> Reading {
    let body: String = (0..400).map(|n| format!("第{n}项民生实事完成{}件，", n * 7 + seed * 1009)).collect();
    let text = format!(
        "{title}\n——在南昌市{session}上\n\n各位代表：\n现在，我代表南昌市人民政府向大会报告工作。\n一、2020年工作回顾\n{body}。\n\
         二、2021年工作安排\n今年的主要预期目标是：地区生产总值增长{}%左右。\n",
        6 + seed
    );
    read(text.as_bytes(), "x.txt", &rules()).remove(0)
}

#[test]
fn one_report_counts_once_and_two_sessions_stay_two() {
    let spring = "第十五届人民代表大会第七次会议";
    let autumn = "第十六届人民代表大会第一次会议";
    let readings = [
        whole("南昌市政府工作报告", spring, 0),
        whole("南昌市政府工作报告", "十五届人大七次会议", 0),
        whole("南昌市政府工作报告（征求意见稿）", spring, 0),
        whole("南昌市政府工作报告", autumn, 1),
        named("甲市政府工作报告", ""),
    ];
    let mut groups = Finder::default();
    for reading in &readings {
        groups.add(Member::of(reading));
    }
    let ties: Vec<_> = (0..5).map(|i| groups.same_as(i)).collect();
    assert_eq!(ties, [None, Some((0, Tie::Same)), Some((0, Tie::Version)), None, None]);
    assert_eq!((0..5).map(|i| groups.is_counted(i)).collect::<Vec<_>>(), [true, false, false, true, true]);
    assert_eq!((0..5).map(|i| groups.has_twin(i)).collect::<Vec<_>>(), [true, true, true, true, false]);
    let marks: Vec<_> = readings.iter().map(|r| duibiao::review::mark(&r.report, &r.file)).collect();
    assert_eq!((marks[0].as_str(), marks[3].as_str()), ("十五届七次会议", "十六届一次会议"));

    let sources: Vec<_> = readings
        .iter()
        .enumerate()
        .map(|(i, r)| duibiao::comparison::Source {
            counted: groups.is_counted(i),
            ..duibiao::comparison::Source::of(r)
        })
        .collect();
    let query = duibiao::comparison::Query { year: Some(2021), ..duibiao::comparison::Query::new("gdp") };
    let compared = duibiao::comparison::compare(&query, &sources);
    let names: Vec<_> = compared.rows.iter().map(|r| r.name.as_str()).collect();
    assert_eq!(names, ["南昌市（十六届一次会议）", "南昌市（十五届七次会议）"]);
}
