//! Menus and keys. Only what works stands here.

use egui::{Key, KeyboardShortcut, Modifiers, Popup, Response, Role as Access, Sense, Ui, WidgetInfo, vec2};

use super::theme::size;
use super::widgets::{ink, left, menu_row, width};
use super::{Cx, Local, dialogs, export, topbar};
use crate::app::{Edit, Shade, Task, View, Work};

/// Ctrl+O, Command+O.
const OPEN: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::O);
/// Ctrl+E.
const EXPORT: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::E);
/// Ctrl+Q.
const QUIT: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Q);

/// Ctrl+Z.
const UNDO: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Z);
/// Ctrl+Shift+Z.
const REDO: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);

/// Keys that work everywhere.
pub fn shortcuts(ui: &Ui, cx: &mut Cx<'_>, local: &mut Local) {
    let pressed = |shortcut: &KeyboardShortcut| ui.input_mut(|i| i.consume_shortcut(shortcut));
    if pressed(&OPEN) {
        dialogs::open_folder(ui.ctx(), cx, &mut local.dialogs);
    }
    if pressed(&EXPORT) {
        export::start(cx, local);
    }
    if pressed(&REDO) {
        cx.edit(Edit::Redo);
    }
    if pressed(&UNDO) {
        cx.edit(Edit::Undo);
    }
    if pressed(&QUIT) {
        ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
    }
    let idle = local.export.is_none() && !ui.ctx().egui_wants_keyboard_input() && !Popup::is_any_open(ui.ctx());
    if idle && ui.input(|i| i.key_pressed(Key::Escape)) && cx.state.selection.figure.is_some() {
        cx.view(View::Figure(None));
    }
}

/// The three menus.
pub fn bar(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    let file = head(ui, cx, &cx.say("menu-file"));
    Popup::menu(&file).width(260.0).show(|ui| file_menu(ui, cx, local));
    let look = head(ui, cx, &cx.say("menu-view"));
    Popup::menu(&look).width(220.0).show(|ui| view_menu(ui, cx));
}

fn head(ui: &mut Ui, cx: &Cx<'_>, words: &str) -> Response {
    let t = cx.theme;
    let face = ink(size::UI, t.ink2);
    let wide = width(ui.painter(), words, face);
    let (rect, response) = ui.allocate_exact_size(vec2(wide + 18.0, 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Access::Button, true, words));
    let open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    if response.hovered() || response.has_focus() || open {
        ui.painter().rect_filled(rect, 5.0, t.sunken);
    }
    left(ui.painter(), rect.left() + 9.0, rect.center().y, words, face, wide + 1.0);
    response
}

fn file_menu(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    let t = cx.theme;
    if menu_row(ui, t, None, &cx.say("open-folder"), "Ctrl O").clicked() {
        dialogs::open_folder(ui.ctx(), cx, &mut local.dialogs);
    }
    if menu_row(ui, t, None, &cx.say("open-files"), "").clicked() {
        dialogs::open_files(ui.ctx(), cx, &mut local.dialogs);
    }
    if menu_row(ui, t, None, &cx.say("open-samples"), "").clicked() {
        cx.task(Task::Samples);
    }
    let recent = cx.state.settings.recent.clone();
    if !recent.is_empty() {
        ui.separator();
        for r in recent.iter().take(5) {
            let name = r.path.file_name().map_or_else(|| r.path.display().to_string(), |n| n.to_string_lossy().into());
            if menu_row(ui, t, None, &name, &r.reports.to_string())
                .on_hover_text(r.path.display().to_string())
                .clicked()
            {
                cx.task(Task::Open(vec![r.path.clone()]));
            }
        }
    }
    ui.separator();
    let drawn = cx.state.drawing.scene.is_some();
    ui.add_enabled_ui(drawn, |ui| {
        if menu_row(ui, t, None, &cx.say("export-menu"), "Ctrl E").clicked() {
            export::start(cx, local);
        }
    });
    ui.separator();
    if menu_row(ui, t, None, &cx.say("quit"), "Ctrl Q").clicked() {
        ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
    }
}

fn view_menu(ui: &mut Ui, cx: &mut Cx<'_>) {
    let t = cx.theme;
    let shade = cx.state.settings.shade;
    for (key, value) in [("shade-light", Shade::Light), ("shade-dark", Shade::Dark)] {
        if menu_row(ui, t, Some(shade == value), &cx.say(key), "").clicked() {
            cx.view(View::Shade(value));
        }
    }
    ui.separator();
    let reading = cx.state.settings.reading_size;
    if menu_row(ui, t, None, &cx.say("text-larger"), "").clicked() {
        cx.view(View::ReadingSize(reading + 1.0));
    }
    if menu_row(ui, t, None, &cx.say("text-smaller"), "").clicked() {
        cx.view(View::ReadingSize(reading - 1.0));
    }
    ui.separator();
    if menu_row(ui, t, None, &cx.say("remarks-title"), "").clicked() {
        cx.view(View::Work(Work::Remarks));
    }
    if menu_row(ui, t, None, &cx.say("other-language"), "").clicked() {
        cx.view(View::Language(topbar::other(cx.state.locale.language())));
    }
}
