//! Whether last year's aim was reached: by the sense of the indicator, near a 左右, retold by the review, revised.

use crate::comparison::table::tests::{ask, cell, made, result, rules};
use crate::comparison::table::*;
use crate::comparison::tests::support::*;
use crate::comparison::{Missing, Source};
use crate::figures::*;
use crate::quantity::{Bound, Value};
use crate::text::Span;

fn verdict(id: &str, measure: Measure, aim: &str, done: &str) -> Verdict {
    cell(id, measure, aim, "", done).judgement.verdict
}

#[test]
fn reached_is_judged_by_the_sense_of_the_indicator() {
    let growth = |aim, done| verdict("gdp", Measure::Growth, aim, done);
    assert_eq!(growth("6%", "6%"), Verdict::Met);
    assert_eq!(growth("6%以上", "5.9%"), Verdict::Missed);
    assert_eq!(growth("6%～6.5%", "6.1%"), Verdict::Met);
    assert_eq!(growth("6%～6.5%", "7%"), Verdict::Met);
    assert_eq!(growth("6%～6.5%", "5.9%"), Verdict::Missed);
    // A CPI of 0.2 % against 3 % is no failure.
    let prices = |aim, done| verdict("cpi", Measure::Growth, aim, done);
    assert_eq!(prices("3%左右", "0.2%"), Verdict::Met);
    assert_eq!(prices("3%", "0.2%"), Verdict::Met);
    assert_eq!(prices("3%以内", "3.1%"), Verdict::Missed);
    assert_eq!(verdict("unemployment_surveyed", Measure::Level, "5.5%左右", "5.1%"), Verdict::Met);
    assert_eq!(verdict("new_urban_jobs", Measure::Level, "4万人以上", "45000人"), Verdict::Met);
    assert_eq!(verdict("budget_expenditure", Measure::Growth, "8%", "10%"), Verdict::Unjudged(Why::Sense));
    assert_eq!(growth("", "6%"), Verdict::Unjudged(Why::NoLast(Missing::NoReport)));
    assert_eq!(growth("6%", ""), Verdict::Unjudged(Why::NoActual(Missing::NotRead)));
    assert_eq!(growth("高于全省平均水平", "6%"), Verdict::Unjudged(Why::Relation));
    assert_eq!(growth("6%", "6%以上"), Verdict::Met);
    assert_eq!(growth("6.5%", "6%以上"), Verdict::Unjudged(Why::Vague));
}

#[test]
fn about_is_no_exact_line() {
    let growth = |aim, done| verdict("gdp", Measure::Growth, aim, done);
    assert_eq!(growth("7%左右", "7.2%"), Verdict::Met);
    assert_eq!(growth("7%左右", "6.9%"), Verdict::Unjudged(Why::Near));
    assert_eq!(growth("7%", "6.9%"), Verdict::Missed);
    // 山西 2025: 5%左右, 4%; 湖南 2025: 5.5%左右, 4.8%.
    assert_eq!(growth("5%左右", "4%"), Verdict::Missed);
    assert_eq!(growth("5.5%左右", "4.8%"), Verdict::Missed);
    assert_eq!(growth("5.5%左右", "5.3%"), Verdict::Unjudged(Why::Near));
    assert_eq!(verdict("cpi", Measure::Growth, "3%左右", "3.2%"), Verdict::Unjudged(Why::Near));
}

#[test]
fn the_margin_stands_at_the_end_that_binds() {
    let c = cell("gdp", Measure::Growth, "4.5%～5%", "", "4%");
    assert_eq!(c.judgement.margin, Some(-0.5));
    let c = cell("cpi", Measure::Growth, "2%～3%", "", "3.5%");
    assert_eq!((c.judgement.verdict, c.judgement.margin), (Verdict::Missed, Some(0.5)));
}

#[test]
fn a_fall_is_a_negative_rise_and_an_index_the_rise_above_100() {
    let s = [
        result(city("甲", 1, 2021), "budget_revenue", Measure::Decline, "5.7%"),
        city("甲", 1, 2020).says("budget_revenue", "收入", Measure::Growth, "3%"),
    ];
    let c = made(&s, 2021, &["budget_revenue"]).lines[0].cells[0].clone();
    assert_eq!((c.judgement.verdict, c.judgement.margin), (Verdict::Missed, Some(-8.7)));
    let s = [
        result(city("甲", 1, 2021), "cpi", Measure::Growth, "1.8%"),
        city("甲", 1, 2020).says("cpi", "价格", Measure::Level, "103左右"),
    ];
    assert_eq!(made(&s, 2021, &["cpi"]).lines[0].cells[0].judgement.verdict, Verdict::Met);
}

#[test]
fn an_aim_that_the_review_retells_counts_where_last_years_report_is_not_here() {
    let prior = |value: Option<Value>, revised| PriorTarget { value, reckoned: false, revised, words: Span::new(0, 6) };
    let seven = Value { bound: Bound::About, low: Some(7.0), high: Some(7.0) };
    let one = |p: PriorTarget, last: Option<&str>| {
        let this = result(city("甲", 1, 2024), "gdp", Measure::Growth, "6%");
        let mut s = vec![this.with(|f| f.further.prior_target = Some(p))];
        s.extend(last.map(|w| city("甲", 1, 2023).gdp(w)));
        made(&s, 2024, &["gdp"]).lines[0].cells[0].clone()
    };
    let c = one(prior(Some(seven), false), None);
    assert_eq!((c.judgement.verdict, c.last.words()), (Verdict::Missed, vec!["7%左右".to_owned()]));
    assert!(c.judgement.said.is_some(), "the report's own words stand beside it");
    // Changed within the year: with its number that one counts, without it nothing is judged.
    let c = one(prior(Some(Value { low: Some(5.0), high: Some(5.0), ..seven }), true), Some("7%左右"));
    assert_eq!((c.judgement.verdict, c.judgement.revised), (Verdict::Met, true));
    assert_eq!(c.last.words(), ["5%左右"]);
    let c = one(prior(None, true), Some("7%左右"));
    assert_eq!(c.judgement.verdict, Verdict::Revised);
    assert!(c.last.revised.is_some());
    assert_eq!(c.last.words(), ["7%左右"], "the aim of the year's beginning stays in sight");
}

/// A report as text, read by the program's rules.
fn read(place: &str, year: i32, review: &str, plan: &str) -> Vec<crate::reading::Reading> {
    let before = year - 1;
    let text = format!(
        "{place}人民政府工作报告\n——{year}年1月10日在{place}第十二届人民代表大会第四次会议上\n\n\
         一、{before}年工作回顾\n\n{review}\n\n二、{year}年工作安排\n\n今年主要预期目标是：{plan}\n"
    );
    crate::reading::read(text.as_bytes(), &format!("{place}{year}年政府工作报告.md"), rules())
}

fn of_readings(first: (i32, &str, &str), second: (i32, &str, &str), ids: &[&str]) -> Vec<TableCell> {
    let mut readings = read("青海省", first.0, first.1, first.2);
    readings.extend(read("青海省", second.0, second.1, second.2));
    let sources: Vec<Source<'_>> = readings.iter().map(Source::of).collect();
    let t = table(&ask(&sources, second.0, ids), &sources, &rules().figures.lexicon, &Facts::default());
    t.lines[0].cells.clone()
}

#[test]
fn revised_aims_do_not_come_out_as_plain_misses() {
    // 青海 2014→2015 speaks of the aims as a whole.
    let plan = "地区生产总值增长10.5%左右，居民消费价格涨幅控制在4%左右。";
    let said = "我们较好完成了省十二届人大三次会议确定和省人大常委会第十四次会议批准调整后的目标任务。";
    let done = format!("过去一年，{said}\n2014年地区生产总值增长9.2%，居民消费价格上涨2.8%。");
    let old = "过去一年，地区生产总值增长10.8%。";
    let cells = of_readings((2014, old, plan), (2015, &done, "地区生产总值增长8%。"), &["gdp", "cpi"]);
    assert_eq!(cells[0].judgement.verdict, Verdict::Revised);
    assert!(cells[0].judgement.said.as_ref().is_some_and(|s| s.words.contains("批准调整后的目标任务")));
    assert_eq!(cells[1].judgement.verdict, Verdict::Met, "what was reached all the same was reached");
    // The same year without those words is a miss.
    let plain = done.replace(said, "我们较好完成了目标任务。");
    let cells = of_readings((2014, old, plan), (2015, &plain, "地区生产总值增长8%。"), &["gdp"]);
    assert_eq!(cells[0].judgement.verdict, Verdict::Missed);
}

#[test]
fn a_clause_that_names_its_indicators_is_about_them_alone() {
    // 固原 2016
    let said = "2015年受经济下行影响，GDP、投资、财政收入虽然完成了2015年11月市人大常委会调整后的增速，但主要指标均未完成市三届人大三次会议确定的预期目标。";
    let done = format!("2015年地区生产总值增长8.1%，社会消费品零售总额增长7%。\n{said}");
    let plan = "地区生产总值增长10%，社会消费品零售总额增长12%。";
    let old = "过去一年，地区生产总值增长8%。";
    let cells = of_readings((2015, old, plan), (2016, &done, "地区生产总值增长8%。"), &["gdp", "retail_sales"]);
    assert_eq!(cells[0].judgement.verdict, Verdict::Revised);
    assert_eq!(cells[1].judgement.verdict, Verdict::Missed);
}

#[test]
fn other_things_are_adjusted_too() {
    for words in [
        "三次产业结构调整为10.8∶52.2∶37，完成预期目标。",
        "结构调整后的增速明显加快，完成了预期目标。",
        "纳入规划中期调整计划的项目全部完成。",
        "机构调整后的各项任务全面完成。",
    ] {
        let done = format!("2014年地区生产总值增长9.2%。{words}");
        let plan = "地区生产总值增长10.5%左右。";
        let old = "过去一年，地区生产总值增长10.8%。";
        let cells = of_readings((2014, old, plan), (2015, &done, "地区生产总值增长8%。"), &["gdp"]);
        assert_eq!(cells[0].judgement.verdict, Verdict::Missed, "{words}");
    }
}
