//! What a chart shows as a table: a row a mark, with the sentence in which the value stands.

use std::collections::BTreeSet;

use super::table::{self, Book, Cell, Column, Format, Options, Table, Type};
use crate::chart::{Lang, Mark, Scene};
use crate::figures::Figure;
use crate::reading::Reading;

/// What stands in place of a file for a number from outside the reports.
fn outside(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "外部表格",
        Lang::En => "table from outside",
    }
}

/// Returns the marks of a page as CSV for spreadsheets, heads and codes in words of a language. `readings` are those
/// that were compared.
///
/// # Errors
/// A fault of the program alone: the table is written into memory.
pub fn data(scene: &Scene, readings: &[&Reading], lang: Lang) -> Result<Vec<u8>, table::Error> {
    let mut out = Table::new("", columns());
    let mut seen = BTreeSet::new();
    for mark in &scene.marks {
        if mark.figure.is_none() || seen.insert((mark.reading, mark.figure, mark.outside)) {
            out.rows.push(row(mark, readings, lang));
        }
    }
    let options = Options { head: table::Head::Words(lang), ..Options::of(Format::Csv, lang) };
    table::write(&Book { table: out, ..Book::default() }, Format::Csv, &options, &mut |_, _| true)
}

fn columns() -> Vec<Column> {
    vec![
        Column::core("name", "地区", "Place", Type::Text),
        Column::core("code", "代码", "Code", Type::Text),
        Column::core("report_year", "报告年份", "Report year", Type::Year),
        Column::core("indicator_name", "指标", "Indicator", Type::Text),
        Column::core("words", "所写", "As written", Type::Text),
        Column::core("bound", "约束方式", "Bound", Type::Code),
        Column::core("low", "下限", "Low", Type::Number),
        Column::core("high", "上限", "High", Type::Number),
        Column::core("unit", "单位", "Unit", Type::Text),
        Column::core("sentence", "原句", "Sentence", Type::Text),
        Column::core("file", "文件", "File", Type::Text),
    ]
}

fn row(mark: &Mark, readings: &[&Reading], lang: Lang) -> Vec<Cell> {
    let reading = mark.reading.and_then(|r| readings.get(r)).copied();
    // A number from outside stands beside a figure of the report and is none: only its words are written.
    let beside = reading.and_then(|r| Some((r, r.figures.get(mark.figure?)?)));
    let stated = beside.filter(|_| !mark.outside);
    let report = reading.map(|r| &r.report);
    let place = report.and_then(|r| r.place.as_ref()).map(|p| &p.value);
    let figure = stated.map(|s| s.1);
    let said = |r: &Reading, f: &Figure| match f.is_put_right(&r.text) {
        true => f.put_right_words(),
        false => r.text.words(f.evidence.value).to_owned(),
    };
    let words = stated.map_or_else(|| mark.words.clone(), |(r, f)| said(r, f));
    let bound = figure.and_then(|f| serde_json::to_value(f.value.bound).ok());
    let number = |n: Option<f64>| Cell::number(n, &words);
    vec![
        Cell::words(Some(&mark.region)),
        Cell::words(place.and_then(|p| p.code.as_deref())),
        Cell::integer(report.and_then(|r| r.year.as_ref()).map(|y| y.value)),
        Cell::words(beside.map(|s| s.1.name.as_str())),
        Cell::words(Some(&words)),
        Cell::words(bound.as_ref().and_then(|b| b.as_str())),
        number(figure.and_then(|f| f.value.low)),
        number(figure.and_then(|f| f.value.high)),
        Cell::words(figure.and_then(|f| f.unit.as_deref())),
        Cell::words(stated.map(|(r, f)| table::sentence(r, f)).as_deref()),
        // Only the name: folders of the machine are nobody's business where a table is published.
        Cell::words(match reading {
            _ if mark.outside => Some(outside(lang)),
            reading => reading.map(|r| r.file.rsplit('/').next().unwrap_or_default()),
        }),
    ]
}
