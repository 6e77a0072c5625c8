//! Tables as files: typed cells come in, bytes go out. The same table gives the same bytes, whatever the day.
//!
//! [`Book`] is the table with its notes, sources and further sheets; one file here is one format. What a table holds is
//! said by `figures`, `panel` and the other makers of books; no writer knows what a cell is about.

mod cite;
mod compared;
mod csv;
mod docx;
mod evidence;
mod figures;
mod guard;
mod html;
mod jsonl;
mod markdown;
mod model;
mod pace;
mod panel;
mod parquet;
mod rules;
mod said;
mod scripts;
mod sum;
mod words;
mod xlsx;

use crate::chart::Lang;

pub use compared::{ComparedOf, compared};
pub use evidence::sentence;
pub use figures::Figures;
pub use model::{Book, Cell, Column, Head, Number, Table, Type};
pub use pace::Tell;
pub use panel::{PanelOf, panel};
pub use scripts::{Script, script};
pub use sum::paragraphs;

use pace::Pace;

/// The kinds of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Values with commas, for everything.
    Csv,
    /// A workbook with typed cells and further sheets.
    Xlsx,
    /// A table in plain text.
    Markdown,
    /// A page whose table can be pasted into a text.
    Html,
    /// A JSON object a line.
    Jsonl,
    /// Typed columns.
    Parquet,
    /// A document whose table an office pastes from.
    Docx,
}

impl Format {
    /// All, the commonest first.
    pub const ALL: [Self; 7] =
        [Self::Xlsx, Self::Docx, Self::Csv, Self::Markdown, Self::Html, Self::Parquet, Self::Jsonl];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Jsonl => "jsonl",
            Self::Parquet => "parquet",
            Self::Docx => "docx",
        }
    }

    /// The format of an ending, in letters of any size.
    pub fn of_ending(ending: &str) -> Option<Self> {
        let ending = ending.to_ascii_lowercase();
        let other = match ending.as_str() {
            "markdown" => Some(Self::Markdown),
            "htm" => Some(Self::Html),
            "ndjson" => Some(Self::Jsonl),
            _ => None,
        };
        other.or_else(|| Self::ALL.into_iter().find(|f| f.ending() == ending))
    }

    /// Whether it is no text that a terminal can show.
    pub fn is_binary(self) -> bool {
        matches!(self, Self::Xlsx | Self::Parquet | Self::Docx)
    }

    /// Whether its readers are programs: they want names and codes, people want words.
    pub fn is_data(self) -> bool {
        matches!(self, Self::Csv | Self::Jsonl | Self::Parquet)
    }
}

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The language of titles and of heads in words.
    pub lang: Lang,
    /// How columns and codes are named.
    pub head: Head,
    /// Of CSV: whether it opens with a byte order mark, without which Excel on a Chinese system reads GBK.
    pub bom: bool,
}

impl Options {
    /// What a format is best written with.
    pub fn of(format: Format, lang: Lang) -> Self {
        let head = if format.is_data() { Head::Id } else { Head::Words(lang) };
        Self { lang, head, bom: true }
    }
}

/// Why a table was not written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A person stopped it.
    #[error("stopped")]
    Stopped,
    /// More rows than the format holds.
    #[error("{rows} rows are more than a sheet holds ({most}); write CSV or Parquet")]
    TooLong {
        /// How many there are.
        rows: usize,
        /// How many it holds.
        most: usize,
    },
    /// A fault of the program, in the words of the writer.
    #[error("the table could not be written: {0}")]
    Writer(String),
}

/// Writes a book as a file of a format; `tell` hears how far it is and says whether to go on.
///
/// # Errors
/// [`Error::Stopped`] when `tell` says so, [`Error::TooLong`] for more rows than a sheet holds; the other tells of a
/// fault in the program.
pub fn write(book: &Book, format: Format, options: &Options, tell: Tell<'_>) -> Result<Vec<u8>, Error> {
    let mut pace = Pace::new(book, tell);
    match format {
        Format::Csv => csv::write(&book.table, options, &mut pace),
        Format::Xlsx => xlsx::write(book, options, &mut pace),
        Format::Markdown => markdown::write(book, options, &mut pace),
        Format::Html => html::write(book, options, &mut pace),
        Format::Jsonl => jsonl::write(&book.table, &mut pace),
        Format::Parquet => parquet::write(book, &mut pace),
        Format::Docx => docx::write(book, options, &mut pace),
    }
}

#[cfg(test)]
mod tests;
