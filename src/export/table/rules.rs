//! The coding rules as people read them: a sentence for a note, a table for a sheet of its own.

use super::model::{Cell, Column, Table, Type};
use super::words::pick;
use crate::chart::Lang;
use crate::comparison::{Coding, Constraint, Point};

/// What becomes of a range, of 左右, of 以上 and of 以内, in one sentence.
pub(super) fn points(lang: Lang, coding: &Coding) -> String {
    let mut groups: Vec<(Vec<&str>, &str)> = Vec::new();
    for (zh, en, _, point) in bounds(coding) {
        let (name, means) = (pick(lang, zh, en), meaning(lang, zh == "区间", point));
        match groups.last_mut().filter(|g| g.1 == means) {
            Some(group) => group.0.push(name),
            None => groups.push((vec![name], means)),
        }
    }
    let one = |(names, means): &(Vec<&str>, &str)| {
        format!("{}{}{means}", names.join(pick(lang, "、", ", ")), pick(lang, "", " "))
    };
    let said = groups.iter().map(one).collect::<Vec<_>>().join(pick(lang, "，", "; "));
    format!("{}{said}", pick(lang, "点值：", "Points: "))
}

/// What counts as hard, in one sentence.
pub(super) fn constraints(lang: Lang, coding: &Coding) -> String {
    let of = |wanted: Constraint| {
        let all = firmness(coding).into_iter().filter(|(_, _, c)| *c == Some(wanted));
        all.map(|(zh, en, _)| pick(lang, zh, en)).collect::<Vec<_>>().join(pick(lang, "、", ", "))
    };
    let (hard, soft) = (of(Constraint::Hard), of(Constraint::Soft));
    match lang {
        Lang::Zh => format!("约束：{hard}为硬约束，{soft}为软约束，先看性质，再看语气，后看约束方式"),
        Lang::En => format!("Constraints: {hard} are hard, {soft} soft; nature goes before tone, tone before bound"),
    }
}

fn bounds(coding: &Coding) -> [(&'static str, &'static str, &'static str, Point); 4] {
    [
        ("区间", "ranges", "6%—7%", coding.range),
        ("左右", "about", "7%左右", coding.about),
        ("以上", "at least", "6%以上", coding.at_least),
        ("以内", "at most", "3.5%以内", coding.at_most),
    ]
}

fn firmness(coding: &Coding) -> [(&'static str, &'static str, Option<Constraint>); 11] {
    let h = &coding.hard;
    [
        ("约束性", "binding", h.binding),
        ("预期性", "expected", h.expected),
        ("确保", "ensured", h.ensure),
        ("力争", "striven for", h.strive),
        ("确数", "exact", Some(h.exact)),
        ("左右", "about", Some(h.about)),
        ("以上", "at least", Some(h.at_least)),
        ("以内", "at most", Some(h.at_most)),
        ("区间", "ranges", Some(h.range)),
        ("完成下达任务", "as assigned", Some(h.assigned)),
        ("其他关系", "other relations", Some(h.relation)),
    ]
}

fn meaning(lang: Lang, range: bool, point: Point) -> &'static str {
    match point {
        Point::Mid if range => pick(lang, "取中点", "by their midpoint"),
        Point::Mid => pick(lang, "取原数", "as the number written"),
        Point::Low => pick(lang, "取下限", "by the lower end"),
        Point::High => pick(lang, "取上限", "by the upper end"),
        Point::Missing => pick(lang, "记缺失", "as missing"),
    }
}

/// The rules as a table of their own.
pub(super) fn sheet(lang: Lang, coding: &Coding) -> Table {
    let columns = vec![
        Column::core("rule", "规则", "Rule", Type::Text),
        Column::core("written", "写法", "Written as", Type::Text),
        Column::core("coded", "编码", "Coded", Type::Text),
    ];
    let mut table = Table::new(pick(lang, "编码规则", "Coding rules"), columns);
    let mut add = |rule: &str, written: &str, coded: &str| {
        table.rows.push([rule, written, coded].map(|w| Cell::words(Some(w))).to_vec());
    };
    add(pick(lang, "点值", "Point"), pick(lang, "确数：6.5%", "exact: 6.5%"), pick(lang, "取原数", "as written"));
    for (zh, en, example, point) in bounds(coding) {
        let written = format!("{}{}{example}", pick(lang, zh, en), pick(lang, "：", ": "));
        add(pick(lang, "点值", "Point"), &written, meaning(lang, zh == "区间", point));
    }
    let relations = pick(lang, "没有数的关系：与经济增长同步", "relations: 与经济增长同步");
    add(pick(lang, "点值", "Point"), relations, pick(lang, "记缺失", "as missing"));
    for (zh, en, constraint) in firmness(coding) {
        let coded = match constraint {
            Some(Constraint::Hard) => pick(lang, "硬约束", "hard"),
            Some(Constraint::Soft) => pick(lang, "软约束", "soft"),
            None => pick(lang, "不据此判定", "decides nothing"),
        };
        add(pick(lang, "约束", "Constraint"), pick(lang, zh, en), coded);
    }
    table
}

/// The columns of a table as a table: what each is called and holds.
pub(super) fn fields(lang: Lang, of: &Table) -> Table {
    let columns = vec![
        Column::core("field", "字段", "Field", Type::Text),
        Column::core("name_zh", "中文名", "In Chinese", Type::Text),
        Column::core("name_en", "英文名", "In English", Type::Text),
        Column::core("type", "类型", "Type", Type::Text),
    ];
    let mut table = Table::new(pick(lang, "字段", "Fields"), columns);
    for c in &of.columns {
        let ty = match c.ty {
            Type::Text => pick(lang, "文字", "text"),
            Type::Code => pick(lang, "代码", "code"),
            Type::Number => pick(lang, "数", "number"),
            Type::Integer | Type::Year => pick(lang, "整数", "whole number"),
            Type::Date => pick(lang, "日期", "date"),
            Type::Flag => pick(lang, "是否", "yes or no"),
        };
        table.rows.push([&c.id, c.zh.as_str(), &c.en, ty].map(|w| Cell::words(Some(w))).to_vec());
    }
    table
}
