//! The program without its window: state, commands, jobs, settings.
//!
//! [`State`] is what the window shows, [`Command`] is all that can happen to it. Nothing here draws, and nothing
//! here knows egui: the same state can be driven by a test.

mod apply;
mod carried;
mod charting;
mod charts;
mod choice;
mod coding;
mod command;
mod compare;
mod drawing;
mod edit;
mod exporting;
mod gazetteer;
mod jobs;
mod keeping;
mod leaving;
mod lexicon;
mod library;
mod notes;
mod palette;
pub mod pinyin;
mod project;
mod queue;
mod searching;
mod session;
mod settings;
mod shelf;
mod shown;
mod state;
mod steps;
mod studio;
pub mod table;
mod tabling;
mod tally;
mod tree;
mod trouble;
mod typefaces;

pub use crate::export::Format;
pub use crate::host::{Error as FileError, is_folder};
pub use crate::library::Error as ProjectError;
pub use carried::{NotOpened, Opened, Picture, carried_readings, may_carry, open_picture};
pub use charting::{Charting, Form};
pub use charts::{Charts, Naming};
pub use choice::{Choice, Scope};
pub use coding::{CodingChange, RankMove};
pub use command::{Command, Event, Task, View};
pub use compare::{Beside, Compare, CompareView, Near, Outside, SavedGroup, Shown, groups};
pub use drawing::{Drawing, Page};
pub use edit::Edit;
pub use exporting::{Each, ExportOrder, Exported, Exporting, NotExported, Previewed, Target};
pub use jobs::{Input, Job, Outcome, Plan, Progress, ReadFile, Wake};
pub use keeping::{FoldText, Keeping, Shelf, Taken, is_project};
pub use lexicon::{LexiconTrouble, take_lexicon};
pub use library::{Failure, Library, NotCarried, Trouble};
pub use notes::{Note, NoteKey, Weight, note};
pub use palette::{Findable, Goto, ranked};
pub use project::{Project, ProjectNotice, Saved};
pub use queue::{Asked, Doubtful, Queue};
pub use searching::{Found, Listing, Mention, Order, Row, Search, SearchChange, wrong_words};
pub use session::{Layout, Session, window_layout};
pub use settings::{Recent, Settings, Shade, ZOOMS};
pub use shelf::{HEAPS, Heap, Pick, ShelfChange, ShelfRow, Shelves};
pub use state::{FindPlace, Goal, Notice, Own, Reach, Selection, State, SuggestPlaces, Work};
pub use studio::{Manner, Preview, with_ending};
pub use table::{Change, Column, Filter, Part as TablePart, Row as TableRow, Table};
pub use tabling::{TableKind, TableOf, TableOrder};
pub use tally::Tally;
pub use tree::{Issued, Node, Tree};
pub use trouble::{file_error, file_trouble, unread_kinds};
pub use typefaces::{Typefaces, typeface};

use std::sync::Arc;

/// Where the system keeps the settings; null when there is no home.
pub fn settings_file() -> Option<std::path::PathBuf> {
    crate::host::config_file()
}

/// The real outside: the reader with the bundled rules and the user's lexicon, and where the system keeps settings.
/// `lexicon` is the one that the command line names.
pub fn reach(wake: Wake, lexicon: Option<&std::path::Path>) -> Reach {
    #[allow(clippy::expect_used, reason = "the rules are part of the program; tests read them")]
    let mut rules = crate::reading::Rules::bundled().expect("a test proves that the bundled rules are sound");
    let trouble = take_lexicon(&mut rules, lexicon);
    let own = Some(Own { lexicon: rules.figures.lexicon.clone(), trouble });
    let reach = reader(rules, wake, crate::host::data_folder());
    Reach { settings: crate::host::config_file(), own, ..reach }
}

/// A reader by these rules, whose projects are kept in a folder of data; none are kept without one.
pub fn reader(rules: crate::reading::Rules, wake: Wake, data: Option<std::path::PathBuf>) -> Reach {
    let rules = Arc::new(rules);
    let (fold, find, ours, names) = (Arc::clone(&rules), Arc::clone(&rules), Arc::clone(&rules), Arc::clone(&rules));
    let read: ReadFile = Arc::new(move |bytes, path| crate::reading::read(bytes, path, &ours));
    let reader = env!("DUIBIAO_READER").to_owned();
    let version = crate::library::Version { reader, rules: rules.version() };
    let fold: FoldText = Arc::new(move |words| crate::reading::text_of(words, &fold));
    let keeping = data.map(|data| Keeping { data, version, fold });
    let places: FindPlace = Arc::new(move |words, year| crate::report::place_named(words, year, &find.divisions));
    let suggest: SuggestPlaces = Arc::new(move |words, most| gazetteer::suggest(words, most, &names.divisions));
    Reach { keeping, places: Some(places), suggest: Some(suggest), ..Reach::of(read, wake) }
}
