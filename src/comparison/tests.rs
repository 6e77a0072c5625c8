//! What a comparison must never mix, and what it must never drop.

#[path = "../../tests/support/mod.rs"]
pub mod support;

use super::*;
use crate::figures::{Figure, Kind, Measure, Role};
use crate::quantity::{Bound, Value};
use crate::region::Level;
use support::*;

fn gdp(year: i32) -> Query {
    Query { year: Some(year), ..Query::new("gdp") }
}

fn names(c: &Comparison) -> Vec<&str> {
    c.rows.iter().map(|r| r.name.as_str()).collect()
}

#[test]
fn rows_stand_by_value_and_ties_by_bound_then_code() {
    let s = [
        city("内", 1, 2023).gdp("6%以内"),
        city("约", 2, 2023).gdp("6%左右"),
        city("确", 4, 2023).gdp("6%"),
        city("同", 3, 2023).gdp("6%"),
        city("上", 5, 2023).gdp("6%以上"),
        city("间", 6, 2023).gdp("6%～7%"),
        city("高", 7, 2023).gdp("10%左右"),
    ];
    let c = compare(&gdp(2023), &sources(&s));
    assert_eq!(names(&c), ["高市", "间市", "上市", "同市", "确市", "约市", "内市"]);
    let c = compare(&Query { order: Order::Code, ..gdp(2023) }, &sources(&s));
    assert_eq!(names(&c), ["内市", "约市", "同市", "确市", "上市", "间市", "高市"]);
}

#[test]
fn another_measure_unit_or_share_is_never_on_the_axis() {
    let s = [
        city("甲", 1, 2023).gdp("6%"),
        city("乙", 2, 2023).says("gdp", "地区生产总值", Measure::Level, "1800亿元"),
        city("丙", 3, 2023).gdp("6%").with(|f| f.of = Some("占全省比重".into())),
        city("丁", 4, 2023).gdp("5.5‰"),
        city("戊", 5, 2023).gdp("5%").says("gdp", "地区生产总值", Measure::Level, "900亿元"),
        city("己", 6, 2023).gdp("高于全省平均水平"),
    ];
    let c = compare(&gdp(2023), &sources(&s));
    let standing: Vec<_> = c.rows.iter().map(|r| (r.name.as_str(), r.cell.standing())).collect();
    let apart = |a| Some(Standing::Apart(a));
    assert_eq!(
        standing,
        [
            ("甲市", Some(Standing::Axis)),
            ("戊市", Some(Standing::Axis)),
            ("己市", Some(Standing::Lane)),
            ("乙市", apart(Apart::Measure)),
            ("丙市", apart(Apart::Share)),
            ("丁市", apart(Apart::Unit)),
        ]
    );
    assert_eq!(c.rows[1].cell.entries().len(), 1, "an amount does not stand beside the rise");
}

#[test]
fn units_of_one_kind_are_converted() {
    let jobs = |s: Sample, w: &str| s.says("new_urban_jobs", "城镇新增就业", Measure::Level, w);
    let s = [
        jobs(city("甲", 1, 2023), "4万人"),
        jobs(city("乙", 2, 2023), "32000人以上"),
        jobs(city("丙", 3, 2023), "12万人左右"),
    ];
    let q = default_query("new_urban_jobs", &sources(&s));
    assert_eq!((q.measure, q.unit.as_deref()), (Measure::Level, Some("万人")));
    let c = compare(&q, &sources(&s));
    assert_eq!(names(&c), ["丙市", "甲市", "乙市"]);
    assert_eq!(c.rows[2].cell.entries()[0].value.low, Some(3.2));
    assert_eq!(c.rows[2].cell.entries()[0].words, "32000人以上");
    assert_eq!(unit(Some("万亿元")).factor / unit(Some("亿元")).factor, 1e4);
    assert_ne!(unit(Some("万人")).base, unit(Some("万人次")).base);
    assert_ne!(unit(Some("元")).base, unit(Some("美元")).base);
    assert_eq!((unit(Some("亿斤")).base.as_str(), unit(Some("亿斤")).factor), ("吨", 5e4));
}

#[test]
fn a_basis_is_marked_and_not_ranked() {
    // 增长4%以上（按可比口径增长10%左右）
    let basis = |f: &mut Figure| f.basis = Some("可比口径".into());
    let s = [
        city("甲", 1, 2023).gdp("4%以上").gdp("10%左右").with(basis),
        city("乙", 2, 2023).gdp("12%").with(basis),
        city("丙", 3, 2023).gdp("5%"),
    ];
    let c = compare(&gdp(2023), &sources(&s));
    assert_eq!(names(&c), ["丙市", "甲市", "乙市"]);
    assert_eq!(c.rows[2].cell.standing(), Some(Standing::Basis));
    let first = c.rows[1].cell.entries();
    assert_eq!((first[0].standing, first[1].standing), (Standing::Axis, Standing::Basis));
    let all = [city("甲", 1, 2023).gdp("4%").with(basis), city("乙", 2, 2023).gdp("5%").with(basis)];
    let c = compare(&gdp(2023), &sources(&all));
    assert_eq!(c.rows[0].cell.standing(), Some(Standing::Axis), "a basis that all share is the axis's");
}

#[test]
fn a_cell_holds_base_and_stretch_and_both_of_two_differing_statements() {
    let s = [
        city("甲", 1, 2023).gdp("9%").stretch().gdp("8%左右"),
        city("乙", 2, 2023).gdp("6%以上").gdp("6.5%").gdp("6%以上"),
    ];
    let c = compare(&gdp(2023), &sources(&s));
    let words = |i: usize| c.rows[i].cell.entries().iter().map(|e| e.words.as_str()).collect::<Vec<_>>();
    assert_eq!(words(0), ["8%左右", "9%"]);
    assert_eq!(words(1), ["6%以上", "6.5%"]);
}

#[test]
fn the_five_kinds_of_nothing_are_told_apart() {
    let mut s: Vec<Sample> = (1..=4).map(|i| city(["未提", "未设", "未读", "残缺"][i - 1], i, 2023)).collect();
    s[1].expressly_none = vec![no_target("gdp")];
    s[2].unread = true;
    s[3].fragment = true;
    s[3].has_targets = false;
    let wanted = ["未提市", "未设市", "未读市", "残缺", "广东省无市"].map(|n| Wanted { name: n.into(), code: None });
    let c = compare(&Query { wanted: wanted.to_vec(), ..gdp(2023) }, &sources(&s));
    let cells: Vec<_> = c.rows.iter().map(|r| (r.name.as_str(), r.cell.clone())).collect();
    assert_eq!(
        cells,
        [
            ("未设市", Cell::ExpresslyNone),
            ("未提市", Cell::NotStated),
            ("未读市", Cell::NotRead),
            ("残缺市", Cell::Fragment)
        ]
    );
    assert_eq!(c.missing, ["广东省无市"]);
}

#[test]
fn a_fragment_that_holds_its_targets_only_does_not_state() {
    let mut s = [city("甲", 1, 2023)];
    s[0].fragment = true;
    assert_eq!(compare(&gdp(2023), &sources(&s)).rows[0].cell, Cell::NotStated);
}

#[test]
fn body_targets_period_targets_and_actuals_are_no_annual_targets() {
    let s = [city("甲", 1, 2024)
        .gdp("6%")
        .gdp("9%")
        .with(|f| f.role = Role::Body)
        .gdp("7%")
        .with(|f| f.horizon = crate::figures::Horizon::Period)
        .gdp("5.1%")
        .with(|f| (f.kind, f.role, f.ref_year) = (Kind::Actual, Role::Review, Some(2023)))
        .gdp("4.1%")
        .with(|f| (f.kind, f.role, f.ref_year) = (Kind::Actual, Role::Review, Some(2022)))];
    let c = compare(&gdp(2024), &sources(&s));
    assert_eq!(c.rows[0].cell.entries().len(), 1);
    assert_eq!(c.rows[0].actual.len(), 1, "an actual is about the year before the report's");
    assert_eq!(c.rows[0].actual[0].words, "5.1%");
}

#[test]
fn last_year_and_the_references_are_found_among_the_sources() {
    let s = [
        report("中国", "中国", "000000", Level::Nation, Some(2024)).gdp("5%左右"),
        province("广东省", 44, 2024).gdp("5%"),
        city("甲", 1, 2023).gdp("7%以上"),
        city("甲", 1, 2024).gdp("6%以上"),
        city("乙", 2, 2024).gdp("5.5%"),
    ];
    let c = compare(&gdp(2024), &sources(&s));
    assert_eq!(names(&c), ["甲市", "乙市"]);
    assert_eq!(c.rows[0].last[0].words, "7%以上");
    assert!(c.rows[1].last.is_empty());
    let refs: Vec<_> = c.references.iter().map(|r| (r.name.as_str(), r.entries[0].words.as_str())).collect();
    assert_eq!(refs, [("中国", "5%左右"), ("广东省", "5%")]);
    let chosen = compare(&Query { readings: Some(vec![1, 3]), ..gdp(2024) }, &sources(&s));
    assert_eq!(names(&chosen), ["甲市", "广东省"], "what was chosen is a row");
}

#[test]
fn duplicates_and_unknown_places_are_rows_of_their_own() {
    let mut unnamed = nowhere("004.txt").gdp("8.5%左右");
    unnamed.has_targets = true;
    let s = [city("甲", 1, 2023).gdp("6%"), city("甲", 1, 2023).gdp("6.5%"), unnamed];
    let all = Query { readings: Some(vec![0, 1, 2]), ..gdp(2023) };
    assert_eq!(names(&compare(&all, &sources(&s))), ["004.txt", "甲市", "甲市"]);
    assert_eq!(names(&compare(&gdp(2023), &sources(&s))), ["甲市", "甲市"], "an unknown year answers to none");
}

#[test]
fn without_a_year_all_are_chosen_or_the_latest_of_each_place() {
    let mut s = vec![city("甲子", 1, 2018), city("乙", 2, 2023), nowhere("x")];
    assert_eq!(choose(&sources(&s), &[], None), [0, 1, 2]);
    s.push(city("甲子", 1, 2024));
    assert_eq!(choose(&sources(&s), &[], None), [1, 2, 3]);
    assert_eq!(choose(&sources(&s), &[], Some(2018)), [0]);
    let wanted = [Wanted { name: "甲子".into(), code: None }];
    assert_eq!(choose(&sources(&s), &wanted, None), [3]);
}

/// 没有提出全年经济增速具体目标: a report that expressly sets none is a state of its own, from its words to its cell.
#[test]
fn a_report_that_expressly_sets_none_says_so_in_its_cell() {
    let rules = crate::reading::Rules::bundled().unwrap_or_else(|e| unreachable!("{e}"));
    let text = "某某省政府工作报告\n一、2019年工作回顾\n去年地区生产总值增长6%。\n二、2020年工作安排\n\
                今年主要预期目标是：城镇新增就业900万人以上，居民消费价格涨幅3.5%左右。\n\
                需要说明的是，我们没有提出全年经济增速具体目标。\n";
    let readings = crate::reading::read(text.as_bytes(), "", &rules);
    let sources: Vec<Source<'_>> = readings.iter().map(Source::of).collect();
    let query = Query { readings: Some(vec![0]), ..Query::new("gdp") };
    assert_eq!(compare(&query, &sources).rows[0].cell, Cell::ExpresslyNone);
    let query = Query { readings: Some(vec![0]), ..Query::new("retail_sales") };
    assert_eq!(compare(&query, &sources).rows[0].cell, Cell::NotStated);
}

/// A chart and a table take last year's target from the same hand: the changed one, last year's report, the review.
#[test]
fn last_years_target_is_what_the_table_says_it_is() {
    use crate::figures::PriorTarget;
    use crate::quantity::{Bound, Value};
    use crate::text::Span;
    let value = |bound, n: f64| Value { bound, low: Some(n), high: (bound != Bound::AtLeast).then_some(n) };
    let done = |value, revised| {
        city("甲", 1, 2023).gdp("6%").gdp("4.5%").with(|f| {
            (f.kind, f.role) = (Kind::Actual, Role::Review);
            f.further.prior_target =
                Some(PriorTarget { value: Some(value), reckoned: false, revised, words: Span::new(0, 0) });
        })
    };
    let about = value(Bound::About, 6.5);
    for (now, before, said, counts) in [
        (done(about, false), None, "6.5%左右", true),
        (done(about, false), Some("7%"), "7%", false),
        (done(about, true), Some("7%"), "6.5%左右", true),
        (done(value(Bound::AtLeast, 6.0), false), Some("高于全省平均水平"), "高于全省平均水平", false),
    ] {
        let mut samples = vec![now];
        samples.extend(before.map(|w| city("甲", 1, 2022).gdp(w)));
        let all = sources(&samples);
        let row = &compare(&gdp(2023), &all).rows[0];
        let ask = Ask { slots: slots(&all, &[], &[2023]), indicators: vec!["gdp".into()], ..Ask::default() };
        let rules = crate::reading::Rules::bundled().unwrap();
        let table = table(&ask, &all, &rules.figures.lexicon, &Facts::default());
        assert_eq!(table.lines[0].cells[0].last.words(), [said]);
        assert_eq!(row.retold.is_some(), counts, "{said}");
        // A relation has no place on an axis.
        let on_axis: Vec<&str> = row.last.iter().map(|e| e.words.as_str()).collect();
        assert_eq!(on_axis, if said.starts_with('高') { vec![] } else { vec![said] });
    }
}

/// What a comparison (and so a chart) takes of a table from outside is what the table of 对比 takes.
#[test]
fn numbers_from_outside_are_the_same_for_charts_and_tables() {
    let Ok(rules) = crate::reading::Rules::bundled() else { unreachable!("the rules are in the program") };
    let lexicon = &rules.figures.lexicon;
    let csv = "地区,年份,指标,数值,类别\n甲市,2023,gdp,5.1,终值\n甲市,2023,gdp,5.5%左右,调整后目标\n乙市,2023,gdp,120亿元,终值\n";
    let (facts, unread) = facts(csv, lexicon);
    assert!(unread.is_empty(), "{unread:?}");
    let done = |s: Sample, words: &str| {
        s.says("gdp", "结果", Measure::Growth, words)
            .with(|f| (f.kind, f.role, f.ref_year) = (Kind::Actual, Role::Review, Some(2023)))
    };
    let s = [
        done(city("甲", 1, 2024).gdp("6%"), "5.6%"),
        done(city("乙", 2, 2024).gdp("6%"), "5.2%"),
        city("甲", 1, 2023).gdp("7%"),
        city("乙", 2, 2023).gdp("7%"),
    ];
    let sources = sources(&s);
    let given = lexicon.by_id("gdp").map(|indicator| Given { facts: &facts, indicator });
    let c = compare_given(&gdp(2024), &sources, given);
    let ask = Ask { slots: slots(&sources, &[], &[2024]), indicators: vec!["gdp".into()], coding: Coding::default() };
    let t = table(&ask, &sources, lexicon, &facts);
    for (row, line) in c.rows.iter().zip(&t.lines) {
        let cell = &line.cells[0];
        assert_eq!(row.name, line.name);
        let last: Vec<String> = row.last.iter().map(|e| e.words.clone()).collect();
        assert_eq!(last, cell.last.words(), "{}", row.name);
        let margin = row.result().zip(row.last.first()).and_then(|(a, b)| Some(a.value.point()? - b.value.point()?));
        let told = cell.official.as_ref().and_then(|o| o.value.point()).filter(|_| row.official.is_some());
        assert_eq!(row.official.as_ref().and_then(|e| e.value.point()), told, "{}", row.name);
        assert!(margin.is_some());
    }
    let [a, b] = &c.rows[..] else { unreachable!("two places") };
    assert_eq!((a.result().map(|e| e.words.as_str()), a.differs()), (Some("5.1%"), true));
    assert_eq!(a.official.as_ref().map(|e| (e.figure.is_some(), e.outside)), Some((true, true)), "beside 5.6%");
    assert_eq!(b.result().map(|e| e.words.as_str()), Some("5.2%"), "an amount is no rise");
    let without = compare(&gdp(2024), &sources);
    assert_eq!(without.rows[0].result().map(|e| e.words.as_str()), Some("5.6%"));
}

#[test]
fn where_the_aims_do_not_name_an_indicator_the_plan_of_work_does() {
    let plan = |s: Sample, words: &str| s.gdp(words).with(|f| f.role = Role::Body);
    let part = |f: &mut Figure| {
        f.role = Role::Body;
        let span = f.evidence.quote;
        f.further.scope.push(crate::figures::Said { value: crate::figures::ScopeKind::Urban, words: span });
    };
    let mut s = [
        plan(city("甲", 1, 2024), "7%以上"),
        plan(plan(city("乙", 2, 2024), "8%"), "9%"),
        plan(city("丙", 3, 2024), "9%"),
        city("丁", 4, 2024).gdp("9%").with(part),
        plan(city("戊", 5, 2024), "6%").gdp("6.5%"),
    ];
    s[2].expressly_none.push(no_target("gdp"));
    let c = compare(&gdp(2024), &sources(&s));
    let row = |name: &str| c.rows.iter().find(|r| r.name.starts_with(name)).unwrap();
    let first = |name: &str| row(name).cell.entries().first().map(|e| (e.words.clone(), e.plan, e.standing));
    assert_eq!(first("甲"), Some(("7%以上".to_owned(), true, Standing::Axis)));
    assert_eq!(row("乙").cell.entries().len(), 2, "which of them is the place's is not known");
    assert_eq!(first("乙").unwrap().2, Standing::Apart(Apart::Several));
    assert_eq!(row("丙").cell, Cell::ExpresslyNone);
    assert_eq!(row("丁").cell, Cell::NotStated, "a part of the place is not the place");
    assert_eq!(first("戊"), Some(("6.5%".to_owned(), false, Standing::Axis)), "the aims go before the plan");
}

/// A figure over which a person has laid another value.
fn corrected(f: &mut Figure, value: Value, unit: &str) {
    let machine = Some(Box::new(f.clone()));
    let known_as = (f.indicator.clone(), f.tier);
    (f.value, f.unit) = (value, Some(unit.into()));
    let standing = crate::figures::Standing::Corrected;
    f.review =
        Some(Box::new(crate::figures::Reviewed { standing, by: "陈".into(), at: 0, note: None, machine, known_as }));
}

#[test]
fn a_corrected_number_is_labelled_with_itself_and_not_with_the_text() {
    let v = |bound, low, high| Value { bound, low, high };
    let s = [
        city("甲", 1, 2023).gdp("15%以上").with(|f| corrected(f, v(Bound::AtLeast, Some(16.0), None), "%")),
        city("乙", 2, 2023).gdp("7%").with(|f| corrected(f, v(Bound::About, Some(7.0), Some(7.0)), "%")),
        city("丙", 3, 2023).gdp("35%").with(|f| corrected(f, v(Bound::AtMost, None, Some(3.5)), "%")),
        city("丁", 4, 2023).gdp("4%～5%").with(|f| corrected(f, v(Bound::Range, Some(4.5), Some(5.0)), "%")),
        // Confirmed in all but its name: the words are those of the text.
        city("戊", 5, 2023).gdp("2%以上").with(|f| {
            corrected(f, f.value, "%");
            f.tone = crate::figures::Tone::Strive;
        }),
    ];
    let c = compare(&gdp(2023), &sources(&s));
    let said: Vec<_> = c.rows.iter().map(|r| (&*r.cell.entries()[0].words, r.cell.entries()[0].by_hand)).collect();
    assert_eq!(said, [("16%以上", true), ("7%左右", true), ("4.5%—5%", true), ("3.5%以内", true), ("2%以上", false)]);
}

#[test]
fn a_gap_and_a_relation_put_right_say_what_they_are_compared_with() {
    let gap = |f: &mut Figure| {
        (f.measure, f.relative_to) = (Measure::Gap, Some("全省".into()));
        corrected(f, Value { bound: Bound::Exact, low: Some(2.0), high: Some(2.0) }, "个百分点");
    };
    let relation = |f: &mut Figure| {
        corrected(f, Value::relation(Bound::Faster), "%");
        f.relative_to = Some("全省平均水平".into());
    };
    let s = [city("甲", 1, 2023).gdp("1个百分点").with(gap), city("乙", 2, 2023).gdp("6%").with(relation)];
    let c = compare(&gdp(2023), &sources(&s));
    let said: Vec<_> = c.rows.iter().map(|r| &*r.cell.entries()[0].words).collect();
    assert_eq!(said, ["高于全省2个百分点", "高于全省平均水平"]);
}

#[test]
fn what_is_added_by_hand_keeps_its_words_unless_its_number_is_another() {
    let added = |f: &mut Figure| {
        corrected(f, f.value, "亿元");
        let review = f.review.as_mut().unwrap();
        (review.machine, review.standing) = (None, crate::figures::Standing::Added);
        f.value.bound = Bound::AtLeast;
        f.value.high = None;
    };
    let other = |f: &mut Figure| {
        added(f);
        f.value.low = Some(7000.0);
    };
    let level = |s: Sample| s.says("gdp", "经济总量", Measure::Level, "6000亿元");
    let s = [level(city("甲", 1, 2023)).with(added), level(city("乙", 2, 2023)).with(other)];
    let c = compare(&Query { measure: Measure::Level, ..gdp(2023) }, &sources(&s));
    let said: Vec<_> = c.rows.iter().map(|r| &*r.cell.entries()[0].words).collect();
    assert_eq!(said, ["7000亿元以上", "6000亿元"]);
}

#[test]
fn an_intensity_that_names_no_whole_is_of_gdp_beside_one_that_does() {
    let rd = |s: Sample, words: &str, of: Option<&str>| {
        s.says("rd_intensity", "研发投入强度", Measure::Level, words).with(|f| f.of = of.map(str::to_owned))
    };
    let s = [
        rd(city("甲", 1, 2023), "3%", Some("占地区生产总值比重")),
        rd(city("乙", 2, 2023), "4%左右", None),
        rd(city("丙", 3, 2023), "2%", Some("占GDP比重")),
        rd(city("丁", 4, 2023), "9%", Some("占财政支出比重")),
    ];
    let all = sources(&s);
    for of in [None, Some("占生产总值比重".to_owned())] {
        let query = Query { year: Some(2023), of, ..default_query("rd_intensity", &all) };
        let c = compare(&query, &all);
        let standing = |name: &str| c.rows.iter().find(|r| r.name.starts_with(name)).unwrap().cell.standing();
        for name in ["甲", "乙", "丙"] {
            assert_eq!(standing(name), Some(Standing::Axis), "{name}");
        }
        assert_eq!(standing("丁"), Some(Standing::Apart(Apart::Share)));
    }
}
