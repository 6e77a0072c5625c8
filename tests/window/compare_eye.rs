//! 对比 on reports of the corpus, for the eye: pictures, sections and paragraphs in a folder.

use std::path::{Path, PathBuf};

use super::harness::*;
use duibiao::app::{CompareView, Task, View, Work};
use egui_kittest::kittest::Queryable;

/// Reports of some years and places of the corpus, in a folder of their own.
fn gathered(corpus: &Path) -> PathBuf {
    let dir = folder("compare-corpus").join("各地");
    let nation = std::fs::read_dir(corpus.join("nation/中国")).unwrap();
    let provinces = std::fs::read_dir(corpus.join("province")).unwrap();
    let folders = provinces.chain(std::fs::read_dir(corpus.join("city")).unwrap()).flatten().map(|e| e.path());
    let cities = ["北京市", "上海市", "天津市", "重庆市", "固原市", "苏州市", "无锡市"];
    let wanted = |p: &Path| p.to_string_lossy().contains("province") || cities.iter().any(|c| p.ends_with(c));
    let files = folders.filter(|p| wanted(p)).flat_map(|p| std::fs::read_dir(p).unwrap().flatten());
    for file in files.chain(nation.flatten()) {
        let year = file.file_name().to_string_lossy().chars().take(4).collect::<String>();
        let place = file.path().parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
        let revised = place == "青海省" && ["2014", "2015"].contains(&year.as_str())
            || place == "北京市" && ["2020", "2021"].contains(&year.as_str())
            || place == "固原市" && year == "2016";
        if ["2022", "2023", "2025", "2026"].contains(&year.as_str()) || revised {
            std::fs::create_dir_all(dir.join(&place)).unwrap();
            std::fs::copy(file.path(), dir.join(&place).join(file.file_name())).unwrap();
        }
    }
    dir
}

/// The plans side by side in words: each paragraph, what is shared, what only one says.
fn sections(screen: &Screen) -> String {
    let state = screen.state().state();
    let mut out = String::new();
    for row in &state.compare.beside.rows {
        for (part, reading) in row.parts.iter().zip(&state.compare.beside.readings) {
            let r = &state.library.readings[*reading];
            out += &format!("\n## {} | {} | {:?}\n", row.subject, r.file, row.turnover);
            let Some(part) = part else { continue };
            out += &format!("order {} {}\n", part.order, part.phrases.join(" · "));
            for p in &part.passages {
                let say = |x: &std::ops::Range<usize>| r.text.folded()[x.clone()].to_owned();
                let all = |ranges: &[std::ops::Range<usize>]| ranges.iter().map(say).collect::<Vec<_>>().join(" | ");
                out += &format!("{}\n  = {}\n  ! {}\n", say(&p.range), all(&p.shared), all(&p.only));
            }
        }
    }
    out
}

/// Shows places of some years, all provinces where none is named, and writes down what is seen.
fn write_down(screen: &mut Screen, look: &Path, name: &str, years: &[i32], places: &[&str]) {
    view(screen, View::Compare(CompareView::Years(years.to_vec())));
    let mut places: Vec<String> = places.iter().map(|p| (*p).to_owned()).collect();
    if places.is_empty() {
        places = screen.state().state().compare_places();
        places.retain(|p| {
            p != "中国" && p.chars().filter(|c| "省市区".contains(*c)).count() == 1 || p.ends_with("自治区")
        });
    }
    view(screen, View::Compare(CompareView::Places(places)));
    screen.render().unwrap().save(look.join(format!("{name}.png"))).unwrap();
    let state = screen.state().state();
    let words = format!("{}\n{:#?}", state.compare_summary().join("\n"), state.compare.beside.rows);
    std::fs::write(look.join(format!("{name}.txt")), words).unwrap();
    std::fs::write(look.join(format!("{name}-sections.txt")), sections(screen)).unwrap();
}

/// Reports of the corpus for the eye: DUIBIAO_LOOK=folder DUIBIAO_CORPUS=folder.
#[test]
fn the_corpus_for_the_eye() {
    let (Some(look), Some(corpus)) = (std::env::var_os("DUIBIAO_LOOK"), std::env::var_os("DUIBIAO_CORPUS")) else {
        eprintln!("skipped: DUIBIAO_LOOK or DUIBIAO_CORPUS is not set");
        return;
    };
    let look = PathBuf::from(look);
    std::fs::create_dir_all(&look).unwrap();
    let dir = gathered(Path::new(&corpus));
    let mut screen = window(1280.0, 800.0, reach());
    task(&mut screen, Task::Open(vec![dir.clone()]));
    settle(&mut screen);
    view(&mut screen, View::Work(Work::Compare));
    let six = ["陕西省", "山西省", "河北省", "山东省", "湖南省", "重庆市"];
    let show = |screen: &mut Screen, name: &str, years: &[i32], places: &[&str]| {
        write_down(screen, &look, name, years, places);
    };
    show(&mut screen, "provinces-2023", &[2023], &[]);
    show(&mut screen, "six-2026", &[2026], &six);
    screen.get_by_label_contains("山西省 地区生产总值 ").hover();
    screen.run_steps(12);
    screen.render().unwrap().save(look.join("tip.png")).unwrap();
    screen.get_by_label("比较的地区").click();
    screen.run_ok();
    screen.render().unwrap().save(look.join("choose.png")).unwrap();
    screen.key_press(egui::Key::Escape);
    screen.run_ok();
    show(&mut screen, "pair-2026", &[2026], &["陕西省", "山西省"]);
    show(&mut screen, "pair-2023", &[2023], &["广东省", "福建省"]);
    show(&mut screen, "pair-cities", &[2023], &["江苏省苏州市", "江苏省无锡市"]);
    show(&mut screen, "pair-years", &[2026, 2025], &["湖南省"]);
    show(&mut screen, "qinghai-2015", &[2015], &["青海省"]);
    show(&mut screen, "beijing-2021", &[2021], &["北京市"]);
    show(&mut screen, "guyuan-2016", &[2016], &["宁夏回族自治区固原市"]);
    view(&mut screen, View::Language(duibiao::locale::Language::English));
    show(&mut screen, "english", &[2026], &["陕西省", "山西省", "河北省"]);
    view(&mut screen, View::Language(duibiao::locale::Language::Chinese));
    dark(&mut screen);
    show(&mut screen, "six-2026-dark", &[2026], &six);
    std::fs::remove_dir_all(dir).unwrap();
}

/// Kept groups, the rule of coding and a large screen, on the cities of a folder: DUIBIAO_LOOK=folder DUIBIAO_CITIES=folder.
#[test]
fn groups_rules_and_a_large_screen_for_the_eye() {
    let (Some(look), Some(cities)) = (std::env::var_os("DUIBIAO_LOOK"), std::env::var_os("DUIBIAO_CITIES")) else {
        eprintln!("skipped: DUIBIAO_LOOK or DUIBIAO_CITIES is not set");
        return;
    };
    let look = PathBuf::from(look);
    std::fs::create_dir_all(&look).unwrap();
    let mut screen = window(2560.0, 1440.0, reach());
    task(&mut screen, Task::Open(vec![cities.into()]));
    settle(&mut screen);
    view(&mut screen, View::Work(Work::Compare));
    let save = |screen: &mut Screen, name: &str| {
        screen.run_steps(4);
        screen.render().unwrap().save(look.join(format!("{name}.png"))).unwrap();
    };
    view(&mut screen, View::Compare(CompareView::Latest));
    let all = screen.state().state().compare_places();
    view(&mut screen, View::Compare(CompareView::Places(all[..6].to_vec())));
    view(&mut screen, View::Compare(CompareView::Keep("前六市".into())));
    view(&mut screen, View::Compare(CompareView::Places(all[..2].to_vec())));
    view(&mut screen, View::Compare(CompareView::Keep("一个名字很长很长很长很长很长很长的地区组".into())));
    screen.get_by_label("比较的地区").click();
    save(&mut screen, "groups");
    screen.get_by_label("前六市").click();
    screen.run_ok();
    screen.key_press(egui::Key::Escape);
    save(&mut screen, "six-latest");
    screen.get_by_label("比较的年份").click();
    save(&mut screen, "years");
    screen.key_press(egui::Key::Escape);
    view(&mut screen, View::Compare(CompareView::Places(all)));
    view(&mut screen, View::Compare(CompareView::Show(duibiao::app::Shown::Rank)));
    save(&mut screen, "all-latest");
    screen.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Comma);
    screen.run_ok();
    save(&mut screen, "rules-before");
    for name in ["下限", "记缺失"] {
        screen.query_all_by_label(name).next().unwrap().click();
        screen.run_ok();
        save(&mut screen, &format!("rules-{name}"));
    }
    screen.key_press(egui::Key::Escape);
    save(&mut screen, "all-missing");
}
