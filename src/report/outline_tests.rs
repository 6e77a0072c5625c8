//! Where headings begin and end: broken by lines, run into their text, cut by marks.

use super::tests::{BODY, tops};

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
