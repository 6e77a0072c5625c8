//! The 对标表 as a book: a row a report and indicator with last year's target, its result, this year's target, how it
//! moved and how its words changed, and whether last year's was reached; the very sentences as footnotes.

mod columns;
mod row;

use std::collections::BTreeSet;

use super::model::{Book, Cell, Column, Table, Type};
use super::words::pick;
use super::{cite, rules, sum};
use crate::chart::Lang;
use crate::comparison::Cell as Stated;
use crate::comparison::{self, Coding, Line, Retold, Source, TableCell};
use crate::figures::Lexicon;
use crate::quantity::in_english;
use crate::reading::Reading;
use columns::{columns, sentence_columns};
use row::Row;
pub(super) use row::stated;

/// What the book is made from.
#[derive(Clone, Copy, Debug)]
pub struct ComparedOf<'a> {
    /// The readings that the table means by their numbers.
    pub readings: &'a [&'a Reading],
    /// The same as sources.
    pub sources: &'a [Source<'a>],
    /// Names of indicators.
    pub lexicon: &'a Lexicon,
    /// How values become numbers.
    pub coding: &'a Coding,
    /// The name of the file that official finals come from, without its folders; null where it has none.
    pub finals: Option<&'a str>,
    /// The language of names and notes.
    pub lang: Lang,
}

/// Makes a book of a table of regions and indicators.
pub fn compared(table: &comparison::Table, of: &ComparedOf<'_>) -> Book {
    let lang = of.lang;
    let (several, years) = (table.columns.len() > 1, years(table));
    let mut main =
        Table::new(pick(lang, "对标表", "Comparison"), columns(several, years.0 != years.1, has_finals(table)));
    main.keys = main.columns.iter().take_while(|c| c.core && c.id != "last").count();
    main.by = several.then_some(0);
    let mut sentences = Table::new(pick(lang, "原句", "Sentences"), sentence_columns());
    let (mut used, mut units) = (BTreeSet::new(), BTreeSet::new());
    for (c, column) in table.columns.iter().enumerate() {
        let name = name(&column.indicator, of);
        for (line, reference) in
            table.references.iter().map(|l| (l, true)).chain(table.lines.iter().map(|l| (l, false)))
        {
            let Some(cell) = line.cells.get(c) else { continue };
            let row = Row { line, cell, column, name: &name, reference, of };
            used.extend(line.reading);
            used.extend(line.before.filter(|_| !cell.last.cell.entries().is_empty()));
            row.footnotes(&mut main, &mut sentences);
            units.extend(row.written_units().map(str::to_owned));
            main.rows.push(main.columns.iter().map(|c| row.content(&c.id)).collect());
        }
    }
    let mut read: Vec<&Reading> = used.iter().filter_map(|i| of.readings.get(*i).copied()).collect();
    let code = |r: &Reading| r.report.place.as_ref().map(|p| (p.value.level, p.value.code.clone()));
    read.sort_by_cached_key(|r| (code(r), r.report.year.as_ref().map(|y| y.value)));
    let sheets = vec![
        overview(table, of),
        sentences,
        cite::sheet(lang, &read),
        rules::sheet(lang, of.coding),
        rules::fields(lang, &main),
    ];
    Book {
        title: title(table, of),
        unit: unit(table, &units, lang),
        lead: sum::paragraphs(table, of),
        table: main,
        notes: notes(table, of),
        sources: read.iter().map(|r| cite::citation(r)).collect(),
        sheets,
    }
}

/// The name of an indicator.
pub(super) fn name(id: &str, of: &ComparedOf<'_>) -> String {
    of.lexicon
        .by_id(id)
        .map_or_else(|| id.to_owned(), |i| if of.lang == Lang::Zh { i.zh.clone() } else { i.en.clone() })
}

fn years(table: &comparison::Table) -> (Option<i32>, Option<i32>) {
    let all = || table.lines.iter().filter_map(|l| l.year);
    (all().min(), all().max())
}

/// Whose targets they are: 2023年31个省份.
fn who(table: &comparison::Table, lang: Lang) -> String {
    let lines: Vec<&Line> = table.lines.iter().collect();
    let whose = sum::whose(lang, &lines);
    // A line a place, of different years: nobody asks for that but as the latest of each.
    let latest = sum::places(&lines) == lines.len();
    match (lang, years(table)) {
        (Lang::Zh, (Some(a), Some(b))) if a == b => format!("{a}年{whose}"),
        (Lang::Zh, (Some(a), Some(b))) if latest => format!("{whose}各自最新报告（{a}—{b}年）"),
        (Lang::En, (Some(a), Some(b))) if latest && a != b => format!("{a}–{b}, the latest of {whose}"),
        (Lang::Zh, (Some(a), Some(b))) => format!("{a}—{b}年{whose}"),
        (Lang::En, (Some(a), Some(b))) if a == b => format!("{a}, {whose}"),
        (Lang::En, (Some(a), Some(b))) => format!("{a}–{b}, {whose}"),
        _ => whose,
    }
}

fn title(table: &comparison::Table, of: &ComparedOf<'_>) -> String {
    let who = who(table, of.lang);
    match (table.columns.as_slice(), of.lang) {
        ([one], Lang::Zh) => format!("{who}{}目标对标表", name(&one.indicator, of)),
        ([one], Lang::En) => format!("{}: targets compared ({who})", name(&one.indicator, of)),
        (_, Lang::Zh) => format!("{who}主要预期目标对标表"),
        (_, Lang::En) => format!("Main targets compared ({who})"),
    }
}

/// The unit of all columns, where they share one. Where a cell holds a number of another (12万亿元 among rates), it says so:
/// each number is written with its own.
fn unit(table: &comparison::Table, written: &BTreeSet<String>, lang: Lang) -> Option<String> {
    let first = table.columns.first()?.query.unit.clone()?;
    if table.columns.iter().any(|c| c.query.unit.as_ref() != Some(&first)) {
        return None;
    }
    let others = written.iter().any(|u| *u != first);
    let said = if lang == Lang::Zh { first.clone() } else { in_english(&first).into_owned() };
    let more = pick(lang, "（其他单位随数写明）", " (other units stand with their numbers)");
    Some(if others { format!("{said}{more}") } else { said })
}

/// The cells of a table, those of its references too.
fn cells(table: &comparison::Table) -> impl Iterator<Item = &TableCell> {
    table.references.iter().chain(&table.lines).flat_map(|l| &l.cells)
}

/// Whether an official final stands beside a result.
fn has_finals(table: &comparison::Table) -> bool {
    cells(table).any(|c| c.official.is_some())
}

/// Where official finals come from, and that nothing is judged by them.
fn finals_source(of: &ComparedOf<'_>) -> String {
    match (of.lang, of.finals) {
        (Lang::Zh, Some(file)) => format!("终值取自导入的文件“{file}”，不是报告所说；完成情况仍按报告所说的实绩判定"),
        (Lang::Zh, None) => "终值取自导入的文件，不是报告所说；完成情况仍按报告所说的实绩判定".to_owned(),
        (Lang::En, file) => {
            let file = file.map(|f| format!(", “{f}”")).unwrap_or_default();
            format!(
                "Official finals are those of an imported file{file}, and no words of the reports; whether a target was \
                 reached is judged by the report's own result"
            )
        }
    }
}

/// Where last year's targets come from, with the marks of those that last year's report does not say.
fn last_source(table: &comparison::Table, lang: Lang) -> String {
    let told = |wanted: fn(&Retold) -> bool| cells(table).any(|c| c.last.counted().is_some_and(wanted));
    let marks = [
        (
            told(|r| !r.revised && !r.reckoned),
            "标“转述”的取自今年报告的回顾",
            "what is marked as retold is that of this year's review",
        ),
        (
            told(|r| r.revised),
            "标“调整后”的是年中调整过的目标，取自今年报告的回顾或导入的数",
            "what is marked as revised was changed within the year and is that of this year's review or of an imported file",
        ),
        (
            told(|r| r.reckoned),
            "标“推算”的由今年报告所说的实绩与目标之差算出",
            "what is marked as reckoned comes from the distance of result and target that this year's review tells",
        ),
    ];
    let source = pick(lang, "上年目标取自上年报告", "Last year's target is that of last year's report");
    let marks = marks.iter().filter(|m| m.0).map(|m| pick(lang, m.1, m.2));
    std::iter::once(source).chain(marks).collect::<Vec<_>>().join(pick(lang, "，", ", "))
}

fn notes(table: &comparison::Table, of: &ComparedOf<'_>) -> Vec<String> {
    let lang = of.lang;
    let reached = pick(
        lang,
        "完成情况按指标方向判定，只比较度量、单位、口径相同的数",
        "Whether it was reached is judged by the indicator's sense, and only between numbers of one measure, unit and basis",
    );
    let mut notes = vec![last_source(table, lang), reached.to_owned()];
    if has_finals(table) {
        notes.push(finals_source(of));
    }
    if cells(table).any(|c| matches!(c.target, Stated::NotStated | Stated::NotRead | Stated::Fragment)) {
        let words = pick(
            lang,
            "“未提及”指报告全文在而没有这一目标，“未读出”指目标段落未能读懂，“原文不全”指只有报告的一部分",
            "“not stated” means that the report sets no such target, “not read” that its passage was not understood, \
             “text incomplete” that only a part of the report is here",
        );
        notes.push(words.to_owned());
    }
    if cells(table).any(|c| c.target.entries().iter().chain(c.last.cell.entries()).any(|e| e.plan)) {
        let words = pick(
            lang,
            "标“工作安排”的目标不在报告的主要目标中，取自其工作安排",
            "what is marked as work plan is not among the main targets of its report but in its plan of work",
        );
        notes.push(words.to_owned());
    }
    notes.push(rules::points(lang, of.coding));
    notes
}

/// Places down, indicators across, this year's targets as written: what fits on a page.
fn overview(table: &comparison::Table, of: &ComparedOf<'_>) -> Table {
    let mut columns =
        vec![Column::core("name", "地区", "Place", Type::Text), Column::core("year", "年份", "Year", Type::Year)];
    for column in &table.columns {
        let known = of.lexicon.by_id(&column.indicator);
        let (zh, en) = known.map_or((&column.indicator, &column.indicator), |i| (&i.zh, &i.en));
        columns.push(Column::core(column.indicator.clone(), zh, en, Type::Text));
    }
    let mut out = Table::new(pick(of.lang, "总览", "Overview"), columns);
    for line in table.references.iter().chain(&table.lines) {
        let mut cells = vec![Cell::words(Some(&line.name)), Cell::integer(line.year)];
        cells.extend(line.cells.iter().map(|c| row::target(of.lang, c)));
        out.rows.push(cells);
    }
    out
}

#[cfg(test)]
mod tests;
