//! What people have decided, where it is kept, and whether it is on the disk.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use super::charts::Charts;
use super::choice::Choice;
use super::jobs::{Input, Job};
use super::keeping::{self, Shelf, Taken};
use super::library::Library;
use super::state::{Notice, State};
use crate::host;
use crate::library::{Chart, Error, Standing, Told, Whole, Write, Writer};
use crate::review::{Journal, Step};

/// Whether decisions are on the disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saved {
    /// Nothing was decided yet, or nothing keeps it: the bundled reports have no project.
    #[default]
    Nothing,
    /// So many steps wait.
    Pending(usize),
    /// All of them are.
    Saved,
    /// They are not, and why; they wait and are tried again.
    Failed(Error),
}

/// What there is to say of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProjectNotice {
    /// Another window has it: this one only looks.
    Taken(PathBuf),
    /// It lies where nothing can be written: it can only be looked at.
    ReadOnlyPlace(PathBuf),
    /// It was damaged: the file was set aside here, and a backup took its place or not.
    Aside(PathBuf, bool),
    /// There is none, and why: nothing can be decided.
    None(Error),
    /// It goes on here.
    SavedAs(PathBuf),
    /// It was not saved elsewhere, and why.
    NotSavedAs(Error),
    /// Its folder is not there: the texts kept in the project are shown.
    FolderGone(PathBuf),
}

/// Decisions and where they are kept.
#[derive(Debug, Default)]
pub struct Project {
    /// All steps.
    pub journal: Journal,
    /// Its charts.
    pub charts: Charts,
    /// Whether they are on the disk.
    pub saved: Saved,
    /// Whether nothing may be decided: another window has the project, or it lies where nothing can be written.
    pub read_only: bool,
    /// Where it is kept; null for the bundled reports.
    pub path: Option<PathBuf>,
    /// Whether it is one of the program's own, that nobody has named.
    pub own: bool,
    /// Seconds by which the clock here is ahead of UTC.
    pub offset: i64,
    waiting: usize,
    writer: Option<Writer>,
    told: Option<Receiver<Told>>,
}

impl Project {
    /// A project that was opened, and the chart that was on the screen.
    pub(super) fn of(taken: Taken) -> (Self, Option<Choice>) {
        let (charts, current) = Charts::of(&taken.charts);
        let saved = if taken.steps.is_empty() { Saved::Nothing } else { Saved::Saved };
        let project = Self {
            journal: Journal::new(taken.steps),
            charts,
            saved,
            read_only: taken.standing != Standing::Writable,
            path: Some(taken.path),
            own: taken.own,
            offset: taken.offset,
            waiting: 0,
            writer: taken.writer,
            told: Some(taken.told),
        };
        (project, current)
    }

    /// Keeps a step: a new one, or one whose fate has changed; and the charts of it as they are now.
    pub(super) fn keep(&mut self, step: &Step, dropped: &[u64], library: &Library, charts: Vec<Chart>) {
        let Some(writer) = &self.writer else { return };
        let about = Journal::reports(step);
        let readings = about.iter().filter_map(|k| library.find(k)).filter_map(|i| library.readings.get(i));
        let readings = readings.map(Arc::clone).collect();
        writer.write(Write::Step(Box::new(step.clone()), dropped.to_vec(), readings, charts));
        self.waiting += 1;
        self.saved = Saved::Pending(self.waiting);
    }

    /// Keeps the flat rows of what people have changed in step with the readings.
    pub(super) fn keep_rows(&self, library: &Library) {
        let (Some(writer), false) = (&self.writer, self.journal.steps().is_empty()) else { return };
        writer.write(Write::Reviewed(library.changed().cloned().collect()));
    }

    /// Keeps the chart on the screen where it has changed by no step.
    pub(super) fn keep_chart(&mut self, choice: &Choice) {
        let Some(writer) = &self.writer else { return };
        if let Some(chart) = self.charts.unkept(choice) {
            writer.write(Write::Chart(chart));
        }
    }

    /// What the writer has said since.
    fn poll(&mut self) -> Option<ProjectNotice> {
        let mut notice = None;
        let mut copied = None;
        for word in self.told.iter().flat_map(Receiver::try_iter) {
            match word {
                Told::Kept(_) => {
                    self.waiting = self.waiting.saturating_sub(1);
                    self.saved = if self.waiting == 0 { Saved::Saved } else { Saved::Pending(self.waiting) };
                }
                // What can be made again is no decision: nobody needs to hear of it.
                Told::Waiting(error) if self.waiting > 0 => self.saved = Saved::Failed(error),
                Told::Waiting(_) => {}
                Told::Damaged(path) => {
                    self.read_only = true;
                    self.saved = Saved::Failed(Error::Damaged(path.clone()));
                    notice = Some(ProjectNotice::None(Error::Damaged(path)));
                }
                Told::Copied(path, result) => copied = Some((path, result)),
            }
        }
        if let Some(ProjectNotice::None(Error::Damaged(_))) = &notice {
            // Its thread has ended.
            self.writer = None;
        }
        match copied {
            Some((_, Err(error))) => Some(ProjectNotice::NotSavedAs(error)),
            Some((path, Ok(()))) => Some(ProjectNotice::SavedAs(path)),
            None => notice,
        }
    }

    /// How many steps are not on the disk yet.
    pub fn waiting(&self) -> usize {
        self.waiting
    }

    /// Forgets what waits to be written.
    pub(super) fn give_up(&mut self) {
        (self.waiting, self.saved) = (0, Saved::Nothing);
    }

    /// Whether something waits to be written that would be lost now.
    pub fn is_waiting(&self) -> bool {
        self.waiting > 0
    }
}

impl State {
    /// Takes over a project, or says why there is none.
    pub(super) fn take_project(&mut self, taken: Result<Taken, Error>, folders: Vec<PathBuf>) {
        let taken = match taken {
            Ok(taken) => taken,
            Err(error) => {
                self.project = Project { read_only: true, ..Project::default() };
                self.notice = Some(Notice::Project(ProjectNotice::None(error)));
                return;
            }
        };
        self.library.roots = folders;
        let gone = self.library.roots.iter().find(|r| !host::exists(r)).cloned();
        let notice = match (&taken.standing, &taken.aside) {
            (Standing::Taken, _) => Some(ProjectNotice::Taken(taken.path.clone())),
            (Standing::ReadOnlyPlace, _) => Some(ProjectNotice::ReadOnlyPlace(taken.path.clone())),
            (_, Some((aside, restored))) => Some(ProjectNotice::Aside(aside.clone(), *restored)),
            // A folder that was typed and is not there is no project whose folder is gone.
            _ => gone.filter(|_| !taken.own).map(ProjectNotice::FolderGone),
        };
        let (project, chart) = Project::of(taken);
        self.project = project;
        if let Some(chart) = chart.filter(|c| self.lexicon.by_id(&c.indicator).is_some()) {
            self.choice = chart;
        }
        if let Some(notice) = notice {
            self.notice = Some(Notice::Project(notice));
        }
    }

    /// Hears the writer; after 另存为 the project goes on where it was saved.
    pub(super) fn hear_writer(&mut self) {
        match self.project.poll() {
            Some(ProjectNotice::SavedAs(path)) => self.go_on_at(path),
            Some(notice) => self.notice = Some(Notice::Project(notice)),
            None => {}
        }
    }

    pub(super) fn save_project_as(&mut self, path: PathBuf) {
        let whole = Box::new(self.whole());
        if let Some(writer) = &self.project.writer {
            return writer.write(Write::Copy(path, whole));
        }
        // There is no project that can be written: one is made of what the window holds.
        let (tell, told) = channel();
        let wake = Arc::clone(&self.reach.wake);
        self.project.told = Some(told);
        std::thread::spawn(move || {
            let written = whole.write(&path);
            let _ = tell.send(Told::Copied(path, written));
            wake();
        });
    }

    /// All that makes up the project, as the window holds it.
    fn whole(&self) -> Whole {
        let version = self.reach.keeping.as_ref().map(|k| k.version.clone()).unwrap_or_default();
        let (folders, steps) = (self.library.roots.clone(), self.project.journal.steps().to_vec());
        let charts = self.project.charts.rows(&self.choice);
        Whole { folders, steps, charts, version, sources: self.library.held() }
    }

    fn go_on_at(&mut self, path: PathBuf) {
        let steps = self.project.journal.steps().to_vec();
        let named = self.project.charts.named.clone();
        // In place of itself: what was open there has to go first.
        if self.project.path.as_ref() == Some(&path) {
            self.project = Project::default();
        }
        if let (Some(writer), true) = (&self.project.writer, self.project.own) {
            writer.write(Write::Moved(path.clone()));
        }
        let Some(keeping) = self.reach.keeping.clone() else { return };
        match keeping::reopen(&path, &keeping, &self.reach.wake) {
            Ok(taken) => {
                let there = taken.steps.clone();
                self.project = Project::of(taken).0;
                self.project.journal = Journal::new(steps);
                self.project.charts.named = named;
                // What was decided while the copy was being written.
                let behind = self.project.journal.steps().iter().filter(|s| !there.contains(s));
                let behind: Vec<Step> = behind.cloned().collect();
                behind.iter().for_each(|s| self.keep_step(s, &[]));
                self.settings.remember(path.clone(), self.library.reports());
                self.keep_settings();
                self.notice = Some(Notice::Project(ProjectNotice::SavedAs(path)));
            }
            Err(error) => {
                if self.project.path.is_none() {
                    (self.project.journal, self.project.read_only) = (Journal::new(steps), true);
                    self.project.charts.named = named;
                }
                self.notice = Some(Notice::Project(ProjectNotice::NotSavedAs(error)));
            }
        }
    }

    /// Takes up what has changed in the folders since they were read, once nothing else is being read.
    pub(super) fn take_up(&mut self) {
        let due = self.job.is_none() && self.watch.as_ref().is_some_and(host::Watch::take_changed);
        if !due {
            return;
        }
        let writer = self.project.writer.as_ref().map(Writer::handle);
        let shelf = self.project.path.clone().zip(self.reach.keeping.clone());
        let shelf = shelf.map(|(path, keeping)| Shelf::fresh(path, keeping, writer));
        let input = Input::Again(self.library.roots.clone(), self.library.stamps.clone());
        self.job = Some(Job::start(input, &self.reach, shelf));
    }

    /// Watches the folders of what is open.
    pub(super) fn watch_folders(&mut self) {
        let wake = Arc::clone(&self.reach.wake);
        let roots: Vec<PathBuf> = self.library.roots.iter().filter(|r| host::exists(r)).cloned().collect();
        self.watch = (!roots.is_empty()).then(|| host::Watch::over(&roots, move || wake()));
        if let Some((root, words)) = self.watch.as_ref().and_then(host::Watch::failure) {
            self.notice.get_or_insert_with(|| Notice::NotWatched(root.clone(), words.clone()));
        }
    }

    /// The local day and minute of a time, as `2026-01-27 09:30`.
    pub fn local_time(&self, at: i64) -> String {
        let local = at + self.project.offset;
        let (days, seconds) = (local.div_euclid(86_400), local.rem_euclid(86_400));
        let (year, month, day) = civil(days);
        format!("{year:04}-{month:02}-{day:02} {:02}:{:02}", seconds / 3600, seconds % 3600 / 60)
    }
}

/// Year, month and day of a count of days since 1970 (Howard Hinnant's way, for the proleptic Gregorian calendar).
fn civil(days: i64) -> (i64, i64, i64) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let of_era = z.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let day_of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::civil;

    #[test]
    fn days_are_counted() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(19_782), (2024, 2, 29));
        assert_eq!(civil(20_480), (2026, 1, 27));
        assert_eq!(civil(-1), (1969, 12, 31));
    }
}
