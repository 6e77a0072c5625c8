//! Saving charts: drawn, made into bytes and written on a thread of its own, one or many, with progress and 取消.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::command::Event;
use super::jobs::{Progress, Wake};
use super::state::{Notice, State};
use super::studio::{Manner, Preview, Studio, faces, file_name};
use crate::chart::Spec;
use crate::export::{self, Format, Look};
use crate::fonts::Fonts;
use crate::host;

/// Charts to be saved.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportOrder {
    /// Where to.
    pub to: Target,
    /// What they look like.
    pub look: Look,
    /// How they are written down.
    pub manner: Manner,
    /// Whether a file that stands there may be replaced.
    pub overwrite: bool,
}

/// Where charts go.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// The chart on the screen, to a file.
    File(PathBuf),
    /// One chart for each of something, to a folder.
    Folder(PathBuf, Each),
    /// The chart on the screen, as a picture, to the clipboard.
    Clipboard,
}

/// A chart as it would be saved: there, or to come; null when there is nothing to draw.
#[derive(Debug)]
pub enum Previewed {
    /// It is there.
    Now(Box<Option<Preview>>),
    /// A thread draws it.
    Later(Receiver<Option<Preview>>),
}

/// What there is one chart of, in a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Each {
    /// Every indicator of the chosen reports.
    Indicator,
    /// Every place.
    Region,
}

/// How a saving ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Exported {
    /// One chart stands here.
    File(PathBuf),
    /// So many charts of so many stand in this folder; fewer when it was stopped or some had nothing to show.
    Folder {
        /// Where.
        folder: PathBuf,
        /// How many were written.
        saved: usize,
        /// How many there were.
        total: usize,
        /// Whether a person stopped it.
        stopped: bool,
    },
    /// The picture is in the clipboard.
    Copied,
}

/// Why a chart was not saved.
#[derive(Clone, Debug, PartialEq)]
pub enum NotExported {
    /// The file could not be written.
    File(host::Error),
    /// The picture could not be made.
    Picture(export::Error),
    /// The typeface lacks characters.
    Lacking {
        /// Which family.
        family: String,
        /// The characters.
        lacking: Vec<char>,
    },
    /// The typeface is not installed any more.
    Typeface(String),
    /// The table could not be written, or a person stopped it.
    Table(export::table::Error),
    /// There is nothing to draw.
    Nothing,
    /// The clipboard could not be reached, in the system's words.
    Clipboard(String),
    /// The program failed on it.
    Panicked(String),
}

/// The saving that runs, if any.
#[derive(Debug, Default)]
pub struct Exporting {
    running: Option<Running>,
}

#[derive(Debug)]
struct Running {
    events: Receiver<Event>,
    stop: Arc<AtomicBool>,
    done: Arc<AtomicUsize>,
    total: usize,
}

impl Exporting {
    /// Whether something is being saved or opened.
    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// How far a batch is; null when nothing runs.
    pub fn progress(&self) -> Option<Progress> {
        let running = self.running.as_ref()?;
        Some(Progress { done: running.done.load(Ordering::Relaxed), total: running.total })
    }

    /// Asks the thread to stop after the chart in hand.
    pub fn cancel(&self) {
        if let Some(running) = &self.running {
            running.stop.store(true, Ordering::Relaxed);
        }
    }

    /// Returns the end of the saving once it is there.
    pub fn poll(&mut self) -> Option<Event> {
        let event = match self.running.as_ref()?.events.try_recv() {
            Ok(event) => Some(event),
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => None,
        };
        self.running = None;
        event
    }

    /// Runs some work on a thread; what it returns comes out of [`Self::poll`].
    pub(super) fn run(&mut self, total: usize, wake: Wake, work: impl FnOnce(&Steps) -> Event + Send + 'static) {
        let (sender, events) = channel();
        let (stop, done) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let steps = Steps { stop: Arc::clone(&stop), done: Arc::clone(&done), wake };
        std::thread::spawn(move || {
            let _ = sender.send(work(&steps));
            (steps.wake)();
        });
        self.running = Some(Running { events, stop, done, total });
    }
}

/// How a thread tells how far it is and hears that it shall stop.
pub(super) struct Steps {
    stop: Arc<AtomicBool>,
    done: Arc<AtomicUsize>,
    wake: Wake,
}

impl Steps {
    /// Tells how far it is; says whether to go on.
    pub(super) fn at(&self, done: usize) -> bool {
        self.done.store(done, Ordering::Relaxed);
        (self.wake)();
        !self.stop.load(Ordering::Relaxed)
    }

    /// Tells that one more is done; says whether to go on.
    fn step(&self) -> bool {
        self.done.fetch_add(1, Ordering::Relaxed);
        (self.wake)();
        !self.stop.load(Ordering::Relaxed)
    }
}

impl State {
    /// A path for the chart on the screen: where the last one was saved, or the user's documents.
    pub fn suggested_path(&self, format: Format) -> PathBuf {
        self.export_folder().join(file_name(&self.chart_name(&self.choice.indicator), format.ending()))
    }

    /// The folder where charts were saved last, or the user's documents.
    pub fn export_folder(&self) -> PathBuf {
        self.settings.export_folder.clone().or_else(host::home).unwrap_or_default()
    }

    /// 2026年地区生产总值目标.
    fn chart_name(&self, indicator: &str) -> String {
        let year = match self.choice.year {
            Some(y) => self.locale.say_with("year", &[("year", y.to_string().into())]).replace(' ', ""),
            None => self.locale.say("year-latest"),
        };
        let indicator = self.indicator(indicator);
        self.locale.say_with("export-file-name", &[("year", year.into()), ("indicator", indicator.into())])
    }

    /// The files that stand where charts are to be saved.
    pub fn would_overwrite(&self, order: &ExportOrder) -> Vec<PathBuf> {
        let charts = self.charts(order).into_iter().map(|c| c.0);
        charts.filter(|path| exists(path, &order.manner)).collect()
    }

    /// Whether a chart is being drawn or saved, a picture opened or a typeface looked for.
    pub fn is_waiting(&self) -> bool {
        self.exporting.is_running() || self.typefaces.is_busy() || self.drawing.is_waiting()
    }

    /// How many charts a batch has.
    pub fn batch_size(&self, each: Each) -> usize {
        match each {
            Each::Indicator => self.choice.indicators(&self.library).len(),
            Each::Region => self.regions().len(),
        }
    }

    /// The chart as it would be saved, for looking at it beforehand; `fonts` are those of its typeface. Where there are
    /// many reports a thread draws it.
    pub fn preview(&self, look: &Look, dpi: f64, fonts: &Fonts) -> Previewed {
        let spec = look.dress(self.spec(&self.choice.readings(&self.library)));
        let studio = Studio::of(self);
        if !self.draws_ahead() {
            return Previewed::Now(Box::new(studio.preview(&spec, dpi, fonts)));
        }
        let (tell, answer) = channel();
        let (fonts, wake) = (fonts.clone(), self.reach.wake.clone());
        std::thread::spawn(move || {
            let drawn = catch_unwind(AssertUnwindSafe(|| studio.preview(&spec, dpi, &fonts)));
            let _ = tell.send(drawn.unwrap_or_default());
            wake();
        });
        Previewed::Later(answer)
    }

    /// The charts of an order: where each goes and what it is.
    fn charts(&self, order: &ExportOrder) -> Vec<(PathBuf, Spec)> {
        let readings = self.choice.readings(&self.library);
        let spec = order.look.dress(self.spec(&readings));
        let ending = order.manner.format.ending();
        match &order.to {
            Target::File(path) => vec![(path.clone(), spec)],
            Target::Clipboard => vec![(PathBuf::new(), spec)],
            Target::Folder(folder, Each::Indicator) => {
                let all = self.choice.indicators(&self.library).into_iter();
                all.map(|(indicator, _)| {
                    let path = folder.join(file_name(&self.chart_name(&indicator), ending));
                    (path, Spec { indicator, also: Vec::new(), muted: Vec::new(), ..of_each(&spec) })
                })
                .collect()
            }
            Target::Folder(folder, Each::Region) => {
                let all = self.regions().into_iter();
                all.map(|(region, readings)| {
                    let name = format!("{region}{}", self.chart_name(&self.choice.indicator));
                    let path = folder.join(file_name(&name, ending));
                    (path, Spec { readings: Some(readings), ..of_each(&spec) })
                })
                .collect()
            }
        }
    }

    /// The places of the chart with their readings, in order.
    fn regions(&self) -> Vec<(String, Vec<usize>)> {
        let mut found: Vec<(String, Vec<usize>)> = Vec::new();
        for r in self.choice.readings(&self.library) {
            let Some(place) = self.library.readings.get(r).and_then(|r| r.report.place.as_ref()) else { continue };
            match found.iter_mut().find(|f| f.0 == place.value.region) {
                Some(known) => known.1.push(r),
                None => found.push((place.value.region.clone(), vec![r])),
            }
        }
        found
    }

    pub(super) fn export(&mut self, order: ExportOrder) {
        if self.exporting.is_running() {
            return;
        }
        let charts = self.charts(&order);
        let standing = charts.iter().find(|(path, _)| exists(path, &order.manner));
        if let (Some((path, _)), false, false) = (standing, order.overwrite, order.to == Target::Clipboard) {
            self.notice = Some(Notice::NotSaved(host::Error::Exists(path.clone())));
            return;
        }
        let studio = Studio::of(self);
        self.exporting.run(charts.len(), self.reach.wake.clone(), move |steps| {
            let name = charts.first().map(|c| c.0.display().to_string()).unwrap_or_default();
            let result = catch_unwind(AssertUnwindSafe(|| all(&studio, &charts, &order, steps)));
            Event::Exported(result.unwrap_or(Err(NotExported::Panicked(name))))
        });
    }

    /// How a saving ended: a word to the user, and where the next one goes.
    pub(super) fn exported(&mut self, result: Result<Exported, NotExported>) {
        let folder = match &result {
            Ok(Exported::File(path)) => path.parent().map(Path::to_path_buf),
            Ok(Exported::Folder { folder, .. }) => Some(folder.clone()),
            _ => None,
        };
        if folder.is_some() {
            self.settings.export_folder = folder;
            self.keep_settings();
        }
        self.notice = Some(match result {
            Ok(Exported::File(path)) => Notice::Saved(path),
            Err(NotExported::File(error)) => Notice::NotSaved(error),
            other => Notice::Chart(Box::new(other)),
        });
    }
}

/// What all charts of a batch have in common: each says itself what it is, from its first row on.
fn of_each(spec: &Spec) -> Spec {
    Spec { first: 0, title: None, note: None, ..spec.clone() }
}

fn exists(path: &Path, manner: &Manner) -> bool {
    host::exists(path) || (manner.csv && host::exists(&path.with_extension("csv")))
}

/// Writes all charts of an order.
fn all(
    studio: &Studio,
    charts: &[(PathBuf, Spec)],
    order: &ExportOrder,
    steps: &Steps,
) -> Result<Exported, NotExported> {
    let (mut saved, mut stopped) = (0, false);
    for (path, spec) in charts {
        match (one(studio, path, spec, order), &order.to) {
            (Ok(()), _) => saved += 1,
            // In a batch a chart that has nothing to show is passed over.
            (Err(NotExported::Nothing), Target::Folder(..)) => {}
            (Err(other), _) => return Err(other),
        }
        if !steps.step() {
            stopped = true;
            break;
        }
    }
    Ok(match &order.to {
        Target::File(path) => Exported::File(path.clone()),
        Target::Clipboard => Exported::Copied,
        Target::Folder(folder, _) => {
            let stopped = stopped && saved < charts.len();
            Exported::Folder { folder: folder.clone(), saved, total: charts.len(), stopped }
        }
    })
}

fn one(studio: &Studio, path: &Path, spec: &Spec, order: &ExportOrder) -> Result<(), NotExported> {
    if order.to == Target::Clipboard {
        return copy(studio, spec, order.manner.dpi);
    }
    let (picture, csv) = studio.write(spec, &order.manner)?;
    if let (Target::Folder(folder, _), Err(e)) = (&order.to, path.parent().map_or(Ok(()), host::make_folder)) {
        return Err(NotExported::File(match e {
            host::Error::Missing(_) => host::Error::Missing(folder.clone()),
            other => other,
        }));
    }
    host::write_atomic(path, &picture).map_err(NotExported::File)?;
    csv.map_or(Ok(()), |csv| host::write_atomic(&path.with_extension("csv"), &csv)).map_err(NotExported::File)
}

fn copy(studio: &Studio, spec: &Spec, dpi: u32) -> Result<(), NotExported> {
    let fonts = faces(spec)?;
    let drawn = studio.preview(spec, f64::from(dpi), &fonts).ok_or(NotExported::Nothing)?;
    if !drawn.lacking.is_empty() {
        return Err(NotExported::Lacking { family: fonts.family().to_owned(), lacking: drawn.lacking });
    }
    let p = drawn.pixels;
    host::copy_picture(p.width, p.height, &p.rgb).map_err(NotExported::Clipboard)
}
