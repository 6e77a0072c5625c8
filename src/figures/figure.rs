//! What a figure is: the fields of the coding manual, and where it was read.

use serde::{Deserialize, Serialize};

use super::further::Further;
use super::reviewed::Reviewed;
use crate::quantity::Value;
use crate::text::Span;

/// A target set, or a result reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An aim.
    Target,
    /// What was reached.
    Actual,
}

/// The passage a figure was read in (coding manual, “Which passages”).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The passage of headline targets.
    Headline,
    /// The work plan that follows.
    Body,
    /// The review of the year before.
    Review,
}

/// The time a figure is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Horizon {
    /// The one year planned (target) or reviewed (actual).
    Annual,
    /// A five-year plan, the next five years, a year further off.
    Period,
}

/// What the number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// A rise in per cent.
    Growth,
    /// A fall in per cent, written as a positive number.
    Decline,
    /// An amount, a rate or a share that is to be reached.
    Level,
    /// A difference in points or in amount.
    Change,
    /// A distance from a reference.
    Gap,
    /// No number of its own.
    Relation,
}

/// How firmly the report speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// 确保, 必须.
    Ensure,
    /// 力争, 争取, 努力, 奋斗.
    Strive,
    /// Neither.
    #[default]
    None,
}

/// Which of two tiers a figure is: 增长8%左右，力争9%.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// The first number, or the only one.
    #[default]
    Base,
    /// The number beyond it (力争9%).
    Stretch,
}

/// Where a figure was read. All spans lie in the original text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The sentence.
    pub sentence: Span,
    /// The shortest stretch that holds name and value.
    pub quote: Span,
    /// The indicator's name.
    pub name: Span,
    /// The number with its unit and words of bound, or the words of the relation.
    pub value: Span,
}

/// A number or a relation that a report states about an indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Target or actual.
    pub kind: Kind,
    /// In which passage.
    pub role: Role,
    /// An id of the lexicon, or `other`.
    pub indicator: String,
    /// The name as written, without 全市 and the like.
    pub name: String,
    /// One year or a period.
    pub horizon: Horizon,
    /// What the number measures.
    pub measure: Measure,
    /// The number as written.
    pub value: Value,
    /// The unit as written; null for relations and index levels.
    pub unit: Option<String>,
    /// How firmly it is said.
    pub tone: Tone,
    /// The word that says so (力争, 确保).
    pub tone_word: Option<String>,
    /// Base or stretch.
    pub tier: Tier,
    /// What a relation or a gap is compared with, as written.
    pub relative_to: Option<String>,
    /// 口径 as written (可比口径, 扣除价格因素).
    pub basis: Option<String>,
    /// The whole of which it is a share (占生产总值比重).
    pub of: Option<String>,
    /// The year the number is about, where known.
    pub ref_year: Option<i32>,
    /// First and last year of a period, where stated.
    pub from: Option<i32>,
    /// Last year of a period.
    pub to: Option<i32>,
    /// Base year, rate, scope, rider, nature, status, last year's aim.
    #[serde(default)]
    pub further: Further,
    /// Where it was read.
    pub evidence: Evidence,
    /// The heading under which it stands, as an index into the report's sections.
    pub section: Option<usize>,
    /// The rule that read it.
    pub rule: String,
    /// How surely, 0–1.
    pub confidence: f32,
    /// What a person has said of it; null while nobody has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Box<Reviewed>>,
}

impl Figure {
    /// Whether this is a headline target of the year ahead.
    pub fn is_annual_target(&self) -> bool {
        self.kind == Kind::Target && self.role == Role::Headline && self.horizon == Horizon::Annual
    }
}
