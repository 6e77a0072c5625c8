//! The words in which a comparison is asked and answered. Plain data; nothing is computed here.

use serde::{Deserialize, Serialize};

use super::coding::Coding;
use super::last::Retelling;
use crate::figures::{Figure, Horizon, Measure, NoTarget, Tier};
use crate::quantity::Value;
use crate::reading::{Reading, Remark};
use crate::region::Level;
use crate::report::{Date, DocumentKind, Report};
use crate::text::Text;

/// One reading as comparison sees it.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Who and when.
    pub report: &'a Report,
    /// What it states.
    pub figures: &'a [Figure],
    /// The text in which it states it: labels are its very words.
    pub text: &'a Text,
    /// What to call it when its place is unknown, such as the file's name; may be empty.
    pub label: &'a str,
    /// Whether the passage of targets was found at all.
    pub has_targets: bool,
    /// Whether it speaks for its place: a report, and the fullest where several texts of it are here.
    pub counted: bool,
    /// What it is when it is no plain report (征求意见稿, 摘要); empty otherwise.
    pub note: &'a str,
    /// Whether only a part of the report is here.
    pub fragment: bool,
    /// Whether a passage that looks like targets was not understood.
    pub unread: bool,
    /// The indicators for which the report says that it sets no target (2020: 没有提出全年经济增速具体目标).
    pub expressly_none: &'a [NoTarget],
}

impl<'a> Source<'a> {
    /// A reading as a source; it is called by its file's name when its place is unknown.
    pub fn of(reading: &'a Reading) -> Self {
        let said = |f: fn(&Remark) -> bool| reading.remarks.iter().any(f);
        let marked = matches!(reading.document.kind, DocumentKind::Draft | DocumentKind::Summary);
        Self {
            report: &reading.report,
            figures: &reading.figures,
            text: &reading.text,
            label: reading.file.rsplit('/').next().unwrap_or(&reading.file),
            counted: reading.document.kind.is_charted(),
            note: if marked { &reading.document.words } else { "" },
            has_targets: !said(|r| matches!(r, Remark::NoTargets)),
            fragment: said(|r| matches!(r, Remark::Fragment)),
            unread: said(|r| matches!(r, Remark::Unread { .. })),
            expressly_none: &reading.no_target,
        }
    }

    /// The year whose targets the report sets.
    pub fn year(&self) -> Option<i32> {
        self.report.year.as_ref().map(|y| y.value)
    }

    /// Its place's code.
    pub fn code(&self) -> Option<&'a str> {
        self.report.place.as_ref().and_then(|p| p.value.code.as_deref())
    }

    /// Its place's level.
    pub fn level(&self) -> Option<Level> {
        self.report.place.as_ref().map(|p| p.value.level)
    }
}

/// In which order the rows stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Highest first by the number that the coding rule gives; ties 以上, 确数, 左右, 以内, then by code.
    #[default]
    Value,
    /// By the code of the division.
    Code,
    /// As a person has put them: by [`Query::sequence`]; places that it does not name come after those it names, by value.
    Own,
}

/// A place that was asked for, whether or not it has a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// Its name, as asked: 广州, 广州市 or 广东省广州市.
    pub name: String,
    /// Its code where known; then the name only labels it.
    pub code: Option<String>,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// An indicator of the lexicon.
    pub indicator: String,
    /// The report year; reports without a stated year are only taken when chosen by `readings`.
    pub year: Option<i32>,
    /// One year or a period.
    pub horizon: Horizon,
    /// What is measured; figures of another measure stand outside the axis. Relations always stand in a lane.
    pub measure: Measure,
    /// The unit; null for the commonest among those found.
    pub unit: Option<String>,
    /// The whole of which shares are compared; null compares what is no share.
    pub of: Option<String>,
    /// Of prices: from here on a level is an index, and 103 stands beside 3% (see `Indicator::index`).
    pub index: Option<f64>,
    /// Which readings to compare, by index; null for all that answer to the year.
    pub readings: Option<Vec<usize>>,
    /// The places asked for; empty for all. One without a report is named in [`Comparison::missing`].
    pub wanted: Vec<Wanted>,
    /// How rows are ordered.
    pub order: Order,
    /// How values become the numbers by which they are ordered.
    pub coding: Coding,
    /// The places of [`Order::Own`] by whole name, by name, or by name without its last word.
    pub sequence: Vec<String>,
}

impl Query {
    /// Growth of an indicator in annual targets, all years and places: to be narrowed with `..`.
    pub fn new(indicator: &str) -> Self {
        Self {
            indicator: indicator.to_owned(),
            year: None,
            horizon: Horizon::Annual,
            measure: Measure::Growth,
            unit: None,
            of: None,
            index: None,
            readings: None,
            wanted: Vec::new(),
            order: Order::Value,
            coding: Coding::default(),
            sequence: Vec::new(),
        }
    }
}

/// Where an entry may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// On the axis, in the rank.
    Axis,
    /// On the axis, but on a basis (口径) of its own: marked and not ranked.
    Basis,
    /// A relation or a gap, which has no number of its own: in a lane.
    Lane,
    /// Stated, but in a way that cannot be compared.
    Apart(Apart),
}

/// Why a stated figure is not on the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Apart {
    /// It measures something else: an amount instead of a rise.
    Measure,
    /// Its unit cannot be converted.
    Unit,
    /// It is a share where amounts are compared, or a share of another whole.
    Share,
    /// The aims do not name the indicator, and the plan of work sets several numbers for it.
    Several,
}

/// A figure in a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Index of its reading.
    pub reading: usize,
    /// Index among the figures of that reading; of a number from outside the result beside which it stands, if any.
    pub figure: Option<usize>,
    /// Whether it is a number from outside the reports: a final, a changed aim.
    pub outside: bool,
    /// Its value in the unit of the comparison (in its own unit when it stands apart).
    pub value: Value,
    /// The value as written: 7%左右; in the words of reports where a person has given another than the text has.
    pub words: String,
    /// Whether a person has put its number right.
    pub by_hand: bool,
    /// Where it may stand.
    pub standing: Standing,
    /// First number or the number beyond it.
    pub tier: Tier,
    /// The word of tone (力争, 确保).
    pub tone_word: Option<String>,
    /// 口径 as written.
    pub basis: Option<String>,
    /// What a relation or a gap is compared with, as written: 全省平均水平.
    pub relative_to: Option<String>,
    /// What the report measures, where that is turned for the axis: a fall of 7% stands at −7, an index of 103 at 3.
    pub turned: Option<Turned>,
    /// Whether the aims of the report do not name it, and its plan of work sets it.
    pub plan: bool,
}

/// How a number came onto an axis that measures something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Turned {
    /// 下降7% among rises, or a rise among falls: the sign is turned.
    Sign,
    /// 103 or 103% among rises: 100 less.
    Index,
}

/// What stands in a cell. The five kinds of nothing look different everywhere.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// All that is stated, base before stretch. Never empty; figures that stand apart are here only when nothing
    /// comparable is stated.
    Stated(Vec<Entry>),
    /// 未提及.
    NotStated,
    /// 明确不设.
    ExpresslyNone,
    /// 未读出: a passage that was not understood.
    NotRead,
    /// 原文不全.
    Fragment,
    /// 无报告.
    NoReport,
}

impl Cell {
    /// The entries, none for the kinds of nothing.
    pub fn entries(&self) -> &[Entry] {
        match self {
            Cell::Stated(e) => e,
            _ => &[],
        }
    }

    /// The best standing among the entries; null for the kinds of nothing.
    pub fn standing(&self) -> Option<Standing> {
        let rank = |s: &Standing| match s {
            Standing::Axis => 0,
            Standing::Basis => 1,
            Standing::Lane => 2,
            Standing::Apart(_) => 3,
        };
        self.entries().iter().map(|e| e.standing).min_by_key(rank)
    }
}

/// One report of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Index of its reading.
    pub reading: usize,
    /// The place's own name (霞山区); the source's label, perhaps empty, when the place is unknown.
    pub name: String,
    /// The whole name from the province down; null when the place is unknown.
    pub region: Option<String>,
    /// The place's code.
    pub code: Option<String>,
    /// The place's level.
    pub level: Option<Level>,
    /// The code of the place above it.
    pub parent: Option<String>,
    /// The report's year.
    pub year: Option<i32>,
    /// The day of delivery.
    pub date: Option<Date>,
    /// The session, as written.
    pub session: Option<String>,
    /// What stands there.
    pub cell: Cell,
    /// The target of the year before, where it is known; comparable figures only.
    pub last: Vec<Entry>,
    /// How `last` is known; null where last year's report states it.
    pub retold: Option<Retelling>,
    /// What the report says was reached in the year before its own; comparable figures only.
    pub actual: Vec<Entry>,
    /// The official final number of that year, where one was given from outside and stands on the axis.
    pub official: Option<Entry>,
}

impl Row {
    /// What was reached in the year before: the official final number where it is known, else what the report says.
    pub fn result(&self) -> Option<&Entry> {
        self.official.as_ref().or_else(|| self.reported())
    }

    /// What the report itself says was reached.
    pub fn reported(&self) -> Option<&Entry> {
        self.actual.iter().find(|e| e.standing == Standing::Axis && e.tier == Tier::Base)
    }

    /// Whether the official final number is another than the report has it.
    pub fn differs(&self) -> bool {
        let point = |e: Option<&Entry>| e.and_then(|e| e.value.point());
        let pair = point(self.official.as_ref()).zip(point(self.reported()));
        pair.is_some_and(|(a, b)| (a - b).abs() > 1e-9)
    }
}

/// A figure of the nation or of the parent, for reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Index of its reading.
    pub reading: usize,
    /// The place's own name.
    pub name: String,
    /// The place's level.
    pub level: Level,
    /// What it states that is comparable; never empty.
    pub entries: Vec<Entry>,
}

/// The answer: rows in order, and what they are measured against.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// What was asked, with the unit filled in.
    pub query: Query,
    /// One a report.
    pub rows: Vec<Row>,
    /// The nation first, then the common parent.
    pub references: Vec<Reference>,
    /// Places asked for that have no report, in the order asked.
    pub missing: Vec<String>,
}

impl Comparison {
    /// The year of all rows, when they share one.
    pub fn common_year(&self) -> Option<i32> {
        let first = self.rows.first()?.year?;
        self.rows.iter().all(|r| r.year == Some(first)).then_some(first)
    }
}
