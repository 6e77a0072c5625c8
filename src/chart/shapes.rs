//! The shapes of bounds (LOOK.md, “How a bound is drawn”), in em of the label size. One set for charts and keys.
//!
//! A shape never says more than the words: the band of 左右 and the arrow of 以上 have a fixed size and no end on
//! the axis.

use super::record::Sheet;
use super::scene::{Color, Stroke};
use crate::quantity::Bound;

/// Half the width of a fading band.
const BAND: f64 = 1.5;
/// Length of an arrow from the middle of its disc.
const ARROW: f64 = 1.9;
/// Width of a hatched box.
pub(super) const HATCH: f64 = 2.2;

/// How far below the row line a tick of last year's target ends; none when the row has no room for it.
pub(super) fn tick_foot(em: f64, row_height: f64) -> Option<f64> {
    let foot = (row_height / 2.0 - 0.1 * em).min(1.04 * em);
    (foot >= 0.75 * em).then_some(foot)
}

/// A pen of one colour and size.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pen {
    pub em: f64,
    pub color: Color,
    /// Alpha of the innermost step of a fading band.
    pub fade: f64,
}

/// How far a shape reaches to the left and right of its low and high end, in em.
pub(super) fn reach(bound: Bound, stretch: bool) -> (f64, f64) {
    let disc = if stretch { 0.47 } else { 0.36 };
    match bound {
        Bound::About => (BAND, BAND),
        Bound::AtLeast => (disc, ARROW),
        Bound::AtMost => (ARROW, disc),
        Bound::Range => (0.09, 0.09),
        _ => (disc, disc),
    }
}

impl Pen {
    /// Draws a bound whose low and high end stand at `x0` and `x1`.
    pub fn bound(self, s: &mut Sheet<'_>, bound: Bound, stretch: bool, (x0, x1): (f64, f64), y: f64) {
        let em = self.em;
        match bound {
            Bound::About => self.band(s, x0, y, BAND),
            Bound::AtLeast => self.arrow(s, x0, y, ARROW),
            Bound::AtMost => self.arrow(s, x1, y, -ARROW),
            Bound::Range => return self.range(s, (x0, x1), y, stretch),
            _ => {}
        }
        let x = if bound == Bound::AtMost { x1 } else { x0 };
        if stretch { self.diamond(s, x, y) } else { s.circle(x, y, 0.36 * em, Some(self.color), None) }
    }

    /// The band that fades to both sides. Its steps are nested, not side by side, so that no seam shows.
    pub fn band(self, s: &mut Sheet<'_>, x: f64, y: f64, half: f64) {
        let (em, steps) = (self.em, 6);
        let target = |i: usize| if i < steps { self.fade * (1.0 - (i as f64 + 0.5) / steps as f64) } else { 0.0 };
        for i in (0..steps).rev() {
            let alpha = 1.0 - (1.0 - target(i)) / (1.0 - target(i + 1));
            let w = half * em * (i + 1) as f64 / steps as f64;
            s.rect(x - w, y - 0.31 * em, x + w, y + 0.31 * em, self.color.alpha(alpha));
        }
    }

    fn arrow(self, s: &mut Sheet<'_>, x: f64, y: f64, length: f64) {
        let (em, d) = (self.em, length.signum());
        let tip = x + length * em;
        let w = 0.15 * em;
        s.line(&[(x, y), (tip - d * 0.05 * em, y)], w, self.color);
        let back = tip - d * (0.4 + 0.075) * em;
        let tip = tip - d * 0.075 * em;
        s.line(&[(back, y - 0.32 * em), (tip, y), (back, y + 0.32 * em)], w, self.color);
    }

    fn range(self, s: &mut Sheet<'_>, (x0, x1): (f64, f64), y: f64, stretch: bool) {
        let em = self.em;
        let alpha = if stretch { 0.14 } else { 0.34 };
        s.rect(x0, y - 0.27 * em, x1, y + 0.27 * em, self.color.alpha(alpha));
        for x in [x0, x1] {
            s.line(&[(x, y - 0.46 * em), (x, y + 0.46 * em)], 0.17 * em, self.color);
        }
    }

    /// The hollow mark of a stretch.
    pub fn diamond(self, s: &mut Sheet<'_>, x: f64, y: f64) {
        let r = 0.4 * self.em;
        let points = [(x, y - r), (x + r, y), (x, y + r), (x - r, y), (x, y - r)];
        let ground = s.ground;
        s.fill(&points[..4], ground);
        s.line(&points, 0.14 * self.em, self.color);
    }

    /// A ring: what was reached.
    pub fn ring(self, s: &mut Sheet<'_>, x: f64, y: f64) {
        let stroke = Stroke { width: 0.15 * self.em, color: self.color };
        s.circle(x, y, 0.33 * self.em, Some(s.ground), Some(stroke));
    }

    /// The hatched box of a relation, from its left edge.
    pub fn hatch(self, s: &mut Sheet<'_>, x: f64, y: f64) {
        let em = self.em;
        let (w, h, stroke) = (HATCH * em, 0.72 * em, 0.1 * em);
        let (top, bottom) = (y - h / 2.0, y + h / 2.0);
        let mut k = -h + 0.3 * em;
        while k < w {
            // Clipped by hand: from the foot rising to the right.
            let (a, b) = (k.max(0.0), (k + h).min(w));
            if b > a {
                s.line(&[(x + a, bottom - (a - k)), (x + b, bottom - (b - k))], stroke, self.color);
            }
            k += 0.42 * em;
        }
        s.line(&[(x, top), (x + w, top), (x + w, bottom), (x, bottom), (x, top)], stroke, self.color);
    }

    /// Last year's target under the row line, as a tick that ends inside the row; a range as a bracket. A row with no
    /// room for it has none.
    pub fn last(self, s: &mut Sheet<'_>, (x0, x1): (f64, f64), y: f64, row_height: f64) {
        let em = self.em;
        let Some(foot) = tick_foot(em, row_height) else { return };
        for x in if x1 > x0 { vec![x0, x1] } else { vec![x0] } {
            s.line(&[(x, y + 0.5 * em), (x, y + foot)], 0.13 * em, self.color);
        }
        if x1 > x0 {
            s.line(&[(x0, y + foot), (x1, y + foot)], 0.07 * em, self.color);
        }
    }

    /// The dotted link between the tiers of one target.
    pub fn link(self, s: &mut Sheet<'_>, (x0, x1): (f64, f64), y: f64) {
        let em = self.em;
        s.dashes((x0, y), (x1, y), (0.12 * em, 0.3 * em), 0.12 * em, self.color);
    }
}
