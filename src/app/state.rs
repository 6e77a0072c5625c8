//! What the window shows. Changed by commands only.

use std::path::PathBuf;
use std::sync::Arc;

use super::carried::{NotOpened, Opened};
use serde::{Deserialize, Serialize};

use super::choice::Choice;
use super::command::Task;
use super::compare::Compare;
use super::drawing::{Drawing, Page};
use super::exporting::{Exported, Exporting, NotExported};
use super::jobs::{Job, ReadFile, Wake};
use super::keeping::Keeping;
use super::lexicon::LexiconTrouble;
use super::library::Library;
use super::project::{Project, ProjectNotice};
use super::queue::Queue;
use super::searching::Search;
use super::settings::{Settings, Shade};
use super::shelf::Shelves;
use super::table::{Copying, Table};
use super::tally::Tally;
use super::typefaces::Typefaces;
use crate::figures::{Figure, Lexicon};
use crate::fonts::Fonts;
use crate::host;
use crate::locale::Locale;
use crate::reading::Reading;
use crate::report::Place;
use crate::text::Span;

/// What the middle of the window shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Work {
    /// The open report, or the welcome when nothing is open.
    #[default]
    Reading,
    /// All figures as a table.
    Figures,
    /// The list of remarks.
    Remarks,
    /// 待核: what wants a person.
    Review,
    /// All that was decided.
    History,
    /// 检索: words across all reports.
    Search,
    /// Places and years side by side.
    Compare,
}

/// A place in the text to scroll to, said once: each wish has its own number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Goal {
    /// Grows with every wish.
    pub number: u64,
    /// Where, in the original text.
    pub span: Option<Span>,
}

/// What is open and chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The open report.
    pub reading: Option<usize>,
    /// The chosen figure of it.
    pub figure: Option<usize>,
    /// The words of its text that a person has chosen, in the original.
    pub words: Option<Span>,
    /// Where to scroll.
    pub goal: Goal,
}

/// A word to the user that stays until it is taken away or the next one comes.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// The chart was saved here.
    Saved(PathBuf),
    /// The chart was not saved.
    NotSaved(host::Error),
    /// Charts were saved to a folder or copied, or were not made.
    Chart(Box<Result<Exported, NotExported>>),
    /// A picture that carries its data was opened, or not.
    Picture(Box<Result<Opened, NotOpened>>),
    /// The settings were damaged; the old file stands here.
    SettingsAside(PathBuf),
    /// The settings could not be read: this time nothing of them is known, and nothing is kept.
    SettingsNotRead(host::Error),
    /// The settings could not be written.
    SettingsNotSaved(host::Error),
    /// The folder could not be shown.
    NotShown(host::Error),
    /// So many rows of the table are on the clipboard.
    Copied(usize),
    /// What was opened holds no document at all.
    NothingFound,
    /// What was opened is not there, or cannot be looked at.
    NotThere(host::Error),
    /// New and changed files of this folder are not seen by themselves, in the system's words.
    NotWatched(PathBuf, String),
    /// A chart is being saved: this picture was not opened.
    PictureLater(String),
    /// The user's lexicon is not used, since so much is wrong in it; the list stands among the remarks.
    Lexicon(LexiconTrouble),
    /// Something about the project file.
    Project(ProjectNotice),
    /// The project is open read-only: nothing can be decided.
    ReadOnly,
    /// Reading was stopped after so many files of so many.
    Stopped(usize, usize),
}

/// The places that may be meant by words half typed, in Chinese or pinyin: their whole names, at most so many.
pub type SuggestPlaces = Arc<dyn Fn(&str, usize) -> Vec<String> + Send + Sync>;

/// The place that words name in a year.
pub type FindPlace = Arc<dyn Fn(&str, Option<i32>) -> Option<Place> + Send + Sync>;

/// How the program reaches the outside: reading, waking the window, where settings stand.
#[derive(Clone)]
pub struct Reach {
    /// Reads the bytes of one file.
    pub read: ReadFile,
    /// Wakes the window.
    pub wake: Wake,
    /// Where settings stand; null to keep none.
    pub settings: Option<PathBuf>,
    /// Where projects are kept and by what is read; null to keep none.
    pub keeping: Option<Keeping>,
    /// Finds the place that a person names; null where nobody can.
    pub places: Option<FindPlace>,
    /// Offers places for what is typed; null where nobody can.
    pub suggest: Option<SuggestPlaces>,
    /// The lexicon by which `read` reads; null for the program's own.
    pub own: Option<Own>,
}

/// The lexicon with the user's own on top, or why that is not used.
#[derive(Clone, Debug)]
pub struct Own {
    /// What reading knows.
    pub lexicon: Lexicon,
    /// Why the user's file is not used.
    pub trouble: Option<LexiconTrouble>,
}

impl Reach {
    /// A reader without an outside: nothing is remembered and nothing is kept.
    pub fn of(read: ReadFile, wake: Wake) -> Self {
        Self { read, wake, settings: None, keeping: None, places: None, suggest: None, own: None }
    }
}

impl std::fmt::Debug for Reach {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reach").field("settings", &self.settings).finish_non_exhaustive()
    }
}

/// The whole state.
#[derive(Debug)]
pub struct State {
    /// What is open.
    pub library: Library,
    /// What people have decided.
    pub project: Project,
    /// What wants a person.
    pub queue: Queue,
    /// What is chosen.
    pub selection: Selection,
    /// The middle of the window.
    pub work: Work,
    /// What the chart is asked.
    pub choice: Choice,
    /// What is looked for across all reports.
    pub search: Search,
    /// What the library panel lists.
    pub shelf: Shelves,
    /// The chart that answers.
    pub drawing: Drawing,
    /// What stands side by side.
    pub compare: Compare,
    /// The page that the panel has room for.
    pub page: Page,
    /// The reading job, while it runs.
    pub job: Option<Job>,
    /// The saving of a chart, while it runs.
    pub exporting: Exporting,
    /// The typefaces of the machine.
    pub typefaces: Typefaces,
    /// Counts over the library.
    pub tally: Tally,
    /// All figures as a table.
    pub table: Table,
    /// The way of a part of it to the clipboard.
    pub copying: Copying,
    /// What is remembered.
    pub settings: Settings,
    /// The words.
    pub locale: Locale,
    /// The indicators.
    pub lexicon: Lexicon,
    /// Why the user's own lexicon is not used.
    pub lexicon_trouble: Option<LexiconTrouble>,
    /// The last word to the user.
    pub notice: Option<Notice>,
    /// Whether the system is dark, as far as the window knows.
    pub system_dark: bool,
    /// The bundled faces, by which charts are laid out.
    pub(super) fonts: Fonts,
    pub(super) reach: Reach,
    /// The watch over the folders of what is open.
    pub(super) watch: Option<host::Watch>,
    /// The settings as they were last written.
    pub(super) kept: Option<Settings>,
    /// The wish by which a report was opened without anybody asking.
    pub(super) opened_by_itself: u64,
    /// What is opened next, once the decisions that wait are written or given up.
    pub leaving: Option<Box<Task>>,
}

impl State {
    /// A fresh state with the settings of the user; `lexicon` where the reach brings none.
    pub fn new(mut reach: Reach, lexicon: Lexicon) -> Self {
        let own = reach.own.take().unwrap_or(Own { lexicon, trouble: None });
        let loaded = reach.settings.as_deref().map(Settings::load).transpose();
        let unread = loaded.as_ref().err().cloned();
        if unread.is_some() {
            // What could not be read must not be written over.
            reach.settings = None;
        }
        let (settings, aside) = loaded.ok().flatten().unwrap_or_default();
        let settings_notice = unread.map(Notice::SettingsNotRead).or_else(|| aside.map(Notice::SettingsAside));
        Self {
            library: Library::default(),
            project: Project::default(),
            queue: Queue::default(),
            selection: Selection::default(),
            work: Work::default(),
            choice: Choice::default(),
            search: Search::default(),
            shelf: Shelves::default(),
            drawing: Drawing::default(),
            compare: Compare::default(),
            page: Page::default(),
            job: None,
            exporting: Exporting::default(),
            typefaces: Typefaces::default(),
            tally: Tally::default(),
            table: Table::default(),
            copying: Copying::default(),
            locale: Locale::new(settings.language),
            kept: Some(settings.clone()),
            settings,
            lexicon: own.lexicon,
            fonts: Fonts::bundled(),
            notice: settings_notice.or_else(|| own.trouble.clone().map(Notice::Lexicon)),
            lexicon_trouble: own.trouble,
            system_dark: false,
            reach,
            watch: None,
            opened_by_itself: 0,
            leaving: None,
        }
    }

    /// The shade to draw in: light or dark.
    pub fn shade(&self) -> Shade {
        match self.settings.shade {
            Shade::System if self.system_dark => Shade::Dark,
            Shade::System => Shade::Light,
            chosen => chosen,
        }
    }

    /// The folder of the program's own projects, or of its settings where it keeps none; null where it keeps nothing.
    pub fn data_folder(&self) -> Option<PathBuf> {
        if let Some(keeping) = &self.reach.keeping {
            return Some(keeping.data.clone());
        }
        self.reach.settings.as_ref()?.parent().map(Into::into)
    }

    /// The face that reports are read in, once it is loaded; null for the bundled one.
    pub fn reading_face(&self) -> Option<&Fonts> {
        self.typefaces.fonts(self.settings.reading_face.as_deref()?)?.as_ref()
    }

    /// What a person should know of the chosen face, as a key of the words.
    pub fn face_trouble(&self) -> Option<&'static str> {
        match self.typefaces.fonts(self.settings.reading_face.as_deref()?)? {
            None => Some("face-not-found"),
            // Without Chinese glyphs the bundled face draws the Chinese, and a person should know why.
            Some(face) => (!face.missing(["国"]).is_empty()).then_some("face-without-chinese"),
        }
    }

    /// The place that words name in a year; null where they name none.
    pub fn find_place(&self, words: &str, year: Option<i32>) -> Option<Place> {
        self.reach.places.as_ref()?(words, year)
    }

    /// The places that may be meant by words half typed: their whole names, the higher level first.
    pub fn suggest_places(&self, words: &str, most: usize) -> Vec<String> {
        self.reach.suggest.as_ref().map(|s| s(words, most)).unwrap_or_default()
    }

    /// The open report.
    pub fn open(&self) -> Option<&Reading> {
        self.library.readings.get(self.selection.reading?).map(|r| &**r)
    }

    /// The chosen figure of the open report.
    pub fn figure(&self) -> Option<&Figure> {
        self.open()?.figures.get(self.selection.figure?)
    }

    /// The name of an indicator in the language of the window; the id when the lexicon does not hold it.
    pub fn indicator(&self, id: &str) -> String {
        let known = self.lexicon.by_id(id);
        let chinese = self.locale.language() == crate::locale::Language::Chinese;
        known.map_or_else(|| id.to_string(), |i| if chinese { i.zh.clone() } else { i.en.clone() })
    }

    /// What a figure is about, for people: the indicator, or the name as written when it has none of its own.
    pub fn subject(&self, figure: &Figure) -> String {
        if figure.indicator == "other" { figure.name.clone() } else { self.indicator(&figure.indicator) }
    }
}
