//! The long panel as a table: a row a place, year, indicator and figure, with names that Stata takes.

use std::collections::BTreeSet;

use super::model::{Book, Cell, Column, Table, Type};
use super::words::pick;
use super::{cite, evidence, rules};
use crate::chart::Lang;
use crate::comparison::{At, Coding, PanelRow};
use crate::figures::{Figure, Lexicon, Tier};
use crate::reading::Reading;

/// What the panel is made from.
#[derive(Clone, Copy, Debug)]
pub struct PanelOf<'a> {
    /// The readings that the rows mean by their numbers.
    pub readings: &'a [&'a Reading],
    /// Names of indicators.
    pub lexicon: &'a Lexicon,
    /// How values become numbers.
    pub coding: &'a Coding,
    /// The language of names and notes.
    pub lang: Lang,
}

fn columns() -> Vec<Column> {
    use Type::{Code, Number, Text, Year};
    vec![
        Column::core("code", "区划代码", "Code", Text),
        Column::core("name", "地区", "Place", Text),
        Column::more("region", "地区全称", "Region", Text),
        Column::more("level", "层级", "Level", Code),
        Column::more("code_now", "现区划代码", "Code today", Text),
        Column::more("parent_code", "上级区划代码", "Parent's code", Text),
        Column::core("report_year", "报告年份", "Report year", Year),
        Column::core("ref_year", "数值年份", "Reference year", Year),
        Column::core("kind", "类型", "Kind", Code),
        Column::more("indicator", "指标代号", "Indicator id", Text),
        Column::core("indicator_name", "指标", "Indicator", Text),
        Column::more("tier", "档次", "Tier", Code),
        Column::more("measure", "度量", "Measure", Code),
        Column::more("unit", "单位", "Unit", Text),
        Column::more("share_of", "占比对象", "Share of", Text),
        Column::more("basis", "口径", "Basis", Text),
        Column::more("bound", "约束方式", "Bound", Code),
        Column::core("words", "数值", "As written", Text),
        Column::more("low", "下限", "Low", Number),
        Column::more("high", "上限", "High", Number),
        Column::core("point", "点值", "Point", Number),
        Column::more("hardness", "软硬约束", "Hard or soft", Code),
        Column::more("tone", "语气", "Tone", Code),
        Column::more("tone_word", "语气词", "Word of tone", Text),
        Column::more("nature", "性质", "Nature", Code),
        Column::more("status", "数据状态", "Status", Code),
        Column::more("delivered", "报告日期", "Delivered", Type::Date),
        Column::more("session", "会议", "Session", Text),
        Column::more("parent_words", "上级数值", "Parent as written", Text),
        Column::more("parent_low", "上级下限", "Parent's low", Number),
        Column::more("parent_high", "上级上限", "Parent's high", Number),
        Column::more("parent_point", "上级点值", "Parent's point", Number),
        Column::more("checked", "核对状态", "Checked", Code),
        Column::more("confidence", "置信度", "Confidence", Number),
        Column::core("missing", "缺失原因", "Why missing", Code),
        Column::core("sentence", "原句", "Sentence", Text),
        Column::more("file", "文件", "File", Text),
        Column::more("point_rule", "点值规则", "Point rule", Text),
    ]
}

/// Makes a book of the rows of a panel: the panel, its sources, rules and fields.
pub fn panel(rows: &[PanelRow], of: &PanelOf<'_>) -> Book {
    let lang = of.lang;
    let mut table = Table::new(pick(lang, "面板", "Panel"), columns());
    table.keys = 2;
    let mut used = BTreeSet::new();
    for row in rows {
        used.extend(row.reading);
        used.extend(row.parent.map(|p| p.0));
        table.rows.push(cells(row, of, &table.columns));
    }
    let sources: Vec<&Reading> = used.iter().filter_map(|i| of.readings.get(*i).copied()).collect();
    let sheets = vec![cite::sheet(lang, &sources), rules::sheet(lang, of.coding), rules::fields(lang, &table)];
    let title = pick(lang, "政府工作报告目标与实绩面板", "Panel of targets and results").to_owned();
    let about = pick(
        lang,
        "每行一个地区、报告年份、指标和数值；目标的数值年份即报告年份，实绩为其上一年",
        "A row is a place, a report's year, an indicator and a value; a target is about the report's year, a result about \
         the year before",
    );
    let notes = vec![about.to_owned(), rules::points(lang, of.coding), rules::constraints(lang, of.coding)];
    Book { title, table, notes, sheets, ..Book::default() }
}

fn at<'a>(at: At, of: &PanelOf<'a>) -> Option<(&'a Reading, &'a Figure)> {
    let reading = *of.readings.get(at.0)?;
    Some((reading, reading.figures.get(at.1)?))
}

fn cells(row: &PanelRow, of: &PanelOf<'_>, columns: &[Column]) -> Vec<Cell> {
    let own = row.stated.ok().and_then(|a| at(a, of));
    let above = row.parent.and_then(|a| at(a, of));
    let words = own.map(|(r, f)| evidence::value(r, f)).unwrap_or_default();
    let above_words = above.map(|(r, f)| evidence::value(r, f)).unwrap_or_default();
    columns
        .iter()
        .map(|c| {
            let of_row = of_row(&c.id, row, of);
            let of_above = || of_above(&c.id, above, &above_words, of.coding);
            let stated = || own.map(|o| of_figure(&c.id, o, &words, of.coding));
            of_row.or_else(of_above).or_else(stated).unwrap_or_else(|| match row.stated {
                Err(why) if c.id == "words" => Cell::Missing(why.code()),
                _ => Cell::Empty,
            })
        })
        .collect()
}

/// What a row says of itself, whether or not it holds a figure.
fn of_row(id: &str, row: &PanelRow, of: &PanelOf<'_>) -> Option<Cell> {
    let near = of.readings.get(row.place)?;
    let place = near.report.place.as_ref().map(|p| &p.value);
    let report = row.reading.and_then(|i| of.readings.get(i)).map(|r| &r.report);
    let known = of.lexicon.by_id(&row.indicator);
    Some(match id {
        "code" => Cell::words(place.and_then(|p| p.code.as_deref())),
        "name" => Cell::words(place.map(|p| p.name.as_str())),
        "region" => Cell::words(place.map(|p| p.region.as_str())),
        "level" => Cell::words(place.map(|p| code(p.level)).as_deref()),
        "code_now" => Cell::words(place.and_then(|p| p.code_now.as_deref())),
        "parent_code" => Cell::words(place.and_then(|p| p.parent.as_deref())),
        "report_year" => Cell::Integer(row.report_year.into()),
        "ref_year" => Cell::Integer(row.ref_year.into()),
        "kind" => Cell::Text(code(row.kind)),
        "indicator" => Cell::Text(row.indicator.clone()),
        "indicator_name" => {
            let name = known.map_or(row.indicator.as_str(), |i| if of.lang == Lang::Zh { &i.zh } else { &i.en });
            Cell::words(Some(name))
        }
        "delivered" => report.and_then(|r| r.date.as_ref()).map_or(Cell::Empty, |d| Cell::Date(d.value)),
        "session" => Cell::words(report.and_then(|r| r.session.as_ref()).map(|s| s.value.as_str())),
        "missing" => Cell::words(row.stated.err().map(crate::comparison::Missing::code)),
        "file" => Cell::words(row.reading.and_then(|i| of.readings.get(i)).map(|r| r.file.as_str())),
        "point_rule" => Cell::Text(of.coding.code()),
        // A row without a figure is of the first tier, so that a place has a row a year when the second is left out.
        "tier" if row.stated.is_err() => Cell::Text(code(Tier::Base)),
        _ => return None,
    })
}

fn of_above(id: &str, above: Option<(&Reading, &Figure)>, words: &str, coding: &Coding) -> Option<Cell> {
    let value = above.map(|a| a.1.value);
    Some(match id {
        "parent_words" => Cell::words(Some(words)),
        "parent_low" => Cell::number(value.and_then(|v| v.low), words),
        "parent_high" => Cell::number(value.and_then(|v| v.high), words),
        "parent_point" => Cell::number(value.and_then(|v| coding.point(v)), words),
        _ => return None,
    })
}

fn of_figure(id: &str, (reading, f): (&Reading, &Figure), words: &str, coding: &Coding) -> Cell {
    match id {
        "tier" => Cell::Text(code(f.tier)),
        "measure" => Cell::Text(code(f.measure)),
        "unit" => Cell::words(f.unit.as_deref()),
        "share_of" => Cell::words(f.of.as_deref()),
        "basis" => Cell::words(f.basis.as_deref()),
        "bound" => Cell::Text(code(f.value.bound)),
        "words" => Cell::words(Some(words)),
        "low" => Cell::number(f.value.low, words),
        "high" => Cell::number(f.value.high, words),
        "point" => Cell::number(coding.point(f.value), words),
        "hardness" => Cell::words(coding.constraint(f).map(crate::comparison::Constraint::code)),
        "tone" => Cell::Text(code(f.tone)),
        "tone_word" => Cell::words(f.tone_word.as_deref()),
        "nature" => Cell::words(f.further.nature.map(|n| code(n.value)).as_deref()),
        "status" => Cell::words(f.further.status.map(|s| code(s.value)).as_deref()),
        "checked" => Cell::words(Some(evidence::standing(f))),
        "confidence" => Cell::number(Some((f64::from(f.confidence) * 100.0).round() / 100.0), ""),
        "sentence" => Cell::words(Some(&evidence::sentence(reading, f))),
        _ => Cell::Empty,
    }
}

/// The name that a fact has in rows and files.
pub(super) fn code<T: serde::Serialize>(fact: T) -> String {
    serde_json::to_value(fact).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}
