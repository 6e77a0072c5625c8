//! What a chart says and what it must not: words as written, shapes of bounds, colours, the same bytes again.

use std::collections::BTreeSet;

use crate::cases;
use duibiao::chart::{Color, Kind, Remark, Scene, Shape, Spec, Theme};
use duibiao::comparison::Standing;
use duibiao::export;

fn said(scene: &Scene) -> Vec<&str> {
    let words = |i: &'_ duibiao::chart::Item| matches!(i.shape, Shape::Text { .. });
    scene
        .items
        .iter()
        .filter(|i| words(i))
        .filter_map(|i| match &i.shape {
            Shape::Text { words, .. } => Some(words.as_str()),
            _ => None,
        })
        .collect()
}

#[test]
fn values_stand_as_they_were_written() {
    for case in cases::all().into_iter().filter(|c| c.name != "many" && c.name != "relations") {
        let scene = case.draw(&Spec::default()).scene;
        let all = said(&scene);
        for entry in case.comparison().rows.iter().flat_map(|r| r.cell.entries()) {
            assert!(all.iter().any(|w| w.contains(&entry.words)), "{}: {} is nowhere", case.name, entry.words);
        }
    }
}

#[test]
fn a_label_that_its_room_cuts_short_is_told() {
    let heat = |width| Spec { kind: Kind::Heat, width, height: 0.4 * width, ..Spec::default() };
    let mut all = 0;
    for case in [cases::wide_numbers(), cases::indicators(), cases::relations(), cases::amounts()] {
        let also: Vec<String> = case.more.iter().map(|m| m.0.indicator.clone()).collect();
        for width in [200.0, 260.0, 340.0, 420.0, 900.0] {
            let d = case.draw(&Spec { also: also.clone(), ..heat(width) });
            let whole = d.scene.marks.iter().enumerate().filter(|(i, m)| {
                let own = d.scene.items.iter().filter(|item| item.mark == Some(*i));
                let drawn: String = own
                    .filter_map(|item| match &item.shape {
                        Shape::Text { words, .. } => Some(words.as_str()),
                        _ => None,
                    })
                    .collect();
                drawn.is_empty() || m.words.ends_with(&drawn)
            });
            let cut = d.scene.marks.len() - whole.count();
            let told = d.remarks.iter().find_map(|r| if let Remark::Shortened(n) = r { Some(*n) } else { None });
            assert_eq!(told.unwrap_or(0), cut, "{} at {width}: {:?}", case.name, d.remarks);
            assert!(width < 900.0 || cut == 0, "{}: {cut} of a large page", case.name);
            all += cut;
        }
    }
    assert!(all > 0, "nothing was cut: these pages are no trial");
}

#[test]
fn a_title_says_what_the_chart_is() {
    let title = |c: cases::Case| said(&c.draw(&Spec::default()).scene)[0].to_owned();
    assert_eq!(title(cases::unemployment()), "2026年12省份城镇调查失业率预期目标");
    assert_eq!(title(cases::cities()), "2023年31城市地区生产总值增长预期目标");
    assert_eq!(title(cases::one()), "2026年广东省地区生产总值增长预期目标");
    assert_eq!(title(cases::seeds()), "2018—2024年5份报告地区生产总值增长预期目标");
    let own =
        cases::one().draw(&Spec { title: Some("自定".into()), note: Some("我的注".into()), ..Spec::default() });
    assert_eq!((said(&own.scene)[0], said(&own.scene).contains(&"我的注")), ("自定", true));
}

#[test]
fn the_five_seeds_all_stand_with_their_years() {
    let d = cases::seeds().draw(&Spec::default());
    assert!(d.remarks.is_empty());
    let all = said(&d.scene);
    for words in ["004_17349029e4f873f5.txt 年份待定", "廉江市 2018", "金湾区 2024", "霞山区 2023", "茂名 2023"]
    {
        assert!(all.contains(&words), "{words}: {all:?}");
    }
    let marks: Vec<_> = d.scene.marks.iter().map(|m| m.words.as_str()).collect();
    assert_eq!(marks, ["8.5%左右", "8%", "7%左右", "6.5%", "6.0%以上"]);
}

#[test]
fn sources_note_and_missing_places_are_named() {
    let scene = cases::one().draw(&Spec::default()).scene;
    let source = "资料来源：《2026年广东省政府工作报告》（广东省第十四届人民代表大会第四次会议，2026年1月26日）";
    assert!(said(&scene).contains(&source) && said(&scene).contains(&"1份报告"));
    let scene = cases::unemployment().draw(&Spec::default()).scene;
    let all = said(&scene).concat();
    for words in [
        "单位：%",
        "未提及3地",
        "《2026年国务院政府工作报告》",
        "没有另外6个地区的2026年报告：天津市",
        "全国 5.5%左右",
        "2025年写过5.5%左右",
    ] {
        assert!(all.contains(words), "{words}");
    }
}

/// A person has put a number right: no kind draws it under the words of the text, and each says so.
#[test]
fn a_number_put_right_by_hand_is_labelled_with_itself_and_told() {
    use duibiao::figures::{Reviewed, Standing};
    let mut case = cases::cities();
    let f = &mut case.samples[0].figures[0];
    let (machine, known_as) = (Some(Box::new(f.clone())), (f.indicator.clone(), f.tier));
    (f.value.bound, f.value.low, f.value.high) = (duibiao::quantity::Bound::AtLeast, Some(16.25), None);
    let standing = Standing::Corrected;
    f.review = Some(Box::new(Reviewed { standing, by: "陈".into(), at: 0, note: None, machine, known_as }));
    for kind in [Kind::Range, Kind::Bar, Kind::Heat, Kind::Dumbbell, Kind::Distribution] {
        let scene = case.draw(&Spec { kind, ..Spec::default() }).scene;
        let all = said(&scene).concat();
        assert!(all.contains("1地的数经人工更正"), "{kind:?}: {all}");
        assert!(scene.marks.iter().any(|m| m.words.ends_with("16.25%以上")), "{kind:?}");
    }
    let scene = cases::cities().draw(&Spec::default()).scene;
    assert!(!said(&scene).concat().contains("人工更正"));
}

#[test]
fn the_width_of_about_and_of_arrows_does_not_follow_the_axis() {
    let widths = |words: [&str; 2]| {
        use crate::support::*;
        let samples = vec![city("甲子", 1, 2023).gdp(words[0]), city("乙丑", 2, 2023).gdp(words[1])];
        let case = cases::Case { samples, ..cases::one() };
        let case = cases::Case { query: duibiao::comparison::Query { year: Some(2023), ..case.query.clone() }, ..case };
        let scene = case.draw(&Spec::default()).scene;
        let m = &scene.marks[1];
        (m.core.max.x - m.core.min.x, scene.marks.len())
    };
    for bound in ["左右", "以上", "以内"] {
        let near = widths(["7%", &format!("6%{bound}")]);
        let far = widths(["70%", &format!("6%{bound}")]);
        assert!((near.0 - far.0).abs() < 1e-6 && near.1 == 2, "{bound}: {near:?} {far:?}");
    }
    let (near, far) = (widths(["7%", "5%～6%"]), widths(["70%", "5%～6%"]));
    assert!(near.0 > 2.0 * far.0, "a range follows it: {near:?} {far:?}");
}

#[test]
fn the_kinds_of_nothing_look_different() {
    let scene = cases::nothings().draw(&Spec::default()).scene;
    let look = |words: &str| {
        let id = scene.marks.iter().position(|m| m.words == words).unwrap_or_else(|| panic!("{words}"));
        let of = scene.items.iter().filter(|i| i.mark == Some(id));
        of.map(|i| match &i.shape {
            Shape::Line { .. } => "line".to_owned(),
            Shape::Fill { .. } => "fill".to_owned(),
            Shape::Circle { .. } => "circle".to_owned(),
            Shape::Text { words, .. } => words.clone(),
        })
        .collect::<BTreeSet<_>>()
    };
    let looks: BTreeSet<_> = ["未提及", "明确不设", "可能未读出", "原文不全"].into_iter().map(look).collect();
    assert_eq!(looks.len(), 4);
    assert!(said(&scene).contains(&"资料库里没有无报市的2020年报告"));
    let empty = cases::all().into_iter().find(|c| c.name == "empty").unwrap().draw(&Spec::default());
    assert_eq!(empty.remarks, [Remark::Empty]);
}

#[test]
fn what_cannot_be_compared_is_not_on_the_axis() {
    for case in [cases::nothings(), cases::two_tiers(), cases::cities()] {
        let c = case.comparison();
        let scene = case.draw(&Spec::default()).scene;
        let discs: BTreeSet<_> =
            scene.items.iter().filter(|i| matches!(i.shape, Shape::Circle { .. })).filter_map(|i| i.mark).collect();
        for m in discs.iter().filter_map(|id| scene.marks.get(*id)) {
            let entry = c
                .rows
                .iter()
                .flat_map(|r| r.cell.entries())
                .find(|e| (Some(e.reading), e.figure) == (m.reading, m.figure));
            let standing = entry.unwrap().standing;
            assert!(matches!(standing, Standing::Axis | Standing::Basis), "{}: {} {standing:?}", case.name, m.words);
            assert!(!m.words.contains("亿元"), "{}: an amount among rises", m.words);
        }
    }
}

fn luminance(c: Color) -> f64 {
    let l = |v: u8| {
        let v = f64::from(v) / 255.0;
        if v <= 0.03928 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * l(c.r) + 0.7152 * l(c.g) + 0.0722 * l(c.b)
}

#[test]
fn words_are_readable_on_every_ground_and_print_has_no_colour() {
    for theme in [Theme::Light, Theme::Dark, Theme::Print] {
        for case in cases::all() {
            let scene = case.draw(&Spec { theme, ..Spec::default() }).scene;
            for item in &scene.items {
                if let Shape::Text { color, words, .. } = &item.shape {
                    let (a, b) = (luminance(*color) + 0.05, luminance(scene.ground) + 0.05);
                    assert!(f64::max(a, b) / f64::min(a, b) >= 4.5, "{words} in {theme:?}");
                }
                if let (Theme::Print, Shape::Circle { fill: Some(c), .. }) = (theme, &item.shape) {
                    assert!(c.r.abs_diff(c.b) < 10 && c.r.abs_diff(c.g) < 10);
                }
            }
        }
    }
}

#[test]
fn the_same_question_gives_the_same_bytes_and_well_formed_xml() {
    for case in cases::all() {
        let spec = Spec::default();
        let (a, b) = (export::svg(&case.draw(&spec).scene), export::svg(&case.draw(&spec).scene));
        assert_eq!(a, b);
        resvg::usvg::roxmltree::Document::parse(&a).unwrap_or_else(|e| panic!("{}: {e}", case.name));
        let spec: Spec = serde_json::from_str(&serde_json::to_string(&spec).unwrap()).unwrap();
        assert_eq!(spec, Spec::default());
        let scene = case.draw(&spec).scene;
        let again: Scene = serde_json::from_str(&serde_json::to_string(&scene).unwrap()).unwrap();
        assert_eq!(again.items.len(), scene.items.len());
    }
}
