//! Place and year of reports whose names outside the text mean nothing, or mean another place.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests stop at the first surprise")]

use std::sync::LazyLock;

use super::*;
use crate::intake;
use crate::region::Kind;

fn divisions() -> &'static Divisions {
    static DIVISIONS: LazyLock<Divisions> =
        LazyLock::new(|| Divisions::parse(include_str!("../../assets/divisions.tsv")).unwrap());
    &DIVISIONS
}

/// A report read from a text under a path: its place, how it is known, its year, and the places guessed.
pub(super) fn read(words: &str, path: &str) -> (Report, Outside) {
    static FURNITURE: LazyLock<intake::Patterns> =
        LazyLock::new(|| intake::Patterns::parse(include_str!("../../assets/furniture.toml")).unwrap());
    let taken = intake::intake(words.as_bytes(), &FURNITURE);
    let lines = 0..taken.text.lines().len();
    report(&taken.text, lines, &taken.front, path, divisions())
}

fn region(words: &str, path: &str) -> String {
    read(words, path).0.place.map(|p| p.value.region).unwrap_or_default()
}

/// A report that names its place only in passing.
fn quiet(salutation: &str, body: &str) -> String {
    format!(
        "各位代表：\n现在，我代表{salutation}人民政府向大会作工作报告，请予审议。\n一、2015年工作回顾\n{body}\n二、2016年工作安排\n\
         做好今年的工作，意义重大，要全面贯彻落实各项部署。\n"
    )
}

#[test]
fn the_running_text_tells_whose_report_it_is() {
    let body = "过去一年，在市委、市政府和区委的坚强领导下，全区上下共同努力。全市第一的有福田的三项，福田中心区面貌一新，\
                福田的企业在全市领先，福田保税区转型，深圳的龙华也来学习。深圳建市以来，我区面貌大变。";
    let (report, outside) = read(&quiet("区", body), "a17.txt");
    let place = report.place.unwrap();
    assert_eq!((place.value.region.as_str(), place.source), ("广东省深圳市福田区", Source::Body));
    assert_eq!((place.value.code.as_deref(), place.value.kind.map(Kind::word)), (Some("440304"), Some("市辖区")));
    assert_eq!(report.year.map(|y| y.value), Some(2016));
    assert!(outside.place.is_none() && !outside.unnamed);
}

/// A unit of today is found by a session line that names it, with its parent in passing: all whose name is borne by
/// several, and every tenth of the others.
#[test]
fn units_are_found_by_their_session_lines() {
    let all = divisions();
    let mut wrong = Vec::new();
    let today = all.rows().iter().filter(|d| d.to.is_none() && !d.code.is_empty());
    for (_, d) in today.enumerate().filter(|(i, d)| i % 10 == 0 || all.named(&d.name).count() > 1) {
        let whole = all.whole_name(d, None);
        let Some(parent) = all.by_code(&d.parent, None) else { continue };
        let words = format!(
            "政府工作报告\n——2025年1月8日在{}第八届人民代表大会第五次会议上\n各位代表：\n在{}的领导下，取得成绩。",
            d.name, parent.name
        );
        let found = region(&words, "x.txt");
        if found != whole && d.level != crate::region::Level::Nation {
            wrong.push(format!("{whole}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_nation_speaks_of_itself() {
    let ours = "我国经济发展，我国外贸增长，台湾省同胞来访，上海开放，我国外交活跃，我国粮食丰收，我国科技进步。";
    assert_eq!(region(&format!("各位代表：\n{ours}\n台湾省是我国的一部分，台湾省同胞盼统一。\n"), "x.txt"), "中国");
    // A place speaks of the nation, too.
    let own = "在省委的领导下，海口发展，海口开放，海口丰收，全市上下努力，我市面貌一新，海口的我市企业增多，市委部署，市委领导下，全市共进。";
    assert_eq!(region(&format!("各位代表：\n{ours}\n{own}\n"), "x.txt"), "海南省海口市");
}

#[test]
fn a_city_is_known_by_its_counties_too() {
    let body = "在省委、省政府和市委的坚强领导下，酒泉经济发展。敦煌旅游兴旺，敦煌机场扩建，敦煌论坛举办，敦煌客流增长，酒泉新城\
                建成，玉门、瓜州、肃州和金塔风电并网，酒泉装备制造出口，玉门转型，瓜州扩种，金塔引水。";
    assert_eq!(region(&quiet("市", body), "x.txt"), "甘肃省酒泉市");
}

#[test]
fn one_name_in_several_provinces_is_told_by_the_parents_or_asked() {
    let body = |city: &str| {
        format!(
            "在市委、市政府和区委的领导下，鼓楼面貌一新。鼓楼的街区更美，鼓楼的企业更强。{city}来客增多，{city}地铁开通。"
        )
    };
    for (city, whole) in [
        ("福州", "福建省福州市鼓楼区"),
        ("徐州", "江苏省徐州市鼓楼区"),
        ("开封", "河南省开封市鼓楼区"),
        ("南京", "江苏省南京市鼓楼区"),
    ] {
        assert_eq!(region(&quiet("区", &body(city)), "x.txt"), whole);
        // The same with the name stated, and under a file name that several places answer to.
        let stated = format!("鼓楼区政府工作报告\n{}", quiet("鼓楼区", &body(city)));
        assert_eq!(region(&stated, "x.txt"), whole);
        assert_eq!(region(&stated, "鼓楼区2016年.txt"), whole);
    }
    let stated = format!("鼓楼区政府工作报告\n{}", quiet("鼓楼区", &body("本地")));
    let (report, _) = read(&stated, "x.txt");
    assert!(report.place.is_none());
    let guessed: Vec<&str> = report
        .guesses
        .iter()
        .filter_map(|g| match g {
            Guess::Place { place, times: 0 } => Some(place.region.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(guessed.len(), 4, "{guessed:?}");
    assert!(guessed.contains(&"河南省开封市鼓楼区"));
    // The folder decides where the text does not.
    assert_eq!(region(&stated, "南京市/鼓楼区/2016.txt"), "江苏省南京市鼓楼区");
}

#[test]
fn names_that_begin_like_words_are_read_whole() {
    for (front, whole) in [
        ("——2021年1月22日在日照市第十八届人民代表大会第六次会议上", "山东省日照市"),
        ("2021年12月8日在日喀则市第二届人民代表大会第二次会议上", "西藏自治区日喀则市"),
        ("2022年4月9日在宁波市\n\n第十六届人民代表大会第一次会议上", "浙江省宁波市"),
        ("1960年4月6日在第二届全国人民代表大会第二次会议上", "中国"),
        ("2018年廉江市政府工作报告", "广东省湛江市廉江市"),
    ] {
        assert_eq!(region(&format!("政府工作报告\n{front}\n各位代表：\n"), "x.txt"), whole, "{front}");
    }
    // 新区 alone is no name, though one was called so until 1983.
    let words = "同志们：\n我代表新区党工委、管委会向大会报告工作。\n光明新区在市委领导下发展，光明新区企业增多，光明新区面貌一新。\
                 深圳支持光明新区。\n一、2016年工作回顾\n二、2017年工作安排\n";
    assert_eq!(region(words, "x.txt"), "广东省深圳市光明新区");
}

#[test]
fn an_area_of_a_general_name_is_told_by_its_city() {
    let words =
        "同志们：\n现在，我代表高新区管委会向大会报告工作。\n高新区企业增多，高新区支撑成都发展，成都来客增多。\n";
    assert_eq!(region(words, "x.txt"), "四川省成都市成都高新技术产业开发区");
    assert_eq!(region(&words.replace("成都", "本地"), "x.txt"), "");
    assert_eq!(region(&words.replace("成都", "本地"), "绵阳市/高新区-2016.txt"), "四川省绵阳市");
}

#[test]
fn an_area_is_named_by_its_own_title_and_meeting() {
    for front in [
        "净月高新区2023年工作报告",
        "2023年长春净月高新技术产业开发区管委会工作报告",
        "长春净月高新技术产业开发区党工委、管委会工作报告",
        "工作报告\n——2023年1月8日在净月高新区2023年工作会议上",
        "工作报告\n——2023年1月8日在长春净月高新技术产业开发区年度工作会议上",
    ] {
        let words = format!("{front}\n同志们：\n我代表高新区党工委、管委会报告工作。长春发展，长春开放。\n");
        assert_eq!(region(&words, "x.txt"), "吉林省长春市长春净月高新技术产业开发区", "{front}");
    }
    for front in ["长春财政工作报告", "——2023年1月8日在全国工作会议上", "——2023年1月8日在长春农村工作会议上"]
    {
        assert_eq!(region(&format!("{front}\n同志们：\n"), "x.txt"), "", "{front}");
    }
}

#[test]
fn a_slip_in_the_session_line_is_outvoted() {
    let body = "宿州面貌一新，宿州机场开工，宿州高铁通车，宿州云计算兴起，宿州园区扩建，宿州夜市兴旺。";
    let words =
        format!("宿州市政府工作报告\n——2015年1月19日在苏州市第四届人民代表大会第四次会议上\n{}", quiet("市", body));
    let (report, outside) = read(&words, "宿迁市/2015.txt");
    assert_eq!(report.place.unwrap().value.region, "安徽省宿州市");
    assert_eq!(outside.place.unwrap().region, "江苏省宿迁市", "kept apart, for the remark");
}

#[test]
fn a_place_that_only_the_folder_names_is_doubted() {
    let body = "我们坚持稳中求进，推动高质量发展取得新的成效。".repeat(150);
    let words = quiet("县", &body);
    let (report, outside) = read(&words, "河北省-保定市-安新县-2024.txt");
    let place = report.place.unwrap();
    assert_eq!(place.value.region, "河北省保定市安新县");
    assert!(outside.unnamed && place.confidence < 0.5);
    let (_, outside) = read(&format!("{words}安新"), "河北省-保定市-安新县-2024.txt");
    assert!(!outside.unnamed);
}

#[test]
fn a_former_unit_keeps_its_code_and_gains_that_of_today() {
    let words = "——2012年1月10日在徐水县第十五届人民代表大会第一次会议上\n一、2011年工作回顾\n二、2012年工作安排\n";
    let place = read(words, "x.txt").0.place.unwrap().value;
    assert_eq!(place.region, "河北省保定市徐水县");
    assert_eq!((place.code.as_deref(), place.code_now.as_deref()), (Some("130625"), Some("130609")));
}

#[test]
fn the_year_is_weighed_from_headings() {
    let year = |heads: &[&str]| read(&format!("各位代表：\n{}\n", heads.join("\n")), "x.txt").0.year.map(|y| y.value);
    assert_eq!(year(&["一、2004年的工作", "2004年是关键的一年。", "二、2005年主要工作"]), Some(2005));
    assert_eq!(year(&["一、攻坚奋斗的2022年", "一年来，成绩喜人。", "二、踔厉奋发2023年"]), Some(2023));
    assert_eq!(year(&["二、高质量做好2022年各项工作，以优异成绩迎接盛会"]), Some(2022));
    let plan = "到2010年，我省经济社会发展的主要目标是：生产总值翻一番。围绕2035年远景目标，主要目标是领先。";
    assert_eq!(year(&["2006年政府工作报告", plan]), Some(2006));
    assert_eq!(
        year(&["各位代表！2015年主要目标完成，标志着规划收官。", "三、2016年经济社会发展的主要预期目标"]),
        Some(2016)
    );
    let opening = "三、全力以赴做好“十五五”开局工作";
    assert_eq!(year(&["一、“十四五”发展回顾和2025年主要工作", "二、“十五五”时期的主要任务", opening]), Some(2026));
    assert_eq!(year(&["一、收官“十四五”", opening]), Some(2026));
    assert_eq!(year(&["二、“十四五”时期的任务", "（一）2035年远景目标"]), None);
    assert_eq!(year(&["一、奋力实现“十四五”良好开局", "二、今年的主要任务"]), None);
    assert_eq!(
        year(&["2018年是我市极不平凡的一年。", "2019年是新中国成立70周年，是全面建成小康社会的关键之年。"]),
        Some(2019)
    );
    let (report, _) = read("各位代表：\n2020年全区变样。2020年全区增收。到2025年再变样。\n", "x.txt");
    assert!(report.year.is_none());
    assert!(matches!(report.guesses.last(), Some(Guess::Year { year: 2020, times: 2 })), "{:?}", report.guesses);
}

/// The session and the day of a report with its front in these lines.
fn met(front: &str) -> (Option<String>, Option<String>) {
    let (report, _) = read(&format!("{front}\n各位代表：\n一、2011年工作回顾\n{BODY}\n"), "x.txt");
    (report.session.map(|s| s.value), report.date.map(|d| d.value.to_string()))
}

#[test]
fn session_and_day_go_on_in_the_next_line() {
    let some = |s: &str| Some(s.to_owned());
    for (front, session, day) in [
        ("——2010年7月22日在甲市第十三届\n人民代表大会第五次会议上", "甲市第十三届人民代表大会第五次会议", "2010-07-22"),
        ("2011年1月6日在甲市第十五届人民代表大会\n第五次会议上", "甲市第十五届人民代表大会第五次会议", "2011-01-06"),
        ("甲市十六届人大\n二次会议文件（十二）\n（2012年1月6日）", "甲市十六届人大二次会议", "2012-01-06"),
        ("——2012年1月6日在甲市\n第十四届人民代表大会第一次会议上", "甲市第十四届人民代表大会第一次会议", "2012-01-06"),
        ("2012年1月\n6日在甲市第十一届人民代表大会第四次会议上", "甲市第十一届人民代表大会第四次会议", "2012-01-06"),
        // A news agency prints the text days later.
        (
            "新华社北京2008年3月19日电——2008年3月5日在甲市第十一届人民代表大会第一次会议上",
            "甲市第十一届人民代表大会第一次会议",
            "2008-03-05",
        ),
        (
            "——二Ο一二年一月十日甲市第十四届人民代表大会第二次会议通过",
            "甲市第十四届人民代表大会第二次会议",
            "2012-01-10",
        ),
    ] {
        assert_eq!(met(front), (some(session), some(day)), "{front}");
    }
    // A session that the years of the review began with is not this one.
    assert_eq!(met("区七届人大一次会议以来，我们发展经济。"), (None, None));
    assert_eq!(met("一、十二届人大二次会议确定任务完成情况"), (None, None));
    let caption =
        "<!-- （2011年12月30日 张三立）在甲市第十六届人民代表大会第一次会议上，张三立作政府工作报告。 -->\n市长 张三立";
    assert_eq!(met(caption), (some("甲市第十六届人民代表大会第一次会议"), some("2011-12-30")));
    // A page may tell the report in short above it.
    let page = format!(
        "内容摘要：\n{BODY}{BODY}\n甲县政府工作报告\n2012年1月6日在甲县第五届人民代表大会第一次会议上\n甲县县长 张三立"
    );
    assert_eq!(met(&page), (some("甲县第五届人民代表大会第一次会议"), some("2012-01-06")));
    assert_eq!(met("<!-- 2011年12月30日摄 -->\n市长 张三立"), (None, None));
}

#[test]
fn the_salutation_is_no_title() {
    let words = "各位代表：\n现在，我代表市人民政府向大会作政府工作报告，请予审议。\n一、2011年工作回顾\n";
    assert!(read(words, "x.txt").0.title.is_none());
    let (report, _) = read(&format!("---\ntitle: 2012年甲市政府工作报告\n---\n{words}"), "x.txt");
    assert_eq!(report.title.unwrap().value, "2012年甲市政府工作报告");
    assert_eq!(read(&format!("政府工作报告\n{words}"), "x.txt").0.title.unwrap().value, "政府工作报告");
}

/// The top-level headings of a text.
pub(super) fn tops(words: &str) -> Vec<String> {
    let (report, _) = read(words, "a.md");
    report.sections.into_iter().filter(|s| s.depth == 1).map(|s| s.title).collect()
}

pub(super) const BODY: &str = "面对严峻复杂的宏观经济形势、艰巨繁重的发展稳定任务，我们坚定信心，统筹发展和安全，扎实做好“六稳”工作，全面落实“六保”任务，\
                    攻坚克难、砥砺前行，全市经济止滑回升、向好发展，各项事业取得新成效。";

#[test]
fn a_heading_goes_on_in_a_line_that_begins_with_and() {
    let words = format!(
        "2021年政府工作报告\n\n2020年工作\n\n和“十三五”成就回顾\n\n{BODY}\n\n“十四五”规划\n\n和2035年远景目标考虑\n\n{BODY}\n\n\
         2021年重点工作安排\n\n{BODY}\n"
    );
    assert_eq!(
        tops(&words),
        ["2020年工作和“十三五”成就回顾", "“十四五”规划和2035年远景目标考虑", "2021年重点工作安排"]
    );
}

#[test]
fn marks_say_which_headings_are_parts() {
    let words = format!(
        "**1984年政府工作报告**\n\n## 关于国内建设\n\n{BODY}\n\n### 一、改革城市经济\n\n{BODY}\n\n### 二、改革建筑业\n\n{BODY}\n\n\
         ## 关于外交工作\n\n{BODY}\n\n### 一、维护世界和平\n\n{BODY}\n"
    );
    assert_eq!(tops(&words), ["关于国内建设", "关于外交工作"]);
    let words = format!(
        "**“九五”时期工作回顾**\n\n{BODY}\n\n**“十五”时期的主要任务**\n\n一、调整结构\n\n{BODY}\n\n科技创新的重点：\n\n{BODY}\n\n\
         二、对外开放\n\n{BODY}\n\n**扎实工作，为“十五”计划开好头起好步**\n\n一、抓好结构调整\n\n{BODY}\n"
    );
    assert_eq!(tops(&words), ["“九五”时期工作回顾", "“十五”时期的主要任务", "扎实工作，为“十五”计划开好头起好步"]);
}

#[test]
fn a_title_ends_where_its_sentence_opens_with_the_year() {
    let body = "生产总值增长6%，各项事业都有了新的进步。".repeat(3);
    let text = format!(
        "甲市政府工作报告\n一、2017年工作回顾2017年是实施“十三五”规划的重要一年，也是供给侧结构性改革的深化之年。{body}\n\
         二、2018年工作安排2018年是落实十九大精神的开局之年，也是全面建成小康社会的决胜之年。{body}\n"
    );
    let sections: Vec<String> = read(&text, "").0.top_sections().map(|s| s.title.clone()).collect();
    assert_eq!(sections, ["一、2017年工作回顾", "二、2018年工作安排"]);
}

#[test]
fn numbers_of_parts_count_up() {
    let body = "\n生产总值增长6%，各项事业都有了新的进步。\n";
    let text = format!(
        "甲市政府工作报告\n一、2017年工作回顾{body}二、2018年工作安排{body}十：支持建设创新平台{body}三、政府自身建设{body}"
    );
    let sections: Vec<String> = read(&text, "").0.top_sections().map(|s| s.title.clone()).collect();
    assert_eq!(sections, ["一、2017年工作回顾", "二、2018年工作安排", "三、政府自身建设"]);
}

#[test]
fn two_lines_over_each_paragraph_are_one_heading() {
    let pair = |one: &str, two: &str| format!("**{one}**\n\n**{two}**\n\n{BODY}\n\n");
    let words = format!(
        "**政府工作报告**\n\n各位代表：\n\n{BODY}\n\n{}{}{}",
        pair("强力推进新增长极建设", "阔步迈入新时代"),
        pair("决战决胜全面小康", "乘势而上开启新征程"),
        pair("巩固扩大教育成果", "努力提高政府治理能力")
    );
    let whole = [
        "强力推进新增长极建设阔步迈入新时代",
        "决战决胜全面小康乘势而上开启新征程",
        "巩固扩大教育成果努力提高政府治理能力",
    ];
    assert_eq!(tops(&words), whole);
    // Where a short line stands alone, lines below a heading are headings of what is below it.
    let words = format!("{words}**2024年工作安排**\n\n{BODY}\n");
    assert_ne!(tops(&words)[..3], whole);
    // The first half of a part's title is no heading of its own; a conjunction may open three characters only.
    let words = format!(
        "甲市政府工作报告\n\n2017年工作回顾\n\n{BODY}\n\n以新思想\n\n统领政府一切工作\n\n{BODY}\n\n今后五年的奋斗目标\n\n\
         和主要任务\n\n{BODY}\n\n2018年工作安排\n\n{BODY}\n"
    );
    assert_eq!(
        tops(&words),
        ["2017年工作回顾", "以新思想统领政府一切工作", "今后五年的奋斗目标和主要任务", "2018年工作安排"]
    );
}

#[test]
fn a_heading_is_its_number_alone_or_said_twice() {
    let words = format!("**1960年政府工作报告**\n\n## 一\n\n{BODY}\n\n## 二\n\n{BODY}\n\n## 三\n\n{BODY}\n");
    assert_eq!(tops(&words), ["一", "二", "三"]);
    let words = format!(
        "甲市政府工作报告\n一、2017年工作回顾\n各位代表：\n现在，我代表市人民政府向大会报告工作。\n一、2017年工作回顾\n{BODY}\n\
         **二、 2018年主要工作**\n\n二、2018年主要工作\n{BODY}\n"
    );
    assert_eq!(tops(&words), ["一、2017年工作回顾", "二、 2018年主要工作"]);
    let words = format!(
        "甲市政府工作报告\n我代表市人民政府报告工作，请予审议。一、过去五年工作回顾\n{BODY}\n二、2022年工作安排\n{BODY}\n\
         三、加强自身建设\n{BODY}\n"
    );
    assert_eq!(tops(&words), ["一、过去五年工作回顾", "二、2022年工作安排", "三、加强自身建设"]);
}

#[test]
fn what_stands_alone_between_parts_is_one_and_likenesses_are_none() {
    // A bold line alone between two parts; a lead-in that counts nothing; what the notes hold.
    let words = format!(
        "**2014年工作回顾**\n\n{BODY}\n\n**新常态下的新甲市**\n\n{BODY}\n\n**2015年工作安排**\n\n{BODY}\n\n\
         **围绕以上目标要求，重点做好几方面工作：**\n\n一、依法行政\n\n{BODY}\n\n二、对外开放\n\n{BODY}\n\n\
         **名词注解：**\n\n{BODY}\n\n**2015年工作安排说明**\n\n{BODY}\n"
    );
    assert_eq!(tops(&words), ["2014年工作回顾", "新常态下的新甲市", "2015年工作安排", "名词注解："]);
    // 五年来，我们… stands below the review, though one of them alone sounds like a part; a sentence that leads in is none.
    let words = format!(
        "过去五年工作回顾\n\n{BODY}\n\n五年来，我们发展经济，实力迈上新台阶\n\n{BODY}\n\n五年来，我们重视民生\n\n{BODY}\n\n\
         五年来，我们统筹城乡\n\n{BODY}\n\n回顾过去一年，我们在奋进中加快发展：\n\n{BODY}\n\n2022年工作安排\n\n{BODY}\n"
    );
    assert_eq!(tops(&words), ["过去五年工作回顾", "2022年工作安排"]);
    // A review without a heading of its own.
    let words = format!(
        "各位代表：\n{BODY}\n一、创新驱动\n{BODY}\n二、一体推进\n{BODY}\n**2025年工作安排**\n{BODY}\n一、抓项目\n{BODY}\n\
         二、抓产业\n{BODY}\n"
    );
    assert_eq!(tops(&words), ["2025年工作安排"]);
}
