//! The shapes of bounds where values run upward: over years, and at the ends of bars (LOOK.md, “Vertical”).
//!
//! As along a line, a band or an arrow has a fixed size and is no quantity.

use super::record::Sheet;
use super::shapes::Pen;
use crate::quantity::Bound;

/// Half the height of a fading band.
const BAND: f64 = 1.15;
/// Length of an arrow from the middle of its disc.
const ARROW: f64 = 1.5;
/// How far a bar fades above and below its value.
pub(super) const FADE: f64 = 0.55;
/// Length of the arrow over a bar.
pub(super) const TIP: f64 = 1.2;

/// How far a shape reaches above its high and below its low end, in em.
pub(super) fn reach(bound: Bound, stretch: bool) -> (f64, f64) {
    let disc = if stretch { 0.47 } else { 0.36 };
    match bound {
        Bound::About => (BAND, BAND),
        Bound::AtLeast => (ARROW, disc),
        Bound::AtMost => (disc, ARROW),
        Bound::Range => (0.09, 0.09),
        _ => (disc, disc),
    }
}

impl Pen {
    /// Draws a bound at `x` whose low and high end stand at the heights `low` and `high`.
    pub fn upright(self, s: &mut Sheet<'_>, bound: Bound, stretch: bool, x: f64, (low, high): (f64, f64)) {
        match bound {
            Bound::About => self.fade_upright(s, x, low),
            Bound::AtLeast => self.arrow_upright(s, x, low, ARROW),
            Bound::AtMost => self.arrow_upright(s, x, high, -ARROW),
            Bound::Range => return self.range_upright(s, x, (low, high), stretch),
            _ => {}
        }
        let y = if bound == Bound::AtMost { high } else { low };
        if stretch { self.diamond(s, x, y) } else { s.circle(x, y, 0.36 * self.em, Some(self.color), None) }
    }

    /// The band that fades upward and downward; its steps are nested.
    fn fade_upright(self, s: &mut Sheet<'_>, x: f64, y: f64) {
        let (em, steps) = (self.em, 6);
        let target = |i: usize| if i < steps { self.fade * (1.0 - (i as f64 + 0.5) / steps as f64) } else { 0.0 };
        for i in (0..steps).rev() {
            let alpha = 1.0 - (1.0 - target(i)) / (1.0 - target(i + 1));
            let h = BAND * em * (i + 1) as f64 / steps as f64;
            s.rect(x - 0.31 * em, y - h, x + 0.31 * em, y + h, self.color.alpha(alpha));
        }
    }

    /// An arrow up, or down where `length` is negative.
    pub fn arrow_upright(self, s: &mut Sheet<'_>, x: f64, y: f64, length: f64) {
        let (em, d) = (self.em, length.signum());
        let tip = y - length * em;
        let w = 0.15 * em;
        s.line(&[(x, y), (x, tip + d * 0.05 * em)], w, self.color);
        let back = tip + d * (0.4 + 0.075) * em;
        let tip = tip + d * 0.075 * em;
        s.line(&[(x - 0.32 * em, back), (x, tip), (x + 0.32 * em, back)], w, self.color);
    }

    fn range_upright(self, s: &mut Sheet<'_>, x: f64, (low, high): (f64, f64), stretch: bool) {
        let em = self.em;
        s.rect(x - 0.27 * em, high, x + 0.27 * em, low, self.color.alpha(if stretch { 0.14 } else { 0.34 }));
        for y in [low, high] {
            s.line(&[(x - 0.46 * em, y), (x + 0.46 * em, y)], 0.17 * em, self.color);
        }
    }

    /// A bar from the height of nought to its value, its end drawn as it binds.
    pub fn bar(self, s: &mut Sheet<'_>, bound: Bound, (x0, x1): (f64, f64), nought: f64, (low, high): (f64, f64)) {
        let (em, middle) = (self.em, (x0 + x1) / 2.0);
        let up = low.min(high) <= nought;
        match bound {
            Bound::About => self.fading_bar(s, (x0, x1), nought, low),
            Bound::Range => {
                let (near, far) = if up { (low, high) } else { (high, low) };
                s.rect(x0, near.min(nought), x1, near.max(nought), self.color);
                s.rect(x0, near.min(far), x1, near.max(far), self.color.alpha(0.34));
                s.line(&[(x0 + 0.08 * em, far), (x1 - 0.08 * em, far)], 0.17 * em, self.color);
            }
            Bound::AtLeast | Bound::AtMost => {
                let (y, length) = if bound == Bound::AtLeast { (low, TIP) } else { (high, -TIP) };
                let inward = (length > 0.0) != up;
                // Where the arrow would lie on the bar, the bar is a light one with a line at its end.
                let fill = if inward { self.color.alpha(0.34) } else { self.color };
                s.rect(x0, y.min(nought), x1, y.max(nought), fill);
                if inward {
                    s.line(&[(x0 + 0.08 * em, y), (x1 - 0.08 * em, y)], 0.17 * em, self.color);
                }
                if !inward || (y - nought).abs() > (TIP + 0.2) * em {
                    self.arrow_upright(s, middle, y, length);
                }
            }
            _ => s.rect(x0, low.min(nought), x1, low.max(nought), self.color),
        }
    }

    /// What is striven for beyond a bar: a hollow step from its end, with the diamond of the second tier on it.
    pub fn beyond(self, s: &mut Sheet<'_>, (x0, x1): (f64, f64), from: f64, to: f64) {
        let (em, inset) = (self.em, 0.05 * self.em);
        s.rect(x0, from.min(to), x1, from.max(to), self.color.alpha(0.1));
        for x in [x0 + inset, x1 - inset] {
            s.dashes((x, from.min(to)), (x, from.max(to)), (0.2 * em, 0.2 * em), 0.09 * em, self.color);
        }
        s.line(&[(x0 + inset, to), (x1 - inset, to)], 0.09 * em, self.color);
        self.diamond(s, (x0 + x1) / 2.0, to);
    }

    fn fading_bar(self, s: &mut Sheet<'_>, (x0, x1): (f64, f64), nought: f64, y: f64) {
        let d = if y <= nought { 1.0 } else { -1.0 };
        // A low bar fades over its own height only.
        let half = (FADE * self.em).min((y - nought).abs());
        let (solid, steps) = (y + d * half, 12);
        s.rect(x0, solid.min(nought), x1, solid.max(nought), self.color);
        for i in 0..steps {
            let from = solid - d * 2.0 * half * i as f64 / steps as f64;
            let to = solid - d * 2.0 * half * (i + 1) as f64 / steps as f64;
            let alpha = 1.0 - (i as f64 + 0.5) / steps as f64;
            s.rect(x0, from.min(to), x1, from.max(to), self.color.alpha(alpha));
        }
    }

    /// The hatched stub of a relation, standing on a line, `h` high.
    pub fn stub(self, s: &mut Sheet<'_>, (x0, x1): (f64, f64), bottom: f64, h: f64) {
        self.hatched(s, (x0, bottom - h), (x1, bottom), 1.0);
    }

    /// Hatching in a box, with an outline.
    pub fn hatched(self, s: &mut Sheet<'_>, (x0, top): (f64, f64), (x1, bottom): (f64, f64), alpha: f64) {
        let (em, w, h) = (self.em, x1 - x0, bottom - top);
        let color = self.color.alpha(alpha);
        let mut k = -h + 0.3 * em;
        while k < w {
            let (a, b) = (k.max(0.0), (k + h).min(w));
            if b > a {
                s.line(&[(x0 + a, bottom - (a - k)), (x0 + b, bottom - (b - k))], 0.08 * em, color);
            }
            k += 0.5 * em;
        }
        s.line(&[(x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)], 0.08 * em, color);
    }

    /// A bound at the end of a bar, for the key: a box of one em.
    pub fn bar_key(self, s: &mut Sheet<'_>, bound: Bound, (x, y): (f64, f64)) {
        let em = self.em;
        let (x0, x1, foot) = (x, x + em, y + 0.5 * em);
        let small = Self { em: 0.8 * em, ..self };
        match bound {
            Bound::About => {
                for i in 0..8 {
                    let top = y - 0.5 * em + f64::from(i) * 0.125 * em;
                    s.rect(x0, top, x1, top + 0.125 * em, self.color.alpha((f64::from(i) + 0.5) / 8.0));
                }
            }
            Bound::AtLeast => {
                s.rect(x0, y + 0.15 * em, x1, foot, self.color);
                small.arrow_upright(s, x + 0.5 * em, y + 0.15 * em, 0.85);
            }
            Bound::AtMost => {
                s.rect(x0, y - 0.5 * em, x1, foot, self.color.alpha(0.34));
                s.line(&[(x0, y - 0.5 * em), (x1, y - 0.5 * em)], 0.13 * em, self.color);
                small.arrow_upright(s, x + 0.5 * em, y - 0.5 * em, -1.0);
            }
            Bound::Range => {
                s.rect(x0, y + 0.1 * em, x1, foot, self.color);
                s.rect(x0, y - 0.45 * em, x1, y + 0.1 * em, self.color.alpha(0.34));
                s.line(&[(x0, y - 0.45 * em), (x1, y - 0.45 * em)], 0.13 * em, self.color);
            }
            Bound::Exact => s.rect(x0, y - 0.4 * em, x1, foot, self.color),
            _ => self.hatched(s, (x0, y - 0.45 * em), (x1, y + 0.45 * em), 1.0),
        }
    }
}
