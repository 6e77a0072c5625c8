//! Where the system has no dialog for files: says so, and takes a path that is typed.

use std::path::PathBuf;

use egui::{Key, Modal, Ui};

use super::dialogs::Wanted;
use super::theme::size;
use super::widgets::{Role, button, field};
use super::{Cx, Local};

/// Asks for the path that the system's dialog would have given.
pub fn show(ui: &Ui, cx: &Cx<'_>, local: &mut Local) {
    let Some((wanted, why, typed)) = &mut local.dialogs.failed else { return };
    let (t, wanted) = (cx.theme, *wanted);
    let stroke = egui::Stroke::new(1.0, t.line);
    let frame = egui::Frame::NONE.fill(t.raised).corner_radius(8).stroke(stroke).inner_margin(20);
    let (mut entered, mut given_up) = (false, false);
    let modal = Modal::new(egui::Id::unique("typed-path")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(480.0);
        ui.spacing_mut().item_spacing.y = 10.0;
        let line = |words: String, letters, color| {
            egui::Label::new(egui::RichText::new(words).size(letters).color(color)).wrap()
        };
        ui.add(line(cx.say("no-dialog"), size::UI, t.ink1));
        let response = field(ui, t, "folder", &cx.say(hint(wanted)), typed, ui.available_width());
        entered = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        if !entered && !ui.memory(|m| m.focused().is_some()) {
            response.request_focus();
        }
        ui.add(line(cx.state.locale.say_with("no-dialog-why", &[("why", why.as_str().into())]), size::SMALL, t.ink3));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let does = if matches!(wanted, Wanted::Open | Wanted::Facts) { "open" } else { "no-dialog-use" };
            let ready = !typed.trim().is_empty();
            entered |= ui.add_enabled_ui(ready, |ui| button(ui, t, Role::Primary, None, &cx.say(does))).inner.clicked();
            given_up = button(ui, t, Role::Plain, None, &cx.say("cancel")).clicked();
        });
    });
    let path = PathBuf::from(typed.trim());
    if entered && !path.as_os_str().is_empty() {
        local.dialogs.failed = None;
        local.dialogs.answer(wanted, path);
        ui.ctx().request_repaint();
    } else if given_up || modal.should_close() {
        local.dialogs.failed = None;
    }
}

fn hint(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Open => "no-dialog-open",
        Wanted::Facts => "no-dialog-facts",
        Wanted::Save | Wanted::Project => "no-dialog-save",
    }
}
