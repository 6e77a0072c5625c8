//! The dialog that saves charts: what for, as what, where to, one or many. Overwriting is asked about.

mod form;
mod preview;
pub mod words;

use std::path::{Path, PathBuf};

use egui::{Align, CornerRadius, Frame, Key, Layout, Modal, Rect, Sense, Stroke, Ui, UiBuilder, vec2};

use super::theme::size;
use super::widgets::{Role, bold, button, icon_button, ink, inside, left};
use super::{Cx, Local, dialogs};
use crate::app::{self, Charting, Each, ExportOrder, Exported, Format, Manner, Notice, Progress, Target, Task};
use crate::export::{Look, MOST_PIXELS};

/// What the dialog holds while it is open.
pub struct View {
    look: Look,
    manner: Manner,
    /// One chart for each of these, or the one on the screen.
    each: Option<Each>,
    path: String,
    asked: bool,
    sent: bool,
    /// The files that stand where these charts go: looked for again only when that changes.
    standing: Option<(String, Option<Each>, Manner, Vec<PathBuf>)>,
    drawn: preview::Drawn,
}

/// Opens the dialog, when there is a chart.
pub fn start(cx: &Cx<'_>, local: &mut Local) {
    if cx.state.drawing.scene.is_none() || local.export.is_some() {
        return;
    }
    let look = cx.state.choice.form.look.clone();
    let manner = Manner { dpi: look.dpi, ..Manner::default() };
    let path = cx.state.suggested_path(manner.format).display().to_string();
    let drawn = preview::Drawn::default();
    local.export = Some(View { look, manner, each: None, path, asked: false, sent: false, standing: None, drawn });
}

/// Draws the dialog while it is open.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    let Some(view) = &mut local.export else { return };
    if let Some(path) = dialogs::saved_path(&mut local.dialogs) {
        view.chosen(&path);
    }
    if view.sent && !cx.state.exporting.is_running() {
        view.sent = false;
        if saved(cx) {
            local.export = None;
            return;
        }
    }
    let t = cx.theme;
    let frame = Frame::NONE.fill(t.raised).corner_radius(CornerRadius::same(8)).stroke(Stroke::new(1.0, t.line));
    let room = ui.ctx().content_rect();
    let wide = (room.width() - 80.0).min(1060.0);
    let mut open = true;
    let modal = Modal::new(egui::Id::unique("export")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(wide);
        ui.spacing_mut().item_spacing.y = 0.0;
        head(ui, cx, &mut open);
        body(ui, cx, view, &mut local.dialogs);
        foot(ui, cx, view, &mut open);
    });
    if modal.should_close() || !open {
        cx.commands.extend(cx.state.exporting.is_running().then_some(app::Command::Task(Task::CancelExport)));
        local.export = None;
    }
}

/// Whether the last word is that charts were saved, all of them.
fn saved(cx: &Cx<'_>) -> bool {
    match &cx.state.notice {
        Some(Notice::Saved(_)) => true,
        Some(Notice::Chart(end)) => matches!(**end, Ok(Exported::Folder { stopped: false, .. } | Exported::Copied)),
        _ => false,
    }
}

impl View {
    /// What is asked for, as it stands in the dialog.
    fn order(&self) -> ExportOrder {
        let path = PathBuf::from(self.path.trim());
        let to = self.each.map_or_else(|| Target::File(path.clone()), |each| Target::Folder(path.clone(), each));
        let manner = Manner { dpi: self.look.dpi, ..self.manner.clone() };
        ExportOrder { to, look: self.look.clone(), manner, overwrite: self.asked }
    }

    /// Takes the path that the system's dialog gave; it has asked about overwriting already, where it knew the whole name.
    fn chosen(&mut self, path: &Path) {
        let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        let whole = if self.each.is_some() { folder } else { app::with_ending(path, self.manner.format.ending()) };
        self.asked = self.each.is_none() && whole == path;
        self.path = whole.display().to_string();
    }

    /// Changes between one chart and many: a file then becomes its folder.
    fn batch(&mut self, cx: &Cx<'_>, each: Option<Each>) {
        if self.each.is_some() != each.is_some() {
            let path = if each.is_some() {
                Path::new(&self.path).parent().map(Path::to_path_buf).unwrap_or_default()
            } else {
                let suggested = cx.state.suggested_path(self.manner.format);
                Path::new(&self.path).join(suggested.file_name().unwrap_or_default())
            };
            self.path = path.display().to_string();
        }
        self.each = each;
        self.asked = false;
    }

    fn format(&mut self, format: Format) {
        self.manner.format = format;
        if self.each.is_none() {
            self.path = app::with_ending(Path::new(&self.path), format.ending()).display().to_string();
        }
        self.asked = false;
    }

    /// The files that stand in the way.
    fn stands(&mut self, cx: &Cx<'_>) -> &[PathBuf] {
        if self.path.trim().is_empty() {
            return &[];
        }
        let known = self.standing.take().filter(|s| s.0 == self.path && s.1 == self.each && s.2 == self.manner);
        let stand = known.map_or_else(|| cx.state.would_overwrite(&self.order()), |s| s.3);
        &self.standing.insert((self.path.clone(), self.each, self.manner.clone(), stand)).3
    }

    /// Whether the picture would be too large for a PNG.
    fn too_large(&self) -> bool {
        let (w, h) = self.look.pixels;
        self.manner.format == Format::Png && u64::from(w) * u64::from(h) > MOST_PIXELS
    }

    fn ready(&self, cx: &Cx<'_>) -> bool {
        let whole = !self.path.trim().is_empty() && !self.too_large() && self.drawn.sound(&self.look);
        whole && !cx.state.exporting.is_running()
    }
}

fn head(ui: &mut Ui, cx: &Cx<'_>, open: &mut bool) {
    let t = cx.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 48.0), Sense::hover());
    let face = bold(size::HEADING, t.ink1);
    left(ui.painter(), rect.left() + 20.0, rect.center().y, &cx.say("export-title"), face, 400.0);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, t.hairline());
    let at = Rect::from_center_size(rect.right_center() - vec2(28.0, 0.0), vec2(28.0, 28.0));
    inside(ui, UiBuilder::new().max_rect(at), |ui| *open &= !icon_button(ui, t, "x", &cx.say("close")).clicked());
}

fn body(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, waiting: &mut dialogs::Dialogs) {
    let t = cx.theme;
    let wide = ui.available_width();
    let high = (ui.ctx().content_rect().height() - 170.0).clamp(300.0, 520.0);
    let (rect, _) = ui.allocate_exact_size(vec2(wide, high), Sense::hover());
    let (picture, form) = rect.split_left_right_at_x(rect.left() + (wide - 444.0).max(wide * 0.42));
    ui.painter().rect_filled(picture, 0.0, t.app);
    ui.painter().vline(picture.right(), picture.y_range(), t.hairline());
    preview::show(ui, cx, view, picture.shrink2(vec2(24.0, 18.0)));
    inside(ui, UiBuilder::new().max_rect(form.shrink2(vec2(20.0, 16.0))), |ui| {
        egui::ScrollArea::vertical().show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 9.0);
            form::show(ui, cx, view, waiting);
        });
    });
}

fn foot(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, open: &mut bool) {
    let t = cx.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 52.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, t.hairline());
    let inner = rect.shrink2(vec2(20.0, 0.0));
    let stands = !view.stands(cx).is_empty();
    inside(ui, UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)), |ui| {
        match cx.state.exporting.progress().filter(|_| view.sent) {
            Some(progress) => running(ui, cx, progress),
            None => form::batch(ui, cx, view),
        }
    });
    inside(ui, UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let replace = stands && view.asked;
        let key = if replace { "export-replace" } else { "export" };
        let ready = view.ready(cx);
        let clicked =
            ui.add_enabled_ui(ready, |ui| button(ui, t, Role::Primary, Some("download"), &cx.say(key))).inner.clicked();
        let typing = ui.ctx().memory(|m| m.focused().is_some());
        let entered = ready && !typing && ui.input(|i| i.key_pressed(Key::Enter));
        if clicked || entered {
            if stands && !view.asked {
                view.asked = true;
            } else {
                view.sent = true;
                keep_look(cx, view);
                cx.task(Task::Export(ExportOrder { overwrite: replace, ..view.order() }));
                view.standing = None;
            }
        }
        *open &= !button(ui, t, Role::Plain, None, &cx.say("cancel")).clicked();
        let copy =
            ui.add_enabled_ui(ready, |ui| button(ui, t, Role::Plain, Some("copy"), &cx.say("export-copy"))).inner;
        if copy.on_hover_text(cx.say("export-copy-hint")).clicked() {
            view.sent = true;
            keep_look(cx, view);
            cx.task(Task::Export(ExportOrder { to: Target::Clipboard, ..view.order() }));
        }
    });
}

/// The chart keeps the look in which it was saved last.
fn keep_look(cx: &mut Cx<'_>, view: &View) {
    if cx.state.choice.form.look != view.look {
        cx.chart(Charting::Look(view.look.clone()));
    }
}

/// How far a batch is, and a way to stop it.
pub fn running(ui: &mut Ui, cx: &mut Cx<'_>, progress: Progress) {
    let t = cx.theme;
    let words =
        cx.state.locale.say_with("export-running", &[("done", progress.done.into()), ("total", progress.total.into())]);
    let (rect, response) = ui.allocate_exact_size(vec2(150.0, 28.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &words));
    left(ui.painter(), rect.left(), rect.center().y - 5.0, &words, ink(size::SMALL, t.ink2), 150.0);
    let bar = Rect::from_min_size(rect.left_bottom() - vec2(0.0, 8.0), vec2(140.0, 4.0));
    let share = progress.done as f32 / progress.total.max(1) as f32;
    ui.painter().rect_filled(bar, 2.0, t.line);
    ui.painter().rect_filled(Rect::from_min_size(bar.min, vec2(140.0 * share, 4.0)), 2.0, t.accent);
    if button(ui, t, Role::Quiet, None, &cx.say("export-stop")).clicked() {
        cx.task(Task::CancelExport);
    }
}
