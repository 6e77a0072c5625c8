//! The system's dialogs for folders and files, on threads: the window never waits for them.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::{Context, Ui};

use super::Cx;
use crate::app::{Task, is_folder};

/// Dialogs that are open.
#[derive(Default)]
pub struct Dialogs {
    opening: Option<Receiver<Vec<PathBuf>>>,
    saving: Option<Receiver<Option<PathBuf>>>,
    facts: Option<Receiver<Option<PathBuf>>>,
    saving_project: Option<Receiver<Option<PathBuf>>>,
}

/// Asks for a folder.
pub fn open_folder(ctx: &Context, cx: &Cx<'_>, dialogs: &mut Dialogs) {
    let ask = rfd::AsyncFileDialog::new().set_title(cx.say("open-folder"));
    dialogs.opening =
        Some(on_thread(ctx, move || wait(ask.pick_folder()).map(|f| f.path().to_path_buf()).into_iter().collect()));
}

/// Asks for files.
pub fn open_files(ctx: &Context, cx: &Cx<'_>, dialogs: &mut Dialogs) {
    let ask = rfd::AsyncFileDialog::new()
        .set_title(cx.say("open-files"))
        .add_filter(cx.say("file-kind-reports"), &["txt", "md", "markdown"])
        .add_filter(cx.say("file-kind-charts"), &["png", "svg", "pdf"]);
    dialogs.opening = Some(on_thread(ctx, move || {
        wait(ask.pick_files()).unwrap_or_default().iter().map(|f| f.path().to_path_buf()).collect()
    }));
}

/// Asks for a project file.
pub fn open_project(ctx: &Context, cx: &Cx<'_>, dialogs: &mut Dialogs) {
    let ask = rfd::AsyncFileDialog::new()
        .set_title(cx.say("project-open"))
        .add_filter(cx.say("file-kind-project"), &["duibiao"]);
    dialogs.opening =
        Some(on_thread(ctx, move || wait(ask.pick_file()).map(|f| f.path().to_path_buf()).into_iter().collect()));
}

/// Asks where to save the project.
pub fn save_project(ctx: &Context, cx: &Cx<'_>, dialogs: &mut Dialogs) {
    let name = cx.state.library.name().unwrap_or_else(|| cx.say("program"));
    let ask = rfd::AsyncFileDialog::new()
        .set_title(cx.say("project-save-as"))
        .set_file_name(cx.state.locale.say_with("project-name", &[("name", name.into())]))
        .add_filter(cx.say("file-kind-project"), &["duibiao"]);
    dialogs.saving_project = Some(on_thread(ctx, move || wait(ask.save_file()).map(|f| f.path().to_path_buf())));
}

/// Asks where to save.
pub fn save(ctx: &Context, cx: &Cx<'_>, dialogs: &mut Dialogs, suggested: &std::path::Path) {
    let mut ask = rfd::AsyncFileDialog::new().set_title(cx.say("export-title"));
    if let Some(name) = suggested.file_name() {
        ask = ask.set_file_name(name.to_string_lossy());
    }
    if let Some(folder) = suggested.parent().filter(|f| is_folder(f)) {
        ask = ask.set_directory(folder);
    }
    dialogs.saving = Some(on_thread(ctx, move || wait(ask.save_file()).map(|f| f.path().to_path_buf())));
}

/// Asks for a table of official figures.
pub fn open_facts(ctx: &Context, cx: &Cx<'_>, dialogs: &mut Dialogs) {
    let ask = rfd::AsyncFileDialog::new().set_title(cx.say("compare-import")).add_filter("CSV", &["csv", "txt"]);
    dialogs.facts = Some(on_thread(ctx, move || wait(ask.pick_file()).map(|f| f.path().to_path_buf())));
}

/// Takes the table of official figures that was chosen.
pub fn facts_path(dialogs: &mut Dialogs) -> Option<PathBuf> {
    take(&mut dialogs.facts).flatten()
}

/// Takes what was chosen for opening.
pub fn poll(_ui: &Ui, cx: &mut Cx<'_>, dialogs: &mut Dialogs) {
    if let Some(paths) = take(&mut dialogs.opening)
        && !paths.is_empty()
    {
        cx.task(Task::Open(paths));
    }
    if let Some(mut path) = take(&mut dialogs.saving_project).flatten() {
        // Not every system adds the ending of the filter.
        if path.extension().is_none_or(|e| !e.eq_ignore_ascii_case("duibiao")) {
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            path.set_file_name(format!("{name}.duibiao"));
        }
        cx.task(Task::SaveProject(path));
    }
}

/// Takes the path that was chosen for saving.
pub fn saved_path(dialogs: &mut Dialogs) -> Option<PathBuf> {
    take(&mut dialogs.saving).flatten()
}

fn take<T>(waiting: &mut Option<Receiver<T>>) -> Option<T> {
    match waiting.as_ref()?.try_recv() {
        Ok(value) => {
            *waiting = None;
            Some(value)
        }
        Err(TryRecvError::Empty) => None,
        Err(TryRecvError::Disconnected) => {
            *waiting = None;
            None
        }
    }
}

fn on_thread<T: Send + 'static>(ctx: &Context, ask: impl FnOnce() -> T + Send + 'static) -> Receiver<T> {
    let (sender, receiver) = channel();
    let ctx = ctx.clone();
    std::thread::spawn(move || {
        let _ = sender.send(ask());
        ctx.request_repaint();
    });
    receiver
}

/// Waits for a dialog on its own thread.
fn wait<T>(dialog: impl Future<Output = T>) -> T {
    struct Unpark(std::thread::Thread);
    impl std::task::Wake for Unpark {
        fn wake(self: std::sync::Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = std::sync::Arc::new(Unpark(std::thread::current())).into();
    let mut context = std::task::Context::from_waker(&waker);
    let mut dialog = std::pin::pin!(dialog);
    loop {
        match dialog.as_mut().poll(&mut context) {
            std::task::Poll::Ready(value) => return value,
            std::task::Poll::Pending => std::thread::park(),
        }
    }
}
