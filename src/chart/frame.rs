//! The page around a plot: title, subtitle, key and unit above; note, sources and count of reports below.
//!
//! Sizes follow the page: 800 × 500 points is the page they were made for, and no type is set under seven points.

use super::record::{Align, Sheet, Words};
use super::scene::{Color, Point, Rect};
use super::shapes::{HATCH, Pen};
use super::spec::{Legend, Medium, Spec};
use super::theme::Palette;
use super::typeset::{fit, wrap};
use crate::quantity::Bound;

/// The smallest type that is set, in points.
const FLOOR: f64 = 7.0;

/// The smallest type on a screen, where a point is a pixel.
const SCREEN_FLOOR: f64 = 11.0;

/// The sizes of a page, in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    /// One unit of the reference page: half a point there.
    pub u: f64,
    pub left: f64,
    pub right: f64,
    /// How far down the key may reach: a small page has no room for all of a long one.
    pub key_end: f64,
    pub title: f64,
    pub subtitle: f64,
    pub small: f64,
    pub em: f64,
    /// The smallest type of this page.
    pub floor: f64,
}

impl Sizes {
    pub fn of(spec: &Spec) -> Self {
        let u = spec.em.map_or((spec.width / 1600.0).min(spec.height / 1000.0), |em| em / 20.0);
        // A narrow page with large letters keeps narrow margins.
        let margin = (60.0 * u).min(spec.width * 0.045);
        let screen = spec.medium == Medium::Screen;
        let floor = if screen { SCREEN_FLOOR } else { FLOOR };
        let at = |px: f64| (px * u).max(floor);
        // Letters made for a screen are nearer to each other in size: no headline, nothing too small.
        let (title, small) = if screen { (at(28.0), at(18.5)) } else { (at(34.0), at(16.0)) };
        Self {
            u,
            left: margin,
            right: spec.width - margin,
            key_end: 0.45 * spec.height,
            title,
            subtitle: at(20.0),
            small,
            floor,
            em: at(20.0),
        }
    }

    pub fn width(&self) -> f64 {
        self.right - self.left
    }
}

/// What an entry of the key shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum KeyShape {
    Bound(Bound),
    Stretch,
    Relation,
    Last,
    Silent,
    /// A result.
    Ring,
    /// The colour of a series.
    Swatch,
    /// A bound at the end of a bar.
    Bar(Bound),
    /// The broken line between results.
    Broken,
    /// A thin line of the others.
    Thread,
    /// A dashed ring or box: no number here.
    Gap,
}

/// One entry of the key.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Key {
    pub shape: KeyShape,
    pub label: String,
    /// In place of the chart's colour.
    pub color: Option<Color>,
    /// The series that it names, and whether that is muted.
    pub series: Option<(String, bool)>,
}

impl Key {
    pub fn new(shape: KeyShape, label: impl Into<String>) -> Self {
        Self { shape, label: label.into(), color: None, series: None }
    }

    pub fn colored(self, color: Color) -> Self {
        Self { color: Some(color), ..self }
    }
}

/// What stands above the plot.
pub(super) struct Head<'a> {
    pub title: &'a str,
    pub subtitle: &'a str,
    pub unit: &'a str,
    pub key: &'a [Key],
}

/// Draws the head and returns how far down it reaches.
pub(super) fn head(s: &mut Sheet<'_>, z: &Sizes, p: &Palette, color: Color, h: &Head<'_>) -> f64 {
    let mut y = 34.0 * z.u;
    let lines = wrap(s.fonts, h.title, z.title, true, z.width(), 2);
    for line in &lines {
        y += 0.72 * z.title;
        s.text(z.left, y, Words { bold: true, ..Words::new(line, z.title, p.ink1) });
        y += 0.62 * z.title;
    }
    s.title = area(z, (y - 1.34 * z.title * lines.len() as f64, y)).filter(|_| !lines.is_empty());
    for line in wrap(s.fonts, h.subtitle, z.subtitle, false, z.width(), 2) {
        y += 0.95 * z.subtitle;
        s.text(z.left, y, Words::new(&line, z.subtitle, p.ink2));
        y += 0.6 * z.subtitle;
    }
    y += 1.45 * z.small;
    let unit_width = s.fonts.width(h.unit, z.small, false);
    s.text(z.right, y, Words { align: Align::End, ..Words::new(h.unit, z.small, p.ink2) });
    let end = z.right - unit_width - 2.0 * z.small;
    y = key(s, z, p, color, h.key, (y, end));
    y + 0.75 * z.small
}

/// The whole width between two heights.
fn area(z: &Sizes, (top, bottom): (f64, f64)) -> Option<Rect> {
    Some(Rect { min: Point { x: z.left, y: top }, max: Point { x: z.right, y: bottom } })
}

/// Draws the key from `y` on, in as many lines as it needs, and returns the middle of its last line.
fn key(s: &mut Sheet<'_>, z: &Sizes, p: &Palette, color: Color, items: &[Key], (y, end): (f64, f64)) -> f64 {
    let (em, mut x, mut y) = (z.small, z.left, y);
    for k in items {
        let shape_width = key_width(k.shape) * em;
        let width = shape_width + 0.45 * em + s.fonts.width(&k.label, em, false);
        if x > z.left && x + width > end {
            if y + 1.5 * em > z.key_end {
                break;
            }
            x = z.left;
            y += 1.5 * em;
        }
        let muted = k.series.as_ref().is_some_and(|s| s.1);
        let own = if muted { p.line } else { k.color.unwrap_or(color) };
        key_shape(s, p, Pen { em, color: own, fade: p.fade }, k.shape, (x, y));
        let label = fit(s.fonts, &k.label, em, false, (end - x - shape_width - 0.45 * em).max(0.0));
        let ink = if muted { p.ink3 } else { p.ink2 };
        let said = s.text(x + shape_width + 0.45 * em, y, Words::new(&label, em, ink));
        if let Some((series, muted)) = &k.series {
            let rect = Rect { min: Point { x, y: y - 0.7 * em }, max: Point { x: said.max.x, y: y + 0.7 * em } };
            s.legend.push(Legend { series: series.clone(), words: k.label.clone(), muted: *muted, rect });
        }
        x += width + 1.6 * em;
    }
    y
}

fn key_width(k: KeyShape) -> f64 {
    match k {
        KeyShape::Bound(Bound::Exact) => 0.72,
        KeyShape::Bound(Bound::About) => 3.0,
        KeyShape::Bound(Bound::AtLeast | Bound::AtMost) => 2.26,
        KeyShape::Bound(_) => 1.9,
        KeyShape::Relation => HATCH,
        KeyShape::Stretch => 0.94,
        KeyShape::Last => 0.3,
        KeyShape::Silent => 1.5,
        KeyShape::Ring => 0.81,
        KeyShape::Swatch | KeyShape::Bar(_) => 1.1,
        KeyShape::Broken | KeyShape::Thread => 1.6,
        KeyShape::Gap => 1.0,
    }
}

fn key_shape(s: &mut Sheet<'_>, p: &Palette, pen: Pen, k: KeyShape, (x, y): (f64, f64)) {
    let em = pen.em;
    match k {
        KeyShape::Bound(Bound::Range) => pen.bound(s, Bound::Range, false, (x + 0.1 * em, x + 1.8 * em), y),
        KeyShape::Bound(b) => {
            let at = match b {
                Bound::About => x + 1.5 * em,
                Bound::AtMost => x + 1.9 * em,
                _ => x + 0.36 * em,
            };
            pen.bound(s, b, false, (at, at), y);
        }
        KeyShape::Stretch => pen.diamond(s, x + 0.47 * em, y),
        KeyShape::Relation => pen.hatch(s, x, y),
        KeyShape::Last => Pen { color: p.ink2, ..pen }.last(s, (x + 0.15 * em, x + 0.15 * em), y - 0.77 * em, 9.0 * em),
        KeyShape::Silent => dotted(s, p, (x, x + 1.5 * em), y, em),
        KeyShape::Ring => pen.ring(s, x + 0.4 * em, y),
        KeyShape::Swatch => s.rect(x, y - 0.5 * em, x + em, y + 0.5 * em, pen.color),
        KeyShape::Bar(b) => pen.bar_key(s, b, (x, y)),
        KeyShape::Broken => s.dashes((x, y), (x + 1.6 * em, y), (0.12 * em, 0.3 * em), 0.1 * em, pen.color),
        KeyShape::Thread => s.line(&[(x, y), (x + 1.6 * em, y)], 0.07 * em, pen.color),
        KeyShape::Gap => s.broken_ring(x + 0.5 * em, y, 0.42 * em, 0.09 * em, pen.color),
    }
}

/// The dotted line of what is not stated: two on, four off.
pub(super) fn dotted(s: &mut Sheet<'_>, p: &Palette, (x0, x1): (f64, f64), y: f64, em: f64) {
    s.dashes((x0, y), (x1, y), (0.05 * em, 0.25 * em), 0.06 * em, p.axis);
}

/// What stands below the plot, broken into lines.
pub(super) struct Foot {
    lines: Vec<String>,
    /// How many of them are the note.
    note: usize,
    count: String,
    rule: f64,
}

impl Foot {
    /// Sets note and sources, the count at the right of the last line.
    pub fn set(s: &Sheet<'_>, z: &Sizes, page_height: f64, note: &str, sources: &str, count: String) -> Self {
        let narrow = z.width() - s.fonts.width(&count, z.small, false) - 2.0 * z.small;
        // Words are cut only where they would take more than a quarter of the page.
        let most = ((0.25 * page_height / (1.5 * z.small)).floor() as usize).max(5);
        let mut lines = wrap(s.fonts, note, z.small, false, z.width(), most - 2);
        let note = lines.len();
        lines.extend(wrap(s.fonts, sources, z.small, false, narrow, most - note));
        let rule = page_height - 22.0 * z.u - (1.5 * lines.len().max(1) as f64 + 0.5) * z.small;
        Self { lines, note, count, rule }
    }

    /// Where the plot must end.
    pub fn top(&self) -> f64 {
        self.rule
    }

    /// Draws it.
    pub fn draw(&self, s: &mut Sheet<'_>, z: &Sizes, p: &Palette) {
        s.line(&[(z.left, self.rule), (z.right, self.rule)], z.u, p.line);
        let mut y = self.rule - 0.25 * z.small;
        let end = y + (1.5 * self.note as f64 + 0.6) * z.small;
        s.note = area(z, (y + 0.75 * z.small, end)).filter(|_| self.note > 0);
        for line in &self.lines {
            y += 1.5 * z.small;
            s.text(z.left, y, Words::new(line, z.small, p.ink3));
        }
        let y = if self.lines.is_empty() { y + 1.5 * z.small } else { y };
        s.text(z.right, y, Words { align: Align::End, ..Words::new(&self.count, z.small, p.ink3) });
    }
}
