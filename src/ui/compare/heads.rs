//! The heads of columns and the names of rows: indicators with the colour of their family, places with their pins.

use egui::{CornerRadius, Rect, Role as Access, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo};
use egui::{pos2, vec2};

use super::super::theme::size;
use super::super::widgets::{bold, focus_ring, ink, inside, left, width};
use super::super::{Cx, icons};
use super::grid::{Grid, HEAD, Head, line_of};
use super::lay::{LINE, PAD};
use crate::app::{CompareView, View as To};
use crate::comparison::{Line, Table};

/// The heads of the columns: they move left and right only, the pinned ones not at all.
pub(super) fn heads(ui: &mut Ui, cx: &mut Cx<'_>, grid: &Grid<'_>, all: Rect, offset: Vec2) {
    let t = cx.theme;
    let strip = Rect::from_min_size(all.min, vec2(all.width(), HEAD));
    ui.painter().rect_filled(strip, 0.0, t.app);
    let fixed = grid.frozen_width();
    let moving = Rect::from_min_max(pos2(strip.left() + fixed, strip.top()), strip.max);
    let place = UiBuilder::new().max_rect(moving).id_salt("compare-heads");
    inside(ui, place, |ui| {
        ui.set_clip_rect(moving.intersect(ui.clip_rect()));
        let mut x = moving.left() - offset.x;
        for i in grid.frozen..grid.columns.len() {
            head(ui, cx, grid, i, Rect::from_min_size(pos2(x, strip.top()), vec2(grid.widths[i], HEAD)));
            x += grid.widths[i];
        }
    });
    let mut x = strip.left() + grid.name;
    for i in 0..grid.frozen {
        head(ui, cx, grid, i, Rect::from_min_size(pos2(x, strip.top()), vec2(grid.widths[i], HEAD)));
        x += grid.widths[i];
    }
    let years = cx.state.compare_years();
    let year = match years.as_slice() {
        [] if cx.state.compare.choice.latest => cx.say("year-latest"),
        [one] => cx.state.locale.say_with("year", &[("year", one.to_string().into())]),
        _ => String::new(),
    };
    let key = if cx.state.compare.lines_are_rows() { "compare-corner-rows" } else { "compare-corner" };
    let words = cx.state.locale.say_with(key, &[("year", year.into())]).replace("  ", " ");
    left(ui.painter(), strip.left() + 12.0, strip.center().y, &words, ink(size::SMALL, t.ink2), grid.name - 16.0);
    ui.painter().hline(strip.x_range(), strip.bottom() - 0.5, Stroke::new(1.0, t.line2));
}

/// A head: the place with its pin, or the indicator with the colour of its family.
fn head(ui: &mut Ui, cx: &mut Cx<'_>, grid: &Grid<'_>, column: usize, rect: Rect) {
    let t = cx.theme;
    let head = grid.columns[column];
    match head {
        Head::Indicator(i) => {
            let c = &grid.table.columns[i];
            swatch(ui, rect.left() + 10.0, rect.center().y, t.family(c.family));
            let words = cx.state.indicator(&c.indicator);
            left(
                ui.painter(),
                rect.left() + 24.0,
                rect.center().y,
                &words,
                bold(size::UI, t.ink1),
                rect.width() - 28.0,
            );
        }
        Head::Reference(_) => {
            let words = grid.line(head).map(|l| name(cx, l)).unwrap_or_default();
            let (mark, face) = (cx.say("compare-reference-mark"), ink(size::MICRO, t.ink3));
            let (own, y) = (bold(size::UI, t.ink1), rect.center().y);
            // The year of a name goes before the mark: the ground says that it is for reference.
            let room = rect.width() - 14.0;
            let marked = width(ui.painter(), &words, own) + width(ui.painter(), &mark, face) + 8.0;
            let end = left(ui.painter(), rect.left() + 8.0, y, &words, own, room);
            if marked <= room {
                left(ui.painter(), end + 6.0, y, &mark, face, rect.right() - end - 8.0);
            }
        }
        Head::Line(_) => {
            let Some(line) = grid.line(head) else { return };
            let words = name(cx, line);
            left(ui.painter(), rect.left() + 8.0, rect.center().y, &words, bold(size::UI, t.ink1), rect.width() - 36.0);
            pin(ui, cx, line, pos2(rect.right() - 16.0, rect.center().y));
        }
    }
    ui.painter().vline(rect.right() - 0.5, rect.y_range(), t.hairline());
}

pub(super) fn name_of_row(ui: &mut Ui, cx: &mut Cx<'_>, grid: &Grid<'_>, row: Head, rect: Rect) {
    let t = cx.theme;
    let y = rect.top() + PAD + LINE / 2.0;
    match row {
        Head::Indicator(i) => {
            let c = &grid.table.columns[i];
            swatch(ui, rect.left() + 12.0, y, t.family(c.family));
            let words = cx.state.indicator(&c.indicator);
            left(ui.painter(), rect.left() + 27.0, y, &words, ink(size::UI, t.ink1), rect.width() - 31.0);
        }
        other => {
            let Some(line) = grid.line(other) else { return };
            let reference = matches!(other, Head::Reference(_));
            if reference {
                ui.painter().rect_filled(rect, 0.0, t.app);
            }
            let words = name(cx, line);
            let face = if reference { ink(size::UI, t.ink2) } else { bold(size::UI, t.ink1) };
            left(ui.painter(), rect.left() + 12.0, y, &words, face, rect.width() - 40.0);
            if !reference {
                pin(ui, cx, line, pos2(rect.right() - 16.0, y));
            }
        }
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, t.hairline());
    ui.painter().vline(rect.right() - 0.5, rect.y_range(), t.hairline());
}

/// How wide the name of a row is with all that stands beside it.
pub(super) fn name_width(ui: &Ui, cx: &Cx<'_>, table: &Table, row: Head) -> f32 {
    let t = cx.theme;
    match row {
        Head::Indicator(i) => {
            let words = table.columns.get(i).map(|c| cx.state.indicator(&c.indicator)).unwrap_or_default();
            width(ui.painter(), &words, ink(size::UI, t.ink1)) + 38.0
        }
        line => {
            let words = line_of(table, line).map(|l| name(cx, l)).unwrap_or_default();
            width(ui.painter(), &words, bold(size::UI, t.ink1)) + 48.0
        }
    }
}

fn swatch(ui: &Ui, x: f32, y: f32, color: egui::Color32) {
    let rect = Rect::from_center_size(pos2(x + 4.0, y), Vec2::splat(8.0));
    ui.painter().rect_filled(rect, CornerRadius::same(2), color);
}

/// The name of a line, with its year where several years stand side by side.
pub(super) fn name(cx: &Cx<'_>, line: &Line) -> String {
    let several = cx.state.compare_several_years();
    match line.year.filter(|_| several) {
        Some(y) => format!("{} {y}", line.name),
        None => line.name.clone(),
    }
}

fn pin(ui: &mut Ui, cx: &mut Cx<'_>, line: &Line, at: egui::Pos2) {
    let t = cx.theme;
    let Some(region) = line.region.clone() else { return };
    let on = cx.state.compare.choice.pinned.contains(&region);
    let key = if on { "compare-unpin" } else { "compare-pin" };
    let words = cx.state.locale.say_with(key, &[("place", line.name.as_str().into())]);
    let rect = Rect::from_center_size(at, Vec2::splat(22.0));
    let id = ui.scope_id().with(("pin", &region, line.year));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Access::CheckBox, true, on, &words));
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(3), t.sunken);
    }
    icons::paint(ui.painter(), at, 13.0, "pin", if on { t.accent } else { t.ink3 });
    focus_ring(ui, t, &response, rect, 3);
    if response.on_hover_text(words).clicked() {
        cx.view(To::Compare(CompareView::Pin(region)));
    }
}
