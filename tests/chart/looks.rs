//! Colours for every eye, titles at their place, presets and typefaces.

use crate::cases;
use duibiao::chart::{Color, Scene, Shape, Spec, Theme, TitlePlace};
use duibiao::export::{self, Dress, Format, Look, PRESETS};
use duibiao::figures::Family;
use duibiao::fonts::{Bytes, Fonts, REGULAR};

const FAMILIES: [Family; 7] = [
    Family::Total,
    Family::Investment,
    Family::Trade,
    Family::Finance,
    Family::Livelihood,
    Family::Ecology,
    Family::Other,
];

fn linear(c: Color) -> [f64; 3] {
    [c.r, c.g, c.b].map(|v| {
        let v = f64::from(v) / 255.0;
        if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    })
}

fn times(m: [[f64; 3]; 3], v: [f64; 3]) -> [f64; 3] {
    m.map(|row| row.iter().zip(v).map(|(a, b)| a * b).sum())
}

/// How an eye without the middle or the long cones sees a colour: Machado, Oliveira and Fernandes 2009, severity 1.
const DEUTERANOPIA: [[f64; 3]; 3] =
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]];
const PROTANOPIA: [[f64; 3]; 3] =
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]];

fn lab(linear: [f64; 3]) -> [f64; 3] {
    let xyz = times(
        [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]],
        linear.map(|v| v.clamp(0.0, 1.0)),
    );
    let f = |t: f64| if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 };
    let [x, y, z] = [f(xyz[0] / 0.95047), f(xyz[1]), f(xyz[2] / 1.08883)];
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIEDE2000 (Sharma, Wu, Dalal 2005).
fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    let c = |l: [f64; 3]| l[1].hypot(l[2]);
    let mean = (c(a) + c(b)) / 2.0;
    let g = 0.5 * (1.0 - (mean.powi(7) / (mean.powi(7) + 25f64.powi(7))).sqrt());
    let prime = |l: [f64; 3]| [l[0], l[1] * (1.0 + g), l[2]];
    let (p, q) = (prime(a), prime(b));
    let hue =
        |l: [f64; 3]| if l[1] == 0.0 && l[2] == 0.0 { 0.0 } else { l[2].atan2(l[1]).to_degrees().rem_euclid(360.0) };
    let (c1, c2, h1, h2) = (c(p), c(q), hue(p), hue(q));
    let both = c1 * c2 != 0.0;
    let mut dh = h2 - h1;
    dh = if !both {
        0.0
    } else if dh > 180.0 {
        dh - 360.0
    } else if dh < -180.0 {
        dh + 360.0
    } else {
        dh
    };
    let (dl, dc, dh) = (q[0] - p[0], c2 - c1, 2.0 * (c1 * c2).sqrt() * (dh / 2.0).to_radians().sin());
    let (l, cm) = ((p[0] + q[0]) / 2.0, (c1 + c2) / 2.0);
    let h = match (both, (h1 - h2).abs() <= 180.0) {
        (false, _) => h1 + h2,
        (_, true) => (h1 + h2) / 2.0,
        _ if h1 + h2 < 360.0 => (h1 + h2 + 360.0) / 2.0,
        _ => (h1 + h2 - 360.0) / 2.0,
    };
    let cos = |d: f64| d.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0) - 0.2 * cos(4.0 * h - 63.0);
    let sl = 1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt();
    let (sc, sh) = (1.0 + 0.045 * cm, 1.0 + 0.015 * cm * t);
    let rc = 2.0 * (cm.powi(7) / (cm.powi(7) + 25f64.powi(7))).sqrt();
    let rt = -rc * (60.0 * (-((h - 275.0) / 25.0).powi(2)).exp()).to_radians().sin();
    ((dl / sl).powi(2) + (dc / sc).powi(2) + (dh / sh).powi(2) + rt * (dc / sc) * (dh / sh)).sqrt()
}

#[test]
fn the_distance_is_that_of_the_published_pairs() {
    let pairs = [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082),
    ];
    for (a, b, is) in pairs {
        assert!((distance(a, b) - is).abs() < 1e-4, "{a:?} {b:?}: {}", distance(a, b));
    }
}

/// The least distance between two families for the worse of two eyes.
fn least(theme: Theme) -> (f64, Family, Family) {
    let mut least = (f64::MAX, Family::Total, Family::Total);
    for eye in [DEUTERANOPIA, PROTANOPIA] {
        let seen = |f: Family| lab(times(eye, linear(theme.family(f))));
        for (i, a) in FAMILIES.iter().enumerate() {
            for b in &FAMILIES[i + 1..] {
                let d = distance(seen(*a), seen(*b));
                if d < least.0 {
                    least = (d, *a, *b);
                }
            }
        }
    }
    least
}

fn contrast(a: Color, b: Color) -> f64 {
    let light = |c: Color| linear(c).iter().zip([0.2126, 0.7152, 0.0722]).map(|(a, b)| a * b).sum::<f64>() + 0.05;
    let (a, b) = (light(a), light(b));
    a.max(b) / a.min(b)
}

#[test]
fn families_are_told_apart_by_every_eye_and_stand_out_from_the_ground() {
    for theme in Theme::ALL {
        for family in FAMILIES {
            let c = contrast(theme.family(family), theme.palette().ground);
            assert!(c >= 3.0, "{family:?} in {theme:?}: {c}");
        }
        // In print all families are ink: shape, order and label tell them apart.
        if theme != Theme::Print {
            let (d, a, b) = least(theme);
            assert!(d >= 9.0, "{theme:?}: {a:?} and {b:?} are {d:.1} apart");
        }
    }
}

fn texts(scene: &Scene) -> Vec<(String, f64, f64, bool)> {
    let text = |i: &duibiao::chart::Item| match &i.shape {
        Shape::Text { words, at, size, bold, .. } => Some((words.clone(), at.y, *size, *bold)),
        _ => None,
    };
    scene.items.iter().filter_map(text).collect()
}

#[test]
fn a_title_stands_above_below_or_nowhere_and_nothing_leaves_the_page() {
    for case in [cases::unemployment(), cases::one(), cases::many()] {
        let drawn = |title_place| case.draw(&Spec { title_place, ..Spec::default() }).scene;
        let title = drawn(TitlePlace::Above).headline();
        assert!(!title.is_empty());
        let below = drawn(TitlePlace::Below);
        assert_eq!(below.headline(), title);
        let (last, y, ..) = texts(&below).pop().unwrap();
        assert!(title.ends_with(&last) && texts(&below).iter().all(|t| t.1 <= y), "{title} is the last line");
        assert!(y < below.height && below.height == 500.0);
        assert!(drawn(TitlePlace::Hidden).headline().is_empty());
    }
}

#[test]
fn every_preset_is_a_readable_page() {
    for preset in &PRESETS {
        for case in [cases::unemployment(), cases::nothings(), cases::two_tiers()] {
            let spec = Look::of(preset).dress(Spec { year: case.query.year, ..Spec::default() });
            let scene = case.draw(&spec).scene;
            for (words, _, size, _) in texts(&scene) {
                assert!(size >= 7.0, "{}: {words} in {size} points", preset.id);
            }
            let png = export::raster(&scene, f64::from(preset.dpi), &Dress::default()).unwrap();
            assert_eq!((png.width, png.height), (preset.pixels.0 as usize, preset.pixels.1 as usize));
            if let Ok(folder) = std::env::var("DUIBIAO_LOOK") {
                let bytes = export::png(&scene, f64::from(preset.dpi)).unwrap();
                std::fs::write(format!("{folder}/preset-{}-{}.png", preset.id, case.name), bytes).unwrap();
            }
        }
    }
}

#[test]
fn another_typeface_sets_measures_and_embeds_and_its_gaps_are_named() {
    // The bundled regular face under another name and without a bold one stands for any installed family.
    let own = Fonts::of("另一字体", Bytes { data: REGULAR, index: 0 }, None).unwrap();
    let case = cases::unemployment();
    let draw = |fonts: &Fonts| duibiao::chart::draw(&Spec::default(), &case.data(), fonts).scene;
    let scene = draw(&own);
    let dress = Dress { fonts: &own, ..Dress::default() };
    let svg = export::svg_dressed(&scene, &dress);
    assert!(svg.contains("font-family=\"'另一字体',"));
    let pdf = export::picture(&scene, Format::Pdf, 72.0, &dress).unwrap();
    let names = plain_names(&pdf);
    assert!(names.iter().all(|n| n.ends_with("NotoSansCJKsc-Regular")), "the title is not bold: {names:?}");
    let outlines = export::svg_dressed(&scene, &Dress { outlines: true, ..dress });
    assert!(!outlines.contains("<text") && outlines.contains("aria-label=\"2026年12省份城镇调查失业率预期目标\""));
    assert!(export::missing(&scene, &own, draw).is_empty());

    let strange = |fonts: &Fonts| {
        let spec = Spec { title: Some("目标\u{e0f0}与\u{2a6d6}".into()), ..Spec::default() };
        duibiao::chart::draw(&spec, &case.data(), fonts).scene
    };
    assert_eq!(export::missing(&strange(&own), &own, strange), ['\u{e0f0}', '\u{2a6d6}']);
}

fn plain_names(pdf: &[u8]) -> Vec<String> {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let page = document.get_pages()[&1];
    let fonts = document.get_page_fonts(page).unwrap();
    let name =
        |d: &lopdf::Dictionary| String::from_utf8_lossy(d.get(b"BaseFont").unwrap().as_name().unwrap()).into_owned();
    fonts.values().map(|d| name(d).trim_end_matches("-Identity-H").to_owned()).collect()
}

#[test]
fn an_installed_song_face_is_found_where_there_is_one() {
    let Some(song) = duibiao::app::typeface("宋体") else {
        eprintln!("SKIPPED: no 宋体 is installed here");
        return;
    };
    let case = cases::two_tiers();
    let scene = duibiao::chart::draw(&Spec::default(), &case.data(), &song).scene;
    let dress = Dress { fonts: &song, ..Dress::default() };
    let pdf = export::picture(&scene, Format::Pdf, 72.0, &dress).unwrap();
    assert!(pdf.len() < 600_000, "a subset: {}", pdf.len());
    assert_ne!(export::svg_dressed(&scene, &dress), export::svg(&scene));
    if let Ok(folder) = std::env::var("DUIBIAO_LOOK") {
        std::fs::write(format!("{folder}/song.png"), export::png_dressed(&scene, 144.0, &dress).unwrap()).unwrap();
        std::fs::write(format!("{folder}/song.pdf"), pdf).unwrap();
        let outlines = Dress { outlines: true, ..dress };
        std::fs::write(format!("{folder}/song.svg"), export::svg_dressed(&scene, &outlines)).unwrap();
    }
}
