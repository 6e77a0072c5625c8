//! What a table says of hand-made reports: changes by ends, words, verdicts, ranks, what is revised and what is empty.

use std::sync::LazyLock;

use super::*;
use crate::comparison::tests::support::*;
use crate::comparison::{Cell, Coding, Missing, Point, Source, Wanted};
use crate::figures::*;
use crate::quantity::{Bound, Value};
use crate::reading::Rules;
use crate::region::Level;

pub fn rules() -> &'static Rules {
    static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::bundled().unwrap_or_else(|e| unreachable!("{e}")));
    &RULES
}

pub fn ask(sources: &[Source<'_>], year: i32, indicators: &[&str]) -> Ask {
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
pub fn cell(id: &str, measure: Measure, last: &str, now: &str, done: &str) -> TableCell {
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

/// What most aim at is no difference; where none is the commonest, nobody is the exception.
#[test]
fn who_aims_at_something_else_than_most_is_known() {
    let aims = |all: &[&str]| -> Vec<bool> {
        let places = ["甲", "乙", "丙", "丁"];
        let one = |(i, aim): (usize, &&str)| city(places[i], i + 1, 2024).gdp(aim);
        made(&all.iter().enumerate().map(one).collect::<Vec<_>>(), 2024, &["gdp"]).unlike(0)
    };
    assert_eq!(aims(&["6%", "6%", "6%左右", "6%"]), [false, false, true, false]);
    assert_eq!(aims(&["6%", "6%", "7%", "7%"]), [false; 4]);
    assert_eq!(aims(&["6%", "7%"]), [false; 2]);
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
    let above: Vec<_> = t.lines[0].cells[0].above.iter().map(|r| r.cell.entries()[0].words.as_str()).collect();
    assert_eq!(above, ["5%", "5%左右"], "the parent first");
}

/// Who stands above, and why nobody does: places of several provinces have each its own, and a parent that says nothing on
/// an indicator is another thing than one without a report.
#[test]
fn whoever_stands_above_is_named_or_it_is_said_why_nobody_is() {
    let under = |name: &str, code: u32| {
        let name = format!("{name}市");
        report(&name, &name, &format!("{code}0100"), Level::City, Some(2024)).gdp("6%")
    };
    let table_of = |samples: &[Sample]| {
        let sources = sources(samples);
        let slots = slots(&sources, &[], &[2024]);
        let slots = slots.into_iter().filter(|s| sources[s.reading.unwrap()].level() == Some(Level::City)).collect();
        let ask = Ask { slots, indicators: vec!["gdp".into(), "cpi".into()], coding: Coding::default() };
        table(&ask, &sources, &rules().figures.lexicon, &Facts::default())
    };
    let names = |t: &Table| t.references.iter().map(|l| l.name.clone()).collect::<Vec<_>>();
    let provinces = |n: usize| [("甲省", 31), ("乙省", 32), ("丙省", 33), ("丁省", 34)].into_iter().take(n);
    let cities =
        |n: usize| [("子", 31), ("丑", 32), ("寅", 33), ("卯", 34)].into_iter().take(n).map(|(n, c)| under(n, c));
    let all = |n: usize| -> Vec<Sample> {
        provinces(n).map(|(n, c)| province(n, c, 2024).gdp("5%")).chain(cities(n)).collect()
    };
    let two = table_of(&all(2));
    assert_eq!((names(&two), two.unreferenced), (vec!["甲省".into(), "乙省".into()], None));
    let above =
        |t: &Table, column: usize| t.lines[0].cells[column].above.iter().map(|a| a.cell.clone()).collect::<Vec<_>>();
    assert_eq!(above(&two, 1), [Cell::NotStated], "the parent's report is here and says nothing on it");
    let four = table_of(&all(4));
    assert_eq!((names(&four), four.unreferenced), (vec![], Some(Unreferenced::Own)));
    assert_eq!(above(&four, 0).len(), 1, "each cell has its own");
    let none = table_of(&cities(4).collect::<Vec<_>>());
    assert_eq!((none.unreferenced, above(&none, 0).len()), (Some(Unreferenced::Absent), 0));
    // Whoever is above is a line: nothing is missing.
    let s = all(1);
    let sources = sources(&s);
    let ask = Ask { slots: slots(&sources, &[], &[2024]), indicators: vec!["gdp".into()], coding: Coding::default() };
    let t = table(&ask, &sources, &rules().figures.lexicon, &Facts::default());
    assert_eq!((t.lines.len(), names(&t), t.unreferenced), (2, vec![], Some(Unreferenced::Lines)));
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
    // 甲市 has a report of the year after, 乙市 has none, nor is there one of 2026.
    let more = super::facts(
        "地区,年份,指标,数值\n甲市,2023,gdp,5\n乙市,2023,gdp,5\n甲市,2025,cpi,2\n",
        &rules.figures.lexicon,
    )
    .0;
    let lost: Vec<_> = more.unanswered(&sources(&s)).iter().map(|f| (f.place.name.as_str(), f.year)).collect();
    assert_eq!(lost, [("甲市", 2025), ("乙市", 2023)]);
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
