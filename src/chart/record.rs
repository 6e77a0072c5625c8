//! The sheet on which a chart is written down, and plotters' way to it.
//!
//! A [`Sheet`] collects the primitives of a [`Scene`](super::scene::Scene), each with its mark. [`Record`] is the
//! drawing backend that hands what plotters draws to a sheet: its pixels are 1/64 point, and it overrides every
//! method, text and its size included, because the defaults rasterise and measure with other fonts. Neither decides
//! where anything stands.

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use super::scene::{Color, Item, Mark, MarkId, Point, Rect, Shape, Stroke};
use super::spec::Legend;
use crate::fonts::Fonts;

/// How many units of plotters' grid make one point.
pub(super) const GRID: f64 = 64.0;

/// How far below the middle of a line of text its baseline stands, in em: half the height of digits.
pub(super) const MIDDLE: f64 = 0.36;

/// Which point of a line of text is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Start,
    Center,
    End,
}

/// A line of text to be set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'a> {
    pub words: &'a str,
    pub size: f64,
    pub bold: bool,
    pub color: Color,
    pub align: Align,
    pub halo: f64,
}

impl<'a> Words<'a> {
    pub fn new(words: &'a str, size: f64, color: Color) -> Self {
        Self { words, size, color, bold: false, align: Align::Start, halo: 0.0 }
    }
}

/// What has been drawn so far.
#[derive(Debug)]
pub(super) struct Sheet<'f> {
    pub fonts: &'f Fonts,
    pub items: Vec<Item>,
    pub marks: Vec<Mark>,
    /// Entries of the key that name a series.
    pub legend: Vec<Legend>,
    /// Where title and note stand, which a person may write over.
    pub title: Option<Rect>,
    /// Where the note stands.
    pub note: Option<Rect>,
    /// The mark that is being drawn.
    pub mark: Option<MarkId>,
    /// How many marks have no words beside them for want of room.
    pub unsaid: usize,
    /// The ground, for halos and hollow shapes.
    pub ground: Color,
}

impl<'f> Sheet<'f> {
    pub fn new(fonts: &'f Fonts, ground: Color) -> Self {
        Self {
            fonts,
            items: Vec::new(),
            marks: Vec::new(),
            legend: Vec::new(),
            title: None,
            note: None,
            mark: None,
            unsaid: 0,
            ground,
        }
    }

    /// Takes all away that was drawn.
    pub fn clear(&mut self) {
        self.items.clear();
        self.marks.clear();
        self.legend.clear();
        (self.title, self.note, self.unsaid) = (None, None, 0);
    }

    pub fn push(&mut self, shape: Shape) {
        self.items.push(Item { shape, mark: self.mark });
    }

    pub fn line(&mut self, points: &[(f64, f64)], width: f64, color: Color) {
        let points = points.iter().map(|&(x, y)| Point { x: snap(x), y: snap(y) }).collect();
        self.push(Shape::Line { points, stroke: Stroke { width, color } });
    }

    /// A broken line from left to right or from top to bottom: `on` drawn, `off` left out.
    pub fn dashes(
        &mut self,
        (x0, y0): (f64, f64),
        (x1, y1): (f64, f64),
        (on, off): (f64, f64),
        width: f64,
        color: Color,
    ) {
        let length = (x1 - x0).hypot(y1 - y0);
        if length <= 0.0 || on + off <= 0.0 {
            return;
        }
        let (dx, dy) = ((x1 - x0) / length, (y1 - y0) / length);
        let mut at = 0.0;
        while at < length {
            let end = (at + on).min(length);
            self.line(&[(x0 + dx * at, y0 + dy * at), (x0 + dx * end, y0 + dy * end)], width, color);
            at += on + off;
        }
    }

    /// A ring of short strokes: a place without a number.
    pub fn broken_ring(&mut self, x: f64, y: f64, radius: f64, width: f64, color: Color) {
        let parts = 10;
        for i in 0..parts {
            let turn = |share: f64| std::f64::consts::TAU * (f64::from(i) + share) / f64::from(parts);
            let at = |share: f64| (x + radius * turn(share).cos(), y + radius * turn(share).sin());
            self.line(&[at(0.0), at(0.28), at(0.56)], width, color);
        }
    }

    pub fn fill(&mut self, points: &[(f64, f64)], color: Color) {
        let points = points.iter().map(|&(x, y)| Point { x: snap(x), y: snap(y) }).collect();
        self.push(Shape::Fill { points, color });
    }

    pub fn rect(&mut self, x0: f64, y0: f64, x1: f64, y1: f64, color: Color) {
        self.fill(&[(x0, y0), (x1, y0), (x1, y1), (x0, y1)], color);
    }

    pub fn circle(&mut self, x: f64, y: f64, radius: f64, fill: Option<Color>, stroke: Option<Stroke>) {
        self.push(Shape::Circle { center: Point { x: snap(x), y: snap(y) }, radius, fill, stroke });
    }

    /// Sets a line of text about the height of its middle, and returns the box it takes.
    pub fn text(&mut self, x: f64, middle: f64, w: Words<'_>) -> Rect {
        // A sign that the faces lack would be drawn differently by every painter: the geta mark stands for it.
        let drawn = |c: char| match c {
            c if self.fonts.has_glyph(c) => c,
            c if c.is_whitespace() => ' ',
            _ => '〓',
        };
        let words: String = w.words.chars().map(drawn).collect();
        let w = Words { words: &words, ..w };
        let width = self.fonts.width(w.words, w.size, w.bold);
        let left = match w.align {
            Align::Start => x,
            Align::Center => x - width / 2.0,
            Align::End => x - width,
        };
        let at = Point { x: snap(left), y: snap(middle + MIDDLE * w.size) };
        if !w.words.is_empty() {
            let (words, halo) = (w.words.to_owned(), w.halo);
            self.push(Shape::Text { at, width, size: w.size, bold: w.bold, words, color: w.color, halo });
        }
        Rect {
            min: Point { x: left, y: middle - 0.5 * w.size },
            max: Point { x: left + width, y: middle + 0.5 * w.size },
        }
    }

    /// Draws a mark: all that `draw` draws belongs to it.
    pub fn mark(&mut self, mark: Mark, draw: impl FnOnce(&mut Self)) {
        let outer = self.mark.replace(self.marks.len());
        self.marks.push(mark);
        draw(self);
        self.mark = outer;
    }
}

/// To the grid, so that what plotters places and what is placed directly agree.
fn snap(v: f64) -> f64 {
    (v * GRID).round() / GRID
}

/// A drawing backend that writes on a sheet.
pub(super) struct Record<'s, 'f> {
    pub sheet: &'s mut Sheet<'f>,
    width: u32,
    height: u32,
}

type Done = Result<(), DrawingErrorKind<Infallible>>;

impl<'s, 'f> Record<'s, 'f> {
    /// A backend over a page in points.
    pub fn new(sheet: &'s mut Sheet<'f>, width: f64, height: f64) -> Self {
        Self { sheet, width: (width * GRID) as u32, height: (height * GRID) as u32 }
    }
}

/// A place of the grid on the page.
pub(super) fn page((x, y): BackendCoord) -> (f64, f64) {
    (f64::from(x) / GRID, f64::from(y) / GRID)
}

fn color(c: BackendColor) -> Color {
    let (r, g, b) = c.rgb;
    Color { r, g, b, a: 255 }.alpha(c.alpha)
}

fn stroke_width<S: BackendStyle>(style: &S) -> f64 {
    f64::from(style.stroke_width()) / GRID
}

impl DrawingBackend for Record<'_, '_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }

    fn present(&mut self) -> Done {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, c: BackendColor) -> Done {
        if c.alpha > 0.0 {
            let (x0, y0) = page((x, y));
            self.sheet.rect(x0, y0, x0 + 1.0 / GRID, y0 + 1.0 / GRID, color(c));
        }
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Done {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Done {
        let corners = [a, (b.0, a.1), b, (a.0, b.1)];
        if fill { self.fill_polygon(corners, style) } else { self.draw_path(corners.into_iter().chain([a]), style) }
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        let points: Vec<_> = path.into_iter().map(page).collect();
        if style.color().alpha > 0.0 && points.len() > 1 {
            self.sheet.line(&points, stroke_width(style), color(style.color()));
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Done {
        let c = color(style.color());
        if c.a > 0 {
            let (x, y) = page(center);
            let stroke = Stroke { width: stroke_width(style), color: c };
            self.sheet.circle(x, y, f64::from(radius) / GRID, fill.then_some(c), (!fill).then_some(stroke));
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, style: &S) -> Done {
        let points: Vec<_> = vert.into_iter().map(page).collect();
        if style.color().alpha > 0.0 && points.len() > 2 {
            self.sheet.fill(&points, color(style.color()));
        }
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, pos: BackendCoord) -> Done {
        let c = color(style.color());
        if c.a > 0 {
            let size = style.size() / GRID;
            let (x, y) = page(pos);
            let middle = match style.anchor().v_pos {
                VPos::Top => y + 0.5 * size,
                VPos::Center => y,
                VPos::Bottom => y - 0.5 * size,
            };
            let align = match style.anchor().h_pos {
                HPos::Left => Align::Start,
                HPos::Center => Align::Center,
                HPos::Right => Align::End,
            };
            let bold = matches!(style.style(), FontStyle::Bold);
            self.sheet.text(x, middle, Words { words: text, size, bold, color: c, align, halo: 0.0 });
        }
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let bold = matches!(style.style(), FontStyle::Bold);
        Ok((self.sheet.fonts.width(text, style.size(), bold).ceil() as u32, style.size().ceil() as u32))
    }

    fn blit_bitmap(&mut self, _: BackendCoord, _: (u32, u32), _: &[u8]) -> Done {
        Ok(()) // no chart holds a picture
    }
}
