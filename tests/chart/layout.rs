//! Nothing outside the page, no words over words or marks, no type too small: for hard data on many pages.

use crate::cases::{self, Case};
use duibiao::chart::{Drawn, Kind, Lang, Mark, Medium, Point, Rect, Remark, Scene, Shape, Spec};
use duibiao::fonts::Fonts;

const PAGES: [(f64, f64); 6] =
    [(800.0, 500.0), (390.0, 560.0), (300.0, 220.0), (1600.0, 500.0), (595.0, 842.0), (2000.0, 1250.0)];

/// Every case in every kind: 对标点图 on all pages in both languages, the others on fewer.
fn every(test: impl Fn(&str, &Case, &Spec, &Drawn)) {
    each(&test);
    for case in cases::all().into_iter().chain(cases::wide()) {
        for kind in Kind::ALL.into_iter().filter(|k| *k != Kind::Range) {
            for (i, (width, height)) in [PAGES[0], PAGES[1], PAGES[2], PAGES[4]].into_iter().enumerate() {
                let lang = if i % 2 == 0 { Lang::Zh } else { Lang::En };
                // A narrow page is one on a screen.
                let em = (width < 400.0).then_some(12.0);
                let named = vec!["第7县".to_owned(), "成都".into(), "海口".into(), "丙寅".into()];
                let (also, years) = (case.more.iter().map(|m| m.0.indicator.clone()).collect(), case.years);
                let year = case.query.year;
                let medium = if em.is_some() { Medium::Screen } else { Medium::Paper };
                let spec = Spec { kind, width, height, lang, em, medium, named, also, years, year, ..Spec::default() };
                let at = format!("{} as {kind:?} on {width}×{height} {lang:?}", case.name);
                test(&at, &case, &spec, &case.draw(&spec));
            }
        }
    }
}

fn each(test: impl Fn(&str, &Case, &Spec, &Drawn)) {
    for case in cases::all() {
        for (width, height) in PAGES {
            for lang in [Lang::Zh, Lang::En] {
                let spec = Spec { width, height, lang, year: case.query.year, ..Spec::default() };
                let at = format!("{} on {width}×{height} {lang:?}", case.name);
                test(&at, &case, &spec, &case.draw(&spec));
            }
        }
    }
}

fn rect(x0: f64, y0: f64, x1: f64, y1: f64) -> Rect {
    Rect { min: Point { x: x0, y: y0 }, max: Point { x: x1, y: y1 } }
}

fn around(points: &[Point], by: f64) -> Rect {
    let xs = || points.iter().map(|p| p.x);
    let ys = || points.iter().map(|p| p.y);
    let (min, max) = (f64::min, f64::max);
    rect(
        xs().fold(f64::MAX, min) - by,
        ys().fold(f64::MAX, min) - by,
        xs().fold(f64::MIN, max) + by,
        ys().fold(f64::MIN, max) + by,
    )
}

/// The box that a shape covers.
fn extent(fonts: &Fonts, shape: &Shape) -> Option<Rect> {
    Some(match shape {
        Shape::Line { points, stroke } => around(points, stroke.width / 2.0),
        Shape::Fill { points, .. } => around(points, 0.0),
        Shape::Circle { center, radius, stroke, .. } => {
            around(&[*center], radius + stroke.map_or(0.0, |s| s.width / 2.0))
        }
        Shape::Text { at, size, bold, words, .. } => {
            let i = fonts.ink(words, *size, *bold)?;
            rect(at.x + i.left, at.y + i.top, at.x + i.right, at.y + i.bottom)
        }
    })
}

fn overlap(a: &Rect, b: &Rect) -> bool {
    let e = 0.02;
    a.min.x + e < b.max.x && b.min.x + e < a.max.x && a.min.y + e < b.max.y && b.min.y + e < a.max.y
}

fn inside(scene: &Scene, r: &Rect) -> bool {
    r.min.x >= -0.01 && r.min.y >= -0.01 && r.max.x <= scene.width + 0.01 && r.max.y <= scene.height + 0.01
}

fn texts<'a>(fonts: &Fonts, scene: &'a Scene) -> Vec<(&'a str, Rect)> {
    let text = |i: &'a duibiao::chart::Item| match &i.shape {
        Shape::Text { words, .. } => Some((words.as_str(), extent(fonts, &i.shape)?)),
        _ => None,
    };
    scene.items.iter().filter_map(text).collect()
}

#[test]
fn nothing_stands_outside_the_page() {
    let fonts = Fonts::bundled();
    every(|at, _, _, d| {
        for item in &d.scene.items {
            if let Some(r) = extent(&fonts, &item.shape) {
                assert!(inside(&d.scene, &r), "{at}: {:?} covers {r:?}", item.shape);
            }
        }
        for Mark { hit, core, words, .. } in &d.scene.marks {
            assert!(inside(&d.scene, hit) && inside(&d.scene, core), "{at}: {words} is hit at {hit:?}, {core:?}");
        }
    });
}

#[test]
fn words_never_stand_on_words() {
    let fonts = Fonts::bundled();
    every(|at, _, _, d| {
        let all = texts(&fonts, &d.scene);
        for (i, (a, ra)) in all.iter().enumerate() {
            for (b, rb) in all.iter().skip(i + 1) {
                assert!(!overlap(ra, rb), "{at}: {a} {ra:?} over {b} {rb:?}");
            }
        }
    });
}

#[test]
fn words_never_stand_on_marks() {
    let fonts = Fonts::bundled();
    every(|at, _, _, d| {
        let all = texts(&fonts, &d.scene);
        // 热力表 and 格子图 set words beside small shapes within a box; all others stand free.
        for item in d.scene.items.iter().filter(|i| matches!(i.shape, Shape::Circle { .. })) {
            let disc = extent(&fonts, &item.shape).unwrap();
            for (words, r) in &all {
                assert!(!overlap(&disc, r), "{at}: {words} over a mark at {disc:?}");
            }
        }
    });
}

#[test]
fn no_type_is_smaller_than_seven_points() {
    every(|at, _, _, d| {
        for item in &d.scene.items {
            if let Shape::Text { size, words, .. } = &item.shape {
                assert!(*size >= 7.0 - 1e-9, "{at}: {words} at {size}");
            }
        }
    });
}

/// Whatever is drawn, its marks can be hit and lead to figures that are there.
#[test]
fn every_mark_leads_to_its_figure() {
    every(|at, case, _, d| {
        for m in &d.scene.marks {
            assert!(m.core.min.x <= m.core.max.x && m.core.min.y <= m.core.max.y, "{at}: {}", m.words);
            let Some(reading) = m.reading else { continue };
            let figures = &case.samples[reading].figures;
            assert!(m.figure.is_none_or(|f| f < figures.len()), "{at}: {}", m.words);
        }
        if d.scene.marks.is_empty() && !case.data().is_empty() {
            assert!(!d.remarks.is_empty(), "{at}: nothing is drawn and nothing is told");
        }
    });
}

#[test]
fn every_row_that_is_drawn_can_be_hit_and_the_others_are_told() {
    each(|at, case, spec, d| {
        let c = case.comparison();
        let shown =
            c.rows.iter().skip(spec.first).take_while(|r| d.scene.marks.iter().any(|m| m.reading == Some(r.reading)));
        let (n, total) = (shown.count(), c.rows.len());
        let told = d.remarks.iter().find_map(|r| match r {
            Remark::TooManyRows { first: 0, shown, total: t } if *t == total => Some(*shown),
            Remark::PageTooSmall => Some(0),
            _ => None,
        });
        assert_eq!(told.unwrap_or(total), n, "{at}: {:?}", d.remarks);
        for (id, m) in d.scene.marks.iter().enumerate() {
            let p = Point { x: (m.core.min.x + m.core.max.x) / 2.0, y: (m.core.min.y + m.core.max.y) / 2.0 };
            let under = |r: &Rect| r.min.x <= p.x && p.x <= r.max.x && r.min.y <= p.y && p.y <= r.max.y;
            let hit = d.scene.marks.iter().rev().find(|m| under(&m.hit)).unwrap();
            assert_eq!(hit.reading, m.reading, "{at}: mark {id} {}", m.words);
            let figures = &case.samples[m.reading.unwrap()].figures;
            assert!(m.figure.is_none_or(|f| f < figures.len()));
        }
    });
}

#[test]
fn pages_hold_all_rows_between_them() {
    let case = cases::many();
    let (mut first, mut seen) = (0, Vec::new());
    while first < 300 {
        let d = case.draw(&Spec { first, ..Spec::default() });
        let shown = match d.remarks.as_slice() {
            [Remark::TooManyRows { first: f, shown, total: 300 }] if *f == first => *shown,
            other => panic!("{other:?}"),
        };
        seen.extend(d.scene.marks.iter().filter_map(|m| m.reading));
        first += shown;
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 300);
    let tall = case.draw(&Spec { height: 3500.0, ..Spec::default() });
    assert_eq!((tall.remarks.len(), tall.scene.marks.len()), (0, 300), "a taller page holds them all");
}
