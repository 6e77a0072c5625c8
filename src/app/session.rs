//! What is found again when the program starts anew: the sizes of the window and its columns, and for each folder the
//! tab, the open report, what is compared and the columns of the table. The chart stands in the project itself.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::command::{Task, View};
use super::compare::Beside;
use super::settings::Settings;
use super::shelf::Folds;
use super::state::{State, Work};
use super::table::{Column, Filter, Sort};
use crate::host;

/// Sizes of the window, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// Width and height of the window.
    pub window: Option<(f32, f32)>,
    /// Whether it fills the screen.
    pub maximized: bool,
    /// Width of the library; in a wide window it has another.
    pub left: Option<f32>,
    /// The same in a wide window.
    pub left_wide: Option<f32>,
    /// Width of the chart; in a wide window it has another.
    pub right: Option<f32>,
    /// The same in a wide window.
    pub right_wide: Option<f32>,
}

impl Layout {
    /// Without sizes that no screen has.
    pub fn sound(self) -> Self {
        let fits = |low: f32, high: f32| move |n: &f32| n.is_finite() && (low..=high).contains(n);
        Self {
            window: self.window.filter(|(w, h)| fits(640.0, 16_000.0)(w) && fits(480.0, 16_000.0)(h)),
            left: self.left.filter(fits(100.0, 800.0)),
            left_wide: self.left_wide.filter(fits(100.0, 800.0)),
            right: self.right.filter(fits(200.0, 4000.0)),
            right_wide: self.right_wide.filter(fits(200.0, 4000.0)),
            ..self
        }
    }
}

/// How a folder was left.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    tab: Option<Work>,
    file: Option<String>,
    index: usize,
    columns: Vec<Column>,
    widths: BTreeMap<Column, f32>,
    sorts: Vec<(Column, bool)>,
    compare: Beside,
    filters: BTreeMap<Column, Filter>,
    folds: Folds,
}

impl Session {
    fn of(state: &State) -> Self {
        let open = state.open();
        Self {
            tab: Some(state.work),
            file: open.map(|r| r.file.clone()),
            index: open.map_or(0, |r| r.index),
            columns: state.table.columns.clone(),
            widths: state.table.widths.clone(),
            sorts: state.table.sorts.iter().map(|s| (s.column, s.down)).collect(),
            compare: state.compare.choice.clone(),
            filters: state.table.filters.clone(),
            folds: state.shelf.folds.clone(),
        }
    }
}

impl State {
    /// The folder that is open, when it is one.
    fn root(&self) -> Option<PathBuf> {
        match &self.library.roots[..] {
            [root] if !self.library.samples => Some(root.clone()),
            _ => None,
        }
    }

    /// Keeps how things stand, when that has changed since it was last kept.
    pub(super) fn keep_session(&mut self) {
        if self.job.is_none() {
            self.project.keep_chart(&self.choice);
        }
        if let (Some(root), None) = (self.root(), &self.job) {
            let known: Vec<PathBuf> = self.settings.recent.iter().map(|r| r.path.clone()).collect();
            self.settings.sessions.retain(|path, _| known.contains(path));
            if known.contains(&root) {
                self.settings.sessions.insert(root, Session::of(self));
            }
        }
        if self.kept.as_ref() != Some(&self.settings) {
            self.keep_settings();
        }
    }

    /// Opens the last folder again, where a person wants that and it is there.
    pub fn reopen(&mut self) {
        let last = self.settings.recent.first().filter(|_| self.settings.reopen).map(|r| r.path.clone());
        if let Some(path) = last.filter(|p| host::exists(p)) {
            self.task(Task::Open(vec![path]));
        }
    }

    /// Puts things as they were when this folder was last left, unless a person has gone somewhere meanwhile. Returns
    /// whether a report was opened.
    pub(super) fn restore_session(&mut self) -> bool {
        let Some(session) = self.root().and_then(|root| self.settings.sessions.get(&root).cloned()) else {
            return false;
        };
        if !session.columns.is_empty() {
            self.table.columns = session.columns;
        }
        self.table.widths = session.widths;
        self.table.resort(session.sorts.iter().map(|(column, down)| Sort { column: *column, down: *down }).collect());
        let tree = &self.library.tree;
        self.compare.restore(session.compare, |place| tree.find(place).is_some());
        self.table.refilter(session.filters);
        self.shelf.fold_as(session.folds);
        let same = |r: &std::sync::Arc<crate::reading::Reading>| {
            Some(&r.file) == session.file.as_ref() && r.index == session.index
        };
        let open = self.library.readings.iter().position(same);
        if let Some(reading) = open {
            self.view(View::Open(reading));
        }
        if let Some(tab) = session.tab {
            self.view(View::Work(tab));
        }
        open.is_some()
    }
}

/// How large the window was when it was last left; the settings themselves are read later, by the state.
pub fn window_layout(settings: &std::path::Path) -> Layout {
    Settings::peek(settings).map(|s| s.layout.sound()).unwrap_or_default()
}
