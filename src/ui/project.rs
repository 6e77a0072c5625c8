//! What is said of the project file: notices, and whether what was decided is on the disk.

use egui::{Key, Sense, Ui, vec2};

use super::actions::{Action, CTRL_SHIFT, Menu};
use super::dialogs::Dialogs;
use super::status::link;
use super::theme::size;
use super::widgets::{Role, button, ink, left, width};
use super::{Cx, Local, dialogs, icons, words};
use crate::app::{Edit, FileError, ProjectError, ProjectNotice, Saved, Task, View, Work};

/// What is done with projects and decisions, for menus and palette.
pub const ACTIONS: &[Action] = &[
    Action::new("project-open", Menu::File, 0, |ctx, cx, l| dialogs::open_project(ctx, cx, &mut l.dialogs))
        .icon("folder-open"),
    Action::new("project-save-as", Menu::File, 3, |ctx, cx, l| dialogs::save_project(ctx, cx, &mut l.dialogs))
        .icon("save")
        .keys(CTRL_SHIFT, Key::S)
        .when(|cx, _| !cx.state.library.is_empty() && !cx.state.library.samples),
    Action::new("history", Menu::Edit, 1, |_, cx, _| cx.view(View::Work(Work::History)))
        .icon("history")
        .when(|cx, _| !cx.state.library.is_empty()),
];

/// A notice as a sentence, and whether it is bad news.
pub fn notice(cx: &Cx<'_>, notice: &ProjectNotice) -> (String, bool) {
    let path = |p: &std::path::Path| p.display().to_string();
    let say = |key: &str, p: &std::path::Path| cx.state.locale.say_with(key, &[("path", path(p).into())]);
    let failed = |key: &str, e: &ProjectError| {
        cx.state.locale.say_with(key, &[("why", error(cx, e).into()), ("path", path(e.path()).into())])
    };
    match notice {
        ProjectNotice::Taken(p) => (say("project-taken", p), true),
        ProjectNotice::ReadOnlyPlace(p) => (say("project-read-only-place", p), true),
        ProjectNotice::Aside(p, true) => (say("project-aside-restored", p), true),
        ProjectNotice::Aside(p, false) => (say("project-aside-empty", p), true),
        ProjectNotice::None(e) => (failed("project-none", e), true),
        ProjectNotice::SavedAs(p) => (say("project-saved-as", p), false),
        ProjectNotice::NotSavedAs(e) => (failed("project-not-saved-as", e), true),
        ProjectNotice::FolderGone(p) => (say("project-folder-gone", p), true),
    }
}

/// What is wrong with a project file.
pub fn error(cx: &Cx<'_>, error: &ProjectError) -> String {
    match error {
        ProjectError::File(FileError::Missing(_)) => cx.say("project-missing"),
        ProjectError::File(e) => words::file_error(cx, e),
        ProjectError::Damaged(_) => cx.say("project-damaged"),
        ProjectError::Newer(_) => cx.say("project-newer"),
        ProjectError::Busy(_) => cx.say("project-busy"),
    }
}

/// Room beside the words of the strip: its margins, the icon and the button.
const SAVE_AS: f32 = 210.0;

/// What a person must know while decisions cannot be saved: that, why, where, and what to do. It stands until they are.
pub fn trouble(ui: &mut Ui, cx: &mut Cx<'_>, open: &mut Dialogs) {
    let Saved::Failed(why) = &cx.state.project.saved else { return };
    let t = cx.theme;
    let count = cx.state.project.waiting();
    let then = match why {
        ProjectError::File(FileError::Full(_)) => "unsaved-full",
        ProjectError::File(FileError::Missing(_) | FileError::Broken(_)) => "unsaved-gone",
        ProjectError::File(FileError::Denied(_)) => "unsaved-denied",
        ProjectError::Damaged(_) => "unsaved-damaged",
        _ => "unsaved-else",
    };
    let path = why.path().display().to_string();
    let args = [("count", count.into()), ("why", error(cx, why).into()), ("path", path.into())];
    let (head, then) = (cx.state.locale.say_with("unsaved-head", &args), cx.say(then));
    let room = (ui.available_width() - SAVE_AS).max(160.0);
    // A panel keeps the height of its first frame: the strip is given that of its words.
    let high = |words: &str, size| {
        ui.painter().layout(words.to_owned(), egui::FontId::proportional(size), t.ink1, room).size().y
    };
    let high = (high(&head, size::UI) + high(&then, size::SMALL) + 1.0).max(30.0) + 14.0;
    let fill = egui::Frame::NONE.fill(t.err_bg).inner_margin(egui::Margin::symmetric(12, 7));
    let strip = egui::Panel::bottom("unsaved").frame(fill).show_separator_line(false).resizable(false);
    strip.exact_size(high).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let (at, _) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
            icons::paint(ui.painter(), at.center(), 16.0, "circle-alert", t.err);
            let line = |words: &str, color| egui::RichText::new(words.to_owned()).size(size::UI).color(color);
            ui.allocate_ui_with_layout(vec2(room, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_width(room);
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.add(egui::Label::new(line(&head, t.ink1)).wrap());
                ui.add(egui::Label::new(line(&then, t.ink2).size(size::SMALL)).wrap());
            });
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if button(ui, t, Role::Primary, Some("save"), &cx.say("project-save-as")).clicked() {
                    dialogs::save_project(ui.ctx(), cx, open);
                }
            });
        });
    });
}

/// A window that is asked to close while something cannot be saved stays, and asks; so does one that is to open something
/// else.
pub fn guard_closing(ui: &Ui, cx: &mut Cx<'_>, local: &mut Local) {
    if ui.ctx().input(|i| i.viewport().close_requested()) && cx.state.would_lose() && !local.closing {
        ui.ctx().send_viewport_cmd(egui::ViewportCommand::CancelClose);
        local.closing = true;
        return;
    }
    if local.closing {
        if !cx.state.would_lose() {
            // Meanwhile it was saved: nothing holds the window any more.
            local.closing = false;
            return ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
        }
        match ask_unsaved(ui, cx, local, "closing-unsaved", "closing-leave") {
            Some(true) => ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close),
            Some(false) => local.closing = false,
            None => {}
        }
    } else if cx.state.leaving.is_some()
        && let Some(give_up) = ask_unsaved(ui, cx, local, "leaving-unsaved", "leaving-leave")
    {
        cx.task(Task::Leave(give_up));
    }
}

/// Asks whether decisions that cannot be written are given up; nothing before an answer.
fn ask_unsaved(ui: &Ui, cx: &Cx<'_>, local: &mut Local, words: &str, leave: &str) -> Option<bool> {
    let Saved::Failed(why) = &cx.state.project.saved else { return None };
    let t = cx.theme;
    let stroke = egui::Stroke::new(1.0, t.line);
    let frame = egui::Frame::NONE.fill(t.raised).corner_radius(8).stroke(stroke).inner_margin(20);
    let mut answer = None;
    egui::Modal::new(egui::Id::unique("closing")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(460.0);
        ui.spacing_mut().item_spacing.y = 12.0;
        let path = why.path().display().to_string();
        let words = cx.state.locale.say_with(words, &[("why", error(cx, why).into()), ("path", path.into())]);
        ui.add(egui::Label::new(egui::RichText::new(words).size(size::UI).color(t.ink1)).wrap());
        ui.horizontal(|ui| {
            if button(ui, t, Role::Primary, None, &cx.say("closing-stay")).clicked() {
                answer = Some(false);
            }
            if button(ui, t, Role::Plain, None, &cx.say("project-save-as")).clicked() {
                dialogs::save_project(ui.ctx(), cx, &mut local.dialogs);
            }
            if button(ui, t, Role::Plain, None, &cx.say(leave)).clicked() {
                answer = Some(true);
            }
        });
    });
    answer
}

/// Whether what was decided is on the disk; and what undoing would undo.
pub fn saved(ui: &mut Ui, cx: &mut Cx<'_>) {
    let t = cx.theme;
    if cx.state.library.is_empty() {
        return;
    }
    let project = &cx.state.project;
    let (icon, words, color) = match &project.saved {
        _ if project.read_only => ("lock", cx.say("saved-read-only"), t.warn),
        Saved::Nothing if cx.state.library.samples && cx.state.undo_words().is_some() => {
            ("info", cx.say("saved-samples"), t.ink3)
        }
        Saved::Nothing => return,
        Saved::Pending(count) => {
            ("refresh-cw", cx.state.locale.say_with("saved-pending", &[("count", (*count).into())]), t.ink2)
        }
        Saved::Saved => ("circle-check", cx.say("saved-done"), t.ink2),
        Saved::Failed(e) => {
            ("circle-alert", cx.state.locale.say_with("saved-failed", &[("why", error(cx, e).into())]), t.err)
        }
    };
    let face = ink(size::SMALL, color);
    let wide = width(ui.painter(), &words, face).min(180.0);
    let (rect, response) = ui.allocate_exact_size(vec2(wide + 24.0, 22.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
    icons::paint(ui.painter(), rect.left_center() + vec2(10.0, 0.0), 14.0, icon, color);
    left(ui.painter(), rect.left() + 22.0, rect.center().y, &words, face, wide + 1.0);
    response.on_hover_text(&words);
    if let Some(what) = cx.state.undo_words().filter(|_| !project.read_only) {
        let words = cx.state.locale.say_with("undo-what", &[("what", what.into())]);
        let short: String = words.chars().take(22).collect();
        let short = if short == words { short } else { format!("{short}…") };
        if link(ui, t, &short, t.ink2, Some("undo-2")).on_hover_text(&words).clicked() {
            cx.edit(Edit::Undo);
        }
    }
}
