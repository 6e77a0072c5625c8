//! The table in plain text as Markdown has it: the columns that people read, notes and sources below.

use super::model::{Book, Table};
use super::pace::Pace;
use super::{Error, Options, words};

pub(super) fn write(book: &Book, options: &Options, pace: &mut Pace<'_>) -> Result<Vec<u8>, Error> {
    let mut out = String::new();
    if !book.title.is_empty() {
        out.push_str(&format!("# {}\n\n", escaped(&book.title)));
    }
    book.lead.iter().for_each(|l| out.push_str(&format!("{}\n\n", escaped(l))));
    if let Some(unit) = &book.unit {
        out.push_str(&format!("{}{}\n\n", words::unit(options.lang), escaped(unit)));
    }
    let mut numbers = Vec::new();
    table(&mut out, &book.table, options, &mut numbers, pace)?;
    for (n, note) in numbers.iter().enumerate() {
        out.push_str(&format!("\n[^{}]: {}", n + 1, escaped(note)));
    }
    out.push_str(if numbers.is_empty() { "" } else { "\n" });
    if !book.notes.is_empty() {
        out.push_str(&format!(
            "\n{}{}\n",
            words::note(options.lang),
            escaped(&words::joined(options.lang, &book.notes))
        ));
    }
    if !book.sources.is_empty() {
        out.push_str(&format!("\n{}\n\n", words::sources(options.lang)));
        for (n, source) in book.sources.iter().enumerate() {
            out.push_str(&format!("{}. {}\n", n + 1, escaped(source)));
        }
    }
    Ok(out.into_bytes())
}

fn table(
    out: &mut String,
    table: &Table,
    options: &Options,
    notes: &mut Vec<String>,
    pace: &mut Pace<'_>,
) -> Result<(), Error> {
    let core = table.core();
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    out.push_str(&line(core.iter().map(|c| escaped(table.columns[*c].head(options.head))).collect()));
    let rule = |c: &usize| if words::is_number(&table.columns[*c]) { "---:".to_owned() } else { "---".to_owned() };
    out.push_str(&line(core.iter().map(rule).collect()));
    for (r, row) in table.rows.iter().enumerate() {
        pace.row()?;
        let mut cells = Vec::new();
        for &c in &core {
            let said = row.get(c).map(|cell| words::said(cell, &table.columns[c], options)).unwrap_or_default();
            let mut cell = escaped(&said);
            for note in table.footnotes.get(&(r, c)).into_iter().flatten() {
                let number = words::numbered(notes, note);
                cell.push_str(&format!("[^{number}]"));
            }
            cells.push(cell);
        }
        out.push_str(&line(cells));
    }
    Ok(())
}

/// Words in one line, without what Markdown would take for marks.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '|' | '\\' | '`' | '*' | '_' | '<' | '[' | ']' | '#' | '~' => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.trim().to_owned()
}
