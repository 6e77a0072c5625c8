//! 检索: what is looked for, the search that runs, and the list that the window shows of what it found.
//!
//! A search runs on threads of its own over a snapshot of the library; another word stops it. The list is made anew
//! when something changed, never for a frame.

mod listing;
mod run;

use std::collections::BTreeSet;
use std::sync::Arc;

pub use listing::{Listing, Row};
pub use run::{Found, Mention};

use super::state::{State, Work};
use crate::locale::Locale;
use crate::search::{Fault, Mode, Query, Wrong};
use crate::text::Span;
use run::Run;

/// In which order reports are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By division, the newest of a place first.
    #[default]
    Place,
    /// The newest first, then by division.
    Year,
    /// Those that mention it most often first.
    Hits,
}

/// A change of what is looked for, or of what is shown of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SearchChange {
    /// Other words.
    Words(String),
    /// The words are taken otherwise.
    Mode(Mode),
    /// Only reports of a year; null for all.
    Year(Option<i32>),
    /// Only reports of a place and those below it; null for all.
    Region(Option<String>),
    /// Another order.
    Order(Order),
    /// Shows all lines of a report, by its reading.
    All(usize),
    /// Folds or unfolds a report, by its reading.
    Fold(usize),
    /// Chooses a line: a reading and the first hit on the line.
    Choose(Option<(usize, usize)>),
    /// Chooses the line so many lines further.
    Step(i32),
    /// Opens a report at the first hit of a line.
    Open(usize, usize),
}

/// What is looked for and what was found.
#[derive(Debug, Default)]
pub struct Search {
    /// As typed.
    pub words: String,
    /// How they are taken.
    pub mode: Mode,
    /// Only this year.
    pub year: Option<i32>,
    /// Only this place and those below it, by its whole name.
    pub region: Option<String>,
    /// The order of reports.
    pub order: Order,
    /// What is wrong with the expression.
    pub wrong: Option<Wrong>,
    /// What the last search found; null before the first.
    pub found: Option<Arc<Found>>,
    /// What the window shows of it.
    pub listing: Listing,
    /// The chosen line: a reading and the first hit on the line.
    pub chosen: Option<(usize, usize)>,
    shut: BTreeSet<usize>,
    whole: BTreeSet<usize>,
    run: Option<Run>,
    /// Which library `found` or `run` looked through.
    seen: Option<u64>,
    stale: bool,
}

impl Search {
    /// Whether a search runs.
    pub fn is_running(&self) -> bool {
        self.run.is_some()
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.words.trim().is_empty()
    }
}

impl State {
    /// Applies a change of the search.
    pub(super) fn change_search(&mut self, change: SearchChange) {
        let search = &mut self.search;
        search.stale = true;
        match change {
            SearchChange::Words(words) => {
                search.words = words;
                self.start_search();
            }
            SearchChange::Mode(mode) => {
                search.mode = mode;
                self.start_search();
            }
            SearchChange::Year(year) => search.year = year,
            SearchChange::Region(region) => search.region = region,
            SearchChange::Order(order) => search.order = order,
            SearchChange::All(reading) => {
                search.whole.insert(reading);
            }
            SearchChange::Fold(reading) => {
                if !search.shut.remove(&reading) {
                    search.shut.insert(reading);
                }
            }
            SearchChange::Choose(line) => search.chosen = line,
            SearchChange::Step(by) => search.chosen = search.listing.step(search.found.as_deref(), search.chosen, by),
            SearchChange::Open(reading, hit) => self.open_hit(reading, hit),
        }
    }

    /// Opens a report at a hit; the words found are chosen in its text.
    fn open_hit(&mut self, reading: usize, hit: usize) {
        self.search.chosen = Some((reading, hit));
        let span = self.search.found.as_ref().and_then(|found| {
            let hit = found.of(reading)?.hits.get(hit)?;
            Some(self.library.readings.get(reading)?.text.span(hit.range()))
        });
        if let Some(span) = span {
            self.open_passage(reading, span);
        }
    }

    /// Opens a report at a stretch of its text, which is then the chosen one.
    pub(super) fn open_passage(&mut self, reading: usize, span: Span) {
        if self.library.readings.get(reading).is_none() {
            return;
        }
        self.selection.reading = Some(reading);
        self.selection.figure = None;
        self.selection.words = Some(span);
        self.work = Work::Reading;
        self.scroll_to(Some(span));
    }

    /// Looks for the words in the library as it now is; what ran before is stopped.
    fn start_search(&mut self) {
        let search = &mut self.search;
        search.run = None;
        search.wrong = None;
        search.stale = true;
        search.seen = Some(self.library.revision);
        match Query::new(&search.words, search.mode) {
            Ok(query) if query.is_empty() => search.forget(),
            Ok(query) => search.run = Some(Run::start(query, &self.library, self.reach.wake.clone())),
            Err(wrong) => {
                search.forget();
                search.wrong = Some(wrong);
            }
        }
    }

    /// Takes in what the search has found, looks again when the library has changed, and makes the list anew when
    /// anything did.
    pub(super) fn poll_search(&mut self) {
        let done = self.search.run.as_mut().and_then(Run::poll);
        if let Some(found) = done {
            let search = &mut self.search;
            search.run = None;
            search.found = Some(Arc::new(found));
            search.shut.clear();
            search.whole.clear();
            search.chosen = search.chosen.filter(|_| search.seen == Some(self.library.revision));
            search.stale = true;
        }
        // While files are still being read, a search goes through them when the reading is done.
        let changed = self.search.seen.is_some_and(|seen| seen != self.library.revision);
        if changed && self.search.run.is_none() && self.job.is_none() {
            if self.search.is_empty() {
                self.search.seen = None;
            } else {
                self.start_search();
            }
        }
        if std::mem::take(&mut self.search.stale) {
            self.search.listing = Listing::make(&self.library, &self.search);
        }
    }

    /// What belongs to a library that is no longer open is forgotten; the words stay.
    pub(super) fn forget_search(&mut self) {
        self.search.forget();
        self.search.run = None;
        self.search.seen = (!self.search.is_empty()).then_some(u64::MAX);
    }
}

impl Search {
    fn forget(&mut self) {
        self.found = None;
        self.chosen = None;
        self.year = None;
        self.region = None;
        self.shut.clear();
        self.whole.clear();
        self.stale = true;
    }
}

/// What is wrong with an expression, in one sentence.
pub fn wrong_words(locale: &Locale, wrong: &Wrong) -> String {
    let what = locale.say(match wrong.fault {
        Fault::Unclosed => "wrong-pattern-unclosed",
        Fault::Unopened => "wrong-pattern-unopened",
        Fault::Class => "wrong-pattern-class",
        Fault::Repetition => "wrong-pattern-repetition",
        Fault::Escape => "wrong-pattern-escape",
        Fault::Look => "wrong-pattern-look",
        Fault::TooLarge => "wrong-pattern-too-large",
        Fault::Other => "wrong-pattern-other",
    });
    match wrong.at {
        Some(at) => locale.say_with("wrong-pattern-at", &[("at", at.into()), ("what", what.into())]),
        None => what,
    }
}
