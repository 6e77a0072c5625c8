//! Indicators for which a report expressly sets no target: 没有提出全年经济增速具体目标 (coding manual, `no_target`). A
//! fourth state beside stated, not stated and not read.

use crate::pattern::Pattern;
use serde::{Deserialize, Serialize};

use super::Rules;
use super::passage::{Role, Sentence};
use super::signs::Signs;
use crate::text::{Span, Text};

/// An indicator for which a report says that it sets no target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoTarget {
    /// An id of the lexicon.
    pub indicator: String,
    /// The words that say so.
    pub words: Span,
}

// 没有提出全年经济增速具体目标, 不设经济增长具体目标, 不再设置全部财政收入指标, 不设定生产总值增长目标
static NONE: Pattern = Pattern::new(concat!(
    r"(?:没有|没|未|不再|不|暂不|暂未)(?:明确|具体)?(?:提出|提|设定|设置|设立|设|确定|安排|下达|制定|规定)(?:了)?",
    r"(?P<what>[^，。；：]{0,24}?)(?:具体)?(?:增长)?(?:的)?(?:预期)?(?:目标|指标|增速要求|增长要求|数字)"
));

/// What a report expressly does not aim at. A clause that names no indicator of the lexicon (不提不切实际的目标) says
/// nothing.
pub fn no_targets(text: &Text, sentences: &[Sentence], rules: &Rules) -> Vec<NoTarget> {
    let folded = text.folded();
    let mut found: Vec<NoTarget> = Vec::new();
    let ahead = |s: &&Sentence| !matches!(s.role, Role::Review | Role::LongReview | Role::Retold);
    for s in sentences.iter().filter(ahead).filter(|s| s.signs.has(Signs::UNSET)) {
        let words = &folded[s.range.clone()];
        for c in NONE.captures_iter(words) {
            let (Some(whole), Some(what)) = (c.get(0), c.name("what")) else { continue };
            let span = text.span(s.range.start + whole.start()..s.range.start + whole.end());
            for indicator in named(what.as_str(), rules) {
                if !found.iter().any(|n| n.indicator == indicator) {
                    found.push(NoTarget { indicator, words: span });
                }
            }
        }
    }
    found
}

fn named(what: &str, rules: &Rules) -> Vec<String> {
    let id = |i: usize| rules.lexicon.indicators().get(i).map(|n| n.id.clone());
    let mut ids: Vec<String> = rules.lexicon.find(what).filter_map(|(_, n)| id(n.indicator)).collect();
    // 全年经济增速, 具体的经济增长: the economy's growth is that of GDP.
    if ids.is_empty() && ["经济增速", "经济增长", "GDP"].iter().any(|w| what.contains(w)) {
        ids.push("gdp".to_owned());
    }
    ids
}

#[cfg(test)]
mod tests {
    use crate::reading::{Rules, read};

    fn none(sentence: &str) -> Vec<String> {
        let rules = Rules::bundled().unwrap_or_else(|e| unreachable!("{e}"));
        let text = format!("政府工作报告\n一、2019年工作回顾\n去年增长6%。\n二、2020年工作安排\n{sentence}\n");
        read(text.as_bytes(), "", &rules).into_iter().flat_map(|r| r.no_target).map(|n| n.indicator).collect()
    }

    #[test]
    fn a_report_may_expressly_set_no_target() {
        assert_eq!(none("需要说明的是，我们没有提出全年经济增速具体目标，主要因为不确定性很大。"), ["gdp"]);
        assert_eq!(none("今年不设经济增长具体目标。"), ["gdp"]);
        assert_eq!(none("今年不设定地区生产总值增长目标，城镇新增就业5万人。"), ["gdp"]);
        assert_eq!(none("对固定资产投资不再设置增长目标。"), Vec::<String>::new());
        assert_eq!(none("不再设置全部财政收入指标，就是更加注重质量。"), ["total_fiscal_revenue"]);
        assert_eq!(none("不提不切实际的目标，不搞强迫命令。"), Vec::<String>::new());
        assert_eq!(
            none("没有提出固定资产投资、社会消费品零售总额的具体目标。"),
            ["fixed_asset_investment", "retail_sales"]
        );
    }
}
