//! The bar on top: the program's mark, menus, what is open, shade and language.

use egui::{Align, Align2, CornerRadius, Layout, Rect, Sense, Stroke, Ui, UiBuilder, Vec2, pos2, vec2};

use super::theme::{Theme, size};
use super::widgets::{icon_button, ink, inside, text};
use super::{Cx, Local, menus};
use crate::app::{Shade, View};
use crate::locale::Language;

/// Draws the bar.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    let rect = Rect::from_min_size(ui.max_rect().min, vec2(ui.max_rect().width(), 40.0));
    let inner = rect.shrink2(vec2(12.0, 0.0));
    middle(ui, cx, rect);
    inside(ui, UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let (mark, _) = ui.allocate_exact_size(Vec2::splat(18.0), Sense::hover());
        logo(ui, cx.theme, mark);
        ui.add_space(8.0);
        menus::bar(ui, cx, local);
    });
    inside(ui, UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let dark = cx.state.settings.shade == Shade::Dark;
        let (icon, name) = if dark { ("sun", "shade-light") } else { ("moon", "shade-dark") };
        if icon_button(ui, cx.theme, icon, &cx.say(name)).clicked() {
            cx.view(View::Shade(if dark { Shade::Light } else { Shade::Dark }));
        }
        if icon_button(ui, cx.theme, "languages", &cx.say("other-language")).clicked() {
            cx.view(View::Language(other(cx.state.locale.language())));
        }
    });
}

/// The language that is not chosen.
pub fn other(language: Language) -> Language {
    if language == Language::Chinese { Language::English } else { Language::Chinese }
}

/// What is open, in the middle of the bar.
fn middle(ui: &Ui, cx: &Cx<'_>, rect: Rect) {
    let library = &cx.state.library;
    let words = if library.samples { Some(cx.say("samples-open")) } else { library.name() };
    if let Some(words) = words {
        let room = (rect.width() - 640.0).max(120.0);
        text(ui.painter(), rect.center(), Align2::CENTER_CENTER, &words, ink(size::SMALL, cx.theme.ink3), room);
    }
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
