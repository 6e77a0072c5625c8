//! Small painted things that all panels share: text, chips, buttons, dropdowns. They know nothing of reports.

use egui::epaint::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align, Align2, Color32, CornerRadius, Painter, Pos2, Rect, Response, Role as Access, Sense, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo, pos2, vec2,
};

use super::icons;
use super::theme::{Theme, font, size};

/// How words are set.
#[derive(Clone, Copy, Debug)]
pub struct Ink {
    /// Size of the letters.
    pub size: f32,
    /// Bold face.
    pub bold: bool,
    /// Colour.
    pub color: Color32,
}

/// Plain words of a size and colour.
pub fn ink(size: f32, color: Color32) -> Ink {
    Ink { size, bold: false, color }
}

/// Bold words of a size and colour.
pub fn bold(size: f32, color: Color32) -> Ink {
    Ink { size, bold: true, color }
}

/// Lays out one line, cut with … when wider than `width`.
pub fn line(painter: &Painter, words: &str, ink: Ink, width: f32) -> std::sync::Arc<egui::Galley> {
    let format = TextFormat::simple(font(ink.size, ink.bold), ink.color);
    let mut job = LayoutJob::single_section(words.to_string(), format);
    job.wrap = TextWrapping { max_width: width.max(1.0), max_rows: 1, break_anywhere: true, ..TextWrapping::default() };
    job.halign = Align::LEFT;
    painter.layout_job(job)
}

/// Paints one line at an anchor, cut with … when wider than `width`. Returns where it stands.
pub fn text(painter: &Painter, at: Pos2, anchor: Align2, words: &str, ink: Ink, width: f32) -> Rect {
    let galley = line(painter, words, ink, width);
    let rect = anchor.anchor_size(at, galley.size());
    painter.galley(rect.min, galley, ink.color);
    rect
}

/// Paints one line, left, in the middle of a height. Returns its right end.
pub fn left(painter: &Painter, x: f32, y: f32, words: &str, ink: Ink, width: f32) -> f32 {
    text(painter, pos2(x, y), Align2::LEFT_CENTER, words, ink, width).right()
}

/// The width of one line.
pub fn width(painter: &Painter, words: &str, ink: Ink) -> f32 {
    line(painter, words, ink, f32::INFINITY).size().x
}

/// Draws into a rectangle that is already taken, without moving the cursor of what it lies in.
pub fn inside<R>(ui: &mut Ui, place: egui::UiBuilder, add: impl FnOnce(&mut Ui) -> R) -> egui::InnerResponse<R> {
    let mut child = ui.new_child(place);
    let inner = add(&mut child);
    let response = child.response();
    egui::InnerResponse { inner, response }
}

/// A control's part in the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The one thing to do.
    Primary,
    /// Anything else with a border.
    Plain,
    /// Without a border until the pointer is on it.
    Quiet,
}

fn ground(ui: &Ui, t: &Theme, response: &Response, role: Role) -> (Color32, Stroke, Color32) {
    let enabled = ui.is_enabled();
    let hot = response.hovered() || response.has_focus();
    match role {
        Role::Quiet if !enabled => (Color32::TRANSPARENT, Stroke::NONE, t.disabled),
        _ if !enabled => (Color32::TRANSPARENT, Stroke::new(1.0, t.line), t.disabled),
        Role::Primary => {
            let fill = if hot { t.accent.gamma_multiply(0.88) } else { t.accent };
            (fill, Stroke::new(1.0, t.accent), t.on_accent)
        }
        Role::Plain => {
            let fill = if hot { t.tint2 } else { t.raised };
            (fill, Stroke::new(1.0, if hot { t.ink3 } else { t.line2 }), t.ink1)
        }
        Role::Quiet => (if hot { t.sunken } else { Color32::TRANSPARENT }, Stroke::NONE, t.ink2),
    }
}

fn frame(ui: &Ui, t: &Theme, response: &Response, rect: Rect, role: Role) -> Color32 {
    let (fill, stroke, ink) = ground(ui, t, response, role);
    ui.painter().rect(rect, CornerRadius::same(5), fill, stroke, StrokeKind::Inside);
    focus_ring(ui, t, response, rect, 5);
    ink
}

/// The ring of the keyboard's focus.
pub fn focus_ring(ui: &Ui, t: &Theme, response: &Response, rect: Rect, radius: u8) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, t.accent);
        ui.painter().rect_stroke(rect.expand(1.0), CornerRadius::same(radius + 1), stroke, StrokeKind::Outside);
    }
}

fn named(response: &Response, kind: Access, enabled: bool, words: &str) {
    response.widget_info(|| WidgetInfo::labeled(kind, enabled, words));
}

/// A button with words and perhaps an icon.
pub fn button(ui: &mut Ui, t: &Theme, role: Role, icon: Option<&str>, words: &str) -> Response {
    sized_button(ui, t, role, icon, words, 28.0)
}

/// A button of a given height.
pub fn sized_button(ui: &mut Ui, t: &Theme, role: Role, icon: Option<&str>, words: &str, height: f32) -> Response {
    let pad = if height > 30.0 { 16.0 } else { 10.0 };
    let letters = if height > 30.0 { 14.0 } else { size::UI };
    let face = Ink { size: letters, bold: false, color: t.ink1 };
    let words_width = width(ui.painter(), words, face);
    let icon_width = if icon.is_some() { 16.0 + 6.0 } else { 0.0 };
    let wanted = vec2(pad * 2.0 + icon_width + words_width, height);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    named(&response, Access::Button, ui.is_enabled(), words);
    let color = frame(ui, t, &response, rect, role);
    if let Some(name) = icon {
        icons::paint(ui.painter(), pos2(rect.left() + pad + 8.0, rect.center().y), 16.0, name, color);
    }
    left(
        ui.painter(),
        rect.left() + pad + icon_width,
        rect.center().y,
        words,
        Ink { color, ..face },
        words_width + 1.0,
    );
    response
}

/// A square button with an icon alone; its name is its tooltip.
pub fn icon_button(ui: &mut Ui, t: &Theme, icon: &str, name: &str) -> Response {
    icon_only(ui, t, icon, name).on_hover_text(name)
}

/// A square button with an icon alone, whose tooltip is the caller's.
pub fn icon_only(ui: &mut Ui, t: &Theme, icon: &str, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(28.0), Sense::click());
    named(&response, Access::Button, ui.is_enabled(), name);
    let color = frame(ui, t, &response, rect, Role::Quiet);
    icons::paint(ui.painter(), rect.center(), 16.0, icon, color);
    response
}

/// A closed dropdown: words and a chevron. The caller opens the popup.
pub fn dropdown(ui: &mut Ui, t: &Theme, name: &str, words: &str, most: f32) -> Response {
    let face = ink(size::UI, t.ink1);
    let words_width = width(ui.painter(), words, face).min(most - 34.0);
    let (rect, response) = ui.allocate_exact_size(vec2(words_width + 34.0, 26.0), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Access::ComboBox, true, name);
        info.current_text_value = Some(words.to_string());
        info
    });
    frame(ui, t, &response, rect, Role::Plain);
    left(ui.painter(), rect.left() + 8.0, rect.center().y, words, face, words_width + 0.5);
    icons::paint(ui.painter(), pos2(rect.right() - 14.0, rect.center().y), 14.0, "chevron-down", t.ink2);
    response
}

/// A row of a menu: perhaps a check, words, perhaps a count on the right.
pub fn menu_row(ui: &mut Ui, t: &Theme, checked: Option<bool>, words: &str, right: &str) -> Response {
    menu_row_within(ui, t, checked, (words, right), f32::INFINITY)
}

/// The same, no wider than `most`: words that a person has made up are cut off where they end.
pub fn menu_row_within(
    ui: &mut Ui,
    t: &Theme,
    checked: Option<bool>,
    (words, right): (&str, &str),
    most: f32,
) -> Response {
    let indent = if checked.is_some() { 26.0 } else { 10.0 };
    let face = ink(size::UI, t.ink1);
    let right_width = if right.is_empty() { 0.0 } else { width(ui.painter(), right, ink(size::SMALL, t.ink3)) + 24.0 };
    let wanted = indent + width(ui.painter(), words, face) + 10.0 + right_width;
    let row = vec2(ui.available_width().max(wanted).min(most), 28.0);
    let (rect, response) = ui.allocate_exact_size(row, Sense::click());
    named(&response, Access::Button, ui.is_enabled(), words);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::same(5), t.tint);
    }
    if checked == Some(true) {
        icons::paint(ui.painter(), pos2(rect.left() + 14.0, rect.center().y), 14.0, "check", t.accent);
    }
    let color = if ui.is_enabled() { t.ink1 } else { t.disabled };
    let room = rect.width() - indent - right_width.max(6.0);
    left(ui.painter(), rect.left() + indent, rect.center().y, words, Ink { color, ..face }, room);
    let at = pos2(rect.right() - 8.0, rect.center().y);
    text(ui.painter(), at, Align2::RIGHT_CENTER, right, ink(size::SMALL, t.ink3), right_width);
    response
}

/// A chip: a few letters on a ground.
pub fn chip(painter: &Painter, at: Pos2, words: &str, color: Color32, fill: Color32) -> Rect {
    let wide = width(painter, words, ink(size::MICRO, color));
    let rect = Rect::from_min_size(pos2(at.x, at.y - 9.0), vec2(wide + 10.0, 18.0));
    painter.rect_filled(rect, CornerRadius::same(3), fill);
    text(painter, rect.center(), Align2::CENTER_CENTER, words, ink(size::MICRO, color), wide + 2.0);
    rect
}

/// A choice of a few, side by side. Returns the one that was clicked.
pub fn segments(ui: &mut Ui, t: &Theme, name: &str, all: &[String], chosen: usize) -> Option<usize> {
    let face = ink(size::UI, t.ink1);
    let mut clicked = None;
    let widths: Vec<f32> = all.iter().map(|w| width(ui.painter(), w, bold(size::UI, t.ink1)) + 24.0).collect();
    let (rect, _) = ui.allocate_exact_size(vec2(widths.iter().sum(), 28.0), Sense::hover());
    let mut x = rect.left();
    for (i, words) in all.iter().enumerate() {
        let part = Rect::from_min_size(pos2(x, rect.top()), vec2(widths[i], 28.0));
        let response = ui.interact(part, ui.scope_id().with((name, i)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Access::RadioButton, true, i == chosen, words));
        if i == chosen || response.hovered() {
            let fill = if i == chosen { t.tint } else { t.tint2 };
            ui.painter().rect_filled(part.shrink(1.0), CornerRadius::same(4), fill);
        }
        let face = Ink { bold: i == chosen, ..face };
        text(ui.painter(), part.center(), Align2::CENTER_CENTER, words, face, widths[i]);
        if i > 0 {
            ui.painter().vline(x, rect.y_range(), Stroke::new(1.0, t.line2));
        }
        focus_ring(ui, t, &response, part, 5);
        if response.clicked() {
            clicked = Some(i);
        }
        x += widths[i];
    }
    ui.painter().rect_stroke(rect, CornerRadius::same(5), Stroke::new(1.0, t.line2), StrokeKind::Inside);
    clicked
}

/// A field for one line of words, with an icon and a hint.
pub fn field(ui: &mut Ui, t: &Theme, icon: &str, hint: &str, value: &mut String, wide: f32) -> Response {
    let (rect, _) = ui.allocate_exact_size(vec2(wide, 28.0), Sense::hover());
    let inner =
        Rect::from_min_max(pos2(rect.left() + 28.0, rect.top() + 4.0), pos2(rect.right() - 6.0, rect.bottom() - 4.0));
    let painter = ui.painter().clone();
    painter.rect(rect, CornerRadius::same(5), t.input(), Stroke::new(1.0, t.line2), StrokeKind::Inside);
    let edit = egui::TextEdit::singleline(value)
        .frame(egui::Frame::NONE)
        .margin(egui::Margin::ZERO)
        .font(font(size::UI, false))
        .hint_text(egui::RichText::new(hint).color(t.ink3))
        .align(Align2::LEFT_CENTER)
        .desired_width(inner.width());
    let response = inside(ui, egui::UiBuilder::new().max_rect(inner), |ui| ui.add(edit)).inner;
    let enabled = ui.is_enabled();
    let now = value.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(enabled, &now, &now, hint);
        info.label = Some(hint.to_string());
        info
    });
    icons::paint(&painter, pos2(rect.left() + 15.0, rect.center().y), 14.0, icon, t.ink3);
    if response.has_focus() {
        painter.rect_stroke(rect, CornerRadius::same(5), Stroke::new(2.0, t.accent), StrokeKind::Inside);
    }
    response
}
