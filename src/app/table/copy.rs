//! The chosen part of the table as text and as HTML, so that Excel, WPS and Word paste a table; and the way to the
//! clipboard.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use super::column::{self, Column, Names};
use super::{Row, Table};
use crate::app::jobs::Wake;
use crate::app::library::Library;
use crate::app::state::State;
use crate::export::escaped;
use crate::host;

/// A part of the table, ready for the clipboard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// A line a row, cells divided by tabs.
    pub text: String,
    /// A table.
    pub html: String,
    /// How many rows, without the head.
    pub rows: usize,
}

/// The way to the clipboard while it is under way, and the text that the window must put there itself, because the
/// clipboard could not be reached from here.
#[derive(Debug, Default)]
pub struct Copying {
    waiting: Option<Receiver<Result<usize, Copied>>>,
    /// Grows with every text that the window is to copy.
    pub number: u64,
    /// That text.
    pub plain: String,
}

impl Copying {
    /// Whether it is under way.
    pub fn is_running(&self) -> bool {
        self.waiting.is_some()
    }

    fn start(&mut self, copied: Copied, wake: Wake) {
        let (sender, receiver) = channel();
        thread::spawn(move || {
            let done = host::copy_table(&copied.text, &copied.html).map_err(|_| copied.clone());
            let _ = sender.send(done.map(|()| copied.rows));
            wake();
        });
        self.waiting = Some(receiver);
    }

    /// How many rows are on the clipboard, once they are.
    pub fn poll(&mut self) -> Option<usize> {
        let done = self.waiting.as_ref()?.try_recv().ok()?;
        self.waiting = None;
        match done {
            Ok(rows) => Some(rows),
            Err(copied) => {
                self.number += 1;
                self.plain = copied.text;
                Some(copied.rows)
            }
        }
    }
}

/// Which part of the table is copied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// What was chosen last: cells or ticked rows; all that is shown where nothing is chosen.
    #[default]
    Chosen,
    /// The chosen cells.
    Cells,
    /// The ticked rows.
    Ticked,
}

/// A part of the table with a head.
pub fn chosen(table: &Table, library: &Library, part: Part, head: impl Fn(Column) -> String) -> Copied {
    let shown = table.rows();
    let ticked: Vec<Row> = shown.iter().copied().filter(|r| table.selection.ticked.contains(r)).collect();
    let cells = part == Part::Cells || (part == Part::Chosen && table.selection.cells_are_last());
    let (rows, columns) = match table.selection.span() {
        // A tick somewhere out of sight is not what a person means who has chosen cells after it.
        _ if !ticked.is_empty() && !cells => (ticked, &table.columns[..]),
        Some((rows, columns)) => (shown[rows.clone()].to_vec(), &table.columns[columns.clone()]),
        None => (shown.to_vec(), &table.columns[..]),
    };
    written(&rows, columns, library, &table.names, head)
}

fn written(
    rows: &[Row],
    columns: &[Column],
    library: &Library,
    names: &Names,
    head: impl Fn(Column) -> String,
) -> Copied {
    let mut text = columns.iter().map(|c| head(*c)).collect::<Vec<_>>().join("\t");
    let mut html = String::from("<meta charset=\"utf-8\"><table><thead><tr>");
    for column in columns {
        let _ = write!(html, "<th>{}</th>", escaped(&head(*column)));
    }
    html.push_str("</tr></thead><tbody>");
    for (reading, figure) in rows.iter().filter_map(|r| r.of(library)) {
        text.push('\n');
        html.push_str("<tr>");
        for (i, column) in columns.iter().enumerate() {
            let cell = column::words(names, *column, reading, figure);
            let cell = guarded(&cell);
            if i > 0 {
                text.push('\t');
            }
            text.push_str(&cell);
            // Words stay words in Excel: 4.5–5 is no date and a code keeps its noughts.
            let format =
                if column.is_number() && *column != Column::Value { "" } else { " style=\"mso-number-format:'\\@'\"" };
            let _ = write!(html, "<td{format}>{}</td>", escaped(&cell));
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table>");
    Copied { text, html, rows: rows.len() }
}

/// One line, and no formula: a cell that begins like one gets an apostrophe, unless it is a plain number.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    let one_line = if cell.contains(['\t', '\n', '\r']) {
        Cow::Owned(cell.split(['\t', '\n', '\r']).map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned())
    } else {
        Cow::Borrowed(cell)
    };
    let begins = one_line.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if begins && one_line.trim().parse::<f64>().is_err() {
        return Cow::Owned(format!("'{one_line}"));
    }
    one_line
}

impl State {
    /// A part of the table.
    pub fn copied(&self, part: Part) -> Copied {
        chosen(&self.table, &self.library, part, |c| self.locale.say(c.key()))
    }

    /// Puts a part of the table on the clipboard.
    pub(in crate::app) fn copy_table(&mut self, part: Part) {
        let copied = self.copied(part);
        self.copying.start(copied, self.reach.wake.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        for cell in ["=1+1", "+86", "-cmd", "@SUM(A1)", "＝A1", "=HYPERLINK(\"x\")", " =1"] {
            let expected = if cell == "+86" { cell.to_owned() } else { format!("'{cell}") };
            assert_eq!(guarded(cell), expected, "{cell}");
        }
        assert_eq!(guarded("-0.5"), "-0.5");
        assert_eq!(guarded("增长5%\n左右\t好"), "增长5% 左右 好");
        assert_eq!(guarded("\t=1+1"), "'=1+1");
    }
}
