//! The first view: one thing to do. Open a folder, or look at the samples.

use std::path::PathBuf;

use egui::{
    Align, CornerRadius, Layout, Rect, Role as Access, Sense, Shape, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::theme::size;
use super::widgets::{Role, bold, field, focus_ring, ink, inside, left, sized_button, text, width};
use super::{Cx, Local, dialogs, icons, status, topbar};
use crate::app::{Task, View as To};

/// What belongs to this view alone.
#[derive(Debug, Default)]
pub struct View {
    path: String,
}

/// Draws the view, or the wait while the first report is being read.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    if cx.state.job.is_some() {
        return waiting(ui, cx);
    }
    let all = ui.max_rect();
    let wide = (all.width() - 64.0).clamp(320.0, 620.0);
    let recent = cx.state.settings.recent.len().min(4);
    let high = 330.0 + if recent > 0 { 34.0 + 44.0 * recent as f32 } else { 0.0 } + 48.0;
    let top = ((all.height() - high) * 0.4).max(24.0);
    let column = Rect::from_min_size(pos2(all.center().x - wide / 2.0, all.top() + top), vec2(wide, high));
    inside(ui, UiBuilder::new().max_rect(column), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        intro(ui, cx);
        drop_box(ui, cx, local);
        ui.add_space(10.0);
        path_field(ui, cx, &mut local.welcome);
        recent_folders(ui, cx);
        foot(ui, cx);
    });
}

fn waiting(ui: &Ui, cx: &Cx<'_>) {
    let all = ui.max_rect();
    let words = cx.say("status-walking");
    let center = egui::Align2::CENTER_CENTER;
    text(ui.painter(), all.center(), center, &words, ink(size::UI, cx.theme.ink2), all.width() - 40.0);
}

fn intro(ui: &mut Ui, cx: &Cx<'_>) {
    let t = cx.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 72.0), Sense::hover());
    let nothing_found = !cx.state.library.is_empty() || cx.state.notice.is_some();
    let head = if nothing_found && !cx.state.library.roots.is_empty() { "welcome-nothing" } else { "welcome-title" };
    left(ui.painter(), rect.left(), rect.top() + 15.0, &cx.say(head), bold(size::TITLE, t.ink1), rect.width());
    left(ui.painter(), rect.left(), rect.top() + 46.0, &cx.say("welcome-what"), ink(size::UI, t.ink2), rect.width());
}

fn drop_box(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    let t = cx.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 148.0), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(8), t.tint2);
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(Shape::dashed_line(&corners, Stroke::new(1.0, t.ink3), 4.0, 3.0));
    let (open, samples) = (cx.say("open-folder"), cx.say("try-samples"));
    let face = ink(14.0, t.ink1);
    let buttons = width(ui.painter(), &open, face) + width(ui.painter(), &samples, face) + 2.0 * (32.0 + 22.0) + 10.0;
    let at = Rect::from_center_size(rect.center() - vec2(0.0, 16.0), vec2(buttons, 34.0));
    inside(ui, UiBuilder::new().max_rect(at).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        if sized_button(ui, t, Role::Primary, Some("folder-open"), &open, 34.0).clicked() {
            dialogs::open_folder(ui.ctx(), cx, &mut local.dialogs);
        }
        if sized_button(ui, t, Role::Plain, Some("book-open-text"), &samples, 34.0).clicked() {
            cx.task(Task::Samples);
        }
    });
    let hint = rect.center() + vec2(0.0, 32.0);
    let middle = egui::Align2::CENTER_CENTER;
    text(ui.painter(), hint, middle, &cx.say("welcome-drop"), ink(size::SMALL, t.ink2), rect.width() - 24.0);
}

fn path_field(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View) {
    let t = cx.theme;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let words = cx.say("open");
        let button_width = width(ui.painter(), &words, ink(size::UI, t.ink1)) + 20.0;
        let hint = cx.say("welcome-path");
        let response = field(ui, t, "folder", &hint, &mut view.path, ui.available_width() - button_width - 8.0);
        let path = view.path.trim();
        let entered = response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        let clicked =
            ui.add_enabled_ui(!path.is_empty(), |ui| sized_button(ui, t, Role::Plain, None, &words, 28.0)).inner;
        if (clicked.clicked() || entered) && !path.is_empty() {
            cx.task(Task::Open(vec![PathBuf::from(path)]));
        }
    });
}

fn recent_folders(ui: &mut Ui, cx: &mut Cx<'_>) {
    let t = cx.theme;
    let recent = cx.state.settings.recent.clone();
    if recent.is_empty() {
        return;
    }
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
    left(ui.painter(), head.left(), head.bottom() - 10.0, &cx.say("recent"), bold(size::UI, t.ink1), head.width());
    for r in recent.iter().take(4) {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::click());
        let name = r.path.file_name().map_or_else(|| r.path.display().to_string(), |n| n.to_string_lossy().into());
        response.widget_info(|| WidgetInfo::labeled(Access::Button, true, &name));
        if response.hovered() {
            ui.painter().rect_filled(rect, CornerRadius::same(5), t.sunken);
        }
        focus_ring(ui, t, &response, rect, 5);
        icons::paint(ui.painter(), pos2(rect.left() + 18.0, rect.center().y), 16.0, "folder", t.ink2);
        let room = rect.width() - 140.0;
        left(ui.painter(), rect.left() + 36.0, rect.center().y - 9.0, &name, ink(size::UI, t.ink1), room);
        let path = r.path.display().to_string();
        left(ui.painter(), rect.left() + 36.0, rect.center().y + 10.0, &path, ink(size::SMALL, t.ink3), room);
        let count = cx.state.locale.say_with("library-count", &[("count", super::words::count(r.reports).into())]);
        let at = pos2(rect.right() - 10.0, rect.center().y);
        text(ui.painter(), at, egui::Align2::RIGHT_CENTER, &count, ink(size::SMALL, t.ink3), 100.0);
        if response.clicked() {
            cx.task(Task::Open(vec![r.path.clone()]));
        }
    }
}

fn foot(ui: &mut Ui, cx: &mut Cx<'_>) {
    let t = cx.theme;
    ui.add_space(18.0);
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(line.x_range(), line.center().y, t.hairline());
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let other = topbar::other(cx.state.locale.language());
        if status::link(ui, t, &cx.say("other-language"), t.ink2, Some("languages")).clicked() {
            cx.view(To::Language(other));
        }
        let (rect, _) = ui.allocate_exact_size(vec2(200.0, 22.0), Sense::hover());
        icons::paint(ui.painter(), pos2(rect.left() + 8.0, rect.center().y), 14.0, "shield-check", t.ink3);
        left(ui.painter(), rect.left() + 20.0, rect.center().y, &cx.say("no-network"), ink(size::SMALL, t.ink3), 180.0);
    });
}
