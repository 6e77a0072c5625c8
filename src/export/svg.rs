//! A Scene as SVG. Text stays text, at the place and width the Scene gives it, or becomes outlines.

use std::fmt::Write;

use super::dress::{Dress, description, program};
use super::{CARRIED_NAME, escaped, line_run};
use crate::chart::{Color, Item, Point, Scene, Shape, Stroke};
use crate::fonts::{FAMILY, Fonts, Segment};

/// Families to set text in: the bundled face under its two names, then what a reader's machine has.
const FAMILIES: &str =
    "'Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif";

/// Returns a Scene as an SVG document whose size is given in points, in the bundled faces.
pub fn svg(scene: &Scene) -> String {
    svg_dressed(scene, &Dress::default())
}

/// Returns a Scene as an SVG document whose size is given in points.
pub fn svg_dressed(scene: &Scene, dress: &Dress<'_>) -> String {
    let mut out = String::with_capacity(16 * 1024 + scene.items.len() * 120);
    let (w, h) = (num(scene.width), num(scene.height));
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}pt\" height=\"{h}pt\" viewBox=\"0 0 {w} {h}\" \
         xml:lang=\"{}\" role=\"img\" font-family=\"{}\" fill=\"none\" stroke-linecap=\"round\" \
         stroke-linejoin=\"round\" xml:space=\"preserve\" \
         style=\"text-spacing-trim:space-all;text-autospace:no-autospace\">",
        escaped(dress.lang),
        families(dress.fonts),
    );
    let _ = writeln!(out, "<title>{}</title>", escaped(&dress.title(scene)));
    let _ = writeln!(out, "<desc>{}</desc>", escaped(&description(scene)));
    metadata(&mut out, dress);
    let _ = writeln!(out, "<rect width=\"{w}\" height=\"{h}\"{}/>", paint("fill", scene.ground));
    let mut rest = scene.items.as_slice();
    while let Some((first, _)) = rest.split_first() {
        let taken = match &first.shape {
            Shape::Line { stroke, .. } => lines(&mut out, rest, *stroke),
            shape => {
                other(&mut out, shape, scene.ground, dress);
                1
            }
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    out.push_str("</svg>\n");
    out
}

/// The program, and what the document carries when that was asked for.
fn metadata(out: &mut String, dress: &Dress<'_>) {
    let _ = write!(out, "<metadata>{}", program());
    if let Some(carried) = dress.carried.and_then(|c| std::str::from_utf8(c).ok()) {
        let name = CARRIED_NAME;
        let _ = write!(out, "<duibiao:chart xmlns:duibiao=\"urn:duibiao:chart\" name=\"{name}\">");
        out.push_str(&escaped(carried));
        out.push_str("</duibiao:chart>");
    }
    out.push_str("</metadata>\n");
}

/// A chosen family goes before those that hold the same characters.
fn families(fonts: &Fonts) -> String {
    if fonts.family() == FAMILY {
        return FAMILIES.into();
    }
    let name: String = fonts.family().chars().filter(|c| !matches!(c, '\'' | '\\')).collect();
    format!("'{}',{FAMILIES}", escaped(&name))
}

/// Writes all lines at the front that have the same opaque stroke as one path; returns how many.
fn lines(out: &mut String, items: &[Item], stroke: Stroke) -> usize {
    let run = line_run(items, stroke);
    out.push_str("<path d=\"");
    for points in &run {
        path(out, points);
    }
    let _ = writeln!(out, "\"{} stroke-width=\"{}\"/>", paint("stroke", stroke.color), num(stroke.width));
    run.len().max(1)
}

fn path(out: &mut String, points: &[Point]) {
    for (i, p) in points.iter().enumerate() {
        let _ = write!(out, "{}{} {}", if i == 0 { 'M' } else { 'L' }, num(p.x), num(p.y));
    }
    if points.len() > 2 && points.first() == points.last() {
        out.push('Z');
    }
}

fn other(out: &mut String, shape: &Shape, ground: Color, dress: &Dress<'_>) {
    match shape {
        Shape::Line { .. } => {}
        Shape::Fill { points, color } => {
            out.push_str("<path d=\"");
            path(out, points);
            let _ = writeln!(out, "Z\"{}/>", paint("fill", *color));
        }
        Shape::Circle { center, radius, fill, stroke } => {
            let _ = write!(out, "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"", num(center.x), num(center.y), num(*radius));
            if let Some(c) = fill {
                out.push_str(&paint("fill", *c));
            }
            if let Some(s) = stroke {
                let _ = write!(out, "{} stroke-width=\"{}\"", paint("stroke", s.color), num(s.width));
            }
            out.push_str("/>\n");
        }
        Shape::Text { at, size, bold, words, color, halo, .. } if dress.outlines => {
            outlined(out, dress.fonts, words, *bold, (*at, *size));
            out.push_str(&paint("fill", *color));
            if *halo > 0.0 {
                // The outline is in units of the face: so is what is stroked around it.
                let width = num(halo * 2.0 / size * dress.fonts.units(*bold));
                let _ = write!(out, "{} stroke-width=\"{width}\" paint-order=\"stroke\"", paint("stroke", ground));
            }
            out.push_str("/>\n");
        }
        Shape::Text { at, size, bold, words, color, halo, .. } => {
            let _ = write!(out, "<text x=\"{}\" y=\"{}\" font-size=\"{}\"", num(at.x), num(at.y), num(*size));
            out.push_str(&paint("fill", *color));
            if *bold {
                out.push_str(" font-weight=\"700\"");
            }
            if *halo > 0.0 {
                let width = num(halo * 2.0);
                let _ = write!(out, "{} stroke-width=\"{width}\" paint-order=\"stroke\"", paint("stroke", ground));
            }
            out.push('>');
            held(out, dress.fonts, words, *bold, (at.x, *size));
            out.push_str("</text>\n");
        }
    }
}

/// The words, in parts with places of their own where painters would differ.
fn held(out: &mut String, fonts: &Fonts, words: &str, bold: bool, (x, size): (f64, f64)) {
    let mut parts = fonts.holds_at(words, bold).into_iter().peekable();
    let first = parts.peek().map_or(words.len(), |p| p.0);
    out.push_str(&escaped(words.get(..first).unwrap_or(words)));
    while let Some((from, at)) = parts.next() {
        let to = parts.peek().map_or(words.len(), |p| p.0);
        let part = escaped(words.get(from..to).unwrap_or_default());
        let _ = write!(out, "<tspan x=\"{}\">{part}</tspan>", num(x + at * size));
    }
}

/// Begins a path that is the outline of a line of words, in whole units of the face; the words are its label.
fn outlined(out: &mut String, fonts: &Fonts, words: &str, bold: bool, (at, size): (Point, f64)) {
    let em = fonts.units(bold);
    let k = size / em;
    let _ = write!(out, "<path aria-label=\"{}\" ", escaped(words));
    let _ = write!(out, "transform=\"matrix({k:.7} 0 0 -{k:.7} {} {})\" d=\"", num(at.x), num(at.y));
    let mut pen = [0i64; 2];
    for glyph in fonts.glyphs(words, bold) {
        let start = glyph.x * em;
        for segment in fonts.outline(glyph.id, bold) {
            draw(out, &mut pen, start, segment);
        }
    }
    out.push('"');
}

/// Writes one step of an outline, as differences from where the pen stands.
fn draw(out: &mut String, pen: &mut [i64; 2], start: f64, segment: Segment) {
    let (letter, points): (char, &[f32]) = match &segment {
        Segment::Move(p) => ('m', p),
        Segment::Line(p) => ('l', p),
        Segment::Quad(p) => ('q', p),
        Segment::Cubic(p) => ('c', p),
        Segment::Close => ('z', &[]),
    };
    if letter == 'm' {
        // After a contour is closed the pen stands at its start: every contour begins at a place of the page.
        *pen = [0, 0];
    }
    out.push(if letter == 'm' { 'M' } else { letter });
    let mut end = *pen;
    for (i, pair) in points.chunks_exact(2).enumerate() {
        let [x, y] = *pair else { continue };
        end = [(f64::from(x) + start).round() as i64, f64::from(y).round() as i64];
        let gap = if i == 0 { "" } else { " " };
        let _ = write!(out, "{gap}{} {}", end[0] - pen[0], end[1] - pen[1]);
    }
    *pen = end;
}

/// An attribute of colour, with its opacity where it has one.
fn paint(name: &str, c: Color) -> String {
    let mut s = format!(" {name}=\"#{:02x}{:02x}{:02x}\"", c.r, c.g, c.b);
    if c.a < 255 {
        let _ = write!(s, " {name}-opacity=\"{}\"", num(f64::from(c.a) / 255.0));
    }
    s
}

/// A number with up to four decimals, without trailing noughts; what is no number is nought.
fn num(v: f64) -> String {
    if !v.is_finite() {
        return "0".into();
    }
    let s = format!("{v:.4}");
    let s = s.trim_end_matches('0').trim_end_matches('.');
    if s == "-0" { "0".into() } else { s.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_that_painters_kern_or_not_is_held_in_place() {
        let fonts = Fonts::bundled();
        let parts = |words: &str| {
            let mut out = String::new();
            held(&mut out, &fonts, words, false, (10.0, 20.0));
            out
        };
        let kerned = fonts.width("告.", 20.0, false) + 10.0;
        let t = fonts.width("告.t", 20.0, false) - fonts.width("t", 20.0, false) + 10.0;
        assert!((t - kerned).abs() > 0.1, "告.t is kerned");
        assert_eq!(parts("报告.txt"), format!("报告.<tspan x=\"{}\">txt</tspan>", num(t + 20.0)));
        assert_eq!(parts("2026年6.5%左右，力争7%以上"), "2026年6.5%左右，力争7%以上", "what all set alike stays whole");
    }

    #[test]
    fn numbers_are_short_and_safe() {
        assert_eq!(
            (num(1.5), num(-0.00001), num(f64::NAN), num(7.0)),
            ("1.5".into(), "0".into(), "0".into(), "7".into())
        );
    }
}
