//! How long a frame takes with 10,000 reports open, without a GPU: run it in a release, with
//! `cargo test --release --test window frame_times -- --ignored --nocapture`.
//!
//! A frame is what the processor does for it: input, layout, the tree for screen readers, and cutting shapes into
//! triangles. DUIBIAO_REPORTS sets another number of reports.

use super::harness::*;
use duibiao::app::{
    Charting, Command, CompareView, Edit, ExportOrder, Manner, ReadFile, Scope, SearchChange, Target, Task, View, Work,
};
use duibiao::chart::Kind;
use duibiao::export::Look;
use duibiao::reading::{Reading, Rules, read};
use egui_kittest::kittest::Queryable;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A reader that gives, for the file of a number, one of the samples under the name of another place.
fn reader() -> ReadFile {
    let rules = Rules::bundled().unwrap();
    let samples: Vec<Reading> =
        duibiao::host::samples().iter().flat_map(|s| read(s.bytes, s.relative, &rules)).collect();
    Arc::new(move |_, path| {
        let i: usize = path[..5].parse().unwrap();
        let mut reading = samples[i % samples.len()].clone();
        reading.file = path.to_owned();
        if let Some(place) = &mut reading.report.place {
            place.value.name = format!("{}{}", place.value.name, i / samples.len());
            place.value.region = format!("{}{}", place.value.region, i / samples.len());
            place.value.code = None;
        }
        vec![reading]
    })
}

/// The window with so many reports, and the folder they stand in: it is watched, so it stays until the end.
pub fn loaded(count: usize) -> (Screen, PathBuf) {
    // Two measurements may run at once.
    let dir = folder(&format!("bench-{count}"));
    for i in 0..count {
        std::fs::write(dir.join(format!("{i:05}.txt")), i.to_string()).unwrap();
    }
    let mut screen = window(1280.0, 800.0, with_reader(reader()));
    task(&mut screen, Task::Open(vec![dir.clone()]));
    settle(&mut screen);
    (screen, dir)
}

/// 600 frames, the pointer moving and the wheel turning.
fn wheel(screen: &mut Screen, i: usize) {
    let x = 300.0 + (i % 37) as f32 * 16.0;
    screen.hover_at(egui::pos2(x, 300.0 + (i % 23) as f32 * 9.0));
    screen.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, if i % 200 < 150 { -90.0 } else { 240.0 }),
        phase: egui::TouchPhase::Move,
        modifiers: egui::Modifiers::NONE,
        source: egui::MouseWheelSource::Unknown,
    });
}

/// A letter typed every eighth frame and taken back before the next: what is filtered is filtered anew each time.
fn letters(screen: &mut Screen, i: usize) {
    match i % 16 {
        0 => screen.event(egui::Event::Text(["s", "z", "山", "2"][i / 16 % 4].into())),
        8 => screen.key_press(egui::Key::Backspace),
        _ => {}
    }
}

/// 600 frames in which a person does something; returns median and worst.
fn times(screen: &mut Screen, mut act: impl FnMut(&mut Screen, usize)) -> (Duration, Duration) {
    let mut out = Vec::new();
    for i in 0..620 {
        act(screen, i);
        let start = Instant::now();
        screen.step();
        let output = screen.output();
        let shapes = output.shapes.clone();
        let triangles = screen.ctx.tessellate(shapes, output.pixels_per_point);
        let took = start.elapsed();
        assert!(!triangles.is_empty());
        if i >= 20 {
            out.push(took);
        }
    }
    out.sort();
    (out[out.len() / 2], out[out.len() - 1])
}

const WORKS: [Work; 7] =
    [Work::Reading, Work::Figures, Work::Compare, Work::Search, Work::Review, Work::History, Work::Remarks];

/// So many notes, for a history that is not empty.
fn decide(screen: &mut Screen, count: usize) {
    for i in 0..count {
        let edit = Edit::Note { reading: i * 7, figure: 0, words: format!("与统计公报核对 {i}") };
        screen.state_mut().apply(Command::Edit(edit));
    }
    screen.run_ok();
}

/// What every report holds, found.
fn search(screen: &mut Screen, words: &str) {
    view(screen, View::Search(SearchChange::Words(words.into())));
    while screen.state().state().search.is_running() {
        std::thread::sleep(Duration::from_millis(5));
        screen.step();
    }
    screen.run_ok();
}

#[test]
#[ignore = "a measurement, for a release build"]
fn frame_times_with_ten_thousand_reports() {
    let count = std::env::var("DUIBIAO_REPORTS").ok().and_then(|n| n.parse().ok()).unwrap_or(10_000);
    let (mut screen, dir) = loaded(count);
    let figures: usize = screen.state().state().library.readings.iter().map(|r| r.figures.len()).sum();
    println!("{count} reports, {figures} figures");
    let say = |name: &str, (median, worst): (Duration, Duration)| {
        let ms = |d: Duration| d.as_secs_f64() * 1e3;
        println!("{name}: median {:.2} ms, worst {:.2} ms", ms(median), ms(worst));
    };
    decide(&mut screen, 200);
    search(&mut screen, "的");
    for work in WORKS {
        let begun = Instant::now();
        view(&mut screen, View::Work(work));
        println!("{work:?} stands there after {:.0} ms", begun.elapsed().as_secs_f64() * 1e3);
        say(&format!("{work:?}"), times(&mut screen, wheel));
    }
    let places: Vec<String> = screen.state().state().compare_places().into_iter().take(1000).collect();
    view(&mut screen, View::Work(Work::Compare));
    let begun = Instant::now();
    view(&mut screen, View::Compare(CompareView::Places(places)));
    let (lines, took) = (screen.state().state().compare.table.lines.len(), begun.elapsed().as_secs_f64() * 1e3);
    println!("{lines} places compared after {took:.0} ms");
    say(&format!("Compare of {lines} places"), times(&mut screen, wheel));
    for (work, field) in [(Work::Reading, "筛选地名、拼音、年份"), (Work::Figures, "筛选 地区")] {
        view(&mut screen, View::Work(work));
        let Some(node) = screen.query_all_by_label(field).next() else { continue };
        node.focus();
        screen.run_ok();
        say(&format!("typing into {field}"), times(&mut screen, letters));
    }
    std::fs::remove_dir_all(dir).unwrap();
}

/// The chart of 31 places: a repaint of the window with it, and its picture of 1600 × 1000, from the order to the file.
#[test]
#[ignore = "a measurement, for a release build"]
fn frame_times_of_a_chart_of_31_places() {
    // Four of ten samples are of the year that the chart takes: 31 places.
    let (mut screen, dir) = loaded(78);
    chart(&mut screen, Charting::Places(Scope::All));
    settle(&mut screen);
    for kind in [Kind::Range, Kind::Dumbbell, Kind::Bar, Kind::Heat, Kind::Distribution] {
        chart(&mut screen, Charting::Kind(kind));
        let marks = screen.state().state().drawing.scene.as_ref().unwrap().marks.len();
        let places = screen.state().state().drawing.places.len();
        let (median, worst) = times(&mut screen, wheel);
        let mut pictures = Vec::new();
        for i in 0..9 {
            let to = Target::File(dir.join(format!("{kind:?}{i}.png")));
            let manner = Manner { dpi: 144, ..Manner::default() };
            let start = Instant::now();
            task(&mut screen, Task::Export(ExportOrder { to, look: Look::default(), manner, overwrite: false }));
            while screen.state().state().exporting.is_running() {
                std::thread::sleep(Duration::from_micros(200));
                screen.step();
            }
            pictures.push(start.elapsed());
        }
        pictures.sort();
        let ms = |d: Duration| d.as_secs_f64() * 1e3;
        println!(
            "{kind:?} of {places} places, {marks} marks: frame {:.2} ms, worst {:.2} ms; PNG {:.1} ms",
            ms(median),
            ms(worst),
            ms(pictures[4])
        );
    }
    std::fs::remove_dir_all(dir).unwrap();
}
