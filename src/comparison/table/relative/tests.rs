//! Verdicts on aims that lean on another number, and the reasons why there is none.

use super::*;
use crate::comparison::table::tests::{made, result};
use crate::comparison::tests::support::*;
use crate::comparison::{Cell, Missing};
use crate::figures::*;
use crate::quantity::{Bound, Value};

fn income(s: Sample, words: &str, to: &str) -> Sample {
    let to = Some(to.to_owned()).filter(|t| !t.is_empty());
    let bound = match () {
        () if words.contains("同步") => Bound::Sync,
        () if words.contains("正增长") => Bound::Positive,
        () if words.contains("稳定") => Bound::Stable,
        () => Bound::Faster,
    };
    let told = s.says("income_all", "居民收入", Measure::Growth, words);
    told.with(|f| (f.relative_to, f.value) = (to, Value::relation(bound)))
}

/// A place whose aim of last year leans on something, with this year's results of income and of the economy.
fn judged(aim: &str, to: &str, done: &str, economy: &str) -> Judgement {
    let this = result(city("甲", 1, 2024), "income_all", Measure::Growth, done);
    let this = if economy.is_empty() { this } else { result(this, "gdp", Measure::Growth, economy) };
    let samples = [this, income(city("甲", 1, 2023), aim, to)];
    made(&samples, 2024, &["income_all"]).lines[0].cells[0].judgement.clone()
}

#[test]
fn keeping_step_with_the_economy_is_judged_by_its_rise() {
    let sync = |done, economy| judged("与经济增长同步", "经济增长", done, economy).verdict;
    assert_eq!(sync("6.3%", "5.5%"), Verdict::Met);
    assert_eq!(sync("5.5%", "5.5%"), Verdict::Met);
    assert_eq!(sync("5.2%", "5.5%"), Verdict::Unjudged(Why::Near), "so near is in step for some");
    assert_eq!(sync("3%", "5.5%"), Verdict::Missed);
    assert_eq!(sync("6%", ""), Verdict::Unjudged(Why::Reference), "the report does not say how the economy rose");
    let j = judged("与经济增长同步", "经济增长", "6.3%", "5.5%");
    assert_eq!((j.leans.as_deref(), j.margin), (Some("地区生产总值5.5%"), Some(0.8)));
    assert_eq!(judged("正增长", "", "0.3%", "").verdict, Verdict::Met);
    assert_eq!(judged("保持稳定", "", "0.3%", "5%").verdict, Verdict::Unjudged(Why::Relation));
}

#[test]
fn the_number_of_province_and_nation_is_looked_up() {
    let faster = |to: &str, above: Vec<Sample>| {
        let this = result(city("甲", 1, 2024), "income_all", Measure::Growth, "6%");
        let mut samples = vec![this, income(city("甲", 1, 2023), "高于全省平均水平", to)];
        samples.extend(above);
        made(&samples, 2024, &["income_all"]).lines.iter().find(|l| l.name == "甲市").unwrap().cells[0]
            .judgement
            .clone()
    };
    let province = |year, done| result(province("广东省", 44, year), "income_all", Measure::Growth, done);
    assert_eq!(faster("全省平均水平", vec![province(2024, "5.5%")]).verdict, Verdict::Met);
    assert_eq!(faster("全省平均水平", vec![province(2024, "6.5%")]).verdict, Verdict::Missed);
    assert_eq!(faster("全省平均水平", vec![province(2024, "6%")]).verdict, Verdict::Unjudged(Why::Near));
    assert_eq!(faster("全省平均水平", vec![province(2023, "5.5%")]).verdict, Verdict::Unjudged(Why::Reference));
    assert_eq!(faster("全国平均水平", vec![province(2024, "5.5%")]).verdict, Verdict::Unjudged(Why::Reference));
    assert_eq!(faster("全市平均水平", vec![province(2024, "5.5%")]).verdict, Verdict::Unjudged(Why::Reference));
    let j = faster("全省平均水平", vec![province(2024, "5.5%")]);
    assert_eq!((j.leans.as_deref(), j.margin), (Some("广东省5.5%"), Some(0.5)));
}

#[test]
fn another_basis_forbids_a_verdict_and_the_same_is_chosen() {
    let basis = |s: Sample, b: &str| s.with(|f| f.basis = Some(b.to_owned()));
    let revenue = |s: Sample, words: &str| s.says("budget_revenue", "收入", Measure::Growth, words);
    let done = |s: Sample, words: &str| result(s, "budget_revenue", Measure::Growth, words);
    let of =
        |this: Sample, last: Sample| made(&[this, last], 2024, &["budget_revenue"]).lines[0].cells[0].judgement.clone();
    let last = || revenue(city("甲", 1, 2023), "5%");
    let j = of(basis(done(city("甲", 1, 2024), "5.6%"), "剔除留抵退税因素"), last());
    assert_eq!(j.verdict, Verdict::Unjudged(Why::Basis));
    assert_eq!(j.bases, Some((None, Some("剔除留抵退税因素".to_owned()))));
    let both = done(basis(done(city("甲", 1, 2024), "5.6%"), "剔除留抵退税因素"), "−1%");
    assert_eq!(of(both, last()).verdict, Verdict::Missed, "the one of the same basis is taken");
    let natural = basis(done(basis(done(city("甲", 1, 2024), "5.6%"), "同口径"), "1%"), "自然口径");
    assert_eq!(of(natural, last()).verdict, Verdict::Missed, "as it came in is the plain number");
    let same = basis(done(city("甲", 1, 2024), "5.6%"), "同口径");
    assert_eq!(of(same, basis(last(), "同口径")).verdict, Verdict::Met);
}

#[test]
fn why_there_is_no_verdict_tells_what_is_not_there_from_what_is_not_said() {
    let why = |last: Option<Sample>| {
        let mut samples = vec![result(city("甲", 1, 2024), "gdp", Measure::Growth, "5%")];
        samples.extend(last);
        made(&samples, 2024, &["gdp"]).lines[0].cells[0].judgement.verdict
    };
    assert_eq!(why(None), Verdict::Unjudged(Why::NoLast(Missing::NoReport)));
    assert_eq!(why(Some(city("甲", 1, 2023))), Verdict::Unjudged(Why::NoLast(Missing::NotStated)));
    let mut none = city("甲", 1, 2023);
    none.expressly_none = vec![no_target("gdp")];
    assert_eq!(why(Some(none)), Verdict::Unjudged(Why::NoLast(Missing::ExpresslyNone)));
    let this = result(city("甲", 1, 2024).gdp("5%"), "cpi", Measure::Growth, "2%");
    let table = made(&[this, city("甲", 1, 2023).gdp("6%")], 2024, &["gdp"]);
    let cell = &table.lines[0].cells[0];
    assert_eq!(cell.judgement.verdict, Verdict::Unjudged(Why::NoActual(Missing::NotStated)));
    assert!(matches!(cell.target, Cell::Stated(_)));
}
