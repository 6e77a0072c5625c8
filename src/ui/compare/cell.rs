//! A cell painted: the target with its shape and where it moved; below it what is asked for, as it was laid out.

use egui::{Align2, Color32, Painter, Pos2, Rect, Stroke, Ui, pos2};

use super::super::theme::size;
use super::super::widgets::{bold, chip, ink, left, text};
use super::super::{Cx, icons, shapes};
use super::lay::{Detail, LEFT, LINE, PAD, SHAPE, SMALL, Said};
use crate::comparison::{Cell, Column, Direction, Entry, Firmness, Standing, TableCell};
use crate::figures::{Figure, Status, Tier};

/// A result's ring.
pub fn ring(painter: &Painter, at: Pos2, color: Color32) {
    painter.circle_stroke(at, 3.2, Stroke::new(1.5, color));
}

/// The reading and the figure that a cell is about: its target, else its result.
pub fn goal(cell: &TableCell) -> Option<(usize, usize)> {
    let first = cell.target.entries().first().or_else(|| cell.actual.first().map(|o| &o.entry))?;
    Some((first.reading, first.figure?))
}

/// The figure of an entry.
pub fn figure<'a>(cx: &Cx<'a>, entry: &Entry) -> Option<&'a Figure> {
    cx.state.library.readings.get(entry.reading)?.figures.get(entry.figure?)
}

/// Entries as they are written: 8%左右，力争9%.
pub fn written(entries: &[Entry]) -> String {
    let mut out = String::new();
    for e in entries {
        if !out.is_empty() {
            out.push('，');
            out.push_str(e.tone_word.as_deref().filter(|_| e.tier == Tier::Stretch).unwrap_or_default());
        }
        out.push_str(&e.words);
    }
    out
}

/// What stands in a cell, in words: the target or which kind of nothing.
pub fn target(cx: &Cx<'_>, cell: &Cell) -> String {
    match cell {
        Cell::Stated(entries) => written(entries),
        Cell::NotStated => cx.say("compare-not-stated"),
        Cell::ExpresslyNone => cx.say("compare-none-set"),
        Cell::NotRead => cx.say("compare-not-read"),
        Cell::Fragment => cx.say("compare-fragment"),
        Cell::NoReport => cx.say("compare-no-report"),
    }
}

/// A cell for those who hear it.
pub fn spoken(cx: &Cx<'_>, cell: &TableCell) -> String {
    let way = cell.change.direction().map(|d| cx.say(direction(d))).unwrap_or_default();
    format!("{} {way}", target(cx, &cell.target)).trim_end().to_owned()
}

/// The key of a direction.
pub fn direction(d: Direction) -> &'static str {
    match d {
        Direction::Raised => "compare-raised",
        Direction::Kept => "compare-kept",
        Direction::Lowered => "compare-lowered",
        Direction::Widened => "compare-widened",
        Direction::Narrowed => "compare-narrowed",
    }
}

/// A number with its sign: +0.6, −1, 0.
pub fn signed(n: f64) -> String {
    let words = super::super::words::number(n.abs());
    match () {
        () if n > 0.0 => format!("+{words}"),
        () if n < 0.0 => format!("−{words}"),
        () => "0".to_owned(),
    }
}

/// The word of a status that makes a number less than final.
pub fn status(cx: &Cx<'_>, status: Option<Status>) -> String {
    cx.say(match status {
        None => return String::new(),
        Some(Status::Estimate) => "status-estimate",
        Some(Status::Preliminary) => "status-preliminary",
        Some(Status::Flash) => "status-flash",
        Some(Status::Hoped) => "status-hoped",
    })
}

/// A reference: the words alone.
pub fn plain(ui: &Ui, cx: &Cx<'_>, cell: &TableCell, said: &Said, rect: Rect) {
    let t = cx.theme;
    let face = ink(size::SMALL, t.ink1);
    let mut y = rect.top() + PAD + LINE / 2.0;
    for words in &said.target {
        left(ui.painter(), rect.left() + 8.0, y, words, face, rect.width());
        y += LINE;
    }
    if said.target.is_empty() {
        let words = target(cx, &cell.target);
        left(ui.painter(), rect.left() + 8.0, y, &words, ink(size::SMALL, t.ink3), rect.width() - 12.0);
    }
}

/// A cell of a report.
pub fn paint(ui: &Ui, cx: &Cx<'_>, column: &Column, cell: &TableCell, said: &Said, rect: Rect, ground: Color32) {
    let t = cx.theme;
    let mut y = rect.top() + PAD + LINE / 2.0;
    match &cell.target {
        Cell::Stated(entries) => {
            if let Some(f) = entries.first().and_then(|e| figure(cx, e)) {
                shapes::alone(ui.painter(), f, pos2(rect.left() + 20.0, y), 9.0, t.family(column.family), ground);
            }
            moved(ui, cx, cell, rect, y);
            let apart = !matches!(cell.target.standing(), Some(Standing::Axis | Standing::Lane));
            let face = ink(size::UI, if apart { t.ink2 } else { t.ink1 });
            for words in &said.target {
                left(ui.painter(), rect.left() + SHAPE, y, words, face, rect.width());
                y += LINE;
            }
        }
        other => {
            nothing(ui, cx, other, pos2(rect.left() + LEFT, y), rect.width() - 14.0);
            y += LINE;
        }
    }
    y += (SMALL - LINE) / 2.0;
    for detail in &said.details {
        line(ui, cx, detail, rect, y);
        y += SMALL;
    }
}

/// A line below the target.
fn line(ui: &Ui, cx: &Cx<'_>, detail: &Detail, rect: Rect, y: f32) {
    let t = cx.theme;
    let plain = ink(size::MICRO, t.ink2);
    let firm = if detail.missed { bold(size::MICRO, t.ink1) } else { plain };
    let own = if detail.result.is_none() && detail.warn { ink(size::MICRO, t.warn) } else { plain };
    let own = if detail.result.is_none() && detail.end.is_empty() && detail.missed { firm } else { own };
    let mut x = rect.left() + LEFT;
    if !detail.words.is_empty() {
        x = left(ui.painter(), x, y, &detail.words, own, rect.width()) + 6.0;
    }
    if let Some(result) = &detail.result {
        ring(ui.painter(), pos2(x + 4.0, y), t.ink2);
        // Where the difference stands elsewhere, the result itself says that the aim was missed.
        let face = if detail.end.is_empty() { firm } else { plain };
        left(ui.painter(), x + 12.0, y, result, face, rect.width());
    }
    if !detail.end.is_empty() {
        let face = if detail.warn { ink(size::MICRO, t.warn) } else { firm };
        text(ui.painter(), pos2(rect.right() - 8.0, y), Align2::RIGHT_CENTER, &detail.end, face, rect.width());
    }
}

/// What stands at the right of a target: nothing, an empty word for an arrow, or that only its words moved.
pub fn mark(cx: &Cx<'_>, cell: &TableCell) -> Option<String> {
    match cell.change.direction()? {
        Direction::Raised | Direction::Lowered => Some(String::new()),
        Direction::Kept => match cell.wording.iter().find_map(crate::comparison::Rewording::firmness) {
            Some(Firmness::Loosened) => Some(cx.say("compare-looser-short")),
            Some(Firmness::Tightened) => Some(cx.say("compare-firmer-short")),
            _ => None,
        },
        _ => None,
    }
}

/// Where the target moved, at the right end: an arrow, or that only its words did.
fn moved(ui: &Ui, cx: &Cx<'_>, cell: &TableCell, rect: Rect, y: f32) {
    let t = cx.theme;
    let at = pos2(rect.right() - 15.0, y);
    match (cell.change.direction(), mark(cx, cell)) {
        (Some(Direction::Raised), _) => {
            icons::paint(ui.painter(), at, 14.0, "arrow-up", t.ink1);
        }
        (Some(Direction::Lowered), _) => {
            icons::paint(ui.painter(), at, 14.0, "arrow-down", t.ink1);
        }
        (_, Some(words)) => {
            let at = pos2(rect.right() - 8.0, y);
            text(ui.painter(), at, Align2::RIGHT_CENTER, &words, ink(size::MICRO, t.ink2), rect.width());
        }
        _ => {}
    }
}

/// One of the five kinds of nothing.
fn nothing(ui: &Ui, cx: &Cx<'_>, cell: &Cell, at: Pos2, room: f32) {
    let t = cx.theme;
    let words = target(cx, cell);
    match cell {
        // A person should look.
        Cell::NotRead | Cell::Fragment => {
            chip(ui.painter(), at, &words, t.warn, t.warn_bg);
        }
        Cell::ExpresslyNone => {
            ui.painter().hline(at.x..=at.x + 10.0, at.y, Stroke::new(2.0, t.ink2));
            left(ui.painter(), at.x + 16.0, at.y, &words, ink(size::UI, t.ink2), room - 16.0);
        }
        Cell::NoReport => {
            left(ui.painter(), at.x, at.y, &words, ink(size::SMALL, t.disabled), room);
        }
        _ => {
            left(ui.painter(), at.x, at.y, &words, ink(size::UI, t.ink3), room);
        }
    }
}
