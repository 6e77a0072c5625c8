//! How each command changes the state. The one place where the state changes.

use super::carried::may_carry;
use super::charting::Form;
use super::choice::Choice;
use super::command::{Command, Event, Task, View};
use super::jobs::{Input, Job};
use super::library::{Library, Trouble};
use super::project::Project;
use super::state::{Goal, Notice, Selection, State, Work};
use crate::host;
use crate::locale::Locale;
use crate::text::Span;

impl State {
    /// Applies the commands of a frame and what the jobs have done, then brings the chart up to date.
    pub fn apply(&mut self, commands: Vec<Command>) {
        for command in commands {
            match command {
                Command::View(view) => self.view(view),
                Command::Edit(edit) => self.edit(&edit),
                Command::Task(task) => self.task(task),
                Command::Event(event) => self.event(event),
            }
        }
        let events = self.job.as_mut().map(Job::poll).unwrap_or_default();
        for event in events.into_iter().chain(self.exporting.poll()) {
            self.event(event);
        }
        self.hear_writer();
        self.leave_when_saved();
        self.take_up();
        self.typefaces.poll();
        if let Some(rows) = self.copying.poll() {
            self.notice = Some(Notice::Copied(rows));
        }
        self.poll_search();
        self.poll_shelf();
        self.requeue();
        self.redraw();
        self.retable();
        self.count();
        self.recompare();
    }

    pub(super) fn view(&mut self, view: View) {
        // Another page begins with its first row.
        if matches!(view, View::Page(_)) {
            self.choice.first = 0;
        }
        match view {
            View::Open(reading) => self.open_reading(reading),
            View::GoTo { reading, figure } => self.go_to(reading, figure),
            View::Figure(figure) => self.choose_figure(figure),
            View::Section(section) => {
                let heading = self.open().and_then(|r| r.report.sections.get(section)).map(|s| s.heading);
                self.scroll_to(heading);
            }
            View::Passage { reading, span } => self.open_passage(reading, span),
            View::Words(words) => self.selection.words = words,
            View::Search(change) => self.change_search(change),
            View::Shelf(change) => self.change_shelf(change),
            View::Work(work) => self.work = work,
            View::Rows(first) => self.choice.first = first,
            View::Page(page) => self.page = page,
            View::Coding(coding) => {
                self.settings.coding = coding;
                self.keep_settings();
            }
            View::Shade(shade) => {
                self.settings.shade = shade;
                self.keep_settings();
            }
            View::Table(change) => self.change_table(change),
            View::Layout(layout) => self.settings.layout = layout,
            View::Keep => self.keep_session(),
            View::SystemDark(dark) => self.system_dark = dark,
            View::Zoom(zoom) => {
                self.settings.zoom = zoom;
                self.keep_settings();
            }
            View::ReadingFace(family) => {
                self.settings.reading_face = family;
                self.keep_settings();
            }
            View::Reopen(reopen) => {
                self.settings.reopen = reopen;
                self.keep_settings();
            }
            View::Language(language) => {
                self.settings.language = language;
                self.locale = Locale::new(language);
                self.keep_settings();
            }
            View::ReadingSize(size) => {
                self.settings.reading_size = size.clamp(13.0, 20.0);
                self.keep_settings();
            }
            View::Compare(view) => self.compare_view(view),
            View::Dismiss => self.notice = None,
            View::Stay => self.opened_by_itself = 0,
        }
    }

    pub(super) fn task(&mut self, task: Task) {
        let Some(task) = self.unless_lost(task) else { return };
        match task {
            Task::Leave(give_up) => self.answer_leaving(give_up),
            Task::Open(paths) if paths.is_empty() => {}
            Task::Open(paths) if matches!(&paths[..], [one] if may_carry(one)) => {
                paths.into_iter().for_each(|p| self.open_carried(p));
            }
            Task::Open(paths) => {
                self.library = Library::of(paths.clone());
                self.start(Input::Paths(paths));
            }
            Task::Samples => {
                self.library = Library::bundled();
                self.start(Input::Samples);
            }
            Task::SaveProject(path) => self.save_project_as(path),
            Task::Cancel => {
                if let Some(job) = &self.job {
                    job.cancel();
                }
            }
            Task::CopyTable(part) => self.copy_table(part),
            Task::ShowFolder(folder) => {
                let made = host::make_folder(&folder);
                if let Err(error) = made.and_then(|()| host::show_folder(&folder)) {
                    self.notice = Some(Notice::NotShown(error));
                }
            }
            Task::Export(order) => self.export(order),
            Task::ExportTable(order) => self.export_table(order),
            Task::CancelExport => self.exporting.cancel(),
            Task::Typefaces => self.typefaces.ask(self.reach.wake.clone()),
            Task::Typeface(family) => self.typefaces.load(family, self.reach.wake.clone()),
            Task::Facts(path) => self.take_facts(path),
        }
    }

    fn start(&mut self, input: Input) {
        self.reset();
        self.job = Some(Job::start(input, &self.reach, None));
    }

    /// Forgets what was chosen in the library before.
    pub(super) fn reset(&mut self) {
        self.job = None;
        self.project = Project::default();
        self.selection = Selection { goal: self.selection.goal, ..Selection::default() };
        self.choice = Choice {
            indicator: self.choice.indicator.clone(),
            form: Form { kind: self.choice.form.kind, ..Form::default() },
            ..Choice::default()
        };
        self.work = Work::Reading;
        self.forget_search();
        self.forget_shelf();
        // What is wrong with the user's lexicon stays said until it is taken away.
        self.notice = self.notice.take().filter(|n| matches!(n, Notice::Lexicon(_)));
        self.drawing.forget();
        self.compare.forget();
        self.watch = None;
    }

    fn event(&mut self, event: Event) {
        match event {
            Event::Walked(plan) => {
                self.library.passed_over = plan.passed_over;
                self.library.unread_kinds = plan.unread_kinds;
                self.library.failures.extend(plan.failures);
                if plan.files == 0 {
                    self.notice = Some(self.nothing_found());
                }
            }
            Event::Read(outcome) => {
                self.library.add(outcome, &self.project.journal);
                if self.selection.reading.is_none() {
                    self.open_first();
                }
            }
            Event::Project(taken, folders) => self.take_project(*taken, folders),
            Event::Reread(outcome) => self.library.lay_aside(*outcome),
            Event::Missing(files) => self.library.set_gone(files),
            Event::Done { .. } if self.job.as_ref().is_some_and(Job::is_again) => self.taken_up(),
            Event::Done { cancelled } => self.done(cancelled),
            Event::Exported(result) => self.exported(result),
            Event::Picture(picture) => self.opened(*picture),
        }
    }

    /// Why there is nothing to read: what was opened is not there, or holds no document.
    fn nothing_found(&self) -> Notice {
        let why = self.library.failures.iter().find_map(|f| match &f.trouble {
            Trouble::File(error) => Some(error.clone()),
            Trouble::Panicked => None,
        });
        why.map_or(Notice::NothingFound, Notice::NotThere)
    }

    fn done(&mut self, cancelled: bool) {
        let held = self.held();
        self.library.rereview_all(&self.project.journal);
        self.hold(held);
        let progress = self.job.take().map(|j| j.progress()).unwrap_or_default();
        if cancelled {
            self.notice = Some(Notice::Stopped(progress.done, progress.total));
        }
        if !self.choice.chosen {
            let (indicator, form) = (self.choice.indicator.clone(), self.choice.form.clone());
            self.choice = Choice { indicator, form, ..Choice::first(&self.library) };
        }
        if let ([root], true) = (&self.library.roots[..], self.library.reports() > 0) {
            self.settings.remember(root.clone(), self.library.reports());
            self.keep_settings();
        }
        self.project.keep_rows(&self.library);
        self.watch_folders();
        self.drawing.forget();
        // Whoever has gone somewhere while the folder was read stays there.
        let untouched = self.selection.goal.number == self.opened_by_itself && self.work == Work::Reading;
        if untouched && !self.restore_session() {
            self.open_expected();
        }
    }

    /// What has changed on the disk was read: what is open stays open.
    fn taken_up(&mut self) {
        self.job = None;
        let held = self.held();
        self.library.take_in(&self.project.journal);
        self.hold(held);
        self.project.keep_rows(&self.library);
        self.drawing.forget();
    }

    /// The one that was opened meanwhile, if nobody has gone anywhere since, gives way to the one that a person expects:
    /// of the year of the chart, else of the latest, of the highest level, the first by its code.
    fn open_expected(&mut self) {
        let readings = &self.library.readings;
        let rank = |i: &usize| {
            let report = &readings[*i].report;
            let year = report.year.as_ref().map(|y| y.value);
            let place = report.place.as_ref().map(|p| (p.value.level, p.value.code.clone().unwrap_or_default()));
            (
                self.choice.year.is_some() && year != self.choice.year,
                std::cmp::Reverse(year),
                place.is_none(),
                place,
                *i,
            )
        };
        let worth = |i: &usize| self.library.groups.is_counted(*i) && !readings[*i].figures.is_empty();
        if let Some(reading) = (0..readings.len()).filter(worth).min_by_key(rank) {
            self.open_reading(reading);
        }
    }

    /// Opens the first report of the chart.
    pub(super) fn show_charted(&mut self) {
        if let Some(first) = self.choice.readings(&self.library).first() {
            self.open_reading(*first);
        }
    }

    /// Opens the first report that has figures, so that the window is never empty when something was read.
    fn open_first(&mut self) {
        let with_figures = self.library.readings.iter().position(|r| !r.figures.is_empty());
        if let Some(reading) = with_figures {
            self.open_reading(reading);
            self.opened_by_itself = self.selection.goal.number;
            if !self.choice.chosen {
                self.choice.year = self.library.readings[reading].report.year.as_ref().map(|y| y.value);
            }
        }
    }

    fn open_reading(&mut self, reading: usize) {
        let Some(r) = self.library.readings.get(reading) else { return };
        let shown = r.figures.iter().position(|f| f.is_annual_target() && f.indicator == self.choice.indicator);
        let first = shown.or_else(|| r.figures.iter().position(crate::figures::Figure::is_annual_target));
        let span = first.map(|f| r.figures[f].evidence.sentence);
        self.selection.reading = Some(reading);
        self.selection.figure = shown;
        self.selection.words = None;
        self.work = Work::Reading;
        self.scroll_to(span);
    }

    fn go_to(&mut self, reading: usize, figure: Option<usize>) {
        let Some(r) = self.library.readings.get(reading) else { return };
        let span = figure.and_then(|f| r.figures.get(f)).map(|f| f.evidence.value);
        self.selection.reading = Some(reading);
        self.selection.figure = figure;
        self.selection.words = None;
        self.work = Work::Reading;
        self.scroll_to(span);
    }

    /// A figure chosen in the text: the chart shows its indicator where that can be compared, unless a person has made
    /// the chart their own (then the card's button draws it, as a step that can be undone).
    fn choose_figure(&mut self, figure: Option<usize>) {
        self.selection.figure = figure;
        let Some(f) = self.figure() else { return };
        if f.is_annual_target() && f.indicator != "other" && !self.choice.form.is_own() {
            self.choice.indicator = f.indicator.clone();
            self.choice.first = 0;
            let year = self.open().and_then(|r| r.report.year.as_ref()).map(|y| y.value);
            // The latest of each place stays chosen while the open report is among them.
            let among = self.selection.reading.is_some_and(|r| self.choice.of_year(&self.library).contains(&r));
            if year.is_some() && !among {
                self.choice.year = year;
            }
        }
    }

    pub(super) fn scroll_to(&mut self, span: Option<Span>) {
        let number = self.selection.goal.number + 1;
        self.selection.goal = Goal { number, span };
    }

    pub(super) fn keep_settings(&mut self) {
        self.kept = Some(self.settings.clone());
        let Some(file) = &self.reach.settings else { return };
        if let Err(error) = self.settings.save(file) {
            self.notice = Some(Notice::SettingsNotSaved(error));
        }
    }
}
