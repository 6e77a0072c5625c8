//! The dialog that saves tables, as a person uses it.

use duibiao::app::{Change, Charting, Column, CompareView, View, Work};
use duibiao::comparison::{Coding, Constraint, Point};
use egui_kittest::kittest::Queryable;

use crate::harness::*;

/// The button of the dialog, which lies lower than the one of the panel.
fn press_export(screen: &mut Screen) {
    let lowest = |a: &egui_kittest::Node<'_>, b: &egui_kittest::Node<'_>| a.rect().top().total_cmp(&b.rect().top());
    screen.query_all_by_label("导出").max_by(lowest).unwrap().click();
    screen.run_ok();
}

fn open(screen: &mut Screen) {
    screen.key_press_modifiers(egui::Modifiers::COMMAND.plus(egui::Modifiers::SHIFT), egui::Key::E);
    screen.run_ok();
}

/// A file that stands there is asked about, and kept until the person says so.
#[test]
fn a_file_that_stands_there_is_asked_about() {
    let dir = folder("tables-asked");
    let path = dir.join("表.xlsx");
    std::fs::write(&path, "mine").unwrap();
    let mut screen = samples(1280.0, 800.0);
    open(&mut screen);
    let field = screen.get_by_label("表格文件的路径");
    field.focus();
    screen.run_ok();
    screen.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    screen.get_by_label("表格文件的路径").type_text(&path.display().to_string());
    screen.run_ok();
    press_export(&mut screen);
    assert_eq!(std::fs::read(&path).unwrap(), b"mine");
    screen.get_by_label("替换").click();
    screen.run_ok();
    settle(&mut screen);
    assert!(std::fs::read(&path).unwrap().starts_with(b"PK"));
    std::fs::remove_dir_all(dir).unwrap();
}

/// Presses 导出 of a view, names a CSV file in the dialog and saves; returns the lines without the head.
fn saved(screen: &mut Screen, name: &str) -> Vec<csv::StringRecord> {
    let dir = folder(name);
    let path = dir.join("表.csv");
    screen.query_all_by_label("导出").min_by(|a, b| a.rect().left().total_cmp(&b.rect().left())).unwrap().click();
    screen.run_ok();
    screen.get_by_label("CSV").click();
    screen.run_ok();
    screen.get_by_label("表格文件的路径").focus();
    screen.run_ok();
    screen.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    screen.get_by_label("表格文件的路径").type_text(&path.display().to_string());
    screen.run_ok();
    press_export(screen);
    settle(screen);
    let records = csv::Reader::from_path(&path).unwrap().records().map(Result::unwrap).collect();
    std::fs::remove_dir_all(dir).unwrap();
    records
}

/// 对比, 指标 and 检索 are saved as they are shown: the same places, years and indicators, rows in the same order.
#[test]
fn a_view_is_saved_as_it_is_shown() {
    let mut screen = samples(1280.0, 800.0);
    let places = ["广东省茂名市", "广东省佛山市"].map(str::to_owned).to_vec();
    view(&mut screen, View::Compare(CompareView::Years(vec![2023])));
    view(&mut screen, View::Work(Work::Compare));
    view(&mut screen, View::Compare(CompareView::Places(places)));
    view(&mut screen, View::Compare(CompareView::Differing(true)));
    let shown = screen.state().state().compare_shown();
    let rows = saved(&mut screen, "view-compare");
    let lines = shown.lines.len() + shown.references.len();
    assert!(shown.columns.len() > 1 && shown.columns.len() < screen.state().state().compare.table.columns.len());
    assert_eq!(rows.len(), shown.columns.len() * lines, "a row a place and indicator that is shown");
    assert!(rows.iter().all(|r| r.iter().any(|c| c == "茂名市" || c == "佛山市")));

    view(&mut screen, View::Work(Work::Figures));
    view(&mut screen, View::Table(Change::Typed(Column::Year, "2023".into())));
    let table = &screen.state().state().table;
    let (count, columns) = (table.rows().len(), table.columns.len());
    let rows = saved(&mut screen, "view-figures");
    assert_eq!((rows.len(), rows[0].len()), (count, columns + 2), "the columns shown, then file and sentence");
    assert!(rows.iter().all(|r| r.iter().any(|c| c == "2023")));

    view(&mut screen, View::Work(Work::Search));
    screen.get_by_label("搜全部报告里的字词").type_text("就业");
    screen.run_ok();
    while screen.state().state().search.is_running() {
        screen.step();
    }
    screen.run_ok();
    let hits = screen.state().state().search.listing.listed.hits;
    let rows = saved(&mut screen, "view-search");
    assert!(rows.len() > 3 && rows.len() <= hits);
    assert!(rows.iter().all(|r| r[3].contains("就业") && r[4].contains(&r[3])), "words and their sentence");
}

/// The rule is chosen once: it is kept in the settings, and the dialog says whose rank it changes.
#[test]
fn the_coding_rule_is_chosen_once() {
    let mut screen = samples(1280.0, 800.0);
    chart(&mut screen, Charting::Year(Some(2023)));
    open(&mut screen);
    screen.get_by_label("下限").click();
    screen.run_ok();
    assert_eq!(screen.state().state().settings.coding, Coding::all(Point::Low));
    assert!(screen.query_by_label_contains("位次").is_some());
}

/// Each bound has its rule and each sign of hardness its own in the settings; what a switch changes is said there.
#[test]
fn the_settings_hold_a_rule_for_each_bound() {
    let mut screen = samples(1280.0, 1600.0);
    chart(&mut screen, Charting::Year(Some(2023)));
    screen.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Comma);
    screen.run_ok();
    // The first 记缺失 is that of all bounds, then ranges, 左右, 以上, 以内.
    let press = |screen: &mut Screen, words: &str, nth: usize| {
        screen.query_all_by_label(words).nth(nth).unwrap().click();
        screen.run_ok();
    };
    press(&mut screen, "记缺失", 2);
    press(&mut screen, "下限", 1);
    let coding = screen.state().state().settings.coding;
    assert_eq!((coding.range, coding.about, coding.at_least), (Point::Low, Point::Missing, Point::Mid));
    assert!(screen.query_all_by_label_contains("位次").count() > 0);
    press(&mut screen, "软", 6);
    assert_eq!(screen.state().state().settings.coding.hard.at_least, Constraint::Soft);
    assert!(screen.query_by_label_contains("个年度目标的软硬约束有变").is_some());
    screen.get_by_label("恢复默认规则").click();
    screen.run_ok();
    assert_eq!(screen.state().state().settings.coding, Coding::default());
}

/// Pictures for the eye: run with DUIBIAO_LOOK=folder to write them.
#[test]
fn the_dialog_of_tables_for_the_eye() {
    let Some(folder) = std::env::var_os("DUIBIAO_LOOK").map(std::path::PathBuf::from) else { return };
    for (name, width, height, shade) in [
        ("tables-1024", 1024.0, 700.0, duibiao::app::Shade::Light),
        ("tables-dark", 1280.0, 800.0, duibiao::app::Shade::Dark),
    ] {
        let mut screen = samples(width, height);
        chart(&mut screen, Charting::Year(Some(2023)));
        view(&mut screen, View::Shade(shade));
        open(&mut screen);
        screen.get_by_label("下限").click();
        screen.run_ok();
        screen.render().unwrap().save(folder.join(format!("{name}.png"))).unwrap();
        screen.key_press(egui::Key::Escape);
        screen.run_ok();
        screen.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Comma);
        screen.run_ok();
        screen.get_by_label("恢复默认规则").scroll_to_me();
        screen.run_ok();
        screen.query_all_by_label("下限").next().unwrap().click();
        screen.run_ok();
        screen.render().unwrap().save(folder.join(format!("{name}-settings.png"))).unwrap();
        screen.key_press(egui::Key::Escape);
        screen.run_ok();
        for (work, tab) in [(Work::Figures, "figures"), (Work::Search, "search"), (Work::Compare, "compare")] {
            let places = screen.state().state().compare_places();
            view(&mut screen, View::Compare(CompareView::Places(places)));
            view(&mut screen, View::Work(work));
            if work == Work::Search {
                screen.get_by_label("搜全部报告里的字词").type_text("就业");
                screen.run_ok();
                while screen.state().state().search.is_running() {
                    screen.step();
                }
            }
            settle(&mut screen);
            screen.render().unwrap().save(folder.join(format!("{name}-{tab}.png"))).unwrap();
            open(&mut screen);
            screen.render().unwrap().save(folder.join(format!("{name}-{tab}-dialog.png"))).unwrap();
            screen.key_press(egui::Key::Escape);
            screen.run_ok();
        }
    }
}
