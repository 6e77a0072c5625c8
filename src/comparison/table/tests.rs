//! What a table says of hand-made reports: changes by ends, words, verdicts, ranks, what is revised and what is empty.

use std::sync::LazyLock;

use super::*;
use crate::comparison::tests::support::*;
use crate::comparison::{Cell, Coding, Missing, Point, Source, Wanted};
use crate::figures::*;
use crate::quantity::{Bound, Value};
use crate::reading::Rules;
use crate::region::Level;
use crate::text::Span;

fn rules() -> &'static Rules {
    static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::bundled().unwrap_or_else(|e| unreachable!("{e}")));
    &RULES
}

fn ask(sources: &[Source<'_>], year: i32, indicators: &[&str]) -> Ask {
    Ask {
        slots: slots(sources, &[], &[year]),
        indicators: indicators.iter().map(|i| (*i).to_owned()).collect(),
        coding: Coding::default(),
    }
}

pub fn made(samples: &[Sample], year: i32, indicators: &[&str]) -> Table {
    made_with(samples, year, indicators, &Facts::default())
}

fn made_with(samples: &[Sample], year: i32, indicators: &[&str], facts: &Facts) -> Table {
    let sources = sources(samples);
    table(&ask(&sources, year, indicators), &sources, &rules().figures.lexicon, facts)
}

/// Adds a result of last year.
pub fn result(s: Sample, id: &str, measure: Measure, words: &str) -> Sample {
    let year = s.report.year.as_ref().map(|y| y.value - 1);
    s.says(id, "结果", measure, words).with(|f| (f.kind, f.role, f.ref_year) = (Kind::Actual, Role::Review, year))
}

/// The one cell of a table of one place and one indicator, with last year's target and this year's.
fn cell(id: &str, measure: Measure, last: &str, now: &str, done: &str) -> TableCell {
    let mut this = city("甲", 1, 2024);
    if !now.is_empty() {
        this = this.says(id, "指标", measure, now);
    }
    if !done.is_empty() {
        this = result(this, id, measure, done);
    }
    let mut samples = vec![this];
    if !last.is_empty() {
        samples.push(city("甲", 1, 2023).says(id, "指标", measure, last));
    }
    made(&samples, 2024, &[id]).lines[0].cells[0].clone()
}

fn gdp(last: &str, now: &str) -> TableCell {
    cell("gdp", Measure::Growth, last, now, "")
}

fn moved(last: &str, now: &str) -> Option<(f64, f64, Direction)> {
    match gdp(last, now).change {
        Change::By(d) => Some((d.low, d.high, d.direction())),
        Change::Not(_) => None,
    }
}

#[test]
fn a_change_is_told_by_ends_and_never_flattened() {
    assert_eq!(moved("6%", "5.5%"), Some((-0.5, -0.5, Direction::Lowered)));
    assert_eq!(moved("5%", "5.1%"), Some((0.1, 0.1, Direction::Raised)));
    assert_eq!(moved("5%以上", "5%左右"), Some((0.0, 0.0, Direction::Kept)));
    // 山西 2025 → 2026
    assert_eq!(moved("5%左右", "4.5%～5%"), Some((-0.5, 0.0, Direction::Lowered)));
    assert_eq!(moved("6%～6.5%", "6%以上"), Some((0.0, -0.5, Direction::Lowered)));
    assert_eq!(moved("6%～7%", "5.5%～7.5%"), Some((-0.5, 0.5, Direction::Widened)));
    assert_eq!(moved("6%～7%", "6.5%～7%"), Some((0.5, 0.0, Direction::Raised)));
    assert_eq!(moved("6%", "高于全省平均水平"), None);
    assert_eq!(gdp("6%", "高于全省平均水平").change, Change::Not(Why::Relation));
    assert_eq!(gdp("6%以上", "6%以内").change, Change::Not(Why::Bounds));
    assert_eq!(gdp("6‰", "6%").change, Change::Not(Why::Unit));
    assert_eq!(gdp("", "6%").change, Change::Not(Why::NoLast(Missing::NoReport)));
    assert_eq!(gdp("6%", "").change, Change::Not(Why::NoTarget(Missing::NotStated)));
    let Change::By(d) = gdp("6%", "5.5%").change else { unreachable!() };
    assert_eq!(d.unit, "个百分点");
    let Change::By(d) = cell("new_urban_jobs", Measure::Level, "40000人", "4.5万人", "").change else {
        unreachable!()
    };
    assert_eq!((d.low, d.unit.as_str()), (0.5, "万人"));
}

#[test]
fn another_basis_is_not_set_against_it() {
    let basis = |f: &mut Figure| f.basis = Some("同口径".into());
    let s = [city("甲", 1, 2024).gdp("6%").with(basis), city("甲", 1, 2023).gdp("6%")];
    let c = &made(&s, 2024, &["gdp"]).lines[0].cells[0];
    assert_eq!(c.change, Change::Not(Why::Basis));
    assert!(c.wording.iter().any(|w| matches!(w, Rewording::Basis { .. })), "{:?}", c.wording);
}

#[test]
fn words_loosen_and_tighten_by_the_sense_of_the_indicator() {
    let firm = |id, measure, a, b| cell(id, measure, a, b, "").wording.first().and_then(Rewording::firmness);
    let growth = |a, b| firm("gdp", Measure::Growth, a, b);
    assert_eq!(growth("5%以上", "5%左右"), Some(Firmness::Loosened));
    assert_eq!(growth("5%左右", "5%以上"), Some(Firmness::Tightened));
    assert_eq!(growth("5%", "5%以上"), Some(Firmness::Tightened));
    assert_eq!(growth("5%左右", "4.5%～5%"), Some(Firmness::Neither));
    assert_eq!(growth("5%", "5%"), None);
    let prices = |a, b| firm("cpi", Measure::Growth, a, b);
    assert_eq!(prices("3%左右", "3%以内"), Some(Firmness::Tightened));
    assert_eq!(prices("3%以内", "3%左右"), Some(Firmness::Loosened));
    assert!(matches!(gdp("4.5%", "高于全省平均水平").wording[..], [Rewording::ToRelation { .. }]));
    assert!(matches!(gdp("高于全省平均水平", "4.5%").wording[..], [Rewording::ToNumber { .. }]));
    let relation = |bound, to: &str| {
        let to = to.to_owned();
        move |f: &mut Figure| (f.value, f.relative_to) = (Value::relation(bound), Some(to))
    };
    let s = [
        city("甲", 1, 2024).gdp("与经济增长同步").with(relation(Bound::Sync, "经济增长")),
        city("甲", 1, 2023).gdp("高于经济增速").with(relation(Bound::Faster, "经济增速")),
    ];
    let c = &made(&s, 2024, &["gdp"]).lines[0].cells[0];
    assert_eq!(c.wording.first().and_then(Rewording::firmness), Some(Firmness::Loosened));
}

#[test]
fn what_is_new_dropped_or_reached_for_is_said() {
    let s = [city("甲", 1, 2024).gdp("8%左右").gdp("9%").stretch(), city("甲", 1, 2023).gdp("8%左右")];
    let c = &made(&s, 2024, &["gdp", "retail_sales"]).lines[0].cells[0].clone();
    assert_eq!(c.wording, [Rewording::StretchAdded("9%".into())]);
    let s = [city("甲", 1, 2024).gdp("8%"), city("甲", 1, 2023)];
    assert_eq!(made(&s, 2024, &["gdp"]).lines[0].cells[0].wording, [Rewording::Added]);
    let s = [city("甲", 1, 2024), city("甲", 1, 2023).gdp("8%")];
    assert_eq!(made(&s, 2024, &["gdp"]).lines[0].cells[0].wording, [Rewording::Dropped]);
}

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

#[test]
fn all_five_kinds_of_nothing_stand_in_a_table() {
    let mut s: Vec<Sample> = (1..=4).map(|i| city(["未提", "未设", "未读", "残缺"][i - 1], i, 2023)).collect();
    s[1].expressly_none = vec![no_target("gdp")];
    s[2].unread = true;
    s[3].fragment = true;
    s[3].has_targets = false;
    let sources = sources(&s);
    let names = ["未提市", "未设市", "未读市", "残缺市", "无市"];
    let wanted: Vec<Wanted> = names.iter().map(|n| Wanted { name: (*n).into(), code: None }).collect();
    let ask =
        Ask { slots: slots(&sources, &wanted, &[2023]), indicators: vec!["gdp".into()], coding: Coding::default() };
    let t = table(&ask, &sources, &rules().figures.lexicon, &Facts::default());
    let cells: Vec<Cell> = t.lines.iter().map(|l| l.cells[0].target.clone()).collect();
    assert_eq!(cells, [Cell::NotStated, Cell::ExpresslyNone, Cell::NotRead, Cell::Fragment, Cell::NoReport]);
    assert_eq!(t.lines[4].name, "无市");
}

#[test]
fn ties_share_a_rank_and_only_the_axis_is_ranked() {
    let s = [
        city("甲", 1, 2023).gdp("6%以上"),
        city("乙", 2, 2023).gdp("6.5%"),
        city("丙", 3, 2023).gdp("6%"),
        city("丁", 4, 2023).gdp("高于全省平均水平"),
        city("戊", 5, 2023).gdp("5.5%～6%"),
    ];
    let t = made(&s, 2023, &["gdp"]);
    let ranks: Vec<_> = t.lines.iter().map(|l| l.cells[0].rank.map(|r| (r.place, r.of, r.tied))).collect();
    assert_eq!(ranks, [Some((2, 4, true)), Some((1, 4, false)), Some((2, 4, true)), None, Some((4, 4, false))]);
    let mut t = t;
    t.rank(&Coding::all(Point::Low));
    assert_eq!(t.lines[4].cells[0].rank.map(|r| r.place), Some(4));
    t.rank(&Coding::all(Point::Missing));
    assert_eq!(t.lines[0].cells[0].rank, None, "what stands for no number has no rank");
    let s = [city("甲", 1, 2023), city("乙", 2, 2023)];
    let s: Vec<Sample> = s.into_iter().map(|c| c.says("cpi", "价格", Measure::Growth, "3%以内")).collect();
    assert!(made(&s, 2023, &["cpi"]).lines.iter().all(|l| l.cells[0].rank.is_some_and(|r| r.place == 1 && r.tied)));
}

#[test]
fn parent_and_nation_stand_beside() {
    let s = [
        report("中国", "中国", "000000", Level::Nation, Some(2024)).gdp("5%左右"),
        province("广东省", 44, 2024).gdp("5%"),
        city("甲", 1, 2024).gdp("6%以上"),
        city("乙", 2, 2024).gdp("5.5%"),
    ];
    let sources = sources(&s);
    let wanted = ["甲市", "乙市"].map(|n| Wanted { name: n.into(), code: None });
    let ask =
        Ask { slots: slots(&sources, &wanted, &[2024]), indicators: vec!["gdp".into()], coding: Coding::default() };
    let t = table(&ask, &sources, &rules().figures.lexicon, &Facts::default());
    let names: Vec<_> = t.references.iter().map(|l| l.name.as_str()).collect();
    assert_eq!(names, ["中国", "广东省"]);
    let above: Vec<_> = t.lines[0].cells[0].above.iter().map(|r| r.entries[0].words.as_str()).collect();
    assert_eq!(above, ["5%", "5%左右"], "the parent first");
}

#[test]
fn finals_and_changed_aims_come_from_a_table() {
    let csv = "\u{feff}地区,年份,指标,数值,类别\r\n甲市,2023,地区生产总值,5.1%,终值\r\n440100,2023,gdp,5.5%左右,调整后目标\r\n\
               乙市,2023,无此指标,3,\r\n,2023,gdp,3,\r\n丙市,某年,gdp,3,\r\n丙市,2023,gdp,很多,\r\n";
    let rules = rules();
    let (facts, unread) = facts(csv, &rules.figures.lexicon);
    assert_eq!(facts.len(), 2);
    assert_eq!(
        unread,
        [Unread::Indicator(4, "无此指标".into()), Unread::Place(5), Unread::Year(6), Unread::Value(7, "很多".into())]
    );
    let s = [result(city("甲", 1, 2024), "gdp", Measure::Growth, "5.6%"), city("甲", 1, 2023).gdp("7%")];
    let c = made_with(&s, 2024, &["gdp"], &facts).lines[0].cells[0].clone();
    assert_eq!((c.judgement.verdict, c.judgement.revised), (Verdict::Met, true));
    assert_eq!(c.judgement.against.as_deref(), Some("5.5%左右"));
    let official = c.official.expect("it stands beside the report's");
    assert_eq!((official.words.as_str(), official.difference), ("5.1%", Some(-0.5)));
    assert_eq!(official.verdict, Verdict::Missed, "by the final number it was missed");
    assert_eq!(super::facts("a,b\n1,2\n", &rules.figures.lexicon).1, [Unread::Header]);
}

#[test]
fn a_column_is_summed_up() {
    let level = |s: Sample, w: &str| result(s, "gdp", Measure::Level, w);
    let s = [
        level(city("甲", 1, 2024).gdp("5%以上"), "1000亿元"),
        level(city("乙", 2, 2024).gdp("5%左右"), "3000亿元"),
        city("丙", 3, 2024).gdp("5%左右"),
        city("丁", 4, 2024).gdp("6%～7%"),
        city("戊", 5, 2024).gdp("高于全省平均水平"),
        city("己", 6, 2024),
        city("甲", 1, 2023).gdp("5.5%"),
        city("乙", 2, 2023).gdp("5%以上"),
        city("丁", 4, 2023).gdp("6%"),
    ];
    let sources = sources(&s);
    let t = made(&s, 2024, &["gdp"]);
    let lines: Vec<&Line> = t.lines.iter().collect();
    let sum = summary(&lines, 0, &sources, &Coding::default()).expect("there is a column");
    assert_eq!((sum.reports, sum.numbers, sum.relations, sum.ranges), (6, 4, 1, 1));
    assert_eq!(sum.silent.into_iter().collect::<Vec<_>>(), [(Missing::NotStated, 1)]);
    let moved = |d| sum.moved.get(&d).copied().unwrap_or_default();
    assert_eq!((moved(Direction::Raised), moved(Direction::Kept), moved(Direction::Lowered)), (1, 1, 1));
    assert_eq!(sum.reworded, (1, 0));
    assert_eq!((sum.mode.clone(), sum.mode_count), (vec!["5%左右".to_owned()], 2));
    let median = sum.median.clone().expect("there are numbers");
    assert_eq!((median.value, median.words), (5.0, None), "of 5%以上 and 5%左右 neither is the median");
    assert_eq!(sum.highest, Some(("6%～7%".into(), vec!["丁市".into()])));
    assert_eq!(sum.weighted.map(|w| (w.value, w.places)), Some((5.0, 2)));
    assert!(summary(&lines, 1, &sources, &Coding::default()).is_none());
}

#[test]
fn several_years_of_a_place_are_lines() {
    let s = [city("甲", 1, 2022).gdp("7%"), city("甲", 1, 2023).gdp("6%"), city("乙", 2, 2023).gdp("5%")];
    let sources = sources(&s);
    let wanted = [Wanted { name: "甲市".into(), code: None }];
    let slots = slots(&sources, &wanted, &[2021, 2022, 2023]);
    let got: Vec<_> = slots.iter().map(|s| (s.year, s.reading)).collect();
    assert_eq!(got, [(Some(2021), None), (Some(2022), Some(0)), (Some(2023), Some(1))]);
}
