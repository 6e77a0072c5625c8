//! The chart panel: kinds and their purposes, several indicators, muting, years, keyboard, title in place.

use super::harness::*;
use duibiao::app::{Charting, Task};
use duibiao::chart::Kind;
use egui_kittest::kittest::Queryable;

fn form(screen: &Screen) -> &duibiao::app::Form {
    &screen.state().state().choice.form
}

fn marks(screen: &Screen) -> Vec<String> {
    let scene = screen.state().state().drawing.scene.as_ref().expect("a chart");
    scene.marks.iter().map(|m| format!("{} {}", m.region, m.words)).collect()
}

#[test]
fn a_kind_is_chosen_by_its_name_and_purpose() {
    let mut screen = samples(1280.0, 800.0);
    screen.get_by_label("图表种类").click();
    screen.run_ok();
    for name in ["对标点图", "目标与完成", "分组柱状", "热力表", "趋势", "小多图", "分布", "阶梯", "格子图"]
    {
        screen.get_by_role_and_label(egui::accesskit::Role::MenuItem, name);
    }
    screen.get_by_role_and_label(egui::accesskit::Role::MenuItem, "热力表").click();
    screen.run_ok();
    assert_eq!(form(&screen).kind, Kind::Heat);
    assert!(marks(&screen).iter().all(|m| m.contains("地区生产总值")), "{:?}", marks(&screen));
}

#[test]
fn every_kind_draws_the_samples_or_says_why_not() {
    let mut screen = samples(1280.0, 800.0);
    for kind in Kind::ALL {
        chart(&mut screen, Charting::Kind(kind));
        let drawing = &screen.state().state().drawing;
        let scene = drawing.scene.as_ref().unwrap_or_else(|| panic!("{kind:?} draws nothing"));
        assert!(!scene.marks.is_empty() || !drawing.remarks.is_empty(), "{kind:?} is empty and says nothing");
    }
}

#[test]
fn several_indicators_are_ticked_and_one_is_muted_in_the_key() {
    let mut screen = samples(1280.0, 800.0);
    chart(&mut screen, Charting::Year(Some(2023)));
    chart(&mut screen, Charting::Kind(Kind::Bar));
    screen.get_by_label("选择指标").click();
    screen.run_ok();
    screen.get_by_label("固定资产投资").click();
    screen.run_ok();
    assert_eq!(form(&screen).also, ["fixed_asset_investment"]);
    screen.key_press(egui::Key::Escape);
    screen.run_ok();
    let shown = |screen: &Screen| marks(screen).iter().any(|m| m.contains("地区生产总值"));
    assert!(shown(&screen));
    screen.get_by_label("隐去 地区生产总值").click();
    screen.run_ok();
    assert!(!shown(&screen), "{:?}", marks(&screen));
    screen.get_by_label("显示 地区生产总值").click();
    screen.run_ok();
    assert!(shown(&screen));
}

#[test]
fn arrows_move_between_marks_and_enter_goes_to_the_sentence() {
    let mut screen = samples(1280.0, 800.0);
    chart(&mut screen, Charting::Kind(Kind::Range));
    let all = marks(&screen);
    screen.get_by_label(&all[0]).focus();
    screen.run_ok();
    screen.key_press(egui::Key::ArrowDown);
    screen.run_ok();
    assert!(screen.get_by_label(&all[1]).is_focused(), "{all:?}");
    screen.key_press(egui::Key::Enter);
    screen.run_ok();
    let state = screen.state().state();
    let mark = state.drawing.scene.as_ref().map(|s| s.marks[1].clone()).unwrap();
    assert_eq!((state.selection.reading, state.selection.figure), (mark.reading, mark.figure));
}

#[test]
fn the_title_is_written_over_in_place_and_given_back() {
    let mut screen = samples(1280.0, 800.0);
    screen.get_by_label("改标题").click();
    screen.run_ok();
    screen.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    screen.get_by_label("改标题").type_text("我们的标题");
    screen.run_ok();
    screen.key_press(egui::Key::Enter);
    screen.run_ok();
    assert_eq!(form(&screen).title.as_deref(), Some("我们的标题"));
    let headline = screen.state().state().drawing.scene.as_ref().map(|s| s.headline()).unwrap();
    assert_eq!(headline, "我们的标题");
    for kind in [Kind::Heat, Kind::Range] {
        chart(&mut screen, Charting::Kind(kind));
        assert_eq!(form(&screen).title.as_deref(), Some("我们的标题"), "another kind is the same question");
    }
    chart(&mut screen, Charting::Year(Some(2023)));
    assert_eq!(form(&screen).title, None, "another question has its own title");
}

#[test]
fn years_are_chosen_for_a_trend() {
    let mut screen = samples(1280.0, 800.0);
    chart(&mut screen, Charting::Kind(Kind::Trend));
    screen.get_by_label("选择年份").click();
    screen.run_ok();
    screen.get_by_label("近 5 年").click();
    screen.run_ok();
    let (from, to) = form(&screen).years.expect("a stretch");
    assert_eq!(to - from, 4);
}

/// A window on reports of one place over seven years.
fn over_years(name: &str) -> (Screen, std::path::PathBuf) {
    let dir = folder(name);
    for year in 2018..=2024 {
        let text = format!(
            "# {year}年佛山市政府工作报告\n\n一、{}年工作回顾\n\n地区生产总值增长5.1%。\n\n二、{year}年工作安排\n\n\
             今年经济社会发展的主要预期目标是：地区生产总值增长{}%左右。\n",
            year - 1,
            year - 2014
        );
        std::fs::write(dir.join(format!("{year}年佛山市政府工作报告.md")), text).unwrap();
    }
    let mut screen = window(1280.0, 800.0, reach());
    task(&mut screen, Task::Open(vec![dir.clone()]));
    settle(&mut screen);
    chart(&mut screen, Charting::Kind(Kind::Trend));
    (screen, dir)
}

#[test]
fn years_are_brushed_over_a_trend() {
    let (mut screen, dir) = over_years("brush");
    let at = |s: &Screen, year: i32| {
        let scene = s.state().state().drawing.scene.clone().unwrap();
        let mark = scene.marks.iter().find(|m| m.region.ends_with(&year.to_string()) && m.words.contains("左右"));
        let mark = mark.unwrap_or_else(|| panic!("{year}: {:?}", scene.marks));
        s.get_by_label(&format!("{} {}", mark.region, mark.words)).rect().center()
    };
    let (from, to) = (at(&screen, 2020), at(&screen, 2022));
    // Over the free ground beside the marks.
    let start = egui::pos2(from.x - 8.0, from.y + 60.0);
    screen.drag_at(start);
    screen.step();
    for i in 1..=6 {
        screen.hover_at(egui::pos2(start.x + (to.x + 8.0 - start.x) * i as f32 / 6.0, start.y));
        screen.step();
    }
    screen.drop_at(egui::pos2(to.x + 8.0, start.y));
    screen.run_ok();
    let (a, b) = form(&screen).years.expect("a stretch");
    assert!((2019..=2021).contains(&a) && (2022..=2023).contains(&b), "{a}–{b}");
    assert!(screen.state().state().drawing.scene.clone().unwrap().marks.len() < 12);
    chart(&mut screen, Charting::Years(None));
    assert_eq!(form(&screen).years, None);
    std::fs::remove_dir_all(dir).unwrap();
}

/// Compares the panel alone with its picture: what stands beside it is others' business.
fn panel(screen: &mut Screen, name: &str) {
    let left = screen.get_by_label("图表种类").rect().left() as u32 - 8;
    super::pictures::part(screen, name, |x, y| x >= left && (42..772).contains(&y));
}

#[test]
fn the_panel_looks_as_it_was_looked_at() {
    let mut screen = samples(1280.0, 800.0);
    chart(&mut screen, Charting::Year(Some(2023)));
    screen.get_by_label("图表种类").click();
    screen.run_ok();
    panel(&mut screen, "chart-kinds");
    screen.key_press(egui::Key::Escape);
    screen.run_ok();
    chart(&mut screen, Charting::Kind(Kind::Heat));
    for id in ["fixed_asset_investment", "budget_revenue", "cpi"] {
        chart(&mut screen, Charting::Also(id.into()));
    }
    dark(&mut screen);
    panel(&mut screen, "chart-heat");
}
