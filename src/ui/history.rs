//! 修改记录: all that was decided, the latest first, with its time and who; what was undone stays listed.

use egui::{CornerRadius, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::theme::size;
use super::widgets::{Role, bold, chip, focus_ring, ink, inside, left, sized_button, width};
use super::{Cx, words};
use crate::app::{Edit, View};
use crate::review::{About, Fate, Step};

const HEAD: f32 = 48.0;
const ROW: f32 = 44.0;

/// Draws the list.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let all = ui.max_rect();
    let (head, body) = all.split_top_bottom_at_y(all.top() + HEAD);
    heading(ui, cx, head);
    let count = cx.state.history().len();
    if count == 0 {
        let words = cx.say("history-empty");
        let at = pos2(body.center().x, body.top() + 96.0);
        super::widgets::text(
            ui.painter(),
            at,
            egui::Align2::CENTER_CENTER,
            &words,
            ink(size::UI, cx.theme.ink3),
            body.width() - 48.0,
        );
        return;
    }
    inside(ui, UiBuilder::new().max_rect(body).id_salt("history"), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().auto_shrink(false).show_rows(ui, ROW, count, |ui, rows| {
            for row in rows {
                let step = cx.state.history()[count - 1 - row].clone();
                line(ui, cx, &step);
            }
        });
    });
}

fn heading(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let t = cx.theme;
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, t.hairline());
    let x =
        left(ui.painter(), rect.left() + 20.0, rect.center().y, &cx.say("history"), bold(size::HEADING, t.ink1), 300.0);
    let count = words::count(cx.state.history().len());
    left(ui.painter(), x + 10.0, rect.center().y, &count, ink(size::SMALL, t.ink3), 100.0);
    let right = Rect::from_min_max(
        pos2(rect.right() - 330.0, rect.top() + 10.0),
        pos2(rect.right() - 16.0, rect.bottom() - 10.0),
    );
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    inside(ui, UiBuilder::new().max_rect(right).layout(layout).id_salt("history-tools"), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let can = !cx.state.project.read_only;
        ui.add_enabled_ui(can && cx.state.redo_words().is_some(), |ui| {
            if sized_button(ui, t, Role::Plain, Some("redo-2"), &cx.say("redo"), 28.0).clicked() {
                cx.edit(Edit::Redo);
            }
        });
        ui.add_enabled_ui(can && cx.state.undo_words().is_some(), |ui| {
            if sized_button(ui, t, Role::Plain, Some("undo-2"), &cx.say("undo"), 28.0).clicked() {
                cx.edit(Edit::Undo);
            }
        });
    });
}

fn line(ui: &mut Ui, cx: &mut Cx<'_>, step: &Step) {
    let t = cx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let said = cx.state.step_words(step);
    let when = cx.state.local_time(step.at);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("{when} {said}")));
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, t.tint2);
    }
    focus_ring(ui, t, &response, rect.shrink(2.0), 3);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, t.hairline());
    let y = rect.center().y;
    let x = left(ui.painter(), rect.left() + 20.0, y, &when, ink(size::SMALL, t.ink3), 130.0);
    let who = left(ui.painter(), x.max(rect.left() + 140.0) + 12.0, y, &step.who, ink(size::SMALL, t.ink3), 110.0);
    let mut right = rect.right() - 20.0;
    if step.fate != Fate::Done {
        let word = cx.say(if step.fate == Fate::Undone { "history-undone" } else { "history-dropped" });
        right -= width(ui.painter(), &word, ink(size::MICRO, t.ink3)) + 12.0;
        chip(ui.painter(), pos2(right, y), &word, t.ink3, t.sunken);
    }
    let color = if step.fate == Fate::Done { t.ink1 } else { t.ink3 };
    let start = who.max(rect.left() + 200.0) + 16.0;
    left(ui.painter(), start, y, &said, ink(size::UI, color), right - start - 12.0);
    if response.on_hover_text(said).clicked()
        && let Some(decision) = step.decisions.first()
        && let Some(reading) = cx.state.library.find(&decision.report)
    {
        match &decision.about {
            About::Report => cx.view(View::Open(reading)),
            About::Figure(mark) => cx.view(View::Passage { reading, span: mark.value }),
        }
    }
}
