//! Numbers behind a name that are no values of it.

use super::clause::Reader;
use super::sized::is_size;
use crate::quantity::Amount;

impl Reader<'_> {
    /// 总量超200亿元县2个, 收入过10亿元的企业5家: a number that tells what kind of county or company is counted. 超过预定
    /// 增长9%的目标 in a review is the aim told again.
    pub(super) fn no_value(&self, amount: &Amount, named: bool) -> bool {
        let behind = self.text[amount.range.end..].trim_start_matches('的');
        if is_size(amount, behind) {
            return true;
        }
        // 环境空气质量稳居全国168个重点城市前列: of how many it is one.
        if self.text[..amount.range.start].ends_with("全国") || self.text[..amount.range.start].ends_with("全省") {
            return true;
        }
        // 65%的GDP、75%的投资: the name stands behind its share.
        let whose = self.text[amount.range.end..].strip_prefix('的').unwrap_or_default();
        if !self.unknown && self.rules.lexicon.find(whose).next().is_some_and(|(r, _)| r.start == 0) {
            return true;
        }
        // 是按照全省预期6%—6.5%的上限目标来考虑的: where the aim was taken from.
        if ["上限", "下限", "区间", "中位"].iter().any(|w| behind.starts_with(w)) {
            return true;
        }
        // 在突破2000亿元大关的基础上，今年可超2500亿元: where it began.
        if behind.strip_prefix("大关").unwrap_or(behind).trim_start_matches('的').starts_with("基础上") {
            return true;
        }
        // 一般公共预算收入的37.1%转移支付到各区: a part of it, no rate of growth.
        let part = self.text[..amount.range.start].ends_with('的');
        if part && !self.unknown && matches!(amount.unit.as_deref(), Some("%" | "倍")) {
            return true;
        }
        let aim = ["目标", "预期", "计划", "任务", "预定", "年初", "年度目标"].iter().any(|w| behind.starts_with(w));
        // 充分考虑8%增长目标, 提出8%的目标: an aim spoken of, without a name.
        let spoken = || ["增长目标", "的增长目标", "年均增长目标", "目标"].iter().any(|w| behind.starts_with(w));
        !self.unknown && aim || !named && spoken()
    }
}
