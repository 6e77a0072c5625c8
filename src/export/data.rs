//! What a chart shows as a table: a row a mark, with the sentence in which the value stands.

use std::collections::BTreeSet;

use crate::chart::Scene;
use crate::reading::Reading;

/// The head of the table. Chinese, as the words in it.
const HEAD: [&str; 11] = ["地区", "代码", "报告年份", "指标", "所写", "类型", "下限", "上限", "单位", "原句", "文件"];

/// What stands in place of a file for a number from outside the reports.
const OUTSIDE: &str = "外部表格";

/// Returns the marks of a page as CSV for spreadsheets: UTF-8 with a mark, since Excel takes it for GBK without.
/// `readings` are those that were compared.
pub fn data(scene: &Scene, readings: &[&Reading]) -> Vec<u8> {
    let mut out =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    let mut seen = BTreeSet::new();
    // Writing into memory does not fail.
    let _ = out.write_record(HEAD);
    for mark in &scene.marks {
        if mark.figure.is_some() && !seen.insert((mark.reading, mark.figure, mark.outside)) {
            continue;
        }
        let reading = mark.reading.and_then(|r| readings.get(r));
        let report = reading.map(|r| &r.report);
        // A number from outside stands beside a figure of the report and is none: only its words are written.
        let figure = reading.zip(mark.figure).and_then(|(r, f)| r.figures.get(f));
        let beside = figure.filter(|_| mark.outside);
        let figure = figure.filter(|_| !mark.outside);
        let place = report.and_then(|r| r.place.as_ref()).map(|p| &p.value);
        let name = figure.or(beside).map(|f| f.name.clone());
        let number = |v: Option<f64>| v.map(|v| v.to_string()).unwrap_or_default();
        let bound = figure.and_then(|f| serde_json::to_value(f.value.bound).ok());
        let words = |span| reading.map(|r| r.text.words(span).to_owned());
        let _ = out.write_record([
            mark.region.clone(),
            place.and_then(|p| p.code.clone()).unwrap_or_default(),
            report.and_then(|r| r.year.as_ref()).map(|y| y.value.to_string()).unwrap_or_default(),
            name.unwrap_or_default(),
            harmless(figure.and_then(|f| words(f.evidence.value)).unwrap_or_else(|| mark.words.clone())),
            bound.as_ref().and_then(|b| b.as_str()).unwrap_or_default().to_owned(),
            number(figure.and_then(|f| f.value.low)),
            number(figure.and_then(|f| f.value.high)),
            figure.and_then(|f| f.unit.clone()).unwrap_or_default(),
            harmless(figure.and_then(|f| words(f.evidence.sentence)).unwrap_or_default()),
            harmless(file(reading.filter(|_| !mark.outside), mark.outside)),
        ]);
    }
    out.into_inner().unwrap_or_default()
}

/// The name of the file in which a value stands.
fn file(reading: Option<&&Reading>, outside: bool) -> String {
    let name = reading.map(|r| r.file.rsplit('/').next().unwrap_or_default().to_owned());
    name.unwrap_or_else(|| if outside { OUTSIDE.to_owned() } else { String::new() })
}

/// Words that a spreadsheet would take for a formula begin with an apostrophe.
fn harmless(words: String) -> String {
    if words.starts_with(['=', '+', '@', '\t']) { format!("'{words}") } else { words }
}
