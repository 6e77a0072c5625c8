//! The list of what is asked: place and year, why, how sure; the words below.

use egui::{CornerRadius, Key, Rect, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{Fold, View, fold_words, reason_key};
use crate::app::{Asked, Doubtful};
use crate::review::Reason;
use crate::ui::reader::family;
use crate::ui::theme::size;
use crate::ui::widgets::{bold, chip, focus_ring, ink, left, width};
use crate::ui::{Cx, belonging};

const ROW: f32 = 54.0;

/// Draws the list.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, items: &[Doubtful], fold: Fold) {
    let t = cx.theme;
    let all = ui.max_rect();
    ui.painter().vline(all.right() - 0.5, all.y_range(), t.hairline());
    ui.spacing_mut().item_spacing.y = 0.0;
    let free = !ui.ctx().egui_wants_keyboard_input();
    // Keys that come faster than frames are all counted.
    let pressed = |key| if free { ui.input_mut(|i| i.count_and_consume_key(egui::Modifiers::NONE, key)) } else { 0 };
    let to =
        (view.at + pressed(Key::ArrowDown)).saturating_sub(pressed(Key::ArrowUp)).min(items.len().saturating_sub(1));
    if to != view.at {
        view.go(to);
    }
    let mut scroll = ScrollArea::vertical().id_salt("queue").auto_shrink(false);
    if std::mem::take(&mut view.reveal) {
        let shown = (all.height() / ROW - 1.0).max(0.0);
        let at = view.at + usize::from(view.at >= fold.at);
        scroll = scroll.vertical_scroll_offset((at as f32 - shown / 2.0).max(0.0) * ROW);
    }
    let rows = items.len() + usize::from(fold.rest > 0);
    scroll.show_rows(ui, ROW, rows, |ui, rows| {
        for row in rows {
            if fold.rest > 0 && row == fold.at {
                fold_row(ui, cx, view, fold.rest);
                continue;
            }
            let row = row - usize::from(fold.rest > 0 && row > fold.at);
            if line(ui, cx, &items[row], row == view.at) {
                view.go(row);
                view.reveal = false;
            }
        }
    });
}

/// The row that opens the rest, or folds it.
fn fold_row(ui: &mut Ui, cx: &Cx<'_>, view: &mut View, rest: usize) {
    let t = cx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let words = fold_words(cx, view.rest, rest);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, view.rest, &words));
    ui.painter().rect_filled(rect, CornerRadius::ZERO, if response.hovered() { t.sunken } else { t.app });
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, t.hairline());
    focus_ring(ui, t, &response, rect.shrink(2.0), 3);
    let icon = if view.rest { "chevron-down" } else { "chevron-right" };
    crate::ui::icons::paint(ui.painter(), pos2(rect.left() + 16.0, rect.top() + 18.0), 14.0, icon, t.ink2);
    let room = rect.width() - 40.0;
    left(ui.painter(), rect.left() + 28.0, rect.top() + 18.0, &words, bold(size::UI, t.ink2), room);
    let what = cx.say("queue-rest-what");
    left(ui.painter(), rect.left() + 28.0, rect.top() + 38.0, &what, ink(size::SMALL, t.ink3), room);
    let response = response.on_hover_text(what);
    if response.clicked() {
        view.rest = !view.rest;
    }
}

fn line(ui: &mut Ui, cx: &Cx<'_>, item: &Doubtful, chosen: bool) -> bool {
    let t = cx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let (title, words) = said(cx, item);
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListItem, true, chosen, format!("{title} {words}")));
    if chosen || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, if chosen { t.tint } else { t.tint2 });
    }
    if chosen {
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(2.0, ROW)), CornerRadius::ZERO, t.accent);
    }
    focus_ring(ui, t, &response, rect.shrink(2.0), 3);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, t.hairline());
    let y = rect.top() + 18.0;
    let figure = figure_of(cx, item);
    let color = figure.map_or(t.warn, |f| t.family(family(cx, f)));
    let square = Rect::from_center_size(pos2(rect.left() + 16.0, y), vec2(8.0, 8.0));
    ui.painter().rect_filled(square, CornerRadius::same(2), color);
    let mut right = rect.right() - 12.0;
    if matches!(item.asked, Asked::Figure(_)) {
        let number = format!("{:.2}", item.sureness);
        right -= width(ui.painter(), &number, ink(size::SMALL, t.ink2));
        left(ui.painter(), right, y, &number, ink(size::SMALL, t.ink2), 40.0);
        right -= 8.0;
    }
    let why = cx.say(reason_key(item.reason));
    let grave = matches!(
        item.reason,
        Reason::NotCarried | Reason::Belonging | Reason::Implausible | Reason::SharedEnding | Reason::Rivals
    );
    let (color, ground) = if grave { (t.warn, t.warn_bg) } else { (t.ink2, t.sunken) };
    right -= width(ui.painter(), &why, ink(size::MICRO, color)) + 10.0;
    chip(ui.painter(), pos2(right, y), &why, color, ground);
    left(ui.painter(), rect.left() + 28.0, y, &title, bold(size::UI, t.ink1), right - rect.left() - 36.0);
    left(ui.painter(), rect.left() + 28.0, rect.top() + 38.0, &words, ink(size::SMALL, t.ink2), rect.width() - 40.0);
    response.clicked()
}

fn figure_of<'a>(cx: &'a Cx<'_>, item: &Doubtful) -> Option<&'a crate::figures::Figure> {
    let Asked::Figure(i) = item.asked else { return None };
    cx.state.library.readings.get(item.reading?)?.figures.get(i)
}

/// Whose it is, and the words.
fn said(cx: &Cx<'_>, item: &Doubtful) -> (String, String) {
    let reading = item.reading.and_then(|i| cx.state.library.readings.get(i));
    let title = reading.map(|r| belonging::title(cx, r)).unwrap_or_default();
    let words = match (item.asked, reading) {
        (Asked::Figure(i), Some(r)) => {
            r.figures.get(i).map(|f| r.text.words(f.evidence.quote).replace(['\n', '\r'], "")).unwrap_or_default()
        }
        (Asked::Report, Some(r)) => r.file.clone(),
        (Asked::NotCarried(i), _) => {
            let decision = cx.state.queue.lost.get(i).map(|l| &l.decision);
            let title =
                if title.is_empty() { decision.map(|d| d.report.file.clone()).unwrap_or_default() } else { title };
            return (title, decision.map(|d| cx.state.decision_words(d)).unwrap_or_default());
        }
        _ => String::new(),
    };
    (title, words)
}
