//! The text of the document: title, lead, one 三线表 a group of rows, note and sources.

use super::super::model::{Book, Cell, Table};
use super::super::pace::Pace;
use super::super::{Error, Options, words};
use super::notes::{Notes, heading};
use super::{paragraph, run};

/// Twentieths of a point between the margins of an A4 page, upright and across.
const UPRIGHT: usize = 9070;
const ACROSS: usize = 14_000;
/// The most halves of a Han character that stand side by side on an upright page in letters of 9 pt.
const UPRIGHT_CHARS: usize = 100;

pub(super) fn document(
    book: &Book,
    options: &Options,
    notes: &mut Notes,
    pace: &mut Pace<'_>,
) -> Result<String, Error> {
    let lang = options.lang;
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>",
    );
    out.push_str(&paragraph("Title", &book.title));
    book.lead.iter().for_each(|l| out.push_str(&paragraph("Lead", l)));
    let groups = groups(&book.table, options);
    let columns = shown(&book.table, groups.len() > 1);
    let chars: usize = columns.iter().map(|c| wide(&book.table, *c, options)).sum();
    let across = chars > UPRIGHT_CHARS;
    let room = if across { ACROSS } else { UPRIGHT };
    for (n, (name, rows)) in groups.iter().enumerate() {
        if groups.len() > 1 {
            out.push_str(&paragraph("Caption", &words::numbered_table(lang, n + 1, name)));
        }
        if let Some(unit) = &book.unit {
            out.push_str(&paragraph("Unit", &format!("{}{unit}", words::unit(lang))));
        }
        let widths: Vec<usize> = columns.iter().map(|c| wide(&book.table, *c, options) * room / chars.max(1)).collect();
        table(&mut out, &book.table, rows, (&columns, &widths), options, notes, pace)?;
    }
    if !book.notes.is_empty() {
        out.push_str(&paragraph("Below", &format!("{}{}", words::note(lang), words::joined(lang, &book.notes))));
    }
    if !book.sources.is_empty() {
        out.push_str(&paragraph("Below", words::sources(lang)));
        for (n, source) in book.sources.iter().enumerate() {
            out.push_str(&paragraph("Source", &format!("[{}] {source}", n + 1)));
        }
    }
    if notes.stand_at_end() {
        out.push_str(&heading(words::sentences(lang)));
    }
    out.push_str(section(across));
    out.push_str("</w:body></w:document>");
    Ok(out)
}

fn section(across: bool) -> &'static str {
    if across {
        "<w:sectPr><w:endnotePr><w:numFmt w:val=\"decimal\"/></w:endnotePr><w:pgSz w:w=\"16838\" w:h=\"11906\" \
         w:orient=\"landscape\"/><w:pgMar w:top=\"1418\" w:right=\"1418\" w:bottom=\"1418\" w:left=\"1418\" \
         w:header=\"851\" w:footer=\"851\" w:gutter=\"0\"/></w:sectPr>"
    } else {
        "<w:sectPr><w:endnotePr><w:numFmt w:val=\"decimal\"/></w:endnotePr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"1418\" w:right=\"1418\" w:bottom=\"1418\" w:left=\"1418\" w:header=\"851\" \
         w:footer=\"851\" w:gutter=\"0\"/></w:sectPr>"
    }
}

/// The rows by the words of the column that parts them, in their order; all in one where none does.
fn groups(table: &Table, options: &Options) -> Vec<(String, Vec<usize>)> {
    let Some(by) = table.by else { return vec![(String::new(), (0..table.rows.len()).collect())] };
    let mut found: Vec<(String, Vec<usize>)> = Vec::new();
    for (r, row) in table.rows.iter().enumerate() {
        let name = row.get(by).map(|c| words::said(c, &table.columns[by], options)).unwrap_or_default();
        match found.iter_mut().find(|g| g.0 == name) {
            Some(group) => group.1.push(r),
            None => found.push((name, vec![r])),
        }
    }
    found
}

/// The columns that are shown; what parts the rows stands in the captions.
fn shown(table: &Table, parted: bool) -> Vec<usize> {
    table.core().into_iter().filter(|c| !parted || Some(*c) != table.by).collect()
}

/// How wide a column is to be, in halves of a Han character; longer words are broken.
fn wide(table: &Table, c: usize, options: &Options) -> usize {
    let head = words::width(table.columns[c].head(options.head));
    words::natural(table, c, options).max(head).clamp(6, 16) + 2
}

fn table(
    out: &mut String,
    table: &Table,
    rows: &[usize],
    (columns, widths): (&[usize], &[usize]),
    options: &Options,
    notes: &mut Notes,
    pace: &mut Pace<'_>,
) -> Result<(), Error> {
    out.push_str(
        "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:jc w:val=\"center\"/><w:tblBorders><w:top \
         w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"000000\"/><w:bottom w:val=\"single\" w:sz=\"12\" \
         w:space=\"0\" w:color=\"000000\"/></w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"70\" \
         w:type=\"dxa\"/><w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>",
    );
    widths.iter().for_each(|w| out.push_str(&format!("<w:gridCol w:w=\"{w}\"/>")));
    out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (c, w) in columns.iter().zip(widths) {
        let line =
            "<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"000000\"/></w:tcBorders>";
        cell(out, *w, line, side(table, *c), &run("<w:b/>", table.columns[*c].head(options.head)));
    }
    out.push_str("</w:tr>");
    for &r in rows {
        pace.row()?;
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (&c, w) in columns.iter().zip(widths) {
            let said = table.rows[r].get(c).unwrap_or(&Cell::Empty);
            let mut content = run("", &words::said(said, &table.columns[c], options));
            for note in table.footnotes.get(&(r, c)).into_iter().flatten() {
                content.push_str(&notes.refer(note));
            }
            cell(out, *w, "", side(table, c), &content);
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
    Ok(())
}

fn side(table: &Table, c: usize) -> &'static str {
    if words::is_number(&table.columns[c]) { "right" } else { "left" }
}

fn cell(out: &mut String, width: usize, borders: &str, side: &str, content: &str) {
    out.push_str(&format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{borders}<w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr>\
         <w:pStyle w:val=\"Cell\"/><w:jc w:val=\"{side}\"/></w:pPr>{content}</w:p></w:tc>"
    ));
}
