//! Pictures for the eye: run with DUIBIAO_LOOK=folder to write them.

use super::harness::*;
use duibiao::app::{Charting, View, Work};
use egui_kittest::kittest::Queryable;

#[test]
fn pictures_for_the_eye() {
    let Some(folder) = std::env::var_os("DUIBIAO_LOOK").map(std::path::PathBuf::from) else {
        eprintln!("skipped: DUIBIAO_LOOK is not set");
        return;
    };
    std::fs::create_dir_all(&folder).unwrap();
    let save = |screen: &mut Screen, name: &str| {
        screen.render().unwrap().save(folder.join(format!("{name}.png"))).unwrap();
    };
    let mut first = window(1280.0, 800.0, reach());
    first.run_ok();
    save(&mut first, "welcome");
    let mut export = samples(1280.0, 800.0);
    chart(&mut export, Charting::Year(Some(2023)));
    export.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::E);
    export.run_ok();
    save(&mut export, "export");
    let mut english = samples(1280.0, 800.0);
    view(&mut english, View::Language(duibiao::locale::Language::English));
    chart(&mut english, Charting::Year(Some(2023)));
    save(&mut english, "english");
    view(&mut english, View::Work(Work::Remarks));
    save(&mut english, "english-remarks");
    let mut menu = samples(1024.0, 700.0);
    chart(&mut menu, Charting::Year(Some(2023)));
    menu.get_by_label("展开图表").click();
    menu.run_ok();
    menu.get_by_label("选择地区").click();
    menu.run_ok();
    save(&mut menu, "menu-1024");
    let mut tip = samples(1280.0, 800.0);
    chart(&mut tip, Charting::Year(Some(2023)));
    let mark = tip.state().state().drawing.scene.as_ref().unwrap().marks[1].clone();
    tip.get_by_label(&format!("{} {}", mark.region, mark.words)).hover();
    tip.run_steps(6);
    save(&mut tip, "tooltip");
    let hebei = reading(&tip, "河北");
    view(&mut tip, View::Open(hebei));
    save(&mut tip, "hebei");
    let unnamed = reading(&tip, "未命名");
    view(&mut tip, View::Open(unnamed));
    save(&mut tip, "unnamed");
    for (name, w, h) in [("1280", 1280.0, 800.0), ("1024", 1024.0, 700.0), ("2560", 2560.0, 1440.0)] {
        let mut screen = samples(w, h);
        let shanxi = reading(&screen, "茂名");
        view(&mut screen, View::Open(shanxi));
        save(&mut screen, &format!("main-{name}"));
        dark(&mut screen);
        save(&mut screen, &format!("main-{name}-dark"));
        view(&mut screen, View::Work(Work::Remarks));
        save(&mut screen, &format!("remarks-{name}-dark"));
    }
    if let Some(corpus) = std::env::var_os("DUIBIAO_CORPUS") {
        of_corpus(std::path::Path::new(&corpus), &save);
    }
}

/// The same of a folder of many reports.
fn of_corpus(corpus: &std::path::Path, save: &dyn Fn(&mut Screen, &str)) {
    let opened = |wide: f32, high: f32| {
        let mut screen = window(wide, high, reach());
        task(&mut screen, duibiao::app::Task::Open(vec![corpus.to_path_buf()]));
        settle(&mut screen);
        chart(&mut screen, Charting::Year(Some(2026)));
        screen
    };
    let mut screen = opened(1280.0, 800.0);
    save(&mut screen, "corpus");
    let shaanxi = reading(&screen, "province/陕西省/2026");
    view(&mut screen, View::Open(shaanxi));
    save(&mut screen, "corpus-shaanxi");
    view(&mut screen, View::Work(Work::Remarks));
    save(&mut screen, "corpus-remarks");
    let mut wide = opened(2560.0, 1440.0);
    view(&mut wide, View::Open(shaanxi));
    save(&mut wide, "corpus-2560");
}

/// Every view of the workbench at sizes and scales that people have, light and dark.
#[test]
fn views_for_the_eye() {
    let Some(folder) = std::env::var_os("DUIBIAO_LOOK").map(std::path::PathBuf::from) else {
        eprintln!("skipped: DUIBIAO_LOOK is not set");
        return;
    };
    std::fs::create_dir_all(&folder).unwrap();
    for (w, h, scale, dim) in [
        (1280.0, 800.0, 1.0, false),
        (1024.0, 700.0, 1.25, true),
        (1280.0, 720.0, 1.5, false),
        (1024.0, 700.0, 2.0, false),
        (2560.0, 1440.0, 1.0, true),
    ] {
        // The size in points stays; what is drawn on a screen of this scale has more pixels.
        let mut screen = decided(w * scale, h * scale);
        view(&mut screen, View::Zoom(scale));
        if dim {
            dark(&mut screen);
        }
        let save = |screen: &mut Screen, name: &str| {
            screen.run_ok();
            screen.render().unwrap().save(folder.join(format!("{name}-{w}x{scale}.png"))).unwrap();
        };
        save_works(&mut screen, &save);
        view(&mut screen, View::Work(Work::Reading));
        screen.get_by_label("修改地区、年份、会次").click();
        save(&mut screen, "pencil");
        screen.key_press(egui::Key::Escape);
        screen.run_ok();
        screen.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
        screen.run_ok();
        screen.event(egui::Event::Text("zj".into()));
        save(&mut screen, "palette");
        screen.key_press(egui::Key::Escape);
        screen.run_ok();
        screen.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Comma);
        save(&mut screen, "settings");
    }
}

/// The samples with a few decisions of each kind, the last of them undone.
fn decided(width: f32, height: f32) -> Screen {
    use duibiao::app::{Command, Edit};
    use duibiao::review::Field;
    let mut screen = samples(width, height);
    let (maoming, unnamed) = (reading(&screen, "茂名"), reading(&screen, "未命名"));
    let words = "与2023年统计公报核对，公报为6.1%；来函说明以公报为准，待秋季修订时一并改过".to_owned();
    let edits = [
        Edit::Confirm { reading: maoming, figure: 0 },
        Edit::Correct { reading: maoming, figure: 1, fields: vec![Field::Unit(Some("个百分点".into()))] },
        Edit::Note { reading: maoming, figure: 0, words },
        Edit::Reject { reading: maoming, figure: 2 },
        Edit::Year { reading: unnamed, year: 2021 },
        Edit::Confirm { reading: maoming, figure: 3 },
        Edit::Undo,
    ];
    for edit in edits {
        screen.state_mut().apply(Command::Edit(edit));
    }
    view(&mut screen, View::GoTo { reading: maoming, figure: Some(0) });
    screen
}

/// Every view in English at the size of a small screen.
#[test]
fn english_for_the_eye() {
    let Some(folder) = std::env::var_os("DUIBIAO_LOOK").map(std::path::PathBuf::from) else {
        eprintln!("skipped: DUIBIAO_LOOK is not set");
        return;
    };
    std::fs::create_dir_all(&folder).unwrap();
    let mut screen = decided(1280.0, 800.0);
    view(&mut screen, View::Language(duibiao::locale::Language::English));
    let save = |screen: &mut Screen, name: &str| {
        screen.run_ok();
        screen.render().unwrap().save(folder.join(format!("en-{name}.png"))).unwrap();
    };
    save(&mut screen, "reading");
    screen.key_press(egui::Key::E);
    save(&mut screen, "form");
    screen.key_press(egui::Key::Escape);
    screen.run_ok();
    save_works(&mut screen, &save);
    view(&mut screen, View::Work(Work::Compare));
    screen.key_press_modifiers(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, egui::Key::E);
    save(&mut screen, "table-export");
    screen.key_press(egui::Key::Escape);
    screen.run_ok();
    view(&mut screen, View::Work(Work::Reading));
    screen.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::E);
    save(&mut screen, "export");
    screen.key_press(egui::Key::Escape);
    screen.run_ok();
    screen.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Comma);
    save(&mut screen, "settings");
}

/// Saves a picture of each view beside the reader.
fn save_works(screen: &mut Screen, save: &dyn Fn(&mut Screen, &str)) {
    for work in [Work::History, Work::Figures, Work::Review, Work::Search, Work::Compare, Work::Remarks] {
        if work == Work::Search {
            view(screen, View::Search(duibiao::app::SearchChange::Words("乡村振兴".into())));
            while screen.state().state().search.is_running() {
                screen.step();
            }
        }
        view(screen, View::Work(work));
        save(screen, &format!("{work:?}"));
    }
}
