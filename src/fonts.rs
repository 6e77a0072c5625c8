//! Faces as bytes, and where they set words: advances, pair kerning, ink, outlines.
//!
//! Measures as the painters shape: advances with the pair kerning of the face and nothing else (the bundled faces hold
//! no ligature), which is what usvg and egui do by default, so that a width measured here is the width drawn there.
//! `export` sets glyphs at the very places given here. Draws nothing and looks for no font of the machine.

use std::ops::Range;

use ttf_parser::gpos::{PairAdjustment, PositioningSubtable};
use ttf_parser::{Face, GlyphId, OutlineBuilder, Tag};

// Static: a constant would be in the program once for each place that names it.
/// The regular face, OpenType with CFF outlines.
pub static REGULAR: &[u8] = include_bytes!("../fonts/NotoSansSC-Regular.otf");
/// The bold face.
pub static BOLD: &[u8] = include_bytes!("../fonts/NotoSansSC-Bold.otf");
/// The family as the faces name themselves.
pub const FAMILY: &str = "Noto Sans CJK SC";

/// A face as bytes. They stay until the program ends, so that a face can be handed around freely.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Bytes {
    /// The file.
    pub data: &'static [u8],
    /// Which face of a collection.
    pub index: u32,
}

impl std::fmt::Debug for Bytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes, face {}", self.data.len(), self.index)
    }
}

/// Of what style a face is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// 400 is regular, 700 bold.
    pub weight: u16,
    /// Whether it stands upright, at its normal width.
    pub plain: bool,
}

/// Returns the style of a face of a file; null when it is none with outlines.
pub fn style(data: &[u8], index: u32) -> Option<Style> {
    let face = Face::parse(data, index).ok()?;
    let outlines = face.tables().cff.is_some() || face.tables().glyf.is_some() || face.tables().cff2.is_some();
    let plain = !face.is_italic() && !face.is_oblique() && face.width() == ttf_parser::Width::Normal;
    outlines.then(|| Style { weight: face.weight().to_number(), plain })
}

/// A glyph of a line of words.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// Which bytes of the words it stands for.
    pub words: Range<usize>,
    /// Where its origin stands from the start of the line, in em.
    pub x: f64,
    /// To the next origin, kerning included, in em.
    pub advance: f64,
}

/// A step of an outline, in units of the face; y grows upward.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// Begins a contour.
    Move([f32; 2]),
    /// A straight line.
    Line([f32; 2]),
    /// One control point, then the end.
    Quad([f32; 4]),
    /// Two control points, then the end.
    Cubic([f32; 6]),
    /// Ends a contour.
    Close,
}

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

/// A regular and a bold face of one family, ready to measure.
#[derive(Clone, Debug)]
pub struct Fonts {
    family: String,
    regular: Option<Measure>,
    bold: Option<Measure>,
    lenient: bool,
}

#[derive(Clone, Debug)]
struct Measure {
    bytes: Bytes,
    face: Face<'static>,
    pairs: Vec<PairAdjustment<'static>>,
    weight: Option<f32>,
}

impl Fonts {
    /// The bundled faces. Costs some microseconds: only tables are looked up.
    pub fn bundled() -> Self {
        let of = |data, bold| Measure::of(Bytes { data, index: 0 }, bold);
        Self { family: FAMILY.into(), regular: of(REGULAR, false), bold: of(BOLD, true), lenient: false }
    }

    /// A family of one's own; where it has no bold face (宋体, 仿宋), the regular one stands for it, as nothing that is
    /// thickened by a painter has a measure. Null when the bytes are no face with outlines.
    pub fn of(family: &str, regular: Bytes, bold: Option<Bytes>) -> Option<Self> {
        let plain = Measure::of(regular, false)?;
        let bold = bold.or(plain.weight.is_some().then_some(regular)).and_then(|b| Measure::of(b, true));
        let bold = bold.or_else(|| Some(plain.clone()));
        Some(Self { family: family.into(), regular: Some(plain), bold, lenient: false })
    }

    /// The same faces, but said to hold every character: what is laid out with them keeps its words, so that the
    /// characters that are missing can be named.
    pub fn lenient(&self) -> Self {
        Self { lenient: true, ..self.clone() }
    }

    /// The family's name.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// The face as bytes, and the weight at which a variable one is set.
    pub fn bytes(&self, bold: bool) -> Option<(Bytes, Option<f32>)> {
        self.face(bold).map(|m| (m.bytes, m.weight))
    }

    /// Returns the glyphs of one line of words.
    pub fn glyphs(&self, words: &str, bold: bool) -> Vec<Glyph> {
        let Some(m) = self.face(bold) else { return Vec::new() };
        let (em, starts) = (m.em(), words.char_indices());
        let glyph = |((at, c), s): ((usize, char), Step)| Glyph {
            id: s.glyph.0,
            words: at..at + c.len_utf8(),
            x: s.x / em,
            advance: s.advance / em,
        };
        starts.zip(m.steps(words)).map(glyph).collect()
    }

    /// Returns where a line of words must be held in place so that every painter sets it alike: the byte at which a part
    /// begins, and where, in em. Painters shape letters, Han and signs apart, and then know nothing of the kerning of a
    /// pair like 告.txt, whose second half stands in the next part.
    pub fn holds_at(&self, words: &str, bold: bool) -> Vec<(usize, f64)> {
        let Some(m) = self.face(bold) else { return Vec::new() };
        let starts = words.char_indices().zip(m.steps(words));
        let next = words.chars().skip(1);
        let held = starts.zip(next).filter_map(|(((at, c), step), next)| {
            let kerned = m.kern(step.glyph, m.glyph(next)) != 0.0;
            let end = (at + c.len_utf8(), (step.x + step.advance) / m.em());
            (kerned && writing(c) != writing(next)).then_some(end)
        });
        held.collect()
    }

    /// How many units of a face make an em.
    pub fn units(&self, bold: bool) -> f64 {
        self.face(bold).map_or(1000.0, Measure::em)
    }

    /// Returns the outline of a glyph, in units of its face; empty for one without ink.
    pub fn outline(&self, glyph: u16, bold: bool) -> Vec<Segment> {
        let Some(m) = self.face(bold) else { return Vec::new() };
        let mut pen = Pen::default();
        m.face.outline_glyph(GlyphId(glyph), &mut pen);
        pen.0
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

    /// Whether both faces can draw a character.
    pub fn has_glyph(&self, c: char) -> bool {
        self.lenient || self.holds(c)
    }

    /// The characters of some words that the faces cannot draw, each once, in their order.
    pub fn missing<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Vec<char> {
        let mut found = Vec::new();
        for c in words.into_iter().flat_map(str::chars).filter(|c| !c.is_whitespace() && !self.holds(*c)) {
            if !found.contains(&c) {
                found.push(c);
            }
        }
        found
    }

    fn holds(&self, c: char) -> bool {
        [false, true].iter().all(|bold| self.face(*bold).is_some_and(|m| m.face.glyph_index(c).is_some()))
    }

    fn face(&self, bold: bool) -> Option<&Measure> {
        if bold { self.bold.as_ref() } else { self.regular.as_ref() }
    }
}

/// Letters, Han, or signs that go with either.
fn writing(c: char) -> u8 {
    match c {
        c if c >= '\u{2E80}' => 2,
        c if c.is_alphabetic() => 1,
        _ => 0,
    }
}

/// A glyph and where its origin stands, in font units.
struct Step {
    glyph: GlyphId,
    x: f64,
    advance: f64,
}

impl Measure {
    fn of(bytes: Bytes, bold: bool) -> Option<Self> {
        let mut face = Face::parse(bytes.data, bytes.index).ok()?;
        let wanted = if bold { 700.0 } else { 400.0 };
        let weight = face.set_variation(Tag::from_bytes(b"wght"), wanted).map(|()| wanted);
        let pairs = face.tables().gpos.map(|gpos| {
            // Only what belongs to kerning: other features (palt, chws) pair glyphs, too.
            let kern = gpos.features.into_iter().filter(|f| f.tag == Tag::from_bytes(b"kern"));
            let mut lookups: Vec<u16> = kern.flat_map(|f| f.lookup_indices).collect();
            lookups.sort_unstable();
            lookups.dedup();
            let tables = lookups.into_iter().filter_map(|i| gpos.lookups.get(i));
            let tables = tables.flat_map(|l| (0..l.subtables.len()).filter_map(move |i| l.subtables.get(i)));
            tables
                .filter_map(|t| match t {
                    PositioningSubtable::Pair(p) => Some(p),
                    _ => None,
                })
                .collect()
        });
        Some(Self { bytes, face, pairs: pairs.unwrap_or_default(), weight })
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

/// Writes an outline down.
#[derive(Default)]
struct Pen(Vec<Segment>);

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push(Segment::Move([x, y]));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push(Segment::Line([x, y]));
    }
    fn quad_to(&mut self, a: f32, b: f32, x: f32, y: f32) {
        self.0.push(Segment::Quad([a, b, x, y]));
    }
    fn curve_to(&mut self, a: f32, b: f32, c: f32, d: f32, x: f32, y: f32) {
        self.0.push(Segment::Cubic([a, b, c, d, x, y]));
    }
    fn close(&mut self) {
        self.0.push(Segment::Close);
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

    #[test]
    fn glyphs_stand_where_the_width_says_and_have_their_ink() {
        let f = Fonts::bundled();
        let words = "P.力争6.5%";
        let glyphs = f.glyphs(words, true);
        assert_eq!(glyphs.len(), words.chars().count());
        let last = glyphs.last().unwrap();
        assert!((last.x + last.advance - f.width(words, 1.0, true)).abs() < 1e-9);
        assert_eq!(&words[glyphs[2].words.clone()], "力");
        let outline = f.outline(glyphs[2].id, true);
        assert!(f.units(true) == 1000.0 && outline.len() > 10 && outline.contains(&Segment::Close));
        assert!(f.outline(f.glyphs(" ", false)[0].id, false).is_empty());
    }

    #[test]
    fn what_a_face_lacks_is_named_once() {
        let f = Fonts::bundled();
        assert_eq!(f.missing(["省\u{e000}市 \u{e001}", "\u{e000}"]), ['\u{e000}', '\u{e001}']);
        assert!(f.lenient().has_glyph('\u{e000}') && !f.lenient().missing(["\u{e000}"]).is_empty());
        assert!(Fonts::of("无", Bytes { data: b"no face", index: 0 }, None).is_none());
    }
}
