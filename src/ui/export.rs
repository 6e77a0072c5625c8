//! The dialog that saves a chart: format, size, where to. Overwriting is asked about.

use std::path::PathBuf;

use egui::{Align, CornerRadius, Frame, Key, Layout, Modal, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, vec2};

use super::scene::{self, Placement};
use super::theme::size;
use super::widgets::{Role, bold, button, field, icon_button, ink, inside, left, segments};
use super::{Cx, Local, dialogs};
use crate::app::{ExportOrder, Format, Notice, Page, Task};

/// What the dialog holds while it is open.
#[derive(Debug)]
pub struct View {
    format: Format,
    preset: usize,
    width: u32,
    height: u32,
    dpi: u32,
    path: String,
    asked: bool,
    sent: bool,
    /// The page as last drawn: drawn anew only for another page.
    drawn: Option<(Page, std::sync::Arc<crate::chart::Scene>)>,
}

/// Sizes by use: key, pixels, resolution.
const PRESETS: [(&str, u32, u32, u32); 4] = [
    ("preset-report", 1600, 1000, 144),
    ("preset-slide", 1920, 1080, 144),
    ("preset-page", 1950, 1300, 300),
    ("preset-post", 1080, 1440, 144),
];

/// Opens the dialog, when there is a chart.
pub fn start(cx: &Cx<'_>, local: &mut Local) {
    if cx.state.drawing.scene.is_none() || local.export.is_some() {
        return;
    }
    let (_, width, height, dpi) = PRESETS[0];
    let path = cx.state.suggested_path(Format::Png).display().to_string();
    let (asked, sent, drawn) = (false, false, None);
    local.export = Some(View { format: Format::Png, preset: 0, width, height, dpi, path, asked, sent, drawn });
}

/// Draws the dialog while it is open.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    let Some(view) = &mut local.export else { return };
    if let Some(path) = dialogs::saved_path(&mut local.dialogs) {
        view.path = with_ending(&path, view.format).display().to_string();
        // The system's dialog has asked about overwriting already.
        view.asked = true;
    }
    if view.sent && !cx.state.exporting.is_running() {
        view.sent = false;
        if matches!(cx.state.notice, Some(Notice::Saved(_))) {
            local.export = None;
            return;
        }
    }
    let t = cx.theme;
    let frame = Frame::NONE.fill(t.raised).corner_radius(CornerRadius::same(8)).stroke(Stroke::new(1.0, t.line));
    let room = ui.ctx().content_rect();
    let wide = (room.width() - 80.0).min(980.0);
    let mut open = true;
    let modal = Modal::new(egui::Id::unique("export")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(wide);
        ui.spacing_mut().item_spacing.y = 0.0;
        head(ui, cx, &mut open);
        body(ui, cx, view, &mut local.dialogs);
        foot(ui, cx, view, &mut open);
    });
    if modal.should_close() || !open {
        local.export = None;
    }
}

fn head(ui: &mut Ui, cx: &Cx<'_>, open: &mut bool) {
    let t = cx.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 48.0), Sense::hover());
    left(
        ui.painter(),
        rect.left() + 20.0,
        rect.center().y,
        &cx.say("export-title"),
        bold(size::HEADING, t.ink1),
        400.0,
    );
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, t.hairline());
    let at = Rect::from_center_size(rect.right_center() - vec2(28.0, 0.0), vec2(28.0, 28.0));
    inside(ui, UiBuilder::new().max_rect(at), |ui| *open &= !icon_button(ui, t, "x", &cx.say("close")).clicked());
}

fn body(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, waiting: &mut dialogs::Dialogs) {
    let t = cx.theme;
    let wide = ui.available_width();
    let high = (ui.ctx().content_rect().height() - 240.0).clamp(280.0, 430.0);
    let (rect, _) = ui.allocate_exact_size(vec2(wide, high), Sense::hover());
    let (preview, form) = rect.split_left_right_at_x(rect.left() + (wide - 400.0).max(wide * 0.45));
    ui.painter().rect_filled(preview, 0.0, t.app);
    ui.painter().vline(preview.right(), preview.y_range(), t.hairline());
    show_preview(ui, cx, view, preview.shrink(24.0));
    inside(ui, UiBuilder::new().max_rect(form.shrink2(vec2(20.0, 18.0))), |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 12.0);
        choices(ui, cx, view);
        destination(ui, cx, view, waiting);
    });
}

/// The page as it will be, drawn by the same hand.
fn show_preview(ui: &Ui, cx: &Cx<'_>, view: &mut View, rect: Rect) {
    let t = cx.theme;
    let cm = |px: u32| f64::from(px) / f64::from(view.dpi) * 2.54;
    let words = cx.state.locale.say_with(
        "export-size-words",
        &[
            ("width", view.width.to_string().into()),
            ("height", view.height.to_string().into()),
            ("across", format!("{:.1}", cm(view.width)).into()),
            ("down", format!("{:.1}", cm(view.height)).into()),
        ],
    );
    left(ui.painter(), rect.left(), rect.top() + 6.0, &cx.say("export-preview"), bold(size::SMALL, t.ink1), 120.0);
    let right = egui::Align2::RIGHT_CENTER;
    let at = rect.right_top() + vec2(0.0, 6.0);
    super::widgets::text(ui.painter(), at, right, &words, ink(size::SMALL, t.ink3), rect.width() - 80.0);
    if view.drawn.as_ref().is_none_or(|(drawn, _)| *drawn != page(view)) {
        view.drawn = cx.state.preview(page(view)).map(|scene| (page(view), scene.into()));
    }
    let Some((_, scene)) = &view.drawn else { return };
    let room = Rect::from_min_max(rect.min + vec2(0.0, 24.0), rect.max);
    let place = Placement::fit(scene, room);
    let sheet = place.page(scene);
    ui.painter().rect_filled(sheet, 0.0, scene::color(scene.ground));
    scene::paint(&ui.painter().with_clip_rect(sheet), scene, place);
    ui.painter().rect_stroke(sheet, 0.0, Stroke::new(1.0, t.line2), StrokeKind::Outside);
}

fn page(view: &View) -> Page {
    Page::pixels(view.width, view.height, f64::from(view.dpi))
}

fn label(ui: &mut Ui, cx: &Cx<'_>, key: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(52.0, 28.0), Sense::hover());
    left(ui.painter(), rect.left(), rect.center().y, &cx.say(key), ink(size::UI, cx.theme.ink2), rect.width());
}

fn choices(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    let t = cx.theme;
    ui.horizontal(|ui| {
        label(ui, cx, "export-format");
        let chosen = Format::ALL.iter().position(|f| *f == view.format).unwrap_or(0);
        let names = Format::ALL.map(|f| f.ending().to_ascii_uppercase());
        if let Some(i) = segments(ui, t, "format", &names, chosen) {
            view.format = Format::ALL[i];
            view.path = with_ending(std::path::Path::new(&view.path), view.format).display().to_string();
            view.asked = false;
        }
    });
    ui.horizontal(|ui| {
        label(ui, cx, "export-size");
        let words: Vec<String> = PRESETS.iter().map(|p| cx.say(p.0)).collect();
        if let Some(i) = segments(ui, t, "preset", &words, view.preset) {
            let (_, width, height, dpi) = PRESETS[i];
            (view.preset, view.width, view.height, view.dpi) = (i, width, height, dpi);
        }
    });
    ui.horizontal(|ui| {
        label(ui, cx, "");
        let before = (view.width, view.height, view.dpi);
        number(ui, &cx.say("export-width"), &mut view.width, 400..=8000);
        ui.label("×");
        number(ui, &cx.say("export-height"), &mut view.height, 300..=8000);
        ui.label(cx.say("export-pixels"));
        number(ui, &cx.say("export-dpi"), &mut view.dpi, 72..=600);
        ui.label("dpi");
        if before != (view.width, view.height, view.dpi) {
            view.preset = PRESETS.len();
        }
    });
}

/// A number that can be typed or dragged, with a name.
fn number(ui: &mut Ui, name: &str, value: &mut u32, range: std::ops::RangeInclusive<u32>) {
    let response = ui.add_sized(vec2(58.0, 26.0), egui::DragValue::new(value).range(range).speed(2.0));
    let now = f64::from(*value);
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::drag_value(true, now);
        info.label = Some(name.to_string());
        info
    });
    response.on_hover_text(name);
}

fn destination(ui: &mut Ui, cx: &Cx<'_>, view: &mut View, waiting: &mut dialogs::Dialogs) {
    let t = cx.theme;
    ui.horizontal(|ui| {
        label(ui, cx, "export-to");
        let hint = cx.say("export-path");
        let wide = ui.available_width() - 36.0;
        if field(ui, t, "image", &hint, &mut view.path, wide).changed() {
            view.asked = false;
        }
        if icon_button(ui, t, "folder", &cx.say("export-choose")).clicked() {
            dialogs::save(ui.ctx(), cx, waiting, std::path::Path::new(&view.path));
        }
    });
    let exists = !view.path.trim().is_empty() && cx.state.would_overwrite(std::path::Path::new(view.path.trim()));
    let (key, color) = match (&cx.state.notice, exists) {
        (_, true) if view.asked => ("export-will-replace", t.warn),
        (_, true) => ("export-exists", t.warn),
        _ => ("export-same-chart", t.ink3),
    };
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    left(ui.painter(), row.left() + 60.0, row.center().y, &cx.say(key), ink(size::SMALL, color), row.width() - 60.0);
    if let Some(Notice::NotSaved(error)) = &cx.state.notice {
        let words = super::words::file_error(cx, error);
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
        left(ui.painter(), row.left() + 60.0, row.center().y, &words, ink(size::SMALL, t.err), row.width() - 60.0);
    }
}

fn with_ending(path: &std::path::Path, format: Format) -> PathBuf {
    path.with_extension(format.ending())
}

fn foot(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, open: &mut bool) {
    let t = cx.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 52.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, t.hairline());
    let inner = rect.shrink2(vec2(20.0, 0.0));
    inside(ui, UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let path = PathBuf::from(view.path.trim());
        let exists = cx.state.would_overwrite(&path);
        let replace = exists && view.asked;
        let key = if replace { "export-replace" } else { "export" };
        let ready = !view.path.trim().is_empty() && !cx.state.exporting.is_running();
        let clicked =
            ui.add_enabled_ui(ready, |ui| button(ui, t, Role::Primary, Some("download"), &cx.say(key))).inner.clicked();
        let typing = ui.ctx().memory(|m| m.focused().is_some());
        let entered = ready && !typing && ui.input(|i| i.key_pressed(Key::Enter));
        if clicked || entered {
            if exists && !view.asked {
                view.asked = true;
            } else {
                view.sent = true;
                let order = ExportOrder { path, format: view.format, page: page(view), overwrite: replace };
                cx.task(Task::Export(order));
            }
        }
        *open &= !button(ui, t, Role::Plain, None, &cx.say("cancel")).clicked();
    });
}
