//! A picture that carries its data, opened as a library: its readings, and the chart it shows.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::charting::Form;
use super::choice::{Choice, Scope};
use super::command::Event;
use super::jobs::Outcome;
use super::library::Library;
use super::state::{Notice, State};
use crate::export::{self, Carried, CarriedSource, Damage};
use crate::figures::Figure;
use crate::host;
use crate::intake;
use crate::reading::{Reading, Remark, Rules};
use crate::report::Report;
use crate::review::{Fingerprint, Member};
use crate::text::Span;

/// Whether a path may be a picture that carries data: by its ending alone.
pub fn may_carry(path: &Path) -> bool {
    let ending = path.extension().map(|e| e.to_string_lossy().into_owned()).unwrap_or_default();
    export::Format::of_ending(&ending).is_some()
}

/// Why a picture could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// The file could not be read.
    File(host::Error),
    /// It carries nothing, or what it carries cannot be believed.
    Damage(PathBuf, Damage),
}

/// Reads what a picture carries.
pub fn open_picture(path: &Path) -> Result<Carried, NotOpened> {
    let bytes = host::read_capped(path, host::CAP).map_err(NotOpened::File)?;
    export::open(&bytes).map_err(|d| NotOpened::Damage(path.into(), d))
}

/// The carried reports as readings: their text is the sentences that were carried.
pub fn carried_readings(carried: &Carried) -> Vec<Reading> {
    let Ok(rules) = Rules::bundled() else { return Vec::new() };
    carried.sources.iter().map(|s| reading(s, &rules)).collect()
}

fn reading(source: &CarriedSource, rules: &Rules) -> Reading {
    let taken = intake::intake(source.text.as_bytes(), &rules.furniture);
    let held = |f: &&Figure| taken.text.original().get(f.evidence.sentence.range()).is_some();
    let figures: Vec<Figure> = source.figures.iter().filter(held).cloned().collect();
    let mut remarks = Vec::new();
    remarks.extend(source.no_targets.then_some(Remark::NoTargets));
    remarks.extend(source.fragment.then_some(Remark::Fragment));
    remarks.extend(source.unread.then_some(Remark::Unread { span: Span::new(0, 0) }));
    Reading {
        file: source.origin.file.clone(),
        index: source.origin.index,
        text: Arc::clone(&taken.text),
        report: source.report.clone(),
        document: source.document.clone(),
        figures,
        dismissed: Vec::new(),
        passages: Vec::new(),
        rejected: Vec::new(),
        no_target: source.no_target.clone(),
        matters: Vec::new(),
        remarks,
    }
}

/// How the opening of a picture ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The picture's name.
    pub file: String,
    /// How many reports are here in full, by the hash of their text.
    pub linked: usize,
    /// Of how many only the carried sentences are here.
    pub carried: usize,
}

/// A picture that was read.
#[derive(Debug)]
pub struct Picture {
    file: String,
    carried: Carried,
    readings: Vec<Reading>,
}

impl State {
    /// Opens a picture that carries its data, on a thread.
    pub(super) fn open_carried(&mut self, path: PathBuf) {
        if self.exporting.is_running() {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            return self.notice = Some(Notice::PictureLater(file));
        }
        let wake = self.reach.wake.clone();
        self.exporting.run(0, wake, move |_| {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let read = catch_unwind(AssertUnwindSafe(|| {
                let carried = open_picture(&path)?;
                let readings = carried_readings(&carried);
                Ok(Picture { file, carried, readings })
            }));
            let broken = || Err(NotOpened::Damage(path.clone(), Damage::Broken));
            Event::Picture(Box::new(read.unwrap_or_else(|_| broken())))
        });
    }

    /// Shows the chart of a picture: on the reports that are open when all of them are here, else on a library of what
    /// was carried, in which a report that is here stands in full.
    pub(super) fn opened(&mut self, picture: Result<Picture, NotOpened>) {
        let Picture { file, carried, readings } = match picture {
            Ok(picture) => picture,
            Err(why) => return self.notice = Some(Notice::Picture(Box::new(Err(why)))),
        };
        let here: Vec<Option<usize>> = carried.sources.iter().map(|s| self.here(s)).collect();
        let shown = carried.spec.readings.clone().unwrap_or_else(|| (0..readings.len()).collect());
        let choice = choice(&carried, &shown);
        let linked = shown.iter().filter(|i| here.get(**i).is_some_and(Option::is_some)).count();
        if linked < shown.len() {
            self.show_carried(readings, &here);
        }
        let before = std::mem::replace(&mut self.choice, choice);
        if linked == shown.len() {
            self.enter_chart("picture", &before);
        }
        // The picture shows these numbers: they stand beside the reports again.
        carried.facts.into_iter().for_each(|f| self.compare.outside.facts.add(f));
        self.new_facts();
        self.show_charted();
        let opened = Opened { file, linked, carried: shown.len() - linked };
        self.notice = Some(Notice::Picture(Box::new(Ok(opened))));
    }

    /// The reading of the library that is the report of a source.
    fn here(&self, source: &CarriedSource) -> Option<usize> {
        let place = |r: &Report| r.place.as_ref().map(|p| p.value.region.clone());
        let same = |r: &Reading| {
            r.index == source.origin.index
                && place(&r.report) == place(&source.report)
                && export::hash(r.text.original()) == source.origin.hash
        };
        self.library.readings.iter().position(|r| same(r))
    }

    fn show_carried(&mut self, readings: Vec<Reading>, here: &[Option<usize>]) {
        let full = |i: &Option<usize>| self.library.machine((*i)?).map(|r| (**r).clone());
        let full: Vec<Option<Reading>> = here.iter().map(full).collect();
        self.reset();
        self.library = Library::default();
        for (reading, full) in readings.into_iter().zip(full) {
            let reading = full.unwrap_or(reading);
            let outcome = Outcome {
                file: reading.file.clone(),
                path: None,
                members: vec![Member::of(&reading)],
                text: Fingerprint::of(reading.text.original().as_bytes()),
                result: Ok(vec![Arc::new(reading)]),
                gone: false,
                stamp: None,
            };
            self.library.add(outcome, &self.project.journal);
        }
    }
}

/// The chart's question, as far as the window can ask it.
fn choice(carried: &Carried, shown: &[usize]) -> Choice {
    let place = |i: &usize| Some(carried.sources.get(*i)?.report.place.as_ref()?.value.region.clone());
    let places: BTreeSet<String> = shown.iter().filter_map(place).collect();
    // Some kinds show two years of a place: places are fewer than reports.
    let whole = shown.iter().all(|i| place(i).is_some()) && !places.is_empty();
    Choice {
        indicator: carried.spec.indicator.clone(),
        year: carried.spec.year,
        scope: if whole { Scope::Picked(places) } else { Scope::All },
        chosen: true,
        form: Form::of(&carried.spec, carried.dpi),
        ..Choice::default()
    }
}
