//! The library panel as a person uses it: filter by how names sound, heaps of work, places picked for the chart.

use super::harness::*;
use super::pictures::picture;
use duibiao::app::{Scope, ShelfChange, Task, View, Work};
use egui::{Event, Modifiers, PointerButton};
use egui_kittest::kittest::Queryable;

const FILTER: &str = "筛选地名、拼音、年份";

fn click_with(screen: &mut Screen, label: &str, modifiers: Modifiers) {
    let at = screen.get_by_label(label).rect().left_center() + egui::vec2(60.0, 0.0);
    screen.event(Event::PointerMoved(at));
    for pressed in [true, false] {
        let press = Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers };
        screen.event_modifiers(press, modifiers);
    }
    screen.run_ok();
}

#[test]
fn a_place_is_found_by_the_initials_of_its_name() {
    let mut screen = samples(1280.0, 800.0);
    screen.get_by_label(FILTER).focus();
    screen.run_ok();
    screen.get_by_label(FILTER).type_text("zj");
    screen.run_ok();
    screen.get_by_label("广东省湛江市");
    assert!(screen.query_by_label("广东省茂名市").is_none());
    screen.get_by_label("广东省湛江市霞山区");
    screen.get_by_label("清除筛选").click();
    screen.run_ok();
    screen.get_by_label("广东省茂名市");
    assert!(screen.query_by_label("清除筛选").is_none());
    // A single hit is opened by Enter; Escape clears.
    screen.get_by_label(FILTER).focus();
    screen.run_ok();
    screen.get_by_label(FILTER).type_text("maom 23");
    screen.run_ok();
    screen.key_press(egui::Key::Enter);
    screen.run_ok();
    let open = screen.state().state().open().unwrap().file.clone();
    assert!(open.contains("茂名"), "{open}");
    screen.get_by_label(FILTER).focus();
    screen.run_ok();
    screen.key_press(egui::Key::Escape);
    screen.run_ok();
    assert_eq!(screen.state().state().shelf.filter, "");
    screen.get_by_label("广东省湛江市");
}

#[test]
fn heaps_show_what_wants_a_person() {
    let dir = folder("heaps");
    let maoming = duibiao::host::samples().iter().find(|s| s.relative.contains("茂名")).unwrap().bytes;
    std::fs::write(dir.join("a茂名市2023年政府工作报告.md"), maoming).unwrap();
    std::fs::write(dir.join("b茂名市2023年政府工作报告（转载）.md"), maoming).unwrap();
    std::fs::write(dir.join("空.txt"), "").unwrap();
    let mut screen = window(1280.0, 800.0, reach());
    task(&mut screen, Task::Open(vec![dir.clone()]));
    settle(&mut screen);
    assert_eq!(screen.state().state().shelf.counts, [0, 0, 1, 1]);
    screen.get_by_label("重复 1").click();
    screen.run_ok();
    let both = screen.query_all_by_label("广东省茂名市 2023").filter(|n| n.rect().width() > 150.0).count();
    assert_eq!(both, 2, "the copy beside its first");
    screen.get_by_label("未能读取 1").click();
    screen.run_ok();
    assert_eq!(screen.state().state().shelf.rows.len(), 1);
    screen.get_by_label("信息存疑 0").click();
    screen.run_ok();
    assert!(screen.state().state().shelf.rows.is_empty());
    screen.get_by_label("信息存疑 0").click();
    screen.run_ok();
    screen.get_by_label("广东省茂名市");
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn places_are_picked_and_sent_to_the_chart() {
    let mut screen = samples(1280.0, 800.0);
    click_with(&mut screen, "广东省佛山市", Modifiers::COMMAND);
    click_with(&mut screen, "广东省茂名市", Modifiers::COMMAND);
    let picked = |s: &Screen| s.state().state().shelf.picked.len();
    assert_eq!(picked(&screen), 2);
    screen.get_by_label("画图").click();
    screen.run_ok();
    let Scope::Picked(places) = &screen.state().state().choice.scope else { panic!("the chart shows the picked") };
    assert_eq!(places.iter().map(String::as_str).collect::<Vec<_>>(), ["广东省佛山市", "广东省茂名市"]);
    click_with(&mut screen, "广东省珠海市", Modifiers::SHIFT);
    assert!(picked(&screen) > 3, "all between");
    screen.get_by_label("取消选择").click();
    screen.run_ok();
    assert_eq!(picked(&screen), 0);
}

/// Ten thousand places: only those in sight are drawn, and the list is the same from frame to frame.
#[test]
fn only_what_is_in_sight_is_drawn() {
    let mut screen = samples(1280.0, 800.0);
    let rows = screen.state().state().shelf.rows.clone();
    screen.run_steps(3);
    assert_eq!(screen.state().state().shelf.rows, rows);
    view(&mut screen, View::Shelf(ShelfChange::Fold("广东省".into(), false)));
    assert!(screen.query_by_label("广东省茂名市").is_none());
    assert_eq!(screen.state().state().work, Work::Reading);
}

#[test]
fn pictures_of_the_library() {
    let mut screen = samples(1280.0, 800.0);
    let maoming = reading(&screen, "茂名");
    view(&mut screen, View::Open(maoming));
    click_with(&mut screen, "广东省佛山市", Modifiers::COMMAND);
    click_with(&mut screen, "广西壮族自治区崇左市", Modifiers::COMMAND);
    screen.event(Event::PointerMoved(egui::pos2(640.0, 60.0)));
    screen.run_ok();
    picture(&mut screen, "library-picked");
}
