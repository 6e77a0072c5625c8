//! What was measured is what is drawn: in the SVG (usvg's boxes), in the PNG (its ink) and in egui.

use crate::cases;
use duibiao::chart::{Color, Item, Point, Scene, Shape, Spec};
use duibiao::export;
use duibiao::fonts::{BOLD, Fonts, Ink, REGULAR};
use resvg::usvg::{self, fontdb};

/// Half a pixel of the reference page (144 dpi), in points.
pub const HALF: f64 = 0.25;

/// Signs that stand at one side of their square, signs that are kerned, and long names.
const HARD: [&str; 9] = [
    "（《·“%—",
    "《2026年广东省政府工作报告》（广东省第十四届人民代表大会第四次会议，2026年1月26日）",
    "积石山保安族东乡族撒拉族自治县",
    "6%～6.5%，力争7%以上",
    "P.T.AV/To—PM2.5 R&D",
    "−3.5%左右",
    "“十四五”规划……",
    "２０２６年（％）",
    "高于全省平均水平1个百分点以上",
];

fn tree(svg: &str) -> usvg::Tree {
    let mut faces = fontdb::Database::new();
    faces.load_font_data(REGULAR.to_vec());
    faces.load_font_data(BOLD.to_vec());
    let options = usvg::Options { fontdb: faces.into(), ..usvg::Options::default() };
    usvg::Tree::from_str(svg, &options).unwrap()
}

fn texts_of(group: &usvg::Group, out: &mut Vec<usvg::Text>) {
    for node in group.children() {
        match node {
            usvg::Node::Group(g) => texts_of(g, out),
            usvg::Node::Text(t) => out.push((**t).clone()),
            _ => {}
        }
    }
}

/// A page with the hard words, one under another, both faces.
pub fn hard_page() -> Scene {
    let fonts = Fonts::bundled();
    let mut items = Vec::new();
    for (i, words) in HARD.iter().enumerate() {
        for bold in [false, true] {
            let at = Point { x: 20.0, y: 40.0 + 30.0 * (2 * i + usize::from(bold)) as f64 };
            let width = fonts.width(words, 12.3, bold);
            let color = Color::hex(0);
            let shape = Shape::Text { at, width, size: 12.3, bold, words: words.to_string(), color, halo: 0.0 };
            items.push(Item { shape, mark: None });
        }
    }
    Scene { width: 700.0, height: 600.0, ground: Color::hex(0xFFFFFF), items, marks: Vec::new() }
}

#[test]
fn the_svg_sets_every_text_where_it_was_measured() {
    let fonts = Fonts::bundled();
    let drawn = cases::all().into_iter().map(|c| c.draw(&Spec::default()).scene).chain([hard_page()]);
    let mut seen = 0;
    for scene in drawn {
        let mut found = Vec::new();
        texts_of(tree(&export::svg(&scene)).root(), &mut found);
        let texts: Vec<_> = scene.items.iter().filter(|i| matches!(i.shape, Shape::Text { .. })).collect();
        assert_eq!(texts.len(), found.len());
        for (item, text) in texts.iter().zip(&found) {
            let Shape::Text { at, width, size, bold, words, .. } = &item.shape else { unreachable!() };
            let said: String = text.chunks().iter().map(usvg::TextChunk::text).collect();
            assert_eq!(&said, words);
            let b = text.bounding_box();
            let (left, right) = (f64::from(b.left()), f64::from(b.right()));
            assert!(
                (left - at.x).abs() < HALF && (right - at.x - width).abs() < HALF,
                "{words}: {left}–{right}, {at:?} {width}"
            );
            let Some(ink) = fonts.ink(words, *size, *bold) else { continue };
            let f = text.flattened().bounding_box();
            let drawn = [f.left(), f.top(), f.right(), f.bottom()].map(f64::from);
            near(words, drawn, [at.x + ink.left, at.y + ink.top, at.x + ink.right, at.y + ink.bottom], HALF);
            seen += 1;
        }
    }
    assert!(seen > 300, "{seen}");
}

pub fn near(words: &str, a: [f64; 4], b: [f64; 4], by: f64) {
    assert!(a.iter().zip(&b).all(|(a, b)| (a - b).abs() < by), "{words}: drawn {a:?}, measured {b:?}");
}

fn decode(bytes: &[u8]) -> (png::OutputInfo, Vec<u8>, Option<png::PixelDimensions>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut data = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut data).unwrap();
    let dims = reader.info().pixel_dims;
    (info, data, dims)
}

#[test]
fn the_png_has_its_ink_where_it_was_measured() {
    let fonts = Fonts::bundled();
    let scene = hard_page();
    // Four times the reference resolution, so that the edge of the ink is known to a quarter of its pixel.
    let dpi = 144.0 * 4.0;
    let (info, data, _) = decode(&export::png(&scene, dpi).unwrap());
    let scale = dpi / 72.0;
    for item in &scene.items {
        let Shape::Text { at, size, bold, words, .. } = &item.shape else { continue };
        let Ink { left, top, right, bottom } = fonts.ink(words, *size, *bold).unwrap();
        let (y0, y1) = (((at.y - 16.0) * scale) as usize, ((at.y + 8.0) * scale) as usize);
        let mut ink = [f64::MAX, f64::MAX, 0.0, 0.0];
        for y in y0..y1 {
            for x in 0..info.width as usize {
                if data[(y * info.width as usize + x) * 3] < 128 {
                    let (px, py) = (x as f64 / scale, y as f64 / scale);
                    ink = [
                        ink[0].min(px),
                        ink[1].min(py),
                        f64::max(ink[2], px + 1.0 / scale),
                        f64::max(ink[3], py + 1.0 / scale),
                    ];
                }
            }
        }
        near(words, ink, [at.x + left, at.y + top, at.x + right, at.y + bottom], HALF);
    }
}

#[test]
fn egui_sets_words_as_wide_as_they_were_measured() {
    use egui::epaint::text::{FontData, FontDefinitions, FontFamily, Fonts as Painter};
    let fonts = Fonts::bundled();
    let mut faces = FontDefinitions::empty();
    for (name, bytes) in [("regular", REGULAR), ("bold", BOLD)] {
        faces.font_data.insert(name.into(), FontData::from_static(bytes).into());
        faces.families.insert(FontFamily::Name(name.into()), vec![name.into()]);
    }
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        faces.families.insert(family, vec!["regular".into()]);
    }
    let mut painter = Painter::new(egui::epaint::text::TextOptions::default(), faces);
    for ppp in [1.0f32, 2.0] {
        for words in HARD {
            for (name, bold) in [("regular", false), ("bold", true)] {
                for size in [8.0, 9.2, 10.0, 17.0] {
                    let id = egui::FontId::new(size, FontFamily::Name(name.into()));
                    let galley =
                        painter.with_pixels_per_point(ppp).layout_no_wrap(words.into(), id, egui::Color32::BLACK);
                    let (drawn, measured) = (f64::from(galley.size().x), fonts.width(words, f64::from(size), bold));
                    // egui rounds a line's width to its pixels.
                    let by = 0.5 / f64::from(ppp) + 0.05;
                    assert!((drawn - measured).abs() <= by, "{words} at {size}: egui {drawn}, measured {measured}");
                }
            }
        }
    }
}

#[test]
fn pixels_are_points_times_dpi_and_the_layout_stays() {
    let scene = cases::seeds().draw(&Spec::default()).scene;
    for (dpi, size) in [(72.0, (800, 500)), (144.0, (1600, 1000)), (300.0, (3333, 2083))] {
        let (info, _, dims) = decode(&export::png(&scene, dpi).unwrap());
        assert_eq!((info.width, info.height), size);
        let dims = dims.unwrap();
        assert_eq!((dims.xppu, dims.yppu, dims.unit), ((dpi / 0.0254f64).round() as u32, dims.xppu, png::Unit::Meter));
    }
    assert!(matches!(export::png(&scene, 2000.0), Err(export::Error::TooLarge { .. })));
    assert!(matches!(export::png(&scene, 0.0), Err(export::Error::NoSize)));
    assert!(matches!(export::png(&scene, f64::NAN), Err(export::Error::NoSize)));
}
