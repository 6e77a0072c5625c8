//! Changes of the chart are edits: undone, redone, listed, there again after a restart; charts are kept under names.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::harness::*;
use duibiao::app::{Charting, Choice, Edit, Naming, Saved, Scope, Task, View, Work, reader};
use duibiao::chart::Kind;
use duibiao::comparison::Order;
use duibiao::reading::Rules;
use duibiao::region::Level;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

/// A window on a folder whose project is kept in `dir`.
fn opened(dir: &Path) -> Screen {
    let reach = reader(Rules::bundled().unwrap(), Arc::new(|| ()), Some(dir.join("data")));
    let mut screen = window(1280.0, 800.0, reach);
    task(&mut screen, Task::Open(vec![dir.join("报告")]));
    settle(&mut screen);
    screen
}

/// The bundled reports in a folder.
fn reports(name: &str) -> std::path::PathBuf {
    let dir = folder(name);
    std::fs::create_dir_all(dir.join("报告")).unwrap();
    for s in duibiao::host::samples() {
        std::fs::write(dir.join("报告").join(s.relative.replace('/', "-")), s.bytes).unwrap();
    }
    dir
}

fn saved(screen: &mut Screen) {
    let start = Instant::now();
    while *screen.state().state().saved() != Saved::Saved {
        assert!(start.elapsed() < Duration::from_secs(60), "{:?}", screen.state().state().saved());
        std::thread::sleep(Duration::from_millis(5));
        screen.step();
    }
}

fn choice(screen: &Screen) -> Choice {
    Choice { first: 0, ..screen.state().state().choice.clone() }
}

fn undo(screen: &mut Screen) {
    screen.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    screen.run_ok();
}

fn redo(screen: &mut Screen) {
    screen.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    screen.run_ok();
}

#[test]
fn every_change_is_undone_redone_listed_and_there_after_a_restart() {
    let dir = reports("chart-edits");
    let mut screen = opened(&dir);
    let mut states = vec![choice(&screen)];
    let changes = [
        Charting::Year(Some(2023)),
        Charting::Kind(Kind::Heat),
        Charting::Also("cpi".into()),
        Charting::Order(Order::Code),
        Charting::Title(Some("我们的标题".into())),
        Charting::Note(Some("我们的注".into())),
        Charting::Mute("cpi".into()),
        Charting::Place("广东省佛山市".into()),
        Charting::Kind(Kind::Trend),
        Charting::Years(Some((2020, 2023))),
        Charting::Indicator("retail_sales".into()),
    ];
    for change in changes.clone() {
        chart(&mut screen, change.clone());
        assert_ne!(Some(&choice(&screen)), states.last(), "{change:?} changes something");
        states.push(choice(&screen));
    }
    for state in states.iter().rev().skip(1) {
        undo(&mut screen);
        assert_eq!(choice(&screen), *state);
    }
    assert_eq!(screen.state().state().undo_words(), None);
    for state in &states[1..9] {
        redo(&mut screen);
        assert_eq!(choice(&screen), *state);
    }
    saved(&mut screen);
    drop(screen);

    let mut screen = opened(&dir);
    assert_eq!(choice(&screen), states[8], "the chart of before");
    let state = screen.state().state();
    assert_eq!((state.history().len(), state.undo_words().unwrap()), (changes.len(), "改图表的地区".to_owned()));
    let drawn = state.drawing.scene.as_ref().unwrap().headline();
    redo(&mut screen);
    redo(&mut screen);
    assert_eq!(choice(&screen), states[10]);
    for state in states[..10].iter().rev() {
        undo(&mut screen);
        assert_eq!(choice(&screen), *state);
    }
    assert_ne!(screen.state().state().drawing.scene.as_ref().unwrap().headline(), drawn);
    view(&mut screen, View::Work(Work::History));
    for words in ["图表改为热力表", "图题改为“我们的标题”", "图表年份改为 2023", "图表改为社会消费品零售总额"]
    {
        assert!(screen.query_all_by_label_contains(words).next().is_some(), "{words}");
    }
    drop(screen);
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn what_is_followed_in_the_text_is_no_edit_and_is_found_again() {
    let dir = reports("chart-follows");
    let mut screen = opened(&dir);
    let maoming = reading(&screen, "茂名");
    let figures = &screen.state().state().library.readings[maoming].figures;
    let figure = figures.iter().position(|f| f.indicator == "retail_sales" && f.is_annual_target());
    view(&mut screen, View::Open(maoming));
    view(&mut screen, View::Figure(figure));
    assert_eq!((choice(&screen).indicator.as_str(), screen.state().state().undo_words()), ("retail_sales", None));
    chart(&mut screen, Charting::Title(Some("我的标题".into())));
    let gdp = screen.state().state().library.readings[maoming]
        .figures
        .iter()
        .position(|f| f.indicator == "gdp" && f.is_annual_target());
    view(&mut screen, View::Figure(gdp));
    assert_eq!(choice(&screen).indicator, "retail_sales", "a chart with a title of its own stays under it");
    undo(&mut screen);
    chart(&mut screen, Charting::Kind(Kind::Heat));
    view(&mut screen, View::Open(maoming));
    view(&mut screen, View::Figure(None));
    undo(&mut screen);
    assert_eq!(choice(&screen).indicator, "retail_sales", "undoing the kind leaves the indicator");
    view(&mut screen, View::Keep);
    drop(screen);
    let screen = opened(&dir);
    assert_eq!(choice(&screen).indicator, "retail_sales");
    drop(screen);
    std::fs::remove_dir_all(dir).unwrap();
}

fn click(screen: &mut Screen, label: &str) {
    screen.query_all_by_label(label).next().unwrap_or_else(|| panic!("no {label}")).click();
    screen.run_ok();
}

fn named(screen: &Screen) -> Vec<String> {
    screen.state().state().project.charts.named.keys().cloned().collect()
}

#[test]
fn charts_are_kept_under_names_opened_renamed_removed_and_all_is_undone() {
    let dir = reports("chart-names");
    let mut screen = opened(&dir);
    chart(&mut screen, Charting::Kind(Kind::Heat));
    let heat = choice(&screen);
    click(&mut screen, "已存的图表");
    screen.get_by_label("图表名称").focus();
    screen.run_ok();
    screen.get_by_label("图表名称").type_text("年终稿 图一");
    screen.run_ok();
    click(&mut screen, "保存图表");
    assert_eq!(named(&screen), ["年终稿 图一"]);
    chart(&mut screen, Charting::Kind(Kind::Range));
    click(&mut screen, "年终稿 图一");
    assert_eq!(choice(&screen), heat);
    undo(&mut screen);
    assert_eq!(choice(&screen).form.kind, Kind::Range, "opening is undone");
    click(&mut screen, "改名 年终稿 图一");
    screen.key_press_modifiers(Modifiers::COMMAND, Key::A);
    screen.get_by_label("新名称，回车改名").type_text("图一");
    screen.run_ok();
    screen.key_press(Key::Enter);
    screen.run_ok();
    assert_eq!(named(&screen), ["图一"]);
    click(&mut screen, "删去 图一");
    assert_eq!(named(&screen), [""; 0]);
    screen.key_press(Key::Escape);
    screen.run_ok();
    undo(&mut screen);
    assert_eq!(named(&screen), ["图一"]);
    undo(&mut screen);
    assert_eq!(named(&screen), ["年终稿 图一"]);
    redo(&mut screen);
    saved(&mut screen);
    drop(screen);
    let mut screen = opened(&dir);
    assert_eq!((named(&screen), choice(&screen).form.kind), (vec!["图一".to_owned()], Kind::Range));
    // What bears a name already is not given to another.
    let edit = |screen: &mut Screen, n: Naming| {
        screen.state_mut().apply(duibiao::app::Command::Edit(Edit::Charts(n)));
        screen.run_ok();
    };
    edit(&mut screen, Naming::Save("图二".into()));
    edit(&mut screen, Naming::Rename("图二".into(), "图一".into()));
    assert_eq!(named(&screen), ["图一", "图二"]);
    edit(&mut screen, Naming::Open("图一".into()));
    assert_eq!(choice(&screen), heat);
    drop(screen);
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn another_kind_brings_back_the_places_that_were_wanted() {
    let mut screen = samples(1280.0, 800.0);
    chart(&mut screen, Charting::Year(Some(2023)));
    chart(&mut screen, Charting::Places(Scope::Level(Level::City)));
    let count = |s: &Screen| s.state().state().tally.charted;
    let wanted = count(&screen);
    let maoming = reading(&screen, "茂名");
    view(&mut screen, View::Open(maoming));
    for (kind, held) in [(Kind::Ladder, 1), (Kind::Tiles, 0), (Kind::Range, wanted), (Kind::Ladder, 1)] {
        chart(&mut screen, Charting::Kind(kind));
        assert_eq!(count(&screen), held, "{kind:?}");
        assert_eq!(choice(&screen).scope, Scope::Level(Level::City), "{kind:?}");
    }
    // A place taken into a kind that is held to some is taken into that kind alone.
    chart(&mut screen, Charting::Place("广东省佛山市".into()));
    assert_eq!(count(&screen), 2);
    chart(&mut screen, Charting::Kind(Kind::Heat));
    assert_eq!(count(&screen), wanted);
}
