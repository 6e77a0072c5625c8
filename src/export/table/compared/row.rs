//! One row of the 对标表: what stands in each of its cells, and the sentences below them.

use std::collections::BTreeMap;

use super::super::model::{Cell, Head, Table};
use super::super::words::{code, pick};
use super::super::{evidence, panel, said};
use super::ComparedOf;
use crate::chart::Lang;
use crate::comparison::{self, Entry, Line, Outcome, Said, Standing, TableCell};
use crate::figures::{Figure, Measure, Tier};
use crate::quantity::Value;
use crate::reading::Reading;
use crate::region::Level;

/// This year's target as written, or which kind of nothing.
pub(super) fn target(lang: Lang, cell: &TableCell) -> Cell {
    match comparison::Missing::of(&cell.target) {
        Some(why) => Cell::Missing(why.code()),
        None => Cell::Text(stated(lang, cell.target.entries())),
    }
}

/// The kind of nothing of a cell as a code of its own: data have empty cells there.
fn why_missing(cell: &Cell) -> Cell {
    match cell {
        Cell::Missing(why) => Cell::words(Some(why)),
        _ => Cell::Empty,
    }
}

/// Values as written, base before stretch, each with its basis and tone where it has one.
pub(in crate::export::table) fn stated(lang: Lang, entries: &[Entry]) -> String {
    let one = |e: &Entry| {
        let basis = e.basis.as_ref().map(|b| bracketed(lang, b)).unwrap_or_default();
        let tone = e.tone_word.as_deref().filter(|t| e.tier == Tier::Stretch && !e.words.contains(t)).unwrap_or("");
        let plan = if e.plan { bracketed(lang, pick(lang, "工作安排", "work plan")) } else { String::new() };
        format!("{tone}{}{basis}{plan}", e.words)
    };
    entries.iter().map(one).collect::<Vec<_>>().join(pick(lang, "，", ", "))
}

/// Words in brackets behind others.
fn bracketed(lang: Lang, words: &str) -> String {
    match lang {
        Lang::Zh => format!("（{words}）"),
        Lang::En => format!(" ({words})"),
    }
}

/// One row of the table.
pub(super) struct Row<'a> {
    pub line: &'a Line,
    pub cell: &'a TableCell,
    pub column: &'a comparison::Column,
    pub name: &'a str,
    pub reference: bool,
    pub of: &'a ComparedOf<'a>,
}

impl Row<'_> {
    pub(super) fn content(&self, id: &str) -> Cell {
        let (line, cell, lang) = (self.line, self.cell, self.of.lang);
        let text = |words: String| Cell::words(Some(&words));
        match id {
            "indicator_name" => Cell::words(Some(self.name)),
            "indicator" => Cell::words(Some(&self.column.indicator)),
            "name" => Cell::words(Some(&line.name)),
            "region" => Cell::words(line.region.as_deref()),
            "code" => Cell::words(line.code.as_deref()),
            "level" => Cell::words(line.level.map(panel::code).as_deref()),
            "year" => Cell::integer(line.year),
            "is_reference" => Cell::Flag(self.reference),
            "last" => self.last(),
            "actual" => self.actual(),
            "target" => target(lang, cell),
            "change" => text(said::change(lang, &cell.change)),
            "wording" => text(said::wording(lang, &cell.wording)),
            "verdict" if line.reading.is_none() => Cell::Empty,
            "verdict" => text(said::verdict(lang, &cell.judgement)),
            "own_words" => Cell::words(cell.judgement.said.as_ref().map(|s| s.words.as_str())),
            "against" => Cell::words(cell.judgement.against.as_deref()),
            "margin" => Cell::number(cell.judgement.margin, ""),
            "official" => Cell::words(cell.official.as_ref().map(|o| o.words.as_str())),
            "parent_words" => self.above(false),
            "parent_missing" => why_missing(&self.above(false)),
            "nation_words" => self.above(true),
            "nation_missing" => why_missing(&self.above(true)),
            "missing" => Cell::words(comparison::Missing::of(&cell.target).map(comparison::Missing::code)),
            "sentence" => text(self.sentences(cell.target.entries())),
            "last_sentence" => text(match cell.last.counted() {
                Some(told) => told.said.as_ref().and_then(|s| self.telling(s)).map(|t| t.1).unwrap_or_default(),
                None => self.sentences(cell.last.cell.entries()),
            }),
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
        let value = |pick: fn(Value) -> Option<f64>| on.map_or(Cell::Empty, |e| Cell::number(pick(e.value), &e.words));
        match id {
            "unit" => Cell::words(self.column.query.unit.as_deref()),
            "bound" => Cell::words(first.map(|e| panel::code(e.value.bound)).as_deref()),
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
        let Some(retold) = last.counted() else {
            return match comparison::Missing::of(&last.cell) {
                Some(why) if self.line.reading.is_some() => Cell::Missing(why.code()),
                Some(_) => Cell::Empty,
                None => Cell::Text(stated(lang, last.cell.entries())),
            };
        };
        let mark = match (retold.revised, retold.reckoned) {
            (true, false) => pick(lang, "（调整后）", " (revised)"),
            (true, true) => pick(lang, "（调整后，推算）", " (revised, reckoned)"),
            (false, true) => pick(lang, "（推算）", " (reckoned)"),
            (false, false) => pick(lang, "（转述）", " (as retold)"),
        };
        Cell::Text(format!("{}{mark}", retold.words))
    }

    /// The result that was measured against the target, or the first that is comparable.
    fn outcome(&self) -> Option<&Outcome> {
        let all = &self.cell.actual;
        self.cell.judgement.actual.and_then(|i| all.get(i)).or_else(|| all.first())
    }

    fn actual(&self) -> Cell {
        let Some(o) = self.outcome() else { return Cell::Empty };
        let status = o.status.map(panel::code);
        let status = status.as_deref().and_then(|s| code(self.of.lang, "status", s));
        let fall = self.figure(&o.entry).is_some_and(|(_, f)| f.measure == Measure::Decline);
        let fall = if fall && !o.entry.words.contains("下降") { pick(self.of.lang, "下降", "down ") } else { "" };
        let words = format!("{fall}{}", stated(self.of.lang, std::slice::from_ref(&o.entry)));
        Cell::Text(format!("{words}{}", status.map(|s| bracketed(self.of.lang, s)).unwrap_or_default()))
    }

    /// What the nation, or whoever stands between, aims at; which kind of nothing where it is none. Nobody stands above the
    /// nation, and nobody but the nation above a province.
    fn above(&self, nation: bool) -> Cell {
        let found = self.cell.above.iter().find(|r| (r.level == Level::Nation) == nation);
        let has_one = match self.line.level.filter(|_| self.line.reading.is_some()) {
            None | Some(Level::Nation) => false,
            Some(Level::Province) => nation,
            Some(_) => true,
        };
        match found.map(|a| (&a.cell, comparison::Missing::of(&a.cell))) {
            Some((cell, None)) => Cell::words(Some(&stated(self.of.lang, cell.entries()))),
            Some((_, Some(why))) => Cell::Missing(why.code()),
            None if has_one => Cell::Missing(comparison::Missing::NoReport.code()),
            None => Cell::Empty,
        }
    }

    fn figure(&self, e: &Entry) -> Option<(&Reading, &Figure)> {
        let reading = *self.of.readings.get(e.reading)?;
        Some((reading, reading.figures.get(e.figure?)?))
    }

    /// The report that tells an aim again, and the sentence in which it does.
    fn telling(&self, said: &Said) -> Option<(&Reading, String)> {
        let reading = *self.of.readings.get(said.reading)?;
        let within = |f: &&Figure| {
            let sentence = f.evidence.sentence;
            sentence.start <= said.span.start && said.span.end <= sentence.end
        };
        let sentence = reading.figures.iter().find(within).map(|f| evidence::sentence(reading, f));
        Some((reading, sentence.unwrap_or_else(|| said.words.clone())))
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

    /// What stands behind a cell, entry by entry: the words of the number, the report, the sentence. An aim of last year that
    /// is told again stands in the report that tells it, and not in last year's.
    fn behind(&self, id: &str) -> Vec<(&str, &Reading, String)> {
        let entries: &[Entry] = match id {
            "last" => {
                if let Some(told) = self.cell.last.counted() {
                    let telling = told.said.as_ref().and_then(|s| self.telling(s));
                    return telling.into_iter().map(|(r, sentence)| (told.words.as_str(), r, sentence)).collect();
                }
                self.cell.last.cell.entries()
            }
            "actual" => self.outcome().map(|o| std::slice::from_ref(&o.entry)).unwrap_or_default(),
            _ => self.cell.target.entries(),
        };
        let of = |e| {
            let (reading, figure) = self.figure(e)?;
            Some((e.words.as_str(), reading, evidence::sentence(reading, figure)))
        };
        entries.iter().filter_map(of).collect()
    }

    /// Puts the sentences below the cells that say their numbers, and into the table of sentences.
    pub(super) fn footnotes(&self, main: &mut Table, sentences: &mut Table) {
        let row = main.rows.len();
        let lang = self.of.lang;
        let mut notes: BTreeMap<(usize, usize), Vec<String>> = BTreeMap::new();
        for id in ["last", "actual", "target"] {
            let Some(c) = main.columns.iter().position(|c| c.id == id) else { continue };
            for (words, reading, sentence) in self.behind(id) {
                let year = reading.report.year.as_ref().map(|y| y.value);
                let note = match (lang, year) {
                    (Lang::Zh, Some(y)) => format!("{}{y}年报告：{sentence}", self.line.name),
                    (Lang::En, Some(y)) => format!("{}, {y}: {sentence}", self.line.name),
                    (Lang::Zh, None) => format!("{}：{sentence}", self.line.name),
                    (Lang::En, None) => format!("{}: {sentence}", self.line.name),
                };
                let list = notes.entry((row, c)).or_default();
                if !list.contains(&note) {
                    list.push(note);
                }
                sentences.rows.push(vec![
                    Cell::words(Some(&self.line.name)),
                    Cell::integer(year),
                    Cell::words(Some(self.name)),
                    Cell::words(Some(main.columns[c].head(Head::Words(lang)))),
                    Cell::words(Some(words)),
                    Cell::words(Some(&sentence)),
                    Cell::words(Some(&reading.file)),
                ]);
            }
        }
        main.footnotes.extend(notes);
    }

    /// The units in which the numbers of its cells are written.
    pub(super) fn written_units(&self) -> impl Iterator<Item = &str> {
        let last = self.cell.last.counted();
        let told = last.and_then(|r| r.unit.as_deref());
        let stated = if last.is_none() { self.cell.last.cell.entries() } else { &[] };
        let all = stated.iter().chain(self.outcome().map(|o| &o.entry)).chain(self.cell.target.entries());
        told.into_iter().chain(all.filter_map(|e| self.figure(e)?.1.unit.as_deref()))
    }
}
