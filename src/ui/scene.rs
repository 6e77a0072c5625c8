//! Painting a Scene with egui: what `chart` has laid out, nothing more. Lays nothing out itself.

use egui::epaint::text::{LayoutJob, TextFormat};
use egui::{Color32, Painter, Pos2, Rect, Stroke, pos2, vec2};

use super::theme::page_font;
use crate::chart::{Color, Point, Scene, Shape};

/// Where a page stands on the screen.
#[derive(Clone, Copy, Debug)]
pub struct Placement {
    /// Top left of the page.
    pub corner: Pos2,
    /// Screen points for a point of the page.
    pub scale: f32,
}

impl Placement {
    /// Fits a page into a rectangle, never larger than it is, centred across and at the top.
    pub fn fit(scene: &Scene, into: Rect) -> Self {
        let scale = (into.width() / scene.width as f32).min(into.height() / scene.height as f32).min(1.0);
        let corner = pos2(into.center().x - scene.width as f32 * scale / 2.0, into.top());
        Self { corner: pos2(corner.x.round(), corner.y.round()), scale }
    }

    /// A place of the page on the screen.
    pub fn at(self, p: Point) -> Pos2 {
        self.corner + vec2(p.x as f32, p.y as f32) * self.scale
    }

    /// A rectangle of the page on the screen.
    pub fn rect(self, r: crate::chart::Rect) -> Rect {
        Rect::from_min_max(self.at(r.min), self.at(r.max))
    }

    /// The whole page on the screen.
    pub fn page(self, scene: &Scene) -> Rect {
        Rect::from_min_size(self.corner, vec2(scene.width as f32, scene.height as f32) * self.scale)
    }
}

/// The screen's colour.
pub fn color(c: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(c.r, c.g, c.b, c.a)
}

/// Paints all that a page holds; the caller has painted its ground.
pub fn paint(painter: &Painter, scene: &Scene, place: Placement) {
    for item in &scene.items {
        shape(painter, &item.shape, place, scene.ground);
    }
}

fn shape(painter: &Painter, shape: &Shape, place: Placement, ground: Color) {
    let stroke = |s: &crate::chart::Stroke| Stroke::new(s.width as f32 * place.scale, color(s.color));
    match shape {
        Shape::Line { points, stroke: s } => line(painter, points, stroke(s), place),
        Shape::Fill { points, color: c } => {
            let points: Vec<Pos2> = points.iter().map(|p| place.at(*p)).collect();
            match upright(&points) {
                Some(rect) => drop(painter.rect_filled(rect, 0.0, color(*c))),
                None => drop(painter.add(egui::Shape::convex_polygon(points, color(*c), Stroke::NONE))),
            }
        }
        Shape::Circle { center, radius, fill, stroke: s } => {
            let fill = fill.map_or(Color32::TRANSPARENT, color);
            let stroke = s.as_ref().map_or(Stroke::NONE, stroke);
            painter.circle(place.at(*center), *radius as f32 * place.scale, fill, stroke);
        }
        Shape::Text { at, size, bold, words, color: c, halo, .. } => {
            let face = Face { size: *size as f32 * place.scale, bold: *bold, halo: *halo as f32 * place.scale };
            text(painter, place.at(*at), words, face, color(*c), color(ground));
        }
    }
}

fn line(painter: &Painter, points: &[Point], stroke: Stroke, place: Placement) {
    let points: Vec<Pos2> = points.iter().map(|p| place.at(*p)).collect();
    // A hairline that lies between two rows of pixels would be two grey rows.
    if let [a, b] = points[..]
        && stroke.width <= 1.5
    {
        if a.y == b.y {
            painter.hline(a.x..=b.x, a.y, stroke);
            return;
        }
        if a.x == b.x {
            painter.vline(a.x, a.y.min(b.y)..=a.y.max(b.y), stroke);
            return;
        }
    }
    painter.add(egui::Shape::line(points, stroke));
}

/// The rectangle that four points are, if their sides are upright: painted crisply.
fn upright(points: &[Pos2]) -> Option<Rect> {
    let [a, b, c, d] = points else { return None };
    let same = |x: f32, y: f32| (x - y).abs() < 0.01;
    let one = same(a.y, b.y) && same(b.x, c.x) && same(c.y, d.y) && same(d.x, a.x);
    let other = same(a.x, b.x) && same(b.y, c.y) && same(c.x, d.x) && same(d.y, a.y);
    (one || other).then(|| Rect::from_two_pos(*a, *c))
}

#[derive(Clone, Copy)]
struct Face {
    size: f32,
    bold: bool,
    halo: f32,
}

/// One line of text with the left end of its baseline at a point.
fn text(painter: &Painter, at: Pos2, words: &str, face: Face, color: Color32, ground: Color32) {
    let format = TextFormat::simple(page_font(face.size, face.bold), color);
    let mut job = LayoutJob::single_section(words.to_string(), format);
    job.wrap.max_width = f32::INFINITY;
    let galley = painter.layout_job(job);
    let Some(baseline) = galley.rows.first().and_then(|r| r.glyphs.first().map(|g| r.pos.y + g.pos.y)) else { return };
    let corner = pos2(at.x, at.y - baseline);
    if face.halo > 0.0 {
        for i in 0..8 {
            let turn = std::f32::consts::TAU * i as f32 / 8.0;
            let by = vec2(turn.cos(), turn.sin()) * face.halo;
            painter.galley_with_override_text_color(corner + by, galley.clone(), ground);
        }
    }
    painter.galley(corner, galley, color);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_fitted_and_never_enlarged() {
        let scene = Scene { width: 400.0, height: 200.0, ground: Color::hex(0xFFFFFF), items: vec![], marks: vec![] };
        let small = Placement::fit(&scene, Rect::from_min_size(pos2(10.0, 20.0), vec2(200.0, 400.0)));
        assert_eq!((small.scale, small.corner), (0.5, pos2(10.0, 20.0)));
        let large = Placement::fit(&scene, Rect::from_min_size(pos2(0.0, 0.0), vec2(1000.0, 1000.0)));
        assert_eq!((large.scale, large.corner), (1.0, pos2(300.0, 0.0)));
    }

    #[test]
    fn four_upright_points_are_a_rectangle() {
        let r = [pos2(0.0, 0.0), pos2(4.0, 0.0), pos2(4.0, 2.0), pos2(0.0, 2.0)];
        assert_eq!(upright(&r), Some(Rect::from_min_max(r[0], r[2])));
        assert_eq!(upright(&[pos2(0.0, 1.0), pos2(1.0, 0.0), pos2(2.0, 1.0), pos2(1.0, 2.0)]), None);
    }
}
