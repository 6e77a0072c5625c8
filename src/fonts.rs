//! The two bundled faces, and how wide their words are.
//!
//! Measures as the painters shape: advances with the pair kerning of the face and nothing else (the faces hold no
//! ligature), which is what usvg and egui do by default, so that a width measured here is the width drawn there.
//! Draws nothing and knows no other font of the machine.

use ttf_parser::gpos::{PairAdjustment, PositioningSubtable};
use ttf_parser::{Face, GlyphId, OutlineBuilder};

/// The regular face, OpenType with CFF outlines.
pub const REGULAR: &[u8] = include_bytes!("../fonts/NotoSansSC-Regular.otf");
/// The bold face.
pub const BOLD: &[u8] = include_bytes!("../fonts/NotoSansSC-Bold.otf");
/// The family as the faces name themselves.
pub const FAMILY: &str = "Noto Sans CJK SC";

/// A box around ink, in the direction of the page: y grows downward, the origin is the start of the baseline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ink {
    /// Left edge.
    pub left: f64,
    /// Top edge, negative above the baseline.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

/// The bundled faces, ready to measure.
#[derive(Clone, Debug)]
pub struct Fonts {
    regular: Option<Measure>,
    bold: Option<Measure>,
}

#[derive(Clone, Debug)]
struct Measure {
    face: Face<'static>,
    pairs: Vec<PairAdjustment<'static>>,
}

impl Fonts {
    /// The bundled faces. Costs some microseconds: only tables are looked up.
    pub fn bundled() -> Self {
        Self { regular: Measure::of(REGULAR), bold: Measure::of(BOLD) }
    }

    /// Returns the advance width of one line of words at an em size, in the unit of the size.
    pub fn width(&self, words: &str, size: f64, bold: bool) -> f64 {
        match self.face(bold) {
            Some(m) => m.steps(words).last().map_or(0.0, |s| s.x + s.advance) * size / m.em(),
            None => words.chars().count() as f64 * size,
        }
    }

    /// Returns the box around the ink of one line of words at an em size; null for words without ink.
    pub fn ink(&self, words: &str, size: f64, bold: bool) -> Option<Ink> {
        let m = self.face(bold)?;
        let k = size / m.em();
        let boxes = m.steps(words).filter_map(|s| {
            let b = m.face.outline_glyph(s.glyph, &mut NoOutline)?;
            Some(Ink {
                left: (s.x + f64::from(b.x_min)) * k,
                top: -f64::from(b.y_max) * k,
                right: (s.x + f64::from(b.x_max)) * k,
                bottom: -f64::from(b.y_min) * k,
            })
        });
        boxes.reduce(|a, b| Ink {
            left: a.left.min(b.left),
            top: a.top.min(b.top),
            right: a.right.max(b.right),
            bottom: a.bottom.max(b.bottom),
        })
    }

    /// Whether the bundled faces can draw a character.
    pub fn has_glyph(&self, c: char) -> bool {
        [false, true].iter().all(|bold| self.face(*bold).is_some_and(|m| m.face.glyph_index(c).is_some()))
    }

    fn face(&self, bold: bool) -> Option<&Measure> {
        if bold { self.bold.as_ref() } else { self.regular.as_ref() }
    }
}

/// A glyph and where its origin stands, in font units.
struct Step {
    glyph: GlyphId,
    x: f64,
    advance: f64,
}

impl Measure {
    fn of(bytes: &'static [u8]) -> Option<Self> {
        let face = Face::parse(bytes, 0).ok()?;
        let mut pairs = Vec::new();
        if let Some(gpos) = face.tables().gpos {
            for lookup in gpos.lookups {
                let tables = (0..lookup.subtables.len()).filter_map(|i| lookup.subtables.get(i));
                pairs.extend(tables.filter_map(|t| match t {
                    PositioningSubtable::Pair(p) => Some(p),
                    _ => None,
                }));
            }
        }
        Some(Self { face, pairs })
    }

    fn em(&self) -> f64 {
        f64::from(self.face.units_per_em())
    }

    fn steps<'a>(&'a self, words: &'a str) -> impl Iterator<Item = Step> + 'a {
        let mut x = 0.0;
        let mut chars = words.chars().peekable();
        std::iter::from_fn(move || {
            let glyph = self.glyph(chars.next()?);
            let kern = chars.peek().map_or(0.0, |&c| self.kern(glyph, self.glyph(c)));
            let advance = f64::from(self.face.glyph_hor_advance(glyph).unwrap_or(0)) + kern;
            let step = Step { glyph, x, advance };
            x += advance;
            Some(step)
        })
    }

    fn glyph(&self, c: char) -> GlyphId {
        self.face.glyph_index(c).unwrap_or_default()
    }

    /// What pair kerning adds to the advance of the first; the first subtable that covers it decides.
    fn kern(&self, first: GlyphId, second: GlyphId) -> f64 {
        for pair in &self.pairs {
            let Some(index) = pair.coverage().get(first) else { continue };
            let values = match pair {
                PairAdjustment::Format1 { sets, .. } => sets.get(index).and_then(|s| s.get(second)),
                PairAdjustment::Format2 { classes: (a, b), matrix, .. } => {
                    return matrix.get((a.get(first), b.get(second))).map_or(0.0, |v| f64::from(v.0.x_advance));
                }
            };
            if let Some((value, _)) = values {
                return f64::from(value.x_advance);
            }
        }
        0.0
    }
}

/// Only the box is wanted.
struct NoOutline;

impl OutlineBuilder for NoOutline {
    fn move_to(&mut self, _: f32, _: f32) {}
    fn line_to(&mut self, _: f32, _: f32) {}
    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {}
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}
    fn close(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_advances_with_pair_kerning() {
        let f = Fonts::bundled();
        assert_eq!(f.width("省市", 10.0, false), 20.0);
        assert!((f.width("6.5", 1000.0, false) - (555.0 + 278.0 + 555.0)).abs() < 1e-6);
        let apart = f.width("P", 1000.0, false) + f.width(".", 1000.0, false);
        assert!((apart - f.width("P.", 1000.0, false) - 125.0).abs() < 1e-6, "P. is kerned by 125");
        assert_eq!(f.width("", 10.0, true), 0.0);
    }

    #[test]
    fn ink_lies_inside_its_advance_for_han_and_knows_side_bearings() {
        let f = Fonts::bundled();
        let ink = f.ink("（", 1000.0, false).expect("has ink");
        assert!(ink.left > 600.0 && ink.right < 1000.0, "（ stands at the right of its square: {ink:?}");
        assert!(f.ink(" ", 10.0, false).is_none());
        assert!(f.has_glyph('〇') && f.has_glyph('−') && !f.has_glyph('\u{e000}'));
    }
}
