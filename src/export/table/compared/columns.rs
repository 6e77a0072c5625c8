//! The columns of the 对标表 and of its table of sentences.

use super::super::model::{Column, Type};

/// The columns of the table: the indicator is one where there are `several`, the year where there are several `years`; the
/// official final stands beside the result where there is one (`finals`), else it is an empty column for programs.
pub(super) fn columns(several: bool, years: bool, finals: bool) -> Vec<Column> {
    use Type::{Code, Flag, Number, Text, Year};
    let mut all = vec![
        Column { core: several, ..Column::core("indicator_name", "指标", "Indicator", Text) },
        Column::core("name", "地区", "Place", Text),
        Column { core: years, ..Column::core("year", "年份", "Year", Year) },
        Column::core("last", "上年目标", "Last year's target", Text),
        Column::core("actual", "上年实际", "Result", Text),
        Column::core("target", "今年目标", "Target", Text),
        Column::core("change", "变动", "Change", Text),
        Column::core("wording", "措辞变化", "Wording", Text),
        Column::core("verdict", "完成情况", "Reached", Text),
        Column::more("indicator", "指标代号", "Indicator id", Text),
        Column::more("region", "地区全称", "Region", Text),
        Column::more("code", "区划代码", "Code", Text),
        Column::more("level", "层级", "Level", Code),
        Column::more("is_reference", "参照", "For reference", Flag),
        Column::more("unit", "单位", "Unit", Text),
        Column::more("bound", "约束方式", "Bound", Code),
        Column::more("low", "下限", "Low", Number),
        Column::more("high", "上限", "High", Number),
        Column::more("point", "点值", "Point", Number),
        Column::more("rank", "位次", "Rank", Type::Integer),
        Column::more("rank_of", "可比个数", "Ranked among", Type::Integer),
        Column::more("change_low", "下限变动", "Change of lower end", Number),
        Column::more("change_high", "上限变动", "Change of upper end", Number),
        Column::more("change_unit", "变动单位", "Unit of change", Text),
        Column::more("against", "对照的目标", "Measured against", Text),
        Column::more("margin", "实绩减目标", "Result less aim", Number),
        Column::more("own_words", "报告自述", "The report says", Text),
        Column::more("parent_words", "上级目标", "Target above", Text),
        Column::more("parent_missing", "上级目标缺失原因", "Why missing above", Code),
        Column::more("nation_words", "全国目标", "The nation's target", Text),
        Column::more("nation_missing", "全国目标缺失原因", "Why missing of the nation", Code),
        Column::more("missing", "缺失原因", "Why missing", Code),
        Column::more("sentence", "今年目标原句", "Sentence of the target", Text),
        Column::more("last_sentence", "上年目标原句", "Sentence of last year's", Text),
        Column::more("actual_sentence", "实绩原句", "Sentence of the result", Text),
        Column::more("file", "文件", "File", Text),
        Column::more("point_rule", "点值规则", "Point rule", Text),
    ];
    let own = |c: &Column| c.id == if finals { "actual" } else { "own_words" };
    if let Some(before) = all.iter().position(own) {
        all.insert(before + 1, Column { core: finals, ..Column::core("official", "终值", "Official final", Text) });
    }
    all.sort_by_key(|c| !c.core);
    all
}

/// The columns of the sentences.
pub(super) fn sentence_columns() -> Vec<Column> {
    vec![
        Column::core("name", "地区", "Place", Type::Text),
        Column::core("year", "年份", "Year", Type::Year),
        Column::core("indicator_name", "指标", "Indicator", Type::Text),
        Column::core("what", "内容", "What", Type::Text),
        Column::core("words", "数值", "As written", Type::Text),
        Column::core("sentence", "原句", "Sentence", Type::Text),
        Column::more("file", "文件", "File", Type::Text),
    ]
}
