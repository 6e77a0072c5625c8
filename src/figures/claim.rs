//! A claim: what a sentence binds an indicator to, before it is known whether it is a target or a result.

use std::ops::Range;

use super::figure::{Measure, Tier, Tone};
use super::time::Time;
use crate::quantity::Value;

/// An indicator bound to a number or a relation. Ranges are of the folded text.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// An index of the lexicon; null for a name it does not hold.
    pub indicator: Option<usize>,
    /// The name as written.
    pub name: Range<usize>,
    /// Words of an earlier name that hold for this one too.
    pub name_prefix: Option<Range<usize>>,
    /// Words of a later name that hold for this one too.
    pub name_suffix: Option<Range<usize>>,
    /// The number with unit and words of bound, or the words of the relation.
    pub value_at: Range<usize>,
    /// What is measured.
    pub measure: Measure,
    /// The number.
    pub value: Value,
    /// Its unit.
    pub unit: Option<String>,
    /// How firmly.
    pub tone: Tone,
    /// The word that says so.
    pub tone_at: Option<Range<usize>>,
    /// Base or stretch.
    pub tier: Tier,
    /// What it is compared with.
    pub relative_to: Option<Range<usize>>,
    /// 口径.
    pub basis: Option<Range<usize>>,
    /// The whole of which it is a share.
    pub of: Option<Range<usize>>,
    /// The last time said before it in its sentence.
    pub time: Option<Time>,
    /// Whether it is a yearly rate (年均).
    pub yearly: bool,
    /// Whether it is the end of a way: 由1032亿元增加到〔1902亿元〕.
    pub reached: bool,
    /// Whether it is a part's and not the place's: 其中市属, 园区, 13个区.
    pub part: bool,
    /// Whether it is compared with last year in so many words: 比上年增长.
    pub on_last: bool,
    /// The year it is compared with, where one is named.
    pub base: Option<i32>,
    /// Whether it is compared with another year than the last: 比2015年下降17%.
    pub since: bool,
    /// Which construction read it.
    pub rule: &'static str,
    /// How surely, 0–1.
    pub sure: f32,
}
