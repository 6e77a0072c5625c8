//! The page as it will be, made by the hand that makes the file, and what is to be said of it.

use std::sync::mpsc::{Receiver, TryRecvError};

use egui::{
    Color32, ColorImage, Rect, Sense, Stroke, StrokeKind, TextureHandle, TextureOptions, Ui, UiBuilder, pos2, vec2,
};

use super::View;
use crate::app::{Preview, Previewed};
use crate::export::Look;
use crate::fonts::Fonts;
use crate::ui::theme::size;
use crate::ui::widgets::{bold, ink, inside, left, text};
use crate::ui::{Cx, icons};

/// The page as last drawn: drawn anew only for another look or another room.
#[derive(Default)]
pub struct Drawn {
    of: Option<Of>,
    texture: Option<TextureHandle>,
    says: Option<Preview>,
    /// What a thread is drawing.
    ahead: Option<(Of, Receiver<Option<Preview>>)>,
}

/// What a page depends on: its look, its size on the screen, the reports.
type Of = (Look, [u32; 2], u64);

impl Drawn {
    fn take(&mut self, ui: &Ui, of: Of, says: Option<Preview>) {
        let image = says.as_ref().map(|p| ColorImage::from_rgb([p.pixels.width, p.pixels.height], &p.pixels.rgb));
        self.texture = image.map(|i| ui.ctx().load_texture("export-preview", i, TextureOptions::LINEAR));
        (self.says, self.of) = (says, Some(of));
    }

    /// Whether the page can be saved as it is.
    pub fn sound(&self, look: &Look) -> bool {
        let same = self.of.as_ref().is_some_and(|o| o.0 == *look);
        same && self.says.as_ref().is_some_and(|s| s.lacking.is_empty())
    }
}

/// Draws the page and what is to be said of it.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, view: &mut View, rect: Rect) {
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
    if view.drawn.ahead.is_some() {
        let words = cx.say("chart-drawing");
        text(ui.painter(), sheet.center(), egui::Align2::CENTER_CENTER, &words, ink(size::UI, t.ink3), sheet.width());
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
    if let Some((key, answer)) = view.drawn.ahead.take() {
        match answer.try_recv() {
            Ok(says) => view.drawn.take(ui, key, says),
            Err(TryRecvError::Empty) => return view.drawn.ahead = Some((key, answer)),
            Err(TryRecvError::Disconnected) => view.drawn.take(ui, key, None),
        }
    }
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
    match cx.state.preview(look, dpi, fonts) {
        Previewed::Now(says) => view.drawn.take(ui, key, *says),
        Previewed::Later(answer) => view.drawn.ahead = Some((key, answer)),
    }
}

/// What can be said of the page: its characters, its smallest type, what nobody has looked at. In as many lines as it
/// needs.
fn remarks(ui: &mut Ui, cx: &Cx<'_>, view: &View, rect: Rect) {
    let t = cx.theme;
    let Some(says) = &view.drawn.says else { return };
    let lines = super::words::page(cx, says, view.look.typeface.as_deref());
    inside(ui, UiBuilder::new().max_rect(rect), |ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        for line in lines.into_iter().take(3) {
            ui.horizontal_top(|ui| {
                let (icon, color) = if line.good { ("check", t.accent) } else { ("triangle-alert", t.warn) };
                let (at, _) = ui.allocate_exact_size(vec2(16.0, 17.0), Sense::hover());
                icons::paint(ui.painter(), at.center(), 14.0, icon, color);
                let words = egui::RichText::new(line.words).size(size::SMALL);
                let words = words.color(if line.good { t.ink2 } else { t.warn });
                let response = ui.add(egui::Label::new(words).wrap());
                if let Some(more) = line.more {
                    response.on_hover_text(more);
                }
            });
        }
    });
}
