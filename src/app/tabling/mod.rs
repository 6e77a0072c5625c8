//! Saving tables: which readings, which indicators and which rules are taken from the state; the table is made and
//! written on a thread of its own, with progress and 取消, whole or not at all.

mod book;
#[cfg(test)]
mod tests;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use super::command::Event;
use super::exporting::{Exported, NotExported, Steps};
use super::state::{Notice, State};
use super::studio::file_name;
use crate::chart::Lang;
use crate::export::table::{self, Book, Format, Head, Options, Script};
use crate::host;
use crate::locale::Language;
use book::Snapshot;

/// What a table holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TableKind {
    /// 对标表: regions with last year's target, its result, this year's target.
    #[default]
    Comparison,
    /// The long panel.
    Panel,
    /// The figures as rows.
    Figures,
    /// What 检索 has found, a line each.
    Found,
}

/// Of which reports a table is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TableOf {
    /// Those that the chart shows.
    #[default]
    Chart,
    /// All that are open.
    Everything,
    /// As the tab shows it: the places, years and indicators of 对比, the rows and columns of 指标, the list of 检索.
    View,
}

impl TableKind {
    /// Whether a CSV of it opens with a byte order mark, unless a person says otherwise: programs, for which a panel is,
    /// take one before the first name for a letter.
    pub fn is_marked(self) -> bool {
        self != Self::Panel
    }

    /// The formats in which it is offered, the commonest first.
    pub fn formats(self) -> &'static [Format] {
        match self {
            Self::Comparison => &Format::ALL,
            Self::Panel => &[Format::Csv, Format::Xlsx, Format::Parquet, Format::Jsonl],
            Self::Figures | Self::Found => {
                &[Format::Xlsx, Format::Csv, Format::Markdown, Format::Html, Format::Parquet, Format::Jsonl]
            }
        }
    }
}

/// A table to be saved. The coding rules are those of the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableOrder {
    /// What it holds.
    pub kind: TableKind,
    /// As what.
    pub format: Format,
    /// Of which reports.
    pub of: TableOf,
    /// The main indicators, not only the one of the chart; of no matter for a view.
    pub main: bool,
    /// Where to.
    pub path: PathBuf,
    /// Of CSV: whether it opens with the mark by which Excel knows UTF-8. See [`TableKind::is_marked`].
    pub bom: bool,
    /// Whether a file that stands there may be replaced.
    pub overwrite: bool,
}

impl State {
    /// A path for a table: where something was saved last, or the user's documents.
    pub fn suggested_table(&self, kind: TableKind, format: Format) -> PathBuf {
        let what = self.locale.say(match kind {
            TableKind::Comparison => "table-name-comparison",
            TableKind::Panel => "table-name-panel",
            TableKind::Figures => "table-name-figures",
            TableKind::Found => "table-name-found",
        });
        let of = self.library.name().unwrap_or_default();
        let between = if self.locale.language() == Language::English && !of.is_empty() { " " } else { "" };
        self.export_folder().join(file_name(&format!("{of}{between}{what}"), format.ending()))
    }

    /// Whether a file stands there.
    pub fn table_stands(&self, path: &Path) -> bool {
        host::exists(path)
    }

    /// How much a table would be of: the reports of the chart, all reports, and what the tab of this kind of table shows.
    pub fn table_reports(&self, kind: TableKind) -> [(TableOf, usize); 3] {
        let view = match kind {
            TableKind::Comparison | TableKind::Panel => self.compare.table.lines.len(),
            TableKind::Figures => self.table.rows().len(),
            TableKind::Found => self.search.listing.listed.hits,
        };
        let chart = self.choice.readings(&self.library).len();
        [(TableOf::Chart, chart), (TableOf::Everything, self.library.reports()), (TableOf::View, view)]
    }

    pub(super) fn export_table(&mut self, order: TableOrder) {
        if self.exporting.is_running() {
            return;
        }
        if self.library.is_source(&order.path) {
            self.notice = Some(Notice::NotSaved(host::Error::Source(order.path)));
            return;
        }
        if !order.overwrite && host::exists(&order.path) {
            self.notice = Some(Notice::NotSaved(host::Error::Exists(order.path)));
            return;
        }
        let snapshot = self.snapshot(&order);
        self.exporting.run(100, self.reach.wake.clone(), move |steps| {
            let name = order.path.display().to_string();
            let result = catch_unwind(AssertUnwindSafe(|| save(snapshot, &order, steps)));
            Event::Exported(result.unwrap_or(Err(NotExported::Panicked(name))))
        });
    }

    fn snapshot(&self, order: &TableOrder) -> Snapshot {
        let (library, groups) = (&self.library, &self.library.groups);
        let all = 0..library.readings.len();
        let chinese = self.locale.language() == Language::Chinese;
        Snapshot {
            readings: library.readings.clone(),
            counted: all.clone().map(|i| groups.is_counted(i)).collect(),
            same_as: all.map(|i| groups.same_as(i).map(|s| s.0)).collect(),
            chosen: self.choice.readings(library),
            lexicon: self.lexicon.clone(),
            indicator: self.choice.indicator.clone(),
            coding: self.settings.coding,
            lang: if chinese { Lang::Zh } else { Lang::En },
            facts: self.compare.outside.facts.clone(),
            finals: self.compare.outside.name(),
            compared: (order.of == TableOf::View).then(|| self.compare_shown()),
            book: match (order.kind, order.of) {
                (TableKind::Found, _) => Some(self.found_shown()),
                (TableKind::Figures, TableOf::View) => Some(self.figures_shown()),
                _ => None,
            },
        }
    }
}

/// Makes the table and writes it.
fn save(mut of: Snapshot, order: &TableOrder, steps: &Steps) -> Result<Exported, NotExported> {
    let made = of.book.take().filter(|b| !b.table.rows.is_empty());
    let book = made.or_else(|| of.book(order)).ok_or(NotExported::Nothing)?;
    let mut options = Options::of(order.format, of.lang);
    options.bom = order.bom;
    if order.kind == TableKind::Panel {
        // Whoever reckons wants the names of data.
        options.head = Head::Id;
    }
    let mut tell = |done: usize, total: usize| steps.at(done * 100 / total.max(1));
    let bytes = table::write(&book, order.format, &options, &mut tell).map_err(NotExported::Table)?;
    host::write_atomic(&order.path, &bytes).map_err(NotExported::File)?;
    if order.kind == TableKind::Panel {
        scripts(&book, order).map_err(NotExported::File)?;
    }
    Ok(Exported::File(order.path.clone()))
}

/// The scripts that load a panel, beside it; what stands there is a person's by now and is left alone.
fn scripts(book: &Book, order: &TableOrder) -> Result<(), host::Error> {
    let file = order.path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    for kind in Script::ALL {
        let at = order.path.with_extension(kind.ending());
        if let Some(words) = table::script(book, kind, order.format, &file).filter(|_| !host::exists(&at)) {
            host::write_atomic(&at, words.as_bytes())?;
        }
    }
    Ok(())
}
