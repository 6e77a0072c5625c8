//! The reader as a person uses it: words chosen across paragraphs and copied, find, keys, the outline after a jump.

use super::harness::*;
use super::pictures::picture;
use duibiao::app::{Task, View, Work};
use duibiao::ui::{Window, prepare};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

/// A report of our own making: every line is a paragraph of one line.
const REPORT: &str = "政府工作报告\n——2023年1月8日在茂名市第十三届人民代表大会第三次会议上\n\n各位代表：\n\n\
    一、2022年工作回顾\n\n甲段第一句。甲段第二句，增长4.5%。\n\n乙段讲开放。乙段讲改革。\n\n二、2023年工作安排\n\n\
    今年的主要预期目标是：地区生产总值增长6%以上。丙段讲改革。\n";

fn opened(name: &str, words: &str) -> (Screen, std::path::PathBuf) {
    let dir = folder(name);
    std::fs::write(dir.join("茂名市2023年政府工作报告.md"), words).unwrap();
    // Every event is a frame of its own; two clicks must be near each other in time.
    let mut screen = Harness::builder()
        .with_size([1280.0, 800.0])
        .with_step_dt(0.02)
        .with_max_steps(400)
        .with_context_setup(prepare)
        .build_eframe(|_| Window::new(reach(), Vec::new()));
    task(&mut screen, Task::Open(vec![dir.clone()]));
    settle(&mut screen);
    (screen, dir)
}

/// The words in sight on the page.
fn page(screen: &Screen) -> String {
    let all = screen.query_all_by_role(egui::Role::Document);
    all.filter_map(|n| n.accesskit_node().label()).collect()
}

fn button(screen: &Screen, at: Pos2, pressed: bool, modifiers: Modifiers) {
    screen.event_modifiers(Event::PointerMoved(at), modifiers);
    screen.event_modifiers(
        Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers },
        modifiers,
    );
}

/// So many clicks at a place, one after another as fast as a hand does it.
fn click(screen: &mut Screen, at: Pos2, times: usize, modifiers: Modifiers) {
    for _ in 0..times {
        button(screen, at, true, modifiers);
        button(screen, at, false, modifiers);
        screen.step();
    }
    screen.run_ok();
    // The next click is none of these.
    screen.run_steps(20);
}

/// Draws the mouse from one place to another.
fn draw(screen: &mut Screen, from: Pos2, to: Pos2) {
    button(screen, from, true, Modifiers::NONE);
    screen.step();
    for i in 1..=4 {
        screen.event(Event::PointerMoved(from + (to - from) * (i as f32 / 4.0)));
        screen.step();
    }
    button(screen, to, false, Modifiers::NONE);
    screen.run_ok();
}

fn chosen(screen: &Screen) -> String {
    let state = screen.state().state();
    let reading = state.open().unwrap();
    state.selection.words.map(|s| reading.text.words(s).to_owned()).unwrap_or_default()
}

fn copied(screen: &mut Screen) -> Option<String> {
    screen.event(Event::Copy);
    screen.step();
    screen.output().platform_output.commands.iter().find_map(|c| match c {
        egui::OutputCommand::CopyText(words) => Some(words.clone()),
        _ => None,
    })
}

/// Where a paragraph of one line stands: the gap before its first letter, found by choosing paragraph after paragraph.
fn line(screen: &mut Screen, words: &str) -> Pos2 {
    let page = screen.query_all_by_role(egui::Role::Document).next().expect("the page").rect();
    let mut y = page.top() + 10.0;
    while y < page.bottom() {
        // After the margin stands the indent of two letters.
        let at = pos2(page.left() + 20.0 + 30.0, y);
        click(screen, at, 3, Modifiers::NONE);
        if chosen(screen).starts_with(words) {
            click(screen, at, 1, Modifiers::NONE);
            return pos2(at.x, y + 8.0);
        }
        y += 12.0;
    }
    panic!("{words} is not in sight: {}", self::page(screen));
}

#[test]
fn words_are_chosen_across_paragraphs_and_copied_with_their_breaks() {
    let (mut screen, dir) = opened("choose", REPORT);
    let (from, to) = (line(&mut screen, "甲段第一句"), line(&mut screen, "乙段讲开放"));
    // 30 points in are the two characters of the indent: the first letter of each.
    draw(&mut screen, from, to + egui::vec2(15.0 * 5.0, 0.0));
    assert_eq!(copied(&mut screen).as_deref(), Some("甲段第一句。甲段第二句，增长4.5%。\n乙段讲开放"));
    assert!(
        chosen(&screen).starts_with("甲段第一句。") && chosen(&screen).ends_with("\n\n乙段讲开放"),
        "the file's own words"
    );
    // Shift and a click make it longer or shorter.
    click(&mut screen, from + egui::vec2(15.0 * 6.0, 0.0), 1, Modifiers::SHIFT);
    assert_eq!(copied(&mut screen).as_deref(), Some("甲段第一句。"));
    click(&mut screen, to + egui::vec2(200.0, 0.0), 1, Modifiers::NONE);
    assert_eq!(chosen(&screen), "");
    assert_eq!(copied(&mut screen), None);
    std::fs::remove_dir_all(dir).unwrap();
}

/// The menu of chosen words makes a figure of them.
#[test]
fn chosen_words_are_made_a_figure_from_their_menu() {
    let (mut screen, dir) = opened("menu", REPORT);
    let from = line(&mut screen, "甲段第一句");
    draw(&mut screen, from, from + egui::vec2(15.0 * 5.0, 0.0));
    let modifiers = Modifiers::NONE;
    for pressed in [true, false] {
        screen.event(Event::PointerButton { pos: from, button: PointerButton::Secondary, pressed, modifiers });
    }
    screen.run_ok();
    screen.get_by_label("复制");
    assert_eq!(screen.query_all_by_label("补录为指标").count(), 2, "in the bar and in the menu");
    screen.query_all_by_label("补录为指标").last().unwrap().click();
    screen.run_ok();
    assert!(screen.query_by_label("保存").is_some(), "the fields are there");
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn two_clicks_choose_a_sentence_or_a_number_and_three_a_paragraph() {
    let (mut screen, dir) = opened("clicks", REPORT);
    let at = line(&mut screen, "乙段讲开放") + egui::vec2(15.0 * 7.0, 0.0);
    click(&mut screen, at, 2, Modifiers::NONE);
    assert_eq!(chosen(&screen), "乙段讲改革。");
    click(&mut screen, at, 3, Modifiers::NONE);
    assert_eq!(chosen(&screen), "乙段讲开放。乙段讲改革。");
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn find_goes_round_and_is_closed() {
    let (mut screen, dir) = opened("find", REPORT);
    screen.key_press_modifiers(Modifiers::COMMAND, Key::F);
    screen.run_ok();
    screen.get_by_label("查找本报告").type_text("改革");
    screen.run_ok();
    screen.get_by_label("1 / 2");
    screen.key_press(Key::Enter);
    screen.run_ok();
    screen.get_by_label("2 / 2");
    screen.key_press(Key::Enter);
    screen.run_ok();
    screen.get_by_label("1 / 2");
    screen.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    screen.run_ok();
    screen.get_by_label("2 / 2");
    screen.key_press(Key::Escape);
    screen.run_ok();
    assert!(screen.query_by_label("查找本报告").is_none());
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn find_brings_what_it_finds_into_sight() {
    let filler = "这一段只为把报告拉长，没有别的意思。\n\n".repeat(3000);
    let (mut screen, dir) =
        opened("find-far", &REPORT.replace("丙段讲改革。\n", &format!("丙段。\n\n{filler}最后一段讲深海。\n")));
    assert!(!page(&screen).contains("深海"));
    screen.get_by_label("在本报告中查找").click();
    screen.run_ok();
    screen.get_by_label("查找本报告").type_text("深海");
    screen.run_ok();
    screen.get_by_label("1 / 1");
    assert!(page(&screen).contains("深海"), "{}", page(&screen));
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn keys_go_from_figure_to_figure() {
    let mut screen = samples(1280.0, 800.0);
    let maoming = reading(&screen, "茂名");
    view(&mut screen, View::Open(maoming));
    view(&mut screen, View::Figure(Some(0)));
    let at = |s: &Screen| s.state().state().figure().map(|f| f.evidence.value.start);
    let first = at(&screen);
    screen.key_press(Key::F8);
    screen.run_ok();
    let second = at(&screen);
    assert!(second >= first && screen.state().state().selection.figure != Some(0));
    screen.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    screen.run_ok();
    assert_eq!(screen.state().state().selection.figure, Some(0));
}

/// After a jump to any section it is the lit one, and the title above the page is that of its part of the report.
#[test]
fn the_section_that_was_gone_to_is_lit() {
    let mut screen = samples(1280.0, 800.0);
    for file in ["茂名", "国务院", "廉江"] {
        let index = reading(&screen, file);
        view(&mut screen, View::Open(index));
        let sections = screen.state().state().open().unwrap().report.sections.clone();
        for (i, section) in sections.iter().enumerate().filter(|(_, s)| s.depth <= 3) {
            view(&mut screen, View::Section(i));
            let lit = screen
                .query_all_by_label(&section.title)
                .any(|n| n.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True));
            assert!(lit, "{file}: {} is lit", section.title);
            let mut top = i;
            while let Some(parent) = sections[top].parent {
                top = parent;
            }
            let heads = screen.query_all_by_role(egui::Role::Heading);
            let said: Vec<String> = heads.filter_map(|n| n.accesskit_node().label()).collect();
            assert!(said.contains(&sections[top].title), "{file}: {} under {said:?}", section.title);
        }
    }
}

#[test]
fn aims_of_the_plan_and_of_the_year_stand_under_their_own_sections() {
    let words = "政府工作报告\n——2021年1月8日在茂名市第十三届人民代表大会第三次会议上\n\n各位代表：\n\n\
        二、“十四五”时期发展目标\n\n“十四五”时期的主要目标是：地区生产总值年均增长6.5%左右。\n\n三、2021年工作安排\n\n\
        今年的主要预期目标是：地区生产总值增长6%以上。\n";
    let (screen, dir) = opened("outline", words);
    let top = |name: &str| screen.query_all_by_label(name).next().unwrap_or_else(|| panic!("no {name}")).rect().top();
    let rows = ["二、“十四五”时期发展目标", "规划目标", "三、2021年工作安排", "主要预期目标"].map(top);
    assert!(rows.is_sorted(), "{rows:?}");
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_remark_opens_its_passage() {
    let words = "政府工作报告\n——2023年1月8日在茂名市第十三届人民代表大会第三次会议上\n（征求意见稿）\n\n各位代表：\n\n\
        一、2022年工作回顾\n\n过去一年，全市地区生产总值增长0.8%。\n\n二、2023年工作安排\n\n\
        今年的主要预期目标是：地区生产总值增长6%以上。\n";
    let (mut screen, dir) = opened("passage", words);
    screen.get_by_label("非定稿");
    view(&mut screen, View::Work(Work::Remarks));
    screen.get_by_label("打开原文").click();
    screen.run_ok();
    assert!(chosen(&screen).contains("征求意见稿"), "{}", chosen(&screen));
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn pictures_of_the_reader() {
    let mut screen = samples(1280.0, 800.0);
    let maoming = reading(&screen, "茂名");
    view(&mut screen, View::Open(maoming));
    screen.key_press_modifiers(Modifiers::COMMAND, Key::F);
    screen.run_ok();
    screen.get_by_label("查找本报告").type_text("增长");
    screen.run_ok();
    let page = screen.query_all_by_role(egui::Role::Document).next().unwrap().rect();
    draw(&mut screen, page.min + egui::vec2(60.0, 60.0), page.min + egui::vec2(240.0, 150.0));
    screen.event(Event::PointerMoved(pos2(2.0, 2.0)));
    screen.run_ok();
    picture(&mut screen, "reader-find");
    dark(&mut screen);
    picture(&mut screen, "reader-find-dark");
}
