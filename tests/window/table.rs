//! 指标: sorted, filtered, chosen and copied by mouse and keys; the sentence of a row always in sight.

use super::harness::*;
use duibiao::app::{Change, Column, Notice, View, Work};
use duibiao::locale::Language;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

fn table(width: f32, height: f32) -> Screen {
    let mut screen = samples(width, height);
    screen.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    screen.run_ok();
    assert_eq!(screen.state().state().work, Work::Figures);
    screen
}

#[test]
fn all_first_columns_stand_in_a_narrow_window() {
    for language in [Language::Chinese, Language::English] {
        let mut screen = table(1024.0, 700.0);
        view(&mut screen, View::Language(language));
        let heads: Vec<f32> = screen.query_all_by_role(Role::ColumnHeader).map(|h| h.rect().right()).collect();
        assert_eq!(heads.len(), 12);
        assert!(heads.iter().all(|right| *right <= 1024.0), "{heads:?}");
    }
}

fn change(screen: &mut Screen, change: Change) {
    view(screen, View::Table(change));
}

fn rows(screen: &Screen) -> usize {
    screen.state().state().table.rows().len()
}

#[test]
fn the_table_shows_every_figure_and_folds_the_chart() {
    let screen = table(1280.0, 800.0);
    let library = &screen.state().state().library;
    let all: usize = library.readings.iter().map(|r| r.figures.len()).sum();
    assert_eq!(rows(&screen), all);
    screen.get_by_label("展开图表");
    assert!(screen.query_all_by_role(Role::Row).count() >= 15, "rows can be named");
}

#[test]
fn a_click_on_a_head_sorts_up_then_down() {
    let mut screen = table(1280.0, 800.0);
    let first = |s: &Screen| {
        let state = s.state().state();
        let (_, figure) = state.table.rows()[0].of(&state.library).unwrap();
        figure.value.point()
    };
    screen.get_by_role_and_label(Role::ColumnHeader, "值").click();
    screen.run_ok();
    let lowest = first(&screen);
    screen.get_by_role_and_label(Role::ColumnHeader, "值 升序").click();
    screen.run_ok();
    assert!(lowest < first(&screen), "{lowest:?} < {:?}", first(&screen));
}

#[test]
fn words_typed_over_a_column_and_values_picked_filter() {
    let mut screen = table(1280.0, 800.0);
    let all = rows(&screen);
    screen.get_by_label("筛选 地区").focus();
    screen.run_ok();
    screen.get_by_label("筛选 地区").type_text("zhongguo");
    screen.run_ok();
    let nation = rows(&screen);
    assert!((1..all).contains(&nation), "{nation} of {all}");
    screen.get_by_label("从列表选 类别").click();
    screen.run_ok();
    screen.get_by_role_and_label(Role::Button, "实绩").click();
    screen.run_ok();
    assert!((1..nation).contains(&rows(&screen)));
    screen.key_press(Key::Escape);
    screen.run_ok();
    // The chips say what is filtered, and lift it.
    screen.get_by_label("取消筛选 类别").click();
    screen.run_ok();
    assert_eq!(rows(&screen), nation);
    screen.get_by_label("全部清除").click();
    screen.run_ok();
    assert_eq!(rows(&screen), all);
}

#[test]
fn nothing_found_says_what_to_do() {
    let mut screen = table(1280.0, 800.0);
    change(&mut screen, Change::Typed(Column::Written, "没有这样的句子".into()));
    assert_eq!(rows(&screen), 0);
    screen.query_all_by_label("全部清除").next().unwrap().click();
    screen.run_ok();
    assert!(rows(&screen) > 100);
}

#[test]
fn a_row_is_chosen_its_sentence_shown_and_opened_by_keys() {
    let mut screen = table(1280.0, 800.0);
    let label = {
        let state = screen.state().state();
        let (reading, figure) = state.table.rows()[2].of(&state.library).unwrap();
        reading.text.words(figure.evidence.value).to_owned()
    };
    let third = screen.query_all_by_role(Role::Row).nth(2).unwrap();
    third.click();
    screen.run_ok();
    let chosen = screen.state().state().table.selection.cell.unwrap().0;
    assert_eq!(chosen, screen.state().state().table.rows()[2], "{label}");
    for _ in 0..2 {
        screen.key_press(Key::ArrowDown);
        screen.run_ok();
    }
    let now = screen.state().state().table.selection.cell.unwrap().0;
    assert_eq!(now, screen.state().state().table.rows()[4]);
    screen.key_press(Key::Enter);
    screen.run_ok();
    let state = screen.state().state();
    assert_eq!(state.work, Work::Reading);
    assert_eq!(state.selection.reading, Some(now.reading as usize));
    assert_eq!(state.selection.figure, Some(now.figure as usize));
}

#[test]
fn the_last_row_is_brought_into_sight() {
    let mut screen = table(1280.0, 800.0);
    screen.query_all_by_role(Role::Row).next().unwrap().click();
    screen.run_ok();
    screen.key_press(Key::End);
    screen.run_ok();
    let rows = screen.state().state().table.rows();
    assert_eq!(screen.state().state().table.selection.at().map(|a| a.0), Some(rows.len() - 1));
    let lowest = screen.query_all_by_role(Role::Row).map(|n| n.rect().bottom()).fold(0.0, f32::max);
    assert!((500.0..660.0).contains(&lowest), "the last row stands above the sentence: {lowest}");
}

#[test]
fn chosen_rows_are_copied() {
    let mut screen = table(1280.0, 800.0);
    screen.query_all_by_role(Role::Row).next().unwrap().click();
    screen.run_ok();
    screen.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    screen.run_ok();
    screen.get_by_label("复制含表头").click();
    screen.step();
    while screen.state().state().copying.is_running() {
        std::thread::sleep(std::time::Duration::from_millis(5));
        screen.step();
    }
    assert_eq!(screen.state().state().notice, Some(Notice::Copied(2)));
}

/// Copies what the window would and gives back how many lines and columns without the head.
fn copied(screen: &mut Screen) -> usize {
    screen.step();
    while screen.state().state().copying.is_running() {
        std::thread::sleep(std::time::Duration::from_millis(5));
        screen.step();
    }
    match screen.state().state().notice {
        Some(Notice::Copied(rows)) => rows,
        ref other => panic!("{other:?}"),
    }
}

/// A row far away was ticked and forgotten; three cells are chosen after it: Ctrl+C takes the three.
#[test]
fn cells_chosen_after_a_tick_are_copied_and_the_menu_names_both() {
    let mut screen = table(1280.0, 800.0);
    let far = *screen.state().state().table.rows().last().unwrap();
    change(&mut screen, Change::Tick { row: far, extend: false });
    let second = screen.state().state().table.rows()[1];
    change(&mut screen, Change::Cell { row: second, column: Column::Value, extend: false });
    for _ in 0..2 {
        screen.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
        screen.run_ok();
    }
    screen.event(egui::Event::Copy);
    assert_eq!(copied(&mut screen), 3);
    screen.query_all_by_role(Role::Row).nth(2).unwrap().click_secondary();
    screen.run_ok();
    screen.get_by_label("复制选中的单元格");
    screen.get_by_label("复制勾选的行").click();
    assert_eq!(copied(&mut screen), 1);
    // A tick made last is what is meant.
    change(&mut screen, Change::Tick { row: second, extend: false });
    screen.event(egui::Event::Copy);
    assert_eq!(copied(&mut screen), 2);
}

#[test]
fn columns_are_chosen() {
    let mut screen = table(1280.0, 800.0);
    screen.get_by_label("列").click();
    screen.run_ok();
    screen.get_by_role_and_label(Role::Button, "口径").click();
    screen.run_ok();
    screen.key_press(Key::Escape);
    screen.run_ok();
    screen.get_by_role_and_label(Role::ColumnHeader, "口径");
}

#[test]
fn a_cell_is_changed_in_place_and_undone() {
    let mut screen = table(1280.0, 800.0);
    change(&mut screen, Change::Typed(Column::Region, "茂名".into()));
    let value = |s: &Screen| {
        let state = s.state().state();
        let (_, figure) = state.table.rows()[0].of(&state.library).unwrap();
        (figure.value.bound, figure.value.low, figure.value.high)
    };
    let before = value(&screen);
    let row = screen.state().state().table.rows()[0];
    change(&mut screen, Change::Cell { row, column: Column::Value, extend: false });
    screen.key_press(Key::F2);
    screen.run_ok();
    screen.key_press_modifiers(Modifiers::COMMAND, Key::A);
    screen.get_by_role_and_label(Role::TextInput, "值").type_text("7.25%以上");
    screen.run_ok();
    screen.key_press(Key::Enter);
    screen.run_ok();
    assert_eq!(value(&screen), (duibiao::quantity::Bound::AtLeast, Some(7.25), None));
    let state = screen.state().state();
    assert_eq!(state.work, Work::Figures, "Enter ends the edit and opens nothing");
    assert_eq!(row.of(&state.library).unwrap().1.standing(), duibiao::figures::Standing::Corrected);
    screen.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    screen.run_ok();
    assert_eq!(value(&screen), before);
    // What cannot be understood changes nothing.
    screen.key_press(Key::F2);
    screen.run_ok();
    screen.key_press_modifiers(Modifiers::COMMAND, Key::A);
    screen.get_by_role_and_label(Role::TextInput, "值").type_text("许多");
    screen.run_ok();
    screen.key_press(Key::Enter);
    screen.run_ok();
    assert_eq!(value(&screen), before);
}

/// Compares with a picture that was looked at; skipped, aloud, without a renderer.
fn picture(screen: &mut Screen, name: &str) {
    let drawn = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| screen.render()));
    let Ok(Ok(image)) = drawn else {
        assert!(std::env::var_os("DUIBIAO_PICTURES").is_none(), "no renderer for {name}");
        eprintln!("SKIPPED: no renderer for the picture {name}");
        return;
    };
    let options =
        egui_kittest::SnapshotOptions::new().threshold(1.0).max_failed_pixels(60).output_path("tests/pictures");
    if let Err(e) = egui_kittest::try_image_snapshot_options(&image, name, &options) {
        panic!("{e}");
    }
}

fn filled(screen: &mut Screen) {
    change(screen, Change::Pick(Column::Kind, "kind-target".into()));
    change(screen, Change::Typed(Column::Year, "2023".into()));
    let row = screen.state().state().table.rows()[2];
    change(screen, Change::Cell { row, column: Column::Value, extend: false });
    change(screen, Change::Tick { row, extend: false });
}

#[test]
fn pictures_of_the_table() {
    let mut screen = table(1280.0, 800.0);
    filled(&mut screen);
    picture(&mut screen, "table-1280");
    dark(&mut screen);
    picture(&mut screen, "table-1280-dark");
    change(&mut screen, Change::Typed(Column::Written, "没有这样的句子".into()));
    picture(&mut screen, "table-no-match-dark");
}

/// More pictures for the eye, with DUIBIAO_LOOK=folder.
#[test]
fn pictures_of_the_table_for_the_eye() {
    let Some(folder) = std::env::var_os("DUIBIAO_LOOK").map(std::path::PathBuf::from) else { return };
    let save = |screen: &mut Screen, name: &str| {
        screen.render().unwrap().save(folder.join(format!("{name}.png"))).unwrap();
    };
    let mut screen = table(1280.0, 800.0);
    save(&mut screen, "table-all");
    screen.get_by_label("从列表选 指标").click();
    screen.run_ok();
    save(&mut screen, "table-pick");
    let mut small = table(1024.0, 700.0);
    filled(&mut small);
    view(&mut small, View::Language(Language::English));
    save(&mut small, "table-1024-english");
    let mut wide = table(2560.0, 1440.0);
    filled(&mut wide);
    save(&mut wide, "table-2560");
}
