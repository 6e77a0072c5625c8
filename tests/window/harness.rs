//! A window without a screen, and small steps to drive it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use duibiao::app::{Charting, Command, Edit, Reach, ReadFile, Shade, Task, View};
use duibiao::reading::Rules;
use duibiao::ui::{Window, prepare};
use egui_kittest::Harness;

/// A reader with the bundled rules and no settings file.
pub fn reach() -> Reach {
    let rules = Rules::bundled().expect("the bundled rules are sound");
    let read: ReadFile = Arc::new(move |bytes, path| duibiao::reading::read(bytes, path, &rules));
    with_reader(read)
}

pub fn with_reader(read: ReadFile) -> Reach {
    Reach::of(read, Arc::new(|| ()))
}

pub type Screen = Harness<'static, Window>;

/// A window of a size; nothing is open.
pub fn window(width: f32, height: f32, reach: Reach) -> Screen {
    Harness::builder()
        .with_size([width, height])
        .with_max_steps(64)
        .with_context_setup(prepare)
        .build_eframe(|_| Window::new(reach, Vec::new()))
}

/// Lets the job end and the window come to rest.
pub fn settle(screen: &mut Screen) {
    let start = Instant::now();
    let busy = |s: &Screen| s.state().state().job.is_some() || s.state().state().is_waiting();
    while busy(screen) {
        assert!(start.elapsed() < Duration::from_secs(400), "the job does not end");
        std::thread::sleep(Duration::from_millis(5));
        screen.step();
    }
    screen.run_ok();
}

pub fn task(screen: &mut Screen, task: Task) {
    screen.state_mut().apply(Command::Task(task));
}

pub fn view(screen: &mut Screen, view: View) {
    screen.state_mut().apply(Command::View(view));
    screen.run_ok();
}

/// Changes the chart on the screen.
pub fn chart(screen: &mut Screen, charting: Charting) {
    screen.state_mut().apply(Command::Edit(Edit::Chart(charting)));
    screen.run_ok();
}

/// A window with the bundled reports.
pub fn samples(width: f32, height: f32) -> Screen {
    let mut screen = window(width, height, reach());
    task(&mut screen, Task::Samples);
    settle(&mut screen);
    screen
}

pub fn dark(screen: &mut Screen) {
    view(screen, View::Shade(Shade::Dark));
}

/// The reading of a file.
pub fn reading(screen: &Screen, file: &str) -> usize {
    let readings = &screen.state().state().library.readings;
    readings.iter().position(|r| r.file.contains(file)).unwrap_or_else(|| panic!("no reading of {file}"))
}

/// A folder of its own for a test.
pub fn folder(name: &str) -> PathBuf {
    let dir = std::env::temp_dir().join(format!("duibiao-window-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap();
    dir
}
