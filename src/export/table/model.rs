//! What a table is before it is a file: named columns, typed cells, footnotes, and the further sheets that stand beside
//! it. Plain data: what a cell means was decided above, how it is written is decided by the writers.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::chart::Lang;
use crate::report::Date;

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Words.
    Text,
    /// A word of a fixed list (at_least), which people read as 以上.
    Code,
    /// A number that may have decimals.
    Number,
    /// A whole number.
    Integer,
    /// A year: a whole number that is a name, and stands at the left as names do.
    Year,
    /// A day.
    Date,
    /// Yes or no.
    Flag,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in data: letters, digits and `_`, at most 32 characters, so that Stata takes it.
    pub id: Cow<'static, str>,
    /// Its name in Chinese, also the label of the variable.
    pub zh: String,
    /// Its name in English.
    pub en: String,
    /// What it holds.
    pub ty: Type,
    /// Whether it is kept where a person reads (Markdown, HTML) and there is room for few.
    pub core: bool,
}

impl Column {
    /// A column that people need where they read.
    pub fn core(id: impl Into<Cow<'static, str>>, zh: &str, en: &str, ty: Type) -> Self {
        Self { id: id.into(), zh: zh.into(), en: en.into(), ty, core: true }
    }

    /// A column for those who reckon on.
    pub fn more(id: impl Into<Cow<'static, str>>, zh: &str, en: &str, ty: Type) -> Self {
        Self { core: false, ..Self::core(id, zh, en, ty) }
    }

    /// Its name by the choice of heads.
    pub fn head(&self, head: Head) -> &str {
        match head {
            Head::Id => &self.id,
            Head::Words(Lang::Zh) => &self.zh,
            Head::Words(Lang::En) => &self.en,
        }
    }
}

/// How columns and codes are named in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// By their names in data, codes as they are: for programs.
    Id,
    /// In words, codes too: for people.
    Words(Lang),
}

/// A number with the digits it is written with: 8.0 of a report stays 8.0.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    value: f64,
    digits: String,
}

impl Number {
    /// A number in as few digits as say it. What is left of 0.1 + 0.2 after twelve digits is no number of a report.
    pub fn new(value: f64) -> Self {
        let rounded: f64 = format!("{value:.11e}").parse().unwrap_or(value);
        let rounded = if rounded == 0.0 { 0.0 } else { rounded };
        Self { value: rounded, digits: rounded.to_string() }
    }

    /// A number in the digits of its words, where they hold it (8.0%左右); else as [`Self::new`].
    pub fn written(value: f64, words: &str) -> Self {
        let plain = Self::new(value);
        let is_digit = |c: char| c.is_ascii_digit() || c == '.';
        let same = |run: &&str| {
            let sound = run.starts_with(|c: char| c.is_ascii_digit()) && !run.ends_with('.');
            sound && run.parse::<f64>().is_ok_and(|v| v == plain.value.abs())
        };
        match words.split(|c| !is_digit(c)).find(same) {
            // 007 and the like are no way to write a number.
            Some(run) if run.len() == 1 || !run.starts_with('0') || run.starts_with("0.") => {
                let sign = if plain.value < 0.0 { "-" } else { "" };
                Self { digits: format!("{sign}{run}"), ..plain }
            }
            _ => plain,
        }
    }

    /// The number.
    pub fn value(&self) -> f64 {
        self.value
    }

    /// Its digits, with `.` and perhaps `-`.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// How many stand behind the point.
    pub fn decimals(&self) -> usize {
        self.digits.split_once('.').map_or(0, |(_, d)| d.len())
    }
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Words, or a code in a column of codes.
    Text(String),
    /// A number.
    Number(Number),
    /// A whole number.
    Integer(i64),
    /// A day.
    Date(Date),
    /// Yes or no.
    Flag(bool),
    /// Nothing, with its code where one is known (not_stated): people read 未提及, programs an empty cell.
    Missing(&'static str),
    /// Nothing.
    #[default]
    Empty,
}

impl Cell {
    /// Words; nothing for none.
    pub fn words(words: Option<&str>) -> Self {
        words.filter(|w| !w.is_empty()).map_or(Self::Empty, |w| Self::Text(w.to_owned()))
    }

    /// A whole number; nothing for none.
    pub fn integer(n: Option<impl Into<i64>>) -> Self {
        n.map_or(Self::Empty, |n| Self::Integer(n.into()))
    }

    /// A number in the digits of its words; nothing for none.
    pub fn number(n: Option<f64>, words: &str) -> Self {
        n.filter(|v| v.is_finite()).map_or(Self::Empty, |v| Self::Number(Number::written(v, words)))
    }

    /// What a program reads: digits, ISO days, 1 and 0, nothing for what is missing.
    pub fn data(&self) -> String {
        match self {
            Self::Text(t) => t.clone(),
            Self::Number(n) => n.digits.clone(),
            Self::Integer(i) => i.to_string(),
            Self::Date(d) => d.to_string(),
            Self::Flag(f) => u8::from(*f).to_string(),
            Self::Missing(_) | Self::Empty => String::new(),
        }
    }
}

/// Columns and rows under a name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it is called: the name of a sheet, a heading.
    pub name: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// One cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// What stands below the page for a cell: its sentences, by row and column.
    pub footnotes: BTreeMap<(usize, usize), Vec<String>>,
    /// How many columns at the left name the row; they stay when the sheet is scrolled.
    pub keys: usize,
    /// The column whose words part the rows into groups, each a table of its own where a page has little room.
    pub by: Option<usize>,
}

impl Table {
    /// An empty table.
    pub fn new(name: &str, columns: Vec<Column>) -> Self {
        Self { name: name.to_owned(), columns, keys: 1, ..Self::default() }
    }

    /// The columns that are kept where there is room for few, by their places.
    pub fn core(&self) -> Vec<usize> {
        (0..self.columns.len()).filter(|i| self.columns[*i].core).collect()
    }
}

/// A table with all that stands beside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// What the table says.
    pub title: String,
    /// 单位：%, where all share one.
    pub unit: Option<String>,
    /// What the table adds up to, a paragraph each.
    pub lead: Vec<String>,
    /// The table.
    pub table: Table,
    /// 注: what a reader must know, the coding rules among it, a sentence each.
    pub notes: Vec<String>,
    /// 资料来源, each report once.
    pub sources: Vec<String>,
    /// Further tables: sentences, sources, rules, fields.
    pub sheets: Vec<Table>,
}

impl Book {
    /// How many rows all its tables have: what progress is counted in.
    pub fn rows(&self) -> usize {
        self.table.rows.len() + self.sheets.iter().map(|s| s.rows.len()).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_the_digits_it_was_written_with() {
        let written = |v: f64, words: &str| Number::written(v, words).digits().to_owned();
        assert_eq!(written(8.0, "8.0%左右"), "8.0");
        assert_eq!(written(8.0, "8%左右"), "8");
        assert_eq!(written(6.5, "6%—6.5%"), "6.5");
        assert_eq!(written(-2.0, "下降2.0个百分点"), "-2.0");
        assert_eq!(written(12000.0, "1.2万人"), "12000");
        assert_eq!(written(7.0, "007"), "7");
        assert_eq!(written(0.5, "0.50"), "0.50");
        assert_eq!(Number::new(0.1 + 0.2).digits(), "0.3");
        assert_eq!(Number::new(-0.0).digits(), "0");
        assert_eq!(Number::written(8.0, "8.0").decimals(), 1);
    }
}
