//! What all commands that write tables share: which format, where to, in which words. Writes whole or not at all.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::chart::LangArg;
use super::say;
use crate::app;
use crate::chart::Lang;
use crate::export::table::{self, Book, Head, Options};
use crate::host;
use crate::locale::{Language, Locale};

/// The formats of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One JSON object a line.
    Jsonl,
    /// Values with commas.
    Csv,
    /// A workbook.
    Xlsx,
    /// Markdown.
    Md,
    /// A page whose table can be pasted into Word.
    Html,
    /// Typed columns for pandas and R.
    Parquet,
    /// A document.
    Docx,
}

impl From<Format> for table::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Jsonl => Self::Jsonl,
            Format::Csv => Self::Csv,
            Format::Xlsx => Self::Xlsx,
            Format::Md => Self::Markdown,
            Format::Html => Self::Html,
            Format::Parquet => Self::Parquet,
            Format::Docx => Self::Docx,
        }
    }
}

/// How columns and codes are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum HeadArg {
    /// Names for programs: region, at_least.
    Id,
    /// Words for people: 地区, 以上.
    Words,
}

/// Where a table is written, and as what.
#[derive(Args, Clone, Debug)]
pub struct Out {
    /// The format; without it the one of the file's ending.
    #[arg(short, long, value_enum)]
    pub format: Option<Format>,
    /// The file to write, instead of standard output.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    /// How columns and codes are named; by default for programs in CSV, JSON Lines and Parquet, else for people.
    #[arg(long, value_enum)]
    pub head: Option<HeadArg>,
    /// The language of words.
    #[arg(long, value_enum, default_value_t)]
    pub lang: LangArg,
    /// CSV without the byte order mark by which Excel knows UTF-8, as a panel is written.
    #[arg(long, overrides_with = "bom")]
    pub no_bom: bool,
    /// CSV with that mark, as files of all other commands are written.
    #[arg(long)]
    pub bom: bool,
}

impl Out {
    /// The language of words.
    pub fn lang(&self) -> Lang {
        match self.lang {
            LangArg::Zh => Lang::Zh,
            LangArg::En => Lang::En,
        }
    }

    /// The files that will be written.
    pub fn written(&self) -> Vec<&Path> {
        self.output.as_deref().into_iter().collect()
    }

    /// The format: as told, else by the file's ending, else `otherwise`.
    pub fn format(&self, otherwise: table::Format) -> table::Format {
        let by_file = || self.ending().as_deref().and_then(table::Format::of_ending);
        self.format.map(Into::into).or_else(by_file).unwrap_or(otherwise)
    }

    /// The ending of the file; null where it has none.
    fn ending(&self) -> Option<Cow<'_, str>> {
        Some(self.output.as_deref()?.extension()?.to_string_lossy())
    }

    /// The file whose ending is that of no table, where no format is told either: nobody wants Markdown under .pdf.
    fn misnamed(&self) -> Option<&Path> {
        let strange = self.ending().is_some_and(|e| table::Format::of_ending(&e).is_none());
        self.output.as_deref().filter(|_| strange && self.format.is_none())
    }

    /// Whether all that is told can be heeded by a format; what cannot is said before anything is read.
    pub fn is_sound(&self, format: table::Format, locale: &Locale) -> bool {
        if let Some(file) = self.misnamed() {
            let endings: Vec<String> = table::Format::ALL.iter().map(|f| format!(".{}", f.ending())).collect();
            let between = if locale.language() == Language::Chinese { "、" } else { ", " };
            let args = [("file", file.display().to_string().into()), ("endings", endings.join(between).into())];
            host::say(&locale.say_with("cli-table-ending", &args));
            return false;
        }
        let ending = || ("ending", format.ending().into());
        if self.output.is_none() && format.is_binary() {
            host::say(&locale.say_with("cli-needs-file", &[ending()]));
            return false;
        }
        let names_alone = matches!(format, table::Format::Jsonl | table::Format::Parquet);
        let unused = match () {
            () if self.no_bom && format != table::Format::Csv => "--no-bom",
            () if self.bom && format != table::Format::Csv => "--bom",
            () if self.head == Some(HeadArg::Words) && names_alone => "--head words",
            () => return true,
        };
        host::say(&locale.say_with("cli-unused", &[("option", unused.into()), ending()]));
        false
    }

    /// Writes a book; what goes wrong is said. Returns whether it was written. A file has a mark where it is asked for,
    /// or where the command has one by itself (`marked`) and it is not forbidden; standard output where it is asked for.
    pub fn write(&self, book: &Book, format: table::Format, marked: bool, locale: &Locale) -> bool {
        let mut options = Options::of(format, self.lang());
        options.bom = self.bom || (marked && !self.no_bom && self.output.is_some());
        match self.head {
            Some(HeadArg::Id) => options.head = Head::Id,
            Some(HeadArg::Words) => options.head = Head::Words(self.lang()),
            None => {}
        }
        let bytes = match table::write(book, format, &options, &mut |_, _| true) {
            Ok(bytes) => bytes,
            Err(e) => {
                host::say(&say::table(locale, &e));
                return false;
            }
        };
        let written = match &self.output {
            Some(path) => host::write_atomic(path, &bytes),
            None => host::write_out(&bytes).map(|_| ()),
        };
        written.inspect_err(|e| host::say(&app::file_trouble(locale, e))).is_ok()
    }
}
