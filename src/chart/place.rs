//! Finding a free place for words: a list of what is taken, and the first of several places that is free.

use super::record::{Align, Sheet, Words};
use super::scene::{Point, Rect};

/// What is taken on a page.
#[derive(Debug, Default)]
pub(super) struct Taken {
    boxes: Vec<Rect>,
}

/// Where words may stand: an anchor and how they are set about it.
pub(super) type Spot = (f64, f64, Align);

impl Taken {
    /// Takes a box.
    pub fn add(&mut self, r: Rect) {
        self.boxes.push(r);
    }

    /// Takes a box about a point.
    pub fn around(&mut self, (x, y): (f64, f64), (left, right): (f64, f64), (up, down): (f64, f64)) {
        self.add(Rect { min: Point { x: x - left, y: y - up }, max: Point { x: x + right, y: y + down } });
    }

    /// Takes a box about a point when it is free, and says whether it was.
    pub fn take(&mut self, (x, y): (f64, f64), half: f64, up: f64) -> bool {
        let r = Rect { min: Point { x: x - half, y: y - up }, max: Point { x: x + half, y: y + up } };
        let free = self.is_free(&r);
        if free {
            self.add(r);
        }
        free
    }

    fn is_free(&self, r: &Rect) -> bool {
        let over = |b: &Rect| r.min.x < b.max.x && b.min.x < r.max.x && r.min.y < b.max.y && b.min.y < r.max.y;
        !self.boxes.iter().any(over)
    }

    /// Sets words at the first spot that is free and inside `within`; none where no spot is.
    pub fn set(&mut self, s: &mut Sheet<'_>, w: Words<'_>, within: Rect, spots: &[Spot]) -> Option<Rect> {
        let width = s.fonts.width(w.words, w.size, w.bold);
        for &(x, y, align) in spots {
            let left = match align {
                Align::Start => x,
                Align::Center => x - width / 2.0,
                Align::End => x - width,
            };
            let r = Rect {
                min: Point { x: left - 0.1 * w.size, y: y - 0.6 * w.size },
                max: Point { x: left + width + 0.1 * w.size, y: y + 0.6 * w.size },
            };
            let inside = r.min.x >= within.min.x - 0.2 * w.size
                && r.max.x <= within.max.x + 0.2 * w.size
                && r.min.y >= within.min.y
                && r.max.y <= within.max.y;
            if inside && self.is_free(&r) {
                self.add(r);
                return Some(s.text(x, y, Words { align, ..w }));
            }
        }
        None
    }
}
