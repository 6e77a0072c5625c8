//! The words that tables say themselves: codes as people read them, heads of notes and sources. In Chinese and English.

use super::Options;
use super::model::{Cell, Column, Head, Table, Type};
use crate::chart::Lang;

/// A code, its column where it means different things in different columns, and what people read.
const CODES: &[(&str, &str, &str, &str)] = &[
    ("rate", "annual", "年均", "a year"),
    ("", "report", "报告", "report"),
    ("", "target", "目标", "target"),
    ("", "actual", "实绩", "actual"),
    ("", "headline", "主要目标", "headline"),
    ("", "body", "工作部署", "work plan"),
    ("", "review", "工作回顾", "review"),
    ("", "annual", "年度", "annual"),
    ("", "period", "规划期", "plan period"),
    ("", "growth", "增长", "growth"),
    ("", "decline", "下降", "decline"),
    ("", "level", "水平", "level"),
    ("", "change", "变动", "change"),
    ("", "gap", "差距", "gap"),
    ("", "relation", "关系", "relation"),
    ("", "exact", "确数", "exact"),
    ("", "about", "左右", "about"),
    ("", "at_least", "以上", "at least"),
    ("", "at_most", "以内", "at most"),
    ("", "range", "区间", "range"),
    ("", "sync", "同步", "in step"),
    ("", "faster", "高于", "faster"),
    ("", "slower", "低于", "slower"),
    ("", "assigned", "完成下达任务", "as assigned"),
    ("", "stable", "保持稳定", "stable"),
    ("", "positive", "正增长", "positive"),
    ("", "ensure", "确保", "ensure"),
    ("", "strive", "力争", "strive"),
    ("", "none", "无", "none"),
    ("", "base", "基本目标", "base"),
    ("", "stretch", "力争目标", "stretch"),
    ("", "nation", "国家", "nation"),
    ("", "province", "省", "province"),
    ("", "city", "市", "city"),
    ("", "county", "区县", "county"),
    ("", "expected", "预期性", "expected"),
    ("", "binding", "约束性", "binding"),
    ("", "hard", "硬约束", "hard"),
    ("", "soft", "软约束", "soft"),
    ("", "estimate", "预计", "estimate"),
    ("", "preliminary", "初步核算", "preliminary"),
    ("", "flash", "快报", "flash"),
    ("", "hoped", "有望", "hoped for"),
    ("", "cumulative", "累计", "in all"),
    ("", "end", "期末", "at the end"),
    ("", "draft", "征求意见稿", "draft"),
    ("", "summary", "摘要", "summary"),
    ("", "other_report", "其他报告", "another report"),
    ("", "not_a_report", "不是报告", "no report"),
    ("", "change_of_government", "换届报告", "change of government"),
    ("", "half_year", "半年报告", "half-year"),
    ("", "revised_aims", "调整目标", "revised aims"),
    ("", "other", "其他", "other"),
    ("", "title", "标题", "title"),
    ("", "session_line", "会议行", "session line"),
    ("", "salutation", "称谓", "salutation"),
    ("", "heading", "小标题", "heading"),
    ("", "front_matter", "页首信息", "front matter"),
    ("", "file_name", "文件名", "file name"),
    ("", "folder", "文件夹", "folder"),
    ("", "machine", "机读", "machine-read"),
    ("", "confirmed", "已确认", "confirmed"),
    ("", "corrected", "已改正", "corrected"),
    ("", "added", "人工补充", "added"),
    ("", "rejected", "已排除", "rejected"),
    ("", "not_stated", "未提及", "not stated"),
    ("", "expressly_none", "明确不设", "expressly none"),
    ("", "not_read", "未读出", "not read"),
    ("", "fragment", "原文不全", "text incomplete"),
    ("", "no_report", "无报告", "no report"),
    ("", "mid", "中点", "midpoint"),
    ("", "low", "下限", "lower end"),
    ("", "high", "上限", "upper end"),
    ("", "missing", "缺失", "missing"),
];

/// What people read for a code of a column; nothing for a code that is not known.
pub(super) fn code(lang: Lang, column: &str, code: &str) -> Option<&'static str> {
    let of = |c: &&(&str, &str, &str, &str)| c.1 == code && (c.0.is_empty() || c.0 == column);
    CODES.iter().find(of).map(|c| if lang == Lang::Zh { c.2 } else { c.3 })
}

/// What people read in a cell: codes in words, what is missing by its name.
pub(super) fn said(cell: &Cell, column: &Column, options: &Options) -> String {
    let Head::Words(lang) = options.head else { return cell.data() };
    match cell {
        Cell::Text(t) if column.ty == Type::Code => code(lang, &column.id, t).unwrap_or(t).to_owned(),
        Cell::Missing(why) => code(lang, &column.id, why).unwrap_or(why).to_owned(),
        Cell::Flag(f) => pick(lang, if *f { "是" } else { "否" }, if *f { "yes" } else { "no" }).to_owned(),
        Cell::Number(_) | Cell::Integer(_) => cell.data().replace('-', "−"),
        other => other.data(),
    }
}

/// Whether the cells of a column are numbers, which stand at the right.
pub(super) fn is_number(column: &Column) -> bool {
    matches!(column.ty, Type::Number | Type::Integer)
}

/// The number of a footnote, which is the same for the same words.
pub(super) fn numbered(notes: &mut Vec<String>, note: &str) -> usize {
    let known = notes.iter().position(|n| n == note);
    known.map_or_else(
        || {
            notes.push(note.to_owned());
            notes.len()
        },
        |i| i + 1,
    )
}

/// Sentences behind one another.
pub(super) fn joined(lang: Lang, sentences: &[String]) -> String {
    let end = pick(lang, "。", ".");
    let said = sentences.iter().map(|s| s.trim_end_matches(['。', '.', '；', ';']));
    format!("{}{end}", said.collect::<Vec<_>>().join(pick(lang, "；", ". ")))
}

pub(super) fn pick(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    if lang == Lang::Zh { zh } else { en }
}

pub(super) fn unit(lang: Lang) -> &'static str {
    pick(lang, "单位：", "Unit: ")
}

pub(super) fn note(lang: Lang) -> &'static str {
    pick(lang, "注：", "Note: ")
}

pub(super) fn sources(lang: Lang) -> &'static str {
    pick(lang, "资料来源：", "Sources:")
}

pub(super) fn sentences(lang: Lang) -> &'static str {
    pick(lang, "原文：", "Sentences:")
}

pub(super) fn about(lang: Lang) -> &'static str {
    pick(lang, "说明", "About")
}

/// 表1 地区生产总值.
pub(super) fn numbered_table(lang: Lang, number: usize, name: &str) -> String {
    match lang {
        Lang::Zh => format!("表{number}　{name}"),
        Lang::En => format!("Table {number}. {name}"),
    }
}

/// How wide words are, in halves of a Han character.
pub(super) fn width(words: &str) -> usize {
    words.chars().map(|c| if c < '\u{2e80}' && c != '—' && c != '“' && c != '”' { 1 } else { 2 }).sum()
}

/// How many rows are looked at for the width of a column.
const SAMPLE: usize = 400;

/// The width that all but the longest cells of a column need, in halves of a Han character.
pub(super) fn natural(table: &Table, c: usize, options: &Options) -> usize {
    let Some(column) = table.columns.get(c) else { return 0 };
    let cells = table.rows.iter().take(SAMPLE).filter_map(|row| row.get(c));
    let mut all: Vec<usize> = cells.map(|cell| width(&said(cell, column, options))).collect();
    all.sort_unstable();
    all.get(all.len().saturating_sub(1) * 95 / 100).copied().unwrap_or(0)
}
