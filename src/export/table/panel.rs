//! The long panel as a table: a row a place, year, indicator and figure, with names that Stata takes.

use std::collections::BTreeSet;

use super::model::{Book, Cell, Column, Table, Type};
use super::words::pick;
use super::{cite, evidence, rules};
use crate::chart::Lang;
use crate::comparison::{At, Coding, CommonUnits, PanelRow};
use crate::figures::{Figure, Lexicon, Tier};
use crate::quantity::Value;
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
        Column::more("role", "所在部分", "Role", Code),
        Column::more("measure", "度量", "Measure", Code),
        Column::more("unit", "单位", "Unit", Text),
        Column::more("unit_written", "原文单位", "Unit as written", Text),
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
        Column::more("parent_unit", "上级单位", "Parent's unit", Text),
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
    let stated = rows.iter().flat_map(|r| [r.stated.ok(), r.parent]).flatten();
    let units = CommonUnits::of(stated.filter_map(|a| Some(at(a, of)?.1)), of.lexicon);
    for row in rows {
        used.extend(row.reading);
        used.extend(row.parent.map(|p| p.0));
        table.rows.push(cells(row, of, &units, &table.columns));
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
    let units = pick(
        lang,
        "下限、上限、点值按“单位”列的单位，同一指标的同类数值只用一个单位（万元、万亿元都折成一种），原文写法和原文单位另列",
        "Low, high and point are in the unit of the column unit: one for all numbers of a kind of an indicator (万元 and \
         万亿元 are converted); words and unit as written stand beside",
    );
    let notes =
        vec![about.to_owned(), rules::points(lang, of.coding), rules::constraints(lang, of.coding), units.to_owned()];
    Book { title, table, notes, sheets, ..Book::default() }
}

fn at<'a>(at: At, of: &PanelOf<'a>) -> Option<(&'a Reading, &'a Figure)> {
    let reading = *of.readings.get(at.0)?;
    Some((reading, reading.figures.get(at.1)?))
}

fn cells(row: &PanelRow, of: &PanelOf<'_>, units: &CommonUnits, columns: &[Column]) -> Vec<Cell> {
    let own = row.stated.ok().and_then(|a| at(a, of)).map(|a| Amount::of(a, units));
    let above = row.parent.and_then(|a| at(a, of)).map(|a| Amount::of(a, units));
    columns
        .iter()
        .map(|c| {
            let of_row = of_row(&c.id, row, of);
            let of_above = || of_above(&c.id, above.as_ref(), of.coding);
            let stated = || own.as_ref().map(|o| of_figure(&c.id, o, of.coding));
            of_row.or_else(of_above).or_else(stated).unwrap_or_else(|| match row.stated {
                Err(why) if c.id == "words" => Cell::Missing(why.code()),
                _ => Cell::Empty,
            })
        })
        .collect()
}

/// A figure with its value in the unit of its indicator.
struct Amount<'a> {
    reading: &'a Reading,
    figure: &'a Figure,
    /// As written.
    words: String,
    value: Value,
    unit: Option<&'a str>,
}

impl<'a> Amount<'a> {
    fn of((reading, figure): (&'a Reading, &'a Figure), units: &'a CommonUnits) -> Self {
        let (unit, scale) = units.for_figure(figure);
        let Value { bound, low, high } = figure.value;
        let value = Value { bound, low: low.map(|v| v * scale), high: high.map(|v| v * scale) };
        Self { reading, figure, words: evidence::value(reading, figure), value, unit }
    }

    /// A number of it, with the digits of its words where the unit is that of the words.
    fn number(&self, n: Option<f64>) -> Cell {
        Cell::number(n, if self.figure.unit.as_deref() == self.unit { &self.words } else { "" })
    }
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

fn of_above(id: &str, above: Option<&Amount<'_>>, coding: &Coding) -> Option<Cell> {
    let number = |n: fn(Value, &Coding) -> Option<f64>| above.map_or(Cell::Empty, |a| a.number(n(a.value, coding)));
    Some(match id {
        "parent_words" => Cell::words(above.map(|a| a.words.as_str())),
        "parent_unit" => Cell::words(above.and_then(|a| a.unit)),
        "parent_low" => number(|v, _| v.low),
        "parent_high" => number(|v, _| v.high),
        "parent_point" => number(|v, coding| coding.point(v)),
        _ => return None,
    })
}

fn of_figure(id: &str, own: &Amount<'_>, coding: &Coding) -> Cell {
    let f = own.figure;
    match id {
        "tier" => Cell::Text(code(f.tier)),
        "role" => Cell::Text(code(f.role)),
        "measure" => Cell::Text(code(f.measure)),
        "unit" => Cell::words(own.unit),
        "unit_written" => Cell::words(f.unit.as_deref()),
        "share_of" => Cell::words(f.of.as_deref()),
        "basis" => Cell::words(f.basis.as_deref()),
        "bound" => Cell::Text(code(f.value.bound)),
        "words" => Cell::words(Some(&own.words)),
        "low" => own.number(own.value.low),
        "high" => own.number(own.value.high),
        "point" => own.number(coding.point(own.value)),
        "hardness" => Cell::words(coding.constraint(f).map(crate::comparison::Constraint::code)),
        "tone" => Cell::Text(code(f.tone)),
        "tone_word" => Cell::words(f.tone_word.as_deref()),
        "nature" => Cell::words(f.further.nature.map(|n| code(n.value)).as_deref()),
        "status" => Cell::words(f.further.status.map(|s| code(s.value)).as_deref()),
        "checked" => Cell::words(Some(evidence::standing(f))),
        "confidence" => Cell::number(Some((f64::from(f.confidence) * 100.0).round() / 100.0), ""),
        "sentence" => Cell::words(Some(&evidence::sentence(own.reading, f))),
        _ => Cell::Empty,
    }
}

/// The name that a fact has in rows and files.
pub(super) fn code<T: serde::Serialize>(fact: T) -> String {
    serde_json::to_value(fact).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::{PanelAsk, Source};

    /// 1.2万亿元 and 9800亿元 stand in one unit, which a column names, and as written beside it; so does what stands above.
    #[test]
    fn levels_of_an_indicator_stand_in_one_unit() {
        let rules = crate::reading::Rules::bundled().unwrap();
        let report = |place: &str, result: &str, aim: &str| {
            format!(
                "# 2023年{place}政府工作报告\n\n各位代表：\n\n## 一、2022年工作回顾\n\n全年{result}。\n\n\
                 ## 二、2023年工作安排\n\n今年经济社会发展的主要预期目标是：{aim}。\n"
            )
        };
        let readings: Vec<Reading> = [
            (
                "a.md",
                report("广东省", "地区生产总值12.9万亿元，增长1.9%", "地区生产总值增长5%以上，城镇新增就业110万人"),
            ),
            ("b.md", report("广东省佛山市", "地区生产总值1.27万亿元", "地区生产总值增长6%，城镇新增就业75000人以上")),
            ("c.md", report("广东省茂名市", "地区生产总值3904.6亿元", "地区生产总值增长5.5%，城镇新增就业5万人")),
            ("d.md", report("广东省珠海市", "地区生产总值40450000万元", "地区生产总值增长6%，城镇新增就业3.80万人")),
        ]
        .iter()
        .flat_map(|(file, words)| crate::reading::read(words.as_bytes(), file, &rules))
        .collect();
        let sources: Vec<Source<'_>> = readings.iter().map(Source::of).collect();
        let ask = PanelAsk { indicators: vec!["gdp".into(), "new_urban_jobs".into()], ..PanelAsk::default() };
        let rows = crate::comparison::panel(&ask, &sources);
        let read: Vec<&Reading> = readings.iter().collect();
        let of =
            PanelOf { readings: &read, lexicon: &rules.figures.lexicon, coding: &Coding::default(), lang: Lang::Zh };
        let table = panel(&rows, &of).table;
        let at = |id: &str| table.columns.iter().position(|c| c.id == id).unwrap();
        let ids = ["name", "words", "unit_written", "point", "unit", "parent_point", "parent_unit"];
        let line = |row: &Vec<Cell>| ids.map(|id| row[at(id)].data()).join(" ");
        let of_kind = |indicator: &str, measure: &str| {
            let wanted = |r: &&Vec<Cell>| r[at("indicator")].data() == indicator && r[at("measure")].data() == measure;
            table.rows.iter().filter(wanted).map(line).collect::<Vec<_>>()
        };
        assert_eq!(
            of_kind("gdp", "level"),
            [
                "广东省 12.9万亿元 万亿元 12.9 万亿元  ",
                "珠海市 40450000万元 万元 0.4045 万亿元 12.9 万亿元",
                "佛山市 1.27万亿元 万亿元 1.27 万亿元 12.9 万亿元",
                "茂名市 3904.6亿元 亿元 0.39046 万亿元 12.9 万亿元",
            ]
        );
        assert_eq!(
            of_kind("new_urban_jobs", "level"),
            [
                "广东省 110万人 万人 1100000 人  ",
                "珠海市 3.80万人 万人 38000 人 1100000 人",
                "佛山市 75000人以上 人 75000 人 1100000 人",
                "茂名市 5万人 万人 50000 人 1100000 人",
            ]
        );
    }
}
