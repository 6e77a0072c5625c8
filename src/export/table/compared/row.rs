//! One row of the 对标表: what stands in each of its cells, and the sentences below them.

use std::collections::BTreeMap;

use super::super::model::{Cell, Head, Table};
use super::super::words::{code, pick};
use super::super::{evidence, panel, said};
use super::ComparedOf;
use crate::chart::Lang;
use crate::comparison::{self, Entry, Line, Outcome, Standing, TableCell};
use crate::figures::{Figure, Measure, Tier};
use crate::quantity::Value;
use crate::reading::Reading;
use crate::region::Level;

/// This year's target as written, or which kind of nothing.
pub(super) fn target(cell: &TableCell) -> Cell {
    match comparison::Missing::of(&cell.target) {
        Some(why) => Cell::Missing(why.code()),
        None => Cell::Text(stated(cell.target.entries())),
    }
}

/// Values as written, base before stretch, each with its basis and tone where it has one.
pub(in crate::export::table) fn stated(entries: &[Entry]) -> String {
    let one = |e: &Entry| {
        let basis = e.basis.as_ref().map(|b| format!("（{b}）")).unwrap_or_default();
        let tone = e.tone_word.as_deref().filter(|t| e.tier == Tier::Stretch && !e.words.contains(t)).unwrap_or("");
        format!("{tone}{}{basis}", e.words)
    };
    entries.iter().map(one).collect::<Vec<_>>().join("，")
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
        let status = o.status.map(panel::code);
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

    fn figure(&self, e: &Entry) -> Option<(&Reading, &Figure)> {
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
    pub(super) fn footnotes(&self, main: &mut Table, sentences: &mut Table) {
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
                    Cell::words(at(id).map(|c| main.columns[c].head(Head::Words(self.of.lang)))),
                    Cell::words(Some(&e.words)),
                    Cell::words(Some(&sentence)),
                    Cell::words(Some(&reading.file)),
                ]);
            }
        }
        main.footnotes.extend(notes);
    }
}
