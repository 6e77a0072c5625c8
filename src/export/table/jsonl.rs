//! The table as a JSON object a line, in the order of its columns; null for what is missing.

use std::fmt::Write as _;

use super::Error;
use super::model::{Cell, Table};
use super::pace::Pace;

pub(super) fn write(table: &Table, pace: &mut Pace<'_>) -> Result<Vec<u8>, Error> {
    let mut out = String::new();
    for row in &table.rows {
        pace.row()?;
        for (i, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
            out.push_str(if i == 0 { "{" } else { "," });
            let _ = write!(out, "\"{}\":", column.id);
            match cell {
                Cell::Text(t) => out.push_str(&serde_json::Value::from(t.as_str()).to_string()),
                Cell::Date(d) => {
                    let _ = write!(out, "\"{d}\"");
                }
                Cell::Flag(f) => out.push_str(if *f { "true" } else { "false" }),
                Cell::Number(_) | Cell::Integer(_) => out.push_str(&cell.data()),
                Cell::Missing(_) | Cell::Empty => out.push_str("null"),
            }
        }
        out.push_str("}\n");
    }
    Ok(out.into_bytes())
}
