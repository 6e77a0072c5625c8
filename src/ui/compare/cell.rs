//! A cell painted: the target with its shape and where it moved; below it last year's target, the result, how far it
//! lies above. Lacking room the difference goes first, then last year's target.

use egui::{Align2, Color32, Painter, Pos2, Rect, Stroke, Ui, pos2, vec2};

use super::super::theme::size;
use super::super::widgets::{bold, chip, ink, left, text, width};
use super::super::{Cx, icons, shapes};
use crate::comparison::{Cell, Column, Direction, Entry, Firmness, Outcome, Standing, TableCell, Verdict};
use crate::figures::{Figure, Status, Tier};

/// A result's ring.
pub fn ring(painter: &Painter, at: Pos2, color: Color32) {
    painter.circle_stroke(at, 3.2, Stroke::new(1.5, color));
}

/// The reading and the figure that a cell is about: its target, else its result.
pub fn goal(cell: &TableCell) -> Option<(usize, usize)> {
    let first = cell.target.entries().first().or_else(|| cell.actual.first().map(|o| &o.entry))?;
    Some((first.reading, first.figure))
}

/// The figure of an entry.
pub fn figure<'a>(cx: &Cx<'a>, entry: &Entry) -> Option<&'a Figure> {
    cx.state.library.readings.get(entry.reading)?.figures.get(entry.figure)
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
pub fn plain(ui: &Ui, cx: &Cx<'_>, cell: &TableCell, rect: Rect) {
    let t = cx.theme;
    let words = target(cx, &cell.target);
    let stated = matches!(cell.target, Cell::Stated(_));
    let face = ink(size::SMALL, if stated { t.ink1 } else { t.ink3 });
    left(ui.painter(), rect.left() + 8.0, rect.center().y, &words, face, rect.width() - 12.0);
}

/// A cell of a report.
pub fn paint(ui: &Ui, cx: &Cx<'_>, column: &Column, cell: &TableCell, rect: Rect, ground: Color32) {
    let last = cx.state.compare.choice.last && !matches!(cell.target, Cell::NoReport);
    let below = last && below(ui, cx, cell, rect);
    let y = if below { rect.top() + 13.5 } else { rect.center().y };
    match &cell.target {
        Cell::Stated(entries) => stated(
            ui,
            cx,
            column,
            cell,
            entries,
            Rect::from_center_size(pos2(rect.center().x, y), vec2(rect.width(), 22.0)),
            ground,
        ),
        other => nothing(ui, cx, other, pos2(rect.left() + 9.0, y), rect.width() - 14.0),
    }
}

fn stated(ui: &Ui, cx: &Cx<'_>, column: &Column, cell: &TableCell, entries: &[Entry], row: Rect, ground: Color32) {
    let t = cx.theme;
    let y = row.center().y;
    if let Some(f) = entries.first().and_then(|e| figure(cx, e)) {
        shapes::alone(ui.painter(), f, pos2(row.left() + 20.0, y), 9.0, t.family(column.family), ground);
    }
    let right = moved(ui, cx, cell, row);
    let apart = !matches!(cell.target.standing(), Some(Standing::Axis | Standing::Lane));
    let face = if apart { ink(size::UI, t.ink2) } else { ink(size::UI, t.ink1) };
    let x = row.left() + 38.0;
    left(ui.painter(), x, y, &written(entries), face, right - x - 4.0);
}

/// Where the target moved, at the right end: an arrow, or that only its words did. Returns where the room ends.
fn moved(ui: &Ui, cx: &Cx<'_>, cell: &TableCell, row: Rect) -> f32 {
    let t = cx.theme;
    let at = pos2(row.right() - 15.0, row.center().y);
    let arrow = |name| {
        icons::paint(ui.painter(), at, 14.0, name, t.ink1);
        row.right() - 24.0
    };
    match cell.change.direction() {
        Some(Direction::Raised) => arrow("arrow-up"),
        Some(Direction::Lowered) => arrow("arrow-down"),
        Some(Direction::Kept) => {
            let key = match cell.wording.iter().find_map(crate::comparison::Rewording::firmness) {
                Some(Firmness::Loosened) => "compare-looser-short",
                Some(Firmness::Tightened) => "compare-firmer-short",
                _ => return row.right() - 6.0,
            };
            let words = cx.say(key);
            let face = ink(size::MICRO, t.ink2);
            let wide = width(ui.painter(), &words, face);
            // The target itself goes first.
            let needed = width(ui.painter(), &written(cell.target.entries()), ink(size::UI, t.ink1)) + 44.0;
            if needed + wide + 8.0 > row.width() {
                return row.right() - 6.0;
            }
            text(ui.painter(), pos2(row.right() - 8.0, at.y), Align2::RIGHT_CENTER, &words, face, wide + 1.0);
            row.right() - wide - 12.0
        }
        _ => row.right() - 6.0,
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

/// Last year's target, the result and the difference. Returns whether there is anything.
fn below(ui: &Ui, cx: &Cx<'_>, cell: &TableCell, rect: Rect) -> bool {
    let t = cx.theme;
    let y = rect.bottom() - 12.0;
    let aim = cell.last.words().join("，");
    // A result of another kind (3.6万亿元 beside 6%左右) stands in the card alone.
    let alike = |o: &&Outcome| matches!(o.entry.standing, Standing::Axis | Standing::Basis);
    let outcome = cell.judgement.actual.and_then(|i| cell.actual.get(i)).or_else(|| cell.actual.iter().find(alike));
    let result = outcome.map(|o| {
        let hedged = matches!(o.status, Some(Status::Estimate | Status::Hoped));
        let status = if hedged { status(cx, o.status) } else { String::new() };
        format!("{status}{}", o.entry.words)
    });
    if aim.is_empty() && result.is_none() {
        return false;
    }
    let face = ink(size::MICRO, t.ink2);
    let (end, face_end) = end(cx, cell);
    let wide = |words: &str| if words.is_empty() { 0.0 } else { width(ui.painter(), words, face) };
    let (w_aim, w_result) = (wide(&aim), result.as_deref().map_or(0.0, |r| wide(r) + 12.0));
    let room = rect.width() - 18.0;
    let w_end = if end.is_empty() { 0.0 } else { width(ui.painter(), &end, face_end) + 6.0 };
    let both = w_aim + if w_aim > 0.0 && w_result > 0.0 { 6.0 } else { 0.0 } + w_result;
    // The difference goes first, then last year's target.
    let with_end = both + w_end <= room && !end.is_empty();
    let with_aim = both <= room || result.is_none();
    let mut x = rect.left() + 9.0;
    if with_aim && !aim.is_empty() {
        x = left(ui.painter(), x, y, &aim, face, room) + 6.0;
    }
    if let Some(result) = &result {
        ring(ui.painter(), pos2(x + 4.0, y), t.ink2);
        // Where the difference has no room, the result itself says that the aim was missed.
        let missed = cell.judgement.verdict == Verdict::Missed && !with_end;
        let face = if missed { bold(size::MICRO, t.ink1) } else { face };
        left(ui.painter(), x + 12.0, y, result, face, rect.right() - x - 18.0);
    }
    if with_end {
        text(ui.painter(), pos2(rect.right() - 8.0, y), Align2::RIGHT_CENTER, &end, face_end, w_end);
    }
    true
}

/// What stands at the end of the lower line: the difference, bold where the aim was missed; that the aim was changed.
fn end(cx: &Cx<'_>, cell: &TableCell) -> (String, super::super::widgets::Ink) {
    let t = cx.theme;
    let face = ink(size::MICRO, t.ink2);
    match (cell.judgement.verdict, cell.judgement.margin) {
        (Verdict::Revised, _) => (cx.say("compare-revised"), ink(size::MICRO, t.warn)),
        (Verdict::Missed, Some(n)) => (signed(n), bold(size::MICRO, t.ink1)),
        (_, Some(n)) => (signed(n), face),
        _ => (String::new(), face),
    }
}
