//! That nothing is lost: second tiers, names of what is left out, places in a crowd, rows beside an empty half page,
//! reasons of gaps.

use crate::cases::{self, Case};
use crate::support::*;
use duibiao::chart::{Data, Drawn, Kind, Mark, Remark, Scene, Shape, Spec, Subject, draw};
use duibiao::comparison::{Query, compare};
use duibiao::figures::{Family, Sense};
use duibiao::fonts::Fonts;
use duibiao::region::Level;

fn drawn(kind: Kind, case: &Case, named: &[&str]) -> Drawn {
    let also = case.more.iter().map(|m| m.0.indicator.clone()).collect();
    let named = named.iter().map(|n| (*n).to_owned()).collect();
    case.draw(&Spec { kind, also, named, years: case.years, year: case.query.year, ..Spec::default() })
}

fn said(scene: &Scene) -> Vec<&str> {
    let words = scene.items.iter().filter_map(|i| match &i.shape {
        Shape::Text { words, .. } => Some(words.as_str()),
        _ => None,
    });
    words.collect()
}

fn mark<'a>(scene: &'a Scene, region: &str, words: &str) -> &'a Mark {
    let found = scene.marks.iter().find(|m| m.region.contains(region) && m.words == words);
    found.unwrap_or_else(|| panic!("{region} {words}: {:?}", scene.marks.iter().map(|m| &m.words).collect::<Vec<_>>()))
}

#[test]
fn a_bar_has_a_second_step_for_what_is_striven_for() {
    let scene = drawn(Kind::Bar, &cases::cities(), &[]).scene;
    let (base, more) = (mark(&scene, "崇左", "7.5%以上"), mark(&scene, "崇左", "力争8%"));
    assert!((more.core.max.y - base.core.min.y).abs() < 0.1, "it begins where the first one ends");
    let per = (base.core.max.y - base.core.min.y) / 7.5;
    assert!(((more.core.max.y - more.core.min.y) / per - 0.5).abs() < 0.02, "half a point higher");
    assert_ne!(base.figure, more.figure, "each leads to its own sentence");
}

/// 对标点图: each bound is drawn as it binds, and stands where its number is.
#[test]
fn a_point_is_drawn_as_it_binds() {
    let scene = drawn(Kind::Range, &cases::cities(), &[]).scene;
    let shapes = |region: &str, words: &str| {
        let id = scene.marks.iter().position(|m| m.region.contains(region) && m.words == words).unwrap();
        let own = scene.items.iter().filter(|i| i.mark == Some(id));
        own.fold((0, 0, 0), |(lines, fills, discs), i| match i.shape {
            Shape::Line { .. } => (lines + 1, fills, discs),
            Shape::Fill { .. } => (lines, fills + 1, discs),
            Shape::Circle { .. } => (lines, fills, discs + 1),
            Shape::Text { .. } => (lines, fills, discs),
        })
    };
    assert_eq!(shapes("拉萨", "10%"), (0, 0, 1), "a disc alone");
    assert_eq!(shapes("惠州", "7%以上"), (2, 0, 1), "a disc with shaft and head");
    assert!(matches!(shapes("海口", "10%左右"), (0, 3.., 1)), "a disc in a band");
    assert!(matches!(shapes("龙岩", "6%～6.5%"), (2, 1, 0)), "a bar between two ends, no disc");
    let x = |region: &str, words: &str| {
        let m = mark(&scene, region, words).core;
        (m.min.x + m.max.x) / 2.0
    };
    let per = (x("拉萨", "10%") - x("郑州", "7%")) / 3.0;
    assert!((x("郑州", "7%") - x("珠海", "6%") - per).abs() < 0.1, "a point is as wide everywhere");
}

#[test]
fn what_is_left_out_is_named() {
    let note = said(&drawn(Kind::Bar, &cases::indicators(), &[]).scene).concat();
    assert!(note.contains("未画出：城镇新增就业"), "{note}");
    let note = said(&drawn(Kind::Trend, &cases::many_over_years(), &[]).scene).concat();
    assert!(note.contains("未画出：") && note.contains("癸"), "{note}");
}

/// Chosen places under high neighbours have their names too, with a line to their discs.
#[test]
fn every_chosen_place_of_a_crowd_is_named() {
    let samples: Vec<Sample> =
        (0..90).map(|i| city(&format!("第{}", i + 1), i + 1, 2023).gdp(["6%", "6%左右", "6%以上"][i % 3])).collect();
    let case = Case { samples, ..cases::ranges() };
    let names = ["第1", "第2", "第3", "第4", "第5", "第6", "第7", "第8", "第9"];
    let scene = drawn(Kind::Distribution, &case, &names).scene;
    for name in names {
        assert!(said(&scene).contains(&name), "{name}: {:?}", said(&scene));
    }
}

#[test]
fn few_places_of_a_distribution_are_all_named_and_stand_off_the_foot() {
    let case = cases::ranges();
    let scene = drawn(Kind::Distribution, &case, &[]).scene;
    for row in &case.comparison().rows {
        assert!(said(&scene).contains(&row.name.trim_end_matches('市')), "{}", row.name);
    }
    let lowest = scene.marks.iter().map(|m| m.core.max.y).fold(0.0, f64::max);
    assert!(lowest < 0.75 * scene.height, "{lowest}");
}

#[test]
fn one_indicator_stands_in_blocks_side_by_side() {
    let case = cases::cities();
    let d = drawn(Kind::Heat, &case, &[]);
    assert!(!d.remarks.iter().any(|r| matches!(r, Remark::TooManyRows { .. })), "{:?}", d.remarks);
    let right = d.scene.marks.iter().map(|m| m.core.max.x).fold(0.0, f64::max);
    assert!(right > 0.9 * d.scene.width, "the page is used to its right edge: {right}");
    let all = d.scene.marks.len();
    assert_eq!(all, case.comparison().rows.len());
    let (first, last) = (mark(&d.scene, "拉萨", "地区生产总值 10%"), mark(&d.scene, "北京", "地区生产总值 4.5%以上"));
    assert!(first.core.min.x < last.core.min.x, "the order goes down, then to the next block");
}

#[test]
fn a_range_of_the_ladder_is_linked_at_its_lower_end() {
    let scene = drawn(Kind::Ladder, &cases::levels(), &[]).scene;
    let foot = mark(&scene, "龙华", "4%～5%").core;
    let (x, middle) = ((foot.min.x + foot.max.x) / 2.0, (foot.min.y + foot.max.y) / 2.0);
    let near = |p: &duibiao::chart::Point| (x - 12.0..x).contains(&p.x) && (p.y - foot.max.y).abs() < 8.0;
    let ends = scene.items.iter().filter(|i| i.mark.is_none()).filter_map(|i| match &i.shape {
        Shape::Line { points, .. } => points.last(),
        _ => None,
    });
    assert!(middle < foot.max.y - 8.0 && ends.into_iter().any(near), "no link ends at 4%");
}

#[test]
fn years_without_a_result_say_why() {
    let note = said(&drawn(Kind::Trend, &cases::one_over_years(), &[]).scene).concat();
    assert!(note.contains("实绩缺2015年（次年报告未写明可比的数字）"), "{note}");
    assert!(note.contains("实绩缺2012—2014年（资料库无次年报告）"), "{note}");
}

#[test]
fn a_title_tells_the_nation_from_its_parts() {
    let all = said(&drawn(Kind::Ladder, &cases::levels(), &[]).scene).concat();
    assert!(all.contains("2024年全国和12省市县"), "{all}");
}

/// Thousands of places of one level: the page says which of them it shows, and is laid out without comparing each with
/// each. The bound is generous: an unoptimised program on a busy machine.
#[test]
fn thousands_of_places_are_laid_out_at_once() {
    let of = |i: usize| {
        let name = format!("第{}县", i + 1);
        report(&format!("某省某市{name}"), &name, &format!("{:06}", 130_001 + i), Level::County, Some(2023))
            .gdp(["6%以上", "7%左右", "6.5%", "5%～6%"][i % 4])
    };
    let samples: Vec<Sample> = (0..3000).map(of).collect();
    let all = sources(&samples);
    let query = Query { year: Some(2023), ..Query::new("gdp") };
    let subject = Subject { name: "地区生产总值".into(), family: Family::Total, sense: Sense::Floor };
    let data = Data::one(compare(&query, &all), subject);
    let fonts = Fonts::bundled();
    for kind in [Kind::Range, Kind::Dumbbell, Kind::Bar, Kind::Heat, Kind::Distribution] {
        let begun = std::time::Instant::now();
        let d = draw(&Spec { kind, year: Some(2023), ..Spec::default() }, &data, &fonts);
        let taken = begun.elapsed();
        println!("{kind:?}: {taken:?}");
        assert!(taken.as_secs() < 8, "{kind:?} took {taken:?}");
        assert!(
            kind == Kind::Distribution || matches!(d.remarks.as_slice(), [Remark::TooManyRows { total: 3000, .. }])
        );
    }
}

#[test]
fn the_bars_of_all_provinces_fit_a_page() {
    let d = drawn(Kind::Bar, &cases::cities(), &[]);
    assert!(d.remarks.is_empty(), "{:?}", d.remarks);
    let cut: Vec<&str> = said(&d.scene).into_iter().filter(|w| w.ends_with('…') && w.contains('%')).collect();
    assert!(cut.is_empty(), "values that lost letters: {cut:?}");
}

#[test]
fn a_column_without_anything_in_it_is_not_drawn() {
    assert!(!said(&drawn(Kind::Dumbbell, &cases::cities(), &[]).scene).contains(&"实绩比目标"));
    assert!(said(&drawn(Kind::Dumbbell, &cases::results(), &[]).scene).contains(&"实绩比目标"));
}
