//! The window: the only room that knows egui.
//!
//! Each panel reads the state, draws, and pushes commands; they are applied when the frame is done. Nothing here
//! reads a file or a report, and nothing here waits.

mod actions;
mod belonging;
mod chart;
mod coding;
mod compare;
mod dialogs;
mod export;
mod form;
mod frame;
mod history;
mod icons;
mod library;
mod menus;
mod palette;
mod project;
mod queue;
mod reader;
mod remarks;
mod scene;
mod search;
mod settings;
mod shapes;
mod status;
mod table;
mod table_export;
mod tabs;
mod theme;
mod topbar;
mod typed_path;
mod welcome;
mod widgets;
mod words;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::app::{self, Command, Reach, Shade, State};
use crate::figures::Lexicon;
use crate::reading::LEXICON;
use theme::Theme;

/// What a panel gets: the state to read and the list to push commands on.
pub(crate) struct Cx<'a> {
    /// The state; read only.
    pub state: &'a State,
    /// The colours.
    pub theme: &'static Theme,
    /// What is to be done after the frame.
    pub commands: Vec<Command>,
}

impl Cx<'_> {
    /// Asks for a change of what is looked at.
    pub fn view(&mut self, view: app::View) {
        self.commands.push(Command::View(view));
    }

    /// Decides something about a report or a figure.
    pub fn edit(&mut self, edit: app::Edit) {
        self.commands.push(Command::Edit(edit));
    }

    /// Changes the chart on the screen.
    pub fn chart(&mut self, charting: app::Charting) {
        self.edit(app::Edit::Chart(charting));
    }

    /// Asks for something to be done.
    pub fn task(&mut self, task: app::Task) {
        self.commands.push(Command::Task(task));
    }

    /// The words of a key.
    pub fn say(&self, key: &str) -> String {
        self.state.locale.say(key)
    }
}

/// What belongs to the window alone and is forgotten with it: open folds, words half typed, what is scrolled where.
#[derive(Default)]
struct Local {
    library: library::View,
    reader: reader::View,
    search: search::View,
    chart: chart::View,
    compare: compare::View,
    export: Option<export::View>,
    table_export: Option<table_export::View>,
    dialogs: dialogs::Dialogs,
    welcome: welcome::View,
    frame: frame::Folds,
    palette: Option<palette::View>,
    settings: settings::View,
    table: table::View,
    pace: status::Pace,
    queue: queue::View,
    /// Whether the window was asked to close while something could not be saved.
    closing: bool,
}

impl Local {
    /// Whether a dialog is open that has the keys for itself.
    fn dialog_is_open(&self) -> bool {
        let files = self.dialogs.failed.is_some();
        files
            || self.export.is_some()
            || self.table_export.is_some()
            || self.palette.is_some()
            || self.settings.is_open()
    }
}

/// The program's window.
pub struct Window {
    state: State,
    local: Local,
    shade: Option<Shade>,
    kept_at: f64,
    face: Option<String>,
    /// What stands in the title bar.
    title: String,
    /// Frames until the window is to fill the screen, as it did when it was left; null once it was asked to.
    filling: Option<u8>,
    /// Whether a thread has had something to say since the last frame.
    woken: Arc<AtomicBool>,
}

/// How often, in seconds, what has changed is kept for the next start.
const KEPT: f64 = 20.0;

impl Window {
    /// A window on a fresh state; reads `paths` at once when there are any. The context must be prepared.
    pub fn new(reach: Reach, paths: Vec<PathBuf>) -> Self {
        let mut state = State::new(reach, lexicon());
        if paths.is_empty() {
            state.reopen();
        } else {
            state.apply(vec![Command::Task(app::Task::Open(paths))]);
        }
        Self {
            state,
            local: Local::default(),
            shade: None,
            kept_at: 0.0,
            face: None,
            title: String::new(),
            filling: None,
            woken: Arc::default(),
        }
    }

    /// The state, for tests.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Applies a command from outside, as tests do.
    pub fn apply(&mut self, command: Command) {
        self.state.apply(vec![command]);
    }

    /// The title bar names what is open beside the program.
    fn name_window(&mut self, ctx: &egui::Context) {
        let program = self.state.locale.say("program");
        let title = match self.state.library.name().filter(|_| !self.state.library.samples) {
            Some(name) => format!("{} - {program}", name.trim_end_matches(".duibiao")),
            None => program,
        };
        if self.title != title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Gives egui the face for reading when another was chosen, once it is loaded.
    fn take_face(&mut self, ctx: &egui::Context) {
        let wanted = self.state.settings.reading_face.clone();
        if let Some(family) = wanted.clone().filter(|f| self.state.typefaces.fonts(f).is_none()) {
            if !self.state.typefaces.is_busy() {
                self.state.apply(vec![Command::Task(app::Task::Typeface(family))]);
            }
        } else if self.face != wanted {
            self.face = wanted;
            theme::install_faces(ctx, self.state.reading_face());
        }
    }

    /// Draws a frame, then applies what was asked for in it.
    fn show(&mut self, ui: &mut egui::Ui) {
        let dark = ui.ctx().system_theme() == Some(egui::Theme::Dark);
        if self.state.system_dark != dark {
            self.state.apply(vec![Command::View(app::View::SystemDark(dark))]);
        }
        // The next frame has the new size; the zoom of egui's own keys is off.
        ui.ctx().set_zoom_factor(self.state.settings.zoom);
        self.take_face(ui.ctx());
        self.name_window(ui.ctx());
        let shade = self.state.shade();
        if self.shade != Some(shade) {
            theme::install(ui.ctx(), shade);
            self.shade = Some(shade);
        }
        let mut cx = Cx { state: &self.state, theme: Theme::of(shade), commands: Vec::new() };
        frame::show(ui, &mut cx, &mut self.local);
        if fill(ui.ctx(), &mut self.filling) {
            frame::measure(ui, &mut cx, &self.local.frame);
        }
        // Whoever scrolls or types while a folder is read is reading.
        let reads = |e: &egui::Event| matches!(e, egui::Event::MouseWheel { .. } | egui::Event::Key { .. });
        if cx.state.job.is_some() && ui.input(|i| i.events.iter().any(reads)) {
            cx.view(app::View::Stay);
        }
        let mut commands = cx.commands;
        let now = ui.input(|i| i.time);
        if now - self.kept_at > KEPT {
            self.kept_at = now;
            commands.push(Command::View(app::View::Keep));
        }
        if !commands.is_empty() {
            ui.ctx().request_repaint();
        }
        let (waiting, scene) = (self.state.is_waiting(), self.state.drawing.scene.clone());
        self.state.apply(commands);
        // What a thread was asked for is there: nobody else wakes the window to show it.
        let drawn = scene.as_ref().map(Arc::as_ptr) != self.state.drawing.scene.as_ref().map(Arc::as_ptr);
        if drawn || (waiting && !self.state.is_waiting()) {
            ui.ctx().request_repaint();
        }
        // What threads have said was taken in after this frame was drawn: another one shows it.
        if self.woken.swap(false, Ordering::Relaxed) {
            ui.ctx().request_repaint_after(SOON);
        }
    }
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.state.apply(vec![Command::View(app::View::Keep)]);
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        Theme::of(self.state.shade()).app.to_normalized_gamma_f32()
    }
}

/// Gives a context the bundled faces, once, before its first frame.
pub fn prepare(ctx: &egui::Context) {
    theme::install_faces(ctx, None);
    dialogs::listen();
}

#[allow(clippy::expect_used, reason = "the lexicon is part of the program; tests read it")]
fn lexicon() -> Lexicon {
    Lexicon::parse(LEXICON).expect("the bundled lexicon parses")
}

/// Lets the window fill the screen when it is to. What is asked of a window that is not yet on the screen is lost on X11,
/// and the window is shown after its first frame. Returns whether its size is settled and may be remembered.
fn fill(ctx: &egui::Context, filling: &mut Option<u8>) -> bool {
    let Some(frame) = filling else { return true };
    *frame += 1;
    if *frame == 3 {
        ctx.send_viewport_cmd(egui::ViewportCommand::Maximized(true));
    }
    let done = *frame > 12 || (*frame > 3 && ctx.input(|i| i.viewport().maximized == Some(true)));
    if done {
        *filling = None;
    }
    ctx.request_repaint_after(SOON);
    done
}

/// When the window draws what a thread has done: a thousand files that come in a second are not drawn one by one.
const SOON: std::time::Duration = std::time::Duration::from_millis(40);

/// The size of the window at the first start: with its title bar it still fits a screen of 1280 × 800.
const FIRST_SIZE: (f32, f32) = (1264.0, 740.0);

/// Wakes the window from a thread.
fn wake(ctx: egui::Context, woken: &Arc<AtomicBool>) -> app::Wake {
    let woken = Arc::clone(woken);
    Arc::new(move || {
        woken.store(true, Ordering::Relaxed);
        ctx.request_repaint_after(SOON);
    })
}

/// Why no window came up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoWindow {
    /// Whether there is no desktop to open it on; else there is one, without the graphics it needs.
    pub desktop: bool,
    /// What the system says.
    pub words: String,
}

impl From<eframe::Error> for NoWindow {
    fn from(error: eframe::Error) -> Self {
        let said = match &error {
            eframe::Error::WinitEventLoop(e) => e.to_string(),
            eframe::Error::Winit(e) => e.to_string(),
            _ => return Self { desktop: false, words: error.to_string() },
        };
        // winit names its own source file first: os error at …/mod.rs:765: neither WAYLAND_DISPLAY nor …
        let words = said.rsplit(": ").next().unwrap_or(&said).trim_end_matches('.').to_owned();
        Self { desktop: true, words }
    }
}

/// Opens the window and stays until it is closed. `lexicon` is the user's own, where the command line names one.
pub fn run(paths: Vec<PathBuf>, lexicon: Option<PathBuf>) -> Result<(), NoWindow> {
    let icon = eframe::icon_data::from_png_bytes(include_bytes!("../../packaging/linux/icons/256.png"));
    let layout = app::settings_file().as_deref().map(app::window_layout).unwrap_or_default();
    let (wide, high) = layout.window.unwrap_or(FIRST_SIZE);
    let viewport = egui::ViewportBuilder::default()
        .with_title("对标")
        .with_app_id("io.github.duibiao.Duibiao")
        .with_inner_size([wide, high])
        .with_maximized(layout.maximized)
        .with_min_inner_size([960.0, 640.0])
        .with_drag_and_drop(true)
        .with_icon(icon.unwrap_or_default());
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    let open = Box::new(move |cc: &eframe::CreationContext<'_>| {
        let (ctx, woken) = (cc.egui_ctx.clone(), Arc::new(AtomicBool::new(false)));
        let reach = app::reach(wake(ctx, &woken), lexicon.as_deref());
        prepare(&cc.egui_ctx);
        let filling = layout.maximized.then_some(0);
        Ok(Box::new(Window { woken, filling, ..Window::new(reach, paths) }) as Box<dyn eframe::App>)
    });
    eframe::run_native("对标", options, open).map_err(NoWindow::from)
}
