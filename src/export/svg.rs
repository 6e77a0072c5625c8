//! A Scene as SVG. Text stays text, at the place and width the Scene gives it.

use std::fmt::Write;

use crate::chart::{Color, Item, Point, Scene, Shape, Stroke};

/// Families to set text in: the bundled face under its two names, then what a reader's machine has.
const FAMILIES: &str =
    "'Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif";

/// Returns a Scene as an SVG document whose size is given in points.
pub fn svg(scene: &Scene) -> String {
    let mut out = String::with_capacity(16 * 1024 + scene.items.len() * 120);
    let (w, h) = (num(scene.width), num(scene.height));
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}pt\" height=\"{h}pt\" viewBox=\"0 0 {w} {h}\" \
         font-family=\"{FAMILIES}\" fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\" \
         xml:space=\"preserve\" style=\"text-spacing-trim:space-all;text-autospace:no-autospace\">"
    );
    let _ = writeln!(out, "<metadata>{} {}</metadata>", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
    let _ = writeln!(out, "<rect width=\"{w}\" height=\"{h}\"{}/>", paint("fill", scene.ground));
    let mut rest = scene.items.as_slice();
    while let Some((first, _)) = rest.split_first() {
        let taken = match &first.shape {
            Shape::Line { stroke, .. } => lines(&mut out, rest, *stroke),
            shape => {
                other(&mut out, shape, scene.ground);
                1
            }
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    out.push_str("</svg>\n");
    out
}

/// Writes all lines at the front that have the same stroke as one path, dashes above all; returns how many. Strokes
/// that can be seen through stay apart, as they add up where they cross.
fn lines(out: &mut String, items: &[Item], stroke: Stroke) -> usize {
    let same = |i: &&Item| matches!(&i.shape, Shape::Line { stroke: s, .. } if *s == stroke);
    let most = if stroke.color.a == 255 { items.len() } else { 1 };
    let run: Vec<&Item> = items.iter().take(most).take_while(same).collect();
    out.push_str("<path d=\"");
    for item in &run {
        if let Shape::Line { points, .. } = &item.shape {
            path(out, points);
        }
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

fn other(out: &mut String, shape: &Shape, ground: Color) {
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
            let _ = writeln!(out, ">{}</text>", escape(words));
        }
    }
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

/// Text as XML holds it; characters that XML forbids are left out.
fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_words_are_safe() {
        assert_eq!(
            (num(1.5), num(-0.00001), num(f64::NAN), num(7.0)),
            ("1.5".into(), "0".into(), "0".into(), "7".into())
        );
        assert_eq!(escape("a<b>&\"\u{1}\n"), "a&lt;b&gt;&amp;&quot; ");
    }
}
