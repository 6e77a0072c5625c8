//! How a bound looks, under a value in the text and beside a value on a card. The same shapes as in charts.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use crate::figures::{Figure, Horizon, Kind, Tier};
use crate::quantity::Bound;

/// Radius of a disc in the text.
const R: f32 = 2.9;

/// Paints the shape of a figure under its value: from `x0` to `x1`, in the middle of height `y`. `last` says that
/// this is the line on which the value ends; the point stands there alone.
pub fn under(painter: &Painter, figure: &Figure, x0: f32, x1: f32, y: f32, color: Color32, last: bool) {
    if figure.kind == Kind::Actual {
        return actual(painter, x0, x1, y, color, last);
    }
    let line = Stroke::new(1.4, color);
    let mid = f32::midpoint(x0, x1);
    match figure.value.bound {
        Bound::Exact => {
            painter.hline(x0..=x1, y, Stroke::new(1.0, color.gamma_multiply(0.55)));
            point(painter, figure, pos2(mid, y), color, last);
        }
        Bound::About => {
            fade(painter, pos2(mid, y), vec2((x1 - x0) / 2.0, 5.0), color);
            point(painter, figure, pos2(mid, y), color, last);
        }
        Bound::AtLeast => {
            arrow(painter, pos2(x0, y), pos2(x1, y), line, last);
            point(painter, figure, pos2(x0 + R, y), color, true);
        }
        Bound::AtMost => {
            arrow(painter, pos2(x1, y), pos2(x0, y), line, true);
            point(painter, figure, pos2(x1 - R, y), color, last);
        }
        Bound::Range => range(painter, x0, x1, y, color),
        _ => hatch(painter, Rect::from_min_max(pos2(x0, y - 2.5), pos2(x1, y + 2.5)), color),
    }
    if figure.horizon == Horizon::Period {
        painter.hline(x0..=x1, y + 4.5, Stroke::new(1.0, color.gamma_multiply(0.8)));
    }
}

fn point(painter: &Painter, figure: &Figure, at: Pos2, color: Color32, shown: bool) {
    if !shown {
        return;
    }
    if figure.tier == Tier::Stretch {
        diamond(painter, at, R + 0.6, color, None);
    } else {
        painter.circle_filled(at, R, color);
    }
}

fn diamond(painter: &Painter, at: Pos2, r: f32, color: Color32, ground: Option<Color32>) {
    let points = vec![at - vec2(0.0, r), at + vec2(r, 0.0), at + vec2(0.0, r), at - vec2(r, 0.0)];
    let fill = ground.unwrap_or(Color32::TRANSPARENT);
    painter.add(Shape::convex_polygon(points, fill, Stroke::new(1.4, color)));
}

fn actual(painter: &Painter, x0: f32, x1: f32, y: f32, color: Color32, last: bool) {
    let mid = f32::midpoint(x0, x1);
    let mut x = x0;
    while x < x1 {
        if (x - mid).abs() > R + 1.5 || !last {
            painter.circle_filled(pos2(x, y), 0.8, color);
        }
        x += 3.5;
    }
    if last {
        painter.circle_stroke(pos2(mid, y), R - 0.3, Stroke::new(1.4, color));
    }
}

fn fade(painter: &Painter, center: Pos2, half: Vec2, color: Color32) {
    let step = half.x / 6.0;
    for i in 0..6 {
        let alpha = 0.5 * (1.0 - (i as f32 + 0.5) / 6.0);
        let tint = color.gamma_multiply(alpha);
        for side in [-1.0, 1.0] {
            let (a, b) = (center.x + side * step * i as f32, center.x + side * step * (i + 1) as f32);
            let rect = Rect::from_two_pos(pos2(a, center.y - half.y / 2.0), pos2(b, center.y + half.y / 2.0));
            painter.rect_filled(rect, 0.0, tint);
        }
    }
}

fn arrow(painter: &Painter, from: Pos2, to: Pos2, stroke: Stroke, head: bool) {
    painter.line_segment([from, to], stroke);
    if head {
        let back = if to.x > from.x { -3.6 } else { 3.6 };
        painter.add(Shape::line(vec![to + vec2(back, -3.0), to, to + vec2(back, 3.0)], stroke));
    }
}

fn range(painter: &Painter, x0: f32, x1: f32, y: f32, color: Color32) {
    let bar = Rect::from_min_max(pos2(x0, y - 2.0), pos2(x1, y + 2.0));
    painter.rect_filled(bar, 0.0, color.gamma_multiply(0.42));
    for x in [x0, x1] {
        painter.vline(x, (y - 3.5)..=(y + 3.5), Stroke::new(1.6, color));
    }
}

/// A box of slanted lines, the sign of a relation.
pub fn hatch(painter: &Painter, rect: Rect, color: Color32) {
    let clipped = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let stroke = Stroke::new(1.0, color);
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        clipped.line_segment([pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())], stroke);
        x += 3.6;
    }
}

/// Paints the shape of a figure by itself, `em` high, around a point.
pub fn alone(painter: &Painter, figure: &Figure, at: Pos2, em: f32, color: Color32, ground: Color32) {
    let r = em * 0.36;
    if figure.kind == Kind::Actual {
        painter.circle(at, em * 0.33, ground, Stroke::new(em * 0.15, color));
        return;
    }
    let line = Stroke::new(em * 0.15, color);
    let disc = |x: f32| painter.circle_filled(pos2(x, at.y), r, color);
    match figure.value.bound {
        Bound::Exact if figure.tier == Tier::Stretch => diamond(painter, at, em * 0.4, color, Some(ground)),
        Bound::Exact => drop(disc(at.x)),
        Bound::About => {
            fade(painter, at, vec2(em * 1.5, em * 0.62), color);
            disc(at.x);
        }
        Bound::AtLeast => {
            big_arrow(painter, pos2(at.x - em * 0.7, at.y), 1.0, em, line);
            disc(at.x - em * 0.7);
        }
        Bound::AtMost => {
            big_arrow(painter, pos2(at.x + em * 0.7, at.y), -1.0, em, line);
            disc(at.x + em * 0.7);
        }
        Bound::Range => {
            let bar = Rect::from_center_size(at, vec2(em * 2.6, em * 0.54));
            painter.rect_filled(bar, 0.0, color.gamma_multiply(0.34));
            for x in [bar.left(), bar.right()] {
                painter.vline(x, (at.y - em * 0.46)..=(at.y + em * 0.46), Stroke::new(em * 0.17, color));
            }
        }
        _ => {
            let rect = Rect::from_center_size(at, vec2(em * 2.2, em * 0.72));
            hatch(painter, rect, color);
            painter.rect_stroke(rect, 0.0, Stroke::new(1.0, color), egui::StrokeKind::Inside);
        }
    }
}

fn big_arrow(painter: &Painter, from: Pos2, side: f32, em: f32, stroke: Stroke) {
    let to = pos2(from.x + side * em * 1.9, from.y);
    painter.line_segment([from, to], stroke);
    let back = -side * em * 0.4;
    painter.add(Shape::line(vec![to + vec2(back, -em * 0.32), to, to + vec2(back, em * 0.32)], stroke));
}
