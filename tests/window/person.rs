//! What a person does: opens, reads, chooses, clicks, saves.

use super::harness::*;
use duibiao::app::{Charting, Notice, Scope, Task, View, Work};
use egui_kittest::kittest::Queryable;

/// The stretch of the window where the text of a report stands at 1280 × 800.
fn in_reader(rect: egui::Rect) -> bool {
    rect.left() > 390.0 && rect.right() < 880.0 && rect.top() > 120.0 && rect.bottom() < 560.0
}

#[test]
fn a_new_user_opens_the_samples() {
    let mut screen = window(1280.0, 800.0, reach());
    screen.run_ok();
    screen.get_by_label("先看示例").click();
    screen.step();
    settle(&mut screen);
    let state = screen.state().state();
    assert_eq!(state.library.readings.len(), duibiao::host::samples().len());
    assert!(state.open().is_some(), "a report is open");
    assert!(state.drawing.scene.as_ref().is_some_and(|s| s.marks.len() >= 2), "the chart is there");
    screen.get_by_label("广东省茂名市");
}

#[test]
fn choosing_an_indicator_draws_its_chart() {
    let mut screen = samples(1280.0, 800.0);
    let before = screen.state().state().drawing.scene.clone().unwrap();
    screen.get_by_label("选择指标").click();
    screen.run_ok();
    screen.get_by_label("固定资产投资").click();
    screen.run_ok();
    let state = screen.state().state();
    assert_eq!(state.choice.indicator, "fixed_asset_investment");
    assert_ne!(*state.drawing.scene.clone().unwrap(), *before);
}

#[test]
fn choosing_a_year_and_a_place() {
    let mut screen = samples(1280.0, 800.0);
    chart(&mut screen, Charting::Year(Some(2023)));
    let rows = |s: &Screen| s.state().state().drawing.scene.as_ref().unwrap().marks.len();
    let before = rows(&screen);
    screen.get_by_label("选择地区").click();
    screen.run_ok();
    screen.get_by_label("佛山市").click();
    screen.run_ok();
    assert!(matches!(screen.state().state().choice.scope, Scope::Picked(_)));
    assert!(rows(&screen) < before, "one place less");
}

#[test]
fn a_click_on_a_mark_lands_on_its_sentence() {
    let mut screen = samples(1280.0, 800.0);
    chart(&mut screen, Charting::Year(Some(2026)));
    // From the head of another report, whose text is long.
    let shanxi = reading(&screen, "山西");
    let elsewhere = reading(&screen, "河北");
    view(&mut screen, View::Open(elsewhere));
    let marks = screen.state().state().drawing.scene.clone().unwrap().marks.clone();
    let mark = marks.iter().find(|m| m.reading == Some(shanxi)).unwrap();
    screen.get_by_label(&format!("{} {}", mark.region, mark.words)).click();
    screen.run_ok();
    let state = screen.state().state();
    assert_eq!((state.selection.reading, state.selection.figure), (Some(shanxi), mark.figure));
    let reading = &state.library.readings[shanxi];
    let figure = state.figure().unwrap();
    let label = format!("{} {}", state.subject(figure), reading.text.words(figure.evidence.value));
    let shown: Vec<_> = screen.query_all_by_label(&label).map(|n| n.rect()).collect();
    assert!(shown.iter().any(|r| in_reader(*r)), "{label} is in sight: {shown:?}");
}

#[test]
fn a_click_on_a_figure_opens_its_evidence_and_lights_its_mark() {
    let mut screen = samples(1280.0, 800.0);
    let maoming = reading(&screen, "茂名");
    view(&mut screen, View::Open(maoming));
    view(&mut screen, View::Figure(None));
    assert!(screen.query_by_label("复制原句").is_none());
    screen.query_all_by_label("固定资产投资 8.5%以上").next().expect("the figure is marked").click();
    screen.run_ok();
    let state = screen.state().state();
    let figure = state.figure().expect("it is chosen");
    assert_eq!(figure.indicator, "fixed_asset_investment");
    assert_eq!(state.choice.indicator, "fixed_asset_investment", "the chart follows");
    assert!(state.drawing.mark_of(maoming, state.selection.figure).is_some(), "its mark is there");
    screen.get_by_label("复制原句");
    screen.key_press(egui::Key::Escape);
    screen.run_ok();
    assert!(screen.state().state().figure().is_none());
}

#[test]
fn the_tree_is_filtered() {
    let mut screen = samples(1280.0, 800.0);
    screen.get_by_label("筛选地名、拼音、年份").focus();
    screen.run_ok();
    screen.get_by_label("筛选地名、拼音、年份").type_text("崇左");
    screen.run_ok();
    screen.get_by_label("广西壮族自治区崇左市");
    assert!(screen.query_by_label("广东省茂名市").is_none());
}

#[test]
fn files_without_a_report_are_told_and_the_others_read() {
    let dir = folder("errors");
    std::fs::write(dir.join("空.txt"), "").unwrap();
    std::fs::write(dir.join("全是零.txt"), vec![0; 4096]).unwrap();
    std::fs::write(dir.join("图.png"), "x").unwrap();
    let sample = duibiao::host::samples().iter().find(|s| s.relative.contains("茂名")).unwrap();
    std::fs::write(dir.join("茂名市2023年政府工作报告.md"), sample.bytes).unwrap();
    let mut screen = window(1280.0, 800.0, reach());
    task(&mut screen, Task::Open(vec![dir.clone()]));
    settle(&mut screen);
    assert_eq!(screen.state().state().library.reports(), 1);
    assert_eq!(screen.state().state().library.passed_over, 1);
    view(&mut screen, View::Work(Work::Remarks));
    screen.get_by_label_contains("空.txt\n文件是空的");
    screen.get_by_label_contains("全是零.txt\n内容不是文本");
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_doubtful_number_is_quoted_and_opened() {
    let dir = folder("doubt");
    let words = "政府工作报告\n——2023年1月8日在茂名市第十三届人民代表大会第三次会议上\n\n各位代表：\n\n\
        一、2022年工作回顾\n\n过去一年，全市地区生产总值增长0.8%。\n\n二、2023年工作安排\n\n\
        今年的主要预期目标是：地区生产总值增长6%以上，固定资产投资增长850%，城镇登记失业率控制在4%以内。\n";
    std::fs::write(dir.join("茂名市2023年政府工作报告.md"), words).unwrap();
    let mut screen = window(1280.0, 800.0, reach());
    task(&mut screen, Task::Open(vec![dir.clone()]));
    settle(&mut screen);
    view(&mut screen, View::Work(Work::Remarks));
    screen.get_by_label_contains("「固定资产投资增长850%」");
    screen.get_by_label("打开原文").click();
    screen.run_ok();
    let state = screen.state().state();
    assert_eq!(state.figure().map(|f| f.indicator.as_str()), Some("fixed_asset_investment"));
    assert_eq!(state.figure().and_then(|f| f.value.low), Some(850.0));
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let mut screen = window(1280.0, 800.0, reach());
    task(&mut screen, Task::Open(vec!["/no/such/folder".into()]));
    settle(&mut screen);
    let gone = duibiao::app::FileError::Missing("/no/such/folder".into());
    assert_eq!(screen.state().state().notice, Some(Notice::NotThere(gone)));
    view(&mut screen, View::Work(Work::Remarks));
    screen.get_by_label_contains("/no/such/folder\n没有这个文件或文件夹");
}

#[test]
fn a_chart_is_saved_and_overwriting_is_asked_about() {
    let dir = folder("export");
    let path = dir.join("图.png");
    let mut screen = samples(1280.0, 800.0);
    for again in [false, true] {
        screen.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::E);
        screen.run_ok();
        let field = screen.get_by_label("文件路径");
        field.focus();
        screen.run_ok();
        screen.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        screen.get_by_label("文件路径").type_text(path.to_str().unwrap());
        screen.run_ok();
        let before = std::fs::metadata(&path).ok().map(|m| m.modified().unwrap());
        press_export(&mut screen);
        if again {
            assert_eq!(std::fs::metadata(&path).ok().map(|m| m.modified().unwrap()), before, "it was asked first");
            screen.get_by_label("替换").click();
            screen.step();
            settle(&mut screen);
        }
        assert_eq!(screen.state().state().notice, Some(Notice::Saved(path.clone())));
        assert!(screen.query_by_label("文件路径").is_none(), "the dialog is closed");
    }
    assert_eq!(&std::fs::read(&path).unwrap()[..8], b"\x89PNG\r\n\x1a\n");
    std::fs::remove_dir_all(dir).unwrap();
}

/// The button of the dialog, which lies lower than the one of the panel.
fn press_export(screen: &mut Screen) {
    let lowest = |a: &egui_kittest::Node<'_>, b: &egui_kittest::Node<'_>| a.rect().top().total_cmp(&b.rect().top());
    screen.query_all_by_label("导出").max_by(lowest).unwrap().click();
    screen.step();
    settle(screen);
}

#[test]
fn the_language_is_switched() {
    let mut screen = samples(1280.0, 800.0);
    screen.get_by_label("查看").click();
    screen.run_ok();
    screen.get_by_label("English").click();
    screen.run_ok();
    screen.get_by_label("File");
    assert!(screen.query_by_label("文件").is_none());
}

#[test]
fn every_mark_of_the_chart_can_be_named() {
    let screen = samples(1280.0, 800.0);
    for mark in &screen.state().state().drawing.scene.as_ref().unwrap().marks {
        let label = format!("{} {}", mark.region, mark.words);
        assert!(screen.query_all_by_label(&label).next().is_some(), "{label}");
    }
}
