//! Edits: what a person decides about reports, figures and charts. Each becomes a step of the journal and can be undone.
//!
//! The window pushes `Command::Edit(Edit::Confirm { reading, figure })` and the like. Numbers are those of
//! `State.library.readings` in this frame; the journal keeps identities, never numbers.

use super::charting::Charting;
use super::charts::Naming;
use super::library::Library;
use super::project::Saved;
use super::state::{Notice, State};
use crate::figures::{Figure, Lexicon, Standing};
use crate::host;
use crate::report::Place;
use crate::review::{About, Decision, Fate, Field, Journal, Mark, Recharted, ReportKey, Ruling, Stated, Step, propose};
use crate::text::Span;

/// Something a person decides.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// The machine read a figure right.
    Confirm {
        /// Which reading.
        reading: usize,
        /// Which of its figures.
        figure: usize,
    },
    /// Fields of a figure are otherwise; what is not named stays as it is.
    Correct {
        /// Which reading.
        reading: usize,
        /// Which of its figures.
        figure: usize,
        /// The fields with their new content.
        fields: Vec<Field>,
    },
    /// It is no figure; one that a person added goes away.
    Reject {
        /// Which reading.
        reading: usize,
        /// Which of its figures.
        figure: usize,
    },
    /// What the machine reads stands again.
    Withdraw {
        /// Which reading.
        reading: usize,
        /// Which of its figures.
        figure: usize,
    },
    /// A figure that was rejected is one after all.
    Restore {
        /// Which reading.
        reading: usize,
        /// Which of its `dismissed` figures.
        dismissed: usize,
    },
    /// The selected words state a figure that the machine did not read. What they do not say is proposed.
    Add {
        /// Which reading.
        reading: usize,
        /// The selected words, in the original.
        span: Span,
        /// Fields that the person has given.
        fields: Vec<Field>,
    },
    /// A note beside a figure; empty takes it away.
    Note {
        /// Which reading.
        reading: usize,
        /// Which of its figures.
        figure: usize,
        /// The words.
        words: String,
    },
    /// The place the report speaks for.
    Place {
        /// Which reading.
        reading: usize,
        /// The place.
        place: Place,
    },
    /// The year whose targets it sets.
    Year {
        /// Which reading.
        reading: usize,
        /// The year.
        year: i32,
    },
    /// The session as written; empty for none.
    Session {
        /// Which reading.
        reading: usize,
        /// The words.
        words: String,
    },
    /// Whether two readings are one report.
    Same {
        /// Which reading.
        reading: usize,
        /// The other.
        other: usize,
        /// Whether they are.
        same: bool,
    },
    /// Takes the file of a reading out of the library. The file itself is never touched.
    Remove {
        /// Which reading.
        reading: usize,
    },
    /// A decision that found no words is listed no more; it stays in the history.
    Forget(Box<Decision>),
    /// Several at once, undone together.
    Several(Vec<Edit>),
    /// Changes the chart on the screen.
    Chart(Charting),
    /// Changes the charts that bear names.
    Charts(Naming),
    /// Undoes the last step.
    Undo,
    /// Does again what was undone last.
    Redo,
}

impl State {
    /// Carries out an edit.
    pub(super) fn edit(&mut self, edit: &Edit) {
        match edit {
            Edit::Chart(charting) => self.rechart(charting),
            Edit::Charts(naming) => self.name_chart(naming),
            _ if self.project.read_only => self.notice = Some(Notice::ReadOnly),
            Edit::Undo => self.step_back(true),
            Edit::Redo => self.step_back(false),
            _ => {
                let decisions = decide(&self.library, &self.lexicon, edit);
                if !decisions.is_empty() {
                    self.enter(decisions, Vec::new());
                }
            }
        }
    }

    /// Enters a step: what was decided, or which charts are otherwise already.
    pub(super) fn enter(&mut self, decisions: Vec<Decision>, charts: Vec<Recharted>) {
        let (who, at) = (host::user(), host::now());
        let step = Step { number: self.project.journal.next(), who, at, decisions, charts, fate: Fate::Done };
        let dropped = self.project.journal.push(step.clone());
        self.laid(&step);
        self.keep_step(&step, &dropped);
    }

    fn step_back(&mut self, undo: bool) {
        let journal = &mut self.project.journal;
        let Some(step) = (if undo { journal.undo() } else { journal.redo() }).cloned() else { return };
        self.lay_charts(&step, undo);
        self.laid(&step);
        self.keep_step(&step, &[]);
    }

    /// Hands a step and the charts it is about to the writer.
    pub(super) fn keep_step(&mut self, step: &Step, dropped: &[u64]) {
        let charts = self.charts_of(step);
        self.project.keep(step, dropped, &self.library, charts);
    }

    /// Brings the readings up to date after a step; what was chosen stays chosen.
    fn laid(&mut self, step: &Step) {
        if step.decisions.is_empty() {
            return;
        }
        let held = self.held();
        let about = Journal::reports(step);
        let twins = step.decisions.iter().any(|d| matches!(d.ruling, Ruling::Same { .. }));
        if self.library.rereview(&about, &self.project.journal) || twins {
            self.library.rebuild(&self.project.journal);
        }
        self.hold(held);
        self.drawing.forget();
    }

    /// What is open and chosen, by identity.
    pub(super) fn held(&self) -> Option<(ReportKey, Option<Mark>)> {
        let key = self.library.key(self.selection.reading?)?;
        let mark = self.figure().zip(self.open()).map(|(f, r)| Mark::of(f, &r.text));
        Some((key, mark))
    }

    /// Chooses again what was held.
    pub(super) fn hold(&mut self, held: Option<(ReportKey, Option<Mark>)>) {
        let Some((key, mark)) = held else { return };
        self.selection.reading = self.library.find(&key);
        let open = self.open();
        let same = |f: &Figure| open.zip(mark.as_ref()).is_some_and(|(r, m)| Mark::of(f, &r.text).is(m));
        self.selection.figure = open.and_then(|r| r.figures.iter().position(same));
    }

    /// What undoing would undo, in words; null when there is nothing to undo.
    pub fn undo_words(&self) -> Option<String> {
        self.project.journal.last().map(|s| self.step_words(s))
    }

    /// What redoing would do again, in words; null when there is nothing to redo.
    pub fn redo_words(&self) -> Option<String> {
        self.project.journal.undone().map(|s| self.step_words(s))
    }

    /// All that was decided, the oldest first.
    pub fn history(&self) -> &[Step] {
        self.project.journal.steps()
    }

    /// Whether what was decided is on the disk.
    pub fn saved(&self) -> &Saved {
        &self.project.saved
    }
}

/// The decisions of an edit; none where it changes nothing.
fn decide(library: &Library, lexicon: &Lexicon, edit: &Edit) -> Vec<Decision> {
    let figure = |reading: usize, figure: usize, ruling: &dyn Fn(&Figure) -> Option<Ruling>| {
        let found = library.readings.get(reading).and_then(|r| Some((r, r.figures.get(figure)?)));
        let decided = found.and_then(|(r, f)| Some((Mark::of(f, &r.text), ruling(f)?)));
        of_figure(library, reading, decided)
    };
    match edit {
        Edit::Confirm { reading, figure: f } => figure(*reading, *f, &|f| {
            (f.standing() == Standing::Machine).then(|| Ruling::Confirmed(Box::new(Stated::of(f))))
        }),
        Edit::Correct { reading, figure: f, fields } => figure(*reading, *f, &|f| corrected(f, fields)),
        Edit::Reject { reading, figure: f } => figure(*reading, *f, &|f| {
            Some(if f.standing() == Standing::Added { Ruling::Withdrawn } else { Ruling::Rejected })
        }),
        Edit::Withdraw { reading, figure: f } => {
            figure(*reading, *f, &|f| (f.standing() != Standing::Machine).then_some(Ruling::Withdrawn))
        }
        Edit::Note { reading, figure: f, words } => figure(*reading, *f, &|f| {
            (f.note().unwrap_or_default() != words.trim()).then(|| Ruling::Note(words.trim().to_owned()))
        }),
        Edit::Restore { reading, dismissed } => {
            let found = library.readings.get(*reading).and_then(|r| Some((r, r.dismissed.get(*dismissed)?)));
            of_figure(library, *reading, found.map(|(r, f)| (Mark::of(f, &r.text), Ruling::Withdrawn)))
        }
        Edit::Add { reading, span, fields } => {
            let Some(r) = library.readings.get(*reading).filter(|r| is_inside(r.text.original(), *span)) else {
                return Vec::new();
            };
            let mut stated = propose(r, *span, lexicon);
            fields.iter().for_each(|f| stated.set(f.clone()));
            let at = Mark::at(stated.evidence.value, stated.evidence.quote, &r.text);
            let mark = Mark { indicator: stated.indicator.clone(), tier: stated.tier, added: true, ..at };
            of_figure(library, *reading, Some((mark, Ruling::Added(Box::new(stated)))))
        }
        Edit::Place { reading, place } => of_report(library, *reading, Ruling::Place(place.clone())),
        Edit::Year { reading, year } => of_report(library, *reading, Ruling::Year(*year)),
        Edit::Session { reading, words } => of_report(library, *reading, Ruling::Session(words.trim().to_owned())),
        Edit::Same { reading, other, same } => match library.key(*other) {
            Some(with) if reading != other => of_report(library, *reading, Ruling::Same { with, same: *same }),
            _ => Vec::new(),
        },
        Edit::Remove { reading } => removed(library, *reading),
        Edit::Forget(lost) => {
            let note = matches!(lost.ruling, Ruling::Note(_));
            let ruling = if note { Ruling::Note(String::new()) } else { Ruling::Withdrawn };
            vec![Decision { ruling, ..(**lost).clone() }]
        }
        Edit::Several(edits) => edits.iter().flat_map(|e| decide(library, lexicon, e)).collect(),
        Edit::Chart(_) | Edit::Charts(_) | Edit::Undo | Edit::Redo => Vec::new(),
    }
}

fn is_inside(text: &str, span: Span) -> bool {
    text.get(span.range()).is_some_and(|words| !words.trim().is_empty())
}

fn corrected(f: &Figure, fields: &[Field]) -> Option<Ruling> {
    let mut stated = Stated::of(f);
    fields.iter().for_each(|field| stated.set(field.clone()));
    if stated.agrees(f) {
        return None;
    }
    let stated = Box::new(stated);
    Some(if f.standing() == Standing::Added { Ruling::Added(stated) } else { Ruling::Corrected(stated) })
}

fn of_figure(library: &Library, reading: usize, decided: Option<(Mark, Ruling)>) -> Vec<Decision> {
    let made = |(mark, ruling)| Some(Decision { report: library.key(reading)?, about: About::Figure(mark), ruling });
    decided.and_then(made).into_iter().collect()
}

fn of_report(library: &Library, reading: usize, ruling: Ruling) -> Vec<Decision> {
    library.key(reading).map(|report| Decision { report, about: About::Report, ruling }).into_iter().collect()
}

/// All reports of the file of a reading go together.
fn removed(library: &Library, reading: usize) -> Vec<Decision> {
    let Some(file) = library.readings.get(reading).map(|r| r.file.as_str()) else { return Vec::new() };
    let mates = library.readings.iter().enumerate().filter(|(_, r)| r.file == file);
    mates.flat_map(|(i, _)| of_report(library, i, Ruling::Removed(true))).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::{Command, Reach, Task, View};
    use crate::quantity::{Bound, Value};
    use crate::reading::{Rules, read};

    /// A state with the bundled reports, read; the open one is of 茂名.
    fn samples() -> State {
        let rules = Rules::bundled().unwrap();
        let read = Arc::new(move |bytes: &[u8], path: &str| read(bytes, path, &rules));
        let reach = Reach::of(read, Arc::new(|| ()));
        let lexicon = Lexicon::parse(include_str!("../../assets/indicators.toml")).unwrap();
        let mut state = State::new(reach, lexicon);
        state.apply(vec![Command::Task(Task::Samples)]);
        while state.job.is_some() {
            std::thread::sleep(std::time::Duration::from_millis(2));
            state.apply(Vec::new());
        }
        let maoming = state.library.readings.iter().position(|r| r.file.contains("茂名")).unwrap();
        state.apply(vec![Command::View(View::Open(maoming))]);
        state
    }

    fn at(state: &State, indicator: &str) -> (usize, usize) {
        let reading = state.selection.reading.unwrap();
        let figures = &state.library.readings[reading].figures;
        (reading, figures.iter().position(|f| f.indicator == indicator && f.is_annual_target()).unwrap())
    }

    fn edit(state: &mut State, edit: Edit) {
        state.apply(vec![Command::Edit(edit)]);
    }

    #[test]
    fn an_edit_reaches_readings_and_chart_and_is_undone() {
        let mut state = samples();
        let before: Vec<_> = state.library.readings.clone();
        let (reading, figure) = at(&state, "gdp");
        state.choice.year = Some(2023);
        state.apply(vec![Command::View(View::Figure(Some(figure)))]);
        let scene = state.drawing.scene.clone().unwrap();
        let value = Value { bound: Bound::Exact, low: Some(11.0), high: Some(11.0) };
        edit(&mut state, Edit::Correct { reading, figure, fields: vec![Field::Value(value)] });
        assert_eq!(state.figure().map(|f| (f.value, f.standing())), Some((value, Standing::Corrected)));
        assert_ne!(*state.drawing.scene.clone().unwrap(), *scene, "the chart follows");
        let undo = state.undo_words().unwrap_or_default();
        assert!(undo.starts_with("修改 茂名市 2023 地区生产总值（") && undo.contains(" → 11%"), "{undo}");
        // The same again is nothing new.
        edit(&mut state, Edit::Correct { reading, figure, fields: vec![Field::Value(value)] });
        assert_eq!(state.history().len(), 1);
        edit(&mut state, Edit::Undo);
        assert_eq!((state.undo_words(), *state.drawing.scene.clone().unwrap() == *scene), (None, true));
        assert!(state.library.readings.iter().zip(&before).all(|(a, b)| a.figures == b.figures));
        edit(&mut state, Edit::Redo);
        assert_eq!(state.figure().map(|f| f.value), Some(value));
        assert_eq!(state.library.machine(reading).unwrap().figures, before[reading].figures);
    }

    #[test]
    fn what_was_chosen_stays_chosen_when_figures_go() {
        let mut state = samples();
        let (reading, gdp) = at(&state, "gdp");
        let (_, chosen) = at(&state, "fixed_asset_investment");
        assert!(gdp < chosen);
        state.apply(vec![Command::View(View::Figure(Some(chosen)))]);
        edit(&mut state, Edit::Reject { reading, figure: gdp });
        assert_eq!(state.figure().map(|f| f.indicator.as_str()), Some("fixed_asset_investment"));
        assert_eq!(state.selection.figure, Some(chosen - 1));
        edit(&mut state, Edit::Restore { reading, dismissed: 0 });
        assert_eq!(state.selection.figure, Some(chosen));
    }

    #[test]
    fn a_file_taken_out_comes_back_by_undoing() {
        let mut state = samples();
        let (reading, count) = (state.selection.reading.unwrap(), state.library.readings.len());
        let place = state.library.readings[reading].report.place.clone().unwrap().value.region;
        edit(&mut state, Edit::Remove { reading });
        assert_eq!((state.library.readings.len(), state.selection.reading), (count - 1, None));
        assert_eq!((state.library.tree.find(&place), state.library.removed().count()), (None, 1));
        edit(&mut state, Edit::Undo);
        assert_eq!(state.library.readings.len(), count);
        assert!(state.library.readings[reading].file.contains("茂名"), "in its old place");
    }

    #[test]
    fn a_corrected_year_moves_the_report_in_the_tree() {
        let mut state = samples();
        let reading = state.selection.reading.unwrap();
        edit(
            &mut state,
            Edit::Several(vec![Edit::Year { reading, year: 2024 }, Edit::Session { reading, words: String::new() }]),
        );
        let place = state.open().unwrap().report.place.clone().unwrap().value.region;
        let node = &state.library.tree.nodes[state.library.tree.find(&place).unwrap()];
        assert_eq!(node.reports.iter().map(|i| i.year).collect::<Vec<_>>(), [Some(2024)]);
        assert_eq!(state.history().len(), 1, "one step");
        edit(&mut state, Edit::Undo);
        assert_eq!(state.open().and_then(|r| r.report.year.as_ref()).map(|y| y.value), Some(2023));
    }
}
