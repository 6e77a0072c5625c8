//! What a person sees, compared with pictures that were looked at. Without a renderer they are skipped, aloud;
//! DUIBIAO_PICTURES=1 makes that a failure. UPDATE_SNAPSHOTS=1 takes them anew: look at them before committing.

use super::harness::*;
use duibiao::app::{Charting, View, Work};
use egui_kittest::SnapshotOptions;
use egui_kittest::kittest::Queryable;

/// Compares the window with its picture. A few pixels differ between renderers; a clipped label is hundreds.
pub fn picture(screen: &mut Screen, name: &str) {
    part(screen, name, |_, _| true);
}

/// Compares a part of the window: what lies outside it is painted over.
pub fn part(screen: &mut Screen, name: &str, inside: impl Fn(u32, u32) -> bool) {
    let drawn = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| screen.render()));
    let Ok(Ok(mut image)) = drawn else {
        assert!(std::env::var_os("DUIBIAO_PICTURES").is_none(), "no renderer for {name}");
        eprintln!("SKIPPED: no renderer for the picture {name}");
        return;
    };
    for (_, _, pixel) in image.enumerate_pixels_mut().filter(|(x, y, _)| !inside(*x, *y)) {
        pixel.0 = [200, 200, 200, 255];
    }
    let options = SnapshotOptions::new().threshold(1.0).max_failed_pixels(60).output_path("tests/pictures");
    if let Err(e) = egui_kittest::try_image_snapshot_options(&image, name, &options) {
        panic!("{e}");
    }
}

fn main_window(width: f32, height: f32, name: &str) {
    let mut screen = samples(width, height);
    chart(&mut screen, Charting::Year(Some(2023)));
    let maoming = reading(&screen, "茂名");
    view(&mut screen, View::Open(maoming));
    picture(&mut screen, &format!("main-{name}"));
    dark(&mut screen);
    picture(&mut screen, &format!("main-{name}-dark"));
}

#[test]
fn the_main_window() {
    main_window(1280.0, 800.0, "1280");
}

#[test]
fn the_main_window_on_a_large_screen() {
    main_window(2560.0, 1440.0, "2560");
}

#[test]
fn the_main_window_on_a_small_screen() {
    main_window(1024.0, 700.0, "1024");
}

#[test]
fn the_welcome() {
    let mut screen = window(1280.0, 800.0, reach());
    screen.run_ok();
    picture(&mut screen, "welcome");
}

#[test]
fn the_remarks() {
    let mut screen = samples(1280.0, 800.0);
    view(&mut screen, View::Work(Work::Remarks));
    picture(&mut screen, "remarks");
}

#[test]
fn the_export_dialog() {
    let mut screen = samples(1280.0, 800.0);
    chart(&mut screen, Charting::Year(Some(2023)));
    screen.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::E);
    screen.run_ok();
    // Where the file goes depends on the machine.
    let path = screen.get_by_label("文件路径").rect();
    screen.mask(path);
    picture(&mut screen, "export");
}
