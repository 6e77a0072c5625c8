//! What a report is: who, which year, when, and its outline. Each fact carries how it is known and how surely.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::region::{Kind, Level};
use crate::text::{Span, Text};

/// How a fact about a report is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The title of the report.
    Title,
    /// The line under the title that names session and date.
    SessionLine,
    /// 我代表…人民政府.
    Salutation,
    /// A heading such as 二、2024年工作安排.
    Heading,
    /// The running text.
    Body,
    /// Front matter or the address of the page.
    FrontMatter,
    /// The file's name.
    FileName,
    /// The folders above it.
    Folder,
    /// A person said so.
    Person,
}

/// A fact with how it is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Known<T> {
    /// The fact.
    pub value: T,
    /// How it is known.
    pub source: Source,
    /// How surely, 0–1.
    pub confidence: f32,
    /// Where it stands, when it stands in the text.
    pub span: Option<Span>,
}

/// The place a report speaks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The whole name from the province down: 广东省湛江市霞山区.
    pub region: String,
    /// Its own name alone: 霞山区.
    pub name: String,
    /// GB/T 2260 code in the report's year; null for functional areas and unknown divisions.
    pub code: Option<String>,
    /// The code of today: its own or its successor's. Null where it was dissolved or split, or never had a code.
    #[serde(default)]
    pub code_now: Option<String>,
    /// 市辖区, 县级市, 功能区 …; null for unknown divisions.
    #[serde(default, rename = "type")]
    pub kind: Option<Kind>,
    /// Nation, province, city or county.
    pub level: Level,
    /// The parent's code, for grouping.
    pub parent: Option<String>,
}

/// A calendar date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    /// Year, four digits.
    pub year: i32,
    /// Month, 1–12.
    pub month: u8,
    /// Day, 1–31.
    pub day: u8,
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// What a part of a report is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// What was done in the year or the years before.
    Review,
    /// The aims and the plan of the year ahead.
    Plan,
    /// The aims of several years.
    Period,
    /// 附件, 名词解释: not a section of the report.
    Appendix,
    /// Not told by its heading.
    Unknown,
}

/// A heading with what stands under it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// 1 for the top level.
    pub depth: u8,
    /// The heading as written, folded, without markup and without run-in text.
    pub title: String,
    /// Where the heading stands.
    pub heading: Span,
    /// Heading and all under it, up to the next heading of this depth or above.
    pub body: Span,
    /// What it is for, by its heading or its parent's.
    pub part: Part,
    /// Index of the section above it.
    pub parent: Option<usize>,
}

/// A session of a people's congress: 省十四届人大四次会议.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Congress {
    /// Of which level; null when neither its name nor the report's place says so.
    pub level: Option<Level>,
    /// 届.
    pub term: u32,
    /// 次; null where only the term is named.
    pub meeting: Option<u32>,
}

/// What kind of report it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportKind {
    /// It sets the aims of one year.
    Annual,
    /// A new government's: it sets the aims of 今后五年 and none of a year.
    ChangeOfGovernment,
    /// It stands between: 上半年工作, 下半年安排.
    HalfYear,
    /// It changes aims that were set before.
    RevisedAims,
    /// None of these.
    Other,
}

/// A document: who speaks for which place in which year, and its outline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The title as written, where there is one.
    pub title: Option<Known<String>>,
    /// The place; null when the text and the names do not say.
    pub place: Option<Known<Place>>,
    /// The year whose targets the report sets; null when not stated.
    pub year: Option<Known<i32>>,
    /// The day of delivery.
    pub date: Option<Known<Date>>,
    /// Who gave it.
    pub speaker: Option<Known<String>>,
    /// 第…届人民代表大会第…次会议, as written.
    pub session: Option<Known<String>>,
    /// The same as data: whose congress, which term, which meeting.
    pub congress: Option<Congress>,
    /// What kind of report it is; null before its figures are read.
    pub kind: Option<Known<ReportKind>>,
    /// The address of its source.
    pub url: Option<Known<String>>,
    /// Guesses for a person to confirm where a fact is not stated, surest first.
    pub guesses: Vec<Guess>,
    /// The outline in order, parents before children.
    pub sections: Vec<Section>,
    /// The stretch of the original that is this report.
    pub span: Span,
}

/// A guess about a fact that the text does not state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum Guess {
    /// A place that the text names often.
    Place {
        /// The place.
        place: Place,
        /// How often it is named.
        times: usize,
    },
    /// A year that the text speaks of.
    Year {
        /// The year.
        year: i32,
        /// How often it is named.
        times: usize,
    },
}

impl Report {
    /// Top-level headings as the coding manual counts them: no appendices.
    pub fn top_sections(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(|s| s.depth == 1 && s.part != Part::Appendix)
    }

    /// The innermost section that holds a byte of the original.
    pub fn section_at(&self, at: usize) -> Option<usize> {
        self.sections.iter().rposition(|s| s.body.start <= at && at < s.body.end)
    }

    /// The folded range of this report within its text.
    pub fn folded(&self, text: &Text) -> Range<usize> {
        text.folded_at(self.span.start)..text.folded_at(self.span.end)
    }
}
