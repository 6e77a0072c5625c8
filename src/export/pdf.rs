//! A Scene as a PDF of one page: vectors, text in a subset of its face that can be copied, the same bytes each time.
//!
//! Every glyph stands where `fonts` measures it. A halo is the outline of its words, stroked beneath them, so that the
//! words are there once and are copied once.

use krilla::color::rgb;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{Path, PathBuilder};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, LineCap, LineJoin, Stroke as Pen};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph, Tag};
use krilla::{Data, Document};

use super::dress::{Dress, description, program};
use super::{CARRIED_NAME, Error};
use crate::chart::{Color, Item, Point, Scene, Shape, Stroke};
use crate::fonts::{Fonts, Segment};

/// The longest side of a page that readers show, in points: 200 inches.
const LONGEST: f64 = 14_400.0;

/// How far the handles of a quarter of a circle reach, in radii.
const HANDLE: f64 = 0.552_284_749_8;

/// Returns a Scene as a PDF whose page is as large as the Scene, in points.
///
/// # Errors
/// [`Error::NoSize`] for an empty page, [`Error::LongPage`] for one above 200 inches; the other tells of a face that
/// cannot be embedded.
pub fn pdf(scene: &Scene, dress: &Dress<'_>) -> Result<Vec<u8>, Error> {
    if scene.width.max(scene.height) > LONGEST {
        return Err(Error::LongPage);
    }
    let page = PageSettings::from_wh(scene.width as f32, scene.height as f32).ok_or(Error::NoSize)?;
    let mut document = Document::new();
    document.set_metadata(
        Metadata::new()
            .title(dress.title(scene))
            .description(description(scene))
            .creator(program())
            .producer(program())
            .language(dress.lang.to_owned()),
    );
    {
        let mut page = document.start_page_with(page);
        let mut surface = page.surface();
        Painter { surface: &mut surface, faces: [face(dress.fonts, false)?, face(dress.fonts, true)?], dress, scene }
            .all();
        surface.finish();
    }
    if let Some(carried) = dress.carried {
        document.embed_file(attachment(carried));
    }
    document.finish().map_err(|e| Error::Pdf(format!("{e:?}")))
}

fn face(fonts: &Fonts, bold: bool) -> Result<Font, Error> {
    let failed = || Error::Pdf(format!("{} cannot be embedded", fonts.family()));
    let (bytes, weight) = fonts.bytes(bold).ok_or_else(failed)?;
    let weight = weight.map(|w| (Tag::new(b"wght"), w));
    Font::new_variable(Data::from(bytes.data), bytes.index, weight.as_slice()).ok_or_else(failed)
}

fn attachment(carried: &[u8]) -> EmbeddedFile {
    EmbeddedFile {
        path: CARRIED_NAME.into(),
        mime_type: MimeType::new("application/json"),
        description: Some("duibiao chart: specification, rows, hashes of the sources".into()),
        association_kind: AssociationKind::Data,
        data: Data::from(carried.to_vec()),
        modification_date: None,
        compress: Some(true),
        location: None,
    }
}

struct Painter<'a, 's> {
    surface: &'a mut Surface<'s>,
    faces: [Font; 2],
    dress: &'a Dress<'a>,
    scene: &'a Scene,
}

impl Painter<'_, '_> {
    fn all(&mut self) {
        let (w, h) = (self.scene.width, self.scene.height);
        let corners = [(0.0, 0.0), (w, 0.0), (w, h), (0.0, h)].map(|(x, y)| Point { x, y });
        self.fill(polygon(&[&corners], true), self.scene.ground);
        let scene = self.scene;
        let mut rest = scene.items.as_slice();
        while let Some((first, _)) = rest.split_first() {
            let taken = match &first.shape {
                Shape::Line { stroke, .. } => self.lines(rest, *stroke),
                shape => {
                    self.other(shape);
                    1
                }
            };
            rest = rest.get(taken..).unwrap_or_default();
        }
    }

    /// Strokes all lines at the front that have the same opaque stroke as one path; returns how many.
    fn lines(&mut self, items: &[Item], stroke: Stroke) -> usize {
        let points: Vec<&[Point]> = super::line_run(items, stroke);
        self.stroke(polygon(&points, false), stroke);
        points.len().max(1)
    }

    fn other(&mut self, shape: &Shape) {
        match shape {
            Shape::Line { .. } => {}
            Shape::Fill { points, color } => self.fill(polygon(&[points], true), *color),
            Shape::Circle { center, radius, fill, stroke } => {
                if let Some(color) = fill {
                    self.fill(circle(*center, *radius), *color);
                }
                if let Some(s) = stroke {
                    self.stroke(circle(*center, *radius), *s);
                }
            }
            Shape::Text { at, size, bold, words, color, halo, .. } => {
                if *halo > 0.0 {
                    let stroke = Stroke { width: halo * 2.0, color: self.scene.ground };
                    self.stroke(outline(self.dress.fonts, words, *bold, *at, *size), stroke);
                }
                self.text(words, *bold, *at, *size, *color);
            }
        }
    }

    fn fill(&mut self, path: Option<Path>, color: Color) {
        let Some(path) = path else { return };
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(filled(color)));
        self.surface.draw_path(&path);
    }

    fn stroke(&mut self, path: Option<Path>, stroke: Stroke) {
        let Some(path) = path else { return };
        let pen = Pen {
            paint: rgb::Color::new(stroke.color.r, stroke.color.g, stroke.color.b).into(),
            width: stroke.width as f32,
            line_cap: LineCap::Round,
            line_join: LineJoin::Round,
            opacity: opacity(stroke.color),
            ..Pen::default()
        };
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(pen));
        self.surface.draw_path(&path);
    }

    fn text(&mut self, words: &str, bold: bool, at: Point, size: f64, color: Color) {
        let glyph = |g: crate::fonts::Glyph| KrillaGlyph {
            glyph_id: GlyphId::new(u32::from(g.id)),
            text_range: g.words,
            x_advance: g.advance as f32,
            x_offset: 0.0,
            y_offset: 0.0,
            y_advance: 0.0,
            location: None,
        };
        let glyphs: Vec<KrillaGlyph> = self.dress.fonts.glyphs(words, bold).into_iter().map(glyph).collect();
        let [regular, heavy] = &self.faces;
        let face = if bold { heavy.clone() } else { regular.clone() };
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(filled(color)));
        let start = krilla::geom::Point::from_xy(at.x as f32, at.y as f32);
        self.surface.draw_glyphs(start, &glyphs, face, words, size as f32, false);
    }
}

fn filled(c: Color) -> Fill {
    Fill { paint: rgb::Color::new(c.r, c.g, c.b).into(), opacity: opacity(c), ..Fill::default() }
}

fn opacity(c: Color) -> NormalizedF32 {
    NormalizedF32::new(f32::from(c.a) / 255.0).unwrap_or(NormalizedF32::ONE)
}

fn polygon(lines: &[&[Point]], close: bool) -> Option<Path> {
    let mut path = PathBuilder::new();
    for points in lines {
        for (i, p) in points.iter().enumerate() {
            let (x, y) = (p.x as f32, p.y as f32);
            if i == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
        }
        if close || (points.len() > 2 && points.first() == points.last()) {
            path.close();
        }
    }
    path.finish()
}

fn circle(c: Point, r: f64) -> Option<Path> {
    let mut path = PathBuilder::new();
    let at = |x: f64, y: f64| ((c.x + x * r) as f32, (c.y + y * r) as f32);
    let (x, y) = at(1.0, 0.0);
    path.move_to(x, y);
    for (x0, y0, x1, y1) in [(1.0, 0.0, 0.0, 1.0), (0.0, 1.0, -1.0, 0.0), (-1.0, 0.0, 0.0, -1.0), (0.0, -1.0, 1.0, 0.0)]
    {
        let (ax, ay) = at(x0 + HANDLE * x1, y0 + HANDLE * y1);
        let (bx, by) = at(x1 + HANDLE * x0, y1 + HANDLE * y0);
        let (x, y) = at(x1, y1);
        path.cubic_to(ax, ay, bx, by, x, y);
    }
    path.close();
    path.finish()
}

/// The outline of a line of words on the page.
fn outline(fonts: &Fonts, words: &str, bold: bool, at: Point, size: f64) -> Option<Path> {
    let mut path = PathBuilder::new();
    for glyph in fonts.glyphs(words, bold) {
        let (k, x0) = (size / fonts.units(bold), at.x + glyph.x * size);
        let on = |x: f32, y: f32| ((x0 + f64::from(x) * k) as f32, (at.y - f64::from(y) * k) as f32);
        for segment in fonts.outline(glyph.id, bold) {
            match segment {
                Segment::Move([x, y]) => {
                    let (x, y) = on(x, y);
                    path.move_to(x, y);
                }
                Segment::Line([x, y]) => {
                    let (x, y) = on(x, y);
                    path.line_to(x, y);
                }
                Segment::Quad([a, b, x, y]) => {
                    let ((a, b), (x, y)) = (on(a, b), on(x, y));
                    path.quad_to(a, b, x, y);
                }
                Segment::Cubic([a, b, c, d, x, y]) => {
                    let ((a, b), (c, d), (x, y)) = (on(a, b), on(c, d), on(x, y));
                    path.cubic_to(a, b, c, d, x, y);
                }
                Segment::Close => path.close(),
            }
        }
    }
    path.finish()
}
