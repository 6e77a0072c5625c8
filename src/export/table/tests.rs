//! Tables are read back here by parsing what was written; `.ci/tables` reads them with other programs.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "tests touch the world")]

use std::io::Read;

use super::*;
use crate::comparison::{Coding, Point};
use crate::report::Date;

/// A table with all that can stand in a cell, and with what people and pages do to words.
pub(super) fn hostile() -> Book {
    let columns = vec![
        Column::core("name", "名称", "Name", Type::Text),
        Column::core("bound", "约束方式", "Bound", Type::Code),
        Column::core("low", "下限", "Low", Type::Number),
        Column::more("year", "年份", "Year", Type::Integer),
        Column::more("date", "日期", "Date", Type::Date),
        Column::more("revised", "曾调整", "Revised", Type::Flag),
    ];
    let mut table = Table::new("指标[1]/a:b", columns);
    let names = [
        "=HYPERLINK(\"http://x\")",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "a,b \"c\"\n<b>&amp;|*_`]]>",
        "零\u{0}宽\u{200b}字\u{b}符",
        "-7",
    ];
    for (i, name) in names.iter().enumerate() {
        table.rows.push(vec![
            Cell::words(Some(name)),
            Cell::words(Some("at_least")),
            Cell::number(Some(-7.0), "下降7.0%"),
            Cell::Integer(2010 + i as i64),
            Cell::Date(Date { year: 2023, month: 1, day: 12 }),
            Cell::Flag(i == 0),
        ]);
    }
    table.rows.push(vec![
        Cell::words(Some(&"长".repeat(40_000))),
        Cell::Missing("not_stated"),
        Cell::Missing("not_stated"),
        Cell::Empty,
        Cell::Date(Date { year: 1850, month: 1, day: 1 }),
        Cell::Empty,
    ]);
    table.footnotes.insert((0, 2), vec!["=原句。".into()]);
    let sheet = Table { name: "指标[1]/a:b".into(), ..table.clone() };
    Book {
        title: "=标题<&>".into(),
        unit: Some("%".into()),
        lead: vec!["=一段话。".into()],
        table,
        notes: vec!["区间取中点。".into(), "以上取原数".into()],
        sources: vec!["某省人民政府. 报告[R]. 2023.".into()],
        sheets: vec![sheet],
    }
}

pub(super) fn written(format: Format) -> Vec<u8> {
    write(&hostile(), format, &Options::of(format, Lang::Zh), &mut |_, _| true).unwrap()
}

pub(super) fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut words = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut words).unwrap();
    words
}

#[test]
fn the_same_book_gives_the_same_bytes() {
    for format in Format::ALL {
        assert!(written(format) == written(format), "{format:?}");
    }
    let core = part(&written(Format::Xlsx), "docProps/core.xml");
    assert!(core.contains("2000-01-01T00:00:00Z"), "{core}");
}

#[test]
fn a_person_can_stop_every_format() {
    let mut book = hostile();
    let row = book.table.rows[0].clone();
    book.table.rows = vec![row; 1000];
    for format in Format::ALL {
        let mut heard = 0;
        let mut tell = |done: usize, total: usize| {
            heard += 1;
            assert!(done <= total && total >= 1000);
            false
        };
        assert_eq!(write(&book, format, &Options::of(format, Lang::Zh), &mut tell), Err(Error::Stopped));
        assert_eq!(heard, 1, "{format:?}");
    }
}

#[test]
fn csv_is_read_back_as_it_was_and_runs_nothing() {
    let bytes = written(Format::Csv);
    let plain = bytes.strip_prefix(b"\xef\xbb\xbf").expect("a mark");
    let mut reader = ::csv::Reader::from_reader(plain);
    assert_eq!(reader.headers().unwrap(), vec!["name", "bound", "low", "year", "date", "revised"]);
    let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let book = hostile();
    for (row, cells) in rows.iter().zip(&book.table.rows) {
        let Cell::Text(name) = &cells[0] else { panic!("a name") };
        let marked = row[0].strip_prefix('\'');
        assert_eq!(marked.unwrap_or(&row[0]), name);
        assert!(marked.is_some() || !name.starts_with(['=', '+', '@', '\t']), "{name}");
    }
    assert_eq!(rows[0].iter().skip(1).collect::<Vec<_>>(), ["at_least", "-7.0", "2010", "2023-01-12", "1"]);
    assert_eq!(&rows[7][0], "-7", "a number stays a number");
    assert_eq!((&rows[8][1], &rows[8][2]), ("", ""), "what is missing is empty");
    assert!(
        !write(&book, Format::Csv, &Options { bom: false, ..Options::of(Format::Csv, Lang::Zh) }, &mut |_, _| true)
            .unwrap()
            .starts_with(b"\xef\xbb\xbf")
    );
}

#[test]
fn a_workbook_has_typed_cells_a_head_that_stays_and_no_formula() {
    let bytes = written(Format::Xlsx);
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "no formula");
    assert!(sheet.contains("<c r=\"A2\" s=") && sheet.contains("t=\"s\""), "words are strings");
    assert!(sheet.contains("<v>-7</v>"), "numbers are numbers");
    assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter ref=\"A1:F10\""), "{sheet}");
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("quotePrefix=\"1\"") && styles.contains("0.0"), "marked, and in its digits");
    let strings = part(&bytes, "xl/sharedStrings.xml");
    assert!(strings.contains("名称") && strings.contains("以上") && strings.contains("未提及"));
    let book = part(&bytes, "xl/workbook.xml");
    assert!(book.contains("name=\"指标1ab\"") && book.contains("name=\"指标1ab 2\""), "{book}");
}

#[test]
fn more_rows_than_a_sheet_holds_are_refused() {
    let mut book = hostile();
    book.table.columns.truncate(1);
    book.table.rows = vec![vec![Cell::Integer(1)]; 1_048_576];
    book.table.footnotes.clear();
    let wrong = write(&book, Format::Xlsx, &Options::of(Format::Xlsx, Lang::Zh), &mut |_, _| true);
    assert_eq!(wrong, Err(Error::TooLong { rows: 1_048_576, most: 1_048_575 }));
}

#[test]
fn markdown_keeps_its_columns_whatever_the_words() {
    let words = String::from_utf8(written(Format::Markdown)).unwrap();
    let lines: Vec<&str> = words.lines().filter(|l| l.starts_with('|')).collect();
    assert_eq!(lines.len(), 2 + 9);
    for line in &lines {
        let bars = line.replace("\\|", "").matches('|').count();
        assert_eq!(bars, 4, "{line}");
    }
    assert_eq!(lines[0], "| 名称 | 约束方式 | 下限 |");
    assert_eq!(lines[1], "| --- | --- | ---: |");
    assert!(lines[2].ends_with("| 以上 | −7.0[^1] |"), "{}", lines[2]);
    assert!(words.contains("[^1]: =原句。") && words.contains("注：区间取中点；以上取原数。"), "{words}");
}

#[test]
fn html_holds_no_marks_of_others_and_marks_text_as_text() {
    let words = String::from_utf8(written(Format::Html)).unwrap();
    assert!(!words.contains("<b>") && words.contains("&lt;b&gt;&amp;amp;"));
    assert!(words.contains("<td style=\"mso-number-format:'\\@'\">'=HYPERLINK(&quot;http://x&quot;)</td>"));
    assert!(words.contains("<td class=\"n\" align=\"right\">−7.0<sup>[1]</sup></td>"));
    let mut reader =
        quick_xml::Reader::from_str(words.split_once("<tbody>").unwrap().1.split("</tbody>").next().unwrap());
    let mut cells = 0;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(e) if e.name().as_ref() == "td" => cells += 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(cells, 27);
}

#[test]
fn json_lines_are_objects_with_types() {
    let words = String::from_utf8(written(Format::Jsonl)).unwrap();
    let rows: Vec<serde_json::Value> = words.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(rows[0]["name"], "=HYPERLINK(\"http://x\")", "data is as it is");
    assert_eq!((&rows[0]["low"], &rows[0]["revised"]), (&(-7.0).into(), &true.into()));
    assert_eq!(rows[8]["low"], serde_json::Value::Null);
}

/// Stata takes names of at most 32 letters, digits and `_`, none of its own words.
#[test]
fn names_of_columns_are_safe_everywhere() {
    let own = ["byte", "double", "float", "if", "in", "int", "long", "using", "with", "strL", "_n", "_N", "_cons"];
    let lexicon = crate::reading::Rules::bundled().unwrap().figures.lexicon;
    let figures = Figures::new(&lexicon, Lang::Zh, true).finish();
    let long = empty_panel(&lexicon, &Coding::default());
    for column in figures.table.columns.into_iter().chain(long.table.columns) {
        let id = &*column.id;
        assert!(id.len() <= 32 && !own.contains(&id), "{id}");
        assert!(id.starts_with(|c: char| c.is_ascii_lowercase()), "{id}");
        assert!(id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'), "{id}");
        assert!(!column.zh.is_empty() && !column.en.is_empty());
    }
}

fn empty_panel(lexicon: &crate::figures::Lexicon, coding: &Coding) -> Book {
    panel(&[], &PanelOf { readings: &[], lexicon, coding, lang: Lang::Zh })
}

#[test]
fn parquet_is_read_back_with_its_types_and_labels() {
    use ::parquet::file::reader::{FileReader, SerializedFileReader};
    use ::parquet::record::Field;
    let bytes = written(Format::Parquet);
    let file = tempfile(&bytes);
    let reader = SerializedFileReader::new(std::fs::File::open(&file).unwrap()).unwrap();
    let rows: Vec<Vec<Field>> = reader
        .get_row_iter(None)
        .unwrap()
        .map(|row| row.unwrap().get_column_iter().map(|(_, field)| field.clone()).collect())
        .collect();
    std::fs::remove_file(file).unwrap();
    assert_eq!(rows.len(), 9);
    assert_eq!(rows[0][0], Field::Str("=HYPERLINK(\"http://x\")".into()), "data is as it is");
    assert_eq!((&rows[0][2], &rows[0][3]), (&Field::Double(-7.0), &Field::Long(2010)));
    assert_eq!((&rows[0][4], &rows[0][5]), (&Field::Date(19_369), &Field::Bool(true)));
    assert_eq!((&rows[8][1], &rows[8][2]), (&Field::Null, &Field::Null));
    let known = reader.metadata().file_metadata().key_value_metadata().unwrap();
    let labels = known.iter().find(|k| k.key == "duibiao.labels").unwrap().value.clone().unwrap();
    assert!(labels.contains("\"low\":\"下限\""), "{labels}");
}

fn tempfile(bytes: &[u8]) -> std::path::PathBuf {
    let path = std::env::temp_dir().join(format!("duibiao-table-{}.parquet", std::process::id()));
    std::fs::write(&path, bytes).unwrap();
    path
}

/// The rules by which values became numbers stand in every export: in words, in a sheet, in a column.
#[test]
fn a_panel_carries_its_coding_rules() {
    let lexicon = crate::reading::Rules::bundled().unwrap().figures.lexicon;
    let coding = Coding { at_least: Point::Missing, ..Coding::default() };
    let book = empty_panel(&lexicon, &coding);
    assert!(book.notes[1].contains("区间取中点，左右取原数，以上记缺失，以内取原数"), "{}", book.notes[1]);
    assert!(empty_panel(&lexicon, &Coding::default()).notes[1].contains("左右、以上、以内取原数"));
    let rules = book.sheets.iter().find(|s| s.name == "编码规则").unwrap();
    let said: Vec<String> = rules.rows.iter().map(|r| r.iter().map(Cell::data).collect::<Vec<_>>().join("|")).collect();
    assert!(said.contains(&"点值|以上：6%以上|记缺失".to_owned()), "{said:?}");
    assert!(said.contains(&"约束|预期性|不据此判定".to_owned()), "{said:?}");
    assert!(book.table.columns.iter().any(|c| c.id == "point_rule"));
}

#[test]
fn scripts_name_every_column_and_no_string_ends_early() {
    let lexicon = crate::reading::Rules::bundled().unwrap().figures.lexicon;
    let book = empty_panel(&lexicon, &Coding::default());
    for kind in Script::ALL {
        let words = script(&book, kind, Format::Csv, "a\"b\n.csv").unwrap();
        assert!(words.contains("ab.csv"), "{words}");
        for column in &book.table.columns {
            assert!(words.contains(&*column.id) && words.contains(&column.zh), "{} {kind:?}", column.id);
        }
        for line in words.lines() {
            assert_eq!(line.matches('"').count() % 2, 0, "{line}");
        }
    }
    // What xtset takes: one measure, and one row of a place and a year.
    let stata = script(&book, Script::Stata, Format::Csv, "a.csv").unwrap_or_default();
    let at = |words: &str| stata.find(words).unwrap_or_else(|| panic!("{words} is not in {stata}"));
    assert!(at("measure == \"growth\"") < at("_n == 1") && at("_n == 1") < at("xtset id report_year"));
    assert!(script(&book, Script::Stata, Format::Parquet, "a.parquet").is_none(), "Stata reads no Parquet");
}

#[test]
fn endings_say_the_format() {
    assert_eq!(Format::of_ending("XLSX"), Some(Format::Xlsx));
    assert_eq!(Format::of_ending("htm"), Some(Format::Html));
    assert_eq!(Format::of_ending("doc"), None);
    for format in Format::ALL {
        assert_eq!(Format::of_ending(format.ending()), Some(format));
    }
}

#[test]
fn a_document_is_sound_xml_with_notes_that_are_named_once() {
    let bytes = written(Format::Docx);
    let names = [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/footnotes.xml",
        "word/endnotes.xml",
    ];
    for name in names {
        let words = part(&bytes, name);
        let mut reader = quick_xml::Reader::from_str(&words);
        while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
        assert!(!words.contains('\u{0}') && !words.contains('\u{b}'), "{name}");
    }
    let document = part(&bytes, "word/document.xml");
    assert!(document.contains("w:sz=\"12\"") && document.contains("<w:tblHeader/>"), "三线表");
    assert_eq!(document.matches("<w:tr>").count(), 10);
    assert_eq!(document.matches("<w:footnoteReference w:id=\"1\"/>").count(), 1);
    assert!(part(&bytes, "word/footnotes.xml").contains("=原句。"));
    assert!(part(&bytes, "word/styles.xml").contains("w:eastAsia=\"宋体\""));
}

/// Many sentences would push the table off its page: they stand at the end, and whoever says the same refers there.
#[test]
fn many_notes_stand_at_the_end() {
    let mut book = hostile();
    book.table.rows = vec![book.table.rows[0].clone(); 60];
    let note = |n: usize| (format!("第{}句。", n % 50), n);
    book.table.footnotes = (0..60).map(note).map(|(words, n)| ((n, 2), vec![words])).collect();
    let bytes = write(&book, Format::Docx, &Options::of(Format::Docx, Lang::Zh), &mut |_, _| true).unwrap();
    let document = part(&bytes, "word/document.xml");
    assert_eq!(document.matches("<w:endnoteReference ").count(), 50);
    assert_eq!(document.matches("NOTEREF _note").count(), 10);
    assert_eq!(part(&bytes, "word/endnotes.xml").matches("第").count(), 50);
}
