//! What is said of the project file: notices, and whether what was decided is on the disk.

use egui::{Sense, Ui, vec2};

use super::status::link;
use super::theme::size;
use super::widgets::{ink, left, width};
use super::{Cx, icons, words};
use crate::app::{Edit, ProjectError, ProjectNotice, Saved};

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
        ProjectError::File(e) => words::file_error(cx, e),
        ProjectError::Damaged(_) => cx.say("project-damaged"),
        ProjectError::Newer(_) => cx.say("project-newer"),
        ProjectError::Busy(_) => cx.say("project-busy"),
    }
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
