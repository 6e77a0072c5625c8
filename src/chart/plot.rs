//! plotters' way onto a sheet: things that stand at values, axes with the ticks that were measured, a mesh.
//!
//! Decides no sizes and no ticks; it lets plotters place what it is given.

use std::convert::Infallible;
use std::ops::Range;
use std::slice;

use plotters::chart::{ChartBuilder, LabelAreaPosition};
use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged};
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::IntoDrawingArea;
use plotters::element::{Drawable, PointCollection};
use plotters::style::{IntoFont, RGBAColor, ShapeStyle, TRANSPARENT, TextStyle};
use plotters_backend::{BackendCoord, DrawingErrorKind};

use super::record::{GRID, Record, Sheet, page};
use super::scene::Color;

/// A thing of a series: values that plotters places, and how to draw it there.
pub(super) struct Placed<F> {
    pub at: Vec<(f64, f64)>,
    pub draw: F,
}

impl<'a, F> PointCollection<'a, (f64, f64)> for &'a Placed<F> {
    type Point = &'a (f64, f64);
    type IntoIter = slice::Iter<'a, (f64, f64)>;

    fn point_iter(self) -> Self::IntoIter {
        self.at.iter()
    }
}

impl<'s, 'f, F: Fn(&mut Sheet<'f>, &[(f64, f64)])> Drawable<Record<'s, 'f>> for Placed<F> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        pos: I,
        backend: &mut Record<'s, 'f>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let at: Vec<_> = pos.map(page).collect();
        (self.draw)(backend.sheet, &at);
        Ok(())
    }
}

/// The numbers of an axis, with the ticks that were measured to fit.
pub(super) struct Numbers {
    along: RangedCoordf64,
    ticks: Vec<f64>,
}

impl Numbers {
    pub fn of(from: f64, to: f64, ticks: Vec<f64>) -> Self {
        Self { along: (from..to).into(), ticks }
    }
}

impl Ranged for Numbers {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        self.along.map(value, limit)
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        // Light lines between the ticks are not wanted.
        if hint.weight().allow_light_points() { Vec::new() } else { self.ticks.clone() }
    }

    fn range(&self) -> Range<f64> {
        self.along.range()
    }
}

/// What draws a thing of a series at the places plotters found for it.
pub(super) type Draw<'a> = Box<dyn Fn(&mut Sheet<'_>, &[(f64, f64)]) + 'a>;

/// The end of a drawing that cannot fail: its error is Infallible, and the ranges are finite and not empty.
pub(super) type Outcome = Result<(), plotters::drawing::DrawingAreaErrorKind<Infallible>>;

/// A line in plotters' words.
pub(super) fn style(c: Color, width: f64) -> ShapeStyle {
    let color = RGBAColor(c.r, c.g, c.b, f64::from(c.a) / 255.0);
    ShapeStyle { color, filled: false, stroke_width: (width * GRID).round() as u32 }
}

/// Text in plotters' words.
pub(super) fn text(size: f64, c: Color) -> TextStyle<'static> {
    ("sans-serif", size * GRID).into_font().color(&RGBAColor(c.r, c.g, c.b, 1.0))
}

/// A length on plotters' grid.
pub(super) fn grid(v: f64) -> i32 {
    (v * GRID).round() as i32
}

/// A plot over a page: where it stands, what its axes run over, and how its numbers look.
pub(super) struct Upright<'a> {
    /// The page.
    pub page: (f64, f64),
    /// Left, top, right, bottom of the plot itself; numbers stand left of it and below.
    pub area: (f64, f64, f64, f64),
    /// First and last value across, and those that are written below.
    pub x: (f64, f64, Vec<f64>),
    /// Lowest and highest value, and those that are written at the left.
    pub y: (f64, f64, Vec<f64>),
    /// What a value across is called; empty for a tick without words.
    pub x_words: &'a dyn Fn(f64) -> String,
    /// What a value upward is called.
    pub y_words: &'a dyn Fn(f64) -> String,
    /// Size of the numbers.
    pub size: f64,
    /// Their colour.
    pub ink: Color,
    /// Colour and width of the lines across.
    pub mesh: (Color, f64),
    /// Length of the ticks under the plot; 0 for none.
    pub tick: f64,
}

impl Upright<'_> {
    /// Draws mesh and numbers, then the things of the series in their order.
    pub fn draw<'d>(&self, s: &mut Sheet<'_>, things: impl IntoIterator<Item = Placed<Draw<'d>>>) {
        let drawn = self.try_draw(s, things);
        debug_assert!(drawn.is_ok());
    }

    fn try_draw<'d>(&self, s: &mut Sheet<'_>, things: impl IntoIterator<Item = Placed<Draw<'d>>>) -> Outcome {
        let (left, top, right, bottom) = self.area;
        if right - left < 1.0 || bottom - top < 1.0 {
            return Ok(());
        }
        // Numbers at the left are as wide as they are; plotters sets them against the plot.
        let (side, foot) = (left.min(12.0 * self.size), 1.9 * self.size);
        let root = Record::new(s, self.page.0, self.page.1).into_drawing_area();
        let size = (grid(right - left) + grid(side), grid(bottom - top) + grid(foot));
        let area = root.shrink((grid(left) - grid(side), grid(top)), size);
        let mut chart = ChartBuilder::on(&area)
            .set_label_area_size(LabelAreaPosition::Left, grid(side))
            .set_label_area_size(LabelAreaPosition::Bottom, grid(foot))
            .build_cartesian_2d(
                Numbers::of(self.x.0, self.x.1, self.x.2.clone()),
                Numbers::of(self.y.0, self.y.1, self.y.2.clone()),
            )?;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .x_labels(self.x.2.len())
            .y_labels(self.y.2.len())
            .x_label_formatter(&|v| (self.x_words)(*v))
            .y_label_formatter(&|v| (self.y_words)(*v))
            .x_label_style(text(self.size, self.ink))
            .y_label_style(text(self.size, self.ink))
            .set_tick_mark_size(LabelAreaPosition::Left, grid(0.5 * self.size))
            .set_tick_mark_size(LabelAreaPosition::Bottom, grid(0.4 * self.size))
            .bold_line_style(style(self.mesh.0, self.mesh.1))
            .light_line_style(TRANSPARENT)
            .axis_style(TRANSPARENT)
            .draw()?;
        if self.tick > 0.0 {
            let (c, width, tick) = (self.ink, self.mesh.1, self.tick);
            let marks = self.x.2.iter().map(|&x| Placed {
                at: vec![(x, self.y.0)],
                draw: Box::new(move |s: &mut Sheet<'_>, at: &[(f64, f64)]| {
                    if let [(x, y)] = at {
                        s.line(&[(*x, *y), (*x, *y + tick)], width, c);
                    }
                }) as Draw<'_>,
            });
            chart.draw_series(marks)?;
        }
        chart.draw_series(things)?;
        Ok(())
    }
}
