//! The frame: tabs, the one list of commands through menus, keys and palette, settings that come back.

use std::path::Path;

use super::harness::*;
use duibiao::app::{
    Change, Charting, Column, Command, Edit, Naming, Reach, Scope, Shade, ShelfChange, ShelfRow, Task, View, Work,
};
use duibiao::chart::Kind;
use duibiao::locale::Language;
use duibiao::reading::Rules;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

fn keeping(dir: &Path) -> Reach {
    let kept = duibiao::app::reader(Rules::bundled().unwrap(), std::sync::Arc::new(|| ()), Some(dir.join("data")));
    Reach { settings: Some(dir.join("settings.json")), ..kept }
}

fn open_palette(screen: &mut Screen, typed: &str) {
    screen.key_press_modifiers(Modifiers::COMMAND, Key::K);
    screen.run_ok();
    screen.get_by_label(HINT).type_text(typed);
    screen.run_ok();
}

/// A row of the palette.
fn option(screen: &Screen, name: &str) {
    screen.get_by_role_and_label(egui::accesskit::Role::ListBoxOption, name);
}

const HINT: &str = "搜命令、地名、指标，可用拼音首字母";

#[test]
fn the_palette_runs_a_command_found_by_initials() {
    let mut screen = samples(1280.0, 800.0);
    open_palette(&mut screen, "ss");
    // 深色 is found by ss; Enter runs the first that is found.
    option(&screen, "深色");
    screen.key_press(Key::Enter);
    screen.run_ok();
    assert_eq!(screen.state().state().settings.shade, Shade::Dark);
    assert!(screen.query_by_label(HINT).is_none(), "the palette is closed");
}

#[test]
fn the_palette_goes_to_a_place_and_charts_an_indicator() {
    let mut screen = samples(1280.0, 800.0);
    open_palette(&mut screen, "maom");
    screen.key_press(Key::Enter);
    screen.run_ok();
    let state = screen.state().state();
    let place = state.open().and_then(|r| r.report.place.as_ref()).map(|p| p.value.region.clone());
    assert_eq!(place.as_deref(), Some("广东省茂名市"));
    open_palette(&mut screen, "gdzctz");
    screen.key_press(Key::Enter);
    screen.run_ok();
    assert_eq!(screen.state().state().choice.indicator, "fixed_asset_investment");
}

#[test]
fn the_palette_opens_a_chart_that_was_saved_under_a_name() {
    let mut screen = samples(1280.0, 800.0);
    chart(&mut screen, Charting::Kind(Kind::Heat));
    screen.state_mut().apply(Command::Edit(Edit::Charts(Naming::Save("各市热力对照".into()))));
    chart(&mut screen, Charting::Kind(Kind::Range));
    open_palette(&mut screen, "gsrl");
    option(&screen, "各市热力对照");
    screen.key_press(Key::Enter);
    screen.run_ok();
    assert_eq!(screen.state().state().choice.form.kind, Kind::Heat);
}

#[test]
fn a_place_without_a_report_of_its_own_leads_to_those_below_it() {
    let mut screen = samples(1280.0, 800.0);
    open_palette(&mut screen, "zj");
    option(&screen, "湛江市");
    screen.key_press(Key::Enter);
    screen.run_ok();
    let scope = screen.state().state().choice.scope.clone();
    assert_eq!(scope, Scope::Below("广东省湛江市".into()));
}

#[test]
fn the_palette_is_walked_with_arrows_and_left_with_escape() {
    let mut screen = samples(1280.0, 800.0);
    open_palette(&mut screen, "text");
    // English names are found in a Chinese window too.
    option(&screen, "正文放大");
    option(&screen, "正文缩小");
    screen.key_press(Key::ArrowDown);
    screen.run_ok();
    screen.key_press(Key::Enter);
    screen.run_ok();
    let size = screen.state().state().settings.reading_size;
    assert!((size - 14.0).abs() < 0.01, "the second was run: {size}");
    open_palette(&mut screen, "没有这样的命令");
    screen.get_by_label(HINT);
    screen.key_press(Key::Escape);
    screen.run_ok();
    assert!(screen.query_by_label(HINT).is_none());
}

#[test]
fn keys_do_what_the_list_says() {
    let mut screen = samples(1280.0, 800.0);
    assert!(screen.query_by_label("展开图表").is_none());
    screen.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::B);
    screen.run_ok();
    screen.get_by_label("展开图表");
    assert!(screen.query_by_label("展开资料库").is_none(), "Ctrl+Shift+B is not Ctrl+B");
    screen.key_press_modifiers(Modifiers::COMMAND, Key::B);
    screen.run_ok();
    screen.get_by_label("展开资料库");
}

#[test]
fn a_menu_shows_what_can_be_done_with_its_keys() {
    let mut screen = window(1280.0, 800.0, reach());
    screen.run_ok();
    screen.get_by_label("图表").click();
    screen.run_ok();
    let export = screen.get_by_label("导出图表");
    assert!(export.accesskit_node().is_disabled(), "there is no chart to be saved");
}

#[test]
fn tabs_are_named_and_the_remarks_are_left_by_one() {
    let mut screen = samples(1280.0, 800.0);
    view(&mut screen, View::Work(Work::Remarks));
    screen.get_by_role_and_label(egui::accesskit::Role::Tab, "阅读").click();
    screen.run_ok();
    assert_eq!(screen.state().state().work, Work::Reading);
}

#[test]
fn settings_come_back() {
    let dir = folder("settings");
    let mut screen = window(1280.0, 800.0, keeping(&dir));
    screen.run_ok();
    screen.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    screen.run_ok();
    screen.get_by_role_and_label(egui::accesskit::Role::RadioButton, "深色").click();
    screen.run_ok();
    screen.get_by_label("18").click();
    screen.run_ok();
    screen.get_by_label("110%").click();
    screen.run_ok();
    screen.get_by_role_and_label(egui::accesskit::Role::RadioButton, "English").click();
    screen.run_ok();
    screen.get_by_role_and_label(egui::accesskit::Role::RadioButton, "As the system");
    drop(screen);
    let screen = window(1280.0, 800.0, keeping(&dir));
    let settings = &screen.state().state().settings;
    assert_eq!((settings.shade, settings.language), (Shade::Dark, Language::English));
    assert!((settings.reading_size - 18.0).abs() < 0.01 && (settings.zoom - 1.1).abs() < 0.01);
    std::fs::remove_dir_all(dir).unwrap();
}

/// The names that the window has borne in its title.
fn titles(screen: &Screen) -> Vec<String> {
    let commands = screen.output().viewport_output.values().flat_map(|v| v.commands.iter());
    commands.filter_map(|c| if let egui::ViewportCommand::Title(t) = c { Some(t.clone()) } else { None }).collect()
}

#[test]
fn the_title_of_the_window_names_what_is_open() {
    let dir = folder("title");
    let reports = dir.join("各地报告");
    std::fs::create_dir_all(&reports).unwrap();
    std::fs::write(reports.join("a.txt"), duibiao::host::samples()[0].bytes).unwrap();
    let mut screen = window(1280.0, 800.0, reach());
    task(&mut screen, Task::Open(vec![reports]));
    let mut said = Vec::new();
    for _ in 0..200 {
        screen.step();
        said.extend(titles(&screen));
        if screen.state().state().job.is_none() && said.len() > 1 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert_eq!(said.last().map(String::as_str), Some("各地报告 - 对标"), "{said:?}");
    std::fs::remove_dir_all(dir).unwrap();
}

/// Where the system has neither a portal nor zenity, that is said, and a path can be typed.
#[test]
fn a_path_is_asked_for_where_the_system_has_no_dialog() {
    let zenity = std::env::var_os("PATH").is_some_and(|p| std::env::split_paths(&p).any(|d| d.join("zenity").exists()));
    if zenity || std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some() || !cfg!(target_os = "linux") {
        eprintln!("SKIPPED: this system may have a dialog");
        return;
    }
    let dir = folder("no-dialog");
    std::fs::write(dir.join("a.txt"), duibiao::host::samples()[0].bytes).unwrap();
    let mut screen = window(1280.0, 800.0, reach());
    screen.key_press_modifiers(Modifiers::COMMAND, Key::O);
    let start = std::time::Instant::now();
    while screen.query_by_label_contains("系统的文件对话框打不开").is_none() {
        assert!(start.elapsed().as_secs() < 30, "nothing is said");
        std::thread::sleep(std::time::Duration::from_millis(10));
        screen.step();
    }
    screen.run_ok();
    screen.get_by_label("文件夹、文件或项目的路径").type_text(&dir.display().to_string());
    screen.run_ok();
    screen.key_press(Key::Enter);
    screen.run_ok();
    settle(&mut screen);
    assert_eq!(screen.state().state().library.readings.len(), 1);
    assert!(screen.query_by_label_contains("系统的文件对话框打不开").is_none());
    std::fs::remove_dir_all(dir).unwrap();
}

/// Nobody has gone anywhere: the latest year of the highest level is open when all is read, and the chart shows a year
/// with enough places.
#[test]
fn the_report_that_is_open_at_first_is_of_the_latest_year_and_the_highest_level() {
    let dir = folder("first");
    let body = |place: &str, year: i32| {
        format!(
            "{year}年{place}政府工作报告\n\n——{year}年1月10日在{place}人民代表大会上\n\n各位代表：\n\n{year}年经济社会发展主要预期目标是：地区生产总值增长5%左右，居民消费价格涨幅2%左右。\n"
        )
    };
    for (place, year) in
        [("七台河市", 2014), ("湖南省", 2014), ("湖南省", 2025), ("广州市", 2025), ("长沙市", 2025), ("广州市", 2014)]
    {
        std::fs::write(dir.join(format!("{year}{place}政府工作报告.txt")), body(place, year)).unwrap();
    }
    let mut screen = window(1280.0, 800.0, reach());
    task(&mut screen, Task::Open(vec![dir.clone()]));
    settle(&mut screen);
    let state = screen.state().state();
    let open = state.open().unwrap();
    let place = open.report.place.as_ref().map(|p| p.value.name.as_str());
    assert_eq!((place, open.report.year.as_ref().map(|y| y.value)), (Some("湖南省"), Some(2025)));
    assert_eq!(state.choice.year, Some(2025));
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_face_that_is_not_there_is_told_and_the_own_one_stays() {
    let mut screen = samples(1280.0, 800.0);
    view(&mut screen, View::ReadingFace(Some("没有这样的字体".into())));
    let start = std::time::Instant::now();
    while screen.state().state().face_trouble().is_none() {
        assert!(start.elapsed().as_secs() < 60, "fonts are looked for in vain");
        std::thread::sleep(std::time::Duration::from_millis(10));
        screen.step();
    }
    screen.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    screen.run_ok();
    screen.get_by_label_contains("这台电脑上没有这个字体");
    assert!(screen.state().state().reading_face().is_none());
}

#[test]
fn the_last_folder_is_opened_again_as_it_was_left() {
    let dir = folder("session");
    let reports = dir.join("报告");
    std::fs::create_dir_all(&reports).unwrap();
    for sample in duibiao::host::samples() {
        let path = reports.join(sample.relative);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, sample.bytes).unwrap();
    }
    let mut screen = window(1280.0, 800.0, keeping(&dir));
    task(&mut screen, Task::Open(vec![reports.clone()]));
    settle(&mut screen);
    let foshan = reading(&screen, "佛山");
    view(&mut screen, View::Open(foshan));
    chart(&mut screen, Charting::Indicator("fixed_asset_investment".into()));
    chart(&mut screen, Charting::Year(Some(2023)));
    chart(&mut screen, Charting::Kind(Kind::Heat));
    view(&mut screen, View::Work(Work::Figures));
    view(&mut screen, View::Table(Change::Toggle(Column::Basis)));
    view(&mut screen, View::Table(Change::Sort { column: Column::Value, beside: false }));
    view(&mut screen, View::Table(Change::Typed(Column::Year, "2023".into())));
    let rows = screen.state().state().table.rows().len();
    let folded = |s: &Screen| {
        let state = s.state().state();
        let zhanjiang = state.library.tree.find("广东省湛江市").unwrap();
        state.shelf.rows.contains(&ShelfRow::Place(zhanjiang, false))
    };
    assert!(!folded(&screen));
    view(&mut screen, View::Shelf(ShelfChange::Fold("广东省湛江市".into(), false)));
    assert!(folded(&screen));
    view(&mut screen, View::Keep);
    drop(screen);
    let mut screen = window(1280.0, 800.0, keeping(&dir));
    settle(&mut screen);
    let state = screen.state().state();
    assert_eq!(state.open().map(|r| r.file.contains("佛山")), Some(true));
    assert_eq!((state.choice.indicator.as_str(), state.choice.year), ("fixed_asset_investment", Some(2023)));
    assert_eq!((state.work, state.choice.form.kind), (Work::Figures, Kind::Heat));
    assert!(state.table.columns.contains(&Column::Basis));
    assert_eq!((state.table.rows().len(), state.table.sorted(Column::Value)), (rows, Some((0, false))));
    assert_eq!(state.table.filters[&Column::Year].typed, "2023");
    assert!(folded(&screen), "the tree is folded as it was");
    // The folder stands among the recent ones once, under their heading.
    screen.get_by_label("文件").click();
    screen.run_ok();
    assert_eq!(screen.query_all_by_label("报告").count(), 1);
    screen.key_press(Key::Escape);
    screen.run_ok();
    // Whoever does not want it begins with nothing.
    view(&mut screen, View::Reopen(false));
    drop(screen);
    let screen = window(1280.0, 800.0, keeping(&dir));
    assert!(screen.state().state().job.is_none() && screen.state().state().library.is_empty());
    std::fs::remove_dir_all(dir).unwrap();
}

/// Pictures for the eye, with DUIBIAO_LOOK=folder.
#[test]
fn pictures_of_the_frame_for_the_eye() {
    let Some(folder) = std::env::var_os("DUIBIAO_LOOK").map(std::path::PathBuf::from) else { return };
    let save = |screen: &mut Screen, name: &str| {
        screen.render().unwrap().save(folder.join(format!("{name}.png"))).unwrap();
    };
    for (shade, name) in [(Shade::Light, "light"), (Shade::Dark, "dark")] {
        let mut screen = samples(1280.0, 800.0);
        view(&mut screen, View::Shade(shade));
        open_palette(&mut screen, "sx");
        save(&mut screen, &format!("palette-{name}"));
        screen.key_press(Key::Escape);
        screen.run_ok();
        open_palette(&mut screen, "");
        save(&mut screen, &format!("palette-empty-{name}"));
        screen.key_press(Key::Escape);
        screen.run_ok();
        screen.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
        screen.run_ok();
        save(&mut screen, &format!("settings-{name}"));
    }
    let mut english = samples(1024.0, 700.0);
    view(&mut english, View::Language(Language::English));
    save(&mut english, "english-1024");
    english.get_by_label("View").click();
    english.run_ok();
    save(&mut english, "english-menu");
    english.key_press(Key::Escape);
    english.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    english.run_ok();
    save(&mut english, "english-settings");
}
