//! Lucide icons as lines. The data stand in `assets/icons/lucide.txt`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2};

type Polylines = Vec<Vec<(f32, f32)>>;

fn all() -> &'static BTreeMap<&'static str, Polylines> {
    static ALL: OnceLock<BTreeMap<&'static str, Polylines>> = OnceLock::new();
    ALL.get_or_init(|| {
        let words = include_str!("../../assets/icons/lucide.txt");
        words.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(' ')).map(icon).collect()
    })
}

fn icon((name, lines): (&'static str, &str)) -> (&'static str, Polylines) {
    let point = |p: &str| p.split_once(',').and_then(|(x, y)| Some((x.parse().ok()?, y.parse().ok()?)));
    (name, lines.split('|').map(|l| l.split_whitespace().filter_map(point).collect()).collect())
}

/// Paints an icon into a square around `center`; an unknown name paints nothing.
pub fn paint(painter: &Painter, center: Pos2, size: f32, name: &str, color: Color32) {
    let Some(lines) = all().get(name) else { return };
    let corner = Rect::from_center_size(center, egui::Vec2::splat(size)).min;
    let scale = size / 24.0;
    let stroke = Stroke::new(if size >= 20.0 { 1.75 } else { 1.4 }, color);
    for line in lines {
        let points: Vec<Pos2> = line.iter().map(|(x, y)| pos2(corner.x + x * scale, corner.y + y * scale)).collect();
        painter.add(Shape::line(points, stroke));
    }
}

/// Whether there is an icon of this name.
#[cfg(test)]
pub fn is_known(name: &str) -> bool {
    all().contains_key(name)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_icon_has_lines_on_its_grid() {
        assert!(super::all().len() > 30);
        for (name, lines) in super::all() {
            assert!(!lines.is_empty(), "{name}");
            assert!(
                lines.iter().flatten().all(|p| (0.0..=24.0).contains(&p.0) && (0.0..=24.0).contains(&p.1)),
                "{name}"
            );
        }
    }
}
