//! What was read of a report beside its figures: the role of every paragraph with the words that gave it, readings
//! that were rejected with the reason, and numbers among the aims that nothing understood.

use serde::{Deserialize, Serialize};

use super::figure::Figure;
use super::matters::Matter;
use super::no_target::NoTarget;
use crate::text::Span;

/// What a stretch of a report is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PassageRole {
    /// The aims of the year ahead.
    Aims,
    /// The aims of a plan or of years to come.
    PeriodAims,
    /// The review of last year.
    Review,
    /// The review of several years.
    LongReview,
    /// Last year's aims told again.
    Retold,
    /// The work plan.
    Plan,
}

/// A stretch of one paragraph whose sentences have the same role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Passage {
    /// Where it stands.
    pub span: Span,
    /// What it is for.
    pub role: PassageRole,
    /// The rule that said so.
    pub rule: String,
    /// The words that gave it: an opener, a heading; null where only its place between others did.
    pub words: Option<Span>,
}

/// Why a number beside a name is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// 上半年, 1—9月.
    PartOfYear,
    /// Of a year that is neither planned nor reviewed.
    OtherYear,
    /// 五年累计, 年均: a sum or a mean of several years.
    SeveralYears,
    /// Last year's aim told again.
    Retold,
    /// A share or a distance, where a result is wanted.
    NotAResult,
    /// A relation without a number, where a result is wanted.
    NoNumber,
    /// Of an indicator the lexicon does not hold, outside the aims.
    UnknownName,
    /// Of a part of the place: 其中高新区, 乡镇.
    OfAPart,
}

/// A reading that was rejected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rejected {
    /// The id of the indicator, or `other`.
    pub indicator: String,
    /// The shortest stretch that holds name and value.
    pub quote: Span,
    /// Why.
    pub reason: Reason,
}

/// All that was read of the figures of a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// In the order of the text.
    pub figures: Vec<Figure>,
    /// In the order of the text.
    pub passages: Vec<Passage>,
    /// In the order of the text.
    pub rejected: Vec<Rejected>,
    /// Clauses of the aims whose numbers nothing understood.
    pub unread: Vec<Span>,
    /// Indicators for which the report expressly sets no target.
    pub no_target: Vec<NoTarget>,
    /// 民生实事: the practical matters that the report promises, in the order of the text.
    pub matters: Vec<Matter>,
}
