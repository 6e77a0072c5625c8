//! Charts leave the window in every format, one or many, and come back with what they carry.

use super::harness::*;
use duibiao::app::{Charting, Each, ExportOrder, Exported, Format, Manner, Notice, Target, Task};
use duibiao::chart::{Kind, Theme};
use duibiao::export::{Look, PRESETS};
use egui_kittest::kittest::{NodeT, Queryable};

fn order(to: Target, manner: &Manner) -> ExportOrder {
    ExportOrder { to, look: Look::default(), manner: Manner { dpi: 72, ..manner.clone() }, overwrite: false }
}

fn export(screen: &mut Screen, order: ExportOrder) {
    task(screen, Task::Export(order));
    settle(screen);
}

fn marks(screen: &Screen) -> Vec<(String, String)> {
    let scene = screen.state().state().drawing.scene.clone().unwrap();
    scene.marks.iter().map(|m| (m.region.clone(), m.words.clone())).collect()
}

#[test]
fn a_chart_that_carries_its_data_opens_again_on_the_reports_and_without_them() {
    let dir = folder("carried");
    for format in Format::ALL {
        let mut screen = samples(1280.0, 800.0);
        chart(&mut screen, Charting::Year(Some(2023)));
        let shown = marks(&screen);
        let path = dir.join("图").with_extension(format.ending());
        let carry = Manner { format, carry: true, ..Manner::default() };
        export(&mut screen, order(Target::File(path.clone()), &carry));
        assert_eq!(screen.state().state().notice, Some(Notice::Saved(path.clone())));

        // Where the reports are, the chart is shown on them.
        chart(&mut screen, Charting::Indicator("retail_sales".into()));
        task(&mut screen, Task::Open(vec![path.clone()]));
        settle(&mut screen);
        let state = screen.state().state();
        assert_eq!(state.choice.indicator, "gdp");
        assert_eq!(marks(&screen), shown, "{format:?}");
        assert!(matches!(&state.notice, Some(Notice::Picture(o)) if matches!(&**o, Ok(o) if o.carried == 0)));
        assert_eq!(state.library.readings.len(), duibiao::host::samples().len(), "the library stays");

        // Where they are not, on the sentences that were carried.
        let mut fresh = window(1280.0, 800.0, reach());
        task(&mut fresh, Task::Open(vec![path]));
        settle(&mut fresh);
        assert_eq!(marks(&fresh), shown, "{format:?}");
        let state = fresh.state().state();
        assert!(matches!(&state.notice, Some(Notice::Picture(o)) if matches!(&**o, Ok(o) if o.linked == 0)));
        let open = state.open().unwrap();
        let figure = open.figures.iter().find(|f| f.indicator == "gdp").unwrap();
        let sentence = open.text.words(figure.evidence.sentence);
        assert!(
            sentence.contains(open.text.words(figure.evidence.value)) && sentence.chars().count() > 8,
            "{sentence}"
        );
    }
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_picture_brings_back_look_order_muting_title_and_note() {
    let dir = folder("view");
    let look = Look { typeface: None, theme: Theme::Print, dpi: 200, ..Look::of(&PRESETS[4]) };
    for (format, kind) in [(Format::Png, Kind::Range), (Format::Svg, Kind::Bar), (Format::Pdf, Kind::Heat)] {
        let mut screen = samples(1280.0, 800.0);
        for change in [
            Charting::Year(Some(2023)),
            Charting::Kind(kind),
            Charting::Also("fixed_asset_investment".into()),
            Charting::Sequence(vec!["广东省茂名市".into(), "广西壮族自治区崇左市".into()]),
            Charting::Title(Some("我们的标题".into())),
            Charting::Note(Some("我们的注".into())),
            Charting::Look(look.clone()),
        ] {
            chart(&mut screen, change);
        }
        if kind == Kind::Bar {
            chart(&mut screen, Charting::Mute("gdp".into()));
        }
        let (form, shown) = (screen.state().state().choice.form.clone(), marks(&screen));
        let path = dir.join("图").with_extension(format.ending());
        let manner = Manner { format, carry: true, dpi: look.dpi, ..Manner::default() };
        let order = ExportOrder { to: Target::File(path.clone()), look: look.clone(), manner, overwrite: false };
        export(&mut screen, order);
        assert_eq!(screen.state().state().notice, Some(Notice::Saved(path.clone())));
        // On the reports and without them; there the dialog begins with the look of the picture.
        chart(&mut screen, Charting::Kind(Kind::Trend));
        let mut fresh = window(1280.0, 800.0, reach());
        for screen in [&mut screen, &mut fresh] {
            task(screen, Task::Open(vec![path.clone()]));
            settle(screen);
            assert_eq!((&screen.state().state().choice.form, marks(screen)), (&form, shown.clone()), "{format:?}");
        }
        open_dialog(&mut fresh);
        assert_eq!(fresh.get_by_label("宽").accesskit_node().numeric_value(), Some(1080.0));
    }
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_picture_without_data_is_refused_with_a_word() {
    let dir = folder("plain");
    let mut screen = samples(1280.0, 800.0);
    let path = dir.join("图.png");
    export(&mut screen, order(Target::File(path.clone()), &Manner::default()));
    let readings = screen.state().state().library.readings.len();
    task(&mut screen, Task::Open(vec![path]));
    settle(&mut screen);
    let state = screen.state().state();
    assert!(matches!(&state.notice, Some(Notice::Picture(o)) if o.is_err()));
    assert_eq!(state.library.readings.len(), readings, "nothing is lost");
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_batch_has_one_chart_for_each_and_asks_before_it_replaces() {
    let dir = folder("batch");
    let mut screen = samples(1280.0, 800.0);
    chart(&mut screen, Charting::Year(Some(2023)));
    let manner = Manner { format: Format::Svg, csv: true, ..Manner::default() };
    for each in [Each::Indicator, Each::Region] {
        let to = dir.join(format!("{each:?}"));
        let wanted = screen.state().state().batch_size(each);
        let order = order(Target::Folder(to.clone(), each), &manner);
        export(&mut screen, order.clone());
        let Some(Notice::Chart(end)) = &screen.state().state().notice else { panic!("no word") };
        let Ok(Exported::Folder { saved, total, stopped, .. }) = **end else { panic!("{end:?}") };
        assert_eq!((total, stopped), (wanted, false));
        let names: Vec<String> =
            std::fs::read_dir(&to).unwrap().map(|f| f.unwrap().file_name().to_string_lossy().into_owned()).collect();
        assert!(saved > 2 && names.len() == 2 * saved, "{names:?}");
        assert!(names.iter().all(|n| n.contains("2023年") && !n.starts_with('.')), "{names:?}");
        assert_eq!(screen.state().state().would_overwrite(&order).len(), saved, "each that stands is named");
        export(&mut screen, order);
        assert!(matches!(screen.state().state().notice, Some(Notice::NotSaved(_))), "it asks first");
    }
    let csv = std::fs::read_dir(dir.join("Indicator")).unwrap().map(|f| f.unwrap().path());
    let csv = csv.filter(|p| p.extension().is_some_and(|e| e == "csv") && p.to_string_lossy().contains("地区生产总值"));
    let csv = std::fs::read_to_string(csv.min().unwrap()).unwrap();
    assert!(csv.starts_with("\u{feff}地区,代码,") && csv.contains("茂名") && csv.contains("6.0%以上"), "{csv}");
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_batch_that_is_stopped_leaves_whole_files_only() {
    let dir = folder("batch-stop");
    let mut screen = samples(1280.0, 800.0);
    chart(&mut screen, Charting::Year(Some(2023)));
    let to = dir.join("图");
    let manner = Manner { format: Format::Png, ..Manner::default() };
    task(&mut screen, Task::Export(order(Target::Folder(to.clone(), Each::Indicator), &manner)));
    task(&mut screen, Task::CancelExport);
    settle(&mut screen);
    let Some(Notice::Chart(end)) = &screen.state().state().notice else { panic!("no word") };
    let Ok(Exported::Folder { saved, total, stopped, .. }) = **end else { panic!("{end:?}") };
    assert!(stopped && saved < total, "{saved} of {total}");
    let files: Vec<_> = std::fs::read_dir(&to).map(|d| d.map(|f| f.unwrap().path()).collect()).unwrap_or_default();
    assert_eq!(files.len(), saved, "nothing half written lies about: {files:?}");
    assert!(files.iter().all(|f| std::fs::read(f).unwrap().ends_with(b"IEND\xaeB`\x82")));
    std::fs::remove_dir_all(dir).unwrap();
}

fn open_dialog(screen: &mut Screen) {
    screen.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::E);
    screen.run_ok();
}

/// Writes the window as it is, to be looked at.
fn look(screen: &mut Screen, name: &str) {
    let Ok(folder) = std::env::var("DUIBIAO_LOOK") else { return };
    match screen.render() {
        Ok(image) => image.save(format!("{folder}/{name}.png")).unwrap(),
        Err(e) => eprintln!("SKIPPED: no renderer for {name}: {e}"),
    }
}

#[test]
fn every_choice_of_the_dialog_can_be_named_and_chosen() {
    let mut screen = samples(1280.0, 800.0);
    chart(&mut screen, Charting::Year(Some(2023)));
    open_dialog(&mut screen);
    look(&mut screen, "dialog-png");
    let locale = duibiao::locale::Locale::default();
    for preset in &PRESETS {
        screen.get_by_label(&locale.say(&format!("preset-{}", preset.id))).click();
        screen.run_ok();
    }
    for words in ["SVG", "轮廓", "灰度印刷", "在下", "PDF", "携带数据", "同时导出 CSV"] {
        screen.get_by_label(words).click();
        screen.run_ok();
    }
    look(&mut screen, "dialog-pdf");
    for words in ["字体", "批量", "文件路径", "复制图片", "取消", "预览", "宽", "高", "分辨率"] {
        assert!(screen.query_all_by_label(words).next().is_some(), "{words}");
    }
    screen.get_by_label("批量").click();
    screen.run_ok();
    let batch =
        locale.say_with("batch-indicators", &[("count", screen.state().state().batch_size(Each::Indicator).into())]);
    screen.get_by_label(&batch).click();
    screen.run_ok();
    screen.get_by_label("文件夹路径");
    look(&mut screen, "dialog-batch");
}

#[test]
fn a_long_path_is_shown_whole() {
    let mut screen = samples(1024.0, 700.0);
    open_dialog(&mut screen);
    let one = screen.get_by_label("文件路径").rect();
    screen.get_by_label("文件路径").focus();
    screen.run_ok();
    screen.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    let long = "/home/研究室/二〇二六年两会/各省市政府工作报告对标/图表/年终稿/第三版/2026年地区生产总值目标.png";
    screen.get_by_label("文件路径").type_text(long);
    screen.run_ok();
    look(&mut screen, "dialog-path");
    let field = screen.get_by_label("文件路径").rect();
    let (icon, export) = (screen.get_by_label("选择位置").rect(), screen.get_by_label("取消").rect());
    assert!(field.height() > one.height() + 10.0, "{field:?}: it takes more lines");
    assert!((field.width() - one.width()).abs() < 1.0 && field.right() < icon.left(), "{field:?} {icon:?}");
    assert!(field.bottom() < export.top(), "{field:?}");
}

#[test]
fn the_dialog_fits_small_and_large_windows() {
    for (width, height) in [(1024.0, 700.0), (2560.0, 1440.0)] {
        let mut screen = samples(width, height);
        if width > 2000.0 {
            dark(&mut screen);
        }
        open_dialog(&mut screen);
        screen.get_by_label("SVG").click();
        screen.run_ok();
        look(&mut screen, &format!("dialog-{width}"));
        for words in ["同时导出 CSV", "复制图片", "批量"] {
            let rect = screen.get_by_label(words).rect();
            assert!(rect.left() >= 0.0 && rect.right() <= width && rect.bottom() <= height, "{words}: {rect:?}");
        }
    }
}
