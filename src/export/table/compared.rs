//! The 对标表 as a book: a row a report and indicator with last year's target, its result, this year's target, how it
//! moved and how its words changed, and whether last year's was reached; the very sentences as footnotes.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Book, Cell, Column, Table, Type};
use super::words::{code, pick};
use super::{cite, evidence, rules, said, sum};
use crate::chart::Lang;
use crate::comparison::Cell as Stated;
use crate::comparison::{self, Coding, Entry, Line, Outcome, Source, Standing, TableCell};
use crate::figures::{Lexicon, Measure, Tier};
use crate::reading::Reading;
use crate::region::Level;

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
            main.rows.push(main.columns.iter().map(|c| row.content(c.id)).collect());
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

fn columns(several: bool, years: bool) -> Vec<Column> {
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
        Column::more("official", "官方数", "Official number", Text),
        Column::more("parent_words", "上级目标", "Target above", Text),
        Column::more("nation_words", "全国目标", "The nation's target", Text),
        Column::more("missing", "缺失原因", "Why missing", Code),
        Column::more("sentence", "今年目标原句", "Sentence of the target", Text),
        Column::more("last_sentence", "上年目标原句", "Sentence of last year's", Text),
        Column::more("actual_sentence", "实绩原句", "Sentence of the result", Text),
        Column::more("file", "文件", "File", Text),
        Column::more("point_rule", "点值规则", "Point rule", Text),
    ];
    all.sort_by_key(|c| !c.core);
    all
}

fn sentence_columns() -> Vec<Column> {
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

/// Places down, indicators across, this year's targets as written: what fits on a page.
fn overview(table: &comparison::Table, of: &ComparedOf<'_>) -> Table {
    // A name of data for each column: the id of its indicator, which outlives this table.
    #[rustfmt::skip]
    const IDS: [&str; 60] = [
        "i1", "i2", "i3", "i4", "i5", "i6", "i7", "i8", "i9", "i10", "i11", "i12", "i13", "i14", "i15", "i16", "i17", "i18", "i19", "i20", "i21", "i22", "i23", "i24", "i25", "i26", "i27", "i28", "i29", "i30", "i31", "i32", "i33", "i34", "i35", "i36", "i37", "i38", "i39", "i40", "i41", "i42", "i43", "i44", "i45", "i46", "i47", "i48", "i49", "i50", "i51", "i52", "i53", "i54", "i55", "i56", "i57", "i58", "i59", "i60",
    ];
    let mut columns =
        vec![Column::core("name", "地区", "Place", Type::Text), Column::core("year", "年份", "Year", Type::Year)];
    for (column, id) in table.columns.iter().zip(IDS) {
        let known = of.lexicon.by_id(&column.indicator);
        let (zh, en) = known.map_or((&column.indicator, &column.indicator), |i| (&i.zh, &i.en));
        columns.push(Column::core(id, zh, en, Type::Text));
    }
    let mut out = Table::new(pick(of.lang, "总览", "Overview"), columns);
    for line in table.references.iter().chain(&table.lines) {
        let mut row = vec![Cell::words(Some(&line.name)), Cell::integer(line.year)];
        row.extend(line.cells.iter().take(IDS.len()).map(target));
        out.rows.push(row);
    }
    out
}

/// This year's target as written, or which kind of nothing.
fn target(cell: &TableCell) -> Cell {
    match comparison::Missing::of(&cell.target) {
        Some(why) => Cell::Missing(why.code()),
        None => Cell::Text(stated(cell.target.entries())),
    }
}

/// Values as written, base before stretch, each with its basis and tone where it has one.
pub(super) fn stated(entries: &[Entry]) -> String {
    let one = |e: &Entry| {
        let basis = e.basis.as_ref().map(|b| format!("（{b}）")).unwrap_or_default();
        let tone = e.tone_word.as_deref().filter(|t| e.tier == Tier::Stretch && !e.words.contains(t)).unwrap_or("");
        format!("{tone}{}{basis}", e.words)
    };
    entries.iter().map(one).collect::<Vec<_>>().join("，")
}

/// One row of the table.
struct Row<'a> {
    line: &'a Line,
    cell: &'a TableCell,
    column: &'a comparison::Column,
    name: &'a str,
    reference: bool,
    of: &'a ComparedOf<'a>,
}

impl Row<'_> {
    fn content(&self, id: &str) -> Cell {
        let (line, cell, lang) = (self.line, self.cell, self.of.lang);
        let text = |words: String| Cell::words(Some(&words));
        match id {
            "indicator_name" => Cell::words(Some(self.name)),
            "indicator" => Cell::words(Some(&self.column.indicator)),
            "name" => Cell::words(Some(&line.name)),
            "region" => Cell::words(line.region.as_deref()),
            "code" => Cell::words(line.code.as_deref()),
            "level" => Cell::words(line.level.map(super::panel::code).as_deref()),
            "year" => Cell::integer(line.year),
            "is_reference" => Cell::Flag(self.reference),
            "last" => self.last(),
            "actual" => self.actual(),
            "target" => target(cell),
            "change" => text(said::change(lang, &cell.change)),
            "wording" => text(said::wording(lang, &cell.wording)),
            "verdict" if line.reading.is_none() => Cell::Empty,
            "verdict" => text(said::verdict(lang, &cell.judgement)),
            "own_words" => Cell::words(cell.judgement.said.as_ref().map(|s| s.words.as_str())),
            "against" => Cell::words(cell.judgement.against.as_deref()),
            "margin" => Cell::number(cell.judgement.margin, ""),
            "official" => Cell::words(cell.official.as_ref().map(|o| o.words.as_str())),
            "parent_words" => self.above(|l| l != Level::Nation),
            "nation_words" => self.above(|l| l == Level::Nation),
            "missing" => Cell::words(comparison::Missing::of(&cell.target).map(comparison::Missing::code)),
            "sentence" => text(self.sentences(cell.target.entries())),
            "last_sentence" => text(self.sentences(cell.last.cell.entries())),
            "actual_sentence" => {
                text(self.outcome().map(|o| self.sentences(std::slice::from_ref(&o.entry))).unwrap_or_default())
            }
            "file" => Cell::words(line.reading.and_then(|i| self.of.readings.get(i)).map(|r| r.file.as_str())),
            "point_rule" => Cell::Text(self.of.coding.code()),
            other => self.number(other),
        }
    }

    /// The columns that are numbers.
    fn number(&self, id: &str) -> Cell {
        let cell = self.cell;
        let first = cell.target.entries().iter().find(|e| e.tier == Tier::Base).or(cell.target.entries().first());
        let on = first.filter(|e| matches!(e.standing, Standing::Axis | Standing::Basis));
        let by = match &cell.change {
            comparison::Change::By(d) => Some(d),
            comparison::Change::Not(_) => None,
        };
        let value = |pick: fn(crate::quantity::Value) -> Option<f64>| {
            on.map_or(Cell::Empty, |e| Cell::number(pick(e.value), &e.words))
        };
        match id {
            "unit" => Cell::words(self.column.query.unit.as_deref()),
            "bound" => Cell::words(first.map(|e| super::panel::code(e.value.bound)).as_deref()),
            "low" => value(|v| v.low),
            "high" => value(|v| v.high),
            "point" => on.map_or(Cell::Empty, |e| Cell::number(self.of.coding.point(e.value), &e.words)),
            "rank" => Cell::integer(cell.rank.and_then(|r| i64::try_from(r.place).ok())),
            "rank_of" => Cell::integer(cell.rank.and_then(|r| i64::try_from(r.of).ok())),
            "change_low" => Cell::number(by.map(|d| d.low), ""),
            "change_high" => Cell::number(by.map(|d| d.high), ""),
            "change_unit" => Cell::words(by.map(|d| d.unit.as_str())),
            _ => Cell::Empty,
        }
    }

    /// Last year's target; why it is not known where it is not.
    fn last(&self) -> Cell {
        let (last, lang) = (&self.cell.last, self.of.lang);
        let words = last.words().join("，");
        let Some(retold) = last.counted() else {
            return match comparison::Missing::of(&last.cell) {
                Some(why) if self.line.reading.is_some() => Cell::Missing(why.code()),
                Some(_) => Cell::Empty,
                None => Cell::Text(stated(last.cell.entries())),
            };
        };
        let mark = match (retold.revised, retold.reckoned) {
            (true, false) => pick(lang, "（调整后）", " (revised)"),
            (true, true) => pick(lang, "（调整后，推算）", " (revised, reckoned)"),
            (false, true) => pick(lang, "（推算）", " (reckoned)"),
            (false, false) => pick(lang, "（转述）", " (as retold)"),
        };
        Cell::Text(format!("{words}{mark}"))
    }

    /// The result that was measured against the target, or the first that is comparable.
    fn outcome(&self) -> Option<&Outcome> {
        let all = &self.cell.actual;
        self.cell.judgement.actual.and_then(|i| all.get(i)).or_else(|| all.first())
    }

    fn actual(&self) -> Cell {
        let Some(o) = self.outcome() else { return Cell::Empty };
        let status = o.status.map(super::panel::code);
        let status = status.as_deref().and_then(|s| code(self.of.lang, "status", s));
        let fall = self.figure(&o.entry).is_some_and(|(_, f)| f.measure == Measure::Decline);
        let fall = if fall && !o.entry.words.contains("下降") { pick(self.of.lang, "下降", "down ") } else { "" };
        let words = format!("{fall}{}", stated(std::slice::from_ref(&o.entry)));
        Cell::Text(match (status, self.of.lang) {
            (Some(s), Lang::Zh) => format!("{words}（{s}）"),
            (Some(s), Lang::En) => format!("{words} ({s})"),
            (None, _) => words,
        })
    }

    fn above(&self, level: impl Fn(Level) -> bool) -> Cell {
        let found = self.cell.above.iter().find(|r| level(r.level));
        found.map_or(Cell::Empty, |r| Cell::words(Some(&stated(&r.entries))))
    }

    fn figure(&self, e: &Entry) -> Option<(&Reading, &crate::figures::Figure)> {
        let reading = *self.of.readings.get(e.reading)?;
        Some((reading, reading.figures.get(e.figure?)?))
    }

    /// The sentences of entries, each once.
    fn sentences(&self, entries: &[Entry]) -> String {
        let mut all: Vec<String> = Vec::new();
        for (reading, figure) in entries.iter().filter_map(|e| self.figure(e)) {
            let sentence = evidence::sentence(reading, figure);
            if !all.contains(&sentence) {
                all.push(sentence);
            }
        }
        all.join(" ")
    }

    /// Puts the sentences below the cells that say their numbers, and into the table of sentences.
    fn footnotes(&self, main: &mut Table, sentences: &mut Table) {
        let row = main.rows.len();
        let at = |id: &str| main.columns.iter().position(|c| c.id == id);
        let outcome: Vec<Entry> = self.outcome().map(|o| o.entry.clone()).into_iter().collect();
        let parts: [(&str, &[Entry]); 3] =
            [("last", self.cell.last.cell.entries()), ("actual", &outcome), ("target", self.cell.target.entries())];
        let mut notes: BTreeMap<(usize, usize), Vec<String>> = BTreeMap::new();
        for (id, entries) in parts {
            let Some(c) = at(id) else { continue };
            for e in entries {
                let Some((reading, figure)) = self.figure(e) else { continue };
                let sentence = evidence::sentence(reading, figure);
                let year = reading.report.year.as_ref().map(|y| y.value);
                let note = match (self.of.lang, year) {
                    (Lang::Zh, Some(y)) => format!("{}{y}年报告：{sentence}", self.line.name),
                    (Lang::En, Some(y)) => format!("{}, {y}: {sentence}", self.line.name),
                    (_, None) => format!("{}：{sentence}", self.line.name),
                };
                let list = notes.entry((row, c)).or_default();
                if !list.contains(&note) {
                    list.push(note);
                }
                sentences.rows.push(vec![
                    Cell::words(Some(&self.line.name)),
                    Cell::integer(year),
                    Cell::words(Some(self.name)),
                    Cell::words(at(id).map(|c| main.columns[c].head(super::Head::Words(self.of.lang)))),
                    Cell::words(Some(&e.words)),
                    Cell::words(Some(&sentence)),
                    Cell::words(Some(&reading.file)),
                ]);
            }
        }
        main.footnotes.extend(notes);
    }
}
