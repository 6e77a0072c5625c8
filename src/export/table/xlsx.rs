//! The table as a workbook: typed cells, a head that stays, a filter, columns as wide as Han characters need; behind it
//! the further sheets. Every text is a string and never a formula; what begins like one is marked as text, too.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Workbook, Worksheet, XlsxError,
};

use super::guard::is_risky;
use super::model::{Book, Cell, Table, Type};
use super::pace::Pace;
use super::{Error, Head, Options, words};
use crate::report::Date;

/// The rows of a sheet, its head among them.
const MOST_ROWS: usize = 1_048_576;
/// The characters of a cell.
const MOST_CHARS: usize = 32_000;
/// How many lines of a sentence are shown; the whole of it is in the cell.
const MOST_LINES: usize = 6;
/// The widest that a column is, in halves of a Han character; sentences are broken there.
const WIDEST: usize = 60;

impl From<XlsxError> for Error {
    fn from(e: XlsxError) -> Self {
        Self::Writer(e.to_string())
    }
}

pub(super) fn write(book: &Book, options: &Options, pace: &mut Pace<'_>) -> Result<Vec<u8>, Error> {
    let most = MOST_ROWS - 1;
    if let Some(rows) = std::iter::once(&book.table).chain(&book.sheets).map(|t| t.rows.len()).find(|n| *n > most) {
        return Err(Error::TooLong { rows, most });
    }
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(book)?);
    let looks = Looks::new();
    let mut names = Vec::new();
    let about = about(book, options);
    for table in std::iter::once(&book.table).chain(&book.sheets).chain(&about) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(sheet_name(&table.name, &mut names))?;
        fill(sheet, table, options, &looks, pace)?;
    }
    // Compressing is long and counts no rows.
    pace.look()?;
    Ok(workbook.save_to_buffer()?)
}

/// The same book is the same file on any day: no clock is asked.
fn properties(book: &Book) -> Result<DocProperties, Error> {
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let program = format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
    Ok(DocProperties::new().set_title(&book.title).set_author("").set_comment(program).set_creation_datetime(&day))
}

/// What stands around the table on a page, as a sheet: what it adds up to, notes, sources.
fn about(book: &Book, options: &Options) -> Option<Table> {
    let lang = options.lang;
    let unit = book.unit.as_ref().map(|u| format!("{}{u}", words::unit(lang)));
    let sources = book.sources.first().map(|_| words::sources(lang).to_owned());
    let lines = book.lead.iter().chain(&book.notes).cloned().chain(unit).chain(sources).chain(book.sources.clone());
    let rows: Vec<Vec<Cell>> = lines.map(|l| vec![Cell::Text(l)]).collect();
    let title = super::Column::core("about", &book.title, &book.title, Type::Text);
    let table = Table { rows, keys: 0, ..Table::new(words::about(lang), vec![title]) };
    (!table.rows.is_empty()).then_some(table)
}

/// A name that a sheet may have, and that none has yet.
fn sheet_name(wanted: &str, taken: &mut Vec<String>) -> String {
    let sound: String = wanted.chars().filter(|c| !"[]:*?/\\'".contains(*c) && !c.is_control()).take(28).collect();
    let sound = if sound.trim().is_empty() { "Sheet".to_owned() } else { sound.trim().to_owned() };
    let numbered = |n: usize| if n == 0 { sound.clone() } else { format!("{sound} {}", n + 1) };
    let free = |name: &String| !taken.iter().any(|t| t.to_lowercase() == name.to_lowercase());
    let name = (0..100).map(numbered).find(free).unwrap_or(sound.clone());
    taken.push(name.clone());
    name
}

/// The formats of cells; few, whatever the number of cells.
struct Looks {
    head: Format,
    number_head: Format,
    text: Format,
    broken: Format,
    marked: Format,
    date: Format,
    year: Format,
    grey: Format,
    numbers: Vec<Format>,
}

impl Looks {
    fn new() -> Self {
        let top = Format::new().set_align(FormatAlign::Top);
        let head = Format::new()
            .set_bold()
            .set_background_color(Color::RGB(0x00E9_EDEB))
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(Color::RGB(0x009A_A5A8))
            .set_align(FormatAlign::VerticalCenter);
        let decimals = |n: usize| if n == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(n)) };
        Self {
            number_head: head.clone().set_align(FormatAlign::Right),
            head,
            marked: top.clone().set_quote_prefix(),
            date: top.clone().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            year: top.clone().set_num_format("0").set_align(FormatAlign::Left),
            grey: top.clone().set_font_color(Color::RGB(0x005E_6A6F)),
            broken: top.clone().set_text_wrap(),
            numbers: (0..7).map(|n| top.clone().set_num_format(decimals(n))).collect(),
            text: top,
        }
    }
}

fn fill(
    sheet: &mut Worksheet,
    table: &Table,
    options: &Options,
    looks: &Looks,
    pace: &mut Pace<'_>,
) -> Result<(), Error> {
    for (c, column) in (0u16..).zip(&table.columns) {
        let look = if words::is_number(column) { &looks.number_head } else { &looks.head };
        sheet.write_string_with_format(0, c, column.head(options.head), look)?;
        sheet.set_column_width(c, width(table, usize::from(c), options))?;
    }
    sheet.set_row_height(0, 20)?;
    for (r, row) in (1u32..).zip(&table.rows) {
        pace.row()?;
        for (c, cell) in (0u16..).zip(row) {
            put(sheet, (r, c), cell, table, options, looks)?;
        }
        if let Some(high) = height(table, row) {
            sheet.set_row_height(r, high)?;
        }
    }
    for ((r, c), notes) in &table.footnotes {
        let words = shortened(&notes.join("\n"), 2000);
        let lines = words.lines().map(|l| 1 + words::width(l) / 46).sum::<usize>();
        let note = Note::new(words).add_author_prefix(false).set_width(300).set_height(24 + 17 * lines.min(20) as u32);
        sheet.insert_note(*r as u32 + 1, *c as u16, &note)?;
    }
    sheet.set_freeze_panes(1, table.keys as u16)?;
    let (last, across) = (table.rows.len() as u32, table.columns.len() as u16);
    if last > 0 && across > 0 {
        sheet.autofilter(0, 0, last, across - 1)?;
    }
    print(sheet, table)
}

/// On paper: A4 across, with the head on every page; of columns in the order of reading only those that people read.
fn print(sheet: &mut Worksheet, table: &Table) -> Result<(), Error> {
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    let core = table.core().len();
    if (1..table.columns.len()).contains(&core) && table.columns.iter().take(core).all(|c| c.core) {
        sheet.set_print_area(0, 0, table.rows.len() as u32, core as u16 - 1)?;
    }
    Ok(())
}

fn put(
    sheet: &mut Worksheet,
    (r, c): (u32, u16),
    cell: &Cell,
    table: &Table,
    options: &Options,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let column = &table.columns[usize::from(c)];
    match cell {
        Cell::Number(n) => {
            let look = looks.numbers.get(n.decimals()).unwrap_or(&looks.text);
            sheet.write_number_with_format(r, c, n.value(), look)?;
        }
        Cell::Integer(i) => {
            let look = if column.ty == Type::Year { &looks.year } else { &looks.numbers[0] };
            sheet.write_number_with_format(r, c, *i as f64, look)?;
        }
        Cell::Date(d) => match excel_day(*d) {
            Some(day) => {
                sheet.write_date_with_format(r, c, day, &looks.date)?;
            }
            None => {
                sheet.write_string_with_format(r, c, d.to_string(), &looks.text)?;
            }
        },
        Cell::Flag(f) if options.head == Head::Id => {
            sheet.write_boolean_with_format(r, c, *f, &looks.text)?;
        }
        // A column of numbers keeps numbers alone, for those who reckon with it; others say what is missing.
        Cell::Missing(_) if options.head == Head::Id || !matches!(column.ty, Type::Text | Type::Code) => {}
        Cell::Missing(_) => {
            sheet.write_string_with_format(r, c, words::said(cell, column, options), &looks.grey)?;
        }
        Cell::Empty => {}
        Cell::Text(_) | Cell::Flag(_) => {
            let said = shortened(&words::said(cell, column, options), MOST_CHARS);
            let look = match is_risky(&said) {
                true => &looks.marked,
                false if column.core && words::width(&said) > WIDEST => &looks.broken,
                false => &looks.text,
            };
            sheet.write_string_with_format(r, c, said, look)?;
        }
    }
    Ok(())
}

/// How high a row is whose sentences are broken, in points; nothing for one line. Not every program finds it out itself.
fn height(table: &Table, row: &[Cell]) -> Option<f64> {
    let broken = row.iter().zip(&table.columns).filter(|(_, column)| column.core);
    let lines = broken.map(|(cell, _)| match cell {
        // A Han character that does not fit goes to the next line: a line holds a little less than its width.
        Cell::Text(t) => words::width(t).div_ceil(WIDEST - 3),
        _ => 1,
    });
    let most = lines.max().filter(|n| *n > 1)?;
    Some(15.0 * most.min(MOST_LINES) as f64)
}

fn excel_day(d: Date) -> Option<ExcelDateTime> {
    ExcelDateTime::from_ymd(u16::try_from(d.year).ok()?, d.month, d.day).ok()
}

/// Words of at most so many characters, with … where they were cut.
fn shortened(words: &str, most: usize) -> String {
    match words.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words.to_owned(),
    }
}

/// How wide a column is, in characters: what most of its cells need, sentences within bounds.
fn width(table: &Table, c: usize, options: &Options) -> f64 {
    // Room for the arrow of the filter.
    let head = words::width(table.columns[c].head(options.head)) + 4;
    words::natural(table, c, options).max(head).clamp(6, WIDEST) as f64 + 1.5
}
