//! The further fields as plain data.

use serde::{Deserialize, Serialize};

use crate::quantity::Value;
use crate::text::Span;

/// A fact and the words that say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said<T> {
    /// The fact.
    pub value: T,
    /// The words, in the original.
    pub words: Span,
}

/// How a number of several years is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rate {
    /// 年均增长7%: a yearly rate.
    Annual,
    /// 五年累计, 较2015年下降17%: a total.
    Cumulative,
    /// 到2025年达到: the level at the end.
    End,
}

/// Whose number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScopeKind {
    /// 全市, 全省, 我市: the whole place.
    Whole,
    /// 市本级, 市级: the government's own level.
    OwnLevel,
    /// 市区, 城区, 主城区: the built-up part.
    Urban,
    /// 市属, 县属: what belongs to the government.
    Owned,
    /// 辖区, 属地, 在地: all that stands on its ground.
    Within,
    /// 规模以上, 限额以上.
    AboveScale,
    /// 不含农户: a part is left out.
    Without,
    /// 全口径: what goes to higher levels is counted too.
    Wide,
}

impl ScopeKind {
    /// Whether it is only a part of the place: such a number is not held against that of a whole place.
    pub fn is_part(self) -> bool {
        matches!(self, Self::OwnLevel | Self::Urban | Self::Owned)
    }
}

/// Whether a target is expected or binding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// 预期性, 指导性, 预测性.
    Expected,
    /// 约束性, 硬任务.
    Binding,
}

/// How final a result is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// 预计.
    Estimate,
    /// 初步核算, 初步统计.
    Preliminary,
    /// 快报.
    Flash,
    /// 有望, 可望, 预计可.
    Hoped,
}

/// Last year's aim as the review tells it again.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PriorTarget {
    /// The aim in the figure's own unit; null where only 好于预期目标 is said.
    pub value: Option<Value>,
    /// Whether the value was reckoned from a distance or a degree of completion (高于预期目标0.8个百分点).
    pub reckoned: bool,
    /// Whether the aim had been revised in the year (调整后的年度预期目标).
    pub revised: bool,
    /// The words.
    pub words: Span,
}

/// The further fields; null or empty where the report does not say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Further {
    /// The year it is compared with: 较2015年下降17%.
    pub base_year: Option<Said<i32>>,
    /// Of period figures: yearly, total, or level at the end.
    pub rate: Option<Said<Rate>>,
    /// Whose number it is, in the order of the text.
    pub scope: Vec<Said<ScopeKind>>,
    /// What follows a target without a number: 在实际工作中争取更好结果.
    pub rider: Option<Span>,
    /// Expected or binding, where the report says so.
    pub nature: Option<Said<Nature>>,
    /// Of actuals: 预计, 初步核算, 快报.
    pub status: Option<Said<Status>>,
    /// Of actuals: last year's aim, told again.
    pub prior_target: Option<PriorTarget>,
}
