//! The views as tables to be saved: 指标 with its rows and columns as they stand, the lines that 检索 has found, 对比
//! with its places, years and indicators. Made while the window looks on, written elsewhere.

use super::searching::Row as Listed;
use super::state::State;
use super::table::{Column, cell_words};
use crate::comparison::Table as Compared;
use crate::export::table::{Book, Cell, Column as Of, Number, Table, Type, sentence as table_sentence};
use crate::reading::Reading;
use crate::search::{Hit, Line, lines, sentence};

impl State {
    /// 对比 as it is shown: only the indicators that differ where only those are shown, the parent and the nation only
    /// where they stand beside.
    pub fn compare_shown(&self) -> Compared {
        let (choice, table) = (&self.compare.choice, &self.compare.table);
        let mut shown = Compared::clone(table);
        if !choice.reference {
            shown.references.clear();
        }
        if choice.differing {
            shown.keep(|i| table.differs(i));
        }
        shown
    }

    /// The table of figures with the rows and the columns that are shown; each row ends with its sentence and file.
    pub(super) fn figures_shown(&self) -> Book {
        let table = &self.table;
        let mut columns: Vec<Column> = table.columns.clone();
        columns.extend([Column::File].into_iter().filter(|c| !table.columns.contains(c)));
        let head = |c: &Column| {
            let words = self.locale.say(c.key());
            Of::core(c.key().strip_prefix("column-").unwrap_or(c.key()), &words, &words, kind(*c))
        };
        let mut out = Table::new(&self.locale.say("tab-figures"), columns.iter().map(head).collect());
        let words = self.locale.say("table-sentence");
        out.columns.push(Of::core("sentence", &words, &words, Type::Text));
        out.keys = 2;
        for (reading, figure) in table.rows().iter().filter_map(|r| r.of(&self.library)) {
            let cell = |c: &Column| {
                let words = cell_words(&table.names, *c, reading, figure);
                typed(kind(*c), &words)
            };
            let mut row: Vec<Cell> = columns.iter().map(cell).collect();
            row.push(Cell::words(Some(&table_sentence(reading, figure))));
            out.rows.push(row);
        }
        let args = [("shown", out.rows.len().into()), ("total", table.total().into())];
        let notes = vec![self.locale.say_with("table-of-view-note", &args)];
        Book { title: self.titled("table-name-figures"), table: out, notes, ..Book::default() }
    }

    /// Every line in which what is looked for was found, in the reports that are listed and in their order.
    pub(super) fn found_shown(&self) -> Book {
        let say = |key: &str| self.locale.say(key);
        let column = |id, key: &str, ty| {
            let words = say(key);
            Of::core(id, &words, &words, ty)
        };
        let columns = vec![
            column("region", "column-region", Type::Text),
            column("year", "column-year", Type::Year),
            column("section", "column-section", Type::Text),
            column("words", "table-found-words", Type::Text),
            column("sentence", "table-sentence", Type::Text),
            column("file", "column-file", Type::Text),
        ];
        let mut out = Table::new(&say("search"), columns);
        out.keys = 2;
        let search = &self.search;
        let reports = search.listing.rows.iter().filter_map(|r| match r {
            Listed::Report { mention, .. } => search.found.as_ref()?.mentions.get(*mention),
            _ => None,
        });
        for mention in reports {
            let Some(reading) = self.library.readings.get(mention.reading) else { continue };
            out.rows.extend(found_in(reading, &mention.hits));
        }
        let args = [("words", search.words.trim().into()), ("count", out.rows.len().into())];
        let notes = vec![self.locale.say_with("table-found-note", &args)];
        let title = format!("{}：{}", self.titled("table-name-found"), search.words.trim());
        Book { title, table: out, notes, ..Book::default() }
    }

    fn titled(&self, key: &str) -> String {
        format!("{}{}", self.library.name().unwrap_or_default(), self.locale.say(key))
    }
}

/// What the cells of a column of 指标 hold; the number with its sign of a bound is words.
fn kind(column: Column) -> Type {
    match column {
        Column::Year => Type::Year,
        Column::Low | Column::High | Column::Confidence => Type::Number,
        _ => Type::Text,
    }
}

fn typed(ty: Type, words: &str) -> Cell {
    let plain = words.replace('−', "-").replace(',', "");
    match ty {
        Type::Year => plain.parse::<i64>().map_or_else(|_| Cell::words(Some(words)), Cell::Integer),
        Type::Number => plain.parse().map_or(Cell::Empty, |n: f64| Cell::Number(Number::written(n, &plain))),
        _ => Cell::words(Some(words)),
    }
}

/// The lines of a report in which something was found: a sentence each, with the heading above it.
fn found_in(reading: &Reading, hits: &[Hit]) -> Vec<Vec<Cell>> {
    let folded = reading.text.folded();
    let within = reading.report.folded(&reading.text);
    let report = &reading.report;
    let one = |line: Line| {
        let whole = sentence(folded, within.clone(), line.range.clone());
        let at = reading.text.span(line.range.clone()).start;
        let section = report.section_at(at).and_then(|i| report.sections.get(i)).map(|s| s.title.as_str());
        let said = |range: std::ops::Range<usize>| folded.get(range).unwrap_or_default().replace('\n', " ");
        vec![
            Cell::words(report.place.as_ref().map(|p| p.value.region.as_str())),
            Cell::integer(report.year.as_ref().map(|y| y.value)),
            Cell::words(section),
            Cell::words(Some(said(line.range).trim())),
            Cell::words(Some(said(whole).trim())),
            Cell::words(Some(&reading.file)),
        ]
    };
    lines(folded, within.clone(), hits).into_iter().map(one).collect()
}
