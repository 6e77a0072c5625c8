//! A PDF in other hands: its words are copied out whole, its ink lies where it was measured, its face is a subset.

use std::process::Command;

use crate::cases;
use crate::extents::{HALF, hard_page, near};
use duibiao::chart::{Scene, Shape, Spec};
use duibiao::export::{Dress, pdf};
use duibiao::fonts::Fonts;

fn words(scene: &Scene) -> Vec<&str> {
    let words = scene.items.iter().filter_map(|i| match &i.shape {
        Shape::Text { words, .. } => Some(words.as_str()),
        _ => None,
    });
    words.collect()
}

/// A program that need not be there: null, and said aloud, where it is not.
fn program(name: &str, args: &[&str]) -> Option<Vec<u8>> {
    match Command::new(name).args(args).output() {
        Ok(out) => {
            assert!(out.status.success(), "{name}: {}", String::from_utf8_lossy(&out.stderr));
            Some(out.stdout)
        }
        Err(_) => {
            eprintln!("SKIPPED: no {name} here");
            None
        }
    }
}

fn file(name: &str, bytes: &[u8]) -> String {
    static COUNT: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    let count = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let path = std::env::temp_dir().join(format!("duibiao-pdf-{name}-{count}-{}", std::process::id()));
    std::fs::write(&path, bytes).unwrap();
    path.display().to_string()
}

fn plain(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn the_same_scene_gives_the_same_bytes_with_title_and_program() {
    for case in cases::all() {
        let scene = case.draw(&Spec::default()).scene;
        let bytes = pdf(&scene, &Dress::default()).unwrap();
        assert_eq!(bytes, pdf(&scene, &Dress::default()).unwrap(), "{}", case.name);
        let document = lopdf::Document::load_mem(&bytes).unwrap();
        assert_eq!(document.get_pages().len(), 1);
        assert!(bytes.len() < 400_000, "{}: the face is not a subset: {}", case.name, bytes.len());
        let info = document.trailer.get(b"Info").and_then(lopdf::Object::as_reference).unwrap();
        let info = document.get_dictionary(info).unwrap();
        let said = |key: &[u8]| lopdf::decode_text_string(info.get(key).unwrap()).unwrap();
        assert_eq!(said(b"Title"), scene.headline());
        assert_eq!(said(b"Producer"), format!("duibiao {}", env!("CARGO_PKG_VERSION")));
        let page = document.get_dictionary(document.get_pages()[&1]).unwrap();
        let size: Vec<f32> =
            page.get(b"MediaBox").unwrap().as_array().unwrap().iter().map(|n| n.as_float().unwrap()).collect();
        assert_eq!(size, [0.0, 0.0, 800.0, 500.0]);
    }
}

#[test]
fn the_words_can_be_copied_out_and_each_once() {
    for scene in cases::all().into_iter().map(|c| c.draw(&Spec::default()).scene).chain([hard_page()]) {
        let bytes = pdf(&scene, &Dress::default()).unwrap();
        let path = file("words", &bytes);
        let Some(text) = program("pdftotext", &["-raw", "-enc", "UTF-8", &path, "-"]) else { return };
        let text = plain(&String::from_utf8(text).unwrap());
        let mut counted = std::collections::BTreeMap::new();
        words(&scene).iter().for_each(|w| *counted.entry(plain(w)).or_insert(0) += 1);
        for (w, n) in counted.iter().filter(|(w, _)| w.chars().count() > 3) {
            assert!(text.matches(w.as_str()).count() >= *n, "{w} × {n} in {text}");
        }
        let all: usize = words(&scene).iter().map(|w| plain(w).chars().count()).sum();
        assert!(text.chars().count() <= all, "nothing stands there twice: {} of {all}", text.chars().count());
        std::fs::remove_file(path).unwrap();
    }
}

/// Grey levels of a page, by pdftoppm.
fn grey(bytes: &[u8], dpi: f64) -> Option<(usize, usize, Vec<u8>)> {
    let path = file("ink", bytes);
    let out = program("pdftoppm", &["-r", &dpi.to_string(), "-gray", "-singlefile", &path]);
    std::fs::remove_file(path).unwrap();
    let out = out?;
    // P5, width, height, 255, then a byte a pixel.
    let mut at = 0;
    let mut numbers = Vec::new();
    while numbers.len() < 4 {
        let end = at + out[at..].iter().position(u8::is_ascii_whitespace).unwrap();
        numbers.push(String::from_utf8_lossy(&out[at..end]).into_owned());
        at = end + 1;
    }
    assert_eq!(numbers[0], "P5");
    Some((numbers[1].parse().unwrap(), numbers[2].parse().unwrap(), out[at..].to_vec()))
}

#[test]
fn the_ink_lies_where_it_was_measured() {
    let fonts = Fonts::bundled();
    let scene = hard_page();
    // Four times the reference resolution, so that the edge of the ink is known to a quarter of its pixel.
    let dpi = 144.0 * 4.0;
    let Some((width, _, data)) = grey(&pdf(&scene, &Dress::default()).unwrap(), dpi) else { return };
    let scale = dpi / 72.0;
    for item in &scene.items {
        let Shape::Text { at, size, bold, words, .. } = &item.shape else { continue };
        let measured = fonts.ink(words, *size, *bold).unwrap();
        let (y0, y1) = (((at.y - 16.0) * scale) as usize, ((at.y + 8.0) * scale) as usize);
        let mut ink = [f64::MAX, f64::MAX, 0.0, 0.0];
        for (y, x) in (y0..y1).flat_map(|y| (0..width).map(move |x| (y, x))) {
            if data[y * width + x] < 128 {
                let (px, py) = (x as f64 / scale, y as f64 / scale);
                let end = 1.0 / scale;
                ink = [ink[0].min(px), ink[1].min(py), f64::max(ink[2], px + end), f64::max(ink[3], py + end)];
            }
        }
        let m = measured;
        near(words, ink, [at.x + m.left, at.y + m.top, at.x + m.right, at.y + m.bottom], HALF);
    }
}

#[test]
fn every_mark_has_its_ink_in_the_pdf_as_in_the_png() {
    let dpi = 144.0;
    for case in [cases::unemployment(), cases::two_tiers(), cases::relations(), cases::nothings()] {
        let scene = case.draw(&Spec::default()).scene;
        let Some((width, height, data)) = grey(&pdf(&scene, &Dress::default()).unwrap(), dpi) else { return };
        let png = duibiao::export::raster(&scene, dpi, &Dress::default()).unwrap();
        assert_eq!((width, height), (png.width, png.height));
        let light = |p: &[u8]| (u32::from(p[0]) * 30 + u32::from(p[1]) * 59 + u32::from(p[2]) * 11) / 100;
        let dark: Vec<bool> = png.rgb.chunks(3).map(|p| light(p) < 200).collect();
        // Dark in one must be near dark in the other: a pixel about it.
        let near = |data: &dyn Fn(usize) -> bool, x: usize, y: usize| {
            let (x0, y0) = (x.saturating_sub(1), y.saturating_sub(1));
            (y0..(y + 2).min(height)).any(|y| (x0..(x + 2).min(width)).any(|x| data(y * width + x)))
        };
        let in_pdf = |i: usize| data[i] < 215;
        let in_png = |i: usize| dark[i] || light(&png.rgb[i * 3..i * 3 + 3]) < 215;
        for (y, x) in (0..height).flat_map(|y| (0..width).map(move |x| (y, x))) {
            let i = y * width + x;
            assert!(!dark[i] || near(&in_pdf, x, y), "{}: ink of the PNG at {x}, {y} is not in the PDF", case.name);
            assert!(data[i] >= 200 || near(&in_png, x, y), "{}: ink of the PDF at {x}, {y}", case.name);
        }
    }
}

#[test]
fn what_cannot_be_a_page_is_said() {
    use duibiao::export::Error;
    let scene = |width| Scene { width, height: 100.0, ..hard_page() };
    assert_eq!(pdf(&scene(20_000.0), &Dress::default()).unwrap_err(), Error::LongPage);
    assert_eq!(pdf(&scene(0.0), &Dress::default()).unwrap_err(), Error::NoSize);
    assert_eq!(pdf(&scene(f64::NAN), &Dress::default()).unwrap_err(), Error::NoSize);
}
