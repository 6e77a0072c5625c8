//! How long a frame takes with 10,000 reports open, without a GPU: run it in a release, with
//! `cargo test --release --test window frame_times -- --ignored --nocapture`.
//!
//! A frame is what the processor does for it: input, layout, the tree for screen readers, and cutting shapes into
//! triangles. DUIBIAO_REPORTS sets another number of reports.

use std::time::{Duration, Instant};

use super::harness::*;
use duibiao::app::{Command, Event, Outcome, View, Work};
use duibiao::reading::{Reading, Rules, read};
use duibiao::review::{Fingerprint, Member};

/// So many reports of so many places, made from the samples: real texts under other names.
fn many(count: usize) -> Vec<Reading> {
    let rules = Rules::bundled().unwrap();
    let samples: Vec<Reading> =
        duibiao::host::samples().iter().flat_map(|s| read(s.bytes, s.relative, &rules)).collect();
    (0..count)
        .map(|i| {
            let mut reading = samples[i % samples.len()].clone();
            reading.file = format!("{i:05}/{}", reading.file);
            if let Some(place) = &mut reading.report.place {
                place.value.name = format!("{}{}", place.value.name, i / samples.len());
                place.value.region = format!("{}{}", place.value.region, i / samples.len());
                place.value.code = None;
            }
            reading
        })
        .collect()
}

fn loaded(count: usize) -> Screen {
    let mut screen = window(1280.0, 800.0, reach());
    let readings = many(count);
    for reading in readings {
        let outcome = Outcome {
            file: reading.file.clone(),
            members: vec![Member::of(&reading)],
            result: Ok(vec![reading]),
            path: None,
            text: Fingerprint::default(),
        };
        screen.state_mut().apply(Command::Event(Event::Read(outcome)));
    }
    screen.state_mut().apply(Command::Event(Event::Done { cancelled: false }));
    screen.run_ok();
    screen
}

/// 600 frames, the pointer moving and the wheel turning; returns median and worst.
fn times(screen: &mut Screen) -> (Duration, Duration) {
    let mut out = Vec::new();
    for i in 0..620 {
        let x = 300.0 + (i % 37) as f32 * 16.0;
        screen.hover_at(egui::pos2(x, 300.0 + (i % 23) as f32 * 9.0));
        screen.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, if i % 200 < 150 { -90.0 } else { 240.0 }),
            phase: egui::TouchPhase::Move,
            modifiers: egui::Modifiers::NONE,
            source: egui::MouseWheelSource::Unknown,
        });
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

#[test]
#[ignore = "a measurement, for a release build"]
fn frame_times_with_ten_thousand_reports() {
    let count = std::env::var("DUIBIAO_REPORTS").ok().and_then(|n| n.parse().ok()).unwrap_or(10_000);
    let mut screen = loaded(count);
    let figures: usize = screen.state().state().library.readings.iter().map(|r| r.figures.len()).sum();
    println!("{count} reports, {figures} figures");
    for work in [Work::Reading, Work::Figures, Work::Remarks] {
        view(&mut screen, View::Work(work));
        let (median, worst) = times(&mut screen);
        println!("{work:?}: median {:.2} ms, worst {:.2} ms", median.as_secs_f64() * 1e3, worst.as_secs_f64() * 1e3);
    }
}
