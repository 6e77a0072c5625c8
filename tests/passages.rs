//! What a reading says beside its figures: the role of each paragraph and the words that gave it, readings rejected with
//! their reason, and numbers among the aims that nothing understood.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "tests stop at the first surprise"
)]

use duibiao::figures::{Kind, PassageRole, Reason};
use duibiao::reading::{Reading, Remark, Rules, read};

const REPORT: &str = "2024年政府工作报告

一、2023年工作回顾

前三季度地区生产总值增长4.1%，全年增长5.2%。年初确定的主要预期目标是：地区生产总值增长5%。滨江新区势头良好，固定资产投资完成12亿元。

二、2024年工作安排

今年经济社会发展的主要预期目标是：地区生产总值增长5.5%左右，一般公共预算收入增长3%，甲类数和乙类数分别增长6%、7%和8%。

加快建设滨江新区，全年完成固定资产投资150亿元。
";

fn reading() -> Reading {
    let rules = Rules::bundled().expect("the bundled rules are sound");
    read(REPORT.as_bytes(), "", &rules).remove(0)
}

fn role_of(reading: &Reading, words: &str) -> (PassageRole, String) {
    let at = reading.text.original().find(words).expect("the words stand in the report");
    let passage =
        reading.passages.iter().find(|p| p.span.start <= at && at < p.span.end).expect("a passage holds them");
    (passage.role, passage.words.map(|w| reading.text.words(w).to_owned()).unwrap_or_default())
}

#[test]
fn each_paragraph_has_a_role_and_the_words_that_gave_it() {
    let r = reading();
    assert_eq!(role_of(&r, "前三季度"), (PassageRole::Review, "一、2023年工作回顾".to_owned()));
    assert_eq!(role_of(&r, "年初确定").0, PassageRole::Retold);
    let (role, words) = role_of(&r, "今年经济社会发展");
    assert_eq!(role, PassageRole::Aims);
    assert!(words.ends_with("目标是"), "{words}");
    assert_eq!(role_of(&r, "加快建设").0, PassageRole::Plan);
}

#[test]
fn rejected_readings_keep_their_reason() {
    let r = reading();
    let why = |quote: &str| r.rejected.iter().find(|x| r.text.words(x.quote).ends_with(quote)).map(|x| x.reason);
    assert_eq!(why("增长4.1%"), Some(Reason::PartOfYear));
    assert_eq!(why("增长5%"), Some(Reason::Retold));
    assert_eq!(why("完成12亿元"), Some(Reason::OfAPart));
}

/// 这是…的五年。: who found work in them is added up, and no result of the last year.
#[test]
fn what_five_years_add_up_is_rejected() {
    let rules = Rules::bundled().expect("the bundled rules are sound");
    let report = "2021年政府工作报告\n一、2020年和“十三五”工作回顾\n回首过去的五年，成就主要体现在两个方面：\n\
                  一是综合实力更强。地区生产总值达到900亿元。\n\
                  二是群众福祉增进。新增城镇就业26.4万人。\n\
                  2020年，新增城镇就业5万人。\n";
    let r = read(report.as_bytes(), "", &rules).remove(0);
    let jobs: Vec<Option<f64>> =
        r.figures.iter().filter(|f| f.indicator == "new_urban_jobs").map(|f| f.value.low).collect();
    assert_eq!(jobs, [Some(5.0)]);
    let why = r.rejected.iter().find(|x| r.text.words(x.quote).ends_with("26.4万人")).map(|x| x.reason);
    assert_eq!(why, Some(Reason::SeveralYears));
}

/// 新增市场主体3万余户、总数达22.14万户 in a review: those that came are kept beside all there are.
#[test]
fn what_came_is_kept_beside_all_there_is() {
    let rules = Rules::bundled().expect("the bundled rules are sound");
    let report = "2023年政府工作报告\n一、2022年工作回顾\n新增市场主体3万余户、总数达22.14万户。\n";
    let r = read(report.as_bytes(), "", &rules).remove(0);
    let read: Vec<(&str, Option<f64>)> = r.figures.iter().map(|f| (f.name.as_str(), f.value.low)).collect();
    assert_eq!(read, [("新增市场主体", Some(3.0)), ("市场主体", Some(22.14))]);
}

/// A text that was cut out of its report: its sentences tell what was done, and no aims stand in it.
#[test]
fn a_review_without_its_heading_is_a_review() {
    let rules = Rules::bundled().expect("the bundled rules are sound");
    let review = "经过全市上下共同努力，全年地区生产总值、规上工业增加值、固定资产投资分别增长5%、6%、7%。\n\
                  财政收入同比增长8%。完成了水利普查。荣获全国文明城市。一年来新建公路投入使用。\n";
    let r = read(review.as_bytes(), "", &rules).remove(0);
    assert!(r.figures.iter().all(|f| f.kind == Kind::Actual), "{:?}", r.figures);
    assert!(r.figures.len() >= 3, "{:?}", r.figures);
}

#[test]
fn numbers_among_the_aims_that_nothing_understood_are_said() {
    let r = reading();
    let unread: Vec<&str> = r
        .remarks
        .iter()
        .filter_map(|x| match x {
            Remark::Unread { span } => Some(r.text.words(*span)),
            _ => None,
        })
        .collect();
    assert_eq!(unread, ["甲类数和乙类数分别增长6%、7%和8%"]);
}

#[test]
fn what_is_told_in_two_ways_is_less_sure() {
    let rules = Rules::bundled().expect("the bundled rules are sound");
    let once = "一、2023年工作回顾\n地区生产总值增长5.2%。\n二、2024年工作安排\n";
    let twice = once.replace("5.2%。", "5.2%。地区生产总值增长6.1%。");
    let sure = |text: &str| read(text.as_bytes(), "", &rules)[0].figures[0].confidence;
    assert!(sure(once) > sure(&twice) + 0.2, "{} and {}", sure(once), sure(&twice));
    let again = once.replace("5.2%。", "5.2%。全年地区生产总值增长5.2%。");
    assert_eq!(sure(once), sure(&again), "told again in the same way");
}

#[test]
fn the_row_of_a_report_says_what_was_not_understood_and_what_is_no_figure() {
    let row = duibiao::export::rows(&reading(), None).remove(0);
    assert_eq!(row["unread"][0]["words"], "甲类数和乙类数分别增长6%、7%和8%");
    let of_part = row["rejected"].as_array().and_then(|all| all.iter().find(|r| r["reason"] == "of_a_part"));
    assert_eq!(of_part.map(|r| &r["words"]), Some(&"固定资产投资完成12亿元".into()));
}
