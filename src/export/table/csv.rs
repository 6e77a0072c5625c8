//! The table as values with commas, UTF-8. Only the table itself: what a CSV cannot say stands in its columns.

use super::guard::guarded;
use super::model::{Cell, Table, Type};
use super::pace::Pace;
use super::{Error, Head, Options, words};

/// The mark by which Excel on a Chinese system knows UTF-8.
const BOM: &[u8] = b"\xef\xbb\xbf";

pub(super) fn write(table: &Table, options: &Options, pace: &mut Pace<'_>) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    if options.bom {
        out.extend_from_slice(BOM);
    }
    let mut writer = ::csv::WriterBuilder::new().from_writer(out);
    let failed = |e: ::csv::Error| Error::Writer(e.to_string());
    writer.write_record(table.columns.iter().map(|c| c.head(options.head))).map_err(failed)?;
    for row in &table.rows {
        pace.row()?;
        let cells = row.iter().zip(&table.columns).map(|(cell, column)| match (cell, options.head) {
            (Cell::Text(t), Head::Words(lang)) if column.ty == Type::Code => {
                guarded(words::code(lang, &column.id, t).unwrap_or(t)).into_owned()
            }
            (Cell::Text(t), _) => guarded(t).into_owned(),
            (other, _) => other.data(),
        });
        writer.write_record(cells).map_err(failed)?;
    }
    writer.into_inner().map_err(|e| Error::Writer(e.to_string()))
}
