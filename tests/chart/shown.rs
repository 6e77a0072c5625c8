//! What the kinds make of their page and say of it: order, references, columns, what hides what.

use crate::cases::{self, Case};
use crate::kinds::{drawn, said, text_at};
use crate::support::*;
use duibiao::chart::{Kind, Shape, Spec, draw, gather};
use duibiao::comparison::{Facts, Order, Query};
use duibiao::fonts::Fonts;
use duibiao::reading::Rules;
use duibiao::region::Level;

fn case(samples: Vec<Sample>, query: Query) -> Case {
    Case { samples, query, ..cases::one() }
}

fn gdp(year: i32) -> Query {
    Query { year: Some(year), ..Query::new("gdp") }
}

fn nation(year: i32) -> Sample {
    report("中国", "中国", "000000", Level::Nation, Some(year))
}

#[test]
fn small_charts_stand_as_a_person_has_put_them() {
    let panels = |order: Order, sequence: &[&str]| {
        let mut case = cases::many_over_years();
        case.query.order = order;
        case.query.sequence = sequence.iter().map(|s| (*s).to_owned()).collect();
        let d = drawn(Kind::Multiples, &case);
        assert!(d.places.len() == 13 && d.panels.iter().all(|p| d.places.contains(&p.series)));
        d.panels.iter().take(3).map(|p| p.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(panels(Order::Code, &[]), ["甲市", "乙市", "丙市"]);
    assert_eq!(panels(Order::Value, &[]), ["乙市", "甲市", "丙市"], "by the last number");
    assert_eq!(panels(Order::Own, &["丙市", "寅市"]), ["丙市", "寅市", "甲市"], "what is not named comes behind");
}

#[test]
fn a_value_of_years_ago_says_its_year() {
    let scene = drawn(Kind::Multiples, &cases::many_over_years()).scene;
    let all = said(&scene);
    assert!(all.contains(&"7.0%以内（2022）") && all.contains(&"12.0%左右 → 6.4%以内"), "{all:?}");
}

#[test]
fn bars_leave_no_empty_band_over_them() {
    for case in [cases::ranges(), cases::indicators(), cases::two_tiers()] {
        let scene = drawn(Kind::Bar, &case).scene;
        let texts = scene.items.iter().filter_map(|i| match &i.shape {
            Shape::Text { at, words, .. } => Some((at.y, words.as_str())),
            _ => None,
        });
        // Title, subtitle and key end at 70 points; the first words of the plot stand right under them.
        let first = texts.filter(|t| t.0 > 72.0).map(|t| t.0).fold(f64::MAX, f64::min);
        assert!(first < 92.0, "{}: the first words under the key stand at {first}", case.name);
    }
}

#[test]
fn hatching_is_told_only_where_there_is_some() {
    let told = |case: Case| said(&drawn(Kind::Bar, &case).scene).iter().any(|w| w.contains("斜线"));
    assert!(told(cases::indicators()) && !told(cases::ranges()));
}

#[test]
fn columns_without_anything_in_them_are_not_headed() {
    let two = |now: Sample| vec![now, city("甲子", 1, 2025).gdp("6%")];
    let heads = |samples: Vec<Sample>| {
        let scene = drawn(Kind::Dumbbell, &case(samples, gdp(2026))).scene;
        let all = said(&scene).concat();
        ["实绩比目标", "目标比去年", "差数单位"].map(|w| all.contains(w))
    };
    assert_eq!(heads(two(city("甲子", 1, 2026).gdp("5%"))), [false, true, true]);
    assert_eq!(heads(vec![city("甲子", 1, 2026).gdp("5%")]), [false, false, false]);
}

#[test]
fn the_note_names_what_the_lines_across_are() {
    let note = |kind: Kind, case: &Case| said(&drawn(kind, case).scene).concat();
    for kind in [Kind::Range, Kind::Distribution] {
        assert!(note(kind, &cases::unemployment()).contains("竖虚线为全国的目标"), "{kind:?}");
        assert!(note(kind, &cases::cities()).contains("竖虚线为所列目标的中位数"), "{kind:?}");
        let banded = vec![city("甲子", 1, 2023).gdp("6%"), city("乙丑", 2, 2023).gdp("7%"), nation(2023).gdp("5%～6%")];
        assert!(note(kind, &case(banded, gdp(2023))).contains("灰色竖带为全国的目标区间"), "{kind:?}");
        assert!(!note(kind, &cases::ranges()).contains("竖虚线"), "{kind:?}: no line, no word");
    }
}

#[test]
fn the_axis_of_a_distribution_holds_its_references() {
    let mut samples: Vec<Sample> =
        (1..9).map(|i| city(["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"][i - 1], i, 2023).gdp("7%")).collect();
    samples.push(nation(2023).gdp("3%"));
    let scene = drawn(Kind::Distribution, &case(samples, gdp(2023))).scene;
    assert!(text_at(&scene, "全国 3%").x < text_at(&scene, "7%").x);
}

/// The line of the median ends over the pile that stands where it does, and runs through no name.
#[test]
fn no_line_runs_through_the_discs_of_a_distribution() {
    let scene = drawn(Kind::Distribution, &cases::cities()).scene;
    let dashes = scene.items.iter().filter(|i| i.mark.is_none()).filter_map(|i| match &i.shape {
        Shape::Line { points, .. } => match points[..] {
            [a, b] if a.x == b.x => Some((a, b)),
            _ => None,
        },
        _ => None,
    });
    let dashes: Vec<_> = dashes.collect();
    assert!(dashes.len() > 3);
    for m in &scene.marks {
        let inside = |x: f64, y: f64| m.hit.min.x < x && x < m.hit.max.x && m.hit.min.y < y && y < m.hit.max.y;
        assert!(dashes.iter().all(|(a, b)| !inside(a.x, a.y) && !inside(b.x, b.y)), "{}", m.region);
    }
}

#[test]
fn a_hollow_diamond_hides_no_disc_of_a_ladder() {
    let at = |name: &str, code: &str| report(&format!("广东省{name}"), name, code, Level::City, Some(2024));
    let samples = vec![
        province("广东省", 44, 2024).gdp("5%"),
        at("佛山市", "440600").gdp("6%").gdp("7%").stretch(),
        at("惠州市", "441300").gdp("7%"),
    ];
    let readings = Some(vec![0, 1, 2]);
    let scene = drawn(Kind::Ladder, &case(samples, Query { readings, ..gdp(2024) })).scene;
    let last = |name: &str| {
        let id = scene.marks.iter().position(|m| m.region.contains(name)).unwrap();
        scene.items.iter().rposition(|i| i.mark == Some(id)).unwrap()
    };
    assert!(last("惠州") > last("佛山"), "the disc is painted over the diamond");
}

#[test]
fn a_ladder_says_which_places_have_no_step_and_speaks_of_boxes_where_there_are_any() {
    let mut area = report("广东省深圳市大鹏新区", "大鹏新区", "440399", Level::County, Some(2024)).gdp("6%");
    area.report.place.as_mut().unwrap().value.code = None;
    let samples = vec![province("广东省", 44, 2024).gdp("5%"), area];
    let spec = Spec { kind: Kind::Ladder, year: Some(2024), ..Spec::default() };
    let case = case(samples, Query { readings: Some(vec![0, 1]), ..gdp(2024) });
    let all = said(&case.draw(&spec).scene).concat();
    assert!(all.contains("大鹏新区没有行政区划代码，未画") && !all.contains("方框内"), "{all}");
    assert!(said(&drawn(Kind::Ladder, &cases::levels()).scene).concat().contains("方框内"));
}

/// What was reached in a year stands in the report of the next: the year before the first is none of the chart's, and
/// that of the last is fetched.
#[test]
fn a_trend_shows_what_was_reached_in_its_own_years() {
    let of = |year: i32| cases::actual(city("甲子", 1, year).gdp("9%"), &format!("{}%", year - 2018));
    let samples: Vec<Sample> = (2020..=2025).map(of).collect();
    let spec = Spec { kind: Kind::Trend, years: Some((2021, 2023)), indicator: "gdp".into(), ..Spec::default() };
    let rules = Rules::bundled().unwrap();
    let data = gather(&spec, &sources(&samples), &rules.figures.lexicon, &Facts::default());
    let scene = draw(&spec, &data, &Fonts::bundled()).scene;
    let results: Vec<(&str, &str)> = scene
        .marks
        .iter()
        .filter(|m| m.words != "9%")
        .map(|m| (&m.region[m.region.len() - 4..], m.words.as_str()))
        .collect();
    assert_eq!(results, [("2021", "4%"), ("2022", "5%"), ("2023", "6%")]);
    let all = said(&scene).concat();
    assert!(all.contains("2021—2024年政府工作报告") && all.contains("4份报告"), "{all}");
}

/// 城镇新增就业 that only the plan of work names is shown, and said to be of it; of several numbers none is.
#[test]
fn what_only_the_plan_of_work_sets_is_shown_and_told() {
    let plan = |s: Sample, words: &str| s.gdp(words).with(|f| f.role = duibiao::figures::Role::Body);
    let samples = || {
        vec![
            city("甲子", 1, 2023).gdp("6%"),
            plan(city("乙丑", 2, 2023), "7%以上"),
            plan(plan(city("丙寅", 3, 2023), "8%"), "9%"),
            plan(city("丁卯", 4, 2023).gdp("5%"), "4%"),
        ]
    };
    for kind in [Kind::Range, Kind::Bar, Kind::Heat] {
        let scene = drawn(kind, &case(samples(), gdp(2023))).scene;
        let all = said(&scene).concat();
        assert!(all.contains("乙丑、丙寅的数不在主要目标中，取自工作安排"), "{kind:?}: {all}");
        let of = |place: &str| scene.marks.iter().filter(|m| m.region.contains(place)).count();
        assert!(of("乙丑") == 1 && of("丁卯") == 1 && !all.contains("未提及"), "{kind:?}: {all}");
    }
    let scene = drawn(Kind::Range, &case(samples(), gdp(2023))).scene;
    assert!(said(&scene).concat().contains("工作安排中有几个数，不入轴"));
}
