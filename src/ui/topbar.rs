//! The bar on top: the program's mark, menus, the command field, and the tools that are always at hand.

use egui::{Align, CornerRadius, Layout, Rect, Sense, Stroke, Ui, UiBuilder, Vec2, pos2, vec2};

use super::theme::Theme;
use super::widgets::{icon_only, inside};
use super::{Cx, Local, actions, menus, palette};
use crate::app::{Shade, View};
use crate::locale::Language;

/// The widest that the command field becomes.
const FIELD: f32 = 380.0;

/// Draws the bar.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    let rect = Rect::from_min_size(ui.max_rect().min, vec2(ui.max_rect().width(), 40.0));
    let inner = rect.shrink2(vec2(12.0, 0.0));
    let menus = inside(ui, UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let (mark, _) = ui.allocate_exact_size(Vec2::splat(18.0), Sense::hover());
        logo(ui, cx.theme, mark);
        ui.add_space(8.0);
        menus::bar(ui, cx, local);
        ui.min_rect().right()
    });
    let tools = inside(ui, UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        toolbar(ui, cx, local);
        ui.min_rect().left()
    });
    // Centred in the window as long as both sides leave it the room.
    let (from, to) = (menus.inner + 16.0, tools.inner - 16.0);
    let wide = FIELD.min(to - from);
    let x = (rect.center().x - wide / 2.0).clamp(from, (to - wide).max(from));
    let field = Rect::from_min_size(pos2(x, rect.center().y - 14.0), vec2(wide, 28.0));
    if wide > 80.0 && palette::command_field(ui, cx, field) {
        palette::open(cx, local);
    }
}

/// From the right: the commands of the list, then the shade, which shows what a click would give.
fn toolbar(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    let ctx = ui.ctx().clone();
    for id in actions::TOOLBAR.iter().rev() {
        if id.is_empty() {
            let (line, _) = ui.allocate_exact_size(vec2(9.0, 20.0), Sense::hover());
            ui.painter().vline(line.center().x, line.y_range(), Stroke::new(1.0, cx.theme.line2));
        } else if *id == "shade" {
            shade(ui, cx);
        } else if let Some(action) = actions::find(id) {
            menus::tool(ui, &ctx, cx, local, action);
        }
    }
}

fn shade(ui: &mut Ui, cx: &mut Cx<'_>) {
    let dark = cx.state.shade() == Shade::Dark;
    let (icon, name) = if dark { ("sun", "shade-light") } else { ("moon", "shade-dark") };
    let words = cx.say(name);
    if icon_only(ui, cx.theme, icon, &words).on_hover_text(&words).clicked() {
        cx.view(View::Shade(if dark { Shade::Light } else { Shade::Dark }));
    }
}

/// The language that is not chosen.
pub fn other(language: Language) -> Language {
    if language == Language::Chinese { Language::English } else { Language::Chinese }
}

/// Three sliders in a square of the accent: 对标 sets numbers side by side.
fn logo(ui: &Ui, t: &Theme, rect: Rect) {
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(4), t.accent);
    let stroke = Stroke::new(1.6, t.on_accent);
    for (i, knob) in [0.65, 0.3, 0.55].iter().enumerate() {
        let y = rect.top() + 4.8 + 4.2 * i as f32;
        painter.line_segment([pos2(rect.left() + 3.5, y), pos2(rect.right() - 3.5, y)], stroke);
        let x = rect.left() + 3.5 + 11.0 * knob;
        painter.circle(pos2(x, y), 1.9, t.on_accent, Stroke::new(1.0, t.accent));
    }
}
