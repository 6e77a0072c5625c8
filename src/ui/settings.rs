//! The dialog of settings: language, shade, sizes, the face of the report's text, what happens at the start, where
//! data stand. And what the program says about itself.

use egui::{
    CornerRadius, Frame, Modal, Popup, PopupCloseBehavior, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, vec2,
};

use super::theme::{self, size};
use super::widgets::{Role, bold, button, dropdown, field, icon_only, ink, inside, left, menu_row, segments};
use super::{Cx, Local, coding};
use crate::app::{Shade, Task, View as To, ZOOMS};
use crate::locale::Language;

/// What the dialogs hold.
#[derive(Debug, Default)]
pub struct View {
    open: bool,
    about: bool,
    filter: String,
    coding: coding::Change,
}

impl View {
    /// Whether one of them is open.
    pub fn is_open(&self) -> bool {
        self.open || self.about
    }

    /// Opens what the program says about itself.
    pub fn about(&mut self) {
        self.about = true;
    }
}

/// Opens the dialog.
pub fn open(cx: &mut Cx<'_>, local: &mut Local) {
    local.settings.open = true;
    local.settings.coding = None;
    cx.task(Task::Typefaces);
}

/// Draws the dialogs while they are open.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    let view = &mut local.settings;
    if view.open {
        let mut open = true;
        let modal = dialog(ui, cx, "settings", &mut open, |ui, cx| body(ui, cx, view));
        view.open = open && !modal;
    }
    if view.about {
        let mut open = true;
        let modal = dialog(ui, cx, "about", &mut open, about);
        view.about = open && !modal;
    }
}

const WIDE: f32 = 600.0;
const LABEL: f32 = 128.0;

/// A dialog with a head. Returns whether it should close; `open` falls with its cross.
fn dialog(
    ui: &Ui,
    cx: &mut Cx<'_>,
    key: &'static str,
    open: &mut bool,
    body: impl FnOnce(&mut Ui, &mut Cx<'_>),
) -> bool {
    let t = cx.theme;
    let frame = Frame::NONE
        .fill(t.raised)
        .corner_radius(CornerRadius::same(8))
        .stroke(Stroke::new(1.0, t.line))
        .shadow(ui.style().visuals.window_shadow);
    let wide = (ui.ctx().content_rect().width() - 80.0).min(WIDE);
    let modal = Modal::new(egui::Id::unique(key)).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(wide);
        ui.spacing_mut().item_spacing.y = 0.0;
        let (rect, _) = ui.allocate_exact_size(vec2(wide, 48.0), Sense::hover());
        left(ui.painter(), rect.left() + 20.0, rect.center().y, &cx.say(key), bold(size::HEADING, t.ink1), 400.0);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, t.hairline());
        let at = Rect::from_center_size(rect.right_center() - vec2(28.0, 0.0), vec2(28.0, 28.0));
        inside(ui, UiBuilder::new().max_rect(at), |ui| {
            let close = cx.say("close");
            *open &= !icon_only(ui, t, "x", &close).on_hover_text(&close).clicked();
        });
        let margin = egui::Margin { left: 20, right: 20, top: 14, bottom: 18 };
        Frame::NONE.inner_margin(margin).show(ui, |ui| body(ui, cx));
    });
    modal.should_close()
}

fn body(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View) {
    let high = (ui.ctx().content_rect().height() - 140.0).max(200.0);
    ScrollArea::vertical().max_height(high).min_scrolled_height(high).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 10.0);
        heading(ui, cx, "settings-window");
        row(ui, cx, "settings-language", language);
        row(ui, cx, "settings-shade", shade);
        row(ui, cx, "settings-zoom", zoom);
        heading(ui, cx, "settings-reading");
        row(ui, cx, "settings-text-size", reading_size);
        row(ui, cx, "settings-face", |ui, cx| face(ui, cx, view));
        preview(ui, cx);
        heading(ui, cx, "settings-coding");
        coding::show(ui, cx, &mut view.coding);
        heading(ui, cx, "settings-start");
        row(ui, cx, "settings-reopen", reopen);
        heading(ui, cx, "settings-data");
        row(ui, cx, "settings-folder", data_folder);
    });
}

fn heading(ui: &mut Ui, cx: &Cx<'_>, key: &str) {
    let t = cx.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    let x = left(ui.painter(), rect.left(), rect.bottom() - 9.0, &cx.say(key), bold(size::UI, t.ink1), 300.0);
    ui.painter().hline((x + 10.0)..=rect.right(), rect.bottom() - 8.5, t.hairline());
}

/// A label and what is set there.
fn row(ui: &mut Ui, cx: &mut Cx<'_>, key: &str, add: impl FnOnce(&mut Ui, &mut Cx<'_>)) {
    ui.horizontal(|ui| {
        ui.set_min_height(28.0);
        let (rect, _) = ui.allocate_exact_size(vec2(LABEL, 28.0), Sense::hover());
        left(ui.painter(), rect.left(), rect.center().y, &cx.say(key), ink(size::UI, cx.theme.ink2), LABEL - 6.0);
        add(ui, cx);
    });
}

fn language(ui: &mut Ui, cx: &mut Cx<'_>) {
    let all = [Language::Chinese, Language::English];
    let chosen = usize::from(cx.state.locale.language() == Language::English);
    let words = ["中文".to_string(), "English".to_string()];
    if let Some(i) = segments(ui, cx.theme, &cx.say("settings-language"), &words, chosen) {
        cx.view(To::Language(all[i]));
    }
}

fn shade(ui: &mut Ui, cx: &mut Cx<'_>) {
    let all = [Shade::System, Shade::Light, Shade::Dark];
    let words: Vec<String> = ["shade-system", "shade-light", "shade-dark"].iter().map(|k| cx.say(k)).collect();
    let chosen = all.iter().position(|s| *s == cx.state.settings.shade).unwrap_or(0);
    if let Some(i) = segments(ui, cx.theme, &cx.say("settings-shade"), &words, chosen) {
        cx.view(To::Shade(all[i]));
    }
}

fn zoom(ui: &mut Ui, cx: &mut Cx<'_>) {
    let words: Vec<String> = ZOOMS.iter().map(|z| format!("{:.0}%", z * 100.0)).collect();
    let chosen = ZOOMS.iter().position(|z| (z - cx.state.settings.zoom).abs() < 0.01).unwrap_or(ZOOMS.len());
    if let Some(i) = segments(ui, cx.theme, &cx.say("settings-zoom"), &words, chosen) {
        cx.view(To::Zoom(ZOOMS[i]));
    }
}

fn reading_size(ui: &mut Ui, cx: &mut Cx<'_>) {
    let now = cx.state.settings.reading_size;
    let sizes: Vec<f32> = (13..=20).map(|n| n as f32).collect();
    let words: Vec<String> = sizes.iter().map(|n| format!("{n:.0}")).collect();
    let chosen = sizes.iter().position(|n| (n - now).abs() < 0.5).unwrap_or(sizes.len());
    if let Some(i) = segments(ui, cx.theme, &cx.say("settings-text-size"), &words, chosen) {
        cx.view(To::ReadingSize(sizes[i]));
    }
}

fn face(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View) {
    let t = cx.theme;
    let own = cx.say("settings-face-own");
    let now = cx.state.settings.reading_face.clone().unwrap_or_else(|| own.clone());
    let response = dropdown(ui, t, &cx.say("settings-face"), &now, 320.0);
    Popup::menu(&response).width(320.0).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        let hint = cx.say("settings-face-filter");
        field(ui, t, "search", &hint, &mut view.filter, ui.available_width());
        let wanted = view.filter.trim().to_lowercase();
        let all = &cx.state.typefaces.families;
        let found: Vec<&String> = all.iter().map(|f| &f.name).filter(|n| n.to_lowercase().contains(&wanted)).collect();
        if menu_row(ui, t, Some(cx.state.settings.reading_face.is_none()), &own, "").clicked() {
            cx.view(To::ReadingFace(None));
            ui.close();
        }
        if all.is_empty() {
            ui.label(egui::RichText::new(cx.say("settings-face-wait")).size(size::SMALL).color(t.ink3));
        }
        let high = 260.0;
        ScrollArea::vertical().max_height(high).show_rows(ui, 28.0, found.len(), |ui, range| {
            for name in &found[range] {
                let here = cx.state.settings.reading_face.as_ref() == Some(*name);
                if menu_row(ui, t, Some(here), name, "").clicked() {
                    cx.view(To::ReadingFace(Some((*name).clone())));
                    ui.close();
                }
            }
        });
    });
}

/// A sentence in the face and size that are chosen.
fn preview(ui: &mut Ui, cx: &Cx<'_>) {
    let t = cx.theme;
    let letters = cx.state.settings.reading_size;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), letters * 1.93 * 2.0 + 14.0), Sense::hover());
    ui.painter().rect(rect, CornerRadius::same(5), t.surface, t.hairline(), egui::StrokeKind::Inside);
    let words = cx.say("settings-sample");
    let face = theme::reading_font(letters, false);
    let mut job = egui::text::LayoutJob::simple(words, face, t.ink1, rect.width() - 24.0);
    job.wrap.max_rows = 2;
    for section in &mut job.sections {
        section.format.line_height = Some(letters * 1.93);
    }
    let galley = ui.painter().layout_job(job);
    let at = rect.left_center() + vec2(12.0, -galley.size().y / 2.0);
    ui.painter().with_clip_rect(rect).galley(at, galley, t.ink1);
    if let Some(key) = cx.state.face_trouble() {
        ui.label(egui::RichText::new(cx.say(key)).size(size::SMALL).color(t.warn));
    }
}

fn reopen(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut on = cx.state.settings.reopen;
    if ui.checkbox(&mut on, cx.say("settings-reopen-words")).changed() {
        cx.view(To::Reopen(on));
    }
}

fn data_folder(ui: &mut Ui, cx: &mut Cx<'_>) {
    let t = cx.theme;
    let Some(folder) = cx.state.data_folder() else {
        ui.label(egui::RichText::new(cx.say("settings-folder-none")).color(t.ink3));
        return;
    };
    let words = cx.say("open");
    let wide = ui.available_width() - super::widgets::width(ui.painter(), &words, ink(size::UI, t.ink1)) - 60.0;
    let path = folder.display().to_string();
    let (rect, response) = ui.allocate_exact_size(vec2(wide, 28.0), Sense::hover());
    left(ui.painter(), rect.left(), rect.center().y, &path, ink(size::SMALL, t.ink2), wide);
    response.on_hover_text(path);
    if button(ui, t, Role::Plain, Some("folder-open"), &words).clicked() {
        cx.task(Task::ShowFolder(folder));
    }
}

fn about(ui: &mut Ui, cx: &mut Cx<'_>) {
    let t = cx.theme;
    ui.spacing_mut().item_spacing.y = 8.0;
    let words = format!("{} {}", cx.say("program"), env!("CARGO_PKG_VERSION"));
    ui.label(egui::RichText::new(words).size(size::TITLE).family(theme::bold_family()).color(t.ink1));
    for key in ["about-what", "about-private", "about-parts"] {
        ui.add(egui::Label::new(egui::RichText::new(cx.say(key)).color(t.ink2)).wrap());
    }
}
