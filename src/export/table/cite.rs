//! Reports as sources: 资料来源 by GB/T 7714, and a table of them.

use super::model::{Cell, Column, Table, Type};
use super::words::pick;
use crate::chart::Lang;
use crate::reading::Reading;
use crate::region::{Kind, Level};
use crate::report::Report;

/// A report by GB/T 7714—2015: author, title with occasion, kind, publisher and year; with the address where one is
/// known. The day on which somebody looked at the page is known to nobody here and is left out.
pub(super) fn citation(reading: &Reading) -> String {
    let r = &reading.report;
    let Some(place) = r.place.as_ref().map(|p| &p.value) else {
        let name = reading.file.rsplit('/').next().unwrap_or(&reading.file);
        return format!("{name}[Z]. {}", reading.file);
    };
    let body = body(r);
    let speaker = r.speaker.as_ref().map(|s| s.value.as_str());
    let year = r.year.as_ref().map(|y| y.value);
    let of = if place.level == Level::Nation { "国务院" } else { place.region.as_str() };
    let title = match year {
        Some(year) => format!("{year}年{of}政府工作报告"),
        None => format!("{of}政府工作报告"),
    };
    let occasion = match (&r.date, &r.session) {
        (Some(d), Some(s)) => {
            let d = d.value;
            format!("：{}年{}月{}日在{}上", d.year, d.month, d.day, s.value)
        }
        (None, Some(s)) => format!("：在{}上", s.value),
        _ => String::new(),
    };
    let author = speaker.unwrap_or(&body);
    // A page on the net is cited by its day, without a publisher.
    let publisher = if speaker.is_some() && r.url.is_none() { format!("{body}，") } else { String::new() };
    let (carrier, address) = match &r.url {
        Some(url) => ("R/OL", format!(". {}", url.value)),
        None => ("R", String::new()),
    };
    let when = match (&r.date, year) {
        (Some(d), _) if r.url.is_some() => format!("({})", d.value),
        (Some(d), _) => d.value.year.to_string(),
        (None, Some(year)) => year.to_string(),
        (None, None) => String::new(),
    };
    let ends = if address.is_empty() { "." } else { "" };
    format!("{author}. {title}{occasion}[{carrier}]. {publisher}{when}{address}{ends}")
}

/// The body that gives the report.
fn body(r: &Report) -> String {
    let Some(place) = r.place.as_ref().map(|p| &p.value) else { return String::new() };
    match (place.level, place.kind) {
        (Level::Nation, _) => "国务院".to_owned(),
        (_, Some(Kind::Functional)) => format!("{}管理委员会", place.region),
        (_, Some(Kind::Prefecture)) => format!("{}行政公署", place.region),
        _ => format!("{}人民政府", place.region),
    }
}

/// The reports as a table: what each is, and its citation.
pub(super) fn sheet(lang: Lang, readings: &[&Reading]) -> Table {
    let columns = vec![
        Column::core("region", "地区", "Region", Type::Text),
        Column::core("year", "年份", "Year", Type::Year),
        Column::core("date", "日期", "Date", Type::Date),
        Column::core("session", "会议", "Session", Type::Text),
        Column::core("citation", "著录（GB/T 7714）", "Citation (GB/T 7714)", Type::Text),
        Column::more("url", "网址", "Address", Type::Text),
        Column::more("file", "文件", "File", Type::Text),
    ];
    let mut table = Table::new(pick(lang, "资料来源", "Sources"), columns);
    table.keys = 2;
    for r in readings {
        let report = &r.report;
        table.rows.push(vec![
            Cell::words(report.place.as_ref().map(|p| p.value.region.as_str())),
            Cell::integer(report.year.as_ref().map(|y| y.value)),
            report.date.as_ref().map_or(Cell::Empty, |d| Cell::Date(d.value)),
            Cell::words(report.session.as_ref().map(|s| s.value.as_str())),
            Cell::words(Some(&citation(r))),
            Cell::words(report.url.as_ref().map(|u| u.value.as_str())),
            Cell::words(Some(&r.file)),
        ]);
    }
    table
}
