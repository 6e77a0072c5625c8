//! The Scene: a chart as plain data, drawn once and shown everywhere.
//!
//! Lengths are points (1/72 inch), y grows downward. The window paints a Scene with egui, `export` writes it as
//! SVG; neither lays anything out. Fades are stepped tints, hatching is lines, so that every painter can follow.

use serde::{Deserialize, Serialize};

/// A colour with alpha, 0–255 each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// 255 is opaque.
    pub a: u8,
}

impl Color {
    /// An opaque colour from 0xRRGGBB.
    pub const fn hex(rgb: u32) -> Self {
        Self { r: (rgb >> 16) as u8, g: (rgb >> 8) as u8, b: rgb as u8, a: 255 }
    }

    /// The same colour with alpha 0–1.
    pub fn alpha(self, a: f64) -> Self {
        Self { a: (a.clamp(0.0, 1.0) * 255.0).round() as u8, ..self }
    }
}

/// A place on the page.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// From the left edge.
    pub x: f64,
    /// From the top edge.
    pub y: f64,
}

/// A rectangle on the page.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rect {
    /// Top left.
    pub min: Point,
    /// Bottom right.
    pub max: Point,
}

/// A line's width and colour.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stroke {
    /// In points.
    pub width: f64,
    /// Its colour.
    pub color: Color,
}

/// The marks of a Scene are numbered from 0; see [`Scene::marks`].
pub type MarkId = usize;

/// One primitive.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "shape", rename_all = "snake_case")]
pub enum Shape {
    /// An open polyline, round ends and joins.
    Line {
        /// At least two.
        points: Vec<Point>,
        /// Width and colour.
        stroke: Stroke,
    },
    /// A filled convex polygon.
    Fill {
        /// In order around the polygon.
        points: Vec<Point>,
        /// Its colour.
        color: Color,
    },
    /// A disc or a ring.
    Circle {
        /// Centre.
        center: Point,
        /// Radius.
        radius: f64,
        /// Fill, if any.
        fill: Option<Color>,
        /// Outline, if any, centred on the radius.
        stroke: Option<Stroke>,
    },
    /// One line of text.
    Text {
        /// Left end of the baseline.
        at: Point,
        /// Advance width as measured with the bundled face.
        width: f64,
        /// Em size in points.
        size: f64,
        /// Bold face.
        bold: bool,
        /// The words.
        words: String,
        /// Colour.
        color: Color,
        /// A halo in the ground's colour behind the words: its reach in points, 0 for none.
        halo: f64,
    },
}

/// A primitive and the mark it belongs to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// What is drawn.
    pub shape: Shape,
    /// The mark it is a part of; null for axes, titles and notes.
    pub mark: Option<MarkId>,
}

/// One thing of the chart that stands for a figure or for an empty state, for hovering and clicking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// The region's whole name, also where the chart shortens it.
    pub region: String,
    /// The value as written, or the words of the empty state.
    pub words: String,
    /// Which reading (index into what was compared).
    pub reading: Option<usize>,
    /// Which figure of that reading; null for an empty state.
    pub figure: Option<usize>,
    /// Whether the value comes from outside the reports; then the figure is the one beside which it stands.
    #[serde(default)]
    pub outside: bool,
    /// The shape alone, without its label: a painter may ring it to show that it is selected.
    pub core: Rect,
    /// Where a pointer hits it: the mark with its label.
    pub hit: Rect,
}

/// A drawn chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scene {
    /// Page width in points.
    pub width: f64,
    /// Page height in points.
    pub height: f64,
    /// The page's ground.
    pub ground: Color,
    /// In painting order.
    pub items: Vec<Item>,
    /// By [`MarkId`].
    pub marks: Vec<Mark>,
}
