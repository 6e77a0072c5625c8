//! The table as Parquet: a typed column a column, null for what is missing; labels, notes and sources as metadata.

use std::sync::Arc;

use ::parquet::basic::{LogicalType, Repetition, Type as Physical};
use ::parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use ::parquet::errors::ParquetError;
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use ::parquet::schema::types::Type as Schema;

use super::Error;
use super::model::{Book, Cell, Column, Type};
use super::pace::Pace;
use crate::report::Date;

/// How many rows stand together.
const GROUP: usize = 100_000;

impl From<ParquetError> for Error {
    fn from(e: ParquetError) -> Self {
        Self::Writer(e.to_string())
    }
}

pub(super) fn write(book: &Book, pace: &mut Pace<'_>) -> Result<Vec<u8>, Error> {
    let table = &book.table;
    let fields = table.columns.iter().map(|c| field(c).map(Arc::new)).collect::<Result<Vec<_>, _>>()?;
    let schema = Arc::new(Schema::group_type_builder("duibiao").with_fields(fields).build()?);
    let program = format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
    let properties = WriterProperties::builder().set_created_by(program).set_key_value_metadata(Some(metadata(book)));
    let mut out = Vec::new();
    let mut file = SerializedFileWriter::new(&mut out, schema, Arc::new(properties.build()))?;
    for rows in table.rows.chunks(GROUP) {
        let mut group = file.next_row_group()?;
        for (c, column) in table.columns.iter().enumerate() {
            pace.look()?;
            let Some(mut writer) = group.next_column()? else { break };
            let cells = rows.iter().map(|row| row.get(c).unwrap_or(&Cell::Empty));
            fill(&mut writer, column.ty, cells)?;
            writer.close()?;
        }
        group.close()?;
        for _ in rows {
            pace.row()?;
        }
    }
    file.close()?;
    Ok(out)
}

fn field(column: &Column) -> Result<Schema, Error> {
    let (physical, logical) = match column.ty {
        Type::Text | Type::Code => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Type::Number => (Physical::DOUBLE, None),
        Type::Integer | Type::Year => (Physical::INT64, None),
        Type::Date => (Physical::INT32, Some(LogicalType::Date)),
        Type::Flag => (Physical::BOOLEAN, None),
    };
    let builder = Schema::primitive_type_builder(&column.id, physical);
    Ok(builder.with_repetition(Repetition::OPTIONAL).with_logical_type(logical).build()?)
}

fn metadata(book: &Book) -> Vec<KeyValue> {
    let label = |c: &Column| (c.id.to_string(), serde_json::Value::from(c.zh.as_str()));
    let labels: serde_json::Map<String, serde_json::Value> = book.table.columns.iter().map(label).collect();
    let lines = |all: &[String]| all.join("\n");
    [
        ("title", book.title.clone()),
        ("labels", serde_json::Value::Object(labels).to_string()),
        ("notes", lines(&book.notes)),
        ("sources", lines(&book.sources)),
    ]
    .into_iter()
    .filter(|(_, v)| !v.is_empty())
    .map(|(k, v)| KeyValue::new(format!("duibiao.{k}"), v))
    .collect()
}

/// Writes the cells of a column: what is there, and of each row whether it is.
fn fill<'c>(
    writer: &mut SerializedColumnWriter<'_>,
    ty: Type,
    cells: impl Iterator<Item = &'c Cell> + Clone,
) -> Result<(), Error> {
    match ty {
        Type::Text | Type::Code => {
            let (values, there) = split(cells, |c| match c {
                Cell::Text(t) => Some(ByteArray::from(t.as_str())),
                _ => None,
            });
            writer.typed::<ByteArrayType>().write_batch(&values, Some(&there), None)?;
        }
        Type::Number => {
            let (values, there) = split(cells, |c| match c {
                Cell::Number(n) => Some(n.value()),
                _ => None,
            });
            writer.typed::<DoubleType>().write_batch(&values, Some(&there), None)?;
        }
        Type::Integer | Type::Year => {
            let (values, there) = split(cells, |c| match c {
                Cell::Integer(i) => Some(*i),
                _ => None,
            });
            writer.typed::<Int64Type>().write_batch(&values, Some(&there), None)?;
        }
        Type::Date => {
            let (values, there) = split(cells, |c| match c {
                Cell::Date(d) => Some(days(*d)),
                _ => None,
            });
            writer.typed::<Int32Type>().write_batch(&values, Some(&there), None)?;
        }
        Type::Flag => {
            let (values, there) = split(cells, |c| match c {
                Cell::Flag(f) => Some(*f),
                _ => None,
            });
            writer.typed::<BoolType>().write_batch(&values, Some(&there), None)?;
        }
    }
    Ok(())
}

fn split<'c, T>(cells: impl Iterator<Item = &'c Cell>, take: impl Fn(&Cell) -> Option<T>) -> (Vec<T>, Vec<i16>) {
    let (mut values, mut there) = (Vec::new(), Vec::new());
    for cell in cells {
        let value = take(cell);
        there.push(i16::from(value.is_some()));
        values.extend(value);
    }
    (values, there)
}

/// Days since 1 January 1970, by the calendar that has always been as it is today.
fn days(d: Date) -> i32 {
    let (y, m) = if d.month > 2 { (d.year, i32::from(d.month) - 3) } else { (d.year - 1, i32::from(d.month) + 9) };
    let era = y.div_euclid(400);
    let year = y.rem_euclid(400);
    let day = (153 * m + 2) / 5 + i32::from(d.day) - 1;
    era * 146_097 + year * 365 + year / 4 - year / 100 + day - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        let on = |year, month, day| days(Date { year, month, day });
        assert_eq!([on(1970, 1, 1), on(2000, 3, 1), on(2024, 2, 29), on(1954, 9, 23)], [0, 11_017, 19_782, -5579]);
    }
}
