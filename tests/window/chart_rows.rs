//! Rows of a chart are put in an order of one's own: dragged, moved by keys, kept, exported, taken back.

use super::harness::*;
use duibiao::app::{Charting, Command, Edit, Scope, View};
use duibiao::chart::{Kind, Remark};
use duibiao::comparison::Order;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

/// The places of the marks from top to bottom, each once.
fn places(screen: &Screen) -> Vec<String> {
    let scene = screen.state().state().drawing.scene.clone().expect("a chart");
    let mut marks: Vec<_> = scene.marks.iter().collect();
    marks.sort_by(|a, b| a.core.min.y.total_cmp(&b.core.min.y));
    let mut found: Vec<String> = Vec::new();
    for mark in marks {
        if !found.contains(&mark.region) {
            found.push(mark.region.clone());
        }
    }
    found
}

fn drag(screen: &mut Screen, from: &str, to: &str) {
    let at = |s: &Screen, place: &str| s.get_by_label_contains(&format!("移动 {place}")).rect();
    let (from, to) = (at(screen, from), at(screen, to));
    let x = from.right() - 12.0;
    screen.drag_at(egui::pos2(x, from.center().y));
    screen.step();
    for i in 1..=8 {
        let y = from.center().y + (to.bottom() - 2.0 - from.center().y) * i as f32 / 8.0;
        screen.hover_at(egui::pos2(x, y));
        screen.step();
    }
    screen.drop_at(egui::pos2(x, to.bottom() - 2.0));
    screen.run_ok();
}

#[test]
fn a_row_is_dragged_to_another_place_and_taken_back() {
    let mut screen = samples(1280.0, 800.0);
    chart(&mut screen, Charting::Year(Some(2023)));
    for kind in [Kind::Range, Kind::Dumbbell, Kind::Heat] {
        chart(&mut screen, Charting::Kind(kind));
        chart(&mut screen, Charting::Order(Order::Code));
        let before = places(&screen);
        drag(&mut screen, &before[0].clone(), &before[2].clone());
        let form = &screen.state().state().choice.form;
        assert_eq!(form.order, Order::Own, "{kind:?}");
        let mut wanted = before.clone();
        let first = wanted.remove(0);
        wanted.insert(2, first);
        assert_eq!(form.sequence[..3], wanted[..3], "{kind:?}");
        assert_eq!(places(&screen), wanted, "{kind:?}");
        screen.state_mut().apply(Command::Edit(Edit::Undo));
        screen.run_ok();
        assert_eq!(places(&screen), before, "{kind:?}");
    }
}

#[test]
fn alt_and_an_arrow_move_the_row_of_the_mark_which_keeps_the_focus() {
    let mut screen = samples(1280.0, 800.0);
    chart(&mut screen, Charting::Year(Some(2023)));
    let before = places(&screen);
    let scene = screen.state().state().drawing.scene.clone().unwrap();
    let mark = scene.marks.iter().find(|m| m.region == before[0]).unwrap();
    let name = format!("{} {}", mark.region, mark.words);
    screen.get_by_label(&name).focus();
    screen.run_ok();
    screen.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    screen.run_ok();
    assert_eq!(places(&screen)[..2], [before[1].clone(), before[0].clone()]);
    assert!(screen.get_by_label(&name).is_focused());
    screen.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    screen.run_ok();
    assert_eq!(places(&screen)[2], before[0]);
    screen.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    screen.run_ok();
    screen.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    screen.run_ok();
    assert_eq!(places(&screen), before);
}

/// The names of the small charts in their order.
fn panels(screen: &Screen) -> Vec<String> {
    screen.state().state().drawing.panels.iter().map(|p| p.series.clone()).collect()
}

#[test]
fn small_charts_are_dragged_and_moved_by_keys_as_rows_are() {
    let mut screen = samples(1600.0, 900.0);
    chart(&mut screen, Charting::Kind(Kind::Multiples));
    chart(&mut screen, Charting::Order(Order::Code));
    screen.get_by_label("放大图表").click();
    screen.run_ok();
    let before = panels(&screen);
    assert!(before.len() > 3, "{before:?}");
    let rect = |s: &Screen, i: usize| {
        let name = s.state().state().drawing.panels[i].name.clone();
        s.get_by_label_contains(&format!("移动 {name}")).rect()
    };
    let (from, to) = (rect(&screen, 0).left_top(), rect(&screen, 2).right_top());
    // By the head of the panel, where no mark stands.
    screen.drag_at(from + egui::vec2(30.0, 8.0));
    screen.step();
    for i in 1..=8 {
        screen.hover_at(from + (to - from) * (i as f32 / 8.0) + egui::vec2(-8.0, 20.0));
        screen.step();
    }
    screen.drop_at(to + egui::vec2(-8.0, 20.0));
    screen.run_ok();
    let mut wanted = before.clone();
    let first = wanted.remove(0);
    wanted.insert(2, first);
    assert_eq!(screen.state().state().choice.form.order, Order::Own);
    assert_eq!(panels(&screen), wanted);
    screen.state_mut().apply(Command::Edit(Edit::Undo));
    screen.run_ok();
    assert_eq!(panels(&screen), before);

    let scene = screen.state().state().drawing.scene.clone().unwrap();
    let mark = scene.marks.iter().find(|m| m.region.starts_with(&before[1])).unwrap();
    let name = format!("{} {}", mark.region, mark.words);
    screen.get_by_label(&name).focus();
    screen.run_ok();
    screen.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    screen.run_ok();
    assert_eq!(panels(&screen)[..2], [before[1].clone(), before[0].clone()]);
    assert!(screen.get_by_label(&name).is_focused());
}

#[test]
fn small_charts_of_indicators_change_the_order_of_the_indicators() {
    let mut screen = samples(1600.0, 900.0);
    chart(&mut screen, Charting::Places(Scope::Picked(["广东省茂名市".to_owned()].into())));
    chart(&mut screen, Charting::Kind(Kind::Multiples));
    for id in ["retail_sales", "fixed_asset_investment"] {
        chart(&mut screen, Charting::Also(id.into()));
    }
    let before = panels(&screen);
    assert!(before.len() > 1, "{before:?}");
    let drawing = &screen.state().state().drawing;
    let scene = drawing.scene.clone().unwrap();
    let holds = |p: &duibiao::chart::Panel, m: &duibiao::chart::Mark| {
        let x = (m.core.min.x + m.core.max.x) / 2.0;
        let y = (m.core.min.y + m.core.max.y) / 2.0;
        (p.rect.min.x..=p.rect.max.x).contains(&x) && (p.rect.min.y..=p.rect.max.y).contains(&y)
    };
    let at = |i: usize| scene.marks.iter().find(|m| holds(&drawing.panels[i], m));
    let (i, mark) = (1..drawing.panels.len()).find_map(|i| Some((i, at(i)?))).unwrap();
    screen.get_by_label(&format!("{} {}", mark.region, mark.words)).focus();
    screen.run_ok();
    screen.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    screen.run_ok();
    let mut wanted = before.clone();
    wanted.swap(i - 1, i);
    assert_eq!(panels(&screen), wanted);
    let choice = &screen.state().state().choice;
    assert_eq!((&choice.indicator, choice.form.also.len()), (&wanted[0], 2));
}

#[test]
fn kinds_without_an_order_to_choose_say_why() {
    let mut screen = samples(1280.0, 800.0);
    for (kind, why) in
        [(Kind::Ladder, "阶梯里"), (Kind::Trend, "趋势里"), (Kind::Distribution, "分布里"), (Kind::Tiles, "格子图里")]
    {
        chart(&mut screen, Charting::Kind(kind));
        screen.get_by_label_contains(why);
    }
}

#[test]
fn among_many_reports_the_window_does_not_wait_for_the_chart() {
    let (mut screen, dir) = super::bench::loaded(230);
    let drawing = |s: &Screen| s.state().state().drawing.is_waiting();
    let scene = screen.state().state().drawing.scene.clone().expect("a chart");
    screen.state_mut().apply(Command::Edit(Edit::Chart(Charting::Kind(Kind::Heat))));
    let now = screen.state().state().drawing.scene.clone().unwrap();
    assert!(drawing(&screen) && std::sync::Arc::ptr_eq(&scene, &now), "the chart of before stays until then");
    // What is asked for meanwhile is drawn in the end.
    screen.state_mut().apply(Command::Edit(Edit::Chart(Charting::Title(Some("后来的标题".into())))));
    settle(&mut screen);
    let now = screen.state().state().drawing.scene.clone().unwrap();
    assert!(!drawing(&screen) && now.headline() == "后来的标题", "{}", now.headline());
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_kind_that_needs_room_is_moved_about_in_a_narrow_panel_or_enlarged() {
    let mut screen = samples(1280.0, 800.0);
    chart(&mut screen, Charting::Year(Some(2023)));
    let xiashan = reading(&screen, "霞山");
    view(&mut screen, View::Open(xiashan));
    for kind in [Kind::Tiles, Kind::Ladder] {
        chart(&mut screen, Charting::Kind(kind));
        let state = screen.state().state();
        assert!(state.drawing.is_larger_than(state.page), "{kind:?}");
        assert!(!state.drawing.remarks.contains(&Remark::PageTooSmall), "{kind:?}");
    }
    screen.get_by_label("放大图表").click();
    screen.run_ok();
    let state = screen.state().state();
    assert!(state.page.width > 1200.0 && !state.drawing.is_larger_than(state.page), "{:?}", state.page);
    screen.key_press(Key::Escape);
    screen.run_ok();
    assert!(screen.state().state().page.width < 500.0);
}
