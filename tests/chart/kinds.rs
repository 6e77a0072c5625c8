//! What each kind of chart promises beyond what all do: one test a kind, each with a rule that a mutation breaks.

use std::collections::{BTreeMap, BTreeSet};

use crate::cases::{self, Case};
use crate::support::*;
use duibiao::chart::{Color, Drawn, Kind, Legend, Mark, Point, Remark, Scene, Shape, Spec, Theme};
use duibiao::comparison::{Query, compare};
use duibiao::figures::Measure;

fn spec(kind: Kind, case: &Case) -> Spec {
    let also = case.more.iter().map(|m| m.0.indicator.clone()).collect();
    Spec { kind, also, years: case.years, year: case.query.year, ..Spec::default() }
}

pub fn drawn(kind: Kind, case: &Case) -> Drawn {
    case.draw(&spec(kind, case))
}

pub fn said(scene: &Scene) -> Vec<&str> {
    let mut all = Vec::new();
    for item in &scene.items {
        if let Shape::Text { words, .. } = &item.shape {
            all.push(words.as_str());
        }
    }
    all
}

pub fn text_at(scene: &Scene, words: &str) -> Point {
    let found = scene.items.iter().find_map(|i| match &i.shape {
        Shape::Text { words: w, at, .. } if w == words => Some(*at),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("{words} is nowhere: {:?}", said(scene)))
}

fn marks<'a>(scene: &'a Scene, region: &str) -> Vec<&'a Mark> {
    scene.marks.iter().filter(|m| m.region.contains(region)).collect()
}

fn middle(m: &Mark) -> Point {
    Point { x: (m.core.min.x + m.core.max.x) / 2.0, y: (m.core.min.y + m.core.max.y) / 2.0 }
}

fn light(c: Color) -> f64 {
    0.2126 * f64::from(c.r) + 0.7152 * f64::from(c.g) + 0.0722 * f64::from(c.b)
}

/// The fills of a mark, in painting order.
fn fills(scene: &Scene, id: usize) -> Vec<(f64, f64, Color)> {
    let of = |i: &duibiao::chart::Item| match &i.shape {
        Shape::Fill { points, color } if i.mark == Some(id) => {
            let ys = || points.iter().map(|p| p.y);
            Some((ys().fold(f64::MAX, f64::min), ys().fold(f64::MIN, f64::max), *color))
        }
        _ => None,
    };
    scene.items.iter().filter_map(of).collect()
}

#[test]
fn dumbbells_say_differences_and_part_where_the_sign_turns() {
    let case = cases::results();
    let scene = drawn(Kind::Dumbbell, &case).scene;
    let all = said(&scene);
    for words in ["+0.6", "−1.1", "−1.3", "持平", "上限 −0.5", "下限 −0.5", "实绩比目标", "目标比去年"]
    {
        assert!(all.contains(&words), "{words}: {all:?}");
    }
    // Best first: by what was reached, less what was aimed at.
    let order = ["河北", "北京", "青海", "广东", "辽宁"].map(|n| text_at(&scene, n).y);
    assert!(order.windows(2).all(|w| w[0] < w[1]), "{order:?}");
    // The result of a place stands where its number is: 3.9% between 3.7% and 5.4%.
    let x = |words: &str| scene.marks.iter().find(|m| m.words == words).map(|m| middle(m).x).unwrap();
    assert!(x("3.7%") < x("3.9%") && x("3.9%") < x("5.4%") && x("−5.0%") < x("3.7%"));
    // A relation has no place on the axis; last year's pair keeps its own.
    let words: Vec<&str> = marks(&scene, "四川").iter().map(|m| m.words.as_str()).collect();
    assert!(["6%", "6.1%", "高于全国平均水平"].iter().all(|w| words.contains(w)), "{words:?}");
    let relation = marks(&scene, "四川").into_iter().find(|m| m.words == "高于全国平均水平").unwrap();
    assert!(middle(relation).y > middle(marks(&scene, "四川")[0]).y, "the relation stands on the line below");
    assert!(x("−5.0%") > relation.core.max.x, "at the foot of the axis, where no value stands");
    assert_eq!(marks(&scene, "西藏").len(), 3, "what is not stated this year keeps last year's pair, too");
}

#[test]
fn bars_stand_on_nought_and_fade_or_point_as_they_bind() {
    let case = cases::indicators();
    let d = drawn(Kind::Bar, &case);
    assert!(d.remarks.contains(&Remark::OtherUnits(1)), "jobs are no per cent: {:?}", d.remarks);
    assert_eq!(d.legend.len(), 4);
    let bar = |region: &str, words: &str| {
        let id = d.scene.marks.iter().position(|m| m.region.contains(region) && m.words.ends_with(words)).unwrap();
        (fills(&d.scene, id), d.scene.marks[id].core)
    };
    let height = |region: &str, words: &str| {
        let all = bar(region, words).0;
        all.iter().map(|f| f.1).fold(f64::MIN, f64::max) - all.iter().map(|f| f.0).fold(f64::MAX, f64::min)
    };
    let (three, six) = (height("吉林", "投资 3%"), height("新疆", "总值 6%"));
    assert!((six / three - 2.0).abs() < 0.02, "6% is twice as high as 3%: {six} {three}");
    let opaque = |fills: &[(f64, f64, Color)]| fills.iter().filter(|f| f.2.a == 255).count();
    assert_eq!(opaque(&bar("陕西", "收入 3%以内").0), 0, "a ceiling is no solid bar");
    assert!(bar("河北", "总值 5%以上").0.len() == 1 && bar("吉林", "总值 5%左右").0.len() > 6, "左右 fades");
    assert!(bar("湖南", "正增长").0.is_empty(), "a relation has no height");
    let foot = bar("吉林", "投资 3%").1.max.y;
    assert!(bar("新疆", "−2%左右").1.max.y > foot && (bar("新疆", "−2%左右").1.min.y - foot).abs() < 0.1);
}

/// Where all are far above nought the axis begins there all the same.
#[test]
fn bars_of_large_numbers_stand_on_nought_too() {
    let scene = drawn(Kind::Bar, &cases::ranges()).scene;
    assert!(said(&scene).contains(&"0"), "{:?}", said(&scene));
    let height = |words: &str| {
        let m = scene.marks.iter().find(|m| m.words == words).unwrap();
        m.core.max.y - m.core.min.y
    };
    let ratio = height("6%～7%") / height("4.5%～5%");
    assert!((ratio - 1.4).abs() < 0.01, "7 to 5 is {ratio}");
}

#[test]
fn a_muted_series_leaves_the_plot_and_stays_in_the_key() {
    let case = cases::indicators();
    let muted = vec!["gdp".to_owned()];
    let d = case.draw(&Spec { muted, ..spec(Kind::Bar, &case) });
    let legend: Vec<&Legend> = d.legend.iter().filter(|l| l.muted).collect();
    assert!(matches!(legend.as_slice(), [l] if l.series == "gdp" && l.words == "地区生产总值"));
    assert!(d.scene.marks.iter().all(|m| !m.words.starts_with("地区生产总值")));
    assert!(d.scene.marks.iter().any(|m| m.words.starts_with("固定资产投资")));
}

#[test]
fn heat_is_deeper_for_more_within_a_column_and_says_values_as_written() {
    let case = cases::indicators();
    let d = drawn(Kind::Heat, &case);
    let all = said(&d.scene);
    for row in case.data().all().flat_map(|s| &s.comparison.rows) {
        for e in row.cell.entries() {
            assert!(all.contains(&e.words.as_str()), "{}: {all:?}", e.words);
        }
    }
    let shade = |words: &str| {
        let id = d.scene.marks.iter().position(|m| m.words == words).unwrap_or_else(|| panic!("{words}"));
        fills(&d.scene, id).first().map(|f| light(f.2))
    };
    let jobs = ["40万人以上", "45万人", "70万人以上", "86万人"].map(|w| shade(&format!("城镇新增就业 {w}")).unwrap());
    assert!(jobs.windows(2).all(|w| w[0] > w[1]), "{jobs:?}");
    assert!(shade("固定资产投资 正增长").is_none(), "a relation is hatched, not shaded");
}

#[test]
fn a_trend_breaks_where_a_year_is_missing_or_silent() {
    let case = cases::one_over_years();
    let d = drawn(Kind::Trend, &case);
    let scene = &d.scene;
    let all = said(scene);
    assert!(all.contains(&"无报告") && all.contains(&"2013—2015"), "{all:?}");
    assert!(all.iter().any(|w| w.contains("2018年与经济增长同步") && w.contains("2023年未提及")), "{all:?}");
    let at = |year: i32| middle(marks(scene, &format!("福建省 {year}"))[0]).x;
    // The line of targets is the only coloured one of its width that runs between two years.
    let step = at(2005) - at(2004);
    let mut joined = BTreeSet::new();
    for item in &scene.items {
        if let (None, Shape::Line { points, stroke }) = (item.mark, &item.shape)
            && let [a, b] = points[..]
            && stroke.color.a > 100
            && stroke.color.a < 200
        {
            assert!((b.x - a.x - step).abs() < 0.1, "a line runs over a gap: {a:?} {b:?}");
            joined.insert(((a.x - at(2004)) / step).round() as i32 + 2004);
        }
    }
    let gaps: Vec<i32> = (2004..2026).filter(|y| !joined.contains(y)).collect();
    assert_eq!(gaps, [2012, 2013, 2014, 2015, 2017, 2018, 2022, 2023]);
    // A true scale: four years are four times as wide as one.
    assert!((at(2016) - at(2012) - 4.0 * step).abs() < 0.1);
    // What was reached is told by the report of the year after.
    let ring = marks(scene, "福建省 2007").into_iter().find(|m| m.words == "15.1%").unwrap();
    assert_eq!(case.samples[ring.reading.unwrap()].report.year.as_ref().unwrap().value, 2008);
}

#[test]
fn multiples_share_one_scale() {
    let case = cases::many_over_years();
    let scene = drawn(Kind::Multiples, &case).scene;
    // Of two places and years with the same number, in one row of panels, both stand at the same height.
    let mut heights: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for m in &scene.marks {
        let number = m.words.split('%').next().unwrap().to_owned();
        let disc = scene.items.iter().find_map(|i| match &i.shape {
            Shape::Circle { center, .. } if i.mark.map(|id| &scene.marks[id]) == Some(m) => Some(center.y),
            _ => None,
        });
        heights.entry(number).or_default().extend(disc);
    }
    let names: Vec<f64> = ["乙市", "甲市", "丙市"].map(|n| text_at(&scene, n).y).to_vec();
    assert!(names.iter().all(|y| (y - names[0]).abs() < 0.1), "one row: {names:?}");
    let mut same = 0;
    for all in heights.values() {
        for (a, b) in all.iter().zip(all.iter().skip(1)) {
            let panel = 0.5 * scene.height / 3.0;
            if (a - b).abs() < panel {
                assert!((a - b).abs() < 0.1, "the same number at {a} and {b}");
                same += 1;
            }
        }
    }
    assert!(same > 10, "{same}");
}

#[test]
fn a_distribution_has_a_disc_for_every_place_and_names_the_chosen() {
    let case = cases::many();
    let named = vec!["第7县".to_owned()];
    let d = case.draw(&Spec { named, ..spec(Kind::Distribution, &case) });
    let on: Vec<usize> = (0..300).filter(|i| i % 6 != 5).collect();
    let seen: BTreeSet<usize> = d.scene.marks.iter().filter_map(|m| m.reading).collect();
    assert!(on.iter().all(|i| seen.contains(i)), "every number has its disc");
    let all = said(&d.scene);
    assert_eq!(all.iter().filter(|w| **w == "50地").count(), 5, "{all:?}");
    assert!(all.contains(&"第7县") && all.contains(&"不在坐标上的50地"));
    // The chosen one is on top of its pile, and darker than the others.
    let id = d.scene.marks.iter().position(|m| m.region.ends_with("第7县")).unwrap();
    let x = middle(&d.scene.marks[id]).x;
    let pile: Vec<&Mark> = d.scene.marks.iter().filter(|m| (middle(m).x - x).abs() < 0.01).collect();
    assert_eq!(pile.len(), 50);
    assert!(pile.iter().all(|m| m.core.min.y >= d.scene.marks[id].core.min.y));
    let alpha = |id: usize| {
        let disc = d.scene.items.iter().find_map(|i| match &i.shape {
            Shape::Circle { fill: Some(c), .. } if i.mark == Some(id) => Some(c.a),
            _ => None,
        });
        disc.unwrap()
    };
    assert_eq!((alpha(id), alpha(id - 1) < 120), (255, true));
}

#[test]
fn a_ladder_raises_from_the_last_known_number_and_resolves_relations_hatched() {
    let case = cases::levels();
    let scene = drawn(Kind::Ladder, &case).scene;
    let all = said(&scene);
    for words in ["国家", "省", "市", "区县", "+1", "+2", "+1.8", "+1.5", "按上级目标推算", "1月6日"] {
        assert!(all.contains(&words), "{words}: {all:?}");
    }
    assert!(all.iter().any(|w| w.contains("珠海市") && w.contains("原文不全") && !w.contains("深圳")), "{all:?}");
    assert!(all.iter().any(|w| w.contains("深圳市") && w.contains("无报告") && !w.contains("珠海")), "{all:?}");
    let foot = |region: &str| marks(&scene, region)[0].core.max.y;
    // A point above the province's 5% is beside 惠州's 6%以上; 高于全省平均水平 begins at the province's own height.
    assert!((foot("汕头") - foot("惠州")).abs() < 0.01, "{} {}", foot("汕头"), foot("惠州"));
    assert!(foot("阳江") > foot("佛山"));
    let id = scene.marks.iter().position(|m| m.region.contains("汕头")).unwrap();
    let of = |id: usize| scene.items.iter().filter(move |i| i.mark == Some(id));
    assert!(of(id).all(|i| !matches!(i.shape, Shape::Circle { .. })), "a resolved target is hatched, no disc");
    assert!(scene.marks[id].words.contains("按上级目标推算"));
}

#[test]
fn the_grid_holds_every_provincial_unit_once() {
    let case = cases::results();
    let scene = drawn(Kind::Tiles, &case).scene;
    let table = include_str!("../../assets/tiles.tsv");
    let divisions = include_str!("../../assets/divisions.tsv");
    let provinces: BTreeSet<&str> = divisions
        .lines()
        .map(|l| l.split('\t').collect::<Vec<_>>())
        .filter(|c| c.get(2) == Some(&"province") && c.get(6).is_none_or(|to| to.is_empty()))
        .map(|c| c[0])
        .collect();
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter(|l| l.starts_with(|c: char| c.is_ascii_digit()))
        .map(|l| l.split('\t').collect())
        .collect();
    let codes: BTreeSet<&str> = rows.iter().map(|r| r[0]).collect();
    assert_eq!(codes, provinces, "the grid is the table of provincial units");
    let places: BTreeSet<(&str, &str)> = rows.iter().map(|r| (r[1], r[2])).collect();
    assert_eq!((places.len(), rows.len()), (34, 34), "no two share a tile");
    let all = said(&scene);
    for r in &rows {
        assert!(all.contains(&r[3]), "{} has no tile: {all:?}", r[3]);
    }
    // 22 units have no report here: each says so.
    assert_eq!(all.iter().filter(|w| **w == "无报告").count(), 22);
    assert!(all.contains(&"无报告　22个") && all.contains(&"左右　5个"), "{all:?}");
}

#[test]
fn last_years_targets_are_drawn_or_said_to_be_left_out() {
    for (count, drawn_) in [(5, true), (45, false)] {
        let names: Vec<String> = (1..=count).map(|i| format!("第{i}")).collect();
        let both = |(i, name): (usize, &String)| [city(name, i + 1, 2022).gdp("7%"), city(name, i + 1, 2023).gdp("6%")];
        let samples: Vec<_> = names.iter().enumerate().flat_map(both).collect();
        let query = Query { year: Some(2023), ..Query::new("gdp") };
        let mut case = Case { query, ..cases::results() };
        (case.samples, case.more) = (samples, Vec::new());
        let scene = drawn(Kind::Range, &case).scene;
        let says = |words: &str| said(&scene).iter().any(|w| w.contains(words));
        assert_eq!((says("上年目标（有变动的）"), says("未画上年目标")), (drawn_, !drawn_), "{:?}", said(&scene));
    }
}

#[test]
fn the_grid_names_only_the_nation_as_the_nation() {
    // A folder of a province with its cities: their common parent is the province, and no report of the nation is here.
    let samples =
        vec![province("广东省", 44, 2023).gdp("5%以上"), city("甲", 1, 2023).gdp("6%"), city("乙", 2, 2023).gdp("7%")];
    let query = Query { year: Some(2023), readings: Some(vec![0, 1, 2]), ..Query::new("gdp") };
    let mut case = Case { query, ..cases::results() };
    (case.samples, case.more) = (samples, Vec::new());
    let scene = drawn(Kind::Tiles, &case).scene;
    assert!(said(&scene).iter().all(|w| !w.contains("全国")), "{:?}", said(&scene));
}

#[test]
fn falls_stand_below_nought_and_an_index_beside_the_rise_it_means() {
    let samples = vec![
        city("甲子", 1, 2009).gdp("3%左右"),
        city("乙丑", 2, 2009).says("gdp", "地区生产总值", Measure::Level, "103左右"),
        city("丙寅", 3, 2009).says("gdp", "地区生产总值", Measure::Decline, "7%以上"),
        city("丁卯", 4, 2009).gdp("8%"),
    ];
    let query = Query { year: Some(2009), index: Some(50.0), ..Query::new("gdp") };
    let c = compare(&query, &sources(&samples));
    let value = |name: &str| {
        let e = &c.rows.iter().find(|r| r.name == name).unwrap().cell.entries()[0];
        (e.value.low, e.value.high, e.value.bound)
    };
    use duibiao::quantity::Bound;
    assert_eq!(value("乙丑市"), (Some(3.0), Some(3.0), Bound::About));
    assert_eq!(value("丙寅市"), (None, Some(-7.0), Bound::AtMost), "下降7%以上 is at most −7");
    let case = Case { samples, query, ..cases::one() };
    for kind in [Kind::Range, Kind::Dumbbell] {
        let scene = case.draw(&Spec { kind, year: Some(2009), ..Spec::default() }).scene;
        let x = |region: &str| middle(marks(&scene, region)[0]).x;
        assert!((x("甲子") - x("乙丑")).abs() < 0.01, "103 and 3% are one place");
        let all = said(&scene).concat();
        assert!(all.contains("103左右") && all.contains("减去100后入轴") && all.contains("按负数入轴"), "{all}");
        assert!(scene.marks.iter().any(|m| m.words == "103左右"), "the label is as written");
    }
}

#[test]
fn a_result_that_fell_is_told_where_results_are_drawn() {
    let mut case = cases::results();
    let fell = cases::actual(city("甲子", 1, 2026).gdp("6%"), "1.7%").with(|f| f.measure = Measure::Decline);
    case.samples.push(fell);
    for (kind, told) in [(Kind::Dumbbell, true), (Kind::Range, false)] {
        let scene = drawn(kind, &case).scene;
        assert_eq!(said(&scene).concat().contains("按负数入轴"), told, "{kind:?}");
    }
}

#[test]
fn every_kind_is_drawn_in_every_theme_without_unreadable_words() {
    let contrast = |a: Color, b: Color| {
        let l = |c: Color| {
            let f = |v: u8| {
                let v = f64::from(v) / 255.0;
                if v <= 0.03928 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * f(c.r) + 0.7152 * f(c.g) + 0.0722 * f(c.b) + 0.05
        };
        f64::max(l(a), l(b)) / f64::min(l(a), l(b))
    };
    for theme in Theme::ALL {
        for case in cases::wide().into_iter().chain([cases::nothings()]) {
            for kind in Kind::ALL {
                let scene = case.draw(&Spec { theme, ..spec(kind, &case) }).scene;
                for (i, item) in scene.items.iter().enumerate() {
                    let Shape::Text { color, words, at, .. } = &item.shape else { continue };
                    // The last opaque fill under the words is their ground.
                    let under = scene.items[..i].iter().rev().find_map(|o| match &o.shape {
                        Shape::Fill { points, color } if color.a == 255 => {
                            let xs = || points.iter().map(|p| p.x);
                            let ys = || points.iter().map(|p| p.y);
                            let inside = xs().fold(f64::MAX, f64::min) <= at.x
                                && at.x <= xs().fold(f64::MIN, f64::max)
                                && ys().fold(f64::MAX, f64::min) <= at.y
                                && at.y <= ys().fold(f64::MIN, f64::max);
                            inside.then_some(*color)
                        }
                        _ => None,
                    });
                    let c = contrast(*color, under.unwrap_or(scene.ground));
                    assert!(c >= 4.5, "{words} in {kind:?} {theme:?}: {c:.2}");
                }
            }
        }
    }
}
