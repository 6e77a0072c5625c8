//! The system's dialogs for folders and files, on threads: the window never waits for them. Where the system has none it is
//! said, and a path can be typed instead ([`super::typed_path`]).

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Mutex, PoisonError};

use egui::{Context, Ui};

use super::Cx;
use crate::app::{Task, is_folder};

/// For what a path is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// To be opened.
    Open,
    /// For a chart or a table.
    Save,
    /// For the project.
    Project,
    /// A table of official figures.
    Facts,
}

/// What a person has chosen, nothing where it was given up; or why there was no dialog, in the words of the system.
type Answer = Result<Vec<PathBuf>, String>;

/// Dialogs that are open.
#[derive(Default)]
pub struct Dialogs {
    waiting: Vec<(Wanted, Receiver<Answer>)>,
    answered: Vec<(Wanted, Vec<PathBuf>)>,
    /// The dialog that the system could not show, why, and the path typed in its stead.
    pub failed: Option<(Wanted, String, String)>,
}

impl Dialogs {
    /// Takes a path that was typed where the system has no dialog.
    pub fn answer(&mut self, wanted: Wanted, path: PathBuf) {
        self.answered.push((wanted, vec![path]));
    }

    fn ask(&mut self, ctx: &Context, wanted: Wanted, ask: impl FnOnce() -> Vec<PathBuf> + Send + 'static) {
        self.waiting.retain(|w| w.0 != wanted);
        self.waiting.push((wanted, on_thread(ctx, ask)));
    }

    /// Takes what has come for one.
    fn take(&mut self, wanted: Wanted) -> Option<Vec<PathBuf>> {
        let failed = &mut self.failed;
        let answered = &mut self.answered;
        self.waiting.retain(|(wanted, receiver)| match receiver.try_recv() {
            Ok(Ok(paths)) => {
                answered.push((*wanted, paths));
                false
            }
            Ok(Err(why)) => {
                *failed = Some((*wanted, why, String::new()));
                false
            }
            Err(TryRecvError::Empty) => true,
            Err(TryRecvError::Disconnected) => false,
        });
        let at = self.answered.iter().position(|a| a.0 == wanted)?;
        Some(self.answered.remove(at).1).filter(|paths| !paths.is_empty())
    }
}

/// What the dialogs' library said last: that there is neither a portal nor zenity it tells nobody but the log, and answers
/// as if a person had given up.
static SAID: Mutex<Said> = Mutex::new(Said { why: Vec::new(), failed: false });

struct Said {
    why: Vec<String>,
    failed: bool,
}

/// Hears what the library of the dialogs has to say.
struct Ear;

impl log::Log for Ear {
    fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
        metadata.level() == log::Level::Error && metadata.target().starts_with(LIBRARY)
    }

    fn log(&self, record: &log::Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        let mut said = SAID.lock().unwrap_or_else(PoisonError::into_inner);
        said.why.push(record.args().to_string());
        // Below it are the ways; that the last one of them failed is said here.
        said.failed |= record.target() == LIBRARY;
    }

    fn flush(&self) {}
}

/// Where the library says that no way was left.
const LIBRARY: &str = "rfd::backend::xdg_desktop_portal";

/// Begins to hear what the library of the dialogs has to say.
pub fn listen() {
    // Who listens already hears it as well: tests make many windows.
    if log::set_logger(&Ear).is_ok() {
        log::set_max_level(log::LevelFilter::Error);
    }
}

/// What was said since the last time, where there was no dialog at all.
fn failure() -> Option<String> {
    let mut said = SAID.lock().unwrap_or_else(PoisonError::into_inner);
    let why = std::mem::take(&mut said.why);
    std::mem::take(&mut said.failed).then(|| why.join("; "))
}

/// Asks for a folder.
pub fn open_folder(ctx: &Context, cx: &Cx<'_>, dialogs: &mut Dialogs) {
    let ask = rfd::AsyncFileDialog::new().set_title(cx.say("open-folder"));
    dialogs.ask(ctx, Wanted::Open, move || one(wait(ask.pick_folder())));
}

/// Asks for files.
pub fn open_files(ctx: &Context, cx: &Cx<'_>, dialogs: &mut Dialogs) {
    let ask = rfd::AsyncFileDialog::new()
        .set_title(cx.say("open-files"))
        .add_filter(cx.say("file-kind-reports"), &["txt", "md", "markdown"])
        .add_filter(cx.say("file-kind-charts"), &["png", "svg", "pdf"]);
    dialogs.ask(ctx, Wanted::Open, move || {
        wait(ask.pick_files()).unwrap_or_default().iter().map(|f| f.path().to_path_buf()).collect()
    });
}

/// Asks for a project file.
pub fn open_project(ctx: &Context, cx: &Cx<'_>, dialogs: &mut Dialogs) {
    let ask = rfd::AsyncFileDialog::new()
        .set_title(cx.say("project-open"))
        .add_filter(cx.say("file-kind-project"), &["duibiao"]);
    dialogs.ask(ctx, Wanted::Open, move || one(wait(ask.pick_file())));
}

/// Asks where to save the project.
pub fn save_project(ctx: &Context, cx: &Cx<'_>, dialogs: &mut Dialogs) {
    let name = cx.state.library.name().unwrap_or_else(|| cx.say("program"));
    let ask = rfd::AsyncFileDialog::new()
        .set_title(cx.say("project-save-as"))
        .set_file_name(cx.state.locale.say_with("project-name", &[("name", name.into())]))
        .add_filter(cx.say("file-kind-project"), &["duibiao"]);
    dialogs.ask(ctx, Wanted::Project, move || one(wait(ask.save_file())));
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
    dialogs.ask(ctx, Wanted::Save, move || one(wait(ask.save_file())));
}

/// Asks for a table of official figures.
pub fn open_facts(ctx: &Context, cx: &Cx<'_>, dialogs: &mut Dialogs) {
    let ask = rfd::AsyncFileDialog::new().set_title(cx.say("compare-import")).add_filter("CSV", &["csv", "txt"]);
    dialogs.ask(ctx, Wanted::Facts, move || one(wait(ask.pick_file())));
}

/// Takes the table of official figures that was chosen.
pub fn facts_path(dialogs: &mut Dialogs) -> Option<PathBuf> {
    dialogs.take(Wanted::Facts)?.pop()
}

/// Takes what was chosen for opening.
pub fn poll(_ui: &Ui, cx: &mut Cx<'_>, dialogs: &mut Dialogs) {
    if let Some(paths) = dialogs.take(Wanted::Open) {
        cx.task(Task::Open(paths));
    }
    if let Some(mut path) = dialogs.take(Wanted::Project).and_then(|mut p| p.pop()) {
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
    dialogs.take(Wanted::Save)?.pop()
}

fn one(file: Option<rfd::FileHandle>) -> Vec<PathBuf> {
    file.map(|f| f.path().to_path_buf()).into_iter().collect()
}

fn on_thread(ctx: &Context, ask: impl FnOnce() -> Vec<PathBuf> + Send + 'static) -> Receiver<Answer> {
    let (sender, receiver) = channel();
    let ctx = ctx.clone();
    std::thread::spawn(move || {
        let _ = failure();
        let paths = ask();
        let why = failure().filter(|_| paths.is_empty());
        let _ = sender.send(why.map_or(Ok(paths), Err));
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
