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
use crate::comparison::{self, Coding, Line, Source, TableCell};
use crate::figures::Lexicon;
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
    /// The language of names and notes.
    pub lang: Lang,
}

/// Makes a book of a table of regions and indicators.
pub fn compared(table: &comparison::Table, of: &ComparedOf<'_>) -> Book {
    let lang = of.lang;
    let (several, years) = (table.columns.len() > 1, years(table));
    let mut main = Table::new(pick(lang, "对标表", "Comparison"), columns(several, years.0 != years.1));
    main.keys = main.columns.iter().take_while(|c| c.core && c.id != "last").count();
    main.by = several.then_some(0);
    let mut sentences = Table::new(pick(lang, "原句", "Sentences"), sentence_columns());
    let mut used = BTreeSet::new();
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
        unit: unit(table),
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
    match (lang, years(table)) {
        (Lang::Zh, (Some(a), Some(b))) if a == b => format!("{a}年{whose}"),
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

/// The unit of all columns, where they share one.
fn unit(table: &comparison::Table) -> Option<String> {
    let first = table.columns.first()?.query.unit.clone()?;
    table.columns.iter().all(|c| c.query.unit.as_ref() == Some(&first)).then_some(first)
}

fn notes(table: &comparison::Table, of: &ComparedOf<'_>) -> Vec<String> {
    let lang = of.lang;
    let reached = pick(
        lang,
        "上年目标取自上年报告；年中调整过的，取调整后的目标。完成情况按指标方向判定，只比较度量、单位、口径相同的数",
        "Last year's target is that of last year's report, or the revised one; whether it was reached is judged by the \
         indicator's sense, and only between numbers of one measure, unit and basis",
    );
    let mut notes = vec![reached.to_owned()];
    let has = |f: &dyn Fn(&TableCell) -> bool| table.lines.iter().flat_map(|l| &l.cells).any(f);
    if has(&|c| matches!(c.target, Stated::NotStated | Stated::NotRead | Stated::Fragment)) {
        let words = pick(
            lang,
            "“未提及”指报告全文在而没有这一目标，“未读出”指目标段落未能读懂，“原文不全”指只有报告的一部分",
            "“not stated” means that the report sets no such target, “not read” that its passage was not understood, \
             “text incomplete” that only a part of the report is here",
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
        cells.extend(line.cells.iter().map(row::target));
        out.rows.push(cells);
    }
    out
}

#[cfg(test)]
mod tests;
