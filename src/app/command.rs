//! All that can happen to the state. The window pushes commands while it draws; they are applied when the frame is
//! done.

use std::path::PathBuf;

use super::carried::{NotOpened, Picture};
use super::compare::CompareView;
use super::drawing::Page;
use super::edit::Edit;
use super::exporting::{ExportOrder, Exported, NotExported};
use super::jobs::{Outcome, Plan};
use super::keeping::Taken;
use super::searching::SearchChange;
use super::session::Layout;
use super::settings::Shade;
use super::shelf::ShelfChange;
use super::state::Work;
use super::table::{Change, Part};
use super::tabling::TableOrder;
use crate::comparison::Coding;
use crate::library;
use crate::locale::Language;
use crate::text::Span;

/// One thing that happens.
#[derive(Debug)]
pub enum Command {
    /// Another thing to look at; this session only.
    View(View),
    /// What a person decides about reports and figures; undone and redone, across restarts.
    Edit(Edit),
    /// Something to be done outside: reading, saving.
    Task(Task),
    /// Something a job has done.
    Event(Event),
}

/// A change of what is looked at.
#[derive(Debug)]
pub enum View {
    /// Opens a report, at its passage of targets when it has one.
    Open(usize),
    /// Chooses a figure of the open report, from its text.
    Figure(Option<usize>),
    /// Goes to a figure of any report: opens it, chooses the figure, scrolls there.
    GoTo {
        /// Which reading.
        reading: usize,
        /// Which of its figures; null for the report alone.
        figure: Option<usize>,
    },
    /// Opens a report at a stretch of its text, which is chosen there and lit.
    Passage {
        /// Which reading.
        reading: usize,
        /// Where, in the original text.
        span: Span,
    },
    /// Chooses words of the open report's text.
    Words(Option<Span>),
    /// Looks for words across all reports, or at what was found.
    Search(SearchChange),
    /// Looks at the library otherwise: filter, folds, heaps, picked places.
    Shelf(ShelfChange),
    /// Scrolls to a section of the open report.
    Section(usize),
    /// The middle of the window.
    Work(Work),
    /// Rows of the chart from here on, where one page does not hold all.
    Rows(usize),
    /// The page that the panel has room for.
    Page(Page),
    /// How values become numbers, in ranks and tables.
    Coding(Coding),
    /// Light or dark.
    Shade(Shade),
    /// A change of the table of figures.
    Table(Change),
    /// A person reads what was opened by itself: it is to stay.
    Stay,
    /// Sizes of the window and its columns.
    Layout(Layout),
    /// Keeps how things stand, for the next start.
    Keep,
    /// Whether the system is dark.
    SystemDark(bool),
    /// Size of the window's parts.
    Zoom(f32),
    /// The family that reports are read in; null for the bundled one.
    ReadingFace(Option<String>),
    /// Whether the last folder is opened at the start.
    Reopen(bool),
    /// The language of the window.
    Language(Language),
    /// Size of the report's text.
    ReadingSize(f32),
    /// What is compared, and how it is shown.
    Compare(CompareView),
    /// Takes a notice away.
    Dismiss,
}

/// Something to be done outside.
#[derive(Debug)]
pub enum Task {
    /// Reads folders and files in place of what is open.
    Open(Vec<PathBuf>),
    /// Reads the bundled reports.
    Samples,
    /// Answers whether what waits to be written is given up for what is opened next.
    Leave(bool),
    /// Saves the whole project elsewhere, and goes on there.
    SaveProject(PathBuf),
    /// Stops reading; what was read stays.
    Cancel,
    /// Puts a part of the table on the clipboard.
    CopyTable(Part),
    /// Shows a folder in the system's own window for files.
    ShowFolder(PathBuf),
    /// Saves charts.
    Export(ExportOrder),
    /// Saves a table.
    ExportTable(TableOrder),
    /// Stops saving charts after the one in hand, or a table.
    CancelExport,
    /// Looks for the typefaces of the machine.
    Typefaces,
    /// Loads a typeface.
    Typeface(String),
    /// Takes official finals and changed aims from a CSV file.
    Facts(PathBuf),
}

/// Something a job has done.
#[derive(Debug)]
pub enum Event {
    /// The folders were walked: so many files are to be read.
    Walked(Plan),
    /// One file is done.
    Read(Outcome),
    /// The project of what is opened, or why there is none; and the folders it is of.
    Project(Box<Result<Taken, library::Error>>, Vec<PathBuf>),
    /// A file that has changed or is new.
    Reread(Box<Outcome>),
    /// Files that are no longer where they were.
    Missing(Vec<String>),
    /// The job is at its end.
    Done {
        /// Whether a person stopped it.
        cancelled: bool,
    },
    /// Charts were saved, or not.
    Exported(Result<Exported, NotExported>),
    /// A picture that carries its data was read, or not.
    Picture(Box<Result<Picture, NotOpened>>),
}
