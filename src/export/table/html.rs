//! The table as a page: a 三线表 that Word, WPS and a browser show alike, with notes and sources below. Text cells are
//! marked as text, so that a spreadsheet into which it is pasted runs none of them.

use super::guard::guarded;
use super::model::{Book, Cell, Table};
use super::pace::Pace;
use super::{Error, Options, words};
use crate::chart::Lang;
use crate::export::escaped_lines;

/// Rules of the page.
const STYLE: &str = "body{font-family:'Times New Roman','宋体',SimSun,serif;font-size:10.5pt;margin:24pt;color:#1a2022;\
background:#fff}h1{font-size:14pt;text-align:center}.unit{text-align:right;font-size:9pt;margin:0}\
table{border-collapse:collapse;width:100%;margin:4pt 0}th{font-weight:bold;padding:3pt 6pt;vertical-align:bottom}\
td{padding:2pt 6pt;vertical-align:top}.n{text-align:right;white-space:nowrap}\
.below{font-size:9pt;line-height:1.5}sup{font-size:7pt}ol.below{margin:0;padding-left:2em}";

/// Lines of 1.5 pt above and below and 0.75 pt under the head, as 三线表 have them. At the cells themselves, for what
/// pastes a table leaves rules of the page behind.
const HEAD: &str = "border-top:1.5pt solid #000;border-bottom:.75pt solid #000";
const LAST: &str = "border-bottom:1.5pt solid #000";

pub(super) fn write(book: &Book, options: &Options, pace: &mut Pace<'_>) -> Result<Vec<u8>, Error> {
    let (lang, title) = (options.lang, escaped_lines(&book.title));
    let tag = if lang == Lang::Zh { "zh-CN" } else { "en" };
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    );
    book.lead.iter().for_each(|l| out.push_str(&format!("<p>{}</p>\n", escaped_lines(l))));
    if let Some(unit) = &book.unit {
        out.push_str(&format!("<p class=\"unit\">{}{}</p>\n", words::unit(lang), escaped_lines(unit)));
    }
    let mut notes = Vec::new();
    table(&mut out, &book.table, options, &mut notes, pace)?;
    if !book.notes.is_empty() {
        let said = escaped_lines(&words::joined(lang, &book.notes));
        out.push_str(&format!("<p class=\"below\">{}{said}</p>\n", words::note(lang)));
    }
    list(&mut out, words::sentences(lang), &notes);
    list(&mut out, words::sources(lang), &book.sources);
    out.push_str("</body>\n</html>\n");
    Ok(out.into_bytes())
}

fn list(out: &mut String, head: &str, items: &[String]) {
    if items.is_empty() {
        return;
    }
    out.push_str(&format!("<p class=\"below\">{head}</p>\n<ol class=\"below\">\n"));
    for item in items {
        out.push_str(&format!("<li>{}</li>\n", escaped_lines(item)));
    }
    out.push_str("</ol>\n");
}

fn table(
    out: &mut String,
    table: &Table,
    options: &Options,
    notes: &mut Vec<String>,
    pace: &mut Pace<'_>,
) -> Result<(), Error> {
    let core = table.core();
    let head = |c: usize| table.columns[c].head(options.head);
    // A text program gives all columns the same width unless it is told theirs: then a year is a column of digits.
    let wide = |c: &usize| words::natural(table, *c, options).max(words::width(head(*c))).clamp(4, 60) + 2;
    let all: usize = core.iter().map(wide).sum();
    out.push_str("<table width=\"100%\" cellspacing=\"0\">\n<thead><tr>");
    for &c in &core {
        let (class, side) = if words::is_number(&table.columns[c]) { (" class=\"n\"", "right") } else { ("", "left") };
        let wide = wide(&c) * 100 / all.max(1);
        let name = escaped_lines(head(c));
        out.push_str(&format!("<th{class} width=\"{wide}%\" align=\"{side}\" style=\"{HEAD}\">{name}</th>"));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for (r, row) in table.rows.iter().enumerate() {
        pace.row()?;
        let line = if r + 1 == table.rows.len() { LAST } else { "" };
        out.push_str("<tr valign=\"top\">");
        for &c in &core {
            let Some(cell) = row.get(c) else { continue };
            open_cell(out, cell, line);
            out.push_str(&escaped_lines(&guarded(&words::said(cell, &table.columns[c], options))));
            for note in table.footnotes.get(&(r, c)).into_iter().flatten() {
                out.push_str(&format!("<sup>[{}]</sup>", words::numbered(notes, note)));
            }
            out.push_str("</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
    Ok(())
}

fn open_cell(out: &mut String, cell: &Cell, line: &str) {
    let style = |own: &str| match (own, line) {
        ("", "") => String::new(),
        (a, b) => format!(" style=\"{}\"", [a, b].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(";")),
    };
    if matches!(cell, Cell::Number(_) | Cell::Integer(_)) {
        out.push_str(&format!("<td class=\"n\" align=\"right\"{}>", style("")));
    } else {
        // Excel takes a cell with this format for text, whatever it begins with.
        out.push_str(&format!("<td{}>", style("mso-number-format:'\\@'")));
    }
}
