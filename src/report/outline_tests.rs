//! Where headings begin and end: broken by lines, run into their text, cut by marks.

use super::tests::{BODY, read, tops};

/// A numbered part of a review and what may stand below it.
const REVIEW: &str = "一、2020年工作回顾";

#[test]
fn a_numbered_heading_goes_on_in_the_next_line() {
    for (first, second) in [
        ("二、“十四五”时期", "主要目标和任务"),
        ("二、“十四五”主要战略任务和", "二〇三五年远景目标"),
        ("二、2021年经济社会发展", "**总体要求和主要目标**"),
        ("二、2021年工作", "总体要求和预期目标"),
    ] {
        let words =
            format!("{REVIEW}\n{BODY}\n{first}\n\n{second}\n{BODY}\n（一）抓项目\n{BODY}\n三、政府自身建设\n{BODY}\n");
        let whole = format!("{first}{}", second.trim_matches('*'));
        assert_eq!(tops(&words), [REVIEW, &whole, "三、政府自身建设"]);
    }
    // What is whole goes no further; nor does a heading that several short lines stand below, nor one over a sentence.
    for below in [
        format!("二、2021年工作安排\n主要目标\n{BODY}"),
        format!("二、2021年工作\n经济发展\n{BODY}\n民生改善实现新突破\n{BODY}"),
        format!("二、2021年工作\n今年是实施规划的第一年\n{BODY}"),
    ] {
        let second = below.lines().next().unwrap_or_default().to_owned();
        assert_eq!(tops(&format!("{REVIEW}\n{BODY}\n{below}\n")), [REVIEW, &second]);
    }
}

#[test]
fn a_title_ends_where_its_sentence_opens() {
    for (line, title) in [
        ("二、做好今后五年工作的总体要求过去的五年，极不平凡、极不容易。", "二、做好今后五年工作的总体要求"),
        (
            "二、全市“十五”时期经济社会发展取得可喜成就“十五”计划是新世纪的第一个计划。",
            "二、全市“十五”时期经济社会发展取得可喜成就",
        ),
        ("二、2021年 主要任务 今年是实现规划目标的重要一年，也是实现翻番的关键一年。", "二、2021年 主要任务"),
        ("二、 加强行政能力建设 牢记立党为公、执政为民的宗旨，做到为民、务实、清廉。", "二、 加强行政能力建设"),
        ("二、加强政府自身建设高质量完成上述目标任务，对政府工作提出了更高要求。", "二、加强政府自身建设"),
        // Titles that hold such words themselves.
        ("二、政府自身建设全面加强，治理效能持续提升。", "二、政府自身建设全面加强，治理效能持续提升"),
        ("二、加强政府自身建设，打造人民满意政府。", "二、加强政府自身建设，打造人民满意政府"),
        ("二、回顾过去五年，我们深感发展不易。", "二、回顾过去五年，我们深感发展不易"),
    ] {
        assert_eq!(tops(&format!("{REVIEW}\n{BODY}\n{line}{BODY}\n")), [REVIEW, title]);
    }
    // A mark that ends a character too soon.
    let words = format!("{REVIEW}\n{BODY}\n**二、2021年工作安**排\n{BODY}\n");
    assert_eq!(tops(&words), [REVIEW, "二、2021年工作安排"]);
}

#[test]
fn headings_at_the_end_of_paragraphs_count_on() {
    let words = format!(
        "各位代表：\n我代表市人民政府报告工作，请予审议。{REVIEW}\n{BODY}决不辜负人民的期待！二、今后五年的主要目标任务\n{BODY}\n\
         三、2021年工作安排\n{BODY}”四、全面加强政府自身建设\n{BODY}\n"
    );
    let whole = [REVIEW, "二、今后五年的主要目标任务", "三、2021年工作安排", "四、全面加强政府自身建设"];
    assert_eq!(tops(&words), whole);
    // A list of a sentence is none: 一、二产业.
    assert_eq!(tops(&format!("{REVIEW}\n{BODY}二、三产业发展\n{BODY}\n")), [REVIEW]);
}

#[test]
fn numbers_that_go_on_from_brackets_stand_with_them() {
    let words = format!(
        "{REVIEW}\n{BODY}\n二、2021年工作安排\n（一）抓项目\n{BODY}\n（二）抓产业\n{BODY}\n三、抓城乡建设\n{BODY}\n四、抓民生\n{BODY}\n\
         三、政府自身建设\n{BODY}\n"
    );
    assert_eq!(tops(&words), [REVIEW, "二、2021年工作安排", "三、政府自身建设"]);
    // Without a second 三、 the number is that of a part.
    let words = words.rsplit_once("三、").unwrap_or_default().0;
    assert_eq!(tops(words), [REVIEW, "二、2021年工作安排", "三、抓城乡建设", "四、抓民生"]);
}

#[test]
fn the_part_on_the_government_itself_may_bear_no_number() {
    let words = format!("{REVIEW}\n{BODY}\n二、2021年工作安排\n（一）抓项目\n{BODY}\n加强政府自身建设\n{BODY}\n");
    assert_eq!(tops(&words), [REVIEW, "二、2021年工作安排", "加强政府自身建设"]);
    // Among other short lines it is one of them.
    let words = words.replace("加强政府", "2020年工作成效\n\n工作思路\n\n加强政府");
    assert_eq!(tops(&words), [REVIEW, "二、2021年工作安排"]);
    let parts = ["2020年工作回顾", "“十四五”时期主要考虑", "2021年工作安排", "继续建设人民满意的政府"];
    assert_eq!(tops(&parts.map(|p| format!("{p}\n{BODY}\n")).concat()), parts);
}

#[test]
fn couplets_that_name_the_year_are_parts() {
    let words = format!(
        "实干二〇二四，我们攻坚克难、收获满满\n{BODY}\n奋斗二〇二五，我们锚定目标、拼搏进取\n{BODY}\n一、狠抓项目。{BODY}\n\
         二、狠抓产业。{BODY}\n加强自身建设，我们坚守初心、担当使命\n{BODY}\n"
    );
    let parts = [
        "实干二〇二四，我们攻坚克难、收获满满",
        "奋斗二〇二五，我们锚定目标、拼搏进取",
        "加强自身建设，我们坚守初心、担当使命",
    ];
    assert_eq!(tops(&words), parts);
}

#[test]
fn what_looks_like_the_parts_and_opens_like_them_is_one() {
    let under = format!("一、抓项目\n{BODY}\n二、抓产业\n{BODY}\n");
    let words = format!(
        "**2020年工作的回顾**\n{under}**2021年工作的目标任务**\n{under}**进一步提高工作水平**\n{BODY}\n{BODY}\n"
    );
    assert_eq!(tops(&words), ["2020年工作的回顾", "2021年工作的目标任务", "进一步提高工作水平"]);
    let parts = ["努力建设竞争力突出的经济强市", "努力建设生态良好的新城乡", "努力建设廉洁高效的服务型政府"];
    assert_eq!(tops(&parts.map(|p| format!("{p}\n{BODY}\n")).concat()), parts);
}

#[test]
fn notes_are_no_part_whatever_they_are_called() {
    for notes in
        ["有关用语释义", "※名词解释※", "《政府工作报告》有关术语的说明", "附部分用语说明", "数据说明", "解释说明"]
    {
        let words = format!(
            "{REVIEW}\n{BODY}\n二、2021年工作安排\n{BODY}\n{notes}\n1.三大工程：增绿、治水、净土\n2.四好：路好\n"
        );
        assert_eq!(tops(&words), [REVIEW, "二、2021年工作安排", notes]);
    }
    let (report, _) =
        read(&format!("{REVIEW}\n一）综合实力增强\n{BODY}\n二）改革深化\n{BODY}\n二、2021年工作安排\n"), "a.md");
    assert_eq!(report.sections.iter().map(|s| s.depth).collect::<Vec<_>>(), [1, 2, 2, 1]);
}

#[test]
fn counts_begun_anew_stand_below_the_lines_above_them() {
    let count = format!("一、凝聚共识\n{BODY}\n二、促进和谐\n{BODY}\n");
    let words = format!(
        "甲市政府工作报告\n各位代表：\n我代表市人民政府报告工作，请予审议。\n五年同心 一路前行\n{BODY}\n{count}{BODY}\n继往开来 谱写新篇章\n{BODY}\n{count}"
    );
    assert_eq!(tops(&words), ["五年同心 一路前行", "继往开来 谱写新篇章"]);
    // Two short lines before a count leave it open which is the part.
    let words = words.replace("继往开来", &format!("今后的路怎么走\n{BODY}\n新的路这样走\n{BODY}\n继往开来"));
    assert_eq!(tops(&words)[0], "一、凝聚共识");
    // The list of promises behind a report is no part of it.
    let parts = ["2024年工作回顾", "2025年工作安排"];
    let words = format!("{}**甲市2025年民生实事项目**\n{BODY}\n", parts.map(|p| format!("**{p}**\n{BODY}\n")).concat());
    assert_eq!(read(&words, "a.md").0.top_sections().count(), 2, "it is an appendix");
}
