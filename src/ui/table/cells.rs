//! One row of the table, cell by cell.

use std::borrow::Cow;

use egui::epaint::text::{LayoutJob, TextFormat};
use egui::{Align2, CornerRadius, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::Placed;
use crate::app::table::cell_words;
use crate::app::{Column, TableRow as Row};
use crate::figures::{Family, Figure, Standing};
use crate::reading::Reading;
use crate::review::SURE;
use crate::ui::theme::{font, size};
use crate::ui::widgets::{ink, left, text, width};
use crate::ui::{Cx, icons, shapes};

/// What a row says of itself to those who do not see it.
pub fn label(cx: &Cx<'_>, row: Row) -> String {
    let Some((reading, figure)) = row.of(&cx.state.library) else { return String::new() };
    let words = |c| cell_words(&cx.state.table.names, c, reading, figure);
    let value = reading.text.words(figure.evidence.value);
    format!("{} {} {} {value}", words(Column::Region), words(Column::Year), words(Column::Indicator))
}

/// The family of a figure's indicator.
pub fn family(cx: &Cx<'_>, figure: &Figure) -> Family {
    cx.state.lexicon.by_id(&figure.indicator).map_or(Family::Other, |i| i.family)
}

/// Draws the cells of a row.
pub fn row(ui: &Ui, cx: &Cx<'_>, placed: &Placed, n: usize, row: Row, rect: Rect, across: f32) {
    let Some((reading, figure)) = row.of(&cx.state.library) else { return };
    let table = &cx.state.table;
    // The place is said once where rows of one place follow each other.
    let above = n.checked_sub(1).and_then(|n| table.rows().get(n)).and_then(|r| r.of(&cx.state.library));
    let region = |r: &Reading| r.report.place.as_ref().map(|p| p.value.region.clone());
    let repeated = above.is_some_and(|(r, _)| region(r) == region(reading));
    for (i, &(column, x, wide)) in placed.columns.iter().enumerate() {
        let cell = Rect::from_min_size(pos2(rect.left() + x - across, rect.top()), vec2(wide, rect.height()));
        if cell.right() < rect.left() || cell.left() > rect.right() {
            continue;
        }
        one(ui, cx, column, reading, figure, cell, repeated);
        outline(ui, cx, (n, i), cell);
    }
}

/// The frame of the cell with the focus, and the ground of those chosen with it.
fn outline(ui: &Ui, cx: &Cx<'_>, (row, column): (usize, usize), cell: Rect) {
    let selection = &cx.state.table.selection;
    let t = cx.theme;
    if selection.at() == Some((row, column)) {
        let frame = cell.shrink2(vec2(1.0, 1.0));
        let stroke = Stroke::new(1.5, t.accent);
        ui.painter().rect_stroke(frame, CornerRadius::same(4), stroke, StrokeKind::Inside);
    } else if selection.span().is_some_and(|(r, c)| r.contains(&row) && c.contains(&column)) {
        ui.painter().rect_filled(cell.shrink2(vec2(0.0, 0.5)), 0.0, t.accent.gamma_multiply(0.10));
    }
}

fn one(ui: &Ui, cx: &Cx<'_>, column: Column, reading: &Reading, figure: &Figure, cell: Rect, repeated: bool) {
    let t = cx.theme;
    let painter = ui.painter();
    let y = cell.center().y;
    let (x, room) = (cell.left() + 8.0, cell.width() - 12.0);
    let words = || cell_words(&cx.state.table.names, column, reading, figure);
    let color = t.family(family(cx, figure));
    match column {
        Column::Region => region(ui, cx, reading, &words(), cell, repeated),
        Column::Indicator => {
            let square = Rect::from_center_size(pos2(x + 4.0, y), vec2(8.0, 8.0));
            painter.rect_filled(square, CornerRadius::same(2), color);
            left(painter, x + 15.0, y, &words(), ink(size::UI, t.ink1), room - 15.0);
        }
        Column::Written => written(ui, cx, reading, figure, cell),
        Column::Bound => {
            let em = (cell.width() / 4.4).min(12.0);
            shapes::alone(
                &painter.with_clip_rect(cell.intersect(ui.clip_rect())),
                figure,
                cell.center(),
                em,
                color,
                t.surface,
            );
        }
        Column::Standing => standing(ui, cx, figure, &words(), cell),
        Column::Confidence => confidence(ui, cx, figure, cell),
        Column::Value | Column::Low | Column::High => {
            let at = pos2(cell.right() - 8.0, y);
            let words = words();
            // 按上级下达 is longer than any number.
            let letters =
                if words.chars().count() > 4 && figure.value.bound.is_relation() { size::MICRO } else { size::UI };
            text(painter, at, Align2::RIGHT_CENTER, &words, ink(letters, t.ink1), room + 4.0);
        }
        _ => {
            left(painter, x, y, &words(), ink(size::UI, t.ink2), room);
        }
    }
}

/// The place's own name first, since that is what differs; above it in third ink where there is room.
fn region(ui: &Ui, cx: &Cx<'_>, reading: &Reading, whole: &str, cell: Rect, repeated: bool) {
    let t = cx.theme;
    let (x, y, room) = (cell.left() + 8.0, cell.center().y, cell.width() - 12.0);
    let Some(place) = reading.report.place.as_ref().map(|p| &p.value) else {
        left(ui.painter(), x, y, whole, ink(size::UI, t.warn), room);
        return;
    };
    let first = if repeated { t.ink2 } else { t.ink1 };
    let end = left(ui.painter(), x, y, &place.name, ink(size::UI, first), room);
    let above = place.region.strip_suffix(place.name.as_str()).unwrap_or_default();
    let left_room = cell.right() - end - 10.0;
    if !above.is_empty() && left_room > 30.0 && !repeated {
        left(ui.painter(), end + 6.0, y, above, ink(size::MICRO, t.ink3), left_room);
    }
}

/// Name and value as written, the value bold. What does not fit is cut before the value, which is always seen.
fn written(ui: &Ui, cx: &Cx<'_>, reading: &Reading, figure: &Figure, cell: Rect) {
    let t = cx.theme;
    let (quote, value) = (figure.evidence.quote, figure.evidence.value);
    let words = reading.text.words(quote);
    let from = value.start.saturating_sub(quote.start).min(words.len());
    let to = value.end.saturating_sub(quote.start).clamp(from, words.len());
    let (Some(before), Some(said), Some(after)) = (words.get(..from), words.get(from..to), words.get(to..)) else {
        return;
    };
    let room = cell.width() - 14.0;
    let (before, said, after) = (plain(before), plain(said), plain(after));
    let (thin, strong) = (font(size::UI, false), font(size::UI, true));
    let wide = |words: &str, face: &egui::FontId| -> f32 {
        ui.fonts_mut(|f| words.chars().map(|c| f.glyph_width(face, c)).sum())
    };
    // First the words behind the value give way, then those before it, from the front.
    let mut left = room - wide(&said, &strong);
    let after = if wide(&after, &thin) <= left { after } else { Cow::Borrowed("") };
    left -= wide(&after, &thin);
    let before = if wide(&before, &thin) <= left { before } else { tail(ui, &before, left - size::UI).into() };
    let mut job = LayoutJob::default();
    job.append(&before, 0.0, TextFormat::simple(thin.clone(), t.ink2));
    job.append(&said, 0.0, TextFormat::simple(strong, t.ink1));
    job.append(&after, 0.0, TextFormat::simple(thin, t.ink2));
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    // Kerning may take a little more than its letters.
    job.wrap.max_width = room + 4.0;
    let galley = ui.painter().layout_job(job);
    let at = pos2(cell.left() + 8.0, cell.center().y - galley.size().y / 2.0);
    ui.painter().with_clip_rect(cell.intersect(ui.clip_rect())).galley(at, galley, t.ink2);
}

/// … and the last words that fit.
fn tail(ui: &Ui, words: &str, room: f32) -> String {
    let face = font(size::UI, false);
    let mut left = room;
    let fits = |c: &char| {
        left -= ui.fonts_mut(|f| f.glyph_width(&face, *c));
        left >= 0.0
    };
    let kept: Vec<char> = words.chars().rev().take_while(fits).collect();
    std::iter::once('…').chain(kept.into_iter().rev()).collect()
}

/// On one line.
fn plain(words: &str) -> Cow<'_, str> {
    if words.contains(['\n', '\r', '\t']) { words.replace(['\n', '\r', '\t'], "").into() } else { words.into() }
}

/// Whose word it is; what a person has looked at bears a tick.
fn standing(ui: &Ui, cx: &Cx<'_>, figure: &Figure, words: &str, cell: Rect) {
    let t = cx.theme;
    let (x, y, room) = (cell.left() + 8.0, cell.center().y, cell.width() - 12.0);
    if figure.standing() == Standing::Machine {
        left(ui.painter(), x, y, words, ink(size::SMALL, t.ink3), room);
    } else {
        icons::paint(ui.painter(), pos2(x + 6.0, y), 13.0, "check", t.accent);
        left(ui.painter(), x + 16.0, y, words, ink(size::SMALL, t.accent), room - 16.0);
    }
}

/// A bar and its number; amber where a person should look.
fn confidence(ui: &Ui, cx: &Cx<'_>, figure: &Figure, cell: Rect) {
    let t = cx.theme;
    if figure.standing() != Standing::Machine {
        let words = cx.say("checked");
        left(ui.painter(), cell.left() + 8.0, cell.center().y, &words, ink(size::SMALL, t.ink2), cell.width() - 12.0);
        return;
    }
    let sure = figure.confidence >= SURE;
    let color = if sure { t.ink2 } else { t.warn };
    let bar = Rect::from_min_size(pos2(cell.left() + 8.0, cell.center().y - 2.0), vec2(36.0, 4.0));
    ui.painter().rect_filled(bar, CornerRadius::same(2), t.line2);
    let done = Rect::from_min_size(bar.min, vec2(36.0 * figure.confidence.clamp(0.0, 1.0), 4.0));
    ui.painter().rect_filled(done, CornerRadius::same(2), color);
    let words = format!("{:.2}", figure.confidence);
    let ink_color = if sure { t.ink3 } else { t.warn };
    left(ui.painter(), bar.right() + 7.0, cell.center().y, &words, ink(size::SMALL, ink_color), 40.0);
}

/// The words of the cell under the pointer, where they are longer than it.
pub fn cut(
    ui: &Ui,
    cx: &Cx<'_>,
    placed: &Placed,
    row: Row,
    rect: Rect,
    across: f32,
    response: &egui::Response,
) -> Option<String> {
    let pointer = response.hover_pos()?;
    let column = placed.at(pointer.x - rect.left() + across)?;
    let &(_, _, wide) = placed.columns.iter().find(|c| c.0 == column)?;
    let (reading, figure) = row.of(&cx.state.library)?;
    let words = cell_words(&cx.state.table.names, column, reading, figure);
    let needed = width(ui.painter(), &words, ink(size::UI, cx.theme.ink1))
        + if column == Column::Indicator { 27.0 } else { 12.0 };
    (needed > wide).then(|| words.into_owned())
}
