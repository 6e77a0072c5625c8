//! Which points of a line over the years are labelled, and where.

use crate::chart::page::Ctx;
use crate::chart::place::{Spot, Taken};
use crate::chart::record::{Align, Sheet, Words};
use crate::chart::rows::marks::{RowMark, words};
use crate::chart::scene::{Point, Rect};
use crate::chart::upright::reach;
use crate::chart::years::{Grid, Track, level};
use crate::comparison::{Entry, Row};
use crate::quantity::Bound;

/// Labels of one place: first, ranges and turns of its targets and of its results for certain, then all others that
/// have room.
pub(super) fn labels(
    s: &mut Sheet<'_>,
    ctx: &Ctx<'_>,
    g: &Grid,
    t: &Track<'_>,
    (em, size): (f64, f64),
    taken: &mut Taken,
) {
    let mut wanted: Vec<Label> = targets(g, t, em).into_iter().chain(results(g, t, em)).collect();
    wanted.sort_by_key(|l| !l.certain);
    let within = Rect { min: Point { x: g.area.0, y: g.area.1 }, max: Point { x: g.area.2, y: g.area.3 - g.lane } };
    for l in wanted {
        let (x, gap, middle) = (l.x, 0.75 * size, (l.top + l.foot) / 2.0);
        let mut spots: [Spot; 5] = [
            (x, l.top - gap, Align::Center),
            (x, l.foot + gap, Align::Center),
            (x + 0.65 * em, middle, Align::Start),
            (x - 0.65 * em, middle, Align::End),
            (x + 0.4 * em, l.top - gap, Align::Start),
        ];
        // A dip is labelled below.
        if l.dip {
            spots.swap(0, 1);
        }
        // What is not for certain stands over or under its point, where nobody takes it for a neighbour's.
        let spots = if l.certain { &spots[..] } else { &spots[..2] };
        let color = if l.result { ctx.palette.ink2 } else { ctx.palette.ink1 };
        let w = Words { halo: 0.14 * size, bold: l.result, ..Words::new(&l.words, size, color) };
        taken.set(s, w, within, spots);
    }
}

/// A label that is wanted at a point.
struct Label {
    words: String,
    x: f64,
    top: f64,
    foot: f64,
    /// Whether it stands lower than the one before.
    dip: bool,
    certain: bool,
    result: bool,
}

fn targets(g: &Grid, t: &Track<'_>, em: f64) -> Vec<Label> {
    let numbers = t.numbers();
    let levels: Vec<f64> = numbers.iter().filter_map(|(_, _, m)| level(m)).collect();
    let of = |(i, (year, _, marks)): (usize, &(i32, &Row, Vec<RowMark<'_>>))| {
        let range = marks.iter().any(|m| m.bound() == Bound::Range);
        // Where a line breaks its end is labelled.
        let breaks = |j: Option<usize>| j.and_then(|j| numbers.get(j)).is_none_or(|o| (o.0 - year).abs() > 1);
        let end = breaks(i.checked_sub(1)) || breaks(Some(i + 1));
        Label {
            words: marks.iter().map(|m| words(m.entry)).collect::<Vec<_>>().join("，"),
            x: g.x(f64::from(*year)),
            top: marks.iter().map(|m| g.y(m.ends.1) - reach(m.bound(), m.stretch()).0 * em).fold(f64::MAX, f64::min),
            foot: marks.iter().map(|m| g.y(m.ends.0) + reach(m.bound(), m.stretch()).1 * em).fold(f64::MIN, f64::max),
            dip: levels.get(i) < levels.get(i.saturating_sub(1)),
            certain: end || range || marks.len() > 1 || turns(&levels, i),
            result: false,
        }
    };
    // The last one stands at the end of the line.
    numbers.iter().enumerate().take(numbers.len().saturating_sub(1)).map(of).collect()
}

fn results(g: &Grid, t: &Track<'_>, em: f64) -> Vec<Label> {
    let values: Vec<f64> = t.actuals.iter().map(|a| a.2).collect();
    let of = |(i, (year, e, v)): (usize, &(i32, &Entry, f64))| Label {
        words: words(e),
        x: g.x(f64::from(*year)),
        top: g.y(*v) - 0.42 * em,
        foot: g.y(*v) + 0.42 * em,
        dip: i > 0 && values.get(i) < values.get(i - 1),
        certain: i == 0 || i + 1 == values.len() || turns(&values, i),
        result: true,
    };
    t.actuals.iter().enumerate().map(of).collect()
}

/// Whether a value stands above or below both its neighbours.
fn turns(values: &[f64], i: usize) -> bool {
    let around = i.checked_sub(1).and_then(|j| values.get(j)).zip(values.get(i + 1));
    let Some((now, (before, after))) = values.get(i).zip(around) else { return false };
    (now > before && now >= after) || (now < before && now <= after)
}
