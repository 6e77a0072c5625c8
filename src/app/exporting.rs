//! Saving a chart: drawn for its page, made into bytes and written, all on a thread of its own.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::command::{Event, ExportOrder};
use super::drawing::Page;
use super::state::{Notice, State};
use crate::chart::Scene;
use crate::export::{self, Dress, Format};
use crate::host;

/// The saving that runs, if any.
#[derive(Debug, Default)]
pub struct Exporting {
    running: Option<Receiver<Event>>,
}

impl Exporting {
    /// Whether a chart is being saved.
    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Returns the end of the saving once it is there.
    pub fn poll(&mut self) -> Option<Event> {
        let event = match self.running.as_ref()?.try_recv() {
            Ok(event) => Some(event),
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => None,
        };
        self.running = None;
        event
    }
}

/// A file name for the chart on the screen, without a folder.
pub fn suggested_name(state: &State, format: Format) -> String {
    let year = match state.choice.year {
        Some(y) => state.locale.say_with("year", &[("year", y.to_string().into())]).replace(' ', ""),
        None => state.locale.say("year-latest"),
    };
    let name = state.say_file_name(&year);
    format!("{name}.{}", format.ending())
}

impl State {
    fn say_file_name(&self, year: &str) -> String {
        let indicator = self.indicator(&self.choice.indicator);
        let name = self.locale.say_with("export-file-name", &[("year", year.into()), ("indicator", indicator.into())]);
        name.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], " ").trim().to_string()
    }

    /// Whether a file stands where the chart is to be saved.
    pub fn would_overwrite(&self, path: &std::path::Path) -> bool {
        host::exists(path)
    }

    /// The chart as it would be saved, for looking at it beforehand.
    pub fn preview(&self, page: Page) -> Option<Scene> {
        self.draw(&self.choice.readings(&self.library), page).map(|d| d.scene)
    }

    /// A path for the chart on the screen: where the last one was saved, or the user's documents.
    pub fn suggested_path(&self, format: Format) -> PathBuf {
        let folder = self.settings.export_folder.clone().or_else(host::home).unwrap_or_default();
        folder.join(suggested_name(self, format))
    }

    pub(super) fn export(&mut self, order: ExportOrder) {
        if !order.overwrite && host::exists(&order.path) {
            let words = "exists".into();
            self.notice = Some(Notice::NotSaved(host::Error::Io { path: order.path, words }));
            return;
        }
        let readings = self.choice.readings(&self.library);
        let Some(scene) = self.draw(&readings, order.page).map(|d| d.scene) else { return };
        let (sender, receiver) = channel();
        let wake = self.reach.wake.clone();
        std::thread::spawn(move || {
            let result = encode(&scene, &order).and_then(|bytes| host::write_atomic(&order.path, &bytes));
            let _ = sender.send(Event::Exported(order.path, result));
            wake();
        });
        self.exporting.running = Some(receiver);
    }
}

fn encode(scene: &Scene, order: &ExportOrder) -> Result<Vec<u8>, host::Error> {
    let failed = |e: export::Error| host::Error::Io { path: order.path.clone(), words: e.to_string() };
    export::picture(scene, order.format, order.page.dpi, &Dress::default()).map_err(failed)
}
