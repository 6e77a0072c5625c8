//! The page as it will be, made by the hand that makes the file, and what is to be said of it.

use egui::{Color32, ColorImage, Rect, Sense, Stroke, StrokeKind, TextureHandle, TextureOptions, Ui, pos2, vec2};

use super::View;
use crate::app::Preview;
use crate::export::Look;
use crate::fonts::Fonts;
use crate::ui::theme::size;
use crate::ui::widgets::{bold, ink, left, text};
use crate::ui::{Cx, icons};

/// The page as last drawn: drawn anew only for another look or another room.
#[derive(Default)]
pub struct Drawn {
    of: Option<(Look, [u32; 2], u64)>,
    texture: Option<TextureHandle>,
    says: Option<Preview>,
}

impl Drawn {
    /// Whether the page can be saved as it is.
    pub fn sound(&self, look: &Look) -> bool {
        let same = self.of.as_ref().is_some_and(|o| o.0 == *look);
        same && self.says.as_ref().is_some_and(|s| s.lacking.is_empty())
    }
}

/// Draws the page and what is to be said of it.
pub fn show(ui: &Ui, cx: &Cx<'_>, view: &mut View, rect: Rect) {
    let t = cx.theme;
    let cm = |px: u32| f64::from(px) / f64::from(view.look.dpi.max(1)) * 2.54;
    let (width, height) = view.look.pixels;
    let words = cx.state.locale.say_with(
        "export-size-words",
        &[
            ("width", width.to_string().into()),
            ("height", height.to_string().into()),
            ("across", format!("{:.1}", cm(width)).into()),
            ("down", format!("{:.1}", cm(height)).into()),
        ],
    );
    left(ui.painter(), rect.left(), rect.top() + 6.0, &cx.say("export-preview"), bold(size::SMALL, t.ink1), 120.0);
    let at = rect.right_top() + vec2(0.0, 6.0);
    text(ui.painter(), at, egui::Align2::RIGHT_CENTER, &words, ink(size::SMALL, t.ink3), rect.width() - 80.0);
    let room = Rect::from_min_max(rect.min + vec2(0.0, 24.0), rect.max - vec2(0.0, 76.0));
    let (w, h) = view.look.points();
    let scale = (room.width() / w as f32).min(room.height() / h as f32);
    let sheet = Rect::from_min_size(
        pos2((room.center().x - w as f32 * scale / 2.0).round(), room.top()),
        vec2(w as f32 * scale, h as f32 * scale),
    );
    renew(ui, cx, view, sheet);
    match &view.drawn.texture {
        Some(texture) => {
            let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            ui.painter().image(texture.id(), sheet, all, Color32::WHITE);
        }
        None => drop(ui.painter().rect_filled(sheet, 0.0, t.surface)),
    }
    ui.painter().rect_stroke(sheet, 0.0, Stroke::new(1.0, t.line2), StrokeKind::Outside);
    let response = ui.interact(sheet, ui.scope_id().with("preview"), Sense::hover());
    let name = cx.say("export-preview");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
    let under = (sheet.bottom() + 12.0).min(rect.bottom() - 66.0);
    remarks(ui, cx, view, Rect::from_min_max(pos2(rect.left(), under), rect.max));
}

/// Draws the page anew when something it depends on has changed.
fn renew(ui: &Ui, cx: &Cx<'_>, view: &mut View, sheet: Rect) {
    let look = &view.look;
    let ppp = ui.pixels_per_point();
    let size = [sheet.width() * ppp, sheet.height() * ppp].map(|v| v.round().max(1.0) as u32);
    let key = (look.clone(), size, cx.state.library.revision);
    if view.drawn.of.as_ref() == Some(&key) {
        return;
    }
    let bundled;
    let fonts: &Fonts = match &look.typeface {
        None => {
            bundled = Fonts::bundled();
            &bundled
        }
        Some(family) => match cx.state.typefaces.fonts(family) {
            Some(Some(fonts)) => fonts,
            // It is being loaded, or cannot be: then the form says so.
            _ => return,
        },
    };
    let dpi = f64::from(size[0]) * 72.0 / look.points().0;
    let says = cx.state.preview(look, dpi, fonts);
    let image = says.as_ref().map(|p| ColorImage::from_rgb([p.pixels.width, p.pixels.height], &p.pixels.rgb));
    view.drawn.texture = image.map(|i| ui.ctx().load_texture("export-preview", i, TextureOptions::LINEAR));
    (view.drawn.says, view.drawn.of) = (says, Some(key));
}

/// What can be said of the page: its characters, its smallest type, what nobody has looked at.
fn remarks(ui: &Ui, cx: &Cx<'_>, view: &View, rect: Rect) {
    let t = cx.theme;
    let Some(says) = &view.drawn.says else { return };
    let lines = super::words::page(cx, says, view.look.typeface.as_deref());
    for (i, (words, good)) in lines.iter().take(3).enumerate() {
        let y = rect.top() + 11.0 + 22.0 * i as f32;
        let (icon, color) = if *good { ("check", t.accent) } else { ("triangle-alert", t.warn) };
        icons::paint(ui.painter(), pos2(rect.left() + 8.0, y), 14.0, icon, color);
        let ink = ink(size::SMALL, if *good { t.ink2 } else { t.warn });
        left(ui.painter(), rect.left() + 22.0, y, words, ink, rect.width() - 22.0);
    }
}
